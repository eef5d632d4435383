"""The hooks for pre-commit and the action for GitHub: what they run is run here, on a small repository."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from blueprint.project.settings import forget_settings
from tests.samples import SMALL

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GUIDE = ROOT / "docs" / "how-to" / "pre-commit-and-actions.md"


def arguments(hook: dict[str, Any]) -> list[str]:
    program, *rest = shlex.split(hook["entry"])
    assert program == "blueprint"
    return [*rest, *hook["args"]]


def test_the_check_hook_fails_for_what_is_found(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (tmp_path / "cafe.yaml").write_text(SMALL, encoding="utf-8")
    done = run(*arguments(HOOKS["blueprint-check"]))
    assert done.code == 1
    assert "cafe.yaml:7" in done.out
    (tmp_path / "blueprint.toml").write_text('ignore = ["BP3", "BP4", "BP5"]\n', encoding="utf-8")
    forget_settings()
    assert run(*arguments(HOOKS["blueprint-check"])).code == 0


def test_the_fmt_hook_tidies(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services:   {}\n", encoding="utf-8")
    (tmp_path / "cafe.yaml").write_text(SMALL.replace("title: ", "title:   "), encoding="utf-8")
    assert run(*arguments(HOOKS["blueprint-fmt"])).code == 0
    assert "title: Corner" in (tmp_path / "cafe.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "compose.yaml").read_text(encoding="utf-8") == "services:   {}\n"


@pytest.mark.parametrize("name", ["stay.yaml", "a/b.yml", "blueprint.toml", "x/pyproject.toml"])
def test_the_check_hook_runs_for_what_a_check_leans_on(name: str) -> None:
    pattern = HOOKS["blueprint-check"]["files"]
    assert re.search(pattern, name)
    assert not re.search(pattern, f"{name}.md")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_annotates_and_imports_nothing_from_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "temp" / "blueprint-check" / "bin"
    folder.mkdir(parents=True)
    (folder / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (folder / "python").chmod(0o755)
    repository = tmp_path / "a repository"
    repository.mkdir()
    (repository / "my cafe.yaml").write_text(SMALL, encoding="utf-8")
    (repository / "-q.yaml").write_text(SMALL, encoding="utf-8")
    (repository / "yaml.py").write_text("open('run', 'w')\n", encoding="utf-8")
    script = ACTION["runs"]["steps"][-1]["run"]
    paths = "my cafe.yaml\n-q.yaml\n$(touch run)\n"
    settings = {"RUNNER_TEMP": str(tmp_path / "temp"), "PATHS": paths, "FAIL_ON": "error", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=repository, env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "::error file=my cafe.yaml,line=7,col=23" in done.stdout
    assert "file=-q.yaml" in done.stdout
    assert not (repository / "run").exists()


def test_what_the_action_uses_is_pinned_and_no_input_becomes_a_command() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step.get("uses", "x/y@" + 40 * "0"))


def test_the_guide_names_what_there_is() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)]
    named = [hook["id"] for block in blocks for repo in block.get("repos", ()) for hook in repo["hooks"]]
    assert set(named) == set(HOOKS)
    (workflow,) = [block for block in blocks if "jobs" in block]
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [set(step.get("with", {})) for step in steps][-1] <= set(ACTION["inputs"])
    for step in steps[:-1]:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])
