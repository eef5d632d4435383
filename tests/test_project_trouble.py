"""`blueprint check` in a team, where something is amiss: files that change, links, odd names, broken files."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprint.project import looking
from blueprint.project.outcome import Outcome
from tests.effort import ends_soon
from tests.test_cli_project import CAFE, MENDABLE, ONLY, found

MENDED = "".join(MENDABLE.splitlines(keepends=True)[:-1])
HOSTILE = "::error::q.yaml"
DEEP = "[" * 100_000


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    """A café in a project of its own."""
    (tmp_path / ".git").mkdir()
    put(tmp_path / "cafe.yaml", CAFE)
    return tmp_path


def put(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


# ── mending ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_standard_input_is_not_mended_on_the_disk(cafe: Path, run: Callable, option: str) -> None:
    file = put(cafe / "cafe.yaml", MENDABLE)
    done = run("check", "-", "--stdin-filename", "cafe.yaml", *ONLY, option, stdin=f"# a remark\n{MENDABLE}")
    assert (done.code, done.out, read(file)) == (2, "", MENDABLE)
    assert "standard input cannot be mended" in done.err


def test_a_file_that_changes_meanwhile_is_left_as_it_is(
    cafe: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, other = put(cafe / "cafe.yaml", MENDABLE), put(cafe / "other.yaml", MENDABLE)
    newer = MENDABLE.replace("links:\n", "links:\n  - {from: b, to: o/frontstage, label: cup}\n")
    real = looking.check_many

    def edited_meanwhile(*given: Any) -> Iterator[Outcome]:
        outcomes = list(real(*given))
        put(file, newer)
        yield from outcomes

    monkeypatch.setattr(looking, "check_many", edited_meanwhile)
    done = run("check", "cafe.yaml", "other.yaml", *ONLY, "--fix")
    assert (done.code, read(file), read(other)) == (2, newer, MENDED)
    assert "cafe.yaml was changed meanwhile" in done.err


CATALOG = """\
catalog: 1
owners:
  hotel: The hotel
  kitchen: {name: Kitchen, part_of: hotel}
  desk: {name: Desk, kind: team}
  bar: {name: Bar, kind: team}
"""
USES = """\
blueprint: 1
title: A {owner}
use: catalog.yaml
journey:
  - phase: Visit
    steps:
      - {{customer: Orders, touchpoints: [{{name: Till, owner: {owner}}}], emotion: 1}}
"""


def test_two_files_mend_the_catalog_that_they_share(cafe: Path, run: Callable) -> None:
    catalog = put(cafe / "catalog.yaml", CATALOG)
    for owner in ("bar", "desk"):
        put(cafe / f"{owner}.yaml", USES.format(owner=owner))
    done = run("check", "bar.yaml", "desk.yaml", "--select", "BP311", "--fix", "--unsafe-fixes")
    assert done.code == 0, done.out
    assert read(catalog).count("part_of: hotel") == 3
    assert done.err == "bar.yaml: 1 finding mended\ndesk.yaml: 1 finding mended\n"


def test_what_is_protected_stays_and_stops_no_other(cafe: Path, run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    file, other = put(cafe / "cafe.yaml", MENDABLE), put(cafe / "other.yaml", MENDABLE)
    monkeypatch.setattr(os, "access", lambda path, mode: "cafe" not in str(path))
    done = run("check", ".", *ONLY, "--fix")
    assert (done.code, read(file), read(other)) == (2, MENDABLE, MENDED)
    assert "cafe.yaml cannot be written: it is protected" in done.err
    assert "error[BP301]" in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_what_a_named_link_leads_to_is_mended(cafe: Path, run: Callable) -> None:
    target = put(cafe / "elsewhere" / "real.yaml", MENDABLE)
    (cafe / "stays").mkdir()
    link = cafe / "stays" / "link.yaml"
    link.symlink_to(target)
    assert "it is a link" in run("check", "stays", *ONLY, "--fix").err
    assert read(target) == MENDABLE
    run("check", "stays/link.yaml", *ONLY, "--fix")
    assert link.is_symlink()
    assert read(target) == MENDED


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are stricter there")
def test_hostile_names_start_no_command_while_mending(cafe: Path, run: Callable) -> None:
    put(cafe / HOSTILE, MENDABLE.replace("  # again", "  # again \N{RIGHT-TO-LEFT OVERRIDE}"))
    for option in ("--diff", "--fix"):
        done = run("check", *ONLY, option, "--", HOSTILE)
        lines = (done.out + done.err).splitlines()
        assert not [line for line in lines if line.lstrip("+- ").startswith("::")]
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in done.out
    assert "1 finding mended" in done.err


# ── which rules ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("settings", "options", "levels"),
    [
        ('[rules]\nBP301 = "off"', ["--select", "BP301"], ["error"]),
        ('[rules]\nBP3 = "off"', ["--select", "touchpoint-without-owner"], ["error"]),
        ('[rules]\nBP301 = "off"', ["--level", "touchpoint-without-owner=info"], ["info"]),
        ('ignore = ["BP301"]', ["--select", "touchpoint-without-owner"], ["error"]),
        ('ignore = ["BP301"]', ["--select", "BP3"], ["error"]),
        ('ignore = ["BP3"]', ["--select", "BP301"], ["error"]),
        ('ignore = ["BP301"]', ["--level", "BP301=error"], ["error"]),
        ('ignore = ["BP301"]', ["--preset", "minimal"], []),
        ('[rules]\nBP301 = "warning"', ["--select", "BP301"], ["warning"]),
        ('[rules]\nBP301 = "warning"', ["--level", "touchpoint-without-owner=error"], ["error"]),
        ('[rules]\nBP301 = "warning"', ["--level", "BP3=info"], ["info"]),
        ('[rules]\ntouchpoint-without-owner = "warning"', ["--ignore", "BP301"], []),
        ('[rules]\nBP301 = "warning"', ["--select", "BP4"], []),
        ('ignore = ["BP301"]\n[[files]]\nmatch = "*.yaml"\nselect = ["BP301"]', [], ["error"]),
        ('ignore = ["BP3"]\n[[files]]\nmatch = "*.yaml"\n[files.rules]\nBP301 = "info"', [], ["info"]),
        ('select = ["BP301"]\n[[files]]\nmatch = "*.yaml"\nignore = ["BP3"]', [], []),
    ],
)
def test_what_is_said_later_goes_before(
    cafe: Path, run: Callable, settings: str, options: list[str], levels: list[str]
) -> None:
    put(cafe / "blueprint.toml", settings + "\n")
    done = run("check", "cafe.yaml", "--format", "json", *options)
    assert [level for code, level in found(done) if code == "BP301"] == levels


# ── what is known ───────────────────────────────────────────────────────────────────────────────────────────────────

CARDS = "touchpoints: {menu: {name: Menu card}, reader: {name: Key card reader, owner: Hotel}}\n"


def test_a_new_finding_does_not_take_the_place_of_a_mended_one(cafe: Path, run: Callable) -> None:
    put(cafe / "cafe.yaml", CAFE.replace("[Counter]", "[menu, reader]") + CARDS)
    run("check", ".", "--baseline", "known.json", "--write-baseline", *ONLY)
    put(cafe / "cafe.yaml", CAFE.replace("[Counter]", "[menu, reader]")
        + "touchpoints: {menu: {name: Menu card, owner: Hotel}, reader: {name: Key card reader}}\n")  # fmt: skip
    done = run("check", ".", "--baseline", "known.json", *ONLY)
    assert "`Key card reader` has no owner" in done.out
    assert "no longer found for `Menu card`" in done.err


def test_an_element_that_is_still_there_has_no_new_name(cafe: Path, run: Callable) -> None:
    """The names are alike; only that the old id is there still tells that this is another one."""
    put(cafe / "cafe.yaml", CAFE.replace("[Counter]", "[Counter one]"))
    run("check", ".", "--baseline", "known.json", "--write-baseline", *ONLY)
    put(cafe / "cafe.yaml", CAFE.replace("[Counter]", "[{name: Counter one, owner: A}, Counter two]"))
    assert "`Counter two` has no owner" in run("check", ".", "--baseline", "known.json", *ONLY).out


def test_what_is_known_of_deleted_files_is_told_and_dropped(cafe: Path, run: Callable) -> None:
    put(cafe / "blueprint.toml", 'baseline = "known.json"\n')
    put(cafe / "old.yaml", CAFE)
    put(cafe / "sub" / "other.yaml", CAFE)
    run("check", ".", *ONLY, "--write-baseline")
    (cafe / "old.yaml").unlink()
    assert "no longer" not in run("check", "sub", "cafe.yaml", *ONLY).err
    assert "baseline: old.yaml: BP301 no longer found for `Counter`" in run("check", ".", *ONLY).err
    run("check", "cafe.yaml", *ONLY, "--write-baseline")
    assert "old.yaml" in read(cafe / "known.json"), "the folder was not looked through"
    run("check", ".", *ONLY, "--write-baseline")
    files = {entry["file"] for entry in json.loads(read(cafe / "known.json"))["findings"]}
    assert files == {"cafe.yaml", "sub/other.yaml"}


def test_what_is_known_of_a_file_that_cannot_be_read_stays(cafe: Path, run: Callable) -> None:
    put(cafe / "blueprint.toml", 'baseline = "known.json"\n')
    run("check", ".", *ONLY, "--write-baseline")
    before = read(cafe / "known.json")
    put(cafe / "cafe.yaml", CAFE.replace("title", "titel"))
    assert run("check", ".", *ONLY, "--write-baseline").code == 2
    assert read(cafe / "known.json") == before


# ── files that are no good ──────────────────────────────────────────────────────────────────────────────────────────


def test_settings_that_are_nested_without_end_are_told(cafe: Path, run: Callable) -> None:
    for text in (f"x = {DEEP}", f"x = {'1' * 10_000}"):
        put(cafe / "blueprint.toml", text)
        done = run("check", "cafe.yaml")
        assert done.code == 2
        assert "blueprint.toml:1:1: error[BP101]" in done.err


def test_a_baseline_that_is_nested_without_end_is_told(cafe: Path, run: Callable) -> None:
    put(cafe / "known.json", DEEP)
    done = run("check", "cafe.yaml", "--baseline", "known.json")
    assert done.code == 2
    assert "this is no baseline" in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_baseline_is_an_ordinary_file(cafe: Path, run: Callable) -> None:
    os.mkfifo(cafe / "known.json")
    put(cafe / "blueprint.toml", 'baseline = "known.json"\n')
    for more in ([], ["--baseline", "/dev/zero"]):
        done = run("check", "cafe.yaml", *more)
        assert done.code == 2
        assert "not a file" in done.err


@pytest.mark.parametrize("path", ["../elsewhere.json", "/elsewhere.json", "inner/../../elsewhere.json", "link/b.json"])
def test_settings_do_not_lead_a_baseline_out_of_their_folder(cafe: Path, run: Callable, path: str) -> None:
    inner = cafe / "inner"
    put(inner / "cafe.yaml", CAFE)
    if sys.platform != "win32":
        (inner / "link").symlink_to(cafe)
    put(inner / "blueprint.toml", f'baseline = "{path}"\n')
    done = run("check", "inner/cafe.yaml", "--write-baseline")
    assert done.code == 2
    assert "inner/blueprint.toml:1" in done.err
    assert not list(cafe.glob("*.json"))
    put(inner / "blueprint.toml", 'baseline = "known/b.json"\n')
    (inner / "known").mkdir()
    assert run("check", "inner/cafe.yaml", "--write-baseline").code == 0


# ── settings ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_settings_may_begin_with_a_byte_order_mark(cafe: Path, run: Callable) -> None:
    put(cafe / "blueprint.toml", '\ufeff[rules]\nBP301 = "info"\n')
    assert ("BP301", "info") in found(run("check", "cafe.yaml", "--format", "json"))


@pytest.mark.parametrize("text", ['[tool]\nblueprint = "strict"\n', '[[tool.blueprint]]\npreset = "strict"\n'])
def test_settings_that_are_no_table_are_told(cafe: Path, run: Callable, text: str) -> None:
    put(cafe / "pyproject.toml", text)
    done = run("check", "cafe.yaml")
    assert done.code == 2
    assert "error[BP104] `blueprint` is no table" in done.err


@pytest.mark.parametrize("pattern", ["[ab].yaml", "!keep.yaml", "{a,b}.yaml", "drafts\\\\*", "", "/"])
def test_a_pattern_that_is_not_known_is_told(cafe: Path, run: Callable, pattern: str) -> None:
    for text in (f'exclude = ["{pattern}"]\n', f'[[files]]\nmatch = "{pattern}"\n'):
        put(cafe / "blueprint.toml", text)
        done = run("check", "cafe.yaml")
        assert done.code == 2
        assert "is no pattern of paths" in done.err


def test_that_everything_is_excluded_is_said(cafe: Path, run: Callable) -> None:
    put(cafe / "blueprint.toml", 'exclude = ["*.yaml"]\n')
    done = run("check", ".")
    assert done.code == 0
    assert "nothing is checked: `exclude` in the settings passes over all of 1 file" in done.err
    assert "nothing is checked" not in run("check", "cafe.yaml").err


def test_settings_of_a_folder_are_those_in_it(cafe: Path, run: Callable) -> None:
    put(cafe / "sub" / "cafe.yaml", CAFE)
    put(cafe / "sub" / "blueprint.toml", 'packages = ["acme"]\n')
    assert "acme" in run("check", "sub").err


@pytest.mark.parametrize("kind", ["json", "sarif", "junit", "github"])
def test_settings_that_are_wrong_are_told_in_the_format_that_was_asked_for(
    cafe: Path, run: Callable, kind: str
) -> None:
    put(cafe / "blueprint.toml", 'ignore = ["BP999"]\n')
    done = run("check", "cafe.yaml", "--format", kind, "-o", "report.json")
    assert (done.code, done.err) == (2, "")
    assert "BP107" in done.out
    assert "blueprint.toml" in done.out
    (item,) = json.loads(read(cafe / "report.json"))["findings"]
    assert item["code"] == "BP107"


# ── what would be lost ──────────────────────────────────────────────────────────────────────────────────────────────


def test_reports_never_overwrite_settings_and_baselines(cafe: Path, run: Callable) -> None:
    put(cafe / "pyproject.toml", "[project]\nname = 'x'\n")
    put(cafe / "blueprint.toml", 'baseline = "known.json"\n')
    run("check", "cafe.yaml", "--write-baseline")
    run("check", "cafe.yaml", "--write-baseline", "--baseline", "bl.json")
    put(cafe / "other.toml", "")
    before = {file: file.read_bytes() for file in cafe.glob("[!.]*")}
    for output, options in {
        "pyproject.toml": [], "blueprint.toml": [], "known.json": [], "bl.json": ["--baseline", "bl.json"],
        "other.toml": ["--config", "other.toml"],
    }.items():  # fmt: skip
        done = run("check", "cafe.yaml", "-o", f"json:{output}", *options)
        assert (done.code, done.out) == (2, "")
        assert "never overwritten" in done.err
    assert {file: file.read_bytes() for file in cafe.glob("[!.]*")} == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--write-baseline", "-o", "a.json"], "--write-baseline writes no report"),
        (["--write-baseline", "--format", "json"], "--write-baseline writes no report"),
        (["--write-baseline", "--diff"], "neither --diff nor --watch"),
        (["--write-baseline", "--watch"], "neither --diff nor --watch"),
        (["--diff", "--format", "github"], "--diff writes no report"),
        (["--diff", "-o", "a.json"], "--diff writes no report"),
        (["--stdin-filename", "q"], "that is given as `-`"),
        (["-", "--watch"], "standard input is read once"),
    ],
)
def test_what_would_be_overlooked_is_refused(cafe: Path, run: Callable, options: list[str], said: str) -> None:
    done = run("check", "cafe.yaml", *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sorted(file.name for file in cafe.iterdir()) == [".git", "cafe.yaml"]


def test_a_hostile_pattern_takes_no_time(cafe: Path, run: Callable) -> None:
    put(cafe / "blueprint.toml", f'exclude = ["{"*a" * 12}b"]\n')
    put(cafe / f"{'a' * 40}.yaml", CAFE)
    with ends_soon():
        assert run("check", ".", *ONLY).code == 1
