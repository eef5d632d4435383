"""The lines of the tidied text, and where the remarks at their ends stand.

A remark is what YAML calls a comment. Authors set remarks one under another, and a formatter that pushes them all to
two spaces after the text spoils that; so remarks that stood in one column stay in one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

APART = 2
"""How many spaces lie between a text and the remark after it, at least."""


class Row:
    """A line: its text, and the remark after it, with the column and the space before it that it had.

    hangs: the line is nothing but the next line of the remark above.
    """

    __slots__ = ("column", "gap", "hangs", "remark", "text")

    def __init__(self, text: str, remark: str = "", column: int = 0, gap: int = APART, hangs: bool = False) -> None:
        self.text, self.remark, self.column, self.gap, self.hangs = text, remark, column, gap, hangs


def columns_of(text: str) -> int:
    """How many columns a text takes in an editor, where Chinese, Japanese and Korean letters take two.

    >>> columns_of("title: Café"), columns_of("title: 退货")
    (11, 11)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def written(rows: Sequence[Row]) -> Iterator[str]:
    """The lines with their remarks."""
    column, places = 0, iter(_places([row for row in rows if row.remark and not row.hangs]))
    for row in rows:
        if not row.remark:
            yield row.text
            continue
        column = column if row.hangs else next(places)
        yield f"{row.text}{' ' * (column - columns_of(row.text))}{row.remark}"


def _places(rows: Sequence[Row]) -> Iterator[int]:
    """The column of each remark."""
    for column, group in groupby(rows, lambda row: row.column):
        yield from _aligned(list(group), column)


def _aligned(rows: list[Row], column: int) -> Iterator[int]:
    """The columns of remarks that stood in one: the same one, unless texts have grown into it.

    Where all of them had the same space before them, that is what is kept.
    """
    ends = [columns_of(row.text) for row in rows]
    if len({row.gap for row in rows}) == 1:
        yield from (end + max(rows[0].gap, APART) for end in ends)
        return
    has_room = max(ends) < column and min(ends) + APART <= column
    yield from [column if has_room else max(ends) + APART] * len(rows)
