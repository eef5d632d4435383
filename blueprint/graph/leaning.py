"""What breaks when something fails: who leans on what, from the systems up to the customers.

An action breaks when something breaks on which it relies; a customer's action, when what it meets or interacts with
breaks; a moment of truth, when whoever serves in it breaks, or a touchpoint at which it happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Node, SupportProcess

Breakable = Node | Edge
"""What can break: an element, or a moment of truth, which is an edge."""

Leaners = Mapping[Breakable, list[Breakable]]
"""For each thing what breaks with it at once, in the order of the edges."""


class Leaning:
    """Answers for one graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def breaks_with(self, failing: Iterable[Breakable]) -> dict[Breakable, Breakable | None]:
        """All that leans on what fails, with that through which it breaks: None for what fails itself.

        The nearest come first. Cost: linear in what is reached.
        """
        return walked(failing, self.leaners)

    def processes(self, system: Node) -> tuple[SupportProcess, ...]:
        """The support processes that are a system."""
        return self._processes.get(system.id, ())

    @cached_property
    def leaners(self) -> Leaners:
        """What leans on each thing directly."""
        found: dict[Breakable, list[Breakable]] = {}
        for edge in self._graph.edges():
            for thing, leaner in self._leans(edge):
                found.setdefault(thing, []).append(leaner)
        return found

    @cached_property
    def followers(self) -> Leaners:
        """What leans on each thing, is told something by it, or goes on with its work: what may break with it."""
        found = {thing: list(leaners) for thing, leaners in self.leaners.items()}
        for edge in self._graph.edges():
            flows = edge.kind is EdgeKind.FLOW and not _of_customers_alone(edge)
            if edge.kind is EdgeKind.INFORMS or flows:
                found.setdefault(edge.source, []).append(edge.target)
        return found

    def _leans(self, edge: Edge) -> Iterable[tuple[Breakable, Breakable]]:
        """Pairs of a thing and what breaks with it, by one edge."""
        if edge.kind is EdgeKind.RELIES:
            yield edge.target, edge.source
        elif edge.kind is EdgeKind.MEETS:
            yield edge.target, edge.source
            yield from ((edge.target, moment) for moment in moments_at(self._graph, edge.source))
        elif edge.kind is EdgeKind.INTERACTS and not _of_customers_alone(edge):
            customer, other = (edge.source, edge.target)
            if not isinstance(customer, CustomerAction):
                customer, other = other, customer
            if isinstance(customer, CustomerAction):
                breaking = (customer, edge) if edge.is_moment_of_truth else (customer,)
                yield from ((thing, leaner) for thing in (other, edge.via) if thing for leaner in breaking)

    @cached_property
    def _processes(self) -> dict[str, tuple[SupportProcess, ...]]:
        found: dict[str, list[SupportProcess]] = {}
        for process in self._graph.actions("support"):
            if isinstance(process, SupportProcess) and process.system:
                found.setdefault(process.system, []).append(process)
        return {system: tuple(processes) for system, processes in found.items()}


def moments_at(graph: Graph, action: Node) -> tuple[Edge, ...]:
    """The moments of truth in what a customer does."""
    edges = (*graph.edges_from(action), *graph.edges_to(action))
    return tuple(edge for edge in edges if edge.is_moment_of_truth)


def walked(starts: Iterable[Breakable], onward: Leaners) -> dict[Breakable, Breakable | None]:
    """All that can be reached from some things, themselves first, each with that from which it was reached."""
    found: dict[Breakable, Breakable | None] = dict.fromkeys(starts)
    waiting = list(found)
    for thing in waiting:
        for leaner in onward.get(thing, ()):
            if leaner not in found:
                found[leaner] = thing
                waiting.append(leaner)
    return found


def _of_customers_alone(edge: Edge) -> bool:
    return isinstance(edge.source, CustomerAction) and isinstance(edge.target, CustomerAction)
