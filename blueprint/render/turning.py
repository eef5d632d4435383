"""Marks that turn the direction of writing: whatever a text turns ends with it (Unicode, annex 9)."""

from __future__ import annotations

import re

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Beginnings and ends of embeddings, overrides and isolates."""

_EMBEDDING, _ISOLATE = "\u202c", "\u2069"
_ENDED_BY = dict.fromkeys("\u202a\u202b", _EMBEDDING) | dict.fromkeys("\u2066\u2067\u2068", _ISOLATE)
_OVERRIDES = "\u202d\u202e"


def settled(text: str) -> str:
    r"""A text in which every turn ends, and none ends that was not begun; an override shows as U+FFFD.

    >>> settled("a \u2067b \u202ec"), settled("a\u2069 \u202bb\u202c")
    ('a \u2067b \ufffdc\u2069', 'a \u202bb\u202c')
    """
    begun = _Begun()
    return TURNING.sub(lambda found: begun.kept(found[0]), text) + begun.rest()


class _Begun:
    """What has begun in a text and not ended yet, by the marks that will end it; nothing ends an override any more."""

    def __init__(self) -> None:
        self._ends: list[str] = []
        self._isolates = 0

    def kept(self, mark: str) -> str:
        """What becomes of the next mark."""
        if mark in _OVERRIDES or mark in _ENDED_BY:
            self._ends.append(_ENDED_BY.get(mark, ""))
            self._isolates += self._ends[-1] == _ISOLATE
            return mark if mark in _ENDED_BY else "\ufffd"
        if mark == _EMBEDDING:
            return self._ends.pop() if self._ends and self._ends[-1] != _ISOLATE else ""
        if not self._isolates:
            return ""
        self._isolates -= 1
        while self._ends.pop() != _ISOLATE:
            continue
        return mark

    def rest(self) -> str:
        """The marks that are still missing at the end."""
        return "".join(reversed(self._ends))
