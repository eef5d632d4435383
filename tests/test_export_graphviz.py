"""Graphviz draws in every form that it has, with texts that are labels alone; it is said what is missing."""

from __future__ import annotations

import re
import shutil
import stat
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from blueprint import picture
from blueprint.errors import RenderError, UnknownName
from blueprint.export import engine
from tests.conftest import Ran
from tests.test_export import HOSTILE, harmless, hostile

ROOT = Path(__file__).parents[1]
HOTEL = ROOT / "examples" / "hotel-stay.yaml"
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ("blueprint", "dependencies")
PROGRAMS = ("system", "bundled")


@pytest.fixture(params=PROGRAMS)
def graphviz(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each Graphviz that there may be: the program of the system, and the one that a package brings."""
    if request.param == "system" and not shutil.which("dot"):
        pytest.skip("Graphviz is not here to draw")
    if request.param == "bundled":
        if not find_spec("pygraphviz"):
            pytest.skip("pygraphviz is not here to draw")
        monkeypatch.setattr(engine, "program_called", lambda _: None)
    return request.param


@pytest.fixture
def hotel(tmp_path: Path) -> Path:
    return Path(shutil.copy(HOTEL, tmp_path / "stay.yaml"))


def drawn(graph: Any, view: str, suffix: str = ".svg", **looks: Any) -> Any:
    return picture.picture(graph, suffix, view=view, engine="graphviz", **looks)


def words(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


@pytest.mark.parametrize("view", VIEWS)
def test_text_of_strangers_is_text_in_what_graphviz_draws(graphviz: str, view: str) -> None:
    bad, good = (drawn(graph, view) for graph in (hostile(), harmless()))
    trees = [ET.fromstring(svg) for svg in (bad, good)]  # noqa: S314
    shapes = [[(one.tag, sorted(one.attrib)) for one in tree.iter() if one.tag != f"{SVG}text"] for tree in trees]
    assert shapes[0] == shapes[1]
    assert {one.tag.removeprefix(SVG) for one in trees[0].iter()} <= {
        "svg", "g", "title", "polygon", "path", "polyline", "ellipse", "text",
    }  # fmt: skip
    for one in trees[0].iter():
        assert not [name for name in one.attrib if name.startswith("on") or "href" in name or name == "style"]
    assert "<!" not in bad
    assert "url(" not in bad
    shown = words(bad)
    for number, text in enumerate(HOSTILE):
        if text.isascii() and text.isprintable() and len(text) < 30 and "  " not in text:
            assert any(f"{text} {number}" == one.replace("\xa0", " ") for one in shown) or view == "blueprint", text


@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_by_graphviz_has_a_name_and_no_ids_of_ours(graphviz: str, view: str) -> None:
    svg = drawn(bp.load(HOTEL).graph, view)
    assert svg.startswith("<svg ")
    assert [one.text for one in ET.fromstring(svg).iter(f"{SVG}title")] == [bp.load(HOTEL).title]  # noqa: S314
    assert ET.fromstring(svg).get("role") == "img"  # noqa: S314
    assert "Property system" in words(svg)


@pytest.mark.parametrize(("suffix", "begins"), [(".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_it_draws_pixels_and_paper(graphviz: str, suffix: str, begins: bytes) -> None:
    graph = bp.load(HOTEL).graph
    one = drawn(graph, "dependencies", suffix)
    assert one.startswith(begins)
    assert drawn(graph, "dependencies", suffix) == one
    if suffix == ".png":
        width = [int.from_bytes(drawn(graph, "dependencies", suffix, scale=scale)[16:20]) for scale in (1.0, 2.0)]
        assert width[1] == pytest.approx(2 * width[0], abs=4)


def test_a_theme_and_a_part_count(graphviz: str) -> None:
    graph = bp.load(HOTEL).graph
    light, dark, part = (drawn(graph, "dependencies", **looks) for looks in ({}, {"theme": "dark"}, {"phase": "Leave"}))
    assert light != dark
    assert len(words(part)) < len(words(light))


def test_the_journey_goes_from_top_to_bottom(graphviz: str) -> None:
    graph = bp.load(HOTEL).graph
    tree = ET.fromstring(drawn(graph, "dependencies"))  # noqa: S314
    places = {one.text: float(one.get("y", "nan")) for one in tree.iter(f"{SVG}text")}
    shown = [places[step.name] for step in graph.steps if step.name in places]
    assert len(shown) > 10
    assert shown == sorted(shown)


def test_the_command(graphviz: str, hotel: Path, run: Callable[..., Ran]) -> None:
    done = run("render", "stay.yaml", "--view", "dependencies", "--engine", "graphviz")
    assert (done.code, done.err.splitlines()[0]) == (0, "drawn: stay.dependencies.svg")
    assert done.err.splitlines()[1].startswith(
        "not carried: emotion curve, figures and legend, promises, indicators, scores, owners"
    )
    assert run("render", "stay.yaml", "--engine", "graphviz").err.startswith("drawn: stay.graphviz.svg\nnot carried: ")
    assert run("render", "stay.yaml", "--engine", "graphviz", "-o", "-").out.startswith("<svg ")
    assert not (hotel.parent / "stay.svg").exists()


def test_without_any_graphviz_it_is_said_what_to_install(
    hotel: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    done = run("render", "stay.yaml", "--engine", "graphviz", PATH="")
    assert done.code == 2
    assert done.err == (
        'blueprint: drawing with Graphviz takes Graphviz: pip install "service-blueprint[pygraphviz]" brings it, and '
        "so does `apt install graphviz`, `brew install graphviz` or `winget install graphviz`\n"
    )
    assert list(hotel.parent.iterdir()) == [hotel]


@pytest.mark.skipif(sys.platform == "win32", reason="a program is a script here")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exec sleep 30", "Graphviz was not done after 1 seconds: draw a part, such as a phase"),
        ("echo 'no \x1b[31mlibrary' >&2; exit 3", "Graphviz could not draw it: no \ufffd[31mlibrary"),
        ("exit 0", "Graphviz could not draw it: it does not say why"),
        ("cat > /dev/null; echo '%PDF-1.7'", "Graphviz wrote something else than a picture"),
    ],
)
def test_a_graphviz_that_fails_is_told(
    script: str, said: str, hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "programs" / "dot"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setattr(engine, "PATIENCE", 1)
    monkeypatch.setattr(engine, "program_called", lambda _: str(program))
    with pytest.raises(RenderError, match=re.escape(said)):
        bp.render(hotel, engine="graphviz")


def test_a_graphviz_that_cannot_be_run_is_told(hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "program_called", lambda _: str(tmp_path / "gone"))
    with pytest.raises(RenderError, match="Graphviz cannot be run: no such file or directory"):
        bp.render(hotel, engine="graphviz")


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        ({"format": "html"}, "Graphviz draws .svg, .png, .pdf, and not .html"),
        ({"format": "dot"}, "Graphviz draws .svg, .png, .pdf, and not .dot"),
        ({"view": "impact"}, "Graphviz draws the views blueprint and dependencies: 'impact' is drawn without it"),
        ({"before": HOTEL}, "what changed is drawn without Graphviz"),
        ({"format": "pdf", "pages": "phases"}, "Graphviz draws one page"),
        ({"format": "png", "scale": 0}, "Graphviz draws no picture with the scale 0: 1 is its own size, 10 the most"),
        ({"format": "png", "scale": float("nan")}, "Graphviz draws no picture with the scale nan"),
        ({"scale": 2.0}, "a scale is for PNG: .svg is sharp at any size"),
    ],
)
def test_what_graphviz_does_not_draw(looks: dict[str, Any], said: str) -> None:
    with pytest.raises(RenderError, match=re.escape(said)):
        bp.render(HOTEL, engine="graphviz", **looks)


def test_dependencies_as_a_picture_name_who_draws_them() -> None:
    said = "the view 'dependencies' is for .dot and .gv, not for .svg; 'graphviz' as the engine draws it"
    with pytest.raises(RenderError, match=re.escape(said)):
        bp.render(HOTEL, view="dependencies")
    with pytest.raises(UnknownName, match="no engine is called 'elk'; there is own, graphviz"):
        bp.render(HOTEL, engine="elk")
