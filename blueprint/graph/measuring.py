"""What figures measure, and whether work with people is measured by its amount alone.

What is measured is what people work for: whoever is counted by calls per hour ends calls. Numerical quotas take the
place of quality (Deming 1986, point 11), and what is left unmeasured withers (Austin 1996).
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import (
    CustomerAction,
    FrontstageAction,
    Indicator,
    Node,
    Owner,
    Phase,
    Promise,
    Step,
    Touchpoint,
)
from blueprint.graph.occurrence import Occurrences, Steps
from blueprint.model.patterns import SELF_SERVICE

_WITH_PEOPLE = frozenset({"person", "phone", "chat"})
"""Channels at the other end of which there is a person."""


def measured(graph: Graph, figure: Indicator | Promise) -> Node | None:
    """What an indicator measures, or where a promise has to be kept."""
    kind = EdgeKind.MEASURES if isinstance(figure, Indicator) else EdgeKind.PROMISES
    return next((edge.target for edge in graph.edges_from(figure, kind)), None)


def answering(graph: Graph, indicator: Indicator) -> Owner | None:
    """Who answers for a figure: its owner, else the one whom it measures, or the owner of what it measures."""
    about = measured(graph, indicator)
    if (own := graph.owner_of(indicator)) or about is None:
        return own
    return about if isinstance(about, Owner) else graph.owner_of(about)


def quantity_alone(graph: Graph, occurrences: Occurrences) -> Iterator[tuple[Node, tuple[Indicator, ...]]]:
    """Work with people of which only the amount is measured, each time with the figures that do so.

    A figure that is not one of quantity is enough if it is about the same element or the same steps.
    """
    counts, more = dict[Node, list[Indicator]](), set[Node]()
    for indicator in graph.indicators:
        target = measured(graph, indicator)
        if target is not None and indicator.kind == "quantity":
            counts.setdefault(target, []).append(indicator)
        elif target is not None:
            more.add(target)
    well = more | {step for target in more for step in occurrences.steps(target)}
    for target, figures in counts.items():
        steps = occurrences.steps(target)
        if with_people(graph, target, steps) and not well & {target, *steps}:
            yield target, tuple(figures)


def needs_no_target(graph: Graph, indicator: Indicator, occurrences: Occurrences) -> bool:
    """Whether a figure may do without a target: it only counts complaints, or the amount of work with people."""
    return counts_only_complaints(indicator) or counts_people(graph, indicator, occurrences)


def counts_only_complaints(indicator: Indicator) -> bool:
    """Whether an indicator has complaints and no figure beside them: then fewer is better."""
    return bool(indicator.complaints) and indicator.actual is None


def counts_people(graph: Graph, indicator: Indicator, occurrences: Occurrences) -> bool:
    """Whether an indicator counts the amount of work with people, on which a quota does more harm than good."""
    target = measured(graph, indicator) if indicator.kind == "quantity" else None
    return target is not None and with_people(graph, target, occurrences.steps(target))


def with_people(graph: Graph, element: Node, steps: Steps) -> bool:
    """Whether an element is work of people with customers; what is out of view is not. steps: where it occurs."""
    if isinstance(element, Touchpoint):
        return element.channel in _WITH_PEOPLE
    if not isinstance(element, Step | Phase | CustomerAction | FrontstageAction):
        return False
    return any(_has_people(graph, step) for step in steps)


def _has_people(graph: Graph, step: Step) -> bool:
    """Whether a customer meets people in a step; what is done in view at machines alone is done by machines."""
    channels = {evidence.touchpoint.channel for evidence in graph.evidence_in(step)}
    if channels & _WITH_PEOPLE:
        return True
    acting = any(graph.cell(step, lane) for lane in graph.lanes if lane.kind == "frontstage")
    return acting and not (channels and channels <= SELF_SERVICE)
