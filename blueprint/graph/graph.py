"""The typed graph of a blueprint, which answers in the words of the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from blueprint.errors import UnknownName
from blueprint.graph.draft import Draft, Evidence, action_at
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.flow import Way, Ways
from blueprint.graph.nodes import (
    Action,
    Customer,
    CustomerAction,
    FailPoint,
    Lane,
    Node,
    Owner,
    Phase,
    Policy,
    Step,
    System,
    Touchpoint,
)
from blueprint.graph.walks import ends, main_path, reached

if TYPE_CHECKING:
    import networkx as nx


class Graph:
    """What a blueprint declares, as typed nodes and edges. Made by `build`; never changed.

    `phases`, `steps`, `lanes`, `customers`, `promises` and `indicators` are tuples in the order of the file; lanes are
    in drawing order.
    """

    def __init__(
        self, blueprint: Any, draft: Draft, ways: Ways, of_each: Mapping[str | None, Ways], name: str | None = None
    ) -> None:
        self.blueprint = blueprint
        self.title: str = blueprint.title
        self.id: str | None = blueprint.id or name
        self.language: str = blueprint.language or "en"
        self.scale = draft.scale
        self.phases: tuple[Phase, ...] = tuple(draft.phases)
        self.steps: tuple[Step, ...] = tuple(draft.steps.values())
        self.lanes: tuple[Lane, ...] = tuple(draft.lanes.values())
        self.customers: tuple[Customer, ...] = tuple(draft.customers.values())
        self.walkers: tuple[str | None, ...] = tuple(draft.walkers())
        self.promises = tuple(draft.promises)
        self.indicators = tuple(draft.indicators)
        self._owners, self._touchpoints = draft.owners, draft.touchpoints
        self._systems, self._policies = draft.systems, draft.policies
        self._cells = {key: tuple(actions) for key, actions in draft.cells.items()}
        self._actions = draft.actions
        self._evidence = tuple(draft.evidence.values())
        self._edges = tuple(draft.edges)
        self._ways, self._ways_of = ways, of_each

    # What there is

    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, those of the directory first."""
        return tuple(self._touchpoints.values())

    def owners(self) -> tuple[Owner, ...]:
        """All owners."""
        return tuple(self._owners.values())

    def systems(self) -> tuple[System, ...]:
        """All systems of the directory."""
        return tuple(self._systems.values())

    def policies(self) -> tuple[Policy, ...]:
        """All policies of the directory."""
        return tuple(self._policies.values())

    def actions(self, kind: str | None = None) -> Iterator[Action]:
        """All actions by lane and step, or those in lanes of one kind."""
        for actions in self._cells.values():
            yield from (action for action in actions if kind is None or action.lane.kind == kind)

    def cell(self, step: Step, lane: Lane) -> tuple[Action, ...]:
        """The actions in one lane of one step, from the top."""
        return self._cells.get((step.id, lane.id), ())

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Each touchpoint in each step in which it is met, in the order of the file."""
        return self._evidence

    def evidence_in(self, step: Step) -> tuple[Evidence, ...]:
        """The touchpoints that are met in a step."""
        return self._evidence_by_step.get(step.id, ())

    def first_met(self, touchpoint: Touchpoint) -> Step | None:
        """The first step in which a touchpoint is met."""
        return next(iter(self.steps_that_meet(touchpoint)), None)

    def edges(self, kind: EdgeKind | None = None) -> Iterator[Edge]:
        """All edges, or those of one kind, in the order in which they were made."""
        return (edge for edge in self._edges if kind is None or edge.kind is kind)

    def find(self, name: str) -> Node:
        """The node with that id or address. Raises UnknownName."""
        found = self._nodes_by_id.get(name) or action_at(name, self._actions)
        if found is None:
            raise UnknownName("element", name, self._nodes_by_id)
        return found

    def customer(self, key: str | None) -> Customer | None:
        """The customer with that id."""
        return next((customer for customer in self.customers if customer.id == key), None)

    def steps_that_meet(self, touchpoint: Touchpoint) -> tuple[Step, ...]:
        """The steps in which a touchpoint is met, from left to right."""
        return self._met_in.get(touchpoint, ())

    def fails(self) -> Iterator[tuple[Action, FailPoint]]:
        """Each fail point with the action at which it can happen."""
        return ((action, fail) for action in self.actions() for fail in action.fails)

    def moments_of_truth(self) -> Iterator[Edge]:
        """The edges at which customer and service meet (Normann 1984)."""
        return (edge for edge in self._edges if edge.is_moment_of_truth)

    # Who answers

    def owner(self, key: str | None) -> Owner | None:
        """The owner with that id."""
        return self._owners.get(key) if key else None

    def owner_of(self, element: Node) -> Owner | None:
        """The owner of an element: its own, else that of the system or policy that it is, else its lane's."""
        return self.answer_for(element)[0]

    def answer_for(self, element: Node) -> tuple[Owner | None, str | None]:
        """The owner of an element, and where that was said: "own", "directory" or "lane"; (None, None) if nowhere."""
        return next(
            ((self._owners[key], where) for where, key in self._owners_said(element) if key and key in self._owners),
            (None, None),
        )

    def _owners_said(self, element: Node) -> Iterator[tuple[str, str | None]]:
        yield "own", getattr(element, "owner", None)
        if isinstance(element, Action):
            system, policy = getattr(element, "system", None) or "", getattr(element, "policy", None) or ""
            entry = self._systems.get(system) or self._policies.get(policy)
            yield "directory", entry.owner if entry else None
            yield "lane", element.lane.owner
        if isinstance(element, Touchpoint):
            yield from (("lane", lane.owner) for lane in self.lanes_that_hold(element))

    def lanes_that_hold(self, touchpoint: Touchpoint) -> tuple[Lane, ...]:
        """The lanes in which a touchpoint stands in the steps that meet it."""
        return self._lanes_with.get(touchpoint, ())

    def above(self, owner: Owner) -> tuple[Owner, ...]:
        """The owners that an owner is part of, the nearest first."""
        found: dict[Owner, None] = {}
        while (parent := self.owner(owner.part_of)) is not None and parent not in found:
            found[parent] = None
            owner = parent
        return tuple(found)

    # What is joined

    def edges_from(self, node: Node, kind: EdgeKind | None = None) -> tuple[Edge, ...]:
        """The edges that begin at a node."""
        return tuple(edge for edge in self._out.get(node, ()) if kind is None or edge.kind is kind)

    def edges_to(self, node: Node, kind: EdgeKind | None = None) -> tuple[Edge, ...]:
        """The edges that end at a node."""
        return tuple(edge for edge in self._into.get(node, ()) if kind is None or edge.kind is kind)

    def reaches(self, source: Node, target: Node, kinds: Iterable[EdgeKind] | None = None) -> bool:
        """Whether there is a way along edges (of some kinds only) from one node to another."""
        allowed, seen, waiting = set(kinds) if kinds else None, {source}, [source]
        while waiting:
            node = waiting.pop()
            if node is target:
                return True
            for edge in self._out.get(node, ()):
                if edge.target not in seen and (allowed is None or edge.kind in allowed):
                    seen.add(edge.target)
                    waiting.append(edge.target)
        return False

    def ways(self, step: Step) -> tuple[Way, ...]:
        """The ways on from a step; a way without a target ends the journey."""
        return self._ways[step.id]

    def ways_of(self, customer: str | None, step: Step) -> tuple[Way, ...]:
        """The ways on from a step for one customer: a `next` is for those who act in its step, not for the others."""
        return self._ways_of.get(customer, self._ways)[step.id]

    @cached_property
    def reached(self) -> frozenset[Step]:
        """The steps that there is a way to from the first one, itself among them, for somebody who acts in them."""
        busy = {action.step for action in self.actions("customer")}
        return frozenset(
            step
            for customer in self.walkers
            for step in reached(self.steps, partial(self.ways_of, customer))
            if step not in busy or self.actions_of(customer, step)
        )

    def ends(self, customer: str | None) -> tuple[Step, ...]:
        """The reached steps after which a customer may have nothing more to do, from left to right."""
        ways = partial(self.ways_of, customer)
        walked = reached(self.steps, ways)
        steps = [step for step in self.steps if step in walked]
        return ends(steps, {step for step in steps if self.actions_of(customer, step)}, ways)

    def actions_of(self, customer: str | None, step: Step) -> tuple[CustomerAction, ...]:
        """What a customer does in a step, alone or together with the others."""
        lanes = [lane for lane in self.lanes if lane.kind == "customer" and lane.customer in {customer, None}]
        return tuple(action for lane in lanes for action in self.cell(step, lane) if isinstance(action, CustomerAction))

    def main_path(self) -> tuple[Step, ...]:
        """The steps that most customers take: at each branch the largest share, else the first that was declared.

        A declared loop is not taken, and no step twice.
        """
        return main_path(self.steps, self.ways)

    def path_of(self, customer: str | None) -> tuple[Step, ...]:
        """The main path as one customer takes it, through steps too in which they do nothing."""
        return main_path(self.steps, partial(self.ways_of, customer))

    @cached_property
    def networkx(self) -> nx.MultiDiGraph:
        """The same graph as a frozen networkx MultiDiGraph: nodes by id with `node`, edges with `edge` and `kind`."""
        import networkx as nx

        graph = nx.MultiDiGraph(title=self.title)
        graph.add_nodes_from(
            (node.id, {"node": node, "kind": type(node).__name__}) for node in self._nodes_by_id.values()
        )
        graph.add_edges_from(
            (edge.source.id, edge.target.id, {"edge": edge, "kind": edge.kind.value}) for edge in self._edges
        )
        return nx.freeze(graph)

    # How it is found

    @cached_property
    def _nodes_by_id(self) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        groups: tuple[Iterable[Node], ...] = (
            self.steps, self._actions.values(), self.touchpoints(), self.owners(), self.systems(), self.policies(),
            self.phases, self.promises, self.indicators, self.customers,
        )  # fmt: skip
        for group in groups:
            for node in group:
                nodes.setdefault(node.id, node)
        return nodes

    @cached_property
    def _evidence_by_step(self) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = {}
        for evidence in self._evidence:
            found.setdefault(evidence.step.id, []).append(evidence)
        return {step: tuple(met) for step, met in found.items()}

    @cached_property
    def _met_in(self) -> dict[Touchpoint, tuple[Step, ...]]:
        found: dict[Touchpoint, dict[Step, None]] = {}
        for evidence in self._evidence:
            found.setdefault(evidence.touchpoint, {})[evidence.step] = None
        return {touchpoint: tuple(steps) for touchpoint, steps in found.items()}

    @cached_property
    def _lanes_with(self) -> dict[Touchpoint, tuple[Lane, ...]]:
        found: dict[Touchpoint, dict[Lane, None]] = {}
        for evidence in self._evidence:
            found.setdefault(evidence.touchpoint, {})[evidence.lane] = None
        return {touchpoint: tuple(lanes) for touchpoint, lanes in found.items()}

    @cached_property
    def _out(self) -> dict[Node, list[Edge]]:
        return _by_end(self._edges, "source")

    @cached_property
    def _into(self) -> dict[Node, list[Edge]]:
        return _by_end(self._edges, "target")


def _by_end(edges: Iterable[Edge], end: str) -> dict[Node, list[Edge]]:
    found: dict[Node, list[Edge]] = {}
    for edge in edges:
        found.setdefault(getattr(edge, end), []).append(edge)
    return found
