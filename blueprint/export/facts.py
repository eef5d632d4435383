"""All elements with what is known of them, and all connections, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from blueprint.graph.edges import Edge
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, Lane, Node, Phase, Step
from blueprint.layout.contents import lane_name
from blueprint.layout.wording import words

_LEFT_OUT = {"id", "place", "declared", "listed", "index"}
Facts = dict[str, Any]


def nodes(graph: Graph) -> Iterator[Facts]:
    """Every element: its id, its kind, and whatever is known. Lanes, phases and steps are named by their ids."""
    said = words(graph.language)
    for lane in graph.lanes:
        told = {**known(lane), "kind": "Lane", "name": lane_name(lane, graph, said), "holds": lane.kind}
        yield {"id": f"lane:{lane.id}", **told}
    shown = set(graph.actions()) | set(graph.steps) | set(graph.phases)
    for node in (data["node"] for _, data in graph.networkx.nodes(data=True)):
        if node in shown or not isinstance(node, Action | Step | Phase):
            yield {
                "id": node.id,
                **known(node),
                "kind": type(node).__name__,
                **_answers(node, graph),
                **_ends(node, graph),
            }


def edges(graph: Graph) -> Iterator[Facts]:
    """Every connection: its ends, its kind, and whatever is known of it."""
    for edge in graph.edges():
        yield {"source": edge.source.id, "target": edge.target.id, **known(edge), "crosses": list(edge.crosses)}


def known(thing: Any) -> Facts:
    """What is known of a thing: its fields that say something, those of what it holds within them."""
    left_out = _LEFT_OUT | ({"source", "target"} if isinstance(thing, Edge) else set())
    said = {one.name: _said(getattr(thing, one.name)) for one in fields(thing) if one.name not in left_out}
    said = {name: value for name, value in said.items() if value not in (None, False, [], {}, "")}
    if isinstance(thing, Step | Phase):
        said["number"] = thing.index + 1
    if not isinstance(thing, Action | Step | Lane | Edge) and "kind" in said:
        said["sort"] = said.pop("kind")
    return said


def _said(value: Any) -> Any:
    """A value as plain data; an element as its id."""
    if isinstance(value, Node):
        return value.id
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    if is_dataclass(value):
        return {one.name: _said(getattr(value, one.name)) for one in fields(value)
                if one.name != "place" and getattr(value, one.name) is not None}  # fmt: skip
    if hasattr(value, "__dict__") and not isinstance(value, str):
        return {name: one for name, one in vars(value).items() if one is not None}
    return str(value) if isinstance(value, str) else value


def _ends(node: Node, graph: Graph) -> Facts:
    """In which cases the journey ends at a step, where the file says so."""
    if not isinstance(node, Step) or node not in graph.steps:
        return {}
    cases = [way.when or "always" for way in graph.ways(node) if way.target is None and way.declared]
    return {"ends": cases} if cases else {}


def _answers(node: Node, graph: Graph) -> Facts:
    """Who answers for it, where that was said elsewhere."""
    owner = graph.owner_of(node)
    return {"owner": owner.id} if owner else {}
