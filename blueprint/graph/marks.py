"""Peak, pit and end of each customer's journey, by the peak-end rule in its default form.

The peak is the moment furthest from neutral, the end the last one (Kahneman, Fredrickson, Schreiber & Redelmeier 1993);
their mean is the peak-end summary (Redelmeier & Kahneman 1996). One rule of several: it is never the whole truth.
"""

from __future__ import annotations

from math import fsum

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Step
from blueprint.graph.scale import Scale
from blueprint.named import NamedTuple


class Moment(NamedTuple):
    """A customer's action with its score on the file's scale. meant: nobody felt it yet, it is a target."""

    step: Step
    action: CustomerAction
    score: float
    meant: bool


class Marks(NamedTuple):
    """What stands out in one customer's journey along the main path.

    moments: all scored moments, off the main path too, in the order of the file; path: those on the main path in
    its order; pits: the local minima below neutral; end: None where the last moment has no score.
    """

    customer: str | None
    moments: tuple[Moment, ...]
    path: tuple[Moment, ...]
    peak: Moment | None
    best: Moment | None
    worst: Moment | None
    pits: tuple[Moment, ...]
    end: Moment | None
    mean: float | None
    peak_end: float | None


def marks(graph: Graph) -> tuple[Marks, ...]:
    """The marks of every customer who acts, in the order of the customers."""
    return tuple(_of(customer, graph, graph.path_of(customer)) for customer in graph.walkers)


def _of(customer: str | None, graph: Graph, main: tuple[Step, ...]) -> Marks:
    acting = [(step, graph.actions_of(customer, step)) for step in graph.steps]
    scored = [(step, action) for step, actions in acting for action in _felt_last(actions)]
    anything_felt = any(action.emotion and action.emotion.felt is not None for _, action in scored)
    moments = tuple(
        Moment(step, action, score, not anything_felt)
        for step, action in scored
        if action.emotion and (score := action.emotion.felt if anything_felt else action.emotion.target) is not None
    )
    by_step = {moment.step: moment for moment in moments}
    path = tuple(by_step[step] for step in main if step in by_step)
    acting_steps = {step for step, actions in acting if actions}
    last = next((step for step in reversed(main) if step in acting_steps), None)
    return _judge(customer, moments, path, by_step.get(last) if last else None, graph.scale)


def _felt_last(actions: tuple[CustomerAction, ...]) -> tuple[CustomerAction, ...]:
    """The last of some actions of which somebody says how it feels; none, if nobody does."""
    return tuple(action for action in actions if action.emotion is not None)[-1:]


def _judge(
    customer: str | None, moments: tuple[Moment, ...], path: tuple[Moment, ...], end: Moment | None, scale: Scale
) -> Marks:
    if not path:
        return Marks(customer, moments, path, None, None, None, (), None, None, None)
    good = [scale.goodness(moment.score) for moment in path]
    places = range(len(path))
    peak = path[max(places, key=lambda place: (abs(good[place]), -good[place], place))]
    best = path[max(places, key=lambda place: (good[place], place))]
    worst = path[min(places, key=lambda place: (good[place], -place))]
    mean = fsum(moment.score for moment in path) / len(path)
    summary = (peak.score + end.score) / 2 if end else None
    return Marks(customer, moments, path, peak, best, worst, _pits(path, good), end, mean, summary)


def _pits(path: tuple[Moment, ...], good: list[float]) -> tuple[Moment, ...]:
    """The moments below neutral that no neighbour lies under; of an even stretch, the last."""
    around = [float("inf"), *good, float("inf")]
    return tuple(
        moment
        for moment, before, here, after in zip(path, around, around[1:], around[2:], strict=False)
        if here < 0 and here <= before and here < after
    )
