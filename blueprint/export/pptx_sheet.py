"""How a slide of PowerPoint is parted, and how a picture is brought onto it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.export.pptx_shapes import Place
from blueprint.export.shapes import Cluster, clusters
from blueprint.layout.scene import Box, Point, Scene

WIDTH, HEIGHT = 1280, 720
"""A slide, in px."""

_SIDE, _HEAD, _FOOT = 24.0, 48.0, 20.0
"""The margins left and right, the least height of the head, and the room below, in px."""

_FIGURES = 0.6
"""The part of the width that figures may take beside the title."""

_ACROSS = WIDTH - 2 * _SIDE
_WIDEST = 2.0
"""How many times wider than high a picture may be drawn, or higher than wide."""


def _frame(scene: Scene) -> Box:
    """What of a scene is shown: from the phases or the lanes on, without the curve."""
    boxes = [one.box for one in scene.lanes] or [Box(0, 0, scene.width, scene.height)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top - 40, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top + 40)


class Fit(NamedTuple):
    """How a scene is brought onto a slide: how much narrower, lower, and smaller in its letters it gets."""

    across: float
    down: float
    letters: float


class Sheet:
    """How a slide is parted: title and figures above, the legend below, and in between the room for the lanes.

    frame: what of the scene is shown in the room; figures, keys: how large the figures and the legend are, of 1.
    """

    def __init__(self, scene: Scene) -> None:
        found = {cluster.name: cluster for cluster in clusters(scene)}
        self.summary, self.legend = found.get("summary"), found.get("legend")
        self.frame, self._back = _frame(scene), scene.right_to_left
        self.figures = min(1.0, _FIGURES * _ACROSS / self.summary.box.width) if self.summary else 0.0
        self.head = max(_HEAD, self.summary.box.height * self.figures) if self.summary else _HEAD
        keys = min(1.0, _ACROSS / self.legend.box.width) if self.legend else 0.0
        below = self.legend.box.height * keys + 8 if self.legend else 0.0
        self.room = Box(_SIDE, self.head + 16, _ACROSS, HEIGHT - self.head - 16 - _FOOT - below)
        self.fit = _fit(self.frame, self.room)
        self.keys = min(keys, self.fit.letters)

    @property
    def spare(self) -> float:
        """The room on either side of the lanes, in px."""
        return (self.room.width - self.frame.width * self.fit.across) / 2

    def on_slide(self, point: Point) -> Point:
        """A point of the frame on the slide, in px."""
        x = self.room.x + self.spare + (point.x - self.frame.x) * self.fit.across
        return Point(x, self.room.y + (point.y - self.frame.y) * self.fit.down)

    def title(self) -> Box:
        """The room for the title: beside the figures, which are where the lines of its words end."""
        taken = self.summary.box.width * self.figures + 16 if self.summary else 0.0
        return Box(_SIDE + (taken if self._back else 0.0), 8, _ACROSS - taken, self.head)

    def around(self) -> Iterator[tuple[Cluster, Place]]:
        """The figures and the legend, each with its place."""
        if self.summary:
            x = self._side(self.summary.box.width * self.figures, 0.0, at_end=True)
            yield self.summary, Place(self.summary.box, Point(x, 8), self.figures)
        if self.legend:
            x = self._side(self.legend.box.width * self.keys, self.spare, at_end=False)
            y = self.room.y + self.frame.height * self.fit.down + 8
            yield self.legend, Place(self.legend.box, Point(x, y), self.keys)

    def _side(self, width: float, off: float, *, at_end: bool) -> float:
        """The x of what stands at the side where lines of words end, or begin. off: how far from the margin."""
        return WIDTH - _SIDE - off - width if at_end != self._back else _SIDE + off


def _fit(frame: Box, room: Box) -> Fit:
    """A picture that is higher than a slide may get wider than it is, since cards that are wider need less height."""
    down = min(room.height / frame.height, 1.0)
    across = min(room.width / frame.width, _WIDEST * down)
    return Fit(across, min(down, across * _WIDEST), min(0.95 * (across * down) ** 0.5, 1.0))
