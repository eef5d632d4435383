"""`python -m tests.benchmarks [start|growth|files|others|parts|edit …]`: prints tables in Markdown, ratios first.

Nothing is judged here: a machine that does other things as well tells other seconds. The ratios say more.
"""

from __future__ import annotations

import platform
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.beside import others
from tests.benchmarks.measure import BLUEPRINT, cost, exponent, runs, table
from tests.benchmarks.service import service, written

SMALL, SIZES = (10, 50), (10, 50, 200, 1000, 5000)


def start(folder: Path) -> Iterator[str]:
    """What a cold start costs, beside a bare interpreter."""
    bare = cost((sys.executable, "-c", "pass"))
    commands: dict[str, tuple[str, ...]] = {"--version": ("--version",), "--help": ("--help",)}
    for steps in SMALL:
        file = written(folder, steps)
        commands[f"check, {steps} steps"] = ("check", file)
        commands[f"render, {steps} steps"] = ("render", file, "-o", str(folder / "out.svg"))
    rows = [(name, (one := cost((*BLUEPRINT, *said))).seconds / bare.seconds, one.seconds, one.memory)
            for name, said in commands.items()]  # fmt: skip
    yield table(("cold", "× a bare interpreter", "s", "MB"), [("python -c pass", 1.0, *bare), *rows])


def growth(folder: Path) -> Iterator[str]:
    """The whole `render`, and the whole `check`, from the file to the picture."""
    for name in ("render", "check"):
        rows, seconds = [], []
        for steps in SIZES:
            said = (name, written(folder, steps), *(("-o", str(folder / "out.svg")) if name == "render" else ()))
            one = cost((*BLUEPRINT, *said), runs(steps))
            seconds.append(one.seconds)
            rows.append((f"{name}, {steps} steps", *one))
        rows.append((f"power of growth, {SIZES[2]} to {SIZES[-1]}", exponent(SIZES[2:], seconds[2:]), ""))
        yield table(("cold", "s", "MB"), rows)


def parts(_: Path) -> Iterator[str]:
    """Where the time and the memory go, within one process that has run before."""
    seconds, memory = [], []
    for steps in SIZES:
        stages = _stages(service(steps))
        seconds.append([_warm(stage) for stage in stages.values()])
        memory.append([_peak(stage) for stage in stages.values()])
    for unit, found in (("s", seconds), ("MB", memory)):
        rows: list[list[object]] = [[str(steps), *row] for steps, row in zip(SIZES, found, strict=True)]
        powers = [exponent(SIZES[2:], column[2:]) for column in zip(*found, strict=True)]
        yield table((f"steps, {unit}", *stages), [*rows, [f"power of growth, {SIZES[2]} to {SIZES[-1]}", *powers]])


def _stages(text: str) -> dict[str, Callable[[], Any]]:
    """What happens to a text, stage by stage: each takes what the stages before it made."""
    import blueprint as bp
    from blueprint.layout.theme import theme
    from blueprint.render.svg import render
    from blueprint.views.blueprint import view

    read, light = bp.loads(text), theme("light")
    scene = view(read.graph, light)
    analyses = (bp.moments, bp.ownership, bp.gaps, bp.indicators, bp.pareto, bp.time, bp.coverage)
    return {
        "load": lambda: bp.loads(text).graph,
        "check": lambda: bp.check(read),
        "analyse": lambda: [analysis(read) for analysis in analyses],
        "lay out": lambda: view(read.graph, light),
        "draw": lambda: render(scene),
    }


def _warm(stage: Callable[[], Any]) -> float:
    found = []
    for _ in range(3):
        begun = time.process_time()
        stage()
        found.append(time.process_time() - begun)
    return min(found)


def _peak(stage: Callable[[], Any]) -> float:
    tracemalloc.start()
    try:
        stage()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def files(folder: Path) -> Iterator[str]:
    """A thousand blueprints: for the first time, again, and after one edit."""
    (folder / "blueprint.toml").write_text("", encoding="utf-8")
    for number in range(1000):
        (folder / f"f{number}.yaml").write_text(service(10 + number % 7), encoding="utf-8")
    rows = [("first", *_wall(folder)), ("again", *_wall(folder))]
    (folder / "f7.yaml").write_text(service(30), encoding="utf-8")
    yield table(("check of 1,000 files", "s by the clock", "s", "MB"), [*rows, ("after one edit", *_wall(folder))])


def _wall(folder: Path) -> tuple[float, float, float]:
    begun = time.perf_counter()
    one = cost((*BLUEPRINT, "check", str(folder), "--quiet"), 1)
    return time.perf_counter() - begun, one.seconds, one.memory


def edit(_: Path) -> Iterator[str]:
    """A picture drawn again after one edit, as a watcher does: read, laid out and drawn in a process that runs."""
    import blueprint as bp

    texts = {steps: service(steps) for steps in SIZES[:4]}
    rows = [(str(steps), _warm(lambda text=text: bp.render(bp.loads(text)))) for steps, text in texts.items()]
    yield table(("warm, steps", "s"), rows)


TABLES: dict[str, Callable[[Path], Iterator[str]]] = {
    "start": start, "growth": growth, "files": files, "others": others, "parts": parts, "edit": edit
}  # fmt: skip
# Commands first: a process that has grown passes its own peak of memory on to what it starts.


def main(names: list[str]) -> None:
    """Print the tables that are named, or all."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}\n")
    for name in sorted(names or TABLES, key=list(TABLES).index):
        with tempfile.TemporaryDirectory() as folder:
            for text in TABLES[name](Path(folder)):
                print(f"### {name}\n\n{text}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
