"""What is seen of a chart: every text, sign and label of a scene as a box, and that none lies on another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from blueprint.graph.build import build
from blueprint.graph.graph import Graph
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Box, Label, Patch, Point, Sign, Stroke, Text
from blueprint.layout.theme import theme
from blueprint.load.reader import read
from blueprint.model.records import validator
from tests.test_layout_blueprint import assert_emotion, assert_text_inside, box_of, inside, overlap

ROOT = Path(__file__).parents[1]
LIGHT = theme("light")


def graph_of(source: str | dict[str, Any]) -> Graph:
    """The graph of a file (a path from the top of the project) or of plain data."""
    if isinstance(source, str):
        return read(ROOT / source).graph
    record = validator("Blueprint").validate_python(source)
    record.shared = ()
    return build(record)


def texts(scene: Scene) -> Iterator[Text]:
    """Every line of text, from the top of the scene to the bottom."""
    yield from scene.heading
    if scene.summary:
        for figure in scene.summary.figures:
            yield from (*figure.labels, figure.value)
    for phase in scene.phases:
        yield from phase.texts
    if scene.emotion:
        band = scene.emotion
        yield from band.texts
        for part in (*band.keys, *band.labels, *band.meant):
            yield from part.texts
    for shape in shapes(scene):
        if isinstance(shape, Text):
            yield shape
        if isinstance(shape, Label):
            yield from shape.texts
    for key in scene.legend:
        yield from key.texts
    yield from scene.footnote


def shapes(scene: Scene) -> Iterator[Any]:
    """Every shape of the drawings."""
    for drawing in scene.drawings:
        yield from drawing.shapes


def corners(shape: Any) -> Iterator[Point]:
    """Points of a shape that all have to be on the page."""
    if isinstance(shape, Area | Label):
        yield from (Point(shape.box.x, shape.box.y), Point(shape.box.right, shape.box.bottom))
    if isinstance(shape, Stroke | Patch):
        yield from shape.points
    if isinstance(shape, Sign):
        yield shape.at


def assert_seen(scene: Scene) -> None:
    """Everything is on the page, no words lie on other words, and those on a label are in it."""
    page = Box(0, 0, scene.width, scene.height)
    found = [(text, box_of(text)) for text in texts(scene)]
    for text, box in found:
        assert inside(box, page), text
    assert_apart_by_rows(found)
    for shape in shapes(scene):
        for point in corners(shape):
            assert -0.6 <= point.x <= page.width + 0.6, shape
            assert -0.6 <= point.y <= page.height + 0.6, shape
        if isinstance(shape, Label):
            assert_text_inside(shape.texts, shape.box)
    if scene.emotion:
        assert_emotion(scene.emotion)


def assert_apart_by_rows(found: list[tuple[Text, Box]]) -> None:
    """No two texts lie on each other; only those of about one height are compared, as a chart may have thousands."""
    rows: dict[int, list[tuple[Text, Box]]] = {}
    for text, box in found:
        for row in range(int(box.y // 40), int(box.bottom // 40) + 1):
            rows.setdefault(row, []).append((text, box))
    for row in rows.values():
        for (one, box), (other, second) in combinations(sorted(row, key=lambda pair: pair[1].x), 2):
            assert not overlap(box, second), (one, other)


def words_of(scene: Scene) -> str:
    """The scene as plain text, for a golden file: what it tells, then each thing with its words and its place."""
    lines = [scene.title, scene.about, f"{scene.width:.0f} × {scene.height:.0f}", ""]
    lines += [told("heading", "", [text]) for text in scene.heading]
    for figure in scene.summary.figures if scene.summary else ():
        lines.append(told("figure", figure.id, [*figure.labels, figure.value]))
    lines += [told("phase", phase.id, phase.texts) for phase in scene.phases]
    if band := scene.emotion:
        lines += [told("dot", dot.id, [], dot.about) for curve in band.curves for dot in curve.dots]
        lines += [told(label.role, label.of, label.texts) for label in (*band.labels, *band.meant)]
    for drawing in scene.drawings:
        written = [text for shape in drawing.shapes for text in getattr(shape, "texts", [shape])]
        found = [text for text in written if isinstance(text, Text)]
        lines.append(told(drawing.kind, drawing.of, found, drawing.about))
    lines += [told("key", key.name, key.texts) for key in scene.legend]
    lines += [told("footnote", "", [text]) for text in scene.footnote]
    return "\n".join(lines) + "\n"


def told(kind: str, of: str, found: Any, about: str = "") -> str:
    """One thing on one line."""
    written = " / ".join(f"{text.text} @{text.at.x:.0f},{text.at.y:.0f}" for text in found)
    return " | ".join(filter(None, (f"{kind} {of}".strip(), written, about)))
