"""What a service speaks to: the experience modules and the senses, step by step, from what customers meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step, Touchpoint

MODULES = ("sense", "feel", "think", "act", "relate")
"""The modules of an experience (Schmitt 1999)."""

SENSES = ("sight", "sound", "smell", "taste", "touch")
"""The five senses, which all belong to the module `sense`."""


class Moment(NamedTuple):
    """What one customer meets in a step, and what that speaks to.

    customer: an id, None where the file names nobody; name: what the customer does first; touchpoints: how many are
    met; speaking: how many of them say what they speak to; speaks: modules and senses, None where no touchpoint says
    any.
    """

    customer: str | None
    step: Step
    name: str
    touchpoints: int
    speaking: int
    speaks: frozenset[str] | None

    def has(self, what: str) -> bool | None:
        """Whether the step speaks to a module or a sense; None where nobody said."""
        return None if self.speaks is None else what in self.speaks


def moments_met(graph: Graph) -> Iterator[Moment]:
    """Every step in which a customer acts, customer by customer."""
    for customer in graph.walkers:
        for step in graph.steps:
            if actions := graph.actions_of(customer, step):
                edges = (edge for action in actions for edge in graph.edges_from(action, EdgeKind.MEETS))
                met = dict.fromkeys(edge.target for edge in edges if isinstance(edge.target, Touchpoint))
                said = [touchpoint.senses for touchpoint in met if touchpoint.senses]
                speaks = spoken_to(sense for senses in said for sense in senses) if said else None
                yield Moment(customer, step, actions[0].name, len(met), len(said), speaks)


def spoken_to(senses: Iterator[str] | tuple[str, ...]) -> frozenset[str]:
    """The modules and senses that some declared ones make: whoever speaks to one of the five senses speaks to `sense`.

    >>> sorted(spoken_to(("smell", "relate")))
    ['relate', 'sense', 'smell']
    """
    found = set(senses)
    return frozenset(found | ({"sense"} if found & set(SENSES) else set()))
