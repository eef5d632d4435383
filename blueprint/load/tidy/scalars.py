"""Texts of several lines: their lines move, what they say does not."""

from __future__ import annotations

import re
from typing import NamedTuple

from blueprint.load.tidy.pieces import STEP

_BREAK = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"([|>])([-+0-9]*)[ \t]*(.*)", re.DOTALL)
_BLANK = " \t"


class Bar(NamedTuple):
    """A text after `|` or `>`.

    header: the sign with its marks; remark: the one after it; lines: of the text; blanks: whether blank lines follow
    that are no part of it.
    """

    header: str
    remark: str
    lines: list[str]
    blanks: bool


def folded(raw: str, column: int) -> list[str]:
    r"""The lines of an unquoted or quoted text, all but the first beginning at a column.

    Line breaks and the space around them are one space to YAML, so that only what is between them counts; a space after
    a backslash is no such space.

    >>> folded("Waits in\n     the line  \n\n  for long", 2)
    ['Waits in', '  the line', '', '  for long']
    """
    first, *others = _BREAK.split(raw)
    if not others:
        return [raw]
    is_escaped = raw.startswith('"')
    lines = [_end_trimmed(line, is_escaped) for line in (first, *others[:-1])]
    lines.append(others[-1])
    rest = [line.lstrip(_BLANK) for line in lines[1:]]
    return [lines[0], *(f"{' ' * column}{line}" if line else "" for line in rest)]


def _end_trimmed(line: str, is_escaped: bool) -> str:
    trimmed = line.rstrip(_BLANK)
    backslashes = len(trimmed) - len(trimmed.rstrip("\\"))
    return line[: len(trimmed) + 1] if is_escaped and backslashes % 2 else trimmed


def barred(raw: str, parent: int, column: int) -> Bar:
    r"""A text after `|` or `>`, its lines at another column.

    parent: the old column of the block that the text lies in, from which a digit after the sign counts.

    >>> barred("|  # why\n      One\n        two\n\n", 0, 2)
    Bar(header='|', remark='# why', lines=['  One', '    two'], blanks=True)
    """
    first, *body = _BREAK.split(raw)
    header = _HEADER.fullmatch(first)
    if header is None:
        raise ValueError("a text of several lines begins with `|` or `>`")
    sign, marks, remark = header.groups()
    digit = next((int(mark) for mark in marks if mark.isdigit()), 0)
    old = parent + digit if digit else _indentation(body)
    lines = [_moved(line, old, column) for line in body]
    is_whole = not lines or not lines[-1]
    if lines and is_whole:
        lines.pop()
    marks = re.sub(r"\d", str(STEP), marks)
    if not is_whole:  # the file ends in the text, and without a line break, which it is to get
        marks = f"{marks.strip('+-')}-"
    size = len(lines)
    while "+" not in marks and lines and not lines[-1]:
        lines.pop()
    return Bar(sign + marks, remark.rstrip(_BLANK), lines, len(lines) < size)


def _indentation(lines: list[str]) -> int:
    """The column of a text's first line; of blank lines alone, the last that one of them reaches."""
    for line in lines:
        if line.strip(" "):
            return len(line) - len(line.lstrip(" "))
    return max(map(len, lines), default=0)


def _moved(line: str, old: int, new: int) -> str:
    rest = line[old:]
    return "" if not rest and not line.strip(" ") else " " * new + rest
