"""What stands around the lanes of a picture, as shapes that other tools have: figures, and what the signs mean.

The scene says where everything stands. Signs of chips and of the curve are not among them: chips are words in other
tools, and there is no curve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from blueprint.export.labels import one_line
from blueprint.export.plain import plain
from blueprint.layout import measures as m
from blueprint.layout.paint import Paint, Paints
from blueprint.layout.scene import Box, Point, Scene, Sign, Summary, Text
from blueprint.layout.text import width

PAPER = "#ffffff"
"""The ground that a page has in other tools if nothing is said."""

_LINE = 1.3
"""How high a line of words is, in sizes of its letters."""


class Words(NamedTuple):
    """Lines that look alike, one under the other, on no ground. at_end: they end at the right side of their box."""

    box: Box
    lines: tuple[str, ...]
    size: float
    bold: bool
    ink: str
    at_end: bool


class Plate(NamedTuple):
    """A box. radius: of its corners, in px."""

    box: Box
    radius: float
    paint: Paint


class Diamond(NamedTuple):
    """A square on its corner, by the box around it."""

    box: Box
    paint: Paint


class Way(NamedTuple):
    """A straight line."""

    start: Point
    end: Point
    paint: Paint

    @property
    def box(self) -> Box:
        """The box around it."""
        return Box(self.start.x, self.start.y, self.end.x - self.start.x, self.end.y - self.start.y)


Piece = Words | Plate | Diamond | Way


class Cluster(NamedTuple):
    """Pieces that belong together, from the back to the front. name: what they are; about: what they say in words."""

    name: str
    about: str
    box: Box
    pieces: tuple[tuple[str, Piece], ...]


def clusters(scene: Scene) -> Iterator[Cluster]:
    """The box of figures, and the legend with the line below it; each only if it is there. Pieces have names."""
    if scene.summary:
        panel = "summary/panel", Plate(scene.summary.box, 10, scene.theme.paints["panel"])
        said = [f"{one_line(figure.labels)} {plain(figure.value.text)}" for figure in scene.summary.figures]
        yield _cluster("summary", said, [panel, *_figures(scene.summary, scene)])
    if pieces := [*_keys(scene), *_note(scene)]:
        said = [one_line(texts) for texts in (*(key.texts for key in scene.legend), scene.footnote) if texts]
        yield _cluster("legend", said, pieces)


def _figures(summary: Summary, scene: Scene) -> Iterator[tuple[str, Piece]]:
    for figure in summary.figures:
        yield f"summary/{figure.id}/name", _words(figure.labels, scene)
        yield f"summary/{figure.id}", _words((figure.value,), scene)


def _keys(scene: Scene) -> Iterator[tuple[str, Piece]]:
    for key in scene.legend:
        shapes = [drawn(one, scene.theme.paints) for one in key.signs]
        yield from ((f"legend/{key.name}/{number}", shape) for number, shape in enumerate(shapes, 1))
        yield f"legend/{key.name}", _words(key.texts, scene)


def _note(scene: Scene) -> Iterator[tuple[str, Piece]]:
    if scene.footnote:
        yield "legend/note", _words(scene.footnote, scene)


def _cluster(name: str, said: list[str], pieces: list[tuple[str, Piece]]) -> Cluster:
    boxes = [piece.box for _, piece in pieces]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    frame = Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
    return Cluster(name, " · ".join(said), frame, tuple(pieces))


def _words(texts: tuple[Text, ...], scene: Scene) -> Words:
    """Texts that look alike, with the room that they have in the picture."""
    first, last = texts[0], texts[-1]
    across = max(width(text.text, text.size, text.weight) for text in texts)
    top, bottom = (at.y + (side * _LINE / 2 - m.RISE) * first.size for at, side in ((first.at, -1), (last.at, 1)))
    at_end = first.anchor == "end"
    box = Box(first.at.x - across if at_end else first.at.x, top, across, bottom - top)
    ink = scene.theme.paints[first.role].fill
    return Words(box, tuple(plain(text.text) for text in texts), first.size, first.weight >= 600, ink, at_end)


def diamonds(signs: tuple[Sign, ...], paints: Paints) -> Iterator[Diamond]:
    """The signs on lines and cards that are diamonds: moments of truth, decisions."""
    yield from (_diamond(one, paints[one.role]) for one in signs if one.kind in _DIAMONDS)


def drawn(what: Sign, paints: Paints) -> Piece:
    """A sign of the legend as a shape."""
    return _SHAPES[what.kind](what, paints[what.role])


def _frame(what: Sign, paint: Paint) -> Plate:
    """A sample of an outline."""
    return Plate(Box(what.at.x - what.size, what.at.y - 6, 2 * what.size, 12), 4, paint)


def _line(what: Sign, paint: Paint) -> Way:
    """A sample of a line."""
    return Way(what.at._replace(x=what.at.x - what.size), what.at._replace(x=what.at.x + what.size), paint)


def _diamond(what: Sign, paint: Paint) -> Diamond:
    return Diamond(Box(what.at.x - what.size, what.at.y - what.size, 2 * what.size, 2 * what.size), paint)


_DIAMONDS = ("truth", "decision")
_SHAPES: dict[str, Callable[[Sign, Paint], Piece]] = {
    "frame": _frame,
    "line": _line,
    **dict.fromkeys(_DIAMONDS, _diamond),
}
"""How signs are drawn, by their kind, as in SVG."""
