"""Bars of time to scale: what a customer waits and does in each step, and what is worked meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout.charts.spells import Spell
from blueprint.layout.charts.to_scale import GAP, Axis, place
from blueprint.layout.shapes import Area, Box, Patch, Point, Shape, Sign, Stroke

BAR, WORK = 22.0, 12.0  # px: the height of a customer's bar, and of one of work
SEEN = 14.0  # px of a bar in which a cut can be seen
OVER = 5.0  # px by which the mark of a limit is longer than the bar, at either end


def stay(along: Axis, step: int, spell: Spell | None, y: float) -> Iterator[Shape]:
    """One customer's time in one step around a y: first what they wait, then what they do; a gap if nobody knows."""
    if spell is None:
        return
    if spell.total is None:
        yield from _gap(along, step, y)
        return
    waited = spell.waiting or 0.0
    for role, hatch, start, length in (
        ("time-waits", "hatch-waits", 0.0, spell.waiting),
        ("time-doing", "", waited, spell.doing),
        ("time-served", "", waited, spell.served),
    ):
        if length:
            yield Area(_bar(along, step, start, start + length, y, BAR), role, 2, hatch)
    yield from _limits(along, step, spell, y)


def _limits(along: Axis, step: int, spell: Spell, y: float) -> Iterator[Shape]:
    """What is too long, and where it should have ended; a limit that is kept lies beyond the bar and is in the chip."""
    passed = [bound for bound in spell.bounds if bound.over]
    if not passed:
        return
    bound = min(passed, key=lambda one: one.allowed)
    spent = spell.waiting if bound.of == "waits" else spell.total
    yield Area(_bar(along, step, bound.allowed, spent or 0.0, y, BAR), "time-late", 2, "hatch-late")
    x = place(along, step, bound.allowed)
    yield Stroke((Point(x, y - BAR / 2 - OVER), Point(x, y + BAR / 2 + OVER)), "time-limit")


def _gap(along: Axis, step: int, y: float) -> Iterator[Shape]:
    """A piece of the axis of which nobody knows how long it is."""
    start, end = along.spans[step]
    middle = (start + end) / 2
    if end - start > 2 * GAP:
        yield Stroke((Point(start + 1, y), Point(middle - 5, y)), "time-gap")
        yield Stroke((Point(middle + 5, y), Point(end - 1, y)), "time-gap")
    yield Sign("break", Point(middle, y), "time-break")


def work(along: Axis, step: int, minutes: float | None, role: str, y: float) -> Iterator[Shape]:
    """What is worked in one step: a bar to scale, or one that is cut where it is longer than the customer stays."""
    if not minutes:
        return
    if fits(along, step, minutes):
        yield Area(_bar(along, step, 0.0, minutes, y, WORK), role, 2)
        return
    start, end = along.spans[step]
    middle, half = (start + end) / 2, WORK / 2
    yield Area(Box(start + 0.5, y - half, max(end - start - 1, 1.0), WORK), role, 2)
    if end - start < SEEN:
        return
    corners = [Point(middle + x, y + side * half * 1.3) for x, side in ((-4.8, 1), (0.2, 1), (4.8, -1), (-0.2, -1))]
    yield Patch(tuple(corners), "page")
    yield Sign("break", Point(middle, y), "time-break")


def fits(along: Axis, step: int, minutes: float) -> bool:
    """Whether work is done before the customer goes on."""
    length = along.minutes[step]
    return length is not None and minutes <= length + 1e-9


def ground(along: Axis, y: float) -> Iterator[Shape]:
    """The line of the axis, broken where a piece is missing."""
    for (start, end), length in zip(along.spans, along.minutes, strict=True):
        if length is None:
            yield Sign("break", Point((start + end) / 2, y), "time-break")
        elif end > start:
            yield Stroke((Point(start, y), Point(end, y)), "time-break")


def _bar(along: Axis, step: int, start: float, end: float, y: float, height: float) -> Box:
    """A bar from so many to so many minutes after the step has begun."""
    left, right = place(along, step, start), place(along, step, end)
    air = min(0.5, (right - left) / 4)
    return Box(left + air, y - height / 2, max(right - left - 2 * air, 0.4), height)
