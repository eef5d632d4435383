"""Impact: what breaks if something fails, where a service hangs on one thing, and what can go wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.branching import caveats_of_ways
from blueprint.analysis.fail_points import Risk, fail_points_table, risks
from blueprint.analysis.failing_one import FOLLOWS, Failure, failure
from blueprint.analysis.failure_tables import broken_table, leans_on_table, moments_table
from blueprint.analysis.fallout import Fallout, single_points
from blueprint.analysis.impact_advice import advice_for_all, advice_for_one
from blueprint.analysis.impact_tables import customer_of, leaning_table, ranking_tables
from blueprint.analysis.impact_words import caveats, sentences_for_all, sentences_for_one
from blueprint.analysis.result import Caveat, Mark, Result
from blueprint.analysis.wording import quoted
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction


def impact(graph: Graph, *, of: str | None = None) -> Result:
    """What breaks if something fails, up to the moments of truth and how they feel.

    of: the id or address of a system, touchpoint, owner, action or step, or the name of one of the first three; None
    for all systems, touchpoints and owners, the worst first. Raises UnknownName.

    Tables without `of`: `systems` (single points of failure), `touchpoints`, `owners`, `fail-points` (FMEA), `leaning`
    (what every moment leans on). With it: `moments` (what customers meet of it), `broken` (what else breaks),
    `leans-on` (what it needs itself), `fail-points` (in what breaks).

    What surely breaks follows `relies`, `interacts` and `meets` from the failure to the customers; at the most, also
    messages and work that is handed on. Cost: edges times elements through 64 for all of them at once, and for shares
    where only some ways are hit one walk over the unrolled journey each, up to a bound that a caveat tells.
    """
    found = Fallout(graph)
    return _of_all(found) if of is None else _of_one(found, failure(found, of))


def _of_all(found: Fallout) -> Result:
    graph, dangers = found.graph, risks(found)
    return Result(
        "impact",
        f"What breaks in {quoted(graph.title)} if something fails",
        summary=tuple(sentences_for_all(found, dangers)),
        tables=(*ranking_tables(found), fail_points_table(dangers, found), leaning_table(found)),
        marks=(*_single_points(found), *(_mark_of(risk) for risk in dangers)),
        caveats=(*caveats(found), *_caveats_of_ways(found, [reach.ways for reach in found.reaches])),
        advice=tuple(advice_for_all(found, dangers)),
    )


def _of_one(found: Fallout, one: Failure) -> Result:
    graph, there = found.graph, risks(found, {broken.element for broken in one.broken})
    return Result(
        "impact",
        f"What breaks in {quoted(graph.title)} if {quoted(one.element.name)} fails",
        summary=tuple(sentences_for_one(found, one, there)),
        tables=(
            moments_table(one, found),
            broken_table(one, graph),
            leans_on_table(one, graph),
            fail_points_table(there, found),
        ),
        marks=tuple(_marks_of_one(found, one)),
        caveats=(*caveats(found, one), *_caveats_of_ways(found, [one.ways])),
        advice=tuple(advice_for_one(found, one, there)),
    )


def _single_points(found: Fallout) -> Iterator[Mark]:
    for reach in single_points(found):
        for failing in reach.thing.failing:
            yield Mark("single-point", getattr(failing, "id", reach.thing.element.id), reach.sure.moments)


def _mark_of(risk: Risk) -> Mark:
    return Mark("fail-point" if risk.recovery else "fail-point-open", risk.action.id, risk.fail.risk)


def _marks_of_one(found: Fallout, one: Failure) -> Iterator[Mark]:
    """What breaks: each element for pictures, with the score where a customer feels it."""
    for broken in one.broken:
        kind, action = "broken-at-most" if broken.how == FOLLOWS else "broken", broken.element
        if isinstance(action, CustomerAction):
            customer = customer_of(found.graph, action)
            yield Mark(kind, action.id, found.targets.scores.get(action), customer.id if customer else None)
        else:
            yield Mark(kind, action.id)


def _caveats_of_ways(found: Fallout, ways: Sequence[str | None]) -> Iterator[Caveat]:
    """Loops and shares matter only where some ways are hit and others are not."""
    if "some" in ways:
        yield from dict.fromkeys(caveat for one in found.walked for caveat in caveats_of_ways(one.unrolled))
