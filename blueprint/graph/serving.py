"""Whom work serves: from what is done out of view back to what customers see and do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, BackstageAction, CustomerAction, FrontstageAction, Node, SupportProcess

_ONWARD = (EdgeKind.INFORMS, EdgeKind.FLOW, EdgeKind.RECOVERS)
_JOINING = (EdgeKind.INTERACTS, EdgeKind.RELIES, *_ONWARD)
_IN_VIEW = (CustomerAction, FrontstageAction)


def joined_to_nothing(graph: Graph, action: Action) -> bool:
    """Whether no edge joins an action to any other."""
    edges = (*graph.edges_from(action), *graph.edges_to(action))
    return not any(edge.kind in _JOINING for edge in edges)


def meets_customer(graph: Graph, action: Action) -> bool:
    """Whether an action and what a customer does are joined, in whichever direction."""
    ends = (*(edge.target for edge in graph.edges_from(action)), *(edge.source for edge in graph.edges_to(action)))
    return any(isinstance(end, CustomerAction) for end in ends)


def idle_work(graph: Graph) -> tuple[Action, ...]:
    """Work out of view that serves nothing that customers see or do: each time the action with which it ends.

    What leads to such an action only is left out; of a ring the first is told. Who relies on something is served by it;
    who is told something, or comes after it, is served by it too.
    """
    seen: set[Node] = set()
    _add_servers(graph, (action for action in graph.actions() if isinstance(action, _IN_VIEW)), seen)
    work = [action for action in graph.actions() if isinstance(action, BackstageAction | SupportProcess)]
    ends = [action for action in work if next(_served(graph, action), None) is None]
    found = []
    for action in (*ends, *work):
        if action not in seen:
            found.append(action)
            _add_servers(graph, [action], seen)
    return tuple(found)


def _add_servers(graph: Graph, served: Iterable[Action], seen: set[Node]) -> None:
    """Add these actions, and all that serves them, directly or through others, to what was seen."""
    waiting: list[Node] = list(served)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += _serving(graph, node)


def _serving(graph: Graph, node: Node) -> Iterator[Node]:
    """What serves a node; whatever is done in view or by a customer draws in all that it is joined to."""
    in_view = isinstance(node, _IN_VIEW)
    for edge in graph.edges_from(node):
        if edge.kind in {EdgeKind.RELIES, EdgeKind.INTERACTS} or (in_view and edge.kind in _ONWARD):
            yield edge.target
    for edge in graph.edges_to(node):
        if edge.kind in _ONWARD or edge.kind is EdgeKind.INTERACTS or (in_view and edge.kind is EdgeKind.RELIES):
            yield edge.source


def _served(graph: Graph, action: Action) -> Iterator[Node]:
    """What an action serves, itself left out."""
    for edge in graph.edges_from(action):
        if edge.kind in _ONWARD and edge.target is not action:
            yield edge.target
    for edge in graph.edges_to(action):
        if edge.kind is EdgeKind.RELIES and edge.source is not action:
            yield edge.source
