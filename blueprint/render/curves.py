"""The row of the emotion curves in SVG."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout.numbers import px
from blueprint.layout.scene import Bow, Curve, Dot, EmotionBand, Label, Point, Scene
from blueprint.render.brush import Brush
from blueprint.render.markup import element, empty, escaped, group
from blueprint.render.shapes import pill, rectangle, words
from blueprint.render.signs import sign


def emotion(band: EmotionBand, scene: Scene, brush: Brush) -> str:
    """The row: ground, scale, curves, dots and their words."""
    return group(_parts(band, scene, brush), class_="emotion")


def _parts(band: EmotionBand, scene: Scene, brush: Brush) -> Iterator[str]:
    yield rectangle(band.box, 8, brush.both("panel"))
    for guide in band.guides:
        yield empty("path", brush.stroke(guide.role), d="M" + "L".join(map(_at, guide.points)))
    for y, role in ((band.high, "grid-end"), (band.neutral, "grid"), (band.low, "grid-end")):
        yield empty("path", brush.stroke(role), d=f"M{px(band.plot.x)} {px(y)}H{px(band.plot.right)}")
    yield "".join(map(brush.text, band.texts))
    for key in band.keys:
        yield "".join(sign(part, brush) for part in key.signs) + "".join(map(brush.text, key.texts))
    if len(band.curves) == 1:
        yield _area(band.curves[0], band, scene, brush)
    yield from (_line(curve, brush) for curve in (*band.earlier, *band.curves))
    for label in band.labels:
        if label.role == "panel":
            yield _value(label, brush)
    yield from (_dot(dot, brush) for curve in (*band.earlier, *band.curves) for dot in curve.dots)
    yield from (_pill(label, brush) for label in (*band.labels, *band.meant) if label.role != "panel")


def _area(curve: Curve, band: EmotionBand, scene: Scene, brush: Brush) -> str:
    """The ground between the line and neutral: the better the greener, the worse the redder."""
    if not curve.pieces:
        return ""
    name = f"{scene.id}-feeling"
    share = px((band.neutral - band.high) / (band.low - band.high))
    stops = [("0", "area-good", ".34"), (share, "area-good", "0"), (share, "area-bad", "0"), ("1", "area-bad", ".34")]
    gradient = element(
        "linearGradient",
        "".join(empty("stop", brush.stop(role), offset=offset, stop_opacity=opacity)
                for offset, role, opacity in stops),
        id=name, gradientUnits="userSpaceOnUse", x1="0", x2="0", y1=band.high, y2=band.low,
    )  # fmt: skip
    path = "".join(_closed(run, band.neutral) for run in _joined(curve.pieces))
    return element("defs", gradient) + empty("path", d=path, fill=f"url(#{name})")


def _joined(pieces: tuple[Bow, ...]) -> Iterator[list[Bow]]:
    """The pieces in runs of which each begins where the one before it ends."""
    run: list[Bow] = []
    for piece in pieces:
        if run and run[-1].end != piece.start:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _closed(run: list[Bow], neutral: float) -> str:
    start, end = run[0].start, run[-1].end
    return f"{_path(run)}L{px(end.x)} {px(neutral)}L{px(start.x)} {px(neutral)}Z"


def _path(run: list[Bow]) -> str:
    bows = "".join(f"C{_at(bow.leaving)} {_at(bow.arriving)} {_at(bow.end)}" for bow in run)
    return f"M{_at(run[0].start)}{bows}"


def _at(point: Point) -> str:
    return f"{px(point.x)} {px(point.y)}"


def _line(curve: Curve, brush: Brush) -> str:
    """A curve: thin dashes where a score is missing or the way is not the main one."""
    bridges = [empty("path", brush.stroke(curve.bridge_role), d=_path([bow])) for bow in curve.bridges]
    runs = [
        empty("path", brush.stroke(curve.role), d=_path(run), stroke_linecap="round") for run in _joined(curve.pieces)
    ]
    return "".join([*bridges, *runs])


def _dot(dot: Dot, brush: Brush) -> str:
    """A moment, with what it is in words for those who point at it."""
    return element("g", element("title", escaped(dot.about)) + sign(dot.sign, brush))


def _value(label: Label, brush: Brush) -> str:
    """A score beside its dot, on the ground of the row so that no line runs through it."""
    box = label.box._replace(y=label.box.y + 1, height=label.box.height - 1)
    ground = rectangle(box, 3, brush.fill(label.role), opacity=".85")
    return ground + "".join(sign(part, brush) for part in label.signs) + words(label, brush)


def _pill(label: Label, brush: Brush) -> str:
    """Words in a pill, after the signs of those whose moment it is."""
    return (
        pill(label.box, brush.both(label.role))
        + "".join(sign(part, brush) for part in label.signs)
        + words(label, brush)
    )
