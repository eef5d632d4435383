"""Paths cut into pieces, and pieces gathered by the channel they share: a gutter, or the empty cells beside a card."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from blueprint.layout.wiring.paths import Path, Place, Reach
from blueprint.named import NamedTuple

LEVEL, UPRIGHT = 0, 1

# Orientation, place on the lattice, and for a run of empty cells the card it begins behind (as a lattice place).
Channel = tuple[int, int, int]


class Piece(NamedTuple):
    """A straight part of a wire: it lies in one channel, from `low` to `high` (left to right, or top to bottom).

    A turn is -1 when the wire goes on towards the top or left, +1 towards the bottom or right, 0 when it ends at a
    card; `low_next` and `high_next` are the pieces it goes on with (-1: none).
    """

    wire: int
    step: int
    channel: Channel
    low: int
    high: int
    low_turn: int
    high_turn: int
    low_next: int
    high_next: int
    rising: bool  # drawn from low to high


class Pieces(NamedTuple):
    """All pieces, wire after wire; wire i has `all[first[i]:first[i + 1]]`."""

    all: list[Piece]
    first: list[int]
    channels: dict[Channel, list[int]]


def cut(paths: Sequence[Path], sources: Sequence[Reach], targets: Sequence[Reach]) -> Pieces:
    """Cut every path at its bends. `sources` and `targets` are the two cards of each path."""
    pieces: list[Piece] = []
    first = [0]
    channels: dict[Channel, list[int]] = {}
    for wire, path in enumerate(paths):
        for piece in _cut(wire, path, len(pieces), sources[wire], targets[wire]):
            channels.setdefault(piece.channel, []).append(len(pieces))
            pieces.append(piece)
        first.append(len(pieces))
    return Pieces(pieces, first, channels)


def _cut(wire: int, path: Path, base: int, source: Reach, target: Reach) -> list[Piece]:
    upright = path[0][0] == path[1][0]
    last = len(path) - 2
    ways = [_direction(p, q, upright ^ (step & 1)) for step, (p, q) in enumerate(pairwise(path))]
    pieces = []
    for step, way in enumerate(ways):
        orientation = upright ^ (step & 1)
        low, across = path[step][orientation], path[step][1 - orientation]
        high = path[step + 1][orientation]
        back, back_next = (_back(path, ways, step), base + step - 1) if step else (0, -1)
        on, on_next = (ways[step + 1], base + step + 1) if step < last else (0, -1)
        behind = _behind(orientation, source if step == 0 else target, (way > 0) == (step == 0)) if across & 1 else 0
        channel = (orientation, across, behind)
        if way > 0:
            pieces.append(Piece(wire, step, channel, low, high, back, on, back_next, on_next, True))
        else:
            pieces.append(Piece(wire, step, channel, high, low, on, back, on_next, back_next, False))
    return pieces


def _back(path: Path, ways: Sequence[int], step: int) -> int:
    """Which way the piece before lies; a loop from a card to itself opens to the right (or down) at both its ends."""
    return 1 if path[step - 1] == path[step] else -ways[step - 1]


def _direction(start: Place, end: Place, upright: int) -> int:
    return 1 if end[upright] >= start[upright] else -1


def _behind(orientation: int, card: Reach, forward: bool) -> int:
    """Where the run of empty cells of an end piece begins; `forward` when it lies below or right of its card."""
    if orientation == UPRIGHT:
        return 2 * (card.row if forward else card.up - 1) + 1
    return 2 * (card.column if forward else card.left - 1) + 1
