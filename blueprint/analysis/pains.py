"""Pain points: what hurts, where, whose it is, and whether anybody has an idea about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.analysis.answers import takes_part
from blueprint.analysis.encounters import Owners, owners_in_view
from blueprint.graph.contents import actions_in
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Node, Note, Owner, Remark, Step


class Pain(NamedTuple):
    """A pain point.

    element: where it is noted; owners: who answers there (of a step: for whatever customers meet in it, and for its
    indicators), None for something that nobody owns; planned: an idea or an opportunity is noted at the same place.
    """

    element: Node
    text: str
    owners: Owners
    planned: bool


def pains(graph: Graph) -> tuple[Pain, ...]:
    """All pain points at steps, actions and touchpoints, by step."""
    return tuple(pain for step in graph.steps for pain in _in_step(graph, step)) + tuple(
        pain
        for touchpoint in graph.touchpoints()
        if takes_part(graph, touchpoint)
        for pain in _at(touchpoint, touchpoint.notes, (graph.owner_of(touchpoint),), touchpoint.notes)
    )


def _in_step(graph: Graph, step: Step) -> Iterator[Pain]:
    """The pain points of a step: what the customer does in it and the step itself are one place."""
    actions = actions_in(graph, step)
    own: list[Node] = [step, *(action for action in actions if isinstance(action, CustomerAction | Remark))]
    said = [note for element in own for note in element.notes]
    for element in own:
        if element.notes:
            answering = (*owners_in_view(graph, step), *_asked(graph, own)) or (None,)
            yield from _at(element, element.notes, answering, said)
    for action in actions:
        if action not in own:
            yield from _at(action, action.notes, (graph.owner_of(action),), action.notes)


def _asked(graph: Graph, elements: Iterable[Node]) -> Iterator[Owner]:
    """Those who are asked about the indicators of some elements."""
    for element in elements:
        for edge in graph.edges_to(element, EdgeKind.MEASURES):
            if owner := graph.owner_of(edge.source):
                yield owner


def _at(element: Node, notes: Iterable[Note], owners: Owners, said: Iterable[Note]) -> Iterator[Pain]:
    planned, owners = any(note.kind in {"idea", "opportunity"} for note in said), tuple(dict.fromkeys(owners))
    yield from (Pain(element, note.text, owners, planned) for note in notes if note.kind == "pain")
