"""What is asked for means the same in every format, and nothing is left out or ignored in silence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from blueprint.errors import RenderError
from blueprint.export.carried import not_carried
from blueprint.export.formats import KINDS
from blueprint.graph.part import part_of
from blueprint.graph.selection import Selection
from tests.conftest import Ran

TEA: str = """\
blueprint: 1
title: Tea room
scale: [1, 5]
customers: {guest: The guest}
owners: {house: House, floor: {name: Floor, part_of: house}, garden: Garden}
touchpoints: {door: {name: Door, owner: floor}, terrace: {name: Terrace, owner: garden}}
systems: {till: {name: Till, owner: house}, pump: {name: Pump, owner: garden}}
journey:
  - phase: Come
    steps:
      - id: enter
        customer: Enters
        emotion: 4.625
        notes: {pain: [The bell is broken], source: diary}
        touchpoints: [door]
        frontstage:
          does: Greets
          owner: floor
          fails: {what: Nobody is there, recovery: sit, severity: 7, occurrence: 4, detection: 3}
        support: till
  - phase: Sit
    steps:
      - {id: sit, customer: Sits down, touchpoints: [terrace], frontstage: {does: Sweeps, owner: garden}, support: pump}
promises: {quick: {says: At once, at: enter, promised: 1 min}}
indicators: {sun: {name: Hours of sun, at: terrace, actual: 5, unit: h}}
"""


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    file = tmp_path / "tea.yaml"
    file.write_text(TEA, encoding="utf-8")
    return file


def drawn(**looks: Any) -> Any:
    return bp.render(bp.loads(TEA), **looks)


def table(**looks: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(drawn(format="csv", view="tidy", **looks), newline="")))


def graphml(**looks: Any) -> Any:
    import networkx as nx

    return nx.parse_graphml(drawn(format="graphml", **looks))


# Nothing is lost in silence


def test_a_tidy_table_has_the_notes_of_steps() -> None:
    (row,) = [row for row in table() if row["id"] == "enter"]
    assert (row["kind"], row["name"], row["phase"], row["column"]) == ("step", "Enters", "Come", "1")
    assert row["notes"] == "pain: The bell is broken (source diary)"


def test_a_tidy_table_has_all_that_is_known_of_a_fail_point() -> None:
    (row,) = [row for row in table() if row["fails"]]
    assert row["fails"] == "Nobody is there (recovery sit, severity 7, occurrence 4, detection 3)"
    assert row["risk"] == "84"


def test_a_workbook_has_them_too() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(drawn(format="xlsx")))["Elements"]
    cells = {str(cell.value) for line in sheet.iter_rows() for cell in line}
    assert {"pain: The bell is broken (source diary)", "84"} <= cells


def test_graphml_has_the_title_the_scale_and_whole_fail_points() -> None:
    graph = graphml()
    assert (graph.graph["title"], graph.graph["scale_low"], graph.graph["scale_high"]) == ("Tea room", 1.0, 5.0)
    fails = [data["fails"] for _, data in graph.nodes(data=True) if "fails" in data]
    assert fails == ["Nobody is there (recovery sit, severity 7, occurrence 4, detection 3)"]


def test_small_things_that_a_table_lacks_are_said() -> None:
    text = TEA.replace("{name: Door,", "{name: Door, senses: [sound],")
    assert "finer details" in not_carried(bp.loads(text).graph, ".csv", "tidy")
    assert "finer details" not in not_carried(bp.loads(TEA).graph, ".csv", "tidy")


def test_only_what_is_drawn_is_said_to_be_left_out(tea: Path, run: Callable[..., Ran]) -> None:
    assert run("render", "tea.yaml", "-o", "all.csv").err.splitlines()[1] == (
        "not carried: connections, owners, fail points, promises, indicators"
    )
    assert run("render", "tea.yaml", "--phase", "Sit", "-o", "sit.csv").err.splitlines()[1] == (
        "not carried: connections, owners, indicators"
    )


def test_a_workbook_gives_back_what_was_written() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    names = ("_x0041_", "=1+1", "http://x.y", "https://x.y/z", "mailto:a@b.c", "1", "TRUE", "{=A1}", "internal:x!A1")
    step = {"customer": "Comes", "backstage": list(names)}
    text = json.dumps({"blueprint": 1, "title": "T", "journey": [{"phase": "P", "steps": [step]}]})
    book = openpyxl.load_workbook(io.BytesIO(bp.render(bp.loads(text), format="xlsx")))
    cells = [cell for line in book["Elements"].iter_rows() for cell in line]
    assert set(names) <= {str(cell.value) for cell in cells}
    assert {cell.data_type for cell in cells if cell.value in names} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_a_row_of_a_workbook_is_as_high_as_its_lines() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    step = {"customer": "Comes", "backstage": ["One", "Two", "Three " * 12]}
    text = json.dumps({"blueprint": 1, "title": "T", "journey": [{"phase": "P", "steps": [step]}]})
    sheet = openpyxl.load_workbook(io.BytesIO(bp.render(bp.loads(text), format="xlsx")))["Blueprint"]
    heights = {line[0].value: sheet.row_dimensions[line[0].row].height or 15 for line in sheet.iter_rows()}
    assert (heights["Customer actions"], heights["Backstage"]) == (15, 75)


# Without the curves


def test_without_curves_no_format_tells_what_customers_feel(tea: Path) -> None:
    for kind in KINDS:
        for form in kind.forms:
            if kind.name != "Mermaid" and kind.name != "PowerPoint" and kind.name != "Excel":
                assert "4.625" not in drawn(format=kind.suffixes[0][1:], view=form.view, emotion=False), kind.name
    assert "4.625" in drawn(format="csv")
    assert "4.625" in drawn(format="json")
    assert [row["emotion"] for row in table(emotion=False)] == [""] * len(table())


def test_without_curves_a_workbook_has_no_feelings() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(drawn(format="xlsx", emotion=False)))
    assert not [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value == 4.625]


def test_without_curves_a_page_tells_no_feelings() -> None:
    for emotion in (True, False):
        page = drawn(format="html", emotion=emotion)
        facts = [label for card in told_in(page)["cards"] for label, *_ in card["facts"]]
        assert ("Emotion" in facts, 'class="felt"' in page, "mark:peak" in page) == (emotion, emotion, emotion)


def test_without_curves_nothing_is_left_of_a_mermaid_journey(tea: Path, run: Callable[..., Ran]) -> None:
    done = run("render", "tea.yaml", "--no-emotion", "-o", "tea.journey.mmd")
    assert (done.code, done.err) == (
        2, "blueprint: the journey in .mmd is made of feelings: without them nothing is left of it\n",
    )  # fmt: skip


def test_without_curves_the_curve_is_not_missed(tea: Path, run: Callable[..., Ran]) -> None:
    done = run("render", "tea.yaml", "--no-emotion", "-o", "tea.drawio")
    assert "emotion" not in done.err


# A part


def test_a_part_has_only_what_it_uses() -> None:
    data = json.loads(drawn(format="json", phase="Sit"))
    ids = {node["id"] for node in data["nodes"]}
    assert {"sit", "terrace", "pump", "garden", "sun"} <= ids
    assert not {"enter", "door", "till", "house", "floor", "quick"} & ids
    assert {end for edge in data["edges"] for end in (edge["source"], edge["target"])} <= ids
    come = {node["id"] for node in json.loads(drawn(format="json", phase="Come"))["nodes"]}
    assert {"enter", "door", "till", "house", "floor", "quick"} <= come
    assert not {"sit", "terrace", "pump", "garden", "sun"} & come


def test_a_part_in_graphml_and_in_a_workbook_has_only_what_it_uses() -> None:
    names = {data["label"] for _, data in graphml(phase="Sit").nodes(data=True)}
    assert "Terrace" in names
    assert not {"Door", "Till", "House"} & names
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(drawn(format="xlsx", phase="Sit")))
    assert [line[0].value for line in book["Owners"].iter_rows()] == ["id", "garden"]


def test_no_curves_alone_leave_every_directory_whole() -> None:
    whole, part = (json.loads(drawn(format="json", emotion=said)) for said in (True, False))
    assert [node["id"] for node in whole["nodes"]] == [node["id"] for node in part["nodes"]]
    assert len(whole["edges"]) == len(part["edges"])


@pytest.mark.parametrize("asked", [{"lanes": ("frontstage",)}, {"owners": ("garden",)}, {"focus": "sit"}])
def test_both_ends_of_every_line_of_a_part_are_in_it(asked: dict[str, Any]) -> None:
    graph = part_of(bp.loads(TEA).graph, Selection(**asked))
    there = {
        *graph.steps, *graph.actions(), *graph.touchpoints(), *graph.owners(), *graph.systems(), *graph.promises,
        *graph.indicators,
    }  # fmt: skip
    assert [edge for edge in graph.edges() if {edge.source, edge.target} - there] == []


# What is typed counts


@pytest.mark.parametrize("suffix", ["json", "graphml", "csv", "mmd", "xlsx"])
def test_a_theme_is_refused_where_nothing_is_painted(suffix: str, tea: Path, run: Callable[..., Ran]) -> None:
    for theme in ("light", "dark"):
        done = run("render", "tea.yaml", "--theme", theme, "--format", suffix)
        assert (done.code, done.err) == (2, f"blueprint: a theme is for pictures: .{suffix} has no colours to choose\n")


@pytest.mark.parametrize("view", ["blueprint", "dependencies"])
def test_a_theme_counts_in_dot(view: str) -> None:
    light, dark = (drawn(format="dot", view=view, theme=theme) for theme in ("light", "dark"))
    assert drawn(format="dot", view=view) == light != dark


def test_a_theme_is_refused_in_a_comparison_without_a_picture(tea: Path, run: Callable[..., Ran]) -> None:
    done = run("compare", "tea.yaml", "tea.yaml", "--theme", "dark", "--format", "json")
    assert done.code == 2
    assert "--theme: only a picture has colours" in done.err
    assert run("compare", "tea.yaml", "tea.yaml", "--theme", "dark", "-o", "both.svg").code == 0


def test_a_page_may_be_light_alone_and_follows_the_reader_unless_told(tea: Path, run: Callable[..., Ran]) -> None:
    light, auto, unless_told = (drawn(format="html", **said) for said in ({"theme": "light"}, {"theme": "auto"}, {}))
    assert auto == unless_told != light
    assert "light-dark(" not in light.split("</style>")[0]
    assert run("render", "tea.yaml", "--theme", "light", "--format", "html").code == 0
    assert "light-dark(" not in tea.with_suffix(".html").read_text(encoding="utf-8").split("</style>")[0]


def test_a_view_and_a_name_that_differ_are_told(tea: Path, run: Callable[..., Ran]) -> None:
    done = run("render", "tea.yaml", "--view", "blueprint", "-o", "tea.journey.mmd")
    assert done.code == 2
    assert done.err.splitlines()[0] == (
        "blueprint render: tea.journey.mmd is called after the view `journey`, and --view says `blueprint`: "
        "leave out --view, or call the file otherwise"
    )
    assert not (tea.parent / "tea.journey.mmd").exists()
    assert run("render", "tea.yaml", "--view", "journey", "-o", "tea.journey.mmd").code == 0
    bp.render(tea, tea.parent / "own.journey.mmd", view="blueprint")
    assert (tea.parent / "own.journey.mmd").read_text(encoding="utf-8").startswith("flowchart")


def test_mermaid_and_tables_call_the_one_customer_alike() -> None:
    assert "Enters: 4.6: The guest" in drawn(format="mmd", view="journey")
    assert {row["customer"] for row in table() if row["kind"] == "customer"} == {"The guest"}


# A page says what the check says


def told_in(page: str) -> Any:
    return json.loads(page.split('id="the_data">')[1].split("</script>")[0])


def found_in(page: str) -> set[str]:
    lists = [entry for card in told_in(page)["cards"] for title, _, entries in card["lists"] for entry in entries
             if title == "What the check found"]  # fmt: skip
    return {part.split()[0] for entry in lists for part in entry[1] if part.startswith("BP")}


def test_a_page_goes_by_the_settings_of_the_project(tea: Path, run: Callable[..., Ran]) -> None:
    usual = found_in(drawn(format="html"))
    assert usual
    one = sorted(usual)[0]
    (tea.parent / "blueprint.toml").write_text(f'ignore = ["{one}"]\n', encoding="utf-8")
    assert run("render", "tea.yaml", "-o", "tea.html").err == "drawn: tea.html\n"
    assert found_in(tea.with_suffix(".html").read_text(encoding="utf-8")) == usual - {one}
    assert found_in(run("render", "-", "-o", "-", "--format", "html", stdin=TEA).out) == usual - {one}


def test_a_page_leaves_out_what_the_file_silences(tea: Path, run: Callable[..., Ran]) -> None:
    lines = list(map(str, TEA.splitlines()))
    number = next(at for at, line in enumerate(lines) if "Sits down" in line)
    usual = found_in(drawn(format="html"))
    lines[number] = f"{lines[number]}  # blueprint: ignore[{','.join(sorted(usual))}] we know"
    tea.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("render", "tea.yaml", "-o", "tea.html")
    told = told_in(tea.with_suffix(".html").read_text(encoding="utf-8"))
    (card,) = [card for card in told["cards"] if card["id"] == "sit/customer"]
    assert "What the check found" not in [title for title, _, _ in card["lists"]]


def test_from_python_a_page_can_be_given_what_was_found() -> None:
    from blueprint.report.located import gathered

    assert found_in(drawn(format="html", run=gathered([]))) == set()
    with pytest.raises(RenderError, match=r"the page of the blueprint itself: 'blueprint' in \.svg has no room"):
        drawn(format="svg", run=gathered([]))
