"""The small signs in SVG: on curves, on chips, on cards, in legends. Each is drawn around its point."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from blueprint.layout.numbers import px
from blueprint.layout.scene import Box, Point, Sign
from blueprint.render.brush import Brush
from blueprint.render.markup import empty
from blueprint.render.shapes import Corners, around, diagonals, disc, drawn, rectangle


def sign(what: Sign, brush: Brush) -> str:
    """One sign."""
    return _DRAWN[what.kind](what, brush)


def _circle(what: Sign, brush: Brush) -> str:
    return disc(what.at, what.size, brush.both(what.role))


def _cornered(corners: Corners, what: Sign, brush: Brush) -> str:
    """A shape with corners. corners: in sizes from the middle."""
    return empty("path", brush.both(what.role), d=around(what.at, what.size, corners), stroke_linejoin="round")


def _marked(path: str, what: Sign, brush: Brush) -> str:
    """A disc with a mark on it, in the colour of its outline."""
    mark = drawn(what.at, path, brush.stroke(what.role), stroke_linecap="round", stroke_linejoin="round")
    return _circle(what, brush) + mark


def _dot(what: Sign, brush: Brush) -> str:
    return disc(what.at, 3.2, brush.fill(what.role))


def _ring(what: Sign, brush: Brush) -> str:
    return disc(what.at, 2.8, brush.stroke(what.role, 1.3))


def _warning(what: Sign, brush: Brush) -> str:
    """An exclamation mark in a triangle."""
    outline = around(what.at, 4.6, [(0, -1), (1.08, 0.88), (-1.08, 0.88)])
    mark = drawn(what.at, "M0 -1.7V1M0 2.1V2.9", brush.stroke(what.role, 1.3))
    return empty("path", brush.stroke(what.role), d=outline, stroke_linejoin="round") + mark


def _clock(what: Sign, brush: Brush) -> str:
    face = disc(what.at, 4.6, brush.stroke(what.role, 1.3))
    return face + drawn(what.at, "M0 -3V0H2.4", brush.stroke(what.role, 1.3))


def _late(what: Sign, brush: Brush) -> str:
    """A clock that is full."""
    face = disc(what.at, 5.6, brush.fill(what.role))
    return face + drawn(what.at, "M0 -3.4V0.4H2.8", brush.stroke(what.role))


def _fail(what: Sign, brush: Brush) -> str:
    """The field's sign of a fail point: an F in a circle."""
    letter = drawn(what.at, "M2 -2.8H-1.5V3M-1.5 0H1.3", brush.stroke(what.role))
    return disc(what.at, 5.6, brush.fill(what.role)) + letter


def _back(what: Sign, brush: Brush) -> str:
    """An arrow that comes round: what makes a failure good."""
    arrow = "M-4 3A4.6 4.6 0 1 1 3.6 2.4M0.6 2.6L4 3L4.6 -0.6"
    return drawn(what.at, arrow, brush.stroke(what.role, 1.3))


def _onward(what: Sign, brush: Brush) -> str:
    """An arrow that leads out of the picture."""
    return drawn(what.at, "M-4 0H4M1.2 -2.8L4 0L1.2 2.8", brush.stroke(what.role, 1.3), stroke_linecap="round")


def _face(what: Sign, brush: Brush) -> str:
    eyes = "".join(disc(Point(what.at.x + side, what.at.y - 1), 0.7, brush.fill(what.role)) for side in (-1.7, 1.7))
    ring = disc(what.at, 4.6, brush.stroke(what.role, 1.1))
    return ring + eyes + drawn(what.at, "M-2.2 1.6Q0 3 2.2 1.6", brush.stroke(what.role, 1.1))


def _stop(what: Sign, brush: Brush) -> str:
    return rectangle(Box(what.at.x - 3.4, what.at.y - 3.4, 6.8, 6.8), 1, brush.fill(what.role))


def _unowned(what: Sign, brush: Brush) -> str:
    """An exclamation mark on a disc."""
    mark = drawn(what.at, "M0 -4V1M0 2.8V4.4", brush.stroke(what.role, 1.8))
    return _circle(what, brush) + mark


def _line(what: Sign, brush: Brush) -> str:
    """A sample of a line."""
    start, end = what.at.x - what.size, what.at.x + what.size
    return empty("path", brush.stroke(what.role), d=f"M{px(start)} {px(what.at.y)}H{px(end)}")


def _tick(what: Sign, brush: Brush) -> str:
    """A place on a scale: a line across it."""
    start, end = what.at.y - what.size, what.at.y + what.size
    return empty("path", brush.stroke(what.role), d=f"M{px(what.at.x)} {px(start)}V{px(end)}")


def _break(what: Sign, brush: Brush) -> str:
    """The sign of an axis that is broken: a piece of it is left out, nobody knows how long."""
    return drawn(what.at, "M-4.5 5L0.5 -5M-0.5 5L4.5 -5", brush.stroke(what.role), stroke_linecap="round")


def _passing(what: Sign, brush: Brush) -> str:
    """What passes from one to another: arrows there and back."""
    arrows = "M-4.5 -2H4M1.6 -4.4L4.4 -2M4.5 2H-4M-1.6 4.4L-4.4 2"
    return drawn(what.at, arrows, brush.stroke(what.role, 1.3), stroke_linecap="round")


def _frame(what: Sign, brush: Brush) -> str:
    """A sample of an outline."""
    box = Box(what.at.x - what.size, what.at.y - 6, 2 * what.size, 12)
    return rectangle(box, 4, brush.both(what.role))


def _bar(what: Sign, brush: Brush) -> str:
    """A sample of a bar."""
    return rectangle(_sample(what), 2, brush.both(what.role))


def _hatch(what: Sign, brush: Brush) -> str:
    """A sample of the lines on a bar."""
    return empty("path", brush.stroke(what.role), d=diagonals(_sample(what)))


def _sample(what: Sign) -> Box:
    return Box(what.at.x - what.size, what.at.y - 5.5, 2 * what.size, 11)


_SQUARE = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
_DIAMOND = [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]
_POINTED = [(0, -1), (1, 0), (0, 1), (-1, 0)]
_TRIANGLE = [(0, -1.2), (1.2, 0.9), (-1.2, 0.9)]
_NABLA = [(0, 1.2), (1.2, -0.9), (-1.2, -0.9)]
_CROSS = [(-0.42, -1.15), (0.42, -1.15), (0.42, -0.42), (1.15, -0.42), (1.15, 0.42), (0.42, 0.42), (0.42, 1.15),
          (-0.42, 1.15), (-0.42, 0.42), (-1.15, 0.42), (-1.15, -0.42), (-0.42, -0.42)]  # fmt: skip
_HEXAGON = [(1.15, 0), (0.575, 1), (-0.575, 1), (-1.15, 0), (-0.575, -1), (0.575, -1)]
_BOWTIE = [(-1.2, -1), (0, -0.35), (1.2, -1), (1.2, 1), (0, 0.35), (-1.2, 1)]

_DRAWN: dict[str, Callable[[Sign, Brush], str]] = {
    "circle": _circle,
    "square": partial(_cornered, _SQUARE),
    "diamond": partial(_cornered, _DIAMOND),
    "triangle": partial(_cornered, _TRIANGLE),
    "nabla": partial(_cornered, _NABLA),
    "cross": partial(_cornered, _CROSS),
    "hexagon": partial(_cornered, _HEXAGON),
    "bowtie": partial(_cornered, _BOWTIE),
    "peak": partial(_marked, "M-2.4 1.2L0 -1.6L2.4 1.2"),
    "best": partial(_marked, "M-2.4 1.2L0 -1.6L2.4 1.2"),
    "pit": partial(_marked, "M-2.4 -1.2L0 1.6L2.4 -1.2"),
    "end": partial(_marked, "M-1.3 -1.3H1.3V1.3H-1.3Z"),
    "dot": _dot,
    "ring": _ring,
    "warning": _warning,
    "clock": _clock,
    "late": _late,
    "fail": _fail,
    "back": _back,
    "onward": _onward,
    "face": _face,
    "stop": _stop,
    "unowned": _unowned,
    "added": partial(_marked, "M-3 0H3M0 -3V3"),
    "gone": partial(_marked, "M-3 0H3"),
    "moved": partial(_marked, "M-3.2 -1.7H3L1.4 -3.2M3.2 1.7H-3L-1.4 3.2"),
    "relaned": partial(_marked, "M-1.7 3.2V-3L-3.2 -1.4M1.7 -3.2V3L3.2 1.4"),
    "edited": partial(_marked, "M-2.9 2.9L-2.3 .6L1.6 -3.2L3.2 -1.6L-.6 2.3ZM.6 -2.2L2.2 -.6"),
    "reowned": partial(_marked, "M-2.9 3.1C-2.9 .5 2.9 .5 2.9 3.1M0 -.5A1.5 1.5 0 1 0 0 -3.5A1.5 1.5 0 1 0 0 -.5"),
    "decision": partial(_cornered, _POINTED),
    "truth": partial(_cornered, _POINTED),
    "line": _line,
    "tick": _tick,
    "frame": _frame,
    "bar": _bar,
    "hatch": _hatch,
    "break": _break,
    "passing": _passing,
}
