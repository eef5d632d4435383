"""A blueprint as a table of lanes by steps, as it hangs on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.export.labels import noted
from blueprint.export.plain import plain
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.graph.part import tells_feelings
from blueprint.layout.contents import lane_name
from blueprint.layout.wording import Words, words

Cell = str | float | None


class Row(NamedTuple):
    """A lane, a customer's feelings or the notes. kind: that of the lane, "" for feelings; cells: one a step."""

    name: str
    kind: str
    cells: tuple[Cell, ...]


def rows(graph: Graph) -> list[Row]:
    """Every row that holds something, from the top."""
    said = words(graph.language)
    found = [*_feelings(graph, said), *_lanes(graph, said), _notes(graph, said)]
    return [row for row in found if any(cell is not None for cell in row.cells)]


def _lanes(graph: Graph, said: Words) -> Iterator[Row]:
    for lane in graph.lanes:
        met = {
            step: [one.touchpoint.name for one in graph.evidence_in(step) if one.lane is lane] for step in graph.steps
        }
        done = {step: [action.name for action in graph.cell(step, lane)] for step in graph.steps}
        cells = tuple(_lines([*met[step], *done[step]]) for step in graph.steps)
        yield Row(plain(lane_name(lane, graph, said)), lane.kind, cells)


def _feelings(graph: Graph, said: Words) -> Iterator[Row]:
    """How each customer feels, step by step."""
    for walker in graph.walkers if tells_feelings(graph) else ():
        customer = graph.customer(walker)
        name = said["emotion"]
        if customer is not None and len(graph.walkers) > 1:
            name = f"{name}{said['colon']}{plain(customer.name)}"
        yield Row(name, "", tuple(_scored(graph, walker, step, "felt") for step in graph.steps))
        aimed = tuple(_scored(graph, walker, step, "target") for step in graph.steps)
        yield Row(f"{name}{said['separator']}{said['key.target']}", "", aimed)


def _scored(graph: Graph, walker: str | None, step: Step, what: str) -> Cell:
    """How a step feels to a customer. what: `felt`, or the `target` that is aimed at."""
    found = [getattr(one.emotion, what) for one in graph.actions_of(walker, step) if one.emotion]
    scores = [score for score in found if score is not None]
    return scores[0] if len(scores) == 1 else _lines([f"{score:g}" for score in scores])


def _notes(graph: Graph, said: Words) -> Row:
    return Row(said["lane.notes"], "note", tuple(_lines(noted(step, graph)) for step in graph.steps))


def _lines(texts: list[str]) -> str | None:
    """Texts one under the other; None for none."""
    return "\n".join(map(plain, texts)) or None
