"""The problems that reading has met, each at its place, and never more of them than anybody would read."""

from __future__ import annotations

import re
from typing import NoReturn

from blueprint.errors import Location, Path, Place, Problem, Related, Span, excerpt
from blueprint.load.limits import Limits
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.decode import FORBIDDEN, describe
from blueprint.load.parsing.events import Event, span_of
from blueprint.load.parsing.lines import Lines, point
from blueprint.load.parsing.scalars import TAGS, tag_name

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_NAMED_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85"}


class Stop(Exception):  # noqa: N818 - what is wrong is among the problems
    """Reading cannot go on."""


class Complaints:
    """Collects problems; `refuse` is for those that reading cannot go on after."""

    def __init__(self, text: str, name: str, limits: Limits) -> None:
        self.text, self.name, self.limits = text, name, limits
        self.lines = Lines(text)
        self.problems: list[Problem] = []

    def refuse(self, event: Event, said: say.Said, path: Path = ()) -> NoReturn:
        self.problems.append(self._problem("BP101", span_of(event), said, path))
        raise Stop

    def report(self, event: Event, said: say.Said, path: Path = ()) -> None:
        self.add(self._problem("BP101", span_of(event), said, path))

    def at(self, index: int, said: say.Said) -> None:
        self.add(self._problem("BP101", point(*self.lines.place(index)), said, ()))

    def add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= self.limits.problems:
            raise Stop

    def tag(self, event: Event, path: Path) -> None:
        """A tag that is none of the core ones, or one that asks for something else than what follows it."""
        name = tag_name(event.tag)
        if name is None:
            self.report(event, say.BAD_TAG.of(tag=excerpt(event.tag.replace("tag:yaml.org,2002:", "!!"))), path)
        else:
            self.report(event, say.NOT_AS_TAGGED.of(name=name, wanted=TAGS[name]), path)

    def escapes(self, event: Event, path: Path) -> None:
        """Characters that no text may hold, written as an escape in a quoted text."""
        for found in _ESCAPE.finditer(self.text, event.start_mark.index, event.end_mark.index):
            digits = found[1] or found[2] or found[3]
            character = chr(int(digits, 16)) if digits else _NAMED_ESCAPES.get(found[4], " ")
            if re.match(FORBIDDEN, character):
                said = (say.BAD_ESCAPE if digits else say.BAD_LETTER).of(escape=found[0], what=describe(character))
                self.add(self._problem("BP101", point(*self.lines.place(found.start()), len(found[0])), said, path))

    def twice(self, event: Event, at: int, path: Path, restarts: bool) -> None:
        """A key that its mapping has already, where it stood first at an index. restarts: the mapping began with it."""
        second = span_of(event)
        first = point(*self.lines.place(at), second.end_column - second.column)
        where = f"in lines {first.line} and {second.line}" if first.line < second.line else f"in line {first.line}"
        said = say.DUPLICATE_FIRST if restarts else say.DUPLICATE_KEY
        said = say.TWO_MERGES if path[-1] == "<<" else said
        said = said.of(key=excerpt(str(path[-1])), where=where)
        if dash := re.match("([–—•·]) *(?=.)", str(path[-1])):
            said = say.LONG_DASH.of(dash=dash[1], rest=f"{excerpt(str(path[-1])[dash.end() :], 40)}: …")
        problem = self._problem("BP102", second, said, path)
        related = Related("it is given here first", problem.place, Location(self.name, first))
        self.add(problem._replace(at_key=True, related=(related,)))

    def _problem(self, code: str, span: Span, said: say.Said, path: Path) -> Problem:
        return Problem(code, said.message, said.help, Place(path), location=Location(self.name, span))
