"""What changed between two blueprints: exactly what somebody changed, and nothing that follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint.compare.changes import Change, What
from blueprint.compare.differ import changes
from blueprint.compare.pairing import moved
from blueprint.graph.graph import Graph
from blueprint.testing import blueprints
from tests.effort import examples

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))

STAY = """\
blueprint: 1
title: Overnight stay
owners: {hotel: The hotel, desk-team: Desk team, kitchen: Kitchen}
touchpoints:
  desk: {name: Front desk, channel: person, owner: desk-team}
  card: {name: Key card, owner: desk-team}
lanes:
  kitchen-line: {kind: backstage, name: Kitchen, owner: kitchen}
journey:
  - phase: Arrive
    steps:
      - customer: Waits in the check-in line
        touchpoints: [desk]
        emotion: -2
        waits: 8 min
      - customer: Checks in
        touchpoints: [desk, card]
        frontstage: {does: Registers the guest, takes: 4 min}
        backstage: Assigns a ready room
        kitchen-line: Prepares a snack
        emotion: 1
      - customer: Walks to the room
        touchpoints: [card]
        emotion: 0
  - phase: Leave
    steps:
      - customer: Pays the bill
        touchpoints: [desk]
        frontstage: Prints the bill
        emotion: -1
      - customer: Gets water for the drive
        frontstage: Says goodbye by name
        emotion: 2
"""


def diff(before: str, after: str) -> tuple[Change, ...]:
    return changes(bp.loads(before).graph, bp.loads(after).graph)


def told(before: str, after: str) -> list[tuple[str, str, str, str, str]]:
    return [(change.what.value, change.kind, change.key, change.was, change.now) for change in diff(before, after)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Waits in the check-in line", "Stands in the check-in line",
         ("reworded", "customer action", "does", "Waits in the check-in line", "Stands in the check-in line")),
        ("customer: Pays the bill", "customer: Settles up",
         ("reworded", "customer action", "does", "Pays the bill", "Settles up")),
        ("owner: desk-team}\n  card", "owner: hotel}\n  card",
         ("re-owned", "touchpoint", "owner", "Desk team", "The hotel")),
        ("emotion: -2", "emotion: -1", ("re-felt", "customer action", "emotion", "-2", "-1")),
        ("emotion: -2", "emotion: {felt: -2, source: diary}",
         ("re-felt", "customer action", "emotion.source", "", "diary")),
        ("waits: 8 min", "waits: 5 min", ("re-timed", "customer action", "waits", "8 min", "5 min")),
        ("takes: 4 min", "takes: 2 min", ("re-timed", "frontstage action", "takes", "4 min", "2 min")),
        ("backstage: Assigns a ready room", "support: Assigns a ready room",
         ("re-laned", "support process", "lane", "backstage", "support")),
        ("backstage: Assigns a ready room\n", "backstage: Gives a ready room\n",
         ("reworded", "backstage action", "does", "Assigns a ready room", "Gives a ready room")),
        ("name: Kitchen, owner: kitchen", "name: Kitchen, owner: hotel",
         ("re-owned", "lane", "owner", "Kitchen", "The hotel")),
        ("title: Overnight stay", "title: A night", ("reworded", "blueprint", "title", "Overnight stay", "A night")),
        ("phase: Leave", "phase: Depart", ("reworded", "phase", "phase", "Leave", "Depart")),
        ("name: Key card", "name: Card key", ("reworded", "touchpoint", "name", "Key card", "Card key")),
        ("        touchpoints: [card]\n", "", ("moved", "touchpoint", "met in", "Walks to the room", "")),
        ("        kitchen-line: Prepares a snack\n", "", ("removed", "backstage action", "", "", "")),
        ("backstage: Assigns a ready room", "backstage: [Assigns a ready room, Calls housekeeping]",
         ("added", "backstage action", "", "", "")),
        ("channel: person", "channel: kiosk", ("changed", "touchpoint", "channel", "person", "kiosk")),
        ("hotel: The hotel,", "hotel: The hotel, spa: Spa,", ("added", "owner", "", "", "")),
        ("- customer: Pays", "- decides: true\n        customer: Pays", ("changed", "step", "decides", "", "yes")),
        ("  - phase: Leave\n", "  - phase: Leave\n    stage: after\n", ("changed", "phase", "stage", "", "after")),
    ],
)  # fmt: skip
def test_one_change_is_told_as_one(old: str, new: str, expected: tuple[str, ...]) -> None:
    assert STAY.count(old) == 1
    assert told(STAY, STAY.replace(old, new)) == [expected]


def test_a_step_that_changes_place() -> None:
    lines = STAY.splitlines(keepends=True)
    start = lines.index("      - customer: Walks to the room\n")
    block = lines[start : start + 3]
    rest = lines[:start] + lines[start + 3 :]
    first = rest.index("      - customer: Waits in the check-in line\n")
    (change,) = diff(STAY, "".join([*rest[:first], *block, *rest[first:]]))
    assert (change.what, change.name, change.key, change.was, change.now) == (
        "moved", "Walks to the room", "order", "3. step", "1. step",
    )  # fmt: skip


def test_a_step_that_goes_to_another_phase() -> None:
    moved_to = STAY.replace("  - phase: Leave\n    steps:\n", "").replace(
        "      - customer: Walks", "  - phase: Leave\n    steps:\n      - customer: Walks"
    )
    (change,) = diff(STAY, moved_to)
    assert (change.what, change.name, change.was, change.now) == ("moved", "Walks to the room", "Arrive", "Leave")


def test_a_new_step_brings_its_actions_along() -> None:
    new = "      - customer: Sleeps\n        frontstage: Nobody disturbs\n        emotion: 3\n  - phase: Leave\n"
    assert told(STAY, STAY.replace("  - phase: Leave\n", new)) == [("added", "step", "", "", "")]


def test_links_and_ways_are_told() -> None:
    with_id = STAY.replace("- customer: Checks in", "- id: check-in\n        customer: Checks in")
    assert diff(STAY, with_id) == (), "an id by itself changes nothing that anybody sees"
    looped = with_id.replace("emotion: 0\n", "emotion: 0\n        next: check-in\n        loop: true\n")
    assert [change.key for change in diff(with_id, looped)] == ["next"]
    linked = with_id + "links: [check-in/backstage -> check-in/frontstage: ready]\n"
    assert told(with_id, linked)[0][:2] == ("added", "link")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_file_has_no_changes(path: Path) -> None:
    assert changes(bp.load(path).graph, bp.load(path).graph) == ()


def graph_of(drawn: dict[str, Any]) -> Graph:
    return bp.Blueprint.model_validate(drawn).graph


@examples(25)
@given(blueprints())
def test_the_same_blueprint_has_no_changes(drawn: dict[str, Any]) -> None:
    assert changes(graph_of(drawn), graph_of(drawn)) == ()


def renamed(value: Any, new: dict[str, str]) -> Any:
    """Data in which ids are called otherwise, wherever they stand: as values, as keys, in addresses."""
    if isinstance(value, dict):
        return {new.get(key, key): renamed(one, new) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, new) for one in value]
    head, slash, rest = value.partition("/") if isinstance(value, str) else (value, "", "")
    lane, more, number = rest.partition("/")
    return f"{new.get(head, head)}{slash}{new.get(lane, lane)}{more}{number}" if isinstance(value, str) else value


@examples(25)
@given(blueprints())
def test_renaming_typed_ids_is_no_change(drawn: dict[str, Any]) -> None:
    new = {f"s{number}": f"moment-{number}" for number in range(20)} | {"desk": "counter", "kitchen": "cooks"}
    assert changes(graph_of(drawn), graph_of(renamed(drawn, new))) == ()


def nameless(value: Any) -> Any:
    """Data in which nothing names a step."""
    if isinstance(value, dict):
        named = {"next", "fails", "links", "promises", "indicators"}
        return {key: nameless(one) for key, one in value.items() if key not in named}
    return [nameless(one) for one in value] if isinstance(value, list) else value


@examples(25)
@given(blueprints())
def test_leaving_ids_out_is_no_change(drawn: dict[str, Any]) -> None:
    """Where nothing names a step, it needs no id. Steps that do the same are told apart by what stands below."""
    plain = nameless(drawn)
    for phase in plain["journey"]:
        phase["steps"] = [{**step, "customer": f"{step['id']} is"} for step in phase["steps"]]
    bare = {**plain, "journey": [
        {**phase, "steps": [{key: one for key, one in step.items() if key != "id"} for step in phase["steps"]]}
        for phase in plain["journey"]]}  # fmt: skip
    assert changes(graph_of(plain), graph_of(bare)) == ()


@examples(25)
@given(blueprints(), blueprints(), st.booleans())
def test_what_is_added_one_way_is_removed_the_other_way(
    one: dict[str, Any], other: dict[str, Any], without_ids: bool
) -> None:
    if without_ids:
        other = renamed(other, {f"s{number}": f"t{number}" for number in range(20)})
    there, back = (changes(*graphs) for graphs in ((graph_of(one), graph_of(other)), (graph_of(other), graph_of(one))))
    assert came(there) == went(back)
    assert went(there) == came(back)
    assert sorted(values(there)) == sorted((key, now, was) for key, was, now in values(back))


def came(found: tuple[Change, ...]) -> list[tuple[str, str | None]]:
    return sorted((change.kind, change.after) for change in found if change.what is What.ADDED)


def went(found: tuple[Change, ...]) -> list[tuple[str, str | None]]:
    return sorted((change.kind, change.before) for change in found if change.what is What.REMOVED)


def values(found: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    """What is said otherwise. Of two that change places either may be said to have moved."""
    others = {What.ADDED, What.REMOVED, What.MOVED}
    told = {"fails", "next", "links", "needs", "owner", "part_of", "with", "at", "ignore", "touchpoints"}
    # here names of others stand, as they are in the later one
    return [(one.key, one.was, one.now) for one in found if one.what not in others and one.key not in told]


def test_a_customer_who_acts_in_another_step_takes_the_touchpoint_along() -> None:
    steps = "      - {id: look, %schild: {does: Looks, touchpoints: [desk]}}\n      - {id: pay, %schild: Waits}\n"
    head = STAY.partition("journey:")[0] + "customers: {guest: Guest, child: Child}\njourney:\n"
    asks = "guest: {id: asks, does: Asks, touchpoints: [desk]}, "
    here, there = (f"{head}  - phase: Arrive\n    steps:\n{steps % both}" for both in ((asks, ""), ("", asks)))
    for before, after in ((here, there), (there, here)):
        found = [(one[1], one[2]) for one in told(before, after)]
        assert found == [("customer action", "step"), ("touchpoint", "met in")]


def test_a_factor_is_not_the_element_that_has_its_name_as_an_id() -> None:
    before = STAY.replace("journey:", "factors: {price: {experience: 4}}\njourney:").replace(
        "  card: {name: Key card", "  price: {name: Price list, owner: hotel}\n  card: {name: Key card")  # fmt: skip
    result = bp.compare(bp.loads(before), bp.loads(before.replace("experience: 4", "experience: 6")))
    assert [(one["kind"], one["owner"]) for one in result.records()] == [("factor", None)]
    assert result.marks == ()


def test_a_lane_is_answered_for_by_its_own_owner_whatever_else_has_its_id() -> None:
    before = STAY.replace("kitchen-line", "card")
    result = bp.compare(bp.loads(before), bp.loads(before.replace("owner: kitchen}", "owner: hotel}")))
    assert [(one["name"], one["was"], one["now"], one["owner"]) for one in result.records()] == [
        ("Kitchen", "Kitchen", "The hotel", "The hotel")
    ]


def test_a_blueprint_is_not_the_element_that_has_its_name_as_an_id() -> None:
    texts = (STAY, STAY.replace("title: Overnight", "title: A night's"))
    result = bp.compare(*(bp.loads(text, name="card.yaml") for text in texts))
    assert [(one["kind"], one["owner"]) for one in result.records()] == [("blueprint", None)]
    assert result.marks == ()


NOTES = "      - customer: Waits in the check-in line\n        notes: {pain: [%s]}\n"


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        ("slow, loud", "slow", "pain: loud", ""),
        ("'slow; pain: loud', cold", "'slow; pain: loud', warm", "pain: cold", "pain: warm"),
        ("'loud; cold', cold", "'loud; dark', cold", "pain: loud; cold", "pain: loud; dark"),
        ("slow, loud", "loud, slow", "pain: slow; pain: loud", "pain: loud; pain: slow"),
        ("'slow; pain: loud'", "slow, loud", "pain: slow; pain: loud", "pain: slow; pain: loud"),
        ("slow, slow", "slow", "pain: slow; pain: slow", "pain: slow"),
    ],
)
def test_of_notes_those_are_told_that_are_not_in_both(before: str, after: str, was: str, now: str) -> None:
    texts = (STAY.replace(NOTES.splitlines(keepends=True)[0], NOTES % notes) for notes in (before, after))
    assert told(*texts) == [("changed", "step", "notes", was, now)]


def test_two_states_of_one_service() -> None:
    before, after = (
        next(path for path in EXAMPLES if path.stem == f"supermarket-{when}") for when in ("before", "after")
    )
    found = changes(bp.load(before).graph, bp.load(after).graph)
    assert {"added", "changed"} <= {change.what.value for change in found}


@given(st.permutations(range(7)))
def test_as_few_as_possible_are_said_to_have_moved(order: list[int]) -> None:
    out = moved(order)
    kept = [place for number, place in enumerate(order) if number not in out]
    assert kept == sorted(kept)
    runs = ([place for number, place in enumerate(order) if mask >> number & 1] for mask in range(128))
    assert len(kept) == max(len(run) for run in runs if run == sorted(run))
