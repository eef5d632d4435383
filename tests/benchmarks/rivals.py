"""The same blueprint drawn by other tools, each as near to ours as it comes: run as a program, `rivals.py TOOL FILE`.

The tools: `clusters` (Graphviz, lanes as clusters), `d2` (a grid), `mermaid` (Mermaid's command line, its swimlanes)
and `merman` (the same text without a browser). Reads the YAML as the yardstick does, writes SVG to standard output.
Ends with 2 where a tool fails or takes too long: 1 is what findings end with, and no failure there.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

LANES = {"touchpoints": "Touchpoints", "customer": "Customer", "frontstage": "Frontstage", "backstage": "Backstage"}
LIMIT, FAILED = 120, 2  # seconds a picture may take, and how this ends where there is none
MERMAN_MAY = '{"resources": {"profile": "unbounded-for-trusted-input"}}'  # else it stops at its own limit


class Drawn(NamedTuple):
    """What every tool is given: the text of each box by lane and step, lines within a step, ways between steps."""

    boxes: dict[tuple[str, int], str]
    lines: list[tuple[str, str]]
    ways: list[tuple[str, str, str]]
    steps: int


def drawn(steps: list[dict[str, Any]]) -> Drawn:
    """The boxes and lines of a blueprint: those that the yardstick draws."""
    boxes = {(lane, number): _said(step[lane]) for number, step in enumerate(steps) for lane in LANES if lane in step}
    return Drawn(boxes, list(_lines(boxes, len(steps))), list(_ways(steps)), len(steps))


def _lines(boxes: dict[tuple[str, int], str], steps: int) -> Iterator[tuple[str, str]]:
    """From the customer outwards: Mermaid's swimlanes keep the columns only so."""
    for number in range(steps):
        yield from ((f"customer{number}", f"{lane}{number}") for lane in ("touchpoints",) if (lane, number) in boxes)
        yield from pairwise(f"{lane}{number}" for lane in list(LANES)[1:] if (lane, number) in boxes)


def _said(entry: Any) -> str:
    return entry["does"] if isinstance(entry, dict) else " ".join(entry)


def _ways(steps: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    places = {step["id"]: number for number, step in enumerate(steps)}
    for number, step in enumerate(steps):
        onward = [{"to": steps[number + 1]["id"], "when": ""}] if number + 1 < len(steps) else []
        for way in step.get("next", onward):
            yield f"customer{number}", f"customer{places[way['to']]}", way["when"]


def clusters(what: Drawn) -> str:
    """DOT with a cluster for each lane, and a rank for each step so that its boxes stand in a column."""
    lines = ["digraph b {", "rankdir=LR; newrank=true; node [shape=box]"]
    for lane, name in LANES.items():
        inside = (f'{at}{number} [label="{text}"]' for (at, number), text in what.boxes.items() if at == lane)
        lines += [f'subgraph cluster_{lane} {{ label="{name}"', *inside, "}"]
    lines += [f"{one} -> {other} [dir=none]" for one, other in what.lines]
    columns = (" ".join(f"{at}{step}" for at in LANES if (at, step) in what.boxes) for step in range(what.steps))
    lines += [f"{{rank=same; {column}}}" for column in columns]
    lines += [f'{one} -> {other} [label="{when}"]' for one, other, when in what.ways]
    return "\n".join([*lines, "}"])


def d2(what: Drawn) -> str:
    """A grid of D2: a row for each lane, a column for each step, empty cells unseen."""
    lines = [f"grid-rows: {len(LANES)}", f"grid-columns: {what.steps}"]
    for lane in LANES:
        for number in range(what.steps):
            text = what.boxes.get((lane, number))
            lines.append(f'{lane}{number}: "{text}"' if text else f'{lane}{number}: "" {{style.opacity: 0}}')
    lines += [f"{one} -- {other}" for one, other in what.lines]
    lines += [f'{one} -> {other}: "{when}"' for one, other, when in what.ways]
    return "\n".join(lines)


def mermaid(what: Drawn) -> str:
    """Mermaid's swimlanes, from left to right."""
    lines = ["swimlane-beta LR"]
    for lane, name in LANES.items():
        inside = (f'{at}{number}["{text}"]' for (at, number), text in what.boxes.items() if at == lane)
        lines += [f'subgraph {lane}["{name}"]', *inside, "end"]
    lines += [f"{one} --- {other}" for one, other in what.lines]
    lines += [f'{one} -->|"{when}"| {other}' if when else f"{one} --> {other}" for one, other, when in what.ways]
    return "\n".join(lines)


def _run(command: list[str], text: str) -> None:
    """Run a tool with a text as its input; one that takes too long is asked to end, so that it ends its browser too."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as process:
        try:
            process.communicate(text, timeout=LIMIT)
        except subprocess.TimeoutExpired:
            process.terminate()
        if process.wait():
            sys.exit(FAILED)


def _by_mermaid(text: str) -> None:
    browser = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder:
        how = {"args": ["--no-sandbox", "--disable-gpu"]} | ({"executablePath": browser} if browser else {})
        puppeteer, settings = Path(folder, "puppeteer.json"), Path(folder, "mermaid.json")
        puppeteer.write_text(json.dumps(how), encoding="utf-8")
        settings.write_text(json.dumps({"maxTextSize": 10**7, "maxEdges": 10**5}), encoding="utf-8")
        _run(["mmdc", "-q", "-i", "-", "-o", "-", "-e", "svg", "-p", str(puppeteer), "-c", str(settings)], text)


def _by_merman(text: str) -> None:
    import merman  # pyright: ignore[reportMissingImports]  # where it is there

    signal.alarm(LIMIT)
    try:
        sys.stdout.write(merman.Merman().render_svg(text, MERMAN_MAY))
    except merman.MermanError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(FAILED)


TOOLS: dict[str, tuple[Callable[[Drawn], str], Callable[[str], None]]] = {
    "clusters": (clusters, lambda text: _run(["dot", "-Tsvg"], text)),
    "d2": (d2, lambda text: _run(["d2", "-", "-"], text)),
    "mermaid": (mermaid, _by_mermaid),
    "merman": (mermaid, _by_merman),
}


def main(tool: str, path: str) -> None:
    with open(path, encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    write, draw = TOOLS[tool]
    draw(write(drawn([step for phase in data["journey"] for step in phase["steps"]])))


if __name__ == "__main__":
    main(*sys.argv[1:])
