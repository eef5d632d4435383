"""How wide a text will be drawn, without a font at hand.

The picture is drawn in whatever font the reader has, so a width is that of Inter plus 3 %: with this rule no label
overflowed in any of four common fonts. Inter's advance widths are in `metrics.txt` (made by `tools/make_metrics.py`); a
character that Inter lacks counts the usual width of its script. Lines are broken in `wrap.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from blueprint.layout.characters import PICTURE_PARTS, Learnt, clusters, is_picture, typical_width

EM = 204_800
"""The units of an em in which widths are summed, as whole numbers and so exactly: 1/2048 em of Inter, times 100."""

SLACK = 103
"""How wide a character of Inter counts, in per cent."""

WEIGHTS = (400, 600, 700)
"""The weights in `metrics.txt`, in its order."""

_PICTURE = EM * 130 // 100


class _Tables(dict[int, Learnt]):
    """Character to units, by weight; read when first asked for, and a weight between two takes the bolder one."""

    def __missing__(self, weight: int) -> Learnt:
        nearest = next((known for known in WEIGHTS if known >= weight), WEIGHTS[-1])
        if nearest != weight:
            return self[nearest]
        table = self[weight] = Learnt(_estimate)
        table.update(listed(weight))
        return table


def listed(weight: int) -> Iterator[tuple[str, int]]:
    """The characters in `metrics.txt` with their units; a tab and a line end are drawn as a space."""
    with open(os.path.join(os.path.dirname(__file__), "metrics.txt"), encoding="utf-8") as file:
        rows = file.read().rstrip("\n").partition("\n\n")[2].split("\n")
    characters = "".join([row[1:-1] for row in rows[0::4]])
    widths = " ".join(rows[1 + WEIGHTS.index(weight) :: 4]).split()
    yield from zip(characters, map(SLACK.__mul__, map(int, widths)), strict=True)
    yield from dict.fromkeys("\t\n\r", SLACK * int(widths[0])).items()


def _estimate(character: str) -> int:
    """The units of a character that `metrics.txt` lacks."""
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
