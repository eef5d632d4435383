"""The whole blueprint: lanes, cards, the three lines, the emotion curve."""

from __future__ import annotations

from blueprint.graph.graph import Graph
from blueprint.graph.part import Part, marks_in
from blueprint.layout.about import prefix
from blueprint.layout.blueprint import lay_out
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme


def view(graph: Graph, theme: Theme) -> Scene:
    """The blueprint itself, with what stands out in each customer's journey."""
    scene = lay_out(graph, theme, marks_in(graph))
    return scene._replace(id=f"{scene.id}-{prefix(graph.selection.slug)}") if isinstance(graph, Part) else scene
