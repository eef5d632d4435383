"""All ways through a branching journey: the same as listing them, and fast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint.analysis.impact import impact
from blueprint.analysis.journeys import End, ends_of
from blueprint.analysis.moments import moments
from blueprint.analysis.panel import panel
from blueprint.analysis.timing import time
from blueprint.analysis.unrolled import is_back, unroll
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.graph.scale import Scale
from blueprint.views.timeline import timeline
from tests.effort import examples, lines_run

MEASURES = ("peak_end", "low_end", "high_end", "mean", "serial")


def graph_of(steps: list[dict[str, Any]], scale: Any = None) -> Graph:
    blueprint = {"blueprint": 1, "title": "T", "journey": [{"phase": "P", "steps": steps}]}
    return bp.Blueprint.model_validate(blueprint | ({"scale": scale} if scale else {})).graph


def scores_of(graph: Graph) -> dict[Step, float]:
    found = {}
    for step in graph.steps:
        for action in graph.actions_of(None, step):
            if action.emotion is not None and action.emotion.felt is not None:
                found[step] = action.emotion.felt
    return found


def ends(graph: Graph) -> tuple[End, ...]:
    acting = [step for step in graph.steps if graph.actions_of(None, step)]
    return ends_of(unroll(graph), acting, scores_of(graph), graph.scale)


def walks(graph: Graph) -> Iterator[tuple[list[Step], float | None]]:
    """Every way through, taking each way back at most once, by listing them."""
    waiting: list[tuple[list[Step], frozenset[Any], list[Any]]] = [([graph.steps[0]], frozenset(), [])]
    while waiting:
        path, used, taken = waiting.pop()
        for way in graph.ways(path[-1]):
            back = is_back(path[-1], way)
            if back and way in used:
                continue
            if way.target is None:
                yield path, None
            else:
                waiting.append(([*path, way.target], used | {way} if back else used, taken))


def brute(graph: Graph) -> dict[str, dict[str, tuple[float, float]]]:
    """The worst and best of each measure by end."""
    scores, scale, found = scores_of(graph), graph.scale, {}
    for path, _ in walks(graph):
        acting = [step for step in path if graph.actions_of(None, step)]
        if not acting:
            continue
        figures = panel([scores.get(step) for step in acting], [None] * len(acting), scale)
        for measure in MEASURES:
            found.setdefault(acting[-1].id, {}).setdefault(measure, []).append(getattr(figures, measure))
    return {
        step: {measure: _ends(values, scale) for measure, values in measures.items()}
        for step, measures in found.items()
    }


def _ends(values: list[float | None], scale: Scale) -> Any:
    if None in values:
        return (None, None)
    return min(values, key=scale.goodness), max(values, key=scale.goodness)


@st.composite
def branching(draw: st.DrawFn, shared: bool = False) -> list[dict[str, Any]]:
    """Small journeys with branches, loops and several ends. shared: every branch says how many go where."""
    count = draw(st.integers(1, 7))
    steps = []
    for number in range(count):
        step: dict[str, Any] = {"id": f"s{number}"}
        if draw(st.integers(0, 4)):
            step["customer"] = f"acts {number}"
            if draw(st.integers(0, 5)):
                step["emotion"] = draw(st.integers(-6, 6)) / 2
        else:
            step["backstage"] = "Works"
        if draw(st.integers(0, 2)) == 0:
            targets = draw(st.lists(st.integers(0, count), min_size=1, max_size=3, unique=True))
            step["next"] = [{"to": f"s{to}" if to < count else "end", "loop": to <= number} for to in targets]
            parts = draw(st.lists(st.integers(1, 9), min_size=len(targets), max_size=len(targets))) if shared else []
            if len(parts) > 1:
                step["next"] = [
                    way | {"share": part / sum(parts)} for way, part in zip(step["next"], parts, strict=True)
                ]
        steps.append(step)
    return steps


SCALES = st.sampled_from([None, {"from": -3, "to": 3, "good": "low"}])


@examples(500)
@given(branching(), SCALES)
def test_the_same_as_listing_every_way(steps: list[dict[str, Any]], scale: Any) -> None:
    graph = graph_of(steps, scale)
    expected = brute(graph)
    found = {end.step.id: end.summaries for end in ends(graph)}
    assert found.keys() == expected.keys()
    for step, measures in expected.items():
        for measure, (worst, best) in measures.items():
            spread = found[step][measure]
            assert (spread.worst, spread.best) == (pytest.approx(worst), pytest.approx(best)), (step, measure)


def ends_somewhere(graph: Graph, step: Step, used: frozenset[Any]) -> bool:
    """Whether there is an end for whoever is at a step and has used up some ways back."""
    waiting, seen = [(step, used)], set()
    while waiting:
        here, gone = waiting.pop()
        if (here, gone) in seen:
            continue
        seen.add((here, gone))
        for way in graph.ways(here):
            back = is_back(here, way)
            if way.target is None:
                return True
            if not (back and way in gone):
                waiting.append((way.target, gone | {way} if back else gone))
    return False


def walked(graph: Graph) -> Iterator[tuple[list[Step], float]]:
    """Every way through with the part of the customers who take it; of ways back that are used up the others share."""
    waiting: list[tuple[list[Step], frozenset[Any], float]] = [([graph.steps[0]], frozenset(), 1.0)]
    while waiting:
        path, used, part = waiting.pop()
        open_ways = []
        for way in graph.ways(path[-1]):
            back = is_back(path[-1], way)
            now = used | {way} if back else used
            if not (back and way in used) and (way.target is None or ends_somewhere(graph, way.target, now)):
                open_ways.append((way, now))
        whole = sum(way.share for way, _ in open_ways) if len(open_ways) > 1 else 0.0
        for way, now in open_ways:
            share = part * way.share / whole if len(open_ways) > 1 else part
            if way.target is None:
                yield path, share
            else:
                waiting.append(([*path, way.target], now, share))


def by_share(graph: Graph) -> dict[str, tuple[float, dict[str, float | None]]]:
    """By end the part of the customers who come there, and the mean of each measure over all of their ways."""
    scores = scores_of(graph)
    arrived: dict[str, list[tuple[float, Any]]] = {}
    for path, share in walked(graph):
        acting = [step for step in path if graph.actions_of(None, step)]
        if acting:
            figures = panel([scores.get(step) for step in acting], [None] * len(acting), graph.scale)
            arrived.setdefault(acting[-1].id, []).append((share, figures))
    return {step: (sum(share for share, _ in ways), {name: _mean(ways, name) for name in MEASURES})
            for step, ways in arrived.items()}  # fmt: skip


def _mean(ways: list[tuple[float, Any]], name: str) -> float | None:
    values = [(share, getattr(figures, name)) for share, figures in ways]
    if any(value is None for _, value in values):
        return None
    return sum(share * value for share, value in values) / sum(share for share, _ in values)


@examples(500)
@given(branching(shared=True), SCALES)
def test_the_expected_value_is_that_of_listing_every_way_with_its_share(
    steps: list[dict[str, Any]], scale: Any
) -> None:
    graph = graph_of(steps, scale)
    expected = by_share(graph)
    found = {end.step.id: end for end in ends(graph)}
    assert found.keys() == expected.keys()
    for step, (share, measures) in expected.items():
        assert found[step].share == pytest.approx(share)
        for name, value in measures.items():
            assert found[step].summaries[name].expected == pytest.approx(value), (step, name)


def forks(count: int) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for number in range(count):
        ways = [{"to": f"a{number}", "share": "40%"}, {"to": f"b{number}", "share": "60%"}]
        after = f"d{number + 1}" if number + 1 < count else "end"
        steps += [
            {"id": f"d{number}", "customer": "Chooses", "emotion": 0, "decides": True, "next": ways},
            {"id": f"a{number}", "customer": "One", "emotion": number % 7 - 3, "next": after},
            {"id": f"b{number}", "customer": "Other", "emotion": (number * 3) % 7 - 3, "next": after},
        ]
    return steps


def test_forty_branches_take_milliseconds() -> None:
    graph = graph_of(forks(40))
    assert lines_run(lambda: ends(graph)) < 100_000, "2 to the 40th are too many to be walked one by one"
    found = ends(graph)
    assert sum(end.share for end in found) == pytest.approx(1)
    assert all(spread.expected is not None for end in found for spread in end.summaries.values())


def test_a_detour_that_comes_back_is_walked_once() -> None:
    graph = graph_of(
        [
            {
                "id": "ask",
                "customer": "Asks",
                "emotion": 0,
                "next": [{"to": "go", "share": 0.8}, {"to": "bar", "share": 0.2}],
            },
            {"id": "bar", "customer": "Waits", "emotion": -3, "next": "ask", "loop": True},
            {"id": "go", "customer": "Goes", "emotion": 2},
        ]
    )
    (end,) = ends(graph)
    assert end.share == pytest.approx(1)
    assert end.summaries["peak_end"] == (-0.5, 2.0, pytest.approx(0.8 * 2.0 + 0.2 * -0.5))
    assert end.summaries["mean"].worst == pytest.approx((0 - 3 + 0 + 2) / 4)


def test_without_shares_nothing_is_expected() -> None:
    graph = graph_of(
        [
            {"id": "a", "customer": "A", "emotion": 0, "next": ["b", "c"]},
            {"id": "b", "customer": "B", "emotion": 1, "next": "end"},
            {"id": "c", "customer": "C", "emotion": 2},
        ]
    )
    assert [(end.share, end.summaries["peak_end"].expected) for end in ends(graph)] == [(None, None)] * 2


def test_too_many_loops_are_not_walked_and_that_is_told() -> None:
    steps = [
        {"id": f"s{n}", "customer": f"A {n}", "emotion": 1, "next": [f"s{n + 1}", "s0"], "loop": True}
        for n in range(30)
    ]
    graph = graph_of([*steps, {"id": "s30", "customer": "Z", "emotion": 2}])
    assert not unroll(graph, most=1000).exhaustive
    assert [end.step.id for end in ends(graph)] == ["s30"]


CLINIC = """blueprint: 1
title: Clinic
customers: {patient: Patient, carer: Carer}
journey:
  - phase: P
    steps:
      - {id: a, customer: Arrive, takes: 5 min, emotion: 0}
      - {id: b, patient: {does: Goes home, emotion: 2, takes: 1 min}, next: end}
      - {id: c, carer: {does: Pays, emotion: -1, takes: 10 min}, support: {does: Books, needs: till}}
systems: {till: Till}
"""


def test_every_customer_comes_to_their_own_end() -> None:
    graph = bp.loads(CLINIC).graph
    told = {(row["customer"], row["end"]) for row in moments(graph).table("ends").records()}
    assert told == {(customer, end.id) for customer in graph.walkers for end in graph.ends(customer)}
    assert told == {("patient", "b"), ("carer", "c")}
    ways = {row["customer"]: row["total"] for row in time(graph).table("ways").records()}
    assert ways == {"patient": 6.0, "carer": 15.0}


def test_what_only_some_customers_pass_hits_only_some_ways() -> None:
    till = impact(bp.loads(CLINIC).graph).table("systems").records()[0]
    assert (till["ways"], till["share"], till["who"]) == ("some", None, "Carer")


def test_the_timeline_shows_everybody_on_their_own_way() -> None:
    shown = timeline(bp.loads(CLINIC).graph).moments
    assert [moment.stage.id for moment in shown] == ["a", "b", "c"]
    assert [[spell and spell.doing for spell in moment.spells] for moment in shown] == [[5, 5], [1, None], [None, 10]]
