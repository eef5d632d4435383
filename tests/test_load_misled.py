"""Slips of which the first thought of a reader is wrong: one problem each, at the slip, and what to do about it.

What is read in spite of a slip, or refused at a place that is right, led those astray who looked where it was told.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from blueprint.errors import Problem, ProblemsError, SourceError
from blueprint.load.reader import read, read_text
from tests.effort import ends_soon, lines_run
from tests.samples import FULL, SMALL

HEAD = "blueprint: 1\ntitle: A\n"
STEPS = "journey:\n  - phase: P\n    steps:\n"
STEP = f"{HEAD}{STEPS}      - customer: A\n"
HARD = "\u00a0"


def problems(text: str | bytes) -> Sequence[Problem]:
    """The problems of a text; none if it is fine."""
    try:
        read_text(text)
    except ProblemsError as error:
        return error.problems
    return ()


def place(problem: Problem) -> str:
    assert problem.location is not None
    return f"{problem.location.span.line}:{problem.location.span.column}"


def the_one(text: str | bytes) -> tuple[str, str, str]:
    """Where the only problem of a text is, and what is said."""
    (problem,) = problems(text)
    return place(problem), problem.message, problem.help


# ── a comma in a text inside braces ─────────────────────────────────────────────────────────────────────────────────

COMMAS = {
    "what is done": (
        STEP + "        frontstage: {does: Offers a slot, or calls back, by: clerk}\n",
        "7:41 or calls back",
        'put the text in quotes: `does: "Offers a slot, or calls back"`',
    ),
    "two commas": (
        STEP + "        notes: {question: Who, if not we, keeps the stairs free?}\n",
        "7:30 if not we",
        'put the text in quotes: `question: "Who, if not we, keeps the stairs free?"`',
    ),
    "a name": (
        HEAD + "owners: {a: {name: Smith, Sons and Co, kind: partner}}\n" + STEP.removeprefix(HEAD),
        "3:25 Sons and Co",
        'put the text in quotes: `name: "Smith, Sons and Co"`',
    ),
    "a name right after its id": (
        HEAD + "owners: {a: Smith, Sons and Co}\n" + STEP.removeprefix(HEAD),
        "3:18 Sons and Co",
        'put the text in quotes: `a: "Smith, Sons and Co"`',
    ),
    "a name with what could be an id": (
        HEAD + "owners: {a: Smith, Sons}\n" + STEP.removeprefix(HEAD),
        "3:18 Sons",
        'put the text in quotes: `a: "Smith, Sons"`; or give `Sons` a name: `Sons: …`',
    ),
    "the name of an owner": (
        HEAD + "owners: {a: A}\n" + STEP.removeprefix(HEAD) + "        frontstage: {does: B, owner: Smith, Sons}\n",
        "8:43 Sons",
        'put the text in quotes: `owner: "Smith, Sons"`',
    ),
    "a condition": (
        STEP + "        next: [{to: end, when: no room, or late}]\n",
        "7:39 or late",
        'put the text in quotes: `when: "no room, or late"`',
    ),
    "a step in braces": (
        HEAD + STEPS + "      - {customer: Waits, reads, emotion: 1}\n",
        "6:25 reads",
        'put the text in quotes: `customer: "Waits, reads"`',
    ),
    "a lane of one's own": (
        f"{HEAD}lanes: {{desk: {{kind: frontstage}}}}\n{STEPS}      - {{customer: A, desk: Offers, or calls}}\n",
        "7:35 or calls",
        'put the text in quotes: `desk: "Offers, or calls"`',
    ),
    "an action in a lane of one's own": (
        f"{HEAD}lanes: {{desk: {{kind: frontstage}}}}\n{STEP.removeprefix(HEAD)}"
        "        desk: {does: Offers, or calls}\n",
        "8:28 or calls",
        'put the text in quotes: `does: "Offers, or calls"`',
    ),
    "a link": (
        STEP + "links: [{a -> a: key, and map}]\n",
        "7:21 and map",
        'put the text in quotes: `a -> a: "key, and map"`',
    ),
    "typographic quotes": (
        STEP + "        frontstage: {does: “Come in, please”, by: clerk}\n",
        "7:36 please”",
        'quotes such as “ are letters to YAML; put the text in plain ones: `does: "Come in, please"`',
    ),
    "other typographic quotes": (
        HEAD + STEPS + "      - {customer: „Guten Tag, bitte“, emotion: 1}\n",
        "6:30 bitte“",
        'quotes such as „ are letters to YAML; put the text in plain ones: `customer: "Guten Tag, bitte"`',
    ),
    "after a quote": (
        STEP + '        frontstage: {does: "Come in", he says}\n',
        "7:37 he says",
        "put the text in quotes: `does: '\"Come in\", he says'`",
    ),
    "quotes in the text": (
        STEP + '        frontstage: {does: It\'s "late", he says}\n',
        "7:39 he says",
        'put the text in quotes: `does: "It\'s \\"late\\", he says"`',
    ),
    "over two lines": (
        STEP + "        frontstage: {does: Offers a slot,\n          or calls back, by: clerk}\n",
        "7:41 or calls back",
        'put the text in quotes: `does: "Offers a slot, or calls back"`',
    ),
    "a word that is a key": (
        STEP + "        frontstage: {does: Takes payment, notes, and goodbye}\n",
        "7:41 notes",
        'put the text in quotes: `does: "Takes payment, notes, and goodbye"`',
    ),
    "several things": (
        STEP + "        frontstage: {does: B, needs: till, printer}\n",
        "7:42 printer",
        "several things stand in brackets: `needs: [till, printer]`",
    ),
    "several touchpoints, or one": (
        HEAD + STEPS + "      - {customer: A, touchpoints: Desk, Phone line}\n",
        "6:40 Phone line",
        "several things stand in brackets: `touchpoints: [Desk, Phone line]`; one text stands in quotes: "
        '`touchpoints: "Desk, Phone line"`',
    ),
    "no text": (
        STEP + "        waits: {for: 8 min, or so, most: 3 min}\n",
        "7:27 or so",
        "take it away, or write it as `key: value`",
    ),
}


@pytest.mark.parametrize("case", COMMAS)
def test_a_comma_in_braces_is_told_at_the_comma(case: str) -> None:
    text, where, repair = COMMAS[case]
    where, _, key = where.partition(" ")
    assert the_one(text) == (where, f"a comma ends a text inside braces, so `{key}` is read as a key", repair)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("owner desk-staff", "owner: desk-staff"), ("owner= x", "owner: x"), ("owner:x", "owner: x"),
     ("chanel", "channel"), ("owner：x", "owner: x"), ("owner? x", "owner: x")],
)  # fmt: skip
def test_after_a_comma_a_key_without_its_colon_may_be_meant(typed: str, meant: str) -> None:
    _, message, repair = the_one(f"{HEAD}touchpoints: {{a: {{name: Desk, {typed}}}}}\n{STEP.removeprefix(HEAD)}")
    assert message == f"a comma ends a text inside braces, so `{typed}` is read as a key"
    assert repair == f'did you mean `{meant}`? Else put the text in quotes: `name: "Desk, {typed}"`'


def test_a_key_of_two_words_with_a_value_lacks_no_colon() -> None:
    (problem,) = problems(STEP + "        waits: {for 8 min: x}\n")
    assert problem.help == "its keys are `for`, `most`, `explained` and `occupied`"


def test_what_is_said_of_a_comma_is_right() -> None:
    """The text in the quotes of the advice is taken, and is the whole text."""
    for case in ("what is done", "two commas", "typographic quotes", "quotes in the text"):
        text, _, repair = COMMAS[case]
        advice = repair.partition(": `")[2].removesuffix("`")
        row = text.rstrip().split("\n")[-1]
        after = ", by: clerk" if "by: clerk" in row else ""
        mended = text.replace(row, row[: row.index("{") + 1] + advice + after + "}")
        assert problems(mended) == ()


def test_a_comma_in_a_catalog_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text("catalog: 1\nowners: {a: {name: Smith, Sons and Co}}\n")
    (tmp_path / "a.yaml").write_text("blueprint: 1\ntitle: A\nuse: catalog.yaml\n" + STEPS + "      - customer: A\n")
    with pytest.raises(ProblemsError) as caught:
        read(tmp_path / "a.yaml")
    (problem,) = caught.value.problems
    assert (place(problem), problem.location and Path(problem.location.file).name) == ("2:25", "catalog.yaml")


def test_a_comma_beside_another_mistake_is_told_besides() -> None:
    found = problems(STEP + "        frontstage: {dose: Offers, or calls, by: x}\n        emotion: 9\n")
    assert [problem.message.partition(",")[0] for problem in found] == [
        "an action has no key `dose`",
        "a comma ends a text inside braces",
        "9 is not on the scale",
    ]


def test_a_comma_is_told_once_however_often_it_is_brought() -> None:
    found = problems(f"x-a: &a {{does: A, or b}}\n{STEP}        frontstage: {{<<: *a}}\n        backstage: *a\n")
    assert [place(problem) for problem in found] == ["1:17"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("        frontstage:\n          does: B\n          or calls back:\n", "an action has no key `or calls back`"),
        ("        frontstage: {does: B, by, takes: 2 min}\n", "`by` has nothing after it"),
        ("        frontstage: {does: B, zzz: , takes: 2 min}\n", "an action has no key `zzz`"),
        ("        frontstage: {does: B, takes: 2,5 min}\n", "`5 min` stands after a comma, which ends a value"),
        ("        emotion: {felt: 2, happy}\n", "an emotion has no key `happy`"),
    ],
)
def test_a_key_with_nothing_after_it_is_no_text_that_was_cut(row: str, message: str) -> None:
    (problem,) = problems(STEP + row)
    assert problem.message == message


@pytest.mark.parametrize(
    ("row", "where", "repair"),
    [
        ("        touchpoints: {lobby, desk}\n", "7:22",
         "several things stand in brackets: `touchpoints: [lobby, desk]`"),
        ("        frontstage: {Offers a slot, or calls}\n", "7:21",
         'write `frontstage: "Offers a slot, or calls"`, without the braces'),
        ("        frontstage: {Offers a slot}\n", "7:21", 'write `frontstage: "Offers a slot"`, without the braces'),
        ("      - {Waits, reads}\n", "7:9", 'write `customer: "Waits, reads"`, without the braces'),
        ("        frontstage: {does: B, needs: {till, printer}}\n", "7:38",
         "several things stand in brackets: `needs: [till, printer]`"),
        ("owners: {Front desk, Kitchen}\n", "7:9", "an id stands before each name: `front-desk: Front desk`"),
    ],
)  # fmt: skip
def test_text_alone_in_braces(row: str, where: str, repair: str) -> None:
    assert the_one(STEP + row) == (where, "there is text alone in these braces, which hold keys with values", repair)


@pytest.mark.parametrize(
    ("row", "repair"),
    [
        ("        emotion: {-1}\n", "write `emotion: -1`, without the braces"),
        ("links: {a -> a}\n", "several things stand in brackets: `links: [a -> a]`"),
        ("use: {a.yaml, b.yaml}\n", "several things stand in brackets: `use: [a.yaml, b.yaml]`"),
    ],
)
def test_what_is_said_of_text_alone_is_what_the_key_takes(row: str, repair: str) -> None:
    assert the_one(STEP + row)[2] == repair


def test_text_alone_where_things_have_ids_is_told_as_the_ids_that_it_is_read_as() -> None:
    assert [problem.message for problem in problems(STEP + "promises: {quick}\n")] == ["`quick` in `promises` is empty"]


@pytest.mark.parametrize("dash", ["–", "—", "•"])
def test_steps_with_long_dashes_are_told_of_the_dash(dash: str) -> None:
    rows = f"      {dash} customer: A\n        emotion: 1\n      {dash} customer: B\n        emotion: 1\n"
    for text in (HEAD + STEPS + rows, HEAD + STEPS + rows.replace("        emotion: 1\n", "")):
        told = {problem.message for problem in problems(text) if "dash" in problem.help}
        assert told == {f"this `{dash}` is none of YAML's signs"}


# ── spaces that are none ────────────────────────────────────────────────────────────────────────────────────────────

SPACES = {
    "before a line": (f"{STEP}{HARD * 8}emotion: 1\n        waits: 4 min\n", "7:1", "this line begins with"),
    "among spaces": (f"{STEP}       {HARD}emotion: 1\n        waits: 4 min\n", "7:8", "this line begins with"),
    "in two lines": (
        f"{STEP}{HARD * 8}emotion: 1\n{HARD * 8}waits: 2 min\n      - customer: B\n", "7:1", "this line begins with"
    ),
    "in the last line": (f"{STEP}{HARD * 8}emotion: 1\n", "7:1", "this line begins with"),
    "in all lines": (
        f"{HEAD}journey:\n{HARD} - phase: P\n{HARD} {HARD} steps:\n{HARD * 6}- customer: A\n", "4:1",
        "this line begins with",
    ),
    "after a dash": (f"{HEAD}{STEPS}      -{HARD}customer: A\n        emotion: 1\n", "6:8", "this line begins with"),
    "after a colon": (f"{HEAD}{STEPS}      - customer:{HARD}A\n        emotion: 1\n", "6:18", "stands here"),
    "after a colon at the edge": (f"blueprint: 1\ntitle:{HARD}A\njourney: []\n", "2:7", "stands here"),
    "after the first colon": (f"blueprint:{HARD}1\ntitle: A\njourney: []\n", "1:11", "stands here"),
    "after a colon, and nothing else": (f"{HEAD}{STEPS}      - customer:{HARD}A\n", "6:18", "stands here"),
    "after a colon in braces": (f"{HEAD}{STEPS}      - {{customer:{HARD}A}}\n", "6:19", "stands here"),
    "after a key of a list": (f"{HEAD}journey:\n  - phase: P\n    steps:{HARD}\n      - customer: A\n", "5:11",
                              "stands here"),
    "before a colon": (f"{HEAD}titre{HARD}: x\n{STEP.removeprefix(HEAD)}", "3:6", "stands here"),
    "in all of a file": (f"blueprint:{HARD}1\ntitle:{HARD}A\n", "1:11", "stands here"),
}  # fmt: skip


@pytest.mark.parametrize("case", SPACES)
def test_a_hard_space_is_told_where_it_stands(case: str) -> None:
    text, where, said = SPACES[case]
    found, message, repair = the_one(text)
    assert (found, said in message, "a hard space (U+00A0)" in message) == (where, True, True)
    assert "in its place" in repair
    assert message.endswith(", which looks like a space and is none")


@pytest.mark.parametrize(
    ("space", "name"),
    [("\u3000", "a wide space (U+3000)"), ("\u202f", "a narrow hard space (U+202F)"), ("\u2003", "(U+2003)")],
)
def test_other_spaces_that_are_none_are_told_too(space: str, name: str) -> None:
    for text in (f"{STEP}{space * 8}emotion: 1\n        waits: 4 min\n", f"{STEP}{space * 8}emotion: 1\n"):
        where, message, _ = the_one(text)
        assert where == "7:1"
        assert name in message


def test_of_many_lines_with_hard_spaces_the_first_is_told_and_how_many_more() -> None:
    rows = "".join(f"{HARD * 6}- customer: A\n" for _ in range(20))
    where, _, repair = the_one(f"{HEAD}journey:\n{HARD * 2}- phase: P\n{HARD * 4}steps:\n{rows}")
    assert where == "4:1"
    assert ", here and in 21 more lines;" in repair


@pytest.mark.parametrize(
    ("row", "column"),
    [(f"emotion: {HARD}1", 18), (f"emotion: 1{HARD}", 19), (f"waits: 4{HARD}min", 17), (f"mark: peak{HARD}", 19)],
)
def test_a_hard_space_is_all_that_is_wrong_with_a_value(row: str, column: int) -> None:
    where, message, repair = the_one(f"{STEP}        {row}\n")
    assert (where, message) == (
        f"7:{column}",
        "a hard space (U+00A0) stands here, which looks like a space and is none",
    )
    assert repair.startswith("put an ordinary space in its place;")


def test_a_value_that_is_wrong_besides_a_hard_space_is_told_what_it_is() -> None:
    assert the_one(f"{STEP}        emotion: très{HARD}bien\n")[1].startswith("`emotion` should be a score")


def test_hard_spaces_in_texts_are_left_alone() -> None:
    text = (
        f'{STEP}        frontstage: Demande{HARD}:{HARD}«{HARD}Où{HARD}?{HARD}»\n        support: "a,{HARD}b:{HARD}c"\n'
    )
    assert problems(text) == ()
    assert "second colon" in the_one(f"{STEP}        frontstage: Dit bonjour, madame{HARD}: oui\n")[1]
    (problem,) = problems(f"{text}        emotion: 9\n")
    assert problem.message.startswith("9 is not on the scale")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ('        notes:\n          note: |\n            \u3000\u3000一段\n        frontstage: "x" y\n',
         "text goes on after its closing quote"),
        (f'        frontstage: "Il dit, ici:{HARD}bon\n', "this quote is never closed"),
    ],
)  # fmt: skip
def test_a_hard_space_in_a_text_is_not_the_cause_of_what_is_wrong_beside_it(rows: str, message: str) -> None:
    assert the_one(STEP + rows)[1] == message


def test_hard_spaces_are_told_in_time_that_grows_with_the_file() -> None:
    def work(rows: int) -> int:
        text = f"{STEP}" + "".join(f"{HARD * 2}k{number}: 1\n" for number in range(rows))
        return lines_run(lambda: problems(text))

    work(10)
    assert work(400) < 4.4 * work(100)


def test_columns_to_begin_at_are_named_once() -> None:
    (problem,) = problems(f"{HEAD}journey:\n    - phase: P\n    # one\n      steps: []\n     x: 1\n")
    numbers = [word.strip(",") for word in problem.help.split() if word.strip(",").isdigit()]
    assert numbers == sorted(set(numbers), key=int)


# ── files of another kind ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("raw", ["{\\rtf1\\ansi\n{\\fonttbl}\ntitle: A\\\n}\n", b"{\\rtf1\\ansi \xe9}"])
def test_rich_text_is_named(raw: str | bytes) -> None:
    assert the_one(raw) == (
        "1:1",
        "this is RTF, a text with fonts and colours, not plain text",
        "save it as plain text: in TextEdit that is “Format”, then “Make Plain Text”",
    )


def test_a_file_whose_ending_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "stay.yaml.txt").write_text(SMALL)
    with pytest.raises(SourceError) as caught:
        read(tmp_path / "stay.yaml")
    assert caught.value.problems[0].help.endswith("take `.txt` away from its name, which your computer may hide")


# ── steps, phases and what belongs to them ──────────────────────────────────────────────────────────────────────────

NO_STEPS = {
    "deeper than the phase": ("  - phase: P\n    - customer: A\n    - customer: B\n", "5:5"),
    "much deeper": ("  - phase: P\n      - customer: A\n      - customer: B\n", "5:7"),
    "after its stage": ("  - phase: P\n    stage: before\n    - customer: A\n", "6:5"),
    "after its stage, and deeper": ("  - phase: P\n    stage: before\n      - customer: A\n", "6:7"),
    "after a remark": ("  - phase: P\n# steps:\n    - customer: A\n", "6:5"),
    "after another phase": (
        "  - phase: O\n    steps:\n      - customer: A\n  - phase: P\n    - customer: B\n      emotion: 1\n", "8:5"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NO_STEPS)
def test_steps_without_their_key(case: str) -> None:
    rows, where = NO_STEPS[case]
    assert the_one(f"{HEAD}journey:\n{rows}") == (
        where,
        "`steps:` is missing below `phase: P`",
        "write `steps:` in a line of its own, right below `phase`, and the steps below it",
    )


def test_steps_beside_their_phase() -> None:
    rows = "  - phase: P\n  - customer: A\n    emotion: 1\n  - customer: B\n    waits: 8\n"
    where, message, repair = the_one(f"{HEAD}journey:\n{rows}")
    assert (where, message) == ("4:5", "the phase has no `steps`")
    assert repair.startswith("write `steps:` in a line of its own, right below `phase`")


def test_a_customer_whose_id_has_a_space() -> None:
    customers = "customers: {the patient: The patient, parent: Parent}\n"
    rows = "".join(
        "      - the patient: A\n        emotion: 1\n      - parent: B\n        waits: 4 min\n" for _ in "1234"
    )
    where, message, _ = the_one(f"{HEAD}{customers}{STEPS}{rows}      - customer: C\n")
    assert where == "3:13"
    assert message.startswith("`the patient` cannot be an id")


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("touchpoints: {x: {name: X, owner: ?}}\n", "3:35"),
        ("touchpoints: {x: {owner: ?, name: X}}\n", "3:26"),
        ("touchpoints:\n  x:\n    name: X\n    owner: ?\n", "6:12"),
        ("touchpoints: {x: {name: X, owner: ?? }}\n", "3:35"),
    ],
)
def test_what_is_not_known_yet(row: str, where: str) -> None:
    found, _, repair = the_one(HEAD + row + STEP.removeprefix(HEAD))
    assert found == where
    assert repair.startswith("leave `owner` away as long as it is not known: what nobody owns is drawn so;")


@pytest.mark.parametrize(
    ("rows", "hint"),
    [
        (
            "      - emotion: 1\n",
            "does it belong to the step above? Then take its `-` away; else say what the customer",
        ),
        ("      - emotion: 1\n      - customer: B\n", "does it belong to the step above?"),
        ("      - {id: b, emotion: 1}\n", "say what the customer does"),
        ("  - phase: Q\n    steps:\n      - emotion: 1\n", "say what the customer does"),
    ],
)
def test_a_dash_too_many_before_what_belongs_to_the_step_above(rows: str, hint: str) -> None:
    found = problems(STEP + rows)
    assert found[0].message == "nothing happens in this step"
    assert found[0].help.startswith(hint)


@pytest.mark.parametrize(
    ("rows", "where", "repair"),
    [
        (STEPS + "      - Arrive together\n        emotion: 1\n", "5:9", "write `- customer: Arrive together`"),
        (STEPS + "      - customer: A\n      - Arrive together\n        emotion: 1\n", "6:9",
         "write `- customer: Arrive together`"),
        (STEPS.replace("      ", "  ") + "    - Arrive together\n      emotion: 1\n", "5:7",
         "write `- customer: Arrive together`"),
        ("journey:\n  - Arrive\n    steps: []\n", "3:5", "write `- phase: Arrive`"),
        (STEPS + "      - customer: A\n        frontstage:\n          - Greets all\n            by: clerk\n", "7:13",
         "write `- does: Greets all`"),
    ],
)  # fmt: skip
def test_a_text_with_keys_below_it_is_told_its_key(rows: str, where: str, repair: str) -> None:
    found, message, hint = the_one("blueprint: 1\n" + rows)
    assert (found, hint) == (where, repair)
    assert message.endswith("has no colon")


@pytest.mark.parametrize("row", ["policies: no-tips", "policy: no-tips", "no-tips: yes"])
def test_a_policy_in_a_step_belongs_into_a_lane_of_notes(row: str) -> None:
    policies = "policies: {no-tips: No tips}\n"
    _, _, repair = the_one(f"{HEAD}{policies}{STEP.removeprefix(HEAD)}        {row}\n")
    assert repair == (
        "a policy is named in a lane of kind note: declare one, `lanes: {policy: {kind: note, name: Policies}}`, and "
        "write `policy: no-tips`"
    )
    lanes = "lanes: {policies: {kind: note}}\n"
    if row == "no-tips: yes":
        _, _, repair = the_one(f"{HEAD}{policies}{lanes}{STEP.removeprefix(HEAD)}        {row}\n")
        assert repair == "a policy is named in a lane of kind note: write `policies: no-tips`"


@pytest.mark.parametrize(("lane", "kind"), [("note", "note"), ("policies", "note"), ("kitchen", "backstage")])
def test_a_lane_without_a_kind_is_told_the_one_that_its_id_means(lane: str, kind: str) -> None:
    (problem,) = problems(f"{HEAD}lanes: {{{lane}: {{name: X}}}}\n{STEP.removeprefix(HEAD)}        {lane}: B\n")
    assert problem.help.startswith(f"write `{lane}: {{kind: {kind}, name: …}}`")


def test_words_that_two_steps_have() -> None:
    text = f"{STEP}      - customer: Waits\n      - customer: B\n        next: Waits\n      - customer: Waits\n"
    (problem,) = problems(text)
    assert (place(problem), problem.message) == ("9:15", "two steps are called `Waits`")
    assert problem.help == "give the one that is meant an `id:`, and write that here"
    assert [str(one.location).split(":")[1] for one in problem.related] == ["7", "10"]


# ── remarks and ids ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("// the hotel\n" + STEP, "1:1"),
        (STEP + "        // the hotel\n        emotion: 1\n", "7:9"),
        (STEP + "      /* the hotel */\n        emotion: 1\n", "7:7"),
        (STEP + "        // the hotel: 2\n", "7:9"),
        (HEAD + "// the hotel: 2\n" + STEP.removeprefix(HEAD), "3:1"),
    ],
)
def test_a_remark_as_other_languages_have_it(text: str, where: str) -> None:
    found, _, repair = the_one(text)
    assert found == where
    assert repair.startswith("a remark begins with `#`: `# the hotel")


def test_a_path_in_double_quotes() -> None:
    where, message, repair = the_one(f'goal: "C:\\bin"\n{STEP}')
    assert (where, message) == ("1:10", "`\\b` is an invisible control character (U+0008)")
    assert repair.endswith("write `\\\\` for a backslash, or use single quotes")


def test_the_first_of_two_ids_is_told_at_the_id() -> None:
    (problem,) = problems(f"{HEAD}owners: {{x: A long name}}\ntouchpoints: {{x: B}}\n{STEP.removeprefix(HEAD)}")
    assert (problem.code, place(problem)) == ("BP108", "4:15")
    assert str(problem.related[0].location).endswith(":3:10")


# ── and all of it at no cost ────────────────────────────────────────────────────────────────────────────────────────


def test_many_commas_are_told_soon() -> None:
    rows = "".join(f"      - {{customer: A{number}, b, c, d}}\n" for number in range(5_000))
    with ends_soon():
        found = problems(HEAD + STEPS + rows)
    assert len(found) > 100
    with ends_soon():
        assert problems(HEAD + "owners: {a: A, " + ", ".join(f"b {number}" for number in range(20_000)) + "}\n" + STEPS)
    with ends_soon():
        assert problems(STEP + "        notes: {note: A, " + ", ".join(f"b {n}" for n in range(60_000)) + "}\n")


def test_the_full_file_is_still_fine() -> None:
    assert "no key" not in "".join(problem.message for problem in problems(FULL))


# ── what stands under a misspelt key ────────────────────────────────────────────────────────────────────────────────


def test_what_stands_under_a_misspelt_key_is_looked_through() -> None:
    text = (
        HEAD + "onwers: {desk: Desk}\ntuchpoints:\n  counter: {name: Counter, owner: dsek}\n"
        "jurney:\n  - phase: P\n    stpes:\n"
        "      - custmer: A\n        touchpoints: [coutner]\n        emtion: {feld: 2}\n"
    )
    assert [(place(problem), problem.code) for problem in problems(text)] == [
        ("3:1", "BP103"),
        ("4:1", "BP103"),
        ("5:35", "BP107"),
        ("6:1", "BP103"),
        ("8:5", "BP103"),
        ("9:9", "BP103"),
        ("10:23", "BP107"),
        ("11:9", "BP103"),
    ]


def test_a_misspelt_key_with_all_well_under_it_is_one_problem() -> None:
    text = f"{HEAD}owners: {{desk: Desk}}\ntouchpoints:\n  bar: {{name: Bar, owner: desk}}\n{STEP.removeprefix(HEAD)}"
    text += "        touchpoints: [bar]\n"
    assert problems(text) == ()
    for right, wrong in (("journey:", "jurney:"), ("steps:", "setps:"), ("touchpoints:\n", "touchpionts:\n")):
        assert [problem.code for problem in problems(text.replace(right, wrong, 1))] == ["BP103"], wrong


def test_a_misspelt_key_beside_the_right_one_is_not_taken_for_it() -> None:
    text = STEP + "    stpes:\n      - emotion: 99\n"
    assert [(place(problem), problem.code) for problem in problems(text)] == [("7:5", "BP103")]


def test_many_misspelt_keys_end_soon() -> None:
    def work(phases: int) -> int:
        each = "  - phase: P{}\n    stpes: [{{customer: A}}]\n"
        text = HEAD + "journey:\n" + "".join(each.format(number) for number in range(phases))
        return lines_run(lambda: problems(text))

    assert work(2000) < work(500) * 5
