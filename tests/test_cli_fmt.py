"""`blueprint fmt` as a person, an editor and a build server use it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from blueprint.load import tidy as package

UNTIDY = """\
blueprint:   1
title : Corner café   #the one at the corner
journey:
- phase:  Visit
  steps:
  - customer:  Orders a coffee
    touchpoints: [ {name: Counter,owner: Baristas} ]
    emotion: 2
"""
TIDY = """\
blueprint: 1
title: Corner café   # the one at the corner
journey:
  - phase: Visit
    steps:
      - customer: Orders a coffee
        touchpoints: [{name: Counter, owner: Baristas}]
        emotion: 2
"""
CATALOG = "catalog:  1\nowners: { hotel: The hotel }\n"
BROKEN = "blueprint: 1\n title: x\n"


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def read(file: Path) -> str:
    return file.read_bytes().decode()


def test_a_file_is_tidied(tmp_path: Path, run: Callable) -> None:
    file = write(tmp_path / "cafe.yaml", UNTIDY)
    done = run("fmt", "cafe.yaml")
    assert (done.code, done.out, done.err) == (0, "", "tidied: cafe.yaml\n1 file: tidied\n")
    assert read(file) == TIDY


def test_a_tidy_file_is_not_written(tmp_path: Path, run: Callable) -> None:
    file = write(tmp_path / "cafe.yaml", TIDY)
    before = file.stat()
    done = run("fmt", "cafe.yaml")
    assert (done.code, done.out, done.err) == (0, "", "1 file: tidy already\n")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_folder_is_walked_for_blueprints_and_catalogs(tmp_path: Path, run: Callable) -> None:
    for name, text in {
        "a.yaml": UNTIDY,
        "b/b.yml": TIDY,
        "b/c.yaml": CATALOG,
        "d.yaml": "a:  b\n",
        ".e.yaml": UNTIDY,
    }.items():
        write(tmp_path / name, text)
    done = run("fmt", ".")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == ["tidied: a.yaml", "tidied: b/c.yaml", "3 files: 2 tidied, 1 tidy already"]
    assert read(tmp_path / "b/c.yaml") == "catalog: 1\nowners: {hotel: The hotel}\n"
    assert read(tmp_path / "d.yaml") == "a:  b\n"
    assert read(tmp_path / ".e.yaml") == UNTIDY


def test_any_yaml_file_that_is_named_is_tidied(tmp_path: Path, run: Callable) -> None:
    file = write(tmp_path / "other.yaml", "a:  b\n")
    assert run("fmt", "other.yaml").code == 0
    assert read(file) == "a: b\n"


def test_a_folder_with_nothing_in_it(tmp_path: Path, run: Callable) -> None:
    done = run("fmt", ".")
    assert done.code == 2
    assert "there is no blueprint in this folder" in done.err


def test_check(tmp_path: Path, run: Callable) -> None:
    file = write(tmp_path / "a.yaml", UNTIDY)
    write(tmp_path / "b.yaml", TIDY)
    done = run("fmt", "--check", ".")
    assert (done.code, done.out, done.err) == (1, "untidy: a.yaml\n", "2 files: 1 untidy, 1 tidy\n")
    assert read(file) == UNTIDY
    assert run("fmt", "--check", "b.yaml").code == 0


def test_diff(tmp_path: Path, run: Callable) -> None:
    file = write(tmp_path / "a.yaml", "blueprint: 1\ntitle:  x\ngoal: y")
    done = run("fmt", "--diff", "a.yaml")
    assert (done.code, done.err) == (1, "1 file: untidy\n")
    assert done.out.splitlines() == [
        "--- a.yaml", "+++ a.yaml", "@@ -1,3 +1,3 @@", " blueprint: 1", "-title:  x",
        "-goal: y  (no line break at the end)", "+title: x", "+goal: y",
    ]  # fmt: skip
    assert read(file) == "blueprint: 1\ntitle:  x\ngoal: y"
    assert run("fmt", "--check", "--diff", "a.yaml").out == f"untidy: a.yaml\n{done.out}"
    assert "\x1b[1;32m+title: x\x1b[0m\n" in run("fmt", "--diff", "a.yaml", FORCE_COLOR="1").out


def test_a_diff_shows_everything_odd_and_no_command(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "a.yaml", "a: |\n  ::error::x\n  ##[error]y\nb: \u202ex\nc:  d\n")
    out = run("fmt", "--diff", "a.yaml").out
    assert "\u202e" not in out
    assert "U+202E" in out
    assert not [line for line in out.splitlines() if line[1:].lstrip().startswith(("::", "##["))]


def test_hostile_names(tmp_path: Path, run: Callable) -> None:
    for name in ("::error::x.yaml", "a\x1b[31m.yaml", "b\n::error::.yaml"):
        write(tmp_path / name, UNTIDY)
    for options in (["--check"], ["--diff"], []):
        done = run("fmt", *options, ".", "--", "::error::x.yaml")
        shown = done.out + done.err
        assert "\x1b" not in shown
        assert not [line for line in shown.splitlines() if line.startswith("::")]


def test_standard_input(run: Callable) -> None:
    done = run("fmt", "-", stdin=UNTIDY)
    assert (done.code, done.out, done.err) == (0, TIDY, "")
    done = run("fmt", "-", stdin=TIDY)
    assert (done.code, done.out, done.err) == (0, TIDY, "")
    done = run("fmt", "-", stdin=("\ufeff" + UNTIDY.replace("\n", "\r\n")))
    assert done.raw_out == ("\ufeff" + TIDY.replace("\n", "\r\n")).encode()


def test_standard_input_is_checked_and_compared(run: Callable) -> None:
    done = run("fmt", "--check", "-", stdin=UNTIDY)
    assert (done.code, done.out, done.err) == (1, "untidy: <stdin>\n", "")
    done = run("fmt", "--diff", "-", "--stdin-filename", "cafe.yaml", stdin=UNTIDY)
    assert done.out.startswith("--- cafe.yaml\n+++ cafe.yaml\n")
    assert run("fmt", "--check", "-", stdin=TIDY).code == 0


def test_standard_input_that_cannot_be_read(run: Callable) -> None:
    done = run("fmt", "-", "--stdin-filename", "src/cafe.yaml", stdin=BROKEN)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("src/cafe.yaml:2:2: error[BP101]")
    assert done.err.endswith("not touched: src/cafe.yaml\n")


def test_a_name_for_standard_input_asks_for_standard_input(run: Callable) -> None:
    done = run("fmt", "--stdin-filename", "cafe.yaml", "cafe.yaml")
    assert done.code == 2
    assert "given as `-`" in done.err


def test_what_cannot_be_read_is_not_touched_and_stops_nothing(tmp_path: Path, run: Callable) -> None:
    texts = {"a.yaml": BROKEN, "b.yaml": UNTIDY, "c.yaml": "blueprint: 1\na: b\na: c\n", "d.yaml": "blueprint: \x07\n"}
    for name, text in texts.items():
        write(tmp_path / name, text)
    write(tmp_path / "e.yaml", "").write_bytes(b"blueprint: 1\ntitle: caf\xe9\n")
    done = run("fmt", ".", "nothing.yaml")
    assert done.code == 2
    refused = ["a.yaml", "c.yaml", "d.yaml", "e.yaml", "nothing.yaml"]
    assert [line for line in done.err.splitlines() if "touched" in line] == [f"not touched: {name}" for name in refused]
    assert "nothing.yaml: error[BP101] there is no such file" in done.err
    assert done.err.endswith("6 files: 1 tidied, 2 left alone because of mistakes, 3 not readable or writable\n")
    assert read(tmp_path / "b.yaml") == TIDY
    assert all(read(tmp_path / name) == text for name, text in texts.items() if name != "b.yaml")


def test_a_mistake_is_not_called_unreadable(tmp_path: Path, run: Callable) -> None:
    text = "blueprint: 1\ntitle: Stay\njourney:\n  - phase: A\n    steps: [{customer: B}]\nx-a: 1 #hello\n"
    file = write(tmp_path / "a.yaml", text)
    done = run("fmt", "a.yaml")
    assert (done.code, read(file)) == (2, text)
    assert "put a space after the `#`" in done.err
    assert done.err.endswith("1 file has mistakes and was left as it is\n")
    assert "1 #hello" in run("fmt", "--help").out


def test_two_names_of_one_file_are_one(tmp_path: Path, run: Callable) -> None:
    write(tmp_path / "a.yaml", UNTIDY)
    assert run("fmt", "a.yaml", "./a.yaml").err.endswith("1 file: tidied\n")


@pytest.mark.skipif(not hasattr(os, "symlink") or sys.platform == "win32", reason="needs links")
def test_links(tmp_path: Path, run: Callable) -> None:
    """What a named link leads to is tidied, and the link stays; a link in a folder is passed over."""
    outside = write(tmp_path / "outside" / "cafe.yaml", UNTIDY)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(outside)
    run("fmt", "inside")
    assert read(outside) == UNTIDY
    assert run("fmt", "inside/link.yaml").code == 0
    assert (inside / "link.yaml").is_symlink()
    assert read(outside) == TIDY


@pytest.mark.skipif(sys.platform == "win32", reason="modes")
def test_the_mode_stays(tmp_path: Path, run: Callable) -> None:
    file = write(tmp_path / "a.yaml", UNTIDY)
    file.chmod(0o640)
    run("fmt", "a.yaml")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml"]


def test_what_is_protected_stays(tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "a.yaml", UNTIDY)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    done = run("fmt", "a.yaml")
    assert done.code == 2
    assert "protected" in done.err
    assert read(file) == UNTIDY


def test_a_full_disk(tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "a.yaml", UNTIDY)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("fmt", "a.yaml")
    assert done.code == 2
    assert "no space left on device" in done.err
    assert read(file) == UNTIDY
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml"]


def test_a_fault_of_ours_writes_nothing(tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "a.yaml", UNTIDY)
    monkeypatch.setattr(package, "laid_out", lambda text: "title: another\n")
    done = run("fmt", "a.yaml")
    assert done.code == 3
    assert read(file) == UNTIDY


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", TIDY)
    code = "import sys; from blueprint.cli.border import run; run(['fmt', 'a.yaml']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    heavy = {"pydantic", "pydantic_core", "networkx", "blueprint.graph", "blueprint.rules", "blueprint.layout"}
    assert not heavy & set(done.stdout.split())
