"""What to improve first: by how much a journey's summary would rise if one of its moments rose by one scale step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from blueprint.analysis.panel import best_of, midpoint, peak_of, worst_of
from blueprint.graph.scale import Scale

Choice = Callable[[Iterable[float]], float]
"""Chooses one of some scores: the peak, the worst, the best."""


class Rise(NamedTuple):
    """What one moment could do for each summary, on the file's scale; below zero, the summary would fall.

    score: as it is now; raised: as it would be, one scale step better, or at the good end of the scale.
    """

    score: float
    raised: float
    peak_end: float | None
    low_end: float | None
    high_end: float | None
    mean: float


def rises(scores: Sequence[float], ends: bool, scale: Scale) -> list[Rise]:
    """What each moment of a path could do.

    scores: of the scored moments in order, on the file's scale; ends: whether the last of them is the end of the path
    (if nobody scored the end, there is no summary that needs it). Cost: linear.
    """
    choices: tuple[Choice, ...] = (
        lambda some: peak_of(some, scale),
        lambda some: worst_of(some, scale),
        lambda some: best_of(some, scale),
    )
    columns = [_summary_rises(scores, ends, scale, choice) for choice in choices]
    raised = [scale.raised(score) for score in scores]
    means = [abs(after - before) / len(scores) for before, after in zip(scores, raised, strict=True)]
    return [Rise(*row) for row in zip(scores, raised, *columns, means, strict=True)]


def peak_end_after_a_fall(scores: Sequence[float], scale: Scale) -> tuple[float, float]:
    """The last score one scale step worse, or at the bad end of the scale, and peak-end with it. Raises for no scores.

    >>> peak_end_after_a_fall([0.2, 1.0, 2.5], Scale())
    (1.5, 1.5)
    """
    lower = max(scores[-1] - scale.step, scale.low) if scale.good_is_high else min(scores[-1] + scale.step, scale.high)
    return lower, (peak_of((*scores[:-1], lower), scale) + lower) / 2


def moves_the_peak(scores: Sequence[float], scale: Scale) -> bool:
    """Whether one scale step on one score could make another moment the peak. Cost: linear."""
    if len(scores) < 2:
        return False
    first, second = sorted((abs(scale.goodness(score)) for score in scores), reverse=True)[:2]
    return first - second < abs(scale.goodness(scale.neutral + scale.step))


def _summary_rises(scores: Sequence[float], ends: bool, scale: Scale, choice: Choice) -> list[float | None]:
    """By how much (chosen + end) / 2 gets better, for each moment that is raised."""
    if not ends:
        return [None] * len(scores)
    now = midpoint(choice(scores), scores[-1])
    found = []
    for place, others in enumerate(_without_each(scores, choice)):
        raised = scale.raised(scores[place])
        last = raised if place == len(scores) - 1 else scores[-1]
        after = midpoint(choice((*others, raised)), last)
        found.append(None if now is None or after is None else scale.better(now, after))
    return found


def _without_each(scores: Sequence[float], choice: Choice) -> list[tuple[float, ...]]:
    """For each place, what would be chosen of all scores before it, and of all after it."""
    before = list(accumulate(scores, lambda one, other: choice((one, other))))
    after = list(accumulate(reversed(scores), lambda one, other: choice((one, other))))[::-1]
    return [(*before[max(place - 1, 0) : place], *after[place + 1 : place + 2]) for place in range(len(scores))]
