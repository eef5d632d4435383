"""Whom a failure hits: whether all ways through a journey pass it, or some, and which share of the customers.

Both walk the unrolled journey once, from its ends to its beginning, and list no way. For many failures at once a whole
number stands for a set, bit by bit, so that one walk answers for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from blueprint.analysis.unrolled import Leg, State, Unrolled
from blueprint.graph.nodes import Step


class Passing(NamedTuple):
    """Sets of failures, bit by bit. some: at least one way passes them; every: all ways do."""

    some: int
    every: int

    def ways(self, bit: int) -> str:
        """How many of the ways pass a failure: `all`, `some` or `none`."""
        return "all" if self.every >> bit & 1 else "some" if self.some >> bit & 1 else "none"


def passing(unrolled: Unrolled, hits: Mapping[Step, int]) -> Passing | None:
    """Which failures lie on some ways and which on all; None if no way comes to an end.

    hits: for each step, the failures that hit customers there, bit by bit. Cost: states times failures through 64.
    """
    if not unrolled.legs:
        return None
    some, avoided = 0, dict[State, int]()
    everything = 0
    for step in {state[0] for state in unrolled.legs}:
        everything |= hits.get(step, 0)
    for state, legs in reversed(unrolled.legs.items()):
        free = 0
        for leg in legs:
            free |= everything if leg.target is None else avoided[leg.target]
        hit = hits.get(state[0], 0)
        some |= hit
        avoided[state] = free & ~hit
    return Passing(some, everything & ~avoided[next(iter(unrolled.legs))])


def share_hit(unrolled: Unrolled, hit: Collection[Step]) -> float | None:
    """The part of the customers who pass one of some steps at least once, 0 to 1.

    None if no way comes to an end, or if it depends on a branch that gives no shares. Cost: linear in the states.
    """
    return share_where(unrolled, lambda step: step in hit)


def share_where(unrolled: Unrolled, is_hit: Callable[[Step], object]) -> float | None:
    """The same, for the steps of which something holds."""
    if not unrolled.legs:
        return None
    missed: dict[State | None, float | None] = {None: 1.0}
    for state, legs in reversed(unrolled.legs.items()):
        missed[state] = 0.0 if is_hit(state[0]) else _mixed(legs, missed)
    spared = missed[next(iter(unrolled.legs))]
    return None if spared is None else min(max(1.0 - spared, 0.0), 1.0)


def _mixed(legs: tuple[Leg, ...], missed: Mapping[State | None, float | None]) -> float | None:
    """The part who miss it from here on; where the ways on are alike, their shares do not matter."""
    parts = [missed[leg.target] for leg in legs]
    if len(set(parts)) == 1:
        return parts[0]
    whole = 0.0
    for leg, part in zip(legs, parts, strict=True):
        if leg.share is None or part is None:
            return None
        whole += leg.share * part
    return whole
