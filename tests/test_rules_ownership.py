"""Rules about who answers (BP3): what the examples in the docstrings do not show."""

from __future__ import annotations

import pytest

from blueprint import api
from blueprint.edits import Replace, SetKey
from blueprint.errors import Place
from blueprint.rules import Finding, Level, Wanted
from blueprint.rules.people import is_person
from tests.effort import lines_run
from tests.test_rules import completed


def found(code: str, example: str, preset: str = "", **thresholds: float) -> list[Finding]:
    """What one rule finds in a part of a blueprint, in the order of the file."""
    wanted = Wanted((code, *([preset] if preset else [])), rules={code: thresholds} if thresholds else {})
    return [one for one in api.check(api.read_text(completed(example)), select=wanted).findings if one.code == code]


def names(code: str, example: str, **thresholds: float) -> list[str]:
    return [one.element.name if one.element else "" for one in found(code, example, **thresholds)]


def steps(*said: str) -> str:
    return "journey: [{phase: Visit, steps: [" + ", ".join(f"{{{one}}}" for one in said) + "]}]\n"


# Things that nobody answers for


def test_a_touchpoint_without_an_owner_has_that_of_its_lane() -> None:
    journey = steps("customer: Waits, touchpoints: [Lobby], signs: [Clock]")
    lanes = "lanes: {touchpoints: {owner: hotel}, signs: {kind: touchpoint, name: Signs}}\n"
    (clock,) = found("BP301", lanes + journey)
    assert clock.message == "the touchpoint `Clock` has no owner, and neither has its lane `signs`"


def test_a_touchpoint_of_its_own_owner_is_not_its_lanes() -> None:
    text = "lanes: {touchpoints: {owner: hotel}}\ntouchpoints: {bar: {name: Bar, owner: kitchen}}\n"
    graph = api.read_text(completed(text + steps("customer: Drinks, touchpoints: [bar, Stool]"))).graph
    told = [graph.answer_for(touchpoint) for touchpoint in graph.touchpoints()]
    assert [(owner.name, where) for owner, where in told] == [("kitchen", "own"), ("hotel", "lane")]


def test_what_a_file_says_of_a_system_comes_before_its_lane() -> None:
    text = (
        "lanes: {support: {owner: practice}}\n"
        "systems: {calendar: {name: Calendar, owner: partner}, till: {name: Till}}\n"
        + steps("customer: Books, support: calendar", "customer: Pays, support: till", "customer: Goes, support: Calls")
    )
    graph = api.read_text(completed(text)).graph
    told = [graph.answer_for(action) for action in graph.actions() if action.lane.id == "support"]
    assert [(owner.id, where) for owner, where in told] == [
        ("partner", "directory"), ("practice", "lane"), ("practice", "lane"),
    ]  # fmt: skip


def test_who_works_where_a_touchpoint_is_met_is_offered_first() -> None:
    text = "owners: {hotel: {name: Hotel, kind: organisation}, kitchen: Kitchen, desk: Desk}\n"
    listed = "touchpoints: {lobby: {name: Lobby}}\n"
    step = "customer: Asks, touchpoints: [{}], frontstage: {{does: Answers, owner: desk}}"
    (lobby,) = found("BP301", text + listed + steps(step.format("lobby")))
    assert lobby.help == "add `owner:` with the one who answers for it: `desk`, `kitchen`, `hotel`"
    assert lobby.fix
    assert not lobby.fix.safe
    assert lobby.fix.edits == (SetKey(Place(("touchpoints", "lobby")), "owner", "desk"),)
    (lobby,) = found("BP301", text + steps(step.format("Lobby")))
    assert lobby.help.startswith("write `{name: …, owner: …}` with the one who answers for it: `desk`")
    place = Place(("journey", 0, "steps", 0, "touchpoints", 0))
    assert lobby.fix
    assert lobby.fix.edits == (Replace(place, {"name": "Lobby", "owner": "desk"}),)


def test_an_owner_whom_no_directory_lists_is_offered_by_name() -> None:
    step = "customer: Asks, touchpoints: [{name: Lobby}], frontstage: {does: Answers, owner: Front desk}"
    (lobby,) = found("BP301", steps(step))
    assert lobby.fix
    assert lobby.fix.edits[0].value == "Front desk"


OWNERS = "owners: {front: Front office, clerk: {name: Clerk, part_of: front}}\n"


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("at: lobby", "; it is about `Lobby`, which is with `Front office`"),
        ("at: wait", "; it is about `Waits`, which is with `Clerk` and `Front office`"),
        ("at: wait/frontstage", "; it is about `Calls the next`, which is with `Clerk`"),
        ("at: front", "; it is about `Front office`"),
        ("unit: min", ""),
    ],
)
def test_a_figure_says_whose_the_thing_is_that_it_measures(at: str, told: str) -> None:
    text = OWNERS + "touchpoints: {lobby: {name: Lobby, owner: front}}\n"
    step = "id: wait, customer: Waits, touchpoints: [lobby], frontstage: {does: Calls the next, owner: clerk}"
    (figure,) = found("BP303", text + steps(step) + f"indicators: {{line: {{name: Time in line, {at}}}}}\n")
    assert figure.help.partition(";")[1] + figure.help.partition(";")[2] == told
    assert bool(figure.fix) == (told != "" and " and " not in told)


def test_owning_what_is_measured_is_not_answering_for_the_figure() -> None:
    text = OWNERS + "touchpoints: {lobby: {name: Lobby, owner: front}}\n"
    assert names("BP303", text + "indicators: {dust: {name: Dust, at: lobby}}\n") == ["Dust"]
    assert names("BP304", text + "promises: {clean: {says: Always clean, at: lobby}}\n") == ["Always clean"]


BACKSTAGE = steps(
    "customer: Eats, backstage: [Cooks, Plates], support: [till, Laundry]", "customer: Pays, support: till"
)


def test_a_blueprint_without_owners_is_left_in_peace() -> None:
    assert names("BP305", "systems: {till: Till}\n" + BACKSTAGE) == []


def test_where_nothing_in_a_lane_is_owned_that_is_said_once() -> None:
    text = OWNERS + "systems: {till: Till}\n"
    told = found("BP305", text + BACKSTAGE)
    assert [one.message for one in told] == [
        "the system `Till` has no owner, and neither has its lane `support`",
        "nobody owns anything in the lane `backstage`: `Cooks` and `Plates`",
        "`Laundry` has no owner, and neither has its lane `support`",
    ]
    assert told[0].related[0].place.path == ("journey", 0, "steps", 0, "support", 0)
    assert {one.level for one in told} == {Level.INFO}
    assert {one.level for one in found("BP305", text + BACKSTAGE, preset="strict")} == {Level.WARNING}
    (lane,) = found("BP305", OWNERS + "lanes: {back: {kind: backstage}}\n" + steps("customer: A, back: [B, C]"))
    assert lane.place.path == ("lanes", "back")


def test_where_a_lane_is_owned_in_part_each_action_is_told() -> None:
    text = OWNERS + steps("customer: Eats, backstage: [Cooks, Plates, {does: Tastes, owner: clerk}]")
    assert names("BP305", text) == ["Cooks", "Plates"]


def test_work_in_view_wants_an_owner_too() -> None:
    text = OWNERS + steps("customer: Pays, frontstage: [{does: Takes it, by: Cashier}, {does: Smiles, owner: clerk}]")
    assert names("BP305", text) == ["Takes it"]


def test_an_owner_of_the_lane_or_of_the_system_is_enough() -> None:
    lanes = "lanes: {backstage: {owner: front}, support: {owner: clerk}}\n"
    assert names("BP305", OWNERS + lanes + "systems: {till: Till}\n" + BACKSTAGE) == []
    text = OWNERS + "lanes: {backstage: {owner: front}}\nsystems: {till: {name: Till, owner: clerk}}\n"
    assert names("BP305", text + BACKSTAGE) == ["Laundry"]


@pytest.mark.parametrize(
    ("step", "looked"),
    [
        ("customer: Waits, fails: It takes long", "neither the fail point nor `Waits` names an owner"),
        ("customer: A, desk: {does: Calls, fails: [Late]}",
         "neither the fail point nor `Calls` nor its lane `desk` names an owner"),
        ("customer: A, desk: {does: Calls, owner: clerk, fails: [Late]}", None),
        ("customer: A, fails: [{what: Late, owner: clerk}]", None),
    ],
)  # fmt: skip
def test_a_fail_point_says_where_an_owner_was_looked_for(step: str, looked: str | None) -> None:
    told = found("BP312", OWNERS + "lanes: {desk: {kind: frontstage, name: Desk}}\n" + steps(step))
    assert [one.message.partition("; ")[2] for one in told] == ([looked] if looked else [])


def test_each_of_several_fail_points_is_told_at_its_place() -> None:
    told = found("BP312", steps("customer: A, fails: [Late, {what: Wrong, owner: clerk}, {what: Cold}]"))
    assert [one.place.path[-1] for one in told] == [0, 2]


# Owners


@pytest.mark.parametrize(
    "name",
    ["Front office, Kitchen", "Kitchen / front office", "Kitchen and Front office", "Kitchen & Front office"],
)
def test_two_owners_in_one_name_are_not_one(name: str) -> None:
    two = "a: {name: A, owner: Front office}, b: {name: B, owner: Kitchen}"
    assert names("BP306", f'touchpoints: {{{two}, c: {{name: C, owner: "{name}"}}}}\n') == [name]


def test_two_chinese_owners_in_one_name_are_not_one() -> None:
    touchpoints = ", ".join(f"{{name: {name}, owner: {owner}}}" for name, owner in
                            (("大堂", "前台"), ("菜单", "厨房"), ("酒吧", "前台和厨房")))  # fmt: skip
    assert names("BP306", steps(f"customer: A, touchpoints: [{touchpoints}]")) == ["前台和厨房"]


@pytest.mark.parametrize(
    "owners",
    [
        "{food: Food, food-and-drink: Food and drink}",
        "{marks: Marks & Spencer, kitchen: Kitchen}",
        "{food: Food, drink: Drink, both: {name: Food and drink, kind: team}}",
        "{food: {name: Food, part_of: both}, drink: Drink, both: Food and drink}",
    ],
)
def test_a_department_of_two_things_is_one_owner(owners: str) -> None:
    assert names("BP306", f"owners: {owners}\n") == []


@pytest.mark.parametrize(
    "name",
    ["Anna", "Anna Schmidt", "Mr Chen", "Ms. Ada Lovelace", "Frau Müller-Lüdenscheidt", "王先生", "陈小姐", "李太太",
     "Jürgen Groß", "Maria G."],
)  # fmt: skip
def test_a_person_is_told_by_title_or_given_name(name: str) -> None:
    assert is_person(name)
    assert names("BP307", f"owners: {{a: {{name: {name}, kind: post}}}}\n") == [name]
    assert names("BP307", f"owners: {{a: {{name: {name}, kind: partner}}}}\n") == []


@pytest.mark.parametrize(
    "name",
    ["Marks & Spencer", "Front Office", "Kitchen Line", "Duty Manager", "Head Chef", "Dr Oetker", "MS Teams", "IT",
     "Anna's Bakery", "Maria Hilf Hospital", "Peter Street", "Mark", "Summer Staff", "April Team", "Bell Captain",
     "前台", "客服小姐", "服务小姐", "顾客先生", "值班经理", "店长", "Thomas Cook Ltd", "maria db", "ANNA", "Mr",
     "Herr Ober Kellner Drei"],
)  # fmt: skip
def test_a_post_a_department_and_a_firm_are_no_persons(name: str) -> None:
    assert not is_person(name)
    assert names("BP307", f"owners: {{a: {{name: {name}}}}}\n") == []


def test_a_doctor_is_a_person_only_inside_the_house() -> None:
    owners = "owners: {clinic: Clinic, a: {name: Dr Weber, part_of: clinic}, b: {name: Dr Oetker}}\n"
    assert names("BP307", owners) == ["Dr Weber"]


def test_a_person_named_on_the_spot_is_told_where_the_name_stands() -> None:
    (one,) = found("BP307", "touchpoints: {desk: {name: Desk, owner: Anna Schmidt}}\n")
    assert one.place.path == ("touchpoints", "desk", "owner")


def shared(host: int, cook: int, kind: str = "post") -> str:
    entries = [
        f"t{number}: {{name: T{number}, owner: {'host' if number < host else 'cook'}}}" for number in range(host + cook)
    ]
    return f"owners: {{host: {{name: Host, kind: {kind}}}, cook: Cook}}\ntouchpoints: {{{', '.join(entries)}}}\n"


def test_a_post_is_overloaded_above_half_of_ten() -> None:
    (host,) = found("BP309", shared(6, 4))
    assert host.message == "`Host` answers for 6 of 10 touchpoints"
    assert names("BP309", shared(5, 5)) == []
    assert names("BP309", shared(6, 3)) == []
    assert names("BP309", shared(6, 3), touchpoints=9) == ["Host"]
    assert names("BP309", shared(6, 4), share=0.6) == []


@pytest.mark.parametrize("kind", ["department", "team", "organisation", "partner"])
def test_a_department_is_not_overloaded(kind: str) -> None:
    assert names("BP309", shared(9, 1, kind)) == []


@pytest.mark.parametrize(
    ("owners", "loose"),
    [
        ("{hotel: Hotel, bar: {name: Bar, part_of: hotel}, desk: Desk}", ["Desk"]),
        ("{hotel: Hotel, bar: {name: Bar, part_of: hotel}, desk: {name: Desk, kind: department}}", []),
        ("{hotel: Hotel, bar: {name: Bar, part_of: hotel}, laundry: {name: Laundry, kind: partner}}", []),
        ("{bar: {name: Bar, kind: department}, cook: {name: Cook, part_of: bar}, desk: Desk}", []),
        (
            "{bar: {name: Bar, kind: department}, cook: {name: Cook, part_of: bar}, host: {name: Host, kind: post}}",
            ["Host"],
        ),
        ("{bar: Bar, desk: Desk}", []),
    ],
)
def test_a_post_is_loose_only_where_others_are_not(owners: str, loose: list[str]) -> None:
    assert names("BP311", f"owners: {owners}\n") == loose


def test_a_loose_post_can_be_put_under_the_only_top() -> None:
    (desk,) = found("BP311", "owners: {hotel: Hotel, bar: {name: Bar, part_of: hotel}, desk: Desk}\n")
    assert desk.fix
    assert not desk.fix.safe
    assert desk.fix.edits == (Replace(Place(("owners", "desk")), {"name": "Desk", "part_of": "hotel"}),)
    two = "owners: {a: A, b: {name: B, part_of: a}, c: C, d: {name: D, part_of: c}, e: {name: E, kind: post}}\n"
    (loose,) = found("BP311", two)
    assert loose.fix is None
    assert "`a`, `c`" in loose.help


# Hand-offs


def hand_off(links: str = "", owners: str = "", upper: str = "desk", lower: str = "kitchen", more: str = "") -> str:
    first = f"id: order, customer: Orders, frontstage: {{does: Writes, owner: {upper}}}, "
    first += f"backstage: {{does: Cooks, owner: {lower}}}"
    return owners + steps(first, *([more] if more else [])) + (f"links: [{links}]\n" if links else "")


def test_a_hand_off_within_a_column_is_told_with_what_to_type() -> None:
    (one,) = found("BP308", hand_off())
    assert one.message == "a hand-off from `desk` to `kitchen` has no agreement: `Writes` → `Cooks`"
    assert "{from: order/frontstage, to: order/backstage, label: …, within: …}" in one.help


@pytest.mark.parametrize(
    "link",
    [
        "order/frontstage -> order/backstage: what to cook",
        "{from: order/frontstage, to: order/backstage, within: 5 min}",
        "{from: order/frontstage, to: order/backstage, artefact: ticket}",
        "order/backstage -> order/frontstage: dish is ready",
        "{from: order/backstage, to: order/frontstage, kind: informs, label: dish is ready}",
    ],
)
def test_what_is_said_on_a_link_is_an_agreement(link: str) -> None:
    assert found("BP308", hand_off(link)) == []


def test_one_agreement_is_enough_for_what_follows_from_columns() -> None:
    more = (
        "id: pay, customer: Pays, frontstage: {does: Adds up, owner: desk}, backstage: {does: Counts, owner: kitchen}"
    )
    (one,) = found("BP308", hand_off(more=more))
    assert one.message.startswith("2 hand-offs from `desk` to `kitchen` have no agreement")
    assert len(one.related) == 1
    assert found("BP308", hand_off("order/frontstage -> order/backstage: what to cook", more=more)) == []


def test_a_link_that_says_nothing_is_told_whatever_else_is_agreed() -> None:
    more = (
        "id: pay, customer: Pays, frontstage: {does: Adds up, owner: desk}, backstage: {does: Counts, owner: kitchen}"
    )
    bare = "order/backstage -> pay/frontstage, order/frontstage -> order/backstage: what to cook"
    (one,) = found("BP308", hand_off(bare, more=more))
    assert one.place.path == ("links", 0)
    assert one.message == "a hand-off from `kitchen` to `desk` has no agreement: `Cooks` → `Adds up`"


def test_needs_is_agreed_by_a_link_beside_it() -> None:
    step = "id: a, customer: Asks, frontstage: {does: Sells, owner: desk, needs: [mix]}, "
    step += "backstage: {id: mix, does: Mixes, owner: bar}"
    assert names("BP308", steps(step)) == ["Sells"]
    assert names("BP308", steps(step) + "links: ['a/frontstage -> mix: which drink']\n") == []


@pytest.mark.parametrize(
    ("owners", "upper", "lower", "told"),
    [
        ("{front: Front, desk: {name: Desk, part_of: front}}", "desk", "front", False),
        ("{front: Front, desk: {name: Desk, part_of: front}}", "front", "desk", False),
        (
            "{f: {name: F, kind: department}, desk: {name: D, part_of: f}, bell: {name: B, part_of: f}}",
            "desk",
            "bell",
            False,
        ),
        (
            "{f: {name: F, kind: organisation}, desk: {name: D, part_of: f}, bell: {name: B, part_of: f}}",
            "desk",
            "bell",
            True,
        ),
        ("{f: Firm, desk: {name: D, part_of: f}, bell: {name: B, part_of: f}}", "desk", "bell", True),
    ],
)
def test_owners_with_one_head_need_no_agreement(owners: str, upper: str, lower: str, told: bool) -> None:
    assert bool(found("BP308", hand_off(owners=f"owners: {owners}\n", upper=upper, lower=lower))) is told


def test_a_system_is_a_tool_and_a_partners_work_is_not() -> None:
    systems = "systems: {till: {name: Till, owner: it}}\n"
    step = "customer: Pays, backstage: {does: Adds up, owner: desk}, support: "
    assert found("BP308", systems + steps(step + "till")) == []
    assert names("BP308", steps(step + "{does: Washes, owner: laundry}")) == ["Adds up"]


def test_what_a_customer_does_is_no_hand_off() -> None:
    lanes = "lanes: {customer: {owner: marketing}}\n"
    assert found("BP308", lanes + steps("customer: A, frontstage: {does: B, owner: desk}", "customer: C")) == []


def test_a_moment_is_split_from_three_owners_on() -> None:
    step = "customer: Leaves, touchpoints: [{name: Bill, owner: books}, {name: Door, owner: %s}], "
    step += "frontstage: {does: Waves, owner: desk}"
    (one,) = found("BP310", steps(step % "house"))
    assert one.message == "3 owners share the moment `Leaves`: `books`, `house` and `desk`"
    assert found("BP310", steps(step % "books")) == []
    assert names("BP310", steps(step % "books"), owners=2) == ["Leaves"]
    above = "owners: {books: Books, house: House, desk: {name: Desk, part_of: house}}\n"
    assert found("BP310", above + steps(step % "house")) == []


def test_three_owners_of_things_alone_are_no_moment_of_truth() -> None:
    touchpoints = ", ".join(f"{{name: {name}, owner: {name.lower()}}}" for name in ("Sign", "Door", "Menu"))
    assert found("BP310", steps(f"customer: Looks, touchpoints: [{touchpoints}]")) == []


def test_what_is_shared_out_of_view_does_not_split_a_moment() -> None:
    step = "customer: A, touchpoints: [{name: T, owner: a}], frontstage: {does: B, owner: b}, "
    step += "backstage: {does: C, owner: c}"
    assert found("BP310", steps(step)) == []


# All of them


def test_a_long_chain_of_owners_takes_no_time() -> None:
    chain = ", ".join(f"o{number}: {{name: O{number}, part_of: o{number + 1}}}" for number in range(3000))
    text = f"owners: {{{chain}, o3000: Top}}\n" + steps("customer: A, touchpoints: [{name: T, owner: o0}]")
    graph = api.read_text(completed(text))
    assert lines_run(lambda: api.check(graph, select=("BP3", "BP6"))) < 1_000_000
