"""The JSON Schema of the format: what it takes, what it refuses and where, and that it says something of everything."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from blueprint.errors import ProblemsError
from blueprint.graph.columns import CUSTOMERS_ALONE, STAFF_ALONE
from blueprint.load.parsing.source import read_data
from blueprint.load.reader import read_text
from blueprint.model.elements import SOURCES
from blueprint.model.lanes import BUILT_IN
from blueprint.model.schema.slips import SHORTEST, slip_pattern
from blueprint.model.schema.texts import NOT_OF, SNIPPETS
from blueprint.model.schema.whole import ROOTS, blueprint_schema, catalog_schema, file_name, schema_text

ROOT = Path(__file__).parents[1]
FOLDERS = ("examples", "blueprint/templates", "tests/format", "tests/pictures")
BLUEPRINTS = sorted(file for folder in FOLDERS for file in (ROOT / folder).glob("*.yaml"))
CATALOGS = sorted((ROOT / "examples" / "shared").glob("*.yaml"))
SCHEMAS = {"blueprint": blueprint_schema(), "catalog": catalog_schema()}
BLUEPRINT = Draft7Validator(SCHEMAS["blueprint"])
STEP = {"does": "Queues"}

TOP = "title: Café\n{}\njourney: [{{phase: Visit, steps: [{{customer: Queues}}]}}]\n"
IN_STEP = "title: Café\njourney:\n  - phase: Visit\n    steps:\n      - {{customer: Queues, {}}}\n"


def errors(text: str) -> Iterator[tuple[str, str]]:
    """The keyword that refuses, and the path of what it refuses."""
    for error in BLUEPRINT.iter_errors(read_data(text, "wrong.yaml")):
        yield str(error.validator), "/".join(map(str, error.absolute_path))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema."""
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(part)


def described() -> Iterator[Any]:
    for name, schema in SCHEMAS.items():
        for where, model in {name: schema, **schema["definitions"]}.items():
            for key, node in model.get("properties", {}).items():
                yield pytest.param(where, key, node, id=f"{name}-{where}.{key}")


PROPERTIES = list(described())


# ── the file ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ROOTS)
def test_the_committed_schema_is_the_one_that_the_models_make(name: str) -> None:
    committed = (ROOT / "schemas" / file_name(name)).read_text(encoding="utf-8")
    assert committed == schema_text(name), "run python -m blueprint.model.schema"


def test_the_command_writes_them_into_a_folder(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "blueprint.model.schema", str(tmp_path)], check=True)
    written = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert written == {file_name(name): schema_text(name) for name in ROOTS}


@pytest.mark.parametrize("name", ROOTS)
def test_it_is_a_draft_07_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not [node for node in nodes(SCHEMAS[name]) if node.keys() & {"$id", "$defs", "prefixItems"}]


# ── what it takes ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("file", BLUEPRINTS, ids=lambda file: file.stem)
def test_every_blueprint_here_is_taken(file: Path) -> None:
    assert not list(BLUEPRINT.iter_errors(read_data(file.read_bytes(), file.name)))


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_every_catalog_here_is_taken(file: Path) -> None:
    assert not list(Draft7Validator(SCHEMAS["catalog"]).iter_errors(read_data(file.read_bytes(), file.name)))


RIGHT = {
    "a number as text": "title: 2024\njourney: [{phase: 1, steps: [{id: 7, customer: 404}]}]\n",
    "own keys": TOP.format("x-team: {anything: [goes]}"),
    "own keys in a step": IN_STEP.format("x-cost: 12"),
    "a merge key": "x-w: &w {waits: 8 min}\n" + IN_STEP.format("<<: *w"),
    "a merge key in a directory": "x-o: &o {hotel: Hotel}\n" + TOP.format("owners: {<<: *o}"),
    "lanes of one's own": "lanes: {desk: {kind: frontstage}, 后台: {kind: backstage}, proof: {kind: touchpoint}}\n"
    + IN_STEP.format("desk: {does: Greets, by: Clerk}, 后台: [备餐], proof: [Sign, {name: Screen, channel: sign}]"),
    "a lane whose id is like no key": "lanes: {frontline: {kind: frontstage}, frontstage-2: {kind: frontstage}, "
    "stores: {kind: support}, transport: {kind: support}, customs: {kind: support}}\n"
    + IN_STEP.format("frontline: Greets, frontstage-2: Waves, stores: Stock, transport: Van, customs: Stamp"),
    "links": IN_STEP.format("id: a, frontstage: Greets")
    + "links:\n  - a -> a/frontstage: hello\n  - a -> a/frontstage\n  - {from: a, to: a/frontstage, within: 5 min}\n",
    "short and long ways": IN_STEP.format(
        "waits: {for: PT8M, most: 1 h 30 min}, emotion: {felt: 1}, mark: [peak, end]"
    ),
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_the_loader_takes_is_taken(text: str) -> None:
    read_text(text)
    assert not list(errors(text))


# ── what it refuses ─────────────────────────────────────────────────────────────────────────────────────────────────

AT = "journey/0/steps/0"
WRONG = [
    ("journey: [{phase: Visit, steps: [{customer: Queues}]}]", "required", ""),
    ("title: Café", "required", ""),
    (TOP.format("scenaro: x"), "additionalProperties", ""),
    (TOP.format("blueprint: 2"), "const", "blueprint"),
    (TOP.format("id: corner café"), "pattern", "id"),
    (TOP.format("goal:"), "type", "goal"),
    (TOP.format("goal: []"), "type", "goal"),
    (TOP.format("goal: ''"), "minLength", "goal"),
    (TOP.format("state: now"), "enum", "state"),
    (TOP.format("reviewed: 1 November"), "pattern", "reviewed"),
    (TOP.format("scale: [1, 2, 3]"), "additionalItems", "scale"),
    (TOP.format("scale: [1]"), "minItems", "scale"),
    (TOP.format("scale: {from: 1}"), "required", "scale"),
    (TOP.format("owners: [Kitchen]"), "type", "owners"),
    (TOP.format("owners: {front office: Front office}"), "pattern", "owners"),
    (TOP.format("owners: {kitchen: {name: Kitchen, partof: hotel}}"), "additionalProperties", "owners/kitchen"),
    (TOP.format("owners: {kitchen: {kind: team}}"), "required", "owners/kitchen"),
    (TOP.format("touchpoints: {desk: {name: Desk, channel: wbe}}"), "enum", "touchpoints/desk/channel"),
    (TOP.format("touchpoints: {desk: {name: Desk, senses: [sight, sixth]}}"), "anyOf", "touchpoints/desk/senses"),
    (TOP.format("lanes: {desk: {kind: front}}"), "enum", "lanes/desk/kind"),
    (TOP.format("promises: {quick: Ten minutes}"), "type", "promises/quick"),
    (TOP.format("indicators: {line: {name: Line, target: 5}}"), "type", "indicators/line/target"),
    (TOP.format("indicators: {line: {name: Line, target: about 5}}"), "pattern", "indicators/line/target"),
    (TOP.format("indicators: {line: {name: Line, complaints: {Sept: 3}}}"), "pattern", "indicators/line/complaints"),
    (TOP.format("factors: {prise: {experience: 7}}"), "additionalProperties", "factors"),
    (TOP.format("factors: {price: {experience: 11}}"), "maximum", "factors/price/experience"),
    (TOP.format("links: [{frm: a, to: b}]"), "additionalProperties", "links/0"),
    (TOP.format("links: [[a, b]]"), "type", "links/0"),
    (TOP.format("ignore: {rule: BP301}"), "required", "ignore"),
    ("title: Café\njourney: {phase: Visit}", "type", "journey"),
    ("title: Café\njourney: [{phase: Visit}]", "required", "journey/0"),
    ("title: Café\njourney: [{phase: Visit, steps: {customer: Queues}}]", "type", "journey/0/steps"),
    ("title: Café\njourney: [{phase: Visit, stage: first, steps: [{customer: Queues}]}]", "enum", "journey/0/stage"),
    (IN_STEP.format("fornstage: Greets"), "additionalProperties", AT),
    (IN_STEP.format("emotoin: 2"), "additionalProperties", AT),
    (IN_STEP.format("mood: 2"), "type", f"{AT}/mood"),
    (IN_STEP.format("front stage: Greets"), "pattern", AT),
    (IN_STEP.format("waits: 8"), "type", f"{AT}/waits"),
    (IN_STEP.format("waits: 8 minutes"), "pattern", f"{AT}/waits"),
    (IN_STEP.format("waits: {for: 8 min, mots: 5 min}"), "additionalProperties", f"{AT}/waits"),
    (IN_STEP.format("emotion: happy"), "type", f"{AT}/emotion"),
    (IN_STEP.format("emotion: {felt: 1, n: 0}"), "minimum", f"{AT}/emotion/n"),
    (IN_STEP.format("decides: yes"), "type", f"{AT}/decides"),
    (IN_STEP.format("mark: peek"), "anyOf", f"{AT}/mark"),
    (IN_STEP.format("next: [{to: a, share: 20 percent}]"), "pattern", f"{AT}/next/0/share"),
    (IN_STEP.format("next: [{to: a, share: 20}]"), "maximum", f"{AT}/next/0/share"),
    (IN_STEP.format("next: {when: late}"), "required", f"{AT}/next"),
    (IN_STEP.format("fails: {what: Late, severity: 11}"), "maximum", f"{AT}/fails/severity"),
    (IN_STEP.format("notes: {pian: Slow}"), "additionalProperties", f"{AT}/notes"),
    (IN_STEP.format("frontstage: {by: Clerk}"), "required", f"{AT}/frontstage"),
    (IN_STEP.format("frontstage: [Greets, {does: Waves, tkaes: 4 min}]"), "additionalProperties", f"{AT}/frontstage/1"),
    (IN_STEP.format("frontstage: {does: Greets, emotion: 1}"), "additionalProperties", f"{AT}/frontstage"),
    (IN_STEP.format("touchpoints: [{channel: web}]"), "required", f"{AT}/touchpoints/0"),
]


@pytest.mark.parametrize(("text", "keyword", "path"), WRONG, ids=[f"{keyword}-{path}" for _, keyword, path in WRONG])
def test_what_is_wrong_is_refused_where_it_stands(text: str, keyword: str, path: str) -> None:
    assert (keyword, path) in list(errors(text))
    with pytest.raises(ProblemsError):
        read_text(text)


def test_a_catalog_has_no_journey() -> None:
    errors = Draft7Validator(SCHEMAS["catalog"]).iter_errors({"catalog": 1, "journey": []})
    assert [error.validator for error in errors] == ["additionalProperties"]


# ── misspelt keys of a step ─────────────────────────────────────────────────────────────────────────────────────────

STEP_KEYS = list(SCHEMAS["blueprint"]["definitions"]["Step"]["properties"])
SLIPS = {
    "frontstage": "fornstage frontsatge front-stage front_stage Frontstage frontstge fronstage frontstages frontstag",
    "backstage": "bakcstage back-stage bacstage backstgae backstaeg",
    "customer": "custmer costumer cusotmer customers Customer custumer",
    "touchpoints": "touchpoint tuochpoints touch-points toucpoints touchpionts",
    "support": "suport supprot supports",
    "emotion": "emotoin emotions emotino emtion",
    "tolerates": "tolerate toleartes",
    "takes": "taeks take",
    "waits": "wait wiats waists",
    "level": "levle levels",
    "scores": "score socres",
    "notes": "note ntoes",
    "fails": "fail fials",
}
LANES = """
    desk kitchen kitchen-line bell-staff frontline front-desk front-office back-office office backend stage stages
    frontstage-2 backstage2 consumer consumers customs custodian patient carer guest user staff team partner partners
    transport sport report port stores store tables tasks files emails mail mood motion policy policies metric metrics
    questions ideas evidence proof systems system tools taxes levers delivery logistics 前台 后台 お客様 مطبخ
    """.split()  # noqa: SIM905


@pytest.mark.parametrize("key", SLIPS)
def test_slips_are_found(key: str) -> None:
    assert [slip for slip in SLIPS[key].split() if not re.search(slip_pattern(key), slip)] == []


@pytest.mark.parametrize("name", [*LANES, *STEP_KEYS, *BUILT_IN, "x-cost"])
def test_names_of_their_own_are_no_slips(name: str) -> None:
    assert [key for key in STEP_KEYS if len(key) >= SHORTEST and re.search(slip_pattern(key), name)] == []


# ── what it says ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("where", "key", "node"), PROPERTIES)
def test_every_key_is_described(where: str, key: str, node: Any) -> None:
    if where != "StepKeys":
        assert node["description"].strip()
        assert node["markdownDescription"].startswith(node["description"])


@pytest.mark.parametrize(("where", "key", "node"), PROPERTIES)
def test_the_examples_of_a_key_are_taken(where: str, key: str, node: Any) -> None:
    for line in re.findall(rf"^{key}: .*$", node["markdownDescription"], re.MULTILINE):
        value = read_data(line, "example.yaml")[key]
        assert not list(
            Draft7Validator({**node, "definitions": SCHEMAS["blueprint"]["definitions"]}).iter_errors(value)
        )


@pytest.mark.parametrize("name", ROOTS)
def test_every_choice_is_described(name: str) -> None:
    choices = [node for node in nodes(SCHEMAS[name]) if isinstance(node.get("enum"), list)]
    assert choices
    for node in choices:
        assert len(node["enum"]) == len(node["enumDescriptions"])
        assert all(node["enumDescriptions"]), node["enum"]


@pytest.mark.parametrize("name", ROOTS)
def test_nothing_is_said_in_the_words_of_a_validator(name: str) -> None:
    for node in nodes(SCHEMAS[name]):
        if "pattern" in node and node["pattern"] != "->":
            assert isinstance(node["pattern"], dict) or node["patternErrorMessage"]
        if {"type", "description"} <= node.keys() and node["type"] != "object" and "enum" not in node.get("items", {}):
            assert isinstance(node["type"], dict) or node["errorMessage"]
        assert "null" not in node.get("type", [])
        assert node.get("default", 1) is not None


def test_every_thing_with_keys_refuses_unknown_ones() -> None:
    for schema in SCHEMAS.values():
        for name, model in {"": schema, **schema["definitions"]}.items():
            if name not in {"StepKeys", "Step"}:
                assert model["additionalProperties"] is False
            if name != "StepKeys":
                assert model["patternProperties"]["^x-"] == {}


def test_what_can_only_be_said_of_one_side_is_what_the_graph_refuses() -> None:
    assert set(NOT_OF["StaffAction"][0]) == set(CUSTOMERS_ALONE)
    assert set(NOT_OF["CustomerAction"][0]) == set(STAFF_ALONE)


def test_every_usual_source_is_offered() -> None:
    assert [snippet.label for snippet in SNIPPETS["Emotion.source"]] == list(SOURCES)


def test_every_snippet_belongs_to_a_field() -> None:
    fields = {f"{where}.{key}" for where, key, _ in (case.values for case in PROPERTIES)}
    fields = {field.replace("blueprint.", "Blueprint.") for field in fields}
    assert set(SNIPPETS) - fields == {"Blueprint", "Catalog"}
