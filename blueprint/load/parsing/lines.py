"""Lines and columns of a text, as an editor counts them: from 1, in characters, under LF, CRLF and CR."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from functools import cached_property

from blueprint.errors import Span

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""The lines of a text.

    >>> Lines("a\r\nbc").place(4)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The index of the first character of every line."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def place(self, index: int) -> tuple[int, int]:
        """The line and column of the character at an index."""
        line = bisect(self.starts, index)
        return line, index - self.starts[line - 1] + 1


def point(line: int, column: int, width: int = 1) -> Span:
    """A span of a few characters in one line."""
    return Span(line, column, line, column + width)


def quoted_from(file: str, text: str) -> Callable[[str], Sequence[str]]:
    """What a report quotes lines from: the lines of this file by its name, nothing for another."""
    return lambda name: text.splitlines() if name == file else ()
