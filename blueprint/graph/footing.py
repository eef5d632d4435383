"""What a moment stands on: the fail points, owners and figures that have to hold before it can be remembered."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from blueprint.errors import Place
from blueprint.graph.contents import actions_in, elements_in, recovery_of
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, FailPoint, Indicator, Step, Touchpoint
from blueprint.graph.targets import Target, read_target
from blueprint.named import NamedTuple


class Weakness(StrEnum):
    """What is wrong with a weak spot."""

    UNHEALED = "fail point without recovery"
    """an action can go wrong, and no step makes it good"""
    UNOWNED = "touchpoint without owner"
    """nobody answers for what is met"""
    MISSED = "missed indicator"
    """a figure is not what it should be"""


class WeakSpot(NamedTuple):
    """Something in a step that does not hold.

    element: the action that can go wrong (`fail` says how), the touchpoint, or the indicator; place: where it was
    declared.
    """

    weakness: Weakness
    element: Action | Touchpoint | Indicator
    place: Place
    fail: FailPoint | None = None


def weak_spots(graph: Graph, step: Step) -> Iterator[WeakSpot]:
    """What does not hold in a step: fail points that nothing heals, touchpoints of nobody, figures that are missed."""
    for action in actions_in(graph, step):
        for fail in action.fails:
            if recovery_of(graph, action, fail) is None:
                yield WeakSpot(Weakness.UNHEALED, action, fail.place, fail)
    for evidence in graph.evidence_in(step):
        if graph.owner_of(evidence.touchpoint) is None:
            yield WeakSpot(Weakness.UNOWNED, evidence.touchpoint, evidence.touchpoint.place)
    for element in elements_in(graph, step):
        for edge in graph.edges_to(element, EdgeKind.MEASURES):
            if isinstance(edge.source, Indicator) and missed_target(edge.source):
                yield WeakSpot(Weakness.MISSED, edge.source, edge.source.place)


def missed_target(indicator: Indicator) -> Target | None:
    """The target that an indicator misses; None if it meets it, has none, or nobody knows."""
    target, actual = read_target(indicator.target), indicator.actual
    return None if target is None or actual is None or target.met(actual) else target
