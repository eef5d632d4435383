"""What stands in each cell of a lane: for each step the cards, from the top."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Lane, Step
from blueprint.graph.part import Part
from blueprint.layout.contents import Content, of_action, of_evidence, of_notes
from blueprint.layout.wording import Words
from blueprint.named import NamedTuple


class Cells(NamedTuple):
    """A lane with the cards of each column. graph: the state that the lane is of; said: what happened to it."""

    lane: Lane
    columns: list[list[Content]]
    graph: Graph
    said: tuple[str, ...] = ()


def stacks(lane: Lane, graph: Graph, words: Words) -> Iterator[list[Content]]:
    """For each step the cards in its cell of a lane, from the top."""
    for step in graph.steps:
        if lane.kind == "touchpoint":
            met = [evidence for evidence in graph.evidence_in(step) if evidence.lane is lane]
            yield [of_evidence(evidence, graph, words) for evidence in met]
        else:
            leading = _leading(lane, step, graph)
            yield [
                of_action(action, graph, words, leading and number == 0)
                for number, action in enumerate(graph.cell(step, lane))
            ]


def noted(graph: Graph, words: Words) -> Iterator[list[Content]]:
    """For each step the card with all notes of it, if it has any, and if notes are drawn."""
    hidden = isinstance(graph, Part) and not graph.chosen.notes
    for step in graph.steps:
        yield [content] if not hidden and (content := of_notes(step, graph, words)) else []


def _leading(lane: Lane, step: Step, graph: Graph) -> bool:
    """Whether a lane holds the first customer's action of a step."""
    acting = (other for other in graph.lanes if other.kind == "customer" and graph.cell(step, other))
    return next(acting, None) is lane
