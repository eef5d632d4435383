"""The points of a quadrant plot with their names: beside them, else a number, which the list explains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.placing import Found, Line, Wish, places
from blueprint.layout.charts.writing import Block, Font, block
from blueprint.layout.shapes import Box, Point, Shape, Sign, Stroke, Text

REACH, SPREAD = 6.0, 13.0  # of a point; between two at the same place, px
NAME_WIDEST, MOST_NAMES = 150.0, 60
NAME = Font(12.0, 400, "text", 15.0)
NUMBER = Font(m.VALUE, 600, "text-soft", m.VALUE_LINE)


class Spot(NamedTuple):
    """A point that wants a name. at: where the scores are; sign, role: how it is drawn."""

    name: str
    at: Point
    sign: str
    role: str


class Named(NamedTuple):
    """A point with its name. number: what stands beside it in place of the name, "" if the name does."""

    shapes: tuple[Shape, ...]
    number: str


def spread(points: Sequence[Point]) -> list[Point]:
    """The points, those at the same place side by side."""
    together: dict[tuple[int, int], list[int]] = {}
    for number, point in enumerate(points):
        together.setdefault((round(point.x / 3), round(point.y / 3)), []).append(number)
    found = list(points)
    for numbers in together.values():
        middle = (len(numbers) - 1) / 2
        for place, number in enumerate(numbers):
            found[number] = Point(points[number].x + (place - middle) * SPREAD, points[number].y)
    return found


def named(spots: Sequence[Spot], taken: Sequence[Box], lines: Sequence[Line], page: Box) -> list[Named]:
    """Every point with its name. taken, lines: what no name may lie on; page: where names may stand."""
    blocks = [block(spot.name, NAME_WIDEST, NAME) for spot in spots]
    dots = [Box(spot.at.x - REACH, spot.at.y - REACH, 2 * REACH, 2 * REACH) for spot in spots]
    covered = [*taken, *dots]
    found = places(_wishes(spots[:MOST_NAMES], blocks), covered, page, lines)
    found += [None] * (len(spots) - len(found))
    covered += [one.box for one in found if one]
    left = [number for number, one in enumerate(found) if one is None]
    numbers = {number: block(str(place), 40, NUMBER) for place, number in enumerate(left, 1)}
    beside = places(_wishes([spots[number] for number in left], list(numbers.values())), covered, page, lines)
    rooms = dict(zip(left, beside, strict=True))
    return [
        _drawn(spot, numbers.get(number, blocks[number]), rooms.get(number, found[number]),
               numbers[number].texts[0].text if number in numbers else "")
        for number, spot in enumerate(spots)
    ]  # fmt: skip


def _wishes(spots: Sequence[Spot], blocks: Sequence[Block]) -> list[Wish]:
    return [Wish(spot.at, REACH, part.width, part.height) for spot, part in zip(spots, blocks, strict=False)]


def _beside(at: Point, part: Block, box: Box) -> tuple[Text, ...]:
    """The words in their room, held by the end that is next to the point, however wide a font draws them."""
    if box.x >= at.x:
        return part.at(box.x, box.y)
    anchor, x = ("end", box.right) if box.right <= at.x else ("middle", box.middle.x)
    return tuple(text._replace(anchor=anchor) for text in part.at(x, box.y))


def _drawn(spot: Spot, part: Block, room: Found | None, number: str) -> Named:
    """The line to the name, the point, the name."""
    shapes: list[Shape] = [Stroke(room.leader, "line-leader")] if room and room.leader else []
    shapes.append(Sign(spot.sign, spot.at, spot.role, REACH))
    if room:
        shapes += _beside(spot.at, part, room.box)
    return Named(tuple(shapes), number)
