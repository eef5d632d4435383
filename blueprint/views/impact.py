"""The impact graph: what breaks if a system fails, and which systems are single points of failure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from blueprint.analysis.fallout import Fallout, Reach
from blueprint.analysis.things import PROCESS, SYSTEM
from blueprint.graph.edges import Edge
from blueprint.graph.graph import Graph
from blueprint.graph.leaning import Breakable, walked
from blueprint.graph.nodes import Action, CustomerAction, FrontstageAction, Node, Phase, SupportProcess, Touchpoint
from blueprint.layout.charts import impact as chart
from blueprint.layout.charts.sheet import head_of
from blueprint.layout.charts.standing import Single
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme

MOST_SYSTEMS, MOST_CARDS, FEWEST_SYSTEMS, MOST_FOLDED = 8, 28, 3, 5
"""How many systems are drawn; with more cards of one place fewer systems are, and then phases in place of actions."""


class _Key(NamedTuple):
    """What one card stands for: a system, an action, or all that is done in one place in one phase."""

    place: str
    of: Node


class _Drawn(NamedTuple):
    """What is drawn: the cards in their order with how many actions each stands for, and the lines."""

    keys: dict[_Key, list[Node]]
    leans: dict[tuple[_Key, _Key], list[tuple[Breakable, Node]]]


def view(graph: Graph, theme: Theme) -> Scene:
    """The systems that hit most, up to the customers, with the ranking of all of them beside."""
    found = Fallout(graph)
    reaches = [one for one in found.reaches if one.thing.kind in {SYSTEM, PROCESS} and one.sure.actions]
    chosen, drawn, folded = _chosen(reaches, found)
    ranking = tuple(_single(one, graph, drawn=one in chosen) for one in reaches)
    keys = list(drawn.keys)
    numbers = {key: number for number, key in enumerate(keys)}
    things = tuple(_thing(key, drawn.keys[key], found, {one.thing.element: one for one in reaches}) for key in keys)
    leans = tuple(
        chart.Lean(
            numbers[below], numbers[above], _moments(pairs, found), any(_is_truth(pair, found) for pair in pairs)
        )
        for (below, above), pairs in drawn.leans.items()
    )
    data = chart.Impact(head_of(graph, "impact"), things, leans, ranking, found.targets.moments, folded,
                        graph.scale.neutral)  # fmt: skip
    return chart.lay_out(data, theme)


def _chosen(reaches: Sequence[Reach], found: Fallout) -> tuple[list[Reach], _Drawn, bool]:
    """As many systems as can be drawn, what is drawn of them, and whether cards stand for phases."""
    most = min(len(reaches), MOST_SYSTEMS)
    for count in range(most, min(FEWEST_SYSTEMS, most) - 1, -1):
        drawn = _drawn(reaches[:count], found, folded=False)
        if max(Counter(key.place for key in drawn.keys).values(), default=0) <= MOST_CARDS:
            return list(reaches[:count]), drawn, False
    return list(reaches[:MOST_FOLDED]), _drawn(reaches[:MOST_FOLDED], found, folded=True), True


def _drawn(reaches: Sequence[Reach], found: Fallout, *, folded: bool) -> _Drawn:
    """Cards and lines for some systems. folded: a card stands for all that is done in one place in one phase."""
    systems = {process: one.thing.element for one in found.reaches if one.thing.kind in {SYSTEM, PROCESS}
               for process in one.thing.failing}  # fmt: skip
    failing = [process for one in reaches for process in one.thing.failing]
    reached = [one for one in walked(failing, found.leaning.leaners) if isinstance(one, Node)]
    keys: dict[_Key, list[Node]] = {}
    of = {node: _key(node, systems, folded=folded) for node in sorted(reached, key=_order)}
    for node, key in of.items():
        keys.setdefault(key, []).append(node)
    leans: dict[tuple[_Key, _Key], list[tuple[Breakable, Node]]] = {}
    for below in reached:
        for above in found.leaning.leaners.get(below, ()):
            if isinstance(above, Node) and of[below] != of[above]:
                leans.setdefault((of[below], of[above]), []).append((below, above))
    return _Drawn(keys, leans)


def _order(node: Node) -> int:
    """Actions in the order of the journey."""
    return node.step.index if isinstance(node, Action) else -1


def _key(node: Node, systems: dict[Breakable, Node], *, folded: bool) -> _Key:
    if isinstance(node, SupportProcess):
        return _Key(chart.SYSTEM, systems.get(node, node))
    in_view = isinstance(node, FrontstageAction | Touchpoint)
    place = chart.CUSTOMER if isinstance(node, CustomerAction) else chart.FRONTSTAGE if in_view else chart.BACKSTAGE
    return _Key(place, node.step.phase if folded and isinstance(node, Action) else node)


def _thing(key: _Key, nodes: list[Node], found: Fallout, reaches: dict[Node, Reach]) -> chart.Thing:
    graph, element = found.graph, key.of
    if key.place == chart.SYSTEM:
        owner = graph.owner_of(element)
        moments = reaches[element].sure.moments if element in reaches else found.hit_by(nodes).moments
        return chart.Thing(element.name, key.place, element.id, owner.name if owner else None, moments)
    if isinstance(element, CustomerAction):
        score, marks = found.targets.scores.get(element), found.targets.standing_out(element)
        return chart.Thing(element.name, key.place, element.id, score=score, stands_out=marks)
    name = element.name if isinstance(element, Phase) or element.name else element.id
    return chart.Thing(name, key.place, element.id, actions=len(nodes))


def _moments(pairs: list[tuple[Breakable, Node]], found: Fallout) -> int:
    """How many moments of truth break on the way of a line."""
    staff = found.hit_by({above for _, above in pairs if not isinstance(above, CustomerAction)}).moments
    return staff + sum(_is_truth(pair, found) for pair in pairs)


def _is_truth(pair: tuple[Breakable, Node], found: Fallout) -> bool:
    """Whether customer and service meet where one thing breaks with another."""
    below, above = pair
    return isinstance(above, CustomerAction) and any(
        isinstance(edge, Edge) and above in {edge.source, edge.target} for edge in found.leaning.leaners.get(below, ())
    )


def _single(one: Reach, graph: Graph, *, drawn: bool) -> Single:
    owner = graph.owner_of(one.thing.element)
    return Single(one.thing.element.name, one.thing.element.id, owner.name if owner else None, one.sure.moments,
                        one.sure.actions, one.sure.stands_out, drawn)  # fmt: skip
