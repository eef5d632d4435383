"""Where everything has its place: lanes, lines, phases, columns and rows on the page."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.layout import measures as m
from blueprint.layout.grid import Grid, Row
from blueprint.layout.routing import Geometry
from blueprint.layout.scene import Box, Label, LaneBand, PhaseBand, Point, Separator, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap


class Frame(NamedTuple):
    """The page's columns and rows with absolute places. left: where the columns begin; right: the end of the lanes."""

    geometry: Geometry
    lanes: tuple[LaneBand, ...]
    separators: tuple[Separator, ...]
    left: float
    right: float
    bottom: float


class Margins(NamedTuple):
    """The least sizes of the gutters, before lines need more."""

    horizontal: tuple[float, ...]
    vertical: tuple[float, ...]


def margins(grid: Grid, graph: Graph) -> Margins:
    """The least sizes: above the cards of a lane, between stacked cards, between columns and phases."""
    horizontal = [m.STACK_GAP] * (grid.rows + 1)
    for lane in grid.lanes:
        horizontal[lane.first] = m.ABOVE_CUSTOMER if lane.kind == "customer" else m.ABOVE_CARDS
    horizontal[grid.rows] = m.BELOW_CARDS
    phases = [step.phase.index for step in graph.steps]
    inner = [m.PHASE_GAP if left != right else m.COLUMN_GAP for left, right in pairwise(phases)]
    return Margins(tuple(horizontal), (m.COLUMN_GAP, *inner, m.COLUMN_GAP))


def names_width(grid: Grid, words: Words) -> float:
    """The room on the left that the names of the lanes and lines need."""
    names = [width(line, m.LANE_NAME, 600) for lane in grid.lanes for line in _name_lines(lane)]
    lines = [width(words[f"line.{line}"], m.SMALL_TEXT, 600) + 18 for lane in grid.lanes for line in lane.lines_below]
    return max([m.NAME_NARROWEST, *names, *lines]) + 2 * m.NAME_PAD


def _name_lines(lane: Row) -> tuple[str, ...]:
    return wrap(lane.name, m.NAME_WIDEST, m.LANE_NAME, 600)


def frame(grid: Grid, heights: list[float], horizontal: tuple[float, ...], vertical: tuple[float, ...], top: float,
          words: Words, least_right: float) -> Frame:  # fmt: skip
    """Give every column, row, lane and line its place. top: where the first lane begins."""
    left = m.PAGE + names_width(grid, words)
    columns, upright, right = _columns(grid.widths, vertical, left)
    right = max(right, least_right)
    rows: list[tuple[float, float]] = []
    level: list[tuple[float, float]] = []
    bands: list[LaneBand] = []
    separators: list[Separator] = []
    y = top
    for lane in grid.lanes:
        start = y
        for row in range(lane.first, lane.first + lane.count):
            level.append((y, y + horizontal[row]))
            rows.append((y + horizontal[row], y + horizontal[row] + heights[row]))
            y = rows[-1][1]
        below = horizontal[grid.rows] if lane is grid.lanes[-1] else m.BELOW_CARDS
        y = max(y + below, start + _name_height(lane))
        bands.append(_band(lane, Box(m.PAGE, start, right - m.PAGE, y - start)))
        if lane.lines_below:
            for line in lane.lines_below:
                separators.append(_separator(line, y + m.SEPARATOR_ROOM / 2, right, words))
                y += m.SEPARATOR_ROOM
        else:
            y += m.LANE_GAP
    bottom = bands[-1].box.bottom if bands else top
    level.append((rows[-1][1], bottom) if rows else (bottom, bottom))
    geometry = Geometry(columns, rows, level, upright)
    return Frame(geometry, tuple(bands), tuple(separators), left, right, bottom)


Span = tuple[float, float]


def _columns(
    widths: tuple[float, ...], vertical: tuple[float, ...], left: float
) -> tuple[list[Span], list[Span], float]:
    """The columns and the gutters beside them, and where the last one ends."""
    columns: list[Span] = []
    upright: list[Span] = []
    x = left
    for size, gap in zip(widths, vertical, strict=False):
        upright.append((x, x + gap))
        columns.append((x + gap, x + gap + size))
        x = columns[-1][1]
    upright.append((x, x + vertical[-1]))
    return columns, upright, upright[-1][1]


def _name_height(lane: Row) -> float:
    lines = len(_name_lines(lane)) * 17 + len(_about_lines(lane)) * m.SMALL_LINE
    return lines + 2 * 10.0


def _about_lines(lane: Row) -> tuple[str, ...]:
    room = max(m.NAME_NARROWEST, *(width(line, m.LANE_NAME, 600) for line in _name_lines(lane)))
    about = wrap(lane.about, room + 12, m.LANE_ABOUT) if lane.about else ()
    return about + (wrap(lane.owner, room + 12, m.LANE_ABOUT) if lane.owner else ())


def _band(lane: Row, box: Box) -> LaneBand:
    """A lane with its name in the middle of its height."""
    names, about = _name_lines(lane), _about_lines(lane)
    y = box.y + (box.height - len(names) * 17 - len(about) * m.SMALL_LINE) / 2
    texts = []
    for line in names:
        texts.append(Text(Point(box.x + m.NAME_PAD, y + 13), line, m.LANE_NAME, 600, f"name-{lane.kind}"))
        y += 17
    for line in about:
        texts.append(Text(Point(box.x + m.NAME_PAD, y + 11), line, m.LANE_ABOUT, 400, "text-soft"))
        y += m.SMALL_LINE
    return LaneBand(lane.id, lane.kind, lane.name, box, tuple(texts))


def _separator(line: str, y: float, right: float, words: Words) -> Separator:
    """A line of the blueprint across the page, with its name in a pill on the left."""
    name = words[f"line.{line}"]
    box = Box(m.PAGE, y - m.PILL_HEIGHT / 2, width(name, m.SMALL_TEXT, 600) + 18, m.PILL_HEIGHT)
    text = Text(Point(box.x + 9, y + 4), name, m.SMALL_TEXT, 600, "text-soft")
    return Separator(line, Point(box.right, y), Point(right, y), Label(box, (text,)))


def phase_bands(graph: Graph, geometry: Geometry, top: float) -> tuple[PhaseBand, ...]:
    """A chevron over the columns of every phase that has steps."""
    spans: dict[int, tuple[float, float]] = {}
    for step, (start, end) in zip(graph.steps, geometry.columns, strict=True):
        first = spans.get(step.phase.index, (start, end))[0]
        spans[step.phase.index] = (first, end)
    height = _phase_height(graph, spans)
    bands = []
    for index, (start, end) in spans.items():
        name = graph.phases[index].name
        box = Box(start - 8, top, end - start + 16, height)
        bands.append(PhaseBand(name, box, _phase_texts(name, box)))
    return tuple(bands)


def _phase_lines(name: str, length: float) -> tuple[str, ...]:
    return wrap(name, length - 2 * m.PHASE_POINT - 12, m.PHASE_TEXT, 600)


def _phase_height(graph: Graph, spans: dict[int, tuple[float, float]]) -> float:
    lines = [len(_phase_lines(graph.phases[index].name, end - start + 16)) for index, (start, end) in spans.items()]
    return m.PHASE_HEIGHT + (max(lines, default=1) - 1) * m.PHASE_LINE


def phases_height(graph: Graph, widths: tuple[float, ...], vertical: tuple[float, ...]) -> float:
    """The height that the chevrons need."""
    columns, _, _ = _columns(widths, vertical, 0.0)
    spans: dict[int, tuple[float, float]] = {}
    for step, (start, end) in zip(graph.steps, columns, strict=True):
        spans[step.phase.index] = (spans.get(step.phase.index, (start, end))[0], end)
    return _phase_height(graph, spans)


def _phase_texts(name: str, box: Box) -> tuple[Text, ...]:
    lines = _phase_lines(name, box.width)
    top = box.y + (box.height - len(lines) * m.PHASE_LINE) / 2
    x = box.x + box.width / 2 + m.PHASE_POINT / 4
    return tuple(
        Text(Point(x, top + number * m.PHASE_LINE + m.PHASE_LINE / 2 + m.PHASE_TEXT * 0.36), line, m.PHASE_TEXT, 600,
             "text-phase", "middle")
        for number, line in enumerate(lines)
    )  # fmt: skip
