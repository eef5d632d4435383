"""Cards in columns with lines from left to right: which stands above which, and how high, so that few lines cross.

The method of Sugiyama, Tagawa & Toda (1981): a line over several columns gets a place in each, every column is ordered
by the mean place of its neighbours, and then each card stands as near to the height of its neighbours as the order
allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SWEEPS = 6
"""How often the columns are ordered from right to left and back: after a few times nothing gets better."""

PASSING = 14.0
"""The height that a line takes where it passes a column, in px."""

Link = tuple[int, int]


class Knot(NamedTuple):
    """A card. column: from the left, from 0; height: in px."""

    column: int
    height: float


class Layers(NamedTuple):
    """Where everything stands. tops: of the cards, in px; ways: for each link the columns that it passes on its way,
    with the y in the middle of its place there; height: of all."""

    tops: tuple[float, ...]
    ways: tuple[tuple[tuple[int, float], ...], ...]
    height: float


class _Net:
    """Cards and passing places, numbered on; segments join only what is in neighbouring columns."""

    def __init__(self, knots: Sequence[Knot], links: Sequence[Link]) -> None:
        self.knots = list(knots)
        self.passing: list[list[int]] = []
        self.segments: dict[Link, None] = {}
        shared: dict[tuple[int, int], int] = {}
        for start, end in links:
            at, places = start, list[int]()
            for column in range(knots[start].column + 1, knots[end].column):
                if (start, column) not in shared:
                    shared[start, column] = len(self.knots)
                    self.knots.append(Knot(column, PASSING))
                places.append(shared[start, column])
                self.segments[at, places[-1]] = None
                at = places[-1]
            self.passing.append(places)
            if knots[start].column < knots[end].column:
                self.segments[at, end] = None

    def neighbours(self, *, right: bool) -> dict[int, list[int]]:
        """For each knot those that it is joined to in the next column on one side."""
        found: dict[int, list[int]] = {}
        for start, end in self.segments:
            here, there = (start, end) if right else (end, start)
            found.setdefault(here, []).append(there)
        return found


def layered(knots: Sequence[Knot], links: Sequence[Link], gap: float) -> Layers:
    """A place for each card. The cards of the last column keep their order; gap: px between two. Cost: linear but for
    sorting.

    >>> layered([Knot(0, 10), Knot(1, 10), Knot(1, 10)], [(0, 1), (0, 2)], 4).tops
    (7.0, 0.0, 14.0)
    """
    net = _Net(knots, links)
    columns = _ordered(net)
    right = net.neighbours(right=True)
    tops: dict[int, float] = {}
    for column in reversed(columns):
        wishes = [_mean([_middle(net, tops, other) for other in right.get(knot, ())]) for knot in column]
        sizes = [net.knots[knot].height for knot in column]
        tops.update(zip(column, spaced(wishes, sizes, gap), strict=True))
    highest = min(tops.values(), default=0.0)
    height = max((tops[knot] + net.knots[knot].height for knot in tops), default=0.0) - highest
    ways = tuple(
        tuple((net.knots[place].column, _middle(net, tops, place) - highest) for place in places)
        for places in net.passing
    )
    return Layers(tuple(tops[knot] - highest for knot in range(len(knots))), ways, height)


def _middle(net: _Net, tops: dict[int, float], knot: int) -> float:
    return tops[knot] + net.knots[knot].height / 2


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _ordered(net: _Net) -> list[list[int]]:
    """The columns from left to right, each from the top."""
    columns: list[list[int]] = [[] for _ in range(max((knot.column for knot in net.knots), default=-1) + 1)]
    for number, knot in enumerate(net.knots):
        columns[knot.column].append(number)
    left, right = net.neighbours(right=False), net.neighbours(right=True)
    for _ in range(SWEEPS):
        for place in reversed(range(len(columns) - 1)):
            columns[place] = _by_mean(columns[place], columns[place + 1], right)
        for place in range(1, len(columns) - 1):
            columns[place] = _by_mean(columns[place], columns[place - 1], left)
    for place in reversed(range(len(columns) - 1)):
        columns[place] = _by_mean(columns[place], columns[place + 1], right)
    return columns


def _by_mean(column: list[int], beside: list[int], neighbours: dict[int, list[int]]) -> list[int]:
    """A column in the order of the mean place of its neighbours; who has none keeps its place."""
    at = {knot: place / max(len(beside) - 1, 1) for place, knot in enumerate(beside)}
    own = {knot: place / max(len(column) - 1, 1) for place, knot in enumerate(column)}
    for knot in column:
        mean = _mean([at[other] for other in neighbours.get(knot, ())])
        own[knot] = own[knot] if mean is None else mean
    return sorted(column, key=own.__getitem__)


def spaced(wishes: Sequence[float | None], sizes: Sequence[float], gap: float) -> list[float]:
    """Where things in one column begin, in their order, `gap` px apart, as near to their wishes as that allows.

    wishes: where the middles had better be, None for anywhere; sizes: in px. Least squares under an order: those that
    press on each other are pooled (Ayer et al. 1955).

    >>> spaced([5, 5], [10, 10], 2), spaced([None, 100], [10, 10], 2)
    ([-6.0, 6.0], [0.0, 95.0])
    """
    offsets, total = list[float](), 0.0
    for size in sizes:
        offsets.append(total)
        total += size + gap
    pools: list[tuple[float, int]] = []
    for wish, size, offset in zip(wishes, sizes, offsets, strict=True):
        aim, count = (pools[-1][0] if pools else 0.0) if wish is None else wish - size / 2 - offset, 1
        while pools and pools[-1][0] > aim:
            before, many = pools.pop()
            aim, count = (before * many + aim * count) / (many + count), many + count
        pools.append((aim, count))
    starts = [aim for aim, count in pools for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
