"""The values of a YAML text that are written with escapes: `"\\u202e"` is another text than it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from blueprint.errors import Span
from blueprint.load.parsing.events import tokens
from blueprint.load.parsing.lines import Lines, point

_BY_NUMBER = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_PIECE = re.compile(rf"{_BY_NUMBER.pattern}|\\.|[^\\]", re.DOTALL)


class Escaped(NamedTuple):
    """A value between double quotes. escapes: where the characters stand that a number means, by their place in it."""

    text: str
    escapes: Mapping[int, Span]


def escaped(text: str) -> Iterator[Escaped]:
    r"""The values with characters that are written by their number; other escapes are blank in them.

    >>> list(escaped('a: "b \\u202e"\n'))
    [Escaped(text='b \u202e', escapes={2: Span(line=1, column=7, end_line=1, end_column=13)})]
    """
    if _BY_NUMBER.search(text) is None:
        return
    lines = Lines(text)
    for token in tokens(text):
        start, end = token.start_mark.index + 1, token.end_mark.index - 1
        if getattr(token, "style", None) == '"' and _BY_NUMBER.search(text, start, end):
            yield _read(lines, start, end)


def _read(lines: Lines, start: int, end: int) -> Escaped:
    """The value between two indices of the text."""
    letters: list[str] = []
    escapes: dict[int, Span] = {}
    for found in _PIECE.finditer(lines.text, start, end):
        piece = found[0]
        if len(piece) > 2:
            escapes[len(letters)] = point(*lines.place(found.start()), len(piece))
        letters.append(chr(int(piece[2:], 16)) if len(piece) > 2 else piece if len(piece) == 1 else " ")
    return Escaped("".join(letters), escapes)
