"""The whole blueprint: lanes, cards, the three lines, the emotion curve."""

from __future__ import annotations

from blueprint.graph.graph import Graph
from blueprint.graph.marks import marks
from blueprint.layout.blueprint import lay_out
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme


def view(graph: Graph, theme: Theme) -> Scene:
    """The blueprint itself, with what stands out in each customer's journey."""
    return lay_out(graph, theme, marks(graph))
