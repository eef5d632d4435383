"""Many files: checked side by side, told in order, and never from a memory that is stale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from blueprint.edits import Fix, Remove, SetKey
from blueprint.errors import Place, Related, UnknownName
from blueprint.project import runs
from blueprint.project.cache import Cache
from blueprint.project.outcome import Outcome, from_data, to_data
from blueprint.project.packages import rules_of
from blueprint.project.runs import Job, check_many, check_one
from blueprint.project.watch import affected
from blueprint.report.located import About, Located
from blueprint.rules.findings import Level
from blueprint.rules.selection import Wanted

CAFE = """\
blueprint: 1
title: Café {number}
use: shared.yaml
journey:
  - phase: Visit
    steps:
      - {{customer: Leaves, touchpoints: [counter], emotion: 1}}
"""
SHARED = "catalog: 1\ntouchpoints: {counter: {name: Counter}}\n"
OWNED = "catalog: 1\nowners: {cafe: The café}\ntouchpoints: {counter: {name: Counter, owner: cafe}}\n"


def cafes(folder: Path, count: int) -> list[Job]:
    (folder / ".git").mkdir()
    (folder / "shared.yaml").write_text(SHARED, encoding="utf-8")
    for number in range(count):
        (folder / f"{number:03}.yaml").write_text(CAFE.format(number=number), encoding="utf-8")
    return [Job(str(folder / f"{number:03}.yaml"), Wanted(("BP301",))) for number in range(count)]


def outcomes(jobs: list[Job], folder: Path | None = None) -> list[Outcome]:
    return list(check_many(jobs, Cache(folder)))


def test_many_files_side_by_side_are_told_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = cafes(tmp_path, 30)
    Path(jobs[7].path).write_text("blueprint: 1\ntitel: x\n", encoding="utf-8")
    done: list[str] = []
    monkeypatch.setattr(runs.os, "cpu_count", lambda: 2)
    side_by_side = list(check_many(jobs, Cache(None), done.append))
    monkeypatch.setattr(runs.os, "cpu_count", lambda: 1)
    assert side_by_side == outcomes(jobs)
    assert done == [job.path for job in jobs]
    assert [outcome.report.unread for outcome in side_by_side].index(True) == 7
    assert {item.code for outcome in side_by_side for item in outcome.report.items if not outcome.report.unread} == {
        "BP301"
    }


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are really looked at."""
    names: list[str] = []

    def look(job: Job) -> Outcome:
        names.append(Path(job.path).name)
        return check_one(job)

    monkeypatch.setattr(runs, "check_one", look)
    return names


def test_what_is_known_is_not_checked_again(tmp_path: Path, checked: list[str]) -> None:
    jobs = cafes(tmp_path, 3)
    first = outcomes(jobs, tmp_path / "kept")
    assert outcomes(jobs, tmp_path / "kept") == first
    assert checked == ["000.yaml", "001.yaml", "002.yaml"]


def test_a_changed_file_is_checked_again(tmp_path: Path, checked: list[str]) -> None:
    jobs = cafes(tmp_path, 2)
    outcomes(jobs, tmp_path / "kept")
    Path(jobs[1].path).write_text(CAFE.format(number="x"), encoding="utf-8")
    outcomes(jobs, tmp_path / "kept")
    assert checked[2:] == ["001.yaml"]


def test_a_changed_catalog_counts_for_all_that_use_it(tmp_path: Path, checked: list[str]) -> None:
    jobs = cafes(tmp_path, 2)
    before = outcomes(jobs, tmp_path / "kept")
    (tmp_path / "shared.yaml").write_text(OWNED, encoding="utf-8")
    after = outcomes(jobs, tmp_path / "kept")
    assert [len(outcome.report.items) for outcome in (*before, *after)] == [1, 1, 0, 0]
    assert len(checked) == 4


def test_other_settings_another_day_and_another_root_count(tmp_path: Path, checked: list[str]) -> None:
    (job,) = cafes(tmp_path, 1)
    for changed in (job, job._replace(wanted=Wanted(("BP4",))), job._replace(root=str(tmp_path))):
        outcomes([changed], tmp_path / "kept")
    outcomes([job._replace(root=str(tmp_path), today=date(2026, 11, 22))], tmp_path / "kept")
    assert len(checked) == 3, "the day counts only where a rule asks for it"


def test_what_is_damaged_is_as_good_as_not_there(tmp_path: Path, checked: list[str]) -> None:
    (job,) = cafes(tmp_path, 1)
    first = outcomes([job], tmp_path / "kept")
    (entry,) = (tmp_path / "kept").glob("*.json")
    whole = entry.read_bytes()
    for damaged in (
        b"",
        whole[:40],
        b"[]",
        b'{"settings": 1}',
        b"[" * 100_000,
        whole.replace(b"items", b"itemz"),
    ):
        entry.write_bytes(damaged)
        assert outcomes([job], tmp_path / "kept") == first
    assert len(checked) == 7


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (job,) = cafes(tmp_path, 1)
    (tmp_path / "kept").write_text("a file", encoding="utf-8")
    assert len(outcomes([job], tmp_path / "kept")[0].report.items) == 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (outcome,) = outcomes([Job(str(tmp_path / "none.yaml"), Wanted())])
    assert outcome.report.unread
    assert outcome.report.items


def test_an_outcome_survives_being_kept() -> None:
    fix = Fix("add a loop", (SetKey(Place(("journey", 0)), "loop", True), Remove(Place(("a",), "b.yaml"))), safe=False)
    item = Located("BP301", Level.ERROR, "no owner", "add one", None, (Related("here", Place(("a", 1))),), "desk",
                   "touchpoint-without-owner", fix, "why", About("Touchpoint", "desk", "Desk", "Arrive"))  # fmt: skip
    assert from_data(json.loads(json.dumps(to_data(item)))) == item


def test_only_what_has_to_be_is_done_again(tmp_path: Path) -> None:
    jobs = cafes(tmp_path, 3)
    names = [job.path for job in jobs]
    before = outcomes(jobs)
    assert affected(names, before, {os.path.realpath(names[1])}) == [names[1]]
    assert affected(names, before, {os.path.realpath(tmp_path / "shared.yaml")}) == names
    assert affected([*names, "new.yaml"], before, {"elsewhere.yaml"}) == ["new.yaml"]
    assert affected(names, before, {str(tmp_path / "blueprint.toml")}) == names
    assert affected(names, before, {str(tmp_path / "known.json")}) == names


def test_a_package_without_rules_is_told() -> None:
    with pytest.raises(UnknownName, match="acme"):
        rules_of(("acme",))


PACKAGE = """\
from blueprint.rules import Finding, Level, rule

@rule("AC101", Level.WARNING)
def shouting_title(graph):
    \"\"\"A title in capitals.

    Why: nobody likes to be shouted at.
    \"\"\"
    if graph.title.isupper():
        yield Finding(None, "the title shouts", field="title")

RULES = (shouting_title,)
"""


def install(folder: Path) -> None:
    """Put a package with a rule, and one more module, where Python finds it."""
    (folder / "acme" / "more").mkdir(parents=True)
    (folder / "acme" / "__init__.py").write_text(PACKAGE, encoding="utf-8")
    (folder / "acme" / "more" / "words.py").write_text("", encoding="utf-8")
    about = folder / "acme-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[blueprint.rules]\nacme = acme:RULES\n", encoding="utf-8")


def with_package(folder: Path, script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("yield 1 / 0", "ZeroDivisionError: division by zero"),
        ("yield 'the title shouts'", "TypeError: it found a str, which is no Finding"),
        ("return None", "TypeError: 'NoneType' object is not iterable"),
    ],
)
def test_a_rule_of_a_package_that_fails_is_named(
    body: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "packages")
    code = PACKAGE.replace(
        'if graph.title.isupper():\n        yield Finding(None, "the title shouts", field="title")', body
    )
    assert body in code
    (tmp_path / "packages" / "acme" / "__init__.py").write_text(code, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("blueprint: 1\ntitle: T\njourney: [{phase: P, steps: [{customer: C}]}]\n")
    (tmp_path / "blueprint.toml").write_text('packages = ["acme"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    script = (
        "import sys; sys.stderr = sys.stdout; from blueprint.cli.border import run; print(run(['check', 'a.yaml']))"
    )
    told = with_package(tmp_path / "packages", script)
    assert told == f"blueprint: the rule `AC101` in `acme` failed: {said}\n2\n"


def test_an_installed_package_brings_its_rules(tmp_path: Path) -> None:
    install(tmp_path)
    script = "from blueprint.project.packages import rules_of; print([rule.code for rule in rules_of(('acme',))][-1])"
    assert with_package(tmp_path, script) == "AC101\n"


def test_a_rule_of_a_package_that_the_settings_name_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "packages")
    monkeypatch.chdir(tmp_path)
    script = "from blueprint.cli.border import run; run(['rule', 'AC101']); run(['rule', 'shouting-titel'])"
    assert with_package(tmp_path / "packages", script) == ""
    (tmp_path / "blueprint.toml").write_text('packages = ["acme"]\n', encoding="utf-8")
    told = with_package(tmp_path / "packages", script)
    assert told.startswith("AC101 shouting-title")
    assert "nobody likes to be shouted at" in told


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_there", "the rules of `acme` cannot be loaded: ModuleNotFoundError: No module named"),
        ("RULES = 5", "the rules of `acme` cannot be loaded: TypeError: 'int' object is not iterable"),
        ("RULES = ('BP301',)", "what `acme` offers as rules are none"),
    ],
)
def test_a_package_that_cannot_be_used_is_no_fault_of_ours(code: str, said: str, tmp_path: Path) -> None:
    install(tmp_path)
    (tmp_path / "acme" / "__init__.py").write_text(code, encoding="utf-8")
    (tmp_path / "blueprint.toml").write_text('packages = ["acme"]\n', encoding="utf-8")
    (tmp_path / "cafe.yaml").write_text("blueprint: 1\n", encoding="utf-8")
    call = "from blueprint.cli.border import run; print(run(['check', '.', '--format', 'json']))"
    line = f"import os; os.chdir({str(tmp_path)!r}); {call}"
    *report, ending = with_package(tmp_path, line).splitlines()
    (found,) = json.loads("\n".join(report))["findings"]
    assert ending == "2"
    assert said in found["message"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_whoever_is_killed_leaves_no_process_behind() -> None:
    """As by a build that took too long: what is left would hold its output open for ever."""
    script = (
        "import os, time\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from blueprint.project import runs\n"
        "if __name__ == '__main__':\n"
        "    pool = ProcessPoolExecutor(2, initializer=runs._quietly)\n"
        "    list(pool.map(time.sleep, [0.1, 0.1]))\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(100)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
        assert process.communicate(timeout=60)[0] == "", "the pipe is closed when the last of them has gone"


def test_another_state_of_an_installed_package_counts(tmp_path: Path) -> None:
    install(tmp_path)
    script = (
        "from blueprint.project.runs import Job; from blueprint.project.cache import digest;"
        "from blueprint.rules.selection import Wanted; print(digest(Job('a.yaml', Wanted(), ('acme',)).settings))"
    )
    digests = [with_package(tmp_path, script) for _ in range(2)]
    (tmp_path / "acme" / "more" / "words.py").write_text("RUDE = ('!',)\n", encoding="utf-8")
    digests.append(with_package(tmp_path, script))
    (tmp_path / "acme-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 2\n")
    digests.append(with_package(tmp_path, script))
    assert [digests.index(one) for one in digests] == [0, 0, 2, 3]
