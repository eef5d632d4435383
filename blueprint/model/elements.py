"""The small things that a blueprint is made of: what may be said of a step, an action, a feeling, a wait, a failure.

Every field is a key of the YAML format under the same name. Models are frozen and hold what was declared, in the
shape in which it was declared: `waits: 8 min` stays a text, `waits: {for: 8 min}` a `Wait`. What the short and the
long way mean alike is made one by the graph.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

from blueprint.model.durations import DURATION_PATTERN, PERCENT_PATTERN
from blueprint.model.numbers import LARGEST
from blueprint.model.patterns import DATE_PATTERN, ID_PATTERN, MONTH_PATTERN
from blueprint.model.spelling import OWN_KEY_PATTERN, VISIBLE_PATTERN

Text = Annotated[str, Field(pattern=VISIBLE_PATTERN, min_length=1, max_length=10_000)]
Id = Annotated[str, Field(pattern=ID_PATTERN, min_length=1, max_length=64)]
Duration = Annotated[str, Field(pattern=DURATION_PATTERN)]
Percent = Annotated[str, Field(pattern=PERCENT_PATTERN)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | Percent
Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=LARGEST)]
Score = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Rating = Annotated[int, Field(ge=1, le=10)]
Date = Annotated[str, Field(pattern=DATE_PATTERN)]
Month = Annotated[str, Field(pattern=MONTH_PATTERN)]
Texts = Text | Annotated[tuple[Text, ...], Strict(False)]

Mark = Literal["peak", "pit", "end", "transition", "milestone"]
Level = Literal["coping", "service", "experience"]
LinkKind = Literal["flow", "interacts", "relies", "informs"]

SOURCES = ("walkthrough", "diary", "interviews", "observation", "co-creation", "prototype", "role-play", "survey",
           "analytics", "complaints", "assumption")  # fmt: skip
"""The usual ways of knowing how something feels; `source:` takes any text."""

Source = Annotated[Text, Field(examples=list(SOURCES))]


class Declared(BaseModel):
    """What all declared things share: frozen, strict, and no key but the known ones and those that begin with `x-`."""

    model_config = ConfigDict(
        frozen=True, extra="allow", strict=True, validate_by_name=True, use_attribute_docstrings=True
    )
    __pydantic_extra__: dict[Annotated[str, Field(pattern=OWN_KEY_PATTERN)], Any]  # ty: ignore[incompatible-mutable-override]


class Ignore(Declared):
    """A finding that is known and accepted, with the reason why."""

    rule: Text
    """The code of the rule, such as `BP301`."""
    at: Text | None = None
    """The element that it is about; on an element itself it can be left out."""
    why: Text
    """Why the finding is accepted. Say it so that a newcomer understands."""


Ignores = Ignore | Annotated[tuple[Ignore, ...], Strict(False)]


class Emotion(Declared):
    """How a moment feels to the customer, and how that is known."""

    felt: Number | None = None
    """How it felt, on the file's `scale`."""
    target: Number | None = None
    """How it is meant to feel, on the file's `scale`."""
    source: Source | None = None
    """How the score is known: walkthrough, diary, interviews, observation, survey, assumption …"""
    n: Annotated[int, Field(ge=1, le=LARGEST)] | None = None
    """How many people were asked or watched."""
    date: Date | None = None
    """When it was found out, as 2026-10-02."""


class Wait(Declared):
    """A wait, and what makes it bearable (Maister 1985)."""

    for_: Annotated[Duration | None, Field(alias="for")] = None
    """How long the customer waits."""
    most: Duration | None = None
    """How long the customer may have to wait at the most."""
    explained: bool | None = None
    """Whether the customer is told why and how long."""
    occupied: bool | None = None
    """Whether the customer has something to do meanwhile."""


class Failure(Declared):
    """A fail point: what can go wrong here, and the step that makes it good (Shostack 1984; FMEA)."""

    what: Text
    """What goes wrong."""
    recovery: Text | None = None
    """The id of the step that makes it good."""
    severity: Rating | None = None
    """How bad it is, 1 (hardly noticed) to 10 (disaster)."""
    occurrence: Rating | None = None
    """How often it happens, 1 (hardly ever) to 10 (nearly always)."""
    detection: Rating | None = None
    """How hard it is to notice in time, 1 (seen at once) to 10 (never seen)."""
    owner: Text | None = None
    """Who answers for it: the id of one owner."""


class Notes(Declared):
    """What people said or thought at this place, by kind."""

    pain: Texts | None = None
    """What hurts or annoys."""
    idea: Texts | None = None
    """What could be done."""
    question: Texts | None = None
    """What nobody knows yet."""
    opportunity: Texts | None = None
    """Where there is something to win."""
    quote: Texts | None = None
    """What somebody said, in their words."""
    note: Texts | None = None
    """Anything else to read beside it."""
    source: Source | None = None
    """How it is known."""


class Scores(Declared):
    """Scores from 0 to 10 of one thing, for the gaps between what is wanted and what is given."""

    experience: Score | None = None
    """What customers experience."""
    expectation: Score | None = None
    """What customers expect."""
    importance: Score | None = None
    """How much it matters to customers."""
    ideal: Score | None = None
    """What would be ideal."""
    source: Source | None = None
    """How the scores are known."""


class Branch(Declared):
    """One way on from a step."""

    to: Text
    """The id of the next step, or `end` if the path ends here."""
    when: Text | None = None
    """In which case the customer goes this way."""
    share: Share | None = None
    """Which part of the customers goes this way, as `20%` or 0.2."""
    loop: bool | None = None
    """True if this way goes back on purpose."""


Next = Text | Branch | Annotated[tuple[Text | Branch, ...], Strict(False)]

Channel = Literal[
    "person",
    "phone",
    "place",
    "object",
    "print",
    "mail",
    "sign",
    "chat",
    "sms",
    "social",
    "video",
    "product",
    "web",
    "app",
    "kiosk",
    "phone-menu",
    "machine",
    "chat-bot",
    "email",
]

Sense = Literal["sense", "feel", "think", "act", "relate", "sight", "sound", "smell", "taste", "touch"]


class Touchpoint(Declared):
    """What the customer meets: a thing, a place, a page, a person. Each needs exactly one owner."""

    id: Id | None = None
    """Its id where it is declared inside a step; in the directory the key is the id."""
    name: Text
    """What people call it."""
    channel: Channel | None = None
    """Through what the customer meets it."""
    owner: Text | None = None
    """Who answers for it: the id of one owner."""
    with_: Annotated[Texts | None, Field(alias="with")] = None
    """Ids of owners who help."""
    senses: Sense | Annotated[tuple[Sense, ...], Strict(False)] | None = None
    """What it speaks to: sense, feel, think, act, relate, or one of the five senses."""
    scores: Scores | None = None
    """Scores of this touchpoint."""
    notes: Text | Notes | None = None
    """What people said or thought of it."""
    ignore: Ignores | None = None
    """Findings about it that are accepted."""


Touchpoints = Text | Touchpoint | Annotated[tuple[Text | Touchpoint, ...], Strict(False)]


class Action(Declared):
    """What somebody or something does in one cell of the blueprint.

    `emotion`, `waits`, `tolerates` and `touchpoints` are the customer's, `feels`, `by` and `needs` those of staff and
    machines.
    """

    id: Id | None = None
    """A name to refer to; without it the action is `step/lane`."""
    does: Text
    """What is done, in a few words that begin with a verb."""
    by: Text | None = None
    """Who does it: a post or a role."""
    takes: Duration | None = None
    """How long it takes."""
    needs: Texts | None = None
    """Ids of the systems or actions that it leans on."""
    fails: Text | Failure | Annotated[tuple[Text | Failure, ...], Strict(False)] | None = None
    """What can go wrong here."""
    feels: Number | Emotion | None = None
    """How those who do it feel, on the same scale as the customer's emotion."""
    owner: Text | None = None
    """Who answers for it: the id of one owner."""
    emotion: Number | Emotion | None = None
    """How it feels to the customer (customer lanes only)."""
    waits: Duration | Wait | None = None
    """How long the customer waits (customer lanes only)."""
    tolerates: Duration | None = None
    """How long the customer puts up with it (customer lanes only)."""
    touchpoints: Touchpoints | None = None
    """What this customer meets (customer lanes only)."""
    notes: Text | Notes | None = None
    """What people said or thought at this place."""
    ignore: Ignores | None = None
    """Findings about it that are accepted."""


Cell = Text | Action | Annotated[tuple[Text | Action, ...], Strict(False)]


class Step(Declared):
    """One moment of the journey: a column, with what the customer does and all that happens for it.

    Beside these keys a step takes the id of every declared lane, with the actions in that lane.
    """

    __pydantic_extra__: dict[str, Annotated[Cell | Any, Field(union_mode="left_to_right")]]

    id: Id | None = None
    """A name to refer to; without it the id comes from the customer's action."""
    customer: Cell | None = None
    """What the customer does."""
    touchpoints: Touchpoints | None = None
    """What the customer meets: ids or names of touchpoints."""
    frontstage: Cell | None = None
    """What staff or machines do in the customer's view."""
    backstage: Cell | None = None
    """What contact staff and systems do out of view."""
    support: Cell | None = None
    """Systems, partners and other departments that the rest leans on."""
    takes: Duration | None = None
    """How long it takes the customer, as `4 min`."""
    waits: Duration | Wait | None = None
    """How long the customer waits, as `8 min`."""
    tolerates: Duration | None = None
    """How long the customer puts up with this step."""
    emotion: Number | Emotion | None = None
    """How it feels to the customer, on the file's `scale`."""
    level: Level | None = None
    """How far it goes: coping (the need is met), service (with care), experience (to be remembered)."""
    scores: Scores | None = None
    """Scores of this step."""
    decides: bool | None = None
    """True if the journey branches here."""
    next: Next | None = None
    """Where the journey goes on, if not with the next step of the file: an id, `end`, or a list of ways."""
    loop: bool | None = None
    """True if `next` goes back on purpose."""
    mark: Mark | Annotated[tuple[Mark, ...], Strict(False)] | None = None
    """What the designer means this moment to be: peak, pit, end, transition, milestone."""
    fails: Text | Failure | Annotated[tuple[Text | Failure, ...], Strict(False)] | None = None
    """What can go wrong for the customer here."""
    notes: Text | Notes | None = None
    """What people said or thought at this moment."""
    ignore: Ignores | None = None
    """Findings about this step that are accepted."""
