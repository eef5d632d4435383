"""PowerPoint: the picture as shapes to edit, told in words as well; a slide for each phase where it is long."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from blueprint.export.labels import Label, as_drawn, labels, one_line
from blueprint.export.package import sealed
from blueprint.export.pptx_shapes import (
    EMU,
    POINT,
    Place,
    clustered,
    colour,
    flat,
    heads,
    polyline,
    put,
    resize,
    rgb,
    tell,
    written,
)
from blueprint.export.pptx_sheet import HEIGHT, WIDTH, Sheet
from blueprint.export.shapes import PAPER, diamonds
from blueprint.export.source import Source
from blueprint.graph.graph import Graph
from blueprint.graph.part import Part, part_of, whole_of
from blueprint.graph.selection import Selection
from blueprint.layout.paint import Paint
from blueprint.layout.scene import Box, Card, Connector, LaneBand, PhaseBand, Point, Scene, Separator, Text
from blueprint.layout.wording import words

_SMALLEST = 0.62
"""How small a picture gets before each phase has a slide: letters of 8 px are read on a screen."""

_LARGE, _SMALL = 12.5, 11.0
"""Letters of a first line and of all others, in px before they are made smaller."""

_TITLE = 22 / POINT
"""Letters of the title, in px."""

_TITLE_ONLY = 5


def render(source: Source) -> bytes:
    """The presentation."""
    from pptx import Presentation
    from pptx.util import Emu

    slides, out = Presentation(), io.BytesIO()
    slides.slide_width, slides.slide_height = Emu(WIDTH * EMU), Emu(HEIGHT * EMU)
    for graph, title in _parts(source):
        slide = slides.slides.add_slide(slides.slide_layouts[_TITLE_ONLY])
        _Slide(slide, source.draw(graph), graph, title).fill()
    slides.save(out)
    return sealed(out.getvalue(), source.graph.title, source.graph.language)


def _parts(source: Source) -> Iterator[tuple[Graph, str]]:
    """What stands on each slide, with its title: the whole, or a phase where the whole would be too small."""
    graph = source.graph
    asked = graph.selection if isinstance(graph, Part) else Selection()
    if asked.narrows or len(graph.phases) < 2 or Sheet(source.draw(graph)).fit.letters >= _SMALLEST:
        yield graph, graph.title
        return
    for phase in graph.phases:
        yield part_of(whole_of(graph), asked._replace(phases=(phase.id,))), f"{graph.title}: {phase.name}"


class _Slide:
    """One slide in the making."""

    def __init__(self, slide: Any, scene: Scene, graph: Graph, title: str) -> None:
        self._slide, self._scene, self._title = slide, scene, title
        self._sheet = Sheet(scene)
        self._frame, self._fit = self._sheet.frame, self._sheet.fit
        self._labels = labels(graph, scene.cards)
        self._paints = scene.theme.paints
        self._cards: dict[str, Any] = {}
        self._boxes = {card.id: card.box for card in scene.cards}

    def fill(self) -> None:
        """Everything from the back to the front."""
        self._slide.shapes.turbo_add_enabled = True  # else each shape is looked for among all
        self._ground()
        self._name()
        for lane in self._scene.lanes:
            self._lane(lane)
        for phase in self._scene.phases:
            self._phase(phase)
        for line in self._scene.separators:
            self._separator(line)
        for card in self._scene.cards:
            self._cards[card.id] = self._card(card)
        for connector in self._scene.connectors:
            self._line(connector)
        self._signs()
        self._slide.shapes.turbo_add_enabled = False  # which does not count what lies in groups
        for cluster, place in self._sheet.around():
            clustered(self._slide, cluster, place)

    def _ground(self) -> None:
        """The ground of the page, where it is not white: a slide keeps that of its template."""
        if (ground := self._paints["page"].fill) != PAPER:
            fill = self._slide.background.fill
            fill.solid()
            fill.fore_color.rgb = rgb(ground)

    def _name(self) -> None:
        title, room = self._slide.shapes.title, self._sheet.title()
        title.left, title.top, title.width, title.height = (round(side * EMU) for side in room)
        title.text_frame.word_wrap = True
        written(title.text_frame.paragraphs[0], self._title, _TITLE, self._paints["text"].fill,
                at_end=self._scene.right_to_left)  # fmt: skip

    def _signs(self) -> None:
        """Moments of truth on lines and decisions on cards, each in the size of the letters."""
        said = words(self._scene.language)
        truths = ((sign, "truth") for line in self._scene.connectors for sign in line.crossings)
        decisions = ((sign, "decides") for card in self._scene.cards for sign in card.signs)
        for sign, name in (*truths, *decisions):
            for piece in diamonds((sign,), self._paints):
                middle, half = self._sheet.on_slide(sign.at), piece.box.width / 2 * self._fit.letters
                at = Point(middle.x - half, middle.y - half)
                shape = put(self._slide.shapes, piece, Place(piece.box, at, self._fit.letters))
                tell(shape, f"sign/{name}", said[f"key.{name}"])

    def _phase(self, phase: PhaseBand) -> None:
        box = Box(phase.box.x, self._frame.y + 4, phase.box.width, 28)
        shape = self._shape("PENTAGON", box, self._paints[phase.role], f"phase/{phase.id}", [phase.name],
                            "text-phase", phase.name)  # fmt: skip
        if self._scene.right_to_left:
            shape._element.spPr.xfrm.set("flipH", "1")

    def _lane(self, lane: LaneBand) -> None:
        shape = self._shape("RECTANGLE", lane.box, self._paints[f"band-{lane.kind}"], f"lane/{lane.id}", [lane.name],
                            f"name-{lane.kind}", lane.name)  # fmt: skip
        side = "margin_left" if self._scene.right_to_left else "margin_right"
        setattr(shape.text_frame, side, round((lane.box.width - 190) * self._fit.across) * EMU)

    def _card(self, card: Card) -> Any:
        said: Label = self._labels[card.id]
        lines = [*said.lines, *said.details]
        return self._shape("ROUNDED_RECTANGLE", card.box, self._paints[card.role], card.id, lines, "text", card.about)

    def _shape(self, kind: str, box: Box, paint: Paint, name: str, lines: list[str], ink: str, about: str) -> Any:
        """A shape with words in it, and with words for those who do not see it."""
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.enum.text import MSO_ANCHOR

        at = self._at(Point(box.x, box.y))
        size = (round(box.width * self._fit.across * EMU), round(box.height * self._fit.down * EMU))
        shape = self._slide.shapes.add_shape(getattr(MSO_SHAPE, kind), *at, *size)
        if kind == "ROUNDED_RECTANGLE":
            shape.adjustments[0] = min(0.5, 8 / min(box.width, box.height))
        flat(shape)
        colour(shape, paint)
        tell(shape, name, about)
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = round(6 * self._fit.letters) * EMU
        frame.margin_top = frame.margin_bottom = round(2 * self._fit.letters) * EMU
        self._write(frame, lines, self._paints[ink].fill)
        return shape

    def _write(self, frame: Any, lines: list[str], ink: str) -> None:
        """Lines of text, of which the first is the largest."""
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            size = (_SMALL if number else _LARGE) * self._fit.letters
            written(paragraph, line, size, ink, at_end=self._scene.right_to_left)

    def _separator(self, line: Separator) -> None:
        shape = self._polyline([line.start, line.end], self._paints[line.role])
        name = one_line(line.label.texts)
        tell(shape, f"separator/{line.line}", name)
        self._words(line.label.box, line.label.texts, f"label/separator/{line.line}", name)

    def _line(self, line: Connector) -> None:
        """A line: a connector that is tied to its cards where it is straight, a shape along its corners otherwise."""
        paint = self._paints[f"line-{line.kind}"]
        shape = self._polyline(list(line.points), paint)
        if len(line.points) == 2:
            self._tie(shape, line)
        heads(shape, line)
        about = line.about or f"{line.source} to {line.target}"
        tell(shape, f"line/{line.kind}/{line.source}/{line.target}", about)
        if line.label:
            self._words(line.label.box, line.label.texts, f"label/{line.source}", about)

    def _words(self, box: Box, texts: tuple[Text, ...], name: str, about: str) -> None:
        """Words at a line, in the lines that they have in the picture, whatever font is there."""
        from pptx.enum.text import PP_ALIGN

        ground = Paint(self._paints["page"].fill)
        frame = self._shape("RECTANGLE", box, ground, name, as_drawn(texts), "text", about).text_frame
        frame.word_wrap = False
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.CENTER
            for run in paragraph.runs:
                resize(run, _SMALL * self._fit.letters)

    def _tie(self, shape: Any, line: Connector) -> None:
        """Tie a straight connector to its cards, so that it moves with them. It stays where it was drawn until then."""
        for card, point, tie in ((line.source, line.points[0], shape._connect_begin_to),
                                 (line.target, line.points[-1], shape._connect_end_to)):  # fmt: skip
            tie(self._cards[card], _side(self._boxes[card], point))

    def _polyline(self, points: list[Point], paint: Paint) -> Any:
        return polyline(self._slide.shapes, [self._at(point) for point in points], paint, self._fit.letters)

    def _at(self, point: Point) -> tuple[int, int]:
        """A point of the picture on the slide, in EMU."""
        x, y = self._sheet.on_slide(point)
        return round(x * EMU), round(y * EMU)


def _side(box: Box, point: Point) -> int:
    """The number of the side that a point is nearest to, as PowerPoint counts: top, left, bottom, right."""
    away = (abs(point.y - box.y), abs(point.x - box.x), abs(point.y - box.bottom), abs(point.x - box.right))
    return away.index(min(away))
