"""Where the journey goes on: `next`, branches, loops, and the flow of each customer's actions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

from blueprint.errors import Place
from blueprint.graph.draft import Draft
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.ids import END
from blueprint.graph.nodes import Action, Lane, Step
from blueprint.graph.reading import numbered
from blueprint.model.durations import fraction
from blueprint.named import NamedTuple


class Way(NamedTuple):
    """One way on from a step. target: None if the path ends; declared: a person typed it."""

    target: Step | None
    when: str | None
    share: float | None
    loop: bool
    place: Place
    declared: bool


Ways = dict[str, tuple[Way, ...]]
"""The ways on from each step, by its id."""


def read_ways(draft: Draft) -> Ways:
    """The ways on from each step, by its id: what `next` says, else the next step of the file."""
    steps = list(draft.steps.values())
    followers = [*steps[1:], None]
    return {
        step.id: tuple(_ways(step, follower, draft)) for step, follower in zip(steps, followers, strict=bool(steps))
    }


def _ways(step: Step, follower: Step | None, draft: Draft) -> Iterator[Way]:
    said = step.declared.next
    if said is None:
        yield Way(follower, None, None, False, step.place, False)
        return
    for branch, path in numbered(said, (*step.place.path, "next")):
        name = branch if isinstance(branch, str) else branch.to
        place = Place(path if isinstance(branch, str) else (*path, "to"))
        target = draft.steps.get(name)
        if target is None and name != END:
            draft.unknown("step", name, chain(draft.steps, (END,)), place, "give the step that you mean this `id:`")
            continue
        yield _way(step, target, branch, place)


def _way(step: Step, target: Step | None, branch: Any, place: Place) -> Way:
    back = target is not None and target.index <= step.index
    if isinstance(branch, str):
        return Way(target, None, None, back and step.loop, place, True)
    share = None if branch.share is None else fraction(branch.share)
    loop = branch.loop if branch.loop is not None else step.loop
    return Way(target, branch.when, share, back and loop, place, True)


def ways_of_each(draft: Draft, ways: Ways) -> dict[str | None, Ways]:
    """The ways on from each step for each customer, by their id.

    What `next` says is for those who act in its step, and for whoever meets them again. Somebody who does nothing there
    and whose next step of the file is without them goes on with that one: where a patient leaves, the carer may stay.
    """
    walkers = draft.walkers()
    if len(walkers) == 1:
        return {walkers[0]: ways}
    acting = {customer: _acting(customer, draft) for customer in walkers}
    together = {step: {customer for customer in walkers if step in acting[customer]} for step in draft.steps}
    own = {customer: _on_their_own(customer, draft, together) for customer in walkers}
    return {customer: ways | own[customer] if own[customer] else ways for customer in walkers}


def _on_their_own(customer: str | None, draft: Draft, together: dict[str, set[str | None]]) -> Ways:
    """The ways of one customer past steps whose `next` is for others. together: who acts in each step."""
    found: Ways = {}
    following: Step | None = None
    for step in reversed(draft.steps.values()):
        others = together[step.id]
        if customer in others:
            following = step
        elif others and following and step.declared.next is not None and others.isdisjoint(together[following.id]):
            found[step.id] = (Way(following, None, None, False, step.place, False),)
    return found


def join_flow(draft: Draft, ways: dict[str | None, Ways]) -> None:
    """A flow edge from each customer's action to their next; steps in which they do nothing are passed over.

    ways: those of each customer.
    """
    joined: set[tuple[int, int, str | None]] = set()
    for customer in draft.walkers():
        for edge in _flow_of(customer, draft, ways[customer]):
            key = (id(edge.source), id(edge.target), edge.label)
            if key not in joined:
                joined.add(key)
                draft.edges.append(edge)


def _flow_of(customer: str | None, draft: Draft, ways: Ways) -> Iterator[Edge]:
    """The flow of one customer through the steps in which they act."""
    acting = _acting(customer, draft)
    for step, actions in acting.items():
        for first, second in pairwise(actions):
            yield Edge(EdgeKind.FLOW, first, second, second.place)
        for way in ways[step]:
            for target in _landings(way.target, acting, ways):
                yield Edge(EdgeKind.FLOW, actions[-1], acting[target][0], way.place, label=way.when, share=way.share,
                           loop=way.loop, declared=way.declared)  # fmt: skip


def _acting(customer: str | None, draft: Draft) -> dict[str, list[Action]]:
    """What a customer does, by the ids of the steps in which they do anything."""
    lanes = [lane for lane in draft.customer_lanes if lane.customer in {customer, None}]
    return {step: actions for step in draft.steps if (actions := _actions_in(lanes, step, draft))}


def _actions_in(lanes: list[Lane], step: str, draft: Draft) -> list[Action]:
    """What is done in some lanes of a step, from the top."""
    return [action for lane in lanes for action in draft.cells.get((step, lane.id), ())]


def _landings(start: Step | None, acting: dict[str, list[Action]], ways: Ways) -> list[str]:
    """The steps in which the customer acts next, from a step on which they land or which they pass over."""
    found, seen, waiting = [], set(), [start]
    while waiting:
        step = waiting.pop(0)
        if step is None or step.id in seen:
            continue
        seen.add(step.id)
        if step.id in acting:
            found.append(step.id)
        else:
            waiting += [way.target for way in ways[step.id]]
    return found
