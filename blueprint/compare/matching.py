"""Which element of the one blueprint is which of the other, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from typing import Any, NamedTuple

from blueprint.compare.pairing import Pairs, pair
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import (
    Action,
    Customer,
    CustomerAction,
    Indicator,
    Lane,
    Node,
    Owner,
    Phase,
    Policy,
    Promise,
    Step,
    System,
    Touchpoint,
)

Known = dict[Any, Any]
"""What elements are called while the rest is paired: the same for both of a pair, itself for one that has none."""


class Matched(NamedTuple):
    """The pairs of all kinds of elements. Owners and touchpoints that no directory lists are among them."""

    phases: Pairs
    steps: Pairs
    actions: Pairs
    customers: Pairs
    owners: Pairs
    touchpoints: Pairs
    systems: Pairs
    policies: Pairs
    lanes: Pairs
    promises: Pairs
    indicators: Pairs

    def later(self) -> dict[Node, Node]:
        """For each element of the earlier blueprint that is still there, what it is in the later one."""
        return {old: new for pairs in self for old, new in pairs.both}

    def guessed(self) -> Iterator[tuple[Node, Node]]:
        """The pairs that only likeness of text joined."""
        return (both for pairs in self for both in pairs.guessed)


def match(before: Graph, after: Graph) -> Matched:
    """Pair everything in two graphs: whatever others lean on goes first."""
    known: Known = {}

    def noted(pairs: Pairs) -> Pairs:
        known.update({new: old for old, new in pairs.both})
        return pairs

    customers = noted(pair(before.customers, after.customers, (_id, _name), (_name,)))
    owners = noted(pair(before.owners(), after.owners(), (_listed_id, _name), (_name,)))
    systems = noted(pair(before.systems(), after.systems(), (_id, _name), (_name,)))
    policies = noted(pair(before.policies(), after.policies(), (_id, _name), (_name,)))
    lanes = noted(_lanes(before, after, known))
    steps = noted(_steps(before, after))
    phases = noted(_phases(before, after, known))
    actions = noted(_actions(before, after, known))
    touchpoints = noted(_touchpoints(before, after, known))
    about = _about(before, after, known)
    promises = pair(before.promises, after.promises, (_id, _name), (_name,), about)
    indicators = pair(before.indicators, after.indicators, (_id, _name), (_name,), about)
    return Matched(phases, steps, actions, customers, owners, touchpoints, systems, policies, lanes, promises,
                   indicators)  # fmt: skip


def _lanes(before: Graph, after: Graph, known: Known) -> Pairs:
    """Built-in lanes by their id, those of customers by whose they are, the others by id or name."""
    whose = {lane: graph.customer(lane.customer) for graph in (before, after) for lane in graph.lanes}

    def owned(lane: Lane) -> Hashable:
        return known.get(whose[lane], whose[lane])

    return pair(before.lanes, after.lanes, (_id, owned, lambda lane: (lane.kind, lane.name) if lane.name else None),
                (_name,), lambda lane: lane.kind if lane.name else None)  # fmt: skip


def _steps(before: Graph, after: Graph) -> Pairs:
    """By a typed id, else by what the customer does, else by all that stands in the column.

    Of several in which the customer does the same, those with the same steps beside them are the same.
    """
    columns = {step: _column(step, graph) for graph in (before, after) for step in graph.steps}
    beside = _beside(before) | _beside(after)

    def phase(step: Step) -> str:
        return step.phase.name

    keys = (
        _typed_id,
        lambda step: (step.name, step.phase.name, columns[step], beside[step]),
        lambda step: (step.name, step.phase.name, columns[step]),
        lambda step: (step.name, step.phase.name, beside[step]),
        lambda step: (step.name, step.phase.name),
        _name,
        _id,
    )
    return pair(before.steps, after.steps, keys, (_name, lambda step: columns[step] or step.name), phase)


def _beside(graph: Graph) -> dict[Step, tuple[str, str]]:
    """What the customer does before and after each step."""
    names = ["", *(step.name for step in graph.steps), ""]
    return {step: (names[number], names[number + 2]) for number, step in enumerate(graph.steps)}


def _column(step: Step, graph: Graph) -> str:
    """All texts of a column, but for what the customer does."""
    actions = (action for lane in graph.lanes if lane.kind != "customer" for action in graph.cell(step, lane))
    return " | ".join([*(met.touchpoint.name for met in graph.evidence_in(step)), *(action.name for action in actions)])


def _phases(before: Graph, after: Graph, known: Known) -> Pairs:
    """By name, of several with one name those with the same steps; else by the steps in them, else by likeness."""
    most = _most_shared(before, after, known)
    return pair(before.phases, after.phases, (lambda phase: (phase.name, most.get(phase)), _name, most.get), (_name,),
                lambda _: "all")  # fmt: skip


def _most_shared(before: Graph, after: Graph, known: Known) -> dict[Phase, int]:
    """A number for each phase, one for both of two that have more steps in common with each other than with others."""
    phase_of = {step: step.phase for step in before.steps}
    shared = Counter(
        (phase_of[known[step]].index, step.phase.index) for step in after.steps if known.get(step) in phase_of
    )
    found: dict[Phase, int] = {}
    for (old, new), _ in sorted(shared.items(), key=lambda item: (-item[1], sum(item[0]), item[0])):
        if before.phases[old] not in found and after.phases[new] not in found:
            found[before.phases[old]] = found[after.phases[new]] = len(found)
    return found


def _actions(before: Graph, after: Graph, known: Known) -> Pairs:
    """By a typed id; in the same step by lane and text, or by text alone; in another step by both; by likeness."""
    text = _texts_of_actions(before, after, known)

    def step_of(action: Action) -> Any:
        return known.get(action.step, action.step)

    def lane_of(action: Action) -> Any:
        return known.get(action.lane, action.lane)

    def leading(action: Action) -> Hashable:
        """A customer's first action is what its step is about, whatever words it has."""
        is_first = isinstance(action, CustomerAction) and action.place.path[-1] in {action.lane.id, 0}
        return (step_of(action), lane_of(action)) if is_first else None

    keys = (
        _typed_id,
        lambda action: (step_of(action), lane_of(action), text[action]),
        lambda action: (step_of(action), lane_of(action), action.name),
        leading,
        lambda action: (step_of(action), text[action]),
        lambda action: (lane_of(action), text[action]),
    )
    return pair(written(before), written(after), keys, (_name,), lambda action: (step_of(action), lane_of(action)))


def _texts_of_actions(before: Graph, after: Graph, known: Known) -> dict[Action, Hashable]:
    """What each action says: its text, or the system or policy that it is, whatever that is called."""
    entries = {graph: {entry.id: entry for entry in (*graph.systems(), *graph.policies())} for graph in (before, after)}
    texts: dict[Action, Hashable] = {}
    for graph, by_id in entries.items():
        for action in graph.actions():
            entry = by_id.get(entry_of(action) or "")
            texts[action] = known.get(entry, entry) if entry else action.name
    return texts


def _touchpoints(before: Graph, after: Graph, known: Known) -> Pairs:
    """By an id that was typed, by name, else by likeness, with those that are met in the same steps first."""
    met_in = {
        touchpoint: frozenset(known.get(step, step) for step in graph.steps_that_meet(touchpoint)) or None
        for graph in (before, after)
        for touchpoint in graph.touchpoints()
    }
    return pair(before.touchpoints(), after.touchpoints(), (_typed_or_listed_id, _name), (_name,), met_in.get)


def _about(before: Graph, after: Graph, known: Known) -> Callable[[Promise | Indicator], Hashable]:
    """What a figure is about: an element of the earlier blueprint, or of the later one if that is new."""
    home: dict[Any, Graph] = {
        figure: graph for graph in (before, after) for figure in (*graph.promises, *graph.indicators)
    }

    def about(figure: Promise | Indicator) -> Hashable:
        found = home[figure].find(figure.at) if figure.at else None
        return known.get(found, found)

    return about


def written(graph: Graph) -> list[Action]:
    """The actions that somebody wrote into a cell; not those that only a `needs` names."""
    return [action for action in graph.actions() if not getattr(action, "implied", False)]


def entry_of(action: Action) -> str | None:
    """The id of the system or policy that an action is, if it is one."""
    return getattr(action, "system", None) or getattr(action, "policy", None)


def is_listed(node: Customer | Owner | Touchpoint | System | Policy | Lane) -> bool:
    """Whether an entry stands in a directory; if not, it comes and goes with what names it."""
    return node.place.path[:1] in {("customers",), ("owners",), ("touchpoints",), ("systems",), ("policies",),
                                   ("lanes",)}  # fmt: skip


def is_of_customer(node: Any) -> bool:
    """Whether a lane is that of one customer, who is told of instead."""
    return isinstance(node, Lane) and node.customer is not None


def _id(node: Node) -> str:
    return node.id


def _name(node: Node) -> str:
    return node.name


def _listed_id(node: Any) -> str | None:
    return node.id if is_listed(node) else None


def _typed_id(node: Node) -> str | None:
    """The id that a person gave it."""
    return getattr(node.declared, "id", None)


def _typed_or_listed_id(node: Touchpoint) -> str | None:
    return node.id if node.listed else _typed_id(node)
