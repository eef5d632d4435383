"""What will be seen: boxes, lines and texts with absolute coordinates, and what they stand for.

The scene is all that a renderer knows. Lengths are px; x grows to the right and y down; a text stands on its baseline.
Roles (`card-customer`, `text-soft` …) name colours, which `theme` holds.
"""

from __future__ import annotations

from typing import NamedTuple

from blueprint.layout.theme import Theme


class Point(NamedTuple):
    """A place on the page."""

    x: float
    y: float


class Bow(NamedTuple):
    """A piece of a curve: a cubic Bézier from start to end with its two handles."""

    start: Point
    leaving: Point
    arriving: Point
    end: Point


class Box(NamedTuple):
    """A rectangle by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)


class Text(NamedTuple):
    """One line of text. anchor: which of its ends, left (start), middle or right (end), stands at the point."""

    at: Point
    text: str
    size: float
    weight: int = 400
    role: str = "text"
    anchor: str = "start"
    italic: bool = False


class Chip(NamedTuple):
    """A small labelled mark on a card. kind: owner, no-owner, by, waits, takes, fails, recovers, feels, ends."""

    kind: str
    box: Box
    texts: tuple[Text, ...]


class Card(NamedTuple):
    """One thing in one cell.

    kind: the kind of its lane; state: plain, unowned (a touchpoint that nobody owns) or implied; about: lane, step,
    owner and marks in words, for those who do not see the picture; step: the number of its column from the left, or
    None; decides: the journey branches here.
    """

    id: str
    kind: str
    lane: str
    step: int | None
    box: Box
    texts: tuple[Text, ...]
    chips: tuple[Chip, ...]
    state: str
    about: str
    decides: bool = False


class Label(NamedTuple):
    """Words on a line, on a ground that keeps them readable."""

    box: Box
    texts: tuple[Text, ...]


class Connector(NamedTuple):
    """A line from card to card. kind: flow, branch or loop (of a customer), passes (work from one to another),
    meets, interacts, relies, informs.

    points: corners of an orthogonal line; start_arrow, end_arrow: whether it has a head there; crossings: where it
    crosses the line of interaction as a moment of truth; about: what it says in words.
    """

    kind: str
    source: str
    target: str
    points: tuple[Point, ...]
    start_arrow: bool
    end_arrow: bool
    label: Label | None
    crossings: tuple[Point, ...]
    about: str


class PhaseBand(NamedTuple):
    """A chevron over the columns of a phase."""

    name: str
    box: Box
    texts: tuple[Text, ...]


class LaneBand(NamedTuple):
    """A row across the page, with its name on the left."""

    id: str
    kind: str
    name: str
    box: Box
    texts: tuple[Text, ...]


class Separator(NamedTuple):
    """A line of the blueprint: interaction, visibility, internal."""

    line: str
    start: Point
    end: Point
    label: Label


class Key(NamedTuple):
    """One entry of the legend. sign: what is drawn before the words."""

    sign: str
    box: Box
    text: Text


class Dot(NamedTuple):
    """A scored moment on the curve. mark: plain, peak, best, pit or end; solid: felt, on the main path."""

    at: Point
    mark: str
    solid: bool
    value: Label | None
    pill: Label | None
    about: str


class Curve(NamedTuple):
    """How one customer feels along the journey.

    pieces: for each piece of the solid line four Bézier points; bridges: dashed pieces, over moments without a score
    or off the main path; number: which customer, from 0.
    """

    customer: str
    number: int
    pieces: tuple[Bow, ...]
    bridges: tuple[Bow, ...]
    dots: tuple[Dot, ...]


class EmotionBand(NamedTuple):
    """The row with the curves. neutral: the y of neither good nor bad; high, low: those of the good and the bad end."""

    box: Box
    texts: tuple[Text, ...]
    high: float
    neutral: float
    low: float
    plot: Box
    curves: tuple[Curve, ...]
    keys: tuple[Key, ...]
    meant: tuple[Label, ...]


class Figure(NamedTuple):
    """One figure of the summary: what it is called and what it is."""

    label: Text
    value: Text


class Summary(NamedTuple):
    """The box of figures."""

    box: Box
    figures: tuple[Figure, ...]


class Scene(NamedTuple):
    """A whole picture. id: the prefix of every id in it; about: the picture in a few sentences."""

    id: str
    title: str
    about: str
    language: str
    right_to_left: bool
    width: float
    height: float
    theme: Theme
    heading: tuple[Text, ...]
    summary: Summary | None
    phases: tuple[PhaseBand, ...]
    emotion: EmotionBand | None
    lanes: tuple[LaneBand, ...]
    separators: tuple[Separator, ...]
    cards: tuple[Card, ...]
    connectors: tuple[Connector, ...]
    legend: tuple[Key, ...]
    footnote: tuple[Text, ...]
