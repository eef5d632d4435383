"""An Excel workbook: lanes by steps in colours, a row for each element, and the owners with what they answer for.

Every text is a text, also where it looks like a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from itertools import groupby
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

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = "DDE3E8"
_WIDE, _NARROW = 28, 20
_OWNERS = ("id", "owner", "kind", "part of", "contact", "answers for", "elements")


def render(source: Source) -> bytes:
    """The workbook."""
    from openpyxl import Workbook

    graph, out = source.graph, io.BytesIO()
    book = Workbook()
    _grid(book.active, graph)
    _table(book.create_sheet("Elements"), Element._fields, elements(graph), _NARROW)
    _table(book.create_sheet("Owners"), _OWNERS, _owners(graph), _WIDE)
    for sheet in book.worksheets:
        sheet.sheet_view.rightToLeft = is_right_to_left(graph.language)
    book.save(out)
    return sealed(out.getvalue(), graph.title, graph.language)


def fitted(text: str) -> str:
    """A text as a cell may hold it: cut where it is too long, with `…`; nothing in it is a code for something else.

    >>> fitted("_x0041_"), len(fitted("x" * 40_000))
    ('_x005F_x0041_', 32767)
    """
    text = _ESCAPE.sub("_x005F_", text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _grid(sheet: Any, graph: Graph) -> None:
    """Phases over the numbers of steps over the lanes; both heads and the names of the lanes stay in view."""
    sheet.title = "Blueprint"
    _write(sheet, 1, ["", *(plain(step.phase.name) for step in graph.steps)], _HEAD, bold=True)
    _write(sheet, 2, ["", *(step.index + 1 for step in graph.steps)], _HEAD, bold=True)
    for number, row in enumerate(rows(graph), 3):
        colour = LOOKS[row.kind].light.band[1:].upper() if row.kind else None
        _write(sheet, number, [row.name, *row.cells], colour)
        _bold(sheet.cell(number, 1))
    _merge_phases(sheet, graph)
    _widen(sheet, 1 + len(graph.steps), _WIDE)
    sheet.freeze_panes = "B3"


def _merge_phases(sheet: Any, graph: Graph) -> None:
    """One head over all steps of a phase."""
    for _, steps in groupby(enumerate(graph.steps, 2), key=lambda pair: pair[1].phase):
        columns = [column for column, _ in steps]
        if len(columns) > 1:
            sheet.merge_cells(start_row=1, end_row=1, start_column=columns[0], end_column=columns[-1])


def _table(sheet: Any, head: Iterable[str], lines: Iterable[Iterable[Cell]], width: int) -> None:
    """A sheet with a head that stays in view and can be filtered by."""
    columns = list(head)
    _write(sheet, 1, columns, _HEAD, bold=True)
    for number, line in enumerate(lines, 2):
        _write(sheet, number, line)
    _widen(sheet, len(columns), width)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


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


def _write(sheet: Any, row: int, values: Iterable[Cell], colour: str | None = None, bold: bool = False) -> None:
    from openpyxl.styles import Alignment, PatternFill

    wrapped = Alignment(wrap_text=True, vertical="top")
    fill = PatternFill("solid", fgColor=colour) if colour else None
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.alignment = wrapped
        if fill:
            cell.fill = fill
        if bold:
            _bold(cell)
        if isinstance(value, str) and value:
            cell.value = fitted(value)
            cell.data_type = "s"
        elif value != "":
            cell.value = value


def _bold(cell: Any) -> None:
    from openpyxl.styles import Font

    cell.font = Font(bold=True)


def _widen(sheet: Any, columns: int, width: int) -> None:
    from openpyxl.utils import get_column_letter

    for column in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
