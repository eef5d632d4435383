"""What a font file says of itself: the families in it, and which characters each of them draws.

Only the tables `name` and `cmap` of OpenType are read, with the standard library.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

TYPOGRAPHIC, PLAIN = 16, 1  # the numbers of the two names that a family can have
_MOST = 64 * 1024 * 1024  # bytes of a font; there is none that is larger
_ENGLISH = 0x409


class Face(NamedTuple):
    """One family in one file. starts, ends: of the stretches of code points that it draws, by rising start; varies: it
    has every weight."""

    family: str
    file: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    varies: bool = False

    def draws(self, character: str) -> bool:
        """Whether there is a glyph for a character."""
        at = bisect_right(self.starts, ord(character)) - 1
        return at >= 0 and ord(character) <= self.ends[at]


@cache
def faces(file: str) -> tuple[Face, ...]:
    """The faces in a font file or a collection; none if it cannot be read."""
    try:
        path = Path(file)
        data = path.read_bytes() if path.stat().st_size <= _MOST else b""
        return tuple(_faces(data, file))
    except (OSError, struct.error, UnicodeError, IndexError):
        return ()


def _faces(data: bytes, file: str) -> Iterator[Face]:
    offsets = (0,)
    if data[:4] == b"ttcf":
        (count,) = struct.unpack_from(">I", data, 8)
        offsets = struct.unpack_from(f">{min(count, 64)}I", data, 12)
    stretches: dict[int, list[tuple[int, int]]] = {}
    for offset in offsets:
        tables = _tables(data, offset)
        if "name" not in tables or "cmap" not in tables:
            continue
        place = tables["cmap"]
        if place not in stretches:
            stretches[place] = _joined(_stretches(data, place))
        found = stretches[place]
        starts, ends = (tuple(stretch[end] for stretch in found) for end in (0, 1))
        yield Face(_family(data, tables["name"]), file, starts, ends, "fvar" in tables)


def _tables(data: bytes, offset: int) -> dict[str, int]:
    """Where each table of a face begins."""
    (count,) = struct.unpack_from(">H", data, offset + 4)
    records = (struct.unpack_from(">4sIII", data, offset + 12 + 16 * number) for number in range(count))
    return {tag.decode("latin-1"): place for tag, _, place, _ in records}


def _family(data: bytes, at: int) -> str:
    """The family, by its typographic name if it has one, in English if that is there."""
    _, count, strings = struct.unpack_from(">HHH", data, at)
    found: dict[tuple[bool, bool], str] = {}
    for number in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", data, at + 6 + 12 * number)
        if platform in {0, 3} and name in {TYPOGRAPHIC, PLAIN}:
            start = at + strings + offset
            text = data[start : start + length].decode("utf-16-be")
            found.setdefault((name == TYPOGRAPHIC, language in {0, _ENGLISH}), text)
    return found[max(found)] if found else ""


def _stretches(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The first and the last code point of each stretch of the best character table."""
    _, count = struct.unpack_from(">HH", data, at)
    best: dict[int, int] = {}
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHI", data, at + 4 + 8 * number)
        (form,) = struct.unpack_from(">H", data, at + offset)
        if platform in {0, 3} and form in _READ:
            best.setdefault(form, at + offset)
    return _READ[max(best)](data, best[max(best)]) if best else iter(())


def _in_groups(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: stretches of 32-bit code points."""
    (count,) = struct.unpack_from(">I", data, at + 12)
    for number in range(min(count, 0x110000)):
        start, end, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        if glyph or start < end:
            yield start, end


def _in_segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: segments of 16-bit code points, some of whose characters may have no glyph."""
    (double,) = struct.unpack_from(">H", data, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    rows = at + 16 + double
    starts = struct.unpack_from(f">{count}H", data, rows)
    deltas = struct.unpack_from(f">{count}H", data, rows + double)
    offsets = struct.unpack_from(f">{count}H", data, rows + 2 * double)
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if start == 0xFFFF:
            continue
        if not offset:
            yield start, end
            continue
        places = rows + 2 * double + 2 * number + offset
        glyphs = struct.unpack_from(f">{end - start + 1}H", data, places)
        yield from ((start + n, start + n) for n, glyph in enumerate(glyphs) if glyph and (glyph + delta) & 0xFFFF)


_READ = {4: _in_segments, 12: _in_groups}


def _joined(stretches: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches by rising start, those that touch made one."""
    found = sorted(stretches)
    breaks = [0, *(n + 1 for n, (one, two) in enumerate(pairwise(found)) if two[0] > one[1] + 1), len(found)]
    return [(found[a][0], max(end for _, end in found[a:b])) for a, b in pairwise(breaks) if a < b]
