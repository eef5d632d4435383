"""What will be seen: boxes, lines, signs and texts with absolute coordinates, and what they stand for.

The scene is all that a renderer knows, and nothing in it is left to be placed: a renderer only writes it down. Lengths
are px; x grows to the right and y down; a text stands on its baseline. Roles (`card-customer`, `text-soft` …) name
paints, which `theme` holds. Ids are those of the elements in the blueprint, so that a picture can be linked, searched
and compared.
"""

from __future__ import annotations

from blueprint.layout.shapes import Bow, Box, Drawing, Label, Point, Sign, Stroke, Text
from blueprint.layout.theme import Theme
from blueprint.named import NamedTuple


class Chip(NamedTuple):
    """A small mark on a card, with its sign. kind: one of `CHIPS`; ground: its paint, or None if it has no ground.

    of: the id of what it names (an owner, a step), or "" if that is the card itself.
    """

    kind: str
    box: Box
    ground: str | None
    sign: Sign
    texts: tuple[Text, ...]
    of: str = ""


class Card(NamedTuple):
    """One thing in one cell.

    kind: the kind of its lane; lane, step: their ids; column: the number of its step from the left in reading order;
    role: its paint; signs: those on its border; state: plain, unowned (a touchpoint that nobody owns), implied or gone;
    about: lane, step, owner and marks in words, for those who do not see the picture; decides: the journey branches
    here.
    """

    id: str
    kind: str
    lane: str
    step: str
    column: int
    box: Box
    role: str
    texts: tuple[Text, ...]
    chips: tuple[Chip, ...]
    signs: tuple[Sign, ...]
    state: str
    about: str
    decides: bool = False


class Connector(NamedTuple):
    """A line from card to card. kind: flow, branch or loop (of a customer), passes (work from one to another),
    meets, interacts, relies, informs.

    source, target: the ids of the cards; points: corners of an orthogonal line; start_arrow, end_arrow: whether it has
    a head there; crossings: where it crosses the line of interaction as a moment of truth; about: what it says in
    words.
    """

    kind: str
    source: str
    target: str
    points: tuple[Point, ...]
    start_arrow: bool
    end_arrow: bool
    label: Label | None
    crossings: tuple[Sign, ...]
    about: str


class PhaseBand(NamedTuple):
    """A chevron over the columns of a phase. outline: its corners; role: its paint."""

    id: str
    name: str
    box: Box
    outline: tuple[Point, ...]
    texts: tuple[Text, ...]
    role: str = "phase"


class LaneBand(NamedTuple):
    """A row across the page, with its name at its beginning. bar: its accent there."""

    id: str
    kind: str
    name: str
    box: Box
    bar: Box
    texts: tuple[Text, ...]


class Separator(NamedTuple):
    """A line of the blueprint: interaction, visibility, internal. role: its paint."""

    line: str
    start: Point
    end: Point
    role: str
    label: Label


class Key(NamedTuple):
    """One entry of a legend. name: what it explains; signs: what is drawn before the words, from the back."""

    name: str
    box: Box
    signs: tuple[Sign, ...]
    texts: tuple[Text, ...]


class Dot(NamedTuple):
    """A scored moment on the curve. id: that of the action; mark: plain, peak, low-peak, best, pit or end; solid: felt,
    and on the main path."""

    id: str
    sign: Sign
    mark: str
    solid: bool
    about: str


class Curve(NamedTuple):
    """How one customer feels along the journey.

    customer: the id, "" if the file names nobody; role, bridge_role: the paints of the pieces of the line and of the
    bridges, which lie over moments without a score or off the main path.
    """

    customer: str
    name: str
    role: str
    bridge_role: str
    pieces: tuple[Bow, ...]
    bridges: tuple[Bow, ...]
    dots: tuple[Dot, ...]


class EmotionBand(NamedTuple):
    """The row with the curves.

    plot: the part in which the curves are; neutral: the y of neither good nor bad; high, low: those of the good and
    the bad end; labels: scores, and names of the moments that stand out; meant: what the designer wants them to be;
    keys: whose curve is which; guides: faint lines behind all of it; earlier: the curves of an earlier state.
    """

    box: Box
    texts: tuple[Text, ...]
    plot: Box
    high: float
    neutral: float
    low: float
    curves: tuple[Curve, ...]
    labels: tuple[Label, ...]
    meant: tuple[Label, ...]
    keys: tuple[Key, ...]
    guides: tuple[Stroke, ...] = ()
    earlier: tuple[Curve, ...] = ()


class Figure(NamedTuple):
    """One figure of the summary: what it is called and what it is; was: what it was in an earlier state."""

    id: str
    labels: tuple[Text, ...]
    value: Text
    was: Text | None = None


class Summary(NamedTuple):
    """The box of figures."""

    box: Box
    figures: tuple[Figure, ...]


class Changed(NamedTuple):
    """What a picture shows of an earlier state, beside what stands on its cards and curves.

    bar: how many changes there are of each kind; tags: what happened to each step; shades: the grounds of columns that
    are new or gone, which lie under the cards.
    """

    bar: tuple[Label, ...]
    tags: tuple[Label, ...]
    shades: tuple[Drawing, ...]


class Scene(NamedTuple):
    """A whole picture: a blueprint has lanes and cards, a chart has drawings, which lie under all else but the heading.

    id: the prefix of every id in it; about: the picture in a few sentences.
    """

    id: str
    title: str
    about: str
    language: str
    right_to_left: bool
    width: float
    height: float
    theme: Theme
    heading: tuple[Text, ...] = ()
    summary: Summary | None = None
    phases: tuple[PhaseBand, ...] = ()
    emotion: EmotionBand | None = None
    lanes: tuple[LaneBand, ...] = ()
    separators: tuple[Separator, ...] = ()
    cards: tuple[Card, ...] = ()
    connectors: tuple[Connector, ...] = ()
    legend: tuple[Key, ...] = ()
    footnote: tuple[Text, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    changed: Changed | None = None
