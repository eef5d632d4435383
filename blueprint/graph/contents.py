"""What belongs to a moment: all that is done and met in a step."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, FailPoint, Step, Touchpoint


def actions_in(graph: Graph, step: Step) -> tuple[Action, ...]:
    """All that is done in a step, from the top lane to the bottom."""
    return tuple(action for lane in graph.lanes for action in graph.cell(step, lane))


def elements_in(graph: Graph, step: Step) -> Iterator[Step | Action | Touchpoint]:
    """A step, what is done in it, and what is met in it."""
    yield step
    yield from actions_in(graph, step)
    yield from (evidence.touchpoint for evidence in graph.evidence_in(step))


def recovery_of(graph: Graph, action: Action, fail: FailPoint) -> Step | None:
    """The step that makes good what can go wrong with an action; None where there is none.

    The step in which it goes wrong is none: to go round it again mends nothing.
    """
    step = graph.find(fail.recovery) if fail.recovery else None
    return step if isinstance(step, Step) and step is not action.step else None
