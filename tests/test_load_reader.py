"""Blueprints are read: good ones in silence, wrong ones with every problem at once, each said once, at its line."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import ValidationError

import blueprint as bp
from blueprint.document import Blueprint
from blueprint.errors import ModelError, Place, Problem, ProblemsError, SourceError, excerpt, one_line
from blueprint.load.limits import Limits
from blueprint.load.parsing.source import read_data, read_with_positions
from blueprint.load.reader import materialise, read, read_text
from blueprint.model.export import EXPORTED, exported
from blueprint.model.records import Record, fields_of, validator
from blueprint.testing import blueprints
from tests.effort import ends_soon, examples, lines_run
from tests.mistakes import ALL, Mistake
from tests.samples import FULL, SMALL, project

HEAD = "blueprint: 1\ntitle: A\n"
STEPS = "journey:\n  - phase: P\n    steps:\n"


@pytest.fixture(scope="module")
def stay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


def problems(text: str | bytes, file: Path | None = None) -> Sequence[Problem]:
    """The problems of a text, which stands in place of a file; none if it is fine."""
    try:
        read_text(text, str(file) if file else "<text>", file and file.parent)
    except ProblemsError as error:
        found = error.problems
    else:
        return ()
    assert all(problem.location for problem in found)
    assert all(related.location for problem in found for related in problem.related)
    return found


def line(problem: Problem) -> int:
    assert problem.location is not None
    return problem.location.span.line


def codes(found: Sequence[Problem]) -> str:
    return " ".join(problem.code for problem in found)


# ── good files ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_small_file() -> None:
    reading = read_text(SMALL)
    assert (reading.name, reading.id, reading.shared, reading.files) == ("<text>", None, (), ("<text>",))
    assert [step.name for step in reading.graph.steps][-1] == "Leaves with a full stamp card"
    assert str(reading.locate(Place(("journey", 0, "steps", 1, "emotion")))) == "<text>:14:18"
    assert str(reading.locate(Place(("journey", 0, "steps", 1, "emotion")), at_key=True)) == "<text>:14:9"
    assert reading.lines("<text>")[1] == "title: Corner café"
    assert reading.lines("another.yaml") == ()


def test_the_full_file(stay: Path) -> None:
    reading = read(stay)
    assert (reading.id, len(reading.graph.steps), len(reading.graph.phases)) == ("hotel-stay", 5, 2)
    assert reading.blueprint.links[0] == {"call-housekeeping -> go-to-room/backstage": "room is ready"}
    assert materialise(reading, Blueprint).indicators["line-time"].complaints == {"2026-09": 31, "2026-10": 42}


def test_the_id_is_the_stem_unless_said(tmp_path: Path) -> None:
    for name, expected in (
        ("Corner café.yaml", "corner-café"),
        ("烫头发.yml", "烫头发"),
        ("a.zh-Hans.yaml", "a.zh-Hans"),
    ):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
        reading = read(tmp_path / name)
        assert (reading.id, reading.graph.id, reading.blueprint.id) == (expected, expected, None)
        assert materialise(reading, Blueprint).id is None
    assert read_text(SMALL.replace("title", "id: mine\ntitle"), "yours.yaml").id == "mine"
    assert read_text(SMALL.replace("Queues at", "Orders:", 0), "counter.yaml").id == "counter"


def test_a_good_file_pays_for_nothing_that_only_wrong_ones_need(stay: Path) -> None:
    script = (
        "import sys; from blueprint.load.reader import read; read(sys.argv[1])\n"
        "names = ('pydantic', 'networkx', 'difflib', 'blueprint.model.telling.sentences',"
        " 'blueprint.model.telling.slips', 'blueprint.load.gaps', 'blueprint.load.cascades',"
        " 'blueprint.load.retelling', 'blueprint.load.parsing.blanks', 'blueprint.load.parsing.items',"
        " 'blueprint.model.telling.faults', 'importlib.metadata')\n"
        "sys.exit([name for name in names if name in sys.modules] or 0)"
    )
    subprocess.run([sys.executable, "-c", script, str(stay)], check=True)


def large(steps: int) -> str:
    rows = [
        f"      - id: s{number}\n        customer: Does thing number {number}\n        touchpoints: [t{number % 50}]\n"
        f"        frontstage: {{does: Serves {number}, takes: 4 min, owner: hotel}}\n        backstage: Prepares\n"
        f"        support: Runs the system\n        emotion: {number % 5 - 2}\n"
        for number in range(steps)
    ]
    return f"{HEAD}owners: {{hotel: The hotel}}\n{STEPS}{''.join(rows)}"


def test_a_larger_file_is_only_as_much_more_work_as_it_is_larger() -> None:
    read_text(SMALL)
    small, big = (lines_run(partial(read_text, large(steps))) for steps in (100, 1000))
    assert big < 10 * 1.1 * small


# ── planted mistakes ────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def planted(mistake: Mistake, stay: Path) -> Sequence[Problem]:
    """The problems of the full file with a mistake in it."""
    return problems(mistake.text, stay)


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.new.strip()[:40])
def test_a_planted_mistake_is_said_once_at_its_line(mistake: Mistake, stay: Path) -> None:
    found = planted(mistake, stay)
    assert (codes(found), line(found[0])) == (mistake.codes, mistake.first_line)


def test_what_is_said(golden: Callable[[str, str], None], stay: Path) -> None:
    """The messages, to be read aloud: they are what a designer meets when something is wrong."""
    told = []
    for mistake in ALL:
        found = planted(mistake, stay)
        told.append("".join(f"{row.rstrip()}\n" for row in mistake.new.rstrip().split("\n")))
        for problem in found:
            assert problem.location is not None
            span = problem.location.span
            told.append(f"    {span.line}:{span.column} {problem.code} {problem.message}\n")
            told.append(f"        {problem.help}\n" if problem.help else "")
        told.append("\n")
    golden("problems.txt", "".join(told).replace(str(stay.parent.parent), "…"))


def spots_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every value in plain data, with its path."""
    yield path, value
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in entries:
        yield from spots_of(item, (*path, key))


def spots() -> Iterator[tuple[tuple[Any, ...], bool]]:
    """The path to every key and to every value of the full file."""
    for path, _ in spots_of(read_data(FULL, "full")):
        if path:
            yield path, False
            if isinstance(path[-1], str):
                yield path, True


def replaced(span: Any, new: str) -> str:
    rows = FULL.split("\n")
    first, last = rows[span.line - 1], rows[span.end_line - 1]
    rows[span.line - 1 : span.end_line] = [first[: span.column - 1] + new + last[span.end_column - 1 :]]
    return "\n".join(rows)


IDS = ("customers", "owners", "touchpoints", "systems", "lanes", "promises", "indicators", "complaints")


def test_every_key_misspelt_is_one_problem_at_that_key(stay: Path) -> None:
    _, where = read_with_positions(FULL, "full")
    tried = 0
    for path, is_key in spots():
        key = str(path[-1])
        if is_key and (len(path) < 2 or path[-2] not in IDS):
            span = where.key_span(path)
            found = problems(replaced(span, f"{key[:-1]}{key[-1] * 2}"), stay)
            assert codes(found) in {"BP103", "BP104"} or key == "call-housekeeping -> go-to-room/backstage", (
                path,
                found,
            )
            assert line(found[0]) == span.line, (path, found)
            tried += 1
    assert tried > 150


@pytest.mark.parametrize("wrong", ["[[]]", "~"])
def test_every_value_of_a_wrong_kind_is_one_problem_at_that_value(stay: Path, wrong: str) -> None:
    _, where = read_with_positions(FULL, "full")
    several = {("journey", 0, "steps", 2, "kitchen-line", "id")}  # an id that a link names, where no model looks
    for path, is_key in list(spots())[:: 1 if wrong == "[[]]" else 3]:
        if not is_key:
            span = where.span(path)
            found = problems(replaced(span, wrong), stay)
            assert codes(found[:1]) in {"BP104", "BP106"}, (path, found)
            assert len(found) == 1 + (path in several), (path, found)
            assert line(found[0]) == span.line, (path, found)


def test_one_misspelt_key_in_two_thousand_lines() -> None:
    text = large(330).replace("        backstage: Prepares\n", "        backstag: Prepares\n", 1)
    assert text.count("\n") > 2000
    (problem,) = problems(text)
    assert one_line(problem) == (
        "<text>:11:9: BP103 a step has no key `backstag`, and no lane is called that (did you mean `backstage`?)"
    )


# ── everything at once, and nothing twice ───────────────────────────────────────────────────────────────────────────


def test_problems_of_shape_and_of_meaning_come_together() -> None:
    found = problems(
        f"{HEAD}owners: {{hotel: The hotel}}\n{STEPS}"
        "      - customer: Queues\n        waits: 8\n        next: nowhere\n"
        "      - customer: Orders\n        fornstage: Takes it\n        backstage: {does: Cooks, owner: hotl}\n"
        "        emotion: 7\n      - text\n      - customer: Leaves\n        next: quues\nlinks: [queues -> nobody]\n"
    )
    expected = [(8, "BP104"), (9, "BP107"), (11, "BP103"), (12, "BP107"), (13, "BP106"), (14, "BP104"), (16, "BP107"),
                (17, "BP107")]  # fmt: skip
    assert [(line(problem), problem.code) for problem in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("      - custmer: Queues\n        emotion: 2\n        waits: 8 min\n        next: queues\n", "BP103"),
        ("      - customer: [[Queues]]\n        emotion: 2\n      - customer: B\n        next: queues\n", "BP104"),
        ("      - {id: [1], customer: A}\n      - {customer: B, next: a-step}\n", "BP104"),
        ("      - {customer: A, touchpoints: [{nmae: Bar}]}\n      - {customer: B, touchpoints: [Bra]}\n", "BP103"),
        ("      - {customer: A, line: {does: B}}\n      - {customer: C, line: D}\nlanes: {line: {}}\n", "BP105"),
        ("      - customer: A\n        line: B\nlanes: {line: {kind: backstge}}\n", "BP104"),
        ("      - customer: A\n        line: B\nlanes: [line]\n", "BP104"),
        ("      - customer: A\n        emotion: 5\n      - customer: B\n        emotion: 9\nscale: [0]\n", "BP104"),
        ("      - customer: A\n        emotion: 5\n      - customer: B\n        emotion: 9\nscale: [3, 0]\n", "BP106"),
        ("      - customer: A\n        frontstage: {does: B, owner: kitchen}\nowners: [hotel]\n", "BP104"),
        ("      - {customer: A, frontstage: {does: B, owner: x}}\nowners: {x: {kind: tema}}\n", "BP105 BP104"),
        ("      - customer: A\n        frontstage: {does: B, needs: [till]}\nsytems: {till: Till}\n", "BP103"),
        ("      - customer: A\n      - customer: B\n        next: [{too: a}, {to: c}]\n", "BP103 BP107"),
        ("      - {customer: A, line: {doe: B, id: x}}\nlinks: [x -> a]\nlanes: {line: {kind: note}}\n", "BP103"),
        ("      - customer: A\n      - text\n      - customer: B\n        next: nowhere\n", "BP104 BP107"),
    ],
)  # fmt: skip
def test_what_follows_from_a_problem_is_not_said(text: str, expected: str) -> None:
    found = problems(HEAD + STEPS + text)
    assert codes(found) == expected
    rows = (HEAD + STEPS + text).split("\n")
    if "nowhere" in text:
        assert "next: nowhere" in rows[line(found[-1]) - 1]


@pytest.mark.parametrize(
    ("steps", "hint"),
    [
        ("- id: a\n      - customer: B\n", "is the `-` of the step below one too many?"),
        ("- {id: a, takes: 2 min}\n      - {customer: B, emotion: 1}\n", "is the `-` of the step below one too many?"),
        ("- id: a\n      - {id: b, customer: B}\n", "say what the customer does"),
        ("- {id: a, takes: 2 min}\n      - {customer: B, takes: 1 min}\n", "say what the customer does"),
        ("- id: a\n  - phase: C\n    steps: [{customer: B}]\n", "say what the customer does"),
    ],
)
def test_a_dash_too_many_in_a_step(steps: str, hint: str) -> None:
    (found,) = problems(f"{HEAD}{STEPS}      {steps}")
    assert (found.code, found.message) == ("BP105", "nothing happens in this step")
    assert found.help.startswith(hint)


def test_a_decimal_comma_in_a_step_between_braces_is_one_problem() -> None:
    for key, after, number in (("waits", "5 min", "0.5 min"), ("emotion", "5", "0.5")):
        (found,) = problems(f"{HEAD}{STEPS}      - {{customer: A, {key}: 2,{after}}}\n")
        assert found.message == f"`{after}` stands after a comma, which ends a value"
        assert found.help == f"write a decimal number with a point, such as `{number}`"


def test_owners_and_systems_are_listed_once_each() -> None:
    owners = "owners: {gp: General practitioner, front-desk: Front desk}\n"
    (found,) = problems(f"{HEAD}{owners}{STEPS}      - {{customer: A, frontstage: {{does: B, owner: zzz}}}}\n")
    assert found.help == "there is `gp` (General practitioner), `front-desk`; otherwise add it to `owners:`"
    many = "systems: {" + ", ".join(f"s{number}: S{number}" for number in range(20)) + "}\n"
    (found,) = problems(f"{HEAD}{many}{STEPS}      - {{customer: A, frontstage: {{does: B, needs: zzz}}}}\n")
    assert found.help.startswith("there is `s0`, `s1`")
    assert "`s11` and 8 more" in found.help


def test_a_file_of_another_version_gets_one_problem() -> None:
    assert codes(problems("blueprint: 2\ntitel: A\nstages: []\n")) == "BP109"


def test_many_problems_and_hostile_ones_end_soon() -> None:
    rows = range(1500)
    texts = [
        HEAD + "".join(f"key{number}: 1\n" for number in rows) + STEPS + "      - customer: A\n",
        HEAD + STEPS + "      - customer: A\n" + "".join(f"        key{number}: 1\n" for number in rows),
        HEAD + STEPS + "".join(f"      - {{customer: A{number}, next: zz{number}}}\n" for number in rows),
        HEAD + "lanes:\n" + "".join(f"  l{number}: {{kind: backstage}}\n" for number in rows) + STEPS
        + "".join(f"      - {{customer: A{number}, k{number}: B}}\n" for number in rows),
    ]  # fmt: skip
    for text in texts:
        with ends_soon():
            assert problems(text)


ROWS = range(5000)
HOSTILE = {
    "keys": HEAD + "".join(f"key{number}: 1\n" for number in range(60_000)) + STEPS + "      - customer: A\n",
    "keys of a step": HEAD + STEPS + "      - customer: A\n"
    + "".join(f"        key{number}: B\n" for number in range(60_000)),
    "keys of actions": HEAD + STEPS + "      - customer:\n"
    + "".join(f"          - {{does: x, k{number}: 1}}\n" for number in range(20_000)),
    "owners": HEAD + "owners:\n" + "".join(f"  o{number}: Owner {number}\n" for number in ROWS) + STEPS
    + "".join(f"      - {{customer: A{number}, frontstage: {{does: x, owner: z{number}}}}}\n" for number in ROWS),
    "needs": HEAD + "systems:\n" + "".join(f"  s{number}: S {number}\n" for number in ROWS) + STEPS
    + "".join(f"      - {{customer: A{number}, frontstage: {{does: x, needs: z{number}}}}}\n" for number in ROWS),
    "touchpoints": HEAD + "touchpoints:\n" + "".join(f"  t{number}: Thing number {number}\n" for number in ROWS) + STEPS
    + "".join(f"      - {{customer: A{number}, touchpoints: Thing numbr {number}}}\n" for number in ROWS),
    "nothing": HEAD + STEPS + "      - {customer: , notes: }\n" * 5000,
    "values": HEAD + STEPS
    + "".join(f"      - {{customer: A{number}, waits: {number}, emotion: x, mark: peek}}\n" for number in ROWS),
    "links": HEAD + STEPS + "      - customer: A\n" + "links:\n"
    + "".join(f"  - a -> b{number}: x\n" for number in range(20_000)),
    "ids twice": HEAD + STEPS + "".join(f"      - {{id: x, customer: A{number}}}\n" for number in ROWS),
    "ids that look alike": HEAD + STEPS
    + "".join(f"      - {{id: {'xX'[number % 2]}{number // 2}, customer: A{number}}}\n" for number in ROWS),
    "ids that nobody sees": HEAD + STEPS
    + "".join(f"      - {{id: a{number}\u200b, customer: A{number}}}\n" for number in ROWS),
    "steps": HEAD + STEPS + "      - customer: A\n" * 60_000,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_wrong_all_over_is_refused_in_no_time(text: str) -> None:
    with ends_soon():
        found = problems(text)
    assert 1 <= len(found) <= 1_001


def test_too_many_steps_and_too_large() -> None:
    assert codes(problems(HEAD + STEPS + "      - customer: A\n" * 5001)) == "BP106"
    with pytest.raises(SourceError, match="too large"):
        read_text(SMALL, limits=Limits(size=100))


# ── numbers and texts ───────────────────────────────────────────────────────────────────────────────────────────────


ENDS = ["[-1000000000, 1000000000]", "[999999999, 999999999.001]", "[0, 0.001]", "{from: 0, to: 1.0e+9, good: low}"]


@pytest.mark.parametrize("scale", ENDS)
def test_the_largest_and_the_narrowest_scales_can_be_drawn(scale: str) -> None:
    from blueprint.picture import picture

    steps = "".join(f"      - {{customer: A, emotion: {end}}}\n" for end in re.findall(r"-?[\d.e+]+", scale))
    drawn = str(picture(read_text(f"{HEAD}scale: {scale}\n{STEPS}{steps}").graph))
    assert not re.search(r'="[^"]*\b(?:inf|nan)\b', drawn)


@pytest.mark.parametrize(
    "number", ["1.0e+300", "-1.0e+300", "1000000001", "-1.0e+10", ".inf", "-.inf", ".nan", "9" * 20]
)
@pytest.mark.parametrize(
    "field",
    ["emotion: §", "emotion: {felt: §}", "emotion: {felt: 1, target: §}", "frontstage: {does: x, feels: §}"],
)
def test_numbers_that_nobody_can_draw_are_refused_where_they_stand(field: str, number: str) -> None:
    (problem,) = problems(f"{HEAD}{STEPS}      - customer: A\n        {field.replace('§', number)}\n")
    assert (problem.code, line(problem)) == ("BP106", 7)
    assert "1,000,000,000" in problem.message or "an ordinary number" in problem.message


@pytest.mark.parametrize(
    "scale", ["[-1.0e+300, 3]", "[0, .inf]", "{from: 0, to: 1.0e+200}", "[0, 1.0e-300]", "[1, 1.0001]"]
)
def test_scales_that_nobody_can_draw_are_refused(scale: str) -> None:
    (problem,) = problems(f"{HEAD}scale: {scale}\n{STEPS}      - {{customer: A, emotion: 9}}\n")
    assert (problem.code, line(problem)) == ("BP106", 3)


EVERYWHERE = """\
title: §
scenario: §
goal: §
language: §
customers: {c1: §, c2: {name: §, notes: §}}
owners: {o1: {name: §, contact: §}, o2: {name: O, part_of: §}}
touchpoints: {t1: {name: §, owner: §, with: [§], notes: {pain: §, source: §}}}
systems: {s1: {name: §, owner: §}}
policies: {p1: {name: §, says: §}}
lanes: {line: {kind: backstage, name: §}, signs: {kind: touchpoint, name: §, owner: §}}
journey:
  - phase: §
    steps:
      - id: first
        customer: §
        touchpoints: [§, Bar]
        frontstage: {does: §, by: §, needs: [§], owner: §}
        backstage: [§, {does: §, fails: {what: §, owner: §}, notes: §}]
        support: §
        line: [§, {does: §}]
        signs: [§]
        fails: §
        notes: {pain: [§], idea: §, quote: §, source: §}
        emotion: {felt: 1, source: §}
        next: [{to: end, when: §}]
        ignore: {rule: §, why: §}
links:
  - {from: first/frontstage, to: first/backstage, label: §, artefact: §}
  - first/frontstage -> first/backstage/2: §
promises: {pr1: {says: §, at: first, owner: §}}
indicators: {i1: {name: §, at: first, unit: §, owner: §}}
factors: {price: {experience: 1, source: §}}
"""
"""A file with a mark in every field that holds any text."""


MARKED = [path for path, value in spots_of(read_data(EVERYWHERE, "marked")) if value == "§"]


BLANKS = [
    " ",
    "   ",
    "\\t",
    "\\n",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\u200b\u200d",
    "\u2060 ",
    "\u00ad",
    "\u3164",
    "\u2800",
    "\ufe0f",
]


@pytest.mark.parametrize("blank", BLANKS)
def test_a_text_shows_something(blank: str) -> None:
    text = EVERYWHERE.replace("§", f'"{blank}"')
    found = problems(text)
    assert len(found) == len(MARKED)
    assert {problem.code for problem in found} == {"BP104"}
    assert all("has nothing in it that can be seen" in problem.message for problem in found)
    with pytest.raises(ModelError, match="`title` has nothing in it that can be seen"):
        Blueprint(title=blank.encode().decode("unicode_escape") if "\\" in blank else blank,
                  journey=[{"phase": "P", "steps": [{"customer": "A"}]}])  # fmt: skip


@pytest.mark.parametrize("text", ["a", ".", "…", "👩‍⚕️", "‏שלום", "می‌خواهم", "e\u0301", "☕", "·"])
def test_a_text_that_shows_something_is_taken(text: str) -> None:
    assert read_text(f"title: {text}\n{STEPS}      - customer: {text}\n").graph.title == text


# ── spellings ───────────────────────────────────────────────────────────────────────────────────────────────────────

SCALARS = [
    "no", "No", "NO", "yes", "on", "off", "y", "n", "true", "True", "TRUE", "false", "False", "1", "0",
    "-1", "+1", "007", "012", "0o17", "0x1F", "0b11", "1_000", "1.0", "1.10", "1.", ".5", "-.5", "1e3",
    "1E-3", "1.5e+3", "12:30", "1:30:45", "12:30:45.5", "2024-01-01", "2026-11-01T10:00:00Z",
    "2026-11-01 10:00", ".inf", "-.inf", ".Inf", ".nan", ".NaN", "123456789012345678901234567890",
    "0.1000000000000000055", "1e400", "-0", "-0.0", "00", "0.0", "1,5", "1 000", "50%", "№ 5", "٣", "½",
    "v1.2", "1st", "12a", "0x", "1e", "e1", "--1", "1-2", "9.99.9", "Null-Service", "nullable",
    "trueish", "c'est", 'say "hi"', "a#b", "a:b", "http://a.b/c?d=e", "<5", "=", "<<", "a*b", "a&b",
    "C++", "50-60",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text in SCALARS if not set(text) & set("{}[],") and ": " not in text])
def test_texts_keep_their_spelling_everywhere(text: str) -> None:
    assert len(MARKED) > 55
    reading = read_text(EVERYWHERE.replace("§", text))
    found = dict(spots_of(reading.data))
    assert {found[path] for path in MARKED} == {text}
    assert materialise(reading, Blueprint).title == text
    assert [action.name for action in reading.graph.actions("backstage")] == [text] * 4


def test_keys_keep_their_spelling() -> None:
    reading = read_text(HEAD + "owners: {012: A, 1.10: B, true: C, no: D, 1e3: E}\n" + STEPS + "      - customer: A\n")
    assert [owner.id for owner in reading.graph.owners()] == ["012", "1.10", "true", "no", "1e3"]


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL"])
def test_empty_texts_are_refused(empty: str) -> None:
    (problem,) = problems(f"title: {empty}\n{STEPS}      - customer: A\n")
    assert (problem.code, line(problem)) == ("BP104", 1)
    assert ("put it in quotes if you mean the text" in problem.help) == bool(empty)


def test_a_spelling_through_an_alias_and_a_merge() -> None:
    reading = read_text(
        f"title: &t 1.10\nscenario: *t\nx-a: &a {{name: 007}}\nowners: {{a: {{<<: *a, contact: 08}}, b: *a}}\n"
        f"{STEPS}      - customer: A\n        emotion: 1\n"
    )
    assert reading.graph.title == reading.blueprint.scenario == "1.10"
    assert [owner.name for owner in reading.graph.owners()] == ["007", "007"]


# ── records and models ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_exported_schema_is_that_of_the_models() -> None:
    assert EXPORTED.read_text(encoding="utf-8") == exported(), "run python -m blueprint.model.export"


def as_data(value: Any) -> Any:
    """A record or a model as plain data, to compare the two."""
    if hasattr(value, "__pydantic_fields_set__"):
        own = {name: as_data(item) for name, item in vars(value).items() if name != "reading"}
        return type(value).__name__, own, as_data(value.model_extra or {}), sorted(value.__pydantic_fields_set__)
    if isinstance(value, dict):
        return {key: as_data(item) for key, item in value.items()}
    return [as_data(item) for item in value] if isinstance(value, list | tuple) else value


def accepted(validate: Callable[[Any], Any], data: Any) -> Any:
    try:
        return as_data(validate(data))
    except (ValidationError, ModelError):
        return None


def compare(data: Any) -> None:
    by_record = accepted(validator("Blueprint").validate_python, data)
    by_model = accepted(Blueprint.model_validate, data)
    assert by_record == by_model


def test_records_and_models_take_and_refuse_the_same() -> None:
    data = read_data(FULL, "full")
    compare(data)
    refused = 0
    for path, is_key in spots():
        holder = data
        for part in path[:-1]:
            holder = holder[part]
        value = holder[path[-1]]
        for wrong in ([[]], 7, {"zz": 1}, True, "text", -1.5):
            if is_key:
                holder["zz"] = holder.pop(path[-1])
            else:
                holder[path[-1]] = wrong
            compare(data)
            refused += accepted(validator("Blueprint").validate_python, data) is None
            holder[path[-1]] = value
            if is_key:
                del holder["zz"]
                break
    assert refused > 600


@examples(20)
@given(blueprints())
def test_records_and_models_hold_the_same(data: dict[str, Any]) -> None:
    compare(data)


def test_a_record_says_what_it_holds() -> None:
    record = validator("Blueprint").validate_python(read_data(SMALL, "small"))
    assert isinstance(record, Record)
    assert repr(record.journey[0].steps[2]).startswith("Step(customer='Leaves with")
    assert set(fields_of("Step")) == set(vars(record.journey[0].steps[0]))


# ── whatever comes ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", [b"", b"\0", b"[", b"- a", b"a", b"\xff\xfe", b"a: 1\n---\nb: 2", b"{{ x }}", b"%"])
def test_what_is_no_blueprint_at_all(text: bytes) -> None:
    assert codes(problems(text)).startswith("BP101")


@examples(150)
@given(st.data())
def test_no_text_makes_it_crash(data: st.DataObject) -> None:
    """Every text gives a reading or problems that all have a place."""
    rows = FULL.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(rows) - 1))
        row = rows[at]
        cut = data.draw(st.integers(0, len(row)))
        length = data.draw(st.integers(0, 12))
        new = data.draw(st.text(alphabet="ab:-[]{},#&*!|>'\"%@~ \n0159.", max_size=8))
        rows[at] = row[:cut] + new + row[cut + length :]
    problems("\n".join(rows))


def test_names_of_files_that_cannot_be_read(tmp_path: Path) -> None:
    for odd in (tmp_path, tmp_path / "no.yaml", "/dev/null", "a\0b", "x" * 5000, ""):
        with pytest.raises(SourceError) as caught:
            read(odd)
        assert codes(caught.value.problems) == "BP101"
        assert caught.value.problems[0].location is None
        assert str(caught.value).startswith(f"{odd}: BP101" if odd else "BP101")


def test_a_file_that_is_not_there_says_which_may_have_been_meant(tmp_path: Path) -> None:
    def hint(name: str) -> str:
        with pytest.raises(SourceError) as caught:
            read(tmp_path / name)
        assert caught.value.problems[0].message == "there is no such file"
        return caught.value.problems[0].help

    assert hint("cafe.yaml") == "there is no .yaml file in that folder: is it the right one?"
    for name in ("cafe.yaml", "hotel-stay.yml", ".cafes.yaml", "notes.txt"):
        (tmp_path / name).touch()
    assert hint("Cafe.yaml") == hint("cafee.yaml") == f"did you mean `{excerpt(str(tmp_path / 'cafe.yaml'))}`?"
    assert hint("zzz.yaml") == "in that folder there is `cafe.yaml`, `hotel-stay.yml`"
    assert hint("nowhere/cafe.yaml") == f"there is no folder `{excerpt(str(tmp_path / 'nowhere'))}` either"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: bp.loads(5), "the text of a blueprint is str or bytes, not int"),
        (lambda: bp.loads(None), "the text of a blueprint is str or bytes, not NoneType"),
        (lambda: bp.loads({"title": "A"}), "the text of a blueprint is str or bytes, not dict"),
        (lambda: bp.load(5), "the path of a blueprint is text or a pathlib.Path, not int"),
        (lambda: bp.load(["a.yaml"]), "the path of a blueprint is text or a pathlib.Path, not list"),
        (lambda: bp.load("a.yaml", root=5), "the root is text or a pathlib.Path, not int"),
        (lambda: bp.loads("title: A", folder=5), "the folder is text or a pathlib.Path, not int"),
        (lambda: bp.loads("title: A", name=5), "the name of a text is text, not int"),
        (lambda: bp.dumps(5), "what is written is a Blueprint, not int"),
        (lambda: bp.dump("a", "b.yaml"), "what is written is a Blueprint, not str"),
        (lambda: bp.dump(bp.loads(SMALL), 5), "the path to write to is text or a pathlib.Path, not int"),
    ],
)
def test_other_types_are_refused_at_the_door(call: Callable[[], object], said: str) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        call()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("services: {web: 1}\nversion: 3\n", "a blueprint begins with the line `blueprint: 1`"),
        ("name: CI\non: push\njobs: []\n", "a blueprint begins with the line `blueprint: 1`"),
        ("owners: {hotel: The hotel}\n", "it looks like a catalog: name it in `use:` of a blueprint"),
    ],
)
def test_a_file_that_was_never_meant_to_be_a_blueprint(text: str, hint: str) -> None:
    (problem,) = problems(text)
    assert problem.message == "this is no blueprint: it has neither `blueprint:` nor `title:` nor `journey:`"
    assert problem.help.startswith(hint)


def test_one_that_was_meant_to_be_one_is_told_its_slips() -> None:
    assert codes(problems("bluprint: 1\ntitel: A\njurney: []\n")) == "BP103 BP103 BP103 BP105"
    assert "BP103" in codes(problems("phases: []\n"))


def test_the_lines_of_a_wrong_file_are_at_hand(tmp_path: Path) -> None:
    for raw in (b"title: A\r\ntitel: B\r\n", b"\xef\xbb\xbftitle: A\ntitel: B", b"title: \xff"):
        (tmp_path / "a.yaml").write_bytes(raw)
        with pytest.raises(ProblemsError) as caught:
            read(tmp_path / "a.yaml")
        assert caught.value.lines(str(tmp_path / "a.yaml"))[0].startswith("title: ")


def test_the_same_whatever_the_hash_seed(stay: Path) -> None:
    (stay.parent / "wrong.yaml").write_text(HEAD + STEPS + "      - custmer: A\n        waits: 5\n        nxt: b\n"
                                            "        frontstage: {does: x, who: y, ownr: z}\n        emotion: 9\n"
                                            "links: [a -> b, c -> d, {form: x, too: y}]\nzz: 1\nyy: 2\n")  # fmt: skip
    script = ("import sys; from blueprint.load.reader import read\n"
              "try: read(sys.argv[1])\nexcept Exception as error: print(error)")  # fmt: skip
    told = {
        subprocess.run(
            [sys.executable, "-c", script, str(stay.parent / "wrong.yaml")], capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
        ).stdout
        for seed in "12"
    }  # fmt: skip
    assert len(told) == 1
    assert next(iter(told)).count(b"BP10") >= 8


def test_many_threads_at_once(stay: Path) -> None:
    results: list[str] = []

    def work(mistake: Mistake) -> None:
        results.append("right" if codes(problems(mistake.text, stay)) == mistake.codes else mistake.new)

    threads = [threading.Thread(target=work, args=(mistake,)) for mistake in ALL[::18]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results) == {"right"}


def test_no_deep_recursion() -> None:
    read_text(SMALL)
    before = sys.getrecursionlimit()
    depth = len(_frames())
    sys.setrecursionlimit(depth + 300)
    try:
        nested = "x-deep: " + "[" * 60 + "]" * 60 + "\n"
        assert codes(problems(HEAD + nested + "title2: 1\n" + STEPS + "      - customer: 5\n")) == "BP103"
        read_text(HEAD + nested + STEPS + "      - customer: 5\n")
    finally:
        sys.setrecursionlimit(before)


def _frames() -> list[object]:
    frame, found = sys._getframe(), []
    while frame is not None:
        found.append(frame)
        frame = frame.f_back  # type: ignore[assignment]
    return found


def test_an_error_of_the_graph_is_an_error_of_the_model() -> None:
    with pytest.raises(ModelError):
        read_text(HEAD + STEPS + "      - {customer: A, next: nowhere}\n")
