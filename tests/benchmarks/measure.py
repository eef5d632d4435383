"""Whole commands measured from outside: processor seconds and peak memory, the least of several runs."""

from __future__ import annotations

import ctypes
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BLUEPRINT = (str(Path(sys.executable).with_name("blueprint")),)
FEWER = 1000  # steps from which on fewer runs have to do
ADOPT = 36  # of Linux' `prctl`: whoever outlives the one that started it becomes ours


class Cost(NamedTuple):
    """What a command took: seconds of processor time, its own and that of its children, and peak memory in MB."""

    seconds: float
    memory: float


def cost(command: Sequence[str], runs: int = 5) -> Cost:
    """The least cost of some runs, since whatever else a machine does only adds to it. Raises CalledProcessError."""
    return costs([command], runs)[0]


def costs(commands: Sequence[Sequence[str]], runs: int = 5) -> list[Cost]:
    """The least cost of each of several commands, which run in turn, so that a busy hour falls on all of them."""
    rounds = [[_once(command) for command in commands] for _ in range(runs)]
    return [Cost(min(one.seconds for one in found), min(one.memory for one in found))
            for found in zip(*rounds, strict=True)]  # fmt: skip


def _once(command: Sequence[str]) -> Cost:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    left = left_behind()
    if process.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime + left, used.ru_maxrss * unit / 1e6)


def adopt() -> None:
    """Count from now on what commands leave behind them, as a browser leaves its own processes; on Linux alone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)


def left_behind() -> float:
    """The seconds of what commands left behind, once that has ended as well. Each is counted once."""
    seconds = 0.0
    while True:
        try:
            _, _, used = os.wait3(0)
        except ChildProcessError:
            return seconds
        seconds += used.ru_utime + used.ru_stime


def instructions(command: Sequence[str]) -> float | None:
    """Millions of instructions of one run, which a busy machine does not change; None where `perf` cannot count."""
    if not shutil.which("perf"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told")
        counter = ("perf", "stat", "-x,", "-e", "instructions:u", "-o", str(told))
        subprocess.run([*counter, *command], capture_output=True, check=False)
        counted = told.read_text(encoding="utf-8").splitlines()[-1:] if told.exists() else []
    figure = counted[0].split(",")[0] if counted else ""
    return int(figure) / 1e6 if figure.isdigit() else None


def runs(steps: int, most: int = 7) -> int:
    """How often to run a command: large ones need not be run often."""
    return most if steps < FEWER else 2


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The power of the size that seconds grow with: the slope of the line of least squares through the logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(second, 1e-9)) for second in seconds]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - middle_x) ** 2 for x in xs)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table, figures to three places that count."""
    lines = [list(head), ["---", *["---:"] * (len(head) - 1)], *([_told(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _told(cell: object) -> str:
    return f"{cell:.3g}" if isinstance(cell, float) else str(cell)
