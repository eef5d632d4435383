"""A result as text for people: sentences, tables that fit the window, what to do first, what to read with care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.result import Column, Result, Spark, Table, Value
from blueprint.report.clean import clean
from blueprint.report.colour import paint
from blueprint.report.frame import width
from blueprint.report.results.values import is_numeric, shown, telling

WIDTH = 100
"""How many columns there are where nobody says."""

LONGEST_CELLS = (48, 36, 28, 20, 16)
"""How wide a cell may be: tried from the left until the table fits."""

MOST_ROWS = 20
YES, NO = "●", "·"
_BARS = "▁▂▃▄▅▆▇█"


def write(results: Sequence[Result], *, columns: int = WIDTH, colour: bool = False) -> str:
    """Results one after the other. columns: of the window; colour: for a terminal."""
    return "\n".join("\n".join(_lines(result, columns, colour)) + "\n" for result in results)


def _lines(result: Result, columns: int, colour: bool) -> Iterator[str]:
    yield from (paint(line, "bold", colour) for line in _wrapped(result.title, columns, "", ""))
    for spark in result.sparks:
        yield f"  {_cut(spark_line(spark), max(columns, 40) - 2)}"
    for sentence in result.summary:
        yield from _wrapped(sentence, columns, "  ", "  ")
    if result.advice:
        yield ""
        yield paint("What to do first", "bold", colour)
        for advice in result.advice:
            whose = f" ({advice.owner})" if advice.owner else " (nobody answers for it)" if advice.elements else ""
            yield from _wrapped(f"{advice.text}{whose}: {advice.because}.", columns, "  → ", "    ")
    for table in result.tables:
        if table.rows:
            yield ""
            yield from (paint(line, "bold", colour) for line in _wrapped(table.title, columns, "", ""))
            yield from table_lines(table, columns)
    if result.caveats:
        yield ""
        yield paint("To be read with care", "bold", colour)
        for caveat in result.caveats:
            yield from _wrapped(f"{caveat.name}: {caveat.text}", columns, "  ~ ", "    ")


def spark_line(spark: Spark) -> str:
    """A curve in one line: a bar for each value, a gap where it is not known.

    >>> spark_line(Spark("Guest", (-3.0, None, 3.0), -3.0, 3.0))
    '▁ █  Guest'
    """
    reach = spark.high - spark.low
    bars = (" " if value is None else _BARS[round((value - spark.low) / reach * 7)] for value in spark.values)
    return f"{''.join(bars)}  {clean(spark.title)}".rstrip()


def table_lines(table: Table, columns: int = WIDTH) -> Iterator[str]:
    """A table in lines no longer than the window: what is the same in all rows is said once, what is too long is cut.

    One that is too wide even so is turned, so that its columns are lines.
    """
    told = telling(table, ids=False)
    head, body = [clean(column.title) for column in told.columns], _cells(told)[:MOST_ROWS]
    right = [is_numeric(column) for column in told.columns]
    same = _same_in_all(told, body)
    if same:
        yield from _wrapped(" · ".join(f"{head[place]}: {body[0][place]}" for place in same), columns, "  ", "  ")
    keep = [place for place in range(len(head)) if place not in same]
    grid = [[cells[place] for place in keep] for cells in (head, *body)]
    yield from _fitted(grid, [right[place] for place in keep], columns)
    if len(told.rows) > MOST_ROWS:
        more = f"… and {len(told.rows) - MOST_ROWS} more: `--format csv --table {table.name}` has them all"
        yield from _wrapped(more, columns, "  ", "  ")
    if table.note:
        yield from _wrapped(table.note, columns, "  ", "  ")


def _cells(table: Table) -> list[list[str]]:
    return [[_cell(value, column) for value, column in zip(row, table.columns, strict=True)] for row in table.rows]


def _cell(value: Value, column: Column) -> str:
    """A value in a table; yes and no are signs, which take less room."""
    return (YES if value else NO) if isinstance(value, bool) else clean(shown(value, column.kind))


def _same_in_all(table: Table, body: Sequence[Sequence[str]]) -> list[int]:
    """The columns of texts that say the same in all of several rows."""
    if len(body) < 2:
        return []
    places = (place for place, column in enumerate(table.columns) if not is_numeric(column))
    return [place for place in places if len({cells[place] for cells in body}) == 1]


def _fitted(grid: list[list[str]], right: Sequence[bool], columns: int) -> Iterator[str]:
    """A grid, its heading first, in the way in which it fits the window."""
    for longest in LONGEST_CELLS:
        cut = [[_cut(cell, longest) for cell in cells] for cells in grid]
        if _needs(cut) <= columns:
            return _ruled(cut, right)
    narrow = [[_cut(cell, LONGEST_CELLS[-1]) for cell in cells] for cells in grid]
    turned = [list(cells) for cells in zip(*narrow, strict=True)]
    if _needs(turned) <= columns:
        return _ruled(turned, [False, *[True] * (len(turned[0]) - 1)])
    return _on_its_side(grid, columns)


def _needs(grid: Sequence[Sequence[str]]) -> int:
    return sum(size + 2 for size in _widths(grid))


def _widths(grid: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column has to be: as its widest cell, and as the longest word of its heading."""
    return [
        max(max(map(width, head.split()), default=0), *(width(cell) for cell in cells), 1)
        for head, *cells in zip(*grid, strict=True)
    ]


def _ruled(grid: Sequence[Sequence[str]], right: Sequence[bool]) -> Iterator[str]:
    """The grid with a rule under its heading, which may take several lines."""
    widths = _widths(grid)
    heads = [_in_lines(head, size) for head, size in zip(grid[0], widths, strict=True)]
    deepest = max(map(len, heads))
    for number in range(deepest):
        yield _row([([""] * (deepest - len(lines)) + lines)[number] for lines in heads], widths, right)
    yield _row(["─" * size for size in widths], widths, right)
    yield from (_row(cells, widths, right) for cells in grid[1:])


def _in_lines(head: str, size: int) -> list[str]:
    lines = [""]
    for word in head.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if width(longer) <= size else [*lines, word]
    return lines


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, size, to_right in zip(cells, widths, right, strict=True):
        space = " " * (size - width(cell))
        padded.append(space + cell if to_right else cell + space)
    return ("  " + "  ".join(padded)).rstrip()


def _on_its_side(grid: Sequence[Sequence[str]], columns: int) -> Iterator[str]:
    """Each row by itself: what is known of it, and what holds of it."""
    head, *body = grid
    for cells in body:
        pairs = [(name, cell) for name, cell in zip(head, cells, strict=True) if cell not in {"", NO}]
        named = [name if cell == YES else f"{name}: {cell}" for name, cell in pairs]
        yield from _wrapped(" · ".join(named), columns, "  ", "    ")


def _cut(text: str, longest: int) -> str:
    """A text no wider than a cell may be."""
    if width(text) <= longest:
        return text
    kept = text
    while width(kept) > longest - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _wrapped(text: str, columns: int, first: str, rest: str) -> list[str]:
    """A text in lines no wider than the window: broken at spaces, and inside a word that is too wide for a line."""
    room = max(columns, 40) - max(width(first), width(rest))
    lines = [""]
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for character in word:
            if width(lines[-1] + character) > room:
                lines.append("")
            lines[-1] += character
    return [f"{rest if number else first}{line}" for number, line in enumerate(line for line in lines if line)]
