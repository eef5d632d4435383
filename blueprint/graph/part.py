"""A part of a graph, to be drawn: fewer steps, lanes and cards; all that it says of the rest is true of the whole."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cached_property

from blueprint.errors import RenderError
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, marks
from blueprint.graph.nodes import Action, CustomerAction, Lane, Node, Owner, Step, Touchpoint
from blueprint.graph.selection import Chosen, Selection, chosen

_CACHED = {name for name, value in vars(Graph).items() if isinstance(value, cached_property)}
_NEEDED = (EdgeKind.RELIES, EdgeKind.INTERACTS)
_BRINGING = (EdgeKind.INFORMS, EdgeKind.FLOW)


class Part(Graph):
    """Some of the steps, lanes and cards of a graph. Steps keep their numbers, and what is asked for by name is found.

    whole: the graph; selection: what was asked for; chosen: what that means in it.
    """

    def __init__(self, whole: Graph, selection: Selection, found: Chosen, shown: _Shown) -> None:
        vars(self).update({name: value for name, value in vars(whole).items() if name not in _CACHED})
        self.whole, self.selection, self.chosen = whole, selection, found
        self.steps = tuple(step for step in whole.steps if step in shown.steps)
        self.phases = tuple(dict.fromkeys(step.phase for step in self.steps))
        narrowed = tuple(lane for lane in shown.lanes if lane in found.lanes or shown.fills(lane))
        self.lanes = narrowed if selection.narrows else whole.lanes
        self.customers = found.customers or whole.customers
        self.walkers = tuple(one.id for one in found.customers) or whole.walkers
        self._cells = {
            (step.id, lane.id): kept
            for step in self.steps
            for lane in self.lanes
            if (kept := tuple(action for action in whole.cell(step, lane) if action in shown.actions))
        }
        self._evidence = shown.evidence
        if selection.narrows:
            self._keep_used()

    def _keep_used(self) -> None:
        """Leave out what is used nowhere in the part, and every line with an end that is left out."""
        from blueprint.graph.used import used  # a picture of the whole does without

        shown = [
            *self.steps,
            *self.phases,
            *self.customers,
            *self.actions(),
            *(one.touchpoint for one in self.evidence),
        ]
        kept = used(self.whole, shown, self.lanes, self.chosen.owners)
        self._touchpoints, self._owners = kept.touchpoints, kept.owners
        self._systems, self._policies = kept.systems, kept.policies
        self.promises, self.indicators = kept.promises, kept.indicators
        there = {*shown, *kept.nodes()}
        self._edges = tuple(edge for edge in self.whole.edges() if {edge.source, edge.target} <= there)

    @cached_property
    def _nodes_by_id(self) -> dict[str, Node]:
        return self.whole._nodes_by_id

    @cached_property
    def _lanes_with(self) -> dict[Touchpoint, tuple[Lane, ...]]:
        return self.whole._lanes_with

    def main_path(self) -> tuple[Step, ...]:
        """The steps that most customers take, of the whole journey."""
        return self.whole.main_path()

    def path_of(self, customer: str | None) -> tuple[Step, ...]:
        """The main path as one customer takes it, of the whole journey."""
        return self.whole.path_of(customer)


class _Shown:
    """What is kept of a graph: sets that get smaller with each thing that was chosen."""

    def __init__(self, graph: Graph, found: Chosen) -> None:
        self._graph = graph
        self.steps = set(graph.steps)
        self.lanes = tuple(lane for lane in graph.lanes if lane in found.lanes or not found.names_lanes)
        self.actions = set(graph.actions())
        self.evidence = graph.evidence
        if found.phases:
            self.steps &= {step for step in graph.steps if step.phase in found.phases}
        if found.customers:
            self._of_customers({one.id for one in found.customers})
        if found.owners:
            self._of_owners(found.owners)
        if found.focus:
            self._around(found.focus)
        held = set(self.lanes)
        self.actions = {one for one in self.actions if one.step in self.steps and one.lane in held}
        self.evidence = tuple(one for one in self.evidence if one.step in self.steps and one.lane in held)

    def fills(self, lane: Lane) -> bool:
        """Whether anything of a lane is kept."""
        return any(one.lane is lane for one in self.actions) or any(one.lane is lane for one in self.evidence)

    def _of_customers(self, ids: set[str]) -> None:
        """The steps in which these customers act, without the lanes of others."""
        self.lanes = tuple(lane for lane in self.lanes if lane.kind != "customer" or lane.customer in {None, *ids})
        self.steps &= {step for step in self._graph.steps for one in ids if self._graph.actions_of(one, step)}

    def _of_owners(self, owners: Iterable[Owner]) -> None:
        """What these owners and those below them answer for, where it stands, with what customers do there."""
        graph, wanted = self._graph, set(owners)
        owned = {node for node in {*self.actions, *graph.touchpoints()} if _is_of(graph.owner_of(node), wanted, graph)}
        self.evidence = tuple(one for one in self.evidence if one.touchpoint in owned)
        self.steps &= {one.step for one in owned if isinstance(one, Action)} | {one.step for one in self.evidence}
        self.actions = {one for one in self.actions if one in owned or isinstance(one, CustomerAction)}

    def _around(self, focus: Step) -> None:
        """One step, what customers do before and after it, and all that it leans on."""
        graph = self._graph
        near = _next_to(graph, focus)
        needed = _leaned_on(graph, [one for one in self.actions if one.step is focus])
        self.steps &= {focus} | near | {one.step for one in needed}
        self.actions = {one for one in self.actions if one in needed or isinstance(one, CustomerAction)}
        self.evidence = tuple(one for one in self.evidence if one.step is focus or one.step in near)


def _next_to(graph: Graph, focus: Step) -> set[Step]:
    """The steps from which anybody comes to one, and those to which anybody goes on from it."""
    ways = [(step, way.target) for one in graph.walkers for step in graph.steps for way in graph.ways_of(one, step)]
    return {target for step, target in ways if step is focus and target} | {
        step for step, target in ways if target is focus
    }


def part_of(graph: Graph, selection: Selection) -> Graph:
    """The part that a selection means; the graph itself if it leaves nothing out.

    Raises UnknownName for what is not there, RenderError where nothing is left.
    """
    if selection.is_whole:
        return graph
    found = chosen(graph, selection)
    part = Part(graph, selection, found, _Shown(graph, found))
    if not part.steps or not (part._cells or part._evidence):
        raise RenderError("nothing is left to draw: no step has all that was asked for")
    return part


def whole_of(graph: Graph) -> Graph:
    """The graph that a part is one of; a whole one itself."""
    return graph.whole if isinstance(graph, Part) else graph


def tells_feelings(graph: Graph) -> bool:
    """Whether what customers feel is told: not in a part that leaves the curves out."""
    return not isinstance(graph, Part) or graph.selection.emotion


def in_language(graph: Graph, language: str) -> Graph:
    """The same graph, to be told in another language."""
    told = copy(graph)
    told.language = language
    return told


def marks_in(graph: Graph) -> tuple[Marks, ...]:
    """What stands out in each customer's journey; of a part the moments in it, with peak and end of the whole."""
    if not isinstance(graph, Part):
        return marks(graph)
    if not tells_feelings(graph):
        return ()
    kept = set(graph.steps)
    return tuple(
        one._replace(
            moments=tuple(moment for moment in one.moments if moment.step in kept),
            path=tuple(moment for moment in one.path if moment.step in kept),
        )
        for one in marks(graph.whole)
        if one.customer in graph.walkers
    )


def _is_of(owner: Owner | None, wanted: set[Owner], graph: Graph) -> bool:
    """Whether an owner is one of these, or part of one."""
    return owner is not None and not wanted.isdisjoint((owner, *graph.above(owner)))


def _leaned_on(graph: Graph, starts: list[Action]) -> set[Action]:
    """Actions and all that they lean on: what serves them, what tells them something, what they go on from."""
    seen: set[Action] = set()
    waiting = list(starts)
    while waiting:
        action = waiting.pop()
        if action in seen:
            continue
        seen.add(action)
        ends: list[Node] = [edge.target for edge in graph.edges_from(action) if edge.kind in _NEEDED]
        if not isinstance(action, CustomerAction):
            ends += [edge.source for edge in graph.edges_to(action) if edge.kind in _BRINGING]
        waiting += [end for end in ends if isinstance(end, Action) and not isinstance(end, CustomerAction)]
    return seen
