"""What leans on what: customers on touchpoints and staff, staff on others and on systems, each system once."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.export.plain import plain
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, Node, SupportProcess, Touchpoint

_LEANING = (EdgeKind.MEETS, EdgeKind.INTERACTS, EdgeKind.RELIES, EdgeKind.INFORMS)


class Thing(NamedTuple):
    """What leans, or is leaned on. kind: that of a lane."""

    name: str
    kind: str


class Dependencies(NamedTuple):
    """things: by id; joins: the lines of what is written at each join of one to another, "" for nothing."""

    things: dict[str, Thing]
    joins: dict[tuple[str, str], str]


def dependencies(graph: Graph) -> Dependencies:
    """All of them, in the order in which they were declared. A process that is a system is that system."""
    found = Dependencies({}, {})
    for edge in graph.edges():
        if edge.kind in _LEANING:
            ends = tuple(_take(node, graph, found) for node in _ends(edge))
            if len(ends) == 2 and ends[0] and ends[1] and ends[0] != ends[1]:
                _join(found, (ends[0], ends[1]), edge)
    return found


def _join(found: Dependencies, ends: tuple[str, str], edge: Edge) -> None:
    """Join two things once, with all that is written at the connections between them."""
    said = found.joins.get(ends, "")
    more = plain(" · ".join(filter(None, [edge.label, edge.artefact])))
    found.joins[ends] = said if more in said.split("\n") else f"{said}\n{more}".strip("\n")


def _ends(edge: Edge) -> tuple[Node, Node]:
    """Who leans and on what: in an encounter it is the customer who leans, whoever begins it."""
    ends = edge.source, edge.target
    if edge.kind is EdgeKind.INTERACTS and isinstance(edge.target, Action) and edge.target.lane.kind == "customer":
        return ends[1], ends[0]
    return ends


def _take(node: Node, graph: Graph, found: Dependencies) -> str | None:
    """The id of a node among the things, where it is put if it is new; None for what does not belong there."""
    if isinstance(node, SupportProcess) and node.system:
        node = graph.find(node.system)
        return _put(node, "support", found)
    if isinstance(node, Action):
        return _put(node, node.lane.kind, found)
    return _put(node, "touchpoint", found) if isinstance(node, Touchpoint) else None


def _put(node: Node, kind: str, found: Dependencies) -> str:
    found.things.setdefault(node.id, Thing(plain(node.name), kind))
    return node.id
