"""The Pareto chart: which complaints are the vital few, and who answers for them."""

from __future__ import annotations

from itertools import accumulate

from blueprint.analysis.complaints import INDICATOR, months_of, with_complaints
from blueprint.analysis.ranking import Ranked, Ranking, ranking
from blueprint.analysis.vital import FEWEST, Why
from blueprint.graph.graph import Graph
from blueprint.layout.charts.pareto import Item, Pareto, lay_out
from blueprint.layout.charts.sheet import head_of
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme

_WHY = {Why.TOO_FEW: "too-few", Why.NOT_PLACED: "not-placed", Why.SPREAD: "spread"}


def view(graph: Graph, theme: Theme) -> Scene:
    """Complaints by indicator, of all months together."""
    indicators = with_complaints(graph)
    months = months_of(indicators)
    found = ranking(graph, INDICATOR, None, indicators, months)
    sums = accumulate(one.complaints for one in found.ranked)
    items = tuple(
        _item(one, found, reached / (found.total or 1), vital=place < found.vital)
        for place, (one, reached) in enumerate(zip(found.ranked, sums, strict=True))
    )
    why = _WHY.get(found.why, "") if found.why else ""
    first, last = (months[0], months[-1]) if months else ("", "")
    return lay_out(Pareto(head_of(graph, "pareto"), items, found.total, first, last, why, FEWEST), theme)


def _item(one: Ranked, found: Ranking, cumulative: float, *, vital: bool) -> Item:
    element, place = one.item.element, found.place(one.item)
    about, owner = place.name if place else "", found.owners(one.item)
    return Item(element.name, element.id, about, owner, one.complaints, cumulative, vital)
