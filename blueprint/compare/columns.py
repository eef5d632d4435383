"""The steps of two blueprints in one row: those of the later one, and those that are gone where they were."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from blueprint.compare.matching import Matched
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Phase, Step


class Column(NamedTuple):
    """A step in one or both blueprints. phase: under which it stands: one of the later, or one that is gone."""

    before: Step | None
    after: Step | None
    phase: Phase

    @property
    def step(self) -> Step:
        """The step as it is now, else as it was."""
        step = self.after or self.before
        if step is None:
            raise ValueError("a column has a step in one of the two")
        return step


def columns(
    before: Graph, after: Graph, matched: Matched, moved: Collection[str | None] = frozenset()
) -> tuple[Column, ...]:
    """All steps from left to right. Cost: linear.

    A step that is gone stands after the nearest step before it that is still in its phase, else before the nearest one
    behind it, else at the beginning of its phase. A phase that is gone stands after the one before it. moved: the ids
    of steps that left their order, beside which nothing stands any more that stood there.
    """
    gone = _Gone(before, after, matched, moved)
    found: list[Column] = list(gone.first())
    for phase in after.phases:
        found += [Column(old, None, phase) for old in gone.at_start.get(phase, ())]
        for step in gone.steps[phase]:
            found += [Column(old, None, phase) for old in gone.ahead_of.get(step, ())]
            found.append(Column(gone.earlier.get(step), step, phase))
            found += [Column(old, None, phase) for old in gone.behind.get(step, ())]
        found += gone.after_phase(phase)
    return tuple(found)


class _Gone:
    """The steps that are gone, by where they stood."""

    def __init__(self, before: Graph, after: Graph, matched: Matched, moved: Collection[str | None]) -> None:
        self._later, self._phases = dict(matched.steps.both), dict(matched.phases.both)
        self._moved = moved
        self.earlier = {new: old for old, new in matched.steps.both}
        self.steps = _by_phase(after)
        self._before = _by_phase(before)
        self.at_start: dict[Phase, list[Step]] = {}
        self.ahead_of: dict[Step, list[Step]] = {}
        self.behind: dict[Step, list[Step]] = {}
        self._whole: dict[Phase | None, list[Phase]] = {}
        anchor: Phase | None = None
        for phase in before.phases:
            stays = self._phases.get(phase)
            self._sort(phase, stays, anchor)
            anchor = stays or anchor

    def _sort(self, phase: Phase, stays: Phase | None, anchor: Phase | None) -> None:
        """Find the places of a phase's steps that are gone. anchor: the phase before it that is still there."""
        steps = self._before[phase]
        last: Step | None = None
        waiting: list[Step] = []
        for step in steps:
            now = self._later.get(step)
            if now is not None and (now.id in self._moved or stays not in {None, now.phase}):
                continue
            if now is not None:
                if last is None:
                    self.ahead_of.setdefault(now, []).extend(waiting)
                    waiting = []
                last = now
            elif last is not None:
                self.behind.setdefault(last, []).append(step)
            else:
                waiting.append(step)
        if waiting and stays:
            self.at_start.setdefault(stays, []).extend(waiting)
        elif waiting:
            self._whole.setdefault(anchor, []).append(phase)

    def first(self) -> Iterator[Column]:
        """The phases that are gone before all others."""
        return self.after_phase(None)

    def after_phase(self, phase: Phase | None) -> Iterator[Column]:
        """The phases that are gone, with the steps that went with them, after one that is still there."""
        for one in self._whole.get(phase, ()):
            yield from (Column(step, None, one) for step in self._before[one] if step not in self._later)


def _by_phase(graph: Graph) -> dict[Phase, list[Step]]:
    found: dict[Phase, list[Step]] = {phase: [] for phase in graph.phases}
    for step in graph.steps:
        found[step.phase].append(step)
    return found
