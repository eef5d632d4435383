"""Where a finding is about: from an element of the graph to the place of its declaration, and the order of places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.errors import Place
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Node


def where(graph: Graph, element: Node | None, field: str | None) -> tuple[Place, bool]:
    """The place to point at, and whether its key is meant rather than its value.

    The field if somebody declared it; else the element: a text as it stands, a mapping by its key. The blueprint as a
    whole (None) is shown at its title.
    """
    for declared, place in _holders(graph, element):
        if field and not isinstance(declared, str) and getattr(declared, field, None) is not None:
            return Place((*place.path, field.rstrip("_")), place.file), False
    if element is None:
        return Place(("title",)), False
    named = isinstance(element.place.path[-1], str) if element.place.path else False
    return element.place, named and not isinstance(element.declared, str)


def _holders(graph: Graph, element: Node | None) -> Iterator[tuple[Any, Place]]:
    """Whatever may carry the field: the element as it was declared; for a customer's action its step too."""
    if element is None:
        yield graph.blueprint, Place(())
        return
    if element.declared is not None:
        yield element.declared, element.place
    if isinstance(element, CustomerAction):
        yield element.step.declared, element.step.place


def within(place: Place, outer: Place) -> bool:
    """Whether a place lies in another, or is the same; everything lies in the root."""
    if not outer.path:
        return True
    return place.file == outer.file and place.path[: len(outer.path)] == outer.path


def parts_of(graph: Graph) -> Iterator[Node]:
    """The elements that lie inside one another and may ignore a rule for all that is in them."""
    yield from graph.phases
    yield from graph.steps
    yield from graph.actions()
    yield from graph.touchpoints()


class FileOrder:
    """Compares places as a reader of the declaration meets them: the blueprint's own first, then its catalogs'."""

    def __init__(self, blueprint: Any) -> None:
        self._roots: dict[str | None, tuple[int, Any]] = {None: (0, blueprint)}
        for number, shared in enumerate(blueprint.shared, start=1):
            self._roots.setdefault(shared.file, (number, shared.catalog))
        self._ranks: dict[int, dict[str, int]] = {}

    def key(self, place: Place) -> tuple[int, ...]:
        """A sort key for a place."""
        number, holder = self._roots.get(place.file, (len(self._roots), None))
        key = [number]
        for part in place.path:
            if isinstance(part, int):
                key.append(part)
                holder = holder[part] if isinstance(holder, list | tuple) and part < len(holder) else None
            else:
                key.append(self._rank(holder, part))
                holder = _child(holder, part)
        return tuple(key)

    def _rank(self, holder: Any, name: str) -> int:
        """The place of a key among the keys of a mapping, or of a field among the fields of a model."""
        if id(holder) not in self._ranks:
            self._ranks[id(holder)] = {key.rstrip("_"): rank for rank, key in enumerate(_members(holder))}
        ranks = self._ranks[id(holder)]
        return ranks.get(name.rstrip("_"), len(ranks))


def _members(holder: Any) -> dict[str, Any]:
    if isinstance(holder, dict):
        return holder
    return {**getattr(holder, "__dict__", {}), **(getattr(holder, "model_extra", None) or {})}


def _child(holder: Any, name: str) -> Any:
    members = _members(holder)
    return members.get(name, members.get(f"{name}_"))
