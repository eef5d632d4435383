"""Results of analyses are told to people, programs and spreadsheets, and mean the same in each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import blueprint as bp
from blueprint.analysis import ANALYSES
from blueprint.analysis.result import Advice, Caveat, Column, Kind, Result, Spark, Table
from blueprint.api import analyse
from blueprint.errors import UnknownName
from blueprint.report.frame import width
from blueprint.report.results.formats import FORMATS, format_for, written
from blueprint.report.results.grid import fitted

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))

COLUMNS = (
    Column("step", "Step", Kind.ELEMENT),
    Column("name", "What happens"),
    Column("score", "Felt", Kind.SCORE),
    Column("share", "Share", Kind.SHARE),
    Column("time", "Time", Kind.DURATION),
    Column("ok", "Sound", Kind.YES_NO),
    Column("empty", "Nobody knows"),
)
ROWS = (
    ("a", "=HYPERLINK(1) | *x*\n<b>", -2.4, 0.125, 90.0, True, None),
    ("b", "排队等办入住", 2.0, None, None, False, None),
)
RESULT = Result(
    "example",
    "What \x1b[31mred\u202e says",
    ("One sentence.",),
    (Table("rows", "The rows", COLUMNS, ROWS, "A note."),),
    (),
    (Caveat("few-scores", "Only two."),),
    (Advice("Mend it", "it is the worst", ("a",), "Desk"), Advice("Find one", "there is none", ("b",))),
    (Spark("Guest", (-3.0, None, 3.0), -3.0, 3.0),),
)


def test_text_for_people(golden: Callable) -> None:
    golden("results/text.txt", written([RESULT], "text"))


SEVERAL = RESULT._replace(
    tables=(
        Table("none", "Nothing in it", COLUMNS, ()),
        RESULT.tables[0],
        RESULT.tables[0]._replace(name="more", title="More rows"),
        RESULT.tables[0]._replace(name="most", title="Most rows"),
    )
)


def test_one_table_first_and_the_others_for_who_asks() -> None:
    text = written([SEVERAL], "text", all_tables=False)
    assert "The rows" in text
    assert "More rows" not in text
    assert "Nothing in it" not in text
    assert text.endswith("\n2 more tables with --all, or one alone with --table: more, most\n")
    assert "Only two." in text[: text.index("The rows")]
    everything = written([SEVERAL], "text")
    assert "Most rows" in everything
    assert "Nothing in it" not in everything
    assert "--all" not in everything
    assert "Most rows" in written([SEVERAL], "markdown", all_tables=False)


def test_on_the_command_line_the_other_tables_are_asked_for(run: Callable) -> None:
    file = str(EXAMPLES[0])
    short, long = run("moments", file).out, run("moments", file, "--all").out
    assert "Moment by moment" in short
    assert "more tables with --all" in short
    assert "The panel of summaries" not in short
    assert "The panel of summaries" in long
    assert "--all" not in long


WIDE = Table(
    "wide",
    "Wide",
    (Column("name", "Name"), *(Column(f"c{number}", f"Column {number}") for number in range(9))),
    tuple((f"thing {row}", *(f"word{row} and {'more ' * 4}{number}" for number in range(9))) for row in range(12)),
)


@pytest.mark.parametrize("columns", [40, 60, 100, 300])
def test_a_wide_table_is_broken_and_never_cut(columns: int) -> None:
    text = written([Result("x", "X", tables=(WIDE,))], "text", columns=columns)
    assert max(map(width, text.splitlines())) <= columns
    assert "…" not in text
    assert text.count("word3") == 9
    assert text.count("thing 3") >= 1
    assert "Column 3:" not in text


def test_columns_that_do_not_fit_stand_below_with_the_name_of_each_row() -> None:
    text = written([Result("x", "X", tables=(WIDE,))], "text", columns=60)
    rows = [line for line in text.splitlines() if line.startswith("  thing 3")]
    assert len(rows) > 1


def test_markdown_for_a_page(golden: Callable) -> None:
    golden("results/markdown.md", written([RESULT], "markdown"))


def test_json_has_everything() -> None:
    data = json.loads(written([RESULT], "json"))
    (result,) = data["results"]
    assert result["tables"][0]["rows"][0] == {
        "step": "a", "name": ROWS[0][1], "score": -2.4, "share": 0.125, "time": 90.0, "ok": True, "empty": None,
    }  # fmt: skip
    assert result["advice"][1]["owner"] is None


def test_csv_is_taken_for_no_formula() -> None:
    head, first, second = csv.reader(io.StringIO(written([RESULT], "csv")))
    assert head == ["step", "name", "score", "share", "time", "ok", "empty"]
    assert first[1].startswith("'=HYPERLINK")
    assert second == ["b", "排队等办入住", "2", "", "", "no", ""]


def test_several_results_say_whose_each_row_is() -> None:
    rows = list(csv.reader(io.StringIO(written([RESULT, RESULT._replace(title="Other")], "csv"))))
    assert rows[0][0] == "of"
    assert [row[0] for row in rows[1:]][2:] == ["Other", "Other"]


def test_one_table_alone() -> None:
    assert "One sentence" not in written([RESULT], "text", table="rows")
    with pytest.raises(UnknownName, match="rows"):
        written([RESULT], "text", table="row")


def test_a_format_is_known_by_the_end_of_a_name() -> None:
    assert [format_for(f"x{ends[0]}") for _, _, ends in FORMATS.values()] == list(FORMATS)
    with pytest.raises(UnknownName):
        format_for("x.pdf")


@pytest.mark.parametrize("columns", [40, 80, 100, 160])
@pytest.mark.parametrize("path", EXAMPLES[::4], ids=lambda path: path.stem)
def test_no_line_is_wider_than_the_window(path: Path, columns: int) -> None:
    results = [analyse(name, path) for name in ANALYSES]
    assert max(map(width, written(results, "text", columns=columns).splitlines())) <= columns


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_of_every_example_is_told_in_every_format(path: Path, name: str) -> None:
    result = analyse(name, bp.load(path))
    for kind in FORMATS:
        assert written([result], kind)
    for table in result.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert len({column.key for column in table.columns}) == len(table.columns)
    assert len({table.name for table in result.tables}) == len(result.tables)


def test_a_name_is_broken_between_words_while_another_column_can_give_way() -> None:
    words = ["Name", "assistants of the practice", "Reception"]
    others = [["Hits", "peak, pit, end", "pit"], ["What happens there", "Gets a filling", "Sit in the waiting room"]]
    grid = [list(row) for row in zip(words, *others, strict=True)]
    told = list(fitted(grid, [False] * 3, 36))
    assert any(line.split()[:1] == ["assistants"] for line in told)
    assert max(map(len, told)) <= 36


def test_what_stands_below_begins_with_all_that_names_its_rows() -> None:
    rows = [["patient", "whole", ""], *([who, "phase", "Wait"] for who in ["patient", "parent"] * 8)]
    figures = [f"Figure {number}" for number in range(12)]
    grid = [["Who", "Scope", "Phase", *figures], *([*row, *["1"] * 12] for row in rows)]
    told = list(fitted(grid, [False] * 3 + [True] * 12, 50))
    heads = [line.split()[:3] for line in told if "Scope" in line]
    assert len(heads) > 1
    assert heads == [["Who", "Scope", "Phase"]] * len(heads)
