"""Rules about what customers were told and what they expect (BP6)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.errors import Related, excerpt
from blueprint.graph.graph import Graph
from blueprint.graph.measuring import measured
from blueprint.graph.nodes import CustomerAction, Node, Promise, Step
from blueprint.graph.occurrence import Occurrences
from blueprint.graph.promised import Keeping, keeping
from blueprint.graph.scored import Scored, scored
from blueprint.graph.targets import number
from blueprint.model.durations import spell
from blueprint.rules.answering import owners_about
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import listed, quoted


@rule("BP604", Level.ERROR)
def promise_broken(graph: Graph) -> Iterator[Finding]:
    """A promise that takes longer than was said.

    Why: customers judge by what they were told to expect; between what is said and what is done lies the fourth gap of
    service quality (Parasuraman, Zeithaml & Berry 1985). Promise a day and deliver in four hours, never the other way
    round.

    Bad:
        journey:
          - phase: Arrive
            steps: [{id: check-in, customer: Checks in, frontstage: Registers the guest, emotion: 1}]
        promises:
          quick: {says: In your room in ten minutes, at: check-in, promised: 10 min, delivered: 12 min, owner: desk}

    Good:
        journey:
          - phase: Arrive
            steps: [{id: check-in, customer: Checks in, frontstage: Registers the guest, emotion: 1}]
        promises:
          quick: {says: In your room in 15 minutes, at: check-in, promised: 15 min, delivered: 12 min, owner: desk}
    """
    for promise in graph.promises:
        if keeping(promise) is Keeping.BROKEN:
            promised, delivered = promise.promised or 0.0, promise.delivered or 0.0
            owner = graph.owner_of(promise)
            yield Finding(
                promise,
                f"{quoted(promise)} is broken: {spell(promised)} promised, {spell(delivered)} delivered",
                help=f"promise {spell(delivered)} or more, or save {spell(delivered - promised)}"
                + (f"; {quoted(owner)} answers for it" if owner else ""),
                field="delivered",
            )


@rule("BP605", Level.WARNING)
def promise_nobody_delivers(graph: Graph) -> Iterator[Finding]:
    """A promise that no step of the journey keeps.

    Why: what is promised and stands in no step is left to chance: nobody has planned how to keep it (the fourth gap of
    Parasuraman, Zeithaml & Berry 1985). A promise is kept in a step that customers reach and in which they meet
    something or somebody does something for them.

    Bad:
        owners: {courier: Courier}
        touchpoints: {parcel: {name: Parcel, owner: courier}}
        promises: {next-day: {says: There the next day, at: parcel, owner: courier}}

    Bad:
        journey:
          - phase: Stay
            steps: [{id: sleep, customer: Sleeps, emotion: 1}]
        promises: {quiet: {says: A quiet night, at: sleep, owner: housekeeping}}

    Good:
        journey:
          - phase: Stay
            steps: [{id: sleep, customer: Sleeps, backstage: Keeps the corridor quiet, emotion: 1}]
        promises: {quiet: {says: A quiet night, at: sleep, owner: housekeeping}}
    """
    occurrences = Occurrences(graph)
    served = {action.step for action in graph.actions() if action.lane.kind in {"frontstage", "backstage", "support"}}
    served |= {evidence.step for evidence in graph.evidence}
    for promise in graph.promises:
        about = measured(graph, promise)
        steps = [step for step in occurrences.steps(about) if step in graph.reached] if about else []
        if about is not None and not served & set(steps):
            yield _undelivered(promise, about, steps)


def _undelivered(promise: Promise, about: Node, steps: list[Step]) -> Finding:
    if steps:
        reason = f"in {listed(steps)} nobody but the customer does anything"
        how = "say who does what for it there, or give `at:` the step that keeps it"
    else:
        reason = f"no step that customers reach has to do with {quoted(about)}"
        how = "give `at:` the step that keeps it, or add that step"
    return Finding(promise, f"nobody delivers {quoted(promise)}: {reason}", help=how, field="at")


@rule("BP609", Level.WARNING)
def promise_shorter_than_wait(graph: Graph) -> Iterator[Finding]:
    """A promised time that is shorter than the wait in the step that it is about.

    Why: whoever is told five minutes and waits eight has been told wrong, and so has been promised too much (the fourth
    gap of Parasuraman, Zeithaml & Berry 1985); people complain of waits that are longer than they were told (Maister
    1985). What customers do themselves is left out, since a promise to answer soon says nothing of the talk after it.
    Where the promise itself says what is delivered, that counts.

    Bad:
        journey:
          - phase: Call
            steps: [{id: hold, customer: Waits on hold, waits: {for: 8 min, explained: true}, emotion: 1}]
        promises: {soon: {says: Answered within five minutes, at: hold, promised: 5 min, owner: hotline}}

    Good:
        journey:
          - phase: Call
            steps: [{id: hold, customer: Is answered and asks, waits: 3 min, takes: 10 min, emotion: 1}]
        promises: {soon: {says: Answered within five minutes, at: hold, promised: 5 min, owner: hotline}}
    """
    for promise in graph.promises:
        about = measured(graph, promise)
        if promise.promised is None or promise.delivered is not None or about is None:
            continue
        longest = max(_waits_in(graph, about), key=lambda wait: wait[0], default=None)
        if longest and longest[0] > promise.promised:
            waited, action = spell(longest[0]), longest[1]
            yield Finding(
                promise,
                f"{quoted(promise)} promises {spell(promise.promised)}, and the wait at {quoted(action)} is {waited}",
                help=f"promise {waited} or more, or cut the wait",
                field="promised",
                related=(Related("the wait is here", action.place),),
            )


def _waits_in(graph: Graph, about: Node) -> Iterator[tuple[float, CustomerAction]]:
    """The waits of known length, in minutes, of a customer's action or of all in a step."""
    step = about if isinstance(about, Step) else None
    actions = (action for lane in graph.lanes for action in graph.cell(step, lane)) if step else iter((about,))
    for action in actions:
        if isinstance(action, CustomerAction) and action.waits and action.waits.length is not None:
            yield action.waits.length, action


@rule("BP607", Level.WARNING)
def expectation_over_experience(graph: Graph, *, fewest: int = 3, middle: float = 5) -> Iterator[Finding]:
    """Something that matters to customers and is worse than they expect.

    Why: satisfaction is experience less expectation, and it weighs what it matters (the seven-step method of customer
    experience management; Martilla & James 1977 call that corner "concentrate here"). What matters is what lies over
    the median of all importances that were given; where there are too few for a median, over the middle of the scale.

    Thresholds:
        fewest: how many importances there must be at least to take their median.
        middle: the importance, from 0 to 10, over which a thing matters where there are fewer.

    Bad:
        factors:
          convenience: {experience: 5, expectation: 7, importance: 9}
          price: {experience: 7, expectation: 7, importance: 6}
          brand: {experience: 7, expectation: 6, importance: 4}

    Good:
        factors:
          convenience: {experience: 8, expectation: 7, importance: 9}
          price: {experience: 7, expectation: 7, importance: 6}
          brand: {experience: 5, expectation: 6, importance: 4}
    """
    things = list(scored(graph))
    importances = [thing.importance for thing in things if thing.importance is not None]
    bar = _median(importances) if len(importances) >= max(fewest, 1) else middle
    for thing in things:
        if thing.importance is not None and thing.importance > bar and (thing.satisfaction or 0) < 0:
            yield _worse_than_expected(graph, thing)


def _median(figures: list[float]) -> float:
    """The middle of some figures, of an even number the mean of the two in the middle."""
    ordered, half = sorted(figures), len(figures) // 2
    return ordered[half] if len(figures) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _worse_than_expected(graph: Graph, thing: Scored) -> Finding:
    experience, expectation, importance, weighed = map(
        number, (thing.experience or 0, thing.expectation or 0, thing.importance or 0, thing.weighted_satisfaction or 0)
    )
    owners = owners_about(graph, thing.element)
    return Finding(
        thing.element,
        f"`{excerpt(thing.name)}` matters (importance {importance}) and is worse than expected: "
        f"{experience} instead of {expectation}",
        help=f"weighed by importance that is {weighed}; begin with what is lowest"
        + (f", and ask {listed(owners)}" if owners else ""),
        at=thing.place,
    )
