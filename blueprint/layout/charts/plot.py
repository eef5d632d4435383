"""The square of a quadrant plot: its ground, cross-hairs, axes and the names of its corners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.placing import Line
from blueprint.layout.charts.writing import FINE, SMALL, block, span
from blueprint.layout.numbers import plain
from blueprint.layout.shapes import Area, Box, Point, Shape, Stroke, Text
from blueprint.layout.wording import Words

SIDE, EDGE, STRIP = 480.0, 22.0, 32.0  # px: the square of the data; beside it; above and below it, for the corners
ABOVE, LEFT = 24.0, 34.0  # px: for the name of the axis; for the figures on the left
BESIDE, BELOW = 90.0, 60.0  # px: for what the cross-hairs are
LEAST_SPAN, TOP_SCORE = 4.0, 10.0  # of an axis, in points of the scale

CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL = QUADRANTS = ("concentrate", "keep-up", "low-priority", "overkill")
INKS = {CONCENTRATE: "text-bad", KEEP_UP: "text-good", LOW_PRIORITY: "text-soft", OVERKILL: "text-warm"}
AXIS = SMALL._replace(weight=600)

WHOLE = Box(LEFT, ABOVE, SIDE + 2 * EDGE, SIDE + 2 * STRIP)
"""The plot with its edges."""

NAMES = Box(WHOLE.x + 5, WHOLE.y + STRIP - 6, WHOLE.width - 10, SIDE + 12)
"""Where the names of points may stand: not in the strips of the corners."""


class Frame(NamedTuple):
    """The square of the data on the page. left, low: the scores at its left and lower sides; unit: px of a point."""

    left: float
    low: float
    unit: float

    def at(self, experience: float, importance: float) -> Point:
        """Where two scores are."""
        across, upwards = (experience - self.left) * self.unit, (importance - self.low) * self.unit
        return Point(WHOLE.x + EDGE + across, WHOLE.bottom - STRIP - upwards)


def frame_of(experience: Sequence[float], importance: Sequence[float]) -> Frame:
    """The part of the scales that is drawn: what holds all these scores, as many points of each.

    >>> frame_of([6, 9, 7.5], [5, 9])
    Frame(left=5.0, low=4.0, unit=96.0)
    """
    spans = (ceil(max(scores)) - floor(min(scores)) + 1 for scores in (experience, importance))
    reach = min(max(LEAST_SPAN, *spans), TOP_SCORE)
    return Frame(_start(experience, reach), _start(importance, reach), SIDE / reach)


def _start(scores: Sequence[float], reach: float) -> float:
    """Where an axis begins, so that it holds all scores, about in its middle."""
    least, most = floor(min(scores)), ceil(max(scores))
    middle = floor((least + most - reach) / 2)
    return float(min(max(0, most - reach, middle), least, TOP_SCORE - reach))


def cross_hairs(cross: Point) -> tuple[Line, Line]:
    """The lines at which the quadrants part."""
    level = (Point(WHOLE.x, cross.y), Point(WHOLE.right, cross.y))
    return level, (Point(cross.x, WHOLE.y), Point(cross.x, WHOLE.bottom))


def ground(cross: Point) -> tuple[Shape, ...]:
    """The plot, the corner to work at first, and the cross-hairs."""
    first = Box(WHOLE.x + 0.5, WHOLE.y + 0.5, cross.x - WHOLE.x - 0.5, cross.y - WHOLE.y - 0.5)
    lines = (Stroke(line, "rule") for line in cross_hairs(cross))
    return (Area(WHOLE, "panel", 4), Area(first, "tint-bad", 4), *lines)


def axes(frame: Frame, said: Words) -> Iterator[Shape]:
    """Ticks with their figures, on the left and below, and the name of the axis on the left."""
    for step in range(round(SIDE / frame.unit) + 1):
        across, upwards = frame.at(frame.left + step, frame.low), frame.at(frame.left, frame.low + step)
        yield Stroke((Point(across.x, WHOLE.bottom), Point(across.x, WHOLE.bottom + 4)), "ink-soft")
        yield Stroke((Point(WHOLE.x - 4, upwards.y), Point(WHOLE.x, upwards.y)), "ink-soft")
        yield _tick(Point(across.x, WHOLE.bottom + 17), frame.left + step, "middle")
        yield _tick(Point(WHOLE.x - 9, upwards.y + 4), frame.low + step, "end")
    yield from block(said["gaps.importance"], WHOLE.width, AXIS).at(0, 2)


def _tick(at: Point, score: float, anchor: str) -> Text:
    return Text(at, plain(score), m.SMALL_TEXT, 400, "text-soft", anchor)


def partings(cross: Point, importance: str, experience: str, said: Words) -> Iterator[Text]:
    """What the cross-hairs are, at their ends, and the name of the axis below. importance, experience: in words."""
    right = block(importance, BESIDE - 6, FINE)
    yield from right.at(WHOLE.right + 6, cross.y - right.height / 2)
    below = block(experience, 160, FINE, "middle")
    yield from below.at(cross.x, WHOLE.bottom + 22)
    name = block(said["gaps.experience"], WHOLE.width, AXIS, "end")
    is_free = WHOLE.right - name.width - 12 > cross.x + below.width / 2
    yield from name.at(WHOLE.right, WHOLE.bottom + (22 if is_free else 42))


def corners(said: Words) -> tuple[Text, ...]:
    """The names of the quadrants, in strips where no point can be."""
    high, low = WHOLE.y + 21, WHOLE.bottom - 12
    places = ((CONCENTRATE, WHOLE.x + 12, high, "start"), (KEEP_UP, WHOLE.right - 12, high, "end"),
              (LOW_PRIORITY, WHOLE.x + 12, low, "start"), (OVERKILL, WHOLE.right - 12, low, "end"))  # fmt: skip
    return tuple(
        Text(Point(x, y), said[f"quadrant.{key}"], m.CARD_TEXT, 700, INKS[key], anchor) for key, x, y, anchor in places
    )


def room_of(text: Text) -> Box:
    """The box of a line of text."""
    start, end = span(text)
    return Box(start, text.at.y - text.size, end - start, text.size * 1.3)
