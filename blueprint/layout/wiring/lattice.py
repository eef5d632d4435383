"""The abstract grid of the router: what it is given, what it gives back. All lengths are px, x grows right, y down."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.layout.shapes import Box
from blueprint.named import NamedTuple


class Cell(NamedTuple):
    """Where a card sits: one card a cell, one cell a card."""

    row: int
    column: int


class Wire(NamedTuple):
    """One connector between two cards, by their index in the list of cells.

    `over` is the horizontal gutter (the one above row `over`) in which a loop or a skip has to travel: it leaves its
    source by the top, travels there and enters its target by the top. `label` is the label's width and height.
    """

    source: int
    target: int
    over: int | None = None
    label: tuple[float, float] = (0.0, 0.0)


class Spacing(NamedTuple):
    """How much air lines need. A `wish` is used where there is room, the plain number is the least."""

    port: float = 10.0  # between two ports on one side of a card
    port_wish: float = 18.0
    track: float = 8.0  # between two parallel lines in a gutter
    track_wish: float = 12.0
    clearance: float = 14.0  # from either end of a gutter's usable interval to its first track: an arrowhead fits
    corner: float = 12.0  # from a card's corner to its first port
    rim: float = 32.0  # from the page's edge: lines between the edge and the cards stay in it
    gap: float = 4.0  # between a label and anything that is not its own line


class Gutters(NamedTuple):
    """The length each gutter's usable interval needs: `horizontal[i]` above row i, `vertical[j]` left of column j."""

    horizontal: tuple[float, ...]
    vertical: tuple[float, ...]


class Geometry(NamedTuple):
    """Final places, all as (start, end): columns and gutters between them in x, rows and gutters between them in y.

    The interval of a gutter is its usable part, free of cards and of separator lines; tracks are centred in it, or keep
    to the edge of the page.
    """

    columns: Sequence[tuple[float, float]]
    rows: Sequence[tuple[float, float]]
    horizontal: Sequence[tuple[float, float]]
    vertical: Sequence[tuple[float, float]]


class Route(NamedTuple):
    """A drawn wire: an orthogonal polyline from the source's border to the target's, and the box of its label."""

    points: tuple[tuple[float, float], ...]
    label: Box | None = None
