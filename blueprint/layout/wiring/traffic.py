"""Choosing a way for every wire: the cheapest by length, bends, crossings and crowding, judged against all the others.

What lies where is kept so that both questions stay cheap however long the wires are: how many upright pieces does a
level piece cross (a sum over a slice), how many level pieces does an upright one cross (one look-up a line).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from blueprint.layout.wiring.lattice import Cell, Wire
from blueprint.layout.wiring.paths import (
    Path,
    Place,
    Reach,
    around,
    four_bends,
    one_bend,
    overhead,
    reaches,
    straight,
    three_bends,
    two_bends,
)

BEND = 26
CROSSING = 22
CROWD = 10  # for each line in the same gutter: about every other one is crossed at an end
PORT = 6  # for each wire that already uses that side of a card
RIM = 40  # for a line along the very edge of the grid
HALF_COLUMN, HALF_ROW = 90, 45  # half the distance from one column or row to the next, as sizes are not known yet
MANY = 400  # from so many bent wires on the last bit of beauty is too dear: one pass, few kinds of detours

INFINITE = float("inf")

_BLOCK = 32


class Traffic:
    """The pieces laid so far, and how many wires use each side of each card."""

    def __init__(self, rows: int, columns: int) -> None:
        """An empty grid."""
        lines, self.width = 2 * rows + 1, 2 * columns + 1
        self.level = [[0] * self.width for _ in range(lines)]  # [y][x]: level pieces at y that pass over x
        self.upright = [[0] * self.width for _ in range(lines)]  # [y][x]: upright pieces at x that pass over y
        self.blocks = [[0] * (self.width // _BLOCK + 1) for _ in range(lines)]  # sums of `upright`
        self.sides = [0] * (4 * lines * self.width)
        self.rim_y = (0, lines - 1)
        self.rim_x = (0, self.width - 1)

    def lay(self, path: Path, by: int = 1) -> None:
        """Add a path, or take it away with `by=-1`."""
        for (x, y), (u, v) in pairwise(path):
            if y == v:
                row = self.level[y]
                low, high = (x + 1, u) if x < u else (u + 1, x)
                row[low:high] = [n + by for n in row[low:high]]
            else:
                block = x // _BLOCK
                for line in range(min(y, v) + 1, max(y, v)):
                    self.upright[line][x] += by
                    self.blocks[line][block] += by
        self.sides[self._side(path[0], path[1])] += by
        self.sides[self._side(path[-1], path[-2])] += by

    def _side(self, card: Place, toward: Place) -> int:
        (x, y), (u, v) = card, toward
        return 4 * (y * self.width + x) + (2 + (v > y) if u == x else u > x)

    def cost(self, path: Path, bound: float, known: dict[tuple[Place, Place], int]) -> float:
        """What a path would cost now; one that reaches `bound` is given up on the way. `known` remembers its pieces."""
        total = BEND * (len(path) - 2)
        for ends in pairwise(path):
            if ends in known:
                total += known[ends]
            else:
                cost = known[ends] = self._piece_cost(*ends)
                total += cost
            if total >= bound:
                break
        return total

    def _piece_cost(self, start: Place, end: Place) -> int:
        """Length, crossings, crowding, and the wires that already use the side of a card that the piece touches."""
        (x, y), (u, v) = start, end
        total = self._level_cost(y, x, u) if y == v else self._upright_cost(x, y, v)
        if x & y & 1:  # a cell, and where it is an empty one its sides are too
            total += PORT * self.sides[self._side(start, end)]
        if u & v & 1:
            total += PORT * self.sides[self._side(end, start)]
        return total

    def _level_cost(self, y: int, x: int, u: int) -> int:
        low, high = (x + 1, u) if x < u else (u + 1, x)
        line = self.upright[y]
        if high - low < 3 * _BLOCK:
            crossed = sum(line[low:high])
        else:
            first, last = low // _BLOCK + 1, high // _BLOCK
            crossed = sum(line[low : first * _BLOCK]) + sum(line[last * _BLOCK : high])
            crossed += sum(self.blocks[y][first:last])
        total = HALF_COLUMN * (high - low + 1) + CROSSING * crossed
        if not y & 1:
            total += CROWD * self.level[y][(low + high) >> 1]
            if y in self.rim_y:
                total += RIM
        return total

    def _upright_cost(self, x: int, y: int, v: int) -> int:
        low, high = (y + 1, v) if y < v else (v + 1, y)
        crossed = 0
        for line in self.level[low:high]:
            crossed += line[x]
        total = HALF_ROW * (high - low + 1) + CROSSING * crossed
        if not x & 1:
            total += CROWD * self.upright[(low + high) >> 1][x]
            if x in self.rim_x:
                total += RIM
        return total


def choose(cells: Sequence[Cell], wires: Sequence[Wire], rows: int, columns: int) -> list[Path]:
    """A path for every wire: straight ones first, then the others from short to long, then each once more."""
    seen = reaches(cells, rows, columns)
    traffic = Traffic(rows, columns)
    paths: list[Path] = [()] * len(wires)
    free = []
    for index, wire in enumerate(wires):
        line = straight(seen[wire.source], seen[wire.target]) if wire.over is None else None
        if line:
            paths[index] = line
            traffic.lay(line)
        else:
            free.append(index)
    free.sort(key=lambda i: (wires[i].over is None, _distance(cells, wires[i])))
    crowded = len(free) > MANY
    for index in free:
        paths[index] = _cheapest(traffic, wires[index], seen, families=2 if crowded else 3)
        traffic.lay(paths[index])
    if not crowded:
        _again(traffic, wires, seen, free, paths)
    return paths


def _again(traffic: Traffic, wires: Sequence[Wire], seen: list[Reach], free: list[int], paths: list[Path]) -> None:
    """Take out each wire that is not good enough and lay it anew, now that all are known; a tie keeps what was."""
    for index in free:
        before = paths[index]
        traffic.lay(before, -1)
        paths[index] = _cheapest(traffic, wires[index], seen, before)
        traffic.lay(paths[index])


def _distance(cells: Sequence[Cell], wire: Wire) -> int:
    a, b = cells[wire.source], cells[wire.target]
    return 2 * HALF_COLUMN * abs(a.column - b.column) + 2 * HALF_ROW * abs(a.row - b.row)


# Bends of a family of paths, and by how much the best one found so far must exceed its plain cost to be worth a look.
_FAMILIES: tuple[tuple[Callable[[Reach, Reach], Iterator[Path]], int, int], ...] = (
    (one_bend, 1, 0),
    (two_bends, 2, 0),
    (three_bends, 3, CROSSING // 2),
    (four_bends, 4, 2 * CROSSING),
)


def _cheapest(traffic: Traffic, wire: Wire, seen: list[Reach], before: Path = (), families: int = 4) -> Path:
    """The cheapest way from source to target; `before` wins ties."""
    a, b = seen[wire.source], seen[wire.target]
    known: dict[tuple[Place, Place], int] = {}
    least = traffic.cost(before, INFINITE, known) if before else INFINITE
    direct = 2 * HALF_COLUMN * abs(a.column - b.column) + 2 * HALF_ROW * abs(a.row - b.row)
    if least < direct + 2 * BEND + CROSSING:
        return before
    if wire.over is not None:
        return _best_of(traffic, overhead(wire, a, b), before, least, known)[0]
    if wire.source == wire.target:
        return _best_of(traffic, around(a), before, least, known)[0]
    best = before
    for number, (ways, bends, worth) in enumerate(_FAMILIES):
        if least <= direct + BEND * bends + worth or (best and number >= families):
            break
        best, least = _best_of(traffic, ways(a, b), best, least, known)
    return best


def _best_of(
    traffic: Traffic, ways: Iterator[Path], best: Path, least: float, known: dict[tuple[Place, Place], int]
) -> tuple[Path, float]:
    for path in ways:
        cost = traffic.cost(path, least, known)
        if cost < least:
            best, least = path, cost
    return best, least
