"""The times of a journey: how long each customer is in each step, and how much is worked there meanwhile.

What is said of the customer stands. Where nothing is said of them, a step takes as long as the longest work in view:
they are there while it is done. All other work is taken to go on beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from blueprint.analysis.journey import owners_met
from blueprint.graph.contents import actions_in
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, FrontstageAction, StaffAction, Step, SupportProcess
from blueprint.graph.stays import Limit, limits, stay

SAID, WORK_IN_VIEW = "customer", "work in view"
"""Where the time of a step is known from."""


class Times(NamedTuple):
    """Minutes of one step, or added up over several; None where nobody said anything, never 0 for it.

    takes: doing; waits: waiting; total: both, or the longest work in view where neither is said; in_view: work
    frontstage, out_of_view: work backstage and in support, in minutes of all who work. steps: in which the customer
    acts; timed: those with a time; open_ended: those with a wait of which nobody knows how long; work: actions of
    staff; work_timed: those with a time.
    """

    takes: float | None = None
    waits: float | None = None
    total: float | None = None
    in_view: float | None = None
    out_of_view: float | None = None
    steps: int = 0
    timed: int = 0
    open_ended: int = 0
    work: int = 0
    work_timed: int = 0

    def plus(self, other: Times) -> Times:
        """Both added up: what is known of one stays known if the other is not."""
        return Times(
            both(self.takes, other.takes),
            both(self.waits, other.waits),
            both(self.total, other.total),
            both(self.in_view, other.in_view),
            both(self.out_of_view, other.out_of_view),
            *(mine + theirs for mine, theirs in zip(self.counts, other.counts, strict=True)),
        )

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """How many steps and actions the minutes cover, and of how many."""
        return self.steps, self.timed, self.open_ended, self.work, self.work_timed

    @property
    def at_least(self) -> bool:
        """Whether the total is only what is known of it: a step has no time, or a wait no length."""
        return self.timed < self.steps or self.open_ended > 0

    @property
    def waiting(self) -> float | None:
        """The share of waiting in what is known of the total, 0 to 1; None where no wait has a length."""
        return share_of(self.waits, self.total)


class Visit(NamedTuple):
    """One customer in one step. basis: `SAID`, `WORK_IN_VIEW`, or None if it has no time; owners: names."""

    step: Step
    actions: tuple[CustomerAction, ...]
    times: Times
    basis: str | None
    limits: tuple[Limit, ...]
    owners: tuple[str, ...]

    @property
    def name(self) -> str:
        """What happens: what the customer does first."""
        return self.actions[0].name


class TimedJourney(NamedTuple):
    """One customer's journey. customer: an id, None where the file names nobody; name: what to call them.

    visits: every step in which they act, in the order of the file; path: the main path; times: of all steps, of those
    in which they do nothing the work alone.
    """

    customer: str | None
    name: str
    visits: dict[Step, Visit]
    path: tuple[Step, ...]
    times: dict[Step, Times]

    @property
    def stops(self) -> tuple[Visit, ...]:
        """The visits along the main path."""
        return tuple(self.visits[step] for step in self.path if step in self.visits)

    def along(self, steps: Iterable[Step]) -> Times:
        """The times of some steps, added up."""
        return added(self.times[step] for step in steps)


def timed_journeys(graph: Graph) -> tuple[TimedJourney, ...]:
    """The times of every customer who acts, in their order. Cost: linear, for each customer."""
    work = {step: work_in(actions_in(graph, step)) for step in graph.steps}
    return tuple(_journey(graph, customer, graph.path_of(customer), work) for customer in graph.walkers)


def added(times: Iterable[Times]) -> Times:
    """All of them added up."""
    whole = Times()
    for one in times:
        whole = whole.plus(one)
    return whole


def both(one: float | None, other: float | None) -> float | None:
    """A sum of which one part may not be known.

    >>> both(2.0, None), both(None, None)
    (2.0, None)
    """
    if one is None or other is None:
        return other if one is None else one
    return one + other


def share_of(part: float | None, whole: float | None) -> float | None:
    """A part through the whole, if both are known and there is a whole."""
    return part / whole if part is not None and whole else None


def work_in(actions: Iterable[Action]) -> Times:
    """How much staff work in a step: the minutes of all who work, added up. A system is a tool: it takes no time."""
    whole = Times()
    for action in actions:
        if isinstance(action, StaffAction) and not (isinstance(action, SupportProcess) and action.system):
            seen = isinstance(action, FrontstageAction)
            whole = whole.plus(Times(in_view=action.takes if seen else None, out_of_view=None if seen else action.takes,
                                     work=1, work_timed=int(action.takes is not None)))  # fmt: skip
    return whole


def _journey(graph: Graph, key: str | None, path: tuple[Step, ...], work: dict[Step, Times]) -> TimedJourney:
    visits = {}
    for step in graph.steps:
        if actions := graph.actions_of(key, step):
            visits[step] = _visit(graph, step, actions, work[step])
    customer = graph.customer(key)
    times = work | {step: visit.times for step, visit in visits.items()}
    return TimedJourney(key, customer.name if customer else "", visits, path, times)


def _visit(graph: Graph, step: Step, actions: tuple[CustomerAction, ...], work: Times) -> Visit:
    takes, waits, open_ended = said = stay(actions)
    total, basis = said.total, SAID
    if total is None:
        total, basis = _longest_in_view(graph, step), WORK_IN_VIEW
    known = total is not None
    times = Times(takes, waits, total, steps=1, timed=int(known), open_ended=int(known and open_ended))
    owners = owners_met(graph, step, actions)
    return Visit(step, actions, times.plus(work), basis if known else None, tuple(limits(actions)), owners)


def _longest_in_view(graph: Graph, step: Step) -> float | None:
    """The minutes of the longest action in view, if one is timed."""
    seen = (action for action in actions_in(graph, step) if isinstance(action, FrontstageAction))
    return max((action.takes for action in seen if action.takes is not None), default=None)
