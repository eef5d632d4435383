"""What customers have scored: factors of the service, touchpoints and steps, and the gaps in their scores.

The figures are those of the seven-step method of customer experience management: satisfaction is experience less
expectation, weighted by importance; the gap is experience less the ideal, and its priority weighted alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.errors import Place
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node
from blueprint.named import NamedTuple


class Scored(NamedTuple):
    """Scores from 0 to 10 of one thing, None where nobody gave one.

    element: the touchpoint or step (None: a factor of the service as a whole); place: where the scores were declared.
    """

    name: str
    element: Node | None
    place: Place
    experience: float | None
    expectation: float | None
    importance: float | None
    ideal: float | None
    source: str | None

    @property
    def satisfaction(self) -> float | None:
        """Experience less expectation: below zero, customers get less than they expect."""
        return _less(self.experience, self.expectation)

    @property
    def weighted_satisfaction(self) -> float | None:
        """Satisfaction times importance; the lowest of all is the key experience."""
        return _times(self.importance, self.satisfaction)

    @property
    def gap(self) -> float | None:
        """Experience less the ideal."""
        return _less(self.experience, self.ideal)

    @property
    def priority(self) -> float | None:
        """The gap times importance."""
        return _times(self.importance, self.gap)


def scored(graph: Graph) -> Iterator[Scored]:
    """Everything that has scores: the factors, then the touchpoints, then the steps."""
    for factor, scores in (graph.blueprint.factors or {}).items():
        yield _scored(factor, None, Place(("factors", factor)), scores)
    for element in (*graph.touchpoints(), *graph.steps):
        if element.scores is not None:
            place = Place((*element.place.path, "scores"), element.place.file)
            yield _scored(element.name, element, place, element.scores)


def _scored(name: str, element: Node | None, place: Place, said: Any) -> Scored:
    figures = (said.experience, said.expectation, said.importance, said.ideal)
    return Scored(name, element, place, *figures, said.source)


def _less(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value - other


def _times(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value * other
