"""Steps as columns of a chart: how wide each is, and what customers do in it, under or over the chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.layout import measures as m
from blueprint.layout.charts.writing import Font, block
from blueprint.layout.charts.writing import span as edges
from blueprint.layout.customers import CUSTOMER_LOOKS, look
from blueprint.layout.frame import Span
from blueprint.layout.phases import Stretch
from blueprint.layout.shapes import Drawing, Point, Shape, Sign
from blueprint.layout.wording import Words
from blueprint.layout.wrap import narrowest

DOES = Font(12.0, 400, "text", 15.0)
NARROWEST, WIDEST, MOST_LINES = 66.0, 124.0, 4
GAP, PHASE_GAP = 14.0, 32.0  # px between columns of one phase, and of two
BETWEEN = 5.0  # px between what two customers do


class Act(NamedTuple):
    """What is done in a step. looks: those of the customers who do it, none if it is what all do."""

    text: str
    looks: tuple[int, ...] = ()


class Stage(NamedTuple):
    """A step. phase, phase_name: the id and the name of its phase; number: its place in the file, from 1."""

    id: str
    number: int
    name: str
    phase: str
    phase_name: str
    acts: tuple[Act, ...]


def stages(graph: Graph, steps: Iterable[Step], walkers: Sequence[str | None]) -> tuple[Stage, ...]:
    """Steps as stages. walkers: the customers, in the order of their looks."""
    return tuple(
        Stage(step.id, step.index + 1, step.name, step.phase.id, step.phase.name, _acts(graph, step, walkers))
        for step in steps
    )


def _acts(graph: Graph, step: Step, walkers: Sequence[str | None]) -> tuple[Act, ...]:
    """What customers do in a step, what they do together first; the step's own name if nobody does anything."""
    found: dict[str, list[int]] = {action.name: [] for action in graph.actions_of(None, step)}
    for number, customer in enumerate(walkers):
        for action in graph.actions_of(customer, step):
            if action.lane.customer is not None:
                found.setdefault(action.name, []).append(look(number))
    several = len(walkers) > 1
    return tuple(Act(name, tuple(looks) if several else ()) for name, looks in found.items()) or (Act(step.name),)


def spans(found: Sequence[Stage], left: float, least: float, wishes: Sequence[float] = ()) -> list[Span]:
    """Where the columns begin and end.

    left: of the first; least: where the last ends at least; wishes: the least width of each.
    """
    widths = [max(_wished(stage), wish) for stage, wish in zip(found, wishes or [0.0] * len(found), strict=True)]
    gaps = [GAP if one.phase == other.phase else PHASE_GAP for one, other in pairwise(found)]
    more = max(0.0, (least - left - sum(widths) - sum(gaps)) / len(widths))
    placed, x = [], left
    for wide, gap in zip(widths, [*gaps, 0.0], strict=True):
        placed.append((round(x, 2), round(x + wide + more, 2)))
        x += wide + more + gap
    return placed


def _wished(stage: Stage) -> float:
    """The width in which nothing that is done needs many lines."""
    wishes = [narrowest(act.text, DOES.size, DOES.weight, MOST_LINES) + _room(act) for act in stage.acts]
    return min(max(NARROWEST, *wishes) + 1, WIDEST)


def _room(act: Act) -> float:
    """The room for the signs before the words."""
    return len(act.looks) * m.LABEL_SIGN


def stretches(found: Sequence[Stage], columns: Sequence[Span]) -> list[Stretch]:
    """The phases over their columns."""
    pairs = zip(found, columns, strict=True)
    grouped = (
        (key, list(group)) for key, group in groupby(pairs, key=lambda pair: (pair[0].phase, pair[0].phase_name))
    )
    return [Stretch(*key, (group[0][1][0], group[-1][1][1])) for key, group in grouped]


def _signs(act: Act, start: float, top: float) -> Iterator[Sign]:
    """The signs of those who do it, before the first line of the words."""
    for place, number in enumerate(act.looks):
        at = Point(start + m.LABEL_SIGN * (place + 0.4), top + DOES.line / 2)
        yield Sign(CUSTOMER_LOOKS[number].sign, at, f"dot-{number}", 3.6)


def done(stage: Stage, span: Span, words: Words) -> tuple[Drawing, float]:
    """What is done in a step, from y = 0 down, and its height."""
    shapes: list[Shape] = []
    middle, y = (span[0] + span[1]) / 2, 0.0
    for act in stage.acts:
        y += BETWEEN if shapes else 0.0
        room = _room(act)
        said = block(act.text, span[1] - span[0] - room, DOES, "middle").at(middle + room / 2, y)
        shapes += [*_signs(act, edges(said[0])[0] - room, y), *said]
        y += len(said) * DOES.line
    about = words.say("step", number=stage.number, name=stage.name)
    return Drawing("step", tuple(shapes), stage.id, about), y
