"""Where a column leaves open who leans on whom: two stacks of actions, one above the other, and nothing said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.joins import LEVELS
from blueprint.graph.nodes import Action, Step, SupportProcess
from blueprint.named import NamedTuple

_ONWARD = (EdgeKind.INTERACTS, EdgeKind.INFORMS, EdgeKind.FLOW)
_DEPTH = {kind: depth for depth, kind in enumerate(LEVELS)}


class Pairing(NamedTuple):
    """Two stacks of one column, next to each other. left: those below of whom nobody says whom they serve."""

    step: Step
    upper: tuple[Action, ...]
    lower: tuple[Action, ...]
    left: tuple[Action, ...]


def open_pairings(graph: Graph) -> Iterator[Pairing]:
    """Each pair of stacks that the column does not join, as long as `needs` and `links` do not say it all.

    An action of the upper stack may lean on nothing. One of the lower stack has its place once something above leans on
    it or meets it, or it goes on to something itself.
    """
    for step, actions in columns(graph).items():
        stacks = [[action for action in actions if action.lane.kind == kind] for kind in LEVELS]
        for upper, lower in pairwise([stack for stack in stacks if stack]):
            if len(upper) > 1 and len(lower) > 1:
                left = tuple(action for action in lower if not _has_its_place(graph, action))
                if left:
                    yield Pairing(step, tuple(upper), tuple(lower), left)


def columns(graph: Graph) -> dict[Step, list[Action]]:
    """The actions of each step as they were declared, from the top; what only a `needs` puts there is left out."""
    found: dict[Step, list[Action]] = {}
    for action in graph.actions():
        if action.lane.kind in _DEPTH and not (isinstance(action, SupportProcess) and action.implied):
            found.setdefault(action.step, []).append(action)
    return found


def _has_its_place(graph: Graph, action: Action) -> bool:
    return any(edge.kind in _ONWARD for edge in graph.edges_from(action)) or any(
        isinstance(edge.source, Action) and _DEPTH.get(edge.source.lane.kind, 9) < _DEPTH[action.lane.kind]
        for edge in graph.edges_to(action)
    )
