"""What is on the page already, for those who look for a free place: cards, lines, labels, and the ends of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from blueprint.layout.shapes import Box
from blueprint.layout.wiring.lattice import Geometry
from blueprint.layout.wiring.placing import Plan
from blueprint.named import NamedTuple

TINY = 0.01  # px by which things may be too near, as sums of lengths are never quite exact

_SHELF = 512  # px of x whose labels and level lines are kept together, as pages grow in width
_ENDLESS = 1e7


class Line(NamedTuple):
    """A straight part of a drawn wire: at `at`, from `low` to `high`."""

    at: float
    low: float
    high: float
    wire: int


class Thing(NamedTuple):
    """Something in the way, and the part of it that says how it moves when gutters grow: of a label its middle."""

    box: Box
    held: Box


class Canvas:
    """Everything that labels must keep clear of, ready for being asked about small areas."""

    def __init__(self, plan: Plan, geometry: Geometry, lines: Sequence[Sequence[tuple[float, float]]]) -> None:
        """All wires drawn, no label yet."""
        self.gap = plan.spacing.gap
        self.geometry = geometry
        level, self.upright = straight_parts(lines)
        self.level: dict[int, list[Line]] = {}
        for line in level:
            for shelf in _shelves(line.low, line.high):
                self.level.setdefault(shelf, []).append(line)
        self.cards = {(cell.row, cell.column) for cell in plan.cells}
        self.taken = [*_strips(geometry), *_surroundings(geometry)]
        self.labels: dict[int, list[Box]] = {}

    def add(self, label: Box) -> None:
        """From now on this label is in the way of others."""
        for shelf in _shelves(label.x, label.x + label.width):
            self.labels.setdefault(shelf, []).append(label)

    def things(self, area: Box, own: Line) -> Iterator[Thing]:
        """What lies in an area or too near to it, other than a line itself; some things may come twice.

        What the wire of that line does elsewhere is in the way only where a label would lie on it.
        """
        wide = area.grown(self.gap - TINY)
        for box in (*self._lines(wide, area, own), *self._cards(wide), *filter(wide.meets, self.taken)):
            yield Thing(box, box)
        for shelf in _shelves(wide.x, wide.right):
            for box in filter(wide.meets, self.labels.get(shelf, ())):
                yield Thing(box, Box(box.x + box.width / 2, box.y + box.height / 2, 0, 0))

    def _lines(self, wide: Box, area: Box, own: Line) -> Iterator[Box]:
        for shelf in _shelves(wide.x, wide.right):
            for line in _within(self.level.get(shelf, ()), wide.y, wide.bottom):
                if line.low < wide.right and line.high > wide.x and line != own:
                    box = Box(line.low, line.at, line.high - line.low, 0)
                    if line.wire != own.wire or box.meets(area):
                        yield box
        for line in _within(self.upright, wide.x, wide.right):
            if line.low < wide.bottom and line.high > wide.y and line != own:
                box = Box(line.at, line.low, 0, line.high - line.low)
                if line.wire != own.wire or box.meets(area):
                    yield box

    def _cards(self, area: Box) -> Iterator[Box]:
        columns = self.geometry.columns
        first = max(bisect_right(columns, (area.x, area.x)) - 1, 0)
        across = [c for c in range(first, bisect_left(columns, (area.right,))) if columns[c][1] > area.x]
        for row, (start, end) in enumerate(self.geometry.rows):
            if start < area.bottom and end > area.y:
                for column in across:
                    if (row, column) in self.cards:
                        x, y = columns[column]
                        yield Box(x, start, y - x, end - start)


def _shelves(left: float, right: float) -> range:
    return range(int(left // _SHELF), int(right // _SHELF) + 1)


def _within(lines: Sequence[Line], first: float, last: float) -> Sequence[Line]:
    """Those of sorted lines that lie between two places."""
    return lines[bisect_right(lines, (first, _ENDLESS)) : bisect_left(lines, (last,))]


def straight_parts(lines: Sequence[Sequence[tuple[float, float]]]) -> tuple[list[Line], list[Line]]:
    """The level and the upright parts of polylines, each from the top or the left."""
    parts: tuple[list[Line], list[Line]] = ([], [])
    for wire, points in enumerate(lines):
        for (x, y), (u, v) in pairwise(points):
            if y == v:
                parts[0].append(Line(y, min(x, u), max(x, u), wire))
            else:
                parts[1].append(Line(x, min(y, v), max(y, v), wire))
    parts[0].sort()
    parts[1].sort()
    return parts


def _strips(geometry: Geometry) -> Iterator[Box]:
    """The parts of row gutters that are taken by something else, such as a separator line."""
    for index, (start, end) in enumerate(geometry.horizontal):
        if index and geometry.rows[index - 1][1] < start:
            yield _level_strip(geometry.rows[index - 1][1], start)
        if index < len(geometry.rows) and end < geometry.rows[index][0]:
            yield _level_strip(end, geometry.rows[index][0])


def _surroundings(geometry: Geometry) -> Iterator[Box]:
    """All that is not the grid: the names of the lanes on one side, the end of the page on the other."""
    yield _level_strip(-_ENDLESS, geometry.horizontal[0][0])
    yield _level_strip(geometry.horizontal[-1][1], _ENDLESS)
    left, right = geometry.vertical[0][0], geometry.vertical[-1][1]
    yield Box(-_ENDLESS, -_ENDLESS, left + _ENDLESS, 2 * _ENDLESS)
    yield Box(right, -_ENDLESS, _ENDLESS, 2 * _ENDLESS)


def _level_strip(top: float, bottom: float) -> Box:
    return Box(-_ENDLESS, top, 2 * _ENDLESS, bottom - top)
