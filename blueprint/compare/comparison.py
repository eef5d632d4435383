"""What changed between two blueprints, how it feels, what the rules find: in the one shape of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint.analysis.journey import owners_met
from blueprint.analysis.result import Column, Kind, Mark, Result, Table
from blueprint.compare import sentences
from blueprint.compare.changes import Change, What
from blueprint.compare.compared import Compared, compared
from blueprint.compare.feelings import emotion_table, panel_table, sparks
from blueprint.compare.judged import findings_table
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Node, Step
from blueprint.rules.findings import Finding

NO_ELEMENTS = {"blueprint", "factor", "link"}
"""What changes and is no element, though it may be called by the id of one. A lane is found among lanes alone."""


def compare(
    before: Graph, after: Graph, findings_before: Iterable[Finding] = (), findings_after: Iterable[Finding] = ()
) -> Result:
    """What changed between two blueprints: two states of a service, or two versions of a file.

    findings_before, findings_after: what the same rules find in each, if they were run.

    Tables: `changes` (each with its key, what was and what is, and who answers for it), `emotion` (step by step and
    customer by customer), `panel` (peak–end and the other figures, before and after), `findings` (new, fixed, still
    there). Marks have the kind of the change, and the id of the element as it is now, else as it was.
    """
    all_of_it = compared(before, after, findings_before, findings_after)
    return Result(
        "compare",
        sentences.title(before, after),
        summary=tuple(sentences.summary(all_of_it)),
        tables=(
            _changes_table(all_of_it),
            emotion_table(all_of_it.feelings),
            panel_table(all_of_it.figures),
            findings_table(all_of_it.findings),
        ),
        marks=tuple(_marks(all_of_it.changes)),
        caveats=tuple(sentences.caveats(all_of_it)),
        advice=tuple(sentences.advice(all_of_it)),
        sparks=tuple(sparks(all_of_it.feelings, all_of_it.places)),
    )


def _changes_table(all_of_it: Compared) -> Table:
    columns = (Column("what", "Change"), Column("kind", "Of"), Column("name", "Name"),
               Column("before_id", "Id before", Kind.ELEMENT), Column("after_id", "Id after", Kind.ELEMENT),
               Column("key", "What of it"), Column("was", "Before"), Column("now", "After"),
               Column("owner", "Answers for it"))  # fmt: skip
    rows = tuple(
        (one.what.value, one.kind, one.name, one.before, one.after, one.key, one.was, one.now, _owner(one, all_of_it))
        for one in _along_the_journey(all_of_it)
    )
    return Table("changes", "Every change", columns, rows, "What follows from a change is not told beside it.")


def _along_the_journey(all_of_it: Compared) -> list[Change]:
    """The changes of the whole, then those of each step with what is in it, then those of the directories."""
    numbers = {id(step): number for number, place in enumerate(all_of_it.places)
               for step in (place.before, place.after) if step}  # fmt: skip

    def place(one: Change) -> tuple[int, int]:
        if one.kind in {"blueprint", "phase"}:
            return (0, 0)
        node = _node(one, all_of_it)[0]
        number = numbers.get(id(getattr(node, "step", node)))
        return (2, 0) if number is None else (1, number)

    return sorted(all_of_it.changes, key=place)


def _node(change: Change, all_of_it: Compared) -> tuple[Node | None, Graph]:
    """The element that changed, as it is now, else as it was; None for what is no element."""
    graph, key = (all_of_it.after, change.after) if change.after else (all_of_it.before, change.before or "")
    if change.kind in NO_ELEMENTS:
        return None, graph
    if change.kind == "lane":  # it may have the id of an element
        return next(lane for lane in graph.lanes if lane.id == key), graph
    return graph.find(key), graph


def _owner(change: Change, all_of_it: Compared) -> str | None:
    """Who answers for what changed."""
    node, graph = _node(change, all_of_it)
    return (", ".join(_owners(node, graph)) or None) if node else None


def _owners(node: Node, graph: Graph) -> Sequence[str]:
    """The names of those who answer for an element; for what customers do, of those whom they meet there."""
    if isinstance(node, Step):
        acting = tuple(action for lane in graph.lanes for action in graph.cell(node, lane))
        return owners_met(graph, node, tuple(one for one in acting if isinstance(one, CustomerAction)))
    if isinstance(node, CustomerAction):
        return owners_met(graph, node.step, (node,))
    owner = graph.owner_of(node)
    return [owner.name] if owner else []


def _marks(found: Iterable[Change]) -> Iterator[Mark]:
    for one in found:
        key = one.after or one.before
        if key and one.kind not in NO_ELEMENTS:
            told = one.what in {What.ADDED, What.REMOVED}
            yield Mark(one.what.value, key, None if told else f"{one.key}: {one.was or '–'} → {one.now or '–'}")
