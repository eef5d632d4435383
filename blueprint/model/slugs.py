"""Ids made from text, for whatever is not given one: letters and digits of any script are kept."""

from __future__ import annotations

import unicodedata

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
    return letter.isalnum() or unicodedata.category(letter)[0] == "M"


class Namer:
    """Gives out ids that nobody else has.

    >>> namer = Namer({"waits"})
    >>> namer.free("waits"), namer.free("waits"), namer.free("eats")
    ('waits-2', 'waits-3', 'eats')
    """

    def __init__(self, taken: set[str]) -> None:
        self._taken, self._next = taken, {}

    def free(self, wanted: str) -> str:
        """The wanted id, or the first of `wanted-2`, `wanted-3` … that is not taken; it is taken from then on."""
        name, number = wanted, self._next.get(wanted, 2)
        while name in self._taken:
            name = f"{wanted[: LONGEST_ID - len(str(number)) - 1]}-{number}"
            number += 1
        self._next[wanted] = number
        self._taken.add(name)
        return name
