"""Complaints of a month or of all months, from the most to the fewest, with how many items are the vital few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.analysis.complaints import INDICATOR, Item, count, gathered
from blueprint.analysis.trend import Change, changes
from blueprint.analysis.vital import Why, vital_few
from blueprint.graph.graph import Graph
from blueprint.graph.measuring import answering, measured
from blueprint.graph.nodes import Indicator, Node


class Ranked(NamedTuple):
    """An item with its complaints, in the months that were asked for; changes: in each of these months."""

    item: Item
    complaints: int
    changes: tuple[Change, ...]


class Astray(NamedTuple):
    """An indicator whose complaints belong to no item, and in words why they do not."""

    indicator: Indicator
    complaints: int
    reason: str


class Ranking(NamedTuple):
    """The complaints of some months. month: the one that was asked for, None for all of `months`, which have a count.

    vital: how many of `ranked`, from the first, are the vital few; why: the reason if there are none; whole: all
    complaints, month by month.
    """

    graph: Graph
    by: str
    month: str | None
    months: tuple[str, ...]
    ranked: tuple[Ranked, ...]
    astray: tuple[Astray, ...]
    vital: int
    why: Why | None
    whole: tuple[Change, ...]

    @property
    def few(self) -> tuple[Ranked, ...]:
        """The vital few."""
        return self.ranked[: self.vital]

    @property
    def unplaced(self) -> int:
        """The complaints that belong to no item."""
        return sum(one.complaints for one in self.astray)

    @property
    def total(self) -> int:
        """All complaints."""
        return sum(one.complaints for one in self.ranked) + self.unplaced

    @property
    def period(self) -> str:
        """The months that were asked for, in words."""
        if self.month is None and len(self.months) > 1:
            return f"from {self.months[0]} to {self.months[-1]}"
        return f"in {self.month or self.months[0]}" if self.months else ""

    def owners(self, item: Item) -> str | None:
        """The names of those who answer for the complaints of an item, or if nobody does for the item."""
        owners = [answering(self.graph, indicator) for indicator in item.indicators]
        if not any(owners):
            owners = [self.graph.owner_of(item.element)]
        return ", ".join(dict.fromkeys(owner.name for owner in owners if owner)) or None

    def place(self, item: Item) -> Node | None:
        """Where in the blueprint an item is: what an indicator measures, else the item itself."""
        return measured(self.graph, item.indicators[0]) if self.by == INDICATOR else item.element

    def parts(self, item: Item) -> list[tuple[str, int]]:
        """The indicators of an item with their complaints, the one with the most first."""
        counts = [(one.name, number) for one in item.indicators if (number := count((one,), self.month)) is not None]
        return sorted(counts, key=lambda pair: -pair[1])


def ranking(
    graph: Graph, by: str, month: str | None, indicators: Sequence[Indicator], months: Sequence[str]
) -> Ranking:
    """The complaints by one of `KEYS`, in one month or (None) in all; ties in the order of the file.

    indicators: those with complaints; months: those that have a count. Cost: linear, but for the sorting.
    """
    items, lost = gathered(graph, by)
    counts = [(item, number) for item in items if (number := count(item.indicators, month)) is not None]
    ranked = tuple(
        Ranked(item, number, _asked(item.indicators, month))
        for item, number in sorted(counts, key=lambda pair: -pair[1])
    )
    astray = tuple(Astray(one, number, why) for one, why in lost if (number := count((one,), month)) is not None)
    vital, why = vital_few([one.complaints for one in ranked], sum(one.complaints for one in astray))
    return Ranking(graph, by, month, tuple(months), ranked, astray, vital, why, _asked(indicators, month))


def _asked(indicators: Sequence[Indicator], month: str | None) -> tuple[Change, ...]:
    return tuple(change for change in changes(indicators) if month in {None, change.month})
