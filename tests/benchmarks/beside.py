"""The same blueprints drawn by us and by other tools, those that are there, in turn."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import BLUEPRINT, adopt, costs, instructions, left_behind, runs, table
from tests.benchmarks.service import written

HERE = Path(__file__)
YARDSTICK = (sys.executable, str(HERE.with_name("yardstick.py")))
RIVALS = (sys.executable, str(HERE.with_name("rivals.py")))
NAMES = {
    "ranks": "Graphviz, grid by ranks", "clusters": "Graphviz, lanes as clusters", "d2": "D2, grid",
    "mermaid": "Mermaid's command line, swimlanes", "merman": "merman, swimlanes",
}  # fmt: skip
NEEDS = {"ranks": "dot", "clusters": "dot", "d2": "d2", "mermaid": "mmdc"}
SIZES = {10: 5, 50: 3, 200: 2, 1000: 1}  # steps, and how often all tools draw them


def others(folder: Path) -> Iterator[str]:
    """The same blueprints beside the yardstick, then beside every tool that is there."""
    adopt()
    there = [tool for tool in NAMES if _is_there(tool)]
    missing = [f"{NAMES[tool]} (`{NEEDS.get(tool, tool)}`)" for tool in NAMES if tool not in there]
    if missing:
        yield f"Not here, so not measured: {', '.join(missing)}."
    if "ranks" in there:
        yield _yardstick(folder)
    yield _all(folder, there)


def _is_there(tool: str) -> bool:
    return bool(shutil.which(NEEDS[tool]) if tool in NEEDS else importlib.util.find_spec(tool))


def _ours(folder: Path, file: str) -> tuple[str, ...]:
    return (*BLUEPRINT, "render", file, "-o", str(folder / "out.svg"))


def _yardstick(folder: Path) -> str:
    rows = []
    for steps in SIZES:
        file = written(folder, steps)
        ours, dot = costs([_ours(folder, file), (*YARDSTICK, file)], runs(steps, 15))
        rows.append((f"{steps} steps", ours.seconds / dot.seconds, ours.seconds, dot.seconds))
    return table(("render beside a script with `dot`", "ratio", "ours, s", "dot, s"), rows)


def _all(folder: Path, there: list[str]) -> str:
    rows: list[tuple[object, ...]] = []
    for steps in SIZES:
        file = written(folder, steps)
        commands = {tool: (*YARDSTICK, file) if tool == "ranks" else (*RIVALS, tool, file) for tool in there}
        able = {tool: command for tool, command in commands.items() if _draws(command)}
        rows += [(NAMES[tool], steps, "none", "", "", "") for tool in there if tool not in able]
        rows += _measured(steps, {"ours": _ours(folder, file), **able})
        there = list(able)  # what cannot draw this one is not asked for a larger one
    return table(("whole command", "steps", "seconds, × ours", "instructions, × ours", "s", "MB"), rows)


def _draws(command: tuple[str, ...]) -> bool:
    able = not subprocess.run(command, capture_output=True, check=False).returncode
    left_behind()  # what it left behind is nobody else's
    return able


def _measured(steps: int, commands: dict[str, tuple[str, ...]]) -> Iterator[tuple[object, ...]]:
    """A row for each command, the quickest after ours first: times as much as ours, which is the first."""
    found = costs(list(commands.values()), SIZES[steps])
    counted = [instructions(command) for command in commands.values()]
    ours, *them = zip(commands, found, counted, strict=True)
    for tool, one, count in (ours, *sorted(them, key=lambda row: row[1].seconds)):
        more = count / counted[0] if count and counted[0] else ""
        yield NAMES.get(tool, "**ours**"), steps, one.seconds / found[0].seconds, more, *one
