"""What the pages show is true: Python runs, YAML loads, commands give what they are said to give.

A page is worked through from top to bottom in an empty folder. A block under `<!-- file: name -->` is saved under
that name; a YAML block loads; one marked `yaml part` is completed as the examples of rules are; a catalog is loaded by
what uses it. In `sh` blocks the lines that begin with `blueprint` run; in `console` blocks what
follows `$ blueprint …` is compared with what is printed, and a line `…` stands for what the page leaves out.
"""

from __future__ import annotations

import doctest
import re
import shlex
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import blueprint as bp
from blueprint.render.fonts import letters
from blueprint.render.fonts.places import OURS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(
    r"(?:^ *<!-- file: (?P<file>\S+) -->\n)?^(?P<indent> *)```(?P<kind>.*)\n(?P<text>(?:.*\n)*?)(?P=indent)```$",
    re.MULTILINE,
)


class Block(NamedTuple):
    kind: str
    text: str
    file: str | None


def blocks(page: Path) -> list[Block]:
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(block["kind"].strip(), textwrap.dedent(block["text"]), block["file"]) for block in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page: Path, tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": page.stem}
    for block in blocks(page):
        if block.kind == "python":
            run_python(block.text, names, page)
        elif block.kind in {"yaml", "yaml part"}:
            load(block)
        elif block.file:
            Path(block.file).write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
            for line in block.text.splitlines():
                if line.startswith("blueprint "):
                    done = run(*shlex.split(line)[1:])
                    assert done.code in {0, 1}, done.err
        elif block.kind == "console":
            compare(block.text, run)
        else:
            assert block.kind in {"", "bat", "text"}, f"{page.name}: nobody checks a block of {block.kind}"


def test_the_picture_on_the_first_page_is_what_the_tool_draws(golden: Callable) -> None:
    golden("../../docs/images/hotel-stay.svg", bp.render(ROOT / "examples" / "hotel-stay.yaml"))


def test_what_a_page_says_of_letters_without_a_font_is_what_is_said(
    tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It depends on the fonts of the system, so the page cannot run it."""
    pytest.importorskip("resvg_py", reason="the extra [png] is not installed")
    monkeypatch.setattr(letters, "files_for", lambda script: iter(() if script != "latin" else (OURS,)))
    coffee = "blueprint: 1\ntitle: 咖啡\njourney: [{phase: Visit, steps: [{customer: Leaves}]}]\n"
    (tmp_path / "zh.yaml").write_text(coffee, encoding="utf-8")
    page = (ROOT / "docs" / "how-to" / "pictures.md").read_text(encoding="utf-8")
    assert run("render", "zh.yaml", "-o", "zh.png").err.splitlines()[0] in page.splitlines()


def run_python(text: str, names: dict[str, object], page: Path) -> None:
    if ">>>" in text:
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        test = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), 0)
        assert doctest.DocTestRunner(optionflags=flags).run(test).failed == 0
    else:
        exec(compile(text, str(page), "exec"), names)  # noqa: S102  (the pages are ours)


def load(block: Block) -> None:
    text = block.text
    if block.kind == "yaml part":
        text = completed(text)
    elif block.file:
        Path(block.file).write_text(text, encoding="utf-8")
    if not text.startswith("catalog:"):
        assert bp.loads(text, folder=Path()).graph.steps


def completed(part: str) -> str:
    """A part of a step, or of a blueprint, as a whole blueprint."""
    steps = textwrap.indent(f"- customer: Acts\n{textwrap.indent(part, '  ')}", "      ")
    if part.startswith(("touchpoints: [", "emotion:", "next:", "fails:", "waits:", "notes:")):
        return f"blueprint: 1\ntitle: Example\njourney:\n  - phase: One\n    steps:\n{steps}"
    head = "" if part.startswith("blueprint:") else "blueprint: 1\ntitle: Example\n"
    journey = "" if "journey:" in part else "journey: [{phase: One, steps: [{customer: Leaves, emotion: 1}]}]\n"
    return f"{head}{part}{journey}"


def compare(text: str, run: Callable) -> None:
    for said in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = said.partition("\n")
        done = run(*shlex.split(command)[1:])
        printed = done.out + done.err
        if not re.fullmatch(shown(output), printed):
            assert printed == output


def shown(output: str) -> str:
    """What a block shows, as a pattern: a line `…` is any lines at all."""
    return "(?:.*\n)*".join(re.escape(part) for part in re.split(r"^…\n", output, flags=re.MULTILINE))
