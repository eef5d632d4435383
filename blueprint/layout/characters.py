"""What layout must know about single characters: their script, what they cling to, and which way they run.

Small digests of Unicode's tables, enough for labels: `text.py` measures with them, `breaks.py` and `runs.py` cut.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise

LATIN, CJK, EMOJI, OTHER = "latin", "cjk", "emoji", "other"

# Where a script begins, its name, and the width of a letter in hundredths of an em, for a character that Inter lacks:
# averages over running text in Noto Sans Bold, rounded up.
_SCRIPTS: tuple[tuple[int, str, int], ...] = (
    (0x0000, OTHER, 100),
    (0x0530, "armenian", 70),
    (0x0590, "hebrew", 63),
    (0x0600, "arabic", 55),
    (0x0700, "syriac", 65),
    (0x0750, "arabic", 55),
    (0x0780, "thaana", 65),
    (0x08A0, "arabic", 55),
    (0x0900, "devanagari", 65),
    (0x0980, "bengali", 70),
    (0x0A00, "gurmukhi", 70),
    (0x0A80, "gujarati", 70),
    (0x0B00, "oriya", 80),
    (0x0B80, "tamil", 105),
    (0x0C00, "telugu", 90),
    (0x0C80, "kannada", 90),
    (0x0D00, "malayalam", 100),
    (0x0D80, "sinhala", 95),
    (0x0E00, "thai", 60),
    (0x0E80, "lao", 65),
    (0x0F00, "tibetan", 80),
    (0x1000, "myanmar", 95),
    (0x10A0, "georgian", 75),
    (0x1100, CJK, 100),
    (0x1200, "ethiopic", 75),
    (0x13A0, OTHER, 100),
    (0x1780, "khmer", 70),
    (0x1800, OTHER, 100),
    (0x1C90, "georgian", 80),
    (0x1CC0, OTHER, 100),
    (0x2D00, "georgian", 75),
    (0x2D30, OTHER, 100),
    (0x2D80, "ethiopic", 80),
    (0x2DE0, OTHER, 100),
    (0x2E80, CJK, 100),
    (0xA4D0, OTHER, 100),
    (0xAC00, CJK, 100),
    (0xD800, OTHER, 100),
    (0xF900, CJK, 100),
    (0xFB00, OTHER, 100),
    (0xFB1D, "hebrew", 63),
    (0xFB50, "arabic", 100),
    (0xFDF0, "arabic", 250),
    (0xFDFD, "arabic", 1000),
    (0xFDFE, "arabic", 100),
    (0xFE10, CJK, 100),
    (0xFE50, OTHER, 100),
    (0xFE70, "arabic", 75),
    (0xFF01, CJK, 100),
    (0x10000, OTHER, 100),
    (0x1F000, EMOJI, 130),
    (0x1FB00, OTHER, 100),
    (0x20000, CJK, 100),
    (0x40000, OTHER, 100),
)
_STARTS = [start for start, _, _ in _SCRIPTS]

# How a character clings to the one before it (see `boundaries`).
_FREE, _EXTEND, _JOINER, _PICTURE, _REGION, _VIRAMA, _LEADING, _LETTER = range(8)

_VIRAMAS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2")
_LEADING_VOWELS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_FOLLOWING_VOWELS = frozenset("\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ec6\u200c\uff9e\uff9f")
_JAMO = ((0x1160, 0x11FF), (0xD7B0, 0xD7FF))
_EXTENDING = (*_JAMO, (0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F))
_PICTURES = ((0x2190, 0x2BFF), (0x1F000, 0x1FAFF))
_REGIONS = (0x1F1E6, 0x1F1FF)
_HANGUL = (*_JAMO, (0x1100, 0x115F), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC))

PICTURE_PARTS = frozenset("\u200d\ufe0f\u20e3") | {
    chr(code) for code in (*range(0x1F1E6, 0x1F200), *range(0x1F3FB, 0x1F400))
}
"""What makes one emoji of several characters: a text without any of these has none of that kind."""


class Learnt(dict[str, int]):
    """A number for each character, worked out when first asked for and kept (the first 50,000 of them)."""

    def __init__(self, work_out: Callable[[str], int]) -> None:
        self._work_out = work_out

    def __missing__(self, character: str) -> int:
        value = self._work_out(character)
        if len(self) < 50_000:
            self[character] = value
        return value


def script(character: str) -> str:
    """The name of the script that a character's code point belongs to, of those that Inter does not draw.

    >>> [script(character) for character in "酒한ー字👍"], script("ش"), script("ก")
    (['cjk', 'cjk', 'cjk', 'cjk', 'emoji'], 'arabic', 'thai')
    """
    return _SCRIPTS[bisect_right(_STARTS, ord(character)) - 1][1]


def is_ideograph(character: str) -> bool:
    """Whether a line may end before or after a character without a space: Chinese, Japanese, emoji; not Korean.

    >>> [is_ideograph(character) for character in "酒、かー👍한a "]
    [True, True, True, True, True, False, False, False]
    """
    return script(character) in {CJK, EMOJI} and not _within(ord(character), _HANGUL)


def typical_width(character: str) -> int:
    """The usual width, in hundredths of an em, of a character that Inter lacks.

    Invisible characters and marks 0, wide ones 100, emoji 130, others by script, and 100 for what is not known.

    >>> [typical_width(character) for character in "酒한ｱ👍שش\\u0301\\u2067\\u200d"]
    [100, 100, 50, 130, 63, 55, 0, 0, 0]
    """
    code = ord(character)
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cc", "Cf", "Zl", "Zp"} or _within(code, _JAMO):
        return 0
    if _within(code, _PICTURES):
        return 130 if code >= 0x1F000 or unicodedata.east_asian_width(character) == "W" else 100
    room = unicodedata.east_asian_width(character)
    if room in {"W", "F"}:
        return 100
    if room == "H":
        return 50
    letter = _SCRIPTS[bisect_right(_STARTS, code) - 1][2]
    return letter // 2 if category == "Mc" else letter


def boundaries(text: str) -> list[int]:
    """Where the user-perceived characters of a text begin, as offsets; a text is never cut anywhere else.

    Close to Unicode's extended grapheme clusters, and kinder to Thai and Lao: a vowel written before or after its
    consonant stays with it.

    >>> boundaries("e\\u0301a")
    [0, 2]
    >>> boundaries("👩\\u200d🚀!"), boundaries("🇨🇭🇫🇷"), boundaries("เกาะ")
    ([0, 3], [0, 2], [0])
    """
    kinds: list[int] = [] if text.isascii() else list(map(_KINDS.__getitem__, text))
    if not any(kinds):
        return list(range(len(text)))
    found = [0]
    before = kinds[0]
    for at, kind in enumerate(kinds[1:], 1):
        if kind == _FREE or not _clings(before, kind):
            found.append(at)
        elif kind == _REGION:
            kind = _FREE  # a flag is complete
        if kind != _JOINER or before != _VIRAMA:
            before = kind
    return found


def clusters(text: str) -> list[str]:
    """The user-perceived characters of a text.

    >>> clusters("Zoë👍🏽")
    ['Z', 'o', 'ë', '👍🏽']
    """
    return [text[start:end] for start, end in pairwise([*boundaries(text), len(text)])]


def is_picture(cluster: str) -> bool:
    """Whether several characters make one emoji: joined, coloured, a flag, a keycap.

    >>> is_picture("👩\\u200d🚀"), is_picture("❤\\ufe0f"), is_picture("e\\u0301")
    (True, True, False)
    """
    if len(cluster) < 2 or cluster[1] not in PICTURE_PARTS:
        return False
    return cluster[1] in "\ufe0f\u20e3" or _within(ord(cluster[0]), _PICTURES)


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left, by its first letter outside an isolate (rule P2 of Unicode's UAX #9).

    >>> is_rtl("شركة Hotel"), is_rtl("Hotel شركة"), is_rtl("12 — שלום"), is_rtl("")
    (True, False, True, False)
    """
    if text.isascii():
        return False
    depth = 0
    for direction in map(unicodedata.bidirectional, text):
        if direction in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif direction == "PDI":
            depth = max(0, depth - 1)
        elif not depth and direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _clings(before: int, kind: int) -> bool:
    """Whether a character of one kind stays with a character of another kind before it."""
    return (
        kind in (_EXTEND, _JOINER, _VIRAMA)
        or (kind == _PICTURE and before == _JOINER)
        or (kind == _REGION and before == _REGION)
        or (kind == _LETTER and before in (_VIRAMA, _LEADING))
    )


def _kind(character: str) -> int:
    """How a character clings to the one before it, a digest of Unicode's grapheme cluster properties."""
    code = ord(character)
    if character in _VIRAMAS:
        return _VIRAMA
    marks = unicodedata.category(character) in {"Mn", "Me", "Mc"}
    if marks or character in _FOLLOWING_VOWELS or _within(code, _EXTENDING):
        return _EXTEND
    if _within(code, (_REGIONS,)):
        return _REGION
    if _within(code, _PICTURES):
        return _PICTURE
    if character in _LEADING_VOWELS:
        return _LEADING
    if character == "\u200d":
        return _JOINER
    return _LETTER if 0x0900 <= code <= 0x17FF and character.isalpha() else _FREE


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a code point is in one of the ranges, both ends included."""
    return any(first <= code <= last for first, last in ranges)


_KINDS = Learnt(_kind)
