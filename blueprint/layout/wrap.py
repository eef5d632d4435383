"""Breaking a label into lines of a given width, and finding the width for a given number of lines.

`breaks.py` says where a line may end; here is which of these places are taken. All lengths inside are whole units
(`text.EM` of them make an em), so that every comparison is exact.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from operator import sub

from blueprint.layout.breaks import SOFT_HYPHEN, Span, breaks, cuts, is_without_spaces
from blueprint.layout.text import EM, advances, units

_ENDLESS = 10**15

_KEPT = 1_024
"""How many answers are kept: labels come again, and in a file with aliases a very long one may come often."""


@cache
def _blanks() -> re.Pattern[str]:
    """White space that may run together; not the spaces that hold two words together."""
    return re.compile("[\t\x1f \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")


@lru_cache(maxsize=_KEPT)
def wrap(text: str, max_width: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """The lines of a text, none wider than `max_width` px at a font size of `size` px unless one character is.

    As few lines as can be, and of similar length rather than full ones and a stub. White space runs together, line ends
    in the text stay, and an empty text has no lines. A word wider than a line starts on a line of its own.

    >>> wrap("Guest checks in at the desk", 120, 12)
    ('Guest checks', 'in at the desk')
    >>> wrap("客人在前台办理入住，领取房卡。", 120, 12)
    ('客人在前台办理入', '住，领取房卡。')
    >>> wrap("Gesund\\u00adheits\\u00adkarte", 80, 12), wrap("https://example.com/booking", 120, 12)
    (('Gesund-', 'heitskarte'), ('https://example.', 'com/booking'))
    """
    limit = int(min(max(0, max_width) * EM / size + 1e-6, _ENDLESS))
    lines: list[str] = []
    for tidy in _paragraphs(text):
        if units(tidy, weight) <= limit:
            lines.append(tidy.replace(SOFT_HYPHEN, ""))
        else:
            paragraph = _Paragraph(tidy, weight)
            paragraph.cut_words(limit)
            ((taken,), _) = _tightest([paragraph], limit)
            lines.extend(paragraph.lines(taken))
    return tuple(filter(None, lines))


@lru_cache(maxsize=_KEPT)
def narrowest(text: str, size: float, weight: int = 400, max_lines: int = 2) -> float:
    """The smallest width in px at which `wrap` needs at most `max_lines` lines and cuts no word.

    A text with more line ends than that gets the width of its longest line.

    >>> wrap("Guest checks in at the desk", narrowest("Guest checks in at the desk", 12, 400, 2), 12)
    ('Guest checks', 'in at the desk')
    """
    paragraphs = [_Paragraph(tidy, weight) for tidy in _paragraphs(text)]
    widest = max([paragraph.reach[-1] for paragraph in paragraphs], default=0)
    if 0 < len(paragraphs) < max_lines:
        _, widest = _tightest(paragraphs, widest, max_lines)
    return widest * size / EM


def _paragraphs(text: str) -> Iterator[str]:
    """The lines that the writer made, with white space run together; blank ones are left out."""
    for line in text.splitlines():
        if line.isascii():
            tidy = " ".join(line.split())
        else:
            tidy = _blanks().sub(lambda run: "\u3000" if "\u3000" in run[0] else " ", line).strip(" \u3000")
        if tidy:
            yield tidy


class _Paragraph:
    """A measured text without line ends, and the places where its lines may end, numbered in order up to its end.

    spans: the places; hyphens: the numbers of those that show a hyphen; retreats: for a cut inside a word, the number
    of the place before that word, where it is better to end the line; reach: the units from the text's start to each
    place, its hyphen included, never falling; begins: the units from the text's start to what follows each place;
    widest: the units of the widest stretch between two places.
    """

    __slots__ = ("begins", "hyphen", "hyphens", "offsets", "reach", "retreats", "spans", "text", "widest")

    def __init__(self, text: str, weight: int) -> None:
        self.text = text
        self.offsets = list(accumulate(advances(text, weight), initial=0))
        self.hyphen = units("-", weight) if SOFT_HYPHEN in text else 0
        self.spans = breaks(text)
        self.hyphens: set[int] = set()
        self.retreats: dict[int, int] = {}
        if self.hyphen:
            self.hyphens.update(at for at, (end, _) in enumerate(self.spans[:-1]) if text[end] == SOFT_HYPHEN)
        self._measure()

    def _measure(self) -> None:
        """Work out the units of all places."""
        offsets = self.offsets
        reach = [offsets[end] for end, _ in self.spans]
        for at in self.hyphens:
            reach[at] += self.hyphen
        self.begins = [offsets[start] for _, start in self.spans]
        self.widest = max(map(sub, reach, [0, *self.begins]))
        self.reach = list(accumulate(reach, max)) if self.hyphens else reach

    def cut_words(self, limit: int) -> None:
        """Add places inside the words that are wider than a limit."""
        if self.widest <= limit:
            return
        old, self.spans, hyphens, start = self.spans, [], self.hyphens, 0
        self.hyphens = set()
        for at, span in enumerate(old):
            hyphen = self.hyphen if at in hyphens else 0
            if self._distance(start, span[0]) + hyphen > limit:
                start = self._cut_word((start, span[0]), limit - hyphen)
            if hyphen and self._distance(start, span[0]) + hyphen <= limit:
                self.hyphens.add(len(self.spans))
            self.spans.append(span)
            start = span[1]
        self._measure()

    def _cut_word(self, word: Span, limit: int) -> int:
        """Add the places inside a word; returns the offset at which its last piece starts."""
        start = word[0]
        retreat = -1 if is_without_spaces(self.text[start]) else len(self.spans) - 1
        for cut in cuts(self.text, self.offsets, word, limit):
            self.retreats[len(self.spans)] = retreat
            self.spans.append(cut)
            start = cut[1]
        return start

    def _distance(self, start: int, end: int) -> int:
        """The units between two offsets."""
        return self.offsets[end] - self.offsets[start]

    def filled(self, limit: int) -> tuple[list[int], int, int]:
        """The numbers of the places to take so that each line is as full as a limit allows.

        Also the units of the widest line, and the least limit that could let another line take more.
        """
        reach, begins, retreats, end = self.reach, self.begins, self.retreats, len(self.reach)
        taken: list[int] = []
        used, enough = 0, _ENDLESS
        base = after = 0
        while after < end:
            at = bisect_right(reach, base + limit, after) - 1
            if at < after:
                at = after
            elif retreats and retreats.get(at, -1) >= after:
                at = retreats[at]
            taken.append(at)
            after = at + 1
            if reach[at] - base > used:
                used = reach[at] - base
            if after < end and reach[after] - base < enough:
                enough = reach[after] - base
            base = begins[at]
        return taken, used, enough

    def lines(self, taken: Sequence[int]) -> Iterator[str]:
        """The lines that end at these places, as they are drawn."""
        start = 0
        for at in taken:
            end, begin = self.spans[at]
            yield self.text[start:end].replace(SOFT_HYPHEN, "") + ("-" if at in self.hyphens else "")
            start = begin


def _tightest(paragraphs: Sequence[_Paragraph], high: int, most: int = 0) -> tuple[list[list[int]], int]:
    """The places to take for lines as narrow as their number allows, and the units of the widest of them.

    The number of lines is at most `most`, if `high` allows that; without `most`, as few as `high` allows.
    """
    best, used, _ = _filled(paragraphs, high)
    most = most or sum(map(len, best))
    total = sum([paragraph.reach[-1] for paragraph in paragraphs])
    widest = max([paragraph.widest for paragraph in paragraphs])
    low = guess = max(widest, total // most - EM)  # what stands between two lines, at most an em, is not drawn
    high = min(high, used)
    while low < high:
        taken, used, enough = _filled(paragraphs, guess)
        if sum(map(len, taken)) <= most:
            best, high = taken, min(guess, used)
        else:
            low = max(guess + 1, enough)
        guess = (low + high) // 2
    return best, high


def _filled(paragraphs: Sequence[_Paragraph], limit: int) -> tuple[list[list[int]], int, int]:
    """What `_Paragraph.filled` tells, for several paragraphs at once."""
    if len(paragraphs) == 1:
        taken, used, enough = paragraphs[0].filled(limit)
        return [taken], used, enough
    fillings = [paragraph.filled(limit) for paragraph in paragraphs]
    return (
        [taken for taken, _, _ in fillings],
        max(used for _, used, _ in fillings),
        min(enough for _, _, enough in fillings),
    )
