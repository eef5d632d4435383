"""Remarks in lines of their own: how they are spelled, and whose column they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.load.tidy.pieces import BLOCK, STEP, Level, Piece

_AS_THEY_ARE = ("", " ", "\t", "#", "!")
"""What may follow the `#` of a remark that is spelled well."""
_FOR_EDITORS = "#yaml-language-server"


def spelled(remark: str) -> str:
    """A remark with a space after its sign.

    >>> spelled("#nobody owns it"), spelled("# it"), spelled("#!/bin/sh"), spelled("###")
    ('# nobody owns it', '# it', '#!/bin/sh', '###')
    """
    return f"# {remark[1:]}" if _is_tight(remark) else remark


def spelled_alike(remarks: Sequence[str]) -> Iterator[str]:
    """Remarks one under another: lines that were switched off together keep their shape.

    >>> list(spelled_alike(["#- customer: Pays", "#  emotion: 1"]))
    ['# - customer: Pays', '#   emotion: 1']
    """
    pushed = any(map(_is_tight, remarks))
    for remark in remarks:
        yield f"# {remark[1:]}" if pushed and remark.startswith("#  ") else spelled(remark)


def _is_tight(remark: str) -> bool:
    return remark[1:2] not in _AS_THEY_ARE and not remark.startswith(_FOR_EDITORS)


def home(remark: str, column: int, before: Piece | None, after: Piece | None) -> int:
    """The column of a remark outside of brackets that stands in a line of its own, in a column counted from 0.

    before, after: the pieces around it. It belongs to what follows in the same column, or further to the right; else to
    the block that it lies in, and where it stands further to the right than that, to the last entry of it.
    """
    level = before.level if before else None
    tight = _tight_list(level, column) if remark.lstrip("# ").startswith("- ") else None
    if tight and after and column == after.column and after.kind != "-":
        return tight.new
    if after and column <= after.column:
        return after.home
    if before and level and column > level.old and before.kind is not BLOCK:
        return level.new + STEP
    while level and (level.old > column or (level.kind == "tight" and level is not tight)):
        level = level.above
    return max(level.new if level else 0, after.home if after else 0)


def _tight_list(level: Level | None, column: int) -> Level | None:
    """The list in a column that is also that of its key."""
    while level and not (level.kind == "tight" and level.old == column):
        level = level.above
    return level
