"""How large numbers may be, and how they are written."""

from __future__ import annotations

LARGEST = 1_000_000_000
"""No number in a blueprint is further from zero: scores, ends of scales, figures of indicators, counts."""

NARROWEST_SCALE = 0.001
"""The ends of a scale are at least so far apart: with less between them, a computer's numbers could not tell scores."""


def written(value: float) -> str:
    """A number as it is written in a file.

    >>> written(2.0), written(0.1), written(1000000.5), written(float("inf")), written(10**400)
    ('2', '0.1', '1000000.5', '.inf', 'about 10^400')
    """
    if isinstance(value, int):
        return str(value) if abs(value) < 10**20 else f"about {'-' * (value < 0)}10^{_digits(value) - 1}"
    odd = {"nan": ".nan", "inf": ".inf", "-inf": "-.inf"}
    return odd.get(str(value)) or format(value, ".12g")


def _digits(value: int) -> int:
    """How many digits a whole number has, without writing it out."""
    digits = int(abs(value).bit_length() * 0.30103)
    return digits + (abs(value) >= 10**digits)
