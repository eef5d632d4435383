"""What a format is made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme


class Source(NamedTuple):
    """graph: what is told; view: which of the format's forms; theme: its colours; draw: lays out a graph, or a part."""

    graph: Graph
    view: str
    theme: Theme
    draw: Callable[[Graph], Scene]
