"""Figures against their targets, by owner and kind, and what of work with people is measured by amount alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint import api
from blueprint.analysis.figures import off_by, standing
from blueprint.analysis.indicators import indicators
from blueprint.analysis.result import Mark, Result
from blueprint.graph.targets import Target
from blueprint.rules import Wanted
from tests.effort import examples

EXAMPLES = Path(__file__).parents[1] / "examples"
HEAD = """\
blueprint: 1
title: T
owners: {desk: Desk, kitchen: Kitchen, boss: Boss}
touchpoints: {clerk: {name: Clerk, channel: person, owner: desk}, kiosk: {name: Kiosk, channel: kiosk},
  line: {name: Line, channel: phone, owner: kitchen}, spare: {name: Spare, channel: person}}
journey:
  - phase: P
    steps:
      - {id: arrive, customer: Arrives, touchpoints: [clerk], emotion: 1}
      - {id: scan, customer: Scans, touchpoints: [kiosk], emotion: -1}
      - {id: call, customer: Calls, touchpoints: [line], frontstage: {id: answer, does: Answers, owner: kitchen}}
      - {id: talk, customer: Talks, frontstage: {id: reply, does: Replies, owner: desk}}
"""


def text_of(*lines: str) -> str:
    named = (line.replace(": {", f": {{name: {line.partition(':')[0]}, ", 1) for line in lines)
    return HEAD + ("indicators:\n" + "".join(f"  {line}\n" for line in named) if lines else "")


def of(*lines: str) -> Result:
    """The indicators of a small service, as in `late: {at: call, target: "<= 5"}`; names are the ids."""
    return indicators(bp.loads(text_of(*lines)).graph)


def rows(found: Result, table: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in found.table(table).records()]


TARGETS = (
    'met: {at: arrive, owner: desk, kind: quality, target: "<= 5", actual: 5}',
    'high: {at: call, owner: desk, kind: quality, unit: min, target: "<= 5", actual: 8}',
    'low: {at: call, kind: quality, unit: "%", target: ">= 90", actual: 45}',
    "range: {owner: kitchen, target: [2, 4], actual: 4.5}",
    'edge: {owner: desk, target: "< 5", actual: 5}',
    'zero: {owner: desk, target: "<= 0", actual: 3}',
)


def test_figures_against_targets_by_hand() -> None:
    assert rows(of(*TARGETS), "indicators", "name", "target", "actual", "distance", "off", "standing") == [
        ("met", "at most 5", 5, 0, 0, "met"),
        ("high", "at most 5", 8, 3, 0.6, "missed"),
        ("low", "at least 90", 45, -45, 0.5, "missed"),
        ("range", "from 2 to 4", 4.5, 0.5, 0.125, "missed"),
        ("edge", "less than 5", 5, 0, 0, "missed"),
        ("zero", "at most 0", 3, 3, None, "missed"),
    ]


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [(Target(high=5), 5, 0.0), (Target(high=5), 8, 0.6), (Target(low=90), 45, 0.5), (Target(2, 4), 1, 0.5),
     (Target(-4, -2), -1, 0.5), (Target(low=0), -1, None)],
)  # fmt: skip
def test_how_far_off(target: Target, actual: float, expected: float | None) -> None:
    assert off_by(target, actual) == expected


def test_what_is_not_known_is_neither_met_nor_missed() -> None:
    assert {standing(None, 1), standing(Target(high=1), None), standing(None, None)} == {"unknown"}
    found = of(
        "aimless: {owner: desk, actual: 0}",
        'blind: {owner: desk, target: ">= 0"}',
        "bare: {owner: desk}",
        "moans: {owner: desk, complaints: {2026-09: 3}}",
        "calls: {owner: desk, at: call, kind: quantity, actual: 9}",
    )
    assert rows(found, "indicators", "name", "standing", "distance", "why") == [
        ("aimless", "unknown", None, "without a target"),
        ("blind", "unknown", None, "without a figure"),
        ("bare", "unknown", None, "without target and figure"),
        ("moans", "unknown", None, "counting complaints only"),
        ("calls", "unknown", None, "counting an amount of work with people"),
    ]
    assert found.summary[0] == (
        "None of 5 indicators can be held against a target: 1 without a target, 1 without a figure, 1 without target "
        "and figure, 1 counting complaints only, 1 counting an amount of work with people."
    )
    texts = {caveat.name: caveat.text for caveat in found.caveats}
    assert texts["no-target"] == "There is no target for “aimless” and “bare”: neither met nor missed."
    assert texts["no-figure"] == "There is no figure for “blind” and “bare”: not known, which is not zero."
    assert [advice.text for advice in found.advice[1:]] == [
        "Set a target for “aimless” and “bare”, first for the one that matters most to customers",
        "Find out what “blind” is now",
    ]


def test_by_owner_and_by_kind() -> None:
    found = of(*TARGETS, "bare: {kind: quantity}", "at-owner: {at: boss}")
    assert rows(found, "owners", "name", "indicators", "met", "missed", "unknown", "quality", "quantity") == [
        ("Desk", 4, 1, 3, 0, 2, 0),
        ("Kitchen", 1, 0, 1, 0, 0, 0),
        ("Boss", 1, 0, 0, 1, 0, 0),
        ("nobody", 2, 0, 1, 1, 1, 1),
    ]
    assert rows(found, "kinds", "kind", "indicators", "met", "missed", "unknown") == [
        ("quality", 3, 1, 2, 0), ("quantity", 1, 0, 0, 1), ("not said", 4, 0, 3, 1),
    ]  # fmt: skip
    assert found.summary[0] == (
        "Of 8 indicators 1 meets its target, 5 miss it and 2 cannot be held against one (2 without target and figure)."
    )
    assert found.summary[2] == "Figures: 3 of quality, 1 of quantity and 4 of which it is not said."
    texts = {caveat.name: caveat.text for caveat in found.caveats}
    assert texts["no-owner"] == "Nobody answers for “low” and “bare”."
    assert texts["no-kind"] == "Quality or quantity is not said of “range”, “edge”, “zero” and 1 more."


def test_the_furthest_off_goes_first_four_at_a_time() -> None:
    amount = 'seats: {at: scan, owner: desk, kind: quantity, target: ">= 100", actual: 1}'
    found = of(*TARGETS, amount)
    assert [advice.text for advice in found.advice] == [
        "Mend “zero”", "Mend “high”, at “Calls”", "Mend “low”, at “Calls”", "Mend “range”",
    ]  # fmt: skip
    assert found.advice[1].because == "it is 8 min and should be at most 5 min, 3 min too much"
    assert (found.advice[1].owner, found.advice[1].elements) == ("Desk", ("high", "call"))
    assert found.advice[2].because == "it is 45 % and should be at least 90 %, 45 % too little"
    assert found.summary[1].endswith("and 3 more.")


def test_nobody_is_pressed_for_an_amount_of_work_with_people() -> None:
    found = of(
        'calls: {at: call, owner: kitchen, kind: quantity, target: ">= 12", actual: 8}',
        "solved: {at: call, owner: kitchen, kind: quality}",
    )
    assert found.advice[0].text == "Ask what “calls” does to customers before anybody presses for it, at “Calls”"
    assert "Deming 1986" in found.advice[0].because


def test_missed_targets_are_marked_where_they_are_measured() -> None:
    assert of(*TARGETS).marks == (Mark("missed", "call", 8.0), Mark("missed", "call", 45.0))


# Work with people


def by_people(*lines: str) -> dict[Any, tuple[Any, Any, Any]]:
    return {row[0]: row[1:] for row in rows(of(*lines), "people", "element", "quantity", "quality", "by")}


def test_touchpoints_served_by_people() -> None:
    assert by_people() == {"clerk": (0, 0, "not at all"), "line": (0, 0, "not at all")}
    assert by_people("a: {at: line, kind: quantity}") == {
        "clerk": (0, 0, "not at all"), "line": (1, 0, "quantity alone"),
    }  # fmt: skip
    assert by_people("a: {at: line, kind: quantity}", "b: {at: arrive, kind: quality}", "c: {at: answer}") == {
        "clerk": (0, 1, "quality"), "line": (1, 1, "both"),
    }  # fmt: skip
    assert by_people("a: {at: kiosk, kind: quantity}", "b: {at: spare, kind: quality}") == {
        "clerk": (0, 0, "not at all"), "line": (0, 0, "not at all"), "spare": (0, 1, "quality"),
    }  # fmt: skip


def test_a_figure_of_all_that_an_owner_does_is_no_amount_of_one_touchpoint() -> None:
    assert by_people("a: {at: kitchen, kind: quantity}")["line"] == (0, 0, "not at all")
    assert by_people("a: {at: kitchen, kind: quality}")["line"] == (0, 1, "quality")


def test_work_with_people_without_a_touchpoint() -> None:
    assert by_people("a: {at: talk, kind: quantity}")["talk"] == (1, 0, "quantity alone")
    found = of("a: {at: reply, kind: quantity, owner: boss}")
    assert (found.advice[0].text, found.advice[0].owner) == (
        "Measure how well “Replies” goes, beside the amount", "Boss",
    )  # fmt: skip


def test_one_thing_measured_in_two_places_is_told_once() -> None:
    found = of("a: {at: call, kind: quantity}", "b: {at: line, kind: quantity}", "c: {at: answer, kind: quantity}")
    (advice,) = found.advice
    assert advice.text == "Measure how well customers are served at “Line”, beside the amount"
    assert advice.elements == ("call", "line", "answer")
    assert advice.because.startswith("“a”, “b” and “c” tell only how much is done")
    assert {mark.element for mark in found.marks} == {"call", "line", "answer"}
    assert {mark.kind for mark in found.marks} == {"quantity-only"}


PLACES = (
    "call",
    "line",
    "p",
    "clerk",
    "answer",
    "scan",
    "kiosk",
    "talk",
    "reply",
    "arrive/customer",
    "kitchen",
    "spare",
)


@examples(50)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(("quantity", "quality", None))), max_size=5))
def test_the_rule_and_the_analysis_agree(said: list[tuple[str, str | None]]) -> None:
    lines = [f"i{number}: {{at: {at}{f', kind: {kind}' if kind else ''}}}" for number, (at, kind) in enumerate(said)]
    told = api.check(api.read_text(text_of(*lines)), select=Wanted(("BP601",))).findings
    found = of(*lines)
    assert bool(told) == any(mark.kind == "quantity-only" for mark in found.marks)
    assert bool(told) == (("quantity alone",) in rows(found, "people", "by"))
    marked = {mark.element for mark in found.marks if mark.kind == "quantity-only"}
    assert {element for element, by in rows(found, "people", "element", "by") if by == "quantity alone"} <= marked


# All of it


def test_no_indicators_begin_at_the_lowest_moment() -> None:
    found = of()
    assert found.summary == ("There are no indicators yet, so nobody can tell how well anything goes.",)
    assert (found.advice[0].text, found.advice[0].elements) == (
        "Measure first how well “Scans” goes, the lowest moment", ("scan",),
    )  # fmt: skip
    bare = indicators(bp.loads("blueprint: 1\ntitle: T\njourney: [{phase: P, steps: [{customer: A}]}]").graph)
    assert bare.advice[0].text.endswith("the one that matters most to customers")
    assert [table.rows for table in bare.tables] == [()] * 4
    assert (bare.marks, bare.caveats) == ((), ())


def test_one_indicator_is_spoken_of_as_one() -> None:
    found = of("a: {at: kiosk, owner: desk, kind: quality}")
    assert found.summary[0] == "The one indicator cannot be held against a target: it is without target and figure."
    assert found.advice[0].because == "it has none, so nobody can say whether it is good or bad"


def test_the_hotel() -> None:
    found = indicators(bp.load(EXAMPLES / "hotel-stay.yaml").graph)
    assert found.summary == (
        "Of 2 indicators 0 meet their target, 1 misses it and 1 cannot be held against one (1 without a figure).",
        "Missed: “Time in line” is 8 min and should be at most 5 min.",
        "Figures: 1 of quality and 1 of quantity.",
        "4 touchpoints are served by people; measured: 1 by the amount alone (“Front desk”), 3 not at all "
        "(“Phone line”, “Bellperson” and “Telephone in the room”).",
    )
    assert [(advice.text, advice.owner) for advice in found.advice] == [
        ("Mend “Time in line”, at “Waits in the check-in line”", "Duty manager"),
        ("Measure how well customers are served at “Front desk”, beside the amount", "Duty manager"),
    ]
    assert Mark("quantity-only", "desk", 1) in found.marks


def test_two_call_centres() -> None:
    usual, shoes = (
        {row["element"]: row["by"] for row in indicators(bp.load(EXAMPLES / name).graph).table("people").records()}
        for name in ("call-centre-usual.yaml", "shoe-call-centre.yaml")
    )
    assert (usual["agent"], shoes["agent"]) == ("quantity alone", "quality")
