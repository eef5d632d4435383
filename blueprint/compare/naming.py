"""What elements are called in a list of changes: by one name, in whichever of two blueprints they are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from blueprint.compare.changes import Called
from blueprint.compare.matching import Matched
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node


class Sides(NamedTuple):
    """Two blueprints, what is what in them, and what their elements are called."""

    before: Graph
    after: Graph
    matched: Matched
    was_called: Called
    now_called: Called


def sides(before: Graph, after: Graph, matched: Matched) -> Sides:
    """Both sides of a comparison."""
    later = matched.later()
    now = _labels(after)
    alone = _labels(before)
    taken = {(_family(node), node.name) for node in _named(after)}
    was = {}
    for node in _named(before):
        if node in later:
            was[node.id] = now.get(later[node].id, later[node].name)
        else:
            is_taken = (_family(node), node.name) in taken
            was[node.id] = with_id(node.name, node.id) if is_taken else alone[node.id]
    return Sides(before, after, matched, lambda key: was.get(key, key), lambda key: now.get(key, key))


def with_id(name: str, key: str | None) -> str:
    """What one of several with the same name is called."""
    return f"{name} ({key})"


def _labels(graph: Graph) -> dict[str, str]:
    """A name for each id; of several elements of one kind that have one name, with the id."""
    counts = Counter((_family(node), node.name) for node in _named(graph))
    return {
        node.id: with_id(node.name, node.id) if counts[_family(node), node.name] > 1 else node.name
        for node in _named(graph)
    }


def _family(node: Node) -> str:
    return type(node).__name__


def _named(graph: Graph) -> Iterator[Node]:
    """Everything that another element may name."""
    yield from graph.steps
    yield from graph.phases
    yield from graph.actions()
    yield from graph.touchpoints()
    yield from graph.owners()
    yield from graph.systems()
    yield from graph.policies()
    yield from graph.customers
