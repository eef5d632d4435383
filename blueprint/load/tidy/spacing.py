"""How much space lies between two pieces of one line."""

from __future__ import annotations

from blueprint.load.tidy.pieces import ALIAS, CLOSED, COLON, COMMA, OPENED, TEXT


def space(before: str, after: str) -> str:
    """What stands between two pieces in a line, by their kinds.

    A name after `&`, `*` or `!` keeps the space after it: it would swallow what follows. So does `:`, as some readers
    take `a:,` for a text.

    >>> space(OPENED, TEXT), space(TEXT, COLON), space(COLON, TEXT), space(ALIAS, COLON), space(COLON, COMMA)
    ('', '', ' ', ' ', ' ')
    """
    if before is OPENED:
        return ""
    if after is CLOSED or after is COMMA:
        return "" if before in (TEXT, CLOSED, COMMA, ALIAS) else " "
    if after is COLON:
        return "" if before in (TEXT, CLOSED) else " "
    return " "
