"""Plain data as a tree: lists and mappings inside one another."""

from __future__ import annotations

from typing import Any

from blueprint.errors import Path


def at(data: Any, path: Path) -> Any:
    """The value at a path; None where there is none.

    >>> at({"steps": [{"id": "check-in"}]}, ("steps", 0, "id")), at({"steps": []}, ("steps", 0, "id"))
    ('check-in', None)
    """
    try:
        for part in path:
            data = data[part]
    except (LookupError, TypeError):
        return None
    return data


def copied(data: Any) -> Any:
    """A copy in which no two parts are the same object, as they are where a file has aliases."""
    if isinstance(data, dict):
        return {key: copied(value) for key, value in data.items()}
    if isinstance(data, list):
        return [copied(value) for value in data]
    return data
