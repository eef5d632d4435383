"""Edits change the lines that they have to, and not a letter more."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path as File
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.edits import Edit, Fix, Remove, Replace, SetKey
from blueprint.errors import OutputError, Path, Place, SourceError
from blueprint.load.editing import edit, mend
from blueprint.load.expected import Changes
from blueprint.load.parsing.source import read_data
from blueprint.load.sameness import same
from blueprint.load.tidy.layout import remarks_of
from blueprint.testing import blueprints
from tests.effort import examples
from tests.messy import messy

ROOT = File(__file__).parents[1]
HOTEL = (ROOT / "examples" / "hotel-stay.yaml").read_text(encoding="utf-8")
LINKS = [{"from": "a", "to": "b"}, {"from": "c", "to": "d"}]


def put(*path: str | int, **pairs: Any) -> SetKey:
    """Set a key of the mapping at a path; a key that is a word of Python ends in `_`."""
    ((key, value),) = pairs.items()
    return SetKey(Place(path), key.removesuffix("_"), value)


def remove(*path: str | int) -> Remove:
    return Remove(Place(path))


def replace(*path: str | int, by: Any) -> Replace:
    return Replace(Place(path), by)


CASES: dict[str, tuple[str, Edit | list[Edit], str]] = {
    # a key in brackets
    "in brackets": ("a: {b: c}  # d\n", put("a", e="f"), "a: {b: c, e: f}  # d\n"),
    "in brackets, with spaces inside": ("a: { b: c }\n", put("a", e="f"), "a: { b: c, e: f }\n"),
    "in brackets, with a comma at the end": ("a: {b: c,}\n", put("a", e="f"), "a: {b: c, e: f,}\n"),
    "in empty brackets": ("a: {}\nb: { }\n", [put("a", c="d"), put("b", c="d")], "a: {c: d}\nb: {c: d}\n"),
    "in brackets over lines": ("a: {b: c, d: e,\n    f: g}\n", put("a", h="i"), "a: {b: c, d: e,\n    f: g, h: i}\n"),
    "in brackets, a line each": (
        "a: {\n  b: c,  # d\n  e: f  # g\n}\n",
        put("a", h="i"),
        "a: {\n  b: c,  # d\n  e: f,  # g\n  h: i\n}\n",
    ),
    "in brackets, a line each, a comma at the end": (
        "a: {\n    b: c,  # d\n}\n",
        put("a", h="i"),
        "a: {\n    b: c,  # d\n    h: i,\n}\n",
    ),
    "in brackets, in the order of the format": (
        "touchpoints: {lobby: {name: Lobby, senses: [sight]}}\n",
        put("touchpoints", "lobby", owner="hotel"),
        "touchpoints: {lobby: {name: Lobby, owner: hotel, senses: [sight]}}\n",
    ),
    "in brackets, at the front": (
        "journey: [{steps: [{customer: Waits}]}]\n",
        put("journey", 0, "steps", 0, id="wait"),
        "journey: [{steps: [{id: wait, customer: Waits}]}]\n",
    ),
    "in brackets, beside a merge alone": (
        "a: &a {b: c}\nd: {<<: *a}\n",
        put("d", e="f"),
        "a: &a {b: c}\nd: {e: f, <<: *a}\n",
    ),
    "quoted where it has to be": ("a: {b: c}\n", put("a", d="e, f: no"), 'a: {b: c, d: "e, f: no"}\n'),
    "lines of text in brackets": ("a: {b: c}\n", put("a", d="e\nf\n"), 'a: {b: c, d: "e\\nf\\n"}\n'),
    # a key in a block
    "in a block": ("a:\n  b: c  # d\n\nf: g\n", put("a", h="i"), "a:\n  b: c  # d\n  h: i\n\nf: g\n"),
    "in a block of four columns": (
        "a:\n    b:\n        c: d\ne: f\n",
        put("a", "b", g=1),
        "a:\n    b:\n        c: d\n        g: 1\ne: f\n",
    ),
    "after a dash": ("a:\n- b: c\n- d: e\n", put("a", 0, f="g"), "a:\n- b: c\n  f: g\n- d: e\n"),
    "after a wide dash": ("a:\n  -   b: c\n", put("a", 0, f="g"), "a:\n  -   b: c\n      f: g\n"),
    "after lines of text": (
        "a:\n  b: |\n    c\n\n    d\n\ne: f\n",
        put("a", g="h"),
        "a:\n  b: |\n    c\n\n    d\n  g: h\n\ne: f\n",
    ),
    "after a list": (
        "a:\n  b:\n    - c\n    # d\n  # e\nf: g\n",
        put("a", h="i"),
        "a:\n  b:\n    - c\n    # d\n  h: i\n  # e\nf: g\n",
    ),
    "after nothing": ("a:\n  b:\nf: g\n", put("a", h="i"), "a:\n  b:\n  h: i\nf: g\n"),
    "after an alias": ("a: &a b\nc:\n  d: *a\n", put("c", e="f"), "a: &a b\nc:\n  d: *a\n  e: f\n"),
    "beside a merge alone, in a block": (
        "a: &a {b: c}\nd:\n  <<: *a\n",
        put("d", e="f"),
        "a: &a {b: c}\nd:\n  e: f\n  <<: *a\n",
    ),
    "over what a merge brings": (
        "a: &a {b: c}\nd: {<<: *a, e: f}\n",
        put("d", b="g"),
        "a: &a {b: c}\nd: {<<: *a, e: f, b: g}\n",
    ),
    "after an anchor": ("a: &a\n  b: c\nd: *a\n", put(e="f"), "a: &a\n  b: c\nd: *a\ne: f\n"),
    "in front, after a dash": (
        "journey:\n  - steps:\n      - customer: Waits  # long\n        emotion: -1\n",
        put("journey", 0, "steps", 0, id="wait"),
        "journey:\n  - steps:\n      - id: wait\n        customer: Waits  # long\n        emotion: -1\n",
    ),
    "in the order of the format": (
        "journey:\n  - phase: Visit\n    steps:\n      - customer: Waits\n        mark: pit\n",
        [put("journey", 0, stage="during"), put("journey", 0, "steps", 0, next="end")],
        "journey:\n  - phase: Visit\n    stage: during\n    steps:\n"
        "      - customer: Waits\n        next: end\n        mark: pit\n",
    ),
    "no line break at the end": ("a: b", put(c="d"), "a: b\nc: d"),
    "lines that end in CRLF": ("a:\r\n  b: c\r\n", put("a", d="e"), "a:\r\n  b: c\r\n  d: e\r\n"),
    "a byte order mark": ("\ufeffa: b\n", put(c="d"), "\ufeffa: b\nc: d\n"),
    # larger values
    "a directory": (
        "blueprint: 1\ntitle: Café\n\njourney: []\n",
        put(touchpoints={"counter": "Counter", "till": {"name": "Till", "owner": "staff"}}),
        "blueprint: 1\ntitle: Café\n\n"
        "touchpoints:\n  counter: Counter\n  till: {name: Till, owner: staff}\n\njourney: []\n",
    ),
    "a directory in a file without blank lines": (
        "title: Café\njourney: []\n",
        put(owners={"staff": "Staff"}),
        "title: Café\nowners:\n  staff: Staff\njourney: []\n",
    ),
    "a list at the end": (
        "title: Café\n\nlinks:\n  - a -> b\n",
        put(ignore=[{"rule": "BP301", "at": "lobby", "why": "Known"}]),
        "title: Café\n\nlinks:\n  - a -> b\n\nignore: [{rule: BP301, at: lobby, why: Known}]\n",
    ),
    "what is too long for a line": (
        "a:\n  b: c\n",
        put("a", d=["word " * 12 + "end"] * 2),
        f"a:\n  b: c\n  d:\n    - {'word ' * 12}end\n    - {'word ' * 12}end\n",
    ),
    "lines of text": ("a:\n  b: c\n", put("a", d="e\nf\n"), "a:\n  b: c\n  d: |\n    e\n    f\n"),
    "numbers and truths": (
        "a: {}\n",
        put("a", b=[1, -0.5, 2.0, True, None, "1", "true"]),
        'a: {b: [1, -0.5, 2, true, null, "1", "true"]}\n',
    ),
    # another value
    "another value": ("a: b   # c\n", replace("a", by="d"), "a: d   # c\n"),
    "another value for a key": ("a: {b: c, d: e}\n", put("a", b="f"), "a: {b: f, d: e}\n"),
    "a mapping for a text": (
        "a: [b, c]\n",
        replace("a", 0, by={"name": "b", "owner": "x"}),
        "a: [{name: b, owner: x}, c]\n",
    ),
    "a mapping for a text in a block": ("a:\n  b: C\n", replace("a", "b", by={"name": "C"}), "a:\n  b: {name: C}\n"),
    "a text for a block": (
        "a:\n  b:  # c\n    d: e\n    f: g  # h\n  i: j\n",
        replace("a", "b", by="k"),
        "a:\n  b: k  # c\n  i: j\n",
    ),
    "a text for a block after a dash": (
        "a:\n  - b: c\n    d: e\n  - f\n",
        replace("a", 0, by="g"),
        "a:\n  - g\n  - f\n",
    ),
    "a text in the place of nothing": (
        "a:\nb:   # c\nd:\n  -\n",
        [put(a="x"), put(b="w"), replace("d", 0, by="z")],
        "a: x\nb: w   # c\nd:\n  - z\n",
    ),
    "a text in its own line": ("a:\n    b\nc: d\n", put(a="x"), "a: x\nc: d\n"),
    "a text over lines": ("a: b\n  c\nd: 'e\n  f'\n", [put(a="x"), put(d="w")], "a: x\nd: w\n"),
    "a text after a bar": ("a: |  # b\n  c\n\nd: e\n", put(a="x"), "a: x  # b\n\nd: e\n"),
    "a list over lines": (
        "a:\n  b: c  # d\n",
        put("a", b=["word " * 12 + "end"] * 2),
        f"a:\n  b:  # d\n    - {'word ' * 12}end\n    - {'word ' * 12}end\n",
    ),
    "for an alias": ("a: &a {b: c}\nd: *a\ne: *a\n", put(d="f"), "a: &a {b: c}\nd: f\ne: *a\n"),
    "under a long key": ("? a\n: b\n", put(a="c"), "? a\n: c\n"),
    "a quoted key": ('"a" : b\n', put(a="c"), '"a" : c\n'),
    "a date": ("reviewed: 2026-11-01\n", put(reviewed="2026-11-30"), "reviewed: 2026-11-30\n"),
    # taking away
    "from brackets": ("a: [b, c, d]\n", remove("a", 1), "a: [b, d]\n"),
    "the first from brackets": ("a: {b: c, d: e}  # f\n", remove("a", "b"), "a: {d: e}  # f\n"),
    "the last from brackets": ("a: [ b, c ]\n", remove("a", 1), "a: [ b ]\n"),
    "the last before a comma": ("a: [b, c, ]\n", remove("a", 1), "a: [b, ]\n"),
    "several from brackets": ("a: [b, c, d, e]\n", [remove("a", 3), remove("a", 1), remove("a", 2)], "a: [b]\n"),
    "a line from brackets": ("a: [\n  b,  # x\n  c,  # y\n  d\n]\n", remove("a", 1), "a: [\n  b,  # x\n  d\n]\n"),
    "the last line from brackets": ("a: [\n  b,  # x\n  c  # y\n]\n", remove("a", 1), "a: [\n  b,  # x\n]\n"),
    "from between lines in brackets": (
        "a: [b, c,  # x\n    d, e]\n",
        [remove("a", 1), remove("a", 2)],
        "a: [b,  # x\n    e]\n",
    ),
    "beside a merge": ("a: &a {b: c}\nd: {<<: *a, e: f}\n", remove("d", "e"), "a: &a {b: c}\nd: {<<: *a}\n"),
    "a key from a block": ("a: b\nc: d  # e\nf: g\n", remove("c"), "a: b\nf: g\n"),
    "a key with its block": ("a: b\nc:\n  d:\n    - e\n\n# f\nf: g\n", remove("c"), "a: b\n\n# f\nf: g\n"),
    "a key between blank lines": ("a: b\n\nc: d\n\ne: f\n", remove("c"), "a: b\n\ne: f\n"),
    "the last key": ("a: b\n\nc:\n  - d\n", remove("c"), "a: b\n"),
    "the last key without a line break": ("a: b\nc: d", remove("c"), "a: b\n"),
    "lines of text ": ("a: |\n  b\n\nc: d\n", remove("a"), "c: d\n"),
    "an entry": ("a:\n  - b\n  - c: d\n    e: f\n  - g\n", remove("a", 1), "a:\n  - b\n  - g\n"),
    "an entry in the column of its key": ("a:\n- b\n- c\nd: e\n", remove("a", 1), "a:\n- b\nd: e\n"),
    "the first key after a dash": ("a:\n  - b: c\n    d: e\n", remove("a", 0, "b"), "a:\n  - d: e\n"),
    "the first key after a dash, before a remark": (
        "a:\n  - b: c  # x\n    # of d\n    d: e\n",
        remove("a", 0, "b"),
        "a:\n    # of d\n  - d: e\n",
    ),
    "the first entry of a list in a list": (
        "a:\n  - - b\n    - c\n  - - d\n",
        remove("a", 0, 0),
        "a:\n  - - c\n  - - d\n",
    ),
    "a key after a question mark": ("a: b\n? c\n: d\ne: f\n", remove("c"), "a: b\ne: f\n"),
    "what is left empty": (
        "a: {b: [c], d: e}\nf:\n  g:\n    - h\ni: j\n",
        [remove("a", "b", 0), remove("f", "g", 0)],
        "a: {d: e}\ni: j\n",
    ),
    "all of a list, one by one": ("a: [b, c]\nd: e\n", [remove("a", 0), remove("a", 1)], "d: e\n"),
    "an alias": ("a: &a {b: c}\nd: *a\ne: [*a, f]\n", [remove("d"), remove("e", 0)], "a: &a {b: c}\ne: [f]\n"),
    # several at once
    "one key for another, in brackets": ("a: {b: c, d: e}\n", [put("a", f="c"), remove("a", "b")], "a: {d: e, f: c}\n"),
    "one key for another, alone": ("a: {b: c}\n", [put("a", f="c"), remove("a", "b")], "a: {f: c}\n"),
    "one key for another, alone in a block": (
        "a:\n  b: c  # d\n",
        [remove("a", "b"), put("a", f=["g" * 120])],
        f"a:\n  f:  # d\n    - {'g' * 120}\n",
    ),
    "felt for target": (
        "journey: [{steps: [{emotion: {felt: 1, source: diary}}]}]\n",
        [put("journey", 0, "steps", 0, "emotion", target=1), remove("journey", 0, "steps", 0, "emotion", "felt")],
        "journey: [{steps: [{emotion: {target: 1, source: diary}}]}]\n",
    ),
    "felt for target in a block": (
        "journey:\n- steps:\n  - emotion:\n      felt: 1  # asked\n      source: diary\n",
        [put("journey", 0, "steps", 0, "emotion", target=1), remove("journey", 0, "steps", 0, "emotion", "felt")],
        "journey:\n- steps:\n  - emotion:\n      target: 1  # asked\n      source: diary\n",
    ),
    "several in front for the first of a block": (
        "links:\n- to: b\n  label: c\n",
        [put("links", 0, from_="a"), put("links", 0, kind="flow"), remove("links", 0, "to")],
        "links:\n- from: a\n  kind: flow\n  label: c\n",
    ),
    "ends that meet": (
        "a:\n  b:\n    c: d\n",
        [put(x="1"), put("a", w="2"), put("a", "b", v="3")],
        'a:\n  b:\n    c: d\n    v: "3"\n  w: "2"\nx: "1"\n',
    ),
    "an end that goes": ("a:\n  - b\n  - c\n", [remove("a", 1), put(d="e")], "a:\n  - b\nd: e\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    before, edits, after = CASES[name]
    assert edit(before, edits if isinstance(edits, list) else [edits]) == after


def test_no_edits_change_nothing() -> None:
    assert edit("a:  b", []) == "a:  b"


REFUSED: dict[str, tuple[str, list[Edit], str]] = {
    "what is not there": ("a: b\n", [remove("c")], "`c` is not there"),
    "what is not there either": ("a: [b]\n", [replace("a", 3, by="c")], "`a[3]` is not there"),
    "a key of a text": ("a: b\n", [put("a", c="d")], "`a` is no mapping, and `c` can only be set in one"),
    "a key of a list": ("a: [b]\n", [put("a", c="d")], "`a` is no mapping"),
    "the whole": ("a: b\n", [replace(by={})], "a whole file"),
    "all of it": ("a: b\n", [remove("a")], "nothing would be left"),
    "the same twice": ("a: b\n", [put(a="c"), put(a="d")], "`a` would be changed in two ways"),
    "one in another": ("a: {b: c}\n", [put("a", b="d"), remove("a")], "`a` would be changed in two ways"),
    "inside an alias": ("a: &a {b: c}\nd: *a\n", [put("d", b="e")], "`d` comes here by an alias or `<<`"),
    "what a merge brings": ("a: &a {b: c}\nd: {<<: *a, e: f}\n", [remove("d", "b")], "`d.b` comes here by"),
    "what an alias stands for": ("a: &a {b: c}\nd: *a\n", [put("a", b="e")], "without changing something else"),
    "what a merge takes in": ("a: &a {b: c}\nd: {<<: *a}\n", [put("a", e="f")], "without changing something else"),
    "an anchor that is needed": ("a: &a {b: c}\nd: *a\n", [remove("a")], "without changing something else"),
    "a text that would get a line break": ("a: |\n  b", [put(c="d")], "without changing something else"),
    "what no file may hold": ("a: b\n", [put(a="\x07")], "U+0007"),
    "no plain data": ("a: b\n", [put(a=object())], "class object"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    before, edits, why = REFUSED[name]
    with pytest.raises(OutputError) as caught:
        edit(before, edits)
    assert why in str(caught.value)


def test_an_edit_of_what_cannot_be_read() -> None:
    with pytest.raises(SourceError):
        edit("a: [\n", [put(a="b")])


def test_a_merge_beside_what_is_taken_away_stays() -> None:
    text = "a: &a {b: c}\nd:\n  - e: f\n    <<: *a\n"
    assert edit(text, [remove("d", 0, "e")]) == "a: &a {b: c}\nd:\n  - <<: *a\n"


def test_a_remark_below_is_never_taken_into_a_text() -> None:
    assert edit("a: b\n   # c\n", [put(a="d\ne")]) == 'a: "d\\ne"\n   # c\n'


# fixes


def fix(*edits: Edit) -> Fix:
    return Fix("mend it", edits)


def test_fixes_are_made_at_once() -> None:
    fixes = [fix(put("touchpoints", "lobby", owner="hotel")), fix(remove("links", 0), remove("links", 1))]
    done = mend({None: HOTEL}, fixes)
    assert (done.applied, done.left, done.refused) == (tuple(fixes), (), ())
    assert changed_lines(HOTEL, done.texts[None]) == [
        "  lobby:",
        "  - call-housekeeping",
        "  - {from: check-in/frontstage",
    ]


def changed_lines(before: str, after: str) -> list[str]:
    """How the old lines begin that are not among the new ones."""
    old, new = before.splitlines(), after.splitlines()
    gone = [
        line
        for op, a, b, _, _ in SequenceMatcher(None, old, new, False).get_opcodes()
        if op != "equal"
        for line in old[a:b]
    ]
    return [line.partition(" {name")[0].partition(" ->")[0].partition(", to")[0] for line in gone]


def test_of_two_fixes_of_one_thing_the_second_waits() -> None:
    first, second, third = fix(put(a="c"), put(x="w")), fix(put(a="d"), put(e="f")), fix(put(e="g"))
    done = mend({None: "a: b\n"}, [first, second, third])
    assert (done.applied, done.left, done.refused) == ((first, third), (second,), ())
    assert done.texts == {None: "a: c\nx: w\ne: g\n"}
    again = mend(done.texts, done.left)
    assert again.texts == {None: "a: d\nx: w\ne: f\n"}


def test_of_two_fixes_of_which_one_removes_what_the_other_changes_the_second_waits() -> None:
    first, second = fix(remove("a", 0)), fix(put("a", 0, b="d"))
    done = mend({None: "a: [{b: c}, e]\n"}, [first, second])
    assert (done.applied, done.left) == ((first,), (second,))
    done = mend({None: "a: [{b: c}, e]\n"}, [second, first])
    assert (done.applied, done.left) == ((second,), (first,))


def test_what_two_fixes_have_in_common_is_made_once() -> None:
    one, other = fix(put(x={"w": 1}), remove("a")), fix(put(x={"w": 1}), remove("b"))
    done = mend({None: "a: 1\nb: 2\nc: 3\n"}, [one, other])
    assert done.texts == {None: "c: 3\nx: {w: 1}\n"}
    assert done.applied == (one, other)


def test_a_fix_that_cannot_be_made_stops_no_other() -> None:
    text = "a: &a {b: c}\nd: *a\n" + "".join(f"k{number}: v\n" for number in range(20))
    good = [fix(put(**{f"k{number}": "w"})) for number in range(20)]
    bad = [fix(put("a", b="e")), fix(put("d", b="e")), fix(remove("z"))]
    done = mend({None: text}, [*good[:5], bad[0], *good[5:10], bad[1], bad[2], *good[10:]])
    assert set(done.applied) == set(good)
    assert {refused for refused, _ in done.refused} == set(bad)
    assert any("`z` is not there" in why for _, why in done.refused)
    assert done.texts[None] == text.replace(": v", ": w")


def test_of_a_fix_all_is_made_or_nothing() -> None:
    done = mend({None: "a: b\n"}, [fix(put(a="c"), remove("z"))])
    assert done.texts == {None: "a: b\n"}
    assert [why for _, why in done.refused] == ["`z` is not there"]


def test_a_fix_of_several_files() -> None:
    both = fix(put(a="c"), SetKey(Place(("owners",), "shared/all.yaml"), "x", "X"))
    texts = {None: "a: b\n", "shared/all.yaml": "owners: {}\n", "other.yaml": "a: b\n"}
    done = mend(texts, [both])
    assert done.texts == {None: "a: c\n", "shared/all.yaml": "owners: {x: X}\n", "other.yaml": "a: b\n"}
    alone = mend({None: "a: b\n"}, [both])
    assert (alone.texts, alone.applied) == ({None: "a: b\n"}, ())
    assert "shared/all.yaml" in alone.refused[0][1]


# whatever the text and the edit


def paths(data: Any) -> Iterator[Path]:
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        yield path
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting += [((*path, part), inside) for part, inside in pairs]


VALUES: list[Any] = [
    "hotel", "a: b", 5, -1.5, True, None, [], {}, ["x", "y"], {"a": 1, "b": ["c, d"]}, "two\nlines", "two\nlines\n", "",
    {f"long {number}": "word " * 6 for number in range(4)}, ["long entry " * 4] * 4,
    {"t": "two\nlines", "u": [{"v": "w"}]},
]  # fmt: skip
KEYS = ["id", "owner", "a new key", "emotion", "next", "title", "touchpoints"]


def any_edit(data: dict[str, Any], dice: Random) -> Edit:
    every = sorted(paths(data), key=str)
    kind = dice.choice([SetKey, Remove, Replace])
    if kind is SetKey:
        holder = dice.choice([path for path in every if isinstance(at(data, path), dict)])
        return SetKey(Place(holder), dice.choice(KEYS), dice.choice(VALUES))
    place = Place(dice.choice([path for path in every if path]))
    return Remove(place) if kind is Remove else Replace(place, dice.choice(VALUES))


def at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


@given(blueprints(3), st.integers(0, 2**32))
@examples(25)
def test_any_edit_of_any_text(data: dict[str, Any], seed: int) -> None:
    dice = Random(seed)  # noqa: S311
    text = messy(data, dice)
    for _ in range(3):
        one = any_edit(data, dice)
        try:
            result = edit(text, [one])
        except OutputError as error:
            assert "nothing would be left" in str(error) or "without changing something else" in str(error)  # noqa: PT017
            continue
        assert same(read_data(result, "edited"), Changes([one], data).result(), in_order=False)
        if isinstance(one, SetKey) and one.key not in at(data, one.place.path):
            check_that_only_lines_were_added(text, result)


def check_that_only_lines_were_added(before: str, after: str) -> None:
    assert remarks_of(after.removeprefix("\ufeff")) == remarks_of(before.removeprefix("\ufeff"))
    old, new = before.splitlines(), after.splitlines()
    gone = [op for op in SequenceMatcher(None, old, new, False).get_opcodes() if op[0] in {"replace", "delete"}]
    assert sum(end - start for _, start, end, _, _ in gone) <= 1


@pytest.mark.parametrize("file", sorted((ROOT / "examples").rglob("*.yaml")), ids=lambda file: file.name)
def test_every_value_of_an_example_can_be_changed_and_taken_away(file: File) -> None:
    text = file.read_text(encoding="utf-8")
    every = [path for path in paths(read_data(text, "example")) if path]
    for path in Random(1).sample(every, 8):  # noqa: S311
        edit(text, [replace(*path, by={"name": "Another"})])
        assert len(edit(text, [remove(*path)])) < len(text)
