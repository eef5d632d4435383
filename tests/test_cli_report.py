"""`blueprint report` as a person uses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

CAFE = """\
blueprint: 1
title: Corner café
journey:
  - phase: Visit
    steps:
      - {customer: Queues at the counter, touchpoints: [Counter], emotion: -1}
      - {customer: Leaves, emotion: 2}
"""


@pytest.fixture(autouse=True)
def cafe(tmp_path: Path) -> Path:
    file = tmp_path / "cafe.yaml"
    file.write_text(CAFE, encoding="utf-8")
    return file


def test_a_page_beside_the_file(tmp_path: Path, run: Callable) -> None:
    done = run("report", "cafe.yaml")
    assert (done.code, done.out, done.err) == (0, "", "written: cafe.report.html\n")
    text = (tmp_path / "cafe.report.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "has no owner" in text


def test_the_suffix_is_the_format(tmp_path: Path, run: Callable) -> None:
    assert run("report", "cafe.yaml", "-o", "out/r.md").code == 0
    assert (tmp_path / "out" / "r.md").read_text(encoding="utf-8").startswith("# Corner café\n")
    assert run("report", "cafe.yaml", "--format", "markdown").err == "written: cafe.report.md\n"
    assert run("report", "cafe.yaml", "--format", "html", "-o", "r.txt").code == 0


def test_markdown_shows_pictures_that_stand_beside_it(tmp_path: Path, run: Callable) -> None:
    run("report", "cafe.yaml", "-o", "my out/our report.md")
    text = (tmp_path / "my out" / "our report.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[.+?\]\((.+?)\)", text)
    assert len(shown) >= 3
    for name in shown:
        assert (tmp_path / "my out" / unquote(name)).read_text(encoding="utf-8").startswith("<svg")
    assert "![" not in run("report", "cafe.yaml", "-o", "-", "--format", "markdown").out


def test_from_a_pipe_into_a_pipe(run: Callable) -> None:
    given = run("report", "-", stdin=CAFE)
    assert (given.code, given.err) == (0, "")
    assert given.out.startswith("<!DOCTYPE html>")
    assert "has no owner" in given.out
    assert run("report", "cafe.yaml", "-o", "-", "--format", "markdown").out.startswith("# Corner café\n")


def test_it_goes_by_the_settings_of_the_project(tmp_path: Path, run: Callable) -> None:
    (tmp_path / "blueprint.toml").write_text('ignore = ["BP301"]\n', encoding="utf-8")
    assert "BP301" not in run("report", "cafe.yaml", "-o", "-").out


def test_the_day_counts_only_where_it_is_given(cafe: Path, run: Callable) -> None:
    cafe.write_text(CAFE + "reviewed: 2001-01-01\n", encoding="utf-8")
    without = run("report", "cafe.yaml", "-o", "-").out
    given = run("report", "cafe.yaml", "-o", "-", "--today", "2031-01-01").out
    assert without != given
    assert "2001" not in without
    assert run("report", "cafe.yaml", "--today", "soon").code == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["cafe.yaml", "-o", "r.pdf"], "r.pdf"),
        (["missing.yaml"], "missing.yaml"),
        (["cafe.yaml", "-o", "cafe.yaml", "--format", "html"], "never overwritten"),
        (["."], "name a file"),
    ],
)
def test_what_cannot_be_meant(typed: list[str], told: str, cafe: Path, run: Callable) -> None:
    (cafe.parent / "other.yaml").write_text(CAFE, encoding="utf-8")
    done = run("report", *typed)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert cafe.read_text(encoding="utf-8") == CAFE
    assert not list(cafe.parent.glob("*.html"))


def test_a_file_with_mistakes_gives_no_report(cafe: Path, run: Callable) -> None:
    cafe.write_text(CAFE.replace("title", "titel"), encoding="utf-8")
    done = run("report", "cafe.yaml")
    assert done.code == 2
    assert "titel" in done.err
    assert not list(cafe.parent.glob("*.html"))


def test_where_the_report_cannot_be_written_no_pictures_stay(tmp_path: Path, run: Callable) -> None:
    (tmp_path / "r.md").mkdir()
    done = run("report", "cafe.yaml", "-o", "r.md", "--format", "markdown")
    assert done.code == 2
    assert "cannot be written" in done.err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cafe.yaml", "r.md"]
