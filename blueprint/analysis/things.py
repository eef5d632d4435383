"""Everything of a service that can fail, with what fails with it, before anything leans on that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.analysis.answers import takes_part
from blueprint.graph.contents import actions_in
from blueprint.graph.graph import Graph
from blueprint.graph.hierarchy import from_below
from blueprint.graph.leaning import Breakable, Leaning, moments_at
from blueprint.graph.nodes import (
    Action,
    CustomerAction,
    Node,
    Owner,
    Remark,
    Step,
    SupportProcess,
    System,
    Touchpoint,
)

SYSTEM, PROCESS, TOUCHPOINT, OWNER = KINDS = "system", "support process", "touchpoint", "owner"


class Thing(NamedTuple):
    """Something that can fail. kind: one of the four above; failing: what fails with it before anything leans on it.

    A support process that is no system of a directory stands for all of the same name.
    """

    kind: str
    element: Node
    failing: tuple[Breakable, ...]


def things(graph: Graph, leaning: Leaning) -> Iterator[Thing]:
    """All systems, touchpoints and owners of a blueprint; of a shared catalog those that it uses.

    An owner fails with all that it answers for itself; who is part of it is for whoever asks to add.
    """
    for system in graph.systems():
        processes = leaning.processes(system)
        if processes or system.place.file is None:
            yield Thing(SYSTEM, system, processes)
    for processes in unlisted(graph).values():
        yield Thing(PROCESS, processes[0], tuple(processes))
    for touchpoint in graph.touchpoints():
        if takes_part(graph, touchpoint):
            yield Thing(TOUCHPOINT, touchpoint, (touchpoint,))
    for owner, failing in owned_by(graph, leaning).items():
        yield Thing(OWNER, owner, failing)


def fails_with(graph: Graph, leaning: Leaning, element: Node) -> tuple[Breakable, ...] | None:
    """What fails with any one element: a system, touchpoint, owner (with all who are part of it), step or action.

    None for what cannot fail. Whatever a customer does fails with the moments of truth in it.
    """
    if isinstance(element, System):
        return leaning.processes(element)
    if isinstance(element, Touchpoint):
        return (element,)
    if isinstance(element, Owner):
        owned, parts = owned_by(graph, leaning), {element}
        for owner in reversed(from_below(graph)):
            if graph.owner(owner.part_of) in parts:
                parts.add(owner)
        return tuple(dict.fromkeys(thing for owner in graph.owners() if owner in parts for thing in owned[owner]))
    if isinstance(element, Step):
        return tuple(
            thing for action in actions_in(graph, element) for thing in fails_with(graph, leaning, action) or ()
        )
    if isinstance(element, CustomerAction):
        return (element, *moments_at(graph, element))
    return (element,) if isinstance(element, Action) and not isinstance(element, Remark) else None


def unlisted(graph: Graph) -> dict[str, list[SupportProcess]]:
    """Support processes that are no systems of a directory, by their exact name."""
    found: dict[str, list[SupportProcess]] = {}
    for process in graph.actions("support"):
        if isinstance(process, SupportProcess) and process.system is None:
            found.setdefault(process.name, []).append(process)
    return found


def owned_by(graph: Graph, leaning: Leaning) -> dict[Owner, tuple[Breakable, ...]]:
    """What each owner answers for directly: actions, touchpoints, and the processes that are its systems."""
    found: dict[Owner, dict[Breakable, None]] = {owner: {} for owner in graph.owners()}
    elements: list[tuple[Node, tuple[Breakable, ...]]] = [
        *((action, (action,)) for action in graph.actions() if not isinstance(action, Remark)),
        *((touchpoint, (touchpoint,)) for touchpoint in graph.touchpoints() if graph.steps_that_meet(touchpoint)),
        *((system, leaning.processes(system)) for system in graph.systems()),
    ]
    for element, failing in elements:
        if (owner := graph.owner_of(element)) is not None:
            found[owner].update(dict.fromkeys(failing))
    return {owner: tuple(failing) for owner, failing in found.items()}
