"""A scene as SVG: real text, no scripts, nothing from outside; it looks alike in browsers, resvg and typst.

Colours stand as attributes; where the theme follows the reader's setting, classes override them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from blueprint.layout.measures import PHASE_POINT
from blueprint.layout.numbers import px
from blueprint.layout.scene import Card, Chip, Key, Label, LaneBand, PhaseBand, Point, Scene, Summary
from blueprint.render.brush import Brush
from blueprint.render.curves import emotion
from blueprint.render.lines import connector, crossing, separator
from blueprint.render.markup import element, empty, escaped, group, opening
from blueprint.render.shapes import polygon, rectangle
from blueprint.render.signs import chip_sign, decision, key_sign, unowned_badge

FONTS = (
    "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', "
    "'Microsoft YaHei', 'Hiragino Sans', 'Noto Sans Arabic', sans-serif"
)


def render(scene: Scene) -> str:
    """The scene as an SVG document, ending in a line end."""
    brush = Brush(scene)
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
        empty("rect", width=scene.width, height=scene.height, paint=brush.fill("page")),
        *_body(scene, brush),
        "</svg>\n",
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _body(scene: Scene, brush: Brush) -> Iterator[str]:
    """What is painted, from the back to the front."""
    yield group((brush.text(text) for text in scene.heading), class_="heading")
    if scene.summary:
        yield _summary(scene.summary, brush)
    yield group((_phase(phase, scene, brush) for phase in scene.phases), class_="phases")
    yield group((_lane(lane, scene, brush) for lane in scene.lanes), class_="lanes")
    if scene.emotion:
        yield emotion(scene.emotion, scene, brush)
    yield group((separator(line, brush) for line in scene.separators), class_="separators")
    yield group((connector(line, brush) for line in scene.connectors), class_="connectors")
    for step, cards in groupby(scene.cards, key=lambda card: card.step):
        yield group(
            (_card(card, scene, brush) for card in cards), class_="step", id=f"{scene.id}-step-{(step or 0) + 1}"
        )
    yield group((crossing(at, brush) for line in scene.connectors for at in line.crossings), class_="moments-of-truth")
    yield group((_label(line.label, brush) for line in scene.connectors if line.label), class_="labels")
    yield group((_key(key, brush) for key in scene.legend), class_="legend")
    yield group((brush.text(text) for text in scene.footnote), class_="footnote")


def _summary(summary: Summary, brush: Brush) -> str:
    texts = (brush.text(figure.label) + brush.text(figure.value) for figure in summary.figures)
    return group([rectangle(summary.box, 10, brush.both("panel")), *texts], class_="summary")


def _phase(phase: PhaseBand, scene: Scene, brush: Brush) -> str:
    """A chevron that points the way of reading."""
    box = phase.box
    back, front, ahead = box.x, box.right, PHASE_POINT
    if scene.right_to_left:
        back, front, ahead = box.right, box.x, -PHASE_POINT
    middle = box.y + box.height / 2
    corners = [Point(back, box.y), Point(front - ahead, box.y), Point(front, middle), Point(front - ahead, box.bottom),
               Point(back, box.bottom), Point(back + ahead, middle)]  # fmt: skip
    chevron = empty("path", d=polygon(corners), stroke_linejoin="round", paint=brush.both("phase"))
    return chevron + "".join(map(brush.text, phase.texts))


def _lane(lane: LaneBand, scene: Scene, brush: Brush) -> str:
    """The ground of a lane, its accent bar and its name."""
    box = lane.box
    side = box.right - 4 if scene.right_to_left else box.x
    bar = empty("rect", x=side, y=box.y, width="4", height=box.height, rx="2",
                paint=brush.fill(f"bar-{lane.kind}"))  # fmt: skip
    return rectangle(box, 8, brush.both(f"band-{lane.kind}")) + bar + "".join(map(brush.text, lane.texts))


def _card(card: Card, scene: Scene, brush: Brush) -> str:
    """A card with its words and signs; its title says what it is to those who do not see the picture."""
    box = card.box
    shadow = rectangle(box._replace(y=box.y + 1.5), 8, brush.fill("shadow"), opacity=".1")
    role = "card-unowned" if card.state == "unowned" else f"card-{card.kind}"
    dash = {"unowned": "5 3", "implied": "4 3"}.get(card.state)
    face = rectangle(box, 8, brush.both(role), stroke_width="1.3", stroke_dasharray=dash)
    parts = [element("title", escaped(card.about)), shadow, face, *map(brush.text, card.texts)]
    parts += [_chip(chip, card, brush) for chip in card.chips]
    if card.state == "unowned":
        parts.append(unowned_badge(box, brush))
    if card.decides:
        parts.append(decision(box, brush, left=scene.right_to_left))
    return element("g", "".join(parts), class_=f"card {card.kind}")


def _chip(chip: Chip, card: Card, brush: Brush) -> str:
    ground = ""
    if chip.kind not in {"owner", "by", "no-owner"}:
        role = f"chip-{chip.kind}" if chip.kind in {"waits", "fails", "recovers"} else "chip-quiet"
        ground = rectangle(chip.box, 5, brush.both(role), stroke_width=".8")
    return ground + chip_sign(chip, card, brush) + "".join(map(brush.text, chip.texts))


def _label(label: Label, brush: Brush) -> str:
    """Words on a line, on a ground of the page's colour."""
    ground = rectangle(label.box, 4, brush.fill("page"), opacity=".94")
    return ground + "".join(map(brush.text, label.texts))


def _key(key: Key, brush: Brush) -> str:
    return key_sign(key.sign, key.box, brush) + brush.text(key.text)
