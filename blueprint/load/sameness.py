"""Whether two readings say the same: what is asked after a file was tidied or edited, before anything is written."""

from __future__ import annotations

from typing import Any


def same(first: Any, second: Any, in_order: bool = True) -> bool:
    """Whether two pieces of plain data are equal to the letter: `1` is not `true`, and NaN is NaN.

    in_order: the keys of a mapping have to stand in one order too.

    >>> same({"a": 1, "b": [2]}, {"a": 1, "b": [2.0]}), same([1], [True]), same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    (True, False, False)
    """
    waiting = [(first, second)]
    while waiting:
        one, other = waiting.pop()
        if isinstance(one, dict) and isinstance(other, dict):
            if list(one) != list(other) and (in_order or one.keys() != other.keys()):
                return False
            waiting.extend((value, other[key]) for key, value in one.items())
        elif isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            waiting.extend(zip(one, other, strict=True))
        elif isinstance(one, bool) is not isinstance(other, bool) or (one != other and (one == one or other == other)):
            return False
    return True
