"""No text of a stranger becomes anything but text in what is told of a blueprint: findings, figures, changes."""

from __future__ import annotations

import csv
import io
import os
import re
from functools import cache
from typing import Any

import markdown
import pytest

import blueprint as bp
from blueprint import analyses
from blueprint.analysis import ANALYSES
from blueprint.analysis.result import Result
from blueprint.report.clean import UNFIT
from blueprint.report.formats import FORMATS, written
from blueprint.report.located import Run, gathered
from blueprint.report.results.formats import FORMATS as TABLES
from blueprint.report.results.formats import written as told
from tests.hostile_texts import Seen
from tests.payloads import CANARY, PAYLOADS, everywhere
from tests.test_report_formats import SARIF, check_junit, read_command, strict

PLAIN = f"plain {CANARY}"
EVERY = bool(os.environ.get("BLUEPRINT_EVERY_PAYLOAD"))
EACH = PAYLOADS[:: 1 if EVERY else 4]
"""What stands in formats that take long to read; BLUEPRINT_EVERY_PAYLOAD=1 takes all there are."""


DANGEROUS = {
    "text": [text for text in PAYLOADS if re.search("::|##|[\x1b\x9b\u202e]", text)],
    "csv": [text for text in PAYLOADS if re.search("[=+@;,\"\r\n]", text)][::2], "json": PAYLOADS[::16],
    "markdown": [text for text in PAYLOADS if re.search("[<|`!&]|\\](?!::)|://", text)][::6],
}  # fmt: skip
"""What means something to a format, which comes before the rest."""


@cache
def made(text: str) -> bp.Blueprint:
    return bp.Blueprint.model_validate(everywhere(text))


@cache
def findings(text: str) -> Run:
    return gathered([bp.check(made(text), select=["strict"]).told()])


@cache
def results(text: str) -> tuple[Result, ...]:
    """All analyses, and what changed since everything was said in plain words."""
    return (*(getattr(bp, name)(made(text)) for name in ANALYSES), analyses.compare(made(PLAIN), made(text)))


def is_fit_for_a_terminal(text: str) -> bool:
    """Nothing in it steers a terminal or hides, and no line of it is a command to a build server."""
    said = text.replace("&#8203;", "").replace("\n", " ")
    return not re.search(UNFIT, said) and not re.search(r"^\s*(::|##\[|##vso)", text, re.MULTILINE)


@cache
def seen_markdown(text: str) -> set[tuple[str, str]]:
    return Seen(markdown.markdown(text, extensions=["tables"])).kinds


@pytest.mark.parametrize("name", FORMATS)
def test_findings(name: str) -> None:
    count = len(findings(PLAIN).files[0].items)
    for text in EACH if name in {"markdown", "sarif", "text"} else PAYLOADS[::2]:
        run = findings(text)
        said = written(name, run, statistics=True)
        assert abs(len(run.files[0].items) - count) < 25, text
        assert is_fit_for_a_terminal(said) or name == "github", text
        CHECKS[name](said)


def check_github(said: str) -> None:
    for line in said.splitlines():
        if line.startswith("::"):
            read_command(line)
        assert not re.search(UNFIT, line)


def check_markdown(said: str) -> None:
    assert seen_markdown(said) <= seen_markdown(written("markdown", findings(PLAIN))) | {("br", "")}


CHECKS: dict[str, Any] = {
    "text": lambda said: None, "concise": lambda said: None, "json": strict, "gitlab": strict, "junit": check_junit,
    "jsonl": lambda said: [strict(line) for line in said.splitlines()],
    "sarif": lambda said: SARIF.validate(strict(said)), "github": check_github, "markdown": check_markdown,
}  # fmt: skip


def shape(value: Any) -> Any:
    """JSON without its texts and figures."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    return [shape(part) for part in value[:1]] if isinstance(value, list) else None


@pytest.mark.parametrize("name", TABLES)
def test_figures(name: str) -> None:
    for number, text in enumerate(PAYLOADS if EVERY else DANGEROUS[name]):
        for result, plain in zip(results(text), results(PLAIN), strict=True):
            said = told([result], name)
            if name == "text":
                assert is_fit_for_a_terminal(said), text
                painted = told([result], name, colour=True) if number % 4 == 0 else ""
                assert is_fit_for_a_terminal(re.sub("\x1b\\[[0-9;]*m", "", painted)), text
            elif name == "json":
                assert shape(strict(said)).keys() == shape(strict(told([plain], name))).keys()
            elif name == "csv":
                check_csv(said)
            else:
                assert seen_markdown(said) <= seen_markdown(told([plain], name)), text


def check_csv(said: str) -> None:
    rows = list(csv.reader(io.StringIO(said, newline=""), strict=True))
    for cell in (cell for row in rows for cell in row):
        assert re.fullmatch(r"-?\d+(\.\d+)?|(?![=+@\t\r-]).*", cell, re.DOTALL), cell
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", cell), cell
