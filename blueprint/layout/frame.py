"""Where everything has its place: lanes, lines, columns and rows on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from blueprint.layout import measures as m
from blueprint.layout.grid import Grid, Row
from blueprint.layout.kinds import LOOKS
from blueprint.layout.routing import Geometry
from blueprint.layout.scene import Box, Label, LaneBand, Point, Separator, Text
from blueprint.layout.slots import Slots
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.named import NamedTuple

Span = tuple[float, float]


class Margins(NamedTuple):
    """The least sizes of the gutters, before lines need more."""

    horizontal: tuple[float, ...]
    vertical: tuple[float, ...]


class Shelf(NamedTuple):
    """A lane with the places of its rows of cards and of the gutters above them."""

    lane: Row
    top: float
    gutters: list[Span]
    rows: list[Span]
    bottom: float


def margins(grid: Grid, slots: Slots) -> Margins:
    """The least sizes: above the cards of a lane, between stacked cards, between columns and phases."""
    horizontal = [m.STACK_GAP] * (grid.rows + 1)
    for lane in grid.lanes:
        horizontal[lane.first] = LOOKS[lane.kind].above
    horizontal[grid.rows] = m.BELOW_CARDS
    phases = [slot.phase for slot in slots.slots]
    inner = [m.PHASE_GAP if left is not right else m.COLUMN_GAP for left, right in pairwise(phases)]
    return Margins(tuple(horizontal), (m.COLUMN_GAP, *inner, m.COLUMN_GAP))


def left_side(grid: Grid) -> float:
    """Where the columns with their gutters begin: right of the names."""
    return m.PAGE + grid.names + 2 * m.NAME_PAD


def columns(grid: Grid, vertical: Sequence[float]) -> tuple[list[Span], list[Span]]:
    """The columns, and the gutters beside them."""
    spans: list[Span] = []
    gutters: list[Span] = []
    x = left_side(grid)
    for size, gap in zip(grid.widths, vertical, strict=False):
        gutters.append((x, x + gap))
        spans.append((x + gap, x + gap + size))
        x = spans[-1][1]
    return spans, [*gutters, (x, x + vertical[-1])]


def shelves(grid: Grid, heights: Sequence[float], horizontal: Sequence[float], top: float) -> Iterator[Shelf]:
    """The lanes from top to bottom. heights: those of the rows of cards; top: where the first lane begins."""
    y = top
    for lane in grid.lanes:
        start, gutters, rows = y, [], []
        for row in range(lane.first, lane.first + lane.rows):
            gutters.append((y, y + horizontal[row]))
            rows.append((y + horizontal[row], y + horizontal[row] + heights[row]))
            y = rows[-1][1]
        below = horizontal[grid.rows] if lane is grid.lanes[-1] else m.BELOW_CARDS
        y = max(y + below, start + _name_height(lane))
        yield Shelf(lane, start, gutters, rows, y)
        y += len(lane.lines_below) * m.SEPARATOR_ROOM or m.LANE_GAP


def geometry(grid: Grid, stack: Sequence[Shelf], vertical: Sequence[float]) -> Geometry:
    """What the router asks for: columns and rows, and the gutters between them."""
    spans, upright = columns(grid, vertical)
    rows = [row for shelf in stack for row in shelf.rows]
    level = [gutter for shelf in stack for gutter in shelf.gutters]
    bottom = stack[-1].bottom if stack else 0.0
    return Geometry(spans, rows, [*level, (rows[-1][1] if rows else bottom, bottom)], upright)


def lane_bands(stack: Sequence[Shelf], right: float) -> tuple[LaneBand, ...]:
    """The lanes across the page, each with its name in the middle of its height."""
    return tuple(_band(shelf.lane, Box(m.PAGE, shelf.top, right - m.PAGE, shelf.bottom - shelf.top)) for shelf in stack)


def separators(stack: Sequence[Shelf], right: float, words: Words) -> tuple[Separator, ...]:
    """The lines of the blueprint under the lanes that they divide."""
    return tuple(
        _separator(line, shelf.bottom + (number + 0.5) * m.SEPARATOR_ROOM, right, words)
        for shelf in stack
        for number, line in enumerate(shelf.lane.lines_below)
    )


def _name_height(lane: Row) -> float:
    return len(lane.names) * m.LANE_LINE + len(lane.about) * m.SMALL_LINE + 2 * m.NAME_AIR


def _band(lane: Row, box: Box) -> LaneBand:
    y = box.y + (box.height - _name_height(lane)) / 2 + m.NAME_AIR
    texts = []
    for line in lane.names:
        texts.append(Text(Point(box.x + m.NAME_PAD, y + 13), line, m.LANE_NAME, 600, f"name-{lane.kind}"))
        y += m.LANE_LINE
    for line in lane.about:
        texts.append(Text(Point(box.x + m.NAME_PAD, y + 11), line, m.LANE_ABOUT, 400, "text-soft"))
        y += m.SMALL_LINE
    return LaneBand(lane.id, lane.kind, lane.name, box, box._replace(width=m.LANE_BAR), tuple(texts))


def _separator(line: str, y: float, right: float, words: Words) -> Separator:
    """A line of the blueprint across the page, with its name in a pill; the line of visibility is the strongest."""
    name, role = words[f"line.{line}"], "rule-strong" if line == "visibility" else "rule"
    box = Box(m.PAGE, y - m.PILL_HEIGHT / 2, width(name, m.SMALL_TEXT, 600) + 2 * m.LINE_PAD, m.PILL_HEIGHT)
    text = Text(Point(box.x + m.LINE_PAD, y + 4), name, m.SMALL_TEXT, 600, "text-soft")
    return Separator(line, Point(box.right, y), Point(right, y), role, Label(box, (text,), f"pill-{role}"))
