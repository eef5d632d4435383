"""Where a line of a label may end.

The rules follow Unicode's UAX #14 with the manners of a card:

- at a space; after a hyphen, dash or slash between words (`check-|in`, `kiosk/|app`, but not `e-mail`, `n/a`, `24/7`);
- at a soft hyphen; after a zero-width space;
- between Chinese and Japanese characters, but never before `、。）ーっ` and their kind, nor after `「（`; Korean words
  stay whole;
- not before a sign that stands alone (`manager /|OTA`, `Bonjour !`), nor after a lone opening one (`« Bonjour`).

A word that is wider than a whole line is cut where it hurts least: after a sign inside it or before a capital, and only
then between any two user-perceived characters. No hyphen is added there: a web address or an identifier stays copyable.
Thai has no spaces to go by, and is cut in this way, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from blueprint.layout.characters import Learnt, boundaries, is_ideograph, script

Span = tuple[int, int]
"""A break: the offset at which a line may end, and the one at which the next line then starts."""

SOFT_HYPHEN = "\u00ad"

_NO_START = frozenset(
    "、。，．：；？！）］｝」』】〉》〕〗〙〛｠｡｣､･・ーｰ々〻〜～゛゜ﾞﾟヽヾゝゞ％‰℃°…‥–—‐′″,.:;!?)]}»›”’'\"%/-"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
    " \u3000\u00a0\u00ad\u2007\u202f\u2060\u200b\ufeff"
)
_NO_END = frozenset("（［｛「『【〈《〔〖〘〚｟｢“‘«‹([{„‚¿¡￥＄￡$£¥€₩#＃@'\" \u3000\u00a0\u2007\u202f\u2060\ufeff")
_IDEOGRAPH, _NEVER_STARTS, _NEVER_ENDS = 1, 2, 4
_FIRST_WIDE = "\u2e80"
_WITHOUT_SPACES = frozenset({"thai", "lao", "khmer", "myanmar", "tibetan"})

_OPENING, _CLOSING = r"«‹(\[{„“¿¡", r"/|·•:;!?»›)\]}…–—-"
_SPACES = re.compile(r" (?<!^[(\[{] )(?<! [(\[{] )(?![/|:;!?)\]}-](?: |$))")
_JOINTS = re.compile(r"(?<=\w\w[-/])(?=[^\W\d_]{2})")


@cache
def _full() -> re.Pattern[str]:
    """The pattern of the breaks in a text beyond ASCII, those at ideographs excepted."""
    space = rf" (?<!^[{_OPENING}] )(?<! [{_OPENING}] )(?![{_CLOSING}](?: |$))"
    return re.compile(space + r"|\u3000|\xad+(?=\w)|(?<=\w\w[-‐–—־֊/])(?=[^\W\d_]{2})|(?<=[\u200b\u0f0b\u1361])(?=\S)")


@cache
def _inside_words() -> re.Pattern[str]:
    """The pattern of the places where a word that is too wide is cut first."""
    signs = r"(?<=[-‐–—/_.:=&?#,;@~+|\\])(?=[^\W_])"
    return re.compile(rf"[ \u00a0\u2007\u202f]|{signs}|(?<=\w)(?=[(\[{{])|(?<=[a-z])(?=[A-Z])")


def breaks(text: str) -> list[Span]:
    """Where a line of a text without line ends may end, in order; the last one is the end of the text.

    >>> breaks("Self check-in")
    [(4, 5), (11, 11), (13, 13)]
    """
    end = len(text)
    if text.isascii():
        found = [match.span() for match in _SPACES.finditer(text)]
        if "-" in text or "/" in text:
            found = sorted(found + [match.span() for match in _JOINTS.finditer(text)])
        return [*found, (end, end)]
    found = [match.span() for match in _full().finditer(text)]
    if max(text) >= _FIRST_WIDE:
        found = sorted({*found, *_at_ideographs(text)})
    whole = boundaries(text)
    if len(whole) < end:
        known = set(whole)
        found = [(last, start) for last, start in found if last < start or start in known]
    return [*found, (end, end)]


def cuts(text: str, offsets: list[int], word: Span, limit: int) -> Iterator[Span]:
    """Where to cut a word, given from its first offset to its end, into pieces of at most `limit` units.

    `offsets` are the units from the start of the text to each of its characters.

    >>> list(cuts("lobby_kiosk", list(range(12)), (0, 11), 7)), list(cuts("lobby", list(range(6)), (0, 5), 2))
    ([(6, 6)], [(1, 1), (2, 2), (3, 3), (4, 4)])
    """
    here, end = word
    whole = boundaries(text[here:end])
    first = here
    inside = (match.span() for match in _inside_words().finditer(text, here, end))
    for last, start in [*(span for span in inside if first < span[0] and span[1] < end), (end, end)]:
        at = bisect_left(whole, start - first)
        if last == start < end and start - first not in whole[at : at + 1]:
            continue
        if offsets[last] - offsets[here] > limit:
            between = whole[bisect_right(whole, here - first) : at]
            yield from ((first + cut, first + cut) for cut in between if first + cut < last)
        if start < end:
            yield last, start
        here = start


def is_without_spaces(character: str) -> bool:
    """Whether a character is of a script that writes its words without spaces between them."""
    return script(character) in _WITHOUT_SPACES or is_ideograph(character)


def _at_ideographs(text: str) -> Iterator[Span]:
    """The breaks before and after Chinese and Japanese characters and emoji."""
    manners = list(map(_MANNERS.__getitem__, text))
    for at, (before, after) in enumerate(pairwise(manners), 1):
        if (before | after) & _IDEOGRAPH and not before & _NEVER_ENDS and not after & _NEVER_STARTS:
            yield at, at


def _manner(character: str) -> int:
    """How a character behaves at the ends of a line."""
    return (
        _IDEOGRAPH * is_ideograph(character)
        + _NEVER_STARTS * (character in _NO_START)
        + _NEVER_ENDS * (character in _NO_END)
    )


_MANNERS = Learnt(_manner)
