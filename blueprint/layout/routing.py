"""The connector router: orthogonal lines in the gutters of a grid of cards, which it knows nothing else about.

    plan      before any size is known: sides, ports, channels, tracks     plan(cells, wires, rows, columns)
    ask       how large must cards be for their ports?                     card_minimums(plan)
              how large must gutters be for their tracks and labels?       gutters(plan, ..., arrange)
    place     when the caller has given everything its place               place(plan, geometry)

Gutter i of the rows lies above row i (there are rows + 1), gutter j of the columns left of column j. All px.
Nothing here depends on hashes or on the machine: the same input gives the same points.
"""

from collections.abc import Sequence
from itertools import accumulate, chain

from blueprint.layout.shapes import Box
from blueprint.layout.wiring import ports as porting
from blueprint.layout.wiring import tracks as tracking
from blueprint.layout.wiring.drawing import draw
from blueprint.layout.wiring.labels import place_labels
from blueprint.layout.wiring.lattice import Cell, Geometry, Gutters, Route, Spacing, Wire
from blueprint.layout.wiring.paths import reaches
from blueprint.layout.wiring.pieces import UPRIGHT, Pieces, cut
from blueprint.layout.wiring.placing import Plan, bearers, burdens, gutter_needs
from blueprint.layout.wiring.room import Arrange, make_room
from blueprint.layout.wiring.traffic import MANY, choose

__all__ = [
    "Arrange",
    "Cell",
    "Geometry",
    "Gutters",
    "Plan",
    "Route",
    "Spacing",
    "Wire",
    "card_minimums",
    "gutters",
    "place",
    "plan",
]


def plan(cells: Sequence[Cell], wires: Sequence[Wire], rows: int, columns: int, spacing: Spacing | None = None) -> Plan:
    """Decide which way every wire goes. Ties are broken by the order of the wires."""
    paths = choose(cells, wires, rows, columns)
    seen = reaches(cells, rows, columns)
    pieces = cut(paths, [seen[wire.source] for wire in wires], [seen[wire.target] for wire in wires])
    spacing = spacing or Spacing()
    bearing = bearers(pieces, wires)
    ports, tracks = _assign(
        pieces, burdens(pieces, wires, bearing, spacing), crowded=sum(len(path) > 2 for path in paths) > MANY
    )
    return Plan(tuple(cells), tuple(wires), rows, columns, spacing, pieces, ports, tracks, bearing)


def _assign(pieces: Pieces, laden: porting.Burdens, *, crowded: bool) -> tuple[porting.Ports, tracking.Tracks]:
    """Ports and tracks; facing sides share one row of slots only where they have to (in a crowd: everywhere)."""
    shared: set[tuple[int, int, int]] = set()
    for _ in range(4):
        ports = porting.assign(pieces, None if crowded else shared, laden)
        tracks = tracking.assign(pieces, ports, crowded=crowded)
        pressed = porting.pressed(pieces.all, ports, tracks.levels)
        if not pressed:
            return ports, tracks
        shared |= pressed
    return _assign(pieces, laden, crowded=True)


def card_minimums(plan: Plan) -> list[tuple[float, float]]:
    """The least (width, height) of each card that its ports fit in, in the order of the cells: (0, 0) without wires."""
    least = [[0.0, 0.0] for _ in plan.cells]
    for index, wire in enumerate(plan.wires):
        first, last = plan.pieces.first[index], plan.pieces.first[index + 1] - 1
        for card, piece in ((wire.source, first), (wire.target, last)):
            channel = plan.pieces.all[piece].channel
            room = plan.ports.spread[channel] * plan.spacing.port + 2 * plan.spacing.corner
            room = max(room, 2 * plan.ports.room.get(channel, 0.0))
            side = 0 if channel[0] == UPRIGHT else 1
            least[card][side] = max(least[card][side], room)
    return [(width, height) for width, height in least]


def gutters(plan: Plan, horizontal: Sequence[float], vertical: Sequence[float], arrange: Arrange) -> Gutters:
    """The length of each gutter's usable interval, at least the given minimum.

    `horizontal` (rows + 1) and `vertical` (columns + 1) are the minimums; `arrange` gives everything its place, with
    columns and rows in their final sizes (each at least what `card_minimums` asks for), so that labels find room on the
    very page on which they will stand. A gutter that carries no track and no label keeps its minimum.
    """
    wanted = zip(gutter_needs(plan), (horizontal, vertical), strict=True)
    least = Gutters(*(tuple(round(max(pair), 2) for pair in zip(*both, strict=True)) for both in wanted))
    return make_room(plan, least, arrange) if plan.bearers else least


def stacked(
    widths: Sequence[float],
    heights: Sequence[float],
    horizontal: Sequence[float],
    vertical: Sequence[float],
    taken: Sequence[float] = (),
) -> Geometry:
    """The plain geometry of these sizes: one thing after another from (0, 0).

    Every gutter is usable throughout; `taken` is what lies above each horizontal one, and belongs to something else.

    >>> stacked([100], [50], [30, 30], [0, 20]).columns
    [(0, 100)]
    """
    columns, upright = _in_turn(widths, vertical)
    above = taken or [0.0] * len(horizontal)
    rows, spans = _in_turn(heights, [sum(pair) for pair in zip(above, horizontal, strict=True)])
    level = [(start + room, end) for (start, end), room in zip(spans, above, strict=True)]
    return Geometry(columns, rows, level, upright)


def _in_turn(
    boxes: Sequence[float], gutters: Sequence[float]
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    lengths = [*chain.from_iterable(zip(gutters, boxes, strict=False)), gutters[-1]]
    ends = list(accumulate(lengths))
    spans = list(zip([0, *ends], ends, strict=False))
    return spans[1::2], spans[::2]


def place(plan: Plan, geometry: Geometry, down: float = 0.0) -> list[Route]:
    """The polyline of each wire, in the order of the wires, and the box (top left, size) of its label.

    All of it is moved `down` px afterwards: labels stand as `gutters` found them only in the very same geometry.
    """
    drawn = draw(plan, geometry)
    labels, _ = place_labels(plan, geometry, drawn)
    routes = []
    for index, points in enumerate(drawn.lines):
        box = labels.get(index)
        label = Box(*(round(length, 2) for length in box._replace(y=box.y + down))) if box else None
        routes.append(Route(tuple((round(x, 2), round(y + down, 2)) for x, y in points), label))
    return routes
