"""Where in a mapping a new key belongs: where `dumps` would write it, as far as the author has kept to that order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from blueprint.errors import Path
from blueprint.model.records import fields_of

_BY_KEY = {
    "owners": "Owner",
    "touchpoints": "Touchpoint",
    "systems": "System",
    "policies": "Policy",
    "lanes": "Lane",
    "promises": "Promise",
    "indicators": "Indicator",
    "next": "Branch",
    "links": "Link",
}


def key_before(path: Path, key: str, keys: Sequence[str], data: Any) -> str | None:
    """The key after which a new one is put; None for the front, or where there is no key.

    path: of the mapping; keys: those that it has, in the order of the text; data: of the whole file.

    >>> key_before(("journey", 0, "steps", 0), "emotion", ["customer", "support", "next"], {})
    'support'
    >>> key_before(("journey", 0, "steps", 0), "id", ["customer", "support"], {}), key_before((), "x-a", ["title"], {})
    (None, 'title')
    """
    order = list(_fields(path, data))
    if key not in order:
        return keys[-1] if keys else None
    rank = order.index(key)
    earlier = [one for one in keys if one in order[:rank]]
    if earlier:
        return earlier[-1]
    return None if any(one in order for one in keys) or not keys else keys[-1]


def _fields(path: Path, data: Any) -> Sequence[str]:
    """The fields of the thing at a path, in their order; none if it is no known thing."""
    name = _kind(path, data)
    return tuple(fields_of(name)) if name else ()


def _kind(path: Path, data: Any) -> str | None:
    if not path:
        return "Catalog" if "catalog" in data else "Blueprint"
    if path[0] == "journey":
        if len(path) in (2, 4):
            return "Phase" if len(path) == 2 else "Step"
        if path[-1] == "emotion":
            return "Emotion"
    return _BY_KEY.get(str(path[-2])) if len(path) > 1 else None
