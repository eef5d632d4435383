"""What to do first about time: what takes too long, broken promises, what holds people up, empty waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from blueprint.analysis.result import Advice
from blueprint.analysis.times import Visit
from blueprint.analysis.timetables import Timing
from blueprint.analysis.timing_words import MOST, over, spelled
from blueprint.analysis.wording import counted, joined, listed, quoted
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Promise
from blueprint.graph.promised import Keeping
from blueprint.graph.stays import is_managed
from blueprint.model.durations import spell

SHORT = 2.0
"""Minutes: a wait below needs no care."""


def advice_for_time(timing: Timing, graph: Graph) -> Iterator[Advice]:
    """What to do first for one customer."""
    told = set()
    for visit, limit in timing.passed[:MOST]:
        if visit.step not in told:
            told.add(visit.step)
            yield Advice(f"Shorten {quoted(visit.name)}{_for(timing)}", over(limit), (visit.step.id,), _owners(visit))
    yield from _hold_ups(timing, graph)
    empty = [visit for visit in timing.journey.stops if visit.step not in told and _is_empty_wait(visit, graph)]
    if empty:
        longest = max(empty, key=lambda visit: visit.times.waits or 0.0)
        yield Advice(
            f"Say at {quoted(longest.name)} why or how long people wait, or give them something to do{_for(timing)}",
            f"of the waits with no upper bound, no explanation and nothing to do it is the longest, "
            f"{spelled(longest.times.waits)} (Maister 1985)",
            (longest.step.id,),
            _owners(longest),
        )
    yield from _find_out(timing)
    yield from _measure(timing)


def advice_for_promises(graph: Graph, kept: Mapping[Promise, Keeping]) -> Iterator[Advice]:
    """What to do about promises: mend the broken ones, leave those alone that are over-delivered."""
    broken = [promise for promise, how in kept.items() if how is Keeping.BROKEN]
    for promise in broken[:MOST]:
        promised, delivered = promise.promised or 0.0, promise.delivered or 0.0
        yield Advice(
            f"Keep {quoted(promise.name)}, or promise {spell(delivered)}",
            f"it is promised in {spell(promised)} and delivered in {spell(delivered)}, "
            f"{spell(delivered - promised)} late (Parasuraman, Zeithaml & Berry 1985)",
            (promise.id,),
            _owner_of(graph, promise),
        )
    for promise in [promise for promise, how in kept.items() if how is Keeping.OVER_DELIVERED][:MOST]:
        yield Advice(
            f"Leave {quoted(promise.name)} as it is promised",
            f"it is promised in {spelled(promise.promised)} and delivered in {spelled(promise.delivered)}: customers "
            "get more than they expect",
            (promise.id,),
            _owner_of(graph, promise),
        )


def advice_to_begin(found: Iterable[Timing]) -> Iterator[Advice]:
    """What to do where nobody has timed a step of the main path, nor named a wait."""
    for timing in found:
        stops = timing.journey.stops
        if stops and not timing.whole.timed and not any(map(_is_open_wait, stops)):
            yield Advice(
                f"Walk the way once with a watch, and write down where people wait, and how long{_for(timing)}",
                f"no step of the main path has a time ({counted(len(stops), 'step')}), so nobody can tell what lasts",
            )


def _hold_ups(timing: Timing, graph: Graph) -> Iterator[Advice]:
    for hold in timing.critical.hold_ups[:MOST]:
        until = "at most " if hold.at_most else ""
        owner = graph.owner_of(hold.work)
        yield Advice(
            f"Begin {quoted(hold.work.name)} earlier, or take less time for it{_for(timing)}",
            f"on the critical path it is done {until}{spell(hold.minutes)} after they would have gone on",
            (hold.work.id, hold.step.id),
            owner.name if owner else None,
        )


def _is_empty_wait(visit: Visit, graph: Graph) -> bool:
    """Whether people wait for long, and nothing makes it bearable."""
    return (visit.times.waits or 0.0) >= SHORT and not all(is_managed(graph, action) for action in visit.actions)


def _find_out(timing: Timing) -> Iterator[Advice]:
    """Time the waits of which nobody knows how long they are."""
    for visit in [visit for visit in timing.journey.visits.values() if _is_open_wait(visit)][:MOST]:
        yield Advice(
            f"Find out how long people wait at {quoted(visit.name)}{_for(timing)}",
            "there is a wait, and nobody says how long it is",
            (visit.step.id,),
            _owners(visit),
        )


def _is_open_wait(visit: Visit) -> bool:
    return any(action.waits and action.waits.length is None for action in visit.actions)


def _measure(timing: Timing) -> Iterator[Advice]:
    """Time what has no time, if anything has one."""
    untimed = [visit for visit in timing.journey.stops if visit.times.total is None]
    if untimed and timing.whole.timed:
        covered = f"{timing.whole.timed} of {counted(timing.whole.steps, 'step')}"
        yield Advice(
            f"Time {listed(visit.name for visit in untimed)}{_for(timing)}",
            f"the total covers {covered} of the main path, and what nobody timed is often what takes longest",
            tuple(visit.step.id for visit in untimed),
            joined(list(dict.fromkeys(owner for visit in untimed for owner in visit.owners))) or None,
        )


def _for(timing: Timing) -> str:
    return f", for {timing.journey.name}" if timing.journey.name else ""


def _owners(visit: Visit) -> str | None:
    return ", ".join(visit.owners) or None


def _owner_of(graph: Graph, promise: Promise) -> str | None:
    owner = graph.owner_of(promise)
    return owner.name if owner else None
