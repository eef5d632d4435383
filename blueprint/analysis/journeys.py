"""The summaries of all ways through a branching journey, by dynamic programming: no way is ever listed.

What a rule has to remember of a way so far is little: its peak, its lowest, highest and first score, and for the mean
how many scores there were and their sum. Along the states of the unrolled journey these are carried forward, with the
part of the customers who bring each of them, so that forty two-way branches take milliseconds and not 2⁴⁰ ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from blueprint.analysis.panel import midpoint, strength
from blueprint.analysis.unrolled import Unrolled
from blueprint.graph.nodes import Step
from blueprint.graph.scale import Scale

Weights = dict[float | None, float]
"""The values that something can have, each with the part of the customers for whom it has it."""

Sums = dict[int, tuple[float, float, float, float]]
"""By how many scores there were: the part of the customers, that part times their sum, the least and greatest sum."""

FOLDED = ("peak", "worst", "best", "first")


class Spread(NamedTuple):
    """A summary over all ways to an end, on the file's scale. expected: None where a branch gives no shares."""

    worst: float | None
    best: float | None
    expected: float | None


class End(NamedTuple):
    """The ways that end with one step. share: the part of the customers, None where a branch gives no shares."""

    step: Step
    share: float | None
    summaries: dict[str, Spread]


class _Load(NamedTuple):
    """What is carried along: one table for each thing to remember, and the sums for the mean."""

    folded: tuple[Weights, ...]
    sums: Sums


def ends_of(unrolled: Unrolled, acting: Iterable[Step], scores: Mapping[Step, float], scale: Scale) -> tuple[End, ...]:
    """The summaries for each end of a customer's journey, from left to right.

    acting: the steps in which the customer does something; scores: those that are scored, on the file's scale. Ways on
    which the customer does nothing at all have no end. Cost: states times distinct scores.
    """
    acting = frozenset(acting)
    known = all(leg.share is not None for legs in unrolled.legs.values() for leg in legs)
    arrived: dict[Step, _Load] = {}
    for last, load in _carry(unrolled, acting, scores, scale):
        arrived[last] = _merged(arrived[last], load) if last in arrived else load
    return tuple(
        _end(step, arrived[step], scores.get(step), scale, known)
        for step in sorted(arrived, key=lambda step: step.index)
    )


def _carry(
    unrolled: Unrolled, acting: frozenset[Step], scores: Mapping[Step, float], scale: Scale
) -> Iterable[tuple[Step, _Load]]:
    """What arrives at the end, with the last step in which the customer did something."""
    folds = _folds(scale)
    loads: dict[object, dict[Step | None, _Load]] = {}
    for number, (state, legs) in enumerate(unrolled.legs.items()):
        here = loads.pop(state, {})
        if number == 0:
            here = {None: _Load(({None: 1.0},) * len(FOLDED), {0: (1.0, 0.0, 0.0, 0.0)})}
        step = state[0]
        if step in acting:
            here = {step: _taken_in(here, scores.get(step), folds)}
        for leg in legs:
            for last, load in here.items():
                sent = _weighed(load, 0.0 if leg.share is None else leg.share)
                if leg.target is not None:
                    there = loads.setdefault(leg.target, {})
                    there[last] = _merged(there[last], sent) if last in there else sent
                elif last is not None:
                    yield last, sent


def _folds(scale: Scale) -> tuple[Callable[[float | None, float], float | None], ...]:
    """How each thing to remember changes with one more score."""

    def peak(before: float | None, score: float) -> float:
        return score if before is None or strength(score, scale) >= strength(before, scale) else before

    def worst(before: float | None, score: float) -> float:
        return score if before is None or scale.goodness(score) < scale.goodness(before) else before

    def best(before: float | None, score: float) -> float:
        return score if before is None or scale.goodness(score) > scale.goodness(before) else before

    return peak, worst, best


def _taken_in(
    here: Mapping[Step | None, _Load], score: float | None, folds: tuple[Callable[..., float | None], ...]
) -> _Load:
    """What is carried on from a step in which the customer does something."""
    loads = [_with_score(last, load, score, folds) for last, load in here.items()]
    whole = loads[0]
    for load in loads[1:]:
        whole = _merged(whole, load)
    return whole


def _with_score(
    last: Step | None, load: _Load, score: float | None, folds: tuple[Callable[..., float | None], ...]
) -> _Load:
    *folded, first = load.folded
    if last is None:
        first = {score: sum(first.values())}
    if score is None:
        return _Load((*folded, first), load.sums)
    changed: list[Weights] = []
    for fold, weights in zip(folds, folded, strict=True):
        after: Weights = {}
        for value, weight in weights.items():
            now = fold(value, score)
            after[now] = after.get(now, 0.0) + weight
        changed.append(after)
    sums = {
        count + 1: (weight, mass + weight * score, least + score, most + score)
        for count, (weight, mass, least, most) in load.sums.items()
    }
    return _Load((*changed, first), sums)


def _weighed(load: _Load, share: float) -> _Load:
    """What goes on with a part of the customers."""
    if share == 1.0:
        return load
    folded = tuple({value: weight * share for value, weight in weights.items()} for weights in load.folded)
    sums = {count: (weight * share, mass * share, least, most)
            for count, (weight, mass, least, most) in load.sums.items()}  # fmt: skip
    return _Load(folded, sums)


def _merged(one: _Load, other: _Load) -> _Load:
    folded = []
    for mine, theirs in zip(one.folded, other.folded, strict=True):
        whole = dict(mine)
        for value, weight in theirs.items():
            whole[value] = whole.get(value, 0.0) + weight
        folded.append(whole)
    sums = dict(one.sums)
    for count, theirs in other.sums.items():
        sums[count] = _both(sums[count], theirs) if count in sums else theirs
    return _Load(tuple(folded), sums)


def _both(mine: tuple[float, ...], theirs: tuple[float, ...]) -> tuple[float, float, float, float]:
    return mine[0] + theirs[0], mine[1] + theirs[1], min(mine[2], theirs[2]), max(mine[3], theirs[3])


def _end(step: Step, load: _Load, score: float | None, scale: Scale, known: bool) -> End:
    share = sum(load.folded[0].values()) if known else None
    peak, worst, best, first = load.folded
    summaries = {
        "peak_end": _spread(peak, score, scale, known),
        "low_end": _spread(worst, score, scale, known),
        "high_end": _spread(best, score, scale, known),
        "mean": _means(load.sums, scale, known),
        "serial": _spread(first, score, scale, known),
    }
    return End(step, share, summaries)


def _spread(weights: Weights, end: float | None, scale: Scale, known: bool) -> Spread:
    """The midpoints of what was carried and of the end; None if one of them is not known on some way."""
    values: dict[float, float] = {}
    for value, weight in weights.items():
        if (middle := midpoint(value, end)) is None:
            return Spread(None, None, None)
        values[middle] = values.get(middle, 0.0) + weight
    return _ends(values, scale, sum(value * weight for value, weight in values.items()) if known else None,
                 sum(values.values()))  # fmt: skip


def _means(sums: Sums, scale: Scale, known: bool) -> Spread:
    if 0 in sums:
        return Spread(None, None, None)
    values = {total / count: 0.0 for count, (_, _, least, most) in sums.items() for total in (least, most)}
    mass = sum(mass / count for count, (_, mass, _, _) in sums.items()) if known else None
    return _ends(values, scale, mass, sum(weight for weight, *_ in sums.values()))


def _ends(values: Mapping[float, float], scale: Scale, mass: float | None, weight: float) -> Spread:
    expected = mass / weight if mass is not None and weight else None
    return Spread(min(values, key=scale.goodness), max(values, key=scale.goodness), expected)
