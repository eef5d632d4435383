"""JSON in the node-link form that networkx, D3 and others read: strict, with nothing left out."""

from __future__ import annotations

from blueprint.export import facts
from blueprint.export.source import Source
from blueprint.graph.graph import Graph
from blueprint.graph.scored import scored
from blueprint.report.strict import to_json


def render(source: Source) -> str:
    """The graph. `networkx.node_link_graph(data, edges="edges")` reads it."""
    graph = source.graph
    edges = [{**edge, "key": number} for number, edge in enumerate(facts.edges(graph))]
    nodes = list(facts.nodes(graph))
    return to_json({"directed": True, "multigraph": True, "graph": _about(graph), "nodes": nodes, "edges": edges})


def _about(graph: Graph) -> facts.Facts:
    """What is known of the blueprint as a whole."""
    said = {name: getattr(graph.blueprint, name) for name in ("scenario", "goal", "state", "reviewed")}
    told = {name: str(value) for name, value in said.items() if value is not None}
    whole = {"title": graph.title, "id": graph.id, "language": graph.language, **told, "scale": graph.scale._asdict()}
    figures = ("experience", "expectation", "importance", "ideal", "source")
    factors = {
        one.name: {name: getattr(one, name) for name in figures if getattr(one, name) is not None}
        for one in scored(graph)
        if one.element is None
    }
    return {**whole, "factors": factors} if factors else whole
