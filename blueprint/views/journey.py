"""The journey: the curves of all customers, large, with the figures that sum each of them up."""

from __future__ import annotations

from blueprint.analysis.journey import Journey, journeys
from blueprint.analysis.panel import panel
from blueprint.graph.graph import Graph
from blueprint.layout.charts.journey import lay_out
from blueprint.layout.charts.panel import Summed
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme


def view(graph: Graph, theme: Theme) -> Scene:
    """How each step feels to every customer; peak–end, low–end, high–end and mean of each journey."""
    found = journeys(graph)
    return lay_out(graph, tuple(journey.marks for journey in found), [_summed(one, graph) for one in found], theme)


def _summed(journey: Journey, graph: Graph) -> Summed:
    """The figures of one journey along the main path."""
    scores, minutes = [stop.score for stop in journey.stops], [stop.minutes for stop in journey.stops]
    found = panel(scores, minutes, graph.scale)
    figures = (found.peak_end, found.low_end, found.high_end, found.mean)
    return Summed(journey.customer or "", journey.name, figures, any(moment.meant for moment in journey.marks.path))
