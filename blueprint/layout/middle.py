"""The middle of the page: lanes, the lines of the blueprint, cards, and the connectors between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from blueprint.graph.graph import Graph
from blueprint.layout import measures as m
from blueprint.layout import routing
from blueprint.layout.cards import Fitted, card
from blueprint.layout.frame import (
    Shelf,
    Span,
    columns,
    geometry,
    lane_bands,
    left_side,
    margins,
    separators,
    shelves,
)
from blueprint.layout.grid import Grid, fit_cards, lay_grid
from blueprint.layout.kinds import LOOKS
from blueprint.layout.scene import Box, Card, Connector, Label, LaneBand, Point, Separator, Sign, Text
from blueprint.layout.slots import Slots
from blueprint.layout.wires import LABEL_PAD, Strand, strands
from blueprint.layout.wording import Words
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes


class Sized(NamedTuple):
    """The middle before it has a place on the page: everything is as large as it will be. heights: of the rows;
    fitted: the words of the cards."""

    grid: Grid
    fitted: list[Fitted]
    heights: list[float]
    strands: tuple[Strand, ...]
    plan: routing.Plan
    gaps: routing.Gutters

    def shelves(self, top: float) -> list[Shelf]:
        """The lanes from a height of the page on."""
        return list(shelves(self.grid, self.heights, self.gaps.horizontal, top))

    def arrange(self, horizontal: Sequence[float], vertical: Sequence[float]) -> routing.Geometry:
        """The places of columns, rows and gutters if the gutters have these sizes and the lanes begin at y = 0."""
        stack = list(shelves(self.grid, self.heights, horizontal, 0.0))
        return geometry(self.grid, stack, vertical)

    @property
    def columns(self) -> list[Span]:
        """The sides of the columns."""
        return columns(self.grid, self.gaps.vertical)[0]

    @property
    def sides(self) -> Span:
        """Where the columns with their gutters begin and end."""
        left = left_side(self.grid)
        return left, left + sum(self.grid.widths) + sum(self.gaps.vertical)


class Middle(NamedTuple):
    """The middle in its place. bottom: where the last lane ends."""

    lanes: tuple[LaneBand, ...]
    separators: tuple[Separator, ...]
    cards: tuple[Card, ...]
    connectors: tuple[Connector, ...]
    bottom: float


def sized(graph: Graph, words: Words, slots: Slots, changes: Changes | None = None) -> Sized:
    """How wide columns and how high rows have to be for cards, lines and the words on them."""
    grid = lay_grid(graph, words, slots, changes)
    drawn = strands(grid, graph, words)
    cells = [routing.Cell(placed.row, placed.column) for placed in grid.cards]
    wires = [routing.Wire(strand.source, strand.target, strand.over, strand.label_size) for strand in drawn]
    plan = routing.plan(cells, wires, grid.rows, grid.columns, routing.Spacing(clearance=m.CLEARANCE, rim=m.COLUMN_GAP))
    grid, fitted, heights = fit_cards(grid, routing.card_minimums(plan))
    least = margins(grid, slots)
    rough = Sized(grid, fitted, heights, drawn, plan, routing.Gutters(*least))
    return rough._replace(gaps=routing.gutters(plan, *least, rough.arrange))


def placed(size: Sized, top: float, right: float, words: Words) -> Middle:
    """The middle between two heights of the page. top: where the first lane begins; right: where the lanes end."""
    stack = size.shelves(top)
    lines = separators(stack, right, words)
    cards = list(_cards(size, geometry(size.grid, stack, size.gaps.vertical)))
    routes = routing.place(size.plan, size.arrange(*size.gaps), top)
    connectors = [_connector(*pair, cards, lines) for pair in zip(size.strands, routes, strict=True)]
    cards = list(_with_ways_out(cards, connectors))
    in_order = sorted(cards, key=lambda card: (card.column, card.box.y))
    bottom = stack[-1].bottom if stack else top
    return Middle(lane_bands(stack, right), lines, tuple(in_order), tuple(connectors), bottom)


def _cards(size: Sized, space: routing.Geometry) -> Iterator[Card]:
    """All cards, in the order of the grid."""
    for where, text in zip(size.grid.cards, size.fitted, strict=True):
        left, right = space.columns[where.column]
        top, bottom = space.rows[where.row]
        own = text.height + 2 * m.CARD_PAD_Y
        height = bottom - top if LOOKS[where.content.kind].stretches else own
        yield card(where.content, text, Box(left, top, right - left, height))


def _with_ways_out(cards: Iterable[Card], connectors: Iterable[Connector]) -> Iterator[Card]:
    """The cards, the sign of a decision moved to where its ways leave, if none leaves to the right."""
    starts: dict[str, list[Point]] = {}
    for line in connectors:
        if line.kind in {"flow", "branch", "loop"}:
            starts.setdefault(line.source, []).append(line.points[0])
    for one in cards:
        out = starts.get(one.id, [])
        is_right = any(abs(point.x - one.box.right) < 1 for point in out)
        if out and not is_right:
            one = one._replace(signs=_apart(tuple(_moved(sign, out, one.box) for sign in one.signs), one))
        yield one


def _apart(signs: tuple[Sign, ...], before: Card) -> tuple[Sign, ...]:
    """The signs of a card where they are now, unless two lie on one another: then where they were before."""
    for one, other in combinations(signs, 2):
        reach = one.size + other.size
        if abs(one.at.x - other.at.x) < reach and abs(one.at.y - other.at.y) < reach:
            return before.signs
    return signs


def _moved(sign: Sign, out: Sequence[Point], card: Box) -> Sign:
    """The sign of a decision on the rightmost way out, as wide as to touch one beside it, and off the card's words."""
    if sign.kind != "decision":
        return sign
    last = max(out, key=lambda point: point.x)
    near = [point.x for point in out if point.y == last.y and last.x - point.x <= 3 * sign.size]
    size = max(sign.size, (last.x - min(near)) / 2)
    off = max(0.0, size - (m.CARD_PAD_Y - 1))
    y = last.y + (off if last.y > card.middle.y else -off)
    return sign._replace(at=Point((min(near) + last.x) / 2, y), size=size)


def _connector(strand: Strand, route: routing.Route, cards: Sequence[Card], lines: Sequence[Separator]) -> Connector:
    points = tuple(Point(*point) for point in route.points)
    return Connector(
        kind=strand.kind,
        source=cards[strand.source].id,
        target=cards[strand.target].id,
        points=points,
        start_arrow=strand.start_arrow,
        end_arrow=strand.end_arrow,
        label=_label(strand, Box(*route.label)) if route.label else None,
        crossings=tuple(_crossings(points, lines)) if strand.truth else (),
        about=strand.about,
    )


def _label(strand: Strand, box: Box) -> Label:
    """The words on a line."""
    top = box.y + 1 + m.SMALL_LINE / 2 + m.SMALL_TEXT * m.RISE
    texts = tuple(
        Text(
            Point(box.middle.x, top + m.SMALL_LINE * number), line, m.SMALL_TEXT, 600, f"label-{strand.kind}", "middle"
        )
        for number, line in enumerate(strand.label)
    )
    return Label(Box(box.x + LABEL_PAD / 2, box.y, box.width - LABEL_PAD, box.height), texts, "page")


def _crossings(points: Sequence[Point], lines: Sequence[Separator]) -> Iterator[Sign]:
    """The moments of truth: where a connector crosses the line of interaction."""
    for line in lines:
        if line.line == "interaction":
            for a, b in pairwise(points):
                if a.x == b.x and min(a.y, b.y) < line.start.y < max(a.y, b.y):
                    yield Sign("truth", Point(a.x, line.start.y), "truth", m.TRUTH)
