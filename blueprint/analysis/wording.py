"""Figures in sentences: a score on the file's own scale, a count with its noun, names in quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.graph.scale import Scale


def figure(value: float | None, digits: int = 2) -> str:
    """A number as one reads it: no zeros at the end, a true minus.

    >>> figure(2.50), figure(-0.125), figure(3.0), figure(None)
    ('2.5', '−0.12', '3', 'not known')
    """
    if value is None:
        return "not known"
    text = f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def scored(value: float | None, scale: Scale) -> str:
    """A score, with a plus where the scale has a neutral point to be above of.

    >>> scored(2.0, Scale()), scored(7.0, Scale(0, 10, 0))
    ('+2', '7')
    """
    signed = value is not None and scale.low < 0 < scale.high and round(value, 2) > 0
    return f"+{figure(value)}" if signed else figure(value)


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> counted(1, "step"), counted(3, "step"), counted(2, "touchpoint has", "touchpoints have")
    ('1 step', '3 steps', '2 touchpoints have')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def quoted(name: str) -> str:
    """A name in a sentence."""
    return f"“{name}”"


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names in a sentence, the first few of them.

    >>> listed(["a", "b"]), listed(["a", "b", "c", "d", "e"])
    ('“a” and “b”', '“a”, “b”, “c” and 2 more')
    """
    return joined([quoted(name) for name in names], most)


def joined(parts: Sequence[str], most: int = 3) -> str:
    """Parts of a sentence, the first few of them.

    >>> joined(["a (1)", "b (2)"]), joined(["a", "b", "c"], 2)
    ('a (1) and b (2)', 'a, b and 1 more')
    """
    shown, left = parts[:most], len(parts) - most
    if left > 0:
        return f"{', '.join(shown)} and {left} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def percent(share: float) -> str:
    """A part of a whole, 0 to 1, as people write it.

    >>> percent(0.8), percent(0.81266), percent(-1 / 8)
    ('80%', '81.3%', '−12.5%')
    """
    return f"{figure(100 * share, 1)}%"
