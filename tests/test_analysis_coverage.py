"""What the moments of a service cover, and which of them are built on sand."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import blueprint as bp
from blueprint.analysis.coverage import LEVELS, STAGES, coverage
from blueprint.analysis.result import Result
from blueprint.analysis.speaking import MODULES, SENSES, spoken_to
from blueprint.model.blueprint import Stage
from blueprint.model.elements import Level, Sense

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))
JOURNEY = """\
journey:
  - phase: Before
    stage: before
    steps:
      - {id: see, customer: Sees, touchpoints: [{name: Sign, owner: o, senses: sight}], level: service}
  - phase: During
    stage: during
    steps:
      - id: eat
        customer: Eats
        touchpoints: [{name: Pizza, owner: o, senses: [taste, smell, feel]}, {name: Chair, owner: o}]
        level: experience
      - {id: pay, customer: Pays, touchpoints: [{name: Bill, owner: o}], level: coping}
      - {backstage: Sweeps}
  - phase: Later
    steps:
      - {id: go, customer: Goes}
"""


def of(text: str) -> Result:
    return coverage(bp.loads("blueprint: 1\ntitle: T\n" + text).graph)


def rows(found: Result, table: str, *keys: str) -> list[tuple]:
    return [tuple(row[key] for key in keys) for row in found.table(table).records()]


def caveats(found: Result) -> set[str]:
    return {caveat.name for caveat in found.caveats}


def test_the_words_are_those_of_the_format() -> None:
    assert (*MODULES, *SENSES) == get_args(Sense)
    assert get_args(Stage) == STAGES
    assert get_args(Level) == LEVELS


def test_a_sense_belongs_to_the_module_sense() -> None:
    assert spoken_to(("taste", "feel")) == {"taste", "feel", "sense"}
    assert spoken_to(("think",)) == {"think"}
    assert spoken_to(("sense",)) == {"sense"}


def test_totals_by_hand() -> None:
    found = {(row[0], row[1]): row[2:] for row in rows(of(JOURNEY), "totals", "dimension", "value", "moments", "known",
                                                       "share", "steps")}  # fmt: skip
    assert found["module", "sense"] == (2, 2, 1.0, "Sees, Eats")
    assert found["module", "feel"] == (1, 2, 0.5, "Eats")
    assert found["module", "act"] == (0, 2, 0.0, "")
    assert found["sense", "taste"] == (1, 2, 0.5, "Eats")
    assert found["stage", "during"] == (2, 3, 2 / 3, "Eats, Pays")
    assert found["level", "experience"] == (1, 3, 1 / 3, "Eats")


def test_what_nobody_said_is_left_empty_and_never_false() -> None:
    found = {row["step"]: row for row in of(JOURNEY).table("steps").records()}
    assert (found["see"]["sense"], found["see"]["sight"], found["see"]["feel"]) == (True, True, False)
    assert (found["pay"]["sense"], found["pay"]["feel"]) == (None, None)
    assert (found["go"]["stage"], found["go"]["level"], found["go"]["sand"]) == (None, None, None)
    assert (found["eat"]["touchpoints"], found["eat"]["speaking"], found["eat"]["sand"]) == (2, 1, False)
    assert set(found) == {"see", "eat", "pay", "go"}  # nobody is a customer where somebody sweeps
    assert caveats(of(JOURNEY)) == {"senses-unsaid", "senses-in-part", "levels-unsaid", "stages-unsaid"}


def test_nothing_known_has_no_share() -> None:
    found = of("journey: [{phase: P, steps: [{customer: A}]}]\n")
    assert set(rows(found, "totals", "moments", "known", "share")) == {(None, 0, None)}
    assert rows(found, "stages", "stage", "moments", "coping", "unsaid", "sense") == [(None, 1, 0, 1, None)]
    assert found.summary == ()


def test_before_during_and_after_by_level_and_module() -> None:
    assert rows(of(JOURNEY), "stages", "stage", "moments", *LEVELS, "unsaid", "sense", "feel") == [
        ("before", 1, 0, 1, 0, 0, 1, 0),
        ("during", 2, 1, 0, 1, 0, 1, 1),
        ("after", 0, 0, 0, 0, 0, None, None),
        (None, 1, 0, 0, 0, 1, None, None),
    ]


def test_each_customer_has_what_they_meet() -> None:
    found = of(
        "customers: {y: Young, m: Middle-aged}\n"
        "journey: [{phase: P, steps: [{y: {does: Dances, touchpoints: [{name: Floor, senses: act}]}, "
        "m: {does: Sits, touchpoints: [{name: Sofa, senses: touch}]}}]}]\n"
    )
    assert rows(found, "steps", "customer_name", "name", "act", "touch") == [
        ("Young", "Dances", True, False), ("Middle-aged", "Sits", False, True),
    ]  # fmt: skip
    assert found.summary[0].startswith("Young: 1 of 1 moment says what it speaks to: act 1;")


def test_factors_are_those_of_the_whole() -> None:
    found = of(JOURNEY + "factors: {price: {experience: 5, source: survey}}\n")
    assert [row for row in rows(found, "factors", "factor", "scored", "experience", "ideal", "source") if row[1]] == [
        ("price", True, 5, None, "survey")
    ]
    assert len(found.table("factors").rows) == 6
    assert "factors-as-a-whole" in caveats(found)
    assert any("1 of the 6 factors of the experience is scored" in line for line in found.summary)


SAND = """\
owners: {lead: Lead, keeper: Keeper}
touchpoints: {room: {name: Room, owner: keeper}, door: Door}
indicators:
  clean: {name: Clean rooms, at: room, unit: "%", target: ">= 95", actual: 80, owner: keeper}
  kept: {name: Kept, at: room, target: ">= 5", actual: 6}
  unknown: {name: Unknown, at: room, target: ">= 5"}
journey:
  - phase: P
    steps:
      - id: find
        customer: Finds a note
        touchpoints: [room, door]
        backstage: {does: Writes it, fails: [{what: No ink, owner: lead}, {what: No card, recovery: other}]}
        level: experience
      - {id: other, customer: Gets flowers, touchpoints: [door], level: service}
      - {id: wave, customer: Waves, touchpoints: [{name: Hand, owner: lead}], level: experience}
"""


def test_what_does_not_hold_under_an_experience() -> None:
    found = of(SAND)
    assert rows(found, "sand", "step", "weakness", "element", "name", "owner") == [
        ("find", "fail point without recovery", "find/backstage", "No ink", "Lead"),
        ("find", "touchpoint without owner", "door", "Door", "nobody"),
        ("find", "missed indicator", "clean", "Clean rooms", "Keeper"),
    ]
    assert [(mark.kind, mark.element, mark.value) for mark in found.marks] == [("built-on-sand", "find", 3)]
    assert rows(found, "steps", "step", "sand") == [("find", True), ("other", None), ("wave", False)]
    assert found.summary[-1] == "2 moments are meant as an experience; 1 of them is built on sand: “Finds a note”."


def test_the_advice_says_what_to_put_right_and_who() -> None:
    advice, *_ = of(SAND).advice
    assert advice.text.startswith("Put right what “Finds a note” stands on")
    assert "“Clean rooms” is 80 % and should be at least 95 %" in advice.because
    assert "nobody owns “Door”" in advice.because
    assert advice.owner == "Lead, Keeper"


def test_an_experience_on_firm_ground() -> None:
    found = of(JOURNEY)
    assert found.summary[-1] == "1 moment is meant as an experience, and nothing under it is known to fail."
    assert not [advice for advice in found.advice if advice.text.startswith("Put right")]


def test_without_owners_all_is_sand() -> None:
    text = "journey: [{phase: P, steps: [{customer: A, touchpoints: [a], level: experience}]}]\n"
    assert "no-owners" in caveats(of(text))


def test_nobody_acts() -> None:
    found = of("journey: [{phase: P, internal: true, steps: [{backstage: Sweeps}]}]\n")
    assert found.summary == ("No customer acts, so there is nothing that a customer could sense, feel or remember.",)
    assert found.table("steps").rows == ()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_rule_and_the_analysis_agree(file: Path) -> None:
    stay = bp.load(file)
    told = [finding.element for finding in bp.check(stay, select=["BP412"]).findings]
    assert [mark.element for mark in coverage(stay.graph).marks] == [getattr(one, "id", one) for one in told]


def advised(text: str) -> list[str]:
    return [advice.text for advice in coverage(bp.loads(text).graph).advice]


HEAD = "blueprint: 1\ntitle: T\n"


def test_what_is_unsaid_is_to_be_said_before_anything_is_called_empty() -> None:
    steps = "[{customer: A, touchpoints: [Door]}, {customer: B, touchpoints: [Till]}]"
    (only,) = advised(f"{HEAD}journey: [{{phase: P, steps: {steps}}}]")
    assert only == "Write `senses:` at the touchpoints of “A” and “B”"


def test_what_nothing_speaks_to_is_named_where_most_is_said() -> None:
    met = "touchpoints: {door: {name: Door, senses: [sight, feel]}}\n"
    (only,) = advised(f"{HEAD}{met}journey: [{{phase: P, steps: [{{customer: A, touchpoints: [door]}}]}}]")
    assert only == "Choose a moment that shall speak to think, act or relate, or decide that none shall"


def test_a_service_that_only_copes_is_to_choose_a_moment() -> None:
    (only,) = advised(f"{HEAD}journey: [{{phase: P, steps: [{{customer: A, level: coping}}]}}]")
    assert only.startswith("Choose one moment that people shall remember")
