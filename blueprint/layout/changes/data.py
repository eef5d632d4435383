"""What changed since an earlier state, as plain data by the ids of elements: all that the layout knows of comparing."""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.named import NamedTuple

KINDS = ("added", "removed", "moved", "relaned", "reworded", "reowned", "retimed", "refelt", "changed")
"""What may happen to an element, in the order in which it is told."""


class Edit(NamedTuple):
    """Something that happened to an element.

    kind: one of `KINDS`; key: as in the file; was: what to strike, as one reads it; full: all that stood there, where
    that is more; now: what stands there.
    """

    kind: str
    key: str = ""
    was: str = ""
    full: str = ""
    now: str = ""


class Place(NamedTuple):
    """A column. step: the id of a step of the later state, or, if it is gone, of the earlier one; phase: the id of the
    phase that it stands under; phase_gone: that one is of the earlier state, too."""

    step: str
    phase: str
    gone: bool = False
    phase_gone: bool = False


class Changes(NamedTuple):
    """What is to be shown of an earlier state.

    earlier: that state; felt: what stood out for each customer then, in the order of those of the later state (None:
    that curve is not drawn); places: all columns from left to right; steps, lanes: the ids of those of the earlier
    state that are still there, each with its id now; gone: the ids of the earlier state's cards that are not there any
    more; cards, steps_said, phases, lanes_said: what happened to each, by id; counts: how many changes there are of
    each kind; elsewhere: how many of them no picture shows.
    """

    earlier: Graph
    felt: tuple[Marks | None, ...]
    places: tuple[Place, ...]
    steps: Mapping[str, str]
    lanes: Mapping[str, str]
    gone: frozenset[str]
    cards: Mapping[str, tuple[Edit, ...]]
    steps_said: Mapping[str, tuple[Edit, ...]]
    phases: Mapping[str, tuple[Edit, ...]]
    lanes_said: Mapping[str, tuple[Edit, ...]]
    counts: Mapping[str, int]
    elsewhere: int = 0
