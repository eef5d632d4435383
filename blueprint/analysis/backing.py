"""What stands behind each moment: all the systems, touchpoints, owners and staff that it leans on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from blueprint.analysis.bits import carried, members, turned, union
from blueprint.analysis.things import KINDS, Thing
from blueprint.graph.graph import Graph
from blueprint.graph.hierarchy import from_below
from blueprint.graph.leaning import Breakable, Leaning
from blueprint.graph.nodes import CustomerAction, FrontstageAction, Node, Owner, StaffAction

ANSWERING, IN_VIEW, OUT_OF_VIEW = "answering", "in view", "out of view"
"""Owners who answer for something themselves; what staff do frontstage, and what is done backstage and in support."""


class Backing(NamedTuple):
    """Bits for every element: of all that it leans on.

    behind: what each bit stands for; kinds: the bits of each kind, those of a `Thing` and the three above. An `OWNER`
    stands for all that those below it answer for, an owner as `ANSWERING` only for its own.
    """

    bits: dict[Breakable, int]
    behind: Sequence[Node]
    kinds: dict[str, int]
    places: dict[Node, int]

    def of(self, element: Breakable, *kinds: str) -> int:
        """What of some kinds an element leans on, bit by bit."""
        return self.bits.get(element, 0) & union(self.kinds[kind] for kind in kinds)

    def named(self, bits: int, most: int | None = None) -> list[Node]:
        """What some bits stand for, the first few of them."""
        found = []
        for number in members(bits):
            if most is not None and len(found) == most:
                break
            found.append(self.behind[number])
        return found

    def leans_on(self, element: Breakable, action: Node) -> bool:
        """Whether an element leans on something that staff do."""
        number = self.places.get(action)
        return number is not None and bool(self.bits.get(element, 0) >> number & 1)


def backing(graph: Graph, leaning: Leaning, things: Sequence[Thing]) -> Backing:
    """What stands behind every element; the bits of the things come first. Cost: edges times elements through 64."""
    owners = [thing.element for thing in things if isinstance(thing.element, Owner)]
    staff = [action for action in graph.actions() if isinstance(action, StaffAction)]
    behind = [*(thing.element for thing in things), *owners, *staff]
    kinds = _kinds([*(thing.kind for thing in things), *(ANSWERING for _ in owners), *map(_view, staff)])
    chains = _with_those_above(graph, {thing.element: 1 << number for number, thing in enumerate(things)})
    answering = {owner: 1 << number for number, owner in enumerate(owners, len(things))}
    own: dict[Breakable, int] = {}
    for number, thing in enumerate(things):
        element = thing.element
        bits = chains[element] | answering[element] if isinstance(element, Owner) else 1 << number
        for failing in thing.failing:
            own[failing] = own.get(failing, 0) | bits
    places: dict[Node, int] = {action: number for number, action in enumerate(staff, len(things) + len(owners))}
    for action, number in places.items():
        own[action] = own.get(action, 0) | 1 << number
    return Backing(carried(turned(leaning.leaners), own), behind, kinds, places)


def _view(action: StaffAction) -> str:
    return IN_VIEW if isinstance(action, FrontstageAction) else OUT_OF_VIEW


def _kinds(kinds: Iterable[str]) -> dict[str, int]:
    """By kind the bits of that kind, for a row of kinds."""
    found: dict[str, int] = dict.fromkeys((*KINDS, ANSWERING, IN_VIEW, OUT_OF_VIEW), 0)
    for number, kind in enumerate(kinds):
        found[kind] |= 1 << number
    return found


def _with_those_above(graph: Graph, bits: Mapping[Node, int]) -> dict[Owner, int]:
    """The bits of each owner with those of all whom it is part of."""
    found = {owner: bits.get(owner, 0) for owner in graph.owners()}
    for owner in reversed(from_below(graph)):
        if (above := graph.owner(owner.part_of)) is not None:
            found[owner] |= found[above]
    return found


def customer_actions(graph: Graph) -> list[CustomerAction]:
    """What customers do, in the order of the file: from left to right, each step from the top."""
    actions = [action for action in graph.actions("customer") if isinstance(action, CustomerAction)]
    return sorted(actions, key=lambda action: action.step.index)
