"""The one table of lane kinds: what they hold, their order from top to bottom, and the lines between them.

A new kind of lane is one more record here. The lines are the ones of the field: Shostack (1984) drew the line of
visibility, Kingman-Brundage (1989) and Bitner, Ostrom & Morgan (2008) the lines of interaction and of internal
interaction.
"""

from __future__ import annotations

from blueprint.named import NamedTuple


class LaneKind(NamedTuple):
    """A kind of lane.

    name: the word in a file (`kind: frontstage`); lane: the id of the lane of this kind that every blueprint has
    (None: it has none); line_below: the line of the blueprint drawn under the last lane of this kind;
    depth: how far from the customer its actions happen (None: it holds no actions that are joined by lines);
    about: what its lanes hold, for documentation and editors.
    """

    name: str
    lane: str | None
    line_below: str | None
    depth: int | None
    about: str


LANE_KINDS = (
    LaneKind("touchpoint", "touchpoints", None, None, "what the customer meets, physical or digital evidence"),
    LaneKind("customer", "customer", "interaction", 0, "what the customer does"),
    LaneKind("frontstage", "frontstage", "visibility", 1, "what staff or machines do in the customer's view"),
    LaneKind("backstage", "backstage", "internal", 2, "what contact staff and systems do out of view"),
    LaneKind("support", "support", None, 3, "systems, partners and other departments that the rest leans on"),
    LaneKind("note", None, None, None, "anything to read beside it: policy, metric, question, idea"),
)

KIND = {kind.name: kind for kind in LANE_KINDS}
BUILT_IN = {kind.lane: kind.name for kind in LANE_KINDS if kind.lane}
"""Lane id → kind, for the lanes that need no declaring."""

LINES = tuple(kind.line_below for kind in LANE_KINDS if kind.line_below)
"""The lines from top to bottom: interaction, visibility, internal."""

ORDER = {kind.name: place for place, kind in enumerate(LANE_KINDS)}


def lines_between(kind: str, other: str) -> tuple[str, ...]:
    """The lines that lie between two kinds of lanes, from the upper to the lower.

    >>> lines_between("backstage", "customer")
    ('interaction', 'visibility')
    >>> lines_between("frontstage", "frontstage")
    ()
    """
    low, high = sorted((ORDER[kind], ORDER[other]))
    return tuple(line for place in range(low, high) if (line := LANE_KINDS[place].line_below))
