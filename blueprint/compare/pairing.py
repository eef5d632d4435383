"""Which element of one blueprint is which of another: by id, then by likeness of text, never by position alone.

Pairing does not depend on which of the two is the earlier one: what is added one way is removed the other way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any, NamedTuple

ALIKE = 0.5
"""How alike two texts must be to be two wordings of one thing that stands where it stood."""

FAR_ALIKE = 0.7
"""How alike they must be if it stands elsewhere."""

_MOST = 40
"""How far from each other in their order texts are compared that nothing else joins, so that many cost no more."""

_LONGEST = 200
"""How many characters of a text are compared."""


class Pairs(NamedTuple):
    """Elements of two blueprints.

    both: those that are the same, in the order of the later one; guessed: those of them that only likeness of text
    joined.
    """

    both: tuple[tuple[Any, Any], ...]
    removed: tuple[Any, ...]
    added: tuple[Any, ...]
    guessed: tuple[tuple[Any, Any], ...] = ()


def pair(
    before: Iterable[Any],
    after: Iterable[Any],
    keys: Sequence[Callable[[Any], Hashable]],
    texts: Sequence[Callable[[Any], str]] = (),
    near: Callable[[Any], Hashable] = lambda _: None,
) -> Pairs:
    """Pair elements one to one.

    keys: what two elements have in common if they are the same, the surest first (None is never in common); texts: what
    is compared for likeness after that, one after the other; near: what elements share that stand near each other
    (None: nothing): those need to be less alike.

    What has the same key is joined in order. Of what is as alike, the most alike in place goes first: with as many
    joined before it on both sides; then what stands further to the front.
    """
    left, right = list(before), list(after)
    found: dict[int, int] = {}
    for key in keys:
        _join(left, right, found, key)
    sure = set(found)
    for text in texts:
        _join_alike(_Texts(left, right, text), found, near, ALIKE)
        _join_alike(_Texts(left, right, text), found, lambda _: "anywhere", FAR_ALIKE)
    back = {there: here for here, there in found.items()}
    return Pairs(
        tuple((left[back[there]], right[there]) for there in range(len(right)) if there in back),
        tuple(one for here, one in enumerate(left) if here not in found),
        tuple(one for there, one in enumerate(right) if there not in back),
        tuple((left[here], right[there]) for here, there in sorted(found.items()) if here not in sure),
    )


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two texts are, from 0 to 1, whichever comes first; 0 if it is less than the least that counts.

    >>> likeness("Queues at the counter", "Waits at the counter") > ALIKE > likeness("Queues", "Pays the bill")
    True
    """
    if one == other:
        return 1.0 if one else 0.0
    shorter, longer = sorted((one.casefold()[:_LONGEST], other.casefold()[:_LONGEST]))
    matcher = SequenceMatcher(None, shorter, longer, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    alike = matcher.ratio()
    return alike if alike >= least else 0.0


def _join(left: list[Any], right: list[Any], found: dict[int, int], key: Callable[[Any], Hashable]) -> None:
    """Join what has the same key, in order."""
    taken = set(found.values())
    waiting: dict[Hashable, list[int]] = {}
    for there, one in enumerate(right):
        if there not in taken and (value := key(one)) is not None:
            waiting.setdefault(value, []).append(there)
    for those in waiting.values():
        those.reverse()
    for here, one in enumerate(left):
        if here not in found and (those := waiting.get(key(one))):
            found[here] = those.pop()


class _Texts(NamedTuple):
    """Two lists of elements, and what is compared of each."""

    left: list[Any]
    right: list[Any]
    of: Callable[[Any], str]


def _join_alike(texts: _Texts, found: dict[int, int], near: Callable[[Any], Hashable], enough: float) -> None:
    """Join what is alike, the most alike first."""
    taken = set(found.values())
    for *_, here, there in sorted(_candidates(texts, found, near, enough)):
        if here not in found and there not in taken:
            found[here] = there
            taken.add(there)


def _candidates(
    texts: _Texts, found: dict[int, int], near: Callable[[Any], Hashable], enough: float
) -> Iterator[tuple[float, int, int, int, int]]:
    """What may be joined: how alike, how far apart, how far from the front, and both numbers."""
    taken = set(found.values())
    joined_left = _joined_before(found, len(texts.left))
    joined_right = _joined_before(taken, len(texts.right))
    waiting: dict[Hashable, list[int]] = {}
    for there, one in enumerate(texts.right):
        if there not in taken and (where := near(one)) is not None:
            waiting.setdefault(where, []).append(there)
    ranks: Counter[Hashable] = Counter()
    for here, one in enumerate(texts.left):
        if here in found:
            continue
        where = near(one)
        rank = ranks[where]
        ranks[where] += 1
        for there in waiting.get(where, ())[max(0, rank - _MOST + 1) : rank + _MOST]:
            if alike := likeness(texts.of(one), texts.of(texts.right[there]), enough):
                yield -alike, abs(joined_left[here] - joined_right[there]), here + there, here, there


def _joined_before(joined: Container[int], count: int) -> list[int]:
    """For each of some elements, how many before it are joined."""
    return list(accumulate((number in joined for number in range(count)), initial=0))


def moved(places: Sequence[int]) -> set[int]:
    """Which of some things left their order: all but the longest run that kept it.

    places: for each in its new order, its place in the old one. Of two runs as long, the earlier in the old order
    counts. Cost: n log n.

    >>> moved([0, 2, 1, 3]), moved([3, 0, 1, 2])
    ({1}, {0})
    """
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
