"""An Excel workbook: lanes by steps in colours, a row for each element, and the owners with what they answer for.

Every text is a text, also where it looks like a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby
from math import ceil
from typing import Any

from blueprint.export.elements import Element, elements
from blueprint.export.grid import Cell, rows
from blueprint.export.package import sealed
from blueprint.export.plain import plain
from blueprint.export.source import Source
from blueprint.graph.graph import Graph
from blueprint.layout.kinds import LOOKS
from blueprint.layout.wording import is_right_to_left

LONGEST = 32_767
"""How many UTF-16 units a cell holds."""

_HEAD = "#dde3e8"
_WIDE, _NARROW = 28, 20
_LINE, _TALL_LINE, _HIGHEST = 15.0, 18.0, 409.0
_TALL_FROM, _WIDE_FROM = "\u0590", "\u1100"
"""From where on letters stand in higher lines (Hebrew, Arabic, Thai, Chinese), and from where on they are wider."""
_OWNERS = ("id", "owner", "kind", "part of", "contact", "answers for", "elements")


def render(source: Source) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    graph, out = source.graph, io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        looks = _Looks(book, "right" if is_right_to_left(graph.language) else "left")
        _grid(book.add_worksheet("Blueprint"), graph, looks)
        _table(book.add_worksheet("Elements"), Element._fields, elements(graph), _NARROW, looks)
        _table(book.add_worksheet("Owners"), _OWNERS, _owners(graph), _WIDE, looks)
        for sheet in book.worksheets():
            _lay_on_paper(sheet)
            if is_right_to_left(graph.language):
                sheet.right_to_left()
    return sealed(out.getvalue(), graph.title, graph.language)


def _lay_on_paper(sheet: Any) -> None:
    """How a sheet is printed: across, as wide as a page, with its head on each page."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def fitted(text: str) -> str:
    """A text as a cell may hold it: cut where it is too long, with `…`.

    >>> fitted("short"), len(fitted("x" * 40_000))
    ('short', 32767)
    """
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


class _Looks:
    """How cells look, each look made once. A workbook knows its looks by name. side: where text and figures begin."""

    def __init__(self, book: Any, side: str) -> None:
        self._book, self._side = book, side
        self._made: dict[tuple[str | None, bool], Any] = {}

    def __call__(self, colour: str | None = None, *, bold: bool = False) -> Any:
        if (colour, bold) not in self._made:
            look: dict[str, Any] = {"text_wrap": True, "valign": "top", "align": self._side, "bold": bold}
            self._made[colour, bold] = self._book.add_format(look | ({"bg_color": colour} if colour else {}))
        return self._made[colour, bold]


def _grid(sheet: Any, graph: Graph, looks: _Looks) -> None:
    """Phases over the numbers of steps over the lanes; both heads and the names of the lanes stay in view."""
    head = looks(_HEAD, bold=True)
    _write(sheet, 0, ["", *(plain(step.phase.name) for step in graph.steps)], head)
    _write(sheet, 1, ["", *(step.index + 1 for step in graph.steps)], head)
    for number, row in enumerate(rows(graph), 2):
        colour = LOOKS[row.kind].light.band if row.kind else None
        cells = [row.name, *row.cells]
        sheet.set_row(number, _height(cells, _WIDE))
        _write(sheet, number, cells, looks(colour), looks(colour, bold=True))
    _merge_phases(sheet, graph, head)
    sheet.set_column(0, len(graph.steps), _WIDE)
    sheet.freeze_panes(2, 1)


def _merge_phases(sheet: Any, graph: Graph, look: Any) -> None:
    """One head over all steps of a phase."""
    for phase, steps in groupby(enumerate(graph.steps, 1), key=lambda pair: pair[1].phase):
        columns = [column for column, _ in steps]
        if len(columns) > 1:
            sheet.merge_range(0, columns[0], 0, columns[-1], "", look)
            sheet.write_string(0, columns[0], fitted(plain(phase.name)), look)


def _table(sheet: Any, head: Iterable[str], lines: Iterable[Iterable[Cell]], width: int, looks: _Looks) -> None:
    """A sheet with a head that stays in view and can be filtered by."""
    columns, number = list(head), 0
    _write(sheet, 0, columns, looks(_HEAD, bold=True))
    for number, line in enumerate(lines, 1):
        cells = list(line)
        sheet.set_row(number, _height(cells, width))
        _write(sheet, number, cells, looks())
    sheet.set_column(0, len(columns) - 1, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _owners(graph: Graph) -> Iterable[list[Cell]]:
    """Each owner with what it answers for, each thing once."""
    owned: dict[str, dict[str, None]] = {}
    for element in (*graph.touchpoints(), *graph.actions(), *graph.systems(), *graph.promises, *graph.indicators):
        if owner := graph.owner_of(element):
            owned.setdefault(owner.id, {})[plain(element.name)] = None
    for owner in graph.owners():
        things = list(owned.get(owner.id, ()))
        parent = graph.owner(owner.part_of)
        told = [owner.name, owner.kind or "", parent.name if parent else "", owner.contact or ""]
        yield [owner.id, *map(plain, told), len(things), "\n".join(things)]


def _height(values: Iterable[Cell], width: int) -> float:
    """How high a row is, in points, that shows all its lines. width: of its columns, in letters."""
    texts = (value for value in values if isinstance(value, str))
    heights = (
        sum(_line_height(line) * ceil((_letters(line) or 1) / width) for line in text.split("\n")) for text in texts
    )
    return min(max(heights, default=_LINE), _HIGHEST)


def _line_height(line: str) -> float:
    return _TALL_LINE if max(line, default="") >= _TALL_FROM else _LINE


def _letters(line: str) -> int:
    """How many letters wide a line is: Chinese, Japanese and Korean ones are two."""
    return sum(2 if letter >= _WIDE_FROM else 1 for letter in line)


def _write(sheet: Any, row: int, values: Iterable[Cell], look: Any, first: Any = None) -> None:
    """A line of cells. first: how its first cell looks, if otherwise. A text stays a text, whatever it looks like."""
    for column, value in enumerate(values):
        chosen = first if first is not None and column == 0 else look
        if isinstance(value, str) and value:
            sheet.write_string(row, column, fitted(value), chosen)
        elif value is None or value == "":
            sheet.write_blank(row, column, None, chosen)
        else:
            sheet.write_number(row, column, value, chosen)
