"""One difference between two blueprints, as data."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple


class What(StrEnum):
    """What happened to an element."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """it stands elsewhere in the order, in another step or in another phase"""
    REWORDED = "reworded"
    RELANED = "re-laned"
    REOWNED = "re-owned"
    RETIMED = "re-timed"
    REFELT = "re-felt"
    """another emotion, or another source of it"""
    CHANGED = "changed"
    """anything else that is said of it"""


class Change(NamedTuple):
    """A difference.

    kind: what sort of element it is, in the field's words; name: what people call it now, or called it, with its id
    where several are called so; before, after: its id in each blueprint, None where it is not there; key: what of it
    changed, as the key in the file; was, now: the values, as one reads them, of notes those that are not in both; step:
    of a touchpoint, which may stand in several, the id of the later step in which this is so, None for all.
    """

    what: What
    kind: str
    name: str
    before: str | None = None
    after: str | None = None
    key: str = ""
    was: str = ""
    now: str = ""
    step: str | None = None


Called = Callable[[str], str]
"""Gives the name of the element with an id; of one that both blueprints have, its name in the later one."""


Said = str | tuple[str, ...]
"""A value as one reads it, empty if nobody said it; of what may be said several times, each by itself."""


class Field(NamedTuple):
    """Something that may change. key: as in the file; of: its value in a node."""

    key: str
    what: What
    of: Callable[[Any, Called], Said]
