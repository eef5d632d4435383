"""The drawings of charts in SVG: areas, lines and curves, with what they say in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from blueprint.layout.numbers import px
from blueprint.layout.shapes import Area, Drawing, Label, Patch, Ribbon, Sign, Stroke, Text
from blueprint.render.brush import Brush
from blueprint.render.lines import rounded
from blueprint.render.markup import element, empty, escaped
from blueprint.render.shapes import diagonals, pill, polygon, rectangle, words
from blueprint.render.signs import sign


def drawing(what: Drawing, brush: Brush) -> str:
    """Shapes that belong together; their title says what they are to those who do not see the picture."""
    title = element("title", escaped(what.about)) if what.about else ""
    return element("g", title + "".join(_DRAWN[type(shape)](shape, brush) for shape in what.shapes), class_=what.kind)


def _area(area: Area, brush: Brush) -> str:
    ground = rectangle(area.box, area.radius, brush.both(area.role))
    lines = diagonals(area.box) if area.hatch else ""
    return ground + (empty("path", brush.stroke(area.hatch), d=lines) if lines else "")


def _patch(patch: Patch, brush: Brush) -> str:
    """A filled area with straight sides."""
    return empty("path", brush.both(patch.role), d=polygon(patch.points))


def _stroke(line: Stroke, brush: Brush) -> str:
    """A line with straight pieces."""
    return empty("path", brush.stroke(line.role, line.width), d=rounded(list(line.points), line.corner))


def _ribbon(line: Ribbon, brush: Brush) -> str:
    """A curved line, whose pieces follow each other."""
    bows = "".join(
        f"C{px(bow.leaving.x)} {px(bow.leaving.y)} {px(bow.arriving.x)} {px(bow.arriving.y)} "
        f"{px(bow.end.x)} {px(bow.end.y)}"
        for bow in line.bows
    )
    start = line.bows[0].start
    return empty("path", brush.stroke(line.role, line.width), d=f"M{px(start.x)} {px(start.y)}{bows}")


def tagged(label: Label, brush: Brush) -> str:
    """Words in a pill, after their signs."""
    signs = "".join(sign(part, brush) for part in label.signs)
    return pill(label.box, brush.both(label.role)) + signs + words(label, brush)


def _text(text: Text, brush: Brush) -> str:
    return brush.text(text)


_DRAWN: dict[type, Callable[[Any, Brush], str]] = {
    Area: _area,
    Patch: _patch,
    Stroke: _stroke,
    Ribbon: _ribbon,
    Label: tagged,
    Sign: sign,
    Text: _text,
}
