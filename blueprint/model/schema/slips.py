"""Keys of a step that are misspelt, as patterns: a JSON Schema cannot know the lanes of a file, so it knows the slips.

A step takes the id of any lane as a key. A key that is a slip of a known one is refused all the same, so that an editor
says so while the designer types. What is no slip of any (`mood`) passes here; `blueprint check`, which knows the lanes,
refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

SHORTEST = 5
"""Shorter keys have too many neighbours that are words of their own."""

LONG = 7
"""Keys of this length have few such neighbours."""


def slip_pattern(key: str) -> str:
    """A pattern of the slips of a key, for JavaScript as for Python.

    A letter missing or too many, two neighbours swapped; in keys of seven letters and more also a letter that is
    another, or two for one, and a few letters in any order. The first letter is right, and no slip has a digit:
    `frontstage-2` is a lane.

    >>> import re
    >>> [bool(re.search(slip_pattern("frontstage"), key)) for key in ("fornstage", "front-stage", "frontline")]
    [True, True, False]
    >>> [bool(re.search(slip_pattern("scores"), key)) for key in ("socres", "score", "stores", "scores")]
    [True, True, False, False]
    """
    ways = (_letter_off, _mixed_up) if len(key) >= LONG else (_letter_more_or_less, _swapped)
    slips = dict.fromkeys(slip[1:] for way in ways for slip in way(key))
    return f"^(?!{key}$)[{key[0]}{key[0].upper()}](?:{'|'.join(slips)})$"


def _letter_off(key: str) -> Iterator[str]:
    """One letter missing, another, or two in its place."""
    yield from (rf"{key[:at]}\D{{0,2}}{key[at + 1 :]}" for at in range(1, len(key)))


def _mixed_up(key: str) -> Iterator[str]:
    """A few letters in a row in any order, one of them perhaps missing."""
    width = 4 if len(key) > LONG else 3
    for at in range(1, len(key) - width + 1):
        some = "".join(sorted(set(key[at : at + width])))
        yield f"{key[:at]}[{some}]{{{width - 1},{width}}}{key[at + width :]}"


def _letter_more_or_less(key: str) -> Iterator[str]:
    """One letter missing or too many."""
    yield from (rf"{key[:at]}\D{key[at:]}" for at in range(1, len(key) + 1))
    yield from (key[:at] + key[at + 1 :] for at in range(1, len(key)))


def _swapped(key: str) -> Iterator[str]:
    """Two neighbours swapped."""
    yield from (f"{key[:at]}{key[at + 1]}{key[at]}{key[at + 2 :]}" for at in range(1, len(key) - 1))


def slips(keys: Iterable[str]) -> dict[str, Any]:
    """A schema that refuses the slips of some keys, each with a did-you-mean that editors can apply."""
    return {"allOf": [_no_slip(key) for key in keys if len(key) >= SHORTEST]}


def _no_slip(key: str) -> dict[str, Any]:
    """Every key but the slips of one, which is the only key that an editor then proposes."""
    return {
        "properties": {key: True},
        "patternProperties": {f"^(?!{slip_pattern(key).removeprefix('^')})": True},
        "additionalProperties": False,
        "errorMessage": f"Did you mean `{key}`? A lane of your own needs an id that looks less like it.",
    }


def without(keys: Iterable[str], why: str) -> dict[str, Any]:
    """A schema that refuses some keys, and says why."""
    return {
        "patternProperties": {f"^(?!(?:{'|'.join(keys)})$)": True},
        "additionalProperties": False,
        "errorMessage": why,
    }
