"""Where labels go: on the longest free stretch of their own line, or close beside it, and never on anything else."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from blueprint.layout.wiring.lattice import Box, Geometry
from blueprint.layout.wiring.pieces import LEVEL
from blueprint.layout.wiring.placing import END, Plan

_SHORT = 56  # px of line that has to show besides a label on it; on a shorter line the label lies beside
_HOLD = 8  # px of its own line that a label beside a shorter line must cover
_FAR = 700  # px from the middle of a long line in which a place is sought
_TOUCH = 13  # px from a gutter's end within which a free window counts as reaching it
_BESIDE = 2  # px between a label and its own line when it lies beside it


class _Line(NamedTuple):
    """A straight part of a drawn wire: at `at`, from `low` to `high`."""

    at: float
    low: float
    high: float
    wire: int


class _Option(NamedTuple):
    """Somewhere along a line, from `low` to `high`; the label's middle is `shift` px off the line."""

    line: _Line
    orientation: int
    shift: float
    low: float
    high: float


class Shortage(NamedTuple):
    """A label found no place: what it would take for one gutter to make room."""

    orientation: int
    gutter: int
    length: float
    lack: float


class Canvas:
    """Everything that labels must keep clear of, ready for being asked about small areas."""

    def __init__(self, plan: Plan, geometry: Geometry, lines: Sequence[Sequence[tuple[float, float]]]) -> None:
        """All wires drawn, no label yet."""
        self.gap = plan.spacing.gap
        self.geometry = geometry
        self.lines = _straight_parts(lines)
        self.starts = tuple([line.at for line in group] for group in self.lines)
        self.cards = {(cell.row, cell.column) for cell in plan.cells}
        self.labels: list[Box] = []

    def blocked(self, box: Box, wire: int) -> Iterator[Box]:
        """What lies in the way within a box, other than the wire itself."""
        gap = self.gap
        left, top, right, bottom = box.x - gap, box.y - gap, box.x + box.width + gap, box.y + box.height + gap
        for line in self._lines(LEVEL, top, bottom, left, right, wire):
            yield Box(line.low, line.at, line.high - line.low, 0)
        for line in self._lines(1 - LEVEL, left, right, top, bottom, wire):
            yield Box(line.at, line.low, 0, line.high - line.low)
        yield from self._cards(left, top, right, bottom)
        for label in self.labels:
            if label.x < right and label.x + label.width > left and label.y < bottom and label.y + label.height > top:
                yield label

    def _lines(
        self, orientation: int, first: float, last: float, low: float, high: float, wire: int
    ) -> Iterator[_Line]:
        group, starts = self.lines[orientation], self.starts[orientation]
        for line in group[bisect_right(starts, first) : bisect_left(starts, last)]:
            if line.wire != wire and line.low < high and line.high > low:
                yield line

    def _cards(self, left: float, top: float, right: float, bottom: float) -> Iterator[Box]:
        rows, columns = self.geometry.rows, self.geometry.columns
        first = max(bisect_right(columns, (left, left)) - 1, 0)
        across = [c for c in range(first, bisect_left(columns, (right,))) if columns[c][1] > left]
        for row, (start, end) in enumerate(rows):
            if start < bottom and end > top:
                for column in across:
                    if (row, column) in self.cards:
                        x, y = columns[column]
                        yield Box(x, start, y - x, end - start)


def _straight_parts(lines: Sequence[Sequence[tuple[float, float]]]) -> tuple[list[_Line], list[_Line]]:
    parts: tuple[list[_Line], list[_Line]] = ([], [])
    for wire, points in enumerate(lines):
        for (x, y), (u, v) in pairwise(points):
            if y == v:
                parts[0].append(_Line(y, min(x, u), max(x, u), wire))
            else:
                parts[1].append(_Line(x, min(y, v), max(y, v), wire))
    parts[0].sort()
    parts[1].sort()
    return parts


def place_labels(
    plan: Plan, geometry: Geometry, lines: Sequence[Sequence[tuple[float, float]]]
) -> tuple[dict[int, Box], list[Shortage]]:
    """The box of each label, and what is missing for those that had to be put where something else is."""
    if not any(wire.label[0] > 0 for wire in plan.wires):
        return {}, []
    canvas = Canvas(plan, geometry, lines)
    placed: dict[int, Box] = {}
    missing = []
    for index, wire in enumerate(plan.wires):
        if wire.label[0] > 0:
            hemmed_in = any(_hemmed_in(plan, piece) for piece in _own(plan, index))
            box, shortage = _place(canvas, _options(lines[index], index, wire.label, hemmed_in=hemmed_in), wire.label)
            placed[index] = box
            canvas.labels.append(box)
            if shortage:
                missing.append(shortage)
    return placed, missing


def _own(plan: Plan, wire: int) -> range:
    return range(plan.pieces.first[wire], plan.pieces.first[wire + 1])


def _hemmed_in(plan: Plan, piece: int) -> bool:
    """Whether a piece that has to carry its label has neighbours that were pushed away for it."""
    return (
        piece in plan.bearers
        and piece in plan.ports.extra
        and plan.pieces.all[piece].high - plan.pieces.all[piece].low > 1
    )


def _options(
    points: Sequence[tuple[float, float]], wire: int, size: tuple[float, float], *, hemmed_in: bool
) -> list[_Option]:
    """Where a label might go, the best first: on long level parts, on long upright ones, beside short ones.

    A line that is `hemmed_in` by others has room on it, but its neighbours need the room beside it.
    """
    on, beside, last = [], [], []
    for orientation, group in enumerate(_straight_parts([points])):
        for line in sorted(group, key=lambda line: line.low - line.high):
            own = line._replace(wire=wire)
            off, over = size[1 - orientation] / 2 + _BESIDE, size[orientation] - _HOLD
            near, other = (-off, off) if orientation == LEVEL else (off, -off)
            sides = [_Option(own, orientation, shift, line.low, line.high) for shift in (near, other)]
            wider = [side._replace(low=line.low - over, high=line.high + over) for side in sides]
            margin = min(END, (line.high - line.low) / 2 - 1)
            middle = _Option(own, orientation, 0, line.low + margin, line.high - margin)
            if hemmed_in or line.high - line.low >= size[orientation] + _SHORT:
                on.append(middle)
                beside += sides
            else:
                beside += [*sides, middle]
            last += wider
    return on if hemmed_in else on + beside + last


def _place(canvas: Canvas, options: list[_Option], size: tuple[float, float]) -> tuple[Box, Shortage | None]:
    """The first option with room; failing that the middle of its line, and the least widening that would make room."""
    shortages = []
    for option in options:
        long = size[option.orientation]
        windows = _free(canvas, option, size[1 - option.orientation])
        wide = [window for window in windows if window[1] - window[0] >= long]
        if wide:
            return _slid(option, wide, size), None
        found = (_shortage(canvas.geometry, option.orientation, window, long) for window in windows)
        shortages += [shortage for shortage in found if shortage]
    least = min(shortages, key=lambda shortage: shortage.lack, default=_opening(canvas.geometry, options[0]))
    return _box(options[0], (options[0].low + options[0].high) / 2, size), least


def _free(canvas: Canvas, option: _Option, thick: float) -> list[tuple[float, float]]:
    """The stretches along a line where a label so thick would touch nothing."""
    line, start = option.line, option.line.at + option.shift - thick / 2
    middle = (line.low + line.high) / 2
    low, high = max(option.low, middle - _FAR), min(option.high, middle + _FAR)
    if high <= low:
        return []
    if option.orientation == LEVEL:
        things = [(box.x, box.x + box.width) for box in canvas.blocked(Box(low, start, high - low, thick), line.wire)]
    else:
        things = [(box.y, box.y + box.height) for box in canvas.blocked(Box(start, low, thick, high - low), line.wire)]
        things += _unusable(canvas.geometry)
    return _windows(low, high, sorted(things), canvas.gap)


def _slid(option: _Option, windows: list[tuple[float, float]], size: tuple[float, float]) -> Box:
    """As near to the middle of the line as the windows allow."""
    half, middle = size[option.orientation] / 2, (option.line.low + option.line.high) / 2
    centres = [min(max(middle, low + half), high - half) for low, high in windows]
    return _box(option, min(centres, key=lambda centre: abs(centre - middle)), size)


def _box(option: _Option, centre: float, size: tuple[float, float]) -> Box:
    at = option.line.at + option.shift
    x, y = (centre, at) if option.orientation == LEVEL else (at, centre)
    return Box(x - size[0] / 2, y - size[1] / 2, *size)


def _unusable(geometry: Geometry) -> list[tuple[float, float]]:
    """The parts of row gutters that are taken by something else, such as a separator line."""
    taken = []
    for index, (start, end) in enumerate(geometry.horizontal):
        if index and geometry.rows[index - 1][1] < start:
            taken.append((geometry.rows[index - 1][1], start))
        if index < len(geometry.rows) and end < geometry.rows[index][0]:
            taken.append((end, geometry.rows[index][0]))
    return taken


def _windows(low: float, high: float, things: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """The free stretches between things, each `gap` away from them.

    >>> _windows(0, 100, [(20, 30), (25, 50)], 5)
    [(0, 15), (55, 100)]
    """
    found, at = [], low
    for start, end in things:
        if end + gap <= low or start - gap >= high:
            continue
        if start - gap > at:
            found.append((at, start - gap))
        at = max(at, end + gap)
    if at < high:
        found.append((at, high))
    return found


def _opening(geometry: Geometry, option: _Option) -> Shortage | None:
    """Where a line has no free stretch at all: a little more of the gutter that it has most of, to open one."""
    return _shortage(
        geometry, option.orientation, (option.line.low, option.line.high), option.line.high - option.line.low + 8
    )


def _shortage(geometry: Geometry, orientation: int, window: tuple[float, float], long: float) -> Shortage | None:
    """The gutter to widen for a free window: one it has an end of; twice as much when it does not have all of it."""
    best, length, lack = None, 1.0, long - window[1] + window[0]
    for index, (start, end) in enumerate(geometry.vertical if orientation == LEVEL else geometry.horizontal):
        low, high = max(window[0], start), min(window[1], end)
        first, last = low - start < _TOUCH, end - high < _TOUCH
        if (first or last) and high - low > length:
            more = lack if first and last else 2 * lack
            best, length = Shortage(orientation, index, end - start + more + 0.5, more), high - low
    return best
