"""What a map of ownership shows: who answers for how much in which phase, and how it feels to customers there."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.graph.scale import Scale
from blueprint.layout.charts.sheet import Head
from blueprint.layout.charts.tree import Twig


class Mood(NamedTuple):
    """How it feels to one customer where somebody answers: the mean of the moments, on the file's scale."""

    customer: int
    mean: float


class Cell(NamedTuple):
    """What somebody has in one phase. things: the names; open: hand-offs that begin there without an agreement."""

    things: tuple[str, ...] = ()
    moods: tuple[Mood, ...] = ()
    open: int = 0


class Holder(NamedTuple):
    """An owner, or nobody, whose id is "".

    about: what kind of owner; leads: its name stands out; cells: one for each column; whole: all of it together; parts:
    how many things it and all that are part of it answer for.
    """

    id: str
    name: str
    about: str
    twig: Twig
    leads: bool
    cells: tuple[Cell, ...]
    whole: Cell
    parts: int


class Ownership(NamedTuple):
    """A map of ownership.

    phases: id and name of each column, the last is ("", "") if there are things in no phase; holders: the owners in
    the order of their tree; nobody: what has no owner, None if everything has; customers: their names; things, passed:
    how many things and hand-offs there are; meant: the scores are targets that nobody felt yet.
    """

    head: Head
    scale: Scale
    phases: tuple[tuple[str, str], ...]
    holders: tuple[Holder, ...]
    nobody: Holder | None
    customers: tuple[str, ...]
    things: int
    passed: int
    open: int
    meant: bool = False

    @property
    def several(self) -> bool:
        """Whether there are several customers, who are told apart in every cell."""
        return len(self.customers) > 1

    @property
    def rows(self) -> tuple[Holder, ...]:
        """All owners, and after them nobody, if there is anything that has no owner."""
        return (*self.holders, self.nobody) if self.nobody else self.holders

    @property
    def unowned(self) -> int:
        """How many things nobody answers for."""
        return len(self.nobody.whole.things) if self.nobody else 0
