"""The edges of the typed graph: which kinds there are, what an edge knows, which lines it crosses."""

from __future__ import annotations

from enum import StrEnum

from blueprint.errors import Place
from blueprint.graph.frozen import Frozen, frozen
from blueprint.graph.nodes import Action, Node, Touchpoint
from blueprint.model.lanes import lines_between


class EdgeKind(StrEnum):
    """What an edge means."""

    FLOW = "flow"
    """one action after another"""
    MEETS = "meets"
    """a customer's action meets a touchpoint"""
    INTERACTS = "interacts"
    """customer and frontstage act on each other: a moment of truth"""
    RELIES = "relies"
    """an action leans on another, further from the customer"""
    INFORMS = "informs"
    """a message from one action to another"""
    RECOVERS = "recovers"
    """a fail point and the step that makes it good"""
    OWNS = "owns"
    """an owner answers for something"""
    PART_OF = "part_of"
    """an owner belongs to another"""
    MEASURES = "measures"
    """an indicator measures an element"""
    PROMISES = "promises"
    """a promise is kept, or not, at an element"""


@frozen()
class Edge(Frozen):
    """A typed connection.

    via: the self-service touchpoint through which a customer reaches the backstage; share: 0 to 1 or None;
    within: minutes or None; loop: it goes back on purpose; declared: a person typed it (it did not follow from the
    order of steps or from a column).
    """

    kind: EdgeKind
    source: Node
    target: Node
    place: Place
    label: str | None = None
    artefact: str | None = None
    within: float | None = None
    share: float | None = None
    loop: bool = False
    via: Touchpoint | None = None
    declared: bool = False

    @property
    def crosses(self) -> tuple[str, ...]:
        """The lines of the blueprint that it crosses, from the upper to the lower: computed, never typed in."""
        if isinstance(self.source, Action) and isinstance(self.target, Action):
            return lines_between(self.source.lane.kind, self.target.lane.kind)
        return ()

    @property
    def is_moment_of_truth(self) -> bool:
        """Whether customer and service meet here: the edge crosses the line of interaction (Normann 1984)."""
        return self.kind is EdgeKind.INTERACTS and "interaction" in self.crosses


def kind_between(source: Action, target: Action) -> EdgeKind:
    """The kind of a link that does not say its kind, from the lanes of its two ends."""
    kinds = (source.lane.kind, target.lane.kind)
    if kinds[0] == kinds[1]:
        return EdgeKind.FLOW
    if set(kinds) == {"customer", "frontstage"}:
        return EdgeKind.INTERACTS
    if kinds in {("frontstage", "backstage"), ("backstage", "support"), ("frontstage", "support")}:
        return EdgeKind.RELIES
    return EdgeKind.INFORMS
