"""How rules quote what a blueprint says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.errors import excerpt
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node

LONGEST_NAME = 48


def quoted(node: Node) -> str:
    """The name of an element as a message has it: in backticks, on one line, not too long."""
    return f"`{excerpt(node.name, LONGEST_NAME)}`"


def listed(nodes: Sequence[Node], most: int = 3) -> str:
    """Several names as a message has them: `A`, `B` and 2 more."""
    names = [quoted(node) for node in nodes]
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def journey_of(graph: Graph, customers: Iterable[str | None]) -> str:
    """The journey, and whose it is where that may be asked: some of several customers', by their ids."""
    whose = [graph.customer(key) for key in dict.fromkeys(customers)]
    named = [customer for customer in whose if customer is not None]
    return f"the journey of {listed(named)}" if named and len(whose) < len(graph.walkers) else "the journey"


def percent(share: float) -> str:
    """A share from 0 to 1 as people write it.

    >>> percent(0.9), percent(0.333)
    ('90%', '33.3%')
    """
    return f"{round(100 * share, 2):g}%"
