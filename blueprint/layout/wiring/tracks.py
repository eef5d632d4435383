"""Who lies where in a gutter: bundles of lines that overlap, each bundle with as few tracks as its order allows."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.layout.wiring.ordering import ordered, quickly_ordered
from blueprint.layout.wiring.pieces import Piece, Pieces
from blueprint.layout.wiring.ports import Ports
from blueprint.named import NamedTuple

FEW, FEW_IN_A_CROWD = 40, 10  # up to this many lines in a bundle every pair is compared

_SCALE = 4096  # slots to a lattice place: ends at different slots of one card side need not overlap


class Bundle(NamedTuple):
    """Lines of one gutter that hang together, and how many tracks they take."""

    lines: tuple[int, ...]
    tracks: int


class Tracks(NamedTuple):
    """The track of each gutter piece in its bundle, from 0 at the top or left (None for end pieces); the bundles."""

    levels: list[int | None]
    bundles: list[Bundle]


def assign(pieces: Pieces, ports: Ports, *, crowded: bool = False) -> Tracks:
    """Tracks for all pieces in gutters: the row gutters first, then the column gutters, which follow them."""
    tracks = Tracks([None] * len(pieces.all), [])
    spots = list(ports.slots)
    few = FEW_IN_A_CROWD if crowded else FEW
    for channel in sorted(pieces.channels):
        if not channel[1] & 1:
            forced = ports.forced.get(channel, [])
            for lines in _bundles(pieces.all, ports.slots, pieces.channels[channel]):
                _settle(pieces.all, spots, lines, forced, tracks, few)
    return tracks


_Span = tuple[int, int, int]  # low, high, piece


def _bundles(pieces: list[Piece], slots: Sequence[int | None], members: Sequence[int]) -> list[list[_Span]]:
    """The members in bundles, each from low to high."""
    spans = sorted((*_span(pieces[member], slots), member) for member in members)
    bundles: list[list[_Span]] = []
    reach = -_SCALE
    for span in spans:
        if span[0] >= reach + 2:
            bundles.append([])
        bundles[-1].append(span)
        reach = max(reach, span[1])
    return bundles


def _span(piece: Piece, slots: Sequence[int | None]) -> tuple[int, int]:
    low = piece.low * _SCALE + ((slots[piece.low_next] or 0) if piece.low & 1 else 0)
    high = piece.high * _SCALE + ((slots[piece.high_next] or 0) if piece.high & 1 else 0)
    return (low, high) if low <= high else (high, low)


def _settle(
    pieces: list[Piece],
    spots: list[int | None],
    spans: list[_Span],
    forced: list[tuple[int, int]],
    tracks: Tracks,
    few: int,
) -> None:
    """Order a bundle, give each line its track, and remember it as a spot for the channels still to come."""
    if len(spans) == 1:
        levels = {spans[0][2]: 0}
    elif len(spans) <= few:
        levels = _levels_of_few(pieces, spots, spans, forced)
    else:
        levels = _levels_of_many(pieces, spans)
    for line, level in levels.items():
        tracks.levels[line] = spots[line] = level
    tracks.bundles.append(Bundle(tuple(levels), max(levels.values()) + 1))


def _levels_of_few(
    pieces: list[Piece], spots: list[int | None], spans: list[_Span], forced: list[tuple[int, int]]
) -> dict[int, int]:
    lines = [line for _, _, line in spans]
    overlap = _overlaps(spans)
    own = set(lines)
    order = ordered(pieces, spots, sorted(lines), overlap, [pair for pair in forced if own.issuperset(pair)])
    touching: dict[int, list[int]] = {line: [] for line in lines}
    for p, q in overlap:
        touching[p].append(q)
        touching[q].append(p)
    levels: dict[int, int] = {}
    for line in order:
        levels[line] = 1 + max((levels[other] for other in touching[line] if other in levels), default=-1)
    _sink(pieces, order, touching, levels)
    return levels


def _overlaps(spans: list[_Span]) -> list[tuple[int, int]]:
    pairs = []
    for index, (_, high, line) in enumerate(spans):
        for low, _, other in spans[index + 1 :]:
            if low >= high + 2:
                break
            pairs.append((line, other) if line < other else (other, line))
    return pairs


def _sink(pieces: list[Piece], order: list[int], touching: dict[int, list[int]], levels: dict[int, int]) -> None:
    """Let lines that open downwards (or to the right) lie as far down as they may: nearest to their cards."""
    bottom = max(levels.values())
    for line in reversed(order):
        if pieces[line].low_turn + pieces[line].high_turn > 0:
            below = (levels[other] for other in touching[line] if levels[other] > levels[line])
            levels[line] = min(below, default=bottom + 1) - 1


def _levels_of_many(pieces: list[Piece], spans: list[_Span]) -> dict[int, int]:
    """The same for a crowd, on the lattice alone, in time that grows with its number only."""
    base = min(pieces[line].low for _, _, line in spans)
    taken = [-1] * (max(pieces[line].high for _, _, line in spans) - base + 1)
    levels = {}
    for line in quickly_ordered(pieces, [line for _, _, line in spans]):
        low, high = pieces[line].low - base, pieces[line].high - base + 1
        level = levels[line] = 1 + max(taken[low:high])
        taken[low:high] = [level] * (high - low)
    return levels
