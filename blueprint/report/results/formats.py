"""The formats that results of analyses are told in: one line and one module each."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from blueprint.analysis.result import Result
from blueprint.errors import UnknownName

FORMATS = {
    "text": ("blueprint.report.results.text", "for people, in the window", (".txt",)),
    "markdown": ("blueprint.report.results.markdown", "for a page or a comment", (".md",)),
    "json": ("blueprint.report.results.json", "everything, for programs", (".json",)),
    "csv": ("blueprint.report.results.csv", "one table, for a spreadsheet", (".csv",)),
}
"""Each format by its name: its module, what it is for, and how the files end that have it."""


def written(results: Sequence[Result], name: str, *, table: str | None = None, columns: int = 100,
            colour: bool = False, all_tables: bool = True) -> str:  # fmt: skip
    """Results in a format. table: which one alone, by its name; columns, colour: of the window, for people.

    all_tables: whether a text for people has them all; else it has the one that tells most. Raises UnknownName for a
    table that there is not.
    """
    if table is not None:
        results = [_only(result, table) for result in results]
    module = import_module(FORMATS[name][0])
    if name == "text":
        return str(module.write(results, columns=columns, colour=colour, all_tables=all_tables))
    return str(module.write(results))


def format_for(file: str) -> str:
    """The format of a file by the end of its name. Raises UnknownName.

    >>> format_for("gaps.csv")
    'csv'
    """
    for name, (_, _, ends) in FORMATS.items():
        if file.lower().endswith(ends):
            return name
    raise UnknownName("format of results", file, [end for _, _, ends in FORMATS.values() for end in ends])


def _only(result: Result, table: str) -> Result:
    """A result with one of its tables and nothing else."""
    names = [one.name for one in result.tables]
    if table not in names:
        raise UnknownName(f"table of `{result.name}`", table, names)
    return Result(result.name, result.title, tables=(result.table(table),))
