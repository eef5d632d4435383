"""What somebody typed of how things go on: links, and ways that say more than where they lead."""

from __future__ import annotations

from blueprint.errors import Place
from blueprint.graph.edges import Edge
from blueprint.graph.flow import Way


def is_link(edge: Edge) -> bool:
    """Whether somebody typed an edge into `links:`."""
    return edge.declared and edge.place.path[:1] == ("links",)


def branch_of(way: Way) -> Place | None:
    """The place of the mapping that declares a way; None where it is only a name."""
    return Place(way.place.path[:-1]) if way.place.path[-1] == "to" else None
