"""Two blueprints, element by element: what was added, removed, moved, re-worded, re-laned, re-owned, re-timed, re-felt.

What follows from a change is not told beside it: a step that gets other words has another derived id, and so have its
actions; a step that moves has other neighbours; a process is called what its system is called. One change of a file
gives one change here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.compare.changes import Change, What
from blueprint.compare.connections import links, meetings, ways
from blueprint.compare.fields import differences, ignores, kind_of, name_of, said, scores
from blueprint.compare.matching import Matched, entry_of, is_listed, is_of_customer, match
from blueprint.compare.naming import Sides, sides, with_id
from blueprint.compare.order import change, moved_entries, moved_in_cells, moved_phases, moved_steps, moved_touchpoints
from blueprint.compare.pairing import Pairs
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Lane, Node, Owner, Step, Touchpoint

HEAD = ("title", "scenario", "goal", "state", "language", "scale", "reviewed")
TEXTS = ("title", "scenario", "goal")
LENT = ("emotion", "takes", "waits", "tolerates")
"""What a step says of its customers, which the first action of each of them takes over."""


def changes(before: Graph, after: Graph, matched: Matched | None = None) -> tuple[Change, ...]:
    """Every difference between two blueprints: of the whole, of phases, steps and actions, then of the directories.

    matched: which element is which, if that is known already.
    """
    both = sides(before, after, matched or match(before, after))
    found = (
        *_head(both),
        *_phases(both),
        *_steps(both),
        *_actions(both),
        *_entries(both),
        *moved_entries(both),
        *meetings(both),
        *moved_touchpoints(both),
        *links(both),
    )
    return tuple(_told_apart(one, both) for one in found)


def _head(both: Sides) -> Iterator[Change]:
    before, after = both.before, both.after
    for key in HEAD:
        was, now = (_head_value(graph, key) for graph in (before, after))
        if was != now:
            what = What.REWORDED if key in TEXTS else What.CHANGED
            yield Change(what, "blueprint", after.title, before.id, after.id, key, was, now)
    was, now = (ignores(graph.blueprint, called)
                for graph, called in ((before, both.was_called), (after, both.now_called)))  # fmt: skip
    if was != now:
        yield Change(What.CHANGED, "blueprint", after.title, before.id, after.id, "ignore", was, now)
    yield from _factors(before.blueprint.factors or {}, after.blueprint.factors or {})


def _head_value(graph: Graph, key: str) -> str:
    if key == "scale":
        scale = graph.scale
        return f"{said(scale.low)} to {said(scale.high)}, neutral {said(scale.neutral)}" + (
            "" if scale.good_is_high else ", low is good"
        )
    return said(getattr(graph.blueprint, key))


def _factors(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """The scores of the service as a whole."""
    for key in dict.fromkeys((*before, *after)):
        was, now = scores(before.get(key)), scores(after.get(key))
        what = What.ADDED if key not in before else What.REMOVED if key not in after else What.CHANGED
        if was != now:
            yield Change(what, "factor", key, key if key in before else None, key if key in after else None,
                         "" if what is not What.CHANGED else "factors", was, now)  # fmt: skip


def _phases(both: Sides) -> Iterator[Change]:
    yield from _came_and_went(both.matched.phases)
    for old, new in both.matched.phases.both:
        yield from _fields(old, new, both)
    yield from moved_phases(both)


def _steps(both: Sides) -> Iterator[Change]:
    yield from _came_and_went(both.matched.steps)
    yield from moved_steps(both)
    for old, new in both.matched.steps.both:
        yield from _fields(old, new, both)
        yield from ways(old, new, both)


def _actions(both: Sides) -> Iterator[Change]:
    """Actions; those of a step that is new or gone go with it."""
    matched = both.matched
    new_steps, old_steps = set(matched.steps.added), set(matched.steps.removed)
    went = [action for action in matched.actions.removed if action.step not in old_steps]
    came = [action for action in matched.actions.added if action.step not in new_steps]
    yield from _came_and_went(Pairs((), tuple(went), tuple(came)))
    steps, lanes = dict(matched.steps.both), dict(matched.lanes.both)
    lent: set[tuple[Any, ...]] = set()
    for old, new in matched.actions.both:
        if steps.get(old.step) is not new.step:
            yield change(What.MOVED, old, new, "step", both.was_called(old.step.id), both.now_called(new.step.id))
        if lanes.get(old.lane) is not new.lane:
            yield change(What.RELANED, old, new, "lane", name_of(old.lane), name_of(new.lane))
        yield from _of_action(old, new, both, lent)
    yield from moved_in_cells(both)


def _of_action(old: Action, new: Action, both: Sides, lent: set[tuple[Any, ...]]) -> Iterator[Change]:
    """What is said differently of an action. lent: what was told of a step's customers, which is told once."""
    entries = [graph.find(key) if (key := entry_of(action)) else None
               for graph, action in ((both.before, old), (both.after, new))]  # fmt: skip
    named_by_entry = entries[0] is not None and both.matched.later().get(entries[0]) is entries[1]
    for one in _fields(old, new, both):
        if one.key == "does" and named_by_entry:
            continue
        if _is_lent(old, one.key) and _is_lent(new, one.key):
            said_once = (new.step, one.key, one.was, one.now)
            if said_once in lent:
                continue
            lent.add(said_once)
        yield one


def _is_lent(action: Action, key: str) -> bool:
    """Whether a measure of a customer is said of the step, and not of the action itself."""
    name = key.partition(".")[0]
    own = None if isinstance(action.declared, str) else getattr(action.declared, name, None)
    return isinstance(action, CustomerAction) and name in LENT and own is None


def _entries(both: Sides) -> Iterator[Change]:
    """What stands in the directories."""
    matched = both.matched
    for pairs in (matched.customers, matched.owners, matched.touchpoints, matched.systems, matched.policies,
                  matched.lanes, matched.promises, matched.indicators):  # fmt: skip
        went = tuple(one for one in pairs.removed if _stands_alone(one, both.before, matched.steps.removed))
        came = tuple(one for one in pairs.added if _stands_alone(one, both.after, matched.steps.added))
        yield from _came_and_went(Pairs((), went, came))
        for old, new in pairs.both:
            yield from (one for one in _fields(old, new, both) if not (is_of_customer(new) and one.key == "name"))


def _stands_alone(node: Any, graph: Graph, steps: tuple[Step, ...]) -> bool:
    """Whether an entry comes and goes by itself, and not with what names it. steps: those that came or went."""
    if isinstance(node, Touchpoint) and not node.listed:
        return not set(graph.steps_that_meet(node)) <= set(steps)
    if isinstance(node, Owner | Lane):
        return is_listed(node) and not is_of_customer(node)
    return True


# ── what all kinds share ────────────────────────────────────────────────────────────────────────────────────────────


def _told_apart(one: Change, both: Sides) -> Change:
    """The change with the id in its name, where several steps, actions or entries have that name."""
    label = both.now_called(one.after) if one.after else both.was_called(one.before or "")
    return one._replace(name=label) if label == with_id(one.name, one.after or one.before) else one


def _came_and_went(pairs: Pairs) -> Iterator[Change]:
    yield from (Change(What.REMOVED, kind_of(old), name_of(old), before=old.id) for old in pairs.removed)
    yield from (Change(What.ADDED, kind_of(new), name_of(new), after=new.id) for new in pairs.added)


def _fields(old: Node, new: Node, both: Sides) -> Iterator[Change]:
    for field, was, now in differences(old, new, both.was_called, both.now_called):
        yield change(field.what, old, new, field.key, was, now)
