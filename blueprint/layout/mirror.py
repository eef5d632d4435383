"""Parts of a picture elsewhere: further down, or, for a language that runs from right to left, on the other side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from blueprint.layout.scene import Box, Point, Scene, Text

_OTHER_SIDE = {"start": "end", "end": "start", "middle": "middle"}
Part = TypeVar("Part")


def moved(part: Part, down: float, right: float = 0.0) -> Part:
    """Any part of a scene, so many px further down and to the right."""
    return _changed(
        part,
        lambda at: Point(at.x + right, at.y + down),
        lambda box: box._replace(x=box.x + right, y=box.y + down),
        {},
    )


def mirrored(scene: Scene) -> Scene:
    """The scene with its first step on the right, and its words the right way round."""
    page = scene.width
    flipped = _changed(
        scene, lambda at: Point(page - at.x, at.y), lambda box: box._replace(x=page - box.x - box.width), _OTHER_SIDE
    )
    return flipped._replace(right_to_left=True)


def _changed(value: Any, point: Callable[[Point], Point], box: Callable[[Box], Box], anchors: dict[str, str]) -> Any:
    """Any part of a scene with other places; what has no place is left as it is."""
    if isinstance(value, Point):
        return point(value)
    if isinstance(value, Box):
        return box(value)
    if isinstance(value, Text):
        return value._replace(at=point(value.at), anchor=anchors.get(value.anchor, value.anchor))
    if isinstance(value, tuple):
        parts = [_changed(part, point, box, anchors) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value
