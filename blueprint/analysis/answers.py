"""Who answers for what: each thing of a blueprint that needs an owner, the owner, and where that was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.measuring import measured
from blueprint.graph.nodes import (
    Action,
    BackstageAction,
    CustomerAction,
    FrontstageAction,
    Indicator,
    Node,
    Owner,
    Phase,
    Remark,
    Step,
    SupportProcess,
    Touchpoint,
)
from blueprint.graph.occurrence import Occurrences

KINDS = {
    "touchpoint": "touchpoints",
    "frontstage action": "frontstage actions",
    "backstage action": "backstage actions",
    "support process": "support processes",
    "system": "systems",
    "indicator": "indicators",
    "promise": "promises",
    "fail point": "fail points",
    "customer action": "customer actions",
    "policy": "policies",
}
"""The kinds of things that can have an owner, each with its plural."""

_AT_WORK: dict[type[Node], str] = {
    FrontstageAction: "frontstage action",
    BackstageAction: "backstage action",
    SupportProcess: "support process",
}


class Answer(NamedTuple):
    """A thing that needs an owner.

    kind: a key of `KINDS`; element: the thing, for a fail point the action at which it lies; source: where the owner
    was said: `own`, `lane` (its default), `directory` (of the system or policy that it is) or `action` (a fail point
    has the owner of its action); steps: where it has a part, from left to right.
    """

    kind: str
    element: Node
    name: str
    owner: Owner | None
    source: str | None
    steps: tuple[Step, ...]

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases in which it has a part."""
        return tuple(dict.fromkeys(step.phase for step in self.steps))


def answers(graph: Graph) -> tuple[Answer, ...]:
    """Everything that needs an owner, kind by kind.

    A system counts once for each owner, however many steps lean on it. What customers do and policies need no owner,
    and are there only if they have one.
    """
    at_work = list(chain(_entries(graph), _actions(graph)))
    found = chain(_touchpoints(graph), at_work, _figures(graph), _fail_points(graph))
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda answer: order[answer.kind]))


def takes_part(graph: Graph, touchpoint: Touchpoint) -> bool:
    """Whether a touchpoint is one of this blueprint; one of a shared catalog is if a step meets it."""
    return touchpoint.place.file is None or bool(graph.steps_that_meet(touchpoint))


def _touchpoints(graph: Graph) -> Iterator[Answer]:
    for touchpoint in graph.touchpoints():
        if takes_part(graph, touchpoint):
            steps = graph.steps_that_meet(touchpoint)
            yield Answer("touchpoint", touchpoint, touchpoint.name, *graph.answer_for(touchpoint), steps)


def _actions(graph: Graph) -> Iterator[Answer]:
    for action in graph.actions():
        owner, source = graph.answer_for(action)
        if isinstance(action, CustomerAction) and owner:
            yield Answer("customer action", action, action.name, owner, source, (action.step,))
        kind = _AT_WORK.get(type(action))
        if kind and not _entry_of(action):
            yield Answer(kind, action, action.name, owner, source, (action.step,))


def _entries(graph: Graph) -> Iterator[Answer]:
    """The systems and policies that actions are, once for each owner that they have."""
    found: dict[tuple[str, Owner | None], list[Action]] = {}
    for action in graph.actions():
        if entry := _entry_of(action):
            found.setdefault((entry, graph.owner_of(action)), []).append(action)
    for (entry, owner), actions in found.items():
        kind = "policy" if isinstance(actions[0], Remark) else "system"
        if owner or kind == "system":
            source = graph.answer_for(actions[0])[1]
            yield Answer(kind, graph.find(entry), actions[0].name, owner, source, _in_order(actions))


def _entry_of(action: Action) -> str | None:
    """The id of the system or policy that an action is."""
    return getattr(action, "system", None) or getattr(action, "policy", None)


def _in_order(actions: Iterable[Action]) -> tuple[Step, ...]:
    return tuple(sorted({action.step for action in actions}, key=lambda step: step.index))


def _figures(graph: Graph) -> Iterator[Answer]:
    """Indicators and promises; a figure of an owner belongs to no step."""
    occurrences = Occurrences(graph)
    for figure in (*graph.indicators, *graph.promises):
        target = measured(graph, figure)
        steps = occurrences.steps(target) if target and not isinstance(target, Owner) else ()
        kind = "indicator" if isinstance(figure, Indicator) else "promise"
        yield Answer(kind, figure, figure.name, *graph.answer_for(figure), steps)


def _fail_points(graph: Graph) -> Iterator[Answer]:
    for action, fail in graph.fails():
        owner, source = graph.owner(fail.owner), "own"
        if owner is None:
            owner = graph.owner_of(action)
            source = "action" if owner else None
        yield Answer("fail point", action, fail.what, owner, source, (action.step,))
