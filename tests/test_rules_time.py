"""Rules about time and failure (BP5): waits, tolerance, fail points, recoveries, systems under everything."""

from __future__ import annotations

import pytest

from blueprint import api
from blueprint.rules.engine import Finding, Wanted

TWO = "customers: {patient: Patient, carer: Carer}\n"


def found(example: str, *select: str, **thresholds: float) -> list[Finding]:
    """What a selected rule finds in a part of a blueprint, with its thresholds."""
    text = api.read_text("blueprint: 1\ntitle: Example\n" + example)
    return list(api.check(text, select=Wanted(select, rules={select[0]: thresholds})).findings)


def steps(*said: str) -> str:
    return "journey: [{phase: Visit, steps: [" + ", ".join(f"{{{one}}}" for one in said) + "]}]\n"


def names(findings: list[Finding]) -> list[str]:
    return [finding.element.name if finding.element else "" for finding in findings]


# Waits


@pytest.mark.parametrize(
    "wait",
    [
        "waits: 4 min",
        "waits: {for: 4 min}",
        "waits: {explained: false, occupied: false}",
        "waits: 2 min",
        "waits: {for: 4 min}, takes: 3 min",
    ],
)
def test_a_wait_that_nobody_manages(wait: str) -> None:
    assert names(found(steps(f"customer: Waits, {wait}"), "BP501")) == ["Waits"]


@pytest.mark.parametrize(
    "wait",
    [
        "waits: 90 s",
        "waits: {for: 8 min, most: 10 min}",
        "waits: {for: 8 min, explained: true}",
        "waits: {for: 8 min, occupied: true, explained: false}",
        "waits: 8 min, tolerates: 20 min",
        "takes: 30 min",
    ],
)
def test_a_wait_that_is_short_or_managed(wait: str) -> None:
    assert found(steps(f"customer: Waits, {wait}"), "BP501") == []


def test_a_promise_is_an_upper_bound() -> None:
    journey = steps("id: wait, customer: Waits, waits: 8 min")
    assert found("promises: {quick: {says: Ten minutes, at: wait, promised: 10 min}}\n" + journey, "BP501") == []
    assert len(found("promises: {kind: {says: With a smile, at: wait}}\n" + journey, "BP501")) == 1


def test_from_when_on_a_wait_counts_can_be_set() -> None:
    journey = steps("customer: Waits, waits: 4 min")
    assert found(journey, "BP501", shortest=5) == []
    assert len(found(journey, "BP501", shortest=4)) == 1


def test_a_wait_of_two_customers_is_one_wait() -> None:
    (finding,) = found(TWO + steps("patient: Lies, carer: Sits, waits: 8 min"), "BP501")
    assert finding.place.path[-1] == "waits"
    assert finding.message == "the wait of 8 min at `Lies` has no upper bound, no explanation and nothing to do"
    own = steps("patient: {does: Lies, waits: 8 min}, carer: {does: Sits, waits: 9 min}")
    assert names(found(TWO + own, "BP501")) == ["Lies", "Sits"]


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("waits: {for: 8 min, most: 5 min}", "the wait at `A` is 8 min, and 5 min is the most"),
        ("waits: {for: 5 min, most: 5 min}", None),
        ("waits: 8 min, tolerates: 5 min", "`A` costs 8 min, and people put up with 5 min"),
        ("takes: 8 min, tolerates: 5 min", "`A` costs 8 min, and people put up with 5 min"),
        ("waits: 4 min, takes: 90 s, tolerates: 5 min", "`A` costs 5 min 30 s, and people put up with 5 min"),
        ("waits: 4 h, tolerates: 1 d", None),
        ("waits: {most: 5 min}, tolerates: 5 min", None),
        ("waits: {for: 8 min, most: 5 min}, tolerates: 6 min", "the wait at `A` is 8 min, and 5 min is the most"),
        ("frontstage: {does: Serves, takes: 8 min}, tolerates: 5 min", None),
    ],
)
def test_time_over_what_it_may_be(time: str, said: str | None) -> None:
    assert [finding.message for finding in found(steps(f"customer: A, {time}"), "BP502")] == ([said] if said else [])


def test_what_two_customers_put_up_with_is_told_once() -> None:
    assert len(found(TWO + steps("patient: A, carer: B, waits: 8 min, tolerates: 5 min"), "BP502")) == 1


def test_steps_without_a_time_are_told_where_most_have_one() -> None:
    timed = ["customer: A, takes: 1 min", "customer: B, waits: {for: 1 min}",
             "customer: C, frontstage: {does: Serves, takes: 1 min}"]  # fmt: skip
    (finding,) = found(steps(*timed, "customer: D", "customer: E, waits: {explained: true}"), "BP504")
    assert finding.message == "3 of 5 steps have a time; `D`, `E` have none"
    assert found(steps(*timed, "backstage: Sweeps"), "BP504") == []
    assert found(steps("customer: A, takes: 1 min", "customer: B", "customer: C"), "BP504") == []
    assert len(found(steps("customer: A, takes: 1 min", "customer: B", "customer: C"), "BP504", share=0.3)) == 1
    assert found(steps("customer: A", "customer: B"), "BP504", share=0) == []


# Failures


def test_each_fail_point_wants_a_recovery() -> None:
    fails = "fails: [The card is refused, {what: The pen is dry, severity: 3}, {what: It burns, severity: 4}]"
    findings = found(steps(f"customer: Pays, {fails}"), "BP503")
    assert [finding.place.path[-2:] for finding in findings] == [("fails", 0), ("fails", 2)]
    assert [finding.message.partition(": ")[2] for finding in findings] == ["`The card is refused`", "`It burns`"]
    assert len(found(steps(f"customer: Pays, {fails}"), "BP503", mildest=1)) == 3


def test_the_step_that_goes_wrong_is_no_recovery() -> None:
    (finding,) = found(steps("id: a, customer: Calls, fails: {what: No answer, recovery: a}"), "BP503")
    assert finding.message.endswith("for its recovery is the step in which it goes wrong")
    two = steps("id: a, customer: Calls, fails: {what: No answer, recovery: b}", "id: b, customer: Is called back")
    assert found(two, "BP503") == []


def test_a_rated_fail_point_says_its_risk() -> None:
    fails = "fails: {what: It burns, severity: 7, occurrence: 4, detection: 3}"
    (finding,) = found(steps(f"customer: Pays, {fails}"), "BP503")
    assert finding.message.endswith("`It burns` (risk 84 of 1000)")


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ("emotion: -1", "emotion: -1.5", True),
        ("emotion: 1", "emotion: -0.5", True),
        ("emotion: 3", "emotion: 1", False),
        ("emotion: -1", "emotion: -1", False),
        ("emotion: -2", "emotion: -1", False),
        ("emotion: -1", "notes: Nobody asked", False),
        ("notes: Nobody asked", "emotion: -3", False),
    ],
)
def test_a_recovery_that_makes_it_worse(before: str, after: str, worse: bool) -> None:
    journey = steps(f"customer: A, {before}, backstage: {{does: Looks, fails: {{what: It is gone, recovery: b}}}}",
                    f"id: b, customer: B, {after}")  # fmt: skip
    findings = found(journey, "BP505")
    assert bool(findings) is worse
    for finding in findings:
        assert finding.place.path[-2:] == ("backstage", "fails")
        assert [related.place.path for related in finding.related] == [("journey", 0, "steps", 1)]


def test_a_recovery_is_worse_on_a_scale_of_pain_if_it_hurts_more() -> None:
    scale = "scale: {from: 0, to: 10, good: low, neutral: 3}\n"
    journey = steps("customer: A, emotion: 5, fails: {what: It slips, recovery: b}", "id: b, customer: B, emotion: 8")
    assert len(found(scale + journey, "BP505")) == 1
    assert found(scale + journey.replace("8", "4"), "BP505") == []


def test_a_recovery_is_judged_by_whoever_has_both_moments() -> None:
    failing = "patient: {does: A, emotion: -1, fails: {what: It slips, recovery: b}}"
    journey = steps(f"{failing}, carer: {{does: C, emotion: 2}}",
                    "id: b, patient: {does: B, emotion: 1}, carer: {does: D, emotion: 2}")  # fmt: skip
    assert found(TWO + journey, "BP505") == []
    assert len(found(TWO + journey.replace("B, emotion: 1", "B, emotion: -2"), "BP505")) == 1


# Systems under everything


def table(*supports: str) -> str:
    served = (f"customer: C{number}, frontstage: F{number}, backstage: B{number}" for number in range(len(supports)))
    return "systems: {till: Till}\n" + steps(*(f"{one}{what}" for one, what in zip(served, supports, strict=True)))


TILL = ", support: till"


def test_a_system_under_more_than_half_of_the_moments() -> None:
    (finding,) = found(table(TILL, TILL, TILL, ""), "BP506")
    assert finding.message == "3 of 4 moments of truth lean on `Till`"
    assert finding.place.path == ("systems", "till")
    assert found(table(TILL, TILL, "", ""), "BP506") == []
    assert found(table(TILL, TILL, TILL), "BP506") == []
    assert len(found(table(TILL, TILL, TILL), "BP506", fewest=3)) == 1
    assert found(table(TILL, TILL, TILL, ""), "BP506", share=0.75) == []


def test_a_system_that_is_only_needed_counts() -> None:
    journey = steps(*(f"customer: C{n}, frontstage: {{does: F{n}, needs: [till]}}" for n in range(4)))
    assert len(found("systems: {till: Till}\n" + journey, "BP506")) == 1


def test_a_system_is_reached_through_other_columns() -> None:
    served = [f"id: s{n}, customer: C{n}, frontstage: F{n}, backstage: B{n}" for n in range(4)]
    journey = steps(*served, "id: last, customer: Z, backstage: Counts, support: till")
    links = "links: [" + ", ".join(
        f"{{from: s{n}/backstage, to: last/backstage, kind: relies}}" for n in range(4)) + "]\n"  # fmt: skip
    assert len(found("systems: {till: Till}\n" + journey + links, "BP506")) == 1
    assert found("systems: {till: Till}\n" + journey, "BP506") == []
