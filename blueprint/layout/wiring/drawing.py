"""The wires as polylines, once everything has its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.layout.wiring.lattice import Geometry
from blueprint.layout.wiring.placing import Plan, polyline, positions
from blueprint.named import NamedTuple

Points = list[tuple[float, float]]


class Drawn(NamedTuple):
    """The polyline of each wire, and the y of each level and the x of each upright piece."""

    lines: Sequence[Points]
    places: Sequence[float]


def draw(plan: Plan, geometry: Geometry) -> Drawn:
    """All wires on this page."""
    places = positions(plan, geometry)
    return Drawn([list(_plain(polyline(plan, geometry, places, wire))) for wire in range(len(plan.wires))], places)


def _plain(points: Points) -> Iterator[tuple[float, float]]:
    """Without points that repeat or lie between two others on one line.

    >>> list(_plain([(0, 0), (5, 0), (5, 0), (9, 0)]))
    [(0, 0), (9, 0)]
    """
    kept: Points = []
    for x, y in points:
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == x or kept[-2][1] == kept[-1][1] == y):
            kept.pop()
        if not kept or kept[-1] != (x, y):
            kept.append((x, y))
    return iter(kept)
