"""Reading text into plain data: nothing crashes, nothing is lost in silence, everything wrong is told at its place."""

from __future__ import annotations

import gc
import math
import subprocess
import sys
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from blueprint.errors import Place, Problem, Related, SourceError, Span, one_line
from blueprint.load.limits import Limits
from blueprint.load.parsing import compose, lost
from blueprint.load.parsing.decode import decode
from blueprint.load.parsing.source import positions, read_data, read_with_positions
from tests.effort import ends_soon, examples

NAME = "stay.yaml"


def problems(raw: bytes | str, limits: Limits | None = None) -> tuple[Problem, ...]:
    with pytest.raises(SourceError) as caught:
        read_data(raw, NAME, limits or Limits())
    assert all(problem.location is not None for problem in caught.value.problems)
    return caught.value.problems


def told(raw: bytes | str) -> list[str]:
    return [one_line(problem).removeprefix(f"{NAME}:") for problem in problems(raw)]


def at(problem: Problem) -> tuple[int, int]:
    assert problem.location is not None
    return problem.location.span[:2]


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

SCALARS: dict[str, object] = {
    **{text: text for text in ("no", "No", "yes", "on", "off", "y", "n", "1:30", "12:30:45", "2026-11-01", "8 min")},
    **{text: text for text in ("1_000", "1,5", "0b11", "0o8", "-0x1F", "+", "-.", "..", "1e", "e3", "0x", "tRUE", "=")},
    **{
        text: text
        for text in ("2001-12-14t21:59:43.10-05:00", ".infinity", "nan", "inf", "90%", "<= 5", "a<<b", "1.2.3")
    },
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "0": 0,
    "12": 12,
    "-1": -1,
    "+3": 3,
    "012": 12,
    "0o14": 12,
    "0x1F": 31,
    "-0": 0,
    "007": 7,
    "1.5": 1.5,
    "-0.6": -0.6,
    "1.": 1.0,
    ".5": 0.5,
    "1e3": 1000.0,
    "1.10": 1.1,
    "+1.5E-1": 0.15,
    ".inf": math.inf,
    "-.INF": -math.inf,
    "+.Inf": math.inf,
    "9" * 20: int("9" * 20),
    "9" * 21: "9" * 21,
    "0x" + "f" * 20: int("f" * 20, 16),
    "0x" + "f" * 21: "0x" + "f" * 21,
    "0" * 19 + "7": 7,
    "1" * 50: "1" * 50,
}


@pytest.mark.parametrize(("typed", "value"), SCALARS.items())
def test_unquoted_text_follows_the_core_schema(typed: str, value: object) -> None:
    read = read_data(f"a: {typed}\nb: [x]\n", NAME)["a"]
    assert read == value
    assert type(read) is type(value)
    assert positions(f"a: {typed}\nb: [x]\n", NAME).spelling(("a",)) == typed


@pytest.mark.parametrize("typed", SCALARS)
def test_quoted_text_is_text(typed: str) -> None:
    assert read_data(f"a: '{typed}'\nb: \"{typed}\"\n", NAME) == {"a": typed, "b": typed}
    assert positions(f"a: '{typed}'\n", NAME).spelling(("a",)) is None


def test_not_a_number() -> None:
    read = read_data("a: .nan", NAME)["a"]
    assert isinstance(read, float)
    assert math.isnan(read)


def test_keys_are_text_as_spelled() -> None:
    text = "on: 1\n2026-09: 31\n1: a\n1.10: b\ntrue: c\n~: d\n'': e\n\"q\": f\n? g\n: h\n0x1F: i\n"
    assert list(read_data(text, NAME)) == ["on", "2026-09", "1", "1.10", "true", "~", "", "q", "g", "0x1F"]


def test_core_tags() -> None:
    text = '!!map {a: !!seq [!!str 12, !!int "12", !!float 1, !!bool true, !!null ~], !!str b: !!str }\n'
    assert read_data(text, NAME) == {"a": ["12", 12, 1.0, True, None], "b": ""}


def test_blocks_of_lines() -> None:
    assert read_data("a: |\n  x\n   y\nb: >-\n  x\n  y\nc: x\n  y\n", NAME) == {"a": "x\n y\n", "b": "x y", "c": "x y"}


def test_json_is_yaml() -> None:
    assert read_data('{"a": [1, 2.5, "x", null, true], "b": {"c": "\\u00e9"}}', NAME) == {
        "a": [1, 2.5, "x", None, True],
        "b": {"c": "é"},
    }


def test_one_document_may_have_its_marks() -> None:
    assert read_data("%YAML 1.2\n---\na: b\n...\n", NAME) == {"a": "b"}


# ── anchors, aliases, merges ────────────────────────────────────────────────────────────────────────────────────────


def test_aliases() -> None:
    assert read_data("a: &x [1, {b: &y text}]\nc: *x\nd: *y\n", NAME) == {
        "a": [1, {"b": "text"}],
        "c": [1, {"b": "text"}],
        "d": "text",
    }


def test_an_anchor_may_be_named_again() -> None:
    assert read_data("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", NAME) == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_merge_keys() -> None:
    text = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {<<: *a, y: 5}\nd: {z: 6, <<: [*a, *b, {w: 7}]}\ne: {'<<': *a}\n"
    read: Any = read_data(text, NAME)
    assert read["c"] == {"x": 1, "y": 5}
    assert read["d"] == {"x": 1, "y": 2, "z": 6, "w": 7}
    assert read["e"] == {"<<": {"x": 1, "y": 2}}
    assert list(read["c"]) == ["x", "y"]


def test_a_merged_mapping_can_be_merged_again() -> None:
    read: Any = read_data("a: &a {x: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n  x: 3\n", NAME)
    assert read == {"a": {"x": 1}, "b": {"x": 1, "y": 2}, "c": {"x": 3, "y": 2}}


BAD_ALIASES = {
    "inside itself": ("a: &a {k: [*a]}\n", (1, 12), "inside the very thing"),
    "merges itself": ("a: &a {<<: *a}\n", (1, 12), "inside the very thing"),
    "root in itself": ("&a\nb: *a\n", (2, 4), "inside the very thing"),
    "undefined": ("b: 1\nc: *a\n", (2, 4), "stands nowhere above"),
    "used too early": ("b: *a\na: &a [1]\n", (1, 4), "stands nowhere above"),
    "as a key": ("a: &a x\n*a : 1\n", (2, 1), "where a key is expected"),
    "text with an ampersand": ("title: &more news\n", (1, 8), "nothing refers to `&more`"),
    "merges text": ("a:\n  <<: x\n", (2, 3), "takes in a group of keys"),
    "merges nothing": ("a:\n  <<:\n", (2, 3), "takes in a group of keys"),
    "merges a list of text": ("a: {<<: [x, {b: c}]}\n", (1, 5), "takes in a group of keys"),
}


@pytest.mark.parametrize("case", BAD_ALIASES)
def test_bad_aliases_are_located(case: str) -> None:
    text, place, words = BAD_ALIASES[case]
    (problem,) = problems(text)
    assert at(problem) == place
    assert words in problem.message


# ── duplicate keys ──────────────────────────────────────────────────────────────────────────────────────────────────

DUPLICATES = {
    "block": ("a: 1\nb: 2\na: 3\n", ("a",), (1, 1), (3, 1)),
    "flow": ("x: {a: 1, b: 2, a: 3}\n", ("x", "a"), (1, 5), (1, 17)),
    "in a list": ("x:\n  - a: 1\n    b: 2\n    a: 3\n", ("x", 0, "a"), (2, 5), (4, 5)),
    "quoted": ("a: 1\n'a': 2\n", ("a",), (1, 1), (2, 1)),
    "spelled as numbers": ("1: x\n'1': y\n", ("1",), (1, 1), (2, 1)),
    "lists as values": ("a:\n  - 1\nb: 2\na:\n  - 3\n", ("a",), (1, 1), (4, 1)),
    "merges": ("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n", ("b", "<<"), (3, 3), (4, 3)),
    "tagged": ("!!str a: 1\na: 2\n", ("a",), (1, 1), (2, 1)),
    "far apart": ("a: 1\n" + "".join(f"k{i}: 1\n" for i in range(100)) + "a: 2\n", ("a",), (1, 1), (102, 1)),
}


@pytest.mark.parametrize("case", DUPLICATES)
def test_duplicate_keys_name_both_places(case: str) -> None:
    text, path, first, second = DUPLICATES[case]
    (problem,) = problems(text)
    assert (problem.code, problem.place.path, problem.at_key, at(problem)) == ("BP102", path, True, second)
    (related,) = problem.related
    assert related.location is not None
    assert related.location.span[:2] == first
    assert str(first[0]) in problem.message
    assert str(second[0]) in problem.message


def test_all_duplicates_are_found_and_what_else_is_wrong() -> None:
    found = problems("a: 1\na: 2\nb: !x y\nc: {d: 1, d: 2, d: 3}\ne: *f\ng: [\n")
    assert [(problem.code, at(problem)[0]) for problem in found] == [
        ("BP102", 2),
        ("BP101", 3),
        ("BP102", 4),
        ("BP102", 4),
        ("BP101", 5),
        ("BP101", 6),
    ]


def test_a_third_key_names_the_first() -> None:
    found = problems("a: 1\na: 2\na: 3\n")
    assert [str(problem.related[0].location) for problem in found] == [f"{NAME}:1:1"] * 2


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    assert read_data("a: {a: 1}\nb: [{a: 1}, {a: 2}]\n", NAME) == {"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]}


def test_problems_are_collected_up_to_a_bound() -> None:
    assert len(problems("a: 1\n" * 5000)) == Limits().problems


# ── hostile files ───────────────────────────────────────────────────────────────────────────────────────────────────


def bomb(first: str, link: Callable[[int], str], levels: int) -> str:
    return "\n".join([f"a0: &a0 {first}", *(f"a{i}: &a{i} {link(i - 1)}" for i in range(1, levels))])


def nine(i: int) -> str:
    return ", ".join([f"*a{i}"] * 9)


HOSTILE: dict[str, bytes | str] = {
    "brackets": "[" * 100_000,
    "closed brackets": "[" * 100_000 + "]" * 100_000,
    "braces": "{a: " * 100_000,
    "double braces": "{" * 100_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "steps": "".join(f"{' ' * i}a:\n" for i in range(1500)),
    "alias bomb": bomb("[lol]", lambda i: f"[{nine(i)}]", 10),
    "alias bomb of mappings": bomb("{x: y}", lambda i: f"{{p: *a{i}, q: *a{i}}}", 40),
    "alias bomb of text": f"a: &a {'x' * 100_000}\nb:\n" + "- *a\n" * 100_000,
    "alias ladder": bomb("[x]", lambda i: f"[*a{i}]", 1000),
    "merge bomb": bomb("{x: y}", lambda i: f"{{<<: [{nine(i)}], k{i}: v}}", 9),
    "merge of wide mappings": f"a: &a {{{', '.join(f'k{i}: 1' for i in range(5000))}}}\n"
    + "".join(f"b{i}: {{<<: *a}}\n" for i in range(1000)),
    "self reference": "a: &a [*a]",
    "10 MB of text": "a: " + "x" * 10_000_000,
    "one long text, then an error": "a: " + "x" * 1_900_000 + "\nb: [",
    "escapes": 'a: "' + "\\b" * 500_000 + '"',
    "python object": "a: !!python/object/apply:os.system [touch canary]",
    "bool abc": "a: !!bool abc",
    "timestamp abc": "a: !!timestamp abc",
    "binary": "a: !!binary '!'",
    "beyond Unicode": 'a: "\\U00110000"',
    "surrogate": 'a: "\\uD800"',
    "50 000 hex digits": "a: 0x" + "f" * 50_000 + "\nb: [",
    "50 000 zeros": "a: " + "0" * 50_000 + "x\nb: [",
    "4301 digits": "a: " + "9" * 4301 + "\nb: [",
    "no such date": "a: 2001-13-45\nb: [",
    "a mapping as key": "? {a: b}\n: c",
    "a list as key": "{[a]: b}",
    "equal keys": "a: 1\n" * 100_000,
    "anchors": "&a " * 300_000,
    "bangs": "! " * 300_000,
    "quotes": '"' * 300_001,
    "bars": "|" * 300_000,
    "percent signs": "%" * 300_000,
    "tabs": "\t" * 300_000,
    "NUL": b"\0" * 300_000,
    "control characters": b"\x08" * 300_000,
    "no UTF-8": b"\x80" * 300_000,
    "20 MB of bytes": b"a" * 20_000_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_are_refused_quickly(case: str) -> None:
    with ends_soon():
        assert problems(HOSTILE[case])


def test_hostile_files_need_little_memory_and_no_recursion() -> None:
    resource = pytest.importorskip("resource")
    script = """
import importlib.util, resource, sys
spec = importlib.util.spec_from_file_location("corpus", sys.argv[1])
corpus = importlib.util.module_from_spec(spec)
sys.modules["corpus"] = corpus
spec.loader.exec_module(corpus)
kept = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sys.setrecursionlimit(120)
for raw in corpus.HOSTILE.values():
    corpus.problems(raw)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - kept)
"""
    assert resource
    run = subprocess.run([sys.executable, "-c", script, __file__], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(run.stdout) * unit < 100_000_000


def test_limits_are_the_callers() -> None:
    assert "too large" in problems("a: bcd", Limits(size=5))[0].message
    assert "deep" in problems("a: [[1]]", Limits(depth=2))[0].message
    assert "more than 3 values" in problems("a: [1, 2, 3]", Limits(nodes=3))[0].message
    assert read_data("a: [1, 2]", NAME, Limits(size=9, depth=2, nodes=4)) == {"a": [1, 2]}


def test_counting_stops_at_the_value_that_is_too_many() -> None:
    assert at(problems("a: [1, 2, 3, 4, 5]\n", Limits(nodes=3))[0]) == (1, 14)
    assert at(problems("a: 1\nb: 2\nc: 3\n", Limits(nodes=2))[0]) == (3, 4)


def test_an_alias_counts_all_that_it_stands_for() -> None:
    text = "a: &a [1, 2, 3]\nb: *a\n"
    assert read_data(text, NAME, Limits(nodes=9))
    assert "aliases written out" in problems(text, Limits(nodes=8))[0].message
    assert "deep" in problems("a: &a [[1]]\nb: [*a]\n", Limits(depth=3))[0].message
    assert "deep" in problems("a: &a [&b [[1]]]\nc: [[*a]]\n", Limits(depth=5))[0].message
    assert "deep" in problems("a: &a [[[1]], &b [2], *b]\nc: [[*a]]\n", Limits(depth=5))[0].message
    assert read_data("a: &a [[[1]], &b [2], *b]\nc: [*a]\n", NAME, Limits(depth=5))
    assert "characters" in problems("a: &a " + "x" * 50 + "\nb: *a\n", Limits(expanded=100))[0].message


# ── faults in the parser ────────────────────────────────────────────────────────────────────────────────────────────

FOREIGN = [
    yaml.YAMLError("x"),
    yaml.scanner.ScannerError(),
    yaml.reader.ReaderError("f", 1, 0, "unicode", "not allowed"),
    ValueError("x"),
    KeyError("x"),
    AttributeError("x"),
    TypeError("x"),
    IndexError("x"),
    OverflowError("x"),
    RecursionError("x"),
    MemoryError(),
    AssertionError(),
    RuntimeError("x"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"),
    OSError("x"),
]


@pytest.mark.parametrize("error", FOREIGN, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("after", [0, 4])
def test_whatever_the_parser_raises_is_a_problem_of_the_file(
    monkeypatch: pytest.MonkeyPatch, error: Exception, after: int
) -> None:
    def failing(text: str) -> Callable[[], Any]:
        events = yaml.SafeLoader(text).get_event
        left = iter(range(after))

        def next_event() -> Any:
            if next(left, None) is None:
                raise error
            return events()

        return next_event

    monkeypatch.setattr(compose, "open_events", failing)
    (problem,) = problems("a: 1\nb: 2\n")
    assert problem.code == "BP101"
    assert problem.help
    assert gc.isenabled()


def test_an_interruption_goes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(text: str) -> Callable[[], Any]:
        raise KeyboardInterrupt

    monkeypatch.setattr(compose, "open_events", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_data("a: 1", NAME)
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        read_data("a: 1", NAME)
        assert not gc.isenabled()
    finally:
        gc.enable()
    read_data("a: 1", NAME)
    assert gc.isenabled()


@given(st.binary(max_size=60) | st.text(max_size=60) | st.text(alphabet="ab:-[]{}&*!|>'\"#%@?, \n\t", max_size=60))
@examples(250)
def test_any_text_gives_data_or_located_problems(raw: bytes | str) -> None:
    try:
        read_data(raw, NAME)
    except SourceError:
        assert all(problem.message and len(problem.message) < 400 for problem in problems(raw))


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────

SAID = {
    "empty file": (
        "",
        "1:1",
        "this file is empty",
        "a blueprint begins with the line `blueprint: 1`, followed by `title:` and `journey:`",
    ),
    "only comments": (
        "# hotel\n\n",
        "1:1",
        "this file has only comments",
        "a blueprint begins with the line `blueprint: 1`, followed by `title:` and `journey:`",
    ),
    "only a document mark": (
        "---\n",
        "1:1",
        "this file is empty",
        "a blueprint begins with the line `blueprint: 1`, followed by `title:` and `journey:`",
    ),
    "a list": (
        "- phase: Arrive\n",
        "1:1",
        "this file is one list, and a blueprint is keys with values",
        "a blueprint begins with the line `blueprint: 1`, followed by `title:` and `journey:`",
    ),
    "a text": (
        "Hotel stay\n",
        "1:1",
        "this file is one piece of text, and a blueprint is keys with values",
        "a blueprint begins with the line `blueprint: 1`, followed by `title:` and `journey:`",
    ),
    "another format": (
        '<?xml version="1.0"?>\n<mxfile host="a: b"/>\n',
        "1:1",
        "this file looks like XML or HTML",
        "what is read here is plain text in YAML, with lines such as `title: Corner café`",
    ),
    "second document": (
        "title: Hotel\n---\ntitle: Café\n",
        "2:1",
        "a second document begins here, and a file holds one",
        "remove the line `---`, or move what follows it into a file of its own",
    ),
    "conflict": (
        "title: Hotel\n<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> theirs\n",
        "2:1",
        "two versions of this file were merged, and the choice between them is still open here",
        "keep the lines you want, and delete those that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
    ),
    "template": (
        "title: {{ title }}\n",
        "1:9",
        "`{{ … }}` is a blank that a template should have filled in",
        "fill in the template first, or put the whole text in quotes",
    ),
    "template statement": (
        "title: Hotel\n{% if paid %}\nid: a\n",
        "2:1",
        "`{% … %}` is a blank that a template should have filled in",
        "fill in the template first, or put the whole text in quotes",
    ),
    "template in text": (
        "title: {{ title }} stay\n",
        "1:9",
        "`{{ … }}` is a blank that a template should have filled in",
        "fill in the template first, or put the whole text in quotes",
    ),
    "tab": (
        "journey:\n\t- phase: Arrive\n",
        "2:1",
        "this line is indented with a tab, and YAML wants spaces",
        "put two spaces in place of each tab",
    ),
    "tab after spaces": (
        "journey:\n  - phase: Arrive\n  \tsteps: []\n",
        "3:3",
        "this line is indented with a tab, and YAML wants spaces",
        "put two spaces in place of each tab",
    ),
    "colon in text": (
        "title: Hotel: late arrival\n",
        "1:13",
        "this is a second colon in one line",
        'put the text in quotes: `title: "Hotel: late arrival"`',
    ),
    "colon in a list item": (
        "steps:\n  - customer: Asks: is there a room?\n",
        "2:19",
        "this is a second colon in one line",
        'put the text in quotes: `customer: "Asks: is there a room?"`',
    ),
    "no space after colon": (
        "blueprint: 1\ntitle:Hotel\njourney: []\n",
        "2:6",
        "there is no space after this colon",
        "write `title: Hotel`",
    ),
    "no colon": (
        "blueprint: 1\ntitle Hotel\njourney: []\n",
        "2:1",
        "`title Hotel` has no colon",
        "did you mean `title: Hotel`? If it goes on with the text above, indent it deeper than the key of that text",
    ),
    "no colon, and no key": (
        "blueprint: 1\nlate at night\njourney: []\n",
        "2:1",
        "`late at night` has no colon",
        "write `key: value`; or, if it goes on with the text above, indent it deeper than the key of that text",
    ),
    "no colon, and a key of another thing": (
        "blueprint: 1\nphase Arrive\njourney: []\n",
        "2:1",
        "`phase Arrive` has no colon",
        "write `key: value`; or, if it goes on with the text above, indent it deeper than the key of that text",
    ),
    "wide colon": (
        "blueprint: 1\ntitle：旅馆\njourney: []\n",
        "2:6",
        "this colon is a wide one (：)",
        "use the plain one, with a space after it: `title: 旅馆`",
    ),
    "quote not closed": (
        'title: "Hotel\njourney: []\n',
        "1:8",
        "this quote is never closed",
        "put the same quote at the end of the text",
    ),
    "quote closed late": (
        'title: "Hotel\nid: "a"\n',
        "1:8",
        "this quote runs on to line 2, where more text follows it",
        "close the quote at the end of its own text",
    ),
    "apostrophe": (
        "title: 'It's late'\n",
        "1:12",
        "text goes on after its closing quote",
        "put the quotes around the whole text; if they are part of it, write 'It''s late' or \"It's late\"",
    ),
    "text after a quote": (
        'title: "Hotel" stay\n',
        "1:16",
        "text goes on after its closing quote",
        "put the quotes around the whole text; if they are part of it, write 'It''s late' or \"It's late\"",
    ),
    "backslash": (
        'file: "C:\\pictures"\n',
        "1:10",
        "`\\p` means nothing inside double quotes, where a backslash begins a special character",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    "bracket not closed": (
        "touchpoints: [desk, lobby\n",
        "1:14",
        "this `[` is never closed",
        "put `]` where the list or the group of keys ends",
    ),
    "brace not closed": (
        "waits: {for: 8 min\nemotion: 1\n",
        "2:8",
        "the `{` opened in line 1 should have been closed before this, or a comma is missing",
        "put `}` at its end, or a comma between its parts",
    ),
    "bracket too many": (
        "touchpoints: [desk]]\n",
        "1:20",
        "this `]` closes nothing",
        "remove it; or, if it is part of a text, put the whole text in quotes",
    ),
    "no comma": (
        "waits: {for: 8 min most: 5 min}\n",
        "1:24",
        "this colon comes too early: there is no comma before its key",
        "put a comma before the key, or the text in quotes",
    ),
    "indented too deep": (
        "title: Hotel\n  id: stay\n",
        "2:3",
        "this line is indented deeper than line 1, which already has its value",
        "line it up with line 1; or, to go on with a text, put that text in quotes",
    ),
    "indented between": (
        "waits:\n    for: 8 min\n  most: 5 min\n",
        "3:3",
        "the indentation of this line fits no line above it",
        "begin it after 0 or 4 spaces, as the lines above do",
    ),
    "item out of line": (
        "steps:\n  - customer: Waits\n   - customer: Pays\n",
        "3:4",
        "this item does not line up with the first of its list, in line 2",
        "begin it after 2 spaces",
    ),
    "key among items": (
        "steps:\n  - customer: Waits\n  emotion: 1\n",
        "3:3",
        "a key stands here among the items of a list, which all begin with `-`",
        "begin it after 4 spaces to make it part of the item above, put `- ` before it to begin the next item, or move "
        "it left to end the list",
    ),
    "item without its dash": (
        "steps:\n  - customer: Waits\n    emotion: 1\n  customer: Pays\n",
        "4:3",
        "the item above already has `customer`, so a dash is missing here",
        "put it before: `- customer: Pays`",
    ),
    "dash without a space": (
        "steps:\n  - customer: Waits\n  -customer: Pays\n   emotion: 1\n",
        "3:3",
        "there is no space after this dash",
        "write `- customer: Pays`",
    ),
    "long dash": (
        "steps:\n  – customer: Waits\n    emotion: 1\n",
        "2:3",
        "this `–` is none of YAML's signs",
        "a list wants a plain dash and a space: `- customer: Waits`",
    ),
    "item without its dash, inside another": (
        "steps:\n  - customer: Waits\n    emotion: 1\n    customer: Pays\n    emotion: 2\n",
        "4:5",
        "the key `customer` is given twice, in lines 2 and 4",
        "if these are two things, put a dash before each: `- customer: …`; else keep one of the two",
    ),
    "item among keys": (
        "waits:\n  for: 8 min\n  - most: 5 min\n",
        "3:3",
        "an item of a list stands here where a key is expected",
        "line its `-` up with the others of its list; a list stands below its own key",
    ),
    "list beside its key": (
        "steps: - customer: Waits\n",
        "1:8",
        "a list cannot begin in the line of its key",
        "put each `- item` in a line of its own below the key, or write `key: [one, two]`",
    ),
    "text begins with an angle": (
        "target: >= 5\n",
        "1:9",
        "`>` at the beginning of a text announces lines below it",
        'put the text in quotes: `">= 5"`',
    ),
    "text begins with a star": (
        "title: *new*\n",
        "1:8",
        "`*` at the beginning of a text has a meaning of its own in YAML",
        'put the text in quotes: `"*new*"`',
    ),
    "text begins with an at": (
        "contact: @desk\n",
        "1:10",
        "a text without quotes cannot begin with `@`",
        'put the text in quotes: `"@desk"`',
    ),
    "text begins with an exclamation mark": (
        "title: !new\n",
        "1:8",
        "the tag `!new` is refused: a blueprint is plain data",
        "if the `!` belongs to the text, put the whole text in quotes; else remove the tag",
    ),
    "alias of nothing": (
        "owner: *desk\n",
        "1:8",
        "`*desk` refers to `&desk`, which stands nowhere above it",
        "if it is meant as text, put the whole text in quotes",
    ),
    "hash in text": (
        "title: Room #5\n",
        "1:13",
        "YAML takes what follows this `#` for a comment, so it would be lost",
        "if it is text, put the whole of it in quotes; if it is a comment, put a space after the `#`",
    ),
    "hash after a quote": (
        'title: "Room"#5\n',
        "1:14",
        "no space stands before this `#`",
        "for a comment, put one; if it is text, put it inside the quotes",
    ),
    "copied from a chat": (
        "```yaml\ntitle: Hotel\n```\n",
        "1:1",
        "this marks a piece of code in a chat or a document, and is no YAML",
        "delete the lines of backticks",
    ),
    "spaces that are none": (
        "waits:\n\xa0\xa0for 8 min\n",
        "2:1",
        "this line begins with a hard space (U+00A0), which looks like a space and is none",
        "put ordinary spaces in its place; it was probably pasted from a web page or a document",
    ),
    "a tab beside spaces": (
        "a:\n    b: 1\n\tc: 2\n    d: 3\n",
        "3:1",
        "this line is indented with a tab, and YAML wants spaces",
        "begin it after 4 spaces, as line 2 does",
    ),
    "a tab in an item": (
        "steps:\n      - customer: A\n\temotion: 2\n",
        "3:1",
        "this line is indented with a tab, and YAML wants spaces",
        "begin it after 8 spaces, right below `customer` of line 2",
    ),
    "a tab before an item": (
        "steps:\n      - customer: A\n        touchpoints:\n          - bar\n\t- customer: B\n",
        "5:1",
        "this line is indented with a tab, and YAML wants spaces",
        "begin it after 6 spaces, as line 2 does",
    ),
    "a tab below its key": (
        "a:\n  - phase: P\n    steps:\n\t- customer: A\n",
        "4:1",
        "this line is indented with a tab, and YAML wants spaces",
        "begin it after 6 spaces, since it belongs to line 3",
    ),
    "tabs and nothing else": (
        "a:\n\tb:\n\t\tc: 1\n",
        "2:1",
        "this line is indented with a tab, and YAML wants spaces",
        "put two spaces in place of each tab",
    ),
    "a key without its colon": (
        "steps:\n  - id arrive\n    customer: Arrives\n",
        "2:5",
        "`id arrive` has no colon",
        "did you mean `id: arrive`? If it goes on with the text above, indent it deeper than the key of that text",
    ),
    "equal keys": (
        "title: Hotel\nid: stay\ntitle: Café\n",
        "3:1",
        "the key `title` is given twice, in lines 1 and 3",
        "keep one of the two, or rename one",
    ),
    "something else": (
        "a: &b *c\n",
        "1:7",
        "this cannot be read as YAML (while parsing a block mapping: did not find expected key)",
        "look at this line and the one above it: the indentation, the quotes, the brackets, the colons",
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_what_is_said(case: str) -> None:
    text, place, message, repair = SAID[case]
    (problem,) = problems(text)
    assert (":".join(map(str, at(problem))), problem.message, problem.help) == (place, message, repair)


@pytest.mark.parametrize("case", SAID)
@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_the_same_is_said_under_other_ends_of_lines(case: str, line_break: str) -> None:
    text, place, message, _ = SAID[case]
    (problem,) = problems("\ufeff" + text.replace("\n", line_break))
    assert (":".join(map(str, at(problem))), problem.message) == (place, message)


@pytest.mark.parametrize("case", SAID)
def test_nearly_the_same_is_said_without_the_parser_in_c(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (compose, lost):
        monkeypatch.setattr(module, "open_events", lambda text: yaml.SafeLoader(text).get_event)
    text, place, message, _ = SAID[case]
    (problem,) = problems(text)
    assert ":".join(map(str, at(problem))) == place
    assert problem.message == message or case == "something else"


def test_comments_are_left_alone() -> None:
    text = "#a\na: 1 # b\n  #c\nd: x#y  #\ne: 'x #y' # 'z'#\nf: |\n  x #y\ng: [1, # 2\n 3] #4\n"
    assert read_data(text, NAME) == {"a": 1, "d": "x#y", "e": "x #y", "f": "x #y\n", "g": [1, 3]}


@pytest.mark.parametrize(
    "text", ["a: #fff\n", "a: x #5\n", "a: [x #5\n ]\n", "- a #b\n", "a: >#x\n  y\n", "a: 'x'#y\n"]
)
def test_a_hash_does_not_swallow_text_in_silence(text: str) -> None:
    assert any("`#`" in problem.message for problem in problems(text))


# ── bytes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

ENCODINGS = {
    "UTF-16 with a mark": ("title: Café".encode("utf-16"), (1, 1), "this looks like UTF-16"),
    "UTF-16 without": ("title: Cafe".encode("utf-16-le"), (1, 1), "this looks like UTF-16"),
    "UTF-16 the other way": ("title: Cafe".encode("utf-16-be"), (1, 1), "this looks like UTF-16"),
    "UTF-32 with a mark": ("title: Cafe".encode("utf-32"), (1, 1), "this looks like UTF-32"),
    "UTF-32 without": ("title: Cafe".encode("utf-32-be"), (1, 1), "this looks like UTF-32"),
    "Latin-1": ("id: a\ntitle: Café\n".encode("latin-1"), (2, 11), "Latin-1 or Windows-1252 (`é`)"),
    "Windows-1252": ("title: “Café”\n".encode("cp1252"), (1, 8), "Latin-1 or Windows-1252 (`“`)"),
    "GBK": ("a: 1\r\ntitle: 旅馆\r\n".encode("gbk"), (2, 8), "another encoding"),
    "old Mac lines": ("a: 1\rb: é\r".encode("latin-1"), (2, 4), "Latin-1"),
    "after a mark": (b"\xef\xbb\xbfa: \xe9\n", (1, 4), "Latin-1"),
    "after astral text": ("a: 😀".encode() + b"\xff", (1, 5), "0xFF"),
    "cut short": ("a: é".encode()[:-1], (1, 4), "stops in the middle of a character"),
    "surrogate": (b"a: \xed\xa0\x80", (1, 4), "not UTF-8"),
    "overlong": (b"a: \xc0\xaf", (1, 4), "not UTF-8"),
    "an Office file": (b"PK\x03\x04....", (1, 1), "a zip or Office file"),
    "a picture": (b"\x89PNG\r\n\x1a\n", (1, 1), "a picture"),
}


@pytest.mark.parametrize("case", ENCODINGS)
def test_other_encodings_are_named_and_the_first_bad_byte_is_located(case: str) -> None:
    raw, place, words = ENCODINGS[case]
    (problem,) = problems(raw)
    assert at(problem) == place
    assert words in problem.message


def test_a_byte_order_mark_is_allowed() -> None:
    for raw in (b"\xef\xbb\xbfa: b", "\ufeffa: b"):
        assert read_data(raw, NAME) == {"a": "b"}
        assert positions(raw, NAME).key_span(("a",)) == Span(1, 1, 1, 2)


def test_size_acts_before_decoding() -> None:
    (problem,) = problems(b"\xff" * 2_000_001)
    assert "too large: 2.0 MB" in problem.message
    assert decode(b"#" * 2_000_000, NAME)


UNSEEN = [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]


@pytest.mark.parametrize("code", UNSEEN, ids=lambda code: f"U+{code:04X}")
def test_what_nobody_can_see_is_refused_raw_and_escaped(code: int) -> None:
    (raw,) = problems(f"a: 1\nb: 'x{chr(code)}'\n")
    assert at(raw) == (2, 6)
    assert f"U+{code:04X}" in raw.message
    (escaped,) = problems(f'a: 1\nb: "x\\\\ \\u{code:04X}"\n')
    assert at(escaped) == (2, 9)


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\b", "\\v", "\\f", "\\e", "\\N", "\\x7F", "\\U00000001"])
def test_named_escapes_too(escape: str) -> None:
    (problem,) = problems(f'a: "{escape}"\n')
    assert at(problem) == (1, 5)
    assert escape in problem.message


def test_what_can_be_seen_is_kept() -> None:
    text = 'a: "\\t\\n\\r\\u2028\\u00A0\\u00e9 \\U0001F600"\nb: "\u00a0\u200d😀"\n'
    assert read_data(text, NAME) == {"a": "\t\n\r\u2028\u00a0\u00e9 😀", "b": "\u00a0\u200d😀"}


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\ufeff"])
def test_hidden_ends_of_lines_are_refused(character: str) -> None:
    (problem,) = problems(f"a: b{character}c: d\n")
    assert at(problem) == (1, 5)


# ── positions ───────────────────────────────────────────────────────────────────────────────────────────────────────

PLAIN = st.text(alphabet="abcé旅😀xyz", min_size=1, max_size=5)
QUOTED = st.text(alphabet="ab é旅😀:#,[]{}-", max_size=6).map(lambda text: f'"{text}"') | st.just("'it''s'")
LEAF = PLAIN | QUOTED | st.sampled_from(["012", "1.10", "~", "true", "-2.4", "2026-11-01", "8 min"])
TREE = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN | QUOTED, inner, max_size=4),
    max_leaves=12,
)
DOCUMENT = st.dictionaries(PLAIN, TREE, min_size=1, max_size=4)
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])


class Truth:
    """Writes a document in some style, and remembers where everything went."""

    def __init__(self, style: Random, planted: tuple[Any, ...] | None = None) -> None:
        self.style, self.planted = style, planted
        self.text, self.line, self.column = "", 1, 1
        self.values: dict[tuple[Any, ...], Span] = {}
        self.keys: dict[tuple[Any, ...], Span] = {}
        self.spellings: dict[tuple[Any, ...], str | None] = {}

    def put(self, text: str) -> None:
        self.text += text
        self.line += text.count("\n")
        self.column = len(text) - text.rfind("\n") if "\n" in text else self.column + len(text)

    def spot(self) -> tuple[int, int]:
        return self.line, self.column

    def value(self, node: Any, path: tuple[Any, ...], indent: int, flow: bool) -> None:
        if isinstance(node, str):
            self.leaf(node, path)
        elif flow or not node or self.style.random() < 0.2:
            self.flow(node, path, indent)
        else:
            self.block(node, path, indent)

    def leaf(self, node: str, path: tuple[Any, ...]) -> None:
        if path == self.planted:
            node = "!planted here"
        start = self.spot()
        self.put(node)
        self.values[path] = Span(*start, *self.spot())
        self.spellings[path] = None if node[0] in "'\"" else node

    def flow(self, node: Any, path: tuple[Any, ...], indent: int) -> None:
        start = self.spot()
        self.put("{" if isinstance(node, dict) else "[")
        for number, (part, inner) in enumerate(parts(node)):
            self.put(self.style.choice([", ", ",\n" + " " * (indent + 3)]) if number else self.style.choice(["", " "]))
            if isinstance(node, dict):
                self.key(part, path)
                self.put(": ")
            self.value(inner, (*path, name_of(part)), indent, True)
        self.put("}" if isinstance(node, dict) else "]")
        self.values[path] = Span(*start, *self.spot())
        self.spellings[path] = None

    def block(self, node: Any, path: tuple[Any, ...], indent: int) -> None:
        start = end = None
        for part, inner in parts(node):
            if path or start:
                self.put(
                    self.style.choice(["", "", "  # note: [x"]) + "\n" + self.style.choice(["", "", "\n", "# é\n"])
                )
            self.put(" " * indent)
            start = start or self.spot()
            if isinstance(node, dict):
                self.key(part, path)
                self.put(": " if isinstance(inner, str) or not inner else ":" + self.style.choice(["", " "]))
            else:
                self.put("- " if isinstance(inner, str) or not inner else "-")
            if not isinstance(inner, str) and inner and self.text[-1] in ":-" and self.style.random() < 0.3:
                self.put(" ")
                self.flow(inner, (*path, name_of(part)), indent + 2)
            else:
                self.nested(inner, (*path, name_of(part)), indent + 2)
            end = self.values[(*path, name_of(part))][2:]
        assert start
        assert end
        self.values[path] = Span(*start, *end)
        self.spellings[path] = None

    def nested(self, node: Any, path: tuple[Any, ...], indent: int) -> None:
        if isinstance(node, str):
            self.leaf(node, path)
        elif not node:
            self.flow(node, path, indent)
        else:
            self.block(node, path, indent)

    def key(self, part: str, path: tuple[Any, ...]) -> None:
        start = self.spot()
        self.put(part)
        self.keys[(*path, name_of(part))] = Span(*start, *self.spot())


def parts(node: Any) -> list[tuple[Any, Any]]:
    return list(node.items() if isinstance(node, dict) else enumerate(node))


def name_of(part: Any) -> Any:
    return yaml.safe_load(part) if isinstance(part, str) and part[0] in "'\"" else part


def unlike(node: Any) -> bool:
    """No two keys of a mapping are the same once their quotes are gone."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    unique = not isinstance(node, dict) or len({name_of(key) for key in node}) == len(node)
    return unique and all(map(unlike, inner))


def leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, str):
        yield path
    else:
        for part, inner in parts(node):
            yield from leaves(inner, (*path, name_of(part)))


@given(DOCUMENT.filter(unlike), st.integers(0, 10**6), BREAKS, st.booleans())
@examples(120)
def test_every_value_and_key_stands_where_it_was_written(document: Any, seed: int, line_break: str, mark: bool) -> None:
    truth = Truth(Random(seed))  # noqa: S311
    truth.block(document, (), 0)
    text = ("\ufeff" if mark else "") + truth.text.replace("\n", line_break) + line_break
    where = positions(text, NAME)
    assert {path: where.span(path) for path in where.paths()} == truth.values
    assert {path: where.key_span(path) for path in truth.keys} == truth.keys
    assert {path: where.spelling(path) for path in where.paths()} == truth.spellings
    assert read_with_positions(text.encode(), NAME)[0] == read_data(text, NAME)


@given(DOCUMENT.filter(unlike), st.integers(0, 10**6), BREAKS, st.booleans())
@examples(80)
def test_a_planted_error_is_told_where_it_was_planted(document: Any, seed: int, line_break: str, mark: bool) -> None:
    planted = Random(seed).choice([*leaves(document), None])  # noqa: S311
    if planted is None:
        return
    truth = Truth(Random(seed), planted)  # noqa: S311
    truth.block(document, (), 0)
    text = ("\ufeff" if mark else "") + truth.text.replace("\n", line_break)
    (problem,) = problems(text)
    assert problem.place.path == planted
    assert at(problem) == truth.values[planted][:2]


SHAPES = """\
a: &anchor
  b: 012
  c: "two"
d: *anchor
e:
  <<: *anchor
  f: !!str 1.10
g: |
  lines
  of text

# a comment
h: &list [x, y]
i:
j: >-
  folded
k: [*list, {<<: [*anchor]}]
l: &again plain # note
m: *again
"""


def test_positions_of_anchors_aliases_merges_tags_and_blocks() -> None:
    where = positions(SHAPES, NAME)
    assert where.span(("a",)) == Span(2, 3, 3, 11)
    assert where.span(("d",)) == where.span(("a",))
    assert where.span(("d", "b")) == where.span(("e", "b")) == where.span(("k", 1, "b")) == Span(2, 6, 2, 9)
    assert where.key_span(("e", "b")) == Span(2, 3, 2, 4)
    assert where.key_span(("d",)) == Span(4, 1, 4, 2)
    assert where.span(("e", "f")) == Span(7, 12, 7, 16)
    assert where.spelling(("e", "f")) == "1.10"
    assert where.spelling(("d", "b")) == "012"
    assert where.span(("g",)) == Span(8, 4, 10, 10)
    assert where.span(("h",)) == where.span(("k", 0)) == Span(13, 10, 13, 16)
    assert where.span(("i",)) == Span(14, 3, 14, 3)
    assert where.spelling(("i",)) == ""
    assert where.span(("j",)) == Span(15, 4, 16, 9)
    assert where.span(("l",)) == where.span(("m",)) == Span(18, 11, 18, 16)
    assert where.span(()) == Span(1, 1, 19, 10)


def test_where_a_value_came_in() -> None:
    where = positions(SHAPES, NAME)
    assert where.through(("a", "b")) is None
    assert where.through(("d", "b")) == Span(4, 4, 4, 11)
    assert where.through(("e", "b")) == Span(6, 3, 6, 5)
    assert where.through(("e", "f")) is None
    assert where.through(("k", 0, 1)) == Span(17, 5, 17, 10)


def test_a_path_that_the_file_lacks_has_its_nearest_ancestors_place() -> None:
    where = positions("a:\n  - {b: 1}\n", NAME)
    assert where.span(("a", 0, "c", "d")) == where.span(("a", 0)) == Span(2, 5, 2, 11)
    assert where.key_span(("a", 0, "c")) == where.span(("a", 0))
    assert where.span(("x",)) == where.span(())
    assert where.spelling(("a", 0, "b", "c")) is None


def test_problems_are_located() -> None:
    where = positions(SHAPES, NAME)
    first = Related("first", Place(("a", "c")))
    problem = where.locate(Problem("BP104", "x", place=Place(("d", "b")), at_key=True, related=(first,)))
    assert str(problem.location) == f"{NAME}:2:3"
    assert [(one.message, str(one.location)) for one in problem.related] == [
        ("first", f"{NAME}:3:6"),
        ("it comes in here", f"{NAME}:4:4"),
    ]
    elsewhere = Problem("BP104", "x", place=Place(("a",), "catalog.yaml"))
    assert where.locate(elsewhere) is elsewhere


def test_an_error_gives_the_lines_to_quote() -> None:
    for raw in ("a: 1\na: 2\n", b"a: 1\na: caf\xe9\n"):
        with pytest.raises(SourceError) as caught:
            read_data(raw, NAME)
        assert caught.value.lines(NAME)[0] == "a: 1"
        assert caught.value.lines("other.yaml") == ()
