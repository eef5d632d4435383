"""What is said of a comparison: first what a reviewer asks, then what to look at, then with what care to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint.analysis.journey import Journey
from blueprint.analysis.panel import SUMMARIES
from blueprint.analysis.result import Advice, Caveat
from blueprint.analysis.wording import counted, figure, joined, listed, quoted, scored
from blueprint.compare.changes import Change, What
from blueprint.compare.compared import Compared
from blueprint.compare.feelings import Felt, Figure, Trip
from blueprint.compare.fields import kind_of, name_of
from blueprint.compare.judged import FIXED, NEW, STILL_THERE, Judged
from blueprint.graph.graph import Graph
from blueprint.graph.scale import Scale
from blueprint.rules.findings import Level

TOLD = ("peak_end", "low_end", "mean")
"""The figures of the panel that the summary names; the table has them all."""

AT_A_TIME = 3
"""How many new findings are taken up at once."""


def title(before: Graph, after: Graph) -> str:
    """A heading: what is compared with what."""
    names = [quoted(graph.title) for graph in (before, after)]
    if names[0] != names[1]:
        return f"What changed from {names[0]} to {names[1]}"
    states = [graph.blueprint.state for graph in (before, after)]
    way = f" from the {states[0]} to the {states[1]} state" if all(states) and states[0] != states[1] else ""
    return f"What changed in {names[0]}{way}"


# ── what a reviewer asks ────────────────────────────────────────────────────────────────────────────────────────────


def summary(found: Compared) -> Iterator[str]:
    """How much changed and of what kind, who feels better or worse by how much, what the rules say to it."""
    yield _tally(found.changes)
    yield from _steps(found.changes)
    for trip in found.feelings.trips:
        yield from _of_trip(trip, found)
    yield from _unowned(found)
    yield from _findings(found.findings)


def _tally(changes: Sequence[Change]) -> str:
    if not changes:
        return "Nothing changed that anybody could see."
    counts = {what: sum(one.what is what for one in changes) for what in What}
    named = {What.CHANGED: "changed in another way"}
    parts = [f"{count} {named.get(what, what.value)}" for what, count in counts.items() if count]
    return f"{counted(len(changes), 'change')}: {', '.join(parts)}."


def _steps(changes: Sequence[Change]) -> Iterator[str]:
    """Steps that came, went or moved, by name."""
    names = {what: [one.name for one in changes if one.kind == "step" and one.what is what] for what in What}
    parts = [f"{len(names[what])} {what.value} ({listed(names[what])})"
             for what in (What.ADDED, What.REMOVED, What.MOVED) if names[what]]  # fmt: skip
    if parts:
        yield f"Steps: {joined(parts)}."


def _of_trip(trip: Trip, found: Compared) -> Iterator[str]:
    """How one customer feels, in the figures of the panel and in the steps that are scored in both."""
    who = f"{trip.name}: " if trip.name else "Customers: "
    if trip.before is None or trip.after is None:
        yield f"{who}{'is new' if trip.before is None else 'is not there any more'}."
        return
    scale = found.feelings.scale
    figures = [one for one in found.figures if one.trip is trip and one.name in TOLD and one.better is not None]
    if any(one.better for one in figures):
        yield f"{who}{', '.join(_figure(one, found) for one in figures)}{_from_to_targets(trip)}."
    both = [one for one in found.feelings.felt if one.trip is trip and one.better is not None]
    risen, fallen = (sorted((one for one in both if sign * (one.better or 0.0) > 0),
                            key=lambda one: -abs(one.better or 0.0)) for sign in (1, -1))  # fmt: skip
    if risen or fallen:
        steps = counted(len(both), "step is scored", "steps are scored")
        most = [f"most: {_felt(some[0], scale)}" if some else "" for some in (risen, fallen)]
        yield (
            f"{who}{steps} in both; {len(risen)} better{f' ({most[0]})' if risen else ''}, "
            f"{len(fallen)} worse{f' ({most[1]})' if fallen else ''}."
        )


def _figure(one: Figure, found: Compared) -> str:
    """A figure with what it was, and by how much it is better or worse."""
    scale, rise = found.feelings.scale, one.better or 0.0
    way = f"better by {figure(rise)}" if rise > 0 else f"worse by {figure(-rise)}" if rise else "the same"
    return f"{one.title[0].lower()}{one.title[1:]} {scored(one.was, scale)} → {scored(one.now, scale)} ({way})"


def _felt(one: Felt, scale: Scale) -> str:
    return f"{quoted(one.place.step.name)} {scored(one.was, scale)} → {scored(one.now, scale)}"


def _from_to_targets(trip: Trip) -> str:
    """A word on scores that nobody felt."""
    before, after = (_is_meant(journey) for journey in (trip.before, trip.after))
    if before == after:
        return "; both are targets, not felt" if after else ""
    return "; what was felt against what is a target" if after else "; what was a target against what is felt"


def _is_meant(journey: Journey | None) -> bool:
    return bool(journey and journey.marks.moments and journey.marks.moments[0].meant)


def _unowned(found: Compared) -> Iterator[str]:
    """How many touchpoints nobody owns, if that is not as it was."""
    counts = []
    for graph in (found.before, found.after):
        met = list(dict.fromkeys(evidence.touchpoint for evidence in graph.evidence))
        counts.append((sum(graph.owner_of(touchpoint) is None for touchpoint in met), len(met)))
    if counts[0][0] != counts[1][0]:
        was, now = (f"{none} of {all_of_them}" for none, all_of_them in counts)
        yield f"Touchpoints without an owner: {was} before, {now} after."


def _findings(findings: Sequence[Judged]) -> Iterator[str]:
    """What the rules find that they did not find before, and the other way round."""
    if not findings:
        return
    new, fixed, still = ([one for one in findings if one.status == status] for status in (NEW, FIXED, STILL_THERE))
    codes = dict.fromkeys(one.finding.code for one in new)
    which = [f"{sum(one.finding.code == code for one in new)} {code}" for code in codes]
    went = sum(one.along for one in fixed)
    gone = f" ({went} went with what is gone)" if went else ""
    named = f" ({joined(which, 4)})" if new else ""
    yield f"Findings: {len(new)} new{named}, {len(fixed)} fixed{gone}, {len(still)} still there."


# ── what to look at ─────────────────────────────────────────────────────────────────────────────────────────────────


def advice(found: Compared) -> Iterator[Advice]:
    """New errors, and for each customer the step that feels worse by most, if by a whole step of the scale."""
    errors = [one for one in found.findings if one.status == NEW and one.finding.level is Level.ERROR]
    for one in errors[:AT_A_TIME]:
        yield _mend(one, found.after)
    step = found.feelings.scale.step
    for trip in found.feelings.trips:
        felt = [one for one in found.feelings.felt if one.trip is trip and (one.better or 0.0) <= -step]
        if felt:
            yield _look_again(min(felt, key=lambda one: one.better or 0.0), found)


def _mend(one: Judged, graph: Graph) -> Advice:
    finding, element = one.finding, one.finding.element
    about = f"{quoted(name_of(element))} ({kind_of(element)})" if element else "the blueprint"
    owner = graph.owner_of(element) if element else None
    because = f"{finding.code}, an error that was not found before: {finding.message}"
    return Advice(f"Mend {about}", because, (element.id,) if element else (), owner.name if owner else None)


def _look_again(one: Felt, found: Compared) -> Advice:
    who = f", for {one.trip.name}" if one.trip.name else ""
    stop = next((stop for stop in one.trip.journey.stops if stop.step is one.place.after), None)
    scale = found.feelings.scale
    because = (
        f"of all steps that are scored in both it lost most: {figure(-(one.better or 0.0))}, from "
        f"{scored(one.was, scale)} to {scored(one.now, scale)}{_from_to_targets(one.trip)}"
    )
    owners = ", ".join(stop.owners) if stop else ""
    return Advice(f"Look again at {quoted(one.place.step.name)}{who}", because, (one.place.step.id,), owners or None)


# ── with what care to read it ───────────────────────────────────────────────────────────────────────────────────────


def caveats(found: Compared) -> Iterator[Caveat]:
    """Why the comparison should be read with care, each with a name that stays."""
    yield from _guessed(found)
    yield from _shared(found)
    yield from _of_scores(found)
    yield from _of_customers(found)


def _guessed(found: Compared) -> Iterator[Caveat]:
    """Which elements only likeness of text joined."""
    pairs = list(found.matched.guessed())
    if pairs:
        told = joined([f"{quoted(name_of(old))} and {quoted(name_of(new))}" for old, new in pairs], 5)
        text = f"Taken for the same by likeness of text, since no id says so: {told}. Give them ids if that is wrong."
        yield Caveat("paired-by-likeness", text, tuple(new.id for _, new in pairs))


def _shared(found: Compared) -> Iterator[Caveat]:
    steps = found.matched.steps
    fewer = min(len(found.before.steps), len(found.after.steps))
    if 2 * len(steps.both) < fewer:
        text = f"Only {len(steps.both)} of {fewer} steps are in both: are these two the same service?"
        yield Caveat("little-in-common", text)
    languages = [graph.language for graph in (found.before, found.after)]
    if languages[0] != languages[1]:
        text = f"One is written in {languages[0]}, the other in {languages[1]}: without ids nothing can be paired."
        yield Caveat("other-language", text)


def _of_scores(found: Compared) -> Iterator[Caveat]:
    feelings = found.feelings
    if not feelings.comparable and feelings.felt:
        yield Caveat(
            "scales-differ", "The two have other scales of emotion: their scores are not held against each other."
        )
    meant = [trip for trip in feelings.trips if trip.before and trip.after
             and _is_meant(trip.before) != _is_meant(trip.after)]  # fmt: skip
    if meant:
        text = "What was felt is held against what is meant to be felt: whether it comes to that, nobody knows yet."
        yield Caveat("targets", text, _ids(meant))
    scored_ones = [journey for trip in feelings.trips for journey in (trip.before, trip.after) if journey]
    stops = [stop for journey in scored_ones for stop in journey.stops if stop.score is not None]
    assumed = [stop for stop in stops if not stop.feeling or stop.feeling.source in {None, "assumption"}]
    if assumed:
        count = f"{len(assumed)} of {counted(len(stops), 'score')}, before and after together, without a source"
        yield Caveat("assumed", f"{count}: assumed, not asked.")
    for trip in feelings.trips:
        yield from _disagreement(trip, found)
    if any(one.name == "peak_end" and (one.was is None or one.now is None) for one in found.figures):
        yield Caveat("end-unscored", "Peak–end is not known in both, since an end is not scored.")


def _disagreement(trip: Trip, found: Compared) -> Iterator[Caveat]:
    """That one figure rises while another falls."""
    told = [one for one in found.figures if one.trip is trip and one.name in SUMMARIES]
    risen, fallen = ([one for one in told if sign * (one.better or 0.0) > 0] for sign in (1, -1))
    if risen and fallen:
        whose = f" of {trip.name}" if trip.name else ""
        up, down = (joined([_figure(one, found) for one in some]) for some in (risen, fallen))
        yield Caveat("figures-disagree", f"The figures{whose} disagree: {up}, but {down}.", _ids([trip]))


def _of_customers(found: Compared) -> Iterator[Caveat]:
    taken = [trip for trip in found.feelings.trips
             if trip.before and trip.after and trip.before.name != trip.after.name]  # fmt: skip
    alone = [trip for trip in taken if (trip.before and trip.after) and trip.before.customer != trip.after.customer]
    if alone and len(found.feelings.trips) == 1 and found.matched.customers.removed:
        names = [
            quoted(journey.name or "the customer") for trip in alone for journey in (trip.before, trip.after) if journey
        ]
        yield Caveat("other-customer", f"{names[0]} and {names[1]} are held against each other, since each is alone.")


def _ids(trips: Iterable[Trip]) -> tuple[str, ...]:
    return tuple(trip.journey.customer for trip in trips if trip.journey.customer)
