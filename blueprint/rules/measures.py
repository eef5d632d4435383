"""Rules about figures: what is measured, against which target, and what is not (BP6)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.errors import Place
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, Moment, marks
from blueprint.graph.measuring import measured, needs_no_target, quantity_alone
from blueprint.graph.nodes import CustomerAction, Indicator, Owner
from blueprint.graph.occurrence import Occurrences
from blueprint.graph.targets import number, read_target
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import journey_of, listed, quoted


@rule("BP601", Level.WARNING)
def quantity_only(graph: Graph) -> Iterator[Finding]:
    """Work with people of which only the amount is measured.

    Why: what is measured is what people work for. Whoever is counted by calls per hour ends calls, and customers call
    again; numerical quotas take the place of quality (Deming 1986, point 11), and what is left unmeasured withers
    (Austin 1996). Beside the amount measure how well it goes. Work with people is what happens at a touchpoint of the
    channels person, phone and chat, or frontstage; a figure of quality counts if it is about the same steps.

    Bad:
        journey:
          - phase: Call
            steps: [{id: call, customer: Calls, frontstage: Answers, emotion: 1}]
        indicators: {calls: {name: Calls per hour, at: call, kind: quantity, owner: team-lead}}

    Good:
        journey:
          - phase: Call
            steps: [{id: call, customer: Calls, frontstage: Answers, emotion: 1}]
        indicators:
          calls: {name: Calls per hour, at: call, kind: quantity, owner: team-lead}
          solved: {name: Solved in one call, at: call, kind: quality, owner: team-lead}
    """
    for target, figures in quantity_alone(graph, Occurrences(graph)):
        yield Finding(
            figures[0],
            f"{quoted(target)} is work with people, and only its amount is measured: " + listed(figures),
            help="add an indicator with `kind: quality` that tells how well it goes for the customer",
            field="kind",
        )


@rule("BP602", Level.WARNING)
def indicator_off_target(graph: Graph) -> Iterator[Finding]:
    """A figure that is not what it should be.

    Why: a target that is missed and not talked about teaches everybody that targets do not matter. The figure shows
    where the service falls short, and its owner is the one to ask.

    Bad:
        indicators: {line-time: {name: Time in line, unit: min, target: "<= 5", actual: 8, owner: duty-manager}}

    Bad:
        indicators: {seats: {name: Guests per waiter, target: [2, 4], actual: 6, owner: head-waiter}}

    Good:
        indicators: {line-time: {name: Time in line, unit: min, target: "<= 5", actual: 4, owner: duty-manager}}
    """
    for indicator in graph.indicators:
        target, actual = read_target(indicator.target), indicator.actual
        if target is None or actual is None or target.met(actual):
            continue
        unit = f" {indicator.unit}" if indicator.unit else ""
        yield Finding(
            indicator,
            f"{quoted(indicator)} is {number(actual)}{unit} and should be {target.words}{unit}",
            help=_who_and_how_far(graph, indicator, target.distance(actual), unit),
            field="actual",
        )


def _who_and_how_far(graph: Graph, indicator: Indicator, distance: float, unit: str) -> str:
    off = f"{number(abs(distance))}{unit} {'too much' if distance > 0 else 'too little'}" if distance else "on the edge"
    about, owner = measured(graph, indicator), graph.owner_of(indicator)
    where = f" at {quoted(about)}" if about is not None else ""
    return f"it is {off}{where}; " + (f"{quoted(owner)} answers for it" if owner else "nobody answers for it yet")


@rule("BP603", Level.WARNING)
def indicator_measures_nothing(graph: Graph) -> Iterator[Finding]:
    """A figure that is attached to nothing.

    Why: a figure tells where to act only if it stands at the step, action or touchpoint that it is about. What holds
    for the service as a whole stands at the owner of it all.

    Bad:
        indicators: {praise: {name: Letters of praise, owner: hotel}}

    Good:
        owners: {hotel: The hotel}
        indicators: {praise: {name: Letters of praise, owner: hotel, at: hotel}}
    """
    top = next((owner.id for owner in graph.owners() if owner.declared is not None and owner.part_of is None), None)
    whole = f", or `at: {top}` for the service as a whole" if top else ""
    for indicator in graph.indicators:
        if measured(graph, indicator) is None:
            yield Finding(
                indicator,
                f"{quoted(indicator)} is attached to nothing, so nobody sees where to act",
                help=f"add `at:` with the step, action or touchpoint that it measures{whole}",
                field="at",
            )


@rule("BP606", Level.INFO)
def unmeasured_moment(graph: Graph) -> Iterator[Finding]:
    """A peak, a deepest pit or an end that no figure watches.

    Why: people judge a service by its strongest moment and its end (Kahneman, Fredrickson, Schreiber & Redelmeier
    1993), so these are the moments to keep an eye on. A figure at the step, at anything in it or at its phase counts;
    one of an owner does not. A blueprint without any indicators is left in peace.

    Bad:
        journey:
          - phase: Visit
            steps:
              - {id: order, customer: Orders, touchpoints: [Menu], emotion: 1}
              - {customer: Leaves with a smile, emotion: 3}
        indicators: {order-time: {name: Time to order, at: order, owner: waiter, kind: quality}}

    Good:
        journey:
          - phase: Visit
            steps:
              - {id: order, customer: Orders, touchpoints: [Menu], emotion: 1}
              - {id: leave, customer: Leaves with a smile, emotion: 3}
        indicators: {smiles: {name: Guests who smile, at: leave, owner: waiter, kind: quality}}
    """
    if not graph.indicators:
        return
    occurrences = Occurrences(graph)
    targets = dict.fromkeys(measured(graph, indicator) for indicator in graph.indicators)
    watched = {
        step for target in targets if target and not isinstance(target, Owner) for step in occurrences.steps(target)
    }
    told: dict[CustomerAction, list[tuple[str, str | None]]] = {}
    for found in marks(graph):
        for what, moment in _outstanding(found):
            if moment.step not in watched:
                told.setdefault(moment.action, []).append((what, found.customer))
    for action, known in told.items():
        roles = " and ".join(dict.fromkeys(what for what, _ in known))
        whose = journey_of(graph, (customer for _, customer in known))
        yield Finding(
            action,
            f"{quoted(action)} is {roles} of {whose}, and no indicator watches it",
            help=f"add an indicator with `at: {action.step.id}`",
        )


def _outstanding(found: Marks) -> Iterator[tuple[str, Moment]]:
    """What a journey is remembered by; a peak that is the deepest pit is called that."""
    deepest = found.worst if found.worst in found.pits else None
    peak = found.peak if found.peak is not deepest else None
    for what, moment in (("the peak", peak), ("the deepest pit", deepest), ("the end", found.end)):
        if moment is not None:
            yield what, moment


@rule("BP608", Level.INFO)
def indicator_without_target(graph: Graph) -> Iterator[Finding]:
    """A figure of which nobody says what it should be.

    Why: a figure without a target cannot be good or bad, so nobody acts on it. If none has a target that is said once.
    What only counts complaints needs none: fewer is better. Nor does the amount of work with people: a quota on it
    does more harm than good (Deming 1986, point 11).

    Bad:
        indicators: {line-time: {name: Time in line, unit: min, actual: 8, owner: duty-manager}}

    Good:
        indicators: {line-time: {name: Time in line, unit: min, target: "<= 5", actual: 8, owner: duty-manager}}

    Good:
        indicators: {lost-bags: {name: Lost bags, owner: bell-staff, complaints: {2026-09: 3}}}
    """
    occurrences = Occurrences(graph)
    aimless = [
        indicator
        for indicator in graph.indicators
        if indicator.target is None and not needs_no_target(graph, indicator, occurrences)
    ]
    how = 'add `target:`, as `"<= 5"`, `">= 90"` or `[2, 4]`'
    if len(aimless) > 1 and len(aimless) == len(graph.indicators):
        yield Finding(
            None,
            f"none of the {len(aimless)} indicators has a target, so none can be good or bad",
            help=f"{how}; begin with the figure that matters most",
            at=Place(("indicators",)),
        )
        return
    for indicator in aimless:
        yield Finding(indicator, f"{quoted(indicator)} has no target, so it cannot be good or bad", help=how,
                      field="target")  # fmt: skip
