"""Where customers meet what somebody answers for, and how that feels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from blueprint.analysis.panel import mean_of
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Moment, marks
from blueprint.graph.nodes import CustomerAction, FrontstageAction, Node, Owner, Step
from blueprint.graph.scale import Scale

Owners = tuple[Owner | None, ...]
"""Owners, each once; None stands for nobody: something is there that has no owner."""


class Encounter(NamedTuple):
    """A step in which one customer meets something. customer: an id, None where the file names nobody.

    owners: of the touchpoints and of what is done in view, and of what the customer does if that has one; truth:
    those of them who are there when customer and service act on each other (a moment of truth: Normann 1984);
    moment: with the score, None if nobody scored it.
    """

    customer: str | None
    step: Step
    owners: Owners
    truth: Owners
    moment: Moment | None


class Felt(NamedTuple):
    """How it feels to one customer where an owner answers, on the file's scale; None where nothing is scored.

    moments: the steps in which the customer meets what the owner answers for; truths: those of them that are moments of
    truth; scored, scored_truths: how many of both have a score; mean: over the scored moments of truth; mean_met: over
    all that are scored; lowest: the worst of all.
    """

    moments: int
    truths: int
    scored: int
    scored_truths: int
    mean: float | None
    mean_met: float | None
    lowest: Moment | None


def encounters(graph: Graph) -> tuple[Encounter, ...]:
    """Every step in which a customer meets anything, customer by customer, off the main path too."""
    found = []
    for journey in marks(graph):
        moments = {moment.step: moment for moment in journey.moments}
        for step in graph.steps:
            actions = graph.actions_of(journey.customer, step)
            if owners := _owners(graph, actions):
                truth = _owners(graph, (action for action in actions if _is_truth(graph, action)))
                found.append(Encounter(journey.customer, step, owners, truth, moments.get(step)))
    return tuple(found)


def by_owner(found: Iterable[Encounter]) -> dict[tuple[str | None, Owner | None], list[Encounter]]:
    """The encounters of each customer with each owner (None: with what nobody owns), in the order of the journey."""
    sorted_out: dict[tuple[str | None, Owner | None], list[Encounter]] = {}
    for encounter in found:
        for owner in encounter.owners:
            sorted_out.setdefault((encounter.customer, owner), []).append(encounter)
    return sorted_out


def felt(there: Sequence[Encounter], owner: Owner | None, scale: Scale) -> Felt:
    """How it feels in some encounters with one owner."""
    truths = [one for one in there if owner in one.truth]
    scored = [one.moment for one in there if one.moment]
    at_truth = [one.moment.score for one in truths if one.moment]
    return Felt(
        len(there),
        len(truths),
        len(scored),
        len(at_truth),
        mean_of(at_truth) if at_truth else None,
        mean_of([moment.score for moment in scored]) if scored else None,
        min(scored, key=lambda moment: scale.goodness(moment.score), default=None),
    )


def owners_in_view(graph: Graph, step: Step) -> Owners:
    """Whose things customers meet in a step, over all customers."""
    return _owners(graph, (action for customer in graph.walkers for action in graph.actions_of(customer, step)))


def _owners(graph: Graph, actions: Iterable[CustomerAction]) -> Owners:
    found: dict[Owner | None, None] = {}
    for action in actions:
        if owner := graph.owner_of(action):
            found[owner] = None
        found.update(dict.fromkeys(graph.owner_of(element) for element in _met(graph, action)))
    return tuple(found)


def _met(graph: Graph, action: CustomerAction) -> Iterator[Node]:
    """The touchpoints that a customer meets in an action, and what is done in view at the same time."""
    for edge in graph.edges_from(action):
        if edge.kind is EdgeKind.MEETS or isinstance(edge.target, FrontstageAction):
            yield edge.target
    yield from (edge.source for edge in graph.edges_to(action) if isinstance(edge.source, FrontstageAction))


def _is_truth(graph: Graph, action: CustomerAction) -> bool:
    return any(edge.is_moment_of_truth for edge in (*graph.edges_from(action), *graph.edges_to(action)))
