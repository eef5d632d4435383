"""The scale of the emotions in a file: its ends, its neutral point, and which end is good."""

from __future__ import annotations

from typing import Any

from blueprint.model.numbers import NARROWEST_SCALE, written
from blueprint.named import NamedTuple


class Scale(NamedTuple):
    """low and high as declared; neutral: neither good nor bad; good_is_high: False for a scale of pain."""

    low: float = -3.0
    high: float = 3.0
    neutral: float = 0.0
    good_is_high: bool = True

    def holds(self, score: float) -> bool:
        """Whether a score lies on the scale."""
        return self.low <= score <= self.high

    def goodness(self, score: float) -> float:
        """A score as a number from -1 (worst) over 0 (neutral) to 1 (best).

        Each side of neutral is stretched by the longer of the two, so that equal distances stay equal.

        >>> Scale(0, 10, 0, good_is_high=False).goodness(8)
        -0.8
        """
        reach = max(self.high - self.neutral, self.neutral - self.low)
        return (score - self.neutral) / reach * (1 if self.good_is_high else -1)

    @property
    def step(self) -> float:
        """One step of the scale: 1, or the power of ten of which the scale has at least three.

        >>> Scale().step, Scale(0, 10, 5).step, Scale(0, 100, 50).step, Scale(-1, 1).step
        (1.0, 1.0, 10.0, 0.1)
        """
        from math import floor, log10

        return 10.0 ** floor(log10((self.high - self.low) / 3))

    def raised(self, score: float) -> float:
        """A score one step better, or at the good end of the scale."""
        return min(score + self.step, self.high) if self.good_is_high else max(score - self.step, self.low)

    def better(self, before: float, after: float) -> float:
        """By how much a score is better than another, on the file's scale; below zero if it is worse."""
        return after - before if self.good_is_high else before - after


def read_scale(declared: Any) -> Scale:
    """The scale that a file declares: `[-3, 3]`, `{from, to, good, neutral}`, or nothing.

    Raises ValueError with what is wrong if its ends are in no order or too near each other, or neutral lies outside.
    """
    if declared is None:
        return Scale()
    if isinstance(declared, tuple):
        low, high, neutral, good = *declared, None, "high"
    else:
        low, high, neutral, good = declared.from_, declared.to, declared.neutral, declared.good or "high"
    ends = f"{written(low)} to {written(high)}"
    if low >= high:
        raise ValueError(f"the scale must go from a lower to a higher number, not from {ends}")
    if high - low < NARROWEST_SCALE:
        raise ValueError(f"the scale from {ends} is too narrow: its ends must be {NARROWEST_SCALE:g} or more apart")
    neutral = (low + high) / 2 if neutral is None else neutral
    if not low <= neutral <= high:
        raise ValueError(f"neutral ({written(neutral)}) must lie between {written(low)} and {written(high)}")
    return Scale(low, high, neutral, good == "high")
