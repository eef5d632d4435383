"""Which steps are columns: those of the blueprint, and, where changes are shown, those that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Phase, Step
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes


class Slot(NamedTuple):
    """A column. phase: the one that it stands under; gone: the step is one of an earlier state alone."""

    step: Step
    phase: Phase
    gone: bool = False


class Slots(NamedTuple):
    """All columns from left to right. number: which of them a step has, by the step."""

    slots: tuple[Slot, ...]
    number: Mapping[Step, int]

    def stretches(self) -> Iterator[tuple[Phase, int, int]]:
        """Each phase with the numbers of its first and last column."""
        first = 0
        for number, slot in enumerate(self.slots):
            if number + 1 == len(self.slots) or self.slots[number + 1].phase is not slot.phase:
                yield slot.phase, first, number
                first = number + 1


def slots(graph: Graph, changes: Changes | None = None) -> Slots:
    """The columns of a blueprint; of a part of one, those that are left, side by side."""
    if changes is None:
        columns = tuple(Slot(step, step.phase) for step in graph.steps)
        return Slots(columns, {step: place for place, step in enumerate(graph.steps)})
    earlier = changes.earlier
    steps, old_steps = ({step.id: step for step in some.steps} for some in (graph, earlier))
    phases, old_phases = ({phase.id: phase for phase in some.phases} for some in (graph, earlier))
    found = tuple(
        Slot(
            (old_steps if place.gone else steps)[place.step],
            (old_phases if place.phase_gone else phases)[place.phase],
            place.gone,
        )
        for place in changes.places
    )
    number = {slot.step: place for place, slot in enumerate(found)}
    number |= {step: number[steps[changes.steps[step.id]]] for step in earlier.steps if step.id in changes.steps}
    return Slots(found, number)
