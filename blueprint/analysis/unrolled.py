"""The journey with its loops unrolled: every way through it that takes each way back at most once.

Where a journey goes back, whoever takes the way back walks the same steps again; what differs is which ways back are
used up. A state is a step together with the ways back that are used up and could be met again. States form a graph
without rings, which dynamic programming walks in one pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step

MOST_STATES = 20_000
"""Above this, ways back are not walked at all, and the result says that it is not exhaustive."""

MOST_WAYS_BACK = 200

State = tuple[Step, frozenset[Way]]
Onward = Mapping[Step, tuple[Way, ...]]
"""The ways on from each step."""


class Leg(NamedTuple):
    """A way on. target: None at the end; share: the part of those at its beginning who take it, None if not known."""

    target: State | None
    share: float | None


class Unrolled(NamedTuple):
    """States in an order in which every way leads forward, with the legs of each; exhaustive: ways back are walked."""

    legs: dict[State, tuple[Leg, ...]]
    exhaustive: bool


def unroll(graph: Graph, most: int = MOST_STATES, *, customer: str | None = None) -> Unrolled:
    """The states that can be reached from the first step. Cost: linear in their number.

    customer: whose ways, by their id; unless said, those that the file declares for all.
    """
    if not graph.steps:
        return Unrolled({}, True)
    ways = {step: graph.ways_of(customer, step) for step in graph.steps}
    backs = [way for step, some in ways.items() for way in some if is_back(step, way)]
    for walked in (True, False) if len(backs) <= MOST_WAYS_BACK else (False,):
        reach = _back_in_reach(ways) if walked else {}
        legs = _explore(graph.steps[0], ways, reach, walked, most)
        if legs is not None:
            return Unrolled(_alive(_in_order(legs, (graph.steps[0], frozenset()))), walked or not backs)
    return Unrolled({}, False)


def unroll_each(graph: Graph) -> dict[str | None, Unrolled]:
    """The same for every customer who acts; those who all go the same ways share one."""
    made: dict[tuple[tuple[Way, ...], ...], Unrolled] = {}
    found = {}
    for customer in graph.walkers:
        ways = tuple(graph.ways_of(customer, step) for step in graph.steps)
        if ways not in made:
            made[ways] = unroll(graph, customer=customer)
        found[customer] = made[ways]
    return found


class Walked(NamedTuple):
    """The ways through a journey that some customers share. customers: their ids, None for those whom nobody names."""

    customers: frozenset[str | None]
    unrolled: Unrolled


def walked_by_each(graph: Graph) -> tuple[Walked, ...]:
    """The ways of all who act, once for all who go the same."""
    each = unroll_each(graph)
    found = {id(one): one for one in each.values()}
    return tuple(
        Walked(frozenset(customer for customer, theirs in each.items() if theirs is one), one) for one in found.values()
    )


def is_back(step: Step, way: Way) -> bool:
    """Whether a way leads back, to an earlier step or to the same one."""
    return way.target is not None and way.target.index <= step.index


def _explore(
    first: Step, ways: Onward, reach: dict[Step, frozenset[Way]], walked: bool, most: int
) -> dict[State, tuple[Leg, ...]] | None:
    """The legs of every state; None if there are too many states."""
    start: State = (first, frozenset())
    legs: dict[State, tuple[Leg, ...]] = {}
    waiting = [start]
    while waiting:
        state = waiting.pop()
        if state in legs:
            continue
        if len(legs) >= most and walked:
            return None
        legs[state] = tuple(_legs(ways, state, reach, walked))
        waiting += [leg.target for leg in legs[state] if leg.target is not None]
    return legs


def _legs(ways: Onward, state: State, reach: dict[Step, frozenset[Way]], walked: bool) -> Iterator[Leg]:
    step, used = state
    for way in ways[step]:
        if is_back(step, way) and (way in used or not walked):
            continue
        share = way.share
        if way.target is None:
            yield Leg(None, share)
        else:
            now = used | {way} if is_back(step, way) else used
            yield Leg((way.target, now & reach[way.target] if now else now), share)


def _back_in_reach(ways: Onward) -> dict[Step, frozenset[Way]]:
    """For each step the ways back whose beginning can be reached from it: those whose use has to be remembered."""
    before: dict[Step, list[Step]] = {}
    for step, some in ways.items():
        for way in some:
            if way.target is not None:
                before.setdefault(way.target, []).append(step)
    found: dict[Step, set[Way]] = {step: set() for step in ways}
    for step, some in ways.items():
        for back in (way for way in some if is_back(step, way)):
            waiting = [step]
            while waiting:
                earlier = waiting.pop()
                if back not in found[earlier]:
                    found[earlier].add(back)
                    waiting += before.get(earlier, ())
    return {step: frozenset(backs) for step, backs in found.items()}


def _in_order(legs: dict[State, tuple[Leg, ...]], start: State) -> dict[State, tuple[Leg, ...]]:
    """The same, sorted so that every leg leads forward."""
    arriving: dict[State, int] = dict.fromkeys(legs, 0)
    for those in legs.values():
        for leg in those:
            if leg.target is not None:
                arriving[leg.target] += 1
    order: dict[State, tuple[Leg, ...]] = {}
    waiting = [start]
    while waiting:
        state = waiting.pop()
        order[state] = legs[state]
        for leg in legs[state]:
            if leg.target is not None:
                arriving[leg.target] -= 1
                if not arriving[leg.target]:
                    waiting.append(leg.target)
    return order


def _alive(legs: dict[State, tuple[Leg, ...]]) -> dict[State, tuple[Leg, ...]]:
    """The same without the legs that lead to no end; the shares of the others add up to one again."""
    alive: dict[State, tuple[Leg, ...]] = {}
    for state in reversed(legs):
        onward = [leg for leg in legs[state] if leg.target is None or leg.target in alive]
        if onward:
            alive[state] = tuple(_shared_out(onward))
    return dict(reversed(alive.items()))


def _shared_out(legs: list[Leg]) -> list[Leg]:
    known = [leg.share for leg in legs if leg.share is not None]
    if len(legs) == 1:
        return [legs[0]._replace(share=1.0)]
    if len(known) < len(legs) or not sum(known):
        return [leg._replace(share=None) for leg in legs]
    return [leg._replace(share=share / sum(known)) for leg, share in zip(legs, known, strict=True)]
