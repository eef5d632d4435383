"""Importance against experience: what matters and is poor comes first."""

from __future__ import annotations

from blueprint.analysis import gaps
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step, Touchpoint
from blueprint.graph.scored import Scored, scored
from blueprint.layout.charts.plot import CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL
from blueprint.layout.charts.quadrant import Quadrant, Rated, lay_out
from blueprint.layout.charts.sheet import head_of
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme

_CORNERS = {
    gaps.CONCENTRATE: CONCENTRATE, gaps.KEEP_UP: KEEP_UP, gaps.LOW_PRIORITY: LOW_PRIORITY, gaps.OVERKILL: OVERKILL,
}  # fmt: skip
_KINDS = {Touchpoint: "touchpoint", Step: "step"}


def view(graph: Graph, theme: Theme) -> Scene:
    """Everything with an importance and an experience, in the quadrants of Martilla & James (1977)."""
    found = gaps.ranked(scored(graph))
    cross = gaps.cross_hairs_of(found, gaps.MEAN)
    rated = tuple(one for scores in found if (one := _rated(scores, cross, graph)) is not None)
    partly = tuple((one.name, _kind(one)) for one in found if (one.importance is None) != (one.experience is None))
    return lay_out(Quadrant(head_of(graph, "quadrant"), rated, cross.importance, cross.experience, True, partly), theme)


def _rated(one: Scored, cross: gaps.CrossHairs, graph: Graph) -> Rated | None:
    """A thing with both scores; None for another. One alone is in no quadrant, and stands for what is there."""
    if one.importance is None or one.experience is None:
        return None
    corner = _CORNERS.get(gaps.quadrant(one, cross) or "", KEEP_UP)
    owner = gaps.owner_of(one.element, graph)
    return Rated(
        one.name, _kind(one), one.element.id if one.element else "", owner, one.importance, one.experience, corner
    )


def _kind(one: Scored) -> str:
    return _KINDS.get(type(one.element), "factor")
