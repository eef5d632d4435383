"""Where work passes from one owner to another, and whether the two have agreed on anything.

Services break where work crosses from one department to the next, at the line of internal interaction above all
(Kingman-Brundage 1989).
"""

from __future__ import annotations

from enum import StrEnum

from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node, Owner, StaffAction, SupportProcess
from blueprint.named import NamedTuple

_HANDED_OVER = frozenset({EdgeKind.RELIES, EdgeKind.INFORMS, EdgeKind.FLOW, EdgeKind.INTERACTS})


class Standing(StrEnum):
    """How a hand-off stands."""

    AGREED = "agreed"
    """a label, an artefact or `within` between the two actions says what is agreed"""
    ELSEWHERE = "agreed elsewhere"
    """it follows from a column or from `needs`, and the same two owners have agreed on another of their hand-offs"""
    OPEN = "open"
    """nothing is agreed"""
    ONE_HEAD = "one head"
    """one owner is part of the other, or both are of one department or team: somebody can settle it"""
    TOOL = "a system"
    """one side is a system, which is a tool and not a colleague"""


class HandOff(NamedTuple):
    """Work that passes from the owner of one action to the owner of another. edge: the one that tells most of it."""

    giver: Owner
    taker: Owner
    edge: Edge
    standing: Standing


def hand_offs(graph: Graph) -> tuple[HandOff, ...]:
    """Every hand-off between two owners, once for two actions and a direction, in the order of the edges."""
    handed = [(owners, edge) for edge in graph.edges() if (owners := _two_owners(graph, edge))]
    said = {_ends(edge) for edge in graph.edges() if _says(edge)}
    agreed = {frozenset(owners) for owners, edge in handed if _ends(edge) in said and not _with_tool(edge)}
    found: dict[tuple[Node, Node], HandOff] = {}
    for (giver, taker), edge in handed:
        before = found.get((edge.source, edge.target))
        if before is None or _weight(edge) > _weight(before.edge):
            both = frozenset((giver, taker)) in agreed
            standing = _standing(graph, giver, taker, edge, _ends(edge) in said, both)
            found[edge.source, edge.target] = HandOff(giver, taker, edge, standing)
    return tuple(found.values())


def _says(edge: Edge) -> bool:
    """Whether an edge says what is agreed."""
    return bool(edge.label or edge.artefact or edge.within is not None)


def _weight(edge: Edge) -> tuple[bool, bool]:
    """Which of several edges between two actions tells most of a hand-off: one that says it, else one that is typed."""
    return _says(edge), is_link(edge)


def is_link(edge: Edge) -> bool:
    """Whether somebody typed an edge into `links`."""
    return edge.place.path[:1] == ("links",)


def _standing(graph: Graph, giver: Owner, taker: Owner, edge: Edge, here: bool, both: bool) -> Standing:
    if _with_tool(edge):
        return Standing.TOOL
    if here:
        return Standing.AGREED
    if _have_one_head(graph, giver, taker):
        return Standing.ONE_HEAD
    return Standing.ELSEWHERE if both and not is_link(edge) else Standing.OPEN


def _ends(edge: Edge) -> frozenset[Node]:
    return frozenset((edge.source, edge.target))


def _two_owners(graph: Graph, edge: Edge) -> tuple[Owner, Owner] | None:
    """The owners of the two actions that an edge joins, if they differ."""
    ends = (edge.source, edge.target)
    if edge.kind not in _HANDED_OVER or not all(isinstance(end, StaffAction) for end in ends):
        return None
    giver, taker = map(graph.owner_of, ends)
    return (giver, taker) if giver and taker and giver is not taker else None


def _with_tool(edge: Edge) -> bool:
    return any(isinstance(end, SupportProcess) and end.system for end in (edge.source, edge.target))


def _have_one_head(graph: Graph, owner: Owner, other: Owner) -> bool:
    """Whether one of two owners is part of the other, or both of one department or team."""
    shared = {owner, *graph.above(owner)} & {other, *graph.above(other)}
    return bool(shared & {owner, other}) or any(above.kind in {"department", "team"} for above in shared)
