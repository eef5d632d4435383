"""Complaints as indicators count them, gathered by indicator, touchpoint, owner or phase."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.measuring import answering, measured
from blueprint.graph.nodes import CustomerAction, FrontstageAction, Indicator, Node, Phase, Step, Touchpoint
from blueprint.graph.occurrence import Occurrences, Steps

INDICATOR, TOUCHPOINT, OWNER, PHASE = KEYS = ("indicator", "touchpoint", "owner", "phase")
"""What complaints can be gathered by."""

_MET = (Step, Phase, CustomerAction, FrontstageAction)


class Item(NamedTuple):
    """What complaints are counted for. element: an indicator, touchpoint, owner or phase; indicators: those in it."""

    element: Node
    indicators: tuple[Indicator, ...]


class Gathered(NamedTuple):
    """The items in the order of the file, and the indicators that belong to none, each with the reason in words."""

    items: tuple[Item, ...]
    unplaced: tuple[tuple[Indicator, str], ...]


def gathered(graph: Graph, by: str) -> Gathered:
    """All indicators with complaints, by one of `KEYS`. Cost: linear.

    A complaint is at the touchpoint that its indicator measures; one about a step, a phase or what is done in view is
    at the touchpoint there if there is only one. It is in the phase in which what is measured occurs, if that is one
    phase only. Nothing is guessed beyond that.
    """
    occurrences, placed, unplaced = Occurrences(graph), dict[Node, list[Indicator]](), list[tuple[Indicator, str]]()
    for indicator in with_complaints(graph):
        place = _place(graph, indicator, by, occurrences)
        if isinstance(place, Node):
            placed.setdefault(place, []).append(indicator)
        else:
            unplaced.append((indicator, place))
    order: dict[str, tuple[Node, ...]] = {
        INDICATOR: graph.indicators, TOUCHPOINT: graph.touchpoints(), OWNER: graph.owners(), PHASE: graph.phases,
    }  # fmt: skip
    items = tuple(Item(element, tuple(placed[element])) for element in order[by] if element in placed)
    return Gathered(items, tuple(unplaced))


def with_complaints(graph: Graph) -> tuple[Indicator, ...]:
    """The indicators for which complaints are counted; a count of none is a count."""
    return tuple(indicator for indicator in graph.indicators if indicator.complaints)


def months_of(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """The months for which any of some indicators has a count, in order."""
    return tuple(sorted({month for indicator in indicators for month, _ in indicator.complaints}))


def count(indicators: Iterable[Indicator], month: str | None = None) -> int | None:
    """The complaints of a month (None: of all months); None if nobody has counted them, which is not zero."""
    known = [number for one in indicators for said, number in one.complaints if month in {None, said}]
    return sum(known) if known else None


def _place(graph: Graph, indicator: Indicator, by: str, occurrences: Occurrences) -> Node | str:
    """The element that an indicator belongs to, or in words why there is none."""
    if by == INDICATOR:
        return indicator
    if by == OWNER:
        return answering(graph, indicator) or "nobody answers for it"
    about = measured(graph, indicator)
    if about is None:
        return "attached to nothing"
    steps = occurrences.steps(about)
    return _touchpoint(graph, about, steps) if by == TOUCHPOINT else _phase(steps)


def _touchpoint(graph: Graph, about: Node, steps: Steps) -> Node | str:
    if isinstance(about, Touchpoint):
        return about
    if not isinstance(about, _MET):
        return "customers do not see it"
    met = {evidence.touchpoint for step in steps for evidence in graph.evidence_in(step)}
    return met.pop() if len(met) == 1 else f"{len(met)} touchpoints there" if met else "no touchpoint there"


def _phase(steps: Steps) -> Node | str:
    phases = {step.phase for step in steps}
    return phases.pop() if len(phases) == 1 else f"in {len(phases)} phases" if phases else "in no step"
