"""Which element of the one blueprint is which of the other, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Any, NamedTuple

from blueprint.compare.pairing import Pairs, pair
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Node, Phase, Step


class Matched(NamedTuple):
    """The pairs of all kinds of elements. directories: owners, touchpoints, systems …, each kind by itself."""

    phases: Pairs
    steps: Pairs
    actions: Pairs
    directories: tuple[Pairs, ...]

    def same(self) -> dict[str, str]:
        """The ids of the earlier blueprint, as the later one has them."""
        every = (self.phases, self.steps, self.actions, *self.directories)
        return {old.id: new.id for pairs in every for old, new in pairs.both}


def match(before: Graph, after: Graph) -> Matched:
    """Pair everything in two graphs."""
    steps = _steps(before, after)
    phases = _phases(before, after, steps)
    actions = _actions(before, after, steps)
    sides = zip(_directories(before), _directories(after), strict=True)
    return Matched(phases, steps, actions, tuple(pair(old, new, (_id, _name), _name) for old, new in sides))


def _directories(graph: Graph) -> list[list[Node]]:
    """The elements that are found by id. Owners that nobody listed come and go with what they own."""
    owners = [owner for owner in graph.owners() if owner.place.path[:1] == ("owners",)]
    lanes = [lane for lane in graph.lanes if lane.listed]
    groups: tuple[Iterable[Any], ...] = (
        graph.customers, owners, graph.touchpoints(), graph.systems(), graph.policies(), lanes, graph.promises,
        graph.indicators,
    )  # fmt: skip
    return [list(group) for group in groups]


def _steps(before: Graph, after: Graph) -> Pairs:
    """By id, else by what the customer does, else by all that stands in the column."""
    by_name = pair(before.steps, after.steps, (_typed_id, _id), _name, lambda step: step.phase.name)
    graph_of = dict.fromkeys(before.steps, before) | dict.fromkeys(after.steps, after)
    by_column = pair(
        by_name.removed, by_name.added, (), lambda step: _column(step, graph_of[step]), lambda step: step.phase.name
    )
    both = sorted((*by_name.both, *by_column.both), key=lambda pair: pair[1].index)
    return Pairs(tuple(both), by_column.removed, by_column.added)


def _column(step: Step, graph: Graph) -> str:
    """All texts of a column, but for what the customer does."""
    actions = (action for lane in graph.lanes if lane.kind != "customer" for action in graph.cell(step, lane))
    return " | ".join([*(met.touchpoint.name for met in graph.evidence_in(step)), *(action.name for action in actions)])


def _phases(before: Graph, after: Graph, steps: Pairs) -> Pairs:
    """By name, else by the steps in them, else by likeness."""
    from_phases: dict[Phase, Counter[int]] = {}
    for old, new in steps.both:
        from_phases.setdefault(new.phase, Counter())[old.phase.index] += 1
    most = {phase: counts.most_common(1)[0][0] for phase, counts in from_phases.items()}
    old_phases = set(before.phases)
    return pair(
        before.phases, after.phases,
        (_name, lambda phase: phase.index if phase in old_phases else most.get(phase)), _name,
    )  # fmt: skip


def _actions(before: Graph, after: Graph, steps: Pairs) -> Pairs:
    """By a typed id; in the same step by lane and text, or by text alone; in another step by both; by likeness."""
    known = {step: step for step in before.steps} | {new: old for old, new in steps.both}

    def step_of(action: Action) -> Step | None:
        return known.get(action.step)

    def leading(action: Action) -> Hashable:
        """A customer's first action is what its step is about, whatever words it has."""
        is_first = isinstance(action, CustomerAction) and action.place.path[-1] in {action.lane.id, 0}
        return (step_of(action), action.lane.id) if is_first and step_of(action) else None

    return pair(
        _typed(before), _typed(after),
        (
            _typed_id,
            lambda action: (step_of(action), action.lane.id, action.name),
            leading,
            lambda action: (step_of(action), action.name),
            lambda action: (action.lane.id, action.name),
        ),
        _name,
        lambda action: (step_of(action), action.lane.id),
    )  # fmt: skip


def _typed(graph: Graph) -> list[Action]:
    """The actions that somebody wrote into a cell; not those that only a `needs` names."""
    return [action for action in graph.actions() if not getattr(action, "implied", False)]


def _id(node: Node) -> str:
    return node.id


def _name(node: Node) -> str:
    return node.name


def _typed_id(node: Node) -> str | None:
    """The id that a person gave it."""
    return getattr(node.declared, "id", None)
