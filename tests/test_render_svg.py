"""The SVG: well-formed, safe, accessible, readable in every theme, the same on every run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from blueprint.graph.build import build
from blueprint.graph.marks import marks
from blueprint.layout.blueprint import lay_out
from blueprint.layout.chips import CHIPS
from blueprint.layout.customers import CUSTOMER_LOOKS
from blueprint.layout.kinds import LOOKS
from blueprint.layout.scene import Scene
from blueprint.layout.theme import THEMES, Paint, Theme, theme
from blueprint.model.lanes import LANE_KINDS
from blueprint.model.records import validator
from blueprint.picture import VIEWS
from blueprint.render.markup import escaped
from blueprint.render.svg import render
from tests.test_layout_blueprint import ten_steps

EXAMPLES = Path(__file__).parents[1] / "examples"
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


def alone() -> dict[str, Any]:
    """One customer, with every mark on the curve."""
    scores = (-3, 2, -1, 1)
    steps: list[dict[str, Any]] = [
        {"id": f"s{place}", "customer": f"Does {place}", "emotion": score} for place, score in enumerate(scores)
    ]
    steps[0]["mark"] = ["peak", "pit", "end", "transition", "milestone"]
    steps[1]["waits"] = {"for": "8 min", "most": "5 min"}
    steps[2]["next"] = [{"to": "s3", "share": 0.2}, {"to": "end", "share": 0.8}]
    return {"blueprint": 1, "title": "Alone", "journey": [{"phase": "All", "steps": steps}]}


def crowd() -> dict[str, Any]:
    """As many customers as have a look of their own."""
    names = [f"c{number}" for number in range(len(CUSTOMER_LOOKS))]
    scored = {name: {"does": "Goes", "emotion": number - 3} for number, name in enumerate(names)}
    steps = [{"id": "one", "customer": "Come", "emotion": 1}, {"id": "two", **scored}, {"id": "three", "c0": "Rests"}]
    return {"blueprint": 1, "title": "Crowd", "scale": [-3, 4], "customers": dict(zip(names, names, strict=True)),
            "journey": [{"phase": "All", "steps": steps}]}  # fmt: skip


def dreamed() -> dict[str, Any]:
    """Moments that nobody has felt yet."""
    steps = [{"customer": f"Does {score}", "emotion": {"target": score}} for score in (-2, 3, 0, 1)]
    return {"blueprint": 1, "title": "Dreamed", "journey": [{"phase": "All", "steps": steps}]}


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


@pytest.mark.parametrize("make", [rich, alone, crowd])
def test_everything_that_is_drawn_carries_the_id_of_what_it_shows(make: Callable[[], dict[str, Any]]) -> None:
    record = validator("Blueprint").validate_python(make())
    record.shared = ()
    graph = build(record)
    scene = lay_out(graph, theme("light"), marks(graph))
    cards = {card.id for card in scene.cards}
    assert {card.step for card in scene.cards} <= {step.id for step in graph.steps}
    assert {card.lane for card in scene.cards} <= {lane.id for lane in scene.lanes}
    assert [phase.id for phase in scene.phases] == [phase.id for phase in graph.phases]
    assert {end for line in scene.connectors for end in (line.source, line.target)} <= cards
    assert scene.emotion
    assert {curve.customer for curve in scene.emotion.curves} <= {customer.id for customer in graph.customers} | {""}
    assert {dot.id for curve in scene.emotion.curves for dot in curve.dots} <= cards
    assert {label.of for label in scene.emotion.labels} <= cards
    for name in [chip.of for card in scene.cards for chip in card.chips] + [tag.of for tag in scene.emotion.meant]:
        assert not name or graph.find(name)
    owners = {chip.of for card in scene.cards for chip in card.chips if chip.kind == "owner"}
    assert owners <= {owner.id for owner in graph.owners()}


def test_it_speaks_to_those_who_do_not_see_it() -> None:
    root = ET.fromstring(render(scene_of(rich())))  # noqa: S314 - our own output
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert root.findtext(f"{SVG}title") == "Everything"
    about = root.findtext(f"{SVG}desc") or ""
    assert "with 2 phases and 4 steps." in about
    assert "Anna: Peak at “Go” (+2.5)." in about
    assert "Touchpoints without an owner: 1 of 2." in about
    titles = [element.text for element in root.iter(f"{SVG}title")]
    assert "Frontstage, step 1: Come in: Greets; by Host; 2\xa0min; staff +1.5" in titles
    assert "Touchpoints, step 1: Come in: Wall; no owner" in titles
    assert "Anna: Sits: pit\xa0−2.0" in titles


def test_every_word_of_the_file_is_text_in_the_picture() -> None:
    texts = [element for element in elements(render(scene_of(rich()))) if element.tag == f"{SVG}text"]
    svg = " ".join("".join(element.itertext()) for element in texts)
    for word in ("Everything", "Come in", "Greets", "Host", "Burns", "Till", "Be kind", "Too long", "8\xa0min",
                 "gives up", "done", "50%", "Anna", "Ben", "no owner", "Line of visibility"):  # fmt: skip
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
                ("text-good", "panel"), ("text-bad", "panel"), ("text-phase", "phase"),
                ("text-bad", "card-unowned"), ("text", "card-unowned"), ("text", "card-implied"),
                ("text-soft", "card-implied"), ("text-pill", "pill-peak"), ("text-pill", "pill-pit"),
                ("text-pill", "pill-end"), ("text-good", "pill-best"), ("text-soft", "pill-meant"),
                ("text-soft", "pill-rule"), ("text-soft", "pill-rule-strong"))  # fmt: skip
    yield from ((chip.ink, chip.ground) for chip in CHIPS.values() if chip.ground)
    yield from ((f"text-{number}", "panel") for number in range(len(CUSTOMER_LOOKS)))
    for kind in LOOKS:
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


@pytest.mark.parametrize("name", THEMES)
def test_a_line_has_the_same_width_and_dash_in_every_theme(name: str) -> None:
    lines = {role: (paint.width, paint.dash) for role, paint in theme(name).paints.items()}
    assert lines == {role: (paint.width, paint.dash) for role, paint in theme("light").paints.items()}


def test_every_kind_of_lane_has_its_looks() -> None:
    assert list(LOOKS) == [kind.name for kind in LANE_KINDS]


def test_no_paint_is_mixed_for_nothing() -> None:
    used: set[str] = set()

    class Noted(dict[str, Paint]):
        def __getitem__(self, role: str) -> Paint:
            used.add(role)
            return super().__getitem__(role)

    scenes = [scene_of(data) for data in (rich(), alone(), crowd(), dreamed())]
    for name in ("hotel-stay", "online-shop", "pizza-restaurant", "telecom-hall"):
        graph = bp.load(EXAMPLES / f"{name}.yaml").graph
        scenes += [import_module(view.module).view(graph, theme("light")) for view in VIEWS.values()]
    for scene in scenes:
        render(scene._replace(theme=Theme("light", Noted(scene.theme.paints))))
    by_table = (
        r"-(customer|frontstage|backstage|support|touchpoint|note)$|^(line|head|label)-|-\d$|^hollow-|^text-|^time-"
        r"|-(added|edited|gone|edit|was|change)$"  # those of a comparison have a test of their own
    )
    assert {role for role in theme("light").paints if not re.search(by_table, role)} <= used


def test_the_ground_of_the_curve_follows_the_reader_too() -> None:
    svg = render(scene_of(alone(), "auto"))
    assert re.search(r'stop-color="#\w+" class="area-good-g"', svg)
    assert "#alone .area-good-g{stop-color:" in svg


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


def test_what_turns_the_direction_of_writing_ends_with_its_text() -> None:
    assert escaped("Asks for \u202egnp.exe") == "Asks for \ufffdgnp.exe"
    assert escaped("\u2067a \u202bb") == "\u2067a \u202bb\u202c\u2069"
    assert escaped("a\u2069\u202c b") == "a b"
    assert escaped("הלקוח אומר: \u2067תודה רבה\u2069 והולך") == "הלקוח אומר: \u2067תודה רבה\u2069 והולך"
    assert escaped("\u202b" * 20_000 + "\u2069" * 20_000) == "\u202b" * 20_000 + "\u202c" * 20_000
