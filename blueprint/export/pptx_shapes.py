"""How shapes of PowerPoint look and what they are called, and the clusters of shapes around the lanes."""

from __future__ import annotations

from typing import Any, NamedTuple

from blueprint.export.plain import plain
from blueprint.export.shapes import Cluster, Diamond, Piece, Plate, Way, Words
from blueprint.layout.characters import is_rtl
from blueprint.layout.paint import Paint
from blueprint.layout.scene import Box, Connector, Point

EMU = 9525
"""English Metric Units in a px of 1/96 inch."""

POINT = 0.75
"""Points, in which letters and lines are measured, in a px."""

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_KINDS: dict[type, str] = {Plate: "ROUNDED_RECTANGLE", Diamond: "DIAMOND"}


class Place(NamedTuple):
    """Where a part of a picture stands on a slide. at: its corner, in px of the slide; size: how large it is there."""

    box: Box
    at: Point
    size: float

    def emu(self, at: Point) -> tuple[int, int]:
        """A point of the picture on the slide."""
        x, y = self.at.x + (at.x - self.box.x) * self.size, self.at.y + (at.y - self.box.y) * self.size
        return round(x * EMU), round(y * EMU)


def clustered(slide: Any, cluster: Cluster, place: Place) -> None:
    """What belongs together as a group, so that it can be moved or taken away at once."""
    group = slide.shapes.add_group_shape()
    for name, piece in cluster.pieces:
        put(group.shapes, piece, place).name = plain(name)
    tell(group, cluster.name, cluster.about)


def put(shapes: Any, piece: Piece, place: Place) -> Any:
    """One piece among others. shapes: of a slide or of a group."""
    if isinstance(piece, Words):
        return _words(shapes, piece, place)
    if isinstance(piece, Way):
        return polyline(shapes, [place.emu(piece.start), place.emu(piece.end)], piece.paint, place.size)
    from pptx.enum.shapes import MSO_SHAPE

    shape = shapes.add_shape(getattr(MSO_SHAPE, _KINDS[type(piece)]), *_frame(piece.box, place))
    if isinstance(piece, Plate):
        shape.adjustments[0] = min(0.5, piece.radius / min(piece.box.width, piece.box.height))
    flat(shape)
    colour(shape, piece.paint)
    _width(shape, piece.paint, place.size)
    return shape


def polyline(shapes: Any, places: list[tuple[int, int]], paint: Paint, size: float) -> Any:
    """A line along its corners: a connector where it has none. places: in EMU; size: how much of its width it keeps."""
    from pptx.enum.shapes import MSO_CONNECTOR

    if len(places) == 2:
        shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *places[0], *places[1])
    else:
        builder = shapes.build_freeform(*places[0], scale=1.0)
        builder.add_line_segments(places[1:], close=False)
        shape = builder.convert_to_shape()
        shape._element._nvXxPr.cNvPr.set("id", str(shapes._next_shape_id))  # the builder does not ask which are taken
        shape.fill.background()
    flat(shape)
    _stroke(shape, paint)
    _width(shape, paint, size)
    return shape


def written(paragraph: Any, line: str, size: float, ink: str, *, at_end: bool) -> Any:
    """A line of words in a paragraph, which keeps the direction of its script. size: of its letters, in px."""
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.RIGHT if at_end else PP_ALIGN.LEFT
    if is_rtl(line):
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    run = paragraph.add_run()
    run.text = plain(line)
    resize(run, size)
    run.font.color.rgb = rgb(ink)
    return run


def resize(run: Any, size: float) -> None:
    """Give words the size of their letters, in px."""
    from pptx.util import Pt

    run.font.size = Pt(max(1, round(size * POINT, 1)))


def rgb(colour: str) -> Any:
    """A colour of a theme, `#rrggbb`, as the package takes it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour[1:].upper())


def _words(shapes: Any, words: Words, place: Place) -> Any:
    from pptx.enum.text import MSO_ANCHOR

    shape = shapes.add_textbox(*_frame(words.box, place))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(words.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        written(paragraph, line, words.size * place.size, words.ink, at_end=words.at_end).font.bold = words.bold
    return shape


def _frame(box: Box, place: Place) -> tuple[int, int, int, int]:
    """The place and the size of a box on the slide."""
    width, height = (round(side * place.size * EMU) for side in (box.width, box.height))
    return (*place.emu(Point(box.x, box.y)), width, height)


def _width(shape: Any, paint: Paint, size: float) -> None:
    """How wide a line or an outline is, if there is one."""
    from pptx.util import Pt

    if paint.stroke != "none":
        shape.line.width = Pt(max(0.5, paint.width * size * POINT))


def colour(shape: Any, paint: Paint) -> None:
    """Fill and outline."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(paint.fill)
    if paint.stroke == "none":
        shape.line.fill.background()
    else:
        _stroke(shape, paint)


def _stroke(shape: Any, paint: Paint) -> None:
    """The colour and the dash of a line or an outline."""
    from pptx.enum.dml import MSO_LINE

    shape.line.color.rgb = rgb(paint.stroke)
    if paint.dash:
        shape.line.dash_style = MSO_LINE.DASH


def flat(shape: Any) -> None:
    """No shadow, for programs that know the effects of a shape alone and for those that go by its style too."""
    if hasattr(shape, "shadow"):
        shape.shadow.inherit = False
    for style in shape._element.iter(f"{{{DRAWING}}}effectRef"):
        style.set("idx", "0")


def tell(shape: Any, name: str, about: str) -> None:
    """The name of a shape in lists, and its words for those who do not see it."""
    shape.name = plain(name)
    shape._element._nvXxPr.cNvPr.set("descr", plain(about))


def heads(shape: Any, line: Connector) -> None:
    """Arrowheads, which the package has no words for."""
    from pptx.oxml import parse_xml

    outline = shape.line._get_or_add_ln()
    for end, has in (("headEnd", line.start_arrow), ("tailEnd", line.end_arrow)):
        if has:
            outline.append(parse_xml(f'<a:{end} xmlns:a="{DRAWING}" type="triangle" w="med" len="med"/>'))
