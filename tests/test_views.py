"""Views: every picture of a blueprint is drawn for whatever a blueprint may hold, safely, and the same on every run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import blueprint as bp
from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph
from blueprint.layout.scene import Scene
from blueprint.layout.theme import THEMES, theme
from blueprint.layout.wording import LANGUAGES, is_right_to_left
from blueprint.picture import VIEWS, picture
from blueprint.render.svg import render
from blueprint.testing import blueprints
from tests.effort import examples
from tests.seen import LIGHT, ROOT, assert_seen, graph_of, texts
from tests.test_layout_emotion import felt
from tests.test_render_svg import ALLOWED, HOSTILE, SVG, elements

CHARTS = [name for name in VIEWS if name != "blueprint"]
FILES = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "tests" / "pictures").glob("*.yaml")])
MINE = ("journey", "timeline", "ownership")

every_view = pytest.mark.parametrize("name", CHARTS)
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def scene_of(name: str, graph: Graph, looks: str = "light") -> Scene:
    return import_module(VIEWS[name].module).view(graph, theme(looks))


@every_file
@pytest.mark.parametrize("name", MINE)
def test_every_file_is_drawn_with_everything_in_its_place(name: str, file: Path) -> None:
    assert_seen(scene_of(name, graph_of(str(file.relative_to(ROOT)))))


@examples(20)
@given(blueprints())
def test_every_view_of_any_blueprint_is_drawn(data: dict[str, Any]) -> None:
    graph = graph_of(data)
    for name in CHARTS:
        scene = scene_of(name, graph)
        ET.fromstring(render(scene))  # noqa: S314 - our own output
        if name in MINE:
            assert_seen(scene)


@examples(20)
@given(felt())
def test_every_view_of_many_customers_is_drawn(data: dict[str, Any]) -> None:
    graph = graph_of(data)
    for name in MINE:
        assert_seen(scene_of(name, graph))


@pytest.mark.parametrize("looks", THEMES)
@every_view
def test_every_view_is_plain_svg_in_every_theme(name: str, looks: str) -> None:
    svg = render(scene_of(name, graph_of("tests/pictures/timed.yaml"), looks))
    assert {element.tag.removeprefix(SVG) for element in elements(svg)} <= ALLOWED
    assert not re.search(r"\son\w+=|href|<!DOCTYPE|<script|foreignObject|@import|var\(", svg)


@every_view
def test_ids_are_unique_and_those_of_no_other_view(name: str) -> None:
    ids = [element.get("id") for element in elements(render(scene_of(name, graph_of("tests/pictures/timed.yaml"))))]
    known = [key for key in ids if key]
    assert len(known) == len(set(known))
    assert all(key.startswith(f"eye-clinic-{name}") for key in known)


@every_view
def test_every_view_tells_what_it_shows_to_those_who_do_not_see_it(name: str) -> None:
    root = ET.fromstring(render(scene_of(name, graph_of("examples/hotel-stay.yaml"))))  # noqa: S314 - our own output
    assert (root.findtext(f"{SVG}title") or "").startswith("Overnight hotel stay – ")
    assert len(root.findtext(f"{SVG}desc") or "") > 40


@every_view
def test_text_of_strangers_stays_text(name: str) -> None:
    for text in HOSTILE:
        step = {"id": "one", "customer": text, "emotion": 1, "waits": "2 min", "notes": {"pain": text},
                "touchpoints": [{"name": text, "owner": "desk"}],
                "backstage": {"does": text, "owner": "desk"}}  # fmt: skip
        data = {"blueprint": 1, "title": text, "owners": {"desk": text}, "journey": [{"phase": text, "steps": [step]}]}
        found = list(elements(render(scene_of(name, graph_of(data)))))
        assert {element.tag.removeprefix(SVG) for element in found} <= ALLOWED
        assert not [key for element in found for key in element.attrib if key.startswith("on")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MINE)
def test_every_language_has_room(name: str, language: str) -> None:
    text = (ROOT / "tests/pictures/timed.yaml").read_text(encoding="utf-8")
    graph = bp.loads(text.replace("blueprint: 1", f"blueprint: 1\nlanguage: {language}")).graph
    scene = scene_of(name, graph)
    assert_seen(scene)
    assert scene.right_to_left == is_right_to_left(language)


def test_adding_a_step_at_the_end_moves_no_earlier_one() -> None:
    steps: list[Any] = [{"id": f"s{number}", "customer": f"Does thing {number}", "emotion": 1} for number in range(12)]
    before, after = (
        scene_of("journey", graph_of({"blueprint": 1, "title": "Steps", "journey": [{"phase": "All", "steps": some}]}))
        for some in (steps[:11], steps)
    )
    first, second = (
        {one.of: [round(shape.at.x, 1) for shape in one.shapes] for one in scene.drawings if one.kind == "step"}
        for scene in (before, after)
    )
    assert first.items() <= second.items()


def test_two_hundred_steps_are_drawn_quickly_and_in_their_places() -> None:
    step = {"customer": "Compares the prices of two shops", "emotion": 1, "waits": "5 min", "takes": "1 min",
            "touchpoints": ["Page"], "backstage": {"does": "Prepares", "takes": "2 min"}}  # fmt: skip
    steps = [step | {"id": f"s{number}", "emotion": number % 7 - 3} for number in range(200)]
    graph = graph_of({"blueprint": 1, "title": "Long", "journey": [{"phase": "All", "steps": steps}]})
    for name in MINE:
        scene = scene_of(name, graph)
        assert scene.width < 200 * 130 + 400
        assert len(list(texts(scene))) >= (200 if name != "ownership" else 3)


@pytest.mark.parametrize("name", MINE)
def test_the_same_bytes_under_every_hash_seed(name: str) -> None:
    script = (
        "from blueprint.load.reader import read; from blueprint.picture import picture; import sys;"
        f"sys.stdout.buffer.write(picture(read('tests/pictures/timed.yaml').graph, view='{name}').encode())"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", script], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=ROOT, check=True,
                       capture_output=True).stdout
        for seed in ("0", "4242")
    }  # fmt: skip
    assert len(outputs) == 1
    assert len(outputs.pop()) > 5_000


# How they are asked for


def test_a_view_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="journey"):
        picture(graph_of("tests/pictures/one-step.yaml"), view="jurney")
    with pytest.raises(UnknownName, match="view"):
        bp.render(ROOT / "tests/pictures/one-step.yaml", view="nope")


def test_the_library_draws_views(tmp_path: Path) -> None:
    stay = bp.load(ROOT / "tests/pictures/timed.yaml")
    assert bp.render(stay, view="journey") != bp.render(stay) == bp.render(stay, view="blueprint")
    out = bp.render(stay, tmp_path / "map.svg", view="ownership", theme="dark")
    assert "Who answers for what" in out.read_text(encoding="utf-8")


@every_view
def test_the_command_draws_each_view_beside_the_file(name: str, tmp_path: Path, run: Callable) -> None:
    (tmp_path / "eye.clinic.yaml").write_bytes((ROOT / "tests/pictures/timed.yaml").read_bytes())
    done = run("render", "eye.clinic.yaml", "--view", name)
    assert (done.code, done.err) == (0, f"drawn: eye.clinic.{name}.svg\n")
    assert VIEWS[name].about in " ".join(run("render", "--help", COLUMNS="200").out.split())


def test_the_command_draws_a_view_of_a_whole_folder_and_under_a_name_of_ones_own(tmp_path: Path, run: Callable) -> None:
    for name in ("a/one.yaml", "a/b/two.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes((ROOT / "tests/pictures/timed.yaml").read_bytes())
    assert run("render", "a", "--view", "timeline", "-o", "pictures").code == 0
    found = {file.relative_to(tmp_path / "pictures").as_posix() for file in (tmp_path / "pictures").rglob("*.svg")}
    assert found == {"one.timeline.svg", "b/two.timeline.svg"}
    assert run("render", "a/one.yaml", "--view", "journey", "-o", "mood.svg").err == "drawn: mood.svg\n"
    assert run("render", "a/one.yaml", "--view", "nope").code == 2
    assert run("render", "a/one.yaml", "--view", "journey", "-o", "-").out.startswith("<svg")


def test_the_light_theme_is_the_usual_one() -> None:
    graph = graph_of("tests/pictures/one-step.yaml")
    assert picture(graph, view="journey") == render(scene_of("journey", graph, LIGHT.name))
