"""The timeline: how long the main path takes, step by step and to scale, and how much of that is waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts import bars
from blueprint.layout.charts.columns import Stage, done, spans, stretches
from blueprint.layout.charts.rows import Row, ground, named, room_for
from blueprint.layout.charts.sheet import Around, Body, Missing, empty, on_sheet
from blueprint.layout.charts.spells import Chip, Spell, chips_of, drawn, wished, work
from blueprint.layout.charts.timed import Spent, Timeline
from blueprint.layout.charts.timeline_words import about, entries, figures, lasting, percent, remarks, sentence
from blueprint.layout.charts.to_scale import Axis, axis, ticks
from blueprint.layout.charts.writing import FINE, SMALL, STRONG, Block, block, stacked
from blueprint.layout.customers import look
from blueprint.layout.frame import Span
from blueprint.layout.mirror import moved
from blueprint.layout.numbers import time
from blueprint.layout.phases import chevrons
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Box, Drawing, Patch, Point, Shape, Stroke, Text
from blueprint.layout.text import width
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

AIR, SIDE = 9.0, 14.0  # px in a row above and below what stands in it; beside the columns
FAN, STRIP, AXIS = 54.0, 46.0, 30.0  # px: from columns to the scale; a customer's row of bars; the axis
TICK = 74.0  # px between two ticks at least
TOTAL = 142.0  # px for what stands at the end of a row
SAMPLE = "- {customer: Waits at the desk, waits: 8 min, takes: 2 min}"


class _Line(NamedTuple):
    """A row with figures and with bars. chips: of each step; bar: what is drawn of a step around a y."""

    row: Row
    sum: Spent
    chips: list[list[Chip]]
    bar: Callable[[Axis, int, float], Iterator[Shape]]


class _Frame(NamedTuple):
    """Where things are. room: for the names of the rows; right: where the page ends."""

    columns: list[Span]
    room: float
    right: float


def lay_out(data: Timeline, theme: Theme) -> Scene:
    """The timeline; where nothing has a time, a picture that says how to give one."""
    said = words(data.head.language)
    if all(moment.longest is None for moment in data.moments):
        missing = Missing(said["timeline.none"], (said["timeline.add"],), SAMPLE)
        return empty(data.head, said["timeline"], missing, theme)
    lines = list(_lines(data, said))
    frame = _frame(data, lines, said)
    along = axis([moment.longest for moment in data.moments], frame.columns[0][0], frame.columns[-1][1])
    around = Around(said["timeline"], " ".join(about(data, said)), tuple(figures(data, said)),
                    entries(data, along, said), tuple(remarks(data, said)))  # fmt: skip
    return on_sheet(data.head, _body(data, lines, frame, along, said), around, theme)


def _lines(data: Timeline, said: Words) -> Iterator[_Line]:
    """A row for each customer, and one for work in view and out of view if any of it is timed."""
    several = len(data.spent) > 1
    for number, spent in enumerate(data.spent):
        row = Row("customer", spent.name or said["timeline.stay"], look=look(number) if several else None)
        spells = [moment.spells[number] for moment in data.moments]
        yield _Line(row, spent, [list(chips_of(spell, said)) for spell in spells], _stays(spells))
    for kind, name, role, spent, minutes in (
        ("frontstage", "in-view", "time-in-view", data.in_view, [moment.in_view for moment in data.moments]),
        ("backstage", "out-of-view", "time-out-of-view", data.out_of_view,
         [moment.out_of_view for moment in data.moments]),
    ):  # fmt: skip
        if spent.minutes is not None:
            row = Row(kind, said[f"timeline.{name}"])
            yield _Line(row, spent, [list(work(one, said)) for one in minutes], _works(minutes, role))


def _stays(spells: Sequence[Spell | None]) -> Callable[[Axis, int, float], Iterator[Shape]]:
    return lambda along, step, y: bars.stay(along, step, spells[step], y)


def _works(minutes: Sequence[float | None], role: str) -> Callable[[Axis, int, float], Iterator[Shape]]:
    return lambda along, step, y: bars.work(along, step, minutes[step], role, y)


def _body(data: Timeline, lines: Sequence[_Line], frame: _Frame, along: Axis, said: Words) -> Body:
    """Phases, steps and figures in even columns; below them the same steps to scale."""
    stages = [moment.stage for moment in data.moments]
    phases = chevrons(stretches(stages, frame.columns), 0.0)
    y = max(phase.box.bottom for phase in phases) + 12
    drawings, y = _table(stages, lines, frame, y, said)
    drawings.append(_fan(along, frame.columns, y, y + FAN))
    more, y = _strips(stages, lines, along, frame, y + FAN, said)
    left = -m.PAGE
    return Body(frame.right - m.PAGE, y, moved((*drawings, *more), 0, left), moved(phases, 0, left))


def _frame(data: Timeline, lines: Sequence[_Line], said: Words) -> _Frame:
    """Even columns between the names of the rows and their sums."""
    room = room_for([said["lane.customer"], *(line.row.name for line in lines)]) + max(line.row.ahead for line in lines)
    wishes = [max(wished(line.chips[step]) for line in lines) for step in range(len(data.moments))]
    left = m.PAGE + 2 * m.NAME_PAD + room + SIDE
    columns = spans([moment.stage for moment in data.moments], left, m.LEAST_PAGE - TOTAL - SIDE, wishes)
    return _Frame(columns, room, columns[-1][1] + SIDE + TOTAL)


def _table(
    stages: Sequence[Stage], lines: Sequence[_Line], frame: _Frame, top: float, said: Words
) -> tuple[list[Drawing], float]:
    """What is done in each step, and how long it takes in figures."""
    steps = [done(stage, span, said) for stage, span in zip(stages, frame.columns, strict=True)]
    drawings, y = _row(Row("customer", said["lane.customer"]), steps, frame, top)
    for line in lines:
        chips = [
            drawn(found, stage, span, said, line.row.name)
            for found, stage, span in zip(line.chips, stages, frame.columns, strict=True)
            if found
        ]
        more, y = _row(line.row, chips, frame, y + m.LANE_GAP)
        drawings += more
    return drawings, y


def _row(row: Row, found: Sequence[tuple[Drawing, float]], frame: _Frame, top: float) -> tuple[list[Drawing], float]:
    """A row as high as what stands in it, and the y where it ends."""
    height = max(named(row, frame.room).height, *(high for _, high in found), 0.0) + 2 * AIR
    box = Box(m.PAGE, top, frame.right - m.PAGE, height)
    return [ground(row, box, frame.room), *(moved(drawing, top + AIR) for drawing, _ in found)], box.bottom


def _fan(along: Axis, columns: Sequence[Span], top: float, bottom: float) -> Drawing:
    """From the even columns to the scale: each step gets as narrow or as wide as it is short or long."""
    edges = [columns[0][0], *((one[1] + other[0]) / 2 for one, other in pairwise(columns)), columns[-1][1]]
    shapes: list[Shape] = []
    for (left, right), (start, end), length in zip(pairwise(edges), along.spans, along.minutes, strict=True):
        if length is not None:
            corners = (Point(left, top), Point(right, top), Point(end, bottom), Point(start, bottom))
            shapes.append(Patch(corners, "fan"))
    places = [along.start, *(end for _, end in along.spans)]
    shapes += [Stroke((Point(edge, top), Point(x, bottom)), "fan-side") for edge, x in zip(edges, places, strict=True)]
    return Drawing("fan", tuple(shapes))


def _strips(
    stages: Sequence[Stage], lines: Sequence[_Line], along: Axis, frame: _Frame, top: float, said: Words
) -> tuple[list[Drawing], float]:
    """The bars of every row, its sum at their end, and the axis below them."""
    drawings, y = [], top
    for line in lines:
        end = _end(line, said)
        height = max(STRIP, named(line.row, frame.room).height + 2 * AIR, end.height + 2 * AIR)
        box = Box(m.PAGE, y, frame.right - m.PAGE, height)
        drawings.append(ground(line.row, box, frame.room))
        shapes = [shape for step in range(len(stages)) for shape in line.bar(along, step, box.middle.y)]
        drawings.append(Drawing("bars", tuple(shapes), about=sentence(line.sum, line.row.name, said)))
        texts = end.at(frame.right - TOTAL + 6, box.middle.y - end.height / 2)
        drawings.append(Drawing("sum", texts))
        y = box.bottom + m.LANE_GAP
    drawings.append(_axis(along, y, said, several=lines[0].row.look is not None))
    return drawings, y + AXIS


def _end(line: _Line, said: Words) -> Block:
    """What stands at the end of a row: the sum, and how much of it is waiting."""
    room = TOTAL - 14
    parts = [block(lasting(line.sum, said), room, STRONG)]
    if line.sum.waiting:
        share = said.say("timeline.waiting", share=percent(line.sum.waiting))
        parts.append(block(share, room, SMALL._replace(role="text-warm", weight=600)))
    return stacked(tuple(parts))


def _apart(along: Axis, said: Words) -> float:
    """The px that ticks want between them: as many as their words take, and not few."""
    longest = sum(length or 0.0 for length in along.minutes)
    parts = (longest, longest * 0.7, longest * 0.45)
    return max(TICK, *(width(_passed(part, said, gaps=True), m.VALUE) + 14 for part in map(round, parts)))


def _passed(minutes: float, said: Words, *, gaps: bool) -> str:
    """How much time has passed; at least so much after a gap."""
    if not minutes:
        return "0"
    return f"≥\u00a0{time(minutes, said)}" if gaps else time(minutes, said)


def _axis(along: Axis, y: float, said: Words, *, several: bool) -> Drawing:
    """The axis with its ticks; after a gap they say at least how much time has passed."""
    shapes: list[Shape] = list(bars.ground(along, y + 6))
    for tick in ticks(along, _apart(along, said)):
        shapes.append(Stroke((Point(tick.x, y + 2), Point(tick.x, y + 10)), "time-break"))
        text = _passed(tick.minutes, said, gaps=tick.gaps > 0)
        shapes.append(Text(Point(tick.x, y + 22), text, m.VALUE, 400, "text-soft", "middle"))
    name = block(said["timeline.slowest" if several else "timeline.axis"], along.start - m.PAGE - 2 * m.NAME_PAD, FINE)
    return Drawing("axis", (*shapes, *name.at(m.PAGE + m.NAME_PAD, y)))
