"""Lines in SVG: connectors with rounded corners and arrowheads, and the lines of the blueprint."""

from __future__ import annotations

from math import hypot

from blueprint.layout.numbers import px
from blueprint.layout.scene import Connector, Point, Separator
from blueprint.render.brush import Brush
from blueprint.render.markup import element, empty, escaped
from blueprint.render.shapes import disc, polygon, rectangle

CORNER = 7.0
HEAD, HALF_HEAD = 7.5, 3.6
WIDTHS = {"flow": "1.8", "branch": "1.8", "loop": "1.6", "meets": "1.3", "informs": "1.5"}
DASHES = {"loop": "6 4", "informs": "2 3.5"}


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
    path = empty("path", d=rounded(points), stroke_width=WIDTHS.get(line.kind, "1.4"),
                 stroke_dasharray=DASHES.get(line.kind), paint=brush.stroke(f"line-{line.kind}"))  # fmt: skip
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
    """A line of the blueprint with its name; the line of visibility is the strongest."""
    strong = line.line == "visibility"
    stroke = empty("path", d=f"M{px(line.start.x)} {px(line.start.y)}H{px(line.end.x)}", stroke_dasharray="7 5",
                   stroke_width="1.8" if strong else "1.1", paint=brush.stroke("rule"))  # fmt: skip
    box = line.label.box
    pill = rectangle(box, box.height / 2, brush.both("pill-line"), stroke_width="1.8" if strong else "1")
    return stroke + pill + "".join(map(brush.text, line.label.texts))


def crossing(at: Point, brush: Brush) -> str:
    """The ring where customer and service meet: a moment of truth."""
    return disc(at, 4.2, stroke_width="1.5", paint=brush.both("truth"))
