"""What a picture of a part says of itself, so that nobody takes it for the whole."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Lane, Node
from blueprint.graph.part import Part
from blueprint.layout.contents import lane_name
from blueprint.layout.wording import Words


def shown(graph: Graph, words: Words) -> str:
    """What is drawn of how much; "" for a whole blueprint.

    A part that has curves says that peak, pit and end are those of the whole journey.
    """
    return words["separator"].join(_said(graph, words)) if isinstance(graph, Part) else ""


def _said(part: Part, words: Words) -> Iterator[str]:
    for kind, nodes in part.chosen.shown():
        yield words.say(f"shown.{kind}", names=" + ".join(_name(node, part, words) for node in nodes))
    if len(part.steps) < len(part.whole.steps):
        yield words.say("shown.steps", count=len(part.steps), all=len(part.whole.steps))
        if part.selection.emotion:
            yield words["shown.felt"]


def _name(node: Node, part: Part, words: Words) -> str:
    return lane_name(node, part.whole, words) if isinstance(node, Lane) else node.name
