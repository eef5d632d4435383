"""Time: how long a service takes, how much of it is waiting, what takes too long, and which promises are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.analysis.branching import caveats_of_ways
from blueprint.analysis.critical import critical_path
from blueprint.analysis.elapsed import elapsed
from blueprint.analysis.result import Caveat, Mark, Result
from blueprint.analysis.times import TimedJourney, Visit, timed_journeys
from blueprint.analysis.timetables import (
    Timing,
    critical_table,
    kept_promises,
    limits_table,
    phases_table,
    promises_table,
    steps_table,
    ways_table,
)
from blueprint.analysis.timing_advice import advice_for_promises, advice_for_time, advice_to_begin
from blueprint.analysis.timing_words import (
    caveats_of_promises,
    caveats_of_time,
    caveats_of_work,
    promise_sentences,
    sentences,
    work_sentences,
)
from blueprint.analysis.unrolled import Unrolled, unroll_each
from blueprint.analysis.wording import quoted
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Promise
from blueprint.graph.promised import Keeping


def time(graph: Graph) -> Result:
    """How long every customer's journey takes, and the promises made about it. All durations are minutes.

    Tables: `phases` (the main path, whole and by phase), `steps`, `ways` (shortest, longest and expected over all
    ways), `limits` (what may last how long), `critical` (the chain that decides), `promises`. A duration that nobody
    gave is None, and every total says how many steps it covers. Cost: linear in the size of the graph and in the
    states of the unrolled journey, for each customer.
    """
    unrolled, kept = unroll_each(graph), kept_promises(graph)
    found = [_timing(graph, journey, unrolled[journey.customer]) for journey in timed_journeys(graph)]
    return Result(
        "time",
        f"How long {quoted(graph.title)} takes",
        summary=(
            *(line for timing in found for line in sentences(timing)),
            *(line for timing in found[:1] for line in work_sentences(timing.whole)),
            *promise_sentences(graph, kept),
        ),
        tables=(
            phases_table(found, graph),
            steps_table(found),
            ways_table(found),
            limits_table(found),
            critical_table(found, graph),
            promises_table(graph, kept),
        ),
        marks=(*(mark for timing in found for mark in _marks(timing)), *_promise_marks(kept)),
        caveats=tuple(_caveats(found, kept, unrolled)),
        advice=(
            *(advice for timing in found for advice in advice_for_time(timing, graph)),
            *advice_for_promises(graph, kept),
            *advice_to_begin(found),
        ),
    )


def _timing(graph: Graph, journey: TimedJourney, unrolled: Unrolled) -> Timing:
    stays = {step: visit.times.total for step, visit in journey.visits.items()}
    return Timing(
        journey,
        journey.along(journey.path),
        elapsed(unrolled, journey.visits, journey.times),
        critical_path(graph, journey.customer, journey.path, stays),
    )


def _caveats(
    found: Sequence[Timing], kept: Mapping[Promise, Keeping], unrolled: Mapping[str | None, Unrolled]
) -> Iterator[Caveat]:
    for timing in found:
        yield from caveats_of_time(timing)
    for timing in found[:1]:
        yield from caveats_of_work(timing.whole)
    yield from caveats_of_promises(kept)
    if any(ways.longest.timed for timing in found for ways in timing.ways):
        yield from dict.fromkeys(caveat for one in unrolled.values() for caveat in caveats_of_ways(one))


def _marks(timing: Timing) -> Iterator[Mark]:
    """What takes too long, the longest wait, and what holds the customer up."""
    customer = timing.journey.customer
    over: dict[str, float] = {}
    for visit, limit in timing.passed:
        over[visit.step.id] = max(limit.over, over.get(visit.step.id, 0.0))
    yield from (Mark("over-limit", step, minutes, customer) for step, minutes in over.items())
    if (longest := longest_wait(timing)) is not None:
        yield Mark("longest-wait", longest.step.id, longest.times.waits, customer)
    yield from (Mark("holds-up", hold.work.id, hold.minutes, customer) for hold in timing.critical.hold_ups)


def longest_wait(timing: Timing) -> Visit | None:
    """The step on the main path in which the customer waits longest; of two as long the first."""
    waits = [visit for visit in timing.journey.stops if visit.times.waits]
    return max(waits, key=lambda visit: visit.times.waits or 0.0, default=None)


def _promise_marks(kept: Mapping[Promise, Keeping]) -> Iterator[Mark]:
    for promise, standing in kept.items():
        if standing in {Keeping.BROKEN, Keeping.OVER_DELIVERED}:
            yield Mark(f"promise-{standing}", promise.at, promise.delivered)
