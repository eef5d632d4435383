"""What a part of a blueprint uses of its directories: what is met, leaned on and measured in it, and who answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from blueprint.graph.draft import Directory
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, Indicator, Lane, Node, Owner, Promise, Touchpoint


class Used(NamedTuple):
    """The entries of each directory that are used, by id and in the order of the file."""

    touchpoints: Directory
    systems: Directory
    policies: Directory
    owners: Directory
    promises: tuple[Promise, ...]
    indicators: tuple[Indicator, ...]

    def nodes(self) -> Iterator[Node]:
        """All of them."""
        for directory in (self.touchpoints, self.systems, self.policies, self.owners):
            yield from directory.values()
        yield from (*self.promises, *self.indicators)


def used(graph: Graph, shown: Iterable[Node], lanes: Iterable[Lane], owners: Iterable[Owner]) -> Used:
    """What is used by what is shown of a graph.

    shown: steps, phases, customers, actions and touchpoints; lanes: theirs; owners: those that were asked for.
    An indicator or a promise belongs to the part that has what it is about, or whose owner it measures; an indicator
    of the service as a whole belongs to every part.
    """
    there = dict.fromkeys(shown)
    entries = {getattr(node, name, None) for node in there for name in ("system", "policy")}
    there.update((one, None) for one in (*graph.systems(), *graph.policies()) if one.id in entries)
    answering = _with_those_above(graph, [*owners, *_answering(graph, there, lanes)])
    about = {*there, *answering}
    promises = tuple(one for one in graph.promises if _is_about(graph, one, EdgeKind.PROMISES, about))
    indicators = tuple(one for one in graph.indicators if _is_about(graph, one, EdgeKind.MEASURES, about))
    answering |= _with_those_above(graph, _answering(graph, (*promises, *indicators), ()))
    directories = (graph.touchpoints(), graph.systems(), graph.policies(), graph.owners())
    kept = {*there, *answering}
    return Used(*(_directory(nodes, kept) for nodes in directories), promises, indicators)


def _directory(nodes: Iterable[Any], kept: set[Node]) -> Directory:
    directory = Directory()
    for node in nodes:
        if node in kept:
            directory.add(node)
    return directory


def _answering(graph: Graph, nodes: Iterable[Node], lanes: Iterable[Lane]) -> Iterator[Owner]:
    """Who answers for each of these nodes and lanes, for what can go wrong there, or with whom."""
    keys: list[str | None] = [lane.owner for lane in lanes]
    for node in nodes:
        if (owner := graph.owner_of(node)) is not None:
            yield owner
        if isinstance(node, Touchpoint):
            keys += node.with_owners
        if isinstance(node, Action):
            keys += [fail.owner for fail in node.fails]
    yield from (owner for owner in map(graph.owner, keys) if owner is not None)


def _with_those_above(graph: Graph, owners: Iterable[Owner]) -> set[Owner]:
    """Owners and those that they are part of, each looked at once."""
    found: set[Owner] = set()
    for owner in owners:
        above: Owner | None = owner
        while above is not None and above not in found:
            found.add(above)
            above = graph.owner(above.part_of)
    return found


def _is_about(graph: Graph, node: Promise | Indicator, kind: EdgeKind, there: set[Node]) -> bool:
    about = [edge.target for edge in graph.edges_from(node, kind)]
    return not about or any(one in there for one in about)
