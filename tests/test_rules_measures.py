"""Rules about measures and promises (BP6): what the examples in the docstrings do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint import api
from blueprint.graph.scored import scored
from blueprint.graph.targets import Target, read_target
from blueprint.rules import Finding, Wanted
from tests.test_rules import completed
from tests.test_rules_ownership import steps

EXAMPLES = Path(__file__).parents[1] / "examples"


def found(code: str, example: str, **thresholds: float) -> list[Finding]:
    """What one rule finds in a part of a blueprint, in the order of the file."""
    wanted = Wanted((code,), rules={code: thresholds} if thresholds else {})
    return list(api.check(api.read_text(completed(example)), select=wanted).findings)


def names(code: str, example: str, **thresholds: float) -> list[str]:
    return [one.element.name if one.element else "" for one in found(code, example, **thresholds)]


def indicators(**said: str) -> str:
    return "indicators: {" + ", ".join(f"{key}: {{name: {key}, {one}}}" for key, one in said.items()) + "}\n"


# Targets


@pytest.mark.parametrize(
    ("target", "good", "bad"),
    [
        ("<= 5", (5, -1, 4.9), (5.1, 8)),
        ("<5", (4.9,), (5, 6)),
        (">= 90", (90, 100), (89.9,)),
        ("> 90", (90.1,), (90, 0)),
        ("= 3", (3,), (2.9, 3.1)),
        ("<= -2.5", (-2.5, -3), (-2,)),
        ((2, 4), (2, 3, 4), (1.9, 4.1)),
        ((4, 2), (3,), (5,)),
    ],
)
def test_a_target_is_met_or_not(
    target: str | tuple[float, float], good: tuple[float, ...], bad: tuple[float, ...]
) -> None:
    read = read_target(target)
    assert read is not None
    assert all(read.met(actual) and read.distance(actual) == 0 for actual in good)
    assert not any(read.met(actual) for actual in bad)


def test_what_is_no_target_is_said() -> None:
    assert read_target(None) is None
    with pytest.raises(ValueError, match="not a target"):
        read_target("about 5")


def test_how_far_a_figure_is_off_has_a_sign() -> None:
    assert [Target(2, 4).distance(actual) for actual in (1, 3, 6)] == [-1, 0, 2]
    assert Target(high=5, strict=True).distance(5) == 0


@pytest.mark.parametrize(
    ("said", "message", "off"),
    [
        ("unit: min, target: '<= 5', actual: 8", "is 8 min and should be at most 5 min", "3 min too much"),
        ("unit: '%', target: '>= 99.5', actual: 99.2", "is 99.2 % and should be at least 99.5 %", "0.3 % too little"),
        ("target: [2, 4], actual: 1", "is 1 and should be from 2 to 4", "1 too little"),
        ("target: '< 5', actual: 5", "is 5 and should be less than 5", "on the edge"),
        ("target: '<= 1000000', actual: 1010000", "is 1010000 and should be at most 1000000", "10000 too much"),
    ],
)
def test_a_missed_target_is_told_in_the_figures_own_unit(said: str, message: str, off: str) -> None:
    (one,) = found("BP602", indicators(time=f"{said}, owner: desk"))
    assert one.message == f"`time` {message}"
    assert one.help == f"it is {off}; `desk` answers for it"
    assert one.place.path[-1] == "actual"


def test_no_actual_figure_misses_no_target() -> None:
    assert names("BP602", indicators(a="target: '<= 5'", b="actual: 8")) == []


# Quantity and quality


@pytest.mark.parametrize(
    ("step", "at", "told"),
    [
        ("touchpoints: [{name: T, channel: person}]", "s", True),
        ("touchpoints: [{id: t, name: T, channel: phone}]", "t", True),
        ("touchpoints: [{id: t, name: T, channel: chat}]", "t", True),
        ("touchpoints: [{id: t, name: T, channel: chat-bot}]", "t", False),
        ("touchpoints: [{id: t, name: T, channel: web}]", "s", False),
        ("frontstage: Helps", "s", True),
        ("frontstage: Helps", "s/frontstage", True),
        ("frontstage: Helps", "visit", True),
        ("touchpoints: [{name: T, channel: kiosk}], frontstage: Shows a number", "s", False),
        ("touchpoints: [{name: T, channel: kiosk}, {name: U}], frontstage: Shows a number", "s", True),
        ("backstage: Packs", "s", False),
        ("frontstage: Helps, backstage: Packs", "s/backstage", False),
        ("frontstage: {does: Helps, owner: desk}", "desk", False),
    ],
)
def test_only_work_with_people_needs_more_than_a_count(step: str, at: str, told: bool) -> None:
    text = "owners: {desk: Desk}\n" + steps(f"id: s, customer: A, {step}")
    assert bool(found("BP601", text + indicators(count=f"at: {at}, kind: quantity"))) is told


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ("at: talk, kind: quality", []),
        ("at: agent, kind: quality", []),
        ("at: visit, kind: quality", []),
        ("at: talk/frontstage, kind: quality", []),
        ("at: team, kind: quality", []),
        ("at: agent", []),
        ("at: other, kind: quality", ["calls"]),
        ("kind: quality", ["calls"]),
        ("at: talk, kind: quantity", ["calls"]),
    ],
)
def test_a_figure_of_quality_about_the_same_steps_is_enough(also: str, told: list[str]) -> None:
    text = "owners: {team: Team}\ntouchpoints: {agent: {name: Agent, channel: phone, owner: team}}\n"
    journey = steps(
        "id: talk, customer: Talks, touchpoints: [agent], frontstage: Listens", "id: other, customer: Waits"
    )
    figures = indicators(calls="at: talk, kind: quantity", also=also)
    assert names("BP601", text + journey + figures) == told


def test_several_counts_of_one_thing_are_told_once() -> None:
    text = steps("id: s, customer: A, frontstage: Helps")
    (one,) = found("BP601", text + indicators(calls="at: s, kind: quantity", ends="at: s, kind: quantity"))
    assert one.message == "`A` is work with people, and only its amount is measured: `calls` and `ends`"


def test_the_usual_call_centre_counts_and_the_other_does_not() -> None:
    def told(name: str) -> list[str]:
        return [one.code for one in api.check(EXAMPLES / name, select=("BP601",)).findings]

    assert told("call-centre-usual.yaml") == ["BP601", "BP601"]
    assert told("shoe-call-centre.yaml") == []


# Figures that hang in the air


def test_a_figure_of_nothing_is_shown_where_to_go() -> None:
    (one,) = found("BP603", "owners: {hotel: Hotel}\n" + indicators(praise="owner: hotel"))
    assert "or `at: hotel` for the service as a whole" in one.help
    (one,) = found("BP603", indicators(praise="owner: hotel"))
    assert one.help == "add `at:` with the step, action or touchpoint that it measures"


def test_where_no_figure_has_a_target_that_is_said_once() -> None:
    (one,) = found("BP608", indicators(a="actual: 1", b="unit: min"))
    assert one.message == "none of the 2 indicators has a target, so none can be good or bad"
    assert one.place.path == ("indicators",)
    assert names("BP608", indicators(a="actual: 1", b="target: [1, 2]")) == ["a"]
    assert names("BP608", indicators(a="actual: 1")) == ["a"]


def test_complaints_and_the_amount_of_work_with_people_need_no_target() -> None:
    text = steps("id: s, customer: A, frontstage: Helps", "id: t, customer: B")
    said = indicators(a="at: s, kind: quantity", b="complaints: {2026-09: 3}", c="complaints: {2026-09: 3}, actual: 2",
                      d="at: t, kind: quantity", e="at: s, kind: quality")  # fmt: skip
    assert names("BP608", text + said) == ["c", "d", "e"]


def felt(*scores: float) -> str:
    return steps(*(f"id: s{number}, customer: C{number}, emotion: {score}" for number, score in enumerate(scores)))


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ((1, 3, -1, 2), ["C1 the peak", "C2 the deepest pit", "C3 the end"]),
        ((1, -3, 2), ["C1 the deepest pit", "C2 the end"]),
        ((1, 3), ["C1 the peak and the end"]),
        ((2, -1, 3, -2, 1), ["C2 the peak", "C3 the deepest pit", "C4 the end"]),
    ],
)
def test_a_peak_a_deepest_pit_and_an_end_are_watched(scores: tuple[float, ...], told: list[str]) -> None:
    findings = found("BP606", felt(*scores) + indicators(a="at: s0"))
    parts = [one.message.replace(" of the journey", "").partition(",")[0].replace("`", "") for one in findings]
    assert parts == [one.replace(" the", " is the", 1) for one in told]


@pytest.mark.parametrize(("at", "watched"), [("door", True), ("s1/customer", True), ("visit", True), ("house", False)])
def test_a_moment_is_watched_by_a_figure_of_anything_in_it(at: str, watched: bool) -> None:
    text = "owners: {house: House}\ntouchpoints: {door: {name: Door, owner: house}}\n"
    journey = steps("customer: A, emotion: 1", "id: s1, customer: B, touchpoints: [door], emotion: 3")
    assert (found("BP606", text + journey + indicators(a=f"at: {at}")) == []) is watched
    assert found("BP606", text + journey) == []


def test_each_customer_has_moments_of_their_own() -> None:
    two = "customers: {patient: Patient, carer: Carer}\n"
    step = "id: visit-all, patient: {does: Lies, emotion: -2}, carer: {does: Sits, emotion: 2}"
    told = names("BP606", two + steps("id: a, customer: Come", step) + indicators(x="at: a"))
    assert told == ["Lies", "Sits"]


# Promises


def promise(said: str) -> str:
    return "promises: {quick: {says: In ten minutes, at: s, " + said + "}}\n"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("promised: 10 min, delivered: 12 min", "`In ten minutes` is broken: 10 min promised, 12 min delivered"),
        ("promised: 1 d, delivered: 25 h", "`In ten minutes` is broken: 1 d promised, 1 d 1 h delivered"),
        ("promised: 10 min, delivered: PT10M", None),
        ("promised: 1 d, delivered: 4 h", None),
        ("promised: 10 min", None),
        ("delivered: 10 min", None),
    ],
)
def test_a_promise_is_broken_by_taking_longer(said: str, message: str | None) -> None:
    told = found("BP604", steps("id: s, customer: A, frontstage: B") + promise(said))
    assert [one.message for one in told] == ([message] if message else [])


@pytest.mark.parametrize(
    ("about", "kept"),
    [
        ("served", True),
        ("served/frontstage", True),
        ("alone", False),
        ("met", True),
        ("unmet", False),
        ("used", True),
        ("unused", False),
        ("desk", True),
        ("hotel", True),
        ("idle", False),
        ("visit", True),
        ("said", True),
        ("unsaid", False),
        ("never", False),
    ],
)
def test_a_promise_is_kept_where_something_is_done_for_it(about: str, kept: bool) -> None:
    text = (
        "owners: {hotel: Hotel, desk: {name: Desk, part_of: hotel}, idle: Idle}\n"
        "touchpoints: {met: {name: Met, owner: desk}, unmet: {name: Unmet, owner: desk}}\n"
        "systems: {used: Used, unused: Unused}\npolicies: {said: Said, unsaid: Unsaid}\n"
        "lanes: {rules: {kind: note, name: Rules}}\n"
        + steps(
            "id: served, customer: A, frontstage: B, touchpoints: [met], support: used, rules: said",
            "id: alone, customer: C, next: end",
            "id: never, customer: D, frontstage: E",
        )
        + f"promises: {{p: {{says: P, at: {about}, owner: desk}}}}\n"
    )
    assert (found("BP605", text) == []) is kept


def test_why_a_promise_is_not_kept_is_said() -> None:
    text = steps("id: s, customer: Sleeps") + promise("owner: desk")
    (one,) = found("BP605", text)
    assert one.message == "nobody delivers `In ten minutes`: in `Sleeps` nobody but the customer does anything"


# Expectations


def factors(**scores: tuple[float | None, float | None, float | None]) -> str:
    keys = ("experience", "expectation", "importance")
    said = {name: ", ".join(f"{key}: {one}" for key, one in zip(keys, of, strict=True) if one is not None)
            for name, of in scores.items()}  # fmt: skip
    return "factors: {" + ", ".join(f"{name}: {{{one}}}" for name, one in said.items()) + "}\n"


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ({"price": (5, 7, 9)}, ["price"]),
        ({"price": (5, 7, 5)}, []),
        ({"price": (5, 7, 9), "brand": (6, 7, 8)}, ["price", "brand"]),
        ({"price": (5, 7, 9), "brand": (6, 7, 8), "service": (8, 9, 7)}, ["price"]),
        ({"price": (5, 7, None), "brand": (6, None, 8), "service": (None, 9, 7)}, []),
        ({"price": (0, 7, 9)}, ["price"]),
    ],
)
def test_what_matters_is_above_the_median_or_the_middle(scores: dict[str, tuple], told: list[str]) -> None:
    assert [one.message.split("`")[1] for one in found("BP607", factors(**scores))] == told


def test_thresholds_move_the_bar() -> None:
    scores = factors(price=(5, 7, 9), brand=(6, 7, 8), service=(8, 9, 7))
    assert len(found("BP607", scores, fewest=4)) == 3
    assert len(found("BP607", scores, fewest=4, middle=8)) == 1


def test_steps_and_touchpoints_are_judged_too_and_say_whom_to_ask() -> None:
    text = "touchpoints: {desk: {name: Desk, owner: front, scores: {experience: 4, expectation: 6, importance: 8}}}\n"
    journey = steps("customer: Asks, touchpoints: [desk], scores: {experience: 5, expectation: 7, importance: 9}")
    told = found("BP607", text + journey)
    assert [one.element.name if one.element else "" for one in told] == ["Desk", "Asks"]
    assert told[0].help == "weighed by importance that is -16; begin with what is lowest, and ask `front`"
    assert told[1].place.path[-1] == "scores"


def test_the_case_of_the_electronics_chain() -> None:
    (one,) = api.check(EXAMPLES / "electronics-chain.yaml", select=("BP607",)).findings
    assert one.message == "`convenience` matters (importance 9) and is worse than expected: 5 instead of 7"
    graph = api.load(EXAMPLES / "electronics-chain.yaml").graph
    things = {thing.name: thing for thing in scored(graph)}
    assert [things[name].satisfaction for name in ("convenience", "product", "price", "brand")] == [-2, -1, 0, 0]
    assert [things[name].satisfaction for name in ("service", "relationship")] == [None, None]
    assert (things["convenience"].weighted_satisfaction, things["convenience"].gap) == (-18, -5)
    assert things["convenience"].priority == -45


# Promised and waited


@pytest.mark.parametrize(
    ("step", "promise", "told"),
    [
        ("waits: 8 min", "at: a, promised: 5 min", True),
        ("waits: 8 min", "at: a/customer, promised: 5 min", True),
        ("waits: 5 min", "at: a, promised: 5 min", False),
        ("waits: 3 min, takes: 1 h", "at: a, promised: 5 min", False),
        ("waits: {explained: true}", "at: a, promised: 5 min", False),
        ("waits: 8 min", "at: a, promised: 5 min, delivered: 4 min", False),
        ("waits: 8 min", "at: b, promised: 5 min", False),
        ("waits: 8 min", "at: a", False),
    ],
)
def test_a_wait_may_not_be_longer_than_was_promised(step: str, promise: str, told: bool) -> None:
    text = steps(f"id: a, customer: Waits, {step}", "id: b, customer: Pays")
    findings = found("BP609", f"{text}promises: {{soon: {{says: Soon, {promise}}}}}\n")
    assert [finding.message for finding in findings] == [
        "`Soon` promises 5 min, and the wait at `Waits` is 8 min",
    ] * told
