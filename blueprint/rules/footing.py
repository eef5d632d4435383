"""Rules about what an experience stands on, and where it ends (BP412, BP413)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.errors import Related, excerpt
from blueprint.graph.contents import actions_in
from blueprint.graph.footing import WeakSpot, missed_target, weak_spots
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Indicator, Step
from blueprint.graph.targets import number
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level

_MOST = 3
"""How many weak spots a message names."""

_OUT_OF_SIGHT = frozenset({"backstage", "support"})


@rule("BP412", Level.WARNING)
def built_on_sand(graph: Graph) -> Iterator[Finding]:
    """A moment that is meant to be remembered, while the basics under it do not hold.

    Why: three levels rest on each other: the need is met (coping), it is met with care (service), it is remembered
    (experience). Who adds a surprise where things still go wrong, figures are missed or nobody answers for what people
    touch, gives a present on a broken table. The basics are: a recovery for each fail point of the step, an owner for
    each touchpoint that is met in it, and no missed target of an indicator that measures one of them.

    Bad:
        journey:
          - phase: Stay
            steps:
              - customer: Finds a note in the room
                backstage: {does: Prepares the room, fails: The room is not clean}
                level: experience

    Bad:
        indicators:
          clean: {name: Rooms without a complaint, at: room, target: ">= 95", actual: 80}
        journey:
          - phase: Stay
            steps:
              - customer: Finds a note in the room
                touchpoints: [{id: room, name: Room, owner: Housekeeping}]
                level: experience

    Good:
        journey:
          - phase: Stay
            steps:
              - customer: Finds a note in the room
                touchpoints: [{name: Room, owner: Housekeeping}]
                backstage: {does: Prepares the room, fails: {what: The room is not clean, recovery: other-room}}
                level: experience
              - {id: other-room, customer: Gets a better room}
    """
    for step in graph.steps:
        if step.level == "experience" and (weak := list(weak_spots(graph, step))):
            said = "; ".join(_told(spot) for spot in weak[:_MOST])
            more = f"; and {len(weak) - _MOST} more" if len(weak) > _MOST else ""
            yield Finding(
                step,
                f"`{excerpt(step.name)}` is meant as an experience and stands on sand: {said}{more}",
                help="put that right first, or say `level: service` until it holds",
                field="level",
                related=tuple(Related("this does not hold", spot.place) for spot in weak[:_MOST]),
            )


def _told(spot: WeakSpot) -> str:
    """A weak spot in words."""
    if spot.fail is not None:
        return f"nothing makes it good if it goes wrong (`{excerpt(spot.fail.what)}`)"
    element, name = spot.element, f"`{excerpt(spot.element.name)}`"
    if isinstance(element, Indicator) and element.actual is not None and (target := missed_target(element)):
        return f"{name} is {number(element.actual)} and should be {target.words}"
    return f"nobody owns {name}"


@rule("BP413", Level.WARNING)
def end_out_of_sight(graph: Graph) -> Iterator[Finding]:
    """The path ends below the line of visibility, with nobody in view.

    Why: what happens last is half of the memory (Redelmeier & Kahneman 1996). Where the last column holds work that the
    customer neither does nor sees, the journey ends before its picture does, and the true end was chosen by nobody.
    The last column is that of the main path. A phase that says `internal: true` is meant to be out of sight.

    Bad:
        journey:
          - phase: Rental
            steps:
              - {customer: Returns the car, frontstage: Checks the car}
              - {backstage: Sends the bill, support: Billing}

    Good:
        journey:
          - phase: Rental
            steps:
              - {customer: Returns the car, frontstage: Checks the car}
              - {customer: Gets the bill by mail, backstage: Sends the bill, support: Billing}

    Good:
        journey:
          - phase: Rental
            steps:
              - {customer: Returns the car, frontstage: Says goodbye by name}
          - phase: Back office
            internal: true
            steps:
              - {backstage: Sends the bill, support: Billing}
    """
    if next(graph.actions("customer"), None) is None:
        return
    for last in dict.fromkeys(path[-1] for customer in graph.walkers if (path := graph.path_of(customer))):
        yield from _unseen_end(graph, last)


def _unseen_end(graph: Graph, last: Step) -> Iterator[Finding]:
    if last.phase.internal or graph.evidence_in(last):
        return
    kinds = {action.lane.kind for action in actions_in(graph, last)} - {"note"}
    if kinds and kinds <= _OUT_OF_SIGHT:
        yield Finding(
            last,
            f"the journey ends with `{excerpt(last.name)}`, which no customer sees",
            help="say what the customer does or gets at the end (`customer: …`), or put the step into a phase that "
            "says `internal: true`",
        )
