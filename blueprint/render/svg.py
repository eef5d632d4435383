"""A scene as SVG: real text, no scripts, nothing from outside; it looks alike in browsers, resvg and typst.

Colours stand as attributes; where the theme follows the reader's setting, classes override them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from blueprint.layout.numbers import px
from blueprint.layout.scene import Card, Chip, Key, LaneBand, PhaseBand, Scene, Summary
from blueprint.render.brush import Brush
from blueprint.render.curves import emotion
from blueprint.render.drawings import drawing, tagged
from blueprint.render.lines import connector, label, separator
from blueprint.render.markup import element, empty, escaped, group, opening
from blueprint.render.shapes import polygon, rectangle
from blueprint.render.signs import sign

FONTS = (
    "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', "
    "'Microsoft YaHei', 'Hiragino Sans', 'Noto Sans Arabic', sans-serif"
)


def render(scene: Scene) -> str:
    """The scene as an SVG document, ending in a line end."""
    brush = Brush(scene)
    body = list(_body(scene, brush))
    parts = [
        opening(
            "svg", xmlns="http://www.w3.org/2000/svg", width=scene.width, height=scene.height,
            viewBox=f"0 0 {px(scene.width)} {px(scene.height)}", role="img", lang=scene.language, id=scene.id,
            class_=f"blueprint {scene.theme.name}", font_family=FONTS,
            aria_labelledby=f"{scene.id}-title {scene.id}-about",
        ),
        element("title", escaped(scene.title), id=f"{scene.id}-title"),
        element("desc", escaped(scene.about), id=f"{scene.id}-about"),
        brush.style(),
        *body,
        "</svg>\n",
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _body(scene: Scene, brush: Brush) -> Iterator[str]:
    """What is painted, from the back to the front."""
    yield empty("rect", brush.fill("page"), width=scene.width, height=scene.height)
    yield group((brush.text(text) for text in scene.heading), class_="heading")
    if scene.changed:
        yield group((tagged(part, brush) for part in (*scene.changed.bar, *scene.changed.tags)), class_="changes")
    yield group((drawing(part, brush) for part in scene.drawings), class_="chart")
    if scene.summary:
        yield _summary(scene.summary, brush)
    yield group((_phase(phase, brush) for phase in scene.phases), class_="phases")
    yield group((_lane(lane, brush) for lane in scene.lanes), class_="lanes")
    if scene.changed:
        yield group((drawing(part, brush) for part in scene.changed.shades), class_="shades")
    if scene.emotion:
        yield emotion(scene.emotion, scene, brush)
    yield group((separator(line, brush) for line in scene.separators), class_="separators")
    yield group((connector(line, brush) for line in scene.connectors), class_="connectors")
    for column, cards in groupby(scene.cards, key=lambda card: card.column):
        yield group((_card(card, brush) for card in cards), class_="step", id=f"{scene.id}-step-{column + 1}")
    truths = (sign(truth, brush) for line in scene.connectors for truth in line.crossings)
    yield group(truths, class_="moments-of-truth")
    yield group((label(line.label, brush) for line in scene.connectors if line.label), class_="labels")
    yield group((_key(key, brush) for key in scene.legend), class_="legend")
    yield group((brush.text(text) for text in scene.footnote), class_="footnote")


def _summary(summary: Summary, brush: Brush) -> str:
    texts = [text for figure in summary.figures for text in (*figure.labels, figure.was, figure.value) if text]
    return group([rectangle(summary.box, 10, brush.both("panel")), *map(brush.text, texts)], class_="summary")


def _phase(phase: PhaseBand, brush: Brush) -> str:
    """A chevron that points the way of reading."""
    chevron = empty("path", brush.both(phase.role), d=polygon(phase.outline), stroke_linejoin="round")
    return chevron + "".join(map(brush.text, phase.texts))


def _lane(lane: LaneBand, brush: Brush) -> str:
    """The ground of a lane, its accent and its name."""
    ground = rectangle(lane.box, 8, brush.both(f"band-{lane.kind}"))
    bar = rectangle(lane.bar, 2, brush.fill(f"bar-{lane.kind}"))
    return ground + bar + "".join(map(brush.text, lane.texts))


def _card(card: Card, brush: Brush) -> str:
    """A card with its words and signs; its title says what it is to those who do not see the picture."""
    shadow = rectangle(card.box._replace(y=card.box.y + 1.5), 8, brush.fill("shadow"), opacity=".1")
    face = rectangle(card.box, 8, brush.both(card.role))
    parts = [element("title", escaped(card.about)), shadow, face, *map(brush.text, card.texts)]
    parts += [_chip(chip, brush) for chip in card.chips]
    parts += [sign(part, brush) for part in card.signs]
    return element("g", "".join(parts), class_=f"card {card.kind}")


def _chip(chip: Chip, brush: Brush) -> str:
    ground = rectangle(chip.box, 5, brush.both(chip.ground)) if chip.ground else ""
    return ground + sign(chip.sign, brush) + "".join(map(brush.text, chip.texts))


def _key(key: Key, brush: Brush) -> str:
    return "".join(sign(part, brush) for part in key.signs) + "".join(map(brush.text, key.texts))
