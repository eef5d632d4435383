"""How far each failure reaches: for every system, touchpoint and owner at once, what breaks with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from blueprint.analysis.backing import Backing, backing, customer_actions
from blueprint.analysis.bits import carried, members, union
from blueprint.analysis.passing import passing, share_where
from blueprint.analysis.things import KINDS, PROCESS, SYSTEM, Thing, things
from blueprint.analysis.unrolled import Unrolled, Walked, walked_by_each
from blueprint.graph.contents import recovery_of
from blueprint.graph.graph import Graph
from blueprint.graph.hierarchy import from_below
from blueprint.graph.leaning import Breakable, Leaning
from blueprint.graph.marks import marks
from blueprint.graph.nodes import CustomerAction, Step

MOST_VISITS = 500_000
"""How many states are looked at for shares, over all failures together; the worst failures come first."""

Answer = tuple[str | None, float | None]
"""Whether all, some or none of the ways pass something, and the part of the customers who do."""

MARKED = ("peak", "pit", "end")
"""What stands out in a journey by the peak-end rule."""


class Hit(NamedTuple):
    """What breaks, counted. moments: moments of truth; actions: what customers do; healed: fail points with a recovery.

    worst: what feels worst of what customers do, None if nothing is hit; stands_out: which of `MARKED` are hit; who:
    the names of the customers who are hit, where there are several.
    """

    moments: int
    actions: int
    healed: int
    worst: CustomerAction | None
    stands_out: tuple[str, ...]
    who: tuple[str, ...]


class Reach(NamedTuple):
    """How far the failure of a thing reaches. sure: what leans on it; at_most: also what it tells or hands work on to.

    ways: `all`, `some` or `none` of the ways pass what it surely hits, None if no way ends; share: the part of those
    on their way who do, whichever customer they are, None where a branch that matters gives no shares, or where nobody
    has looked (`looked`).
    """

    thing: Thing
    sure: Hit
    at_most: Hit
    ways: str | None
    share: float | None
    looked: bool


class Targets(NamedTuple):
    """What can be hit, and how it feels. moments: how many moments of truth; customers: from the worst to the best.

    own: the bit of each: moments of truth, then what customers do, then fail points that have a recovery; marked: by
    `MARKED` the bits of what stands out; doing: by the name of each of several customers the bits of what they do.
    """

    moments: int
    customers: tuple[CustomerAction, ...]
    scores: dict[CustomerAction, float]
    own: dict[Breakable, int]
    marked: dict[str, int]
    doing: dict[str, int]

    def hit(self, bits: int) -> Hit:
        """What some bits stand for."""
        acted = bits >> self.moments & (1 << len(self.customers)) - 1
        healed = bits >> self.moments + len(self.customers)
        worst = self.customers[next(members(acted))] if acted else None
        stands_out = tuple(name for name, those in self.marked.items() if those & bits)
        moments = bits & (1 << self.moments) - 1
        who = tuple(name for name, those in self.doing.items() if those & bits)
        return Hit(moments.bit_count(), acted.bit_count(), healed.bit_count(), worst, stands_out, who)

    def standing_out(self, action: CustomerAction) -> tuple[str, ...]:
        """Which of `MARKED` something is that a customer does."""
        return tuple(name for name, those in self.marked.items() if those & self.own[action])


class Fallout:
    """Answers for one graph; each is looked for when it is first asked for.

    Cost: edges times elements through 64, and for shares `MOST_VISITS`.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph, self.leaning, self.targets = graph, Leaning(graph), targets_of(graph)

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """How far the failure of everything reaches, the worst first; ties as they were declared."""
        at_most = carried(self.leaning.followers, self.targets.own)
        bits = zip(
            self._things,
            _of_things(self.graph, self._things, self._sure),
            _of_things(self.graph, self._things, at_most),
            strict=True,
        )
        return tuple(_reaches(list(bits), self.targets, self.backing, self.walked))

    @cached_property
    def backing(self) -> Backing:
        """What stands behind everything."""
        return backing(self.graph, self.leaning, self._things)

    @cached_property
    def walked(self) -> tuple[Walked, ...]:
        """The ways through the journey, once for all who go the same."""
        return walked_by_each(self.graph)

    @cached_property
    def _things(self) -> tuple[Thing, ...]:
        return tuple(things(self.graph, self.leaning))

    @cached_property
    def _sure(self) -> dict[Breakable, int]:
        return carried(self.leaning.leaners, self.targets.own)

    def hit_by(self, failing: Iterable[Breakable]) -> Hit:
        """What leans on some elements, themselves among it."""
        return self.targets.hit(union(self._sure.get(one, 0) for one in failing))

    def share_of_moments(self, moments: int) -> float | None:
        """Some moments of truth through all of them; None where there are none."""
        return moments / self.targets.moments if self.targets.moments else None

    def share_of(self, actions: Iterable[CustomerAction]) -> Answer:
        """Whether all, some or none of the ways pass what customers do, and the part of the customers who do."""
        hit, answers = list(actions), []
        for one in self.walked:
            steps = {action.step for action in hit if _is_theirs(action, one)}
            found = passing(one.unrolled, dict.fromkeys(steps, 1))
            ways = found.ways(0) if found else None
            answers.append((ways, _share(one.unrolled, ways, steps.__contains__)))
        return together(answers)


def single_points(of: Fallout) -> list[Reach]:
    """The systems that break most moments of truth, if that is more than one; several if they break as many."""
    systems = [reach for reach in of.reaches if reach.thing.kind in {SYSTEM, PROCESS}]
    most = max((reach.sure.moments for reach in systems), default=0)
    return [reach for reach in systems if reach.sure.moments == most] if most > 1 else []


def targets_of(graph: Graph) -> Targets:
    """What can be hit in a graph."""
    scores = {moment.action: moment.score for found in marks(graph) for moment in found.moments}

    def badness(action: CustomerAction) -> float:
        return graph.scale.goodness(scores[action]) if action in scores else 2.0

    moments, customers = tuple(graph.moments_of_truth()), tuple(sorted(customer_actions(graph), key=badness))
    healed = [action for action, fail in graph.fails() if recovery_of(graph, action, fail)]
    own: dict[Breakable, int] = {}
    for number, element in enumerate((*moments, *customers, *healed)):
        own[element] = own.get(element, 0) | 1 << number
    first = len(moments)
    place = {action: 1 << number for number, action in enumerate(customers, first)}
    marked = {name: union(place[action] for action in actions) for name, actions in _marked(graph).items()}
    return Targets(first, customers, scores, own, marked, _doing(graph, place))


def _doing(graph: Graph, place: Mapping[CustomerAction, int]) -> dict[str, int]:
    """By the name of each of several customers the bits of what they do, alone or together."""
    names = {key: customer.name for key in graph.walkers if (customer := graph.customer(key))}
    if len(names) < 2:
        return {}
    return {
        name: union(bit for action, bit in place.items() if action.customer in {key, None})
        for key, name in names.items()
    }


def _marked(graph: Graph) -> dict[str, list[CustomerAction]]:
    found: dict[str, list[CustomerAction]] = {name: [] for name in MARKED}
    for journey in marks(graph):
        for name, moments in zip(MARKED, ((journey.peak,), journey.pits, (journey.end,)), strict=True):
            found[name] += [moment.action for moment in moments if moment is not None]
    return found


def _of_things(graph: Graph, found: tuple[Thing, ...], reached: Mapping[Breakable, int]) -> list[int]:
    """The bits of each thing, of an owner with those of all who are part of it."""
    bits = {thing.element: union(reached.get(one, 0) for one in thing.failing) for thing in found}
    for owner in from_below(graph):
        if (above := graph.owner(owner.part_of)) is not None:
            bits[above] |= bits[owner]
    return [bits[thing.element] for thing in found]


def _reaches(
    hits: list[tuple[Thing, int, int]], targets: Targets, behind: Backing, walked: tuple[Walked, ...]
) -> Iterator[Reach]:
    """The reach of every thing that has a part in this blueprint, the worst first; ties as they were declared."""
    passes = [_Passes(one.unrolled, _hits_by_step(targets, behind, one)) for one in walked]
    ranked = [
        (number, thing, targets.hit(sure), targets.hit(at_most))
        for number, (thing, sure, at_most) in enumerate(hits)
        if thing.failing or at_most or thing.element.place.file is None
    ]
    ranked.sort(key=lambda one: (-one[2].moments, -one[2].actions, -one[3].moments, -one[3].actions))
    looked = 0
    for number, thing, sure, at_most in ranked:
        looked += sum(one.cost(number) for one in passes)
        ways, share = together([one.answer(number, look=looked <= MOST_VISITS) for one in passes])
        yield Reach(thing, sure, at_most, ways, share, looked <= MOST_VISITS or ways != "some")


def _hits_by_step(targets: Targets, behind: Backing, walked: Walked) -> dict[Step, int]:
    """For each step the things, bit by bit, whose failure hits what these customers do there."""
    hits: dict[Step, int] = {}
    for action in targets.customers:
        if _is_theirs(action, walked):
            hits[action.step] = hits.get(action.step, 0) | behind.of(action, *KINDS)
    return hits


def _is_theirs(action: CustomerAction, walked: Walked) -> bool:
    return action.customer is None or action.customer in walked.customers


class _Passes:
    """Which ways of some customers pass what each thing hits."""

    def __init__(self, unrolled: Unrolled, hits: Mapping[Step, int]) -> None:
        self._unrolled, self._hits, self._found = unrolled, hits, passing(unrolled, hits)

    def _ways(self, number: int) -> str | None:
        return self._found.ways(number) if self._found else None

    def cost(self, number: int) -> int:
        """How many states have to be looked at for a share."""
        return len(self._unrolled.legs) if self._ways(number) == "some" else 0

    def answer(self, number: int, *, look: bool) -> Answer:
        """Of one thing; without its share where that is not to be looked for."""
        ways = self._ways(number)
        if ways == "some" and not look:
            return ways, None
        return ways, _share(self._unrolled, ways, lambda step: self._hits.get(step, 0) >> number & 1)


def together(answers: Sequence[Answer]) -> Answer:
    """Of customers who go different ways: what holds for each of them; a share only where it is the same for all.

    >>> together([("all", 1.0), ("none", 0.0)]), together([("all", 1.0), (None, None)])
    (('some', None), ('all', 1.0))
    """
    known = [answer for answer in answers if answer[0] is not None] or [(None, None)]
    ways, shares = {ways for ways, _ in known}, {share for _, share in known}
    return ways.pop() if len(ways) == 1 else "some", shares.pop() if len(shares) == 1 else None


def _share(unrolled: Unrolled, ways: str | None, is_hit: Callable[[Step], object]) -> float | None:
    """The part of the customers who pass what is hit; only where some ways do has one to look."""
    if ways != "some":
        return {"all": 1.0, "none": 0.0, None: None}[ways]
    return share_where(unrolled, is_hit)
