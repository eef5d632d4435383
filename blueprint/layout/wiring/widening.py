"""Where labels lack room: which gutter to widen, and by how much, so that there is a place for one.

When a gutter grows, what lies before it stays, what lies after it moves by as much, and what lies in it moves by half
of that, for lines are centred; only those at an edge of the page stay with the edge. So the room between two things
grows as fast as the things part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from blueprint.layout.wiring.canvas import TINY, Canvas, Thing
from blueprint.layout.wiring.pieces import LEVEL
from blueprint.layout.wiring.stretches import Option, windows
from blueprint.named import NamedTuple

_NEAR = 0.02  # px within which a thing stands at a gutter's end

Spans = Sequence[tuple[float, float]]


class Shortage(NamedTuple):
    """A gutter, horizontal (0) or vertical (1), now `length` px long, that would make room for a label with `more`."""

    more: float
    length: float
    kind: int
    gutter: int


def shortages(canvas: Canvas, option: Option) -> Iterator[Shortage]:
    """What would make room for a label: gutters that cross its line, or the one that the line lies in."""
    things = list(canvas.things(option.box(*option.whole()[:2]), option.line))
    kinds = canvas.geometry.horizontal, canvas.geometry.vertical
    crossing, own = 1 - option.orientation, option.orientation
    found = [(crossing, *need) for need in _along(kinds[crossing], option, things, canvas.gap)]
    found += [(own, *need) for need in _across(kinds[own], option, things, canvas.gap)]
    for kind, index, more in found:
        start, end = kinds[kind][index]
        yield Shortage(more, end - start, kind, index)


def _along(gutters: Spans, option: Option, things: Sequence[Thing], gap: float) -> Iterator[tuple[int, float]]:
    """The gutters with which a stretch grows, and by how much they have to."""
    for window in windows(option, things, gap):
        lack = max(option.long - window.high + window.low, 0.0)
        before = max(bisect_right(gutters, (window.after,)) - 1, 0)
        for index in range(before, bisect_left(gutters, (window.before,))):
            start, end = gutters[index]
            inside = _pace(gutters, option.orientation == LEVEL, index)
            first = 0.0 if window.after <= start + _NEAR else 1.0 if window.after >= end - _NEAR else inside
            last = 1.0 if window.before >= end - _NEAR else 0.0 if window.before <= start + _NEAR else inside
            if last > first:
                yield index, lack / (last - first)


def _pace(gutters: Spans, vertical: bool, index: int) -> float:
    """How fast the lines in a gutter move when it grows."""
    return 0.5 if not vertical or 0 < index < len(gutters) - 1 else float(index > 0)


def _across(gutters: Spans, option: Option, things: Sequence[Thing], gap: float) -> Iterator[tuple[int, float]]:
    """The gutter that a line lies in, and by how much it has to grow to take the line away from what lies beside it."""
    index = max(bisect_left(gutters, (option.line.at,)) - 1, 0)
    start, end = gutters[index]
    if not start + _NEAR < option.line.at < end - _NEAR:
        return
    pace = _pace(gutters, option.orientation != LEVEL, index)
    across = 1 - option.orientation
    before = [thing.box for thing in things if thing.held.span(across)[1] <= start + _NEAR] if pace else []
    after = [thing.box for thing in things if thing.held.span(across)[0] >= end - _NEAR] if pace < 1 else []
    leaving = {*before, *after}
    if leaving:
        staying = [thing for thing in things if thing.box not in leaving]
        for window in windows(option, staying, gap):
            if window.high - window.low >= option.long - TINY:
                near, far = (area := option.slid([window]).grown(gap)).span(across)
                up = [(box.span(across)[1] - near) / pace for box in before if box.meets(area)]
                down = [(far - box.span(across)[0]) / (1 - pace) for box in after if box.meets(area)]
                yield index, max(up + down, default=0.0)
