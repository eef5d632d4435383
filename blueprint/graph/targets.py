"""Targets of indicators: what a figure should be, as `<= 5`, `>= 90` or a range, and how far it is from that."""

from __future__ import annotations

import re
from math import inf

from blueprint.named import NamedTuple

_TARGET = re.compile(r"(<=|>=|<|>|=) ?(-?\d+(?:\.\d+)?)")


class Target(NamedTuple):
    """What a figure should be: not under `low` and not over `high`, in the unit of its indicator.

    strict: the bound itself is no longer good enough (`< 5`, `> 90`).
    """

    low: float = -inf
    high: float = inf
    strict: bool = False

    def met(self, actual: float) -> bool:
        """Whether a figure is as it should be.

        >>> Target(high=5).met(5), Target(high=5, strict=True).met(5), Target(2, 4).met(3)
        (True, False, True)
        """
        return self.low < actual < self.high if self.strict else self.low <= actual <= self.high

    def distance(self, actual: float) -> float:
        """How far a figure is outside, in its unit: above zero if too high, below if too low, zero if not outside.

        >>> Target(high=5).distance(8), Target(low=90).distance(86.5), Target(2, 4).distance(3)
        (3.0, -3.5, 0.0)
        """
        return float(actual - min(max(actual, self.low), self.high))

    @property
    def words(self) -> str:
        """What it demands, in words.

        >>> Target(high=5).words, Target(low=90, strict=True).words, Target(2, 4).words, Target(3, 3).words
        ('at most 5', 'more than 90', 'from 2 to 4', 'exactly 3')
        """
        if self.low == self.high:
            return f"exactly {number(self.low)}"
        if self.low == -inf:
            return f"{'less than' if self.strict else 'at most'} {number(self.high)}"
        if self.high == inf:
            return f"{'more than' if self.strict else 'at least'} {number(self.low)}"
        return f"from {number(self.low)} to {number(self.high)}"


def read_target(declared: str | tuple[float, float] | None) -> Target | None:
    """The target that an indicator declares: `<= 5`, `>= 90`, `= 3`, or a range in either order; None if none.

    Raises ValueError for a text that is no target.

    >>> read_target("<= 5")
    Target(low=-inf, high=5.0, strict=False)
    >>> read_target((4, 2)).words
    'from 2 to 4'
    """
    if declared is None:
        return None
    if not isinstance(declared, str):
        return Target(min(declared), max(declared))
    found = _TARGET.fullmatch(declared)
    if found is None:
        raise ValueError(f"not a target: {declared!r}")
    sign, bound = found[1], float(found[2])
    low = -inf if sign in {"<", "<="} else bound
    high = inf if sign in {">", ">="} else bound
    return Target(low, high, strict=sign in {"<", ">"})


def number(value: float) -> str:
    """A figure as a person writes it: no exponent, no digits that only the machine has put there.

    >>> number(1010000.0), number(0.1 + 0.2), number(-2.5)
    ('1010000', '0.3', '-2.5')
    """
    return f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".")
