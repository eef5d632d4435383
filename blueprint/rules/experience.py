"""Rules about how it feels: peaks, pits and ends (BP4)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Feeling
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level


@rule("BP401", Level.WARNING)
def end_unscored(graph: Graph) -> Iterator[Finding]:
    """An end of the journey of which nobody says how it feels.

    Why: people remember a service by its strongest moment and by its end (Kahneman, Fredrickson, Schreiber &
    Redelmeier 1993). Where the end has no score, that half of the memory is unknown. Each end that a customer can
    reach counts; a step is scored if what they do last in it, or anything else they do in it, has an emotion.

    Bad:
        journey:
          - phase: Visit
            steps:
              - customer: Orders a coffee
                emotion: 2
              - customer: Leaves

    Bad:
        journey:
          - phase: Visit
            steps:
              - customer: Asks for a table
                next: [{to: eat, when: one is free}, {to: go, when: none is free}]
              - {id: eat, customer: Eats, emotion: 2, next: end}
              - {id: go, customer: Goes elsewhere}

    Good:
        journey:
          - phase: Visit
            steps:
              - customer: Orders a coffee
              - customer: Leaves with a full stamp card
                emotion: 3
    """
    told: set[CustomerAction] = set()
    for customer in graph.walkers:
        for step in graph.ends(customer):
            actions = graph.actions_of(customer, step)
            last = actions[-1]
            if last not in told and not any(_is_scored(graph, action.emotion) for action in actions):
                told.add(last)
                yield Finding(
                    last,
                    f"the journey ends with `{last.name}`, and nobody says how that feels",
                    help="add `emotion:`; the end is half of what people remember",
                    field="emotion",
                )


def _is_scored(graph: Graph, emotion: Feeling | None) -> bool:
    """Whether an emotion has a score: felt, or, in what is only planned, targeted."""
    if emotion is None:
        return False
    planned = graph.blueprint.state in {"target", "future"}
    return emotion.felt is not None or (planned and emotion.target is not None)
