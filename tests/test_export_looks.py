"""What a person sees who opens a file for another tool: words that fit, are whole, and stand where they belong."""

from __future__ import annotations

import io
import re
import warnings
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import blueprint as bp
from blueprint.export.carried import not_carried
from blueprint.export.formats import WHOLE
from blueprint.export.shapes import drawn
from blueprint.graph.graph import Graph
from blueprint.layout.chips import CHIPS
from blueprint.layout.legend import SIGNS
from blueprint.layout.scene import Point, Scene, Sign
from blueprint.layout.theme import theme
from blueprint.picture import picture
from blueprint.render.brush import Brush
from blueprint.render.signs import sign
from blueprint.views.blueprint import without_curve

EXAMPLES = Path(__file__).parents[1] / "examples"


def example(name: str) -> Graph:
    return bp.load(EXAMPLES / f"{name}.yaml").graph


def scene_of(graph: Graph) -> Scene:
    return without_curve(graph, theme("light"))


def lines_on(graph: Graph) -> list[tuple[str, ...]]:
    """The words at each line of the picture, as they are wrapped there."""
    return [tuple(text.text for text in one.label.texts) for one in scene_of(graph).connectors if one.label]


def slides(graph: Graph, **looks: Any) -> list[Any]:
    pptx = pytest.importorskip("pptx")
    return list(pptx.Presentation(io.BytesIO(picture(graph, ".pptx", **looks))).slides)


def shapes(graph: Graph, **looks: Any) -> list[Any]:
    return [shape for slide in slides(graph, **looks) for shape in slide.shapes]


def group(slide: Any, name: str) -> Any:
    """The group of that name on a slide."""
    return next(shape for shape in slide.shapes if shape.name == name)


def said(shape: Any) -> list[str]:
    """The words in a group, in their order."""
    return [part.text_frame.text for part in shape.shapes if part.has_text_frame and part.text_frame.text]


def cells(graph: Graph) -> dict[str | None, Any]:
    return {cell.get("id"): cell for cell in ET.fromstring(picture(graph, ".drawio")).iter("mxCell")}  # noqa: S314


def place(cell: Any) -> Point:
    """Where draw.io puts the middle of the words on a line: a share of the way along it, and a step aside."""
    points = {point.get("as"): point for point in cell.find("mxGeometry").findall("mxPoint")}
    inside = list(cell.iterfind("mxGeometry/Array/mxPoint"))
    corners = [points["sourcePoint"], *inside, points["targetPoint"]]
    ways = [Point(float(point.get("x")), float(point.get("y"))) for point in corners]
    pieces = list(pairwise(ways))
    lengths = [abs(end.x - start.x) + abs(end.y - start.y) for start, end in pieces]
    left = (float(cell.find("mxGeometry").get("x")) + 1) / 2 * sum(lengths)
    for (start, end), length in zip(pieces, lengths, strict=True):
        if left <= length + 0.01:
            part = left / length
            aside = Point(float(points["offset"].get("x")), float(points["offset"].get("y")))
            return Point(start.x + part * (end.x - start.x) + aside.x, start.y + part * (end.y - start.y) + aside.y)
        left -= length
    raise ValueError(cell.get("id"))


def test_words_on_a_line_of_a_slide_are_not_wrapped_anew() -> None:
    graph = example("telecom-hall")
    found = [shape for shape in shapes(graph) if re.match("label/(?!separator)", shape.name)]
    assert sorted(tuple(shape.text_frame.text.split("\n")) for shape in found) == sorted(lines_on(graph))
    for shape in found:
        assert shape.text_frame.word_wrap is False
        assert shape.text_frame.margin_left == shape.text_frame.margin_top == 0


def test_slides_name_the_lines_of_the_blueprint() -> None:
    found = {shape.name: shape for shape in shapes(example("shoe-call-centre"))}
    names = {
        line: found[f"label/separator/{line}"].text_frame.text for line in ("interaction", "visibility", "internal")
    }
    assert list(names.values()) == ["Line of interaction", "Line of visibility", "Line of internal interaction"]


def test_nothing_on_a_slide_has_a_shadow() -> None:
    for shape in shapes(example("telecom-hall")):
        assert {ref.get("idx") for ref in shape._element.iter("{*}effectRef")} <= {"0"}, shape.name


@pytest.mark.parametrize("name", ["hotel-stay", "hair-salon", "telecom-hall", "online-shop"])
def test_words_on_a_line_of_draw_io_stand_where_the_picture_has_them(name: str) -> None:
    graph = example(name)
    found = cells(graph)
    labelled = [line for line in scene_of(graph).connectors if line.label]
    assert labelled
    for line in labelled:
        cell = found[f"line/{line.kind}/{line.source}/{line.target}"]
        assert line.label is not None
        assert cell.get("value").split("\n") == [text.text for text in line.label.texts]
        assert place(cell) == pytest.approx(line.label.box.middle, abs=0.5)
        assert "whiteSpace=wrap" not in cell.get("style")
        assert "labelBackgroundColor=#" in cell.get("style")


def test_chinese_that_was_wrapped_gets_no_spaces() -> None:
    graph = example("hair-salon")
    words = "\n".join(shape.text_frame.text for shape in shapes(graph) if shape.has_text_frame)
    for text in (str(picture(graph, ".drawio")), words):
        assert "氣還沒出完就談錢" in text


def test_words_at_a_line_of_the_graphviz_grid_are_as_wide_as_in_the_picture() -> None:
    assert r'label="no room is\nready · 10%"' in str(picture(example("hotel-stay"), ".dot")).replace("\u00a0", " ")


def test_dependencies_keep_the_words_of_every_connection() -> None:
    text = str(picture(example("hotel-stay"), ".dot", view="dependencies"))
    assert "label=order" in text
    assert 'label="room number · bag tag"' in text


@pytest.mark.parametrize("suffix", [".dot", ".mmd", ".drawio", ".pptx"])
def test_a_curve_of_targets_alone_is_said_to_be_left_out(suffix: str) -> None:
    assert "emotion curve" in not_carried(example("supermarket-after"), suffix, WHOLE)


def test_a_workbook_prints_as_wide_as_a_page() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(picture(example("hotel-stay"), ".xlsx")))
    for sheet in book.worksheets:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_rows_of_chinese_are_high_enough() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(picture(example("hair-salon"), ".xlsx")))
    sheet = book["Owners"]
    for row in range(2, sheet.max_row + 1):
        lines = str(sheet.cell(row, 7).value or "").split("\n")
        assert sheet.row_dimensions[row].height >= 18 * len(lines)


def test_figures_of_a_workbook_stand_over_the_words_of_their_column() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(picture(example("hotel-stay"), ".xlsx")))["Blueprint"]
    for column in range(2, sheet.max_column + 1):
        assert {sheet.cell(row, column).alignment.horizontal for row in (2, 3, 4)} == {"left"}


def test_a_journey_of_targets_alone_is_told_as_one() -> None:
    graph = example("supermarket-after")
    text = str(picture(graph, ".mmd", view="journey"))
    assert text.count("section") == len(graph.phases)
    assert "目標，尚未感受到" in text.splitlines()[1]
    assert "moments without a score" not in not_carried(graph, ".mmd", "journey")
    assert "moments without a score" in not_carried(bp.loads(AIMED).graph, ".mmd", "journey")


AIMED = """\
blueprint: 1
title: Tea
journey:
  - phase: Sit
    steps:
      - {customer: Sits, emotion: {felt: 1, target: 2}}
      - {customer: Waits, emotion: {target: 2}}
"""


def test_a_table_holds_what_is_aimed_at() -> None:
    assert '"Emotion · target, not felt yet",2,2' in str(picture(bp.loads(AIMED).graph, ".csv")).replace("\u00a0", " ")


def test_a_mean_is_the_same_in_every_picture() -> None:
    graph = example("hair-salon")
    journey, whole = (str(picture(graph, ".svg", view=name)) for name in ("journey", WHOLE))
    assert "+0.6</text>" in whole
    assert journey.count("+0.5<") == 0


@pytest.mark.parametrize("suffix", [".drawio", ".pptx"])
def test_what_stands_between_two_things_on_a_chip_is_kept(suffix: str) -> None:
    graph = example("hotel-stay")
    words = "\n".join(shape.text_frame.text for shape in shapes(graph) if shape.has_text_frame)
    text = str(picture(graph, suffix)) if suffix == ".drawio" else words
    assert "Booking agent · Reservations" in text
    assert "waits 8 min · ≤ 5 min" in text.replace("\u00a0", " ")


# Figures and legend


ARABIC = """\
blueprint: 1
title: زيارة إلى العيادة
language: ar
touchpoints: {door: {name: الباب}}
journey:
  - phase: الوصول
    steps:
      - {customer: يدخل, touchpoints: [door], frontstage: يرحب, emotion: 1}
      - {customer: يخرج, emotion: -2}
"""


def drawn_texts(graph: Graph) -> set[str]:
    """All words of the picture with its curve, as SVG has them."""
    return set(re.findall(r">([^<>]+)</text>", str(picture(graph, ".svg"))))


@pytest.mark.parametrize("name", ["hotel-stay", "hair-salon", "massage-chair"])
def test_a_slide_has_the_figures_of_the_picture_of_its_phase(name: str) -> None:
    graph = example(name)
    many = slides(graph)
    for slide, phase in zip(many, graph.phases if len(many) > 1 else (None,), strict=True):
        part: dict[str, Any] = {"phase": phase.name} if phase else {}
        svg = str(picture(graph, ".svg", **part))
        box = re.search(r'<g class="summary">(.*?)</g>', svg, re.DOTALL)
        assert box is not None
        assert "".join(said(group(slide, "summary"))).replace("\n", "") == "".join(
            re.findall(r">([^<>]+)</text>", box[1])
        )


@pytest.mark.parametrize("suffix", [".drawio", ".pptx"])
def test_figures_and_legend_are_in_the_words_of_the_picture(suffix: str) -> None:
    graph = example("hotel-stay")
    found = {"Peak–end", "+2.3", "Average felt", "2 of 17", "moment of truth", "loop", "touchpoint without an owner",
             "Peak–end: mean of the strongest moment and the last; one rule of several."}  # fmt: skip
    assert found <= drawn_texts(graph)
    if suffix == ".drawio":
        assert found <= {cell.get("value") for cell in cells(graph).values()}
    else:
        told = [text for slide in slides(graph) for name in ("summary", "legend") for text in said(group(slide, name))]
        assert found - {"2 of 17"} <= set(told)


def test_figures_have_the_colours_of_the_picture() -> None:
    paints = theme("dark").paints
    slide = slides(example("hotel-stay"), theme="dark")[0]
    box = group(slide, "summary")
    assert str(slide.background.fill.fore_color.rgb) == paints["page"].fill[1:].upper()
    assert str(box.shapes[0].fill.fore_color.rgb) == paints["panel"].fill[1:].upper()
    inks = {part.text_frame.text: str(part.text_frame.paragraphs[0].runs[0].font.color.rgb) for part in box.shapes if
            part.has_text_frame and part.text_frame.text}  # fmt: skip
    assert inks["+2.3"] == paints["text-good"].fill[1:].upper()
    assert inks["Peak–end"] == paints["text-soft"].fill[1:].upper()


def test_a_page_of_draw_io_has_the_ground_of_its_theme() -> None:
    page = ET.fromstring(picture(example("hair-salon"), ".drawio", theme="dark")).find(".//mxGraphModel")  # noqa: S314
    assert page is not None
    assert page.get("background") == theme("dark").paints["page"].fill
    assert "background" not in str(picture(example("hair-salon"), ".drawio"))


def test_the_legend_names_only_what_is_drawn_there() -> None:
    graph = example("hotel-stay")
    assert "legend/waits" not in cells(graph)
    assert "legend/fails" not in cells(graph)
    named = {name for name in cells(graph) if name and re.fullmatch(r"legend/[a-z]+", name)}
    kinds = {"truth": "/truth/", "decides": "/decision", "loop": "line/loop/", "informs": "line/informs/"}
    for key, part in kinds.items():
        assert f"legend/{key}" in named
        assert any(part in (name or "") for name in cells(graph))


@pytest.mark.parametrize("name", ["hotel-stay", "phone-launch", "telecom-hall"])
def test_every_shape_of_a_slide_has_an_id_of_its_own(name: str) -> None:
    for slide in slides(example(name)):
        ids = [shape.get("id") for shape in slide.shapes._spTree.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))


NOT_THERE = {
    "peak",
    "low-peak",
    "best",
    "pit",
    "end",
    "off-path",
    "target",
    "meant",
    "added",
    "edited",
    "gone",
    "before",
    *CHIPS,
}
"""Signs of the curve, of comparisons and of chips, which other tools do not get."""


@pytest.mark.parametrize("name", [name for name in SIGNS if name not in NOT_THERE])
def test_a_sign_of_the_legend_is_as_large_as_in_the_picture(name: str) -> None:
    kind, role, reach = SIGNS[name]
    what, scene = Sign(kind, Point(50, 50), role, reach), scene_of(example("hotel-stay"))
    svg, box = ET.fromstring(sign(what, Brush(scene))), drawn(what, scene.theme.paints).box  # noqa: S314
    if svg.tag == "rect":
        assert [float(svg.get(side, "nan")) for side in ("x", "y", "width", "height")] == pytest.approx(list(box))
    else:
        points = [float(found) for found in re.findall(r"[\d.]+", svg.get("d", ""))]
        assert (min(points), max(points)) == pytest.approx((box.x, box.right))


def test_what_stands_around_the_lanes_stays_on_the_slide_and_meets_nothing() -> None:
    for name in ("hotel-stay", "hair-salon", "massage-chair", "online-shop", "telecom-hall"):
        for slide in slides(example(name)):
            lanes = [shape for shape in slide.shapes if shape.name.startswith("lane/")]
            phases = [shape for shape in slide.shapes if shape.name.startswith("phase/")]
            legend, figures = group(slide, "legend"), group(slide, "summary")
            assert figures.top + figures.height <= min(phase.top for phase in phases)
            assert max(lane.top + lane.height for lane in lanes) <= legend.top
            assert legend.top + legend.height <= 720 * 9525
            assert slide.shapes.title.left + slide.shapes.title.width <= figures.left
            assert legend.left >= 0
            assert max(legend.left + legend.width, figures.left + figures.width) <= 1280 * 9525


def test_figures_stand_on_the_left_where_words_run_from_right_to_left() -> None:
    graph = bp.loads(ARABIC).graph
    [slide] = slides(graph)
    figures, legend, title = group(slide, "summary"), group(slide, "legend"), slide.shapes.title
    assert figures.left + figures.width <= title.left
    assert legend.left + legend.width > 640 * 9525
    paragraphs = {line.text: line for part in figures.shapes if part.has_text_frame
                  for line in part.text_frame.paragraphs}  # fmt: skip
    assert paragraphs["1 من 1"]._p.pPr.get("rtl") == "1"
    assert paragraphs["−0.5"]._p.pPr.get("rtl") is None
    assert "\u20671 من 1\u2069" in {cell.get("value") for cell in cells(graph).values()}


def test_phases_point_where_words_run_to() -> None:
    for graph, flipped in ((bp.loads(ARABIC).graph, "1"), (example("massage-chair"), None)):
        [slide] = slides(graph)
        phases = [shape for shape in slide.shapes if shape.name.startswith("phase/")]
        assert {phase._element.spPr.xfrm.get("flipH") for phase in phases} == {flipped}
        cell = next(cell for name, cell in cells(graph).items() if (name or "").startswith("phase/"))
        assert ("flipH=1" in cell.get("style")) is bool(flipped)


def test_without_curves_only_owners_are_counted() -> None:
    graph = example("hotel-stay")
    for slide in slides(graph, emotion=False):
        assert len(said(group(slide, "summary"))) == 2
        assert "Peak–end" not in " ".join(said(group(slide, "legend")))


def test_without_curves_a_long_blueprint_has_a_slide_for_each_phase_too() -> None:
    graph = example("hotel-stay")
    titles = [slide.shapes.title.text_frame.text for slide in slides(graph, emotion=False)]
    assert titles == [f"{graph.title}: {phase.name}" for phase in graph.phases]


def test_figures_and_legend_are_missed_once_where_there_are_none() -> None:
    for suffix, view in ((".dot", WHOLE), (".dot", "dependencies"), (".mmd", WHOLE), (".mmd", "journey")):
        assert not_carried(example("hotel-stay"), suffix, view).count("figures and legend") == 1
        assert "figures" not in not_carried(bp.loads(BARE).graph, suffix, view)
    for suffix in (".drawio", ".pptx"):
        assert "figures" not in not_carried(example("hotel-stay"), suffix, WHOLE)
        assert "signs of waits and fail points" in not_carried(example("hotel-stay"), suffix, WHOLE)


BARE = "blueprint: 1\ntitle: Tea\njourney: [{phase: Sit, steps: [{customer: Sits}]}]\n"


def test_a_bare_blueprint_has_nothing_around_its_lanes() -> None:
    graph = bp.loads(BARE).graph
    assert not re.search("summary|legend", str(picture(graph, ".svg")))
    assert not {"summary", "legend"} & set(cells(graph))
    assert not {"summary", "legend"} & {shape.name for shape in shapes(graph)}


def test_a_table_with_other_letters_says_how_excel_opens_it() -> None:
    heard: list[str] = []
    for title, wanted in (("Tea", 0), ("Thé", 1)):
        bp.render(bp.loads(BARE.replace("Sits", title)), format="csv", tell=heard.append)
        assert len(heard) == wanted
        with warnings.catch_warnings(action="error"):
            bp.render(bp.loads(BARE.replace("Sits", title)), format="csv")
    assert "UTF-8" in heard[0]
    assert ".xlsx" in heard[0]
    assert not str(picture(example("hair-salon"), ".csv")).startswith("\ufeff")
