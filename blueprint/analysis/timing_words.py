"""What there is to say of time, in sentences with their figures, and with what care to read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from blueprint.analysis.result import Caveat
from blueprint.analysis.times import WORK_IN_VIEW, Times
from blueprint.analysis.timetables import Timing
from blueprint.analysis.wording import counted, listed, percent, quoted
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Promise
from blueprint.graph.promised import Keeping
from blueprint.graph.stays import Limit
from blueprint.model.durations import spell

MOST = 3
"""How many of a kind are told in sentences; the tables have all."""


def sentences(timing: Timing) -> Iterator[str]:
    """What there is to say of one customer's time."""
    whole = timing.whole
    if whole.total is None:
        yield _of(timing, "nobody has timed a step of the main path, so nothing can be said of how long it takes.")
    else:
        yield _of(timing, f"the main path takes {lasting(whole)}{_waiting(whole)}; {_cover(whole)}.")
    yield from (_of(timing, line) for line in _ways(timing))
    for _, limit in timing.passed[:MOST]:
        yield _of(timing, f"{over(limit)}: {spell(limit.over)} too long.")
    if more := len(timing.passed[MOST:]):
        yield _of(timing, f"{counted(more, 'more limit is', 'more limits are')} passed.")
    yield from (_of(timing, line) for line in _hold_ups(timing))


def _of(timing: Timing, text: str) -> str:
    """A sentence about one customer, or about whoever it is."""
    name = timing.journey.name
    return f"{name}: {text}" if name else text[0].upper() + text[1:]


def _hold_ups(timing: Timing) -> Iterator[str]:
    critical = timing.critical
    for hold in critical.hold_ups[:MOST]:
        length = f"{'at most ' if hold.at_most else ''}{spell(hold.minutes)}"
        where = quoted(timing.journey.visits[hold.step].name)
        yield f"{quoted(hold.work.name)} holds people up in {where} for {length}."
    if critical.hold_ups:
        least = "at least " if timing.whole.at_least else ""
        yield f"with what holds people up the main path takes {least}{spelled(critical.total)}."


def work_sentences(times: Times) -> Iterator[str]:
    """How much staff work along the main path, whoever the customer is."""
    if times.work_timed:
        yield f"On the main path staff work {_worked(times)}; {_work_cover(times)}."


def lasting(times: Times) -> str:
    """How long some steps take, in words.

    >>> lasting(Times(total=8.0, steps=2, timed=1)), lasting(Times(total=8.0, steps=1, timed=1))
    ('at least 8 min', '8 min')
    """
    return f"{'at least ' if times.at_least else ''}{spelled(times.total)}"


def spelled(minutes: float | None) -> str:
    """Minutes in words, also if nobody knows them.

    >>> spelled(90.0), spelled(None)
    ('1 h 30 min', 'not known')
    """
    return "not known" if minutes is None else spell(minutes)


def over(limit: Limit) -> str:
    """How a limit is passed, in words."""
    name, spent, allowed = quoted(limit.action.name), spelled(limit.spent), spell(limit.allowed)
    if limit.field == "waits":
        return f"the wait at {name} is {spent}, and {allowed} is the most"
    return f"{name} costs {spent}, and people put up with {allowed}"


def promise_sentences(graph: Graph, kept: Mapping[Promise, Keeping]) -> Iterator[str]:
    """What there is to say of promises: the broken ones, and those delivered long before."""
    for standing in (Keeping.BROKEN, Keeping.OVER_DELIVERED):
        these = [promise for promise, how in kept.items() if how is standing]
        for promise in these[:MOST]:
            owner = graph.owner_of(promise)
            told = f"promised in {spelled(promise.promised)}, delivered in {spelled(promise.delivered)}"
            answers = f"{owner.name} answers for it" if owner else "nobody answers for it yet"
            yield f"The promise {quoted(promise.name)} is {standing}: {told}; {answers}."
        if more := len(these[MOST:]):
            yield f"{counted(more, 'more promise is', 'more promises are')} {standing}."
    fine = sum(how is Keeping.KEPT for how in kept.values())
    if fine:
        yield f"{fine} of {counted(len(kept), 'promise is', 'promises are')} kept in about the time that was said."


def _cover(times: Times) -> str:
    return f"{times.timed} of {counted(times.steps, 'step')} {'has' if times.timed == 1 else 'have'} a time"


def _waiting(times: Times) -> str:
    if times.waits is None:
        return ""
    known = " of what is known" if times.at_least else ""
    share = f" ({percent(times.waiting)}{known})" if times.waiting is not None else ""
    return f", {spell(times.waits)} of it waiting{share}"


def _worked(times: Times) -> str:
    """The work in view and out of view; what nobody timed is not said to be nothing."""
    known = [(times.in_view, "in view"), (times.out_of_view, "out of view")]
    least = "at least " if times.work_timed < times.work else ""
    return " and ".join(f"{least}{spell(minutes)} {where}" for minutes, where in known if minutes is not None)


def _work_cover(times: Times) -> str:
    return f"{times.work_timed} of {counted(times.work, 'action')} of theirs " + (
        "has a time" if times.work_timed == 1 else "have a time"
    )


def _ways(timing: Timing) -> Iterator[str]:
    """The shortest and the longest way, where there are several that differ."""
    if not timing.ways:
        yield "no way comes to an end, so there is no shortest and no longest one."
        return
    ways = timing.ways[0]
    if ways.longest.total is None or ways.shortest == ways.longest:
        return
    mean = ""
    if ways.expected is not None:
        mean = f", on average {'at least ' if ways.gaps else ''}{spelled(ways.expected.total)}"
    yield f"the shortest way takes {_of_way(ways.shortest)}, the longest {_of_way(ways.longest)}{mean}."


def _of_way(times: Times) -> str:
    return f"{lasting(times)} ({times.timed} of {counted(times.steps, 'step')} timed)"


def caveats_of_time(timing: Timing) -> Iterator[Caveat]:
    """Why the figures of one customer's time should be read with care."""
    journey = timing.journey
    about = (journey.customer,) if journey.customer else ()
    for name, say in _CAVEATS.items():
        if text := say(timing):
            yield Caveat(name, _of(timing, text), about)


def _untimed(of: Timing) -> str | None:
    names = [visit.name for visit in of.journey.stops if visit.times.total is None]
    if not of.whole.timed:
        return f"none of {counted(of.whole.steps, 'step')} on the main path has a time." if names else None
    have = counted(len(names), "step on the main path has", "steps on the main path have")
    return f"{have} no time, {listed(names)}: totals are no more than what is known." if names else None


def _open_waits(of: Timing) -> str | None:
    waits = [action for visit in of.journey.visits.values() for action in visit.actions if action.waits]
    names = [action.name for action in waits if action.waits and action.waits.length is None]
    return f"nobody knows how long the wait is at {listed(names)}." if names else None


def _work_for_stay(of: Timing) -> str | None:
    names = [visit.name for visit in of.journey.visits.values() if visit.basis == WORK_IN_VIEW]
    text = f"nobody says how long people take at {listed(names)}: the longest work in view stands for it."
    return text if names else None


def _work_in_wait(of: Timing) -> str | None:
    visits = [visit for visit in of.journey.visits.values() if visit.times.waits is not None
              and visit.times.takes is None and visit.times.in_view is not None]  # fmt: skip
    if not visits:
        return None
    names = listed(visit.name for visit in visits)
    return (
        f"the work in view at {names} is taken to go on while people wait; if it comes after the wait, say how long "
        "people take themselves (`takes:`)."
    )


def _unseen(of: Timing) -> str | None:
    steps = [step for step in of.journey.path if step not in of.journey.visits and of.journey.times[step].work_timed]
    text = f"the customer does nothing in {listed(step.name for step in steps)}, which takes them no time here."
    return text if steps else None


def _rings(of: Timing) -> str | None:
    names = [action.name for action in of.critical.rings]
    text = f"in one column {listed(names)} wait for one another: in which order they are done is ignored."
    return text if names else None


_CAVEATS: dict[str, Callable[[Timing], str | None]] = {
    "untimed": _untimed,
    "open-waits": _open_waits,
    "work-for-stay": _work_for_stay,
    "work-within-wait": _work_in_wait,
    "unseen-work": _unseen,
    "work-in-rings": _rings,
}


def caveats_of_work(times: Times) -> Iterator[Caveat]:
    """How work is taken to go on, and how much of it has no time. times: of the main path."""
    if times.work_timed:
        text = (
            "Staff are taken to work beside the customer, who goes on without them: only work that a link or `needs` "
            "sets off holds anybody up, and the customer's own times are believed."
        )
        yield Caveat("side-by-side", text)
    missing = times.work - times.work_timed
    if missing and times.timed:
        has = "has" if missing == 1 else "have"
        text = f"{missing} of {counted(times.work, 'action')} of staff on the main path {has} no time."
        yield Caveat("untimed-work", text)


def caveats_of_promises(kept: Mapping[Promise, Keeping]) -> Iterator[Caveat]:
    """Promises of which nobody knows whether they are kept."""
    open_ = [promise for promise, how in kept.items() if how is Keeping.UNKNOWN]
    if open_:
        names = listed(promise.name for promise in open_)
        text = f"Nobody can tell whether {names} {'is' if len(open_) == 1 else 'are'} kept: a time is missing."
        yield Caveat("promises-open", text, tuple(promise.id for promise in open_))
