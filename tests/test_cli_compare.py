"""`blueprint compare` as a person uses it: one edit is told as one change, from files and from revisions of Git."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import blueprint as bp
from blueprint import revisions

EXAMPLES = Path(__file__).parents[1] / "examples"
HOTEL = (EXAMPLES / "hotel-stay.yaml").read_text(encoding="utf-8")

CAFE = """\
blueprint: 1
title: Corner café
owners: {bar: The bar, kitchen: Kitchen}
touchpoints: {counter: {name: Counter, channel: person, owner: bar}}
journey:
  - phase: Visit
    steps:
      - {id: queue, customer: Queues, touchpoints: [counter], frontstage: Nods, emotion: -1, waits: 4 min}
      - {id: order, customer: Orders, touchpoints: [counter], frontstage: Takes the order, emotion: 2}
      - {id: leave, customer: Leaves, emotion: 3}
"""

ONE_EDIT = {
    "one word": ("customer: Checks in", "customer: Registers",
                 ["~ customer action “Registers”: does Checks in → Registers"]),
    "one owner": ("menu: {name: Menu, channel: print, owner: kitchen}",
                  "menu: {name: Menu, channel: print, owner: front-office}",
                  ["~ touchpoint “Menu”: owner Kitchen → Front office"]),
    "one lane": ("backstage: Keeps cold bottles at hand", "support: Keeps cold bottles at hand",
                 ["~ support process “Keeps cold bottles at hand”: lane Hotel staff out of view → support"]),
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_other_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs these tests from a hook of Git has its variables set."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    (tmp_path / "before.yaml").write_text(CAFE, encoding="utf-8")
    (tmp_path / "after.yaml").write_text(CAFE, encoding="utf-8")
    return tmp_path


def changed(folder: Path, old: str, new: str, text: str = CAFE) -> None:
    """Write the two states, which differ in one edit."""
    assert text.count(old) == 1, old
    (folder / "before.yaml").write_text(text, encoding="utf-8")
    (folder / "after.yaml").write_text(text.replace(old, new), encoding="utf-8")


def lines(out: str) -> list[str]:
    """The changes that are told, each on one line."""
    told = re.sub(r"\n {2}(?=[^ ~+−⇄!✓])", " ", out.partition("\n\n")[0])
    return [line.strip() for line in told.splitlines() if line.startswith(("  ~", "  +", "  −", "  ⇄"))]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false",
               "-c", "init.defaultBranch=main", *arguments]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a blueprint and its catalog in folders, and another state of both on the disk."""
    (tmp_path / "services").mkdir()
    (tmp_path / "shared").mkdir()
    stay, catalog = tmp_path / "services" / "stay.yaml", tmp_path / "shared" / "catalog.yaml"
    stay.write_text(CAFE.replace("owners: {bar: The bar, kitchen: Kitchen}", "use: [../shared/catalog.yaml]"), "utf-8")
    catalog.write_text("catalog: 1\nowners: {bar: The bar, kitchen: Kitchen}\n", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "One")
    git(tmp_path, "tag", "first")
    catalog.write_text("catalog: 1\nowners: {bar: Coffee bar, kitchen: Kitchen}\n", "utf-8")
    return tmp_path


# ── one edit, one change ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", ONE_EDIT)
def test_one_edit_of_an_example_is_told_and_nothing_else(case: str, tmp_path: Path, run: Callable) -> None:
    old, new, told = ONE_EDIT[case]
    changed(tmp_path, old, new, HOTEL)
    done = run("compare", "before.yaml", "after.yaml")
    assert (done.code, done.err) == (0, "")
    assert "1 change:" in done.out
    assert lines(done.out) == told


def test_one_emotion_is_told_with_what_it_does_to_the_figures(cafe: Path, run: Callable) -> None:
    changed(cafe, "emotion: 3", "emotion: 1")
    out = run("compare", "before.yaml", "after.yaml").out
    assert lines(out) == ["~ customer action “Leaves”: emotion 3 → 1"]
    assert "peak–end +3 → +1.5 (worse by 1.5)" in out
    assert "How it feels, step by step" in out
    assert "Queues" not in out


def test_one_order_is_told(tmp_path: Path, run: Callable) -> None:
    steps = CAFE.splitlines(keepends=True)
    (tmp_path / "before.yaml").write_text(CAFE, encoding="utf-8")
    (tmp_path / "after.yaml").write_text("".join([*steps[:7], steps[8], steps[7], steps[9]]), encoding="utf-8")
    told = lines(run("compare", "before.yaml", "after.yaml").out)
    assert len(told) == 1
    assert told[0].startswith("⇄ step “")


def test_another_owner_of_a_lane_is_one_line_in_every_format(cafe: Path, run: Callable) -> None:
    lane = CAFE.replace("journey:", "lanes: {till: {kind: frontstage, name: Till, owner: bar}}\njourney:").replace(
        "frontstage: Nods", "till: Nods")  # fmt: skip
    changed(cafe, "name: Till, owner: bar", "name: Till, owner: kitchen", lane)
    told = {kind: run("compare", "before.yaml", "after.yaml", "--format", kind).out
            for kind in ("text", "markdown", "json", "csv", "svg")}  # fmt: skip
    assert lines(told["text"]) == ["~ lane “Till”: owner The bar → Kitchen"]
    assert told["markdown"].count("| re-owned | lane “Till” | owner | The bar | Kitchen | Kitchen |") == 1
    (change,) = json.loads(told["json"])["results"][0]["tables"][0]["rows"]
    assert (change["name"], change["owner"]) == ("Till", "Kitchen")
    assert told["csv"].count("re-owned,lane,Till,till,till,owner,The bar,Kitchen,Kitchen") == 1
    assert "was: The bar" in told["svg"]


def test_a_note_is_told_as_it_was_typed(cafe: Path, run: Callable) -> None:
    noted = CAFE.replace("waits: 4 min", "waits: 4 min, notes: {pain: ['Slow; loud', 'Loud']}")
    changed(cafe, "Slow; loud", "Slow; cold", noted)
    done = run("compare", "before.yaml", "after.yaml")
    assert lines(done.out) == ["~ step “Queues”: notes pain: Slow; loud → pain: Slow; cold"]
    done = run("compare", "before.yaml", "after.yaml", "--format", "markdown")
    assert "| notes | pain: Slow; loud | pain: Slow; cold |" in done.out


def test_what_is_too_much_for_a_window_is_said_to_be_there(cafe: Path, run: Callable) -> None:
    many = "".join(f"      - {{customer: Does {number}, touchpoints: [Thing {number}]}}\n" for number in range(120))
    changed(cafe, "      - {id: leave", f"{many}      - {{id: leave")
    out = run("compare", cafe / "before.yaml", cafe / "after.yaml").out
    assert re.search(r"… and 2\d more: `--format csv` has them all", out)
    assert re.search(r"… and \d+ more: `--format csv --table findings` has\s+them all", out)


def test_nothing_changed(cafe: Path, run: Callable) -> None:
    (cafe / "after.yaml").write_text(f"# a remark\n{CAFE}", encoding="utf-8")
    done = run("compare", "before.yaml", "after.yaml", "--exit-code")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:2] == [
        "What changed in “Corner café”", "  Nothing changed that anybody could see.",
    ]  # fmt: skip
    assert len(done.out.splitlines()) == 3


# ── formats and files ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_exit_code_tells_of_changes_where_it_is_asked(cafe: Path, run: Callable) -> None:
    changed(cafe, "customer: Orders", "customer: Asks")
    assert run("compare", "before.yaml", "after.yaml").code == 0
    assert run("compare", "before.yaml", "after.yaml", "--exit-code").code == 1


def test_the_suffix_is_the_format(cafe: Path, run: Callable) -> None:
    changed(cafe, "customer: Orders", "customer: Asks")
    begin = {"c.svg": "<svg", "new/c.md": "## What", "c.csv": "what,kind,name", "c.txt": "What", "c.json": "{"}
    for name, begins in begin.items():
        done = run("compare", "before.yaml", "after.yaml", "-o", name)
        assert (done.code, done.out, done.err) == (0, "", f"written: {name}\n")
        assert (cafe / name).read_text(encoding="utf-8").lstrip("[\n ").startswith(begins), name
    assert run("compare", "before.yaml", "after.yaml", "--format", "svg").out.startswith("<svg")
    one = run("compare", "before.yaml", "after.yaml", "--format", "csv", "--table", "changes").out.splitlines()
    assert one[1].split(",")[:3] == ["reworded", "customer action", "Asks"]


def test_the_picture_has_both_states(cafe: Path, run: Callable) -> None:
    changed(cafe, "customer: Orders", "customer: Asks")
    svg = run("compare", "before.yaml", "after.yaml", "-o", "-", "--format", "svg").out
    assert ">Asks</text>" in svg
    assert re.search(r'text-decoration="line-through"[^>]*>Orders</text>', svg)


def test_markdown_is_short_enough_for_a_comment(tmp_path: Path, run: Callable) -> None:
    steps = "".join(f"      - {{id: s{n}, customer: '*{n}* @ann {'|' * 300}', emotion: 1}}\n" for n in range(400))
    head = CAFE.partition("      - ")[0]
    (tmp_path / "before.yaml").write_text(head + steps, encoding="utf-8")
    (tmp_path / "after.yaml").write_text(head + steps.replace("@ann", "@ben"), encoding="utf-8")
    out = run("compare", "before.yaml", "after.yaml", "--format", "markdown").out
    assert len(out) < 65_000
    assert "@ben" not in out
    assert "more." in out


def test_json_has_everything(cafe: Path, run: Callable) -> None:
    changed(cafe, "owner: bar}", "owner: kitchen}")
    text = json.dumps(json.loads(run("compare", "before.yaml", "after.yaml", "--format", "json").out))
    for name in ("changes", "emotion", "panel", "findings", "re-owned"):
        assert f'"{name}"' in text


def test_new_and_fixed_findings_are_told(cafe: Path, run: Callable) -> None:
    changed(cafe, ", owner: bar}", "}")
    out = run("compare", "before.yaml", "after.yaml").out
    assert "! new: error BP301, the touchpoint `Counter` has no owner" in out
    assert "✓ fixed: error BP301" in run("compare", "after.yaml", "before.yaml").out


def test_the_rules_are_those_of_the_settings(cafe: Path, run: Callable) -> None:
    changed(cafe, ", owner: bar}", "}")
    (cafe / "blueprint.toml").write_text('ignore = ["BP301"]\n', encoding="utf-8")
    assert "BP301" not in run("compare", "before.yaml", "after.yaml").out


def test_from_standard_input(cafe: Path, run: Callable) -> None:
    done = run("compare", "-", "after.yaml", stdin=CAFE.replace("Orders", "Asks"))
    assert lines(done.out) == ["~ customer action “Orders”: does Asks → Orders"]
    assert run("compare", "-", "-", stdin=CAFE).code == 2


# ── what goes wrong ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_problems_of_both_files_are_told_with_their_place_and_nothing_is_written(cafe: Path, run: Callable) -> None:
    (cafe / "before.yaml").write_text(CAFE.replace("emotion: 2", "emotion: 20"), encoding="utf-8")
    (cafe / "after.yaml").write_text(CAFE.replace("frontstage: Nods", "fornstage: Nods"), encoding="utf-8")
    done = run("compare", "before.yaml", "after.yaml", "-o", "new/c.svg")
    assert (done.code, done.out) == (2, "")
    assert "before.yaml:9:" in done.err
    assert "after.yaml:8:" in done.err
    assert sorted(file.name for file in cafe.iterdir()) == ["after.yaml", "before.yaml"]


def test_a_file_that_is_not_there(cafe: Path, run: Callable) -> None:
    done = run("compare", "befor.yaml", "after.yaml")
    assert done.code == 2
    assert "there is no such file" in done.err
    assert "did you mean `before.yaml`?" in done.err


@pytest.mark.parametrize(
    "arguments", [("-o", "c.docx"), ("-o", "c.svg", "--table", "changes"), ("-o", "c.md", "--format", "svg"),
                  ("--table", "nothing")]
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], cafe: Path, run: Callable) -> None:
    done = run("compare", "before.yaml", "after.yaml", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert len(list(cafe.iterdir())) == 2


def test_an_input_is_never_overwritten(cafe: Path, run: Callable) -> None:
    os.link(cafe / "after.yaml", cafe / "c.svg")
    done = run("compare", "before.yaml", "after.yaml", "-o", "c.svg")
    assert done.code == 2
    assert "never overwritten" in done.err
    assert (cafe / "c.svg").read_text(encoding="utf-8") == CAFE


def test_text_of_strangers_reaches_no_terminal(cafe: Path, run: Callable) -> None:
    changed(cafe, "customer: Orders", 'customer: "Orders \\u202Eevil"')
    done = run("compare", "before.yaml", "after.yaml")
    assert "\u202e" not in done.out + done.err


# ── revisions ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_revision_is_read_with_what_it_uses(repository: Path, run: Callable) -> None:
    told = ["~ owner “Coffee bar”: name The bar → Coffee bar"]
    for before in ("main:services/stay.yaml", "HEAD:./services/stay.yaml", "first:services/stay.yaml"):
        done = run("compare", before, "services/stay.yaml")
        assert (done.code, done.err) == (0, ""), before
        assert lines(done.out) == told
    git(repository, "commit", "--quiet", "-am", "Two")
    assert lines(run("compare", "HEAD~1:services/stay.yaml", "HEAD:services/stay.yaml").out) == told
    assert "Nothing changed" in run("compare", "HEAD:services/stay.yaml", "services/stay.yaml").out


def test_a_path_from_the_current_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "services")
    assert len(bp.compare("HEAD:./stay.yaml", "stay.yaml").records()) == 1
    assert len(bp.compare("HEAD:../services/stay.yaml", "stay.yaml").records()) == 1
    with pytest.raises(bp.SourceError, match=r"did you mean `HEAD:./stay.yaml`"):
        bp.compare("HEAD:stay.yaml", "stay.yaml")
    assert "stay-changes" in bp.render("stay.yaml", before="HEAD:./stay.yaml")


def test_problems_in_a_revision_say_where(repository: Path, run: Callable) -> None:
    catalog = repository / "shared" / "catalog.yaml"
    catalog.write_text("catalog: 1\nowners: {bar: [], kitchen: Kitchen}\n", encoding="utf-8")
    git(repository, "commit", "--quiet", "-am", "Broken")
    catalog.write_text("catalog: 1\nowners: {bar: The bar, kitchen: Kitchen}\n", encoding="utf-8")
    done = run("compare", "main:services/stay.yaml", "services/stay.yaml")
    assert done.code == 2
    assert "main:shared/catalog.yaml:2:" in done.err
    assert "main:services/stay.yaml:3:" in done.err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("mian:services/stay.yaml", "did you mean `main`?"),
        ("HAED:services/stay.yaml", "did you mean `HEAD`?"),
        ("main:services/stya.yaml", "did you mean `main:services/stay.yaml`?"),
        ("main:service/stay.yaml", "it has no folder `service` either"),
        ("main:services", "a folder, not a file"),
        ("main:", "no file is named"),
        ("main:../../etc/passwd", "outside the repository"),
        ("--output=x:services/stay.yaml", "No such option"),
        ("main..main:services/stay.yaml", "no revision"),
        ("main:link.yaml", "a link"),
    ],
)
def test_what_git_does_not_have_is_told(name: str, says: str, repository: Path, run: Callable) -> None:
    (repository / "link.yaml").symlink_to("/etc/hostname")
    git(repository, "add", "link.yaml")
    git(repository, "commit", "--quiet", "-m", "A link")
    done = run("compare", name, "services/stay.yaml")
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.startswith((name, "blueprint compare: No such option"))


def test_a_revision_never_becomes_an_option(repository: Path, run: Callable) -> None:
    for name in ("--output=stolen:services/stay.yaml", "-c:services/stay.yaml", "--all:services/stay.yaml"):
        done = run("compare", "--", name, "services/stay.yaml")
        assert (done.code, done.out) == (2, "")
        assert "is no revision" in done.err
    assert not list(repository.glob("stolen*"))


def test_a_catalog_that_the_revision_has_not_or_that_lies_outside(repository: Path, run: Callable) -> None:
    stay = repository / "services" / "stay.yaml"
    text = stay.read_text(encoding="utf-8")
    for entry, says in (("../shared/catalogue.yaml", "did you mean `catalog.yaml`?"),
                        ("../../catalog.yaml", "outside the repository"), ("../link.yaml", "is a link"),
                        ("../Shared/catalog.yaml", "the letter case differs")):  # fmt: skip
        stay.write_text(text.replace("../shared/catalog.yaml", entry), encoding="utf-8")
        if not (repository / "link.yaml").is_symlink():
            (repository / "link.yaml").symlink_to("shared/catalog.yaml")
        git(repository, "add", ".")
        git(repository, "commit", "--quiet", "-m", entry)
        stay.write_text(text, encoding="utf-8")
        done = run("compare", "main:services/stay.yaml", "services/stay.yaml")
        assert done.code == 2
        assert says in " ".join(done.err.split()), done.err


def test_nothing_of_the_machine_is_read_for_a_revision(repository: Path, run: Callable) -> None:
    """What a revision uses lies in the revision, though another file is on the disk, or none."""
    (repository / "shared" / "catalog.yaml").unlink()
    git(repository, "commit", "--quiet", "-am", "Gone")
    git(repository, "checkout", "--quiet", "first")
    done = run("compare", "main:services/stay.yaml", "first:services/stay.yaml")
    assert done.code == 2
    assert "there is no such file" in done.err


def test_a_file_with_a_colon_in_its_name_goes_first(repository: Path, run: Callable) -> None:
    (repository / "main:services").mkdir()
    (repository / "main:services" / "stay.yaml").write_text(CAFE, encoding="utf-8")
    done = run("compare", "main:services/stay.yaml", "services/stay.yaml")
    assert done.code == 0
    assert lines(done.out)[0] == "~ owner “Coffee bar”: name The bar → Coffee bar"


def test_a_drive_is_no_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    assert revisions.parted("C:\\services\\stay.yaml") is None
    assert revisions.parted("C:/stay.yaml") is None
    monkeypatch.setattr(revisions.os, "name", "nt")
    assert revisions.parted("C:stay.yaml") is None


def test_outside_a_repository_and_without_git(cafe: Path, run: Callable) -> None:
    done = run("compare", "main:before.yaml", "after.yaml", GIT_CEILING_DIRECTORIES=str(cafe.parent))
    assert done.code == 2
    assert "no Git repository here" in done.err
    done = run("compare", "main:before.yaml", "after.yaml", PATH="")
    assert done.code == 2
    assert "Git is not on this machine" in done.err


def test_git_of_the_current_folder_is_never_run(cafe: Path, run: Callable) -> None:
    program = cafe / "git"
    program.write_text(f"#!{sys.executable}\nopen('ran', 'w')\n", encoding="utf-8")
    program.chmod(0o755)
    run("compare", "main:before.yaml", "after.yaml", PATH=".")
    assert not (cafe / "ran").exists()


def test_a_file_of_a_revision_that_is_too_large(repository: Path, run: Callable) -> None:
    (repository / "large.yaml").write_bytes(b"# " + b"x" * 2_100_000)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Large")
    done = run("compare", "main:large.yaml", "services/stay.yaml")
    assert done.code == 2
    assert "too large: 2.1 MB" in done.err


# ── from Python ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_compare_takes_files_blueprints_and_readings(cafe: Path) -> None:
    changed(cafe, "emotion: 3", "emotion: 1")
    before, after = cafe / "before.yaml", cafe / "after.yaml"
    rows = bp.compare(before, after).records()
    assert [(row["what"], row["was"], row["now"]) for row in rows] == [("re-felt", "3", "1")]
    assert bp.compare(bp.load(before), bp.loads(after.read_text(encoding="utf-8"))).records() == rows
    with pytest.raises(bp.UnknownName):
        bp.compare(before, after, select=["BP999"])


def test_render_draws_what_changed(cafe: Path) -> None:
    changed(cafe, "customer: Orders", "customer: Asks")
    before, after = cafe / "before.yaml", cafe / "after.yaml"
    assert bp.render(after, cafe / "c.svg", before=before).read_text(encoding="utf-8") == bp.render(
        after, before=before
    )
    with pytest.raises(bp.RenderError, match="journey"):
        bp.render(after, view="journey", before=before)
