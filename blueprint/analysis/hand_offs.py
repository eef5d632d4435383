"""Hand-offs between owners: each of them, with what is agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from blueprint.analysis.result import Advice, Column, Kind, Table, Value
from blueprint.analysis.wording import counted, listed, quoted
from blueprint.graph.edges import Edge
from blueprint.graph.hand_offs import HandOff, Standing
from blueprint.graph.nodes import Owner


def hand_offs_table(found: Sequence[HandOff]) -> Table:
    """Each hand-off with its two owners, the work on both sides, and what is agreed."""
    columns = (Column("giver", "Giver", Kind.ELEMENT), Column("giver_name", "From"),
               Column("taker", "Taker", Kind.ELEMENT), Column("taker_name", "To"),
               Column("source", "After", Kind.ELEMENT), Column("source_name", "Work before"),
               Column("target", "Before", Kind.ELEMENT), Column("target_name", "Work after"),
               Column("kind", "Kind", Kind.TEXT, "how the two actions are joined: relies, informs, flow"),
               Column("standing", "Stands", Kind.TEXT,
                      "`agreed`; `agreed elsewhere`: the same two owners agree on another one; `open`: nothing is "
                      "agreed; `one head`: one is part of the other, or both of one department; `a system`: a tool"),
               Column("agreement", "Agreement", Kind.TEXT, "label and artefact of the link"),
               Column("within", "Within", Kind.DURATION))  # fmt: skip
    return Table("hand_offs", "Hand-offs between owners", columns, tuple(_row(one) for one in found),
                 "Services break where work crosses from one owner to the next (Kingman-Brundage 1989).")  # fmt: skip


def _row(one: HandOff) -> tuple[Value, ...]:
    edge = one.edge
    return (one.giver.id, one.giver.name, one.taker.id, one.taker.name, edge.source.id, edge.source.name,
            edge.target.id, edge.target.name, edge.kind.value, one.standing.value, _agreement(edge),
            edge.within)  # fmt: skip


def _agreement(edge: Edge) -> str | None:
    return ", ".join(filter(None, (edge.label, edge.artefact))) or None


def hand_offs_sentence(found: Sequence[HandOff]) -> str:
    """How often work passes from one owner to another, and how these hand-offs stand."""
    if not found:
        return "No work passes from one owner to another."
    counts = Counter(one.standing for one in found)
    told = ", ".join(f"{counts[standing]} {words}" for standing, words in _WORDS.items() if counts[standing])
    return f"Work passes from one owner to another {counted(len(found), 'time')}: {told}."


_WORDS = {
    Standing.AGREED: "agreed",
    Standing.ELSEWHERE: "between two who agree on another one",
    Standing.ONE_HEAD: "under one head",
    Standing.TOOL: "to a system",
    Standing.OPEN: "with nothing agreed",
}


def agree_first(found: Sequence[HandOff]) -> Advice | None:
    """The two owners with the most open hand-offs: what to agree on first."""
    pairs: dict[tuple[Owner, Owner], list[HandOff]] = {}
    for one in found:
        if one.standing is Standing.OPEN:
            pairs.setdefault((one.giver, one.taker), []).append(one)
    if not pairs:
        return None
    (giver, taker), worst = max(pairs.items(), key=lambda pair: len(pair[1]))
    first = worst[0].edge
    passes = counted(len(worst), "hand-off", "hand-offs")
    because = (f"{passes} from one to the other, first from {quoted(first.source.name)} to "
               f"{quoted(first.target.name)}, and nothing is agreed (Kingman-Brundage 1989)")  # fmt: skip
    ends = dict.fromkeys(end.id for one in worst for end in (one.edge.source, one.edge.target))
    text = f"Let {listed([giver.name, taker.name])} agree on what is handed over, and how soon"
    return Advice(text, because, tuple(ends), giver.name)
