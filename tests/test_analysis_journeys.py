"""All ways through a branching journey: the same as listing them, and fast."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import blueprint as bp
from blueprint.analysis.journeys import End, ends_of
from blueprint.analysis.panel import panel
from blueprint.analysis.unrolled import is_back, unroll
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.graph.scale import Scale

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
def branching(draw: st.DrawFn) -> list[dict[str, Any]]:
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
        steps.append(step)
    return steps


@settings(max_examples=500, deadline=None)
@given(branching(), st.sampled_from([None, {"from": -3, "to": 3, "good": "low"}]))
def test_the_same_as_listing_every_way(steps: list[dict[str, Any]], scale: Any) -> None:
    graph = graph_of(steps, scale)
    expected = brute(graph)
    found = {end.step.id: end.summaries for end in ends(graph)}
    assert found.keys() == expected.keys()
    for step, measures in expected.items():
        for measure, (worst, best) in measures.items():
            spread = found[step][measure]
            assert (spread.worst, spread.best) == (pytest.approx(worst), pytest.approx(best)), (step, measure)


def by_share(graph: Graph) -> dict[str, dict[str, float]]:
    """The expected value of each measure by end, by listing every way with its part of the customers."""
    scores, found = scores_of(graph), {}
    waiting = [([graph.steps[0]], 1.0)]
    while waiting:
        path, part = waiting.pop()
        ways = graph.ways(path[-1])
        for way in ways:
            share = part * (way.share if len(ways) > 1 else 1.0)
            if way.target is not None:
                waiting.append(([*path, way.target], share))
                continue
            figures = panel([scores[step] for step in path], [None] * len(path), graph.scale)
            for measure in MEASURES:
                found.setdefault(path[-1].id, {}).setdefault(measure, []).append((share, getattr(figures, measure)))
    return {
        step: {name: sum(s * v for s, v in values) / sum(s for s, _ in values) for name, values in measures.items()}
        for step, measures in found.items()
    }


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(-6, 6), st.integers(1, 9)), min_size=2, max_size=7))
def test_the_expected_value_follows_the_shares(drawn: list[tuple[int, int]]) -> None:
    steps = []
    for number, (score, share) in enumerate(drawn):
        step: dict[str, Any] = {"id": f"s{number}", "customer": f"acts {number}", "emotion": score / 2}
        if number + 2 < len(drawn):
            step["next"] = [
                {"to": f"s{number + 1}", "share": share / 10},
                {"to": f"s{number + 2}", "share": 1 - share / 10},
            ]
        steps.append(step)
    graph = graph_of(steps)
    for end in ends(graph):
        for measure, expected in by_share(graph)[end.step.id].items():
            assert end.summaries[measure].expected == pytest.approx(expected)


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
    start = time.process_time()
    found = ends(graph)
    assert time.process_time() - start < 0.5
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
