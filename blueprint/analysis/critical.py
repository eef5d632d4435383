"""The critical path: the longest chain of stays and work that decides how long a customer is on the main path.

The critical path method (Kelley & Walker 1959), with what a blueprint says: customers go from step to step, and staff
work beside them. Work that nothing sets off begins when the customer comes to its column, and holds nobody up. Work
that a link (`flow`, `informs`) or a `needs` sets off begins when that is done, plus the agreed `within`; the customer
does not leave its column before it is done, nor begin what a link lets them begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, StaffAction, Step

_SETTING_OFF = frozenset({EdgeKind.FLOW, EdgeKind.INFORMS, EdgeKind.RELIES})


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A stay of the customer, or work. minutes are counted from the beginning of the main path.

    element: the step in which they stay, or the action that is done; length: minutes, None if nobody timed it (it
    counts as none); after: what it waited for; at_least: what comes before has no time, so that it begins later.
    """

    element: Step | Action
    step: Step
    begins: float
    ends: float
    length: float | None
    after: Event | None = field(repr=False)
    at_least: bool = False


class HoldUp(NamedTuple):
    """Work that keeps the customer in a step.

    minutes: from when they would have left to when it is done; at_most: less if what nobody timed on the way takes any
    time.
    """

    step: Step
    work: Action
    minutes: float
    at_most: bool


class Critical(NamedTuple):
    """The chain that decides, from the beginning, as far as it has times; total: minutes, None where nothing has one.

    hold_ups: in the order of the path; rings: work of one column that waits for itself, of which the order is ignored.
    """

    chain: tuple[Event, ...]
    total: float | None
    hold_ups: tuple[HoldUp, ...]
    rings: tuple[Action, ...]


class _Plan:
    """Goes along the main path once; `done` has every event so far by what it is about."""

    def __init__(self, graph: Graph, customer: str | None, stays: Mapping[Step, float | None]) -> None:
        self._graph, self._customer, self._stays = graph, customer, stays
        self._work = _work_by_step(graph)
        self.done: dict[Action, Event] = {}
        self.last: Event | None = None
        self.hold_ups: list[HoldUp] = []
        self.rings: list[Action] = []
        self._begun: set[Step | Action] = set()
        self._roots: dict[Step | Action, Step | None] = {}
        self._untimed: dict[Step | None, int] = {None: 0}

    def go_to(self, step: Step) -> None:
        """Let the customer come to the next step, stay there, and leave when all is done that they wait for."""
        arrived, cause = _end_of(self.last), self.last
        customers = self._graph.actions_of(self._customer, step)
        for action in customers:
            ready, found = self._ready(action)
            if found is not None and ready > arrived:
                arrived, cause = ready, found
        length = self._stays.get(step)
        stay = Event(step, step, arrived, arrived + (length or 0.0), length, cause)
        held = self._work_through(step, arrived, cause)
        self.done.update(dict.fromkeys(customers, stay))
        self.last = stay
        self._count_untimed(step, customers, length)
        if held is not None and held.ends > stay.ends:
            self.last = held
            self._hold_up(held, stay)

    def _count_untimed(self, step: Step, customers: Sequence[Action], length: float | None) -> None:
        """How many steps so far have no time, with this one."""
        before = next(reversed(self._untimed.values()))
        self._untimed[step] = before + int(bool(customers) and length is None)

    def _hold_up(self, held: Event, stay: Event) -> None:
        """Note what keeps the customer; where nobody timed what they do meanwhile, nobody knows that it does."""
        untimed = self._untimed[stay.step] - self._untimed[self._roots.get(held.element)]
        if stay.length is not None and isinstance(held.element, Action):
            self.hold_ups.append(HoldUp(stay.step, held.element, held.ends - stay.ends, untimed > 0))

    def _work_through(self, step: Step, arrived: float, cause: Event | None) -> Event | None:
        """Let all work of a column be done; the work that was set off and is done last."""
        order, rings = _in_order(self._graph, self._work.get(step, ()))
        self.rings += rings
        latest: Event | None = None
        for action in order:
            ready, found = self._ready(action)
            waits = found is not None and self._sets_off(found, step, ready)
            begins, after = (ready, found) if waits else (arrived, cause)
            event = Event(action, step, begins, begins + (action.takes or 0.0), action.takes, after)
            self.done[action], self._roots[action] = event, self._root_of(after)
            if waits:
                self._begun.add(action)
                latest = event if latest is None or event.ends > latest.ends else latest
        return latest

    def _sets_off(self, first: Event, step: Step, ready: float) -> bool:
        """Whether work really waits for something; in one column not, if that takes no time and waits for nothing."""
        return first.step is not step or ready > first.begins or first.element in self._begun

    def _root_of(self, after: Event | None) -> Step | None:
        """The last stay before the work that leads to something; None if it leads back to the beginning."""
        if after is None or isinstance(after.element, Step):
            return after.step if after else None
        return self._roots.get(after.element)

    def _ready(self, action: Action) -> tuple[float, Event | None]:
        """When all is done that sets an action off, and the last of it; (0, None) if nothing does."""
        ready, found = 0.0, None
        for first, within in _set_off_by(self._graph, action):
            event = self.done.get(first)
            if event is not None and (found is None or event.ends + within > ready):
                ready, found = event.ends + within, event
        return ready, found


def critical_path(
    graph: Graph, customer: str | None, path: Sequence[Step], stays: Mapping[Step, float | None]
) -> Critical:
    """What decides how long a customer's main path takes.

    customer: an id, None where the file names nobody; stays: the minutes of each step in which they act, None where
    nobody timed it. A link back to an earlier column is for the next time, and work off the path holds nobody up.
    Cost: linear in the path and its edges.
    """
    plan = _Plan(graph, customer, stays)
    for step in path:
        plan.go_to(step)
    chain = tuple(_timed(plan.last, stays))
    return Critical(chain, _end_of(plan.last) if chain else None, tuple(plan.hold_ups), tuple(plan.rings))


def _timed(last: Event | None, stays: Mapping[Step, float | None]) -> Iterator[Event]:
    """The events with a time that lead to the last one, from the beginning."""
    chain: list[Event] = []
    while last is not None:
        chain.append(last)
        last = last.after
    open_ = False
    for event in reversed(chain):
        if event.length is not None:
            yield replace(event, at_least=open_)
        elif event.step in stays or isinstance(event.element, Action):
            open_ = True


def _end_of(event: Event | None) -> float:
    return 0.0 if event is None else event.ends


def _work_by_step(graph: Graph) -> dict[Step, list[StaffAction]]:
    found: dict[Step, list[StaffAction]] = {}
    for action in graph.actions():
        if isinstance(action, StaffAction):
            found.setdefault(action.step, []).append(action)
    return found


def _set_off_by(graph: Graph, action: Action) -> Iterator[tuple[Action, float]]:
    """What has to be done before an action, each with the minutes that may pass in between.

    What it needs comes before it; of a `needs` or link between two columns, what stands in the earlier one.
    """
    for edge in (*graph.edges_to(action), *graph.edges_from(action, EdgeKind.RELIES)):
        source, target = edge.source, edge.target
        if not (edge.declared and isinstance(source, Action) and isinstance(target, Action)):
            continue
        if edge.kind is EdgeKind.RELIES and target.step.index <= source.step.index:
            first, then = target, source
        elif edge.kind in _SETTING_OFF:
            first, then = source, target
        else:
            continue
        if then is action and not (isinstance(first, CustomerAction) and isinstance(then, CustomerAction)):
            yield first, edge.within or 0.0


def _in_order(graph: Graph, work: Sequence[StaffAction]) -> tuple[list[StaffAction], list[StaffAction]]:
    """The work of one column so that what sets something off comes before it; then what waits for itself."""
    here = dict.fromkeys(work)
    after: dict[Action, list[StaffAction]] = {}
    missing: dict[StaffAction, int] = {}
    for action in here:
        firsts = {first for first, _ in _set_off_by(graph, action) if first in here}
        missing[action] = len(firsts)
        for first in firsts:
            after.setdefault(first, []).append(action)
    order = [action for action in here if not missing[action]]
    for action in order:
        for later in after.get(action, ()):
            missing[later] -= 1
            if not missing[later]:
                order.append(later)
    rings = [action for action in here if missing[action]]
    return order + rings, rings
