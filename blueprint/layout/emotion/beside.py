"""Room for words beside what they belong to: never on a dot, never on other words, off the lines where that can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import inf

from blueprint.graph.nodes import Step
from blueprint.layout.scene import Box, Point

GAP = 2.0  # px between words and anything else
_COVERED = 5.0  # how bad it is to cover a point of a line, against a place further down the list


class Room:
    """The part of the emotion row over one column. It has no top and no bottom, so that room is always found.

    left, right: its sides; middle: that of the column.
    """

    def __init__(self, left: float, middle: float, right: float) -> None:
        self.left, self.middle, self.right = left, middle, right
        self._taken: list[Box] = []
        self._lines: list[Point] = []

    @property
    def width(self) -> float:
        """How wide words may be."""
        return self.right - self.left

    def take(self, box: Box) -> None:
        """Take a box: no words will stand there."""
        self._taken.append(box)

    def cross(self, point: Point) -> None:
        """Note that a line runs through a point: words had better not stand there."""
        self._lines.append(point)

    def find(self, near: Box, width: float, height: float, *, below: bool) -> Box:
        """Room for words near a box: above or below it, else beside it, else further off; it is taken from then on."""
        box = self._close(near, width, height, below)
        if box is None:
            box = next(filter(self._is_free, self._further(near, width, height)))
        self._taken.append(box)
        return box

    def _close(self, near: Box, width: float, height: float, below: bool) -> Box | None:
        """The best free place next to a box: high up in the list, and on no line."""
        best, trouble = None, inf
        for rank, box in enumerate(self._beside(near, width, height, below)):
            if rank < trouble and self._is_free(box):
                covered = rank + _COVERED * self._covered(box)
                if covered < trouble:
                    best, trouble = box, covered
        return best

    def untangle(self, nears: Sequence[Box], found: Sequence[Box]) -> list[Box]:
        """The boxes that were found near others, so that what belongs higher up stands higher up, where that can be."""
        boxes = list(found)
        for one, other in combinations(range(len(boxes)), 2):
            crossed = (nears[one].y - nears[other].y) * (boxes[one].y - boxes[other].y) < 0
            if crossed and boxes[one].height == boxes[other].height:
                boxes[one], boxes[other] = self._swapped((nears[one], nears[other]), (boxes[one], boxes[other]))
        return boxes

    def _swapped(self, nears: tuple[Box, Box], boxes: tuple[Box, Box]) -> tuple[Box, Box]:
        """Two boxes of one height, each where the other was; as they were if one would then lie on something."""
        first, second = (
            box._replace(x=self.inside(near.middle.x, box.width), y=other.y)
            for near, box, other in zip(nears, boxes, reversed(boxes), strict=True)
        )
        for box in boxes:
            self._taken.remove(box)
        fits = self._is_free(first) and self._is_free(second) and not overlap(first, second, GAP / 2)
        self._taken += (first, second) if fits else boxes
        return (first, second) if fits else boxes

    def _beside(self, near: Box, width: float, height: float, below: bool) -> Iterator[Box]:
        """The places next to a box, the best first."""
        over, under = near.y - GAP - height, near.bottom + GAP
        right, left = near.right + GAP, near.x - GAP - width
        first, second = (under, over) if below else (over, under)
        middle, level = near.middle.x - width / 2, near.middle.y - height / 2
        places = [(middle, first), (middle, second), (right, level), (left, level),
                  (right, first), (left, first), (right, second), (left, second)]  # fmt: skip
        return (Box(self.inside(x + width / 2, width), y, width, height) for x, y in places)

    def _further(self, near: Box, width: float, height: float) -> Iterator[Box]:
        """The places straight above and below, right beside what is taken there, the nearest first."""
        x = self.inside(near.middle.x, width)
        edges = [y for box in (near, *self._taken) for y in (box.y - GAP - height, box.bottom + GAP)]
        middle = near.middle.y - height / 2
        return (Box(x, y, width, height) for y in sorted(edges, key=lambda y: (abs(y - middle), y)))

    def inside(self, middle: float, width: float) -> float:
        """The left side of something of that width, as near to a middle as the sides allow."""
        return max(min(middle - width / 2, self.right - width), self.left)

    def _is_free(self, box: Box) -> bool:
        return not any(overlap(box, other, GAP / 2) for other in self._taken)

    def _covered(self, box: Box) -> int:
        """How many points of lines a box covers."""
        return sum(box.x < at.x < box.right and box.y < at.y < box.bottom for at in self._lines)


def overlap(one: Box, other: Box, gap: float = 0.0) -> bool:
    """Whether two boxes share an area, or come nearer to each other than a gap."""
    return (one.x < other.right + gap and other.x < one.right + gap
            and one.y < other.bottom + gap and other.y < one.bottom + gap)  # fmt: skip


class Rooms:
    """The rooms of all columns, side by side: they share the gutters between them.

    spans: the sides of each column; left, right: those of all rooms together; number: which column a step has, if that
    is not its place among the steps.
    """

    def __init__(
        self, spans: Sequence[tuple[float, float]], left: float, right: float, number: Mapping[Step, int] | None = None
    ) -> None:
        self._number = number
        between = [(before[1] + after[0]) / 2 for before, after in pairwise(spans)]
        self._ends = [*between, right]
        self.columns = [
            Room(start + GAP, (span[0] + span[1]) / 2, end - GAP)
            for start, span, end in zip([left, *between], spans, self._ends, strict=True)
        ]

    def place(self, step: Step) -> int:
        """The number of the column of a step."""
        return step.index if self._number is None else self._number[step]

    def of(self, step: Step) -> Room:
        """The room over the column of a step."""
        return self.columns[self.place(step)]

    def cross(self, points: Iterable[Point]) -> None:
        """Note that lines run through points."""
        for point in points:
            column = bisect_left(self._ends, point.x)
            if column < len(self.columns):
                self.columns[column].cross(point)
