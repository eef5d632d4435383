"""The row of the emotion curves in SVG."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout.numbers import px
from blueprint.layout.scene import Bow, Curve, Dot, EmotionBand, Label, Point, Scene
from blueprint.render.brush import Brush
from blueprint.render.markup import element, empty, escaped, group
from blueprint.render.shapes import CURVE_DASHES, customer_sign, rectangle
from blueprint.render.signs import key_sign


def emotion(band: EmotionBand, scene: Scene, brush: Brush) -> str:
    """The row: ground, scale, curves, dots and their words."""
    return group(_parts(band, scene, brush), class_="emotion")


def _parts(band: EmotionBand, scene: Scene, brush: Brush) -> Iterator[str]:
    yield rectangle(band.box, 8, brush.both("panel"))
    for y, dash in ((band.high, "2 4"), (band.neutral, None), (band.low, "2 4")):
        line = f"M{px(band.plot.x)} {px(y)}H{px(band.plot.right)}"
        yield empty("path", d=line, stroke_dasharray=dash, paint=brush.stroke("grid"))
    yield "".join(map(brush.text, band.texts))
    for key in band.keys:
        yield key_sign(key.sign, key.box, brush) + brush.text(key.text)
    if len(band.curves) == 1:
        yield _area(band.curves[0], band, scene, brush)
    for curve in band.curves:
        yield _line(curve, brush)
    for curve in band.curves:
        yield from (_dot(dot, curve.number, brush) for dot in curve.dots)
    yield from (tag(label, "pill-meant", brush, dash="3 2") for label in band.meant)


def _area(curve: Curve, band: EmotionBand, scene: Scene, brush: Brush) -> str:
    """The ground between the line and neutral: the better the greener, the worse the redder."""
    if not curve.pieces:
        return ""
    name = f"{scene.id}-feeling"
    share = px((band.neutral - band.high) / (band.low - band.high))
    stops = [("0", "area-good", ".34"), (share, "area-good", "0"), (share, "area-bad", "0"), ("1", "area-bad", ".34")]
    gradient = element(
        "linearGradient",
        "".join(empty("stop", offset=offset, stop_color=brush.colour(role), stop_opacity=opacity)
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
    paint = brush.stroke(f"curve-{curve.number % 4}")
    bridges = [
        empty("path", d=_path([bow]), stroke_width="1.4", stroke_dasharray="3 4", paint=paint) for bow in curve.bridges
    ]
    dash = CURVE_DASHES[curve.number % 4]
    runs = [
        empty("path", d=_path(run), stroke_width="2.4", stroke_linecap="round", stroke_dasharray=dash, paint=paint)
        for run in _joined(curve.pieces)
    ]  # fmt: skip
    return "".join([*bridges, *runs])


def _dot(dot: Dot, number: int, brush: Brush) -> str:
    """A moment: its sign, and its value or, where it is marked, its name on a pill."""
    role = {"peak": "pill-peak", "best": "pill-peak", "pit": "pill-pit", "end": "pill-end"}.get(
        dot.mark, f"curve-ink-{number % 4}"
    )
    size = 5.4 if dot.pill else 4.0
    paint = brush.both(f"{role}-dot" if dot.solid else f"{role}-hollow")
    sign = customer_sign(number, dot.at, size, paint=paint, stroke_width="2" if not dot.solid else "1.6")
    words = _value(dot.value, brush) if dot.value else ""
    if dot.pill:
        words = tag(dot.pill, f"pill-{dot.mark}" if dot.mark != "plain" else "pill-end", brush)
    return element("g", element("title", escaped(dot.about)) + sign + words)


def _value(label: Label, brush: Brush) -> str:
    """A score beside its dot, on the ground of the row so that the line does not run through it."""
    box = label.box._replace(y=label.box.y + 1, height=label.box.height - 1)
    return rectangle(box, 3, brush.fill("panel"), opacity=".85") + "".join(map(brush.text, label.texts))


def tag(label: Label, role: str, brush: Brush, dash: str | None = None) -> str:
    """Words in a pill."""
    pill = rectangle(label.box, label.box.height / 2, brush.both(role), stroke_dasharray=dash)
    return pill + "".join(map(brush.text, label.texts))
