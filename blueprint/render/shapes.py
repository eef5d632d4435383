"""Plain shapes in SVG, for boxes, lines and signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.layout.numbers import px
from blueprint.layout.scene import Box, Label, Point
from blueprint.render.brush import Brush
from blueprint.render.markup import Value, empty

Corners = Sequence[tuple[float, float]]
HATCH = 6.0
"""Between the diagonal lines on an area, along its upper side, in px."""


def polygon(points: Iterable[Point]) -> str:
    """The path of a closed shape with straight sides."""
    return "M" + "L".join(f"{px(at.x)} {px(at.y)}" for at in points) + "Z"


def around(at: Point, size: float, corners: Corners) -> str:
    """The path of a closed shape through corners that are given in sizes from a point."""
    return polygon(Point(at.x + x * size, at.y + y * size) for x, y in corners)


def diagonals(box: Box) -> str:
    """The path of lines that rise through a box: no pattern, so that every program draws them alike.

    >>> diagonals(Box(0, 0, 6, 6))
    'M0 6L6 0'
    """
    lines = []
    for number in range(1, int((box.width + box.height) / HATCH) + 1):
        along = number * HATCH
        left, low = max(0.0, along - box.height), min(along, box.height)
        right, high = min(along, box.width), max(0.0, along - box.width)
        if right > left:
            lines.append(f"M{px(box.x + left)} {px(box.y + low)}L{px(box.x + right)} {px(box.y + high)}")
    return "".join(lines)


def rectangle(box: Box, radius: float, paint: str = "", **attributes: Value) -> str:
    """A box with round corners."""
    return empty("rect", paint, x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, **attributes)


def disc(at: Point, radius: float, paint: str = "", **attributes: Value) -> str:
    """A circle."""
    return empty("circle", paint, cx=at.x, cy=at.y, r=radius, **attributes)


def drawn(at: Point, path: str, paint: str = "", **attributes: Value) -> str:
    """A path whose lengths count from a point.

    >>> drawn(Point(1, 2), "M0 0L4 4")
    '<path transform="translate(1 2)" d="M0 0L4 4"/>'
    """
    return empty("path", paint, transform=f"translate({px(at.x)} {px(at.y)})", d=path, **attributes)


def pill(box: Box, paint: str) -> str:
    """A box with round ends, and no rounder where it has several lines."""
    return rectangle(box, min(box.height / 2, 9.5), paint)


def words(label: Label, brush: Brush) -> str:
    """The texts of a label."""
    return "".join(map(brush.text, label.texts))
