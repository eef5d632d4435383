"""`blueprint check` as a person and a build server use it: formats, files, rules, exit codes."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from blueprint import api
from blueprint.cli.asked import Options, Output, day, outputs_of, wanted_change
from blueprint.cli.commands.check import exit_code
from blueprint.report.formats import FORMATS
from blueprint.report.located import FileReport, Located, gathered
from blueprint.rules.declare import rule
from blueprint.rules.findings import Level
from blueprint.rules.selection import Change

HEAD = "blueprint: 1\ntitle: Corner café\n"
CLEAN = HEAD + "journey: [{phase: Visit, steps: [{customer: Leaves, emotion: 1}]}]\n"
UNOWNED = HEAD + "journey: [{phase: Visit, steps: [{customer: Leaves, touchpoints: [Door], emotion: 1}]}]\n"
UNSCORED = HEAD + "journey: [{phase: Visit, steps: [{customer: Leaves}]}]\n"
ACCEPTED = UNOWNED + "ignore: {rule: BP301, why: It is sold}\n"
BROKEN = CLEAN.replace("title:", "titel:")
ONLY = ("--select", "BP301,BP401")


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    for name, text in {
        "clean.yaml": CLEAN, "unowned.yaml": UNOWNED, "unscored.yaml": UNSCORED, "accepted.yaml": ACCEPTED,
        "broken.yaml": BROKEN,
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")


def test_optimised_python_writes_the_same(run: Callable, run_process: Callable) -> None:
    for name in FORMATS:
        command = ["check", "unowned.yaml", "broken.yaml", *ONLY, "--format", name]
        assert run_process(*command, options=["-OO"]).raw_out == run(*command).raw_out


# Formats on standard output and in files


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_on_standard_output(name: str, run: Callable) -> None:
    done = run("check", "unowned.yaml", *ONLY, "--format", name)
    assert (done.code, done.err) == (1, "")
    assert "BP301" in done.out
    assert done.out.endswith("\n")


def test_json_is_json_whatever_happens(tmp_path: Path, run: Callable) -> None:
    (tmp_path / "empty").mkdir()
    for given in ("broken.yaml", "missing.yaml", "empty", "clean.yaml", "-"):
        done = run("check", given, *ONLY, "--format", "json", stdin=b"\xff\xfe\x00")
        data = json.loads(done.out)
        assert done.err == ""
        assert (done.code == 0) is (given == "clean.yaml")
        assert (data["summary"]["unread"] == 1) is (given != "clean.yaml")
        assert bool(data["findings"]) is (given != "clean.yaml")
        assert len(data["files"]) == 1


def test_sarif_and_junit_are_whole_for_what_cannot_be_read(run: Callable) -> None:
    assert json.loads(run("check", "missing.yaml", "--format", "sarif").out)["runs"][0]["results"]
    assert ET.fromstring(run("check", "missing.yaml", "--format", "junit").out).attrib["errors"] == "1"  # noqa: S314


def test_reports_are_written_to_files_as_well(tmp_path: Path, run: Callable) -> None:
    done = run("check", "unowned.yaml", *ONLY, "-o", "sarif:out/a", "--output", "b.xml", "--output", "c.md")
    assert (done.code, done.err) == (1, "written: out/a\nwritten: b.xml\nwritten: c.md\n")
    assert "error[BP301]" in done.out
    assert json.loads((tmp_path / "out" / "a").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "b.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert (tmp_path / "c.md").read_text(encoding="utf-8").startswith("### Blueprint check: 1 error")
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_report_is_what_standard_output_would_be(tmp_path: Path, run: Callable) -> None:
    for name in FORMATS:
        done = run("check", ".", *ONLY, "--format", name, "-q", "-o", f"{name}:same")
        assert (tmp_path / "same").read_text(encoding="utf-8").startswith(done.out)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("report", "does not say its format"),
        ("sarrif:x.txt2", "did you mean `sarif`?"),
        ("json:-", "`--format json` is for standard output"),
        ("json:", "names no file"),
    ],
)
def test_an_output_that_cannot_be_meant(said: str, told: str, run: Callable) -> None:
    done = run("check", "clean.yaml", "--output", said)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_two_reports_do_not_share_a_file(run: Callable) -> None:
    done = run("check", "clean.yaml", "-o", "json:a.txt", "-o", "sarif:./a.txt")
    assert done.code == 2
    assert "one file" in done.err


def test_what_is_checked_is_never_overwritten(tmp_path: Path, run: Callable) -> None:
    (tmp_path / "shared.yaml").write_text("catalog: 1\nowners: {cafe: The café}\n", encoding="utf-8")
    (tmp_path / "uses.yaml").write_text(CLEAN + "use: shared.yaml\n", encoding="utf-8")
    (tmp_path / "link.json").hardlink_to(tmp_path / "uses.yaml")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    for output in ("json:uses.yaml", "link.json", "markdown:shared.yaml", "text:./shared.yaml"):
        done = run("check", "uses.yaml", "--output", output)
        assert (done.code, done.out) == (2, "")
        assert "never overwritten" in done.err
    (tmp_path / "shared.yaml").write_text("catalog: 1\nowner: {}\n", encoding="utf-8")
    assert "never overwritten" in run("check", "uses.yaml", "--output", "json:shared.yaml").err
    before[tmp_path / "shared.yaml"] = (tmp_path / "shared.yaml").read_bytes()
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_report_that_cannot_be_written_is_said_and_the_rest_is_told(tmp_path: Path, run: Callable) -> None:
    (tmp_path / "folder.json").mkdir()
    done = run("check", "unowned.yaml", *ONLY, "-o", "folder.json", "-o", "b.sarif")
    assert done.code == 2
    assert "folder.json cannot be written" in done.err
    assert "error[BP301]" in done.out
    assert (tmp_path / "b.sarif").exists()


def test_output_is_taken_apart() -> None:
    assert outputs_of(["sarif:a.txt", "b.xml", "c:/d.json"]) == (
        Output("sarif", "a.txt"), Output("junit", "b.xml"), Output("json", "c:/d.json"))  # fmt: skip


# What is printed


def test_the_summary_says_what_is_silenced(run: Callable) -> None:
    assert run("check", "accepted.yaml", *ONLY).out == "1 file checked: nothing found; 1 silenced\n"


def test_quiet_prints_findings_only(run: Callable) -> None:
    assert run("check", "clean.yaml", *ONLY, "--quiet").out == ""
    done = run("check", "unowned.yaml", *ONLY, "-q", "-o", "a.json")
    assert done.err == ""
    assert "checked" not in done.out
    assert "error[BP301]" in done.out


def test_statistics(run: Callable) -> None:
    done = run("check", "unowned.yaml", "unscored.yaml", "unowned.yaml", "broken.yaml", *ONLY, "--statistics", "-q",
               "--format", "concise")  # fmt: skip
    assert done.out.splitlines()[3:] == [
        "",
        "1  BP103  error    unknown-key", "1  BP301  error    touchpoint-without-owner",
        "1  BP401  warning  end-unscored"]  # fmt: skip
    aside = run("check", "unowned.yaml", *ONLY, "--statistics", "--format", "json")
    assert json.loads(aside.out)["rules"][0]["times"] == 1
    assert aside.err == "1  BP301  error  touchpoint-without-owner\n".replace("error ", "error   ")


def test_files_are_told_in_the_order_they_were_given_and_none_stops_another(run: Callable) -> None:
    done = run("check", "unscored.yaml", "missing.yaml", "broken.yaml", "unowned.yaml", *ONLY, "--format", "concise")
    assert done.code == 2
    assert [line.partition(":")[0] for line in done.out.splitlines()[:-1]] == [
        "unscored.yaml", "missing.yaml", "broken.yaml", "unowned.yaml"]  # fmt: skip


def test_many_files_some_of_them_bad(tmp_path: Path, run: Callable) -> None:
    for number in range(200):
        (tmp_path / "many").mkdir(exist_ok=True)
        text = BROKEN if number % 50 == 7 else CLEAN
        (tmp_path / "many" / f"{number:04}.yaml").write_text(text, encoding="utf-8")
    done = run("check", "many", *ONLY, "--format", "json")
    data = json.loads(done.out)
    assert done.code == 2
    assert data["summary"]["files"] == 200
    assert [one["file"] for one in data["findings"]] == [f"many/{number:04}.yaml" for number in range(7, 200, 50)]


def test_paths_are_from_the_current_folder(tmp_path: Path, run: Callable) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.yaml").write_text(UNOWNED, encoding="utf-8")
    for given in (str(tmp_path / "sub" / "a.yaml"), "./sub/a.yaml", "sub/../sub/a.yaml"):
        assert "file=sub/a.yaml," in run("check", given, *ONLY, "--format", "github").out


# Which rules run


def codes(done: object) -> list[str]:
    return [one["code"] for one in json.loads(done.out)["findings"]]


def test_rules_are_selected_and_left_out(run: Callable) -> None:
    both = ("check", "unowned.yaml", "unscored.yaml", "--format", "json")
    assert codes(run(*both, "--select", "BP3", "--select", "end-unscored")) == ["BP301", "BP401"]
    assert codes(run(*both, "--select", "BP301, BP401", "--ignore", "BP4")) == ["BP301"]
    assert "BP401" not in codes(run(*both, "--preset", "minimal"))
    assert "BP401" in codes(run(*both, "--preset", "minimal", "--select", "BP401"))


def test_levels(run: Callable) -> None:
    done = run("check", "unowned.yaml", *ONLY, "--level", "BP301=warning", "--format", "json")
    assert json.loads(done.out)["summary"]["warning"] == 1
    assert run("check", "unowned.yaml", *ONLY, "--level", "BP301=info").code == 0
    assert run("check", "unowned.yaml", *ONLY, "--level", "touchpoint-without-owner=off").code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--select", "end-unscord"], "no rule is called `end-unscord`; did you mean `end-unscored`?"),
        (["--ignore", "BP30"], "no rule is called `BP30`; did you mean `BP3"),
        (["--level", "end-unscord=info"], "did you mean `end-unscored`?"),
        (["--level", "BP301=fatal"], "`BP301=` and `error`, `warning`, `info` or `off`"),
        (["--level", "BP301"], "gives no level"),
        (["--set", "BP301"], "write it as `BP213.most=20`"),
        (["--set", "BP301.mosst=3"], "no setting of BP301 is called `mosst`"),
        (["--preset", "all"], "'minimal', 'recommended', 'strict'"),
        (["--format", "xml"], "'junit'"),
        (["--today", "tomorrow"], "`tomorrow` is no day"),
        (["--max-warnings", "-1"], "--max-warnings"),
        (["--fail-on", "warnings"], "'error', 'warning', 'info'"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: list[str], said: str, run: Callable) -> None:
    done = run("check", "clean.yaml", *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "see: blueprint check --help" in done.err


@rule("XY201", Level.INFO)
def crowded(graph: object, *, most: int = 3, share: float = 0.5) -> object:
    """Too much."""
    yield from ()


def test_thresholds_are_figures_like_their_defaults() -> None:
    change = wanted_change([crowded], None, (), (), ["crowded=warning"], ["XY201.most=20", "crowded.share=1"])
    assert change == Change(rules={"crowded": {"level": "warning", "share": 1.0}, "XY201": {"most": 20}})
    for said, wanted in (("XY201.most=many", "a whole number, such as 3"), ("XY201.most=1.5", "a whole number"),
                         ("XY201.share=-1", "a number, such as 0.5"), ("XY201.share=nan", "a number"),
                         ("XY201.most=99999999999", "a whole number")):  # fmt: skip
        with pytest.raises(Exception, match=re.escape(wanted)):
            wanted_change([crowded], None, (), (), (), [said])


# The day


def test_the_day() -> None:
    assert day("2025-03-31", {}) == date(2025, 3, 31)
    assert day("2025-03-31", {"SOURCE_DATE_EPOCH": "0"}) == date(2025, 3, 31)
    assert day(None, {"SOURCE_DATE_EPOCH": "86400"}) == date(1970, 1, 2)
    assert day(None, {}) == date.today()
    for said, environment in (("31.3.2025", {}), ("2025-02-30", {}), (None, {"SOURCE_DATE_EPOCH": "soon"}),
                              (None, {"SOURCE_DATE_EPOCH": "9" * 40})):  # fmt: skip
        with pytest.raises(Exception, match=r"is no (day|count)"):
            day(said, environment)


def test_rules_are_told_the_day(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[object] = []
    real = api.check
    monkeypatch.setattr(api, "check", lambda *a, **k: (days.append(k["today"]), real(*a, **k))[1])
    run("check", "clean.yaml", "--today", "2024-02-29")
    run("check", "clean.yaml", SOURCE_DATE_EPOCH="0")
    assert days == [date(2024, 2, 29), date(1970, 1, 1)]


# Exit codes


def coded(levels: str, unread: bool = False, **options: object) -> int:
    """The exit code for findings of these levels: `e`, `w`, `i`."""
    names = {"e": Level.ERROR, "w": Level.WARNING, "i": Level.INFO}
    items = tuple(Located("BP301", names[letter], str(place)) for place, letter in enumerate(levels))
    return exit_code(gathered([FileReport("a.yaml", items, unread=unread)]), Options((), **options))


@pytest.mark.parametrize(
    ("levels", "options", "code"),
    [
        ("", {}, 0), ("i", {}, 0), ("w", {}, 1), ("e", {}, 1), ("eiw", {}, 1),
        ("w", {"fail_on": Level.ERROR}, 0), ("e", {"fail_on": Level.ERROR}, 1), ("i", {"fail_on": Level.INFO}, 1),
        ("ww", {"max_warnings": 2}, 0), ("www", {"max_warnings": 2}, 1), ("w", {"max_warnings": 0}, 1),
        ("wwe", {"max_warnings": 2}, 1), ("wi", {"max_warnings": 2, "fail_on": Level.INFO}, 1),
        ("ww", {"max_warnings": 1, "fail_on": Level.ERROR}, 1), ("ew", {"exit_zero": True}, 0),
        ("e", {"unread": True}, 2), ("e", {"unread": True, "exit_zero": True}, 2), ("", {"unread": True}, 2),
    ],
)  # fmt: skip
def test_exit_codes(levels: str, options: dict[str, object], code: int) -> None:
    assert coded(levels, **options) == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("clean.yaml", 0), ("accepted.yaml", 0), ("unscored.yaml", 1), ("unowned.yaml", 1), ("broken.yaml", 2),
        ("clean.yaml unowned.yaml", 1), ("unowned.yaml broken.yaml clean.yaml", 2),
        ("unscored.yaml --fail-on error", 0), ("unscored.yaml --max-warnings 1", 0), ("unowned.yaml --exit-zero", 0),
        ("broken.yaml --exit-zero", 2), ("missing.yaml --exit-zero", 2),
    ],
)  # fmt: skip
def test_the_worst_file_decides(given: str, code: int, run: Callable) -> None:
    assert run("check", *given.split(), *ONLY).code == code


def test_a_run_in_a_build_is_told_as_text_unless_asked(run: Callable) -> None:
    assert not run("check", "unowned.yaml", *ONLY, GITHUB_ACTIONS="true", CI="true").out.startswith("::")


@pytest.mark.skipif(os.name == "nt", reason="names of files are stricter there")
def test_hostile_names_start_no_command(tmp_path: Path, run: Callable) -> None:
    name = "::error::x\n\x1b[31m.yaml"
    (tmp_path / name).write_text(UNOWNED, encoding="utf-8")
    for kind in FORMATS:
        done = run("check", "--format", kind, *ONLY, "--", name)
        assert done.code == 1
        lines = [line for line in done.out.splitlines() if line.lstrip().startswith(("::", "##["))]
        assert len(lines) == (kind == "github")
        assert "\x1b" not in done.out
