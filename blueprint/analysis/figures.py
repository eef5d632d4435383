"""Every indicator against its target: met, missed, or not known and why."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.measuring import answering, counts_only_complaints, counts_people, measured
from blueprint.graph.nodes import Indicator, Node, Owner
from blueprint.graph.occurrence import Occurrences
from blueprint.graph.targets import Target, read_target

MET, MISSED, UNKNOWN = STANDINGS = ("met", "missed", "unknown")

NO_TARGET, NO_FIGURE, NEITHER = "without a target", "without a figure", "without target and figure"
COMPLAINTS, AMOUNT = "counting complaints only", "counting an amount of work with people"
"""Why it is not known whether a target is met; the last two need no target."""


class Figure(NamedTuple):
    """An indicator against its target.

    about: what it measures; owner: who answers for it; distance: how far it is outside, in its unit (above zero if too
    high); off: the same as a part of the bound that it misses, None if that is 0; why: the reason if not known;
    people: it counts the amount of work with people.
    """

    indicator: Indicator
    about: Node | None
    owner: Owner | None
    target: Target | None
    standing: str
    distance: float | None
    off: float | None
    why: str | None
    people: bool


def figures(graph: Graph) -> tuple[Figure, ...]:
    """All indicators, in the order of the file. Cost: linear."""
    occurrences = Occurrences(graph)
    return tuple(_figure(graph, indicator, occurrences) for indicator in graph.indicators)


def standing(target: Target | None, actual: float | None) -> str:
    """Whether a target is met, missed or, if one of the two is not known, unknown.

    >>> standing(Target(high=5), 8), standing(Target(2, 4), 4), standing(None, 1), standing(Target(high=5), None)
    ('missed', 'met', 'unknown', 'unknown')
    """
    if target is None or actual is None:
        return UNKNOWN
    return MET if target.met(actual) else MISSED


def off_by(target: Target, actual: float) -> float | None:
    """By what part of the bound a figure is outside, so that figures of several units can be compared.

    0 if it is not outside; None if the bound is 0, of which there is no part.

    >>> off_by(Target(high=5), 8), off_by(Target(low=90), 45), off_by(Target(2, 4), 3), off_by(Target(high=0), 3)
    (0.6, 0.5, 0.0, None)
    """
    distance = target.distance(actual)
    bound = target.high if distance > 0 else target.low
    if not distance:
        return 0.0
    return abs(distance / bound) if bound else None


def worst_first(found: Iterable[Figure]) -> list[Figure]:
    """The targets that are missed: by quality before by quantity, then those furthest off; ties as declared."""
    missed = [one for one in found if one.standing == MISSED]
    return sorted(missed, key=lambda one: (one.indicator.kind == "quantity", -(inf if one.off is None else one.off)))


def _figure(graph: Graph, indicator: Indicator, occurrences: Occurrences) -> Figure:
    target, actual = read_target(indicator.target), indicator.actual
    people = counts_people(graph, indicator, occurrences)
    distance, off, why = None, None, _why(indicator, people)
    if target is not None and actual is not None:
        distance, off, why = target.distance(actual), off_by(target, actual), None
    about, owner = measured(graph, indicator), answering(graph, indicator)
    return Figure(indicator, about, owner, target, standing(target, actual), distance, off, why, people)


def _why(indicator: Indicator, people: bool) -> str:
    """Why it would not be known whether a target is met."""
    if indicator.target is None and counts_only_complaints(indicator):
        return COMPLAINTS
    if indicator.actual is None:
        return NO_FIGURE if people or indicator.target is not None else NEITHER
    return AMOUNT if people else NO_TARGET
