"""Where in the journey a thing occurs: the steps in which an element, or what an owner answers for, has a part."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from blueprint.graph.graph import Graph
from blueprint.graph.hierarchy import from_below
from blueprint.graph.nodes import Action, Node, Owner, Phase, Policy, Step, System, Touchpoint

Steps = tuple[Step, ...]


class Occurrences:
    """Answers for one graph; each look-up after the first is as quick as the answer is short."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def steps(self, element: Node) -> Steps:
        """The steps in which an element occurs, from left to right; none for what the journey never touches.

        A phase occurs in its steps, a system and a policy where an action is it, an owner wherever something belongs
        to it or to whoever is part of it.
        """
        if isinstance(element, Step):
            return (element,)
        if isinstance(element, Action):
            return (element.step,)
        if isinstance(element, Touchpoint):
            return self._graph.steps_that_meet(element)
        if isinstance(element, Phase):
            return self._by_phase.get(element, ())
        if isinstance(element, System | Policy):
            return self._by_entry.get(element.id, ())
        return self._by_owner.get(element.id, ()) if isinstance(element, Owner) else ()

    @cached_property
    def _by_phase(self) -> dict[Phase, Steps]:
        found: dict[Phase, list[Step]] = {}
        for step in self._graph.steps:
            found.setdefault(step.phase, []).append(step)
        return {phase: tuple(steps) for phase, steps in found.items()}

    @cached_property
    def _by_entry(self) -> dict[str, Steps]:
        """Steps by the id of the system or policy that an action in them is."""
        found: dict[str, set[Step]] = {}
        for action in self._graph.actions():
            entry = getattr(action, "system", None) or getattr(action, "policy", None)
            if entry:
                found.setdefault(entry, set()).add(action.step)
        return _in_order(found)

    @cached_property
    def _by_owner(self) -> dict[str, Steps]:
        """Steps by the id of an owner who answers for something in them, or stands above one who does."""
        graph, found = self._graph, dict[str, set[Step]]()
        owned = chain(
            ((graph.owner_of(action), action.step) for action in graph.actions()),
            ((graph.owner_of(evidence.touchpoint), evidence.step) for evidence in graph.evidence),
        )
        for owner, step in owned:
            if owner is not None:
                found.setdefault(owner.id, set()).add(step)
        _hand_up(graph, found)
        return _in_order(found)


def _hand_up(graph: Graph, found: dict[str, set[Step]]) -> None:
    """Give every owner the steps of those who are part of it."""
    for owner in from_below(graph):
        if (above := graph.owner(owner.part_of)) is not None:
            found.setdefault(above.id, set()).update(found.get(owner.id, ()))


def _in_order(found: dict[str, set[Step]]) -> dict[str, Steps]:
    return {key: tuple(sorted(steps, key=lambda step: step.index)) for key, steps in found.items()}
