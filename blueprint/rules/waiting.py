"""Rules about time: waits, what people put up with, and what is not timed (BP501, BP502, BP504)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from blueprint.errors import Place, excerpt
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, StaffAction, Step, Waiting
from blueprint.graph.stays import Limit, is_managed, limits
from blueprint.model.durations import spell
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.places import where


@rule("BP501", Level.WARNING)
def unmanaged_wait(graph: Graph, *, shortest: float = 2.0) -> Iterator[Finding]:
    """A wait that has no upper bound, no explanation and nothing to do.

    Why: a wait feels longer if it is uncertain, unexplained and empty (Maister 1985), and each of the three can be
    taken from it for little money. One is enough: an upper bound (`most` or `tolerates`, or a promise to the customer),
    an explanation, or an occupation. A wait that says how long it is says nothing yet of any of them.

    Thresholds:
        shortest: from how many minutes on a wait needs care; one without a length always does

    Bad:
        journey: [{phase: Visit, steps: [{customer: Queues at the counter, waits: 8 min}]}]

    Bad:
        journey:
          - phase: Call
            steps:
              - {customer: Waits on hold, waits: {explained: false, occupied: false}}

    Good:
        journey:
          - phase: Visit
            steps:
              - {customer: Queues at the counter, waits: {for: 8 min, most: 10 min}}
              - {customer: Waits for the coffee, waits: {for: 4 min, occupied: true}}
              - {customer: Waits for the change, waits: 30 s}
    """
    for action, waits in _waits(graph):
        is_short = waits.length is not None and waits.length < shortest
        if not (is_short or is_managed(graph, action)):
            length = f" of {spell(waits.length)}" if waits.length is not None else ""
            yield Finding(
                action,
                f"the wait{length} at `{excerpt(action.name)}` has no upper bound, no explanation and nothing to do",
                help=f"say how long it is at the most (`most: {roomy(waits.length)}`), tell people why "
                "(`explained: true`) or give them something to do (`occupied: true`): one of the three",
                field="waits",
            )


def roomy(length: float | None) -> str:
    """A round upper bound that a wait of so many minutes keeps, as an example of one.

    >>> roomy(None), roomy(8), roomy(25), roomy(100), roomy(30240)
    ('10 min', '10 min', '30 min', '2 h', '26 d')
    """
    bounds = (10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 720, 1440)
    least = 1.2 * (length or 1)
    return spell(next((bound for bound in bounds if bound >= least), ceil(least / 1440) * 1440))


@rule("BP502", Level.ERROR)
def wait_over_tolerance(graph: Graph) -> Iterator[Finding]:
    """A wait that is longer than it may be, or a step that takes longer than people put up with.

    Why: beyond a certain time a service has failed, however good the rest is (Shostack 1984 gave every blueprint its
    tolerance). `most` is the longest that a wait may be; `tolerates` is how long people put up with the step, the wait
    and what they do themselves together.

    Bad:
        journey: [{phase: Arrive, steps: [{customer: Waits in line, waits: {for: 8 min, most: 5 min}}]}]

    Bad:
        journey: [{phase: Arrive, steps: [{customer: Checks in, waits: 8 min, takes: 5 min, tolerates: 10 min}]}]

    Good:
        journey: [{phase: Arrive, steps: [{customer: Checks in, waits: 4 min, takes: 5 min, tolerates: 10 min}]}]
    """
    told: set[Place] = set()
    for customer in graph.walkers:
        for step in graph.steps:
            for limit in limits(graph.actions_of(customer, step)):
                if limit.over and (place := where(graph, limit.action, _said_in(limit))[0]) not in told:
                    told.add(place)
                    yield _over(limit)


def _said_in(limit: Limit) -> str:
    """The field that says how long it lasts."""
    waits = limit.action.waits
    return "waits" if waits is not None and waits.length else "takes"


def _over(limit: Limit) -> Finding:
    name, spent, allowed = excerpt(limit.action.name), spell(limit.spent or 0.0), spell(limit.allowed)
    if limit.field == "waits":
        said = f"the wait at `{name}` is {spent}, and {allowed} is the most"
        how = f"cut the wait to {allowed}; raise `most` only if people really put up with more"
    else:
        said = f"`{name}` costs {spent}, and people put up with {allowed}"
        how = f"cut it to {allowed}; waiting (`waits`) and doing (`takes`) count together"
    return Finding(limit.action, said, help=how, field=_said_in(limit))


@rule("BP504", Level.INFO)
def time_missing(graph: Graph, *, share: float = 0.5) -> Iterator[Finding]:
    """Steps without a time, where most steps have one.

    Why: a total of times is worth nothing if one of them is missing, and what nobody timed is often what takes longest.
    Who times only the two steps that matter does so on purpose; so this speaks only where at least half of the steps in
    which a customer acts have a time (`takes` or `waits`, of the customer or of those who serve in view). All steps
    without one are a single finding.

    Thresholds:
        share: from which part of timed steps on the others are asked for, from 0 to 1

    Bad:
        journey:
          - phase: Visit
            steps:
              - {customer: Queues at the counter, waits: 1 min}
              - {customer: Orders a coffee, frontstage: {does: Takes the order, takes: 1 min}}
              - {customer: Drinks it}

    Good:
        journey:
          - phase: Visit
            steps:
              - {customer: Queues at the counter, waits: 1 min}
              - {customer: Orders a coffee, takes: 1 min}
              - {customer: Drinks it, takes: 20 min}
    """
    timed: dict[Step, bool] = {}
    for action in _customer_actions(graph):
        timed[action.step] = timed.get(action.step, False) or _is_timed(action)
    for action in graph.actions("frontstage"):
        if action.step in timed and isinstance(action, StaffAction) and action.takes is not None:
            timed[action.step] = True
    missing = [step for step in graph.steps if timed.get(step) is False]
    if missing and len(missing) < len(timed) and len(missing) <= (1 - share) * len(timed):
        named = ", ".join(f"`{excerpt(step.name, 40)}`" for step in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        have = "has" if len(missing) == 1 else "have"
        yield Finding(
            missing[0],
            f"{len(timed) - len(missing)} of {len(timed)} steps have a time; {named}{more} {have} none",
            help="add `takes: 4 min` for what is done, `waits: 4 min` for waiting; a guess is better than none",
        )


def _is_timed(action: CustomerAction) -> bool:
    return action.takes is not None or (action.waits is not None and action.waits.length is not None)


def _customer_actions(graph: Graph) -> Iterator[CustomerAction]:
    return (action for action in graph.actions("customer") if isinstance(action, CustomerAction))


def _waits(graph: Graph) -> Iterator[tuple[CustomerAction, Waiting]]:
    """Each wait with the first action of which it is said; a step says it for all customers at once."""
    told: set[Place] = set()
    for action in _customer_actions(graph):
        place, _ = where(graph, action, "waits")
        if action.waits is not None and place not in told:
            told.add(place)
            yield action, action.waits
