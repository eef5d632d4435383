"""The one shape of all results: tables of plain values, with marks, caveats and advice.

Whatever prints, draws or exports a result knows nothing of the analysis that it came from. A value that is not known is
None, never 0; numbers are as they were computed, and are rounded only where they are shown.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Any, NamedTuple

NOTEBOOK = "blueprint.report.results.notebook"
"""The module that shows a result in a notebook, imported when one asks: no analysis knows how results are told."""

Value = str | int | float | bool | None


class Kind(StrEnum):
    """What the values of a column are, which says how they are shown."""

    TEXT = "text"
    """words"""
    ELEMENT = "element"
    """the id of an element of the blueprint"""
    SCORE = "score"
    """an emotion, on the file's own scale"""
    NUMBER = "number"
    """any figure"""
    COUNT = "count"
    """how many: a whole number"""
    SHARE = "share"
    """a part of a whole, 0 to 1; shown as a percentage"""
    DURATION = "duration"
    """minutes"""
    YES_NO = "yes-no"
    """true or false"""


class Column(NamedTuple):
    """A column. key: its name in records; title: its heading; about: what it says, how it is computed, the source."""

    key: str
    title: str
    kind: Kind = Kind.TEXT
    about: str = ""


class Table(NamedTuple):
    """Rows of plain values. name: its name in exports; title: its heading; note: a line to read below it."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""

    def records(self) -> list[dict[str, Value]]:
        """The rows as mappings from the columns' keys, as a data frame takes them."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]


class Caveat(NamedTuple):
    """Why a figure should be read with care. name: a stable one; text: a sentence; about: ids of what is meant."""

    name: str
    text: str
    about: tuple[str, ...] = ()


class Advice(NamedTuple):
    """What to do first, and why.

    text: a sentence that begins with a verb; because: the figure that it rests on, and where that comes from; elements:
    the ids of those that it is about; owner: the name of whoever answers for it.
    """

    text: str
    because: str
    elements: tuple[str, ...] = ()
    owner: str | None = None

    @property
    def who(self) -> str:
        """Who is to do it; nothing where that is for the reader to say."""
        return self.owner or ("nobody answers for it" if self.elements else "")


class Mark(NamedTuple):
    """Something that a picture may show. kind: `peak`, `vital-few` …; element: an id; value: what to write there."""

    kind: str
    element: str
    value: Value = None
    customer: str | None = None


class Spark(NamedTuple):
    """A curve for a line of text. values: from left to right, None if not known; low, high: the ends of the scale."""

    title: str
    values: tuple[float | None, ...]
    low: float
    high: float


class Result(NamedTuple):
    """What an analysis has found.

    name: the analysis; title: a heading; summary: what there is to say, in sentences of which each names its figures;
    tables: the first is the main one; lead: the name of the one that tells a reader most, where that is another.
    """

    name: str
    title: str
    summary: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    advice: tuple[Advice, ...] = ()
    sparks: tuple[Spark, ...] = ()
    lead: str = ""

    def table(self, name: str) -> Table:
        """The table of that name. Raises KeyError."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def records(self) -> list[dict[str, Value]]:
        """The rows of the main table as mappings."""
        return self.tables[0].records() if self.tables else []

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """What a notebook shows of it."""
        shown: dict[str, str] = import_module(NOTEBOOK).bundle(self)
        return shown

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002 - IPython calls it so
        """What IPython shows of it in a terminal."""
        printer.text(import_module(NOTEBOOK).plain(self))
