"""Rows and columns: which cell each card has, how wide the columns and how high the rows have to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Lane, Step
from blueprint.layout import measures as m
from blueprint.layout.cards import Fitted, fit, wished_width
from blueprint.layout.contents import Content, lane_name, of_action, of_evidence, of_notes
from blueprint.layout.kinds import LOOKS
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap
from blueprint.model.lanes import BUILT_IN, lines_between


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
    """The cells of a picture before they have places. columns: the number of steps; widths: what their texts want.

    names: the width that the names of the lanes and lines need on the left.
    """

    lanes: tuple[Row, ...]
    cards: tuple[Placed, ...]
    rows: int
    columns: int
    widths: tuple[float, ...]
    names: float


def lay_grid(graph: Graph, words: Words) -> Grid:
    """Give every card its cell: lanes from top to bottom, steps from left to right."""
    lanes, cards = _lanes(graph, words)
    room = _room(lanes, words)
    by_column: list[list[Content]] = [[] for _ in graph.steps]
    for placed in cards:
        by_column[placed.column].append(placed.content)
    return Grid(
        lanes=tuple(lane._replace(about=tuple(_wrapped(lane.about, room))) for lane in lanes),
        cards=tuple(cards),
        rows=sum(lane.rows for lane in lanes),
        columns=len(graph.steps),
        widths=tuple(map(wished_width, by_column)),
        names=room,
    )


def _lanes(graph: Graph, words: Words) -> tuple[list[Row], list[Placed]]:
    """The lanes that are drawn, with the cards in their cells."""
    stacks = [(lane, list(_stacks(lane, graph, words))) for lane in graph.lanes]
    drawn = [(lane, cells) for lane, cells in stacks if lane.listed or any(cells)]
    notes = [[content] if (content := of_notes(step, graph, words)) else [] for step in graph.steps]
    kinds = [*(lane.kind for lane, _ in drawn[1:]), "note"]
    lanes: list[Row] = []
    cards: list[Placed] = []
    for (lane, cells), below in zip(drawn, kinds, strict=True):
        row = _row(lane, graph, words, _rows(lanes), max([1, *map(len, cells)]), below)
        lanes.append(row)
        cards += _place(cells, row, from_bottom=LOOKS[lane.kind].from_bottom)
    if any(notes):
        name, about = words["lane.notes"], words["lane.notes.about"]
        row = Row("", "note", name, _name_lines(name), (about,), _rows(lanes), 1, ())
        lanes.append(row)
        cards += _place(notes, row, from_bottom=False)
    return lanes, cards


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


def _row(lane: Lane, graph: Graph, words: Words, first: int, rows: int, below: str) -> Row:
    """A lane. below: the kind of the next one."""
    about = words[f"lane.{lane.id}.about"] if lane.id in BUILT_IN and not lane.name else ""
    owner = next((owner.name for owner in graph.owners() if owner.id == lane.owner), "")
    name = lane_name(lane, graph, words)
    lines = () if below == "note" else lines_between(lane.kind, below)
    return Row(lane.id, lane.kind, name, _name_lines(name), tuple(filter(None, (about, owner))), first, rows, lines)


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
