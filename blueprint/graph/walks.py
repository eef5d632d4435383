"""Where the journey can lead: the steps that there is a way to, and those after which a customer is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from blueprint.graph.flow import Way
from blueprint.graph.nodes import Step

Onward = Callable[[Step], Iterable[Way]]


def reached(steps: Sequence[Step], ways: Onward) -> set[Step]:
    """The steps that there is a way to from the first step, itself among them."""
    found: set[Step] = set()
    waiting = list(steps[:1])
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += [way.target for way in ways(step) if way.target is not None]
    return found


def main_path(steps: Sequence[Step], ways: Onward) -> tuple[Step, ...]:
    """From the first step on, at each branch the largest share, else the first that was declared.

    A declared loop is not taken, and no step twice.
    """
    path: dict[str, Step] = {}
    step = steps[0] if steps else None
    while step is not None and step.id not in path:
        path[step.id] = step
        onward = [way for way in ways(step) if not way.loop and (way.target is None or way.target.id not in path)]
        best = max(onward, key=lambda way: way.share or 0.0, default=None)
        step = best.target if best else None
    return tuple(path.values())


def ends(steps: Sequence[Step], acting: set[Step], ways: Onward) -> tuple[Step, ...]:
    """The steps after which somebody may have nothing more to do, in order.

    steps: those that can be reached; acting: those of them in which they do something.
    """
    idle = _idle_to_the_end([step for step in steps if step not in acting], ways)
    return tuple(
        step for step in steps if step in acting and any(way.target is None or way.target in idle for way in ways(step))
    )


def _idle_to_the_end(idle: Iterable[Step], ways: Onward) -> set[Step]:
    """The idle steps from which the journey may end through idle steps alone."""
    before: dict[Step | None, list[Step]] = {}
    for step in idle:
        for way in ways(step):
            before.setdefault(way.target, []).append(step)
    found: set[Step] = set()
    waiting = list(before.get(None, ()))
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += before.get(step, ())
    return found
