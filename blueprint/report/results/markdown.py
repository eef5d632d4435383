"""A result as Markdown, for a page or a comment: sentences, tables, what to do first, what to read with care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.result import Result, Table
from blueprint.report.markdown import escaped, in_words
from blueprint.report.results.values import is_numeric, said_once, shown, telling


def write(results: Sequence[Result]) -> str:
    """Results one after the other, each under a heading."""
    return "\n".join("\n".join(lines(result)) + "\n" for result in results)


def lines(result: Result, pictures: Sequence[str] = ()) -> Iterator[str]:
    """A result, line by line. pictures: lines that show its charts, which stand before its tables."""
    yield f"## {escaped(result.title)}\n"
    yield from (f"- {in_words(sentence)}" for sentence in result.summary)
    if result.advice:
        yield "\n**What to do first**\n"
        for number, advice in enumerate(result.advice, start=1):
            whose = f" *({escaped(advice.who)})*" if advice.who else ""
            yield f"{number}. **{in_words(advice.text)}**{whose}: {in_words(advice.because)}."
    yield from (f"\n{line}" for line in pictures)
    for table in result.tables:
        if table.rows:
            yield from table_lines(table)
    if result.caveats:
        yield "\n**To be read with care**\n"
        yield from (f"- `{caveat.name}`: {in_words(caveat.text)}" for caveat in result.caveats)


def table_lines(table: Table) -> Iterator[str]:
    """A table with its heading."""
    told, once = said_once(telling(table, ids=False))
    yield f"\n### {escaped(table.title)}\n"
    if once:
        yield " · ".join(f"{escaped(title)}: {escaped(value)}" for title, value in once) + "\n"
    yield _row([escaped(column.title) for column in told.columns])
    yield _row(["---:" if is_numeric(column) else "---" for column in told.columns])
    for row in told.rows:
        yield _row([escaped(shown(value, column.kind)) for value, column in zip(row, told.columns, strict=True)])
    if table.note:
        yield f"\n{in_words(table.note)}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
