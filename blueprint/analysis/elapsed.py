"""How long the shortest and the longest way through a branching journey take, and how long it takes on average.

Dynamic programming over the unrolled journey: at each state the shortest and the longest way so far are carried on,
and for the average the part of the customers who come there with their minutes. No way is ever listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from blueprint.analysis.times import Times
from blueprint.analysis.unrolled import Unrolled
from blueprint.graph.nodes import Step


class Expected(NamedTuple):
    """Minutes on average; each as in `Times`."""

    takes: float | None
    waits: float | None
    total: float | None
    in_view: float | None
    out_of_view: float | None


class Elapsed(NamedTuple):
    """The times of all ways to one end, or to any (end: None).

    share: the part of the customers who come to this end, None where a branch gives no shares; expected: the mean over
    those customers, by the shares; None where they are not known; gaps: some way has a step without a time, so that
    the mean is only at least so much.
    """

    end: Step | None
    share: float | None
    shortest: Times
    longest: Times
    expected: Expected | None
    gaps: bool


class _Load(NamedTuple):
    """What is carried along: the part of the customers, that part times their minutes, and what of them is known."""

    weight: float
    mass: tuple[float, ...]
    known: tuple[bool, ...]
    shortest: Times
    longest: Times
    gaps: bool


_START = _Load(1.0, (0.0,) * 5, (False,) * 5, Times(), Times(), False)


def elapsed(unrolled: Unrolled, acting: Iterable[Step], times: Mapping[Step, Times]) -> tuple[Elapsed, ...]:
    """The times of the ways to any end, then to each end from left to right; nothing if no way ends.

    acting: the steps in which the customer does something, the last of which is an end; times: of every step. A step
    without a time adds nothing, so that the shortest way is the one of which the least is known to be spent: its
    counts tell how much that covers. Of two ways as long, the one that is declared first. Cost: linear in the states.
    """
    share_known = all(leg.share is not None for legs in unrolled.legs.values() for leg in legs)
    arrived: dict[Step, _Load] = {}
    for last, load in _carry(unrolled, frozenset(acting), times):
        arrived[last] = _merged(arrived[last], load) if last in arrived else load
    if not arrived:
        return ()
    ends = sorted(arrived, key=lambda step: step.index)
    whole = arrived[ends[0]]
    for step in ends[1:]:
        whole = _merged(whole, arrived[step])
    return tuple(_told(end, load, share_known) for end, load in [(None, whole), *((one, arrived[one]) for one in ends)])


def _carry(unrolled: Unrolled, acting: frozenset[Step], times: Mapping[Step, Times]) -> Iterator[tuple[Step, _Load]]:
    """What arrives at the end, with the last step in which the customer did something."""
    loads: dict[object, dict[Step | None, _Load]] = {}
    for number, (state, legs) in enumerate(unrolled.legs.items()):
        step, here = state[0], loads.pop(state, {})
        if number == 0:
            here = {None: _START}
        here = {last: _spent(load, times[step]) for last, load in here.items()}
        if step in acting:
            here = {step: _all_of(here.values())}
        for leg in legs:
            for last, load in here.items():
                sent = _weighed(load, leg.share or 0.0)
                if leg.target is not None:
                    there = loads.setdefault(leg.target, {})
                    there[last] = _merged(there[last], sent) if last in there else sent
                elif last is not None:
                    yield last, sent


def _spent(load: _Load, times: Times) -> _Load:
    """What is carried on from a step."""
    mass = tuple(sum_ + load.weight * (more or 0.0) for sum_, more in zip(load.mass, times[:5], strict=True))
    known = tuple(before or more is not None for before, more in zip(load.known, times[:5], strict=True))
    ways = load.shortest.plus(times), load.longest.plus(times)
    return _Load(load.weight, mass, known, *ways, load.gaps or times.at_least)


def _weighed(load: _Load, share: float) -> _Load:
    """What goes on with a part of the customers."""
    if share == 1.0:
        return load
    return load._replace(weight=load.weight * share, mass=tuple(sum_ * share for sum_ in load.mass))


def _all_of(loads: Iterable[_Load]) -> _Load:
    first, *others = loads
    for other in others:
        first = _merged(first, other)
    return first


def _merged(one: _Load, other: _Load) -> _Load:
    return _Load(
        one.weight + other.weight,
        tuple(mine + theirs for mine, theirs in zip(one.mass, other.mass, strict=True)),
        tuple(mine or theirs for mine, theirs in zip(one.known, other.known, strict=True)),
        min(one.shortest, other.shortest, key=_length),
        max(one.longest, other.longest, key=_length),
        one.gaps or other.gaps,
    )


def _length(times: Times) -> float:
    return times.total or 0.0


def _told(end: Step | None, load: _Load, share_known: bool) -> Elapsed:
    expected = None
    if share_known and load.weight:
        means = [sum_ / load.weight if known else None for sum_, known in zip(load.mass, load.known, strict=True)]
        expected = Expected(*means)
    return Elapsed(end, load.weight if share_known else None, load.shortest, load.longest, expected, load.gaps)
