"""Cutting a drawn line into pieces that need one font each, for engines whose font fallback is simple.

A browser finds a font for every character of a `<text>`. resvg, and typst which is built on it, find them reliably only
where a whole `<text>` fits in one font: beside Arabic, Thai or Devanagari even one Latin letter makes boxes, and beside
Chinese Latin letters are drawn in the Chinese font. One `<text>` for each run is right in all of them. In SVG for
browsers a line stays whole, so that it can be selected and found.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from blueprint.layout.characters import EMOJI, LATIN, clusters, is_picture, is_rtl, script
from blueprint.layout.text import EM, SLACK, listed, units


class Run(NamedTuple):
    """A piece of a line that one font can draw.

    text: without outer spaces; script: `latin` for all that Inter has, signs and digits included, or `cjk`, `thai`, …;
    x: px from the start of the line (its left end, or its right end if it runs from right to left) to the nearer end of
    the piece; rtl: whether the piece runs from right to left.
    """

    text: str
    script: str
    x: float
    rtl: bool


class _Piece(NamedTuple):
    """A piece before it is placed, in px; `rtl` is `None` for signs and digits, `gap` is the space after it."""

    text: str
    script: str
    rtl: bool | None
    width: float
    gap: float


def runs(line: str, size: float, weight: int = 400) -> tuple[Run, ...]:
    """The pieces of a line with their places, in reading order; one piece if it is all in one script.

    Places are for Inter itself, without the reserve that `width` adds; those after a script that Inter lacks are about
    right.

    >>> [(run.text, run.script, round(run.x)) for run in runs("Desk 前台 -> OK", 12)]
    [('Desk', 'latin', 0), ('前台', 'cjk', 32), ('-> OK', 'latin', 59)]
    >>> [(run.text, run.rtl, round(run.x)) for run in runs("فندق Hotel", 12)]
    [('فندق', True, 0), ('Hotel', False, 30)]
    """
    if line.isascii():
        return (Run(line, LATIN, 0.0, False),)
    pieces = _pieces(line, size, weight)
    rtl = is_rtl(line)
    if len(pieces) == 1:
        return (Run(line, pieces[0].script, 0.0, rtl),)
    placed: list[Run] = []
    x = 0.0
    for span, against in _spans(pieces, rtl):
        length = sum(piece.width + piece.gap for piece in span) - span[-1].gap
        passed = 0.0
        for piece in span:
            place = length - passed - piece.width if against else passed
            placed.append(Run(piece.text, piece.script, x + place, rtl != against))
            passed += piece.width + piece.gap
        x += length + span[-1].gap
    return tuple(placed)


def _pieces(line: str, size: float, weight: int) -> list[_Piece]:
    """The stretches of one script; spaces and invisible characters belong to the stretch before them."""
    stretches: list[tuple[str, list[str]]] = []
    for cluster in clusters(line):
        kind = _script(cluster)
        if stretches and kind in {"", stretches[-1][0]}:
            stretches[-1][1].append(cluster)
        elif stretches and not stretches[-1][0]:
            stretches[-1] = (kind, [*stretches[-1][1], cluster])
        else:
            stretches.append((kind, [cluster]))
    return [_piece("".join(parts), kind or LATIN, size, weight) for kind, parts in stretches]


def _piece(text: str, kind: str, size: float, weight: int) -> _Piece:
    """A measured stretch."""
    scale = size / EM * (100 / SLACK if kind == LATIN else 1)
    core = text.rstrip(" ")
    length = units(core, weight) * scale
    gap = units(text[len(core) :], weight) * size / EM * 100 / SLACK
    strong = next((way for way in map(unicodedata.bidirectional, core) if way in {"L", "R", "AL"}), None)
    return _Piece(core.lstrip(" "), kind, None if strong is None else strong != "L", length, gap)


def _script(cluster: str) -> str:
    """The script whose font draws a cluster; empty if any font does."""
    first = cluster[0]
    if is_picture(cluster):
        return EMOJI
    if first in " \u00a0\u202f" or unicodedata.category(first)[0] in "MC":
        return ""
    return LATIN if first in _drawn_by_inter() else script(first)


@cache
def _drawn_by_inter() -> frozenset[str]:
    """Every character in `metrics.txt`."""
    return frozenset(character for character, _ in listed(400))


def _spans(pieces: list[_Piece], rtl: bool) -> list[tuple[list[_Piece], bool]]:
    """The pieces grouped for the order of drawing: those that run against the line together, each other one alone.

    Signs between two pieces that run against the line go with them; so does a number after a right-to-left piece.
    """
    nexts: list[bool] = []
    for piece in reversed(pieces):
        nexts.append(piece.rtl if piece.rtl is not None else nexts[-1] if nexts else rtl)
    spans: list[tuple[list[_Piece], bool]] = []
    for piece, after in zip(pieces, reversed(nexts), strict=True):
        follows = bool(spans) and spans[-1][1]
        against = piece.rtl is not None and piece.rtl != rtl
        if piece.rtl is None and follows:
            against = after != rtl or (not rtl and piece.text[:1].isdigit())
        if against and follows:
            spans[-1][0].append(piece)
        else:
            spans.append(([piece], against))
    return spans
