"""Rules about where the journey goes on: steps that nobody gets to, ways back, ends that never come (BP2)."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from blueprint.edits import Fix, SetKey
from blueprint.graph.edges import EdgeKind
from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Step
from blueprint.graph.passage import cut_off, without_end
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.typed import branch_of, is_link
from blueprint.rules.wording import quoted


@rule("BP205", Level.WARNING)
def unreachable_step(graph: Graph) -> Iterator[Finding]:
    """A step to which no way leads from the first step.

    Why: what nobody can get to is drawn, discussed and never lived; often a `next` names the wrong step (bpmnlint:
    no-disconnected). A step that makes good a failure is led to by that failure. Steps in which no customer acts are
    not on anybody's way and do not count; of a stretch, its first step is told. Of several customers, a `next` leads
    those who act in its step: where a patient goes home, the carer goes on with a step of the carer's own.

    Bad:
        journey:
          - phase: Return
            steps:
              - {id: ask, customer: Asks for a return, next: money}
              - {id: send, customer: Sends the parcel}
              - {id: money, customer: Gets the money back}

    Good:
        journey:
          - phase: Return
            steps:
              - id: ask
                customer: Asks for a return
                next: [{to: send, when: it must come back}, {to: money, when: it may be kept}]
              - {id: send, customer: Sends the parcel}
              - {id: money, customer: Gets the money back}
    """
    for step in cut_off(graph):
        yield Finding(step, f"no way leads to the step {quoted(step)}",
                      help=f"name it in the `next:` of a step before it, as `{step.id}`, or take it away")  # fmt: skip


@rule("BP206", Level.WARNING)
def dead_end(graph: Graph) -> Iterator[Finding]:
    """A way back after which the journey never ends.

    Why: a customer who is sent round for ever has no end to remember, and an end is half of what they remember; some
    way out has been forgotten (bpmnlint: end-event-required).

    Bad:
        journey:
          - phase: Call
            steps:
              - {id: menu, customer: Chooses from the menu}
              - {id: hold, customer: Waits on hold, next: menu, loop: true}

    Good:
        journey:
          - phase: Call
            steps:
              - {id: menu, customer: Chooses from the menu}
              - id: hold
                customer: Waits on hold
                next: [{to: menu, when: the line drops, loop: true}, {to: end, when: an agent answers}]
    """
    endless = without_end(graph)
    for step in graph.steps:
        back = next((way for way in graph.ways(step) if _goes_back(step, way)), None)
        if step in endless and back is not None:
            yield Finding(step, f"from {quoted(step)} the journey goes back and never ends", at=back.place,
                          help="add the way out: `next: [{to: …, when: …}, {to: end, when: …}]`")  # fmt: skip


@rule("BP207", Level.WARNING)
def undeclared_loop(graph: Graph) -> Iterator[Finding]:
    """A `next` that goes back and does not say that it means to.

    Why: going back on purpose and naming the wrong step look alike; who writes `loop: true` has thought of it, and the
    analyses know that customers walk this way more than once.

    Bad:
        journey:
          - phase: Check in
            steps:
              - id: desk
                customer: Asks for the room
                next: [{to: bar, when: it is not ready}, {to: end, when: it is ready}]
              - {id: bar, customer: Waits in the bar, next: desk}

    Good:
        journey:
          - phase: Check in
            steps:
              - id: desk
                customer: Asks for the room
                next: [{to: bar, when: it is not ready}, {to: end, when: it is ready}]
              - {id: bar, customer: Waits in the bar, next: desk, loop: true}
    """
    for step in graph.steps:
        for way in graph.ways(step):
            if way.declared and not way.loop and way.target is not None and _goes_back(step, way):
                holder = branch_of(way) or step.place
                yield Finding(
                    step,
                    f"the way back to {quoted(way.target)} does not say that it is meant",
                    help="add `loop: true`, or name the step that comes next",
                    at=way.place,
                    fix=Fix("say that the way back is meant", (SetKey(holder, "loop", True),), safe=False),
                )


@rule("BP221", Level.WARNING)
def back_in_time(graph: Graph) -> Iterator[Finding]:
    """A link of kind flow to an earlier column, outside of any loop.

    Why: columns stand in the order of time, so what comes after cannot stand before; mostly the link is typed the wrong
    way round, or it is a message. Within the columns of a declared loop work may go back with the customer. What `next`
    says is looked at by `undeclared-loop`.

    Bad:
        journey:
          - phase: Stay
            steps:
              - {id: room, customer: Finds the room, frontstage: Shows the way, backstage: Makes the bed}
              - {id: leave, customer: Leaves, frontstage: Says goodbye, backstage: Strips the bed}
        links: [leave/backstage -> room/backstage]

    Good:
        journey:
          - phase: Stay
            steps:
              - {id: room, customer: Finds the room, frontstage: Shows the way, backstage: Makes the bed}
              - {id: leave, customer: Leaves, frontstage: Says goodbye, backstage: Strips the bed}
        links: [{from: leave/backstage, to: room/backstage, kind: informs, label: what was missing}]
    """
    reach = _loops_reach(graph)
    for edge in graph.edges(EdgeKind.FLOW):
        source, target = edge.source, edge.target
        if not (is_link(edge) and isinstance(source, Action) and isinstance(target, Action)):
            continue
        if target.step.index < source.step.index and reach[source.step.index] > target.step.index:
            yield Finding(
                source,
                f"{quoted(target)} comes after {quoted(source)} and stands before it",
                help=_how_to_turn(source, target),
                at=edge.place,
            )


def _how_to_turn(source: Action, target: Action) -> str:
    if isinstance(source, CustomerAction):
        return f"say it on the step: `next: {target.step.id}` with `loop: true`"
    message = f"{{from: {source.id}, to: {target.id}, kind: informs}}"
    return f"turn the link round; if it is a message, write `{message}`"


def _loops_reach(graph: Graph) -> list[float]:
    """For each step how far back the declared loops go that begin at it or later: the number of a step."""
    far, found = inf, []
    for step in reversed(graph.steps):
        far = min([far, *(way.target.index for way in graph.ways(step) if way.loop and way.target is not None)])
        found.append(far)
    return found[::-1]


def _goes_back(step: Step, way: Way) -> bool:
    return way.target is not None and way.target.index <= step.index
