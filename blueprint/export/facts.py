"""All elements with what is known of them, and all connections, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from blueprint.export.plain import plain
from blueprint.graph.edges import Edge
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Lane, Node, Phase, Step
from blueprint.graph.part import tells_feelings
from blueprint.graph.scored import scored
from blueprint.layout.contents import lane_name
from blueprint.layout.wording import words

_LEFT_OUT = {"id", "place", "declared", "listed", "index"}
_SAID = ("scenario", "goal", "state", "reviewed")
_SCORES = ("experience", "expectation", "importance", "ideal", "source")
Facts = dict[str, Any]


def about(graph: Graph) -> Facts:
    """What is known of the blueprint as a whole."""
    said = {name: getattr(graph.blueprint, name) for name in _SAID}
    told = {name: str(value) for name, value in said.items() if value is not None}
    whole = {"title": graph.title, "id": graph.id, "language": graph.language, **told, "scale": graph.scale._asdict()}
    factors = {
        one.name: {name: getattr(one, name) for name in _SCORES if getattr(one, name) is not None}
        for one in scored(graph)
        if one.element is None
    }
    return {**whole, "factors": factors} if factors else whole


def nodes(graph: Graph) -> Iterator[Facts]:
    """Every element: its id, its kind, and whatever is known. Lanes, phases and steps are named by their ids."""
    said = words(graph.language)
    for lane in graph.lanes:
        told = {**known(lane), "kind": "Lane", "name": lane_name(lane, graph, said), "holds": lane.kind}
        yield {"id": f"lane:{lane.id}", **told}
    for node in _elements(graph):
        told = {**known(node), "kind": type(node).__name__, **_answers(node, graph), **_ends(node, graph)}
        if isinstance(node, CustomerAction) and not tells_feelings(graph):
            told.pop("emotion", None)
        yield {"id": node.id, **told}


def _elements(graph: Graph) -> Iterator[Node]:
    """Every element once, by its id."""
    found: dict[str, Node] = {}
    for group in (graph.steps, graph.actions(), graph.touchpoints(), graph.owners(), graph.systems(), graph.policies(),
                  graph.phases, graph.promises, graph.indicators, graph.customers):  # fmt: skip
        for node in group:
            found.setdefault(node.id, node)
    yield from found.values()


def edges(graph: Graph) -> Iterator[Facts]:
    """Every connection: its ends, its kind, and whatever is known of it."""
    for edge in graph.edges():
        yield {"source": edge.source.id, "target": edge.target.id, **known(edge), "crosses": list(edge.crosses)}


def known(thing: Any) -> Facts:
    """What is known of a thing: its fields that say something, those of what it holds within them."""
    left_out = _LEFT_OUT | ({"source", "target"} if isinstance(thing, Edge) else set())
    said = {one.name: _said(getattr(thing, one.name)) for one in fields(thing) if one.name not in left_out}
    said = {name: value for name, value in said.items() if value not in (None, False, [], {}, "")}
    if isinstance(thing, Step | Phase):
        said["number"] = thing.index + 1
    if not isinstance(thing, Action | Step | Lane | Edge) and "kind" in said:
        said["sort"] = said.pop("kind")
    return said


def listed(things: Iterable[Any]) -> str | None:
    """Notes, fail points or the like in one text: each with all that is known of it; None for none.

    >>> listed([{"kind": "pain", "text": "Cold", "source": "diary"}, {"what": "Rain", "severity": 7}, ("2026-10", 42)])
    'pain: Cold (source diary); Rain (severity 7); 2026-10: 42'
    """
    return "; ".join(plain(_told(_said(one))) for one in things) or None


def _told(one: Any) -> str:
    """A note with its kind, a fail point with its figures, a pair as such."""
    if isinstance(one, list):
        return ": ".join(map(str, one))
    if not isinstance(one, dict):
        return str(one)
    more = dict(one)
    kind, said = more.pop("kind", ""), more.pop("text", "") or more.pop("what", "")
    figures = ", ".join(f"{name} {value}" for name, value in more.items())
    told = f"{kind}: {said}" if kind else said
    return f"{told} ({figures})" if told and figures else told or figures


def _said(value: Any) -> Any:
    """A value as plain data; an element as its id."""
    if isinstance(value, Node):
        return value.id
    if isinstance(value, tuple | list):
        return [_said(one) for one in value]
    if is_dataclass(value):
        return {one.name: _said(getattr(value, one.name)) for one in fields(value)
                if one.name != "place" and getattr(value, one.name) is not None}  # fmt: skip
    if isinstance(value, dict):
        return value
    if hasattr(value, "__dict__") and not isinstance(value, str):
        return {name: one for name, one in vars(value).items() if one is not None}
    return str(value) if isinstance(value, str) else value


def _ends(node: Node, graph: Graph) -> Facts:
    """In which cases the journey ends at a step, where the file says so."""
    if not isinstance(node, Step):
        return {}
    cases = [way.when or "always" for way in graph.ways(node) if way.target is None and way.declared]
    return {"ends": cases} if cases else {}


def _answers(node: Node, graph: Graph) -> Facts:
    """Who answers for it, where that was said elsewhere."""
    owner = graph.owner_of(node)
    return {"owner": owner.id} if owner else {}
