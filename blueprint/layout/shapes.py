"""The simplest things that a picture is made of: places, boxes, curves, texts and signs, and shapes that charts use.

All lengths are px; x grows to the right and y down. Roles (`panel`, `text-soft` …) name paints, which `theme` holds.
"""

from __future__ import annotations

from blueprint.named import NamedTuple


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

    def meets(self, other: Box) -> bool:
        """Whether the two have more than a border in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def grown(self, by: float) -> Box:
        """The same with so many px more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def span(self, orientation: int) -> tuple[float, float]:
        """From where to where it reaches along a level (0) or an upright (1) line."""
        return (self.y, self.y + self.height) if orientation else (self.x, self.x + self.width)


class Text(NamedTuple):
    """One line of text.

    anchor: which of its ends, left (start), middle or right (end), stands at the point; struck: with a line through it,
    since it does not hold any more.
    """

    at: Point
    text: str
    size: float
    weight: int = 400
    role: str = "text"
    anchor: str = "start"
    struck: bool = False


class Sign(NamedTuple):
    """A small drawing that means something, around a point. size: how far it reaches from there.

    kind: circle, square, diamond, triangle, nabla, cross, hexagon, bowtie (moments of one customer or another); peak,
    best, pit, end (moments that stand out); dot, ring, warning, clock, late, fail, back, face, stop (on chips);
    unowned, decision (on cards); added, gone, moved, edited, relaned, reowned (what changed); truth (on the line of
    interaction); passing (from hand to hand); line, frame, bar,
    hatch (samples in the legend); tick (a place on a scale), break (a piece of an axis that is left out).
    """

    kind: str
    at: Point
    role: str
    size: float = 4.0


class Label(NamedTuple):
    """Words on a ground of their own. role: the paint of the ground; of: the id of what the words are about."""

    box: Box
    texts: tuple[Text, ...]
    role: str
    signs: tuple[Sign, ...] = ()
    of: str = ""


class Area(NamedTuple):
    """A filled box. radius: of its corners; hatch: the role of the diagonal lines on it, "" if it has none."""

    box: Box
    role: str
    radius: float = 0.0
    hatch: str = ""


class Patch(NamedTuple):
    """A filled area with straight sides. points: its corners."""

    points: tuple[Point, ...]
    role: str


class Stroke(NamedTuple):
    """A line with straight pieces. width: in px, None for that of its role; corner: how far its corners are rounded."""

    points: tuple[Point, ...]
    role: str
    width: float | None = None
    corner: float = 0.0


class Ribbon(NamedTuple):
    """A curved line. width: in px, None for that of its role."""

    bows: tuple[Bow, ...]
    role: str
    width: float | None = None


Shape = Area | Patch | Stroke | Ribbon | Sign | Text | Label


class Drawing(NamedTuple):
    """Shapes of a chart that belong together, from the back to the front.

    kind: what they are (`axis`, `bar`, `point` …); of: the id of the element that they show, "" if it is none; about:
    what they say in words, for those who do not see the picture.
    """

    kind: str
    shapes: tuple[Shape, ...]
    of: str = ""
    about: str = ""
