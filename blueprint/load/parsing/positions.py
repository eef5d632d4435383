"""Where each value of a file stands: a tree of marks with the shape of the data, asked by path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from blueprint.errors import Location, Path, Problem, Related, Span
from blueprint.load.parsing.lines import Lines, point

_PROPERTY = re.compile(r"(?:&[\w-]+|!<[^>]*>|![^\s,\[\]{}]*)(?:\s|#[^\r\n]*)*")
_THROUGH = "it comes in here"


_NONE: dict[Any, Mark] = {}


class Mark:
    """Where one value stands, by the indexes of its first character and of the one after its last.

    spelling: of an unquoted scalar; entries: of a list or mapping, by index or key; key: where its key stands;
    through: where the alias or `<<` stands that brought it here.
    """

    __slots__ = ("end", "entries", "key", "spelling", "start", "through")

    def __init__(
        self, start: int, end: int, spelling: str | None = None, entries: dict[Any, Mark] | None = None
    ) -> None:
        self.start, self.end, self.spelling = start, end, spelling
        self.entries = _NONE if entries is None else entries
        self.key: Mark | None = None
        self.through: Mark | None = None

    def brought_by(self, through: Mark | None) -> Mark:
        """The same, for another place that an alias or `<<` brings it to."""
        mark = Mark(self.start, self.end, self.spelling, self.entries)
        mark.key, mark.through = self.key, through
        return mark


class Positions:
    """Answers for paths from the root of one file; a path that the file lacks gets its nearest ancestor's place.

    A value that came through an alias or `<<` stands where the anchor's value stands; `through` tells where it came in.
    """

    def __init__(self, file: str, text: str, root: Mark) -> None:
        self.file, self.text, self.root = file, text, root
        self._lines = Lines(text)

    def span(self, path: Path = ()) -> Span:
        """Where a value stands, without its anchor or tag."""
        return self._span(self._marks(path)[-1])

    def key_span(self, path: Path) -> Span:
        """Where the key of a value stands; the value itself where it has no key of its own."""
        marks = self._marks(path)
        found = len(marks) > len(path)
        return self._span((marks[-1].key if found else None) or marks[-1])

    def location(self, path: Path, at_key: bool = False) -> Location:
        """A place as a person finds it: file, line, column."""
        return Location(self.file, self.key_span(path) if at_key else self.span(path))

    def spelling(self, path: Path) -> str | None:
        """An unquoted scalar as typed (`012`, `~`, `1.10`); None for quoted text, lists, mappings, unknown paths."""
        marks = self._marks(path)
        return marks[-1].spelling if len(marks) > len(path) else None

    def through(self, path: Path) -> Span | None:
        """Where the alias (`*name`) or the `<<` stands that brought a value here; None for a value written in place."""
        brought = (mark.through for mark in self._marks(path) if mark.through is not None)
        first = next(brought, None)
        return None if first is None else self._span(first)

    def know_as(self, path: Path, key: str) -> None:
        """Let a value be found under another key, too: the one that a misspelt key was meant to be."""
        *marks, mark = self._marks(path)
        if len(marks) == len(path):
            marks[-1].entries.setdefault(key, mark)

    def mark(self, path: Path) -> Mark:
        """The mark of a value, or of its nearest ancestor that the file has."""
        return self._marks(path)[-1]

    def sign(self, index: int) -> Span:
        """The place of one character of the text, by its index."""
        return point(*self._lines.place(index))

    def paths(self) -> Iterator[Path]:
        """Every path of the file, the root's first, in the order of the file."""
        waiting: list[tuple[Path, Mark]] = [((), self.root)]
        while waiting:
            path, mark = waiting.pop()
            yield path
            waiting.extend(((*path, part), entry) for part, entry in reversed(mark.entries.items()))

    def locate(self, problem: Problem) -> Problem:
        """A problem with its location in this file, and those of all that is related to it in this file."""
        if problem.place.file is not None:
            return problem
        path = problem.place.path
        related = [
            one if one.location or one.place.file is not None else one._replace(location=self.location(one.place.path))
            for one in problem.related
        ]
        if (through := self.through(path)) is not None:
            related.append(Related(_THROUGH, problem.place, Location(self.file, through)))
        return problem._replace(location=self.location(path, problem.at_key), related=tuple(related))

    def _marks(self, path: Path) -> list[Mark]:
        """The root and what follows it along a path, as far as the file has it."""
        marks = [self.root]
        for part in path:
            if (mark := marks[-1].entries.get(part)) is None:
                break
            marks.append(mark)
        return marks

    def _span(self, mark: Mark) -> Span:
        start, end = self._after_properties(mark.start, mark.end), mark.end
        if self.text[end - 1 : end] in ("\n", "\r"):  # a block of lines: the parser goes on to what follows it
            end = start + len(self.text[start:end].rstrip())
        return Span(*self._lines.place(start), *self._lines.place(end))

    def _after_properties(self, index: int, stop: int) -> int:
        """Past the anchor and the tag before a value: no unquoted text begins with `&` or `!`."""
        while (found := _PROPERTY.match(self.text, index, stop)) is not None:
            index = found.end()
        return index
