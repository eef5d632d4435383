"""Formats for other tools: each parses, whatever stands in the texts, and says what it could not carry."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import blueprint as bp
from blueprint import picture
from blueprint.errors import RenderError, UnknownName
from blueprint.export.carried import THINGS, not_carried
from blueprint.export.formats import KIND_OF, KINDS, WHOLE
from blueprint.graph.build import build
from blueprint.graph.graph import Graph
from blueprint.load.reader import read
from blueprint.model.records import validator
from tests.conftest import Ran
from tests.npm import installed

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
FORMS = [(kind.suffixes[0], form.view) for kind in KINDS for form in kind.forms]
MERMAID = "11.17.2"
SETTING = "BLUEPRINT_MERMAID"

HOSTILE = (
    "<b>x</b>", "<script>alert(1)</script>", '" onload="x', "]]> & &lt;b&gt; <!-- x -->", "&#60;b&#62;", "a\\", 'a\\"',
    r"\N \G \l",
    "=1+1", "+1", "-1+2", "@SUM(A1)", "=HYPERLINK(\"http://x.y\")", "\t=1", "a\nb\r\nc", "a\u2028b", "a\x1b[31mb",
    "safe\u202etxt\u2066x", "a;b,c|d", "end", "title x", "section: x", "graph", "style a fill:#f00;", "%%{init: {}}%%",
    '"]; click n0 "javascript:x"', "`**x**`", "#35; #quot;", "a --> b", "{x} [y] (z)", "_x0041_", "'quoted'",
    "#N/A", "TRUE",
    "前台 👩‍🍳", "می‌خواهم", "x" * 400, "a:b:c", "---", "- x", "a__b",
)  # fmt: skip


def labelled(texts: tuple[str, ...]) -> dict[str, Any]:
    """A blueprint with each text in every place where one can stand."""
    step: Callable[[int, str], dict[str, Any]] = lambda number, text: {  # noqa: E731
        "id": f"s{number}", "customer": {"id": f"c{number}", "does": f"{text}", "emotion": number % 3},
        "touchpoints": [f"t{number}"], "frontstage": {"id": f"f{number}", "does": text, "by": text, "fails": text},
        "support": f"y{number}", "notes": {"pain": [text]},
    }  # fmt: skip
    many = list(enumerate(texts))
    return {
        "blueprint": 1, "title": texts[0], "customers": {"one": texts[1]},
        "owners": {f"o{number}": {"name": text} for number, text in many},
        "touchpoints": {f"t{number}": {"name": text, "owner": f"o{number}"} for number, text in many},
        "systems": {f"y{number}": {"name": text} for number, text in many},
        "lanes": {"frontstage": {"name": texts[0]}},
        "journey": [
            {"phase": texts[place], "steps": [step(number, text) for number, text in many[place : place + 9]]}
            for place in range(0, len(texts), 9)
        ],
        "links": [{"from": f"f{number}", "to": f"f{number - 1}", "label": text} for number, text in many[1:]],
        "promises": {f"p{number}": {"says": text, "at": f"s{number}"} for number, text in many},
        "indicators": {f"i{number}": {"name": text, "at": f"s{number}", "unit": text} for number, text in many},
    }  # fmt: skip


@cache
def graph_of(texts: tuple[str, ...]) -> Graph:
    record = validator("Blueprint").validate_python(labelled(texts))
    record.shared = ()
    return build(record)


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    file = tmp_path / "cafe.yaml"
    file.write_text(
        "blueprint: 1\ntitle: Café\njourney:\n  - phase: Visit\n    steps:\n"
        "      - {customer: Queues, frontstage: Nods, emotion: -1}\n",
        encoding="utf-8",
    )
    return file


def hostile() -> Graph:
    """Each text with a number, so that no two names are alike."""
    return graph_of(tuple(f"{text} {number}" for number, text in enumerate(HOSTILE)))


def harmless() -> Graph:
    return graph_of(tuple(f"plain {number}" for number in range(len(HOSTILE))))


@cache
def example(path: Path) -> Graph:
    return read(path).graph


@cache
def written(graph: Graph, suffix: str, view: str = WHOLE) -> Any:
    return picture.picture(graph, suffix, view=view)


# Each format as its own parser sees it: what is there, without its words


class Dot(NamedTuple):
    """A statement of DOT: a node, or an edge to a head."""

    name: str
    head: str
    attributes: dict[str, str]


def dot(text: str) -> list[Dot]:
    """The statements as Graphviz writes them down again. Whatever is no quoted string would be seen in the rest.

    `nop` writes what `dot -Tcanon` writes, without placing anything before.
    """
    if not shutil.which("nop"):
        pytest.skip("Graphviz is not here to read DOT")
    done = subprocess.run(["nop"], input=text.encode(), capture_output=True, timeout=240, env={}, check=True)
    assert b"rror" not in done.stderr
    strings: list[str] = []

    def kept(found: re.Match[str]) -> str:
        strings.append(found[1].replace("\\\n", ""))
        return f"s_{len(strings) - 1}"

    rest = re.sub(r'"((?:[^"\\]|\\.)*)"', kept, done.stdout.decode(), flags=re.DOTALL)
    assert "<" not in rest
    found = re.findall(r"(\w+)(?: -> (\w+))?\s+\[([^\]]*)\]", rest)
    return [Dot(name, head, {key: value(said, strings) for key, said in re.findall(r"(\w+)=([^,\s]+)", more)})
            for name, head, more in found]  # fmt: skip


def value(said: str, strings: list[str]) -> str:
    return strings[int(said[2:])] if said.startswith("s_") else said


def seen_dot(text: str) -> Any:
    found = dot(text)
    live = {"URL", "href", "image", "shapefile", "target", "tooltip"}
    assert not [one for one in found if live & one.attributes.keys()]
    looks = ("shape", "fontname", "style", "color")
    return [(one.name, one.head, *(one.attributes.get(look) for look in looks)) for one in found]


def seen_xml(text: str) -> Any:
    assert "<!DOCTYPE" not in text
    return [(one.tag, sorted(one.attrib)) for one in ET.fromstring(text).iter()]  # noqa: S314


def seen_drawio(text: str) -> Any:
    root = ET.fromstring(text)  # noqa: S314
    cells = root.findall("./diagram/mxGraphModel/root/mxCell")
    ids = [cell.get("id") for cell in cells]
    assert root.tag == "mxfile"
    model = root.find("./diagram/mxGraphModel")
    assert model is not None
    assert all(model.get(side, "").isdigit() for side in ("pageWidth", "pageHeight"))
    assert len(ids) == len(set(ids))
    assert ids[:2] == ["0", "1"]
    known = set(ids)
    for cell in cells[1:]:
        assert cell.get("parent") in known
        assert {cell.get(end) for end in ("source", "target")} <= known | {None}
        assert not (cell.get("vertex") and cell.get("edge"))
        assert cell.get("id") == "1" or cell.find("mxGeometry[@as='geometry']") is not None
        assert "html=0" in cell.get("style", "html=0")
        if cell.get("vertex") and cell[0].get("relative"):  # a share of what it is tied to
            assert all(-1 <= float(cell[0].get(side, "nan")) <= 1 for side in "xy")
        elif cell.get("vertex"):
            assert all(float(cell[0].get(side, "nan")) >= 0 for side in ("x", "y", "width", "height"))
    ids = [re.sub("^phase/.*", "phase", one or "") for one in ids]  # which are made from names
    return [
        (key, cell.get("parent"), cell.get("source"), cell.get("target")) for key, cell in zip(ids, cells, strict=True)
    ]


def strict_json(text: str) -> Any:
    return json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def seen_json(text: str) -> Any:
    import networkx as nx

    data = strict_json(text)
    graph = nx.node_link_graph(data, edges="edges")
    assert graph.number_of_nodes() == len(data["nodes"])
    return [node["kind"] for node in data["nodes"]], graph.number_of_edges()


def seen_graphml(text: str) -> Any:
    import networkx as nx

    graph = nx.parse_graphml(text)
    ids = [one.get("id") for one in ET.fromstring(text).iter() if one.tag.endswith(("}node", "}edge"))]  # noqa: S314
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w.-]+", one or "") for one in ids)
    return seen_xml(text), graph.number_of_nodes(), graph.number_of_edges()


def table(text: str) -> list[list[str]]:
    assert text.replace("\r\n", "").count("\r") == 0
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for line in lines:
        for cell in line:
            assert re.fullmatch(r"-?\d+(\.\d+)?|(?![=+@\t\r-]).*", cell, re.DOTALL), cell
    return lines


def seen_csv(text: str) -> Any:
    return [len(line) for line in table(text)]


def sheets(data: bytes) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Blueprint", "Elements", "Owners"]
    return book


def seen_xlsx(data: bytes) -> Any:
    book = sheets(data)
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type in {"s", "n"}, cell.value
                assert cell.hyperlink is None
                assert len(str(cell.value or "").encode("utf-16-le")) <= 2 * 32_767
    return [(sheet.dimensions, sheet.freeze_panes) for sheet in book.worksheets]


def slides(data: bytes) -> Any:
    pptx = pytest.importorskip("pptx")
    return pptx.Presentation(io.BytesIO(data))


def seen_pptx(data: bytes) -> Any:
    return [list(shapes_on(slide)) for slide in slides(data).slides]


def shapes_on(slide: Any) -> Iterator[str]:
    """What each shape is. Each but the title has words for those who do not see it, a group for all in it."""
    for shape in slide.shapes._spTree.iterchildren("{*}sp", "{*}cxnSp", "{*}grpSp"):
        name = shape.find(".//{*}cNvPr")
        assert name.get("descr") or shape.find(".//{*}nvPr/{*}ph") is not None
        assert all(int(shape.find(".//{*}off").get(side)) >= 0 for side in ("x", "y"))
        yield shape.tag


SEEN: dict[str, Callable[[Any], Any]] = {
    ".dot": seen_dot, ".gv": seen_dot, ".drawio": seen_drawio, ".json": seen_json, ".graphml": seen_graphml,
    ".csv": seen_csv, ".xlsx": seen_xlsx, ".pptx": seen_pptx, ".mmd": lambda text: text.count("\n"),
}  # fmt: skip


@pytest.mark.parametrize(("suffix", "view"), FORMS)
def test_a_strangers_text_changes_words_only(suffix: str, view: str) -> None:
    bad, good = (SEEN[suffix](written(graph, suffix, view)) for graph in (hostile(), harmless()))
    assert bad == good


@pytest.mark.parametrize(("suffix", "view"), FORMS)
def test_every_example_parses(suffix: str, view: str) -> None:
    for path in EXAMPLES:
        assert SEEN[suffix](written(example(path), suffix, view)), path


@pytest.mark.parametrize(("suffix", "view"), FORMS)
def test_the_same_file_gives_the_same_bytes(suffix: str, view: str) -> None:
    path = ROOT / "examples" / "hotel-stay.yaml"
    one = written(example(path), suffix, view)
    assert picture.picture(read(path).graph, suffix, view=view) == one
    said = one if isinstance(one, str) else one.decode("latin-1")
    assert not re.search(r"20[2-9]\d-\d\d-\d\dT", said)


def test_bytes_do_not_hang_on_the_seed_of_hashes(cafe: Path) -> None:
    code = (
        "import sys, hashlib; from blueprint.load.reader import read; from blueprint.picture import picture;"
        "from blueprint.export.formats import KINDS; graph = read(sys.argv[1]).graph\n"
        "for kind in KINDS:\n for form in kind.forms:\n"
        "  made = picture(graph, kind.suffixes[0], view=form.view)\n"
        "  print(kind.name, hashlib.sha256(made if isinstance(made, bytes) else made.encode()).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(cafe)]
    runs = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, **elsewhere}).stdout
        for elsewhere in ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    }
    assert len(runs) == 1


# What a reader finds


def test_dot_says_what_was_written() -> None:
    found = dot(written(hostile(), ".dot", "dependencies"))
    shown = {re.sub(r"\\(.)", r"\1", one.attributes.get("label", "")) for one in found}
    words = {html.unescape(one) for one in shown}
    assert {f"{text} {number}" for number, text in enumerate(HOSTILE) if text.isprintable()} <= words


def test_the_grid_of_dot_stays_where_it_is() -> None:
    if not shutil.which("neato"):
        pytest.skip("Graphviz is not here to draw")
    text = written(example(ROOT / "examples" / "hotel-stay.yaml"), ".dot")
    command = ["neato", "-n2", "-Tplain"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=240, env={}, check=True)
    assert b"Error" not in done.stderr
    assert b"pos attribute" not in done.stderr
    lines = [line.split() for line in done.stdout.decode().splitlines() if line.startswith("node c")]
    drawn = [(float(x) * 72, float(y) * 72) for _, _, x, y, *_ in lines]
    wanted = [(float(x), float(y)) for x, y in re.findall(r'\n\t*c\d+ \[.*? pos="([\d.]+),([\d.]+)!"', text)]
    away = [(x - left, y - top) for (x, y), (left, top) in zip(sorted(drawn), sorted(wanted), strict=True)]
    assert max(abs(one - other) for offset in away for one, other in zip(offset, away[0], strict=True)) < 1


def test_a_system_stands_once_in_the_dependencies() -> None:
    found = dot(written(example(ROOT / "examples" / "hotel-stay.yaml"), ".dot", "dependencies"))
    assert [one.attributes.get("label") for one in found].count("Property system") == 1


def test_a_part_is_written_alone() -> None:
    graph = example(ROOT / "examples" / "hotel-stay.yaml")
    part = picture.picture(graph, ".csv", phase="Leave")
    assert table(str(part))[0] == ["phase", "Leave", "Leave"]


def test_a_formula_stays_text() -> None:
    cells = [cell for line in table(written(hostile(), ".csv", "tidy")) for cell in line]
    assert "'=1+1 8" in cells
    book = sheets(written(hostile(), ".xlsx"))
    cell = next(one for line in book["Elements"].iter_rows() for one in line if one.value == "=1+1 8")
    assert cell.data_type == "s"


def test_a_long_text_is_cut_and_says_so() -> None:
    data = labelled(("short 0", "short 1"))
    data["journey"][0]["steps"][0]["notes"] = {"pain": ["😀" * 900] * 30}
    record = validator("Blueprint").validate_python(data)
    record.shared = ()
    book = sheets(written(build(record), ".xlsx"))
    longest = max((str(cell.value) for line in book["Blueprint"].iter_rows() for cell in line), key=len)
    assert longest.endswith("…")
    assert len(longest.encode("utf-16-le")) <= 2 * 32_767


def test_json_leaves_nothing_out() -> None:
    path = ROOT / "examples" / "hotel-stay.yaml"
    graph, data = example(path), strict_json(written(example(path), ".json"))
    ids = {node["id"] for node in data["nodes"]}
    assert {one.id for one in (*graph.actions(), *graph.owners(), *graph.promises, *graph.indicators)} <= ids
    assert len(data["edges"]) == sum(1 for _ in graph.edges())
    felt = next(node for node in data["nodes"] if node["id"] == "wait-in-line/customer")
    assert felt["emotion"]["felt"] == -2.4


def test_slides_are_one_a_phase_where_the_picture_is_long() -> None:
    graph = example(ROOT / "examples" / "hotel-stay.yaml")
    titles = [slide.shapes.title.text_frame.text for slide in slides(written(graph, ".pptx")).slides]
    assert titles == [f"{graph.title}: {phase.name}" for phase in graph.phases]


def test_draw_io_keeps_lines_tied_and_cards_in_their_lanes() -> None:
    graph = example(ROOT / "examples" / "hotel-stay.yaml")
    cells = {cell.get("id"): cell for cell in ET.fromstring(written(graph, ".drawio")).iter("mxCell")}  # noqa: S314
    assert cells["card/check-in/customer"].get("parent") == "lane/customer"
    line = cells["line/interacts/check-in/customer/check-in/frontstage"]
    assert (line.get("source"), line.get("target")) == ("card/check-in/customer", "card/check-in/frontstage")


# Mermaid's own parser


@pytest.fixture(scope="module")
def mermaid(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], Any]:
    """What Mermaid finds in texts. `BLUEPRINT_MERMAID` names an npm folder that has it; `off` skips."""
    said = os.environ.get(SETTING, "")
    if said == "off" or not shutil.which("node"):
        pytest.skip("node is not here to run Mermaid" if said != "off" else f"{SETTING}=off")
    cached = getattr(request.config, "cache", None)
    kept = cached.mkdir("mermaid") if cached else tmp_path_factory.mktemp("mermaid")
    folder = Path(said) if said else installed("mermaid", MERMAID, kept)
    module = folder / "node_modules" / "mermaid" / "dist" / "mermaid.core.mjs"

    def parse(texts: list[str]) -> Any:
        script = Path(__file__).with_name("mermaid.mjs")
        command = ["node", str(script), module.resolve().as_uri()]
        done = subprocess.run(command, input=json.dumps(texts).encode(), capture_output=True, timeout=240, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return parse


def decoded(text: str) -> str:
    """As Mermaid shows it: its own stand-ins for numbered signs become the signs."""
    return re.sub("ﬂ°°(\\d+)¶ß", lambda found: chr(int(found[1])), text)


def test_mermaid_reads_what_was_written(mermaid: Callable[[list[str]], Any]) -> None:
    graphs = [hostile(), harmless(), *map(example, EXAMPLES)]
    flows = mermaid([written(graph, ".mmd", view) for graph in graphs for view in (WHOLE, "journey", "swimlane")])
    assert [one for one in flows if "error" in one] == []
    bad, good = flows[0], flows[3]
    for part in ("texts", "edges", "boxes"):
        assert len(bad[part]) == len(good[part]) > 0
    assert bad["live"] == 0
    shown = {decoded(text) for text in bad["texts"]}
    assert {f"{text} {number}" for number, text in enumerate(HOSTILE) if text.isascii() and text.isprintable()} <= shown
    parts = ("texts", "edges", "boxes")
    assert [flows[2][part] for part in parts] == [bad[part] for part in parts]
    bad, good = flows[1], flows[4]
    assert len(bad["sections"]) == len(good["sections"])
    assert [(task["score"], len(task["people"])) for task in bad["tasks"]] == [
        (task["score"], len(task["people"])) for task in good["tasks"]
    ]
    assert decoded(bad["tasks"][HOSTILE.index("title x")]["task"]) == f"title x {HOSTILE.index('title x')}"


# On the command line


def test_what_is_lost_is_said_after_writing(run: Callable[..., Ran], cafe: Path) -> None:
    done = run("render", cafe.name, "-o", "cafe.drawio")
    assert done.err.splitlines() == ["drawn: cafe.drawio", "not carried: emotion curve"]
    done = run("render", cafe.name, "-o", "cafe.json")
    assert done.err.splitlines() == ["drawn: cafe.json"]


def test_a_name_says_which_form(run: Callable[..., Ran], cafe: Path, tmp_path: Path) -> None:
    run("render", cafe.name, "-o", "cafe.tidy.csv")
    assert (tmp_path / "cafe.tidy.csv").read_text(encoding="utf-8").startswith('"id","kind","name"')
    assert run("render", cafe.name, "--view", "journey", "--format", "mmd").code == 0
    assert (tmp_path / "cafe.journey.mmd").read_text(encoding="utf-8").startswith("journey\n")
    bp.render(cafe, tmp_path / "cafe.deps.dot")
    assert "rankdir=LR" in (tmp_path / "cafe.deps.dot").read_text(encoding="utf-8")


def test_a_folder_whose_files_are_called_so_asks_for_no_form(
    run: Callable[..., Ran], cafe: Path, tmp_path: Path
) -> None:
    cafe.rename(tmp_path / "cafe.tidy.yaml")
    run("render", "cafe.tidy.yaml", "-o", "out/", "--format", "csv")
    assert (tmp_path / "out" / "cafe.tidy.csv").read_text(encoding="utf-8").startswith('"phase"')


def test_what_does_not_go_together_is_refused(cafe: Path, run: Callable[..., Ran]) -> None:
    with pytest.raises(RenderError, match=r"'tidy' is for \.csv, not for \.svg"):
        bp.render(cafe, view="tidy")
    with pytest.raises(RenderError, match=r"\.csv cannot hold the view 'timeline': it has blueprint, tidy"):
        bp.render(cafe, format="csv", view="timeline")
    with pytest.raises(RenderError, match="what changed is drawn in pictures"):
        bp.render(cafe, format="csv", before=cafe)
    with pytest.raises(UnknownName, match=r"dependencies"):
        bp.render(cafe, view="nothing")


@pytest.mark.parametrize("suffix", [suffix for suffix, kind in KIND_OF.items() if kind.needs])
def test_a_missing_package_is_named(suffix: str, cafe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprint.wishes.is_installed", lambda package: False)
    with pytest.raises(RenderError, match=r'pip install "service-blueprint\[(graphviz|office)\]"'):
        bp.render(cafe, cafe.with_suffix(suffix))


def test_what_formats_lack_is_declared_and_told() -> None:
    assert {name for kind in KINDS for form in kind.forms for name in form.lacks} == set(THINGS)
    assert not_carried(hostile(), ".svg", WHOLE) == ""
