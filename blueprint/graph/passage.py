"""How one gets through a journey: stretches that nothing leads to, steps from which there is no way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Step

Passage = Mapping[Step, list[Step]]


def passage(graph: Graph) -> Passage:
    """The steps to which one can get from each step: by its ways, by links, to make good a failure."""
    onward = {step: [way.target for way in graph.ways(step) if way.target is not None] for step in graph.steps}
    for edge in chain(graph.edges(EdgeKind.FLOW), graph.edges(EdgeKind.RECOVERS)):
        if isinstance(edge.target, CustomerAction) and (
            isinstance(edge.source, CustomerAction) or edge.kind is EdgeKind.RECOVERS
        ):
            onward[getattr(edge.source, "step", edge.target.step)].append(edge.target.step)
    return onward


def cut_off(graph: Graph) -> tuple[Step, ...]:
    """The first step of each stretch with customers in it to which there is no way from the first step of all."""
    onward, acting = passage(graph), steps_of_customers(graph)
    seen = _walk(graph.steps[:1], onward, set())
    led_to = {target for step in acting for target in onward[step] if target is not step}
    lost = [step for step in graph.steps if step in acting and step not in seen]
    found = []
    for step in (*(step for step in lost if step not in led_to), *lost):
        if step not in seen:
            found.append(step)
            _walk([step], onward, seen)
    return tuple(found)


def without_end(graph: Graph) -> frozenset[Step]:
    """The steps that one can get to, and from which the journey never ends."""
    onward = passage(graph)
    back: dict[Step, list[Step]] = {step: [] for step in graph.steps}
    for step, targets in onward.items():
        for target in targets:
            back[target].append(step)
    last = [step for step in graph.steps if any(way.target is None for way in graph.ways(step))]
    return frozenset(_walk(graph.steps[:1], onward, set()) - _walk(last, back, set()))


def steps_of_customers(graph: Graph) -> frozenset[Step]:
    """The steps in which a customer does something."""
    return frozenset(action.step for action in graph.actions("customer"))


def _walk(starts: Iterable[Step], onward: Passage, seen: set[Step]) -> set[Step]:
    """Add all steps that one can get to from these, and they themselves, to those that were seen."""
    waiting = list(starts)
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting += onward[step]
    return seen
