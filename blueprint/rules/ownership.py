"""Rules about things that nobody answers for (BP3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from blueprint.errors import Related, excerpt
from blueprint.graph.graph import Graph
from blueprint.graph.measuring import measured
from blueprint.graph.nodes import Action, FailPoint, Indicator, Lane, Promise, SupportProcess, Touchpoint
from blueprint.rules.answering import at_work, give_to, owners_about, whom
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import listed, quoted


@rule("BP301", Level.ERROR)
def touchpoint_without_owner(graph: Graph) -> Iterator[Finding]:
    """A touchpoint that nobody owns.

    Why: what nobody answers for is what disappoints, and nobody notices. A touchpoint has exactly one owner, a
    department or a post; others may help (`with:`). What names no owner itself has the one of its lane. A touchpoint of
    a shared catalog counts where a step meets it.

    Bad:
        touchpoints: {lobby: {name: Lobby}}

    Good:
        touchpoints: {lobby: {name: Lobby, owner: front-office}}

    Good:
        owners: {hotel: The hotel}
        touchpoints: {lobby: {name: Lobby, owner: hotel, with: [hotel]}}
    """
    for touchpoint in graph.touchpoints():
        steps = graph.steps_that_meet(touchpoint)
        if graph.owner_of(touchpoint) is None and (steps or touchpoint.place.file is None):
            likely = at_work(graph, steps)
            message = f"the touchpoint {quoted(touchpoint)} has no owner" + _nor_its_lanes(graph, touchpoint)
            how = "write `{name: …, owner: …}` with" if isinstance(touchpoint.declared, str) else "add `owner:` with"
            yield Finding(touchpoint, message, help=f"{how} {whom(graph, likely)}", field="owner",
                          fix=give_to(touchpoint, likely))  # fmt: skip


def _nor_its_lanes(graph: Graph, touchpoint: Touchpoint) -> str:
    lanes = [f"`{lane.id}`" for lane in graph.lanes_that_hold(touchpoint) if lane.listed]
    return f", and neither has its lane {' or '.join(lanes)}" if lanes else ""


@rule("BP303", Level.ERROR)
def indicator_without_owner(graph: Graph) -> Iterator[Finding]:
    """An indicator that nobody answers for.

    Why: a figure moves only if somebody is asked about it: every figure has a post that answers for it. Who owns what
    it measures need not be the one who is asked, so an indicator names its own.

    Bad:
        indicators: {line-time: {name: Time in line, unit: min, target: "<= 5"}}

    Good:
        indicators: {line-time: {name: Time in line, unit: min, target: "<= 5", owner: duty-manager}}
    """
    for indicator in graph.indicators:
        if graph.owner_of(indicator) is None:
            yield _unanswered(graph, indicator, f"nobody answers for the figure {quoted(indicator)}")


@rule("BP304", Level.WARNING)
def promise_without_owner(graph: Graph) -> Iterator[Finding]:
    """A promise to customers that nobody answers for.

    Why: whoever makes a promise is seldom the one who keeps it, and a promise between the two is the one that breaks
    (the fourth gap of Parasuraman, Zeithaml & Berry 1985). So a promise names its own owner.

    Bad:
        journey:
          - phase: Order
            steps: [{id: receive, customer: Receives the pizza, emotion: 2}]
        promises: {half-an-hour: {says: Hot within half an hour, at: receive}}

    Good:
        journey:
          - phase: Order
            steps: [{id: receive, customer: Receives the pizza, emotion: 2}]
        promises: {half-an-hour: {says: Hot within half an hour, at: receive, owner: courier-lead}}
    """
    for promise in graph.promises:
        if graph.owner_of(promise) is None:
            yield _unanswered(graph, promise, f"nobody answers for the promise {quoted(promise)}")


def _unanswered(graph: Graph, figure: Indicator | Promise, message: str) -> Finding:
    """A finding about a figure or a promise that names no owner; the help says whose the thing is that it is about."""
    about = measured(graph, figure)
    likely = owners_about(graph, about)
    told = f"add `owner:` with {whom(graph, likely)}"
    if about is not None and likely:
        told += f"; it is about {quoted(about)}" + (f", which is with {listed(likely)}" if about not in likely else "")
    return Finding(figure, message, help=told, field="owner", fix=give_to(figure, likely))


@rule("BP305", Level.INFO, strict=Level.WARNING)
def action_without_owner(graph: Graph) -> Iterator[Finding]:
    """Work, in the customer's view or out of it, that nobody answers for.

    Why: what no customer sees goes wrong for longest, unless somebody answers for it; and who stands before the
    customers does what others have planned for them (`by:` says who does it, and not who answers). An action has its
    own owner, else the one of the system that it is, else the one of its lane. A blueprint that names no owner at all
    has not got so far and is left in peace; if nobody owns anything in a lane, that is said once.

    Bad:
        owners: {front-office: Front office}
        journey:
          - phase: Stay
            steps: [{customer: Sleeps, backstage: Cleans the room, emotion: 1}]

    Bad:
        owners: {front-office: Front office}
        systems: {till: Till}
        journey:
          - phase: Leave
            steps: [{customer: Pays, support: till, emotion: 1}]

    Bad:
        owners: {front-office: Front office}
        journey:
          - phase: Leave
            steps: [{customer: Pays, frontstage: {does: Takes the money, by: Cashier}, emotion: 1}]

    Good:
        owners: {housekeeping: Housekeeping}
        lanes: {backstage: {owner: housekeeping}}
        journey:
          - phase: Stay
            steps: [{customer: Sleeps, backstage: Cleans the room, emotion: 1}]

    Good:
        owners: {front-office: Front office}
        systems: {till: {name: Till, owner: front-office}}
        journey:
          - phase: Leave
            steps: [{customer: Pays, support: till, emotion: 1}]
    """
    if graph.owners():
        by_lane: dict[Lane, list[Action]] = {}
        for action in chain.from_iterable(map(graph.actions, ("frontstage", "backstage", "support"))):
            by_lane.setdefault(action.lane, []).append(action)
        for lane, actions in by_lane.items():
            yield from _unowned_in(graph, lane, actions)
        yield from _unowned_systems(graph)


def _unowned_in(graph: Graph, lane: Lane, actions: list[Action]) -> Iterator[Finding]:
    """What in a lane has no owner, systems aside: each action, or the lane if nothing in it has one."""
    unowned = [action for action in actions if graph.owner_of(action) is None]
    plain = [action for action in unowned if _system_of(action) is None]
    if len(plain) > 1 and len(unowned) == len(actions):
        yield Finding(
            lane if lane.listed else plain[0],
            f"nobody owns anything in the lane `{lane.id}`: {listed(plain)}",
            help=f"give each action its own `owner:`, or the lane one if the same people do it all, as "
            f"`lanes: {{{lane.id}: {{owner: …}}}}`, with {whom(graph)}",
        )
        return
    for action in plain:
        message = f"{quoted(action)} has no owner, and neither has its lane `{lane.id}`"
        yield Finding(action, message, help=f"add `owner:` with {whom(graph)}")


def _unowned_systems(graph: Graph) -> Iterator[Finding]:
    """Each system of the directory that somebody leans on and nobody owns, once."""
    processes: dict[str, Action] = {}
    for action in graph.actions("support"):
        key = _system_of(action)
        if key is not None and graph.owner_of(action) is None:
            processes.setdefault(key, action)
    for system in graph.systems():
        if process := processes.get(system.id):
            message = f"the system {quoted(system)} has no owner, and neither has its lane `{process.lane.id}`"
            yield Finding(system, message, help=f"add `owner:` to it with {whom(graph)}",
                          related=(Related("it is leaned on here", process.place),))  # fmt: skip


def _system_of(action: Action) -> str | None:
    return action.system if isinstance(action, SupportProcess) else None


@rule("BP312", Level.WARNING)
def fail_point_without_owner(graph: Graph) -> Iterator[Finding]:
    """A point of failure that nobody answers for.

    Why: when it goes wrong somebody has to make it good at once, and whoever has to look for that somebody loses the
    customer meanwhile (Shostack 1984: a fail point is planned for, not met). The owner of a fail point is its own, else
    that of the action at which it lies.

    Bad:
        journey:
          - phase: Shop
            steps: [{customer: Looks for a size, fails: The size is sold out, emotion: 1}]

    Good:
        journey:
          - phase: Shop
            steps:
              - customer: Looks for a size
                fails: {what: The size is sold out, owner: stock-room}
                emotion: 1

    Good:
        lanes: {backstage: {owner: housekeeping}}
        journey:
          - phase: Stay
            steps: [{customer: Sleeps, backstage: {does: Cleans the room, fails: A towel is missing}, emotion: 1}]
    """
    for action, fail in graph.fails():
        if graph.owner(fail.owner) is None and graph.owner_of(action) is None:
            yield _fail_without_owner(graph, action, fail)


def _fail_without_owner(graph: Graph, action: Action, fail: FailPoint) -> Finding:
    looked = [f"the fail point nor {quoted(action)}", *([f"its lane `{action.lane.id}`"] if action.lane.listed else [])]
    return Finding(
        action,
        f"nobody answers for it if this happens: `{excerpt(fail.what)}`; neither {' nor '.join(looked)} names an owner",
        help=f"write `fails: {{what: …, owner: …}}` with {whom(graph, owners_about(graph, action))}",
        at=fail.place,
    )
