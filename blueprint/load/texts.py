"""The texts that a blueprint was read from, and where everything in them stands."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blueprint.errors import Location, Place, Problem, Related, Span
from blueprint.load.limits import DEFAULTS, Limits
from blueprint.load.parsing.positions import Positions
from blueprint.load.parsing.source import positions

if TYPE_CHECKING:
    from blueprint.rules.source import Comment, Escaped

_BREAK = re.compile(r"\r\n|\r|\n")
_START = Span(1, 1, 1, 1)
_ENTRY = 2
"""How long the path to an entry of a directory is: `owners`, `desk`."""


class Texts:
    """The blueprint's own text and those of its catalogs; each is parsed for positions when that is first asked.

    A file goes by the name that `Place.file` has for it: None for the blueprint's own, else a path from its folder.
    prefix: what stands before the path in the name of each; path: that of the blueprint without it.
    """

    def __init__(self, name: str, limits: Limits = DEFAULTS, prefix: str = "") -> None:
        self.name = name
        self.path = name.removeprefix(prefix)
        self._prefix = prefix
        self._limits = limits
        self._raw: dict[str | None, bytes | str] = {}
        self._positions: dict[str | None, Positions] = {}
        self._chains: dict[str | None, tuple[Place, ...]] = {}

    def add(self, file: str | None, raw: bytes | str, chain: tuple[Place, ...] = ()) -> None:
        """Take in a text. chain: the entries of `use` that led to it, the first one first."""
        self._raw[file], self._chains[file] = raw, chain

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files, as a `Location` has them."""
        return tuple(self.title(file) for file in self._raw)

    def digests(self) -> tuple[tuple[str, str], ...]:
        """The names of all files, each with a digest of what was read of it."""
        from hashlib import sha256

        raw = ((file, text.encode() if isinstance(text, str) else text) for file, text in self._raw.items())
        return tuple((self.title(file), sha256(data).hexdigest()) for file, data in raw)

    def title(self, file: str | None) -> str:
        """What a `Location` calls a file: as the caller would name it."""
        if file is None:
            return self.name
        return self._prefix + os.path.normpath(os.path.join(os.path.dirname(self.path), file))

    def has(self, file: str | None) -> bool:
        """Whether the text of a file is among them."""
        return file in self._raw

    def positions(self, file: str | None) -> Positions:
        """Where the values of a file stand."""
        if file not in self._positions:
            self._positions[file] = positions(self._raw[file], self.title(file), self._limits)
        return self._positions[file]

    def locate(self, place: Place, at_key: bool = False) -> Location:
        """Where a value, or its key, stands."""
        if place.file not in self._raw:
            return Location(self.title(place.file), _START)
        return self.positions(place.file).location(place.path, at_key)

    def located(self, problem: Problem) -> Problem:
        """A problem with its location, those of whatever it is related to, and the way that led to its file."""
        related = [*problem.related]
        for number, place in enumerate(self._chains.get(problem.place.file, ())):
            what = "the file is used here" if number == 0 else "through here"
            related.append(Related(what, place))
        if problem.location is None and (through := self._through(problem.place)) is not None:
            related.append(Related("it comes in here", problem.place, through))
        return problem._replace(
            location=problem.location or self.locate(problem.place, problem.at_key),
            related=tuple(item._replace(location=item.location or self._related(item, problem)) for item in related),
        )

    def _related(self, item: Related, problem: Problem) -> Location:
        """Where something related stands. Of two things with one id, the id is meant, which is a key in a directory."""
        return self.locate(item.place, at_key=problem.code == "BP108" and len(item.place.path) == _ENTRY)

    def _through(self, place: Place) -> Location | None:
        """Where the alias or the `<<` stands that brought a value to its place."""
        if place.file not in self._raw or (span := self.positions(place.file).through(place.path)) is None:
            return None
        return Location(self.title(place.file), span)

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file, by the name that a `Location` has for it; none if it is no text."""
        for key in self._raw:
            if self.title(key) == file:
                return split_lines(self._raw[key])
        return ()

    def comments(self, having: str) -> Iterator[Comment]:
        """The comments that have a text in them, file by file, from the top; other files are not looked through."""
        from blueprint.load.parsing.comments import comments
        from blueprint.rules.source import Comment

        for file in self._raw:
            if having not in (text := self.text(file)):
                continue
            for found in comments(text):
                if having in found.text:
                    yield Comment(found.text[1:], Location(self.title(file), found.span), found.alone)

    def escaped(self) -> Iterator[Escaped]:
        """The values with characters that are written by their number, file by file, from the top."""
        for file in self._raw:
            if "\\" not in (text := self.text(file)):
                continue
            from blueprint.load.parsing.escapes import escaped
            from blueprint.rules.source import Escaped

            name = self.title(file)
            for found in escaped(text):
                yield Escaped(found.text, {place: Location(name, span) for place, span in found.escapes.items()})

    def text(self, file: str | None = None) -> str:
        """The text of a file; what is not UTF-8 in it is replaced."""
        return _text(self._raw[file])

    def sort(self, problems: Sequence[Problem]) -> list[Problem]:
        """Problems with their locations, in the order of the files and their lines, each once."""
        order = {file: number for number, file in enumerate(self.files)}
        found = {}
        for problem in map(self.located, problems):
            found.setdefault((problem.code, problem.message, problem.location), problem)
        return sorted(found.values(), key=lambda problem: _order(problem, order))


def split_lines(raw: bytes | str) -> list[str]:
    """The lines of a file as a report quotes them; what is not UTF-8 is replaced."""
    return _BREAK.split(_text(raw))


def _text(raw: bytes | str) -> str:
    text = raw if isinstance(raw, str) else raw[: DEFAULTS.size].decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def _order(problem: Problem, order: dict[str, int]) -> tuple[int, int, int, str, str]:
    location = problem.location or Location("", _START)
    return (order.get(location.file, len(order)), location.span.line, location.span.column, problem.code,
            problem.message)  # fmt: skip
