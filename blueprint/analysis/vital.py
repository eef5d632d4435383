"""The vital few: the few things that bring most of the complaints, if there are such.

The name and the use of Pareto's uneven shares for this are Juran's (1951); 80 % is the customary share, not a law.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate

FEWEST = 30
"""Below this number of complaints a ranking is mostly chance."""


class Why(StrEnum):
    """Why there are no vital few."""

    NONE_AT_ALL = "no complaints"
    TOO_FEW = "too few complaints"
    NOT_PLACED = "too many are not placed"
    SPREAD = "spread over most items"


def crossing(counts: Sequence[int], total: int) -> int | None:
    """How many items, from the greatest down, bring 80 % of all complaints; the one that crosses the line is in it.

    counts: of each item, the greatest first; total: of all complaints, above 0. None if all items together do not.

    >>> crossing([50, 30, 20], 100), crossing([50, 29, 21], 100), crossing([50, 29], 100)
    (2, 3, None)
    """
    return next((place for place, reached in enumerate(accumulate(counts), 1) if 5 * reached >= 4 * total), None)


def vital_few(counts: Sequence[int], unplaced: int = 0) -> tuple[int, Why | None]:
    """How many items are the vital few, or 0 and why there are none.

    counts: of each item, the greatest first, those with no complaint included; unplaced: complaints of no item. There
    are none below 30 complaints, and none if it takes over half of the items to bring 80 %.

    >>> vital_few([50, 30, 20, 0]), vital_few([40, 40, 20]), vital_few([20, 9])
    ((2, None), (0, <Why.SPREAD: 'spread over most items'>), (0, <Why.TOO_FEW: 'too few complaints'>))
    """
    total = sum(counts) + unplaced
    if total < FEWEST:
        return 0, Why.TOO_FEW if total else Why.NONE_AT_ALL
    reached = crossing(counts, total)
    if reached is None:
        return 0, Why.NOT_PLACED
    return (0, Why.SPREAD) if 2 * reached > len(counts) else (reached, None)
