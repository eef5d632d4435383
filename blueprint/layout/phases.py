"""The chevrons over the columns of the phases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.graph.nodes import Phase
from blueprint.layout import measures as m
from blueprint.layout.frame import Span
from blueprint.layout.scene import Box, PhaseBand, Point, Text
from blueprint.layout.slots import Slots
from blueprint.layout.wrap import wrap
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes

OVER = 8.0  # px by which a chevron is longer than its columns, at either end


class Stretch(NamedTuple):
    """The columns of a phase. id, name: those of the phase; span: where the columns begin and end; gone: it is one of
    an earlier state; was: its name then, if that was another."""

    id: str
    name: str
    span: Span
    gone: bool = False
    was: str = ""


def phase_bands(
    slots: Slots, columns: Sequence[Span], top: float, changes: Changes | None = None
) -> tuple[PhaseBand, ...]:
    """A chevron over the columns of every phase that has steps, all of one height."""
    return chevrons([_stretch(phase, (columns[first][0], columns[last][1]), changes)
                     for phase, first, last in slots.stretches()], top)  # fmt: skip


def _stretch(phase: Phase, span: Span, changes: Changes | None) -> Stretch:
    """A phase, with what it was called before."""
    if changes is None:
        return Stretch(phase.id, phase.name, span)
    if phase in changes.earlier.phases:
        return Stretch(phase.id, phase.name, span, gone=True)
    edits = changes.phases.get(phase.id, ())
    sign = "+ " if any(edit.kind == "added" for edit in edits) else ""
    was = next((edit.was for edit in edits if edit.kind == "reworded"), "")
    return Stretch(phase.id, f"{sign}{phase.name}", span, was=was)


def chevrons(stretches: Sequence[Stretch], top: float) -> tuple[PhaseBand, ...]:
    """A chevron over each stretch, all of one height. top: their y."""
    lines = [_lines(one.name, one.span) for one in stretches]
    was = [_lines(one.was, one.span) if one.was else () for one in stretches]
    most = max((len(now) + len(then) for now, then in zip(lines, was, strict=True)), default=1)
    height = m.PHASE_HEIGHT + (most - 1) * m.PHASE_LINE
    return tuple(
        _band(one, Box(one.span[0] - OVER, top, one.span[1] - one.span[0] + 2 * OVER, height), now, then)
        for one, now, then in zip(stretches, lines, was, strict=True)
    )


def _lines(name: str, span: Span) -> tuple[str, ...]:
    return wrap(name, span[1] - span[0] + 2 * OVER - 2 * m.PHASE_POINT - 12, m.PHASE_TEXT, 600)


def _band(phase: Stretch, box: Box, lines: tuple[str, ...], was: tuple[str, ...]) -> PhaseBand:
    """A chevron that points the way of reading."""
    front, middle = box.right - m.PHASE_POINT, box.middle.y
    outline = (Point(box.x, box.y), Point(front, box.y), Point(box.right, middle), Point(front, box.bottom),
               Point(box.x, box.bottom), Point(box.x + m.PHASE_POINT, middle))  # fmt: skip
    top = box.y + (box.height - (len(lines) + len(was)) * m.PHASE_LINE) / 2
    x = box.middle.x + m.PHASE_POINT / 4
    role = "text-soft" if phase.gone else "text-phase"
    texts = tuple(
        Text(Point(x, top + (number + 0.5) * m.PHASE_LINE + m.PHASE_TEXT * m.RISE), line, m.PHASE_TEXT,
             600 if number < len(lines) else 400, role, "middle", phase.gone or number >= len(lines))
        for number, line in enumerate((*lines, *was))
    )  # fmt: skip
    return PhaseBand(phase.id, phase.name, box, outline, texts, "phase-gone" if phase.gone else "phase")
