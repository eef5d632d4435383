"""One element fails: all that breaks with it, through what, and what it leans on itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blueprint.analysis.bits import turned
from blueprint.analysis.fallout import Fallout, Hit
from blueprint.analysis.things import fails_with, unlisted
from blueprint.errors import UnknownName
from blueprint.graph.edges import Edge
from blueprint.graph.leaning import Breakable, walked
from blueprint.graph.nodes import CustomerAction, Node, StaffAction, Step

FAILS, LEANS, FOLLOWS = "fails itself", "leans on it", "is told or handed on by it"
"""How something breaks. What is only told, or goes on with the work, may manage without: it breaks at the most."""


class Broken(NamedTuple):
    """An element that breaks. how: `FAILS`, `LEANS` or `FOLLOWS`; through: that from which it breaks, if another."""

    element: Node
    how: str
    through: Node | None


class Failure(NamedTuple):
    """What the failure of one element means.

    broken: all that breaks, the nearest first; moments: of truth, that surely break; leans_on: what it needs itself;
    hit: what surely breaks, counted; at_most: the same with messages and work handed on; ways and share as in `Reach`.
    """

    element: Node
    broken: tuple[Broken, ...]
    moments: frozenset[Edge]
    leans_on: tuple[Broken, ...]
    hit: Hit
    at_most: Hit
    ways: str | None
    share: float | None

    @property
    def staff(self) -> list[StaffAction]:
        """What staff do that leans on it, the nearest first."""
        actions = [one.element for one in self.broken if one.how == LEANS]
        return [action for action in actions if isinstance(action, StaffAction)]


def failure(of: Fallout, name: str) -> Failure:
    """What breaks with one element, and what it leans on. Cost: linear in what is reached.

    name: the id or address of a system, touchpoint, owner, action or step, or the name of one of the first three; the
    name of support that no directory lists means all of that name. Raises UnknownName.
    """
    element, failing = _named(of, name)
    sure = walked(failing, of.leaning.leaners)
    maybe = walked(failing, of.leaning.followers)
    broken = (*_told(sure, LEANS), *(one for one in _told(maybe, FOLLOWS) if one.element not in sure))
    behind = walked(_leaning_ends(failing, element), turned(of.leaning.leaners))
    hit, at_most = (of.targets.hit(_bits(of, reached)) for reached in (sure, maybe))
    ways, share = of.share_of(one for one in sure if isinstance(one, CustomerAction))
    moments = frozenset(one for one in sure if isinstance(one, Edge))
    return Failure(element, broken, moments, tuple(_told(behind, LEANS)), hit, at_most, ways, share)


def _named(of: Fallout, name: str) -> tuple[Node, tuple[Breakable, ...]]:
    """The element that is meant, with what fails with it."""
    graph = of.graph
    directories = (*graph.systems(), *graph.touchpoints(), *graph.owners())
    try:
        element = graph.find(name)
    except UnknownName:
        element = next((one for one in directories if one.name == name), None)
    failing = fails_with(graph, of.leaning, element) if element is not None else None
    if element is not None and failing is not None:
        return element, failing
    processes = unlisted(graph).get(name) if element is None else None
    if not processes:
        kinds = "system, touchpoint, owner, action or step"
        raise UnknownName(kinds, name, [one.id for one in (*directories, *graph.steps)])
    return processes[0], tuple(processes)


def _leaning_ends(failing: tuple[Breakable, ...], element: Node) -> tuple[Breakable, ...]:
    """That of which to ask what it leans on: of a step what customers do in it, if they do anything."""
    acting = tuple(one for one in failing if isinstance(one, CustomerAction))
    return acting if acting and isinstance(element, Step) else failing


def _told(reached: dict[Breakable, Breakable | None], how: str) -> Iterator[Broken]:
    """What was reached, without the moments of truth: their two ends say it."""
    for one, through in reached.items():
        if not isinstance(one, Edge):
            yield Broken(one, FAILS if through is None else how, None if isinstance(through, Edge) else through)


def _bits(of: Fallout, reached: Iterable[Breakable]) -> int:
    bits = 0
    for one in reached:
        bits |= of.targets.own.get(one, 0)
    return bits
