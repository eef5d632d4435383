"""What of a blueprint a format could not carry, of the things that the blueprint has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from blueprint.export.formats import KIND_OF, form_of
from blueprint.export.labels import is_aimed
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, StaffAction
from blueprint.graph.part import tells_feelings
from blueprint.graph.scored import scored


def _has_curve(graph: Graph) -> bool:
    """Whether the picture has a curve: of what is felt, or of what is aimed at as long as nobody felt it."""
    feelings = (action.emotion for action in _customers(graph) if action.emotion)
    return tells_feelings(graph) and any((one.felt, one.target) != (None, None) for one in feelings)


def _has_gaps(graph: Graph) -> bool:
    """Whether some moment has no score: none felt, or none aimed at where that is all there is."""
    aimed, feelings = is_aimed(graph), [action.emotion for action in _customers(graph)]
    return any(one is None or (one.target if aimed else one.felt) is None for one in feelings)


def _customers(graph: Graph) -> list[CustomerAction]:
    return [action for action in graph.actions() if isinstance(action, CustomerAction)]


def _has_times(graph: Graph) -> bool:
    waits = any(action.waits for action in _customers(graph))
    return waits or any(action.takes is not None for action in graph.actions())


def _has_signs(graph: Graph) -> bool:
    """Whether cards have signs that say more than their words: of waits, of failures and of what makes them good."""
    return any(action.waits for action in _customers(graph)) or next(graph.fails(), None) is not None


def _has_figures(graph: Graph) -> bool:
    """Whether the picture has a box of figures, or a legend: of feelings, touchpoints, signs, or lines with a sign."""
    if graph.evidence or _has_curve(graph) or _has_signs(graph) or any(step.decides for step in graph.steps):
        return True
    return any(edge.loop or edge.kind in {EdgeKind.INTERACTS, EdgeKind.INFORMS} for edge in graph.edges())


def _has_head(graph: Graph) -> bool:
    said = graph.blueprint
    return any((said.scenario, said.goal, said.state))


def _has_notes(graph: Graph) -> bool:
    elements = (*graph.steps, *graph.actions(), *graph.touchpoints())
    return any(element.notes for element in elements)


def _details(graph: Graph) -> Iterator[bool]:
    """What is said of elements beside their names, places, feelings, times and notes."""
    for step in graph.steps:
        yield bool(step.level or step.marks or step.decides)
    for one in graph.touchpoints():
        yield bool(one.senses or one.with_owners)
    for action in graph.actions():
        feeling = getattr(action, "emotion", None) or getattr(action, "feels", None)
        yield feeling is not None and any((feeling.source, feeling.n, feeling.date))
        wait = getattr(action, "waits", None)
        yield wait is not None and (wait.explained, wait.occupied) != (None, None)
        yield getattr(action, "tolerates", None) is not None
    yield from (bool(one.complaints) for one in graph.indicators)


THINGS: dict[str, Callable[[Graph], bool]] = {
    "emotion curve": _has_curve,
    "figures and legend": _has_figures,
    "signs of waits and fail points": _has_signs,
    "moments without a score": _has_gaps,
    "touchpoints": lambda graph: bool(graph.evidence),
    "staff and systems": lambda graph: any(isinstance(action, StaffAction) for action in graph.actions()),
    "connections": lambda graph: any(edge.kind is not EdgeKind.OWNS for edge in graph.edges()),
    "owners": lambda graph: bool(graph.owners()),
    "the tree of owners": lambda graph: any(one.part_of or one.contact for one in graph.owners()),
    "times": _has_times,
    "fail points": lambda graph: next(graph.fails(), None) is not None,
    "notes": _has_notes,
    "promises": lambda graph: bool(graph.promises),
    "indicators": lambda graph: bool(graph.indicators),
    "scores": lambda graph: next(iter(scored(graph)), None) is not None,
    "lanes": lambda graph: bool(graph.lanes),
    "scenario, goal and state": _has_head,
    "phases": lambda graph: bool(graph.phases),
    "finer details": lambda graph: any(_details(graph)),
    "lines between lanes": lambda graph: True,  # noqa: ARG005
    "places and colours": lambda graph: True,  # noqa: ARG005
}
"""What a format may leave out, and whether a blueprint, or the part of it that is drawn, has it."""


def not_carried(graph: Graph, suffix: str, view: str) -> str:
    """What was left out, in words; "" where nothing was, or where the format is a picture."""
    form = form_of(suffix, view) if suffix.lower() in KIND_OF else None
    return ", ".join(name for name in form.lacks if THINGS[name](graph)) if form else ""
