"""Steps that are called or stand alike: what is told of each is told of the right one, and says which one."""

from __future__ import annotations

import pytest

import blueprint as bp
from blueprint.compare.differ import changes
from blueprint.comparing import view
from blueprint.layout.theme import theme

WAITS = ["customer: Waits, emotion: -1", "customer: Orders", "customer: Waits, emotion: -2", "customer: Eats",
         "customer: Waits, emotion: -3"]  # fmt: skip
"""Three steps that only their neighbours tell apart."""

ALIKE = ["customer: Hangs up the coat, frontstage: Nods", "customer: Orders", "customer: Eats, frontstage: Nods"]
"""Two steps that only their places tell apart, once the customer does something else in them."""

MET = ["customer: Waits, touchpoints: [sign, desk]", "customer: Orders", "customer: Waits, touchpoints: [sign, desk]"]


def text(steps: list[str]) -> str:
    head = "blueprint: 1\ntitle: Café\ntouchpoints: {sign: Sign, desk: Desk}\njourney:\n  - phase: Visit\n    steps:\n"
    return head + "".join(f"      - {{{step}}}\n" for step in steps)


def told(before: list[str], after: list[str]) -> list[tuple[str, ...]]:
    graphs = (bp.loads(text(steps)).graph for steps in (before, after))
    return [(one.what.value, one.name, *filter(None, (one.key, one.was, one.now))) for one in changes(*graphs)]


@pytest.mark.parametrize(("gone", "name"), [(0, "Waits (waits)"), (2, "Waits (waits-2)"), (4, "Waits (waits-3)")])
def test_of_steps_of_one_name_the_one_that_went_is_told_alone(gone: int, name: str) -> None:
    rest = WAITS[:gone] + WAITS[gone + 1 :]
    assert told(WAITS, rest) == [("removed", name)]
    assert [one[0] for one in told(rest, WAITS)] == ["added"]


@pytest.mark.parametrize(("number", "name"), [(0, "Waits (waits/customer)"), (2, "Waits (waits-2/customer)")])
def test_of_steps_of_one_name_the_one_that_changed_is_told_by_its_id(number: int, name: str) -> None:
    felt = WAITS[number][-2:]
    now = [*WAITS[:number], WAITS[number].replace(felt, "3"), *WAITS[number + 1 :]]
    assert told(WAITS, now) == [("re-felt", name, "emotion", felt, "3")]


def test_of_steps_of_one_name_those_that_change_places_are_known_by_what_is_in_them() -> None:
    one, between, other = "customer: Waits, frontstage: Nods", "customer: Orders", "customer: Waits, backstage: Brews"
    assert {found[0] for found in told([one, between, other], [other, between, one])} == {"moved"}


@pytest.mark.parametrize(
    ("after", "renamed"),
    [
        (["customer: Orders", "customer: Zips it up, frontstage: Nods"], ("Eats", "Zips it up")),
        (["customer: Zips it up, frontstage: Nods", "customer: Orders"], ("Hangs up the coat", "Zips it up")),
        (["customer: Comes in", "customer: Looks", "customer: Zips it up, frontstage: Nods", ALIKE[1], ALIKE[2]],
         ("Hangs up the coat", "Zips it up")),
    ],
)  # fmt: skip
def test_of_steps_that_are_as_alike_the_nearest_is_the_same(after: list[str], renamed: tuple[str, str]) -> None:
    assert [one[3:] for one in told(ALIKE, after) if one[0] == "reworded"] == [renamed]
    assert [one[3:] for one in told(after, ALIKE) if one[0] == "reworded"] == [renamed[::-1]]


def test_of_steps_that_are_as_alike_and_as_near_the_first_is_the_same() -> None:
    now = ["customer: Zips it up, frontstage: Nods", "customer: Yawns, frontstage: Nods"]
    assert told([ALIKE[0]], now) == [
        ("added", "Yawns"), ("reworded", "Zips it up", "does", "Hangs up the coat", "Zips it up"),
    ]  # fmt: skip


def test_what_is_told_of_a_touchpoint_says_in_which_of_the_steps() -> None:
    swapped, left = ([*MET[:2], f"customer: Waits, touchpoints: [{met}]"] for met in ("desk, sign", "desk"))
    assert told(MET, swapped) == [("moved", "Desk", "order", "2. in “Waits (waits-2)”", "1. in “Waits (waits-2)”")]
    assert told(MET, left) == [("moved", "Sign", "met in", "Waits (waits-2)")]


def test_the_picture_marks_a_touchpoint_in_the_step_where_it_moved() -> None:
    swapped = [*MET[:2], "customer: Waits, touchpoints: [desk, sign]"]
    scene = view(*(bp.loads(text(steps)).graph for steps in (MET, swapped)), theme("light"))
    marked = [card.id for card in scene.cards if "moved" in {sign.kind for sign in card.signs}]
    assert marked == ["waits-2/touchpoints/desk"]
