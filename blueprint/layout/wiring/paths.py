"""The ways a wire could go: orthogonal paths that cannot touch a card, by construction.

Places are named on a coarse lattice: gutter i is at 2i, row (or column) i at 2i + 1. A path is the list of its turning
points, from the source's cell to the target's. It moves in gutters, or over empty cells next to its own two cards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import product

from blueprint.layout.wiring.lattice import Cell, Wire
from blueprint.named import NamedTuple

Place = tuple[int, int]
Path = tuple[Place, ...]


class Reach(NamedTuple):
    """The farthest gutters that straight lines from a card's four sides get to before they meet another card."""

    row: int
    column: int
    up: int
    down: int
    left: int
    right: int


def reaches(cells: Sequence[Cell], rows: int, columns: int) -> list[Reach]:
    """How far each card sees.

    >>> reaches([Cell(0, 0), Cell(2, 0)], 3, 1)[1]
    Reach(row=2, column=0, up=1, down=3, left=0, right=1)
    """
    by_column: list[list[int]] = [[] for _ in range(columns)]
    by_row: list[list[int]] = [[] for _ in range(rows)]
    for row, column in sorted(cells):
        by_column[column].append(row)
        by_row[row].append(column)
    found = []
    for row, column in cells:
        up, down = _neighbours(by_column[column], row, rows)
        left, right = _neighbours(by_row[row], column, columns)
        found.append(Reach(row, column, up, down, left, right))
    return found


def _neighbours(taken: list[int], own: int, end: int) -> tuple[int, int]:
    """The gutter behind the card before and the one in front of the card after."""
    at = bisect_left(taken, own)
    before = taken[at - 1] + 1 if at else 0
    after = taken[at + 1] if at + 1 < len(taken) else end
    return before, after


def straight(a: Reach, b: Reach) -> Path | None:
    """The straight line between two cards that face each other over nothing but empty cells."""
    if a.column == b.column and a.row != b.row:
        faces = a.down == b.row if a.row < b.row else a.up == b.row + 1
    elif a.row == b.row and a.column != b.column:
        faces = a.right == b.column if a.column < b.column else a.left == b.column + 1
    else:
        faces = False
    return (_cell(a), _cell(b)) if faces else None


def _cell(a: Reach) -> tuple[int, int]:
    return 2 * a.column + 1, 2 * a.row + 1


def _gutters(low: int, high: int, *wished: int) -> list[int]:
    """The wished gutters, each moved into low..high, without repeats."""
    return list(dict.fromkeys(min(max(w, low), high) for w in wished))


def one_bend(a: Reach, b: Reach) -> Iterator[Path]:
    """Around one corner, which lies in an empty cell."""
    (xa, ya), (xb, yb) = _cell(a), _cell(b)
    if a.row == b.row or a.column == b.column:
        return
    if a.left <= b.column < a.right and b.up <= a.row < b.down:
        yield (xa, ya), (xb, ya), (xb, yb)
    if a.up <= b.row < a.down and b.left <= a.column < b.right:
        yield (xa, ya), (xa, yb), (xb, yb)


def around(a: Reach) -> Iterator[Path]:
    """From a card back to itself: a small loop above it or below."""
    card = _cell(a)
    for h in (a.row, a.row + 1):
        yield card, (card[0], 2 * h), (card[0], 2 * h), card


def two_bends(a: Reach, b: Reach) -> Iterator[Path]:
    """Out, along one gutter that both cards see, in."""
    (xa, ya), (xb, yb) = _cell(a), _cell(b)
    low, high = max(a.up, b.up), min(a.down, b.down)
    if low <= high:
        for h in _gutters(low, high, a.row + (a.row < b.row), b.row + (b.row < a.row), a.row + 1, b.row):
            yield (xa, ya), (xa, 2 * h), (xb, 2 * h), (xb, yb)
    low, high = max(a.left, b.left), min(a.right, b.right)
    if low <= high:
        near, far = a.column + (a.column <= b.column), b.column + (b.column < a.column)
        for v in _gutters(low, high, near, far, a.column, b.column + 1):
            yield (xa, ya), (2 * v, ya), (2 * v, yb), (xb, yb)


def three_bends(a: Reach, b: Reach) -> Iterator[Path]:
    """By a row gutter and a column gutter, in either order."""
    (xa, ya), (xb, yb) = _cell(a), _cell(b)
    for h, v in product((a.row + 1, a.row), (b.column, b.column + 1)):
        yield (xa, ya), (xa, 2 * h), (2 * v, 2 * h), (2 * v, yb), (xb, yb)
    for v, h in product((a.column + 1, a.column), (b.row, b.row + 1)):
        yield (xa, ya), (2 * v, ya), (2 * v, 2 * h), (xb, 2 * h), (xb, yb)


def four_bends(a: Reach, b: Reach) -> Iterator[Path]:
    """By three gutters: these exist for any two cards."""
    (xa, ya), (xb, yb) = _cell(a), _cell(b)
    beside = _between(a.column, b.column)
    for h, g in product((a.row + 1, a.row), (b.row, b.row + 1)):
        if h != g:
            for v in beside:
                yield (xa, ya), (xa, 2 * h), (2 * v, 2 * h), (2 * v, 2 * g), (xb, 2 * g), (xb, yb)
    above = _between(a.row, b.row)
    for v, u in product((a.column + 1, a.column), (b.column, b.column + 1)):
        if v != u:
            for h in above:
                yield (xa, ya), (2 * v, ya), (2 * v, 2 * h), (2 * u, 2 * h), (2 * u, yb), (xb, yb)


def _between(a: int, b: int) -> tuple[int, int]:
    """The gutter next to a and the one next to b, on the sides where they look at each other."""
    return (a + 1, b) if a <= b else (a, b + 1)


def overhead(wire: Wire, a: Reach, b: Reach) -> Iterator[Path]:
    """Leave by the top, travel in the gutter `wire.over`, enter by the top."""
    over = 2 * (wire.over or 0)
    for out, back in product(_rises(a, over, b), _rises(b, over, a)):
        yield (*out, *reversed(back))


def _rises(a: Reach, over: int, other: Reach) -> Iterator[Path]:
    """From the top of a card to the gutter `over`, straight or by a column gutter on the other card's side first."""
    x, y = _cell(a)
    if 2 * a.up <= over < y:
        yield (x, y), (x, over)
        return
    for v in (a.column + 1, a.column) if other.column >= a.column else (a.column, a.column + 1):
        yield (x, y), (x, 2 * a.row), (2 * v, 2 * a.row), (2 * v, over)
