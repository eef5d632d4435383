"""A table of a result as CSV (RFC 4180), which no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from blueprint.analysis.result import Result, Table, Value
from blueprint.report.clean import clean

_LIVE = ("=", "+", "-", "@", "\t", "\r")


def write(results: Sequence[Result], *, table: str | None = None) -> str:
    """One table of each result under one heading: the main one, unless another is named.

    Where there are several results, the first column says which. Raises KeyError for a table that there is not.
    """
    tables = [(result.title, result.table(table) if table else result.tables[0]) for result in results]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    several = len(tables) > 1
    for number, (title, one) in enumerate(tables):
        if number == 0:
            writer.writerow(["of"] * several + [column.key for column in one.columns])
        writer.writerows([_cell(title)] * several + row for row in _rows(one))
    return out.getvalue()


def _rows(table: Table) -> list[list[str]]:
    return [[_cell(value) for value in row] for row in table.rows]


def _cell(value: Value) -> str:
    """A value; a text that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> _cell("=1+1"), _cell(-2.5), _cell(None), _cell(3.0)
    ("'=1+1", '-2.5', '', '3')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f"'{clean(value)}" if value.startswith(_LIVE) else clean(value)
    return f"{value:.12g}"
