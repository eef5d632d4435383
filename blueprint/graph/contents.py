"""What belongs to a moment: all that is done and met in a step."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, Step, Touchpoint


def actions_in(graph: Graph, step: Step) -> tuple[Action, ...]:
    """All that is done in a step, from the top lane to the bottom."""
    return tuple(action for lane in graph.lanes for action in graph.cell(step, lane))


def elements_in(graph: Graph, step: Step) -> Iterator[Step | Action | Touchpoint]:
    """A step, what is done in it, and what is met in it."""
    yield step
    yield from actions_in(graph, step)
    yield from (evidence.touchpoint for evidence in graph.evidence_in(step))
