"""The organisation behind a service: what each owner answers for, and what the other analyses of it start from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from blueprint.analysis.answers import Answer, answers
from blueprint.analysis.departments import rolled_up
from blueprint.analysis.encounters import Encounter, Felt, by_owner, encounters, felt
from blueprint.analysis.pains import Pain, pains
from blueprint.graph.footing import missed_target
from blueprint.graph.graph import Graph
from blueprint.graph.hand_offs import HandOff, hand_offs
from blueprint.graph.nodes import Indicator, Owner

NOBODY = "nobody"
"""What stands where an owner would be."""


class Portfolio(NamedTuple):
    """What one owner answers for. whole: how many things it and all that are part of it answer for."""

    owner: Owner
    answers: tuple[Answer, ...]
    whole: int
    pains: tuple[Pain, ...]
    gives: tuple[HandOff, ...]
    takes: tuple[HandOff, ...]

    def number_of(self, *kinds: str) -> int:
        """How many things of some kinds the owner answers for."""
        return sum(answer.kind in kinds for answer in self.answers)

    @property
    def missed(self) -> tuple[Indicator, ...]:
        """The indicators that miss their target."""
        figures = (answer.element for answer in self.answers)
        return tuple(figure for figure in figures if isinstance(figure, Indicator) and missed_target(figure))

    @property
    def unplanned(self) -> tuple[Pain, ...]:
        """The pain points that nobody has an idea about."""
        return tuple(pain for pain in self.pains if not pain.planned)


class Organisation(NamedTuple):
    """All that is known of who answers. meetings: by customer and owner, None for what nobody owns."""

    graph: Graph
    answers: tuple[Answer, ...]
    encounters: tuple[Encounter, ...]
    meetings: dict[tuple[str | None, Owner | None], list[Encounter]]
    pains: tuple[Pain, ...]
    hand_offs: tuple[HandOff, ...]
    portfolios: tuple[Portfolio, ...]

    @property
    def unowned(self) -> tuple[Answer, ...]:
        """What nobody answers for."""
        return tuple(answer for answer in self.answers if answer.owner is None)

    def felt(self, customer: str | None, owner: Owner | None) -> Felt:
        """How it feels to a customer where an owner answers."""
        return felt(self.meetings.get((customer, owner), ()), owner, self.graph.scale)

    def name_of(self, customer: str | None) -> str:
        """What to call a customer; nothing where the file names nobody."""
        found = self.graph.customer(customer)
        return found.name if found else ""


def organisation(graph: Graph) -> Organisation:
    """Who answers for what, who meets it, what hurts, what is handed over. Cost: linear in the size of the graph."""
    owned, met, hurting, handed = answers(graph), encounters(graph), pains(graph), hand_offs(graph)
    portfolios = _portfolios(graph, owned, hurting, handed)
    return Organisation(graph, owned, met, by_owner(met), hurting, handed, portfolios)


def _portfolios(
    graph: Graph, owned: Iterable[Answer], hurting: Iterable[Pain], handed: Iterable[HandOff]
) -> tuple[Portfolio, ...]:
    """What every owner answers for; of a shared catalog only those owners who have a part in this service."""
    by: dict[str, dict[Owner | None, list]] = {"answers": {}, "pains": {}, "gives": {}, "takes": {}}
    for answer in owned:
        by["answers"].setdefault(answer.owner, []).append(answer)
    for pain in hurting:
        for owner in pain.owners:
            by["pains"].setdefault(owner, []).append(pain)
    for hand_off in handed:
        by["gives"].setdefault(hand_off.giver, []).append(hand_off)
        by["takes"].setdefault(hand_off.taker, []).append(hand_off)
    whole = rolled_up(graph, Counter(answer.owner for answer in owned if answer.owner))
    return tuple(
        Portfolio(owner, whole=whole[owner], **{key: tuple(lists.get(owner, ())) for key, lists in by.items()})
        for owner in graph.owners()
        if owner.place.file is None or whole[owner]
    )
