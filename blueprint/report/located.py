"""The one shape of what is told: a finding or a problem with its place in a text.

Every format is written from a `Run`, which holds `Located` alone, so none of them knows where a thing came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from blueprint.edits import Fix
from blueprint.errors import Location, Problem, Related
from blueprint.graph.nodes import Node
from blueprint.named import NamedTuple
from blueprint.report.problems import PROBLEMS
from blueprint.rules.declare import Rule
from blueprint.rules.findings import Finding, Level, Silenced
from blueprint.version import __version__

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
        from blueprint.report.tally import summary
        from blueprint.report.text import write

        run = gathered([self.told()])
        return write(run) + summary(run)

    def told(self) -> FileReport:
        """The same as every format takes it."""
        silenced = tuple(from_finding(one.finding, one.why) for one in self.silenced)
        return FileReport(self.name, tuple(from_findings(self.findings)), self.lines, silenced=silenced)


class FileReport(NamedTuple):
    """What there is to tell of one file.

    name: the file as the caller named it; items: what was found; lines: the texts of files, for code frames; unread:
    the items are problems that kept it from being read; silenced: what somebody accepts, each with its `why`.
    """

    name: str
    items: tuple[Located, ...] = ()
    lines: Lines = lambda _: ()
    unread: bool = False
    silenced: tuple[Located, ...] = ()


class Run(NamedTuple):
    """All that a check has to tell, of one file or many: what every format is written from.

    files: in the order in which they were asked for; rules: those that ran; version: of this program. Made by
    `gathered`, in which nothing is told twice.
    """

    files: tuple[FileReport, ...]
    rules: tuple[Rule, ...] = ()
    version: str = __version__

    @property
    def counts(self) -> dict[Level, int]:
        """How many items there are of each level."""
        levels = [item.level for file in self.files for item in file.items]
        return {level: levels.count(level) for level in Level}


def gathered(files: Iterable[FileReport], rules: Iterable[Rule] = (), version: str = __version__) -> Run:
    """The reports of files as a run: each in the order of its lines, and each thing told once.

    Two blueprints that share a catalog have its faults in common: the first of them tells of those.
    """
    told: set[object] = set()
    return Run(tuple([_told_once(file, told) for file in files]), tuple(rules), version)


def _told_once(file: FileReport, told: set[object]) -> FileReport:
    """The report of a file without what was told before."""
    items, silenced = (_new(file.name, some, told) for some in (file.items, file.silenced))
    return file._replace(items=items, silenced=silenced)


def _new(name: str, items: Sequence[Located], told: set[object]) -> tuple[Located, ...]:
    """The items that were not told before: the file's own first, then those of each catalog, from the top."""
    ranks = {name: 0}
    for item in items:
        ranks.setdefault(item.location.file if item.location else name, len(ranks))
    new = []
    for item in sorted(items, key=lambda item: (ranks.get(item.order[0], 0), *item.order[1:])):
        key = (item.code, item.location or name, item.message)
        if key not in told:
            told.add(key)
            new.append(item)
    return tuple(new)


class Kept(NamedTuple):
    """The lines of some files, as data, so that whoever read the files can be let go."""

    texts: Mapping[str, Sequence[str]]

    def __call__(self, file: str) -> Sequence[str]:
        return self.texts.get(file, ())


def kept(items: Iterable[Located], lines: Lines) -> Kept:
    """The lines of the files that items are about."""
    places = [place for item in items for place in (item.location, *(one.location for one in item.related))]
    return Kept({file: lines(file) for file in {place.file for place in places if place}})


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
    return [from_problem(problem) for problem in problems]


def from_problem(problem: Problem) -> Located:
    """A problem as it is told."""
    name = PROBLEMS[problem.code].name if problem.code in PROBLEMS else ""
    return Located(problem.code, Level.ERROR, problem.message, problem.help, problem.location, problem.related,
                   name=name)  # fmt: skip
