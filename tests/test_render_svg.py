"""The SVG: well-formed, safe, accessible, readable in every theme, the same on every run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pytest

from blueprint.graph.build import build
from blueprint.graph.marks import marks
from blueprint.layout.blueprint import lay_out
from blueprint.layout.scene import Scene
from blueprint.layout.theme import KINDS, THEMES, Theme, theme
from blueprint.model.records import validator
from blueprint.render.svg import render
from tests.test_layout_blueprint import ten_steps

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "style", "g", "rect", "circle", "path", "text", "defs", "linearGradient", "stop"}
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]><!--", "&lt;&amp;#x41;", "' onload='x",
    "a\u202eb", "a\u200b\u0007", "javascript:alert(1)", "{{ 7 * 7 }}", "${x}", "%s%n", "\\u003cb\\u003e",
]  # fmt: skip


def scene_of(data: dict[str, Any], name: str = "light") -> Scene:
    record = validator("Blueprint").validate_python(data)
    record.shared = ()
    graph = build(record)
    return lay_out(graph, theme(name), marks(graph))


def rich() -> dict[str, Any]:
    """A blueprint in which every sign occurs."""
    return {
        "blueprint": 1,
        "title": "Everything",
        "id": "everything",
        "scenario": "All at once",
        "state": "current",
        "customers": {"a": "Anna", "b": "Ben"},
        "owners": {"desk": "The desk"},
        "touchpoints": {"door": {"name": "Door", "owner": "desk"}, "wall": "Wall"},
        "systems": {"till": {"name": "Till", "owner": "desk"}},
        "lanes": {"rules": {"kind": "note", "name": "Rules"}},
        "journey": [
            {"phase": "One", "steps": [
                {"id": "come", "customer": "Come in", "touchpoints": ["door", "wall"], "emotion": 1, "mark": "peak",
                 "frontstage": {"does": "Greets", "by": "Host", "takes": "2 min", "feels": 1.5}, "rules": "Be kind",
                 "backstage": {"does": "Cooks", "needs": "till",
                             "fails": {"what": "Burns", "recovery": "sit"}}},
                {"id": "sit", "a": {"does": "Sits", "emotion": -2, "waits": "8 min"},
                 "b": {"does": "Stands", "emotion": 2},
                 "decides": True, "notes": {"pain": "Too long"},
                 "next": [{"to": "come", "when": "again", "loop": True}, {"to": "go", "share": 0.5},
                          {"to": "end", "when": "gives up"}]},
                {"id": "eat", "customer": "Eat", "emotion": 0},
            ]},
            {"phase": "Two", "steps": [{"id": "go", "customer": "Go", "emotion": 2.5, "touchpoints": ["door"]}]},
        ],
        "links": [{"from": "come/backstage", "to": "go", "kind": "informs", "label": "done", "within": "5 min"}],
    }  # fmt: skip


def elements(svg: str) -> Iterator[ET.Element]:
    return ET.fromstring(svg).iter()  # noqa: S314 - our own output


@pytest.mark.parametrize("name", THEMES)
def test_it_is_plain_svg_with_nothing_from_outside(name: str) -> None:
    svg = render(scene_of(rich(), name))
    assert {element.tag.removeprefix(SVG) for element in elements(svg)} <= ALLOWED
    assert not re.search(r"\son\w+=|href|<!DOCTYPE|<script|foreignObject|url\((?!#everything-)|@import|var\(", svg)


def test_hostile_text_stays_text() -> None:
    plain = render(scene_of(ten_steps()))
    for text in HOSTILE:
        data = ten_steps()
        data["title"] = text
        data["journey"][0]["steps"][0]["customer"] = text
        svg = render(scene_of(data))
        assert {element.tag for element in elements(svg)} <= {element.tag for element in elements(plain)}
        assert {key for element in elements(svg) for key in element.attrib} <= {
            key for element in elements(plain) for key in element.attrib
        }


def test_ids_are_unique_and_carry_the_blueprints_id() -> None:
    ids = [element.get("id") for element in elements(render(scene_of(rich()))) if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name == "everything" or str(name).startswith("everything-") for name in ids)


def test_it_speaks_to_those_who_do_not_see_it() -> None:
    root = ET.fromstring(render(scene_of(rich())))  # noqa: S314 - our own output
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert root.findtext(f"{SVG}title") == "Everything"
    about = root.findtext(f"{SVG}desc") or ""
    assert "2 phases and 4 steps" in about
    assert "1 of 2 touchpoints have no owner" in about
    titles = [element.text for element in root.iter(f"{SVG}title")]
    assert "Frontstage, step 1: Come in: Greets; Host; 2 min; staff +1.5" in titles


def test_every_word_of_the_file_is_text_in_the_picture() -> None:
    texts = [element for element in elements(render(scene_of(rich()))) if element.tag == f"{SVG}text"]
    svg = " ".join("".join(element.itertext()) for element in texts)
    for word in ("Everything", "Come in", "Greets", "Host", "Burns", "Till", "Be kind", "Too long", "8 min", "gives up",
                 "done", "50%", "Anna", "Ben", "no owner", "Line of visibility"):  # fmt: skip
        assert word in svg, word


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grounds(which: Theme) -> Iterator[tuple[str, str]]:
    """Each role of text with each role that it stands on."""
    yield from (("text", "page"), ("text-soft", "page"), ("text-soft", "panel"), ("text", "panel"),
                ("text-good", "panel"),
                ("text-bad", "panel"), ("text-phase", "phase"), ("text-warm", "chip-waits"), ("text-bad", "chip-fails"),
                ("text-good", "chip-recovers"), ("text-soft", "chip-quiet"), ("text", "chip-quiet"),
                ("text-bad", "card-unowned"), ("text", "card-unowned"), ("text-pill", "pill-peak"),
                ("text-pill", "pill-pit"), ("text-pill", "pill-end"), ("text-good", "pill-best"),
                ("text-soft", "pill-meant"), ("text-soft", "pill-line"))  # fmt: skip
    for kind in KINDS:
        yield from ((f"name-{kind}", f"band-{kind}"), ("text-soft", f"band-{kind}"), ("text", f"card-{kind}"),
                    ("text-soft", f"card-{kind}"))  # fmt: skip
    yield from ((role, "page") for role in which.paints if role.startswith("label-"))


@pytest.mark.parametrize("name", [name for name in THEMES if name != "auto"])
def test_text_can_be_read_in_every_theme(name: str) -> None:
    which = theme(name)
    for text, ground in grounds(which):
        ratio = contrast(which.paints[text].fill, which.paints[ground].fill)
        assert ratio >= 4.5, f"{text} on {ground}: {ratio:.2f}"


def test_every_role_is_painted_in_every_theme() -> None:
    roles = [set(which.paints) for which in THEMES.values()]
    assert all(names == roles[0] for names in roles)


def test_the_theme_that_follows_the_reader_overrides_colours_by_class() -> None:
    svg = render(scene_of(rich(), "auto"))
    assert "@media (prefers-color-scheme:dark)" in svg
    classes = {name for element in elements(svg) for name in (element.get("class") or "").split()}
    styled = set(re.findall(r"#everything \.([\w-]+)\{", svg))
    painted = {name for name in classes if re.search(r"-[fsb]$", name)}
    assert painted <= styled


def test_the_same_bytes_under_every_hash_seed() -> None:
    script = (
        "from tests.test_render_svg import *; import sys; sys.stdout.buffer.write(render(scene_of(rich())).encode())"
    )
    outputs = set()
    for seed in ("0", "1", "4242"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        outputs.add(
            subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True).stdout
        )
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
