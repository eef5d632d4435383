"""A result in a notebook: a heading, sentences, what to do first, its tables, as HTML, Markdown and plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.analysis.result import Advice, Column, Result, Table, Value
from blueprint.render.markup import element, escaped
from blueprint.report.clean import clean, in_code
from blueprint.report.results import markdown, text
from blueprint.report.results.values import is_numeric, said_once, shown, telling

MOST = 200
"""How many rows of a table are shown."""


def bundle(result: Result) -> dict[str, str]:
    """The result by the type of each form: a notebook takes the richest that it can show."""
    return {
        "text/plain": plain(result),
        "text/markdown": markdown.write([result]),
        "text/html": html(result),
    }


def plain(result: Result) -> str:
    """The result as text, in lines of 100 characters."""
    return text.write([result], columns=100, colour=False, all_tables=True)


def html(result: Result) -> str:
    """The result as a part of a page, in the styles of the page; nothing that somebody has written is markup in it."""
    return element("div", "".join(_parts(result)), class_="blueprint-result")


def _parts(result: Result) -> Iterator[str]:
    yield element("h3", _text(result.title), dir="auto")
    yield _listed("ul", result.summary)
    if result.advice:
        yield element("p", element("strong", "What to do first"))
        yield _listed("ol", map(_advised, result.advice))
    yield from (_table(table) for table in result.tables if table.rows)
    if result.caveats:
        yield element("p", element("strong", "To be read with care"))
        yield _listed("ul", (one.text for one in result.caveats))


def _advised(advice: Advice) -> str:
    """What to do, who is to do it, and why."""
    whose = f" ({advice.who})" if advice.who else ""
    return f"{advice.text}{whose}: {advice.because}"


def _table(table: Table) -> str:
    """A table with its heading, which can be moved sideways where it is too wide."""
    told, once = said_once(telling(table, ids=False))
    same = "; ".join(f"{title}: {value}" for title, value in once)
    head = "".join(element("th", _text(column.title), scope="col", style=_side(column)) for column in told.columns)
    rows = "".join(_row(row, told.columns) for row in told.rows[:MOST])
    grid = element("table", f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>")
    more = len(told.rows) - MOST
    notes = [same, table.note, f"and {more} more rows" if more > 0 else ""]
    below = "".join(element("p", element("small", _words(note)), dir="auto") for note in notes if note)
    heading = element("p", element("strong", _text(table.title)), dir="auto")
    return heading + element("div", grid, style="overflow-x:auto") + below


def _row(row: Iterable[Value], columns: Iterable[Column]) -> str:
    cells = ((shown(value, column.kind), column) for value, column in zip(row, columns, strict=True))
    return element("tr", "".join(element("td", _text(said), style=_side(column)) for said, column in cells))


def _side(column: Column) -> str:
    """Figures stand to the right, words to the left."""
    return f"text-align:{'right' if is_numeric(column) else 'left'}"


def _listed(kind: str, sentences: Iterable[str]) -> str:
    items = "".join(element("li", _words(sentence), dir="auto") for sentence in sentences)
    return element(kind, items) if items else ""


def _words(sentence: str) -> str:
    """A sentence, with what stands in backticks as code."""
    return "".join(element("code", _text(part)) if is_code else _text(part) for part, is_code in in_code(sentence))


def _text(said: str) -> str:
    """What somebody has written, as text: the one way in."""
    return escaped(clean(" ".join(said.split("\n"))))
