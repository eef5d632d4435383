"""Files: what is read and never run, what is never quoted, and that what is written is whole or not there."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blueprint.errors import OutputError
from blueprint.files import write_atomically
from tests.conftest import Ran
from tests.samples import SMALL
from tests.test_project_runs import cafes, outcomes

CANARY = "4f1c-secret"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and signals are others here")

TRAPS = ("yaml", "click", "pydantic", "pydantic_core", "networkx", "sitecustomize", "usercustomize", "json", "csv",
         "typst", "resvg_py", "openpyxl", "pptx", "graphviz", "watchfiles", "conftest", "rules", "tomllib",
         "service_blueprint", "blueprint_rules", "encodings", "readline")  # fmt: skip


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    (tmp_path / "cafe.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


# ── nothing in the folder is run ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["check .", "render cafe.yaml -o cafe.png", "fmt cafe.yaml", "moments cafe.yaml"])
def test_nothing_in_the_folder_is_run(command: str, cafe: Path, run_process: Callable[..., Ran]) -> None:
    (cafe / "blueprint.toml").write_text("", encoding="utf-8")
    for name in TRAPS:
        (cafe / f"{name}.py").write_text(f"open({str(cafe / 'ran')!r}, 'a').write({name!r})\n", encoding="utf-8")
    done = run_process(*command.split())
    assert done.code in {0, 1}, done.err
    assert not (cafe / "ran").exists(), (cafe / "ran").read_text()


def test_the_installed_command_runs_nothing_either(cafe: Path) -> None:
    command = shutil.which("blueprint", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("the command is not installed beside this Python")
    for name in TRAPS:
        (cafe / f"{name}.py").write_text(f"open({str(cafe / 'ran')!r}, 'a').write({name!r})\n", encoding="utf-8")
    subprocess.run([command, "check", "."], cwd=cafe, capture_output=True, check=False, timeout=60)
    assert not (cafe / "ran").exists()


def test_settings_bring_no_code_of_the_folder(cafe: Path, run_process: Callable[..., Ran]) -> None:
    (cafe / "mine.py").write_text(f"open({str(cafe / 'ran')!r}, 'w')\n", encoding="utf-8")
    (cafe / "blueprint.toml").write_text('packages = ["mine"]\n', encoding="utf-8")
    run_process("check", "cafe.yaml")
    assert not (cafe / "ran").exists()


# ── what is not meant for readers is never quoted ───────────────────────────────────────────────────────────────────


@posix_only
@pytest.mark.parametrize("use", [".env", "./.env", "link.yaml", "../out.yaml", "out/out.yaml", "pipe.yaml"])
def test_secrets_are_never_quoted(use: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    secret = f"TOKEN: {CANARY}\nblueprint: {CANARY}\ncatalog: {CANARY}\n"
    (tmp_path.parent / "out.yaml").write_text(secret, encoding="utf-8")
    (tmp_path / ".env").write_text(secret, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(".env")
    (tmp_path / "out").symlink_to(tmp_path.parent)
    (tmp_path / "pipe.yaml").symlink_to("/dev/null")
    (tmp_path / "blueprint.toml").write_text('baseline = ".env"\n', encoding="utf-8")
    (tmp_path / "a.yaml").write_text(SMALL.replace("title:", f"use: [{use}]\ntitle:", 1), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(SMALL, encoding="utf-8")
    for command in ("check a.yaml", "check a.yaml --format sarif", "check b.yaml --no-cache", "render a.yaml",
                    "moments a.yaml", "report a.yaml", "fmt --diff a.yaml", "compare a.yaml b.yaml"):  # fmt: skip
        done = run(*command.split())
        assert CANARY not in done.out + done.err, command
    written = [file for file in tmp_path.rglob("*") if file.is_file() and not file.is_symlink() and file.name != ".env"]
    assert not [file for file in written if CANARY.encode() in file.read_bytes()]


# ── whole or not there ──────────────────────────────────────────────────────────────────────────────────────────────

KILLS = int(os.environ.get("BLUEPRINT_KILLS", "30"))
"""How often a writer is killed; BLUEPRINT_KILLS=200 takes half a minute."""


@posix_only
def test_whoever_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "file"
    wholes = [bytes([letter]) * 300_000 for letter in b"ab"]
    target.write_bytes(wholes[0])
    script = (
        "import os, random, signal, sys, time\n"
        "from blueprint.files import write_atomically\n"
        "chance = random.Random(1)\n"
        "for turn in range(int(sys.argv[2])):\n"
        "    child = os.fork()\n"
        "    while not child:\n"
        "        for letter in b'ab': write_atomically(sys.argv[1], bytes([letter]) * 300_000)\n"
        "    time.sleep(chance.random() * 0.02)\n"
        "    os.kill(child, signal.SIGKILL)\n"
        "    os.waitpid(child, 0)\n"
        "    data = open(sys.argv[1], 'rb').read()\n"
        "    assert len(data) == 300_000 and len(set(data)) == 1, turn\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(target), str(KILLS)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert target.read_bytes() in wholes
    assert all(file.name.endswith(".tmp") for file in tmp_path.iterdir() if file != target)


REASONS = (
    errno.ENOSPC,
    errno.EACCES,
    errno.EROFS,
    errno.EIO,
    errno.EDQUOT,
    errno.ENAMETOOLONG,
    errno.EPERM,
    errno.EMFILE,
)


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: errno.errorcode[reason])
@pytest.mark.parametrize("call", ["open", "fsync", "replace", "lstat"])
def test_the_reason_of_the_system_is_told(
    call: str, reason: int, cafe: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    (cafe / "cafe.svg").write_text("old", encoding="utf-8")
    real = getattr(os, call)

    def fail(path: Any, *more: Any, **named: Any) -> Any:
        if call == "fsync" or ".tmp" in str(path) or (call == "lstat" and str(path).endswith("cafe.svg")):
            raise OSError(reason, os.strerror(reason))
        return real(path, *more, **named)

    monkeypatch.setattr(os, call, fail)
    done = run("render", "cafe.yaml")
    monkeypatch.undo()
    assert done.code == 2, done.err
    assert os.strerror(reason).lower() in done.err
    assert (cafe / "cafe.svg").read_text(encoding="utf-8") == "old"
    assert sorted(file.name for file in cafe.iterdir()) == ["cafe.svg", "cafe.yaml"]


@posix_only
def test_names_that_wait_for_us_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(os, "urandom", lambda count: b"\x07" * count)
    for plant in (lambda name: name.symlink_to("mine"), lambda name: name.symlink_to("not-there"),
                  lambda name: name.write_text("planted"), lambda name: name.hardlink_to(tmp_path / "mine"),
                  lambda name: name.mkdir(), os.mkfifo):  # fmt: skip
        planted = tmp_path / f".{'07' * 8}.tmp"
        plant(planted)
        with pytest.raises(OutputError):
            write_atomically(tmp_path / "file", b"new")
        assert not (tmp_path / "file").exists()
        assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"
        if planted.is_dir():
            planted.rmdir()
        planted.unlink(missing_ok=True)


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    """Wherever one bit of what is kept is another one, the file is checked anew."""
    (job,) = cafes(tmp_path, 1)
    wanted = outcomes([job], tmp_path / "kept")
    (entry,) = (tmp_path / "kept").glob("*.json")
    whole = entry.read_bytes()
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    for _ in range(60):
        damaged, place = bytearray(whole), chance.randrange(len(whole))
        damaged[place] ^= 1 << chance.randrange(7)
        entry.write_bytes(bytes(damaged[: chance.choice([len(whole), len(whole), place])]))
        assert outcomes([job], tmp_path / "kept") == wanted, damaged[place - 20 : place + 20]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
@pytest.mark.parametrize("forged", ["a pipe named in an entry", "a pipe for an entry", "a device for an entry"])
def test_a_forged_cache_opens_nothing(forged: str, tmp_path: Path) -> None:
    """An entry that a stranger has put there is not believed, and what it leads to is never waited for."""
    (job,) = cafes(tmp_path, 1)
    wanted = outcomes([job], tmp_path / "kept")
    (entry,) = (tmp_path / "kept").glob("*.json")
    os.mkfifo(tmp_path / "pipe")
    if forged == "a pipe named in an entry":
        said = json.dumps({"settings": "?", "files": [[str(tmp_path / "pipe"), "?"]], "ids": [], "items": []})
        entry.write_text(json.dumps([hashlib.sha256(said.encode()).hexdigest(), said]), encoding="utf-8")
    else:
        entry.unlink()
        entry.symlink_to(tmp_path / "pipe" if "pipe" in forged else "/dev/zero")
    assert outcomes([job], tmp_path / "kept") == wanted
