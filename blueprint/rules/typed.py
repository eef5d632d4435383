"""What somebody typed of how things go on: links, and ways that say more than where they lead."""

from __future__ import annotations

from typing import Any

from blueprint.errors import Place
from blueprint.graph.edges import Edge
from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph


def is_link(edge: Edge) -> bool:
    """Whether somebody typed an edge into `links:`."""
    return edge.declared and edge.place.path[:1] == ("links",)


def branch_of(way: Way) -> Place | None:
    """The place of the mapping that declares a way; None where it is only a name."""
    return Place(way.place.path[:-1]) if way.place.path[-1] == "to" else None


def said_of_link(graph: Graph, edge: Edge) -> dict[str, Any]:
    """What is said of an edge besides what it joins, by the keys of the file, those of its author among them."""
    declared = graph.blueprint.links[edge.place.path[1]] if is_link(edge) else None
    if declared is None or isinstance(declared, str | dict):
        return {"label": edge.label} if edge.label is not None else {}
    return {key: value for key, value in _said(declared).items() if key not in {"from_", "to", "kind"}}


def said_of_branch(branch: Any) -> dict[str, Any]:
    """What is said of a way besides where it leads."""
    said = {} if isinstance(branch, str) else _said(branch)
    return {key: value for key, value in said.items() if key != "to"}


def _said(declared: Any) -> dict[str, Any]:
    members = {**vars(declared), **(getattr(declared, "model_extra", None) or {})}
    return {key: value for key, value in members.items() if value is not None}
