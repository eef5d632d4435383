"""The journey: how each customer feels step by step, large, with what they do and what is noted below the curves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.layout import measures as m
from blueprint.layout.about import moments
from blueprint.layout.charts.columns import Stage, done, spans, stages, stretches
from blueprint.layout.charts.notes import Noted, are_short, note, wished
from blueprint.layout.charts.panel import FIGURES, Summed, panel
from blueprint.layout.charts.rows import Row, ground, named, room_for
from blueprint.layout.charts.sheet import Around, Body, Entry, head_of, on_sheet
from blueprint.layout.charts.writing import STRONG, block
from blueprint.layout.contents import notes_in
from blueprint.layout.emotion.around import end_of
from blueprint.layout.emotion.band import Columns, emotion_band
from blueprint.layout.emotion.moments import customer_name, widths_of_pills
from blueprint.layout.frame import Span
from blueprint.layout.legend import SIGNS, on_curves
from blueprint.layout.mirror import moved
from blueprint.layout.numbers import plain, signed
from blueprint.layout.phases import chevrons
from blueprint.layout.scene import EmotionBand, Scene
from blueprint.layout.shapes import Box, Drawing, Point, Sign, Stroke, Text
from blueprint.layout.text import width
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

SWING, SWING_MORE, SWING_MOST = 180.0, 24.0, 330.0  # px from best to worst: of one customer, for each further, in all
TICK_PAD, AIR = 9.0, 10.0  # px beside the ticks of the scale; in a row above and below what stands in it
MOST_LEVELS = 12  # steps of the scale that still get a line each


class Frame(NamedTuple):
    """Where things are.

    stacks: what is noted at each stage; room: for the names of the rows; plot: where the curves begin; right: where the
    page ends.
    """

    stages: tuple[Stage, ...]
    stacks: list[list[Noted]]
    columns: list[Span]
    room: float
    plot: float
    right: float


def lay_out(graph: Graph, marks: tuple[Marks, ...], summed: Sequence[Summed], theme: Theme) -> Scene:
    """The journey of every customer.

    marks: what stands out in each; summed: their figures, in the same order.
    """
    said = words(graph.language)
    felt = tuple(mark for mark in marks if mark.moments)
    frame = _frame(graph, felt, [*felt, *(mark for mark in marks if not mark.moments)], said)
    body = _body(graph, felt, frame, said)
    around = Around(
        chart=said["journey"],
        about=" ".join(_about(graph, marks, summed, said)),
        entries=_entries(body.emotion, said),
        remarks=(said["journey.note"],) if felt else (),
        panel=panel(summed, graph.scale, said),
    )
    return on_sheet(head_of(graph, "journey"), body, around, theme)


def _frame(graph: Graph, felt: Sequence[Marks], walked: Sequence[Marks], said: Words) -> Frame:
    """Columns for all steps, right of the names and of the ticks of the scale."""
    found = stages(graph, graph.steps, [mark.customer for mark in walked])
    keys = [m.CURVE_KEY + 6 + width(customer_name(mark, graph), m.LANE_ABOUT, 600) for mark in felt] * (len(felt) > 1)
    rows = room_for([said["emotion"], said["lane.customer"], said["lane.notes"]])
    room = max(rows, min(m.NAME_WIDEST, max(keys, default=0.0)))
    plot = m.PAGE + 2 * m.NAME_PAD + room + _ticks_room(graph)
    stacks = [[Noted(one.kind, one.text) for one in notes_in(step, graph)] for step in graph.steps]
    pills = widths_of_pills(graph, felt, said)
    dots = len(felt) * m.DOT_STEP / m.DOTS_SHARE  # where all customers feel the same
    wishes = [max(wished(stack), pill, dots) for stack, pill in zip(stacks, pills, strict=True)]
    columns = spans(found, plot + 20, m.LEAST_PAGE - 20, wishes)
    return Frame(found, stacks, columns, room, plot, columns[-1][1] + 20)


def _body(graph: Graph, felt: tuple[Marks, ...], frame: Frame, said: Words) -> Body:
    """Phases, curves, steps and notes, one under the other."""
    phases = chevrons(stretches(frame.stages, frame.columns), 0.0)
    band = _band(graph, felt, frame, max(phase.box.bottom for phase in phases) + 12, said)
    drawings, y = _rows(frame, band.box.bottom + m.LANE_GAP, said)
    left = -m.PAGE
    return Body(frame.right - m.PAGE, y, moved(tuple(drawings), 0, left), moved(phases, 0, left), moved(band, 0, left))


def _band(graph: Graph, felt: tuple[Marks, ...], frame: Frame, top: float, said: Words) -> EmotionBand:
    """The curves, on a ground with a line for every step of the scale and of the journey."""
    swing = min(SWING + SWING_MORE * max(len(felt) - 1, 0), SWING_MOST)
    columns = Columns(frame.columns, frame.plot, frame.right, m.PAGE + 2 * m.NAME_PAD + frame.room)
    band = emotion_band(graph, felt, columns, top, said, swing)
    nothing = () if felt else _nothing(band, said)
    return band._replace(
        texts=(*band.texts, *_ticks(graph, band), *nothing), guides=(*_levels(graph, band), *_upright(frame, band))
    )


def _ticks_room(graph: Graph) -> float:
    return max(width(text, m.VALUE) for text, _ in _scale(graph)) + 2 * TICK_PAD


def _scale(graph: Graph) -> list[tuple[str, float]]:
    """What is written at the ends of the scale and at neutral, with the share of the way from high to low."""
    scale = graph.scale
    reach = scale.high - scale.low
    found = {end_of(scale, 1): 0.0, plain(scale.neutral): (scale.high - scale.neutral) / reach, end_of(scale, -1): 1.0}
    return [(text, share if scale.good_is_high else 1 - share) for text, share in found.items()]


def _ticks(graph: Graph, band: EmotionBand) -> Iterator[Text]:
    for text, share in _scale(graph):
        y = band.high + share * (band.low - band.high)
        yield Text(Point(band.plot.x - TICK_PAD, y + m.VALUE * m.RISE), text, m.VALUE, 400, "text-soft", "end")


def _levels(graph: Graph, band: EmotionBand) -> Iterator[Stroke]:
    """A faint line at each step of the scale, unless there are many."""
    scale = graph.scale
    count = round((scale.high - scale.low) / scale.step)
    for number in range(1, count) if count <= MOST_LEVELS else ():
        y = band.high + number / count * (band.low - band.high)
        yield Stroke((Point(band.plot.x, y), Point(band.plot.right, y)), "grid-end")


def _upright(frame: Frame, band: EmotionBand) -> Iterator[Stroke]:
    """A faint line between two phases."""
    for (one, other), (before, after) in zip(pairwise(frame.stages), pairwise(frame.columns), strict=True):
        if one.phase != other.phase:
            x = (before[1] + after[0]) / 2
            yield Stroke((Point(x, band.plot.y + 1), Point(x, band.plot.bottom - 1)), "grid")


def _nothing(band: EmotionBand, said: Words) -> tuple[Text, ...]:
    """What is said in the place of curves."""
    text = block(said["journey.none"], band.plot.width - 2 * AIR, STRONG, "middle")
    return text.at(band.plot.middle.x, band.plot.middle.y - text.height - AIR)


def _rows(frame: Frame, top: float, said: Words) -> tuple[list[Drawing], float]:
    """What customers do, and what is noted, below the curves; and the y where they end."""
    steps = [done(stage, span, said) for stage, span in zip(frame.stages, frame.columns, strict=True)]
    drawings, y = _row(Row("customer", said["lane.customer"]), steps, frame, top)
    if any(frame.stacks):
        short = are_short(frame.stacks, frame.columns, said)
        notes = [
            note(stack, stage.id, span, said, short=short)
            for stack, stage, span in zip(frame.stacks, frame.stages, frame.columns, strict=True)
            if stack
        ]
        more, y = _row(Row("note", said["lane.notes"], said["lane.notes.about"]), notes, frame, y + m.LANE_GAP)
        drawings += more
    return drawings, y


def _row(row: Row, found: Sequence[tuple[Drawing, float]], frame: Frame, top: float) -> tuple[list[Drawing], float]:
    """A row as high as what stands in it, and the y where it ends."""
    height = max(named(row, frame.room).height, *(high for _, high in found)) + 2 * AIR
    box = Box(m.PAGE, top, frame.right - m.PAGE, height)
    return [ground(row, box, frame.room), *(moved(drawing, top + AIR) for drawing, _ in found)], box.bottom


def _entries(band: EmotionBand | None, said: Words) -> tuple[Entry, ...]:
    """The signs on the curves."""
    found = set(on_curves(band)) if band else set()
    return tuple(
        Entry(name, said[f"key.{name}"], (Sign(kind, Point(0, 0), role, reach),), reach)
        for name, (kind, role, reach) in SIGNS.items()
        if name in found
    )


def _about(graph: Graph, marks: tuple[Marks, ...], summed: Sequence[Summed], said: Words) -> Iterator[str]:
    """The journey in a few sentences."""
    phases = said.count("about.phases", len({step.phase.index for step in graph.steps}))
    yield said.say("journey.about", phases=phases, steps=said.count("about.steps", len(graph.steps)))
    yield from moments(graph, marks, said)
    for row in summed:
        known = [(name, value) for name, value in zip(FIGURES, row.figures, strict=True) if value is not None]
        figures = ", ".join(f"{said[name]} {signed(value, graph.scale.neutral)}" for name, value in known)
        if figures:
            yield f"{row.name}{said['colon']}{figures}." if len(summed) > 1 else f"{figures}."
    if not any(mark.moments for mark in marks):
        yield f"{said['journey.none']}."
