"""Numbers and lengths of time as they are written in the picture."""

from __future__ import annotations

from functools import lru_cache

from blueprint.layout.wording import Words
from blueprint.model.durations import spell

MINUS = "\u2212"


def signed(score: float, neutral: float = 0.0) -> str:
    """A score with one decimal; on a scale whose neutral is 0 with its sign.

    >>> signed(2.7), signed(-0.4), signed(-0.0), signed(7.5, neutral=5)
    ('+2.7', '−0.4', '0.0', '7.5')
    >>> signed(0.55), signed(0.55 - 1e-16)  # a mean, however it was added up
    ('+0.6', '+0.6')
    """
    text = f"{round(abs(score), 9):.1f}"
    if neutral != 0 or text == "0.0":
        return text if score >= 0 or text == "0.0" else MINUS + text
    return ("+" if score > 0 else MINUS) + text


def plain(number: float) -> str:
    """A number as short as it is, with a real minus sign.

    >>> plain(-3.0), plain(2.5)
    ('−3', '2.5')
    """
    return f"{number:g}".replace("-", MINUS)


def signed_plain(number: float) -> str:
    """A number as short as it is, with its sign.

    >>> signed_plain(2.0), signed_plain(-0.5), signed_plain(0.0)
    ('+2', '−0.5', '0')
    """
    return f"+{plain(number)}" if number > 0 else plain(number + 0.0)


def share(part: float) -> str:
    """A share of the whole, as it was declared.

    >>> share(0.9), share(0.125)
    ('90%', '12.5%')
    """
    return f"{part * 100:g}%"


def time(length: float, words: Words) -> str:
    """A length of time, given in minutes, in the units of a language.

    >>> from blueprint.layout.wording import words
    >>> time(90, words("en")).split("\\u00a0"), time(90, words("de")).split("\\u00a0")
    (['1', 'h 30', 'min'], ['1', 'Std. 30', 'Min.'])
    """
    parts = iter(spell(length).split())
    return " ".join(words.count(f"unit.{unit}", int(count)) for count, unit in zip(parts, parts, strict=True))


@lru_cache(maxsize=8192)
def px(length: float) -> str:
    """A length for a drawing: at most two decimals, never -0. In a picture most lengths come several times.

    >>> px(1.0), px(-0.001), px(2.345)
    ('1', '0', '2.35')
    """
    text = f"{length:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
