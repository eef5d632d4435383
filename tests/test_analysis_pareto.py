"""The vital few: the crossing item, exactly 80 %, ties, too few complaints, and months that nobody counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint.analysis.pareto import pareto
from blueprint.analysis.result import Mark, Result
from blueprint.analysis.trend import beyond_chance
from blueprint.analysis.vital import Why, crossing, vital_few
from blueprint.errors import UnknownName

EXAMPLES = Path(__file__).parents[1] / "examples"
JOURNEY = """\
owners: {desk: Desk, kitchen: Kitchen, hotel: Hotel}
touchpoints: {lobby: {name: Lobby, owner: desk}, key: {name: Key, owner: desk}, tray: {name: Tray, owner: kitchen}}
systems: {ledger: {name: Ledger, owner: kitchen}}
journey:
  - phase: In
    steps:
      - {id: arrive, customer: Arrives, touchpoints: [lobby]}
      - {id: check-in, customer: Checks in, touchpoints: [lobby, key], support: ledger,
         frontstage: {id: greet, does: Greets, owner: desk},
         backstage: {id: look-up, does: Looks up, owner: desk}}
  - phase: Eat
    steps:
      - {id: eat, customer: Eats, touchpoints: [tray], frontstage: {id: serve, does: Serves, owner: kitchen}}
      - {id: pay, customer: Pays}
"""


def of(*indicators: str, **options: str) -> Result:
    """The pareto of a hotel with indicators as in `late: {at: eat, complaints: {2026-09: 3}}`; names are the ids."""
    lines = (line.replace(": {", f": {{name: {line.partition(':')[0]}, ", 1) for line in indicators)
    said = "indicators:\n" + "".join(f"  {line}\n" for line in lines) if indicators else ""
    return pareto(bp.loads("blueprint: 1\ntitle: T\n" + JOURNEY + said).graph, **options)


def counts(**numbers: int) -> list[str]:
    """Indicators of one month, each with the owner desk."""
    return [f"{name}: {{owner: desk, complaints: {{2026-09: {number}}}}}" for name, number in numbers.items()]


def vital(found: Result) -> list[Any]:
    return [row["name"] for row in found.records() if row["vital"]]


def caveats(found: Result) -> dict[str, str]:
    return {caveat.name: caveat.text for caveat in found.caveats}


# The vital few


def test_the_item_that_crosses_80_percent_is_one_of_the_vital_few() -> None:
    found = of(*counts(a=5, b=50, c=29, d=6, e=10, f=0))
    assert vital(found) == ["b", "c", "e"]
    rows = found.records()[:5]
    assert [(row["name"], row["count"], row["share"], row["cumulative"]) for row in rows] == [
        ("b", 50, 0.5, 0.5), ("c", 29, 0.29, 0.79), ("e", 10, 0.1, 0.89), ("d", 6, 0.06, 0.95), ("a", 5, 0.05, 1.0),
    ]  # fmt: skip


def test_exactly_80_percent_is_enough() -> None:
    assert vital(of(*counts(a=50, b=30, c=10, d=10))) == ["a", "b"]
    assert crossing([50, 30, 10, 10], 100) == 2
    assert crossing([499, 300, 101, 100], 1000) == 3


def test_no_rounding_of_80_percent() -> None:
    assert crossing([1] * 10, 10) == 8
    assert crossing([3] * 5, 15) == 4


def test_ties_stand_in_the_order_of_the_file_and_are_told() -> None:
    found = of(*counts(z=60, a=20, m=20, b=0, c=0))
    assert [row["name"] for row in found.records()] == ["z", "a", "m", "b", "c"]
    assert vital(found) == ["z", "a"]
    assert caveats(found)["tie"] == "“m” has as many complaints as “a”, the last of the vital few."
    assert "tie" not in caveats(of(*counts(z=60, a=21, m=19, b=0)))


def test_29_complaints_have_no_vital_few_and_30_have() -> None:
    few = of(*counts(a=26, b=2, c=1))
    assert vital(few) == []
    assert few.marks == ()
    assert few.summary == (
        "No vital few: 29 complaints are too few to rank, in 2026-09; it takes 30 to be more than chance.",
    )
    assert [row["count"] for row in few.records()] == [26, 2, 1]
    assert vital(of(*counts(a=26, b=2, c=2))) == ["a"]


def test_over_half_of_the_items_are_no_few() -> None:
    found = of(*counts(a=34, b=33, c=33))
    assert vital(found) == []
    assert found.summary == (
        "No vital few: it takes 3 of 3 indicators, more than half, to reach 80% of the 100 complaints in 2026-09.",
    )
    assert found.advice[0].text == "Look for a cause that many of the complaints share"
    assert vital(of(*counts(a=50, b=40, c=10))) == []
    assert vital(of(*counts(a=50, b=40, c=10, d=0))) == ["a", "b"]


def test_one_item_is_nothing_to_rank() -> None:
    found = of(*counts(late=40))
    assert vital(found) == []
    assert found.summary == ("No vital few: all complaints that have a place in 2026-09 are in one indicator.",)
    assert (found.advice[0].text, found.advice[0].owner) == (
        "Split the complaints about “late” by what went wrong",
        "Desk",
    )


def test_a_month_without_a_complaint() -> None:
    found = of(*counts(a=0, b=0))
    assert found.summary == ("There were no complaints in 2026-09, so there are no vital few.",)
    assert [(row["count"], row["share"], row["cumulative"]) for row in found.records()] == [(0, None, None)] * 2
    assert found.advice == ()


@pytest.mark.parametrize(("lines", "options"), [((), {}), (("a: {owner: desk}",), {"by": "phase"})])
def test_nothing_counted(lines: tuple[str, ...], options: dict[str, str]) -> None:
    found = of(*lines, **options)
    assert [table.rows for table in found.tables] == [(), (), ()]
    assert found.summary == ("Nobody has counted complaints yet: no indicator has any.",)
    assert found.advice[0].text.startswith("Count complaints by month")
    assert found.caveats == ()


def brute_force(numbers: list[int], unplaced: int) -> int:
    """The vital few by trying every prefix."""
    total = sum(numbers) + unplaced
    reached = [size for size in range(1, len(numbers) + 1) if sum(numbers[:size]) * 10 >= total * 8]
    return reached[0] if total >= 30 and reached and reached[0] * 2 <= len(numbers) else 0


@given(st.lists(st.integers(0, 60), max_size=12), st.integers(0, 30))
def test_the_smallest_prefix_is_found(numbers: list[int], unplaced: int) -> None:
    numbers.sort(reverse=True)
    found, why = vital_few(numbers, unplaced)
    assert found == brute_force(numbers, unplaced)
    assert (why is None) == bool(found)


# By touchpoint, owner, phase

PLACES = (
    "at-touchpoint: {at: tray, owner: kitchen, complaints: {2026-09: 40}}",
    "at-step: {at: arrive, complaints: {2026-09: 20}}",
    "at-two: {at: check-in, owner: desk, complaints: {2026-09: 3}}",
    "in-view: {at: serve, complaints: {2026-09: 5}}",
    "out-of-view: {at: look-up, complaints: {2026-09: 2}}",
    "of-system: {at: ledger, complaints: {2026-09: 4}}",
    "of-owner: {at: hotel, complaints: {2026-09: 1}}",
    "of-phase: {at: in, complaints: {2026-09: 1}}",
    "bare: {owner: hotel, complaints: {2026-09: 1}}",
    "at-pay: {at: pay, complaints: {2026-09: 1}}",
)


def placed(found: Result) -> dict[Any, tuple[Any, Any, Any]]:
    return {row["element"]: (row["count"], row["about"], row["owner"]) for row in found.records()}


def test_by_touchpoint() -> None:
    found = of(*PLACES, by="touchpoint")
    assert placed(found) == {
        "tray": (45, "at-touchpoint, in-view", "Kitchen"),
        "lobby": (20, "at-step", "Desk"),
        None: (13, "at-two, out-of-view, of-system, of-owner, of-phase, bare, at-pay", None),
    }
    assert found.records()[-1]["name"] == "not placed"
    assert found.records()[-1]["cumulative"] == 1.0
    assert caveats(found)["not-placed"] == (
        "13 of 78 complaints belong to no touchpoint: “at-two” (3: 2 touchpoints there), “out-of-view” (2: customers "
        "do not see it), “of-system” (4: customers do not see it) and 4 more."
    )
    assert caveats(found)["by-step"].endswith("“in-view” and “at-step”.")


def test_by_phase() -> None:
    assert placed(of(*PLACES, by="phase")) == {
        "eat-2": (46, "at-touchpoint, in-view, at-pay", "Kitchen"),
        "in": (30, "at-step, of-system, at-two, out-of-view, of-phase", "Desk, Kitchen"),
        None: (2, "of-owner, bare", None),
    }


def test_by_owner() -> None:
    assert placed(of(*PLACES, by="owner")) == {
        "kitchen": (49, "at-touchpoint, in-view, of-system", "Kitchen"),
        "desk": (5, "at-two, out-of-view", "Desk"),
        "hotel": (2, "of-owner, bare", "Hotel"),
        None: (22, "at-step, of-phase, at-pay", None),
    }


def test_what_is_in_two_phases_is_guessed_into_neither() -> None:
    twice = "phones: {at: desk, complaints: {2026-09: 40}}"
    assert set(caveats(of(twice, by="phase"))) == {"counts-only"}
    found = pareto(
        bp.loads(
            "blueprint: 1\ntitle: T\ntouchpoints: {app: {name: App}}\njourney: [{phase: A, steps: [{customer: a, "
            "touchpoints: [app]}]}, {phase: B, steps: [{customer: b, touchpoints: [app]}]}]\n"
            "indicators: {slow: {name: Slow, at: app, complaints: {2026-09: 40}}}"
        ).graph,
        by="phase",
    )
    assert "“Slow” (40: in 2 phases)" in caveats(found)["not-placed"]


def test_too_many_not_placed_for_any_vital_few() -> None:
    lines = (
        "a: {at: tray, complaints: {2026-09: 79}}",
        "b: {complaints: {2026-09: 21}}",
        "c: {at: lobby, complaints: {2026-09: 0}}",
    )
    found = of(*lines, by="touchpoint")
    assert found.summary == (
        "No vital few: 21 of the 100 complaints in 2026-09 belong to no touchpoint, so the others are under 80%.",
    )
    assert found.advice[0].text == "Rank by indicator, where every complaint belongs, and not by touchpoint"
    enough = (lines[0].replace("79", "80"), lines[1].replace("21", "20"), lines[2])
    assert vital(of(*enough, by="touchpoint")) == ["Tray"]


def test_complaints_that_nobody_answers_for() -> None:
    lines = ("a: {complaints: {2026-09: 60}}", "b: {owner: desk, complaints: {2026-09: 40}}")
    assert of(*lines, by="owner").advice[0].text == "Say who answers for “a”"
    found = of(*lines, *counts(c=0, d=0))
    assert caveats(found)["no-owner"] == "Nobody answers for the complaints about “a”."
    assert [advice.owner for advice in found.advice] == [None, "Desk"]


def test_marks_are_on_what_the_complaints_are_about() -> None:
    lines = (
        "a: {at: serve, owner: desk, complaints: {2026-09: 50}}",
        "b: {at: serve, owner: desk, complaints: {2026-09: 30}}",
        "c: {at: tray, owner: desk, complaints: {2026-09: 12}}",
        "d: {owner: desk, complaints: {2026-09: 8}}",
    )
    assert of(*lines).marks == (Mark("vital-few", "serve", 80),)
    assert of("x: {owner: desk, complaints: {2026-09: 90}}", *lines[3:]).marks == ()


# Months

MONTHS = (
    "late: {owner: desk, complaints: {2026-10: 42, 2026-08: 20, 2026-09: 31}}",
    "lost: {owner: desk, complaints: {2026-08: 50, 2026-10: 10}}",
    "cold: {owner: kitchen, complaints: {2026-10: 0}}",
)


def test_one_month_or_all() -> None:
    assert [(row["name"], row["count"]) for row in of(*MONTHS).records()] == [("late", 93), ("lost", 60), ("cold", 0)]
    assert [(row["name"], row["count"]) for row in of(*MONTHS, month="2026-08").records()] == [
        ("lost", 50), ("late", 20),
    ]  # fmt: skip


def test_a_month_that_nobody_counted_is_not_zero() -> None:
    found = of(*MONTHS)
    assert caveats(found)["no-figure"] == (
        "Not counted, which is not zero: “lost” (2026-09) and “cold” (2026-08 and 2026-09)."
    )
    assert caveats(of(*MONTHS, month="2026-09"))["no-figure"].endswith("“lost” (2026-09) and “cold” (2026-09).")
    assert "no-figure" not in caveats(of(*MONTHS, month="2026-10"))
    rows = [tuple(row.values()) for row in found.table("months").records()]
    assert rows == [
        ("2026-08", 70, None, None, None, None, None, None),
        ("2026-09", 31, "2026-08", 20, 31, 11, "worse", False),
        ("2026-10", 52, "2026-09", 31, 42, 11, "worse", False),
    ]


def test_each_item_month_by_month() -> None:
    rows = [tuple(row.values())[1:] for row in of(*MONTHS).table("changes").records()]
    assert rows == [
        ("late", "2026-08", 20, None, None, None, None, None, None),
        ("late", "2026-09", 31, "2026-08", 20, 31, 11, "worse", False),
        ("late", "2026-10", 42, "2026-09", 31, 42, 11, "worse", False),
        ("lost", "2026-08", 50, None, None, None, None, None, None),
        ("lost", "2026-10", 10, "2026-08", 50, 10, -40, "better", True),
        ("cold", "2026-10", 0, None, None, None, None, None, None),
    ]
    only = of(*MONTHS, month="2026-10").table("changes").records()
    assert [(row["name"], row["month"], row["verdict"]) for row in only] == [
        ("late", "2026-10", "worse"), ("lost", "2026-10", "better"), ("cold", "2026-10", None),
    ]  # fmt: skip


def test_a_group_is_compared_over_what_was_counted_in_both_months() -> None:
    row = of(*MONTHS, by="owner", month="2026-10").table("changes").records()[0]
    assert (row["name"], row["count"], row["before"], row["after"], row["verdict"]) == ("Desk", 52, 31, 42, "worse")


def test_months_with_nothing_in_common_are_not_compared() -> None:
    found = of("a: {complaints: {2026-08: 40}}", "b: {complaints: {2026-09: 3}}")
    last = found.table("months").records()[-1]
    assert (last["earlier"], last["before"], last["verdict"], last["clear"]) == ("2026-08", None, None, None)
    assert not [line for line in found.summary if "Against" in line]


def test_the_summary_tells_better_and_worse() -> None:
    found = of(
        "a: {owner: desk, complaints: {2026-08: 90, 2026-09: 50}}",
        "b: {owner: desk, complaints: {2026-08: 3, 2026-09: 30}}",
        "c: {owner: desk, complaints: {2026-08: 7, 2026-09: 7}}",
        "d: {owner: desk, complaints: {2026-09: 2}}",
        month="2026-09",
    )
    assert found.summary[1:] == (
        "Against 2026-08, 2026-09 is a little better: from 100 to 87, which may be chance (of 89: the rest was not "
        "counted before).",
        "Clearly worse in 2026-09: “b” (3 to 30).",
        "Clearly better in 2026-09: “a” (90 to 50).",
    )
    same = of(
        "a: {complaints: {2026-08: 40, 2026-09: 40}}", "b: {complaints: {2026-08: 1, 2026-09: 1}}", month="2026-09"
    )
    assert same.summary[1] == "Against 2026-08, 2026-09 is the same: 41 complaints in both."
    assert same.advice[0].because.endswith("2026-09 is the same as 2026-08, 40 complaints in both")


@pytest.mark.parametrize(
    ("before", "after", "told"), [(50, 50, False), (0, 4, False), (0, 5, True), (66, 44, True), (44, 64, False)]
)
def test_chance(before: int, after: int, told: bool) -> None:
    assert beyond_chance(before, after) is told
    assert beyond_chance(after, before) is told


def test_an_unknown_month_names_those_that_there_are() -> None:
    with pytest.raises(UnknownName) as raised:
        of(*MONTHS, month="2026-07")
    assert (raised.value.given, raised.value.choices) == ("2026-07", ("2026-08", "2026-09", "2026-10"))
    with pytest.raises(UnknownName) as raised:
        of(month="2026-07")
    assert raised.value.choices == ()


def test_an_unknown_way_to_gather_names_those_that_there_are() -> None:
    with pytest.raises(UnknownName) as raised:
        of(by="mood")
    assert raised.value.choices == ("indicator", "touchpoint", "owner", "phase")


# What to do first


def test_three_or_four_at_a_time() -> None:
    numbers = {f"v{number}": 20 for number in range(5)} | {f"t{number}": 1 for number in range(10)}
    found = of(*counts(**numbers))
    assert vital(found) == [f"v{number}" for number in range(5)]
    assert found.summary[1] == "Take up three or four at a time: the first 4 now, the other 1 when these are better."
    assert [advice.text for advice in found.advice] == [
        "Work on “v0”", "Work on “v1”", "Work on “v2”", "Work on “v3”",
    ]  # fmt: skip


def test_the_online_shop_names_its_vital_few_with_their_owners() -> None:
    graph = bp.load(EXAMPLES / "online-shop.yaml").graph
    found = pareto(graph)
    assert [(row["name"], row["count"], row["owner"]) for row in found.records() if row["vital"]] == [
        ("没送到：配送", 110, "配送站长"), ("准时送达率", 86, "配送站长"), ("缺件", 77, "拣货主管"),
        ("破损", 48, "分拣主管"),
    ]  # fmt: skip
    assert sum(int(row["count"] or 0) for row in found.records()) == 395
    assert found.summary[0].startswith("4 of 10 indicators bring 321 of the 395 complaints from 2026-09 to 2026-10")
    first = pareto(graph, month="2026-10").advice[0]
    assert (first.text, first.owner, first.elements) == (
        "Work on “缺件”, at “按单拣货”", "拣货主管", ("missing-items", "pick-goods"),
    )  # fmt: skip
    assert (
        first.because == "49 of 184 complaints in 2026-10 (26.6%); 2026-10 is clearly worse than 2026-09, from 28 to 49"
    )
    assert [mark.element for mark in found.marks] == ["drive", "deliver", "pick-goods", "parcel"]


def test_by_owner_says_what_the_complaints_are_made_of() -> None:
    found = pareto(bp.load(EXAMPLES / "online-shop.yaml").graph, by="owner", month="2026-10")
    assert found.advice[1].text == "Work on what “拣货主管” answers for"
    assert "“缺件” 49 and “没送到：拣货” 4" in found.advice[1].because


def test_why_is_said_in_words() -> None:
    assert [vital_few(*numbers)[1] for numbers in (([], 0), ([0], 0), ([29], 0), ([10], 90), ([30], 0))] == [
        Why.NONE_AT_ALL, Why.NONE_AT_ALL, Why.TOO_FEW, Why.NOT_PLACED, Why.SPREAD,
    ]  # fmt: skip
