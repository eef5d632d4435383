"""The whole of a blueprint: its head, its directories, its journey, and a catalog that several blueprints share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, Strict

from blueprint.model.elements import (
    Count,
    Date,
    Declared,
    Duration,
    Id,
    Ignores,
    LinkKind,
    Month,
    Number,
    Scores,
    Step,
    Text,
    Texts,
    Touchpoint,
)
from blueprint.model.patterns import ARROW_PATTERN, TARGET_PATTERN
from blueprint.model.records import Shared
from blueprint.model.versions import FORMAT_VERSION

Stage = Literal["before", "during", "after"]
State = Literal["current", "target", "future"]
OwnerKind = Literal["organisation", "department", "team", "post", "partner"]
IndicatorKind = Literal["quality", "quantity"]
KindOfLane = Literal["touchpoint", "customer", "frontstage", "backstage", "support", "note"]
Factor = Literal["product", "service", "relationship", "convenience", "brand", "price"]
Range = Annotated[tuple[Number, Number], Strict(False)]


class Scale(Declared):
    """The scale of every emotion in a file."""

    from_: Annotated[Number, Field(alias="from")]
    """The lowest score."""
    to: Number
    """The highest score."""
    good: Literal["high", "low"] | None = None
    """Which end is good; `high` unless said (a scale of pain has `good: low`)."""
    neutral: Number | None = None
    """The score that is neither good nor bad; the middle unless said."""


class Customer(Declared):
    """Someone whom the service is for."""

    name: Text
    """What to call them."""
    notes: Text | None = None
    """Who they are and what they want."""


class Owner(Declared):
    """Who answers for something: a department, a team, a post, a partner."""

    name: Text
    """What people call it."""
    part_of: Text | None = None
    """The id of the owner that it belongs to."""
    kind: OwnerKind | None = None
    """Whether it is an organisation, a department, a team, a post or a partner."""
    contact: Text | None = None
    """How to reach it."""


class System(Declared):
    """A system, a partner or a tool that the work leans on."""

    name: Text
    """What people call it."""
    owner: Text | None = None
    """Who answers for it: the id of one owner."""


class Policy(Declared):
    """A rule of the house that shapes the service."""

    name: Text
    """What people call it."""
    says: Text | None = None
    """The rule in a sentence."""
    owner: Text | None = None
    """Who answers for it: the id of one owner."""


class Lane(Declared):
    """A row of the blueprint: a built-in lane under another name, or one more lane of a kind."""

    kind: KindOfLane | None = None
    """What the lane holds; a built-in lane has its kind already."""
    name: Text | None = None
    """The name to draw."""
    owner: Text | None = None
    """The id of the owner who answers for the actions in it that name none."""


class Phase(Declared):
    """A stretch of the journey, with its steps in order."""

    phase: Text
    """What the stretch is called."""
    stage: Stage | None = None
    """Whether it lies before, during or after the service."""
    internal: bool | None = None
    """True if no customer acts in it."""
    steps: Annotated[tuple[Step, ...], Strict(False)]
    """The steps, from left to right."""
    ignore: Ignores | None = None
    """Findings about this phase that are accepted."""


class Link(Declared):
    """A connection that the columns do not say by themselves."""

    from_: Annotated[Text, Field(alias="from")]
    """Where it begins: a step, an action's id, `step/lane` or `step/lane/2`."""
    to: Text
    """Where it ends, named in the same way."""
    kind: LinkKind | None = None
    """Whether it is a flow, a meeting, a reliance or a message; the lanes tell unless said."""
    label: Text | None = None
    """What to write on it."""
    artefact: Text | None = None
    """What is handed over: a form, a ticket, a tray."""
    within: Duration | None = None
    """How soon it has to happen."""


ArrowLink = dict[Annotated[str, Field(pattern=ARROW_PATTERN)], Text]
"""`a -> b: label` as YAML reads it: a mapping from the arrow to the label."""


class Promise(Declared):
    """What customers were told to expect."""

    says: Text
    """The promise, in the words that customers hear."""
    at: Text
    """The id of the element that has to keep it: a step, an action, a touchpoint."""
    promised: Duration | None = None
    """How long it is said to take."""
    delivered: Duration | None = None
    """How long it really takes."""
    owner: Text | None = None
    """Who answers for it: the id of one owner."""


class Indicator(Declared):
    """A figure that tells how well something goes."""

    name: Text
    """What it is called."""
    at: Text | None = None
    """The id of the element, or of the owner, that it measures."""
    owner: Text | None = None
    """Who answers for it: the id of one owner."""
    kind: IndicatorKind | None = None
    """Whether it counts how much is done, or how well."""
    unit: Text | None = None
    """The unit, such as min or %."""
    target: Annotated[str, Field(pattern=TARGET_PATTERN)] | Range | None = None
    """What it should be: `<= 5`, `>= 90`, or a range [2, 4]."""
    actual: Number | None = None
    """What it is now."""
    complaints: dict[Month, Count] | None = None
    """How many complaints there were, by month: {2026-09: 31}."""


Owners = dict[Id, Text | Owner]
Customers = dict[Id, Text | Customer]
TouchpointDirectory = dict[Id, Text | Touchpoint]
Systems = dict[Id, Text | System]
Policies = dict[Id, Text | Policy]
Lanes = dict[Id, Text | Lane]
Use = Texts


class Catalog(Declared):
    """A file of directories that several blueprints share."""

    catalog: int | None = None
    """The version of the format; now 1."""
    use: Use | None = None
    """More catalogs that this one builds on."""
    customers: Customers | None = None
    """Who the services are for."""
    owners: Owners | None = None
    """Who answers for something."""
    touchpoints: TouchpointDirectory | None = None
    """What customers meet."""
    systems: Systems | None = None
    """What the work leans on."""
    policies: Policies | None = None
    """Rules of the house."""
    lanes: Lanes | None = None
    """Rows of the blueprint."""


class Blueprint(Declared):
    """A service blueprint: a journey in phases and steps, and what stands behind it."""

    blueprint: int = FORMAT_VERSION
    """The version of the format; now 1. It stands first, so that tools know the file."""
    title: Text
    """What the picture is called."""
    id: Id | None = None
    """A name to refer to; the file's name unless said."""
    scenario: Text | None = None
    """The one case that is told: who comes, when, with what."""
    goal: Text | None = None
    """What the service should achieve."""
    state: State | None = None
    """Whether this is how it is (current), should be (target) or could be (future)."""
    language: Text | None = None
    """The language of the text, as en, zh-Hans, ar; it chooses the names of the lanes."""
    scale: Range | Scale | None = None
    """The scale of every emotion, [-3, 3] unless said."""
    reviewed: Date | None = None
    """When it was last held against the real service, as 2026-11-01."""
    use: Use | None = None
    """Catalogs to take directories from: paths relative to this file."""
    customers: Customers | None = None
    """Who the service is for."""
    owners: Owners | None = None
    """Who answers for something: departments, posts, partners."""
    touchpoints: TouchpointDirectory | None = None
    """What the customer meets; each needs exactly one owner."""
    systems: Systems | None = None
    """What the work leans on."""
    policies: Policies | None = None
    """Rules of the house that shape the service."""
    lanes: Lanes | None = None
    """Other names for lanes, owners for lanes, and more lanes of a kind."""
    journey: Annotated[tuple[Phase, ...], Strict(False)]
    """The phases, from left to right."""
    links: Annotated[tuple[Text | Link | ArrowLink, ...], Strict(False)] | None = None
    """Whatever the columns do not say by themselves: `a -> b: label`."""
    promises: dict[Id, Promise] | None = None
    """What customers were told to expect."""
    indicators: dict[Id, Indicator] | None = None
    """Figures that tell how well it goes."""
    factors: dict[Factor, Scores] | None = None
    """Scores of the service as a whole, by experience factor."""
    ignore: Ignores | None = None
    """Findings that are known and accepted."""

    _shared: tuple[Shared, ...] = PrivateAttr(default=())

    @property
    def shared(self) -> tuple[Shared, ...]:
        """The catalogs that `use` brought in, in the order in which they are looked through."""
        return self._shared
