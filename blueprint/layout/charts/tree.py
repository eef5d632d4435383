"""A tree of names down the side of a chart: how far each is set in, and the lines that tie it to what it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from blueprint.layout.shapes import Point, Stroke

INDENT, DEEPEST = 16.0, 5  # px for each level; levels after which nothing is set in further


class Twig(NamedTuple):
    """A place in a tree. depth: its level, 0 at the top; more: for each level above, whether others follow there."""

    id: str
    depth: int
    more: tuple[bool, ...]

    @property
    def indent(self) -> float:
        """The px by which it is set in."""
        return INDENT * min(self.depth, DEEPEST)


def grown(parents: Mapping[str, str | None]) -> list[Twig]:
    """The tree in reading order: each id after what it is part of, in the order in which they come.

    parents: for each id what it is part of; what is not among them, or is part of itself by a ring, stands at the top.
    """
    children: dict[str | None, list[str]] = {}
    for one, parent in parents.items():
        children.setdefault(parent if parent in parents and parent != one else None, []).append(one)
    found: dict[str, Twig] = {}
    _grow([Twig(one, 0, ()) for one in children.get(None, [])], children, found)
    for one in parents:
        if one not in found:
            _grow([Twig(one, 0, ())], children, found)
    return list(found.values())


def _grow(waiting: list[Twig], children: Mapping[str | None, list[str]], found: dict[str, Twig]) -> None:
    """Add some twigs and all below them, depth first."""
    waiting.reverse()
    while waiting:
        twig = waiting.pop()
        if twig.id in found:
            continue
        found[twig.id] = twig
        below = [one for one in children.get(twig.id, ()) if one not in found]
        waiting += [Twig(one, twig.depth + 1, (*twig.more, place < len(below))) for place, one in enumerate(below, 1)][
            ::-1
        ]


def ties(twig: Twig, left: float, top: float, middle: float, bottom: float) -> Iterator[Stroke]:
    """The lines of one row of a tree. left: the x of names at the top level; middle: the y of its name."""
    for level, more in enumerate(twig.more[:DEEPEST]):
        x = left + INDENT * level + INDENT / 3
        if level == min(twig.depth, DEEPEST) - 1:
            yield Stroke((Point(x, top), Point(x, middle), Point(left + twig.indent - 3, middle)), "line-leader")
            if more:
                yield Stroke((Point(x, middle), Point(x, bottom)), "line-leader")
        elif more:
            yield Stroke((Point(x, top), Point(x, bottom)), "line-leader")


def depths(twigs: Sequence[Twig]) -> float:
    """The px by which the deepest is set in."""
    return max((twig.indent for twig in twigs), default=0.0)
