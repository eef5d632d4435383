"""Rules about how it feels (BP4): peaks, pits and ends, marks, scores, and what they stand on."""

from __future__ import annotations

import pytest

from blueprint import api
from blueprint.edits import Remove, Replace, SetKey
from blueprint.rules.engine import Finding, Level

PAIN = "scale: {from: 0, to: 10, good: low, neutral: 0}\n"
TWO = "customers: {patient: Patient, carer: Carer}\n"


def found(example: str, *select: str) -> list[Finding]:
    """What the selected rules find in a part of a blueprint, in the order of the file."""
    text = "blueprint: 1\ntitle: Example\n" + example
    return list(api.check(api.read_text(text), select=select or ("BP4",)).findings)


def steps(*said: str, phase: str = "Visit") -> str:
    return f"journey: [{{phase: {phase}, steps: [" + ", ".join(f"{{{one}}}" for one in said) + "]}]\n"


def felt(*scores: float) -> str:
    """A journey of steps A, B, C … with these scores."""
    return steps(*(f"customer: {chr(65 + number)}, emotion: {score}" for number, score in enumerate(scores)))


def names(findings: list[Finding]) -> list[str]:
    return [finding.element.name if finding.element else "" for finding in findings]


# The end


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ((2, -0.1), "worse than neutral (0)"),
        ((3, 3, 1), "worse than the mean of 2.33"),
        ((2, 2, 1.9), None),
        ((3, 1), None),
        ((0, 0, 0), None),
        ((-2, 1, 0), None),
    ],
)
def test_an_end_is_bad_below_neutral_or_clearly_below_the_mean(scores: tuple[float, ...], why: str | None) -> None:
    assert [finding.message.partition(", ")[2] for finding in found(felt(*scores), "BP402")] == ([why] if why else [])


def test_on_a_scale_of_pain_less_is_better() -> None:
    (finding,) = found(PAIN + felt(1, 2, 7), "BP402")
    assert finding.message == "the journey ends with `C` at 7, worse than neutral (0)"
    assert names(found(PAIN + felt(1, 2, 7), "BP403")) == ["C"]
    assert found(PAIN + felt(3, 2, 0), "BP402") == []


def test_the_end_is_that_of_the_main_path() -> None:
    ways = "next: [{to: a, when: yes, share: 20%}, {to: b, when: no, share: 80%}]"
    journey = steps(f"customer: Asks, emotion: 1, decides: true, {ways}", "id: a, customer: A, emotion: -2, next: end",
                    "id: b, customer: B, emotion: 2")  # fmt: skip
    assert found(journey, "BP402") == []
    assert names(found(journey.replace("80%", "10%"), "BP402")) == ["A"]


def test_each_customer_has_an_end_of_their_own_and_a_shared_one_is_told_once() -> None:
    apart = steps("patient: Lies down, carer: Sits, emotion: 1", "carer: {does: Goes, emotion: -2}",
                  "patient: {does: Sleeps, emotion: 2}")  # fmt: skip
    assert names(found(TWO + apart, "BP402")) == ["Goes"]
    together = steps("patient: Lies down, carer: Sits, emotion: 1", "customer: Leave together, emotion: -2")
    assert names(found(TWO + together, "BP402")) == ["Leave together"]


def test_what_is_only_planned_is_judged_by_its_targets() -> None:
    (finding,) = found("state: future\n" + steps("customer: A, emotion: {target: -1}"), "BP402")
    assert finding.message == "the journey ends with `A` at a target of -1, worse than neutral (0)"


def test_the_thresholds_of_the_end_can_be_set() -> None:
    from blueprint.rules.engine import Wanted

    text = api.read_text("blueprint: 1\ntitle: Example\n" + felt(2, 2, 1.8))
    strictly = Wanted(("BP402",), rules={"BP402": {"margin": 0.1}})
    assert [finding.code for finding in api.check(text, select=strictly).findings] == ["BP402"]


# The strongest moment and the low points


@pytest.mark.parametrize(
    ("scores", "peaks"),
    [
        ((1, -3, 2), ["B"]),
        ((1, -3, 3), ["B"]),
        ((1, -2.9, 3), []),
        ((0.1, -0.2, 0.1), []),
        ((-2, -2, -2), ["C"]),
        ((-2, 1), []),
    ],
)
def test_the_strongest_moment_may_be_a_bad_one(scores: tuple[float, ...], peaks: list[str]) -> None:
    assert names(found(felt(*scores), "BP403")) == peaks


def test_the_strongest_moment_is_that_of_the_picture() -> None:
    (finding,) = found(felt(1, -3, 2), "BP403")
    svg = api.render(api.read_text("blueprint: 1\ntitle: Example\n" + felt(1, -3, 2)))
    assert "`B` at -3" in finding.message
    assert "make `C` at 2 the stronger one" in finding.help
    assert "Peak, a low, at “B” (−3.0)" in svg.replace("\u200e", "")


PLANS = [
    "notes: {idea: Text them}",
    "notes: {opportunity: The bar is empty}",
    "fails: {what: No room, recovery: b}",
    "fails: {what: No room, owner: Desk}",
    "frontstage: {does: Waves, notes: {idea: Smile}}",
    "frontstage: {does: Waves, fails: {what: Looks away, owner: Desk}}",
    "touchpoints: [{name: Lobby, notes: {idea: Chairs}}]",
]


@pytest.mark.parametrize("plan", PLANS)
def test_a_low_point_with_a_plan_is_left_alone(plan: str) -> None:
    assert found(steps(f"id: a, customer: A, emotion: -2, {plan}", "id: b, customer: B, emotion: 1"), "BP404") == []


@pytest.mark.parametrize("no_plan", ["notes: {pain: It hurts}", "fails: No room", "tolerates: 5 min"])
def test_what_is_no_plan(no_plan: str) -> None:
    journey = steps(f"customer: A, emotion: -2, {no_plan}", "customer: B, emotion: 1")
    assert names(found(journey, "BP404")) == ["A"]


def test_an_indicator_that_somebody_answers_for_is_a_plan() -> None:
    journey = steps("id: a, customer: A, emotion: -2", "customer: B, emotion: 1")
    assert found("indicators: {queue: {name: Queue, at: a, owner: Desk}}\n" + journey, "BP404") == []
    assert names(found("indicators: {queue: {name: Queue, at: a}}\n" + journey, "BP404")) == ["A"]


def test_every_low_point_counts_and_small_dips_do_not() -> None:
    assert names(found(felt(-1, 1, -2, -1, 2, -0.4, 1), "BP404")) == ["A", "C"]


def test_the_step_after_a_low_point_may_be_what_makes_it_good() -> None:
    journey = steps("customer: A, emotion: 1, fails: {what: It breaks, recovery: c}", "customer: B, emotion: -2",
                    "id: c, customer: C, emotion: 2")  # fmt: skip
    assert found(journey, "BP404") == []
    assert names(found(journey.replace("emotion: 2", "emotion: -1"), "BP404")) == ["B"]


def test_the_trouble_that_people_come_with_is_not_the_service_s() -> None:
    before = (
        "journey: [{phase: Before, stage: before, steps: [{customer: A, emotion: -2}, {customer: B, emotion: 1}]}]\n"
    )
    assert found(before, "BP404") == []
    assert names(found(before.replace("stage: before, ", ""), "BP404")) == ["A"]


# What is meant, and what is felt


@pytest.mark.parametrize(
    ("said", "but"),
    [
        (("emotion: 1, mark: peak", "emotion: 3"), "the scores say that `B` is, at 3"),
        (("emotion: 3, mark: peak", "emotion: 3"), None),
        (("emotion: 2, mark: peak", "emotion: -3"), None),
        (("emotion: -3, mark: peak", "emotion: 2"), None),
        (("mark: peak", "emotion: 2"), None),
        (("emotion: 2, mark: end", "emotion: 1"), "the journey goes on to `B`"),
        (("emotion: 2, mark: end", "notes: Nobody asked"), "the journey goes on to `B`"),
        (("emotion: 2", "mark: [peak, end], emotion: 2"), None),
        (("emotion: 2, mark: end, next: [b, end]", "id: b"), None),
        (("emotion: 2, mark: [milestone, transition, pit]", "emotion: 3"), None),
    ],
)
def test_marks_are_held_against_scores(said: tuple[str, str], but: str | None) -> None:
    journey = steps(*(f"customer: {name}, {one}" for name, one in zip("AB", said, strict=True)))
    findings = found(journey, "BP405")
    assert [finding.message.partition(", but ")[2] for finding in findings] == ([but] if but else [])
    assert all(finding.place.path[-1] == "mark" for finding in findings)


def test_several_marked_peaks_are_those_of_their_phases() -> None:
    one = "{phase: One, steps: [{customer: A, emotion: 1}, {customer: B, emotion: 2, mark: peak}]}"
    two = "{phase: Two, steps: [{customer: C, emotion: 3}, {customer: D, emotion: 1, mark: peak}]}"
    (finding,) = found(f"journey: [{one}, {two}]\n", "BP405")
    assert finding.message == "`D` is marked as the peak, but the scores say that `C` is, at 3"


def test_a_mark_suits_if_it_suits_one_of_the_customers() -> None:
    both = "patient: {does: Lies, emotion: 3}, carer: {does: Sits, emotion: 1}, mark: peak"
    assert found(TWO + steps(both, "carer: {does: Eats, emotion: 2}"), "BP405") == []
    assert names(found(TWO + steps(both, "customer: Leave, emotion: 3.0"), "BP405")) == []
    assert len(found(TWO + steps(both.replace("3", "2"), "customer: Leave, emotion: 3"), "BP405")) == 1


def test_targets_are_called_targets() -> None:
    journey = steps("customer: A, emotion: {target: 1}, mark: peak", "customer: B, emotion: {target: 2}")
    (finding,) = found(f"state: future\n{journey}", "BP405")
    assert "the targets say that `B` is" in finding.message


PEAK = "emotion: 2, mark: peak"


def test_two_peaks_in_one_phase_are_one_too_many() -> None:
    (finding,) = found(steps(f"customer: A, {PEAK}", "customer: B", f"customer: C, {PEAK}"), "BP406")
    assert finding.message == "`C` is the second peak that is marked in `Visit`"
    assert [related.place.path[-2:] for related in finding.related] == [(0, "mark")]


def test_peaks_that_nobody_has_both_of_do_not_count() -> None:
    parting = "decides: true, next: [{to: a, when: yes}, {to: b, when: no}]"
    apart = steps(f"customer: Asks, {parting}", f"id: a, customer: A, {PEAK}, next: end", f"id: b, customer: B, {PEAK}")
    assert found(apart, "BP406") == []
    assert found(TWO + steps(f"patient: A, {PEAK}", f"carer: B, {PEAK}"), "BP406") == []
    back = steps(f"id: a, customer: A, {PEAK}", "customer: B, next: [a, end], loop: true")
    assert found(back, "BP406") == []


def test_every_step_may_be_marked() -> None:
    journey = steps(*(f"customer: A{number}, {PEAK}" for number in range(2000)))
    assert len(found(journey, "BP405", "BP406")) == 1999


STATE = "state: future\n"


def test_felt_scores_of_a_planned_service_are_one_finding_with_one_fix() -> None:
    journey = steps("customer: A, emotion: 2", "customer: {does: B, emotion: {felt: 1.5, source: interviews}}",
                    "customer: C, emotion: {target: 2}")  # fmt: skip
    (finding,) = found(STATE + journey, "BP410")
    assert (
        finding.message
        == "`A` has a felt score, and nobody has felt what is only planned (2 scores of this kind in all)"
    )
    assert finding.place.path == ("journey", 0, "steps", 0, "emotion")
    assert finding.fix is not None
    assert not finding.fix.safe
    first, second, third = finding.fix.edits
    assert first == Replace(first.place, {"target": 2})
    assert isinstance(second, SetKey)
    assert (second.place.path[-2:], second.key, second.value) == (("customer", "emotion"), "target", 1.5)
    assert isinstance(third, Remove)
    assert third.place.path[-1] == "felt"


def test_a_felt_score_beside_a_target_is_told_and_left_to_people() -> None:
    (finding,) = found(STATE + steps("customer: A, emotion: {felt: -2, target: 1}"), "BP410")
    assert finding.fix is None


@pytest.mark.parametrize("source", ["prototype", "role-play", "co-creation"])
def test_what_was_tried_was_felt(source: str) -> None:
    assert found(STATE + steps(f"customer: A, emotion: {{felt: 2, source: {source}}}"), "BP410") == []


def test_a_score_that_a_step_lends_to_two_customers_is_one_score() -> None:
    (finding,) = found(STATE + TWO + steps("patient: A, carer: B, emotion: 2"), "BP410")
    assert "in all" not in finding.message
    assert finding.fix is not None
    assert len(finding.fix.edits) == 1


def test_staff_may_feel_in_a_future_blueprint_and_a_current_one_is_left_alone() -> None:
    assert found(STATE + steps("customer: A, frontstage: {does: Waves, feels: 1}"), "BP410") == []
    assert found("state: current\n" + steps("customer: A, emotion: 2"), "BP410") == []


# How much the scores say


@pytest.mark.parametrize(
    ("head", "scores", "said"),
    [
        ("", (0, 1, 0.5), "all its 3 scores lie between 0 and 1"),
        ("", (1, 1, 1), "all its 3 scores are 1"),
        ("", (0, 1.1, 0), None),
        ("", (0, 1), None),
        ("scale: [1, 5]\n", (3, 3.4, 2.8), "all its 3 scores lie between 2.8 and 3.4"),
        ("scale: [1, 5]\n", (3, 4, 3), None),
        ("scale: [0, 100]\n", (50, 65, 52), "all its 3 scores lie between 50 and 65"),
    ],
)
def test_a_flat_curve_is_one_within_a_sixth_of_its_scale(
    head: str, scores: tuple[float, ...], said: str | None
) -> None:
    findings = found(head + felt(*scores), "BP407")
    assert [finding.message.partition(": ")[2] for finding in findings] == ([said] if said else [])


def test_few_scores_are_told_but_none_at_all_are_not() -> None:
    journey = steps("customer: A", "customer: B", "customer: C, emotion: 1")
    (finding,) = found(journey, "BP408")
    assert finding.message == "only 1 of 3 moments has a score, so peak and pit are guesses"
    assert found(steps("customer: A", "customer: B"), "BP408") == []
    assert found(steps("customer: A", "customer: B, emotion: 1"), "BP408") == []


def test_scores_are_counted_for_each_customer() -> None:
    scored = "patient: {does: E, emotion: 1}"
    journey = steps("patient: A, carer: {does: B, emotion: 1}", "patient: C, carer: D", scored, scored, "carer: G")
    (finding,) = found(TWO + journey, "BP408")
    assert finding.message.startswith("only 1 of 3 moments of `Carer` has a score")


def test_scores_without_a_source_are_one_finding() -> None:
    journey = steps("customer: A, emotion: {felt: 1, source: assumption}", "customer: B, emotion: 2",
                    "customer: C, emotion: {felt: 1, n: 12}", "customer: D, emotion: {target: 1}")  # fmt: skip
    (finding,) = found(journey, "BP409")
    assert finding.message.startswith("2 of 3 scores do not say")
    assert finding.message.endswith("the first is that of `B`")
    assert finding.level is Level.INFO
    (stricter,) = [one for one in found(journey, "strict") if one.code == "BP409"]
    assert stricter.level is Level.WARNING


def test_an_emotion_of_staff_is_refused_before_any_rule() -> None:
    from blueprint.errors import ModelError

    with pytest.raises(ModelError, match="BP103 `emotion` is said of the customer"):
        found(steps("customer: A, frontstage: {does: Waves, emotion: 1}"))


# What an experience stands on, and where it ends


def test_sand_is_named() -> None:
    journey = steps("id: a, customer: A, level: experience, touchpoints: [Lobby], fails: It breaks",
                    "customer: B, level: service, touchpoints: [Lobby], fails: It breaks")  # fmt: skip
    indicators = "indicators: {time: {name: Time in line, at: a, target: <= 5, actual: 8}}\n"
    (finding,) = found(indicators + journey, "BP412")
    assert finding.message.partition(": ")[2].split("; ") == [
        "nothing makes it good if it goes wrong (`It breaks`)",
        "nobody owns `Lobby`",
        "`Time in line` is 8 and should be at most 5",
    ]
    assert finding.place.path[-1] == "level"
    assert len(finding.related) == 3


def test_an_indicator_without_a_figure_is_no_sand() -> None:
    journey = steps("id: a, customer: A, level: experience")
    for said in ("target: <= 5", "actual: 8", "target: <= 5, actual: 5"):
        assert found(f"indicators: {{time: {{name: Time, at: a, {said}}}}}\n{journey}", "BP412") == []


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        ("backstage: Sends the bill", ["Sends the bill"]),
        ("support: Billing", ["Billing"]),
        ("frontstage: Waves", []),
        ("backstage: Sends the bill, touchpoints: [Bill]", []),
        ("customer: Pays, backstage: Sends the bill", []),
    ],
)
def test_an_end_is_in_sight(last: str, ends: list[str]) -> None:
    assert names(found(steps("customer: Leaves, emotion: 1", last), "BP413")) == ends


def test_a_blueprint_in_which_no_customer_acts_has_another_trouble() -> None:
    assert found(steps("frontstage: Waves", "backstage: Sends the bill"), "BP413") == []


def test_a_side_path_may_end_out_of_sight() -> None:
    ways = "next: [{to: a, when: it is lost}, {to: b, when: all is well}]"
    journey = steps(f"customer: Asks, decides: true, {ways}", "id: b, customer: Leaves, next: end",
                    "id: a, backstage: Writes it off")  # fmt: skip
    assert names(found(journey, "BP413")) == ["Writes it off"]
    assert found(journey.replace("it is lost", "it is lost, share: 10%").replace("is well", "is well, share: 90%"),
                 "BP413") == []  # fmt: skip


@pytest.mark.parametrize(("recovery", "codes"), [("a", ["BP404"]), ("b", [])])
def test_the_step_in_which_it_goes_wrong_is_no_plan_for_a_low_point(recovery: str, codes: list[str]) -> None:
    example = f"""journey:
  - phase: P
    steps:
      - {{id: a, customer: {{does: Calls, emotion: -3}}, frontstage: {{does: Answers, fails: {{what: Busy, recovery: {recovery}}}}}}}
      - {{id: b, customer: {{does: Is called back, emotion: 1}}}}
"""  # noqa: E501
    assert [finding.code for finding in found(example, "BP404")] == codes


def test_it_is_said_whose_journey_is_meant_where_several_have_one() -> None:
    text = "customers: {child: Child, parent: Parent}\nlanes: {child: {kind: customer}, parent: {kind: customer}}\n"
    apart = steps(
        "child: {does: Plays, emotion: 1}, parent: {does: Waits, emotion: 0}",
        "child: {does: Is drilled, emotion: -3}, parent: {does: Watches, emotion: 1}",
        "child: {does: Picks a toy, emotion: 2}, parent: {does: Gets the bill, emotion: -1}",
    )
    (end,) = found(text + apart, "BP402")
    assert end.message.startswith("the journey of `Parent` ends with `Gets the bill` at -1")
    drilled, paid = found(text + apart, "BP403")
    assert drilled.message == "the strongest moment of the journey of `Child` is a bad one: `Is drilled` at -3"
    assert "of the journey of `Parent`" in paid.message
    assert "of the journey is a bad one" in found(felt(1, -3, 2), "BP403")[0].message
