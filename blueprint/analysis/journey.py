"""One customer's way along the main path as moments: what is scored, how long it takes, who answers for it."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, marks
from blueprint.graph.nodes import CustomerAction, Feeling, Step
from blueprint.graph.stays import stay


class Stop(NamedTuple):
    """A step in which a customer does something.

    action: the one that is scored, else the last; score: on the file's scale, None if nobody scored it; minutes: of
    waiting and doing, None where nobody timed it; owners: the names of those who answer for what the customer meets.
    """

    step: Step
    action: CustomerAction
    score: float | None
    minutes: float | None
    owners: tuple[str, ...]

    @property
    def feeling(self) -> Feeling | None:
        """What was said of how it feels."""
        return self.action.emotion


class Journey(NamedTuple):
    """A customer's main path. customer: an id, None where the file names nobody; name: what to call them."""

    customer: str | None
    name: str
    stops: tuple[Stop, ...]
    marks: Marks
    scores: dict[Step, float]
    acting: tuple[Step, ...]


def journeys(graph: Graph) -> tuple[Journey, ...]:
    """The journey of every customer, in their order."""
    return tuple(_journey(graph, found, graph.path_of(found.customer)) for found in marks(graph))


def _journey(graph: Graph, found: Marks, path: tuple[Step, ...]) -> Journey:
    scores = {moment.step: moment.score for moment in found.moments}
    scored = {moment.step: moment.action for moment in found.moments}
    stops = []
    for step in path:
        if actions := graph.actions_of(found.customer, step):
            action = scored.get(step, actions[-1])
            stops.append(Stop(step, action, scores.get(step), stay(actions).total, owners_met(graph, step, actions)))
    customer = graph.customer(found.customer)
    acting = tuple(step for step in graph.steps if graph.actions_of(found.customer, step))
    return Journey(found.customer, customer.name if customer else "", tuple(stops), found, scores, acting)


def owners_met(graph: Graph, step: Step, actions: tuple[CustomerAction, ...]) -> tuple[str, ...]:
    """The names of those who answer for what customers meet in a step: its touchpoints, and who acts in their view."""
    met = [edge.target for action in actions for edge in graph.edges_from(action)]
    elements = [*(evidence.touchpoint for evidence in graph.evidence_in(step)), *met]
    owners = (graph.owner_of(element) for element in elements if not isinstance(element, CustomerAction))
    return tuple(dict.fromkeys(owner.name for owner in owners if owner))
