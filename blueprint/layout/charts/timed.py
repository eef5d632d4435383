"""What a timeline shows: steps with the time that customers and staff spend in each, and the sums."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.layout.charts.columns import Stage
from blueprint.layout.charts.sheet import Head
from blueprint.layout.charts.spells import Spell


class Moment(NamedTuple):
    """A step of the main path. spells: of each customer, None who does nothing; the others: minutes worked."""

    stage: Stage
    spells: tuple[Spell | None, ...]
    in_view: float | None = None
    out_of_view: float | None = None

    @property
    def longest(self) -> float | None:
        """The minutes of whoever is slowest, None where nobody is timed."""
        known = [spell.total for spell in self.spells if spell and spell.total is not None]
        return max(known, default=None)


class Spent(NamedTuple):
    """A sum over the main path. minutes: of what is known; waiting: the share of it; at_least: something is not."""

    name: str
    minutes: float | None
    at_least: bool
    waiting: float | None = None


class Timeline(NamedTuple):
    """A timeline. spent: what each customer spends, in the order of their spells; in_view, out_of_view: the work;
    off_path: the steps that are left out, since they lie off the main path."""

    head: Head
    moments: tuple[Moment, ...]
    spent: tuple[Spent, ...]
    in_view: Spent
    out_of_view: Spent
    off_path: tuple[str, ...] = ()
