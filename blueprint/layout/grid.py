"""Rows and columns: which cell each card has, how wide the columns and how high the rows have to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from blueprint.graph.graph import Graph
from blueprint.layout import measures as m
from blueprint.layout.cards import Fitted, fit, wished_width
from blueprint.layout.contents import Content, lane_name
from blueprint.layout.kinds import LOOKS
from blueprint.layout.slots import Slots
from blueprint.layout.stacks import Cells, noted, stacks
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap
from blueprint.model.lanes import BUILT_IN, lines_between
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes


class Row(NamedTuple):
    """A lane as it is drawn.

    names: its name, in lines; about: what stands under it, in lines; first: the number of its first row of cards; rows:
    how many it has; lines_below: the lines of the blueprint under it.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    about: tuple[str, ...]
    first: int
    rows: int
    lines_below: tuple[str, ...]


class Placed(NamedTuple):
    """A card's content with its cell."""

    content: Content
    row: int
    column: int


class Grid(NamedTuple):
    """The cells of a picture before they have places. columns: how many there are; widths: what their texts want.

    names: the width that the names of the lanes and lines need on the left.
    """

    lanes: tuple[Row, ...]
    cards: tuple[Placed, ...]
    rows: int
    columns: int
    widths: tuple[float, ...]
    names: float


def lay_grid(graph: Graph, words: Words, columns: Slots, changes: Changes | None = None) -> Grid:
    """Give every card its cell: lanes from top to bottom, steps from left to right."""
    lanes, cards = _lanes(graph, words, columns, changes)
    room = _room(lanes, words)
    by_column: list[list[Content]] = [[] for _ in columns.slots]
    for placed in cards:
        by_column[placed.column].append(placed.content)
    return Grid(
        lanes=tuple(lane._replace(about=tuple(_wrapped(lane.about, room))) for lane in lanes),
        cards=tuple(cards),
        rows=sum(lane.rows for lane in lanes),
        columns=len(columns.slots),
        widths=tuple(map(wished_width, by_column)),
        names=room,
    )


def _lanes(graph: Graph, words: Words, columns: Slots, changes: Changes | None) -> tuple[list[Row], list[Placed]]:
    """The lanes that are drawn, with the cards in their cells."""
    cells = [Cells(lane, _in_columns(stacks(lane, graph, words), graph, columns), graph) for lane in graph.lanes]
    notes = _in_columns(noted(graph, words), graph, columns)
    if changes is not None:
        from blueprint.layout.changes.cards import notes_with_changes, with_changes

        cells = with_changes(cells, changes, columns, words)
        notes = notes_with_changes(notes, changes, columns, words)
    drawn = [one for one in cells if one.lane.listed or any(one.columns)]
    kinds = [*(one.lane.kind for one in drawn[1:]), "note"]
    lanes: list[Row] = []
    cards: list[Placed] = []
    for one, below in zip(drawn, kinds, strict=True):
        row = _row(one, words, _rows(lanes), below)
        lanes.append(row)
        cards += _place(one.columns, row, from_bottom=LOOKS[one.lane.kind].from_bottom)
    if any(notes):
        name, about = words["lane.notes"], words["lane.notes.about"]
        row = Row("", "note", name, _name_lines(name), (about,), _rows(lanes), max(map(len, notes)), ())
        lanes.append(row)
        cards += _place(notes, row, from_bottom=False)
    return lanes, cards


def _in_columns(cells: Iterable[list[Content]], graph: Graph, columns: Slots) -> list[list[Content]]:
    """The cards of each step in the column that it has."""
    found: list[list[Content]] = [[] for _ in columns.slots]
    for step, stack in zip(graph.steps, cells, strict=True):
        number = columns.number[step]
        found[number] = stack if number == step.index else [one._replace(column=number) for one in stack]
    return found


def _rows(lanes: list[Row]) -> int:
    """How many rows of cards there are."""
    return lanes[-1].first + lanes[-1].rows if lanes else 0


def _name_lines(name: str) -> tuple[str, ...]:
    return wrap(name, m.NAME_WIDEST, m.LANE_NAME, 600)


def _wrapped(texts: Iterable[str], room: float) -> Iterator[str]:
    for text in texts:
        yield from wrap(text, room, m.LANE_ABOUT)


def _room(lanes: list[Row], words: Words) -> float:
    """The width for what is written at the left: names whole, what stands under them in few lines."""
    names = [width(line, m.LANE_NAME, 600) for lane in lanes for line in lane.names]
    under = [min(width(text, m.LANE_ABOUT), m.ABOUT_WIDEST) for lane in lanes for text in lane.about]
    below = [line for lane in lanes for line in lane.lines_below]
    pills = [width(words[f"line.{line}"], m.SMALL_TEXT, 600) + 2 * m.LINE_PAD - m.NAME_PAD for line in below]
    return max([m.NAME_NARROWEST, *names, *under, *pills])


def _row(cells: Cells, words: Words, first: int, below: str) -> Row:
    """A lane. first: the number of its first row of cards; below: the kind of the next lane."""
    lane, graph = cells.lane, cells.graph
    about = words[f"lane.{lane.id}.about"] if lane.id in BUILT_IN and not lane.name else ""
    owner = next((owner.name for owner in graph.owners() if owner.id == lane.owner), "")
    name = lane_name(lane, graph, words)
    lines = () if below == "note" else lines_between(lane.kind, below)
    rows = max([1, *map(len, cells.columns)])
    told = tuple(filter(None, (about, owner, *cells.said)))
    return Row(lane.id, lane.kind, name, _name_lines(name), told, first, rows, lines)


def _place(cells: list[list[Content]], lane: Row, *, from_bottom: bool) -> Iterator[Placed]:
    """The cards of a lane in their cells: from the top, or, to be near the customer, from the bottom."""
    for column, stack in enumerate(cells):
        start = lane.first + (lane.rows - len(stack) if from_bottom else 0)
        yield from (Placed(content, start + number, column) for number, content in enumerate(stack))


def fit_cards(grid: Grid, least: list[tuple[float, float]]) -> tuple[Grid, list[Fitted], list[float]]:
    """Wrap all cards; the grid with columns wide enough for the least sizes, the words, and the heights of the rows."""
    widths, heights = list(grid.widths), [m.LOWEST] * grid.rows
    for placed, (wide, _) in zip(grid.cards, least, strict=True):
        widths[placed.column] = max(widths[placed.column], wide)
    fitted = [fit(placed.content, widths[placed.column]) for placed in grid.cards]
    for placed, words, (_, height) in zip(grid.cards, fitted, least, strict=True):
        needed = max(words.height + 2 * m.CARD_PAD_Y, height)
        heights[placed.row] = max(heights[placed.row], needed)
    return grid._replace(widths=tuple(widths)), fitted, heights
