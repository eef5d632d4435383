"""Tidying changes how a file looks and nothing else: not what it says, not a remark, not what its author chose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.document import Blueprint
from blueprint.errors import SourceError
from blueprint.load import tidy as package
from blueprint.load.parsing.source import read_data
from blueprint.load.sameness import same
from blueprint.load.tidy import TidyFaultError, is_tidy, laid_out, tidy
from blueprint.load.tidy.layout import remarks_of
from blueprint.load.tidy.quick import surely_tidy
from blueprint.load.writer import dumps
from blueprint.testing import blueprints
from tests.effort import examples
from tests.messy import messy

ROOT = Path(__file__).parents[1]
OURS = sorted([*(ROOT / "examples").rglob("*.yaml"), *(ROOT / "blueprint/templates").glob("*.yaml")])
FILES = [*OURS, *sorted((ROOT / "tests").rglob("*.yaml"))]


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


def wide(text: str) -> str:
    """A tidy text with four spaces where two were."""
    return re.sub(r"^((?:  )*)((?:- )*)", lambda m: m[1] * 2 + m[2].replace("- ", "-   "), text, flags=re.MULTILINE)


def check(text: str) -> str:
    """The tidied text, after everything that has to hold of it was looked at."""
    result = tidy(text)
    assert same(read_data(text, "before"), read_data(result, "after"))
    assert remarks_of(result.removeprefix("\ufeff")) == remarks_of(text.removeprefix("\ufeff"))
    assert laid_out(result) == result
    assert is_tidy(result)
    assert is_tidy(text) is (text == result)
    return result


CASES = {
    "one space after a colon and a comma, none inside brackets": (
        "title :  Café\nscale: [ -3,3 ]\nowners: { hotel: {name : The hotel} , desk:  Desk }\nlinks: [ ]\nx-a: {  }\n",
        "title: Café\nscale: [-3, 3]\nowners: {hotel: {name: The hotel}, desk: Desk}\nlinks: []\nx-a: {}\n",
    ),
    "two columns a level": (
        "journey:\n    -   phase:  Visit\n        steps:\n           - customer: Waits\n             emotion: 1\n",
        "journey:\n  - phase: Visit\n    steps:\n      - customer: Waits\n        emotion: 1\n",
    ),
    "a list in the column of its key": (
        "journey:\n- phase: Visit\n  steps:\n  - customer: Waits\ntitle: Café\n",
        "journey:\n  - phase: Visit\n    steps:\n      - customer: Waits\ntitle: Café\n",
    ),
    "lists in lists": ("x-a:\n -   - a\n     -  b\n - -   -  c\n", "x-a:\n  - - a\n    - b\n  - - - c\n"),
    "blank lines": ("\n\n\ntitle: Café  \n\n\n\ngoal: None\n \n\n", "title: Café\n\ngoal: None\n"),
    "no line break at the end": ("title: Café", "title: Café\n"),
    "quotes stay": ("title: \"Café\"\ngoal: 'a'\n'id': x\n", "title: \"Café\"\ngoal: 'a'\n'id': x\n"),
    "the order of keys stays": ("title: Café\nblueprint: 1\n", "title: Café\nblueprint: 1\n"),
    "a comma after the last": ("a: [x, y , ]\nb: {c: d,}\n", "a: [x, y]\nb: {c: d}\n"),
    "a comma after the last in lines": ("a: [\n x,\n y,\n]\n", "a: [\n  x,\n  y,\n]\n"),
    "brackets over lines": (
        "a: [\n    x,y,\n z ]\nb: {c: d,\n    e: f,\n   g: h}\nc: [{\n  d: e\n}]\nd:\n    [\n  x\n ]\n",
        "a: [\n  x, y,\n  z]\nb: {c: d,\n    e: f,\n  g: h}\nc: [{\n    d: e\n  }]\nd:\n  [\n    x\n  ]\n",
    ),
    "a closing bracket under its opening one": ("ab: [c,\n    ]\nde: [\n    ]\n", "ab: [c,\n    ]\nde: [\n]\n"),
    "a list in brackets in a list": (
        "a:\n- [x,\n   y]\n-   [\n  z\n]\n",
        "a:\n  - [x,\n     y]\n  - [\n      z\n    ]\n",
    ),
    "a comma after a question mark": ("a: [b ,?, ]\nc: {?d}\n", "a: [b, ? ,]\nc: {? d}\n"),
    "a bracket too many, which the parser passes over": ("a:  [b, ?]\n]\n", "a: [b, ? ]\n  ]\n"),
    "a comma that begins a line": ("a: [x\n, y\n,]\n", "a: [x\n  , y\n  ,]\n"),
    "nothing after a colon in brackets": ("a: {b: , c:  }\n", "a: {b: , c: }\n"),
    "nothing after a key": ("a:   \nb:\n", "a:\nb:\n"),
    "a value in its own line": ("title:\n     Café\na:\n-\n    b: c\n", "title:\n  Café\na:\n  -\n    b: c\n"),
    "a key after a question mark": ("?   a\n:   b\n? c\n:\n   - d\n", "? a\n: b\n? c\n:\n  - d\n"),
    "anchors, aliases and merges": (
        "b: &b\n    c:  x\n    n:  &n 1\nl:\n- <<:  *b\n  m:   [ *n , *n ]\n- *b\nt:  &t {a: *n }\nu: *t\n",
        "b: &b\n  c: x\n  n: &n 1\nl:\n  - <<: *b\n    m: [*n, *n]\n  - *b\nt: &t {a: *n}\nu: *t\n",
    ),
    "several merges": ("a: &a {b: c}\nd:\n  <<:  [*a , *a]\n", "a: &a {b: c}\nd:\n  <<: [*a, *a]\n"),
    "tags": (
        "a:  !!str   5\nb: [!!int 5 , !!null ,  x ]\nc: [!!str ,]\n",
        "a: !!str 5\nb: [!!int 5, !!null , x]\nc: [!!str ]\n",
    ),
    "lines after a bar": (
        "a: |\n     One\n\n       two\n   \nb:  >-\n  folded\n    more\nc:\n- |\n x\n",
        "a: |\n  One\n\n    two\n\nb: >-\n  folded\n    more\nc:\n  - |\n    x\n",
    ),
    "blank lines after a bar": ("a: |\n x\n\n\n\nb: |+\n x\n\n\nc: d\n", "a: |\n  x\n\nb: |+\n  x\n\n\nc: d\n"),
    "lines that begin with spaces": ("a:\n- b: |2\n      x\n     y\n", "a:\n  - b: |2\n        x\n       y\n"),
    "a digit that counts from another column": ("a:\n    b: |4-\n          x\n", "a:\n  b: |2-\n      x\n"),
    "a bar at the end without a line break": ("a: |\n   x", "a: |-\n  x\n"),
    "a bar with all its lines at the end": ("a: |+\n   x\n\n   ", "a: |+\n  x\n\n"),
    "spaces at the end of a line that count": ("a: |\n   x  \n     \n   y\n", "a: |\n  x  \n    \n  y\n"),
    "tabs in a text of lines": ("a: |\n   x\n   \ty\n", "a: |\n  x\n  \ty\n"),
    "nothing after a bar": ("a: |\n\n\nb: >-\nc: d\n", "a: |\n\nb: >-\nc: d\n"),
    "a remark after a bar": (
        "a: |   #why\n   x\n # not text\nb: >-  # so\n y\n",
        "a: |   # why\n  x\n# not text\nb: >-  # so\n  y\n",
    ),
    "a long text without quotes": (
        "a: Waits in\n      the line  \n\n\n   for long\nb: c\n",
        "a: Waits in\n  the line\n\n\n  for long\nb: c\n",
    ),
    "a long text in quotes": (
        "a: \"Waits   \n\t in  the \\\n      line\\ \n\n   \"\nb: 'It''s\n     so'\n",
        "a: \"Waits\n  in  the \\\n  line\\ \n\n  \"\nb: 'It''s\n  so'\n",
    ),
    "a space after a backslash": ('a: "x\\  \n y"\n', 'a: "x\\ \n  y"\n'),
    "texts of lines in brackets": (
        "a:\n- {b: 'x\n   y', c: z\n     w}\n",
        "a:\n  - {b: 'x\n      y', c: z\n      w}\n",
    ),
    "what looks like YAML in a text": (
        "a: \"x:  [ y,z ]   # w\"\nb: '- {c :d }'\n",
        "a: \"x:  [ y,z ]   # w\"\nb: '- {c :d }'\n",
    ),
    "a document's marks": ("---   # one\ntitle:  x\n...\n# end\n", "---   # one\ntitle: x\n...\n# end\n"),
    "a directive": ("%YAML   1.1\n---\ntitle:  x\n", "%YAML   1.1\n---\ntitle: x\n"),
    "tabs between": ("title:\t\tx\nscale: [1,\t3]\n", "title: x\nscale: [1, 3]\n"),
    "a root in brackets": ("{ title: x ,\n    scale: [1,3]}\n", "{title: x,\n  scale: [1, 3]}\n"),
    "other scripts": ("標題 :  退貨\nمسار:  [ أ,ب ]\n", "標題: 退貨\nمسار: [أ, ب]\n"),
    "half of the lines end in CRLF": ("a:  b\r\nc: |\n  d\r\n  e\nf: g\r\n", "a: b\r\nc: |\r\n  d\r\n  e\r\nf: g\r\n"),
    "the first line ends in LF": ("a: b\nc:  d\r\ne: f\rg: h\n", "a: b\nc: d\ne: f\ng: h\n"),
    "lines of an old Mac": ("a:  b\rc: d\r", "a: b\nc: d\n"),
    "a byte order mark": ("\ufefftitle :  x\n", "\ufefftitle: x\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    before, after = CASES[name]
    assert check(before) == after


REMARKS = {
    "a space after the sign": (
        "#one\n#!two\n##three\n#\n# four\na: b #!five\n",
        "# one\n#!two\n##three\n#\n# four\na: b  #!five\n",
    ),
    "the line for editors": ("#yaml-language-server: $schema=x\na: b\n", "#yaml-language-server: $schema=x\na: b\n"),
    "two spaces before": ('a: "b" #c\nd: e # f\n', 'a: "b"  # c\nd: e  # f\n'),
    "more space stays": ("a: b     # c\nlonger:   e   # f\n", "a: b     # c\nlonger: e   # f\n"),
    "one under another": (
        "a:  b     # one\nlonger: c # two\nd:\n    e: f  # three\n",
        "a: b      # one\nlonger: c # two\nd:\n  e: f    # three\n",
    ),
    "one under another as the text grows": (
        "a: [b,c,d,e] # one\nlonger: c    # two\n",
        "a: [b, c, d, e]  # one\nlonger: c        # two\n",
    ),
    "one under another in two scripts": (
        "a:  退貨  # one\nb:  cdef  # two\nc: d     # three\n",
        "a: 退貨  # one\nb: cdef  # two\nc: d     # three\n",
    ),
    "a remark that goes on below": (
        "a:   # why\n     # and more\n    b: c      # one\n              # two\n",
        "a:   # why\n     # and more\n  b: c      # one\n            # two\n",
    ),
    "with what follows": (
        "a:\n# of b\n    b: c\n  # of d\n    d: e\n#of f\nf: g\n",
        "a:\n  # of b\n  b: c\n  # of d\n  d: e\n# of f\nf: g\n",
    ),
    "at the end of a block": (
        "a:\n    b: c\n    # of a\nd:\n    - e\n    # of d\n    \n# of f\nf: g\n",
        "a:\n  b: c\n  # of a\nd:\n  - e\n  # of d\n\n# of f\nf: g\n",
    ),
    "under what has nothing in it": ("a: {}\n   # b: c\n   # d: e\nf: g\n", "a: {}\n  # b: c\n  # d: e\nf: g\n"),
    "an entry that is switched off, in the column of its key": (
        "a:\n- b\n# - c\n#   d\ne: f\n",
        "a:\n  - b\n  # - c\n#   d\ne: f\n",
    ),
    "lines that are switched off keep their shape": (
        "a:\n  #- b: c\n  #  d: e\n  - f\n",
        "a:\n  # - b: c\n  #   d: e\n  - f\n",
    ),
    "after lines of text": ("a: |\n      b\n    # c\n  # d\ne: f\n", "a: |\n  b\n# c\n# d\ne: f\n"),
    "in brackets": (
        "a: [\n# one\n  b, #two\n     # three\n   # four\n]\nc: {d: e, # five\n # six\n    f: g}\n",
        "a: [\n  # one\n  b,  # two\n      # three\n  # four\n]\nc: {d: e,  # five\n    # six\n    f: g}\n",
    ),
    "after a dash": ("a:\n-   # one\n    b: c\n", "a:\n  -   # one\n    b: c\n"),
    "blank lines around": ("#a\n\n\n#b\nc: d\n\n#e\n\n\n", "# a\n\n# b\nc: d\n\n# e\n"),
    "at the end without a line break": ("a: b\n  # c", "a: b\n  # c\n"),
}


@pytest.mark.parametrize("name", REMARKS)
def test_remarks(name: str) -> None:
    before, after = REMARKS[name]
    assert check(before) == after


# files that there are


@pytest.mark.parametrize("file", OURS, ids=name_of)
def test_our_files_are_tidy(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert tidy(text) == text


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_file_says_the_same(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    check(text)
    check(text.replace("\n", "\r\n"))
    check(wide(text))
    check(text.replace(", ", ",").replace(": ", ":   "))


@pytest.mark.parametrize("file", OURS, ids=name_of)
def test_a_file_in_the_style_of_four_spaces_comes_back(file: Path) -> None:
    text = re.sub(r" +#.*", "", file.read_text(encoding="utf-8"))
    assert tidy(wide(text)) == text


# texts that nobody wrote


@given(blueprints(5))
@examples(30)
def test_what_we_write_is_tidy(data: dict[str, Any]) -> None:
    text = dumps(Blueprint(**data))
    assert surely_tidy(text)
    assert laid_out(text) == text


EXTRA = {
    "x-more": {
        "text": "Two\nlines of\n\n  text\n",
        "odd": ["Rock 'n' roll", "no", "1:30", "a: b", "# x", " lead", "", "it's", "C:\\dir a b c", "tab\there"],
        "empty": {},
        "none": None,
        "deep": [[1, [2, [3, {"a": [{"b": None}, True]}]]]],
    }
}


@given(blueprints(4), st.integers(0, 2**32), st.booleans())
@examples(30)
def test_any_mess_is_tidied(data: dict[str, Any], seed: int, more: bool) -> None:
    data = {**data, **(EXTRA if more else {})}
    text = messy(data, Random(seed))  # noqa: S311
    assert same(read_data(text, "messy"), data)
    result = check(text)
    assert re.findall(r"remark \d+", result) == re.findall(r"remark \d+", text)
    assert not [line for line in re.split(r"\r?\n", result) if line.endswith(" ")]


def mutations(dice: Random) -> Iterator[str]:
    """Files with a slip or two in them."""
    texts = [file.read_text(encoding="utf-8") for file in FILES] + [after for _, after in CASES.values()] * 3
    signs = [*" :#-[]{},'\"|>&*!?x\n\t\\", "  ", " #", ": ", "- ", "\n  ", "  # r"]
    for _ in range(300):
        lines = dice.choice(texts).split("\n")
        start = dice.randrange(max(len(lines) - 25, 1))
        lead = min((len(line) - len(line.lstrip()) for line in lines[start : start + 25] if line.strip()), default=0)
        text = "\n".join(line[lead:] for line in lines[start : start + 25]) + "\n"
        for _ in range(dice.randint(0, 2)):
            at = dice.randrange(len(text))
            text = text[:at] + dice.choice(signs) + text[at + dice.randint(0, 1) :]
        yield text


@pytest.mark.parametrize("seed", range(4))
def test_slips(seed: int) -> None:
    for text in mutations(Random(seed)):  # noqa: S311
        try:
            read_data(text, "slip")
        except SourceError:
            continue
        result = check(text)
        assert result == text or not surely_tidy(text)


# what is asked for every check


@pytest.mark.parametrize("file", OURS, ids=name_of)
def test_a_tidy_file_is_told_without_a_parser(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = file.read_text(encoding="utf-8")
    has_odd_line = "up to date # out" in text
    monkeypatch.setattr(
        package, "laid_out", lambda text: pytest.fail("the parser was asked") if not has_odd_line else text
    )
    assert is_tidy(text)
    assert is_tidy("\ufeff" + text.replace("\n", "\r\n"))


UNTIDY = [
    "a:  b\n", "a: b \n", "a : b\n", "a: [b,c]\n", "a: [ b]\n", "a: [b ]\n", "a: {b:  c}\n", "a: {b : c}\n",
    "a: [b, c,]\n", "a:\n- b\n", "a:\n   b: c\n", "a:\n  -  b\n", "a:\n  - b:\n    - c\n", "a: b # c\n", "a: b  #c\n",
    "#c\na: b\n", "a: b\n\n\nc: d\n", "\na: b\n", "a: b\n\n", "a: b", "a: |\n    b\n", "a: |\n  b\n  \n  c\n",
    "a:\n  b: c\n # d\ne: f\n", "a: 'b'   \n", 'a: "b\n  c"  \n', "a: b\r\nc: d\n", "a: b\n \nc: d\n",
    "a:\n  # x\nb: c\n    # y\n",
]  # fmt: skip


@pytest.mark.parametrize("text", UNTIDY)
def test_untidy(text: str) -> None:
    assert not surely_tidy(text)
    assert not is_tidy(text)


@pytest.mark.parametrize("inside", ["x" * 5000, "x, " * 2000, "x: y " * 2000, "a#" * 3000, "-" * 5000, '"a" ' * 2000])
@pytest.mark.parametrize("frame", ["goal: [{} \n", "- {{{} }}\n", "{} :\n", "goal: {}  #x\n"])
def test_no_line_is_tried_again_and_again(inside: str, frame: str) -> None:
    assert not surely_tidy(frame.format(inside))


# what must not happen


@pytest.mark.parametrize(
    "text", ["", "# only this\n", "a: [b\n", "- a\n", "a: b\na: c\n", "a: b\n---\nc: d\n", "a: !mine b\n"]
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        tidy(text, "cafe.yaml")
    assert caught.value.problems[0].location.file == "cafe.yaml"


@pytest.mark.parametrize("spoilt", ["title: y\n", "title: [\n", "goal: x\ntitle: x\n"])
def test_a_fault_of_ours_is_no_result(spoilt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "laid_out", lambda _: spoilt)
    with pytest.raises(TidyFaultError):
        tidy("title:  x\n")


def test_a_lost_remark_is_a_fault_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "laid_out", lambda _: "title: x\n")
    with pytest.raises(TidyFaultError):
        tidy("title:  x  # why\n")
