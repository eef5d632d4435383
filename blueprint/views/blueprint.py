"""The whole blueprint: lanes, cards, the three lines, the emotion curve."""

from __future__ import annotations

from blueprint.graph.graph import Graph
from blueprint.graph.part import Part, marks_in, part_of, whole_of
from blueprint.graph.selection import Selection
from blueprint.layout.about import prefix
from blueprint.layout.blueprint import lay_out
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme


def view(graph: Graph, theme: Theme) -> Scene:
    """The blueprint itself, with what stands out in each customer's journey."""
    scene = lay_out(graph, theme, marks_in(graph))
    return scene._replace(id=f"{scene.id}-{prefix(graph.selection.slug)}") if isinstance(graph, Part) else scene


def without_curve(graph: Graph, theme: Theme) -> Scene:
    """The same for tools that have nothing like a curve: its row is left out, its figures are not.

    They have chips as lines of words, so the legend has no signs of chips.
    """
    asked = graph.selection if isinstance(graph, Part) else Selection()
    part = part_of(whole_of(graph), asked._replace(emotion=False))
    return lay_out(part, theme, marks_in(graph), chips=False)
