"""What a designer sees in an editor: the real YAML language server, asked over its standard input and output.

The server is the one that `BLUEPRINT_YAML_LANGUAGE_SERVER` names (its program, or an npm folder that has it), or the
one on the PATH; else npm puts it into pytest's cache once. Without node, npm or a network these tests are skipped, and
`BLUEPRINT_YAML_LANGUAGE_SERVER=off` skips them at once.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprint.graph.columns import CUSTOMERS_ALONE
from blueprint.model.schema.texts import SNIPPETS
from blueprint.model.schema.whole import SCHEMAS, blueprint_schema, file_name
from tests.npm import installed
from tests.yaml_editor import CURSOR, Editor, accepted

VERSION = "1.25.0"
SETTING = "BLUEPRINT_YAML_LANGUAGE_SERVER"
PROGRAM = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")
ROOT = Path(__file__).parents[1]

JOURNEY = "journey:\n  - phase: Visit\n    steps:\n      - customer: Queues\n"
HEAD = f"title: Café\n{JOURNEY}"
STEPS = "title: Café\njourney:\n  - phase: Visit\n    steps:\n"
IN_STEP = HEAD + "        "


@pytest.fixture(scope="module")
def command(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts the server."""
    if not shutil.which("node"):
        pytest.skip("node is not here to run the YAML language server")
    named = os.environ.get(SETTING)
    if named == "off":
        pytest.skip(f"{SETTING} is off")
    if named is None and (found := shutil.which("yaml-language-server")):
        return [found]
    if named is not None:
        found = Path(named) / PROGRAM if Path(named).is_dir() else Path(named)
        return ["node", str(found)]
    cache = getattr(request.config, "cache", None)
    name = f"yaml-language-server-{VERSION}"
    folder = cache.mkdir(name) if cache else tmp_path_factory.mktemp(name)
    return ["node", str(installed("yaml-language-server", VERSION, folder) / PROGRAM)]


@pytest.fixture(scope="module")
def editor(command: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    it = Editor(command, SCHEMAS / file_name("blueprint"), tmp_path_factory.mktemp("files"))
    yield it
    it.close()


# ── what is proposed ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_keys_of_a_blueprint_are_proposed(editor: Editor) -> None:
    proposed = editor.proposed(f"blueprint: 1\ntitle: Café\n{CURSOR}\n")
    assert set(blueprint_schema()["properties"]) - {"blueprint", "title"} <= set(proposed)
    assert proposed["scenario"].startswith("The one case that is told")
    assert "scenario: One night, arriving late" in proposed["scenario"]


def test_the_keys_of_a_step_are_proposed_and_are_ready_to_be_typed_on(editor: Editor) -> None:
    items = {item["label"]: item["insertText"] for item in editor.proposals(f"{IN_STEP}{CURSOR}\n")}
    assert set(blueprint_schema()["definitions"]["Step"]["properties"]) - {"customer"} <= set(items)
    assert items["waits"] == "waits: "
    assert items["emotion"] == "emotion: ${1:0}"
    assert "customer" not in items


def test_the_channels_are_proposed_and_explained(editor: Editor) -> None:
    channel = blueprint_schema()["definitions"]["Touchpoint"]["properties"]["channel"]
    proposed = editor.proposed(f"{HEAD}touchpoints:\n  lobby: {{name: Lobby, channel: {CURSOR}}}\n")
    assert proposed == dict(zip(channel["enum"], channel["enumDescriptions"], strict=True))


def test_nothing_is_proposed_as_text(editor: Editor) -> None:
    assert editor.proposed(f"title: {CURSOR}\n{JOURNEY}") == {}


@pytest.mark.parametrize(
    ("action", "not_said"),
    [("customer", {"by", "needs", "feels"}), ("backstage", {"emotion", "waits", "tolerates", "touchpoints"})],
)
def test_an_action_is_proposed_what_can_be_said_of_it(editor: Editor, action: str, not_said: set[str]) -> None:
    proposed = set(editor.proposed(f"{STEPS}      - {action}:\n          does: Queues\n          {CURSOR}\n"))
    assert {"takes", "fails", "owner", "notes"} <= proposed
    assert not proposed & not_said
    assert not [label for label in proposed if " " in label], "no snippet for a text among the keys"


ENTRIES = {
    "deeper, without a dash": f"      {CURSOR}\n",
    "without a dash": f"    {CURSOR}\n",
    "after a dash": f"      - {CURSOR}\n",
    "after another, without a dash": f"      - customer: Queues\n        emotion: 1\n      {CURSOR}\n",
    "after another, after a dash": f"      - customer: Queues\n        emotion: 1\n      - {CURSOR}\n",
    "before another": f"      - {CURSOR}\n      - customer: Queues\n",
}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
@pytest.mark.parametrize("label", ["new step, short", "new step, full"])
def test_a_new_step_fits_in_wherever_it_is_accepted(editor: Editor, entry: str, label: str) -> None:
    text = STEPS + entry
    item = next(item for item in editor.proposals(text) if item["label"] == label)
    new = accepted(text, item)
    assert "customer: Orders a coffee\n" in new
    assert editor.problems(new) == []


IN = {
    "Blueprint": f"{{}}: {CURSOR}\n",
    "Phase": f"title: Café\njourney:\n  - phase: Visit\n    {{}}: {CURSOR}\n",
    "Step": f"{IN_STEP}{{}}: {CURSOR}\n",
    "Touchpoint": f"{HEAD}touchpoints:\n  desk:\n    name: Desk\n    {{}}: {CURSOR}\n",
    **{f"{of}": f"{IN_STEP}{of.lower()}:\n          {{}}: {CURSOR}\n" for of in ("Emotion", "Notes", "Scores")},
}


def at(field: str) -> str:
    """A text with the cursor after the key of a field."""
    model, _, key = field.partition(".")
    if model == "Action":
        lane = "customer" if key in CUSTOMERS_ALONE else "frontstage"
        return f"{STEPS}      - {lane}:\n          does: Queues\n          {key}: {CURSOR}\n"
    text = IN[model].format(key)
    if model == "Blueprint":
        text = ("title: Café\n" if key == "journey" else HEAD) + text
    return text.replace("        customer: Queues\n", "") if key == "customer" else text


def test_every_snippet_is_proposed_and_what_it_writes_is_right(editor: Editor) -> None:
    written = {}
    for field, snippets in SNIPPETS.items():
        text = at(field) if "." in field else CURSOR
        if field not in {"Catalog", "Step.customer", "Phase.ignore"}:
            items = {item["label"]: item for item in editor.proposals(text)}
            written |= {(field, snippet.label): accepted(text, items[snippet.label]) for snippet in snippets}
    addresses = {which: editor.open(text) for which, text in written.items()}
    wrong = {which: editor.problems_of(address) for which, address in addresses.items()}
    assert {which: (written[which], found) for which, found in wrong.items() if found} == {}
    assert len(written) > 60


# ── what is shown ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("cell", ["Greets", "{does: Greets}", "[Greets, Waves]"])
def test_a_key_is_explained_however_its_value_is_written(editor: Editor, cell: str) -> None:
    shown = editor.hover(f"{IN_STEP}front{CURSOR}stage: {cell}\n")
    assert shown.startswith("#### Step\n\nWhat staff or machines do in the customer's view.")
    assert "frontstage: {does: Registers the guest, takes: 4 min}" in shown


def test_a_choice_is_explained_and_comes_first(editor: Editor) -> None:
    shown = editor.hover(f"{HEAD}touchpoints:\n  site: {{name: Site, channel: ki{CURSOR}osk}}\n")
    assert shown.startswith("#### Touchpoint\n\nThrough what the customer meets it.")
    assert re.search(r"Allowed Values:\n\n\* `kiosk`: A screen in a public place\. Self-service", shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{IN_STEP}wai{CURSOR}ts: {{for: 8 min}}\n", "How long the customer waits"),
        (f"{IN_STEP}waits: {{fo{CURSOR}r: 8 min}}\n", "How long the customer waits"),
        (f"{IN_STEP}mar{CURSOR}k: [peak, end]\n", "What the designer means this moment to be"),
        (f"{IN_STEP}kitchen{CURSOR}-line: Cooks\n", "What is done in a lane"),
        (f"{HEAD}owners:\n  kit{CURSOR}chen: Kitchen\n", "Who answers for something"),
        (f"{HEAD}factors:\n  pri{CURSOR}ce: {{experience: 7}}\n", "What it costs"),
        (f"{HEAD}links:\n  - {{fr{CURSOR}om: a, to: b}}\n", "Where it begins"),
    ],
)
def test_whatever_is_pointed_at_is_explained(editor: Editor, text: str, shown: str) -> None:
    assert shown in editor.hover(text)
    assert "||" not in editor.hover(text)


# ── what is underlined ──────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_underlined_in_the_examples(editor: Editor) -> None:
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted((ROOT / "examples").glob("*.yaml"))}
    without = {name: re.sub("^# yaml-language-server.*", "#", text) for name, text in texts.items()}
    addresses = {name: editor.open(text) for name, text in without.items()}
    assert {name: editor.problems_of(address) for name, address in addresses.items()} == {name: [] for name in texts}


PROBLEMS = {
    f"{HEAD}scenaro: Late\n": [("scenaro", "Property scenaro is not allowed.")],
    f"{IN_STEP}fornstage: Greets\n": [("fornstage", "Did you mean `frontstage`?")],
    f"{IN_STEP}mood: 2\n": [("2", "A step has no key of this name")],
    f"{IN_STEP}waits: 8 minutes\n": [("8 minutes", "A duration has a unit: `8 min`")],
    f"{IN_STEP}waits: 8\n": [("8", "This should be a duration: `8 min` or `{for: 8 min, explained: true}`.")],
    f"{IN_STEP}waits: {{for: 8 min, mots: 5 min}}\n": [("mots", "Property mots is not allowed.")],
    f"{IN_STEP}emotion: happy\n": [("happy", "This should be a score: `-2` or `{felt: -2, source: interviews}`.")],
    f"{IN_STEP}mark: peek\n": [("peek", 'Value is not accepted. Valid values: "peak", "pit"')],
    f"{IN_STEP}mark: [peak, edn]\n": [("edn", "Value is not accepted.")],
    f"{IN_STEP}decides: yes\n": [("yes", "This should be `true` or `false`.")],
    f"{IN_STEP}frontstage: [Greets, {{does: Waves, tkaes: 4 min}}]\n": [("tkaes", "Property tkaes is not allowed.")],
    f"{IN_STEP}frontstage: {{by: Clerk}}\n": [("frontstage", 'Missing property "does".')],
    f"{IN_STEP}frontstage: {{does: Greets, emotion: 1}}\n": [("emotion", "This is said of the customer's action")],
    f"{HEAD}touchpoints: {{lobby: {{name: Lobby, channel: wbe}}}}\n": [("wbe", "Value is not accepted.")],
    f"{HEAD}owners: {{front office: Front office}}\n": [("front office", "An id has letters and digits")],
    f"{HEAD}links: [{{from: a, too: b}}]\n": [("{", 'Missing property "to".'), ("too", "Property too is not")],
    f"{HEAD}reviewed: 1 November\n": [("1 November", "A date is year, month and day: `2026-11-01`.")],
    f"{HEAD}goal: 2026\n": [],
    f"x-slow: &slow {{waits: 8 min}}\n{IN_STEP}<<: *slow\n": [],
}


@pytest.mark.parametrize(("text", "expected"), PROBLEMS.items(), ids=lambda value: str(value)[-40:])
def test_what_is_wrong_is_underlined_and_explained(editor: Editor, text: str, expected: list[tuple[str, str]]) -> None:
    found = editor.problems(text)
    assert [words for words, _ in found] == [words for words, _ in expected]
    for (_, message), (_, beginning) in zip(found, expected, strict=True):
        assert message.startswith(beginning)


def test_a_misspelt_key_is_repaired_with_one_click(editor: Editor) -> None:
    assert editor.repairs(f"{IN_STEP}fornstage: Greets\n") == ["frontstage"]


# ── patterns ────────────────────────────────────────────────────────────────────────────────────────────────────────

TEXTS = [
    *("8 min", "8", "PT8M", "P", "20%", "120%", "2026-11-01", "2026-09", "<= 5", "前台", "a b", "a-b", "", "x-a", "<<"),
    *("fornstage", "frontstage", "front-stage", "frontline", "note", "notes", "emotoin", "tables", "a -> b"),
]


def patterns(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("patternProperties", ())
        yield from (node["pattern"],) if isinstance(node.get("pattern"), str) else ()
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from patterns(part)


def test_patterns_mean_the_same_to_an_editor() -> None:
    if not shutil.which("node"):
        pytest.skip("node is not here to read the patterns")
    found = sorted(set(patterns(blueprint_schema())))
    script = "const [p, t] = JSON.parse(process.argv[1]); console.log(JSON.stringify(p.map(" \
             "one => t.map(text => new RegExp(one, 'u').test(text)))))"  # fmt: skip
    done = subprocess.run(
        ["node", "-e", script, json.dumps([found, TEXTS])], check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout) == [[bool(re.search(one, text)) for text in TEXTS] for one in found]
