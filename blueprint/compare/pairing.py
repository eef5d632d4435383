"""Which element of one blueprint is which of another: by id, then by likeness of text, never by position alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

ALIKE = 0.5
"""How alike two texts must be to be two wordings of one thing that stands where it stood."""

FAR_ALIKE = 0.7
"""How alike they must be if it stands elsewhere."""

_MOST = 60
"""With how many candidates a text is compared; of more that stand together nobody could tell which is which."""


class Pairs(NamedTuple):
    """Elements of two blueprints. both: those that are the same, in the order of the later one."""

    both: tuple[tuple[Any, Any], ...]
    removed: tuple[Any, ...]
    added: tuple[Any, ...]


def pair(
    before: Iterable[Any],
    after: Iterable[Any],
    keys: Sequence[Callable[[Any], Hashable]],
    text: Callable[[Any], str] | None = None,
    near: Callable[[Any], Hashable] = lambda _: None,
) -> Pairs:
    """Pair elements one to one.

    keys: what two elements have in common if they are the same, the surest first (None is never in common); text: what
    is compared for likeness after that; near: what elements share that stand near each other: those go first.
    """
    left, right = list(before), list(after)
    found: dict[int, int] = {}
    for key in keys:
        _join(left, right, found, lambda one, key=key: key(one))
    if text is not None:
        _join_alike(left, right, found, text, near, ALIKE)
        _join_alike(left, right, found, text, lambda _: None, FAR_ALIKE)
    back = {there: here for here, there in found.items()}
    return Pairs(
        tuple((left[back[there]], right[there]) for there in range(len(right)) if there in back),
        tuple(one for here, one in enumerate(left) if here not in found),
        tuple(one for there, one in enumerate(right) if there not in back),
    )


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1.

    >>> likeness("Queues at the counter", "Waits at the counter") > ALIKE > likeness("Queues", "Pays the bill")
    True
    """
    if one == other:
        return 1.0 if one else 0.0
    return SequenceMatcher(None, one.casefold()[:300], other.casefold()[:300], autojunk=False).ratio()


def _join(left: list[Any], right: list[Any], found: dict[int, int], key: Callable[[Any], Hashable]) -> None:
    """Join what has the same key, in order."""
    taken = set(found.values())
    waiting: dict[Hashable, list[int]] = {}
    for there, one in enumerate(right):
        if there not in taken and (value := key(one)) is not None:
            waiting.setdefault(value, []).append(there)
    for here, one in enumerate(left):
        if here not in found and (those := waiting.get(key(one))):
            found[here] = those.pop(0)


def _join_alike(
    left: list[Any], right: list[Any], found: dict[int, int], text: Callable[[Any], str],
    near: Callable[[Any], Hashable], enough: float,
) -> None:  # fmt: skip
    """Join what is alike, the most alike first; ties go by order."""
    taken = set(found.values())
    waiting: dict[Hashable, list[int]] = {}
    for there, one in enumerate(right):
        if there not in taken:
            waiting.setdefault(near(one), []).append(there)
    ranked = sorted(
        (-alike, here, there)
        for here, one in enumerate(left)
        if here not in found
        for there in waiting.get(near(one), ())[:_MOST]
        if (alike := likeness(text(one), text(right[there]))) >= enough
    )
    for _, here, there in ranked:
        if here not in found and there not in taken:
            found[here] = there
            taken.add(there)


def moved(places: Sequence[int]) -> set[int]:
    """Which of some things left their order: all but the longest run that kept it.

    places: for each in its new order, its place in the old one. Of two runs as long, the earlier in the old order
    counts. Cost: n log n.

    >>> moved([0, 2, 1, 3]), moved([3, 0, 1, 2])
    ({1}, {0})
    """
    from bisect import bisect_left

    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [number]
    kept: set[int] = set()
    number = at[-1] if at else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return {number for number in range(len(places)) if number not in kept}
