"""The text that a blueprint was read from, as rules see it: where things stand, comments, tidiness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from blueprint.errors import Location, Place
from blueprint.named import NamedTuple


class Comment(NamedTuple):
    """A comment of a file. text: what stands after the `#`; alone: nothing else stands in its line."""

    text: str
    location: Location
    alone: bool


class Escaped(NamedTuple):
    """A value with characters that are written by their number, as `"\\u202e"`.

    text: what it says; escapes: where those characters stand in the file, by their place in the text.
    """

    text: str
    escapes: Mapping[int, Location]


class Source(Protocol):
    """What a reading can tell of its text."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files that were read, the blueprint's own first."""
        ...

    def locate(self, place: Place, at_key: bool = False) -> Location | None:
        """Where a value, or its key, stands; None if in no text."""
        ...

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file, by the name that a `Location` has for it."""
        ...

    def comments(self, having: str) -> Sequence[Comment]:
        """The comments that have a text in them, file by file, from the top."""
        ...

    def escaped(self) -> Sequence[Escaped]:
        """The values with characters that are written by their number, file by file, from the top."""
        ...

    def untidy_line(self) -> int | None:
        """The first line of the blueprint's own file that the formatter would write otherwise; None if it is tidy."""
        ...
