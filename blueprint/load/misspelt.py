"""What stands under a misspelt key is looked through as what it was meant to be, so that all that is wrong is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from blueprint.errors import Path
from blueprint.load.tree import at, copied
from blueprint.model.likeness import near
from blueprint.model.records import fields_of
from blueprint.model.telling.faults import Fault, Wrong

MOST = 100
"""For how many misspelt keys it is looked at what stands under them."""


def misspelt(faults: Iterable[Fault]) -> dict[Path, str]:
    """The keys that are slips of keys which are not there, by their paths, each with the key that is meant.

    Only those under which more stands: of a single value there is nothing to look through.
    """
    found: dict[Path, str] = {}
    for fault in faults:
        if fault.wrong is Wrong.UNKNOWN and fault.model and isinstance(fault.value, dict | list) and len(found) < MOST:
            there = {*(fault.beside or ()), *(key for path, key in found.items() if path[:-1] == fault.path[:-1])}
            meant = (key for key in fields_of(fault.model) if key not in there and near(fault.field, key))
            if (key := next(meant, None)) is not None:
                found[fault.path] = key
    return found


def spelt(data: Any, keys: dict[Path, str]) -> Any:
    """A copy of data with the keys that are meant, each in the place of the one that was typed."""
    data = copied(data)
    for path, key in sorted(keys.items(), key=lambda item: -len(item[0])):
        whole = at(data, path[:-1])
        entries = [(key if typed == path[-1] else typed, value) for typed, value in whole.items()]
        whole.clear()
        whole.update(entries)
    return data
