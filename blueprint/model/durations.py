"""Durations and shares as people write them, read into minutes and fractions, and written back."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800}
"""The units that a duration may use, in seconds."""

_PART = r"\d{1,9}(\.\d{1,9})? ?(s|min|h|d|wk)"
_CLOCK = r"T(\d{1,9}H(\d{1,9}M)?(\d{1,9}S)?|\d{1,9}M(\d{1,9}S)?|\d{1,9}S)"
DURATION_PATTERN = rf"^{_PART}( {_PART}){{0,3}}$|^P\d{{1,9}}D({_CLOCK})?$|^P{_CLOCK}$"
"""`8 min`, `90 s`, `1 h 30 min`, `2 d`, or ISO 8601 `PT8M`. Bounded, so that no text can make it slow."""

DURATION_WHOLE = DURATION_PATTERN.replace("$", r"\Z")
"""The same for Python's own engine, in which `$` lets a line break follow. It is ready in a twentieth of the time."""

PERCENT_PATTERN = r"^(\d{1,2}(\.\d{1,9})?|100(\.0{1,9})?) ?%$"

_WORDS = re.compile(r"(\d+(?:\.\d+)?) ?(s|min|h|d|wk)")
_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


@lru_cache(maxsize=1024)
def minutes(duration: str) -> float:
    """A duration in minutes.

    duration: a text that `DURATION_PATTERN` accepts; anything else raises ValueError.

    >>> minutes("1 h 30 min"), minutes("90 s"), minutes("PT8M"), minutes("2 d")
    (90.0, 1.5, 8.0, 2880.0)
    """
    iso = _ISO.fullmatch(duration)
    if iso and any(iso.groups()):
        parts = zip(iso.groups(), ("d", "h", "min", "s"), strict=True)
        seconds = sum(int(count) * SECONDS[unit] for count, unit in parts if count)
    elif re.match(DURATION_WHOLE, duration) and not duration.startswith("P"):
        seconds = sum(_exact(count) * SECONDS[unit] for count, unit in _WORDS.findall(duration))
    else:
        raise ValueError(f"not a duration: {duration!r}")
    return float(seconds / 60)


def _exact(number: str) -> int | Fraction:
    """A decimal number as it is written; fractions take long to import, and most numbers have none."""
    if number.isdecimal():
        return int(number)
    from fractions import Fraction

    return Fraction(number)


def spell(length: float) -> str:
    """A number of minutes as a person would write it, to the second.

    >>> spell(90), spell(1.5), spell(2880), spell(8)
    ('1 h 30 min', '1 min 30 s', '2 d', '8 min')
    """
    left, parts = round(length * 60), []
    for unit in ("d", "h", "min", "s"):
        count, left = divmod(left, SECONDS[unit])
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts) or "0 min"


def fraction(share: str | float) -> float:
    """A share, `20%` or `0.2`, as a number between 0 and 1.

    >>> fraction("20%"), fraction(0.2), fraction("12.5 %")
    (0.2, 0.2, 0.125)
    """
    if isinstance(share, str):
        return float(_exact(share.rstrip("% ")) / 100)
    return float(share)
