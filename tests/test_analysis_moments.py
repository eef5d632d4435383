"""Which moments are remembered: the figures of the literature, worked by hand, and what is said of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint.analysis.improving import rises
from blueprint.analysis.moments import moments
from blueprint.analysis.panel import panel
from blueprint.analysis.result import Result
from blueprint.errors import UnknownName
from blueprint.graph.scale import Scale
from tests.effort import examples

PAIN = Scale(0, 10, 0, good_is_high=False)


def result(steps: list[Any], **head: Any) -> Result:
    """The moments of a journey in one phase. steps: an emotion, None, or a whole step."""
    written = [
        step if isinstance(step, dict) else {"id": f"s{number}", "customer": f"Does {number}", "emotion": step}
        for number, step in enumerate(steps)
    ]
    whole = {"blueprint": 1, "title": "T", "journey": [{"phase": "P", "steps": written}], **head}
    return moments(bp.Blueprint.model_validate(whole).graph)


def names(found: Result) -> set[str]:
    return {caveat.name for caveat in found.caveats}


@pytest.mark.parametrize(("pain", "expected"), [([3, 8, 5, 7], 7.5), ([2, 8, 4, 1], 4.5)])
def test_the_two_patients_of_redelmeier_and_kahneman(pain: list[float], expected: float) -> None:
    assert panel(pain, [None] * 4, PAIN).peak_end == expected
    found = result(pain, scale={"from": 0, "to": 10, "good": "low", "neutral": 0})
    assert found.records()[0]["peak_end"] == expected


def test_every_figure_by_hand() -> None:
    figures = panel([1.0, -2.0, 3.0, 2.0], [10, 20, 0, 10], Scale())
    assert figures == (3.0, -2.0, 3.0, -2.0, 2.0, 2.5, 0.0, 2.5, 1.0, (10 - 40 + 0 + 20) / 40, 1.5)


def test_ties_go_to_the_worse() -> None:
    assert panel([2.0, -2.0, 1.0], [None] * 3, Scale()).peak == -2.0


def test_what_is_missing_is_never_a_zero() -> None:
    figures = panel([None, 2.0, None], [1, None, 1], Scale())
    assert (figures.peak, figures.end, figures.peak_end, figures.serial, figures.duration_mean) == (
        2.0,
        None,
        None,
        None,
        None,
    )
    assert (figures.peak, figures.mean) == (2.0, 2.0)
    assert set(panel([None], [None], Scale())) == {None}


def test_a_peak_by_deviation_is_an_option() -> None:
    graph = bp.loads(
        "blueprint: 1\ntitle: T\njourney: [{phase: P, steps: [{customer: A, emotion: 3}, {customer: B, emotion: 3}, "
        "{customer: C, emotion: -1}, {customer: D, emotion: 2}]}]"
    ).graph
    assert moments(graph).records()[0]["peak_end"] == 2.5
    assert moments(graph, peak="deviation").records()[0]["peak_end"] == 0.5
    with pytest.raises(UnknownName):
        moments(graph, peak="luck")


def test_the_whole_and_every_phase() -> None:
    phases = [
        {"phase": "A", "steps": [{"customer": "x", "emotion": 1}, {"customer": "y", "emotion": -3}]},
        {"phase": "B", "steps": [{"customer": "z", "emotion": 2}]},
    ]
    found = result([], journey=phases)
    assert [(row["scope"], row["phase"], row["peak_end"]) for row in found.records()] == [
        ("whole", "", -0.5), ("phase", "A", -3.0), ("phase", "B", 2.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "head", "expected"),
    [
        ([1, 2], {}, "few-scores"),
        ([1, 2, 1, None], {}, "end-unscored"),
        ([1, 1, 1], {}, "assumed"),
        ([1, 2, 3], {}, "peak-is-end"),
        ([1, -2, 1], {}, "mixed-valence"),
        ([-3, 1, 3, -1, 3], {}, "rules-disagree"),
        ([1, 1.5, 1], {}, "sensitive"),
        ([1, 1, 1], {}, "untimed"),
        ([{"customer": "a", "emotion": {"felt": 1, "source": "survey", "n": 20}}], {}, "one-persona-average"),
        ([{"customer": "a", "emotion": {"target": 1}}], {"state": "future"}, "targets"),
        ([{"customer": "a", "id": "a", "next": ["b", "c"]}, {"customer": "b", "id": "b"}, {"customer": "c", "id": "c"}],
         {}, "no-shares"),
    ],
)  # fmt: skip
def test_every_caveat_has_a_name(steps: list[Any], head: dict[str, Any], expected: str) -> None:
    assert expected in names(result(steps, **head))


def test_a_sound_journey_has_few_caveats() -> None:
    asked = [{"customer": f"a{n}", "emotion": {"felt": felt, "source": "diary"}, "takes": "5 min"} for n, felt in
             enumerate([0.5, 3, 0.5, 1])]  # fmt: skip
    assert names(result(asked)) == set()


def test_only_a_few_moments_move_peak_end() -> None:
    found = result([0, -1, 2.5, 0, 1])
    assert [(row["step"], row["peak_end"], row["mean"]) for row in found.table("improve").records()] == [
        ("s4", 0.5, 0.2), ("s2", 0.25, 0.1), ("s1", 0.0, 0.2), ("s0", 0.0, 0.2), ("s3", 0.0, 0.2),
    ]  # fmt: skip
    assert [advice.text for advice in found.advice] == ["Mend “Does 1”", "Make “Does 4” better still"]


def test_a_good_end_that_is_the_peak_is_to_be_protected_and_the_lowest_moment_comes_next() -> None:
    found = result([0.5, 0, 1, 2.5])
    assert [advice.text for advice in found.advice] == ["Protect “Does 3”", "Lift “Does 1” next"]
    assert "(+1.5), peak–end falls from +2.5 to +1.5" in found.advice[0].because
    assert "adds 0.25 to low–end (+1.25)" in found.advice[1].because


def test_a_bad_peak_is_to_be_mended_once() -> None:
    found = result([1, -3, 1])
    assert [advice.text for advice in found.advice] == ["Mend “Does 1”", "Make “Does 2” better still"]
    assert "would take peak–end from −1 to −0.5" in found.advice[0].because


def test_where_all_moments_are_alike_none_is_the_lowest() -> None:
    assert [advice.text for advice in result([1, 1, 1]).advice] == ["Protect “Does 2”"]


def test_a_fall_is_told_on_a_scale_of_pain_too() -> None:
    found = result([6, 5, 2], scale={"from": 0, "to": 10, "good": "low", "neutral": 5})
    assert found.advice[-1].text == "Protect “Does 2”"
    assert "one scale step worse (3), peak–end falls from 2 to 3" in found.advice[-1].because


def test_no_one_number_is_told_as_the_truth() -> None:
    found = result([1, -2, 2.5])
    assert found.title == "What customers of “T” may remember"
    assert "peak–end +2.5, low–end +0.25, high–end +2.5 and plain mean +0.5," in found.summary[-2]
    assert "none is the truth" in found.summary[-1]
    assert "none is the truth" not in " ".join(result([None]).summary)


def test_a_worse_moment_off_the_main_path_is_told() -> None:
    ways = [{"to": "a", "share": 0.9}, {"to": "b", "share": 0.1}]
    found = result([{"id": "s", "customer": "S", "emotion": 0, "decides": True, "next": ways},
                    {"id": "a", "customer": "A", "emotion": 1, "next": "end"},
                    {"id": "b", "customer": "B", "emotion": -2}])  # fmt: skip
    assert "off the main path “B” (−2) is worse still." in found.summary


@examples(100)
@given(st.lists(st.integers(-6, 6), min_size=1, max_size=8))
def test_rises_are_what_doing_it_gives(drawn: list[int]) -> None:
    scores = [score / 2 for score in drawn]
    before = panel(scores, [None] * len(scores), Scale())
    for place, rise in enumerate(rises(scores, True, Scale())):
        after = panel([*scores[:place], min(scores[place] + 1, 3), *scores[place + 1 :]], [None] * len(scores), Scale())
        for name in ("peak_end", "low_end", "high_end", "mean"):
            assert getattr(rise, name) == pytest.approx(getattr(after, name) - getattr(before, name))


@examples(100)
@given(st.lists(st.integers(-6, 6), min_size=1, max_size=8), st.integers(0, 7))
def test_raising_one_score_never_lowers_high_end(drawn: list[int], place: int) -> None:
    raised = [score + (number == place % len(drawn)) for number, score in enumerate(drawn)]
    figures = [panel(scores, [None] * len(scores), Scale(-7, 7)) for scores in (drawn, raised)]
    assert figures[1].high_end >= figures[0].high_end


def test_two_customers_each_have_their_own() -> None:
    steps = [{"patient": {"does": "a", "emotion": 1}, "carer": {"does": "b", "emotion": -2}}]
    found = result(steps, customers={"patient": "Patient", "carer": "Carer"})
    assert [(row["customer_name"], row["peak"]) for row in found.records() if row["scope"] == "whole"] == [
        ("Patient", 1.0), ("Carer", -2.0),
    ]  # fmt: skip


def test_nothing_scored_is_said() -> None:
    found = result([None, None])
    assert "nothing can be said" in found.summary[0]
    assert found.records()[0]["peak_end"] is None


def test_meant_and_felt_are_told_apart() -> None:
    found = result([1, {"id": "b", "customer": "b", "emotion": -2, "mark": "peak"}, {"customer": "c", "emotion": 0}])
    marks = {(mark.kind, mark.element) for mark in found.marks}
    assert {("peak", "b"), ("meant-peak", "b"), ("pit", "b")} <= marks
