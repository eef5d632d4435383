"""CSV (RFC 4180) that no spreadsheet takes for a formula: lanes by steps, or a row for each element."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from blueprint.export.elements import Element, elements
from blueprint.export.formats import WHOLE
from blueprint.export.grid import Cell, rows
from blueprint.export.plain import disarmed, plain
from blueprint.export.source import Source
from blueprint.graph.graph import Graph


def render(source: Source) -> str:
    """The table that the view asks for. Text stands in quotes, so that no separator but ours parts it."""
    lines = _grid(source.graph) if source.view == WHOLE else _tidy(source.graph)
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC).writerows(map(_cells, lines))
    return out.getvalue()


def _grid(graph: Graph) -> Iterator[Iterable[Cell]]:
    """The phases, the numbers of the steps, then a line for each lane."""
    yield ["phase", *(plain(step.phase.name) for step in graph.steps)]
    yield ["step", *(step.index + 1 for step in graph.steps)]
    yield from ([row.name, *row.cells] for row in rows(graph))


def _tidy(graph: Graph) -> Iterator[Iterable[Cell]]:
    yield Element._fields
    yield from elements(graph)


def _cells(line: Iterable[Cell]) -> list[Cell]:
    return ["" if cell is None else disarmed(cell) if isinstance(cell, str) else _figure(cell) for cell in line]


def _figure(value: float) -> float:
    """A figure without a needless point."""
    return int(value) if value == int(value) else value
