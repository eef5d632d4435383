"""Time grows with the blueprint and no faster: four times the phases are four times the work, in lines that run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

import blueprint as bp
from blueprint.picture import VIEWS
from tests.effort import lines_run

TASKS: dict[str, Callable[[bp.Blueprint], object]] = {
    **{
        one.__name__: one
        for one in (bp.check, bp.moments, bp.ownership, bp.indicators, bp.time, bp.coverage, bp.impact)
    },
    **{f"the view {view}": partial(bp.render, view=view) for view in VIEWS},
}


def long(phases: int) -> bp.Blueprint:
    """As many phases, each of one step in which something may fail; a few owners, systems and touchpoints for all."""
    things = ", ".join(f"t{n}: {{name: T{n}, owner: o{n % 5}}}" for n in range(9))
    told = "".join(
        f"  - phase: P{n}\n    steps: [{{id: s{n}, emotion: {n % 7 - 3}, customer: {{does: C{n}, takes: 2 min}}, "
        f"touchpoints: [t{n % 9}], frontstage: {{does: F{n}, by: o{n % 5}}}, support: [s{n % 4}], "
        f"backstage: {{does: B{n}, owner: o{(n + 1) % 5}, fails: {{what: W{n}, severity: 5}}}}}}]\n"
        for n in range(phases)
    )
    return bp.loads(f"blueprint: 1\ntitle: T\ntouchpoints: {{{things}}}\njourney:\n{told}")


@pytest.mark.parametrize("task", TASKS)
def test_four_times_the_phases_are_four_times_the_work(task: str) -> None:
    TASKS[task](long(3))
    small, big = (lines_run(partial(TASKS[task], long(phases))) for phases in (60, 240))
    assert big < small * 4 * 1.05
