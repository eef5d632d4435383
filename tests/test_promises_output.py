"""No text of a stranger becomes anything but text: every payload in every field of a blueprint, in every format."""

from __future__ import annotations

import io
import json
import os
import re
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from blueprint import reporting
from blueprint.export.formats import KINDS
from blueprint.graph.graph import Graph
from blueprint.picture import VIEWS, picture
from blueprint.report.located import gathered
from blueprint.report.whole.formats import FORMATS as WHOLE_FORMATS
from blueprint.report.whole.formats import beside, written
from tests.payloads import CANARY, PAYLOADS, graph_with
from tests.test_export import SEEN

PLAIN = f"plain {CANARY}"
AT_ONCE = 8
TOGETHER = tuple(" ".join(PAYLOADS[place :: len(PAYLOADS) // AT_ONCE]) for place in range(len(PAYLOADS) // AT_ONCE))
"""Several payloads in one text, for what takes long to draw or to read."""
EACH = PAYLOADS if os.environ.get("BLUEPRINT_EVERY_PAYLOAD") else PAYLOADS[::9]
"""Those that stand alone in what takes long, too; BLUEPRINT_EVERY_PAYLOAD=1 takes all of them, in a minute or two."""
TEXTS = tuple((kind.suffixes[0], form.view) for kind in KINDS for form in kind.forms if not kind.needs)
PACKED = tuple((kind.suffixes[0], form.view) for kind in KINDS for form in kind.forms if kind.needs)
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor a terminal may be given."""


@cache
def plain() -> Graph:
    return graph_with(PLAIN)


def drawn(graph: Graph, suffix: str, view: str) -> Any:
    return picture(graph, suffix, view=view, tell=lambda sentence: None)


# ── SVG and pages ───────────────────────────────────────────────────────────────────────────────────────────────────


class Kinds(HTMLParser):
    """What a browser would find in a page: tags with their attributes, comments, declarations, links, scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.raw: list[tuple[str, str]] = []
        self._tag = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag = tag
        self.found |= {(tag, name) for name in ("", *(name for name, _ in attrs))}
        self.links |= {f"{name}={said}" for name, said in attrs if name in {"href", "src", "action", "xlink:href"}}
        self.ids += [said or "" for name, said in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        if self._tag in {"script", "style"}:
            self.raw.append((self._tag, data))

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""

    @property
    def scripts(self) -> list[str]:
        """What is run, and that the rest is data."""
        said = [said for tag, said in self.raw if tag == "script"]
        data = [json.loads(one) for one in said if one.lstrip().startswith(("{", "["))]
        return [f"{len(data)} of data", *(one for one in said if not one.lstrip().startswith(("{", "[")))]

    def handle_comment(self, data: str) -> None:
        self.found.add(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.found.add(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.found.add(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.found.add(("unknown", data))


TEXT_ATTRIBUTES = re.compile("aria-label|title|content|data-[a-z-]+|id|href|aria-labelledby|aria-describedby")


def seen_svg(text: str) -> set[tuple[str, str]]:
    """Elements with the names of their attributes. Whatever else there may be in XML is not there."""
    assert not re.search("<[!?]", text)
    assert not UNFIT.search(text)
    found = set()
    for one in ET.fromstring(text).iter():  # noqa: S314 - our own
        for name, said in (("", ""), *one.attrib.items()):
            found.add((one.tag.rpartition("}")[2], name))
            assert CANARY not in said or TEXT_ATTRIBUTES.fullmatch(name.rpartition("}")[2]), (one.tag, name, said)
    return found


@cache
def expected_svg(view: str) -> set[tuple[str, str]]:
    """What may be in a picture of a view: that of plain texts, of a few letters and of very many, in any direction."""
    texts = (PLAIN, f"{PLAIN} " * 40, "x" * 400 + CANARY, f"مرحبا {CANARY}", CANARY)
    return set().union(*(seen_svg(str(drawn(graph_with(text), ".svg", view))) for text in texts))


@pytest.mark.parametrize("view", VIEWS)
def test_svg(view: str) -> None:
    for text in (*EACH[:: 1 if view == "blueprint" else 4], *TOGETHER):
        svg = str(drawn(graph_with(text), ".svg", view))
        assert seen_svg(svg) <= expected_svg(view), text
        assert CANARY in svg, text


@pytest.mark.parametrize("view", VIEWS)
def test_pages(view: str) -> None:
    texts = (PLAIN, f"{PLAIN} " * 40, f"مرحبا {CANARY}", CANARY)
    wanted = [Kinds(str(drawn(graph_with(text), ".html", view))) for text in texts]
    for text in (*EACH[:: 1 if view == "blueprint" else 8], *TOGETHER[::4]):
        page = Kinds(str(drawn(graph_with(text), ".html", view)))
        assert page.found <= set().union(*(one.found for one in wanted)), text
        assert len(page.ids) == len(set(page.ids))
        assert all(re.match("href=#", one) for one in page.links), page.links
        assert page.scripts == wanted[0].scripts
        assert not [said for tag, said in page.raw if tag == "style" and CANARY in said]


def test_reports_of_everything() -> None:
    def kinds(text: str, name: str) -> Any:
        page = reporting.compose(graph_with(text), gathered([]))
        said = written(page, name)
        assert not UNFIT.search(said)
        assert all(seen_svg(svg) for svg in beside(page, name).values())
        return Kinds(said).found

    for name in WHOLE_FORMATS:
        wanted = set().union(*(kinds(text, name) for text in (f"{PLAIN} " * 40, CANARY)))
        for text in TOGETHER[::9]:
            assert kinds(text, name) <= wanted, text


# ── formats of other tools ──────────────────────────────────────────────────────────────────────────────────────────


def shape_of(suffix: str, said: Any) -> Any:
    """What is there without its words: ids that were made of them are numbered instead."""
    found = SEEN[suffix](said)
    if suffix != ".drawio":
        return found
    numbers: dict[Any, int] = {}
    return [tuple(numbers.setdefault(name, len(numbers)) for name in cell) for cell in found]


@pytest.mark.parametrize(("suffix", "view"), TEXTS)
def test_exports(suffix: str, view: str) -> None:
    wanted = shape_of(suffix, drawn(plain(), suffix, view))
    for text in (*(PAYLOADS if suffix in {".csv", ".mmd"} else EACH), *TOGETHER):
        said = drawn(graph_with(text), suffix, view)
        assert CANARY in said, text
        assert not UNFIT.search(said.replace("\r\n", "\n")), text
        assert shape_of(suffix, said) == wanted, text


def test_every_text_of_dot_is_one_string() -> None:
    """Without strings and figures, DOT is the same whatever was said."""
    pytest.importorskip("graphviz")
    strings = re.compile(r'(?:"(?:[^"\\]|\\.)*"|(?<=label=)\w+)', re.DOTALL)
    for view in ("blueprint", "dependencies"):
        kinds = set()
        for text in (PLAIN, *EACH[::2], *TOGETHER[::2]):
            said = strings.sub('""', str(drawn(graph_with(text), ".dot", view)))
            kinds.add(re.sub(r"-?\d+\.?\d*", "0", said))
        assert len(kinds) == 1
        assert not re.search("URL|href|image|shapefile|<", kinds.pop())


@pytest.mark.parametrize(("suffix", "view"), PACKED)
def test_packed_exports(suffix: str, view: str) -> None:
    formulas = [text for text in PAYLOADS if text.lstrip()[:1] in {"=", "+", "-", "@"}] if suffix == ".xlsx" else []
    good = drawn(plain(), suffix, view)
    for text in (*TOGETHER[:: 8 if suffix == ".pptx" else 4], *formulas):
        data = drawn(graph_with(text), suffix, view)
        assert shape_of(suffix, data) == shape_of(suffix, good), text
        assert isinstance(data, str) or parts_of(data) == parts_of(good)


def parts_of(data: bytes) -> list[str]:
    """The files in a package, none of which leads outside."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        said = {name: packed.read(name) for name in packed.namelist()}
    assert not [name for name in said if re.search("macro|vba|external|embed", name, re.IGNORECASE)]
    assert not [name for name, part in said.items() if b'TargetMode="External"' in part or b"hlinkClick" in part]
    return sorted(said)


def test_pdf_does_nothing() -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    for text in TOGETHER[::6]:
        reader = pypdf.PdfReader(io.BytesIO(drawn(graph_with(text), ".pdf", "blueprint")))
        assert not {"/OpenAction", "/AA", "/AcroForm"} & reader.trailer["/Root"].keys()
        assert not {"/JavaScript", "/EmbeddedFiles"} & reader.trailer["/Root"].get("/Names", {}).keys()
        assert not [page for page in reader.pages if {"/Annots", "/AA"} & page.keys()]
