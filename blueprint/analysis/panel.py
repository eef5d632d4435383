"""One journey as figures: peak, end and the summaries that are made of them, beside the plain mean.

The peak-end rule is one of several that researchers have compared, and none is the truth. Alaybek et al. (2022, 174
effects) find that peak and end together foretell memories about as well as the plain mean, and that duration hardly
matters; Bosch et al. (2026, 2,576 trips) find the lowest moment and the end best. So the whole panel is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from blueprint.graph.scale import Scale


class Panel(NamedTuple):
    """The figures of one journey, on the file's own scale; None where something that they need is not known."""

    peak: float | None = None
    peak_deviation: float | None = None
    best: float | None = None
    worst: float | None = None
    end: float | None = None
    peak_end: float | None = None
    low_end: float | None = None
    high_end: float | None = None
    mean: float | None = None
    duration_mean: float | None = None
    serial: float | None = None


SUMMARIES = ("peak_end", "low_end", "high_end", "mean", "duration_mean", "serial")
"""The figures that each sum up a whole journey in one number."""

MEANING = {
    "peak": "the moment furthest from neutral (Kahneman, Fredrickson, Schreiber & Redelmeier 1993)",
    "peak_deviation": "the moment furthest from the mean, another way to find the peak",
    "best": "the best moment",
    "worst": "the worst moment",
    "end": "the last moment",
    "peak_end": "(peak + end) / 2 (Redelmeier & Kahneman 1996)",
    "low_end": "(worst + end) / 2 (Bosch et al. 2026)",
    "high_end": "(best + end) / 2",
    "mean": "the sum of the scores through their number",
    "duration_mean": "each score counted by its minutes: Σ d·s / Σ d",
    "serial": "(first + last) / 2, the serial position",
}
"""How each figure comes about, with its source."""


INTENSITY, DEVIATION = PEAK_RULES = ("intensity", "deviation")
"""How the peak is found: furthest from neutral, or furthest from the mean."""


def panel(
    scores: Sequence[float | None], durations: Sequence[float | None], scale: Scale, peak_rule: str = INTENSITY
) -> Panel:
    """The figures of one journey.

    scores: of its moments in order, on the file's scale, None for one that nobody scored; durations: the minutes of
    each (waiting and doing), None where not known: then there is no duration-weighted mean; peak_rule: which of the two
    peaks goes into peak_end.

    >>> panel([2, 8, 7], [None] * 3, Scale(0, 10, 0, good_is_high=False)).peak_end
    7.5
    >>> panel([2, 8, 1], [None] * 3, Scale(0, 10, 0, good_is_high=False)).peak_end
    4.5
    """
    known = [score for score in scores if score is not None]
    if not known:
        return Panel()
    peak, best, worst = peak_of(known, scale), best_of(known, scale), worst_of(known, scale)
    mean, start, end = mean_of(known), scores[0], scores[-1]
    deviant = _furthest_from(mean, known, scale)
    return Panel(
        peak=peak,
        peak_deviation=deviant,
        best=best,
        worst=worst,
        end=end,
        peak_end=midpoint(peak if peak_rule == INTENSITY else deviant, end),
        low_end=midpoint(worst, end),
        high_end=midpoint(best, end),
        mean=mean,
        duration_mean=weighted_mean(scores, durations),
        serial=midpoint(start, end),
    )


def peak_of(scores: Iterable[float], scale: Scale) -> float:
    """The score furthest from neutral; of two as far, the worse."""
    return max(scores, key=lambda score: strength(score, scale))


def strength(score: float, scale: Scale) -> tuple[float, float]:
    """By what a peak is chosen: how far from neutral, then how bad (Kahneman et al. 1993, with our tie-break)."""
    good = scale.goodness(score)
    return abs(good), -good


def best_of(scores: Iterable[float], scale: Scale) -> float:
    """The best score."""
    return max(scores, key=scale.goodness)


def worst_of(scores: Iterable[float], scale: Scale) -> float:
    """The worst score."""
    return min(scores, key=scale.goodness)


def mean_of(scores: Sequence[float]) -> float:
    """The plain mean, without the error that adding in turn would bring."""
    from math import fsum

    return fsum(scores) / len(scores)


def weighted_mean(scores: Sequence[float | None], durations: Sequence[float | None]) -> float | None:
    """Σ d·s / Σ d over the scored moments; None if the minutes of one of them are not known, or are all zero."""
    from math import fsum

    pairs = [(score, length) for score, length in zip(scores, durations, strict=True) if score is not None]
    lengths = [length for _, length in pairs if length is not None]
    if len(lengths) < len(pairs) or not fsum(lengths):
        return None
    return fsum(score * length for (score, _), length in zip(pairs, lengths, strict=True)) / fsum(lengths)


def midpoint(one: float | None, other: float | None) -> float | None:
    """The middle of two scores, if both are known."""
    return None if one is None or other is None else (one + other) / 2


def _furthest_from(mean: float, scores: Sequence[float], scale: Scale) -> float:
    return max(scores, key=lambda score: (abs(score - mean), -scale.goodness(score)))
