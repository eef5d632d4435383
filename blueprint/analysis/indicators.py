"""Indicators: every figure against its target, who answers for it, and what is measured by its amount alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint.analysis.figure_words import advice, caveats, summary
from blueprint.analysis.figures import MET, MISSED, STANDINGS, Figure, figures
from blueprint.analysis.result import Column, Kind, Mark, Result, Table, Value
from blueprint.analysis.served import Hurried, Served, hurried, served
from blueprint.analysis.wording import quoted
from blueprint.graph.graph import Graph

KINDS = ("quality", "quantity")


def indicators(graph: Graph) -> Result:
    """Which targets are met, missed or not known; by owner, by quality and quantity, and for work with people.

    Tables: `indicators` (all, in the order of the file), `owners`, `kinds`, `people` (how work with people is measured:
    by amount alone it hurries people, Deming 1986, point 11).
    """
    found, people = figures(graph), served(graph)
    alone = hurried(graph, people)
    return Result(
        "indicators",
        f"How {quoted(graph.title)} does by its own figures",
        tuple(summary(found, people)),
        (_figures_table(found), _owners_table(found, graph), _kinds_table(found), _people_table(people, graph)),
        tuple(_marks(found, alone)),
        tuple(caveats(found)),
        tuple(advice(found, alone, graph)),
    )


_TALLY = (
    Column("indicators", "Indicators", Kind.COUNT),
    Column(MET, "Met", Kind.COUNT),
    Column(MISSED, "Missed", Kind.COUNT),
    Column("unknown", "Unknown", Kind.COUNT, "no target or no figure"),
)


def _tally(found: Sequence[Figure]) -> Iterator[int]:
    yield len(found)
    for standing in STANDINGS:
        yield sum(one.standing == standing for one in found)


def _figures_table(found: Sequence[Figure]) -> Table:
    columns = (
        Column("element", "Indicator", Kind.ELEMENT), Column("name", "Name"), Column("at", "At", Kind.ELEMENT),
        Column("at_name", "What it measures"),
        Column("owner", "Answers for it", Kind.TEXT, "its owner, else the owner of what it measures"),
        Column("kind", "Kind"), Column("target", "Should be"), Column("actual", "Is", Kind.NUMBER),
        Column("unit", "Unit"),
        Column("distance", "Off by", Kind.NUMBER, "above zero if too high, below if too low, in its unit"),
        Column("off", "Off by part", Kind.SHARE, "as a part of the bound that it misses"),
        Column("standing", "Target"), Column("why", "Why unknown"),
    )  # fmt: skip
    return Table("indicators", "Figures and targets", columns, tuple(map(_figure_row, found)))


def _figure_row(one: Figure) -> tuple[Value, ...]:
    indicator, about = one.indicator, one.about
    where = (about.id, about.name) if about else (None, None)
    whose = one.owner.name if one.owner else None
    target = one.target.words if one.target else None
    return (indicator.id, indicator.name, *where, whose, indicator.kind, target, indicator.actual, indicator.unit,
            one.distance, one.off, one.standing, one.why)  # fmt: skip


def _owners_table(found: Sequence[Figure], graph: Graph) -> Table:
    columns = (Column("element", "Owner", Kind.ELEMENT), Column("name", "Name"), *_TALLY,
               *(Column(kind, kind.capitalize(), Kind.COUNT) for kind in KINDS))  # fmt: skip
    by_owner: dict[str | None, list[Figure]] = {}
    for one in found:
        by_owner.setdefault(one.owner.id if one.owner else None, []).append(one)
    owners = [(owner.id, owner.name) for owner in graph.owners()]
    rows = tuple(
        (owner, name, *_tally(by_owner[owner]), *(_count(by_owner[owner], kind) for kind in KINDS))
        for owner, name in (*owners, (None, "nobody"))
        if owner in by_owner
    )
    return Table("owners", "By owner", columns, rows)


def _count(found: Iterable[Figure], kind: str | None) -> int:
    return sum(one.indicator.kind == kind for one in found)


def _kinds_table(found: Sequence[Figure]) -> Table:
    by_kind = [(kind, [one for one in found if one.indicator.kind == kind]) for kind in (*KINDS, None)]
    rows = tuple((kind or "not said", *_tally(those)) for kind, those in by_kind if those)
    return Table("kinds", "Quality and quantity", (Column("kind", "Kind"), *_TALLY), rows)


def _people_table(people: Sequence[Served], graph: Graph) -> Table:
    columns = (
        Column("element", "Where", Kind.ELEMENT), Column("name", "Work with people"), Column("owner", "Answers for it"),
        Column("quantity", "By quantity", Kind.COUNT, "figures of its amount"),
        Column("quality", "By quality", Kind.COUNT, "all other figures of it or of its steps"),
        Column("by", "Measured by"), Column("figures", "Figures"),
    )  # fmt: skip
    rows = tuple(
        (one.element.id, one.element.name, _owner(one, graph), len(one.quantity), len(one.quality), one.by,
         ", ".join(figure.name for figure in (*one.quality, *one.quantity)))
        for one in people
    )  # fmt: skip
    note = "Work with people: touchpoints of the channels person, phone and chat, and what people do in view."
    return Table("people", "How work with people is measured", columns, rows, note)


def _owner(one: Served, graph: Graph) -> str | None:
    owner = graph.owner_of(one.element)
    return owner.name if owner else None


def _marks(found: Sequence[Figure], alone: Sequence[Hurried]) -> Iterator[Mark]:
    for one in found:
        if one.standing == MISSED and one.about is not None:
            yield Mark("missed", one.about.id, one.indicator.actual)
    for group in alone:
        yield from (Mark("quantity-only", element.id, len(group.figures)) for element in group.elements)
