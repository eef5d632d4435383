"""The one shape of what is told: a finding or a problem with its place in a text.

Every format (text, and others to come) is written from `Located` alone, so none of them knows where it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from blueprint.edits import Fix
from blueprint.errors import Location, Problem, Related
from blueprint.graph.nodes import Node
from blueprint.rules.findings import Finding, Level, Silenced

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file, by the name that a `Location` has for it; an empty sequence if there is no text."""


class About(NamedTuple):
    """The element that a finding is about, as one would find it again in another version of the file.

    kind: what it is (`Touchpoint`, `CustomerAction`); id and name: its own; phase: the name of the phase it is in.
    """

    kind: str
    id: str
    name: str
    phase: str = ""


class Located(NamedTuple):
    """Something to tell.

    element: the id of what it is about, if it is an element; location: None without a text; name: the rule's; fix: what
    would mend it; why: the reason for which somebody accepts it; about: the element in full.
    """

    code: str
    level: Level
    message: str
    help: str = ""
    location: Location | None = None
    related: tuple[Related, ...] = ()
    element: str | None = None
    name: str = ""
    fix: Fix | None = None
    why: str = ""
    about: About | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What to sort by: file, line, column, code."""
        if self.location is None:
            return ("", 0, 0, "")
        return (self.location.file, self.location.span.line, self.location.span.column, self.code)


class Report(NamedTuple):
    """What a check found.

    name: the file, or the title of what was checked; findings: in the order of the file, each with `code`, `level`,
    `message`, `help`, `element`, `fix` and `location`; lines: the text of a file, for code frames; silenced: what
    somebody accepts, each with `finding` and `why`.
    """

    name: str
    findings: tuple[Finding, ...]
    lines: Lines
    silenced: tuple[Silenced, ...] = ()

    @property
    def counts(self) -> dict[Level, int]:
        """How many findings there are of each level."""
        return {level: sum(finding.level is level for finding in self.findings) for level in Level}

    @property
    def ok(self) -> bool:
        """Whether there is no error and no warning."""
        return not (self.counts[Level.ERROR] or self.counts[Level.WARNING])

    def __str__(self) -> str:
        from blueprint.report.text import TextReport

        text = TextReport()
        return text.add(self.name, from_findings(self.findings), self.lines) + text.summary()


def from_findings(findings: Iterable[Finding]) -> list[Located]:
    """Findings as they are told."""
    return [from_finding(finding) for finding in findings]


def from_finding(finding: Finding, why: str = "") -> Located:
    """A finding as it is told. why: the reason for which it is accepted."""
    element = finding.element.id if finding.element else None
    return Located(finding.code, finding.level, finding.message, finding.help, finding.location, finding.related,
                   element, finding.name, finding.fix, why, about(finding.element))  # fmt: skip


def about(element: Node | None) -> About | None:
    """What a finding is about; None if it is the blueprint as a whole."""
    if element is None:
        return None
    step = getattr(element, "step", element)
    phase = getattr(step, "phase", None)
    return About(type(element).__name__, element.id, element.name, phase.name if phase else "")


def from_problems(problems: Iterable[Problem]) -> list[Located]:
    """Problems as they are told: all of them are errors."""
    return [
        Located(problem.code, Level.ERROR, problem.message, problem.help, problem.location, problem.related)
        for problem in problems
    ]
