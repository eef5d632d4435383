"""The timeline: doing and waiting of every customer along the main path to scale, with the work beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from blueprint.analysis.times import SAID, TimedJourney, Times, Visit, timed_journeys
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.layout.charts.columns import Stage, stages
from blueprint.layout.charts.sheet import head_of
from blueprint.layout.charts.spells import Bound, Spell
from blueprint.layout.charts.timed import Moment, Spent, Timeline
from blueprint.layout.charts.timeline import lay_out
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme


def view(graph: Graph, theme: Theme) -> Scene:
    """How long the main path takes every customer, how much of it is waiting, and what is worked meanwhile."""
    return lay_out(timeline(graph), theme)


def timeline(graph: Graph) -> Timeline:
    """The steps of all main paths in which anybody acts or anything that is worked has a time."""
    found = timed_journeys(graph)
    path = [step for step in _walked(found) if any(_concerns(journey, step) for journey in found)]
    columns = stages(graph, path, [journey.customer for journey in found])
    on_path = [{visit.step: visit for visit in journey.stops} for journey in found]
    moments = [_moment(stage, step, found, on_path) for stage, step in zip(columns, path, strict=True)]
    wholes = [journey.along(journey.path) for journey in found]
    spent = [_spent(journey, whole) for journey, whole in zip(found, wholes, strict=True)]
    work = found[0].along(path) if found else Times()
    shown = set(path)
    left_out = [step for step in graph.steps if step not in shown and any(_concerns(one, step) for one in found)]
    return Timeline(head_of(graph, "timeline"), tuple(moments), tuple(spent), _worked(work.in_view, work),
                    _worked(work.out_of_view, work), tuple(step.name for step in left_out))  # fmt: skip


def _walked(found: Sequence[TimedJourney]) -> Iterable[Step]:
    """The main path; where customers take different ones, all their steps in the order of the file."""
    paths = {journey.path for journey in found}
    if len(paths) == 1:
        return paths.pop()
    return sorted({step for path in paths for step in path}, key=lambda step: step.index)


def _concerns(journey: TimedJourney, step: Step) -> bool:
    return step in journey.visits or journey.times[step].work_timed > 0


def _moment(stage: Stage, step: Step, found: Sequence[TimedJourney], on_path: Sequence[Mapping[Step, Visit]]) -> Moment:
    spells = tuple(_spell(visits.get(step)) for visits in on_path)
    times = found[0].times[step]
    return Moment(stage, spells, times.in_view, times.out_of_view)


def _spell(visit: Visit | None) -> Spell | None:
    """One customer's time in one step."""
    if visit is None:
        return None
    times = visit.times
    served = times.total if visit.basis is not None and visit.basis != SAID else None
    bounds = tuple(Bound(limit.field, limit.allowed, limit.over) for limit in visit.limits)
    open_ended = any(action.waits is not None and action.waits.length is None for action in visit.actions)
    return Spell(times.takes, times.waits, served, open_ended, bounds)


def _spent(journey: TimedJourney, whole: Times) -> Spent:
    return Spent(journey.name, whole.total, whole.at_least, whole.waiting)


def _worked(minutes: float | None, work: Times) -> Spent:
    """Work, of all who work; at least so much where some of it has no time."""
    return Spent("", minutes, work.work_timed < work.work)
