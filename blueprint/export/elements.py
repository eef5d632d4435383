"""A blueprint as a tidy table: a row for each element, a column for each thing that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.export.facts import listed
from blueprint.export.labels import customer_of
from blueprint.export.plain import plain
from blueprint.graph.draft import Evidence
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Indicator, Node, Promise, StaffAction, Step
from blueprint.graph.part import tells_feelings
from blueprint.layout.contents import lane_name
from blueprint.layout.wording import words


class Element(NamedTuple):
    """One row. Times are minutes; emotion, target and feels are on the file's scale; None where nobody said.

    risk: the highest of its fail points, 1 to 1000 (severity times occurrence times detection).
    """

    id: str
    kind: str
    name: str
    phase: str | None = None
    step: str | None = None
    column: int | None = None
    lane: str | None = None
    owner: str | None = None
    by: str | None = None
    customer: str | None = None
    channel: str | None = None
    emotion: float | None = None
    target: float | None = None
    feels: float | None = None
    takes: float | None = None
    waits: float | None = None
    waits_at_most: float | None = None
    fails: str | None = None
    risk: int | None = None
    notes: str | None = None
    at: str | None = None
    wanted: str | None = None
    actual: float | None = None
    unit: str | None = None


def elements(graph: Graph) -> Iterator[Element]:
    """Steps, each with its touchpoints and actions from the top lane down; then promises and indicators."""
    for step in graph.steps:
        yield _in(step, Element(step.id, "step", plain(step.name), notes=listed(step.notes)))
        yield from (_met(one, graph) for one in graph.evidence_in(step))
        yield from (_done(action, graph) for lane in graph.lanes for action in graph.cell(step, lane))
    yield from (_promise(one, graph) for one in graph.promises)
    yield from (_indicator(one, graph) for one in graph.indicators)


def _met(one: Evidence, graph: Graph) -> Element:
    touchpoint, lane = one.touchpoint, one.lane
    row = Element(one.id, "touchpoint", plain(touchpoint.name))
    owner, notes = _owner(touchpoint, graph), listed(touchpoint.notes)
    row = row._replace(lane=plain(lane_name(lane, graph, words(graph.language))))
    return _in(one.step, row)._replace(channel=touchpoint.channel, owner=owner, notes=notes)


def _done(action: Action, graph: Graph) -> Element:
    row = Element(action.id, action.lane.kind, plain(action.name), owner=_owner(action, graph), takes=action.takes)
    row = row._replace(
        lane=plain(lane_name(action.lane, graph, words(graph.language))),
        fails=listed(action.fails),
        risk=max((fail.risk for fail in action.fails if fail.risk is not None), default=None),
        notes=listed(action.notes),
    )
    if isinstance(action, StaffAction):
        row = row._replace(by=action.by and plain(action.by), feels=action.feels.felt if action.feels else None)
    return _in(action.step, _of_customer(action, row, graph) if isinstance(action, CustomerAction) else row)


def _of_customer(action: CustomerAction, row: Element, graph: Graph) -> Element:
    who, wait = customer_of(action, graph), action.waits
    feeling = action.emotion if tells_feelings(graph) else None
    return row._replace(
        customer=plain(who.name) if who else None,
        emotion=feeling.felt if feeling else None,
        target=feeling.target if feeling else None,
        waits=wait.length if wait else None,
        waits_at_most=wait.most if wait else None,
    )


def _in(step: Step, row: Element) -> Element:
    return row._replace(phase=plain(step.phase.name), step=plain(step.name), column=step.index + 1)


def _promise(one: Promise, graph: Graph) -> Element:
    row = Element(one.id, "promise", plain(one.name), owner=_owner(one, graph), at=one.at, notes=listed(one.notes))
    return row._replace(wanted=None if one.promised is None else f"{one.promised:g}", actual=one.delivered,
                        unit="min" if (one.promised, one.delivered) != (None, None) else None)  # fmt: skip


def _indicator(one: Indicator, graph: Graph) -> Element:
    row = Element(one.id, "indicator", plain(one.name), owner=_owner(one, graph), at=one.at, notes=listed(one.notes))
    target = one.target if isinstance(one.target, str | None) else " to ".join(f"{end:g}" for end in one.target)
    return row._replace(wanted=target and plain(target), actual=one.actual, unit=one.unit and plain(one.unit))


def _owner(element: Node, graph: Graph) -> str | None:
    owner = graph.owner_of(element)
    return plain(owner.name) if owner else None
