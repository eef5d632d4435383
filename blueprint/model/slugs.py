"""Ids made from text, for whatever is not given one: letters and digits of any script are kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from blueprint.model.spelling import is_unseen, look, looks, misspelt

LONGEST_ID = 64


def slug(text: str) -> str:
    """An id made from a text: lower case, words joined by hyphens, at most 64 characters.

    >>> slug("Waits in the check-in line"), slug("烫头发！"), slug("…")
    ('waits-in-the-check-in-line', '烫头发', 'unnamed')
    """
    letters = unicodedata.normalize("NFC", text[: 4 * LONGEST_ID]).lower()
    words = "".join(letter if is_id_letter(letter) else " " for letter in letters).split()
    return "-".join(words)[:LONGEST_ID].strip("-") or "unnamed"


def is_id_letter(letter: str) -> bool:
    """Whether an id may have this character without it being `_`, `.` or `-`: a letter, a digit or a mark on one."""
    return (letter.isalnum() or unicodedata.category(letter)[0] == "M") and (letter.isascii() or not is_unseen(letter))


def odd_letter(name: str) -> str | None:
    """The first character that an id may not have."""
    return next((letter for letter in name if not (letter in "_.-" or is_id_letter(letter))), None)


def is_id(name: str) -> bool:
    """Whether a name can be an id as it is: letters, digits, `-`, `_` and `.`, at most 64, each letter in one piece.

    >>> is_id("check-in"), is_id("烫头发"), is_id("check in")
    (True, True, False)
    """
    return 0 < len(name) <= LONGEST_ID and odd_letter(name) is None and misspelt(name) is None


class Namer:
    """Gives out ids that nobody else has, and that look like nobody else's.

    >>> namer = Namer({"Waits"})
    >>> namer.free("waits"), namer.free("waits"), namer.free("eats")
    ('waits-2', 'waits-3', 'eats')
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}
        for name in taken:
            self.take(name)

    def take(self, name: str) -> None:
        """Note that an id is taken."""
        self._taken |= looks(name)

    def free(self, wanted: str) -> str:
        """The wanted id, or the first of `wanted-2`, `wanted-3` … that is not taken; it is taken from then on."""
        name, seen = wanted, look(wanted)
        number = self._next.get(seen, 2)
        while not self._taken.isdisjoint(looks(name)):
            name = f"{wanted[: LONGEST_ID - len(str(number)) - 1]}-{number}"
            number += 1
        self._next[seen] = number
        self.take(name)
        return name
