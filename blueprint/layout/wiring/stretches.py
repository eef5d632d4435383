"""Places along a line where a label might be, and what is left of them between the things in its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.layout.shapes import Box
from blueprint.layout.wiring.canvas import Line, Thing
from blueprint.layout.wiring.pieces import LEVEL
from blueprint.named import NamedTuple

Size = tuple[float, float]


class Option(NamedTuple):
    """A way to put a label of a size to a line: from `low` to `high` along it, its middle `shift` px off the line.

    reach: px from the middle of the line in which a place is sought.
    """

    line: Line
    orientation: int
    shift: float
    low: float
    high: float
    size: Size
    reach: float

    @property
    def long(self) -> float:
        """The label's length along the line, in px."""
        return self.size[self.orientation]

    @property
    def middle(self) -> float:
        """Where the middle of the line is, along it."""
        return (self.line.low + self.line.high) / 2

    def whole(self) -> Window:
        """All of the way along the line, with nothing in it yet."""
        low, high = self.middle - self.reach, self.middle + self.reach
        return Window(max(self.low, low), min(self.high, high), max(self.line.low, low), min(self.line.high, high))

    def box(self, low: float, high: float) -> Box:
        """The area from `low` to `high` along the line that is as wide across as the label."""
        thick = self.size[1 - self.orientation]
        near = self.line.at + self.shift - thick / 2
        return Box(low, near, high - low, thick) if self.orientation == LEVEL else Box(near, low, thick, high - low)

    def slid(self, windows: Iterable[Window]) -> Box:
        """The label as near to the middle of the line as the windows allow, each of which is long enough."""
        half, middle = self.long / 2, self.middle
        centres = [min(max(middle, window.low + half), window.high - half) for window in windows]
        centre = min(centres, key=lambda centre: abs(centre - middle))
        return self.box(centre - half, centre + half)


class Window(NamedTuple):
    """A stretch from `low` to `high` (none, when these are the wrong way round) between two things.

    `after` and `before` say where the things are that end it.
    """

    low: float
    high: float
    after: float
    before: float


def windows(option: Option, things: Iterable[Thing], gap: float) -> Iterator[Window]:
    """What is left for a label between things, `gap` px away from each."""
    spans = sorted((*thing.box.span(option.orientation), *thing.held.span(option.orientation)) for thing in things)
    return between(option.whole(), spans, gap)


def between(whole: Window, spans: Iterable[tuple[float, float, float, float]], gap: float) -> Iterator[Window]:
    """What is left of a stretch between things, given by where they start and end, and by where they are held.

    >>> list(between(Window(0, 100, 0, 100), [(20, 30, 20, 30), (25, 50, 37, 37)], 5))
    [Window(low=0, high=15, after=0, before=20), Window(low=35, high=20, after=30, before=37), ...]
    """
    at, after = whole.low, whole.after
    for start, end, first, last in spans:
        if end + gap > whole.low and start - gap < whole.high:
            yield Window(at, start - gap, after, first)
            if end + gap > at:
                at, after = end + gap, last
    yield Window(at, whole.high, after, whole.before)
