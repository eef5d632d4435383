"""What is joined otherwise: ways on from a step, links and needs, and where touchpoints are met."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from blueprint.compare.changes import Called, Change, What
from blueprint.compare.fields import name_of
from blueprint.compare.naming import Sides
from blueprint.compare.order import change
from blueprint.graph.draft import Evidence
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Node, Step, SupportProcess, Touchpoint
from blueprint.model.durations import spell

# ── ways on ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def ways(old: Step, new: Step, sides: Sides) -> Iterator[Change]:
    """The ways on that somebody typed."""
    was = _typed_ways(sides.before, old, sides.was_called)
    now = _typed_ways(sides.after, new, sides.now_called)
    if was != now:
        yield change(What.CHANGED, old, new, "next", was, now)


def _typed_ways(graph: Graph, step: Step, called: Called) -> str:
    return " | ".join(_way(way, called) for way in graph.ways(step) if way.declared)


def _way(way: Way, called: Called) -> str:
    parts = [f"“{called(way.target.id)}”" if way.target else "end"]
    parts += [f"when {way.when}"] * bool(way.when) + [f"{way.share * 100:g}%" if way.share is not None else ""]
    return " ".join(filter(None, [*parts, "loop" if way.loop else ""]))


# ── touchpoints ─────────────────────────────────────────────────────────────────────────────────────────────────────


def meetings(sides: Sides) -> Iterator[Change]:
    """Where touchpoints are met that both blueprints have, by whom, and in which lane they stand there.

    What a step that is new or gone meets goes along with it. Cost: linear.
    """
    steps, known = dict(sides.matched.steps.both), _Known(sides)
    met_before, met_after = (_by_touchpoint(graph) for graph in (sides.before, sides.after))
    for old, new in sides.matched.touchpoints.both:
        was = {steps.get(met.step, met.step): met for met in met_before.get(old, ())}
        now = {met.step: met for met in met_after.get(new, ())}
        yield from _met_elsewhere(old, new, was, now, known)
        for step, met in now.items():
            if step in was:
                yield from _met_otherwise(old, new, (was[step], met), known)


class _Known:
    """What is looked up for each meeting, made once for all of them."""

    def __init__(self, sides: Sides) -> None:
        matched = sides.matched
        self.gone, self.came = set(matched.steps.removed), set(matched.steps.added)
        self.lanes, self.actions = dict(matched.lanes.both), dict(matched.actions.both)
        self.acting_before = _acting(sides.before)
        self.meeting_before, self.meeting_after = _meeting(sides.before), _meeting(sides.after)
        self._was_called, self._now_called = sides.was_called, sides.now_called

    def names(self, steps: list[Step]) -> str:
        """The names of steps, of which some may be gone."""
        return ", ".join((self._was_called if step in self.gone else self._now_called)(step.id) for step in steps)


def _by_touchpoint(graph: Graph) -> dict[Touchpoint, list[Evidence]]:
    found: dict[Touchpoint, list[Evidence]] = {}
    for met in graph.evidence:
        found.setdefault(met.touchpoint, []).append(met)
    return found


def _met_elsewhere(
    old: Touchpoint, new: Touchpoint, was: dict[Step, Evidence], now: dict[Step, Evidence], known: _Known
) -> Iterator[Change]:
    went = [step for step in was if step not in now]
    is_in = [step for step in now if step not in was]
    if not set(went) <= known.gone or not set(is_in) <= known.came:
        yield change(What.MOVED, old, new, "met in", known.names(went), known.names(is_in))


def _met_otherwise(old: Touchpoint, new: Touchpoint, met: tuple[Evidence, Evidence], known: _Known) -> Iterator[Change]:
    """Whether another of the customers who stay in a step meets it, or it stands in another lane there."""
    lanes = [one.lane for one in met]
    if known.lanes.get(lanes[0]) is not lanes[1]:
        yield change(What.RELANED, old, new, "lane", name_of(lanes[0]), name_of(lanes[1]), met[1].step)
    there, here = (one.step for one in met)
    stay = {one: twin for one in known.acting_before.get(there, ())
            if (twin := known.actions.get(one)) and twin.step is here}  # fmt: skip
    met_before, met_now = known.meeting_before.get((there, old), set()), known.meeting_after.get((here, new), set())
    before, after = {stay[one] for one in stay.keys() & met_before}, met_now & {*stay.values()}
    if before != after:
        was, now = (", ".join(sorted(action.name for action in some)) for some in (before, after))
        yield change(What.CHANGED, old, new, "touchpoints", was, now, here)


def _meeting(graph: Graph) -> dict[tuple[Step, Node], set[CustomerAction]]:
    """The customers' actions that meet a touchpoint in a step."""
    found: dict[tuple[Step, Node], set[CustomerAction]] = {}
    for edge in graph.edges():
        if edge.kind is EdgeKind.MEETS and isinstance(edge.source, CustomerAction):
            found.setdefault((edge.source.step, edge.target), set()).add(edge.source)
    return found


def _acting(graph: Graph) -> dict[Step, set[CustomerAction]]:
    """What customers do in each step."""
    found: dict[Step, set[CustomerAction]] = {}
    for action in graph.actions():
        if isinstance(action, CustomerAction):
            found.setdefault(action.step, set()).add(action)
    return found


# ── links ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def links(sides: Sides) -> Iterator[Change]:
    """The links and needs that somebody typed: what has the same ends is the same link."""
    later = sides.matched.later()
    was, now = _by_ends(sides.before, later), _by_ends(sides.after, {})
    for ends in dict.fromkeys((*was, *now)):
        yield from _between(was.get(ends, []), now.get(ends, []), sides)


def _by_ends(graph: Graph, later: dict[Node, Node]) -> dict[Hashable, list[Edge]]:
    found: dict[Hashable, list[Edge]] = {}
    for edge in graph.edges():
        if edge.place.path[:1] == ("links",) or "needs" in edge.place.path:
            ends = (_end(edge.source, later, graph), _end(edge.target, later, graph))
            found.setdefault(ends, []).append(edge)
    return found


def _end(node: Node, later: dict[Node, Node], graph: Graph) -> Hashable:
    """What an end of a link is; a system in a step is the same one, whether a cell or only a `needs` names it."""
    if isinstance(node, SupportProcess) and node.system:
        system = graph.find(node.system)
        return later.get(node.step, node.step), later.get(system, system)
    return later.get(node, node)


def _between(old: list[Edge], new: list[Edge], sides: Sides) -> Iterator[Change]:
    """What changed between the same two ends, where there may be several links."""
    typed_before = [_typed(edge, sides.before) for edge in old]
    typed_after = [_typed(edge, sides.after) for edge in new]
    for said in [said for said in typed_before if said in typed_after]:
        if said in typed_before and said in typed_after:
            old, new = _without(old, typed_before.index(said)), _without(new, typed_after.index(said))
            typed_before.remove(said)
            typed_after.remove(said)
    for was, now in zip(old, new, strict=False):
        yield _link(What.CHANGED, was, now)
    yield from (_link(What.REMOVED, edge, None) for edge in old[len(new) :])
    yield from (_link(What.ADDED, None, edge) for edge in new[len(old) :])


def _without(edges: list[Edge], number: int) -> list[Edge]:
    return edges[:number] + edges[number + 1 :]


def _typed(edge: Edge, graph: Graph) -> tuple[Any, ...]:
    """What a person typed of a link: its kind follows from its ends unless it is said."""
    path = edge.place.path
    said = graph.blueprint.links[path[1]] if path[0] == "links" else None
    return getattr(said, "kind", None), edge.label, edge.artefact, edge.within


def _says(edge: Edge) -> str:
    within = None if edge.within is None else f"within {spell(edge.within)}"
    return ", ".join(part for part in (edge.kind.value, edge.label, edge.artefact, within) if part)


def _link(what: What, old: Edge | None, new: Edge | None) -> Change:
    edge = new or old
    if edge is None:
        raise ValueError("a link is in one of the two")
    name = f"{edge.source.name} → {edge.target.name}"
    key = "links" if edge.place.path[0] == "links" else "needs"
    before, after = (f"{end.source.id} -> {end.target.id}" if end else None for end in (old, new))
    return Change(what, "link", name, before, after, key, _says(old) if old else "", _says(new) if new else "")
