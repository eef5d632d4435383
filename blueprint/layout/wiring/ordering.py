"""Which of two lines that share a channel should lie first (on top, or left), so that they cross least.

Two lines are followed out of the channel at both its ends until they part; how they part says which should lie first.
"""

from collections.abc import Sequence

from blueprint.layout.wiring.pieces import Piece

PARTING = 8  # how strongly two wires that part ask for an order
TOGETHER = 1  # ... two that end side by side: in the order of declaration
ORDERED = 1000  # ... two that would lie on each other otherwise

Spot = int | None  # where a piece lies in its channel, once known: only the order of spots counts


def preference(pieces: Sequence[Piece], spots: Sequence[Spot], p: int, q: int) -> int:
    """Negative when p should lie before q. Only for pieces of one channel that overlap."""
    if pieces[p].wire == pieces[q].wire:
        return ORDERED if p > q else -ORDERED
    low, high = _parting(pieces, spots, p, q, False), _parting(pieces, spots, p, q, True)
    if low == -high:  # one crossing either way: keep to one side all along, the one that the older wire comes from
        older = pieces[min(p, q)]
        return (low > 0) - (low < 0) if older.rising else (high > 0) - (high < 0)
    return low + high


def _parting(pieces: Sequence[Piece], spots: Sequence[Spot], p: int, q: int, high: bool) -> int:
    """What one end of the channel says about the order of p and q."""
    a, b = pieces[p], pieces[q]
    if high:
        end_a, end_b, turn_a, turn_b, on_a, on_b = a.high, b.high, a.high_turn, b.high_turn, a.high_next, b.high_next
    else:
        end_a, end_b, turn_a, turn_b, on_a, on_b = a.low, b.low, a.low_turn, b.low_turn, a.low_next, b.low_next
    if end_a != end_b:
        return PARTING * turn_a if (end_a < end_b) == high else -PARTING * turn_b
    if turn_a != turn_b:
        return PARTING if turn_a > turn_b else -PARTING
    if not turn_a:
        return _side_by_side(a, b, high)
    spot_a, spot_b = spots[on_a], spots[on_b]
    if spot_a is None or spot_b is None:
        order = _parting(pieces, spots, on_a, on_b, turn_a > 0)
    else:
        order = PARTING * ((spot_a > spot_b) - (spot_a < spot_b))
    return -order if high == (turn_a > 0) else order


def _side_by_side(a: Piece, b: Piece, high: bool) -> int:
    """Two wires that end at one side of a card: the older one first, where it leaves its source."""
    older = a if a.wire < b.wire else b
    if older.step == 0 and older.rising != high:
        return -TOGETHER if older is a else TOGETHER
    return 0


def ordered(
    pieces: Sequence[Piece],
    spots: Sequence[Spot],
    bundle: Sequence[int],
    overlap: Sequence[tuple[int, int]],
    forced: Sequence[tuple[int, int]] = (),
) -> list[int]:
    """The bundle in a good order; `overlap` are the pairs that share a stretch, `forced` those whose order is set."""
    if len(bundle) == 1:
        return list(bundle)
    if len(bundle) == 2 and not forced:
        swap = overlap and preference(pieces, spots, *bundle) > 0
        return [bundle[1], bundle[0]] if swap else list(bundle)
    size = len(bundle)
    at = {piece: index for index, piece in enumerate(bundle)}
    wish = [[0] * size for _ in range(size)]
    for p, q in overlap:
        strength = preference(pieces, spots, p, q)
        wish[at[p]][at[q]], wish[at[q]][at[p]] = strength, -strength
    for p, q in forced:
        wish[at[p]][at[q]], wish[at[q]][at[p]] = -ORDERED, ORDERED
    order = sorted(range(size), key=lambda i: sum(wish[i]))
    if len(bundle) > 2:
        for _ in range(3):
            if not _improve(order, wish):
                break
    return [bundle[index] for index in order]


def _improve(order: list[int], wish: Sequence[Sequence[int]]) -> bool:
    """Move each line to its best place among the others; whether any moved."""
    moved = False
    for line in list(order):
        at = order.index(line)
        row = wish[line]
        best, gain, score = at, 0, 0
        for place in range(at - 1, -1, -1):  # before order[place]: pays when the line should lie before it
            score += row[order[place]]
            if score < gain:
                best, gain = place, score
        score = 0
        for place in range(at + 1, len(order)):
            score -= row[order[place]]
            if score < gain:
                best, gain = place, score
        if best != at:
            order.insert(best, order.pop(at))
            moved = True
    return moved


def quickly_ordered(pieces: Sequence[Piece], bundle: Sequence[int]) -> list[int]:
    """A fair order for a crowd, by shape alone: lines that open upwards on top (the short inside), downwards below."""
    return sorted(bundle, key=lambda index: (*_shape(pieces[index]), index))


def _shape(piece: Piece) -> tuple[int, int]:
    length, middle = piece.high - piece.low, piece.high + piece.low
    match piece.low_turn, piece.high_turn:
        case (-1 | 0, -1) | (-1, 0):
            return 0, length
        case (1 | 0, 1) | (1, 0):
            return 4, -length
        case (-1, 1):
            return 1, -middle
        case (1, -1):
            return 3, middle
    return 2, 0
