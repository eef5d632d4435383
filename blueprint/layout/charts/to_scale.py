"""Time to scale: how wide each step is on an axis of which pieces may be missing, and where its ticks stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from blueprint.layout.frame import Span

GAP = 22.0  # px of a step of which nobody knows how long it is
LEAST = 2.0  # px of a step that is short; all others are to scale
TICKS = (
    *(seconds / 60 for seconds in (1, 5, 10, 15, 30)),
    *(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720),
    *(1440 * days for days in (1, 2, 5, 10, 30, 60, 180, 360, 1000, 5000, 20000)),
)
"""How many minutes there may be between two ticks."""


class Axis(NamedTuple):
    """Steps along an axis. spans: where each begins and ends, in px; minutes: how long each is, None if not known."""

    spans: tuple[Span, ...]
    minutes: tuple[float | None, ...]

    @property
    def start(self) -> float:
        """The x where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> float:
        """The x where it ends."""
        return self.spans[-1][1]


class Tick(NamedTuple):
    """A tick. minutes: since the beginning, of what is known; gaps: how many pieces are missing before it."""

    x: float
    minutes: float
    gaps: int


def axis(minutes: Sequence[float | None], start: float, end: float) -> Axis:
    """Steps to scale between two x; those that nobody timed get a gap of one width, wider only if nothing is timed."""
    gap = _gap(minutes, end - start)
    scaled = iter(_scaled([length for length in minutes if length is not None], end - start - gap * _gaps(minutes)))
    widths = [gap if length is None else next(scaled) for length in minutes]
    edges = [round(start + edge, 2) for edge in accumulate(widths, initial=0.0)]
    return Axis(tuple(pairwise(edges)), tuple(minutes))


def _gaps(minutes: Sequence[float | None]) -> int:
    return sum(length is None for length in minutes)


def _gap(minutes: Sequence[float | None], room: float) -> float:
    """The width of a gap: smaller where there are so many that they would take most of the room."""
    count = _gaps(minutes)
    if not count:
        return 0.0
    return room / count if count == len(minutes) else min(GAP, room * 0.6 / count)


def _scaled(lengths: Sequence[float], room: float) -> list[float]:
    """Widths to scale that fill a room, the shortest as wide as can still be seen. Cost: that of sorting."""
    left, total = room, sum(lengths)
    least = min(LEAST, room / len(lengths)) if lengths else 0.0
    short: set[int] = set()
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if total <= 0 or left * lengths[number] / total < least:
            short.add(number)
            left, total = left - least, total - lengths[number]
    return [least if number in short else left * length / total for number, length in enumerate(lengths)]


def place(along: Axis, step: int, minutes: float) -> float:
    """The x so many minutes after a step has begun; nowhere beyond its end."""
    (start, end), length = along.spans[step], along.minutes[step]
    return end if not length else min(end, round(start + (end - start) * minutes / length, 2))


def ticks(along: Axis, apart: float) -> Iterator[Tick]:
    """Round times along the axis. apart: px between two of them at least."""
    known = [length or 0.0 for length in along.minutes]
    ends = list(accumulate(known))
    if not ends[-1]:
        return
    room = along.end - along.start - sum(end - start for (start, end), length in _pairs(along) if length is None)
    every = next((step for step in TICKS if step * room / ends[-1] >= apart), ends[-1])
    gaps = list(accumulate(int(length is None) for length in along.minutes))
    last = -apart
    for number in range(int(ends[-1] / every + 1e-9) + 1):
        step = bisect_left(ends, number * every - 1e-9) if number else 0
        x = place(along, step, number * every - (ends[step] - known[step])) if number else along.start
        if x - last >= apart * 0.8:
            yield Tick(x, number * every, gaps[step] if number else 0)
            last = x


def _pairs(along: Axis) -> Iterator[tuple[Span, float | None]]:
    return zip(along.spans, along.minutes, strict=True)
