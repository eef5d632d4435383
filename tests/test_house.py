"""The house keeps its own rules: layers, sizes, names, tables, style."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from blueprint.cli.group import COMMANDS
from blueprint.picture import FORMATS
from blueprint.report import formats as reports
from blueprint.rules import RULES
from blueprint.rules.engine import Rule
from blueprint.templates import LANGUAGES, TEMPLATES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "blueprint"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = Path(sys.executable).parent
LONGEST = 300
BANNED = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc", "base"}


def name_of(module: Path) -> str:
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_layers() -> None:
    assert run(str(SCRIPTS / "lint-imports"), "--no-cache") == ""


def test_types_hold() -> None:
    assert run(sys.executable, "-m", "ty", "check", "--output-format=concise", "blueprint") == ""


def test_ruff_finds_nothing() -> None:
    assert run(sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", ".") == ""


def test_ruff_would_format_nothing() -> None:
    assert run(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", ".") == ""


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_can_be_read_at_a_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


def names(module: Path) -> Iterator[str]:
    yield from module.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_names_say_what_a_thing_is(module: Path) -> None:
    for name in names(module):
        words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}
        assert not words & BANNED, name


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_nothing_but_a_test_asserts(module: Path) -> None:
    assert not [node.lineno for node in ast.walk(tree(module)) if isinstance(node, ast.Assert)]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for(module: Path) -> None:
    said = ast.get_docstring(tree(module)) or ""
    assert said.endswith(".") or "\n" in said


def modules_in(folder: str) -> list[str]:
    return [name_of(file) for file in sorted((PACKAGE / folder).glob("*.py")) if file.name != "__init__.py"]


def test_every_rule_is_in_the_list() -> None:
    found = {
        rule for name in modules_in("rules") for rule in vars(import_module(name)).values() if isinstance(rule, Rule)
    }
    assert found == set(RULES)


def test_every_command_is_in_the_table() -> None:
    assert {name.rpartition(".")[2] for name in modules_in("cli/commands")} == set(COMMANDS)


def test_every_format_is_in_the_table() -> None:
    writers = {name for folder in ("render", "export") for name in modules_in(folder) if defines(name, "render")}
    assert writers == set(FORMATS.values())


def test_every_format_of_reports_is_in_the_table() -> None:
    writers = {name for name in modules_in("report") if defines(name, "write")}
    assert writers == {kind.module for kind in reports.FORMATS.values()}


def defines(name: str, function: str) -> bool:
    module = ROOT / Path(*name.split(".")).with_suffix(".py")
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in tree(module).body)


def test_every_template_is_in_the_table() -> None:
    files = {file.name for file in (PACKAGE / "templates").glob("*.yaml")}
    assert files == {f"{name}.{language}.yaml" for name in TEMPLATES for language in LANGUAGES}


def test_the_gate_runs_the_commands_of_the_readme_word_for_word() -> None:
    blocks = re.findall(
        r"^```sh\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    shown = [line for block in blocks for line in block.splitlines() if "python3 -m venv" in line]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert shown == [line for line in script if "python3 -m venv" in line]
    assert len(shown) == 2
    assert shown[1] in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
