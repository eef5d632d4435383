"""Which edges of the graph are drawn as lines between cards, and what is written on them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Touchpoint
from blueprint.layout import measures as m
from blueprint.layout.grid import Grid
from blueprint.layout.numbers import share, time
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import narrowest, wrap
from blueprint.named import NamedTuple

DRAWN = (EdgeKind.FLOW, EdgeKind.INTERACTS, EdgeKind.RELIES, EdgeKind.INFORMS)
LABEL_WIDEST, LABEL_BETWEEN = 150.0, 76.0  # px; a label between two neighbours pushes them apart, so it is narrower
MOST_LABEL_LINES = 3  # of a label between neighbours, as far as LABEL_WIDEST allows
LABEL_PAD = 3.0


class Strand(NamedTuple):
    """A line to be drawn between two cards (by their numbers in the grid). over: the row above which it has to run."""

    kind: str
    source: int
    target: int
    start_arrow: bool
    end_arrow: bool
    over: int | None
    label: tuple[str, ...]
    label_size: tuple[float, float]
    truth: bool
    about: str


def strands(grid: Grid, graph: Graph, words: Words) -> tuple[Strand, ...]:
    """All lines of a picture, in the order of the edges: first what stands in the columns, then what runs across."""
    number = {placed.content.id: place for place, placed in enumerate(grid.cards)}
    found = [*_meetings(grid, graph, number), *_joins(grid, graph, number, words)]
    across = [strand for strand in found if grid.cards[strand.source].column != grid.cards[strand.target].column]
    inside = [strand for strand in found if grid.cards[strand.source].column == grid.cards[strand.target].column]
    return (*inside, *across)


def _meetings(grid: Grid, graph: Graph, number: dict[str, int]) -> Iterator[Strand]:
    """From a customer's action to the touchpoints it meets: to the nearest card of a stack, and from card to card."""
    met: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    actions: dict[tuple[str, Touchpoint], list[str]] = {}
    for edge in graph.edges(EdgeKind.MEETS):
        if isinstance(edge.source, Action) and isinstance(edge.target, Touchpoint):
            actions.setdefault((edge.source.step.id, edge.target), []).append(edge.source.id)
    for evidence in graph.evidence:
        key = evidence.id
        meeting = tuple(actions.get((evidence.step.id, evidence.touchpoint), ()))
        if meeting:
            met.setdefault((evidence.step.id, evidence.lane.id, meeting), []).append(number[key])
    for (_, _, meeting), stack in met.items():
        for upper, lower in pairwise(stack):
            if grid.cards[lower].row == grid.cards[upper].row + 1:
                yield _plain("meets", upper, lower)
            else:
                yield _plain("meets", upper, number[meeting[0]])
        for action in meeting:
            yield _plain("meets", stack[-1], number[action])


def _plain(kind: str, source: int, target: int) -> Strand:
    return Strand(kind, source, target, False, False, None, (), (0.0, 0.0), False, "")


def _joins(grid: Grid, graph: Graph, number: dict[str, int], words: Words) -> Iterator[Strand]:
    """The edges between actions; a recovery is told by a chip, since many fail points may share one."""
    branching = _branching(graph)
    spared, ties = _stacked(graph)
    for upper, lower in ties:
        yield _plain("relies", number[upper.id], number[lower.id])
    for edge in graph.edges():
        if edge.kind in DRAWN and edge not in spared:
            yield _join(edge, number[edge.source.id], number[edge.target.id], grid, branching, words)


def _stacked(graph: Graph) -> tuple[set[Edge], dict[tuple[Action, Action], None]]:
    """Where a column joins an action to a whole stack of cards, one line to the nearest card is enough.

    The edges that need no line of their own, and the neighbours in stacks that are tied together instead.
    """
    plain = [edge for edge in graph.edges() if edge.kind in (EdgeKind.INTERACTS, EdgeKind.RELIES) and not edge.declared]
    spared: set[Edge] = set()
    ties: dict[tuple[Action, Action], None] = {}
    for end, other, nearest in (("target", "source", 0), ("source", "target", -1)):
        fans: dict[tuple[Action, str], list[Edge]] = {}
        for edge in plain:
            fans.setdefault((getattr(edge, other), getattr(edge, end).lane.id), []).append(edge)
        for (action, _), fan in fans.items():
            stack = [getattr(edge, end) for edge in fan]
            whole = [one for one in graph.cell(action.step, stack[0].lane) if not getattr(one, "implied", False)]
            if len(stack) > 1 and stack == whole:
                spared.update(edge for edge in fan if getattr(edge, end) is not stack[nearest])
                ties |= dict.fromkeys(pairwise(stack))
    return spared, ties


def _branching(graph: Graph) -> set[Action]:
    """The customer's actions from which more than one way leads on."""
    seen: set[Action] = set()
    branching: set[Action] = set()
    for edge in graph.edges(EdgeKind.FLOW):
        if isinstance(edge.source, CustomerAction):
            (branching if edge.source in seen else seen).add(edge.source)
    return branching


def _join(edge: Edge, source: int, target: int, grid: Grid, branching: set[Action], words: Words) -> Strand:
    start, end = grid.cards[source], grid.cards[target]
    neighbours = abs(start.column - end.column) == 1 and start.row == end.row
    kind = "passes" if edge.kind is EdgeKind.FLOW else edge.kind.value
    over = None
    if edge.kind is EdgeKind.FLOW and isinstance(edge.source, CustomerAction):
        kind = "loop" if edge.loop else "branch" if edge.source in branching else "flow"
        forward = neighbours and end.column > start.column
        same_lane = start.content.lane == end.content.lane
        over = _top_row(grid, start.content.lane) if same_lane and start.column != end.column and not forward else None
    text = _label(edge, kind, words)
    lines, size = _wrapped(text, neighbours) if text else ((), (0.0, 0.0))
    about = f"{edge.source.name} → {edge.target.name}" + (f"{words['colon']}{text}" if text else "")
    return Strand(kind, source, target, edge.kind is EdgeKind.INTERACTS, True, over, lines, size,
                  edge.is_moment_of_truth, about)  # fmt: skip


_BETWEEN = "·\u00a0"
"""What stands between two parts of a label, and says nothing at the beginning of a line."""


def _wrapped(text: str, neighbours: bool) -> tuple[tuple[str, ...], tuple[float, float]]:
    """The lines of a label and its size."""
    room = LABEL_WIDEST
    if neighbours:
        room = min(room, max(LABEL_BETWEEN, narrowest(text, m.SMALL_TEXT, 600, MOST_LABEL_LINES) + 1))
    first, *more = wrap(text, room, m.SMALL_TEXT, 600)
    lines = (first, *(line.removeprefix(_BETWEEN) for line in more))
    longest = max(width(line, m.SMALL_TEXT, 600) for line in lines)
    return lines, (longest + 2 * LABEL_PAD, len(lines) * m.SMALL_LINE + 2.0)


def _top_row(grid: Grid, lane: str) -> int:
    return next(row.first for row in grid.lanes if row.id == lane)


def _label(edge: Edge, kind: str, words: Words) -> str:
    """What stands on a line: the case, the share, the message, what is handed over, how soon."""
    said = edge.label
    if kind == "loop":
        said = f"↺\u00a0{said or words['again']}"
    part = share(edge.share) if edge.share is not None else None
    within = words.say("within", time=time(edge.within, words)) if edge.within is not None else None
    parts = filter(None, [said, part, edge.artefact, within])
    return words["separator"].replace("· ", _BETWEEN).join(parts)
