"""Plain shapes in SVG, for lines, dots and signs."""

from __future__ import annotations

from blueprint.layout.numbers import px
from blueprint.layout.scene import Box, Point
from blueprint.render.markup import Value, empty

CURVE_DASHES = (None, "9 4", "2 4", "12 4 3 4")
"""How the curves of several customers differ beside their colours."""

_CORNERS = {
    1: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
    2: [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
    3: [(0, -1.2), (1.15, 0.9), (-1.15, 0.9)],
}


def polygon(points: list[Point]) -> str:
    """A closed path with straight sides."""
    first, *rest = points
    return f"M{px(first.x)} {px(first.y)}" + "".join(f"L{px(at.x)} {px(at.y)}" for at in rest) + "Z"


def around(at: Point, size: float, corners: list[tuple[float, float]]) -> str:
    """A closed path through corners that are given in sizes from a point."""
    return polygon([Point(at.x + x * size, at.y + y * size) for x, y in corners])


def rectangle(box: Box, radius: float, paint: str = "", **attributes: Value) -> str:
    """A box with round corners."""
    return empty("rect", paint, x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, **attributes)


def disc(at: Point, radius: float, paint: str = "", **attributes: Value) -> str:
    """A circle."""
    return empty("circle", paint, cx=at.x, cy=at.y, r=radius, **attributes)


def diamond(at: Point, size: float, paint: str = "", **attributes: Value) -> str:
    """A square on its corner."""
    return empty("path", paint, d=around(at, size, [(0, -1), (1, 0), (0, 1), (-1, 0)]), **attributes)


def customer_sign(number: int, at: Point, size: float, paint: str = "", **attributes: Value) -> str:
    """The sign of a customer's moments: circle, square, diamond or triangle, so that colour is not needed."""
    if number % 4 == 0:
        return disc(at, size, paint, **attributes)
    return empty("path", paint, d=around(at, size, _CORNERS[number % 4]), **attributes)
