"""The tables of time: phases, steps, ways, limits, the critical path, promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from blueprint.analysis.critical import Critical
from blueprint.analysis.elapsed import Elapsed
from blueprint.analysis.result import Column, Kind, Table, Value
from blueprint.analysis.times import TimedJourney, Times, Visit, share_of
from blueprint.graph.graph import Graph
from blueprint.graph.measuring import measured
from blueprint.graph.nodes import Action, Promise, Step
from blueprint.graph.phased import by_phase
from blueprint.graph.promised import OVER_DELIVERED, Keeping, keeping
from blueprint.graph.stays import Limit

_WHO = (Column("customer", "Customer", Kind.ELEMENT), Column("customer_name", "Customer's name"))
_STEP = (Column("step", "Step", Kind.ELEMENT), Column("name", "What happens"))
_OWNERS = Column("owners", "Answers for it")
_SPENT = (
    Column("takes", "Doing", Kind.DURATION, "`takes` of the customer"),
    Column("waits", "Waiting", Kind.DURATION, "`waits` of the customer"),
    Column("total", "Together", Kind.DURATION, "both, or the longest work in view where neither is said"),
)
_WAITING = Column("waiting", "Waiting's share", Kind.SHARE, "waiting through the total, of what is known of both")
_WORK = (
    Column("in_view", "Work in view", Kind.DURATION, "`takes` of all frontstage actions, added up"),
    Column("out_of_view", "Work out of view", Kind.DURATION, "`takes` of all backstage and support actions, added up"),
)
_COVER = (
    Column("steps", "Steps", Kind.COUNT, "steps in which the customer acts"),
    Column("timed", "With a time", Kind.COUNT, "how many of them the total covers"),
    Column("at_least", "At least", Kind.YES_NO, "a step has no time or a wait no length, so it takes longer"),
)

LIMITS = {"waits": "the wait at the most", "tolerates": "put up with"}
"""What a limit is, by the field that it is about."""


class Timing(NamedTuple):
    """All that is known of one customer's time. ways: to any end first, then to each; empty if none ends."""

    journey: TimedJourney
    whole: Times
    ways: tuple[Elapsed, ...]
    critical: Critical

    @property
    def limits(self) -> list[tuple[Visit, Limit]]:
        """Each limit with the step in which it holds, off the main path too."""
        return [(visit, limit) for visit in self.journey.visits.values() for limit in visit.limits]

    @property
    def passed(self) -> list[tuple[Visit, Limit]]:
        """The limits that are passed, those passed by most first."""
        over = [(visit, limit) for visit, limit in self.limits if limit.over]
        return sorted(over, key=lambda pair: -pair[1].over / pair[1].allowed if pair[1].allowed else 0.0)


def phases_table(found: Sequence[Timing], graph: Graph) -> Table:
    """The times of the main path, as a whole and phase by phase."""
    columns = (*_WHO, Column("scope", "Scope"), Column("phase", "Phase"), *_SPENT, _WAITING, *_COVER, *_WORK,
               Column("work", "Actions of staff", Kind.COUNT, "systems are tools and are not counted"),
               Column("work_timed", "With a time", Kind.COUNT, "how many of them the work covers"))  # fmt: skip
    note = ("Along the main path: at each branch the largest share, else the way declared first. Work is that of all "
            "who work there, and is not to be added up over customers.")  # fmt: skip
    return Table("phases", "How long it takes", columns, tuple(_phase_rows(found, graph)), note)


def _phase_rows(found: Sequence[Timing], graph: Graph) -> Iterator[tuple[Value, ...]]:
    for timing in found:
        journey = timing.journey
        yield _phase_row(journey, "whole", "", timing.whole)
        steps_of = by_phase(journey.path, lambda step: (step.phase,))
        for phase in graph.phases:
            if steps := steps_of.get(phase):
                yield _phase_row(journey, "phase", phase.name, journey.along(steps))


def _phase_row(journey: TimedJourney, scope: str, phase: str, times: Times) -> tuple[Value, ...]:
    return (journey.customer, journey.name, scope, phase, times.takes, times.waits, times.total, times.waiting,
            *_covered(times), times.in_view, times.out_of_view, times.work, times.work_timed)  # fmt: skip


def _covered(times: Times) -> tuple[Value, ...]:
    return (times.steps, times.timed, times.at_least)


def steps_table(found: Sequence[Timing]) -> Table:
    """The times of every step, off the main path too."""
    columns = (*_WHO, *_STEP, Column("phase", "Phase"), Column("on_main_path", "On the main path", Kind.YES_NO),
               *_SPENT, Column("basis", "Known from", Kind.TEXT, "what is said of the customer, or the work in view"),
               _WAITING, *_WORK,
               Column("over", "Too long by", Kind.DURATION, "beyond what it may be; 0 if within, empty without limit"),
               _OWNERS)  # fmt: skip
    rows = []
    for timing in found:
        path = set(timing.journey.path)
        for visit in timing.journey.visits.values():
            times = visit.times
            known = [limit.over for limit in visit.limits if limit.spent is not None]
            rows.append((timing.journey.customer, timing.journey.name, visit.step.id, visit.name, visit.step.phase.name,
                         visit.step in path, *times[:3], visit.basis, times.waiting, *times[3:5],
                         max(known, default=None), ", ".join(visit.owners)))  # fmt: skip
    note = "Where nothing is said of the customer, a step takes as long as the longest work in view."
    return Table("steps", "Step by step", columns, tuple(rows), note)


def ways_table(found: Sequence[Timing]) -> Table:
    """The shortest and the longest way and the average, to any end and to each."""
    columns = (*_WHO, Column("end", "Ends with", Kind.ELEMENT, "empty: whatever the end"),
               Column("name", "What happens"),
               Column("share", "Share", Kind.SHARE, "the part of the customers who come to this end"),
               Column("way", "Way", Kind.TEXT, "shortest, longest, or expected: the mean over all ways by shares"),
               *_SPENT, _WAITING, *_COVER, *_WORK)  # fmt: skip
    rows = tuple(row for timing in found for ways in _told(timing) for row in _way_rows(timing.journey, ways))
    note = "A way back is walked once. A step without a time adds nothing: look at how many steps a total covers."
    return Table("ways", "The shortest and the longest way", columns, rows, note)


def _told(timing: Timing) -> tuple[Elapsed, ...]:
    """The ways to any end and to each; to any alone where there is one end."""
    return timing.ways[:1] if len(timing.ways) == 2 else timing.ways


def _way_rows(journey: TimedJourney, ways: Elapsed) -> Iterator[tuple[Value, ...]]:
    end = ways.end
    name = journey.visits[end].name if end else "any end"
    who = (journey.customer, journey.name, end.id if end else None, name, ways.share)
    for way, times in (("shortest", ways.shortest), ("longest", ways.longest)):
        yield (*who, way, *times[:3], times.waiting, *_covered(times), *times[3:5])
    mean = ways.expected
    if mean is None:
        yield (*who, "expected", *(None,) * 9)
    else:
        waiting = share_of(mean.waits, mean.total)
        yield (*who, "expected", *mean[:3], waiting, None, None, ways.gaps, *mean[3:])


def limits_table(found: Sequence[Timing]) -> Table:
    """How long it may take, against how long it does."""
    columns = (*_WHO, *_STEP, Column("limit", "Limit"), Column("allowed", "May last", Kind.DURATION),
               Column("spent", "Lasts", Kind.DURATION), Column("over", "Too long by", Kind.DURATION),
               Column("standing", "Standing", Kind.TEXT, "passed, kept, or not known"), _OWNERS)  # fmt: skip
    rows = tuple(
        (timing.journey.customer, timing.journey.name, visit.step.id, limit.action.name, LIMITS[limit.field],
         limit.allowed, limit.spent, limit.over if limit.spent is not None else None, _standing(limit),
         ", ".join(visit.owners))
        for timing in found
        for visit, limit in timing.limits
    )  # fmt: skip
    note = "`most` of a wait, and `tolerates`: how long people put up with waiting and doing together (Shostack 1984)."
    return Table("limits", "How long it may take", columns, rows, note)


def _standing(limit: Limit) -> str:
    return "not known" if limit.spent is None else "passed" if limit.over else "kept"


def critical_table(found: Sequence[Timing], graph: Graph) -> Table:
    """The chain of stays and work that decides how long the main path takes."""
    columns = (*_WHO, Column("place", "Place", Kind.COUNT), Column("element", "Element", Kind.ELEMENT),
               Column("name", "What happens"), Column("part", "Part", Kind.TEXT, "a stay of the customer, or work"),
               Column("begins", "Begins", Kind.DURATION, "from the beginning of the main path"),
               Column("takes", "Takes", Kind.DURATION), Column("ends", "Ends", Kind.DURATION),
               Column("at_least", "At least", Kind.YES_NO, "something before it has no time, so it begins later"),
               Column("holds_up", "Holds up by", Kind.DURATION, "how long the customer is kept in a step by this work"),
               _OWNERS)  # fmt: skip
    rows = tuple(row for timing in found for row in _critical_rows(timing, graph))
    note = ("The critical path method (Kelley & Walker 1959). Work goes on beside the customer and holds them up only "
            "where a link or `needs` sets it off; then they do not leave its column before it is done.")  # fmt: skip
    return Table("critical", "What decides how long it takes", columns, rows, note)


def _critical_rows(timing: Timing, graph: Graph) -> Iterator[tuple[Value, ...]]:
    journey, holding = timing.journey, {hold.work: hold.minutes for hold in timing.critical.hold_ups}
    for place, event in enumerate(timing.critical.chain, start=1):
        element = event.element
        at_work = isinstance(element, Action)
        name = element.name if at_work else journey.visits[event.step].name
        owners = _owner_names(graph, element) if at_work else ", ".join(journey.visits[event.step].owners)
        yield (journey.customer, journey.name, place, element.id, name, "work" if at_work else "stay", event.begins,
               event.length, event.ends, event.at_least, holding.get(element) if at_work else None, owners)  # fmt: skip


def _owner_names(graph: Graph, element: Step | Action) -> str:
    owner = graph.owner_of(element)
    return owner.name if owner else ""


def promises_table(graph: Graph, kept: Mapping[Promise, Keeping]) -> Table:
    """What was promised, against what is delivered; the broken ones first, those broken worst before the others."""
    columns = (Column("promise", "Promise", Kind.ELEMENT), Column("says", "It says"),
               Column("at", "At", Kind.ELEMENT), Column("at_name", "Kept or not at"),
               Column("promised", "Promised", Kind.DURATION), Column("delivered", "Delivered", Kind.DURATION),
               Column("early", "Early by", Kind.DURATION, "promised less delivered; below zero it is late"),
               Column("part", "Part of the time", Kind.SHARE, "delivered through promised"),
               Column("standing", "Standing", Kind.TEXT,
                      f"over-delivered: in at most {OVER_DELIVERED:.0%} of the promised time"),
               Column("owner", "Owner", Kind.ELEMENT), Column("owner_name", "Answers for it"))  # fmt: skip
    rows = tuple(_promise_row(graph, promise, standing) for promise, standing in kept.items())
    note = "Late is the fourth gap of service quality (Parasuraman, Zeithaml & Berry 1985); early is a good gap."
    return Table("promises", "Promises", columns, rows, note)


def kept_promises(graph: Graph) -> dict[Promise, Keeping]:
    """How each promise is kept; the broken ones first, those broken worst before the others."""
    order = list(Keeping)
    found = {promise: keeping(promise) for promise in graph.promises}
    ranked = sorted(found, key=lambda promise: (order.index(found[promise]), -(_part(promise) or 0.0)))
    return {promise: found[promise] for promise in ranked}


def _part(promise: Promise) -> float | None:
    return share_of(promise.delivered, promise.promised)


def _promise_row(graph: Graph, promise: Promise, standing: Keeping) -> tuple[Value, ...]:
    at, owner = measured(graph, promise), graph.owner_of(promise)
    early = None
    if promise.promised is not None and promise.delivered is not None:
        early = promise.promised - promise.delivered
    return (promise.id, promise.name, at.id if at else promise.at, at.name if at else None, promise.promised,
            promise.delivered, early, _part(promise), str(standing), owner.id if owner else None,
            owner.name if owner else None)  # fmt: skip
