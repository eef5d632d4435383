"""PowerPoint: the picture as shapes to edit, told in words as well; a slide for each phase where it is long."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from blueprint.export.labels import Label, as_drawn, labels, one_line
from blueprint.export.package import sealed
from blueprint.export.plain import plain
from blueprint.export.source import Source
from blueprint.graph.graph import Graph
from blueprint.graph.part import Part, part_of
from blueprint.graph.selection import Selection
from blueprint.layout.paint import Paint
from blueprint.layout.scene import Box, Card, Connector, LaneBand, Point, Scene, Separator, Text

_EMU = 9525
"""English Metric Units in a px of 1/96 inch."""

_WIDTH, _HEIGHT = 1280, 720
_ROOM = Box(24, 64, _WIDTH - 48, _HEIGHT - 84)
_WIDEST = 2.0
_SMALLEST = 0.62
"""How small a picture gets before each phase has a slide: letters of 8 px are read on a screen."""

_LARGE, _SMALL = 12.5, 11.0
"""Letters of a first line and of all others, in px before they are made smaller."""

_TITLE_ONLY = 5
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def render(source: Source) -> bytes:
    """The presentation."""
    from pptx import Presentation
    from pptx.util import Emu

    slides, out = Presentation(), io.BytesIO()
    slides.slide_width, slides.slide_height = Emu(_WIDTH * _EMU), Emu(_HEIGHT * _EMU)
    for graph, title in _parts(source):
        slide = slides.slides.add_slide(slides.slide_layouts[_TITLE_ONLY])
        _Slide(slide, source.draw(graph), graph, title).fill()
    slides.save(out)
    return sealed(out.getvalue(), source.graph.title, source.graph.language)


def _parts(source: Source) -> Iterator[tuple[Graph, str]]:
    """What stands on each slide, with its title: the whole, or a phase where the whole would be too small."""
    graph = source.graph
    if _fit(_frame(source.draw(graph))).letters >= _SMALLEST or isinstance(graph, Part) or len(graph.phases) < 2:
        yield graph, graph.title
        return
    for phase in graph.phases:
        yield part_of(graph, Selection(phases=(phase.id,))), f"{graph.title}: {phase.name}"


def _frame(scene: Scene) -> Box:
    """What of a scene is shown: from the phases or the lanes on, without the curve."""
    boxes = [one.box for one in scene.lanes] or [Box(0, 0, scene.width, scene.height)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top - 40, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top + 40)


class _Fit(NamedTuple):
    """How a scene is brought onto a slide: how much narrower, lower, and smaller in its letters it gets."""

    across: float
    down: float
    letters: float


def _fit(frame: Box) -> _Fit:
    """A picture that is higher than a slide may get wider than it is, since cards that are wider need less height."""
    down = min(_ROOM.height / frame.height, 1.0)
    across = min(_ROOM.width / frame.width, _WIDEST * down)
    return _Fit(across, min(down, across * _WIDEST), min(0.95 * (across * down) ** 0.5, 1.0))


class _Slide:
    """One slide in the making."""

    def __init__(self, slide: Any, scene: Scene, graph: Graph, title: str) -> None:
        self._slide, self._scene, self._title = slide, scene, title
        self._frame = _frame(scene)
        self._fit = _fit(self._frame)
        self._labels = labels(graph, scene.cards)
        self._paints = scene.theme.paints
        self._cards: dict[str, Any] = {}
        self._boxes = {card.id: card.box for card in scene.cards}

    def fill(self) -> None:
        """Everything from the back to the front."""
        self._slide.shapes.turbo_add_enabled = True  # else each shape is looked for among all
        self._name()
        for lane in self._scene.lanes:
            self._lane(lane)
        top = self._frame.y + 4
        for phase in self._scene.phases:
            box = Box(phase.box.x, top, phase.box.width, 28)
            self._shape("PENTAGON", box, self._paints[phase.role], f"phase/{phase.id}",
                        [phase.name], "text-phase", phase.name)  # fmt: skip
        for line in self._scene.separators:
            self._separator(line)
        for card in self._scene.cards:
            self._cards[card.id] = self._card(card)
        for connector in self._scene.connectors:
            self._line(connector)

    def _name(self) -> None:
        from pptx.util import Pt

        title = self._slide.shapes.title
        title.left, title.top = 24 * _EMU, 8 * _EMU
        title.width, title.height = (_WIDTH - 48) * _EMU, 48 * _EMU
        title.text_frame.text = plain(self._title)
        title.text_frame.paragraphs[0].font.size = Pt(22)

    def _lane(self, lane: LaneBand) -> None:
        shape = self._shape("RECTANGLE", lane.box, self._paints[f"band-{lane.kind}"], f"lane/{lane.id}", [lane.name],
                            f"name-{lane.kind}", lane.name)  # fmt: skip
        side = "margin_left" if self._scene.right_to_left else "margin_right"
        setattr(shape.text_frame, side, round((lane.box.width - 190) * self._fit.across) * _EMU)

    def _card(self, card: Card) -> Any:
        said: Label = self._labels[card.id]
        lines = [*said.lines, *said.details]
        return self._shape("ROUNDED_RECTANGLE", card.box, self._paints[card.role], card.id, lines, "text", card.about)

    def _shape(self, kind: str, box: Box, paint: Paint, name: str, lines: list[str], ink: str, about: str) -> Any:
        """A shape with words in it, and with words for those who do not see it."""
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.enum.text import MSO_ANCHOR

        at = self._at(Point(box.x, box.y))
        size = (round(box.width * self._fit.across * _EMU), round(box.height * self._fit.down * _EMU))
        shape = self._slide.shapes.add_shape(getattr(MSO_SHAPE, kind), *at, *size)
        if kind == "ROUNDED_RECTANGLE":
            shape.adjustments[0] = min(0.5, 8 / min(box.width, box.height))
        _flat(shape)
        _colour(shape, paint)
        _tell(shape, name, about)
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = round(6 * self._fit.letters) * _EMU
        frame.margin_top = frame.margin_bottom = round(2 * self._fit.letters) * _EMU
        self._write(frame, lines, self._paints[ink].fill)
        return shape

    def _write(self, frame: Any, lines: list[str], colour: str) -> None:
        """Lines of text, of which the first is the largest."""
        from pptx.dml.color import RGBColor
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.RIGHT if self._scene.right_to_left else PP_ALIGN.LEFT
            run = paragraph.add_run()
            run.text = plain(line)
            run.font.size = Pt(max(1, round((_SMALL if number else _LARGE) * self._fit.letters * 0.75, 1)))
            run.font.color.rgb = RGBColor.from_string(colour[1:].upper())

    def _separator(self, line: Separator) -> None:
        shape = self._polyline([line.start, line.end], self._paints[line.role], dashed=True)
        name = one_line(line.label.texts)
        _tell(shape, f"separator/{line.line}", name)
        self._words(line.label.box, line.label.texts, f"label/separator/{line.line}", name)

    def _line(self, line: Connector) -> None:
        """A line: a connector that is tied to its cards where it is straight, a shape along its corners otherwise."""
        paint = self._paints[f"line-{line.kind}"]
        shape = self._polyline(list(line.points), paint, bool(paint.dash))
        if len(line.points) == 2:
            self._tie(shape, line)
        _heads(shape, line)
        about = line.about or f"{line.source} to {line.target}"
        _tell(shape, f"line/{line.kind}/{line.source}/{line.target}", about)
        if line.label:
            self._words(line.label.box, line.label.texts, f"label/{line.source}", about)

    def _words(self, box: Box, texts: tuple[Text, ...], name: str, about: str) -> None:
        """Words at a line, in the lines that they have in the picture, whatever font is there."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        ground = Paint(self._paints["page"].fill)
        frame = self._shape("RECTANGLE", box, ground, name, as_drawn(texts), "text", about).text_frame
        frame.word_wrap = False
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.CENTER
            for run in paragraph.runs:
                run.font.size = Pt(max(1, round(_SMALL * self._fit.letters * 0.75, 1)))

    def _tie(self, shape: Any, line: Connector) -> None:
        """Tie a straight connector to its cards, so that it moves with them. It stays where it was drawn until then."""
        for card, point, tie in ((line.source, line.points[0], shape._connect_begin_to),
                                 (line.target, line.points[-1], shape._connect_end_to)):  # fmt: skip
            tie(self._cards[card], _side(self._boxes[card], point))

    def _polyline(self, points: list[Point], paint: Paint, dashed: bool) -> Any:
        from pptx.dml.color import RGBColor
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Pt

        places = [self._at(point) for point in points]
        if len(places) == 2:
            shape = self._slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *places[0], *places[1])
        else:
            builder = self._slide.shapes.build_freeform(*places[0], scale=1.0)
            builder.add_line_segments(places[1:], close=False)
            shape = builder.convert_to_shape()
            shape.fill.background()
        _flat(shape)
        shape.line.color.rgb = RGBColor.from_string(paint.stroke[1:].upper())
        shape.line.width = Pt(max(0.5, paint.width * self._fit.letters * 0.75))
        if dashed:
            shape.line.dash_style = MSO_LINE.DASH
        return shape

    def _at(self, point: Point) -> tuple[int, int]:
        spare = _ROOM.width - self._frame.width * self._fit.across  # on both sides alike
        x = _ROOM.x + spare / 2 + (point.x - self._frame.x) * self._fit.across
        y = _ROOM.y + (point.y - self._frame.y) * self._fit.down
        return round(x * _EMU), round(y * _EMU)


def _colour(shape: Any, paint: Paint) -> None:
    """Fill and outline."""
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_LINE

    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(paint.fill[1:].upper())
    if paint.stroke == "none":
        shape.line.fill.background()
        return
    shape.line.color.rgb = RGBColor.from_string(paint.stroke[1:].upper())
    if paint.dash:
        shape.line.dash_style = MSO_LINE.DASH


def _flat(shape: Any) -> None:
    """No shadow, for programs that know the effects of a shape alone and for those that go by its style too."""
    if hasattr(shape, "shadow"):
        shape.shadow.inherit = False
    for style in shape._element.iter(f"{{{_DRAWING}}}effectRef"):
        style.set("idx", "0")


def _tell(shape: Any, name: str, about: str) -> None:
    """The name of a shape in lists, and its words for those who do not see it."""
    shape.name = plain(name)
    shape._element._nvXxPr.cNvPr.set("descr", plain(about))


def _side(box: Box, point: Point) -> int:
    """The number of the side that a point is nearest to, as PowerPoint counts: top, left, bottom, right."""
    away = (abs(point.y - box.y), abs(point.x - box.x), abs(point.y - box.bottom), abs(point.x - box.right))
    return away.index(min(away))


def _heads(shape: Any, line: Connector) -> None:
    """Arrowheads, which the package has no words for."""
    from pptx.oxml import parse_xml

    outline = shape.line._get_or_add_ln()
    for end, has in (("headEnd", line.start_arrow), ("tailEnd", line.end_arrow)):
        if has:
            outline.append(parse_xml(f'<a:{end} xmlns:a="{_DRAWING}" type="triangle" w="med" len="med"/>'))
