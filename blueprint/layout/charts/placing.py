"""Finding room for names beside points, so that no name lies on a name, a point or a line that leads to another.

Greedy: each name in turn takes the first free place around its point, from near to far. Simulated annealing does
better by a few per cent (Christensen, Marks & Shieber 1995) and would give another picture for another seed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

from blueprint.layout.shapes import Box, Point

DISTANCES = (5.0, 16.0, 30.0, 48.0, 70.0, 96.0, 126.0)
"""How far from the rim of its point a name may stand, in px."""

DIRECTIONS = tuple(pi / 8 * eighth for eighth in (0, 8, -4, 4, -2, 2, -6, 6, -1, 1, -3, 3, -5, 5, -7, 7))
"""Where around the point: right, left, above, below, then what lies between."""

Line = tuple[Point, Point]

WITHOUT_LEADER = 9.0
"""Up to this distance from its point a name needs no line to it, in px."""


class Wish(NamedTuple):
    """A name that looks for room. at: its point; reach: the radius of that; width, height: of the name, in px."""

    at: Point
    reach: float
    width: float
    height: float


class Found(NamedTuple):
    """The room of a name. leader: from the rim of the point to the name, None where that stands right beside it."""

    box: Box
    leader: Line | None


def places(wishes: Sequence[Wish], points: Sequence[Box], page: Box, lines: Sequence[Line] = ()) -> list[Found | None]:
    """A place for each name in turn, None where there is none.

    points, lines: what no name may lie on; lines may cross the lines to names. page: where names may be.
    Cost: names times places times names; callers with very many names ask for some of them only.
    """
    boxes, leaders = list(points), list(lines)
    found: list[Found | None] = []
    for wish in wishes:
        one = next((spot for spot in _candidates(wish) if _is_free(spot, wish, boxes, leaders, page)), None)
        found.append(one)
        if one is not None:
            boxes.append(one.box)
            if one.leader:
                leaders.append(one.leader)
    return found


def _candidates(wish: Wish) -> Iterator[Found]:
    """Places around a point, from near to far."""
    for distance in DISTANCES:
        for direction in DIRECTIONS:
            across, down = cos(direction), sin(direction)
            near = Point(wish.at.x + across * (wish.reach + distance), wish.at.y + down * (wish.reach + distance))
            box = Box(near.x - wish.width * (1 - across) / 2, near.y - wish.height * (1 - down) / 2, wish.width,
                      wish.height)  # fmt: skip
            end = nearest(wish.at, box)
            gap = hypot(end.x - wish.at.x, end.y - wish.at.y) - wish.reach
            yield Found(box, (_rim(wish, end), end) if gap > WITHOUT_LEADER else None)


def nearest(at: Point, box: Box) -> Point:
    """The point of a box that is nearest to another point."""
    return Point(min(max(at.x, box.x), box.right), min(max(at.y, box.y), box.bottom))


def _rim(wish: Wish, end: Point) -> Point:
    """Where a line from the point to its name leaves the point."""
    length = hypot(end.x - wish.at.x, end.y - wish.at.y) or 1.0
    share = (wish.reach + 1) / length
    return Point(wish.at.x + (end.x - wish.at.x) * share, wish.at.y + (end.y - wish.at.y) * share)


def _is_free(spot: Found, wish: Wish, boxes: Sequence[Box], leaders: Sequence[Line], page: Box) -> bool:
    box = spot.box
    if box.x < page.x or box.y < page.y or box.right > page.right or box.bottom > page.bottom:
        return False
    if any(overlap(box, other) for other in boxes) or any(crosses(line, box) for line in leaders):
        return False
    line = spot.leader
    return line is None or not any(crosses(line, other) for other in boxes if not _holds(other, wish.at))


def _holds(box: Box, at: Point) -> bool:
    return box.x <= at.x <= box.right and box.y <= at.y <= box.bottom


def overlap(one: Box, other: Box, air: float = 1.0) -> bool:
    """Whether two boxes come nearer to each other than `air` px."""
    return (one.x < other.right + air and other.x < one.right + air
            and one.y < other.bottom + air and other.y < one.bottom + air)  # fmt: skip


def crosses(line: Line, box: Box) -> bool:
    """Whether a straight line runs through a box (Liang & Barsky 1984).

    >>> crosses((Point(0, 0), Point(10, 10)), Box(4, 4, 2, 2)), crosses((Point(0, 0), Point(10, 0)), Box(4, 4, 2, 2))
    (True, False)
    """
    (start, end), low, high = line, 0.0, 1.0
    for origin, way, least, most in (
        (start.x, end.x - start.x, box.x, box.right),
        (start.y, end.y - start.y, box.y, box.bottom),
    ):
        if way == 0:
            if not least < origin < most:
                return False
            continue
        sides = sorted(((least - origin) / way, (most - origin) / way))
        low, high = max(low, sides[0]), min(high, sides[1])
    return low < high
