"""Rules about what is joined to what: nothing, twice, or nobody knows (BP2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from blueprint.edits import Fix, Remove
from blueprint.errors import Place, Related
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, BackstageAction, CustomerAction, Step, SupportProcess
from blueprint.graph.pairings import Pairing, open_pairings
from blueprint.graph.reading import many
from blueprint.graph.serving import joined_to_nothing
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.typed import branch_of, is_link, said_of_branch, said_of_link
from blueprint.rules.wording import listed, quoted

_TYPED = (EdgeKind.FLOW, EdgeKind.INTERACTS, EdgeKind.RELIES, EdgeKind.INFORMS)


@rule("BP202", Level.WARNING)
def orphan_element(graph: Graph) -> Iterator[Finding]:
    """Work out of view that is joined to nothing at all.

    Why: what nothing leads to and what leads to nothing cannot be followed in the picture, and no analysis reaches it
    (bpmnlint: no-disconnected). Stacks that nobody has paired are told by `ambiguous-pairing`; customers and what is
    done in their view have rules of their own.

    Bad:
        journey:
          - phase: Stay
            steps:
              - customer: Sleeps
              - {id: audit, backstage: Closes the day}
              - {id: breakfast, customer: Has breakfast, frontstage: Greets by name}

    Good:
        journey:
          - phase: Stay
            steps:
              - customer: Sleeps
              - {id: audit, backstage: Closes the day}
              - {id: breakfast, customer: Has breakfast, frontstage: Greets by name}
        links: [{from: audit/backstage, to: breakfast/frontstage, kind: informs, label: list of guests}]
    """
    unpaired = {action for pairing in open_pairings(graph) for action in pairing.left}
    for action in graph.actions():
        if (
            isinstance(action, BackstageAction | SupportProcess)
            and action not in unpaired
            and joined_to_nothing(graph, action)
        ):
            yield Finding(action, f"{quoted(action)} is joined to nothing",
                          help=f"say what it is for in `links:`, as `{action.id} -> step/frontstage: what it gives`, "
                          "or put it into the step that leans on it")  # fmt: skip


@rule("BP211", Level.WARNING)
def duplicate_link(graph: Graph) -> Iterator[Finding]:
    """A link or a way that says what is said already, or that joins an action to itself.

    Why: two lines over each other look like one, until somebody mends only one of them. Two messages with different
    labels between the same two are two links.

    Bad:
        journey:
          - phase: Meal
            steps: [{id: order, customer: Orders, frontstage: Takes the order, backstage: Cooks}]
        links:
          - {from: order/frontstage, to: order/backstage, kind: informs, label: order}
          - {from: order/frontstage, to: order/backstage, kind: informs, label: order}

    Bad:
        journey:
          - phase: Meal
            steps: [{id: order, customer: Orders, frontstage: Takes the order, backstage: Cooks}]
        links: [order/backstage -> order/backstage]

    Good:
        journey:
          - phase: Meal
            steps: [{id: order, customer: Orders, frontstage: Takes the order, backstage: Cooks}]
        links:
          - {from: order/frontstage, to: order/backstage, kind: informs, label: order}
          - {from: order/frontstage, to: order/backstage, kind: informs, label: allergies}
    """
    alone = Counter(edge.place for edge in graph.edges() if is_link(edge))
    joined: dict[tuple[EdgeKind, int, int], list[Edge]] = {}
    for edge in graph.edges():
        if edge.kind in _TYPED:
            joined.setdefault((edge.kind, id(edge.source), id(edge.target)), []).append(edge)
    for edges in joined.values():
        if is_link(edges[0]) and edges[0].source is edges[0].target:
            yield from (_to_itself(edge) for edge in edges)
        elif len(edges) > 1:
            yield from (_again(graph, edge, first, alone) for edge, first in _repeated(edges))
    for step in graph.steps:
        yield from _repeated_ways(graph, step)


def _repeated(edges: list[Edge]) -> Iterator[tuple[Edge, Edge]]:
    """The links that add nothing, each with the one that says it already. edges: all of a kind between the same two."""
    said: dict[tuple[str | None, str | None, float | None], Edge] = {}
    bare = (None, None, None)
    for edge in edges:
        first = said.setdefault((edge.label, edge.artefact, edge.within), edge)
        if first is not edge and is_link(edge):
            yield edge, first
    if len(said) > 1 and bare in said and is_link(said[bare]):
        yield said[bare], next(edge for words, edge in said.items() if words != bare)


def _again(graph: Graph, edge: Edge, first: Edge, alone: Mapping[Place, int]) -> Finding:
    return Finding(edge.source, f"this link from {quoted(edge.source)} to {quoted(edge.target)} is there already",
                   help="take one of the two away, or give them different labels", at=edge.place,
                   fix=_without_one(graph, edge, first, alone),
                   related=(Related("it is said here", first.place),))  # fmt: skip


def _without_one(graph: Graph, edge: Edge, first: Edge, alone: Mapping[Place, int]) -> Fix | None:
    """Take away the one of two links that says no more than the other; if each says something of its own, ask.

    alone: how many links stand at a place; of several in one mapping none is taken away.
    """
    here, there = said_of_link(graph, edge), said_of_link(graph, first)
    if not here.items() <= there.items() and there.items() <= here.items() and is_link(first):
        edge, here, there = first, there, here
    if alone[edge.place] != 1:
        return None
    return Fix("take the link away that says no more", (Remove(edge.place),), safe=here.items() <= there.items())


def _to_itself(edge: Edge) -> Finding:
    return Finding(edge.source, f"this link joins {quoted(edge.source)} to itself", at=edge.place,
                   help="name the action that it leads to")  # fmt: skip


def _repeated_ways(graph: Graph, step: Step) -> Iterator[Finding]:
    seen: dict[tuple[Step | None, str | None], tuple[int, Way]] = {}
    for number, way in enumerate(graph.ways(step)):
        before, first = seen.setdefault((way.target, way.when), (number, way))
        if first is not way:
            where = quoted(way.target) if way.target else "the end"
            yield Finding(step, f"this way from {quoted(step)} to {where} is there already", at=way.place,
                          fix=_without_one_way(step, (before, first), (number, way)),
                          help="take one of the two away, or say when each is taken",
                          related=(Related("it is said here", first.place),))  # fmt: skip


def _without_one_way(step: Step, first: tuple[int, Way], second: tuple[int, Way]) -> Fix | None:
    """Take away the one of two ways that says no more than the other; if each says something of its own, ask.

    Where others stand between them it is asked too before the first one goes: the order of ways has a meaning.
    """
    branches = many(step.declared.next)
    here, there = said_of_branch(branches[second[0]]), said_of_branch(branches[first[0]])
    is_next = True
    if not here.items() <= there.items() and there.items() <= here.items():
        is_next = second[0] - first[0] == 1
        first, second, here, there = second, first, there, here
    gone, kept = second[1], first[1]
    if gone.share is not None:
        return None
    is_safe = is_next and here.items() <= there.items() and gone.loop <= kept.loop
    return Fix("take the way away that says no more", (Remove(branch_of(gone) or gone.place),), safe=is_safe)


@rule("BP212", Level.WARNING)
def ambiguous_pairing(graph: Graph) -> Iterator[Finding]:
    """Several actions above, several below, and nothing says which leans on which.

    Why: in a column with one action on one side the pairing is plain; with several on both it would be a guess, and a
    guess that is wrong hides what a moment of truth really leans on. So nothing is joined until somebody says it.

    Bad:
        journey:
          - phase: Haircut
            steps:
              - customer: Gets a perm
                frontstage: [Follows her wish, Washes her hair]
                backstage: [Mixes the lotion, Warms the towels]

    Good:
        journey:
          - phase: Haircut
            steps:
              - customer: Gets a perm
                frontstage: [{does: Follows her wish, needs: lotion}, {does: Washes her hair, needs: towels}]
                backstage: [{id: lotion, does: Mixes the lotion}, {id: towels, does: Warms the towels}]
    """
    for pairing in open_pairings(graph):
        left, above = pairing.left, pairing.upper
        verb = "meets" if isinstance(above[0], CustomerAction) else "leans on"
        yield Finding(
            left[0],
            f"nothing says which of {listed(above)} {verb} {listed(left)}",
            help=_how_to_pair(pairing),
        )


def _how_to_pair(pairing: Pairing) -> str:
    above, left = pairing.upper[0], pairing.left[0]
    if isinstance(above, CustomerAction):
        return f"say who meets whom in `links:`, as `{above.id} -> {left.id}`"
    return f"add `needs: {_reference(left)}` to the one that does, or `{above.id} -> {left.id}` to `links:`"


def _reference(action: Action) -> str:
    """What `needs` calls an action."""
    return getattr(action, "system", None) or action.id
