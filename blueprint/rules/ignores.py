"""Findings that a file accepts: `ignore: {rule: BP301, at: lobby, why: …}` on the file or on an element."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from blueprint.errors import Path, Place, Problem, UnknownName
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node
from blueprint.graph.reading import numbered
from blueprint.model.likeness import did_you_mean
from blueprint.rules.places import parts_of, within


class Ignored(NamedTuple):
    """A rule that is silenced within one part of the declaration. declared: where the `ignore` itself stands."""

    rule: str
    scope: Place
    declared: Place

    def covers(self, element: Node | None, place: Place) -> bool:
        """Whether a finding about an element, at a place, is silenced."""
        return within(place, self.scope) or (element is not None and within(element.place, self.scope))


def read_ignores(graph: Graph, names: Collection[str]) -> tuple[list[Ignored], list[Problem]]:
    """Everything that a blueprint ignores, and a problem for each that names no rule or no element.

    names: what rules may be called. An ignore on an element counts for all that lies in it; with `at`, only there.
    """
    ignored, problems = [], []
    for said, declared, scope in _declared(graph):
        if said.rule not in names:
            problems.append(_no_rule(said.rule, names, declared))
            continue
        target = scope if said.at is None else _place_of(graph, said.at)
        if target is None:
            problems.append(Problem("BP107", f"nothing is called `{said.at}`", "name an element by its id",
                                    Place((*declared.path, "at"), declared.file)))  # fmt: skip
            continue
        ignored.append(Ignored(said.rule, target, declared))
    return ignored, problems


def _declared(graph: Graph) -> Iterator[tuple[Any, Place, Place]]:
    """Each ignore with its own place and the place of what it stands on."""
    yield from _ignores_of(graph.blueprint, Place(()))
    for element in parts_of(graph):
        if element.declared is not None and not isinstance(element.declared, str):
            yield from _ignores_of(element.declared, element.place)


def _ignores_of(holder: Any, scope: Place) -> Iterator[tuple[Any, Place, Place]]:
    path: Path = (*scope.path, "ignore")
    for said, at in numbered(holder.ignore, path):
        yield said, Place(at, scope.file), scope


def _place_of(graph: Graph, name: str) -> Place | None:
    """The place of the element with that id, address or name."""
    try:
        return graph.find(name).place
    except UnknownName:
        named = (*graph.touchpoints(), *graph.systems(), *graph.owners())
        return next((node.place for node in named if node.name == name), None)


def _no_rule(name: str, names: Collection[str], declared: Place) -> Problem:
    if name.startswith("BP1"):
        message, hint = f"`{name}` is a problem, and a problem cannot be ignored", "correct what it is about"
    elif name.isupper():
        message, hint = f"no rule has the code `{name}`", did_you_mean("", _of_family(name, names))
    else:
        message = f"no rule is called `{name}`"
        hint = did_you_mean(name, sorted(choice for choice in names if not choice.isupper()))
    return Problem("BP107", message, hint, Place((*declared.path, "rule"), declared.file))


def _of_family(code: str, names: Collection[str]) -> list[str]:
    """The codes of the family that a code would belong to; the families, if there is no such family."""
    family = code[:-2]
    alike = sorted(name for name in names if name.startswith(family) and name.isupper() and len(name) > len(family))
    return alike or sorted({name[:-2] for name in names if name.isupper() and len(name) > len(family)})
