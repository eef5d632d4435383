"""The chevrons over the columns of the phases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.layout import measures as m
from blueprint.layout.frame import Span
from blueprint.layout.scene import Box, PhaseBand, Point, Text
from blueprint.layout.wrap import wrap

OVER = 8.0  # px by which a chevron is longer than its columns, at either end


class Stretch(NamedTuple):
    """The columns of a phase. id, name: those of the phase; span: where the columns begin and end."""

    id: str
    name: str
    span: Span


def phase_bands(graph: Graph, columns: Sequence[Span], top: float) -> tuple[PhaseBand, ...]:
    """A chevron over the columns of every phase that has steps, all of one height."""
    spans: dict[int, Span] = {}
    for step, (start, end) in zip(graph.steps, columns, strict=True):
        first = spans.get(step.phase.index, (start, end))[0]
        spans[step.phase.index] = (first, end)
    phases = ((graph.phases[index], span) for index, span in spans.items())
    return chevrons([Stretch(phase.id, phase.name, span) for phase, span in phases], top)


def chevrons(stretches: Sequence[Stretch], top: float) -> tuple[PhaseBand, ...]:
    """A chevron over each stretch, all of one height. top: their y."""
    lines = [_lines(name, span) for _, name, span in stretches]
    height = m.PHASE_HEIGHT + (max(map(len, lines), default=1) - 1) * m.PHASE_LINE
    return tuple(
        _band(stretch, Box(stretch.span[0] - OVER, top, stretch.span[1] - stretch.span[0] + 2 * OVER, height), said)
        for stretch, said in zip(stretches, lines, strict=True)
    )


def _lines(name: str, span: Span) -> tuple[str, ...]:
    return wrap(name, span[1] - span[0] + 2 * OVER - 2 * m.PHASE_POINT - 12, m.PHASE_TEXT, 600)


def _band(phase: Stretch, box: Box, lines: tuple[str, ...]) -> PhaseBand:
    """A chevron that points the way of reading."""
    front, middle = box.right - m.PHASE_POINT, box.middle.y
    outline = (Point(box.x, box.y), Point(front, box.y), Point(box.right, middle), Point(front, box.bottom),
               Point(box.x, box.bottom), Point(box.x + m.PHASE_POINT, middle))  # fmt: skip
    top = box.y + (box.height - len(lines) * m.PHASE_LINE) / 2
    x = box.middle.x + m.PHASE_POINT / 4
    texts = tuple(
        Text(Point(x, top + (number + 0.5) * m.PHASE_LINE + m.PHASE_TEXT * m.RISE), line, m.PHASE_TEXT, 600,
             "text-phase", "middle")
        for number, line in enumerate(lines)
    )  # fmt: skip
    return PhaseBand(phase.id, phase.name, box, outline, texts)
