"""Findings and problems as text: frames, marks in place, cleaning, limits. What they look like is in tests/golden."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.errors import Location, Place, Problem, Related, Span
from blueprint.report.clean import clean, clean_name
from blueprint.report.colour import is_wanted
from blueprint.report.formats import written
from blueprint.report.frame import LONGEST, frame, width
from blueprint.report.located import FileReport, Located, from_problems, gathered
from blueprint.report.tally import summary
from blueprint.report.text import LARGEST, MOST, write, write_file
from blueprint.rules.findings import Level

FILE = """\
blueprint: 1
title: Overnight stay
touchpoints:
  lobby: {name: Lobby, channel: place}
\tdesk: {name: 前台接待, channel: person, owner: nobody}
  cafe\u0301: {name: Cafe\u0301, owner: ghost}
""".splitlines()


def lines(file: str) -> list[str]:
    return FILE if file == "stay.yaml" else []


def at(line: int, column: int, end: int, end_line: int | None = None, file: str = "stay.yaml") -> Location:
    return Location(file, Span(line, column, end_line or line, end))


SAMPLES = [
    Located("BP301", Level.ERROR, "the touchpoint `Lobby` has no owner", "add `owner:`", at(4, 3, 8)),
    Located("BP401", Level.WARNING, "wide letters before the mark", "", at(5, 37, 42)),
    Located("BP402", Level.INFO, "wide letters under the mark", "look", at(5, 15, 19)),
    Located("BP403", Level.ERROR, "a letter with an accent of its own", "", at(6, 25, 30)),
    Located("BP108", Level.ERROR, "twice", "rename one", at(6, 3, 8),
            (Related("the first one is here", Place(()), at(4, 3, 8)), Related("and nowhere", Place(())))),
    Located("BP105", Level.ERROR, "it goes on", "", at(3, 1, 2, end_line=6)),
    Located("BP101", Level.ERROR, "after the last line", "", at(7, 1, 1)),
    Located("BP110", Level.ERROR, "nothing to show", "put it there", at(2, 1, 4, file="other.yaml")),
    Located("BP213", Level.INFO, "no place at all", ""),
]  # fmt: skip


def told(items: list[Located], colour: bool = False) -> str:
    return written("text", gathered([FileReport("stay.yaml", tuple(items), lines)]), colour=colour)


def test_text(golden: object) -> None:
    golden("report.txt", told(SAMPLES))


def test_text_in_colour(golden: object) -> None:
    coloured = told(SAMPLES, colour=True)
    golden("report-colour.txt", coloured)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == told(SAMPLES)


def test_nothing_found() -> None:
    assert told([]) == "1 file checked: nothing found\n"


def marked(line: str, span: Span) -> str:
    """What stands above the marks: the test reads the excerpt column by column."""
    excerpt, marks = frame(line, span)
    found, column = "", 0
    for character in excerpt:
        if width(character) and column < len(marks) and marks[column] == "^":
            found += character
        column += width(character)
    return found


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=200), st.data())
def test_marks_stand_under_the_place_in_any_script(line: str, data: st.DataObject) -> None:
    line = "a" + line
    start = data.draw(st.integers(0, len(line) - 1).filter(lambda index: width(line[index].strip()) > 0))
    end = min(len(line), start + data.draw(st.integers(1, 5)))
    excerpt, marks = frame(line, Span(1, start + 1, 1, end + 1))
    assert len(excerpt) <= LONGEST
    assert marks.strip("^ ") == ""
    wanted = "".join(character for character in clean(line[start:end]) if width(character))
    found = marked(line, Span(1, start + 1, 1, end + 1))
    assert found
    assert wanted.startswith(found)


@pytest.mark.parametrize("column", [1, 60, 5_000, 999_990, 1_000_000])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    line = "x" * 1_000_000
    excerpt, marks = frame(line, Span(1, column, 1, column + 4))
    assert len(excerpt) <= LONGEST
    assert excerpt.strip("x…") == ""
    assert "^" in marks[: len(excerpt)]


@pytest.mark.parametrize(
    "text",
    ["\x1b[2J", "\x07", "a\rb", "a\nb", "a\u202eb", "a\u2066b", "\u200b", "\ufeff", "\u00ad", "\u3164", "\u2028",
     "\x9b31m", "\ud800", chr(0xDCFF), "\ufffe", "\U000e0041", "\x7f", "\x00", "\u061c", "##[error]", "##vso[task]"],
)  # fmt: skip
def test_nothing_odd_gets_through(text: str) -> None:
    shown = clean(text)
    assert shown != text
    assert "U+" in shown
    for character in shown:
        assert unicodedata.category(character)[0] != "C"
    assert clean(shown) == shown


def test_names_and_messages_are_cleaned_in_a_report() -> None:
    item = Located("BP103", Level.ERROR, "unknown key '\x1b[31m'", "drop\u202e", at(1, 1, 2, file="::error::\x1b.yaml"))
    text = write_file(FileReport("x", (item,), lines))
    assert text == "./::error::U+001B.yaml:1:1: error[BP103] unknown key 'U+001B[31m'\n   = help: dropU+202E\n\n"


def test_ordinary_text_of_all_scripts_is_left_alone() -> None:
    for text in (
        "Café – “naïve” … ½ €",
        "前台接待",
        "שלום עולם",
        "مرحبا بالعالم",
        "नमस्ते",
        "สวัสดี",
        "❤️",
        "한국어",
        "e\u0301",
    ):
        assert clean(text) == text


def test_many_are_counted_and_not_told() -> None:
    problems = [
        Problem("BP103", f"unknown key 'key-{number}' " + "x" * 400, "take it away", location=at(1, 1, number + 2))
        for number in range(3000)
    ]
    text = told(from_problems(problems))
    assert len(text.encode()) <= LARGEST + 200
    assert text.count("error[BP103]") <= MOST
    shown = text.count("error[BP103]")
    assert f"… and {3000 - shown} more in stay.yaml\n" in text
    assert text.endswith("1 file checked: 3000 errors\n")


def test_a_catalog_that_two_files_share_is_told_of_once() -> None:
    item = Located("BP301", Level.ERROR, "the touchpoint `Lobby` has no owner", "", at(4, 3, 8))
    run = gathered([FileReport("a.yaml", (item,), lines), FileReport("b.yaml", (item,), lines)])
    assert write_file(run.files[0])
    assert write_file(run.files[1]) == ""
    assert summary(run) == "2 files checked: 1 error\n"


def test_the_file_itself_comes_before_its_catalogs() -> None:
    items = [
        Located("BP301", Level.ERROR, f"in {name}", "", at(line, 1, 2, file=name))
        for name, line in [("b.yaml", 9), ("a.yaml", 5), ("b.yaml", 2), ("c.yaml", 1), ("a.yaml", 1)]
    ]
    (file,) = gathered([FileReport("b.yaml", tuple(items), lines)]).files
    assert [str(item.location) for item in file.items] == [
        "b.yaml:2:1", "b.yaml:9:1", "a.yaml:1:1", "a.yaml:5:1", "c.yaml:1:1"]  # fmt: skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "wanted"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (None, {}, False),
    ],
)
def test_colour_is_for_terminals(stream: object, environment: dict[str, str], wanted: bool) -> None:
    assert is_wanted(stream, environment) is wanted


def test_clean_name() -> None:
    assert clean_name("stay.yaml") == "stay.yaml"
    assert clean_name("a\nb.yaml") == "aU+000Ab.yaml"


def test_one_file_with_much_to_say_does_not_silence_another() -> None:
    many = [Located("BP103", Level.ERROR, f"unknown key {number}", "", at(1, 1, number + 2)) for number in range(500)]
    other = FileReport("other.yaml", (Located("BP103", Level.ERROR, "the last one"),), lines)
    run = gathered([FileReport("stay.yaml", tuple(many), lines), other])
    text = write(run)
    assert "… and 400 more in stay.yaml\n\n" in text
    assert "the last one" in text
    assert summary(run) == "2 files checked: 501 errors\n"


def test_telling_of_many_asks_for_the_lines_once() -> None:
    asked = []
    items = [Located("BP103", Level.ERROR, f"unknown key {number}", "", at(1, 1, 2)) for number in range(90)]
    write_file(FileReport("stay.yaml", tuple(items), lambda file: asked.append(file) or FILE))
    assert asked == ["stay.yaml"]
