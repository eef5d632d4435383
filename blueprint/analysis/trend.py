"""From one month to the next: more complaints or fewer, and whether that is more than chance.

Counts are compared over what was counted in both months only: a month that nobody counted is not a month without
complaints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.analysis.complaints import months_of
from blueprint.graph.nodes import Indicator

BETTER, WORSE, SAME = "better", "worse", "same"


class Change(NamedTuple):
    """A month beside the last one before it that has a count.

    complaints: all of the month; earlier: the month that it is compared with; before, after: the complaints of
    both months over what was counted in both. None where there is nothing to compare with.
    """

    month: str
    complaints: int
    earlier: str | None = None
    before: int | None = None
    after: int | None = None

    @property
    def by(self) -> int | None:
        """How many more complaints there are; below zero, fewer."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def verdict(self) -> str | None:
        """Whether it got `better`, `worse` or stayed the `same`."""
        return None if self.by is None else WORSE if self.by > 0 else BETTER if self.by else SAME

    @property
    def clear(self) -> bool | None:
        """Whether the change is more than chance would bring."""
        return None if self.before is None or self.after is None else beyond_chance(self.before, self.after)


def beyond_chance(before: int, after: int) -> bool:
    """Whether two counts differ by more than chance brings in 19 of 20 cases: |after − before| > 2·√(before + after).

    The normal approximation to the comparison of two Poisson counts (Przyborowski & Wilenski 1940).

    >>> beyond_chance(66, 44), beyond_chance(31, 42), beyond_chance(0, 4), beyond_chance(0, 5)
    (True, False, False, True)
    """
    return (after - before) ** 2 > 4 * (before + after)


def changes(indicators: Sequence[Indicator]) -> Iterator[Change]:
    """Every month that has a count, beside the last one before it that has one too. Cost: linear."""
    counts: dict[str, dict[Indicator, int]] = {month: {} for month in months_of(indicators)}
    for indicator in indicators:
        for month, number in indicator.complaints:
            counts[month][indicator] = number
    earlier: str | None = None
    for month, now in counts.items():
        yield _change(month, now, earlier, counts[earlier] if earlier else {})
        earlier = month


def _change(month: str, now: dict[Indicator, int], earlier: str | None, then: dict[Indicator, int]) -> Change:
    whole, both = sum(now.values()), [one for one in now if one in then]
    if not both:
        return Change(month, whole, earlier)
    return Change(month, whole, earlier, sum(then[one] for one in both), sum(now[one] for one in both))
