"""A result as text for people: sentences, what to do first, what to read with care, and tables that fit the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.result import Column, Result, Spark, Table, Value
from blueprint.report.clean import clean, no_command
from blueprint.report.colour import paint
from blueprint.report.frame import in_pieces, width
from blueprint.report.results.grid import fitted
from blueprint.report.results.values import is_numeric, said_once, shown, telling

WIDTH = 100
"""How many columns there are where nobody says."""

MOST_ROWS = 20
YES, NO = "yes", "·"
_BARS = "▁▂▃▄▅▆▇█"


def write(results: Sequence[Result], *, columns: int = WIDTH, colour: bool = False, all_tables: bool = True) -> str:
    """Results one after the other.

    columns: of the window; colour: for a terminal; all_tables: else the one that tells most, and a hint at the others.
    """
    told = (map(no_command, _lines(result, columns, colour, all_tables)) for result in results)
    return "\n".join("\n".join(lines) + "\n" for lines in told)


def _lines(result: Result, columns: int, colour: bool, all_tables: bool) -> Iterator[str]:
    yield from (paint(line, "bold", colour) for line in _wrapped(result.title, columns, "", ""))
    for spark in result.sparks:
        yield f"  {_cut(spark_line(spark), max(columns, 40) - 2)}"
    for sentence in result.summary:
        yield from _wrapped(sentence, columns, "  ", "  ")
    if result.advice:
        yield ""
        yield paint("What to do first", "bold", colour)
        for advice in result.advice:
            whose = f" ({advice.who})" if advice.who else ""
            yield from _wrapped(f"{advice.text}{whose}: {advice.because}.", columns, "  → ", "    ")
    if result.caveats:
        yield ""
        yield paint("To be read with care", "bold", colour)
        for caveat in result.caveats:
            yield from _wrapped(f"{caveat.name}: {caveat.text}", columns, "  ~ ", "    ")
    told, left = _chosen(result, all_tables)
    for table in told:
        yield ""
        yield from (paint(line, "bold", colour) for line in _wrapped(table.title, columns, "", ""))
        yield from table_lines(table, columns)
    if left:
        yield ""
        count = "1 more table" if len(left) == 1 else f"{len(left)} more tables"
        names = ", ".join(table.name for table in left)
        yield from _wrapped(f"{count} with --all, or one alone with --table: {names}", columns, "", "  ")


def _chosen(result: Result, all_tables: bool) -> tuple[list[Table], list[Table]]:
    """The tables that are told, and those that are left for who asks; in an empty one there is nothing to tell."""
    tables = [table for table in result.tables if table.rows]
    if all_tables or not tables:
        return tables, []
    first = next((table for table in tables if table.name == result.lead), tables[0])
    return [first], [table for table in tables if table is not first]


def spark_line(spark: Spark) -> str:
    """A curve in one line: a bar for each value, a gap where it is not known.

    >>> spark_line(Spark("Guest", (-3.0, None, 3.0), -3.0, 3.0))
    '▁ █  Guest'
    """
    reach = spark.high - spark.low
    bars = (" " if value is None else _BARS[round((value - spark.low) / reach * 7)] for value in spark.values)
    return f"{''.join(bars)}  {clean(spark.title)}".rstrip()


def table_lines(table: Table, columns: int = WIDTH) -> Iterator[str]:
    """A table in lines no longer than the window: what is the same in all rows is said once, long cells are broken."""
    told, once = said_once(telling(table, ids=False))
    if once:
        yield from _wrapped(" · ".join(f"{title}: {value}" for title, value in once), columns, "  ", "  ")
    grid = [[clean(column.title) for column in told.columns], *_cells(told._replace(rows=told.rows[:MOST_ROWS]))]
    yield from fitted(grid, [is_numeric(column) for column in told.columns], columns)
    if len(told.rows) > MOST_ROWS:
        more = f"… and {len(told.rows) - MOST_ROWS} more: `--format csv --table {table.name}` has them all"
        yield from _wrapped(more, columns, "  ", "  ")
    if table.note:
        yield from _wrapped(table.note, columns, "  ", "  ")


def _cells(table: Table) -> list[list[str]]:
    return [[_cell(value, column) for value, column in zip(row, table.columns, strict=True)] for row in table.rows]


def _cell(value: Value, column: Column) -> str:
    """A value in a table; no is a sign, so that each yes is seen."""
    return (YES if value else NO) if isinstance(value, bool) else clean(shown(value, column.kind))


def _cut(text: str, longest: int) -> str:
    """A text no wider than a cell may be."""
    if width(text) <= longest:
        return text
    return f"{in_pieces(text, longest - 1)[0].rstrip()}…"


def _wrapped(text: str, columns: int, first: str, rest: str) -> list[str]:
    """A text in lines no wider than the window: broken at spaces, and inside a word that is too wide for a line."""
    room = max(columns, 40) - max(width(first), width(rest))
    lines = [""]
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= room:
            lines[-1] = longer
            continue
        lines.extend(in_pieces(word, room))
    return [f"{rest if number else first}{line}" for number, line in enumerate(line for line in lines if line)]
