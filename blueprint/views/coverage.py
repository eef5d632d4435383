"""Coverage: what each moment speaks to, when it is, how far it goes, and what is built on sand."""

from __future__ import annotations

from itertools import groupby

from blueprint.analysis.coverage import DIMENSIONS, value_of
from blueprint.analysis.factors import FACTORS
from blueprint.analysis.sand import sand
from blueprint.analysis.speaking import Moment, moments_met
from blueprint.graph.footing import Weakness, WeakSpot
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.graph.scored import scored
from blueprint.layout.charts import coverage as chart
from blueprint.layout.charts.sheet import head_of
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme

_WEAK = {Weakness.UNHEALED: "unhealed", Weakness.UNOWNED: "unowned", Weakness.MISSED: "missed"}


def view(graph: Graph, theme: Theme) -> Scene:
    """Every customer's moments by modules, senses, stage and level."""
    weak = {one.step: tuple(map(_weak, one.spots)) for one in sand(graph)}
    met = tuple(
        _met(customer, list(moments), weak, graph)
        for customer, moments in groupby(moments_met(graph), key=lambda moment: moment.customer)
    )
    dimensions = tuple(chart.Dimension(one.name, one.values) for one in DIMENSIONS)
    factors = {one.name for one in scored(graph) if one.element is None}
    there = (tuple(name for name in FACTORS if (name in factors) is has) for has in (True, False))
    return chart.lay_out(chart.Coverage(head_of(graph, "coverage"), dimensions, met, *there), theme)


def _met(
    customer: str | None, moments: list[Moment], weak: dict[Step, tuple[chart.Weak, ...]], graph: Graph
) -> chart.Met:
    found = graph.customer(customer)
    phases = tuple(
        chart.Phase(phase.name, tuple(_moment(one, weak) for one in part))
        for phase, part in groupby(moments, key=lambda one: one.step.phase)
    )
    return chart.Met(found.name if found and len(graph.walkers) > 1 else "", phases)


def _moment(one: Moment, weak: dict[Step, tuple[chart.Weak, ...]]) -> chart.Moment:
    has = tuple(value_of(one, dimension.name, value) for dimension in DIMENSIONS for value in dimension.values)
    return chart.Moment(one.step.id, one.name, has, weak.get(one.step, ()))


def _weak(spot: WeakSpot) -> chart.Weak:
    return chart.Weak(_WEAK[spot.weakness], spot.fail.what if spot.fail else spot.element.name)
