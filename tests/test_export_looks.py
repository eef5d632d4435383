"""What a person sees who opens a file for another tool: words that fit, are whole, and stand where they belong."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import blueprint as bp
from blueprint.export.carried import not_carried
from blueprint.export.formats import WHOLE
from blueprint.graph.graph import Graph
from blueprint.graph.part import part_of
from blueprint.graph.selection import Selection
from blueprint.layout.scene import Point, Scene
from blueprint.layout.theme import theme
from blueprint.picture import picture
from blueprint.views.blueprint import view

EXAMPLES = Path(__file__).parents[1] / "examples"


def example(name: str) -> Graph:
    return bp.load(EXAMPLES / f"{name}.yaml").graph


def scene_of(graph: Graph) -> Scene:
    return view(part_of(graph, Selection(emotion=False)), theme("light"))


def lines_on(graph: Graph) -> list[tuple[str, ...]]:
    """The words at each line of the picture, as they are wrapped there."""
    return [tuple(text.text for text in one.label.texts) for one in scene_of(graph).connectors if one.label]


def shapes(graph: Graph) -> list[Any]:
    pptx = pytest.importorskip("pptx")
    slides = pptx.Presentation(io.BytesIO(picture(graph, ".pptx"))).slides
    return [shape for slide in slides for shape in slide.shapes]


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
    slides = "\n".join(shape.text_frame.text for shape in shapes(graph) if shape.has_text_frame)
    for text in (str(picture(graph, ".drawio")), slides):
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
    slides = "\n".join(shape.text_frame.text for shape in shapes(graph) if shape.has_text_frame)
    text = str(picture(graph, suffix)) if suffix == ".drawio" else slides
    assert "Booking agent · Reservations" in text
    assert "waits 8 min · ≤ 5 min" in text.replace("\u00a0", " ")
