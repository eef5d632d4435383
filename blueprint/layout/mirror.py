"""A picture for a language that runs from right to left: the same, mirrored, with its words the right way round."""

from __future__ import annotations

from typing import Any

from blueprint.layout.scene import Box, Point, Scene, Text

_OTHER_SIDE = {"start": "end", "end": "start", "middle": "middle"}


def mirrored(scene: Scene) -> Scene:
    """The scene with its first step on the right."""
    return _flip(scene, scene.width)._replace(right_to_left=True)


def _flip(value: Any, page: float) -> Any:
    """Any part of a scene, mirrored; what has no place is left as it is."""
    if isinstance(value, Point):
        return Point(page - value.x, value.y)
    if isinstance(value, Box):
        return value._replace(x=page - value.x - value.width)
    if isinstance(value, Text):
        return value._replace(at=_flip(value.at, page), anchor=_OTHER_SIDE[value.anchor])
    if isinstance(value, tuple):
        parts = [_flip(part, page) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value
