"""From slots and tracks to px: where every piece lies once the cards and gutters have their places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from blueprint.layout.wiring.lattice import Cell, Geometry, Spacing, Wire
from blueprint.layout.wiring.pieces import LEVEL, UPRIGHT, Channel, Piece, Pieces
from blueprint.layout.wiring.ports import Burdens, Ports
from blueprint.layout.wiring.tracks import Bundle, Tracks
from blueprint.named import NamedTuple

END = 12.0  # px of a line's end that a label on it leaves free, for arrowheads and rounded corners


class Plan(NamedTuple):
    """Which way every wire goes, known before any size is: hand it back to `gutters` and `place`."""

    cells: tuple[Cell, ...]
    wires: tuple[Wire, ...]
    rows: int
    columns: int
    spacing: Spacing
    pieces: Pieces
    ports: Ports
    tracks: Tracks
    bearers: dict[int, int]  # the pieces that are meant to carry labels, and their wires


def bearers(pieces: Pieces, wires: Sequence[Wire]) -> dict[int, int]:
    """The piece that is meant to carry each label, and its wire: the longest level one, in a gutter if there is one."""
    found = {}
    for index, wire in enumerate(wires):
        if wire.label[0] > 0:
            own = range(pieces.first[index], pieces.first[index + 1])
            found[max(own, key=lambda p: _worth(pieces.all[p]))] = index
    return found


def _worth(piece: Piece) -> tuple[bool, bool, int]:
    orientation, place, _ = piece.channel
    return orientation == LEVEL, not place & 1, piece.high - piece.low


def burdens(pieces: Pieces, wires: Sequence[Wire], bearers: dict[int, int], spacing: Spacing) -> Burdens:
    """What labels that cannot lie in a gutter ask of the sides of cards."""
    halves, loops = {}, {}
    for bearer, index in bearers.items():
        wire, piece = wires[index], pieces.all[bearer]
        if piece.channel[1] & 1:
            halves[bearer] = wire.label[1 - piece.channel[0]] / 2
        elif wire.source == wire.target:
            loops[bearer - 1] = wire.label[0] + 2 * END
    return Burdens(halves, loops, spacing.port, spacing.gap, spacing.corner)


class _Stack(NamedTuple):
    """The tracks of a bundle as distances: to the first, from each to the next, from the last."""

    lead: float
    steps: list[float]
    tail: float


def _stack(plan: Plan, bundle: Bundle) -> _Stack:
    gap, track, clearance = plan.spacing.gap, plan.spacing.track, plan.spacing.clearance
    if plan.bearers:
        heights = [0.0] * bundle.tracks
        for line in bundle.lines:
            if line in plan.bearers:
                level = plan.tracks.levels[line] or 0
                heights[level] = max(heights[level], plan.wires[plan.bearers[line]].label[1] / 2)
        steps = [max(track, a + b + gap) for a, b in pairwise(heights)]
        return _Stack(max(clearance, heights[0] + gap), steps, max(clearance, heights[-1] + gap))
    return _Stack(clearance, [track] * (bundle.tracks - 1), clearance)


def gutter_needs(plan: Plan) -> tuple[list[float], list[float]]:
    """What the tracks alone ask of the horizontal and of the vertical gutters."""
    needs = [0.0] * (plan.rows + 1), [0.0] * (plan.columns + 1)
    for bundle in plan.tracks.bundles:
        orientation, place, _ = plan.pieces.all[bundle.lines[0]].channel
        stack = _stack(plan, bundle)
        gutter = needs[orientation]
        gutter[place // 2] = max(gutter[place // 2], stack.lead + sum(stack.steps) + stack.tail)
    return needs


def positions(plan: Plan, geometry: Geometry) -> list[float]:
    """The y of each level and the x of each upright piece."""
    places = [0.0] * len(plan.pieces.all)
    for bundle in plan.tracks.bundles:
        _place_bundle(plan, geometry, bundle, places)
    for channel in plan.ports.spread:
        _place_run(plan, geometry, channel, places)
    return places


def _place_bundle(plan: Plan, geometry: Geometry, bundle: Bundle, places: list[float]) -> None:
    """Centred in the gutter, a little looser than the least where there is room."""
    orientation, place, _ = plan.pieces.all[bundle.lines[0]].channel
    stack = _stack(plan, bundle)
    need = stack.lead + sum(stack.steps) + stack.tail
    start, end = (geometry.vertical if orientation == UPRIGHT else geometry.horizontal)[place // 2]
    if orientation == UPRIGHT:
        start, end = _outer(plan, place // 2, start, end, need)
    spare = max(0.0, end - start - need)
    wish = [max(0.0, plan.spacing.track_wish - step) for step in stack.steps]
    looser = min(1.0, spare / sum(wish)) if any(wish) else 0.0
    steps = [step + looser * more for step, more in zip(stack.steps, wish, strict=True)]
    tracks = [(start + end - sum(steps) + stack.lead - stack.tail) / 2]
    for step in steps:
        tracks.append(tracks[-1] + step)
    for line in bundle.lines:
        places[line] = tracks[plan.tracks.levels[line] or 0]


def _outer(plan: Plan, gutter: int, start: float, end: float, need: float) -> tuple[float, float]:
    """The part of a vertical gutter that lines are centred in: at the edge of the page the one along the edge.

    So all that such a gutter is wider lies between the lines and the cards, where their labels are.
    """
    length = min(end - start, max(need, plan.spacing.rim))
    return (start, start + length) if gutter == 0 else (end - length, end) if gutter == plan.columns else (start, end)


def _place_run(plan: Plan, geometry: Geometry, channel: Channel, places: list[float]) -> None:
    start, end = (geometry.columns if channel[0] == UPRIGHT else geometry.rows)[channel[1] // 2]
    spread, extra, port = plan.ports.spread[channel] / 2, plan.ports.extra, plan.spacing.port
    taken = plan.ports.room.get(channel, plan.spacing.corner + spread * port)
    spare = max(0.0, (end - start) / 2 - taken)
    pitch = min(plan.spacing.port_wish, port + spare / spread) if spread else 0.0
    for piece in plan.pieces.channels[channel]:
        places[piece] = (start + end) / 2 + (plan.ports.slots[piece] or 0) / 2 * pitch + extra.get(piece, 0.0)


def polyline(plan: Plan, geometry: Geometry, places: Sequence[float], wire: int) -> list[tuple[float, float]]:
    """The points of one wire, from border to border."""
    own = range(plan.pieces.first[wire], plan.pieces.first[wire + 1])
    points = [_end(plan, geometry, places, own[0], plan.wires[wire].source, start=True)]
    for piece in own[1:]:
        before, here = places[piece - 1], places[piece]
        points.append((before, here) if plan.pieces.all[piece].channel[0] == LEVEL else (here, before))
    points.append(_end(plan, geometry, places, own[-1], plan.wires[wire].target, start=False))
    return points


def _end(
    plan: Plan, geometry: Geometry, places: Sequence[float], index: int, card: int, *, start: bool
) -> tuple[float, float]:
    """Where a wire meets the border of its card."""
    piece, cell = plan.pieces.all[index], plan.cells[card]
    after = piece.rising == start  # the piece goes on below or right of the card
    if piece.channel[0] == LEVEL:
        return geometry.columns[cell.column][after], places[index]
    return places[index], geometry.rows[cell.row][after]
