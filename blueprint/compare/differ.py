"""Two blueprints, element by element: what was added, removed, moved, re-worded, re-laned, re-owned, re-timed, re-felt.

What follows from a change is not told beside it: a step that gets other words has another derived id, and so have its
actions; a step that moves has other neighbours. One change of a file gives one change here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.compare.changes import Change, Same, What
from blueprint.compare.fields import differences, kind_of, said
from blueprint.compare.matching import Matched, match
from blueprint.compare.pairing import Pairs, moved
from blueprint.graph.edges import Edge
from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node, Step, Touchpoint

HEAD = ("title", "scenario", "goal", "state", "language", "scale", "reviewed")


def changes(before: Graph, after: Graph) -> tuple[Change, ...]:
    """Every difference between two blueprints: of the whole, of phases, steps and actions, then of the directories."""
    matched = match(before, after)
    names = matched.same()

    def same(key: str) -> str:
        return names.get(key, key)

    return (
        *_head(before, after),
        *_phases(matched, same),
        *_steps(before, after, matched, same),
        *_actions(matched, same),
        *(change for pairs in matched.directories for change in _entries(pairs, same)),
        *_meetings(before, after, matched, same),
        *_links(before, after, same),
    )


def _head(before: Graph, after: Graph) -> Iterator[Change]:
    for key in HEAD:
        was, now = (_head_value(graph, key) for graph in (before, after))
        if was != now:
            what = What.REWORDED if key == "title" else What.CHANGED
            yield Change(what, "blueprint", after.title, before.id, after.id, key, was, now)


def _head_value(graph: Graph, key: str) -> str:
    if key == "scale":
        scale = graph.scale
        return f"{said(scale.low)} to {said(scale.high)}, neutral {said(scale.neutral)}" + (
            "" if scale.good_is_high else ", low is good"
        )
    return said(getattr(graph.blueprint, key))


def _phases(matched: Matched, same: Same) -> Iterator[Change]:
    yield from _came_and_went(matched.phases)
    yield from _said_differently(matched.phases, same)
    yield from _moved(matched.phases)


def _steps(before: Graph, after: Graph, matched: Matched, same: Same) -> Iterator[Change]:
    yield from _came_and_went(matched.steps)
    phases = dict(matched.phases.both)
    out_of_order = {change.after for change in _moved(matched.steps)}
    for old, new in matched.steps.both:
        if phases.get(old.phase) is not new.phase and old.phase in phases:
            yield _change(What.MOVED, old, new, "phase", old.phase.name, new.phase.name)
        elif new.id in out_of_order:
            yield _change(What.MOVED, old, new, "order", f"{old.index + 1}. step", f"{new.index + 1}. step")
        yield from _fields(old, new, same)
        yield from _ways(old, new, before, after, same)


def _ways(old: Step, new: Step, before: Graph, after: Graph, same: Same) -> Iterator[Change]:
    """The ways on that somebody typed."""
    was, now = (" | ".join(_way(way, to) for way in graph.ways(step) if way.declared)
                for graph, step, to in ((before, old, same), (after, new, str)))  # fmt: skip
    if was != now:
        yield _change(What.CHANGED, old, new, "next", was, now)


def _way(way: Way, same: Same) -> str:
    parts = [same(way.target.id) if way.target else "end"]
    parts += [f"when {way.when}"] * bool(way.when) + [f"{way.share:.0%}" if way.share is not None else ""]
    return " ".join(filter(None, [*parts, "loop" if way.loop else ""]))


def _actions(matched: Matched, same: Same) -> Iterator[Change]:
    """Actions; those of a step that is new or gone go with it."""
    new_steps, old_steps = set(matched.steps.added), set(matched.steps.removed)
    went = [action for action in matched.actions.removed if action.step not in old_steps]
    came = [action for action in matched.actions.added if action.step not in new_steps]
    yield from _came_and_went(Pairs((), tuple(went), tuple(came)))
    steps = dict(matched.steps.both)
    for old, new in matched.actions.both:
        if steps.get(old.step) is not new.step:
            yield _change(What.MOVED, old, new, "step", old.step.name, new.step.name)
        if old.lane.id != new.lane.id:
            yield _change(What.RELANED, old, new, "lane", old.lane.id, new.lane.id)
        yield from _fields(old, new, same)


def _entries(pairs: Pairs, same: Same) -> Iterator[Change]:
    yield from _came_and_went(pairs)
    yield from _said_differently(pairs, same)


def _meetings(before: Graph, after: Graph, matched: Matched, same: Same) -> Iterator[Change]:
    """Where touchpoints are met that both have; steps that are new or gone tell of theirs by themselves."""
    gone, new = {step.id for step in matched.steps.removed}, {step.id for step in matched.steps.added}
    for pairs in matched.directories:
        for old, now in pairs.both:
            if isinstance(now, Touchpoint):
                was_in = {same(step.id): step.name for step in before.steps_that_meet(old) if step.id not in gone}
                is_in = {step.id: step.name for step in after.steps_that_meet(now) if step.id not in new}
                went = [name for key, name in was_in.items() if key not in is_in]
                came = [name for key, name in is_in.items() if key not in was_in]
                if went or came:
                    yield _change(What.MOVED, old, now, "met in", ", ".join(went), ", ".join(came))


def _links(before: Graph, after: Graph, same: Same) -> Iterator[Change]:
    was = {_ends(edge, same): edge for edge in before.edges() if _is_typed(edge)}
    now = {_ends(edge, str): edge for edge in after.edges() if _is_typed(edge)}
    for ends, edge in was.items():
        if ends not in now:
            yield _link(What.REMOVED, edge, None)
    for ends, edge in now.items():
        if ends not in was:
            yield _link(What.ADDED, None, edge)
        elif _says(was[ends]) != _says(edge):
            yield _link(What.CHANGED, was[ends], edge)


def _is_typed(edge: Edge) -> bool:
    """Whether somebody typed it, as a link or as a need."""
    return edge.place.path[:1] == ("links",) or "needs" in edge.place.path


def _ends(edge: Edge, same: Same) -> tuple[str, str]:
    return same(edge.source.id), same(edge.target.id)


def _says(edge: Edge) -> str:
    parts = [edge.kind.value, edge.label, edge.artefact, None if edge.within is None else f"within {edge.within:g} min"]
    return ", ".join(part for part in parts if part)


def _link(what: What, old: Edge | None, new: Edge | None) -> Change:
    edge = new or old
    if edge is None:
        raise ValueError("a link is in one of the two")
    name = f"{edge.source.name} → {edge.target.name}"
    ends = [f"{end.source.id} -> {end.target.id}" if end else None for end in (old, new)]
    return Change(what, "link", name, *ends, "links", _says(old) if old else "", _says(new) if new else "")


# ── what all kinds share ────────────────────────────────────────────────────────────────────────────────────────────


def _came_and_went(pairs: Pairs) -> Iterator[Change]:
    yield from (Change(What.REMOVED, kind_of(old), old.name, before=old.id) for old in pairs.removed)
    yield from (Change(What.ADDED, kind_of(new), new.name, after=new.id) for new in pairs.added)


def _said_differently(pairs: Pairs, same: Same) -> Iterator[Change]:
    for old, new in pairs.both:
        yield from _fields(old, new, same)


def _fields(old: Node, new: Node, same: Same) -> Iterator[Change]:
    for field, was, now in differences(old, new, same):
        yield _change(field.what, old, new, field.key, was, now)


def _moved(pairs: Pairs) -> Iterator[Change]:
    """Those that left their order, as few as explain it."""
    order = {id(old): number for number, (old, _) in enumerate(sorted(pairs.both, key=lambda both: both[0].index))}
    for number in sorted(moved([order[id(old)] for old, _ in pairs.both])):
        old, new = pairs.both[number]
        yield _change(What.MOVED, old, new, "order", f"{old.index + 1}.", f"{new.index + 1}.")


def _change(what: What, old: Any, new: Any, key: str, was: str, now: str) -> Change:
    return Change(what, kind_of(new), new.name, old.id, new.id, key, was, now)
