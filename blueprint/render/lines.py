"""Lines in SVG: connectors with rounded corners and arrowheads, and the lines of the blueprint."""

from __future__ import annotations

from math import hypot

from blueprint.layout.numbers import px
from blueprint.layout.scene import Connector, Label, Point, Separator
from blueprint.render.brush import Brush
from blueprint.render.markup import element, empty, escaped
from blueprint.render.shapes import pill, polygon, rectangle, words

CORNER = 7.0
HEAD, HALF_HEAD = 7.5, 3.6


def connector(line: Connector, brush: Brush) -> str:
    """A line from card to card with its heads, and what it says in words."""
    points = list(line.points)
    heads = []
    if line.end_arrow:
        heads.append(_head(points[-2], points[-1], line.kind, brush))
        points[-1] = _towards(points[-1], points[-2], HEAD - 1)
    if line.start_arrow:
        heads.append(_head(points[1], points[0], line.kind, brush))
        points[0] = _towards(points[0], points[1], HEAD - 1)
    path = empty("path", brush.stroke(f"line-{line.kind}"), d=rounded(points))
    if not line.about:
        return path + "".join(heads)
    return element("g", element("title", escaped(line.about)) + path + "".join(heads))


def rounded(points: list[Point], corner: float = CORNER) -> str:
    """The path of an orthogonal line whose corners are rounded as far as its pieces allow."""
    path = [f"M{px(points[0].x)} {px(points[0].y)}"]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(corner, _length(before, at) / 2, _length(at, after) / 2)
        start, end = _towards(at, before, radius), _towards(at, after, radius)
        path.append(f"L{px(start.x)} {px(start.y)}Q{px(at.x)} {px(at.y)} {px(end.x)} {px(end.y)}")
    path.append(f"L{px(points[-1].x)} {px(points[-1].y)}")
    return "".join(path)


def _length(a: Point, b: Point) -> float:
    return hypot(b.x - a.x, b.y - a.y)


def _towards(start: Point, end: Point, distance: float) -> Point:
    """The point at a distance from the start on the way to the end."""
    length = _length(start, end) or 1.0
    share = min(distance / length, 1.0)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _head(before: Point, tip: Point, kind: str, brush: Brush) -> str:
    """An arrowhead with its tip on a card's border."""
    length = _length(before, tip) or 1.0
    across, along = (tip.x - before.x) / length, (tip.y - before.y) / length
    back = Point(tip.x - across * HEAD, tip.y - along * HEAD)
    left = Point(back.x - along * HALF_HEAD, back.y + across * HALF_HEAD)
    right = Point(back.x + along * HALF_HEAD, back.y - across * HALF_HEAD)
    return empty("path", d=polygon([tip, left, right]), paint=brush.fill(f"head-{kind}"))


def separator(line: Separator, brush: Brush) -> str:
    """A line of the blueprint with its name."""
    stroke = empty("path", brush.stroke(line.role), d=f"M{px(line.start.x)} {px(line.start.y)}H{px(line.end.x)}")
    return stroke + pill(line.label.box, brush.both(line.label.role)) + words(line.label, brush)


def label(said: Label, brush: Brush) -> str:
    """Words on a line, on a ground of the page's colour."""
    return rectangle(said.box, 4, brush.fill(said.role), opacity=".94") + words(said, brush)
