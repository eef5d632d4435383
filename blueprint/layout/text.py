"""How wide a text will be drawn, without a font at hand.

The picture is drawn in whatever font the reader has, so a width is that of Inter plus 3 %: with this rule no label
overflowed in any of four common fonts. Inter's advance widths are in `metrics.txt` (made by `tools/make_metrics.py`); a
character that Inter lacks counts the usual width of its script. Lines are broken in `wrap.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, partial

from blueprint.layout.characters import PICTURE_PARTS, Learnt, clusters, is_picture, typical_width

EM = 204_800
"""The units of an em in which widths are summed, as whole numbers and so exactly: 1/2048 em of Inter, times 100."""

SLACK = 103
"""How wide a character of Inter counts, in per cent."""

WEIGHTS = (400, 600, 700)
"""The weights in `metrics.txt`, in its order."""

_USUAL = 10
"""How many rows of `metrics.txt` most texts keep to: the letters of Latin-1. The others are read when one is met."""

_PICTURE = EM * 130 // 100


class _Tables(dict[int, Learnt]):
    """Character to units, by weight; read when first asked for, and a weight between two takes the bolder one."""

    def __missing__(self, weight: int) -> Learnt:
        nearest = next((known for known in WEIGHTS if known >= weight), WEIGHTS[-1])
        if nearest != weight:
            return self[nearest]
        table = self[weight] = Learnt(partial(_rarer, weight))
        table.update(_table(weight, _USUAL))
        return table


def listed(weight: int) -> Iterator[tuple[str, int]]:
    """The characters in `metrics.txt` with their units; a tab and a line end are drawn as a space."""
    yield from _table(weight).items()


@cache
def _table(weight: int, most: int | None = None) -> dict[str, int]:
    """Character to units. most: how many rows of `metrics.txt` are read, from the top; all unless given."""
    rows = _lines()[: most and 4 * most]
    widths = " ".join(rows[1 + WEIGHTS.index(weight) :: 4]).split()
    units = list(map(SLACK.__mul__, map(int, widths)))
    table = dict(zip("".join([row[1:-1] for row in rows[0::4]]), units, strict=True))
    return table | dict.fromkeys("\t\n\r", units[0])


@cache
def _lines() -> list[str]:
    """The lines of `metrics.txt` below its head."""
    with open(os.path.join(os.path.dirname(__file__), "metrics.txt"), encoding="utf-8") as file:
        return file.read().rstrip("\n").partition("\n\n")[2].split("\n")


def _rarer(weight: int, character: str) -> int:
    """The units of a character that is not among the usual ones: if `metrics.txt` lacks it, what its script has."""
    for row, widths in zip(_lines()[0::4], _lines()[1 + WEIGHTS.index(weight) :: 4], strict=True):
        if (at := row.find(character, 1, -1)) > 0:
            return SLACK * int(widths.split()[at - 1])
    return EM * typical_width(character) // 100


_TABLES = _Tables()


def width(text: str, size: float, weight: int = 400) -> float:
    """The width in px of a text on one line, at a font size in px.

    Kerning is left out: it makes text narrower more often than wider.

    >>> round(width("Guest checks in", 12), 2)
    93.5
    >>> width("酒店", 12), width("한국", 12), width("👨‍👩‍👧‍👦", 10), width("e\\u0301", 10) == width("e", 10)
    (24.0, 24.0, 13.0, True)
    """
    return units(text, weight) * size / EM


def units(text: str, weight: int = 400) -> int:
    """The width of a text on one line in units, of which `EM` make an em.

    >>> units("酒店") == 2 * EM
    True
    """
    if text.isascii() or PICTURE_PARTS.isdisjoint(text):
        return sum(map(_TABLES[weight].__getitem__, text))
    return sum(advances(text, weight))


def advances(text: str, weight: int = 400) -> list[int]:
    """The units of each character, in order; an emoji made of several characters has all its units at its first one.

    >>> advances("酒e\\u0301")
    [204800, 122982, 0]
    """
    found = list(map(_TABLES[weight].__getitem__, text))
    if not (text.isascii() or PICTURE_PARTS.isdisjoint(text)):
        at = 0
        for cluster in clusters(text):
            if is_picture(cluster):
                found[at : at + len(cluster)] = [_PICTURE] + [0] * (len(cluster) - 1)
            at += len(cluster)
    return found
