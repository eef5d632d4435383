"""The nodes of the typed graph: what a blueprint declares, in one shape however it was written.

Two nodes are the same only if they are the same object; every node knows where it was declared (`place`).
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from blueprint.errors import Place
from blueprint.graph.frozen import Frozen, frozen


@frozen()
class Feeling(Frozen):
    """How a moment feels, on the file's scale. `felt` and `target` are None where nobody said."""

    felt: float | None = None
    target: float | None = None
    source: str | None = None
    n: int | None = None
    date: str | None = None


@frozen()
class Waiting(Frozen):
    """A wait: how long and at the most how long (minutes), explained, occupied; None where nobody said."""

    length: float | None = None
    most: float | None = None
    explained: bool | None = None
    occupied: bool | None = None


@frozen()
class FailPoint(Frozen):
    """What can go wrong at an action, and the id of the step that makes it good. place: where it was declared."""

    what: str
    place: Place
    recovery: str | None = None
    severity: int | None = None
    occurrence: int | None = None
    detection: int | None = None
    owner: str | None = None

    @property
    def risk(self) -> int | None:
        """Severity times occurrence times detection, 1 to 1000 (FMEA: MIL-P-1629, 1949); None if one is missing."""
        if self.severity is None or self.occurrence is None or self.detection is None:
            return None
        return self.severity * self.occurrence * self.detection


@frozen()
class Note(Frozen):
    """Something to read beside an element. kind: pain, idea, question, opportunity, quote or note."""

    kind: str
    text: str
    source: str | None = None


@frozen(kw_only=True)
class Node(Frozen):
    """What all nodes share: an id, a name to show, and where it was declared."""

    id: str
    name: str
    place: Place
    notes: tuple[Note, ...] = ()
    declared: Any = field(default=None, repr=False)


@frozen(kw_only=True)
class Owner(Node):
    """Who answers for something. part_of: the id of the owner it belongs to."""

    kind: str | None = None
    part_of: str | None = None
    contact: str | None = None


@frozen(kw_only=True)
class Customer(Node):
    """Someone whom the service is for."""


@frozen(kw_only=True)
class Touchpoint(Node):
    """What the customer meets. owner: an owner's id or None; listed: it stands in a directory."""

    channel: str | None = None
    owner: str | None = None
    with_owners: tuple[str, ...] = ()
    senses: tuple[str, ...] = ()
    scores: Any = None
    listed: bool = True


@frozen(kw_only=True)
class System(Node):
    """A system, partner or tool of the directory."""

    owner: str | None = None


@frozen(kw_only=True)
class Policy(Node):
    """A rule of the house."""

    says: str | None = None
    owner: str | None = None


@frozen(kw_only=True)
class Lane(Node):
    """A row. kind: one of `LANE_KINDS`; listed: the file declares it; customer: whose lane it is, for customer lanes.

    `name` is empty for a built-in lane that nobody renamed: its name comes with the language.
    """

    kind: str
    owner: str | None = None
    listed: bool = False
    customer: str | None = None


@frozen(kw_only=True)
class Phase(Node):
    """A stretch of the journey. index: its place from the left, from 0."""

    index: int
    stage: str | None = None
    internal: bool = False


@frozen(kw_only=True)
class Step(Node):
    """One moment, a column. index: its place from the left, from 0; marks: what the designer means it to be."""

    index: int
    phase: Phase
    level: str | None = None
    decides: bool = False
    loop: bool = False
    marks: tuple[str, ...] = ()
    scores: Any = None


@frozen(kw_only=True)
class Action(Node):
    """What is done in one cell. takes: minutes; owner: its own owner's id; fails: what can go wrong here."""

    step: Step
    lane: Lane
    takes: float | None = None
    owner: str | None = None
    fails: tuple[FailPoint, ...] = ()


@frozen(kw_only=True)
class CustomerAction(Action):
    """What a customer does. customer: whose action it is (None: that of all customers); tolerates: minutes."""

    customer: str | None = None
    emotion: Feeling | None = None
    waits: Waiting | None = None
    tolerates: float | None = None


@frozen(kw_only=True)
class StaffAction(Action):
    """What staff or machines do. by: a post or a role; feels: how those who do it feel."""

    by: str | None = None
    feels: Feeling | None = None


@frozen(kw_only=True)
class FrontstageAction(StaffAction):
    """What is done in the customer's view."""


@frozen(kw_only=True)
class BackstageAction(StaffAction):
    """What is done out of the customer's view."""


@frozen(kw_only=True)
class SupportProcess(StaffAction):
    """What the rest leans on. system: the id of the system it is; implied: only a `needs` names it."""

    system: str | None = None
    implied: bool = False


@frozen(kw_only=True)
class Remark(Action):
    """A text in a lane of kind note. policy: the id of the policy that it is."""

    policy: str | None = None


@frozen(kw_only=True)
class Promise(Node):
    """What customers were told to expect. at: the id of the element; promised, delivered: minutes."""

    at: str
    promised: float | None = None
    delivered: float | None = None
    owner: str | None = None


@frozen(kw_only=True)
class Indicator(Node):
    """A figure. at: the id of the element or owner that it measures; target: as declared; complaints: by month."""

    at: str | None = None
    owner: str | None = None
    kind: str | None = None
    unit: str | None = None
    target: str | tuple[float, float] | None = None
    actual: float | None = None
    complaints: tuple[tuple[str, int], ...] = ()


ACTION_OF = {
    "customer": CustomerAction,
    "frontstage": FrontstageAction,
    "backstage": BackstageAction,
    "support": SupportProcess,
    "note": Remark,
}
"""Which node an action is, by the kind of its lane."""
