"""The formats that a check is told in: one line and one module each."""

from __future__ import annotations

from importlib import import_module

from blueprint.errors import UnknownName
from blueprint.named import NamedTuple
from blueprint.report.located import Run


class Format(NamedTuple):
    """A format.

    about: what it is for; names: how the files end that have it; lines: it is lines of text, and a summary may follow;
    coloured: its `write` takes `colour`.
    """

    module: str
    about: str
    names: tuple[str, ...]
    lines: bool = False
    coloured: bool = False


FORMATS = {
    "text": Format("blueprint.report.text", "for people: each finding with its line", (".txt",), True, True),
    "concise": Format("blueprint.report.concise", "one line for each, for editors", (".log",), True, True),
    "json": Format("blueprint.report.json", "one document, for programs", (".json",)),
    "jsonl": Format("blueprint.report.jsonl", "one object a line", (".jsonl", ".ndjson")),
    "sarif": Format("blueprint.report.sarif", "SARIF 2.1.0, for code scanning", (".sarif", ".sarif.json")),
    "github": Format("blueprint.report.github", "remarks in GitHub Actions", (), lines=True),
    "gitlab": Format("blueprint.report.gitlab", "GitLab's code quality report", ("gl-code-quality-report.json",)),
    "junit": Format("blueprint.report.junit", "tests for a build server", (".xml",)),
    "markdown": Format("blueprint.report.markdown", "a comment on a pull request", (".md",)),
}
"""Each format by its name."""


def written(name: str, run: Run, *, colour: bool = False, summary: bool = True, statistics: bool = False) -> str:
    """A run in a format.

    colour: for a terminal, where the format is for people; summary, statistics: what follows the items in a format of
    lines, and is in the others anyway where they have a place for it.
    """
    from blueprint.report.tally import statistics_text

    kind = FORMATS[name]
    module = import_module(kind.module)
    if not kind.lines:
        return module.write(run)
    items = module.write(run, colour) if kind.coloured else module.write(run)
    if statistics and items:
        items = items.rstrip("\n") + "\n\n" + statistics_text(run) + ("\n" if summary else "")
    return items + (_summary(run, colour) if summary else "")


def format_for(file: str) -> str:
    """The format of a file by the end of its name. Raises UnknownName for an end that no format has.

    >>> format_for("report.sarif"), format_for("a/gl-code-quality-report.json")
    ('sarif', 'gitlab')
    """
    ends = {end: name for name, kind in FORMATS.items() for end in kind.names}
    fitting = [end for end in ends if file.lower().endswith(end)]
    if not fitting:
        raise UnknownName("format of reports", file, ends)
    return ends[max(fitting, key=len)]


def _summary(run: Run, colour: bool) -> str:
    from blueprint.report.colour import paint
    from blueprint.report.tally import summary, worst
    from blueprint.report.text import COLOURS

    level = worst(run)
    return paint(summary(run).rstrip("\n"), COLOURS[level] if level else "green", colour) + "\n"
