"""Who answers for what: every place where an owner can be said, what nobody owns, and where work changes hands."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import blueprint as bp
from blueprint.analysis.departments import department_of, rolled_up
from blueprint.analysis.factors import FACTORS
from blueprint.analysis.ownership import ownership
from blueprint.analysis.result import Result
from blueprint.graph.hand_offs import Standing, hand_offs
from blueprint.model.blueprint import Factor
from tests.effort import lines_run

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))
OWNERS = """\
owners:
  hotel: {name: The hotel, kind: organisation}
  front: {name: Front office, part_of: hotel, kind: department}
  clerk: {name: Clerk, part_of: front, kind: post}
  kitchen: {name: Kitchen, part_of: hotel, kind: department}
"""


def of(text: str, owners: str = OWNERS) -> Result:
    return ownership(bp.loads("blueprint: 1\ntitle: T\n" + owners + text).graph)


def rows(found: Result, table: str, *keys: str) -> list[tuple]:
    return [tuple(row[key] for key in keys) for row in found.table(table).records()]


def caveats(found: Result) -> set[str]:
    return {caveat.name for caveat in found.caveats}


EVERYTHING = """\
customers: {guest: Guest}
touchpoints: {desk: {name: Desk, owner: front, with: [kitchen]}, lobby: Lobby}
systems: {till: {name: Till, owner: kitchen}, printer: Printer}
policies: {water: {name: Water, owner: clerk}, silence: Silence}
lanes: {backstage: {owner: kitchen}, policy: {kind: note}}
journey:
  - phase: Arrive
    steps:
      - id: wait
        customer: {does: Waits, fails: Leaves at once, emotion: -2}
        touchpoints: [lobby]
        frontstage: {does: Nods, by: Doorman}
        backstage: {does: Tidies, fails: Not tidy}
        support: [till, printer]
        policy: [water, silence]
      - id: pay
        customer: {does: Pays, owner: clerk, emotion: 1}
        touchpoints: [desk]
        support: till
indicators: {line: {name: Line, at: wait, owner: clerk, target: "<= 5", actual: 8}, staff: {name: Turnover, at: hotel}}
promises: {soon: {says: Soon, at: pay, owner: front}}
"""


def test_every_thing_has_its_owner_and_where_that_was_said() -> None:
    assert rows(of(EVERYTHING), "elements", "kind", "element", "owner", "source", "department", "phases") == [
        ("touchpoint", "desk", "front", "own", "front", "Arrive"),
        ("touchpoint", "lobby", None, None, None, "Arrive"),
        ("frontstage action", "wait/frontstage", None, None, None, "Arrive"),
        ("backstage action", "wait/backstage", "kitchen", "lane", "kitchen", "Arrive"),
        ("system", "till", "kitchen", "directory", "kitchen", "Arrive"),
        ("system", "printer", None, None, None, "Arrive"),
        ("indicator", "line", "clerk", "own", "front", "Arrive"),
        ("indicator", "staff", None, None, None, ""),
        ("promise", "soon", "front", "own", "front", "Arrive"),
        ("fail point", "wait/customer", None, None, None, "Arrive"),
        ("fail point", "wait/backstage", "kitchen", "action", "kitchen", "Arrive"),
        ("customer action", "pay/customer", "clerk", "own", "front", "Arrive"),
        ("policy", "water", "clerk", "directory", "front", "Arrive"),
    ]


def test_a_lane_owns_the_touchpoints_in_it_and_a_fail_point_may_have_its_own_owner() -> None:
    found = of(
        "lanes: {touchpoints: {owner: front}}\n"
        "journey: [{phase: P, steps: [{customer: A, touchpoints: [Door], fails: {what: Stuck, owner: clerk}}]}]\n"
    )
    assert rows(found, "elements", "name", "owner", "source") == [("Door", "front", "lane"), ("Stuck", "clerk", "own")]


def test_totals_by_kind_and_phase() -> None:
    found = rows(of(EVERYTHING), "totals", "scope", "kind", "count", "unowned", "share")
    assert ("whole", "touchpoint", 2, 1, 0.5) in found
    assert ("whole", "indicator", 2, 1, 0.5) in found
    assert ("phase", "indicator", 1, 0, 0.0) in found  # the figure of the hotel belongs to no phase
    assert ("whole", "promise", 1, 0, 0.0) in found


def test_what_spans_two_phases_counts_in_both() -> None:
    step = "{customer: %s, touchpoints: [Sign]}"
    found = of(f"journey: [{{phase: A, steps: [{step % 'a'}]}}, {{phase: B, steps: [{step % 'b'}]}}]\n")
    assert rows(found, "totals", "phase_name", "count", "unowned") == [("", 1, 1), ("A", 1, 1), ("B", 1, 1)]
    assert "most of it" not in found.summary[1]


def test_a_system_counts_once_however_many_steps_lean_on_it() -> None:
    steps = ", ".join(f"{{customer: c{n}, frontstage: {{does: f{n}, owner: front}}, support: till}}" for n in range(4))
    found = of(f"systems: {{till: Till}}\njourney: [{{phase: P, steps: [{steps}]}}]\n")
    assert [row for row in rows(found, "elements", "kind", "element", "source") if row[0] == "system"] == [
        ("system", "till", None)
    ]


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ("{a: {name: A, part_of: b}, b: {name: B, part_of: c}, c: C}", "b"),  # just below the top
        ("{a: {name: A, part_of: b}, b: {name: B, part_of: c, kind: department}, c: {name: C, part_of: d}, d: D}", "b"),
        ("{a: {name: A, kind: post, part_of: b}, b: B}", "b"),  # a post is no department
        ("{a: {name: A, kind: department, part_of: b}, b: B}", "a"),
        ("{a: A}", "a"),
        ("{a: {name: A, kind: post}}", "a"),
        ("{a: {name: A, kind: post, part_of: b}, b: {name: B, kind: post}}", "b"),
    ],
)
def test_the_department_along_part_of(owners: str, expected: str) -> None:
    graph = bp.loads(
        f"blueprint: 1\ntitle: T\nowners: {owners}\njourney: [{{phase: P, steps: [{{customer: A}}]}}]"
    ).graph
    owner = graph.owner("a")
    assert owner is not None
    assert department_of(graph, owner).id == expected


def test_what_owners_have_adds_up_along_part_of() -> None:
    graph = bp.loads("blueprint: 1\ntitle: T\n" + OWNERS + "journey: [{phase: P, steps: [{customer: A}]}]").graph
    counts = {owner: number for number, owner in enumerate(graph.owners(), 1)}
    assert {owner.id: whole for owner, whole in rolled_up(graph, counts).items()} == {
        "hotel": 10, "front": 5, "clerk": 3, "kitchen": 4,
    }  # fmt: skip


def test_an_owner_with_all_that_it_has() -> None:
    found = {row["owner"]: row for row in of(EVERYTHING).table("owners").records()}
    clerk = found["clerk"]
    assert (clerk["indicators"], clerk["owns"], clerk["whole"], clerk["missed"]) == (1, 3, 3, 1)
    assert (found["front"]["owns"], found["front"]["whole"], found["hotel"]["whole"]) == (2, 5, 8)
    assert (clerk["moments"], clerk["mean_met"], clerk["basis"]) == (1, 1.0, "felt")
    assert (found["hotel"]["moments"], found["hotel"]["mean"], found["hotel"]["basis"]) == (0, None, None)


FELT = """\
journey:
  - phase: One
    steps:
      - {customer: A, touchpoints: [{name: Door, owner: kitchen}], emotion: 1}
      - customer: B
        frontstage: {does: Greets, owner: front}
        touchpoints: [{name: Bench, owner: kitchen}]
        emotion: -2
  - phase: Two
    steps:
      - {customer: C, frontstage: {does: Serves, owner: front}, emotion: 1}
      - {customer: D, frontstage: {does: Waves, owner: front}}
      - {customer: E, touchpoints: [Street], emotion: -3}
"""


def test_the_mean_at_moments_of_truth_by_hand() -> None:
    keys = ("owner", "moments", "truths", "scored", "mean", "mean_met", "lowest", "lowest_name")
    assert rows(of(FELT), "felt", *keys) == [
        ("front", 3, 3, 2, -0.5, -0.5, -2.0, "B"),
        ("kitchen", 2, 1, 2, -2.0, -0.5, -2.0, "B"),
        (None, 1, 0, 1, None, -3.0, -3.0, "E"),
    ]


def test_the_map_of_owners_by_phases() -> None:
    assert rows(of(FELT), "map", "owner_name", "phase_name", "owns", "things", "mean_met") == [
        ("Front office", "One", 1, "Greets", -2.0),
        ("Front office", "Two", 2, "Serves, Waves", 1.0),
        ("Kitchen", "One", 2, "Door, Bench", -0.5),
        ("nobody", "Two", 1, "Street", -3.0),
    ]


def test_the_first_advice_is_the_worst_moment_that_nobody_owns() -> None:
    found = of(FELT)
    assert found.advice[0].text == "Find an owner for the touchpoint “Street”"
    assert "“E” (felt −3)" in found.advice[0].because
    assert [mark.element for mark in found.marks if mark.kind == "unowned"] == ["street"]


def test_on_a_scale_of_pain_the_highest_is_the_worst() -> None:
    found = of(
        "scale: {from: 0, to: 10, good: low, neutral: 0}\n"
        "journey: [{phase: P, steps: [{customer: A, touchpoints: [Bed], emotion: 2}, "
        "{customer: B, touchpoints: [Needle], emotion: 9}]}]\n"
    )
    assert rows(found, "felt", "mean_met", "lowest") == [(5.5, 9.0)]
    assert found.advice[0].elements == ("needle",)


def test_targets_are_called_targets() -> None:
    found = of(
        "state: future\njourney: [{phase: P, steps: [{customer: A, emotion: {target: 2}, "
        "frontstage: {does: x, owner: front}}]}]\n"
    )
    assert rows(found, "felt", "mean", "basis") == [(2.0, "target")]
    assert "targets" in caveats(found)


def test_customers_are_never_mixed() -> None:
    found = of(
        "customers: {p: Patient, c: Carer}\n"
        "journey: [{phase: P, steps: [{p: {does: a, emotion: 1, touchpoints: [{name: Bed, owner: front}]}, "
        "c: {does: b, emotion: -2, touchpoints: [{name: Chair, owner: kitchen}]}}]}]\n"
    )
    assert rows(found, "felt", "customer", "owner", "mean_met") == [("p", "front", 1.0), ("c", "kitchen", -2.0)]
    assert {row["mean_met"] for row in found.table("owners").records()} == {None}
    assert "several-customers" in caveats(found)


PAINS = """\
indicators: {line: {name: Line, at: queue, owner: clerk}}
journey:
  - phase: P
    steps:
      - {id: queue, customer: Queues, touchpoints: [Rope], notes: {pain: Nobody speaks}}
      - customer: Eats
        frontstage: {does: Serves, owner: front, notes: {pain: Too loud, idea: Carpets}}
        notes: {pain: [Cold soup, Late]}
      - {customer: Leaves, notes: {pain: Rain}}
"""


def test_pain_points_go_to_those_who_answer_there() -> None:
    found = of(PAINS)
    assert rows(found, "owners", "owner", "pains", "unplanned") == [
        ("hotel", 0, 0), ("front", 3, 2), ("clerk", 1, 1), ("kitchen", 0, 0),
    ]  # fmt: skip
    assert any(
        "5 pain points are noted, 4 without an idea beside it and 1 where nobody" in line for line in found.summary
    )
    assert next(advice for advice in found.advice if advice.owner == "Front office").text == (
        "Ask “Front office” what could be done about “Cold soup” and “Late”"
    )


HANDED = """\
systems: {till: {name: Till, owner: kitchen}}
journey:
  - phase: P
    steps:
      - id: one
        customer: A
        frontstage: {does: Takes the order, owner: front}
        backstage: {does: Cooks, owner: kitchen}
        support: till
      - id: two
        customer: B
        frontstage: {does: Serves, owner: front}
        backstage: {does: Washes, owner: kitchen}
      - id: three
        customer: C
        frontstage: {does: Greets, owner: clerk}
        backstage: {does: Notes it, owner: front}
"""


def standing(text: str) -> dict[tuple[str, str], str]:
    graph = bp.loads("blueprint: 1\ntitle: T\n" + OWNERS + text).graph
    return {(one.edge.source.name, one.edge.target.name): one.standing.value for one in hand_offs(graph)}


def test_hand_offs_with_nothing_said() -> None:
    assert standing(HANDED) == {
        ("Takes the order", "Cooks"): "open",
        ("Serves", "Washes"): "open",
        ("Greets", "Notes it"): "one head",
    }


def test_an_agreement_holds_for_the_two_owners_but_not_for_links_that_say_nothing() -> None:
    links = "links: [{from: one/frontstage, to: one/backstage, within: 5 min}, one/backstage -> two/frontstage]\n"
    assert standing(HANDED + links) == {
        ("Takes the order", "Cooks"): "agreed",
        ("Serves", "Washes"): "agreed elsewhere",
        ("Greets", "Notes it"): "one head",
        ("Cooks", "Serves"): "open",
    }


def test_a_system_is_a_tool() -> None:
    text = HANDED.replace("backstage: {does: Cooks, owner: kitchen}\n        ", "")
    assert standing(text)["Takes the order", "Till"] == "a system"


def test_hand_offs_per_owner_agree_with_the_rule() -> None:
    found = of(HANDED)
    assert rows(found, "owners", "owner", "hand_offs", "agreed", "open", "takes_over") == [
        ("hotel", 0, 0, 0, 0), ("front", 2, 0, 2, 1), ("clerk", 1, 0, 0, 0), ("kitchen", 0, 0, 0, 2),
    ]  # fmt: skip
    findings = bp.check(bp.loads("blueprint: 1\ntitle: T\n" + OWNERS + HANDED), select=["BP308"]).findings
    assert len(findings) == 1
    assert "2 hand-offs" in findings[0].message
    assert any(advice.text.startswith("Let “Front office” and “Kitchen” agree") for advice in found.advice)


def test_the_words_of_an_agreement_are_told() -> None:
    links = "links: [{from: one/frontstage, to: one/backstage, label: order, artefact: slip, within: 5 min}]\n"
    assert rows(of(HANDED + links), "hand_offs", "agreement", "within")[0] == ("order, slip", 5.0)


def test_roles_stand_only_where_more_than_the_owner_is_said() -> None:
    assert rows(of(EVERYTHING), "roles", "element", "accountable", "responsible", "helping") == [
        ("desk", "front", None, "Kitchen"), ("wait/frontstage", None, "Doorman", None),
    ]  # fmt: skip


def test_the_six_factors_are_those_of_the_format() -> None:
    assert get_args(Factor) == FACTORS


SCORED = """\
touchpoints: {desk: {name: Desk, owner: front, scores: {experience: 4}}, door: {name: Door, scores: {experience: 4}}}
indicators: {time: {name: Time, at: pay, owner: clerk}}
factors: {price: {experience: 5, expectation: 7, importance: 3}, brand: {experience: 1, expectation: 2, importance: 9}}
journey:
  - phase: P
    steps:
      - {id: pay, customer: Pays, touchpoints: [desk], scores: {experience: 3}}
      - {customer: Goes, touchpoints: [door]}
"""


def test_what_is_scored_comes_down_to_a_post_or_says_that_it_does_not() -> None:
    found = of(SCORED)
    told = rows(found, "factors", "kind", "name", "owners", "posts", "reaches")
    assert [row for row in told if row[0] != "factor"] == [
        ("touchpoint", "Desk", "Front office", None, "department"),
        ("touchpoint", "Door", "nobody", None, None),
        ("step", "Pays", "Front office", "Clerk", "post"),
    ]  # fmt: skip
    factors = [row for row in rows(found, "factors", "kind", "name", "scored", "reaches") if row[0] == "factor"]
    assert [row[1] for row in factors] == list(FACTORS)
    assert [row[1:] for row in factors if row[2]] == [("brand", True, None), ("price", True, None)]
    assert "factor-without-post" in caveats(found)
    assert any(advice.text.startswith("Break “brand” down") for advice in found.advice)  # 9 × −1 is below 3 × −2


def test_indicators_come_down_to_posts_or_stop() -> None:
    found = of(
        "indicators: {a: {name: A, owner: clerk}, b: {name: B, owner: kitchen}, c: {name: C}}\n"
        "journey: [{phase: P, steps: [{customer: A}]}]\n"
    )
    assert "1 of 3 indicators comes down to a post; the others stop: 1 at a department, 1 with nobody." in found.summary


@pytest.mark.parametrize(
    ("text", "owners", "expected"),
    [
        ("journey: [{phase: P, steps: [{customer: A, emotion: 1, touchpoints: [a]}]}]", "", "no-owners"),
        ("journey: [{phase: P, steps: [{customer: A, touchpoints: [a]}]}]", "owners: {a1: A}\n", "no-departments"),
        ("journey: [{phase: P, steps: [{customer: A, touchpoints: [a]}]}]", OWNERS, "unscored"),
        ("journey: [{phase: P, steps: [{customer: A, emotion: 1, touchpoints: [a]}]}]", OWNERS, "assumed"),
        (FELT, OWNERS, "few-scores"),
        (FELT, OWNERS, "shared-moments"),
    ],
)
def test_every_caveat_has_a_name(text: str, owners: str, expected: str) -> None:
    assert expected in caveats(of(text, owners))


def test_a_sound_blueprint_has_few_words() -> None:
    asked = "emotion: {felt: 1, source: diary}, frontstage: {does: %s, owner: front}"
    steps = ", ".join(f"{{customer: c{n}, {asked % f'f{n}'}}}" for n in range(3))
    found = of(f"journey: [{{phase: P, steps: [{steps}]}}]\n")
    assert caveats(found) == set()
    assert not found.advice


def test_a_blueprint_without_customers_and_owners() -> None:
    found = of("journey: [{phase: P, internal: true, steps: [{backstage: Sweeps}]}]\n", "")
    assert found.summary[0] == "Of 1 thing that can have an owner 0 have one."
    assert found.advice[0].because == "nobody answers for it"
    assert rows(found, "map", "owner_name", "customer", "things") == [("nobody", None, "Sweeps")]


def test_owners_of_a_catalog_stand_there_only_if_they_have_a_part(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text(
        "catalog: 1\nowners: {one: One, two: Two}\ntouchpoints: {a: {name: A, owner: one}, b: {name: B, owner: two}}\n"
    )
    file = tmp_path / "x.yaml"
    file.write_text(
        "blueprint: 1\ntitle: T\nuse: [catalog.yaml]\njourney: [{phase: P, steps: [{customer: C, touchpoints: [a]}]}]\n"
    )
    found = ownership(bp.load(file).graph)
    assert rows(found, "elements", "element") == [("a",)]
    assert rows(found, "owners", "owner") == [("one",)]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_examples_add_up(file: Path) -> None:
    graph = bp.load(file).graph
    found = ownership(graph)
    elements, owners = found.table("elements").records(), found.table("owners").records()
    owned = [row["owner"] for row in elements if row["owner"]]
    assert len(owned) == sum(row["owns"] for row in owners)
    assert len(owned) == sum(row["whole"] for row in owners if not graph.above(graph.find(row["owner"])))
    assert sum(row["unowned"] for row in found.table("totals").records() if row["scope"] == "whole") == len(
        elements
    ) - len(owned)
    opened = [one for one in hand_offs(graph) if one.standing is Standing.OPEN]
    assert sum(row["open"] for row in owners) == len(opened)
    for table in found.tables:
        for row in table.records():
            for column in table.columns:
                if column.kind == "element" and row[column.key] is not None:
                    graph.find(row[column.key])


def test_a_long_blueprint_takes_no_long_time() -> None:
    def work(length: int) -> int:
        steps = ", ".join(
            f"{{customer: c{n}, emotion: 1, touchpoints: [{{name: t{n}, owner: o{n}}}], frontstage: {{does: f{n}, "
            f"owner: o{n}}}, backstage: {{does: b{n}, owner: o{n + 1}}}}}"
            for n in range(length)
        )
        graph = bp.loads(f"blueprint: 1\ntitle: T\njourney: [{{phase: P, steps: [{steps}]}}]").graph
        return lines_run(lambda: ownership(graph))

    assert work(800) < 4 * 1.2 * work(200)
