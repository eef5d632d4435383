"""Rules about how it feels: peaks, pits and ends (BP4)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Feeling, Step
from blueprint.rules.engine import Finding, Level, rule


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
        for step in _ends(graph, customer):
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


def _ends(graph: Graph, customer: str | None) -> list[Step]:
    """The steps after which a customer may have nothing more to do, among those that can be reached."""
    reached = _reached(graph)
    acting = {step for step in reached if graph.actions_of(customer, step)}
    open_ended = _open_ended(graph, reached, acting)
    return [
        step
        for step in graph.steps
        if step in acting and any(way.target is None or way.target in open_ended for way in graph.ways(step))
    ]


def _reached(graph: Graph) -> set[Step]:
    """The steps that there is a way to from the first step."""
    reached, waiting = set(), list(graph.steps[:1])
    while waiting:
        step = waiting.pop()
        if step not in reached:
            reached.add(step)
            waiting += [way.target for way in graph.ways(step) if way.target is not None]
    return reached


def _open_ended(graph: Graph, reached: set[Step], acting: set[Step]) -> set[Step]:
    """The steps in which the customer does nothing and from which the journey may end without them doing any more."""
    before: dict[Step | None, list[Step]] = {}
    for step in reached - acting:
        for way in graph.ways(step):
            before.setdefault(way.target, []).append(step)
    found, waiting = set(), list(before.get(None, ()))
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += before.get(step, ())
    return found
