"""Sets as whole numbers, bit by bit, carried through a graph: one walk answers for thousands of elements at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from blueprint.graph.leaning import Breakable


def carried(onward: Mapping[Breakable, Sequence[Breakable]], own: Mapping[Breakable, int]) -> dict[Breakable, int]:
    """For each thing the bits of all that there is a way to from it, itself among them.

    own: the bits of each thing itself. Cost: edges times bits through 64.
    """
    found: dict[Breakable, int] = {}
    for thing in _last_first(onward, own):
        bits = own.get(thing, 0)
        for later in onward.get(thing, ()):
            bits |= found[later]
        found[thing] = bits
    left = [thing for thing in onward if thing not in found]
    if left:
        _carry_through_rings(left, onward, own, found)
    return found


def _last_first(onward: Mapping[Breakable, Sequence[Breakable]], own: Iterable[Breakable]) -> Iterator[Breakable]:
    """Everything, each after all that it leads to; what is in a ring, or leads into one, is left out."""
    before = turned(onward)
    missing = {thing: len(those) for thing, those in onward.items()}
    waiting = [thing for thing in dict.fromkeys((*own, *before, *onward)) if not missing.get(thing)]
    for thing in waiting:
        yield thing
        for earlier in before.get(thing, ()):
            missing[earlier] -= 1
            if not missing[earlier]:
                waiting.append(earlier)


def _carry_through_rings(
    left: Sequence[Breakable],
    onward: Mapping[Breakable, Sequence[Breakable]],
    own: Mapping[Breakable, int],
    found: dict[Breakable, int],
) -> None:
    """Add the bits of what is in rings, and of what leads into one; a ring is one thing (networkx finds them)."""
    import networkx

    graph = networkx.DiGraph((thing, later) for thing in left for later in onward[thing] if later not in found)
    condensed = networkx.condensation(graph)
    for ring in reversed(list(networkx.topological_sort(condensed))):
        members_ = condensed.nodes[ring]["members"]
        bits = union(own.get(thing, 0) for thing in members_)
        bits |= union(found.get(later, 0) for thing in members_ for later in onward[thing])
        found.update(dict.fromkeys(members_, bits))


def turned(onward: Mapping[Breakable, Sequence[Breakable]]) -> dict[Breakable, list[Breakable]]:
    """The same edges the other way round: for each thing what it leans on at once."""
    found: dict[Breakable, list[Breakable]] = {}
    for thing, leaners in onward.items():
        for leaner in leaners:
            found.setdefault(leaner, []).append(thing)
    return found


def union(sets: Iterable[int]) -> int:
    """All of some sets together.

    >>> union([0b01, 0b10])
    3
    """
    whole = 0
    for bits in sets:
        whole |= bits
    return whole


def members(bits: int) -> Iterator[int]:
    """The numbers in a set, from the lowest.

    >>> list(members(0b1010))
    [1, 3]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
