"""The picture on its page, with the names of the lanes and of the phases that stay in view when it is moved.

They are drawn twice: in the picture, and on strips that lie over it in the same place until it is moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.layout.numbers import px
from blueprint.layout.scene import Box, LaneBand, Scene
from blueprint.render import svg
from blueprint.render.brush import Brush
from blueprint.render.lines import separator
from blueprint.render.markup import element, empty, opening
from blueprint.render.shapes import rectangle

AROUND = 6.0
"""Between the phases and the edges of their strip, in px."""


class _Strip(NamedTuple):
    """A piece of the picture. box: which piece; parts: what is drawn on it."""

    name: str
    box: Box
    parts: tuple[str, ...]


def sheet(scene: Scene, brush: Brush) -> str:
    """The whole picture and the strips over it."""
    picture = svg.drawn(scene, svg.painted(scene, brush, _named))
    strips = "".join(_strip(strip, scene) for strip in _strips(scene, brush))
    return element("div", f'<div class="pic whole">{picture}</div>{strips}', id="the_sheet", class_="sheet")


def places(scene: Scene) -> str:
    """How large the picture is and where its strips lie, in px of the picture, as CSS."""
    rules = [f"#the_sheet{{--w:{px(scene.width)};--h:{px(scene.height)}}}"]
    for name, box in _boxes(scene).items():
        start = scene.width - box.right if scene.right_to_left else box.x
        measures = {"x": start, "y": box.y, "w": box.width, "h": box.height}
        rules.append(f"#the_{name}{{{';'.join(f'--{key}:{px(value)}' for key, value in measures.items())}}}")
    return "".join(rules)


def _named(number: int, markup: str) -> str:
    """A line with its number, by which the script finds it."""
    return f'<g data-line="{number}">{markup}</g>'


def _boxes(scene: Scene) -> dict[str, Box]:
    """The strips and the piece of the picture that each shows."""
    found = {}
    edge = _edge(scene)
    if scene.phases:
        top = min(phase.box.y for phase in scene.phases) - AROUND
        bottom = max(phase.box.bottom for phase in scene.phases) + AROUND
        found["top"] = Box(0, top, scene.width, bottom - top)
    if scene.lanes:
        y = scene.emotion.box.y if scene.emotion else scene.lanes[0].box.y
        x, width = (edge, scene.width - edge) if scene.right_to_left else (0, edge)
        found["side"] = Box(x, y, width, scene.lanes[-1].box.bottom - y)
        if "top" in found:
            found["corner"] = Box(x, found["top"].y, width, found["top"].height)
    return found


def _edge(scene: Scene) -> float:
    """The x up to which the names of the lanes reach, and where the columns begin."""
    boxes = [*(card.box for card in scene.cards), *(phase.box for phase in scene.phases)]
    if scene.right_to_left:
        return max((box.right for box in boxes), default=scene.width) + 1
    return min((box.x for box in boxes), default=0.0) - 1


def _strips(scene: Scene, brush: Brush) -> Iterator[_Strip]:
    boxes = _boxes(scene)
    if "top" in boxes:
        yield _Strip("top", boxes["top"], tuple(f"<g>{svg.chevron(phase, brush)}</g>" for phase in scene.phases))
    if "side" in boxes:
        yield _Strip("side", boxes["side"], tuple(_names(scene, boxes["side"], brush)))
    if "corner" in boxes:
        yield _Strip("corner", boxes["corner"], ())


def _names(scene: Scene, box: Box, brush: Brush) -> Iterator[str]:
    """The names of the lanes and of their lines, and what stands before the curves."""
    if scene.emotion:
        yield rectangle(scene.emotion.box, 8, brush.both("panel"))
        yield from map(brush.text, scene.emotion.texts)
        for key in scene.emotion.keys:
            yield svg.key(key, brush)
    yield from (svg.lane(_cut(band, box), brush) for band in scene.lanes)
    yield from (separator(line, brush) for line in scene.separators)


def _cut(band: LaneBand, box: Box) -> LaneBand:
    """A lane that is no longer than it is seen: its far corners lie outside."""
    start = max(band.box.x, box.x - 20)
    return band._replace(box=band.box._replace(x=start, width=min(band.box.right, box.right + 20) - start))


def _strip(strip: _Strip, scene: Scene) -> str:
    """A strip with its ground. Those who do not see it have met its words in the picture."""
    box = strip.box
    ground = empty("rect", x=box.x, y=box.y, width=box.width, height=box.height, class_="ground")
    start = opening("svg", viewBox=f"{px(box.x)} {px(box.y)} {px(box.width)} {px(box.height)}", font_family=svg.FONTS,
                    lang=scene.language, preserveAspectRatio="none")  # fmt: skip
    drawn = f"{start}{ground}{''.join(strip.parts)}</svg>"
    return element("div", drawn, id=f"the_{strip.name}", class_=f"pic strip {strip.name}", aria_hidden="true")
