"""Cells of draw.io: boxes, lines, signs and words, each as an element of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from blueprint.export.plain import plain, turned
from blueprint.export.shapes import Cluster, Diamond, Piece, Plate, Way, Words
from blueprint.layout.numbers import px
from blueprint.layout.paint import Paint
from blueprint.layout.scene import Box, Point
from blueprint.render.markup import element, empty, escaped

_BARE = "html=0;fillColor=none;strokeColor=none"
_SHAPES: dict[type, str] = {
    Plate: "rounded=1;absoluteArcSize=1",
    Diamond: "shape=rhombus;perimeter=rhombusPerimeter",
}


def vertex(key: str, text: str, style: str, box: Box, parent: str = "1") -> str:
    """A box with words in it. box: on the page, or from the corner of the cell that it lies in."""
    place = empty("mxGeometry", x=box.x, y=box.y, width=box.width, height=box.height, **{"as": "geometry"})
    return element("mxCell", place, _value(text), id=key, style=style, vertex="1", parent=parent)


def tied(key: str, sign: Diamond, parent: str, share: Point, off: Point | None = None) -> str:
    """A sign on another cell, which moves with it.

    share: where on it: of its width and height, or along a line from -1 to 1; off: how far from there, in px, else its
    middle lies there.
    """
    width, height = sign.box.width, sign.box.height
    off = off or Point(0, 0)
    corner = empty("mxPoint", x=off.x - width / 2, y=off.y - height / 2, **{"as": "offset"})
    x, y = f"{share.x:.4f}", f"{share.y:.4f}"
    place = element("mxGeometry", corner, x=x, y=y, width=width, height=height, relative="1", **{"as": "geometry"})
    return element("mxCell", place, _value(""), id=key, style=_style(sign), vertex="1", connectable="0", parent=parent)


def clustered(cluster: Cluster) -> Iterator[str]:
    """What belongs together, held by a cell that nobody sees, so that it can be moved or taken away at once."""
    style = f"group;container=1;collapsible=0;{_BARE}"
    yield vertex(cluster.name, "", style, cluster.box)
    for key, piece in cluster.pieces:
        yield _piece(key, piece, cluster)


def _piece(key: str, piece: Piece, cluster: Cluster) -> str:
    left, top = cluster.box.x, cluster.box.y
    if isinstance(piece, Way):
        start, end = (Point(at.x - left, at.y - top) for at in (piece.start, piece.end))
        return edge(key, "", _style(piece), (start, end), parent=cluster.name)
    box = piece.box._replace(x=piece.box.x - left, y=piece.box.y - top)
    return vertex(key, "\n".join(piece.lines) if isinstance(piece, Words) else "", _style(piece), box, cluster.name)


def _style(piece: Piece) -> str:
    """How a piece looks."""
    if isinstance(piece, Words):
        side, weight = "right" if piece.at_end else "left", int(piece.bold)
        look = f"fontSize={px(piece.size)};fontStyle={weight};fontColor={piece.ink}"
        return f"text;{_BARE};align={side};verticalAlign=middle;spacing=0;{look}"
    outline = _outline(piece.paint)
    if isinstance(piece, Way):
        return f"html=0;rounded=0;startArrow=none;endArrow=none;{outline}"
    radius = f";arcSize={px(2 * piece.radius)}" if isinstance(piece, Plate) else ""
    return f"{_SHAPES[type(piece)]}{radius};html=0;fillColor={piece.paint.fill};{outline}"


def _outline(paint: Paint) -> str:
    dash = f";dashed=1;dashPattern={' '.join(map(px, paint.dash))}" if paint.dash else ""
    return f"strokeColor={paint.stroke};strokeWidth={px(paint.width)}{dash}"


def edge(
    key: str, text: str, style: str, points: tuple[Point, ...], source: str | None = None, target: str | None = None,
    at: Point | None = None, parent: str = "1",
) -> str:  # fmt: skip
    """A line with its corners, and its ends for where it is not tied to a card. at: the middle of its text, if said."""
    corners = "".join(empty("mxPoint", x=point.x, y=point.y) for point in points[1:-1])
    inside = element("Array", corners, **{"as": "points"}) if corners else ""
    for point, role in ((points[0], "sourcePoint"), (points[-1], "targetPoint")):
        inside += empty("mxPoint", x=point.x, y=point.y, **{"as": role})
    along = None
    if at is not None:
        share, off = beside(points, at)
        along = f"{share:.4f}"
        inside += empty("mxPoint", x=off.x, y=off.y, **{"as": "offset"})
    place = element("mxGeometry", inside, x=along, relative="1", **{"as": "geometry"})
    return element(
        "mxCell", place, _value(text), id=key, style=style, edge="1", parent=parent, source=source, target=target
    )


def beside(points: tuple[Point, ...], at: Point) -> tuple[float, Point]:
    """Where along a line a point is, from -1 at its start to 1 at its end, and how far off the line."""
    best, passed = (float("inf"), 0.0, at), 0.0
    for start, end in pairwise(points):
        length = abs(end.x - start.x) + abs(end.y - start.y)
        near = Point(*(sorted(three)[1] for three in zip(start, at, end, strict=True)))
        off = Point(at.x - near.x, at.y - near.y)
        gone = passed + abs(near.x - start.x) + abs(near.y - start.y)
        best = min(best, (abs(off.x) + abs(off.y), gone, off))
        passed += length
    return 2 * best[1] / (passed or 1.0) - 1, best[2]


def _value(text: str) -> str:
    """The text of a cell as an attribute that is written already; its lines stay lines."""
    return f' value="{"&#10;".join(escaped(turned(plain(line))) for line in text.split(chr(10)))}"'
