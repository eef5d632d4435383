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

    kind: what sort of element it is, in the field's words; name: what people call it now, or called it; before, after:
    its id in each blueprint, None where it is not there; key: what of it changed, as the key in the file; was, now: the
    values, as one reads them.
    """

    what: What
    kind: str
    name: str
    before: str | None = None
    after: str | None = None
    key: str = ""
    was: str = ""
    now: str = ""


Called = Callable[[str], str]
"""Gives the name of the element with an id; of one that both blueprints have, its name in the later one."""


class Field(NamedTuple):
    """Something that may change. key: as in the file; of: its value in a node, as one reads it, or an empty text."""

    key: str
    what: What
    of: Callable[[Any, Called], str]
