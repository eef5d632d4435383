"""Changes of a file, as data: what would mend a finding, said in places of the declaration and not in lines."""

from __future__ import annotations

from typing import Any

from blueprint.errors import Place
from blueprint.named import NamedTuple


class SetKey(NamedTuple):
    """Set a key of the mapping at a place: add it, or give it another value. value: plain data."""

    place: Place
    key: str
    value: Any


class Remove(NamedTuple):
    """Take away the value at a place, with its key, or as an entry of a list; nothing empty is left behind."""

    place: Place


class Replace(NamedTuple):
    """Put another value at a place. value: plain data."""

    place: Place
    value: Any


Edit = SetKey | Remove | Replace


class Fix(NamedTuple):
    """What would mend a finding.

    title: what it does, beginning with a verb; safe: the blueprint means the same afterwards, so that nobody need be
    asked.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True
