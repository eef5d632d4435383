"""What stands elsewhere: phases, steps, customers and lanes in their order, actions and touchpoints in their cells."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from blueprint.compare.changes import Change, What
from blueprint.compare.fields import kind_of, name_of
from blueprint.compare.matching import Matched, is_listed, is_of_customer
from blueprint.compare.naming import Sides
from blueprint.compare.pairing import moved
from blueprint.graph.draft import Evidence
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Phase, Step

Both = Sequence[tuple[Any, Any]]


def moved_phases(sides: Sides) -> Iterator[Change]:
    """Phases that left their order."""
    pairs = sides.matched.phases.both
    places = {old: old.index for old, _ in pairs}
    for old, new in _out_of_order(pairs, places):
        yield change(What.MOVED, old, new, "order", f"{old.index + 1}.", f"{new.index + 1}.")


def moved_steps(sides: Sides) -> Iterator[Change]:
    """Steps in another phase, and steps that left their order.

    A phase takes its steps along, and one that is new or gone says by itself that steps have another phase.
    """
    phases = dict(sides.matched.phases.both)
    new_phases = set(sides.matched.phases.added)
    out = set(_out_of_order(sides.matched.steps.both, _places(sides.before, sides.matched)))
    for old, new in sides.matched.steps.both:
        elsewhere = phases.get(old.phase) is not new.phase
        both_stay = old.phase in phases and new.phase not in new_phases
        if elsewhere and (both_stay or (old, new) in out):
            yield change(What.MOVED, old, new, "phase", sides.was_called(old.phase.id), sides.now_called(new.phase.id))
        elif (old, new) in out:
            yield change(What.MOVED, old, new, "order", f"{old.index + 1}. step", f"{new.index + 1}. step")


def _places(before: Graph, matched: Matched) -> dict[Step, int]:
    """The order of the earlier steps, with their phases in the order of the later blueprint."""
    later = dict(matched.phases.both)
    ranks: dict[Phase, tuple[int, int]] = {}
    rank = -1
    for phase in before.phases:
        rank = later[phase].index if phase in later else rank
        ranks[phase] = (rank, phase.index)
    ordered = sorted(before.steps, key=lambda step: (ranks[step.phase], step.index))
    return {step: place for place, step in enumerate(ordered)}


def moved_entries(sides: Sides) -> Iterator[Change]:
    """Customers, and lanes that both files list, in another order. Customers take their lanes along."""
    for pairs, before in ((sides.matched.customers.both, sides.before.customers),
                          (sides.matched.lanes.both, sides.before.lanes)):  # fmt: skip
        listed = [both for both in pairs if all(is_listed(one) and not is_of_customer(one) for one in both)]
        yield from _told_in(listed, {one: place for place, one in enumerate(before)})


def moved_in_cells(sides: Sides) -> Iterator[Change]:
    """Actions that both cells have, in another order."""
    steps, lanes = dict(sides.matched.steps.both), dict(sides.matched.lanes.both)
    places = {action: place for place, action in enumerate(sides.before.actions())}
    staying = [
        (old, new)
        for old, new in sides.matched.actions.both
        if steps.get(old.step) is new.step and lanes.get(old.lane) is new.lane
    ]
    for both in _grouped(staying, [(new.step, new.lane) for _, new in staying]):
        yield from _told_in(both, places)


def moved_touchpoints(sides: Sides) -> Iterator[Change]:
    """Touchpoints that a step has in another order."""
    steps, later = dict(sides.matched.steps.both), dict(sides.matched.touchpoints.both)
    before = {(steps.get(met.step), later.get(met.touchpoint)): met for met in sides.before.evidence}
    places = {met: place for place, met in enumerate(sides.before.evidence)}
    staying = [(old, met) for met in sides.after.evidence if (old := before.get((met.step, met.touchpoint)))]
    for both in _grouped(staying, [(met.step, met.lane) for _, met in staying]):
        step = both[0][1].step
        yield from _told_in(both, places, f" in “{sides.now_called(step.id)}”", step)


def _told_in(both: Both, places: dict[Any, int], where: str = "", step: Step | None = None) -> Iterator[Change]:
    """What left its order among a few, each with its number among those that stayed.

    where: what follows the number; step: where they stand, if they stand elsewhere too.
    """
    was = {old: number for number, (old, _) in enumerate(sorted(both, key=lambda pair: places[pair[0]]), start=1)}
    now = {new: number for number, (_, new) in enumerate(both, start=1)}
    for old, new in _out_of_order(both, places):
        left, right = (one.touchpoint if isinstance(one, Evidence) else one for one in (old, new))
        yield change(What.MOVED, left, right, "order", f"{was[old]}.{where}", f"{now[new]}.{where}", step)


def _grouped(pairs: Both, keys: Iterable[Hashable]) -> Iterator[Both]:
    """The pairs of each group that has more than one."""
    groups: dict[Hashable, list[tuple[Any, Any]]] = {}
    for both, key in zip(pairs, keys, strict=True):
        groups.setdefault(key, []).append(both)
    return (group for group in groups.values() if len(group) > 1)


def _out_of_order(pairs: Both, places: dict[Any, int]) -> list[tuple[Any, Any]]:
    """The pairs that left their order, as few as explain it, in their earlier order."""
    ranks = {old: number for number, (old, _) in enumerate(sorted(pairs, key=lambda pair: places[pair[0]]))}
    out = [pairs[number] for number in moved([ranks[old] for old, _ in pairs])]
    return sorted(out, key=lambda pair: places[pair[0]])


def change(what: What, old: Any, new: Any, key: str, was: str, now: str, step: Step | None = None) -> Change:
    """A change of an element that both blueprints have. step: the later one in which alone it is so."""
    return Change(what, kind_of(new), name_of(new), old.id, new.id, key, was, now, step.id if step else None)
