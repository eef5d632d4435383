"""Every rule's own examples, and the engine: selection, ignores, order.

An example in a rule's docstring is a whole blueprint or a part of one. A part is completed to the smallest blueprint
around it: `blueprint: 1` and a title are put in front, and, unless it has a `journey:`, one step that ends well. It is
read as a text, since some rules look at the text, and on a fixed day, since some look at the day.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml

from blueprint import api
from blueprint.document import Blueprint
from blueprint.errors import ModelError, UnknownName
from blueprint.rules import RULES
from blueprint.rules.engine import Finding, Level, Rule, choose, lint, rule


def chosen(rules: tuple[Rule, ...], wanted: list[str]) -> list[Rule]:
    return [one.rule for one in choose(rules, wanted)]


HEAD = "blueprint: 1\ntitle: Example\n"
JOURNEY = "journey: [{phase: Visit, steps: [{customer: Leaves, emotion: 1}]}]\n"
TODAY = date(2026, 11, 22)
FEW = tuple(rule for rule in RULES if rule.code in {"BP301", "BP401"})
"""Two rules to try the engine with."""


def completed(example: str) -> str:
    """An example as a whole blueprint.

    >>> completed("owners: {hotel: The hotel}").splitlines()[:2]
    ['blueprint: 1', 'title: Example']
    """
    head = "" if example.startswith("blueprint:") else HEAD
    return head + example + ("" if re.search("^journey:", example, re.MULTILINE) else JOURNEY)


def blueprint_of(example: str) -> Blueprint:
    return Blueprint.model_validate(yaml.safe_load(completed(example)))


def codes(example: str, rules: tuple[Rule, ...] = FEW) -> list[str]:
    return [finding.code for finding in lint(blueprint_of(example).graph, rules, ["strict"])]


def codes_of(rule: Rule, example: str) -> set[str]:
    """The codes that a rule gives alone; one that looks at what is silenced needs the others beside it."""
    needs_others = rule.subject == "silence"
    text = api.read_text(completed(example))
    report = api.check(text, select=["strict"], rules=RULES if needs_others else (rule,), today=TODAY)
    found = {finding.code for finding in report.findings}
    return found & {rule.code} if needs_others else found


def examples(which: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, text in enumerate(getattr(rule.docs, which), start=1)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("bad"))
def test_bad_example_gives_exactly_this_code(rule: Rule, example: str) -> None:
    assert codes_of(rule, example) == {rule.code}


@pytest.mark.parametrize(("rule", "example"), examples("good"))
def test_good_example_gives_nothing(rule: Rule, example: str) -> None:
    assert codes_of(rule, example) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_says_what_it_is(rule: Rule) -> None:
    assert re.fullmatch(r"BP[2-7]\d\d", rule.code)
    assert rule.docs.sentence.endswith(".")
    assert rule.docs.why
    assert rule.docs.bad
    assert rule.docs.good
    assert len(rule.name) <= 40


def test_rules_are_listed_once_and_in_order() -> None:
    listed = [rule.code for rule in RULES]
    assert listed == sorted(set(listed))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_rules_are_selected_by_preset_family_code_and_name() -> None:
    assert [rule.code for rule in chosen(RULES, ["BP3"])] == [rule.code for rule in RULES if rule.family == "BP3"]
    assert [rule.code for rule in chosen(RULES, ["end-unscored", "BP301"])] == ["BP301", "BP401"]
    assert all(rule.level is Level.ERROR for rule in chosen(RULES, ["minimal"]))
    assert chosen(RULES, ["strict"]) == list(RULES)
    with pytest.raises(UnknownName) as raised:
        chosen(RULES, ["end-unscore"])
    assert "end-unscored" in raised.value.choices


def test_a_rule_of_ones_own_runs_beside_the_others() -> None:
    @rule("XY101", Level.INFO, "recommended")
    def shouting(graph: object) -> object:
        """A title in capitals."""
        if graph.title.isupper():
            yield Finding(None, "the title shouts")

    blueprint = Blueprint.model_validate(yaml.safe_load(completed("").replace("Example", "EXAMPLE")))
    found = lint(blueprint.graph, (*FEW, shouting))
    assert [(finding.code, finding.level, finding.place.path) for finding in found] == [("XY101", "info", ("title",))]


NO_OWNER = "touchpoints: {lobby: {name: Lobby}, bar: {name: Bar}}\n"


@pytest.mark.parametrize("name", ["BP301", "BP3", "touchpoint-without-owner"])
def test_the_file_ignores_a_rule_by_code_family_or_name(name: str) -> None:
    assert codes(f"{NO_OWNER}ignore: {{rule: {name}, why: not yet}}\n") == []


def test_an_ignore_may_be_for_one_element_only() -> None:
    assert codes(f"{NO_OWNER}ignore: [{{rule: BP301, at: lobby, why: not yet}}]\n") == ["BP301"]
    assert codes(f"{NO_OWNER}ignore: [{{rule: BP301, at: Lobby, why: by its name}}]\n") == ["BP301"]


def test_an_element_ignores_a_rule_for_itself_and_all_in_it() -> None:
    step = "{customer: Leaves, touchpoints: [Door, {name: Gate}], emotion: 1, ignore: {rule: BP301, why: not ours}}"
    assert codes(f"journey: [{{phase: Visit, steps: [{step}]}}]\n") == []
    touchpoint = "touchpoints: {lobby: {name: Lobby, ignore: {rule: BP301, why: let}}, bar: {name: Bar}}\n"
    assert codes(touchpoint) == ["BP301"]
    phase = "journey: [{phase: Visit, ignore: {rule: BP401, why: goes on elsewhere}, steps: [{customer: Leaves}]}]\n"
    assert codes(phase) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BP999", "no rule has the code `BP999` .there is `BP3`, `BP4`"),
        ("BP399", "there is `BP301`"),
        ("BP103", "cannot be ignored"),
        ("end-unscord", "did you mean `end-unscored`?"),
    ],
)
def test_an_ignore_that_names_no_rule_is_a_problem(name: str, said: str) -> None:
    with pytest.raises(ModelError, match=said) as raised:
        codes(f"ignore: {{rule: {name}, why: because}}\n")
    assert raised.value.problems[0].place.path == ("ignore", "rule")


def test_findings_come_in_the_order_of_the_file() -> None:
    found = lint(
        blueprint_of(f"{NO_OWNER}journey: [{{phase: V, steps: [{{customer: Goes, touchpoints: [Door]}}]}}]").graph,
        FEW,
    )
    assert [finding.element.name for finding in found] == ["Lobby", "Bar", "Goes", "Door"]


def test_a_finding_points_at_the_field_if_somebody_wrote_it() -> None:
    step = "{customer: Leaves, emotion: {source: interviews}}"
    (finding,) = lint(blueprint_of(f"journey: [{{phase: V, steps: [{step}]}}]\n").graph, FEW)
    assert finding.place.path == ("journey", 0, "steps", 0, "emotion")
    (finding, *_) = lint(blueprint_of(NO_OWNER).graph, FEW)
    assert (finding.place.path, finding.at_key) == (("touchpoints", "lobby"), True)


TWO = "customers: {patient: Patient, carer: Carer}\n"


@pytest.mark.parametrize(
    ("steps", "ends"),
    [
        ("[{customer: A, emotion: 1}, {frontstage: Waves}]", []),
        ("[{customer: A}, {frontstage: Waves}]", ["A"]),
        ("[{customer: A, next: [c, end]}, {customer: B}, {id: c, customer: C, emotion: 1}]", ["A"]),
        ("[{customer: A, next: c, emotion: 1}, {customer: B}, {id: c, customer: C, emotion: 1}]", []),
        ("[{id: a, customer: A}, {customer: B, emotion: 1, next: [a, end], loop: true}]", []),
        ("[{customer: [A, B], emotion: 1}]", []),
        ("[{customer: A, emotion: {target: 2}}]", ["A"]),
    ],
)
def test_each_end_that_can_be_reached_is_looked_at(steps: str, ends: list[str]) -> None:
    found = lint(blueprint_of(f"journey: [{{phase: V, steps: {steps}}}]\n").graph, FEW, ["BP401"])
    assert [finding.element.name for finding in found] == ends


def test_each_customer_has_an_end() -> None:
    steps = "[{patient: Lies down, carer: Sits, emotion: 1}, {carer: {does: Goes, emotion: 2}}, {patient: Sleeps}]"
    found = lint(blueprint_of(f"{TWO}journey: [{{phase: V, steps: {steps}}}]\n").graph, FEW, ["BP401"])
    assert [finding.element.name for finding in found] == ["Sleeps"]


def test_a_target_scores_the_end_of_what_is_only_planned() -> None:
    assert codes("state: future\njourney: [{phase: V, steps: [{customer: A, emotion: {target: 2}}]}]\n") == []
