"""The organisation above an owner: the department to which it rolls up, and what adds up there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Owner


def department_of(graph: Graph, owner: Owner) -> Owner:
    """The department to which an owner rolls up along `part_of`; it may be the owner itself.

    It is the nearest one, the owner included, that says `kind: department`. If none says so it is the one just below
    the top, posts left out: in a tree of which nobody says the kinds, that is what people mean by a department.
    """
    chain = (owner, *graph.above(owner))
    if said := next((one for one in chain if one.kind == "department"), None):
        return said
    groups = [one for one in chain if one.kind != "post"]
    if not groups:
        return chain[-1]
    return groups[-2] if len(groups) > 1 else groups[0]


def rolled_up(graph: Graph, counts: Mapping[Owner, int]) -> dict[Owner, int]:
    """For every owner its own count and those of all that are part of it, over any number of levels."""
    whole = {owner: counts.get(owner, 0) for owner in graph.owners()}
    below = Counter(owner.part_of for owner in graph.owners())
    waiting = [owner for owner in graph.owners() if not below[owner.id]]
    while waiting:
        owner = waiting.pop()
        above = graph.owner(owner.part_of)
        if above is not None:
            whole[above] += whole[owner]
            below[above.id] -= 1
            if not below[above.id]:
                waiting.append(above)
    return whole
