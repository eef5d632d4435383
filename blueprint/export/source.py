"""What a format is made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.layout.scene import Scene


class Source(NamedTuple):
    """graph: what is told; view: which of the format's forms; draw: lays out a graph, or a part of it, as a picture."""

    graph: Graph
    view: str
    draw: Callable[[Graph], Scene]
