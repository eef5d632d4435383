"""A scene as SVG: real text, no scripts, nothing from outside; it looks alike in browsers, resvg and typst.

Colours stand as attributes; where the theme follows the reader's setting, classes override them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    body = list(painted(scene, brush))
    return drawn(scene, [brush.style(), *body])


def drawn(scene: Scene, body: Iterable[str], fonts: str = FONTS) -> str:
    """The document around what is painted. body: its lines, of which empty ones are left out; fonts: families."""
    parts = [
        opening(
            "svg", xmlns="http://www.w3.org/2000/svg", width=scene.width, height=scene.height,
            viewBox=f"0 0 {px(scene.width)} {px(scene.height)}", role="img", lang=scene.language, id=scene.id,
            class_=f"blueprint {scene.theme.name}", font_family=fonts,
            aria_labelledby=f"{scene.id}-title {scene.id}-about",
        ),
        element("title", escaped(scene.title), id=f"{scene.id}-title"),
        element("desc", escaped(scene.about), id=f"{scene.id}-about"),
        *body,
        "</svg>\n",
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


OfLine = Callable[[int, str], str]
"""What is done to the markup of a connector, by its number: nothing, or a name put on it for those who look for it."""


def painted(scene: Scene, brush: Brush, of_line: OfLine = lambda _, markup: markup) -> Iterator[str]:
    """What is painted, from the back to the front."""
    lines = list(enumerate(scene.connectors))
    yield empty("rect", brush.fill("page"), width=scene.width, height=scene.height)
    yield group((brush.text(text) for text in scene.heading), class_="heading")
    if scene.changed:
        yield group((tagged(part, brush) for part in (*scene.changed.bar, *scene.changed.tags)), class_="changes")
    yield group((drawing(part, brush) for part in scene.drawings), class_="chart")
    if scene.summary:
        yield _summary(scene.summary, brush)
    yield group((chevron(phase, brush) for phase in scene.phases), class_="phases")
    yield group((lane(band, brush) for band in scene.lanes), class_="lanes")
    if scene.changed:
        yield group((drawing(part, brush) for part in scene.changed.shades), class_="shades")
    if scene.emotion:
        yield emotion(scene.emotion, scene, brush)
    yield group((separator(line, brush) for line in scene.separators), class_="separators")
    yield group((of_line(number, connector(line, brush)) for number, line in lines), class_="connectors")
    for column, cards in groupby(scene.cards, key=lambda card: card.column):
        yield group((_card(card, brush) for card in cards), class_="step", id=f"{scene.id}-step-{column + 1}")
    truths = (of_line(number, sign(truth, brush)) for number, line in lines for truth in line.crossings)
    yield group(truths, class_="moments-of-truth")
    labels = (of_line(number, label(line.label, brush)) for number, line in lines if line.label)
    yield group(labels, class_="labels")
    yield group((key(entry, brush) for entry in scene.legend), class_="legend")
    yield group((brush.text(text) for text in scene.footnote), class_="footnote")


def _summary(summary: Summary, brush: Brush) -> str:
    texts = [text for figure in summary.figures for text in (*figure.labels, figure.was, figure.value) if text]
    return group([rectangle(summary.box, 10, brush.both("panel")), *map(brush.text, texts)], class_="summary")


def chevron(phase: PhaseBand, brush: Brush) -> str:
    """A phase: it points the way of reading."""
    ground = empty("path", brush.both(phase.role), d=polygon(phase.outline), stroke_linejoin="round")
    return ground + "".join(map(brush.text, phase.texts))


def lane(band: LaneBand, brush: Brush) -> str:
    """The ground of a lane, its accent and its name."""
    ground = rectangle(band.box, 8, brush.both(f"band-{band.kind}"))
    bar = rectangle(band.bar, 2, brush.fill(f"bar-{band.kind}"))
    return ground + bar + "".join(map(brush.text, band.texts))


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


def key(entry: Key, brush: Brush) -> str:
    """What a sign means, in words beside it."""
    return "".join(sign(part, brush) for part in entry.signs) + "".join(map(brush.text, entry.texts))
