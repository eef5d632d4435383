"""Rows and columns: which cell each card has, how wide the columns and how high the rows have to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Lane, Step
from blueprint.layout import measures as m
from blueprint.layout.cards import Fitted, fit, wished_width
from blueprint.layout.contents import Content, lane_name, of_action, of_evidence, of_notes
from blueprint.layout.wording import Words
from blueprint.model.lanes import BUILT_IN, lines_between


class Row(NamedTuple):
    """A lane as it is drawn. first, count: its rows of cards; lines_below: the lines of the blueprint under it."""

    id: str
    kind: str
    name: str
    about: str
    owner: str | None
    first: int
    count: int
    lines_below: tuple[str, ...]


class Placed(NamedTuple):
    """A card's content with its cell."""

    content: Content
    row: int
    column: int


class Grid(NamedTuple):
    """The cells of a picture before they have places. columns: the number of steps; widths: what their texts want."""

    lanes: tuple[Row, ...]
    cards: tuple[Placed, ...]
    rows: int
    columns: int
    widths: tuple[float, ...]


def lay_grid(graph: Graph, words: Words) -> Grid:
    """Give every card its cell: lanes from top to bottom, steps from left to right."""
    stacks = {lane.id: list(_stacks(lane, graph, words)) for lane in graph.lanes}
    drawn = [(lane, stacks[lane.id]) for lane in graph.lanes if lane.listed or any(stacks[lane.id])]
    notes = [[content] if (content := of_notes(step, graph, words)) else [] for step in graph.steps]
    lanes, cards, row = [], [], 0
    for number, (lane, cells) in enumerate(drawn):
        below = drawn[number + 1][0].kind if number + 1 < len(drawn) else "note"
        count = max(1, *map(len, cells)) if cells else 1
        lanes.append(_row(lane, graph, words, row, count, below))
        cards += _place(cells, row, count, at_bottom=lane.kind == "touchpoint")
        row += count
    if any(notes):
        lanes.append(Row("", "note", words["lane.notes"], words["lane.notes.about"], None, row, 1, ()))
        cards += _place(notes, row, 1, at_bottom=False)
        row += 1
    columns = len(graph.steps)
    by_column: list[list[Content]] = [[] for _ in range(columns)]
    for placed in cards:
        by_column[placed.column].append(placed.content)
    return Grid(tuple(lanes), tuple(cards), row, columns, tuple(map(wished_width, by_column)))


def _stacks(lane: Lane, graph: Graph, words: Words) -> Iterator[list[Content]]:
    """For each step the cards in its cell of a lane, from the top."""
    for step in graph.steps:
        if lane.kind == "touchpoint":
            met = [evidence for evidence in graph.evidence_in(step) if evidence.lane is lane]
            yield [of_evidence(evidence, graph, words) for evidence in met]
        else:
            leading = _leading(lane, step, graph)
            yield [
                of_action(action, graph, words, leading and number == 0)
                for number, action in enumerate(graph.cell(step, lane))
            ]


def _leading(lane: Lane, step: Step, graph: Graph) -> bool:
    """Whether a lane holds the first customer's action of a step."""
    acting = (other for other in graph.lanes if other.kind == "customer" and graph.cell(step, other))
    return next(acting, None) is lane


def _row(lane: Lane, graph: Graph, words: Words, first: int, count: int, below: str) -> Row:
    about = words[f"lane.{lane.id}.about"] if lane.id in BUILT_IN and not lane.name else ""
    owner = next((owner.name for owner in graph.owners() if owner.id == lane.owner), None)
    name = lane_name(lane, graph, words)
    return Row(
        lane.id, lane.kind, name, about, owner, first, count, () if below == "note" else lines_between(lane.kind, below)
    )


def _place(cells: list[list[Content]], first: int, count: int, at_bottom: bool) -> Iterator[Placed]:
    """The cards of a lane in their cells: from the top, or, to be near the customer, from the bottom."""
    for column, stack in enumerate(cells):
        start = first + (count - len(stack) if at_bottom else 0)
        yield from (Placed(content, start + number, column) for number, content in enumerate(stack))


def fit_cards(grid: Grid, least: list[tuple[float, float]]) -> tuple[Grid, list[Fitted], list[float]]:
    """Wrap all cards; the grid with columns wide enough for the least sizes, the words, and the heights of the rows."""
    widths, heights = list(grid.widths), [m.LOWEST] * grid.rows
    for placed, (width, _) in zip(grid.cards, least, strict=True):
        widths[placed.column] = max(widths[placed.column], width)
    fitted = [fit(placed.content, widths[placed.column]) for placed in grid.cards]
    for placed, words, (_, height) in zip(grid.cards, fitted, least, strict=True):
        needed = max(words.height + 2 * m.CARD_PAD_Y, height)
        heights[placed.row] = max(heights[placed.row], needed)
    return grid._replace(widths=tuple(widths)), fitted, heights
