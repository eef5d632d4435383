"""The tree of owners: in which order to add up what those below have."""

from __future__ import annotations

from collections import Counter

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Owner


def from_below(graph: Graph) -> tuple[Owner, ...]:
    """The owners, each after all who are part of it. Owners who are part of one another in a ring are left out."""
    below = Counter(owner.part_of for owner in graph.owners())
    order = [owner for owner in graph.owners() if not below[owner.id]]
    for owner in order:
        above = graph.owner(owner.part_of)
        if above is not None:
            below[above.id] -= 1
            if not below[above.id]:
                order.append(above)
    return tuple(order)
