"""A line of the file with a mark under the place that is meant; tabs, wide and combining characters keep it there."""

from __future__ import annotations

import unicodedata

from blueprint.errors import Span
from blueprint.report.clean import clean

LONGEST = 120
"""How many characters of a line are shown."""

_BEFORE = 40
"""How many of them stand before the place that is meant, in a line that is longer."""


def frame(line: str, span: Span) -> tuple[str, str]:
    """The excerpt of a line, and the marks to print under it.

    span: a place that begins in this line; of one that goes on, the rest of the line is marked.

    >>> print(*frame("\\tlobby: 大堂, open", Span(7, 9, 7, 11)), sep="\\n")
        lobby: 大堂, open
               ^^^^
    """
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    first = max(0, start - _BEFORE) if _is_long(line) else 0
    part = line[first : first + LONGEST]
    cells = list(part) if _is_plain(part) else [_shown(character) for character in part]
    cells = cells[: _fitting(cells)]
    cut = len(line) > first + len(cells)
    before, marked = cells[: start - first], cells[start - first : max(end, start + 1) - first]
    lead = "…" if first else ""
    excerpt = lead + "".join(cells).rstrip() + ("…" if cut else "")
    return excerpt, " " * width(lead + "".join(before)) + "^" * max(1, width("".join(marked)))


def width(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> width("desk"), width("前台"), width("cafe\\u0301")
    (4, 4, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def in_pieces(text: str, columns: int) -> list[str]:
    """A text in pieces no wider than so many columns, each of one character at least.

    >>> in_pieces("abc", 2), in_pieces("前台", 3), in_pieces("", 2)
    (['ab', 'c'], ['前', '台'], [''])
    """
    pieces, taken = [""], 0
    for character in text:
        wide = _columns(character)
        if taken + wide > columns and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += wide
    return pieces


def _is_long(line: str) -> bool:
    return len(line) > LONGEST or (not _is_plain(line) and sum(len(_shown(character)) for character in line) > LONGEST)


def _is_plain(text: str) -> bool:
    """Whether every character is shown as it is. What `clean` knows of commands in logs begins with `##`."""
    return text.isascii() and text.isprintable() and "##" not in text


def _fitting(cells: list[str]) -> int:
    """How many of the cells fit into the longest excerpt, with room for two `…`."""
    total = 0
    for count, cell in enumerate(cells):
        total += len(cell)
        if total > LONGEST - 2:
            return count
    return len(cells)


def _shown(character: str) -> str:
    return "    " if character == "\t" else clean(character)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
