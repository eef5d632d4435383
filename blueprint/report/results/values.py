"""Values of results as people read them, by the kind of their column."""

from __future__ import annotations

from blueprint.analysis.result import Column, Kind, Table, Value
from blueprint.model.durations import spell

_NUMERIC = {Kind.SCORE, Kind.NUMBER, Kind.COUNT, Kind.SHARE, Kind.DURATION}


def shown(value: Value, kind: Kind) -> str:
    """A value as it is read; nothing for what is not known.

    >>> shown(-2.4, Kind.SCORE), shown(0.125, Kind.SHARE), shown(90.0, Kind.DURATION), shown(-2.0, Kind.DURATION)
    ('−2.4', '12.5 %', '1 h 30 min', '−2 min')
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return " ".join(value.split())
    if kind is Kind.SHARE:
        return f"{plain(value * 100, 1)} %"
    if kind is Kind.DURATION:
        return f"−{spell(-value)}" if value < 0 else spell(value)
    return plain(value)


def plain(value: float, digits: int = 2) -> str:
    """A number without zeros at its end, with a true minus.

    >>> plain(2.50), plain(-0.001), plain(1200.0)
    ('2.5', '0', '1200')
    """
    text = f"{round(value, digits) + 0.0:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def is_numeric(column: Column) -> bool:
    """Whether a column holds figures, which stand to the right."""
    return column.kind in _NUMERIC


def telling(table: Table, *, ids: bool = True) -> Table:
    """A table without the columns in which nothing is known. ids: whether columns of ids stay, beside the names."""
    keep = [
        place
        for place, column in enumerate(table.columns)
        if any(row[place] not in (None, "") for row in table.rows) and (ids or column.kind is not Kind.ELEMENT)
    ]
    columns = tuple(table.columns[place] for place in keep)
    return table._replace(columns=columns, rows=tuple(tuple(row[place] for place in keep) for row in table.rows))


def said_once(table: Table) -> tuple[Table, list[tuple[str, str]]]:
    """A table without the columns of words that say the same in all of several rows, and what each of these says."""
    same = {
        place
        for place, column in enumerate(table.columns)
        if len(table.rows) > 1 and not is_numeric(column) and len({row[place] for row in table.rows}) == 1
    }
    if len(same) == len(table.columns):
        return table, []
    once = [
        (table.columns[place].title, shown(table.rows[0][place], table.columns[place].kind)) for place in sorted(same)
    ]
    columns = tuple(column for place, column in enumerate(table.columns) if place not in same)
    rows = tuple(tuple(value for place, value in enumerate(row) if place not in same) for row in table.rows)
    return table._replace(columns=columns, rows=rows), once
