"""Rules about what is meant and what is felt (BP405, BP406, BP410)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from blueprint.edits import Edit, Fix, Remove, Replace, SetKey
from blueprint.errors import Place, Related, excerpt
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, Moment, marks
from blueprint.graph.nodes import Phase, Step
from blueprint.graph.scale import Scale
from blueprint.graph.walks import Onward
from blueprint.rules.curve import PLANNED, feeling_actions, said_emotion, spoken
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level

TRIED = frozenset({"prototype", "role-play", "co-creation"})
"""Sources by which people may have felt what is only planned."""


@rule("BP405", Level.WARNING)
def mark_contradicts_felt(graph: Graph) -> Iterator[Finding]:
    """A moment that is marked as the peak or the end, and is not.

    Why: a mark says what the designer means, a score what people feel. Where the two differ, the effort went into one
    moment and the memory is of another. A marked peak is held against the best moment of the main path, or, where
    several peaks are marked, of its phase; a marked end against every moment after which a customer can be done. A
    marked moment without a score is not judged.

    Bad:
        journey:
          - phase: Dinner
            steps:
              - {customer: Sees the kitchen, emotion: 1, mark: peak}
              - {customer: Gets a dessert on the house, emotion: 3}

    Bad:
        journey:
          - phase: Dinner
            steps:
              - {customer: Gets a dessert, emotion: 3, mark: end}
              - {customer: Waits for the bill, emotion: 0}

    Good:
        journey:
          - phase: Dinner
            steps:
              - {customer: Sees the kitchen, emotion: 1}
              - {customer: Gets a dessert on the house, emotion: 3, mark: [peak, end]}
    """
    journeys = marks(graph)
    several = sum("peak" in step.marks for step in graph.steps) > 1
    curves = [_Curve(journey, graph.scale, several) for journey in journeys]
    ends = {step for journey in journeys for step in graph.ends(journey.customer)}
    for step in graph.steps:
        if not {"peak", "end"} & set(step.marks):
            continue
        walked = [curve for curve in curves if graph.actions_of(curve.customer, step)]
        if "peak" in step.marks and (better := _better(step, walked)):
            what = "targets say that" if better.meant else "scores say that"
            but = f"the {what} `{excerpt(better.step.name)}` is, at {spoken(better.score)}"
            yield _contradiction(step, "peak", but)
        if "end" in step.marks and walked and step in graph.reached and step not in ends:
            yield _contradiction(step, "end", f"the journey goes on to `{excerpt(_last(graph, walked[0]).name)}`")


def _last(graph: Graph, curve: _Curve) -> Step:
    """The last step on a customer's main path in which they act; of somebody who never acts on it, the last of all."""
    path = graph.path_of(curve.customer)
    return next((step for step in reversed(path) if graph.actions_of(curve.customer, step)), path[-1])


class _Curve:
    """One customer's scores on the main path: of each step, and the best of the whole or of each phase."""

    def __init__(self, journey: Marks, scale: Scale, by_phase: bool) -> None:
        self.customer, self._scale, self._by_phase, self._peak = journey.customer, scale, by_phase, journey.peak
        self._moments = {moment.step: moment for moment in journey.path}
        self._best: dict[Phase | None, Moment] = {}
        for moment in sorted(journey.path, key=self._goodness):
            self._best[moment.step.phase if by_phase else None] = moment

    def better_than(self, step: Step) -> Moment | None:
        """The moment that is the peak rather than a step; None if the step is it, or nobody knows."""
        here = self._moments.get(step)
        if here is None or here is self._peak:
            return None
        best = self._best[step.phase if self._by_phase else None]
        return best if self._goodness(best) > self._goodness(here) else None

    def _goodness(self, moment: Moment) -> float:
        return self._scale.goodness(moment.score)


def _better(step: Step, curves: Iterable[_Curve]) -> Moment | None:
    """The moment that is the peak rather than a marked step; None if it is the peak of one customer."""
    found = [curve.better_than(step) for curve in curves]
    return found[0] if found and all(found) else None


def _contradiction(step: Step, mark: str, but: str) -> Finding:
    return Finding(step, f"`{excerpt(step.name)}` is marked as the {mark}, but {but}",
                   help="change the service so that it is what you mean, or move the mark to where it belongs",
                   field="mark")  # fmt: skip


@rule("BP406", Level.WARNING)
def two_peaks_marked(graph: Graph) -> Iterator[Finding]:
    """A second designed peak in one phase.

    Why: people keep one peak of an episode (Kahneman, Fredrickson, Schreiber & Redelmeier 1993); what is spent on a
    second one is lost, or spoils the first. Peaks on ways that part and never meet again in the phase, and those of
    different customers, do not count: nobody has both.

    Bad:
        journey:
          - phase: Dinner
            steps:
              - {customer: Sees the kitchen, emotion: 2, mark: peak}
              - {customer: Gets a dessert on the house, emotion: 3, mark: peak}

    Good:
        journey:
          - phase: Dinner
            steps:
              - {customer: Sees the kitchen, emotion: 2}
              - {customer: Gets a dessert on the house, emotion: 3, mark: peak}
          - phase: Way home
            steps:
              - {customer: Is driven home, emotion: 2, mark: peak}
    """
    told: set[Step] = set()
    for customer in graph.walkers:
        peaks = [step for step in graph.steps if "peak" in step.marks and graph.actions_of(customer, step)]
        for first, second in _one_after_another(partial(graph.ways_of, customer), peaks):
            if second not in told:
                told.add(second)
                yield Finding(
                    second,
                    f"`{excerpt(second.name)}` is the second peak that is marked in `{excerpt(second.phase.name)}`",
                    help="choose the one that people shall remember and take the other `mark: peak` away",
                    field="mark",
                    related=(Related("the first one is here", Place((*first.place.path, "mark"), first.place.file)),),
                )


def _one_after_another(ways: Onward, peaks: list[Step]) -> Iterator[tuple[Step, Step]]:
    """Each of these steps that a way inside its phase leads to from another; no step is passed twice."""
    wanted, seen = set(peaks), set[Step]()
    for first in peaks:
        waiting = [first]
        while waiting:
            step = waiting.pop()
            for way in ways(step):
                target = way.target
                if target is None or way.loop or target.phase is not first.phase or target in seen:
                    continue
                seen.add(target)
                waiting.append(target)
                if target in wanted and target is not first:
                    yield first, target


@rule("BP410", Level.WARNING)
def felt_in_the_future(graph: Graph) -> Iterator[Finding]:
    """A felt score in a blueprint of what is only planned.

    Why: nobody has felt a service that is not there yet. What it shall feel like is a target; where both stand on one
    curve, hopes look like facts (the customer journey modelling language keeps the planned and the actual journey
    apart: Halvorsrud, Kvale & Følstad 2016). A plain number is a felt score as well, so that it never means two things.
    What people felt at a prototype, in a role-play or in a co-creation is no hope, and its source says so. All such
    scores are one finding: the mistake is one, mostly made when a blueprint is copied.

    Bad:
        state: future
        journey:
          - phase: Visit
            steps:
              - {customer: Is met at the door, emotion: 2}
              - {customer: Leaves with a gift, emotion: {felt: 3, source: interviews}}

    Good:
        state: future
        journey:
          - phase: Visit
            steps:
              - {customer: Is met at the door, emotion: {target: 2}}
              - {customer: Leaves with a gift, emotion: {felt: 3, source: prototype}}
    """
    if graph.blueprint.state not in PLANNED:
        return
    felt = {}
    for action in feeling_actions(graph):
        emotion = action.emotion
        if emotion and emotion.felt is not None and emotion.source not in TRIED:
            said, place = said_emotion(action)
            felt.setdefault(place, (action, said))
    if felt:
        first = min((action for action, _ in felt.values()), key=lambda action: action.step.index)
        more = f" ({len(felt)} scores of this kind in all)" if len(felt) > 1 else ""
        yield Finding(
            first,
            f"`{excerpt(first.name)}` has a felt score, and nobody has felt what is only planned{more}",
            help="write how it shall feel: `emotion: {target: 2}`; a plain number means felt",
            field="emotion",
            related=(Related("the blueprint says here that it is planned", Place(("state",))),),
            fix=_to_targets([(said, place) for place, (_, said) in felt.items()]),
        )


def _to_targets(felt: list[tuple[Any, Place]]) -> Fix | None:
    """Felt scores become targets, except where there is a target already."""
    edits: list[Edit] = []
    for said, place in felt:
        if isinstance(said, int | float):
            edits.append(Replace(place, {"target": _plain(said)}))
        elif said.target is None:
            edits += [SetKey(place, "target", _plain(said.felt)), Remove(Place((*place.path, "felt"), place.file))]
    return Fix("Write felt scores as targets", tuple(edits), safe=False) if edits else None


def _plain(score: float) -> float:
    """A score as a person writes it: 2 rather than 2.0."""
    return int(score) if score == int(score) else score
