"""Pareto: the vital few that bring most of the complaints, who answers for them, and how they change by the month.

The claim is checked before it is made: where complaints are few, or spread evenly, there are no vital few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from blueprint.analysis.complaints import INDICATOR, KEYS, months_of, with_complaints
from blueprint.analysis.ranking import Ranking, ranking
from blueprint.analysis.result import Column, Kind, Mark, Result, Table, Value
from blueprint.analysis.trend import Change
from blueprint.analysis.vital_words import advice, caveats, summary
from blueprint.analysis.wording import quoted
from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph


def pareto(graph: Graph, *, by: str = INDICATOR, month: str | None = None) -> Result:
    """Complaints from the most to the fewest, with the vital few: the fewest items that bring 80 % (Juran 1951).

    by: `indicator`, `touchpoint`, `owner` or `phase`; month: such as `2026-09`, None for all months together. Shares
    are of all complaints, those that belong to no item among them. Raises UnknownName for another way to gather, and
    for a month that has no count.

    Tables: `pareto` (the most first), `months` (all complaints, month by month), `changes` (each item, month by month).
    """
    if by not in KEYS:
        raise UnknownName("way to gather complaints", by, KEYS)
    indicators = with_complaints(graph)
    months = months_of(indicators)
    if month is not None and month not in months:
        raise UnknownName("month with complaints", month, months)
    found = ranking(graph, by, month, indicators, months)
    return Result(
        "pareto",
        f"What customers of {quoted(graph.title)} complain of most",
        tuple(summary(found)),
        (_pareto_table(found), _months_table(found), _changes_table(found)),
        tuple(_marks(found)),
        tuple(caveats(found)),
        tuple(advice(found)),
    )


def _pareto_table(found: Ranking) -> Table:
    columns = (
        Column("element", found.by.capitalize(), Kind.ELEMENT), Column("name", "Name"),
        Column("about", "At" if found.by == INDICATOR else "Counted by"), Column("owner", "Answers for it"),
        Column("count", "Complaints", Kind.COUNT), Column("share", "Share", Kind.SHARE, "of all complaints"),
        Column("cumulative", "Cumulative", Kind.SHARE, "the share of this and of all above it"),
        Column("vital", "Vital few", Kind.YES_NO, "one of the fewest that bring 80 % (Juran 1951)"),
    )  # fmt: skip
    title = f"Complaints by {found.by}" + (f", {found.period}" if found.period else "")
    return Table("pareto", title, columns, (*_rows(found), *_not_placed(found)), "Ties stand in the order of the file.")


def _rows(found: Ranking) -> Iterator[tuple[Value, ...]]:
    sums, total = accumulate(one.complaints for one in found.ranked), found.total
    for place, (one, reached) in enumerate(zip(found.ranked, sums, strict=True)):
        figures = (one.complaints, _part(one.complaints, total), _part(reached, total), place < found.vital)
        element = one.item.element
        yield (element.id, element.name, _about(found, place), found.owners(one.item), *figures)


def _not_placed(found: Ranking) -> Iterator[tuple[Value, ...]]:
    """The last row, if some complaints belong to no item."""
    if found.astray:
        names = ", ".join(one.indicator.name for one in found.astray)
        whole = _part(found.total, found.total)
        yield (None, "not placed", names, None, found.unplaced, _part(found.unplaced, found.total), whole, None)


def _about(found: Ranking, place: int) -> str:
    """What an indicator measures, or by which indicators the complaints of an item are counted."""
    item = found.ranked[place].item
    if found.by != INDICATOR:
        return ", ".join(name for name, _ in found.parts(item))
    at = found.place(item)
    return at.name if at else ""


def _part(number: int, whole: int) -> float | None:
    return number / whole if whole else None


_CHANGE = (
    Column("month", "Month"),
    Column("count", "Complaints", Kind.COUNT),
    Column("earlier", "Compared with", Kind.TEXT, "the last month before it that has a count"),
    Column("before", "Before", Kind.COUNT, "over what was counted in both months"),
    Column("after", "After", Kind.COUNT, "over what was counted in both months"),
    Column("change", "Change", Kind.NUMBER, "after − before"),
    Column("verdict", "Verdict"),
    Column("clear", "Beyond chance", Kind.YES_NO, "|change| > 2·√(before + after) (Przyborowski & Wilenski 1940)"),
)
_UNCOUNTED = "A month that nobody counted is not a month without complaints: it is left out."


def _months_table(found: Ranking) -> Table:
    return Table("months", "All complaints, month by month", _CHANGE, tuple(_compared(found.whole)), _UNCOUNTED)


def _changes_table(found: Ranking) -> Table:
    columns = (Column("element", found.by.capitalize(), Kind.ELEMENT), Column("name", "Name"), *_CHANGE)
    rows = tuple(
        (one.item.element.id, one.item.element.name, *row) for one in found.ranked for row in _compared(one.changes)
    )
    return Table("changes", f"Month by month, by {found.by}", columns, rows, _UNCOUNTED)


def _compared(changes: Iterable[Change]) -> Iterator[tuple[Value, ...]]:
    return ((*change, change.by, change.verdict, change.clear) for change in changes)


def _marks(found: Ranking) -> Iterator[Mark]:
    """One mark for each element that vital complaints are about, with how many there are."""
    counts: dict[str, int] = {}
    for one in found.few:
        if (place := found.place(one.item)) is not None:
            counts[place.id] = counts.get(place.id, 0) + one.complaints
    return (Mark("vital-few", element, number) for element, number in counts.items())
