"""`blueprint check` in a team: settings, known findings, silence on a line, mending, standard input, watching."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import going_on

CAFE = """\
blueprint: 1
title: Corner café
scenario: A morning coffee
journey:
  - phase: Visit
    steps:
      - customer: Orders a coffee   # at the counter
        touchpoints: [Counter]
        frontstage: Takes the order
        emotion: {felt: 2, source: diary}
"""
ONLY = ("--select", "BP301,BP211,BP701")


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    """A café in a project of its own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "cafe.yaml").write_text(CAFE, encoding="utf-8")
    return tmp_path


def found(done: object) -> list[tuple[str, str]]:
    """The findings of a report in JSON, by code and level."""
    return [(item["code"], item["level"]) for item in json.loads(done.out)["findings"]]


def test_the_nearest_settings_count(cafe: Path, run: Callable) -> None:
    (cafe / "blueprint.toml").write_text('[rules]\nBP301 = "warning"\n', encoding="utf-8")
    assert found(run("check", "cafe.yaml", "--format", "json")) == [("BP301", "warning")]
    assert found(run("check", "cafe.yaml", "--format", "json", "--no-config")) == [("BP301", "error")]
    assert found(run("check", "cafe.yaml", "--format", "json", "--level", "BP301=info")) == [("BP301", "info")]


def test_settings_by_name(cafe: Path, run: Callable) -> None:
    (cafe / "strict.toml").write_text('[rules]\nBP301 = "info"\n', encoding="utf-8")
    done = run("check", "cafe.yaml", "--format", "json", "--config", "strict.toml")
    assert found(done) == [("BP301", "info")]


def test_settings_that_are_wrong_are_told_with_their_line(cafe: Path, run: Callable) -> None:
    (cafe / "blueprint.toml").write_text('ignore = ["BP999"]\n', encoding="utf-8")
    done = run("check", "cafe.yaml")
    assert done.code == 2
    assert "blueprint.toml:1:12: error[BP107] no rule is `BP999`" in done.err


def test_a_walk_passes_over_what_is_excluded(cafe: Path, run: Callable) -> None:
    (cafe / "blueprint.toml").write_text('exclude = ["old/**"]\n', encoding="utf-8")
    (cafe / "old").mkdir()
    (cafe / "old" / "cafe.yaml").write_text(CAFE, encoding="utf-8")
    assert len(json.loads(run("check", ".", "--format", "json").out)["files"]) == 1
    assert len(json.loads(run("check", "old/cafe.yaml", "--format", "json").out)["files"]) == 1, "named, it is meant"


@pytest.mark.parametrize(
    "line",
    [
        "        touchpoints: [Counter]   # blueprint: ignore[BP301] the landlord runs it\n",
        "        # blueprint: ignore[touchpoint-without-owner] the landlord runs it\n        touchpoints: [Counter]\n",
        "        # blueprint: ignore[BP3] the landlord runs it\n        # really\n        touchpoints: [Counter]\n",
    ],
)
def test_a_remark_silences_a_line(cafe: Path, run: Callable, line: str) -> None:
    (cafe / "cafe.yaml").write_text(CAFE.replace("        touchpoints: [Counter]\n", line), encoding="utf-8")
    done = run("check", "cafe.yaml", *ONLY)
    assert (done.code, done.out) == (0, "1 file checked: nothing found; 1 silenced\n")


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        ("# blueprint: ignore[BP301]", "does not say why"),
        ("# blueprint: ignore BP301 because", "silences nothing"),
        ("# blueprint: ignore[BP999] because", "no rule has the code `BP999`"),
        ("# blueprint: ignore[BP103] because", "a problem cannot be ignored"),
    ],
)
def test_a_remark_that_silences_wrongly_is_told(cafe: Path, run: Callable, remark: str, said: str) -> None:
    (cafe / "cafe.yaml").write_text(CAFE.replace("[Counter]", f"[Counter]   {remark}"), encoding="utf-8")
    done = run("check", "cafe.yaml")
    assert done.code == 2
    assert said in done.out
    assert "cafe.yaml:8:34" in done.out


@pytest.mark.parametrize(
    "remark",
    [
        "# ignore[BP301] the landlord runs it",
        "# blueprint ignore[BP301] the landlord runs it",
        "# Blueprint: ignore[BP301] the landlord runs it",
        "# blueprint-ignore(BP301) the landlord runs it",
        "# ignore: BP301 the landlord runs it",
        "# noqa: BP301",
        "# Disable BP301",
    ],
)
def test_a_remark_that_nearly_silences_is_told(cafe: Path, run: Callable, remark: str) -> None:
    (cafe / "cafe.yaml").write_text(CAFE.replace("[Counter]", f"[Counter]   {remark}"), encoding="utf-8")
    done = run("check", "cafe.yaml")
    assert done.code == 2
    assert done.out.startswith("cafe.yaml:8:34: error[BP104] this comment silences nothing")
    assert done.out.count("error[") == 1
    assert "help: write `# blueprint: ignore[BP301] why it is accepted`" in done.out


@pytest.mark.parametrize(
    "remark",
    ["# we ignore BP301 here", "# the blueprint: ignored by all", "# skip the BP", "# ignore [this]", "# ignores rain"],
)
def test_a_remark_for_people_is_left_alone(cafe: Path, run: Callable, remark: str) -> None:
    (cafe / "cafe.yaml").write_text(CAFE.replace("[Counter]", f"[Counter]   {remark}"), encoding="utf-8")
    assert "silences nothing" not in run("check", "cafe.yaml").out


def test_what_looks_like_a_remark_in_a_text_is_none(cafe: Path, run: Callable) -> None:
    (cafe / "cafe.yaml").write_text(CAFE.replace("[Counter]", "['# blueprint: ignore[BP301] no']"), encoding="utf-8")
    assert "BP301" in run("check", "cafe.yaml", *ONLY).out


def test_a_remark_that_silences_nothing_is_found(cafe: Path, run: Callable) -> None:
    text = CAFE.replace("# at the counter", "# blueprint: ignore[BP301] not here")
    (cafe / "cafe.yaml").write_text(text, encoding="utf-8")
    assert "cafe.yaml:7:37: warning[BP701]" in run("check", "cafe.yaml", *ONLY).out


def test_known_findings_are_not_told_again(cafe: Path, run: Callable) -> None:
    assert run("check", ".", "--baseline", "known.json", "--write-baseline").code == 0
    done = run("check", ".", "--baseline", "known.json")
    assert (done.code, done.out) == (0, "1 file checked: nothing found; 1 silenced\n")
    more = CAFE.replace("[Counter]", "[Till, The counter]")
    (cafe / "cafe.yaml").write_text(more, encoding="utf-8")
    done = run("check", ".", "--baseline", "known.json")
    assert done.code == 1
    assert "`Till` has no owner" in done.out
    assert "`The counter`" not in done.out


def test_what_left_the_baseline_is_told(cafe: Path, run: Callable) -> None:
    (cafe / "blueprint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert run("check", ".", *ONLY, "--write-baseline").code == 0
    owned = CAFE.replace("[Counter]", "[{name: Counter, owner: Baristas}]")
    (cafe / "cafe.yaml").write_text(owned, encoding="utf-8")
    done = run("check", "cafe.yaml", *ONLY)
    assert done.code == 0
    assert "baseline: cafe.yaml: BP301 no longer found for `Counter`" in done.err
    assert run("check", ".", *ONLY, "--write-baseline").code == 0
    assert json.loads((cafe / "known.json").read_text())["findings"] == []


TWICE = (
    CAFE
    + "links:\n  - {from: o/frontstage, to: b, label: order}\n  - {from: o/frontstage, to: b, label: order}  # again\n"
)
MENDABLE = TWICE.replace("- customer", "- id: o\n        customer").replace(
    "frontstage: Takes the order", "frontstage: Takes the order\n        backstage: {id: b, does: Brews}"
)


def test_what_can_be_mended_is_mended(cafe: Path, run: Callable) -> None:
    (cafe / "cafe.yaml").write_text(MENDABLE, encoding="utf-8")
    assert "1 finding can be mended with --fix" in run("check", "cafe.yaml", *ONLY).err
    done = run("check", "cafe.yaml", *ONLY, "--fix")
    assert "cafe.yaml: 1 finding mended" in done.err
    assert "BP211" not in done.out
    assert (cafe / "cafe.yaml").read_text(encoding="utf-8") == "".join(MENDABLE.splitlines(keepends=True)[:-1])


def test_the_difference_is_shown_and_nothing_written(cafe: Path, run: Callable) -> None:
    (cafe / "cafe.yaml").write_text(MENDABLE, encoding="utf-8")
    done = run("check", "cafe.yaml", *ONLY, "--diff")
    assert done.code == 1
    assert "-  - {from: o/frontstage, to: b, label: order}  # again\n" in done.out
    assert (cafe / "cafe.yaml").read_text(encoding="utf-8") == MENDABLE
    assert run("check", "cafe.yaml", "--select", "BP301", "--diff").out == ""


def test_standard_input_has_a_name(cafe: Path, run: Callable) -> None:
    (cafe / "stays").mkdir()
    (cafe / "stays" / "shared.yaml").write_text("catalog: 1\nowners: {a: A}\n", encoding="utf-8")
    (cafe / "stays" / "blueprint.toml").write_text('[rules]\nBP301 = "info"\n', encoding="utf-8")
    text = CAFE.replace("journey:", "use: shared.yaml\njourney:")
    done = run("check", "-", "--stdin-filename", "stays/new.yaml", *ONLY, "--level", "BP211=error", stdin=text)
    assert (done.code, done.out.splitlines()[0][:42]) == (0, "stays/new.yaml:9:23: info[BP301] the touch")


def test_what_has_been_saved_is_checked_again(cafe: Path) -> None:
    pytest.importorskip("watchfiles")
    with going_on(cafe, "check", "cafe.yaml", *ONLY, "--watch") as process:
        assert process.stdout is not None
        assert "BP301" in process.stdout.readline()
        _until(process.stderr, "watching")
        (cafe / "cafe.yaml").write_text(CAFE.replace("[Counter]", "[{name: Counter, owner: A}]"), encoding="utf-8")
        _until(process.stdout, "nothing found")


def test_what_lies_elsewhere_is_watched_and_half_saved_settings_end_nothing(cafe: Path) -> None:
    pytest.importorskip("watchfiles")
    catalog, settings = cafe / "shared" / "catalog.yaml", cafe / "blueprint.toml"
    catalog.parent.mkdir()
    (cafe / "stays").mkdir()
    catalog.write_text("catalog: 1\nowners: {a: A}\ntouchpoints: {door: Door}\n", encoding="utf-8")
    settings.write_text('baseline = "known.json"\n', encoding="utf-8")
    text = CAFE.replace("journey:", "use: ../shared/catalog.yaml\njourney:").replace("[Counter]", "[door]")
    (cafe / "stays" / "cafe.yaml").write_text(text, encoding="utf-8")
    with going_on(cafe, "check", "stays/cafe.yaml", *ONLY, "--watch") as process:
        assert process.stdout is not None
        _until(process.stdout, "1 error")
        _until(process.stderr, "watching")
        owned = "catalog: 1\nowners: {a: A}\ntouchpoints: {door: {name: Door, owner: a}}\n"
        catalog.write_text(owned, encoding="utf-8")
        _until(process.stdout, "nothing found")
        settings.write_text("baseline = \n", encoding="utf-8")
        _until(process.stderr, "BP101")
        settings.write_text('baseline = "known.json"\n[rules]\nBP401 = "off"\n', encoding="utf-8")
        _until(process.stdout, "nothing found")
        (cafe / "known.json").write_text("[]", encoding="utf-8")
        _until(process.stderr, "no baseline")
        (cafe / "known.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
        _until(process.stdout, "nothing found")


def _until(stream: object, text: str) -> None:
    for line in stream:
        if text in line:
            return
    raise AssertionError(f"{text!r} was never said")


# ── nothing is passed over in silence ───────────────────────────────────────────────────────────────────────────────


def test_a_baseline_that_is_not_there_is_told(cafe: Path, run: Callable) -> None:
    done = run("check", "cafe.yaml", "--baseline", "nope.json")
    assert done.code == 2
    assert "there is no file `nope.json`; `--write-baseline` writes it" in done.err
    (cafe / "blueprint.toml").write_text('baseline = "known.json"\n')
    done = run("check", "cafe.yaml", *ONLY)
    assert done.code == 1
    assert "known.json yet; `--write-baseline` writes it" in done.err


def test_writing_a_baseline_says_how_it_is_used(cafe: Path, run: Callable) -> None:
    done = run("check", "cafe.yaml", *ONLY, "--write-baseline")
    assert "`--baseline blueprint-baseline.json`" in done.err


def test_a_baseline_of_the_settings_is_used_from_now_on(cafe: Path, run: Callable) -> None:
    (cafe / "blueprint.toml").write_text('baseline = "blueprint-baseline.json"\n')
    assert "only what is new is told" in run("check", "cafe.yaml", *ONLY, "--write-baseline").err


def test_a_difference_says_what_cannot_be_read(cafe: Path, run: Callable) -> None:
    (cafe / "wrong.yaml").write_text("blueprint: 1\ntitel: x\n")
    done = run("check", "wrong.yaml", "--diff")
    assert (done.code, done.out) == (2, "")
    assert "a blueprint has no key `titel`" in done.err


def test_nothing_to_mend_is_said(cafe: Path, run: Callable) -> None:
    for option in ("--diff", "--fix"):
        assert "nothing that --fix can mend" in run("check", "cafe.yaml", "--select", "BP301", option).err
    done = run("check", "cafe.yaml", "--unsafe-fixes")
    assert done.code == 2
    assert "goes with --fix" in done.err


# ── links ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def secret(tmp_path: Path) -> None:
    """A project in a folder beside which there are things that are none of its business."""
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "own.yaml").write_text(CAFE, encoding="utf-8")
    (tmp_path / ".env").write_text("TOKEN: hush\n", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("blueprint: 1\ntoken: hush\n", encoding="utf-8")
    (project / "env.yaml").symlink_to("../.env")
    (project / "out.yaml").symlink_to("../other.yaml")
    (project / "in.yaml").symlink_to("own.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="links take a privilege there")
@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("project/env.yaml", "project/env.yaml: error[BP101] this is a link to `.env`, which is no YAML file"),
        ("project", "project/out.yaml: error[BP101] this is a link that leads out of the project"),
    ],
)
def test_no_link_makes_a_secret_known(typed: str, said: str, run: Callable) -> None:
    done = run("check", typed)
    assert done.code == 2
    assert said in done.out + done.err
    assert "hush" not in done.out + done.err
    assert ("in.yaml:8" in done.out) == (typed == "project")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipe stands in a folder there")
def test_a_link_to_a_pipe_is_told_as_a_pipe(tmp_path: Path, run: Callable) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "63").symlink_to(tmp_path / "pipe")  # as a shell names what `<(…)` writes
    assert "this is a pipe, not a file" in run("check", tmp_path / "63").out
