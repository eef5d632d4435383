"""The one shape of a whole report: the picture, what to do first, the findings, and a section for each analysis.

It is made of results and a run; neither it nor what writes it knows an analysis by name.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from blueprint.analysis.result import Advice, Result
from blueprint.report.located import Located, Run
from blueprint.rules.findings import Level

MOST_FIRST = 10
"""How many things there are to do first: more are not first."""

MOST_FOUND = 200
"""How many findings of a level are told in full; those over it are counted."""

HEADINGS = {Level.ERROR: "Errors", Level.WARNING: "Warnings", Level.INFO: "Remarks"}
"""What the findings of a level are called together."""


_ENDS = (".", "…", "?", "!", "。", "？", "！", "؟", "।")


class Picture(NamedTuple):
    """A picture. id: its own, with which all ids in it begin; title: what it shows; width: in px; svg: all of it."""

    id: str
    title: str
    width: float
    svg: str


class Section(NamedTuple):
    """What there is to say on one subject. pictures: its charts; no two pictures on a page have an id in common."""

    result: Result
    pictures: tuple[Picture, ...] = ()


class First(NamedTuple):
    """Something to do first. source: the name of the analysis that says so; careful: it has caveats to read first."""

    advice: Advice
    source: str
    careful: bool


class Page(NamedTuple):
    """A whole report.

    title, scenario, goal: the author's words; language: the tag of the author's language; state: of the service
    (`current`, `target`, `future`), or nothing; facts: what is told of the blueprint in a line; picture: of the
    whole blueprint; run: what a check found; sections: one for each analysis, in the order in which they are read.
    """

    title: str
    language: str
    scenario: str
    goal: str
    state: str
    facts: tuple[str, ...]
    picture: Picture
    run: Run
    sections: tuple[Section, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures, in the order in which they are seen."""
        return (self.picture, *(picture for section in self.sections for picture in section.pictures))

    @property
    def first(self) -> tuple[First, ...]:
        """What to do first of everything, ten at most: the first of each analysis, then the second of each.

        In each turn what is about no element, such as to begin counting, comes after what is.
        """
        advised = [[First(advice, one.result.name, bool(one.result.caveats)) for advice in one.result.advice]
                   for one in self.sections]  # fmt: skip
        turns = (one for turn in zip_longest(*advised)
                 for one in sorted(filter(None, turn), key=lambda one: not one.advice.elements))  # fmt: skip
        once: dict[str, First] = {}
        for one in turns:
            once.setdefault(one.advice.text, one)
        return tuple(once.values())[:MOST_FIRST]

    @property
    def found(self) -> dict[Level, list[Located]]:
        """What the check found, by its level, the worst first; only levels at which something was found."""
        items = [item for file in self.run.files for item in file.items]
        by_level = {level: [item for item in items if item.level is level] for level in Level}
        return {level: some for level, some in by_level.items() if some}

    @property
    def silenced(self) -> list[Located]:
        """What the check found and somebody accepts."""
        return [item for file in self.run.files for item in file.silenced]

    @property
    def file(self) -> str:
        """The file that was checked, as the caller named it."""
        return self.run.files[0].name if self.run.files else ""


def where(item: Located, file: str) -> str:
    """Where in the file a finding is, for somebody who has the file before them: the line, and the phase if known."""
    parts = [item.about.phase] if item.about and item.about.phase else []
    if item.location:
        line = f"line {item.location.span.line}"
        other = item.location.file.replace("\\", "/").rpartition("/")[2] if item.location.file != file else ""
        parts.append(f"{other}, {line}" if other else line)
    return " · ".join(parts)


def ended(text: str) -> str:
    """A sentence with the stop at its end.

    >>> ended("it is late"), ended("who keeps it?"), ended("one of `a` …")
    ('it is late.', 'who keeps it?', 'one of `a` …')
    """
    return text if text.endswith(_ENDS) else f"{text}."
