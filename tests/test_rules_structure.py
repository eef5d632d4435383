"""Structure and lines (BP2): what the examples in the docstrings do not show."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given

import blueprint as bp
from blueprint import api
from blueprint.document import Blueprint
from blueprint.edits import Fix, Remove, Replace, SetKey
from blueprint.errors import Place
from blueprint.model.elements import Channel
from blueprint.model.patterns import SELF_SERVICE
from blueprint.rules import Finding, Wanted
from blueprint.testing import blueprints
from tests.effort import examples, lines_run
from tests.samples import SMALL, project
from tests.test_rules import completed

EXAMPLES = Path(__file__).parents[1] / "examples"


def findings(code: str, example: str, **thresholds: int) -> list[Finding]:
    """What one rule finds in an example that may be a part of a blueprint."""
    wanted = Wanted((code,), rules={code: thresholds})
    return list(bp.check(api.read_text(completed(example)), select=wanted).findings)


def names(code: str, example: str, **thresholds: int) -> list[str | None]:
    """The names of the elements that one rule is about."""
    return [finding.element and finding.element.name for finding in findings(code, example, **thresholds)]


def steps(*lines: str, more: str = "") -> str:
    """A journey of one phase; each line is what is said of one step."""
    return "journey:\n  - phase: Visit\n    steps:\n" + "".join(f"      - {{{line}}}\n" for line in lines) + more


# The first look at the tool


def test_the_smallest_useful_file_hears_nothing_new() -> None:
    report = bp.check(api.read_text(SMALL))
    assert [finding.code for finding in report.findings if finding.code.startswith("BP2")] == []


def test_the_full_file_of_the_format_hears_only_what_is_true(tmp_path: Path) -> None:
    found = [finding for finding in bp.check(project(tmp_path), root=tmp_path).findings if finding.code[:3] == "BP2"]
    assert [finding.message for finding in found] == [
        "no step lies before the service",
        "no step meets the touchpoint `Website`",
        "nothing stands in the lane `Policies`",
    ]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_well_built(path: Path) -> None:
    found = [finding.code for finding in bp.check(path).findings if finding.code.startswith("BP2")]
    assert found == (["BP219"] if path.stem == "clothing-shop" else [])


# BP201 no-customer-action


def test_a_blueprint_without_customers_is_told_once() -> None:
    (finding,) = findings("BP201", steps("frontstage: Waves", "backstage: Bakes"))
    assert (finding.element, finding.place.path) == (None, ("title",))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("frontstage: Brings the tray", "is done in view"),
        ("touchpoints: [Lobby]", "stands in a step"),
        ("touchpoints: [Lobby], backstage: Cleans", "stands in a step"),
        ("notes: A thought", "no customer acts in the step"),
        ("backstage: Closes the day", None),
        ("support: Payroll", None),
    ],
)
def test_only_hidden_work_may_stand_between_the_customers_steps(step: str, said: str | None) -> None:
    found = findings("BP201", steps("customer: Sleeps", step, "customer: Leaves"))
    assert [said in finding.message for finding in found if said] == ([True] if said else [])
    assert len(found) == (said is not None)


def test_one_of_several_customers_is_enough() -> None:
    more = "customers: {patient: Patient, carer: Carer}\n"
    assert names("BP201", more + steps("patient: Lies down", "carer: Waits, frontstage: Asks")) == []


def test_an_internal_phase_may_hold_whatever_it_likes() -> None:
    night = "  - {phase: Night, internal: true, steps: [{backstage: Bakes}, {frontstage: Wipes the counter}]}\n"
    assert names("BP201", steps("customer: Leaves", more=night)) == []
    assert names("BP201", steps("customer: Leaves", more=night.replace("internal: true, ", ""))) == ["Night"]


def test_a_phase_of_hidden_work_can_be_made_internal() -> None:
    night = "  - {phase: Night, steps: [{backstage: Bakes}]}\n"
    (finding,) = findings("BP201", steps("customer: Leaves", more=night))
    assert isinstance(finding.fix, Fix)
    assert not finding.fix.safe
    assert finding.fix.edits == (SetKey(finding.place, "internal", True),)
    (finding,) = findings("BP201", steps("customer: Leaves", more=night.replace("backstage", "frontstage")))
    assert finding.fix is None


# BP202 orphan-element, BP217 backstage-serves-nothing: each defect is told once

HIDDEN = "id: audit, backstage: Closes the day"


def both(example: str) -> list[tuple[str, str | None]]:
    found = bp.check(api.read_text(completed(example)), select=["BP202", "BP212", "BP216", "BP217"]).findings
    return [(finding.code, finding.element and finding.element.name) for finding in found]


@pytest.mark.parametrize(
    ("step", "links", "found"),
    [
        (HIDDEN, "", [("BP202", "Closes the day")]),
        (HIDDEN + ", support: Ledger", "", [("BP217", "Closes the day")]),
        (HIDDEN, "audit/backstage -> pay/frontstage", []),
        (HIDDEN, "audit/backstage -> bill/backstage", [("BP217", "Prints the bill")]),
        (HIDDEN, "pay/frontstage -> audit/backstage", []),
        (HIDDEN, "audit/backstage -> pay", []),
        ("id: audit, backstage: [Closes the day, Counts]", "", [("BP202", "Closes the day"), ("BP202", "Counts")]),
        (HIDDEN + ", policy: Every night", "", [("BP202", "Closes the day")]),
    ],
)
def test_hidden_work_has_to_lead_to_somebody(step: str, links: str, found: list[tuple[str, str]]) -> None:
    bill = "id: bill, backstage: Prints the bill" if "bill" in links else "id: bill, customer: Dreams"
    more = f"lanes: {{policy: {{kind: note}}}}\nlinks: [{links}]\n"
    assert both(more + steps("customer: Sleeps", step, bill, "id: pay, customer: Pays, frontstage: Thanks")) == found


def test_of_work_that_serves_only_itself_the_first_is_told() -> None:
    links = "links: [a/backstage -> b/backstage, {from: b/backstage, to: a/backstage, kind: informs}]\n"
    hidden = ("id: a, backstage: Weighs", "id: b, backstage: Sorts")
    assert both(links + steps("customer: Sleeps", *hidden, "customer: Leaves")) == [("BP217", "Weighs")]


def test_a_failure_that_a_customer_feels_joins_work_to_them() -> None:
    work = "id: sort, backstage: {does: Sorts, fails: {what: A wrong route, recovery: ask}}"
    assert both(steps("customer: Waits", work, "id: ask, customer: Asks, frontstage: Helps")) == []


def test_a_chain_of_needs_serves() -> None:
    table = "systems: {ledger: Ledger}\n"
    work = "frontstage: {does: Thanks, needs: count}", "id: x, backstage: {id: count, does: Counts, needs: ledger}"
    assert both(table + steps(f"customer: Pays, {work[0]}", work[1])) == []


# BP203 unused-entry

UNUSED = """\
customers: {guest: Guest, child: Child}
owners:
  hotel: The hotel
  office: {name: Office, part_of: hotel}
  clerk: {name: Clerk, part_of: office}
  duty-manager: {name: Duty manager, part_of: hotel}
  kitchen: {name: Kitchen, part_of: hotel}
  cook: {name: Cook, part_of: kitchen}
touchpoints: {desk: {name: Desk, owner: clerk}, gong: {name: Gong, owner: clerk}}
systems: {till: Till, radio: Radio}
lanes: {bar: {kind: backstage, name: Bar line}, support: IT}
journey:
  - phase: Stay
    steps:
      - guest: Pays
        touchpoints: [desk]
        frontstage: {does: Thanks, by: Duty manager, needs: till}
"""


def test_what_nothing_uses_is_told_once_for_a_department() -> None:
    assert names("BP203", UNUSED) == ["Child", "Kitchen", "Gong", "Radio", "Bar line"]


def test_what_others_are_part_of_cannot_be_taken_away_alone() -> None:
    fixes = {finding.element.name: finding.fix for finding in findings("BP203", UNUSED) if finding.element}
    assert fixes["Kitchen"] is None
    assert fixes["Child"] is None  # without a second customer the step's key `guest` would mean nothing
    assert fixes["Gong"] is not None
    assert not fixes["Gong"].safe
    assert isinstance(fixes["Gong"].edits[0], Remove)


def test_what_an_indicator_measures_is_used() -> None:
    more = "indicators: {a: {name: Sound, at: gong}, b: {name: Turnover, at: cook}, c: {name: Faults, at: radio}}\n"
    assert names("BP203", UNUSED + more) == ["Child", "Bar line"]


def test_what_all_customers_do_together_is_done_by_each() -> None:
    assert "Child" not in names("BP203", UNUSED.replace("guest: Pays", "customer: Pays"))


def test_entries_of_a_catalog_are_for_other_blueprints_too(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("catalog: 1\ntouchpoints: {desk: Desk, gong: Gong}\nowners: {cook: Cook}\n")
    file = tmp_path / "stay.yaml"
    file.write_text(completed("use: shared.yaml\n" + steps("customer: Pays, touchpoints: [desk]")))
    assert bp.check(file, select=["BP203", "BP224"]).findings == ()


# BP204 undeclared-touchpoint


def test_a_new_name_beside_a_directory_gets_an_entry() -> None:
    example = "touchpoints: {menu: Menu}\n" + steps("customer: Orders, touchpoints: [menu, Waiter's pad]")
    (finding,) = findings("BP204", example)
    assert finding.fix is not None
    assert finding.fix.safe
    assert finding.fix.edits == (SetKey(Place(("touchpoints",)), "waiter-s-pad", "Waiter's pad"),)


def test_the_first_entries_make_the_directory_together() -> None:
    example = steps("customer: Orders, touchpoints: [Waiter, Pen]", "customer: Pays, touchpoints: [Waiter, Pen]",
                    "customer: Leaves, touchpoints: [Door]")  # fmt: skip
    found = findings("BP204", example)
    assert [finding.element and finding.element.name for finding in found] == ["Waiter", "Pen"]
    edit = SetKey(Place(()), "touchpoints", {"waiter": "Waiter", "pen": "Pen", "door": "Door"})
    assert [finding.fix and finding.fix.edits for finding in found] == [(edit,), (edit,)]


def test_a_directory_in_a_catalog_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("catalog: 1\ntouchpoints: {desk: Desk}\n")
    file = tmp_path / "stay.yaml"
    file.write_text(completed("use: shared.yaml\n" + steps("customer: Pays, touchpoints: [desk, Bell]")))
    (finding,) = bp.check(file, select=["BP204"]).findings
    assert finding.fix is None


# BP205 unreachable-step, BP206 dead-end


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["customer: A, next: c", "customer: B", "id: c, customer: C"], ["B"]),
        (["customer: A, next: end", "customer: B", "customer: C"], ["B"]),
        (["customer: A, next: end", "id: b, customer: B, next: d", "customer: C", "id: d, customer: D"], ["B", "C"]),
        (["customer: A, next: end", "id: b, customer: B", "customer: C, next: b, loop: true"], ["B"]),
        (["customer: A, next: end", "backstage: Counts", "support: Ledger"], []),
        (["customer: A, next: end", "backstage: Counts", "customer: B"], ["B"]),
        (["customer: A, fails: {what: Breaks, recovery: b}, next: end", "id: b, customer: B"], []),
        (
            ["customer: A, backstage: {does: X, fails: {what: Breaks, recovery: b}}, next: end", "id: b, customer: B"],
            [],
        ),
        (["id: a, customer: A, next: [b, c, end]", "id: b, customer: B, next: end", "id: c, customer: C"], []),
    ],
)
def test_every_step_is_led_to(lines: list[str], found: list[str]) -> None:
    assert names("BP205", steps(*lines)) == found


def test_a_link_between_customers_leads_on() -> None:
    example = steps("id: a, customer: A, next: end", "id: b, customer: B")
    assert names("BP205", example) == ["B"]
    assert names("BP205", example + "links: [a -> b]\n") == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["id: a, customer: A", "customer: B, next: a, loop: true"], ["B"]),
        (["id: a, customer: A, next: a, loop: true"], ["A"]),
        (["id: a, customer: A, next: [a, end], loop: true"], []),
        (["id: a, customer: A, next: [b, c]", "id: b, customer: B, next: a", "id: c, customer: C"], []),
        (
            ["id: a, customer: A, next: [b, d]", "id: b, customer: B", "customer: C, next: b", "id: d, customer: D"],
            ["C"],
        ),
        (["customer: A, next: end", "id: b, customer: B, next: b, loop: true"], []),
    ],
)
def test_every_way_ends_somewhere(lines: list[str], found: list[str]) -> None:
    assert names("BP206", steps(*lines)) == found


# BP207 undeclared-loop


@pytest.mark.parametrize(
    ("last", "edit"),
    [
        ("next: a", (("journey", 0, "steps", 1), "loop")),
        ("next: [end, a]", (("journey", 0, "steps", 1), "loop")),
        ("next: {to: a}", (("journey", 0, "steps", 1, "next"), "loop")),
        ("next: [end, {to: a, when: not yet}]", (("journey", 0, "steps", 1, "next", 1), "loop")),
        ("next: a, loop: true", None),
        ("next: [end, {to: a, loop: true}]", None),
        ("next: end", None),
    ],
)
def test_a_way_back_says_that_it_is_meant(last: str, edit: tuple[tuple[str | int, ...], str] | None) -> None:
    found = findings("BP207", steps("id: a, customer: A", f"customer: B, {last}"))
    edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
    assert [(edit.place.path, edit.key) for edit in edits if isinstance(edit, SetKey)] == ([edit] if edit else [])
    assert not any(finding.fix.safe for finding in found if finding.fix)


# BP208 decision-without-branches, BP209 unlabelled-branch, BP210 shares-do-not-add-up


@pytest.mark.parametrize(
    ("decision", "found"),
    [
        ("decides: true", 1),
        ("decides: true, next: b", 1),
        ("decides: true, next: [{to: b, when: x}, {to: b, when: y}]", 1),
        ("decides: true, next: [b, end]", 0),
        ("decides: false, next: b", 0),
    ],
)
def test_a_decision_has_two_ways_out(decision: str, found: int) -> None:
    told = findings("BP208", steps(f"customer: A, {decision}", "id: b, customer: B"))
    assert len(told) == found
    assert all(finding.place.path[-1] == "decides" for finding in told)


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        ("[b, end]", 1),
        ("[{to: b, when: x}, end]", 0),
        ("[{to: b, share: 90%}, {to: end, when: none is free, share: 10%}]", 0),
        ("[{to: b, when: x}, c, end]", 1),
        ("b", 0),
    ],
)
def test_all_ways_but_one_say_when(ways: str, found: int) -> None:
    lines = f"customer: A, next: {ways}", "id: b, customer: B", "id: c, customer: C"
    assert len(findings("BP209", steps(*lines))) == found


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (["90%", "10%"], None),
        (["0.9", "0.1"], None),
        (["33%", "33%", "33%"], None),
        (["0.333", "0.333", "0.333"], None),
        (["50%", "49%"], "99%"),
        (["60%", "60%"], "120%"),
        (["90%", None], "90%"),
        (["100%", None], None),
        ([None, None], None),
        (["0.1"] * 10, None),
    ],
)
def test_shares_are_one_whole(shares: list[str | None], said: str | None) -> None:
    ways = [
        f"{{to: b, when: case {place}" + (f", share: {share}}}" if share else "}") for place, share in enumerate(shares)
    ]
    found = findings("BP210", steps(f"customer: A, next: [{', '.join(ways)}]", "id: b, customer: B"))
    assert [said in finding.message for finding in found if said] == ([True] if said else [])
    assert len(found) == (said is not None)


def test_one_way_without_a_share_can_have_the_rest() -> None:
    (finding,) = findings("BP210", steps("customer: A, next: [{to: b, share: 90%}, end]", "id: b, customer: B"))
    assert finding.fix is not None
    assert not finding.fix.safe
    assert finding.fix.edits == (Replace(Place((*finding.place.path, 1)), {"to": "end", "share": "10%"}),)


# BP211 duplicate-link

MEAL = steps(
    "id: a, customer: Orders, frontstage: Takes it, backstage: Cooks", "id: b, customer: Eats, backstage: Washes"
)


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("[a/backstage -> b/backstage, a/backstage -> b/backstage]", [1]),
        ("[a/backstage -> b/backstage, {from: a/backstage, to: b/backstage, label: plates}]", [0]),
        ("[{from: a/backstage, to: b/backstage, label: plates}, a/backstage -> b/backstage]", [1]),
        ("[a/backstage -> b/backstage: plates, a/backstage -> b/backstage: glasses]", []),
        ("[a/backstage -> b/backstage: plates, {from: a/backstage, to: b/backstage, kind: informs}]", []),
        ("[a -> b]", [0]),
        ("[a -> b: when it is ready]", []),
        ("[a/frontstage -> a/backstage]", []),
        ("[a/frontstage -> a/backstage: order]", []),
        ("[a/backstage -> a/backstage]", [0]),
        ("[a/frontstage -> a/backstage, a/backstage -> a/frontstage]", []),
    ],
)
def test_a_link_is_said_once(links: str, found: list[int]) -> None:
    told = findings("BP211", f"{MEAL}links: {links}\n")
    assert [finding.place.path[1] for finding in told] == found


def test_the_second_link_can_be_taken_away_unless_it_shares_its_entry() -> None:
    twice = "{from: a/backstage, to: b/backstage, label: plates}"
    (finding,) = findings("BP211", f"{MEAL}links: [{twice}, {twice}]\n")
    assert finding.fix is not None
    assert finding.fix.safe
    assert finding.fix.edits == (Remove(finding.place),)
    shared = "{a/backstage -> b/backstage: plates, a/frontstage -> b/backstage: glasses}"
    (finding,) = findings("BP211", f"{MEAL}links: [{twice}, {shared}]\n")
    assert finding.fix is None


def test_a_way_is_said_once() -> None:
    lines = "customer: A, next: [{to: b, when: x}, {to: b, when: x}, {to: b, when: y}]", "id: b, customer: B"
    (finding,) = findings("BP211", steps(*lines))
    assert finding.fix is not None
    assert finding.fix.edits[0].place.path[-2:] == ("next", 1)


# BP212 ambiguous-pairing

TWO = "customers: {young: Young, old: Old}\n"


@pytest.mark.parametrize(
    ("step", "links", "found"),
    [
        ("frontstage: [A, B], backstage: [C, D]", "", ["C"]),
        ("frontstage: [A], backstage: [C, D]", "", []),
        ("frontstage: [A, B], backstage: C", "", []),
        ("frontstage: [{does: A, needs: s/backstage}, B], backstage: [C, D]", "", ["D"]),
        ("frontstage: [{does: A, needs: [s/backstage, s/backstage/2]}, B], backstage: [C, D]", "", []),
        ("frontstage: [A, B], backstage: [C, D]", "s/frontstage -> s/backstage, s/frontstage/2 -> s/backstage/2", []),
        ("frontstage: [A, B], backstage: [C, D]", "s/frontstage -> s/backstage, s/backstage/2 -> t/frontstage", []),
        ("frontstage: [A, B], backstage: [C, D]", "s/frontstage -> s/backstage, t/frontstage -> s/backstage/2", []),
        ("frontstage: [A, B], backstage: [C, D]", "s/backstage -> s/backstage/2", ["D"]),
        ("backstage: [C, D], support: [till, radio]", "", ["Till"]),
        ("backstage: [{does: C, needs: till}, {does: D, needs: radio}], support: [till, radio]", "", []),
        ("backstage: [{does: C, needs: till}, {does: D, needs: radio}]", "", []),
        ("young: X, old: Y, frontstage: [A, B]", "", ["A"]),
        ("young: X, old: Y, frontstage: [A, B]", "s/young -> s/frontstage, s/old -> s/frontstage/2", []),
        ("young: X, old: Y, frontstage: [A, B]", "s/young -> s/frontstage, s/young -> s/frontstage/2", []),
    ],
)
def test_stacks_are_paired_by_somebody(step: str, links: str, found: list[str]) -> None:
    customer = "" if "young" in step else "customer: X, "
    more = f"{TWO}systems: {{till: Till, radio: Radio}}\nlinks: [{links}]\n"
    example = more + steps(f"id: s, {customer}{step}", "id: t, customer: Z, frontstage: Q")
    assert names("BP212", example) == found


def test_what_is_to_be_typed_works_when_it_is_typed() -> None:
    example = steps("id: s, customer: X, frontstage: [A, B], backstage: [C, D]")
    (finding,) = findings("BP212", example)
    assert finding.help == "add `needs: s/backstage` to the one that does, or `s/frontstage -> s/backstage` to `links:`"
    both = "links: [s/frontstage -> s/backstage, s/frontstage -> s/backstage/2]\n"
    assert findings("BP212", example + both) == []


def test_an_ambiguous_column_is_told_once() -> None:
    assert both(steps("customer: X, frontstage: [A, B], backstage: [C, D]")) == [("BP212", "C")]


# BP213 granularity, BP214 single-scenario


def test_the_number_of_actions_is_judged_by_thresholds() -> None:
    def journey(count: int) -> str:
        return steps(*(f"customer: Does {number}" for number in range(count)))

    assert [len(findings("BP213", journey(count))) for count in (1, 4, 5, 15, 16)] == [1, 1, 0, 0, 1]
    assert [len(findings("BP213", journey(count), fewest=2, most=3)) for count in (1, 2, 3, 4)] == [1, 0, 0, 1]


def test_of_several_customers_the_one_who_does_most_counts() -> None:
    both = [f"young: A{number}, old: B{number}" for number in range(9)]
    assert findings("BP213", TWO + steps(*both)) == []


def test_the_number_of_actions_is_asked_for_in_strict_only() -> None:
    example = api.read_text(completed(steps("customer: Comes", "customer: Goes")))
    assert "BP213" not in [finding.code for finding in bp.check(example).findings]
    assert "BP213" in [finding.code for finding in bp.check(example, select=["strict"]).findings]


FIVE = steps(*(f"customer: Step {letter}" for letter in "ABCDE"))


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Check-in / check-out", "en"),
        ("Returns/exchanges", "en"),
        ("Eat in or take away", "en"),
        ("Booking and/or cancelling", "en"),
        ("Abholen oder liefern lassen", "de"),
        ("Commander ou retirer", "fr"),
        ("退货或换货", "zh-Hans"),
        ("門診／住院", "zh-Hant"),
        ("返品または交換", "ja"),
    ],
)
def test_a_title_that_joins_two_scenarios(title: str, language: str) -> None:
    head = f'title: "{title}"\nlanguage: {language}\nscenario: A first visit\n'
    (finding,) = findings("BP214", "blueprint: 1\n" + head + FIVE)
    assert finding.place.path == ("title",)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Bed and breakfast", "en"),
        ("A 24/7 hotline", "en"),
        ("Room 1/2", "en"),
        ("Help with TCP/IP", "en"),
        ("Back in one or two days", "en"),
        ("More or less a haircut", "en"),
        ("Order to doorstep", "en"),
        ("Or", "en"),
        ("Kaffee und Kuchen", "de"),
        ("Jack o Lantern", "en"),
        ("電信服務廳與熱線", "zh-Hant"),
        ("或許會再來", "zh-Hant"),
        ("/", "en"),
        ("https://example.org/visit", "en"),
    ],
)
def test_a_title_that_tells_one_scenario(title: str, language: str) -> None:
    head = f'title: "{title}"\nlanguage: {language}\nscenario: A first visit\n'
    assert findings("BP214", "blueprint: 1\n" + head + FIVE) == []


def test_a_stroke_between_two_customers_joins_no_scenarios() -> None:
    head = "title: Patient/carer visit\nscenario: A first visit\ncustomers: {patient: Patient, carer: Carer}\n"
    assert findings("BP214", "blueprint: 1\n" + head + FIVE) == []
    assert len(findings("BP214", "blueprint: 1\n" + head.replace("carer: Carer", "friend: Friend") + FIVE)) == 1


@pytest.mark.parametrize(
    ("scenario", "found"),
    [
        ("A speaker's suitcase is lost and his talk is still to come", 0),
        ("Waits one or two hours, by bus or on foot", 0),
        ("A guest books and/or cancels a room", 1),
        ("客人订房和/或退房", 1),
    ],
)
def test_a_scenario_is_told_in_whole_sentences(scenario: str, found: int) -> None:
    assert len(findings("BP214", f"blueprint: 1\ntitle: A stay\nscenario: {scenario}\n{FIVE}")) == found


def test_a_sketch_may_go_without_a_scenario() -> None:
    assert findings("BP214", steps("customer: Comes", "customer: Goes")) == []
    (finding,) = findings("BP214", steps("customer: Comes", "customer: Goes"), sketch=2)
    assert "which scenario" in finding.message


# BP215 line-jump


STANDING = [*SELF_SERVICE, "place", "object", "print", "mail", "sign", "sms", "social", "video", "product"]


@pytest.mark.parametrize(
    ("channel", "jumps"),
    [
        *((channel, False) for channel in sorted(STANDING)),
        *((channel, True) for channel in ("person", "phone", "chat", None)),
    ],
)
def test_what_carries_hidden_work_to_the_customer(channel: str | None, jumps: bool) -> None:
    said = f"{{name: It, channel: {channel}}}" if channel else "It"
    step = f"customer: Gets it, touchpoints: [{said}], backstage: Makes it"
    assert bool(findings("BP215", steps(step))) is jumps


def test_every_channel_is_decided_about() -> None:
    assert {*STANDING, "person", "phone", "chat"} == set(get_args(Channel))


@pytest.mark.parametrize(
    ("touchpoints", "jumps"),
    [
        ("{name: Courier, channel: person}, {name: Parcel, channel: object}", True),
        ("{name: Courier, channel: person}, {name: Shop, channel: app}", False),
        ("Menu, {name: Parcel, channel: object}", False),
        ("", True),
    ],
)
def test_somebody_who_is_met_acts(touchpoints: str, jumps: bool) -> None:
    step = f"customer: Gets it, touchpoints: [{touchpoints}], support: Stock"
    assert bool(findings("BP215", steps(step))) is jumps


def test_a_column_is_told_once_and_says_what_to_add() -> None:
    hotline = "touchpoints: {hotline: {name: Hotline, channel: phone}}\n"
    (finding,) = findings("BP215", hotline + steps("customer: Calls, touchpoints: [hotline], backstage: [A, B, C]"))
    assert finding.element is not None
    assert finding.element.name == "A"
    assert "frontstage: …" in finding.help
    (finding,) = findings("BP215", steps("customer: Enters, touchpoints: [Room], backstage: A"))
    assert "give it its `channel:`" in finding.help


def test_a_link_may_jump_too() -> None:
    lines = (
        "id: a, customer: Orders, frontstage: Takes it",
        "id: b, customer: Eats, frontstage: Serves, backstage: Cooks",
    )
    (finding,) = findings("BP215", steps(*lines) + "links: [a -> b/backstage]\n")
    assert finding.place.path == ("links", 0)
    (finding,) = findings("BP215", steps(*lines) + "links: [{from: b/backstage, to: a, kind: informs}]\n")
    assert finding.element is not None
    assert finding.element.name == "Cooks"
    assert findings("BP215", steps(*lines) + "links: [a/frontstage -> b/backstage]\n") == []


def test_a_failure_that_is_made_good_jumps_no_line() -> None:
    lines = "customer: A, frontstage: F, backstage: {does: C, fails: {what: Breaks, recovery: b}}", "id: b, customer: B"
    assert findings("BP215", steps(*lines)) == []


# BP216 idle-frontstage, BP218 unsupported-frontstage, BP219 silent-stretch, BP220 evidence-missing


def test_frontstage_in_an_internal_phase_may_meet_a_customer_by_a_link() -> None:
    night = "  - {phase: Night, internal: true, steps: [{id: n, frontstage: Waves}]}\n"
    example = steps("id: a, customer: Leaves", more=night)
    assert names("BP216", example) == ["Waves"]
    assert names("BP216", example + "links: [n/frontstage -> a]\n") == []


def test_a_column_without_customers_is_not_told_twice() -> None:
    assert names("BP216", steps("customer: A", "frontstage: Waves")) == []


def test_one_who_leans_on_something_stands_for_all_in_view() -> None:
    assert names("BP218", steps("customer: X, frontstage: [A, B]")) == ["A"]
    assert names("BP218", steps("customer: X, frontstage: [A, B], support: Till")) == []
    assert (
        names("BP218", "systems: {till: Till}\n" + steps("customer: X, frontstage: [{does: A, needs: till}, B]")) == []
    )
    informed = steps("customer: X, frontstage: A, id: x", "customer: Y, frontstage: B, backstage: C, id: y")
    assert names("BP218", informed + "links: [{from: y/backstage, to: x/frontstage, kind: informs}]\n") == []


def test_a_stretch_is_counted_within_a_phase() -> None:
    alone = ["customer: A", "customer: B", "customer: C"]
    after = "  - {phase: Next, steps: [{customer: D}, {customer: E, frontstage: Helps}]}\n"
    assert names("BP219", steps(*alone)) == []
    assert names("BP219", steps(*alone, more=after)) == []
    assert names("BP219", steps(*alone, "customer: D, support: Till")) == ["A"]
    assert names("BP219", steps(*alone, "customer: D, support: Till"), columns=4) == []
    assert names("BP219", steps(*alone[:2], "customer: C, backstage: Bakes", *alone[:2])) == []


def test_each_customer_meets_something() -> None:
    met = "young: {does: A, touchpoints: [Screen]}, old: B"
    assert names("BP220", TWO + steps(met)) == ["B"]
    assert names("BP220", TWO + steps("young: A, old: B, touchpoints: [Screen]")) == []
    assert names("BP220", TWO + steps("young: A, old: B, frontstage: Helps")) == []
    assert names("BP220", steps("customer: [A, B], touchpoints: [Screen]", "customer: [C, D]")) == ["C"]
    assert (
        names(
            "BP220", steps("id: a, customer: A", "id: b, customer: B, frontstage: F") + "links: [b/frontstage -> a]\n"
        )
        == []
    )


# BP221 back-in-time


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("[c/backstage -> a/backstage]", ["Z"]),
        ("[a/backstage -> c/backstage]", []),
        ("[{from: c/backstage, to: a/backstage, kind: informs}]", []),
        ("[{from: c/backstage, to: a/frontstage, kind: flow}]", ["Z"]),
        ("[b/backstage -> b/backstage/2]", []),
        ("[b/backstage/2 -> b/backstage]", []),
        ("[c -> a]", ["C"]),
    ],
)
def test_work_does_not_flow_back(links: str, found: list[str]) -> None:
    lines = ("id: a, customer: A, frontstage: F, backstage: X", "id: b, customer: B, frontstage: G, backstage: [Y, Y2]",
             "id: c, customer: C, frontstage: H, backstage: Z")  # fmt: skip
    assert names("BP221", steps(*lines) + f"links: {links}\n") == found


@pytest.mark.parametrize(
    ("loop", "found"), [("d, next: [a, end], loop: true", 0), ("d, next: [c, end], loop: true", 1)]
)
def test_within_a_loop_work_goes_back_with_the_customer(loop: str, found: int) -> None:
    lines = [f"id: {key}, customer: {key}, frontstage: F{key}, backstage: B{key}" for key in "abc"]
    assert (
        len(findings("BP221", steps(*lines, f"customer: D, id: {loop}") + "links: [c/backstage -> b/backstage]\n"))
        == found
    )


# BP222 empty-phase, BP223 stage-uncovered


def test_a_phase_without_steps_has_no_other_fault() -> None:
    example = steps("customer: A", more="  - {phase: Later, steps: []}\n")
    found = bp.check(api.read_text(completed(example)), select=["BP201", "BP219", "BP222"]).findings
    assert [finding.code for finding in found] == ["BP222"]


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        (["before", "during", "after"], None),
        ([None, None, None], None),
        (["during", "during", "after"], "no step lies before the service"),
        (["before", None, None], "no step lies during or after the service"),
    ],
)
def test_a_service_has_a_before_and_an_after(stages: list[str | None], said: str | None) -> None:
    phases = "".join(
        f"  - {{phase: P{place}, {f'stage: {stage}, ' if stage else ''}steps: [{{customer: S{place}}}]}}\n"
        for place, stage in enumerate(stages)
    )
    found = findings("BP223", "journey:\n" + phases)
    assert [finding.message for finding in found] == ([said] if said else [])
    assert all("or say it of `P1`" in finding.help for finding in found if None in stages)


# BP224 one-thing-two-names


def named(*given: str, directory: str = "touchpoints") -> list[str]:
    entries = ", ".join(f'e{number}: {{name: "{name}"}}' for number, name in enumerate(given))
    return [finding.message for finding in findings("BP224", f"{directory}: {{{entries}}}\n")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Call centre", "Call center"),
        ("Call Centre", "call-centre"),
        ("Web site", "Website"),
        ("Front desk", "Front Desk"),
        ("Key card", "Key cards"),
        ("Reservation system", "Reservaton system"),
        ("客服中心", "客服 中心"),
        ("ＡＴＭ", "ATM"),
        ("Регистратура", "Регистрaтура".replace("a", "")),
    ],
)
@pytest.mark.parametrize("directory", ["touchpoints", "systems", "owners"])
def test_one_thing_under_two_names(first: str, second: str, directory: str) -> None:
    assert len(named(first, second, directory=directory)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Room 1", "Room 2"),
        ("Gate A", "Gate B"),
        ("Ward 1a", "Ward 1b"),
        ("Seller", "Teller"),
        ("Waiter", "Writer"),
        ("Poster", "Porter"),
        ("Phone", "iPhone"),
        ("Form", "Forum"),
        ("Printer", "Painter"),
        ("East gate", "West gate"),
        ("Pre-order", "Reorder"),
        ("Customer care", "Customer core"),
        ("北区客服中心服务台", "南区客服中心服务台"),
        ("前台", "后台"),
        ("Lobby", "Lobby bar"),
        ("Shift I", "Shift II"),
    ],
)
def test_two_things_with_two_names(first: str, second: str) -> None:
    assert named(first, second) == []


def test_a_bare_name_is_compared_too_and_each_is_told_once() -> None:
    example = steps(
        "customer: A, touchpoints: [Ticket counter]", "customer: B, touchpoints: [Ticket countr, Tickets counter]"
    )
    found = findings("BP224", example)
    assert [finding.element and finding.element.name for finding in found] == ["Ticket countr", "Tickets counter"]
    assert {finding.related[0].message for finding in found} == {"the other one is here"}


def test_a_team_and_one_of_its_posts_may_be_called_alike() -> None:
    owners = "owners: {clerks: {name: Clerks, kind: team}, clerk: {name: Clerk, kind: post, part_of: clerks}}\n"
    assert findings("BP224", owners) == []
    assert len(findings("BP224", owners.replace(", part_of: clerks", ""))) == 1


def test_the_same_name_in_two_directories_is_two_things() -> None:
    assert findings("BP224", "owners: {kitchen: Kitchen}\nsystems: {k: Kitchen}\ntouchpoints: {t: Kitchen}\n") == []


# All of them


def mended(data: Any, fix: Fix) -> Any:
    """Plain data after the edits of a fix."""
    for edit in fix.edits:
        path = list(edit.place.path) + ([edit.key] if isinstance(edit, SetKey) else [])
        holder = data
        for part in path[:-1]:
            holder = holder[part]
        if isinstance(edit, Remove):
            del holder[path[-1]]
        else:
            holder[path[-1]] = edit.value
    return data


@pytest.mark.parametrize(
    ("code", "example"),
    [
        ("BP201", steps("customer: A", more="  - {phase: Night, steps: [{backstage: Bakes}]}\n")),
        ("BP203", UNUSED.replace("guest: Guest, child: Child", "guest: Guest, child: Child, x: X")),
        ("BP204", "touchpoints: {menu: Menu}\n" + steps("customer: A, touchpoints: [Seller, menu, Teller]")),
        ("BP204", steps("customer: A, touchpoints: [Seller]", "customer: B, touchpoints: [Seller, Teller]")),
        ("BP207", steps("id: a, customer: A", "customer: B, next: [end, {to: a, when: not yet}]")),
        ("BP207", steps("id: a, customer: A", "customer: B, next: [end, a]")),
        ("BP208", steps("customer: A, decides: true")),
        ("BP210", steps("customer: A, next: [{to: b, share: 90%}, end]", "id: b, customer: B")),
        ("BP210", steps("customer: A, next: [{to: b, when: x}, {to: end, share: 33.4%}]", "id: b, customer: B")),
        ("BP211", f"{MEAL}links: [a -> b, a/backstage -> b/backstage]\n"),
        ("BP211", steps("customer: A, next: [{to: b, when: x}, {to: b, when: x}, end]", "id: b, customer: B")),
        ("BP222", steps("customer: A", more="  - {phase: Later, steps: []}\n")),
    ],
)
def test_a_fix_mends_what_it_is_for(code: str, example: str) -> None:
    found = [finding for finding in findings(code, example) if finding.fix]
    assert found
    fix = found[0].fix
    assert fix is not None
    data = mended(yaml.safe_load(completed(example)), fix)
    left = bp.check(Blueprint.model_validate(data), select=[code]).findings
    assert found[0].message not in [finding.message for finding in left]


@examples(25)
@given(blueprints())
def test_whatever_is_drawn_can_be_judged(declared: dict[str, Any]) -> None:
    for finding in bp.check(Blueprint.model_validate(declared), select=["BP2"]).findings:
        assert finding.message[:1] not in {"", " "}
        assert not finding.message.endswith(".")


def test_a_large_blueprint_takes_no_longer_than_its_size_says() -> None:
    def step(key: int) -> str:
        cells = f"frontstage: [A{key}, B{key}], backstage: [C{key}, D{key}]"
        return f"id: s{key}, customer: Does {key}, touchpoints: [Touchpoint number x{key}], {cells}"

    def work(count: int) -> int:
        links = "".join(f"  - s{number}/backstage -> s{number - 1}/backstage\n" for number in range(1, count))
        read = api.read_text(completed(steps(*map(step, range(count))) + "links:\n" + links))
        assert read.graph.steps
        return lines_run(lambda: bp.check(read, select=["BP2"]))

    assert work(1600) < 16 * 1.2 * work(100)


# Several customers


@pytest.mark.parametrize("code", ["BP205", "BP401"])
def test_a_next_of_one_customer_does_not_end_the_journey_of_another(code: str) -> None:
    example = "customers: {patient: Patient, carer: Carer}\n" + steps(
        "id: a, customer: Arrive",
        "id: b, patient: {does: Goes home, emotion: 1}, next: end",
        "id: c, carer: {does: Pays, emotion: 1}",
    )
    assert names(code, example) == []


# BP225 customer-in-internal-phase


def test_an_internal_phase_is_out_of_sight() -> None:
    hidden = "  - {phase: Night, internal: true, steps: [{%s: Bakes}, {customer: Eats}]}\n"
    (finding,) = findings("BP225", steps("customer: A", more=hidden % "backstage"))
    assert finding.element is not None
    assert finding.element.name == "Night"
    assert finding.fix is not None
    assert not finding.fix.safe
    assert "`Eats`" in finding.message
    assert findings("BP225", steps("customer: A", more=hidden.replace(", {customer: Eats}", "") % "backstage")) == []
