"""Where wires touch cards: the slots of the run of empty cells between two facing sides.

Slots are counted in half pitches from the middle: a straight line takes the middle, two of them the places beside it,
and lines that turn off fan out to the side they turn to. The two sides share one row of slots where they have to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.layout.wiring.ordering import ordered, quickly_ordered
from blueprint.layout.wiring.pieces import Channel, Piece, Pieces
from blueprint.named import NamedTuple

MOST = 80  # up to this many wires on one side every pair is compared

Forced = dict[Channel, list[tuple[int, int]]]


class Ports(NamedTuple):
    """Where end pieces lie beside the middle of their cards' sides, and what others have to respect for it."""

    slots: list[int | None]  # half pitches; None for pieces that lie in gutters
    extra: dict[int, float]  # px that labels in the same row of slots push a piece away
    spread: dict[Channel, int]  # the widest slot of each run
    room: dict[Channel, float]  # px from the middle to the corner that each run needs for its labels
    forced: Forced  # per channel: pairs of pieces of which the first must lie before the second


class Burdens(NamedTuple):
    """What labels ask of end pieces, and how much the least pitch gives them anyway. All px."""

    halves: dict[int, float]  # half of the label that an end piece has to carry, across the piece
    loops: dict[int, float]  # the length of a loop from a card to itself, by its first piece
    port: float
    gap: float
    corner: float


class _Run(NamedTuple):
    straight: list[int]
    near: list[int]  # attached to the card at the low end only
    far: list[int]  # ... at the high end only


def assign(pieces: Pieces, shared: set[Channel] | None, burdens: Burdens) -> Ports:
    """Slots for all end pieces; both sides of a run in `shared` (None: of every run) share one row of slots."""
    ports = Ports([None] * len(pieces.all), {}, {}, {}, {})
    for channel, members in pieces.channels.items():
        if channel[1] & 1:
            _assign_run(pieces.all, channel, members, shared is None or channel in shared, burdens, ports)
    return ports


def _assign_run(
    pieces: list[Piece], channel: Channel, members: list[int], shared: bool, burdens: Burdens, ports: Ports
) -> None:
    run = _sort_out(pieces, members)
    laden = any(member in burdens.halves or member in burdens.loops for member in members)
    slots = {} if shared or laden else _apart(pieces, run, ports)
    if not slots:
        slots = _slots(pieces, members, set(run.straight), ports.slots)
    for piece, slot in slots.items():
        ports.slots[piece] = slot
    ports.spread[channel] = max(map(abs, slots.values()))
    if laden:
        _spread_out(channel, list(slots), set(run.straight), burdens, ports)


def _spread_out(channel: Channel, row: list[int], straight: set[int], burdens: Burdens, ports: Ports) -> None:
    """Push the slots of a row apart so that every label has its place on its own line."""
    halves = [burdens.halves.get(piece, 0.0) for piece in row]
    places = [0.0]
    for index, piece in enumerate(row[:-1]):
        least = halves[index] + halves[index + 1] + burdens.gap if halves[index] or halves[index + 1] else 0.0
        places.append(places[-1] + max(0.0, max(least, burdens.loops.get(piece, 0.0)) - burdens.port))
    inner = [place for place, piece in zip(places, row, strict=True) if piece in straight] or places
    middle = (inner[0] + inner[-1]) / 2
    room = 0.0
    for piece, place, half in zip(row, places, halves, strict=True):
        if len(row) > 1:
            ports.extra[piece] = place - middle
        out = abs((ports.slots[piece] or 0) / 2 * burdens.port + place - middle)
        room = max(room, out + max(half + burdens.gap, burdens.corner))
    ports.room[channel] = room


def _sort_out(pieces: list[Piece], members: Iterable[int]) -> _Run:
    run = _Run([], [], [])
    for member in members:
        at_low, at_high = pieces[member].low_next < 0, pieces[member].high_next < 0
        (run.straight if at_low and at_high else run.near if at_low else run.far).append(member)
    return run


def _slots(pieces: list[Piece], members: list[int], straight: set[int], spots: Sequence[int | None]) -> dict[int, int]:
    """One row of slots: the straight lines in the middle, or the whole fan when there are none."""
    order = _in_order(pieces, members, spots)
    inner = [index for index, member in enumerate(order) if member in straight] or [0, len(order) - 1]
    middle = inner[0] + inner[-1]
    return {member: 2 * index - middle for index, member in enumerate(order)}


def _in_order(pieces: list[Piece], members: list[int], spots: Sequence[int | None]) -> list[int]:
    if len(members) > MOST:
        return _loops_closed(pieces, quickly_ordered(pieces, members))
    overlap = [
        (p, q)
        for index, p in enumerate(members)
        for q in members[index + 1 :]
        if pieces[p].low <= pieces[q].high and pieces[q].low <= pieces[p].high
    ]
    return _loops_closed(pieces, ordered(pieces, spots, members, overlap))


def _loops_closed(pieces: list[Piece], order: list[int]) -> list[int]:
    """With nothing between the two ends of a loop from a card to itself."""
    for piece in order:
        if piece + 2 in order and pieces[piece + 2].wire == pieces[piece].wire:
            order = [other for other in order if other != piece + 2]
            order.insert(order.index(piece) + 1, piece + 2)
    return order


def _apart(pieces: list[Piece], run: _Run, ports: Ports) -> dict[int, int]:
    """Each side with its own row of slots, if no two lines would lie on each other; empty if they might."""
    if not (run.near and run.far):
        return {}
    straight = set(run.straight)
    near = _slots(pieces, run.straight + run.near, straight, ports.slots)
    far = _slots(pieces, run.straight + run.far, straight, ports.slots)
    if any(near[line] != far[line] for line in run.straight):
        return {}
    wanted = []
    for p in run.near:
        for q in run.far:
            if abs(near[p] - far[q]) < 2 and pieces[p].high >= pieces[q].low:
                if pieces[p].high > pieces[q].low:
                    return {}
                wanted.append((pieces[p].high_next, pieces[q].low_next))
    for first, then in wanted:
        ports.forced.setdefault(pieces[first].channel, []).append((first, then))
    return near | far


def pressed(pieces: Sequence[Piece], ports: Ports, levels: Sequence[int | None]) -> set[Channel]:
    """The runs whose two sides would lie on each other after all, as the order asked for could not be kept."""
    found = set()
    for pairs in ports.forced.values():
        for first, then in pairs:
            spots = levels if levels[first] is not None else ports.slots
            if (spots[first] or 0) >= (spots[then] or 0):
                found.add(_end_run(pieces, first, then))
    return found


def _end_run(pieces: Sequence[Piece], first: int, then: int) -> Channel:
    """The run into which two pieces of one channel leave, one towards its near card, the other towards its far one."""
    for near in (pieces[first].low_next, pieces[first].high_next):
        for far in (pieces[then].low_next, pieces[then].high_next):
            if near >= 0 and far >= 0 and near != far and pieces[near].channel == pieces[far].channel:
                return pieces[near].channel
    raise AssertionError("forced pairs come from a run")
