"""JSON in the node-link form that networkx, D3 and others read: strict, with nothing left out."""

from __future__ import annotations

from blueprint.export import facts
from blueprint.export.source import Source
from blueprint.report.strict import to_json


def render(source: Source) -> str:
    """The graph. `networkx.node_link_graph(data, edges="edges")` reads it."""
    graph = source.graph
    edges = [{**edge, "key": number} for number, edge in enumerate(facts.edges(graph))]
    nodes = list(facts.nodes(graph))
    return to_json({"directed": True, "multigraph": True, "graph": facts.about(graph), "nodes": nodes, "edges": edges})
