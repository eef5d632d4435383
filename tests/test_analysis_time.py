"""How long a service takes: sums by hand, all ways by listing them, the critical path, promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint.analysis.critical import critical_path
from blueprint.analysis.elapsed import Elapsed, elapsed
from blueprint.analysis.journey import journeys
from blueprint.analysis.result import Result
from blueprint.analysis.times import Times, timed_journeys
from blueprint.analysis.timing import time as timing
from blueprint.analysis.unrolled import Unrolled, is_back, unroll
from blueprint.errors import Place
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Promise, Step
from blueprint.graph.promised import Keeping, keeping
from blueprint.graph.stays import limits, stay
from blueprint.model.durations import spell
from tests.effort import ends_soon, examples, lines_run

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))


def graph_of(steps: list[dict[str, Any]], **head: Any) -> Graph:
    whole = {"blueprint": 1, "title": "T", "journey": [{"phase": "P", "steps": steps}], **head}
    return bp.Blueprint.model_validate(whole).graph


def result(steps: list[dict[str, Any]], **head: Any) -> Result:
    return timing(graph_of(steps, **head))


def names(found: Result) -> set[str]:
    return {caveat.name for caveat in found.caveats}


CAFE = [
    {"id": "queue", "customer": "Queues", "waits": "4 min"},
    {
        "id": "order",
        "customer": {"does": "Orders", "takes": "1 min"},
        "frontstage": {"does": "Takes the order", "takes": "1 min"},
        "backstage": {"does": "Pulls the shot", "takes": "2 min"},
        "support": [{"does": "Grinds", "takes": "1 min"}],
    },
    {"id": "drink", "customer": {"does": "Drinks", "takes": "15 min", "waits": "5 min"}, "frontstage": "Smiles"},
]


def test_sums_by_hand() -> None:
    (whole, _) = result(CAFE).records()
    assert {key: whole[key] for key in ("takes", "waits", "total", "waiting", "steps", "timed", "at_least")} == {
        "takes": 16.0, "waits": 9.0, "total": 25.0, "waiting": 9 / 25, "steps": 3, "timed": 3, "at_least": False,
    }  # fmt: skip
    assert (whole["in_view"], whole["out_of_view"], whole["work"], whole["work_timed"]) == (1.0, 3.0, 4, 3)
    assert result(CAFE).summary[0] == "The main path takes 25 min, 9 min of it waiting (36%); 3 of 3 steps have a time."


def test_step_by_step_and_phase_by_phase() -> None:
    phases = [{"phase": "A", "steps": CAFE[:2]}, {"phase": "B", "steps": CAFE[2:]}]
    found = result([], journey=phases)
    assert [(row["phase"], row["total"], row["waiting"]) for row in found.records()] == [
        ("", 25.0, 0.36), ("A", 5.0, 0.8), ("B", 20.0, 0.25),
    ]  # fmt: skip
    rows = found.table("steps").records()
    assert [(row["step"], row["takes"], row["waits"], row["total"], row["basis"]) for row in rows] == [
        ("queue", None, 4.0, 4.0, "customer"), ("order", 1.0, None, 1.0, "customer"),
        ("drink", 15.0, 5.0, 20.0, "customer"),
    ]  # fmt: skip


def test_what_nobody_timed_is_never_a_zero() -> None:
    found = result(
        [{"customer": "A", "takes": "5 min"}, {"customer": "B"}, {"customer": "C", "waits": {"most": "3 min"}}]
    )
    whole = found.records()[0]
    assert (whole["total"], whole["waits"], whole["waiting"], whole["in_view"]) == (5.0, None, None, None)
    assert (whole["steps"], whole["timed"], whole["at_least"]) == (3, 1, True)
    assert found.summary[0] == "The main path takes at least 5 min; 1 of 3 steps has a time."
    assert {"untimed", "open-waits"} <= names(found)
    assert [row["total"] for row in found.table("steps").records()] == [5.0, None, None]


def test_nothing_timed_is_said() -> None:
    found = result([{"customer": "A"}, {"customer": "B", "frontstage": "Helps"}])
    assert "nothing can be said" in found.summary[0]
    assert set(found.records()[0].values()) == {None, "", "whole", 2, 0, True}
    assert found.table("critical").rows == ()


def test_a_wait_of_unknown_length_makes_a_total_a_lower_bound() -> None:
    found = result([{"customer": "A", "takes": "5 min", "waits": {"explained": True}}])
    assert (found.records()[0]["timed"], found.records()[0]["at_least"]) == (1, True)
    assert [advice.text for advice in found.advice] == ["Find out how long people wait at “A”"]


def test_where_nothing_is_said_of_the_customer_the_longest_work_in_view_stands() -> None:
    work = [{"does": "a", "takes": "3 min"}, {"does": "b", "takes": "4 min"}]
    found = result([{"customer": "A", "frontstage": work, "backstage": {"does": "c", "takes": "9 min"}}])
    (row,) = found.table("steps").records()
    assert (row["takes"], row["total"], row["basis"], row["in_view"]) == (None, 4.0, "work in view", 7.0)
    assert "work-for-stay" in names(found)
    said = result([{"customer": "A", "waits": "1 min", "frontstage": work}])
    assert said.table("steps").records()[0]["total"] == 1.0


def test_systems_take_no_time() -> None:
    found = result(
        [{"customer": "A", "frontstage": {"does": "B", "takes": "1 min", "needs": ["till"]}, "support": "till"}],
        systems={"till": "Till"},
    )
    assert (found.records()[0]["work"], found.records()[0]["work_timed"]) == (1, 1)


TWO = {"customers": {"patient": "Patient", "carer": "Carer"}}


def test_each_customer_has_their_own_time() -> None:
    steps = [{"patient": {"does": "Lies", "takes": "9 min"}, "carer": {"does": "Sits", "waits": "7 min"}}]
    found = result([*steps, {"customer": "Both go", "takes": "2 min"}], **TWO)
    rows = [row for row in found.records() if row["scope"] == "whole"]
    assert [(row["customer"], row["takes"], row["waits"], row["total"]) for row in rows] == [
        ("patient", 11.0, None, 11.0), ("carer", 2.0, 7.0, 9.0),
    ]  # fmt: skip


def test_what_a_step_says_counts_once_for_somebody_who_acts_alone_and_together() -> None:
    graph = graph_of([{"customer": "Both wait", "patient": "Lies", "takes": "5 min", "waits": "1 min"}], **TWO)
    (step,) = graph.steps
    assert stay(graph.actions_of("patient", step)) == (5.0, 1.0, False)
    assert stay(graph.actions_of("carer", step)) == (5.0, 1.0, False)
    assert [one.stops[0].minutes for one in journeys(graph)] == [6.0, 6.0]


def test_several_actions_of_one_customer_come_one_after_the_other() -> None:
    graph = graph_of([{"customer": [{"does": "a", "takes": "5 min"}, {"does": "b", "takes": "6 min"}],
                       "tolerates": "10 min"}])  # fmt: skip
    (step,) = graph.steps
    assert stay(graph.actions_of(None, step)).total == 11.0
    (limit,) = limits(graph.actions_of(None, step))
    assert (limit.spent, limit.allowed, limit.over) == (11.0, 10.0, 1.0)


def test_limits_passed_kept_and_not_known() -> None:
    found = result(
        [
            {"id": "line", "customer": "Waits", "waits": {"for": "8 min", "most": "5 min"}, "tolerates": "10 min"},
            {"id": "desk", "customer": "Asks", "waits": {"most": "5 min"}},
            {"id": "sit", "customer": "Sits", "waits": "2 min", "takes": "5 min", "tolerates": "6 min"},
        ]
    )
    rows = found.table("limits").records()
    assert [(row["step"], row["limit"], row["over"], row["standing"]) for row in rows] == [
        ("line", "the wait at the most", 3.0, "passed"), ("line", "put up with", 0.0, "kept"),
        ("desk", "the wait at the most", None, "not known"), ("sit", "put up with", 1.0, "passed"),
    ]  # fmt: skip
    assert [(mark.element, mark.value) for mark in found.marks if mark.kind == "over-limit"] == [
        ("line", 3.0),
        ("sit", 1.0),
    ]
    assert [advice.text for advice in found.advice][:2] == ["Shorten “Waits”", "Shorten “Sits”"]
    assert "The wait at “Waits” is 8 min, and 5 min is the most: 3 min too long." in found.summary
    assert "“Sits” costs 7 min, and people put up with 6 min: 1 min too long." in found.summary


# All ways


def times_of(graph: Graph) -> dict[Step, Times]:
    (journey,) = timed_journeys(graph)
    return journey.times


def ways_of(graph: Graph) -> tuple[Elapsed, ...]:
    (journey,) = timed_journeys(graph)
    return elapsed(unroll(graph), journey.visits, journey.times)


def walks(unrolled: Unrolled) -> Iterator[tuple[list[Step], float | None]]:
    """Every way through, with its share, by listing them."""
    waiting: list[tuple[Any, list[Step], float | None]] = (
        [(next(iter(unrolled.legs)), [], 1.0)] if unrolled.legs else []
    )
    while waiting:
        state, path, share = waiting.pop()
        path = [*path, state[0]]
        for leg in unrolled.legs[state]:
            part = None if share is None or leg.share is None else share * leg.share
            if leg.target is None:
                yield path, part
            else:
                waiting.append((leg.target, path, part))


def listed_ways(graph: Graph) -> Iterator[list[Step]]:
    """Every way through that takes each way back once, without the unrolled journey."""
    waiting: list[tuple[list[Step], frozenset[Any]]] = [([graph.steps[0]], frozenset())]
    while waiting:
        path, used = waiting.pop()
        for way in graph.ways(path[-1]):
            back = is_back(path[-1], way)
            if back and way in used:
                continue
            if way.target is None:
                yield path
            else:
                waiting.append(([*path, way.target], used | {way} if back else used))


@st.composite
def branching(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(1, 7))
    steps = []
    for number in range(count):
        step: dict[str, Any] = {"id": f"s{number}", "backstage": "Works"}
        if draw(st.integers(0, 4)):
            step["customer"] = f"acts {number}"
            if draw(st.booleans()):
                step["takes"] = f"{draw(st.integers(1, 9))} min"
            if draw(st.booleans()):
                step["waits"] = f"{draw(st.integers(1, 9))} min"
        if draw(st.integers(0, 2)) == 0:
            targets = draw(st.lists(st.integers(0, count), min_size=1, max_size=3, unique=True))
            step["next"] = [{"to": f"s{to}" if to < count else "end", "loop": to <= number} for to in targets]
            if draw(st.booleans()):
                for branch in step["next"]:
                    branch["share"] = 1 / len(targets)
        steps.append(step)
    return steps


@examples(150)
@given(branching())
def test_shortest_and_longest_are_those_of_all_listed_ways(steps: list[dict[str, Any]]) -> None:
    graph = graph_of(steps)
    if not any("customer" in step for step in steps):
        return
    acting = [step for step in graph.steps if graph.actions_of(None, step)]
    times = times_of(graph)
    expected: dict[str | None, list[float]] = {}
    for path in listed_ways(graph):
        last = [step for step in path if step in acting][-1:]
        for end in (None, *last):
            if last:
                total = sum(times[step].total or 0.0 for step in path)
                expected.setdefault(end.id if end else None, []).append(total)
    found = {ways.end.id if ways.end else None: ways for ways in ways_of(graph)}
    assert found.keys() == expected.keys()
    for end, totals in expected.items():
        assert (found[end].shortest.total or 0.0, found[end].longest.total or 0.0) == (min(totals), max(totals))


@examples(150)
@given(branching())
def test_expected_times_follow_the_shares(steps: list[dict[str, Any]]) -> None:
    graph = graph_of(steps)
    if not any("customer" in step for step in steps):
        return
    acting = {step for step in graph.steps if graph.actions_of(None, step)}
    times, ways = times_of(graph), ways_of(graph)
    paths = [(path, share) for path, share in walks(unroll(graph)) if acting & set(path)]
    if not ways or any(share is None for _, share in walks(unroll(graph))):
        assert not ways or ways[0].expected is None
        return
    weight = sum(share or 0.0 for _, share in paths)
    mass = sum((share or 0.0) * sum(times[step].total or 0.0 for step in path) for path, share in paths)
    assert ways[0].expected is not None
    assert ways[0].expected.total is None or ways[0].expected.total == pytest.approx(mass / weight)
    assert ways[0].share == pytest.approx(weight)


def test_a_detour_that_comes_back_by_hand() -> None:
    steps = [
        {
            "id": "ask",
            "customer": "Asks",
            "takes": "2 min",
            "next": [{"to": "go", "share": 0.8}, {"to": "bar", "share": 0.2}],
        },
        {"id": "bar", "customer": "Waits", "waits": "10 min", "next": "ask", "loop": True},
        {"id": "go", "customer": "Goes", "takes": "1 min"},
    ]
    rows = result(steps).table("ways").records()
    assert [(row["way"], row["total"], row["waits"], row["steps"]) for row in rows] == [
        ("shortest", 3.0, None, 2), ("longest", 15.0, 10.0, 4),
        ("expected", pytest.approx(5.4), pytest.approx(2.0), None),
    ]  # fmt: skip
    assert result(steps).summary[1] == (
        "The shortest way takes 3 min (2 of 2 steps timed), the longest 15 min (4 of 4 steps timed), "
        "on average 5 min 24 s."
    )


def test_every_end_has_its_share() -> None:
    steps = [
        {
            "id": "a",
            "customer": "A",
            "takes": "1 min",
            "next": [{"to": "b", "share": 0.25}, {"to": "c", "share": 0.75}],
        },
        {"id": "b", "customer": "B", "takes": "4 min", "next": "end"},
        {"id": "c", "customer": "C", "takes": "8 min"},
    ]
    rows = [row for row in result(steps).table("ways").records() if row["way"] == "expected"]
    assert [(row["end"], row["share"], row["total"]) for row in rows] == [
        (None, 1.0, 8.0),
        ("b", 0.25, 5.0),
        ("c", 0.75, 9.0),
    ]


def test_forty_branches_take_milliseconds() -> None:
    steps: list[dict[str, Any]] = []
    for number in range(40):
        after = f"d{number + 1}" if number < 39 else "end"
        steps += [
            {"id": f"d{number}", "customer": "Chooses", "decides": True,
             "next": [{"to": f"a{number}", "share": "40%"}, {"to": f"b{number}", "share": "60%"}]},
            {"id": f"a{number}", "customer": "One", "takes": "1 min", "next": after},
            {"id": f"b{number}", "customer": "Other", "takes": "2 min", "next": after},
        ]  # fmt: skip
    graph = graph_of(steps)
    assert lines_run(lambda: ways_of(graph)) < 200_000, "2 to the 40th are too many to be walked one by one"
    ways = ways_of(graph)[0]
    assert ways.expected is not None
    assert (ways.shortest.total, ways.longest.total, ways.expected.total) == (40.0, 80.0, pytest.approx(64.0))


def test_a_journey_that_never_ends_has_no_shortest_way() -> None:
    found = result([{"id": "a", "customer": "A", "takes": "1 min", "next": "a", "loop": True}])
    assert "No way comes to an end, so there is no shortest and no longest one." in found.summary
    assert found.table("ways").rows == ()


# The critical path

ROOM = [
    {
        "id": "in",
        "customer": "Checks in",
        "takes": "4 min",
        "backstage": {"id": "call", "does": "Calls", "takes": "2 min"},
    },
    {
        "id": "room",
        "customer": "Enters the room",
        "takes": "1 min",
        "frontstage": "Shows the way",
        "backstage": {"id": "prepare", "does": "Prepares the room", "takes": "30 min"},
    },
    {"id": "out", "customer": "Leaves", "waits": "5 min"},
]
CALL = {"from": "call", "to": "prepare", "label": "room is needed", "within": "3 min"}


def test_work_beside_the_customer_holds_nobody_up() -> None:
    found = result(ROOM)
    assert [(row["element"], row["ends"]) for row in found.table("critical").records()] == [
        ("in", 4.0), ("room", 5.0), ("out", 10.0),
    ]  # fmt: skip


def test_work_that_a_link_sets_off_holds_up_whoever_comes_to_its_column() -> None:
    found = result(ROOM, links=[CALL])
    rows = found.table("critical").records()
    assert [(row["element"], row["part"], row["begins"], row["ends"], row["holds_up"]) for row in rows] == [
        ("call", "work", 0.0, 2.0, None), ("prepare", "work", 5.0, 35.0, 30.0), ("out", "stay", 35.0, 40.0, None),
    ]  # fmt: skip
    assert "“Prepares the room” holds people up in “Enters the room” for 30 min." in found.summary
    assert "With what holds people up the main path takes 40 min." in found.summary
    assert [(mark.element, mark.value) for mark in found.marks if mark.kind == "holds-up"] == [("prepare", 30.0)]
    assert found.advice[0].text.startswith("Begin “Prepares the room” earlier")


def test_a_need_for_work_in_an_earlier_column_counts_like_a_link() -> None:
    steps = [ROOM[0], {"id": "room", "customer": "Enters", "takes": "1 min",
                       "frontstage": {"does": "Shows it", "takes": "9 min", "needs": ["call"]}}]  # fmt: skip
    rows = result(steps).table("critical").records()
    assert [(row["element"], row["begins"], row["ends"]) for row in rows] == [
        ("call", 0.0, 2.0),
        ("room/frontstage", 2.0, 11.0),
    ]


def test_without_a_duration_anywhere_a_need_changes_nothing() -> None:
    steps = [
        {"id": "a", "customer": "A", "takes": "3 min", "frontstage": {"does": "F", "takes": "4 min", "needs": ["till"]}}
    ]
    found = result(steps, systems={"till": "Till"})
    assert [(row["element"], row["ends"]) for row in found.table("critical").records()] == [("a", 3.0)]


def test_a_message_lets_the_customer_begin() -> None:
    steps = [
        {
            "id": "in",
            "customer": "Arrives",
            "takes": "1 min",
            "backstage": {"id": "clear", "does": "Clears", "takes": "6 min"},
        },
        {"id": "sit", "customer": "Sits down", "takes": "1 min"},
    ]
    rows = result(steps, links=[{"from": "clear", "to": "sit", "kind": "informs"}]).table("critical").records()
    assert [(row["element"], row["begins"], row["ends"]) for row in rows] == [("clear", 0.0, 6.0), ("sit", 6.0, 7.0)]


def test_links_back_and_rings_do_not_make_time_run_backwards() -> None:
    back = result(ROOM, links=[{"from": "prepare", "to": "call", "kind": "informs"}])
    assert back.table("critical").rows == result(ROOM).table("critical").rows
    steps = [{"id": "a", "customer": "A", "takes": "1 min",
              "backstage": [{"id": one, "does": one.upper(), "takes": "2 min"} for one in "xy"]}]  # fmt: skip
    ring = result(steps, links=["x -> y: ask", "y -> x: answer"])
    assert "work-in-rings" in names(ring)
    assert ring.table("critical").records()[-1]["ends"] == 4.0


def test_a_hold_up_after_untimed_steps_is_at_most_so_long() -> None:
    steps = [ROOM[0], {"id": "walk", "customer": "Walks"}, *ROOM[1:]]
    assert any("for at most 30 min" in line for line in result(steps, links=[CALL]).summary)


def test_where_nobody_timed_the_step_nobody_knows_of_a_hold_up() -> None:
    steps = [ROOM[0], {**ROOM[1], "takes": None}, ROOM[2]]
    found = result(steps, links=[CALL])
    assert not [line for line in found.summary if "holds" in line]
    assert found.table("critical").records()[-1]["ends"] == 40.0


@st.composite
def linked(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    count = draw(st.integers(1, 5))
    steps, works = [], []
    for number in range(count):
        backstage = [
            {"id": f"w{number}-{place}", "does": f"Works {number} {place}", "takes": f"{draw(st.integers(1, 20))} min"}
            for place in range(draw(st.integers(1, 3)))
        ]
        works += [(number, place, one["id"]) for place, one in enumerate(backstage)]
        steps.append({"id": f"s{number}", "customer": f"Acts {number}", "takes": f"{draw(st.integers(1, 9))} min",
                      "backstage": backstage})  # fmt: skip
    pairs = [(one[2], other[2]) for one in works for other in works if one < other]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True)) if pairs else []
    return steps, [
        {"from": one, "to": other, "kind": "flow", "within": f"{draw(st.integers(1, 5))} min"} for one, other in chosen
    ]


@examples(100)
@given(linked())
def test_the_critical_path_is_the_longest_chain(drawn: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    steps, links = drawn
    graph = graph_of(steps, links=links)
    minutes = {one["id"]: float(one["takes"].split()[0]) for step in steps for one in step["backstage"]}
    firsts: dict[str, list[tuple[str, float]]] = {}
    for link in links:
        firsts.setdefault(link["to"], []).append((link["from"], float(link["within"].split()[0])))
    arrived, ends, now = {}, {}, 0.0
    for step in steps:
        arrived[step["id"]] = now
        leave = now + float(step["takes"].split()[0])
        for one in step["backstage"]:
            before = firsts.get(one["id"], [])
            begins = max(ends[first] + within for first, within in before) if before else now
            ends[one["id"]] = begins + minutes[one["id"]]
            leave = max(leave, ends[one["id"]]) if before else leave
        now = leave
    (journey,) = timed_journeys(graph)
    stays = {step: visit.times.total for step, visit in journey.visits.items()}
    found = critical_path(graph, None, graph.main_path(), stays)
    assert found.total == pytest.approx(now)
    assert found.chain[-1].ends == pytest.approx(now)
    assert all(one.ends <= other.begins for one, other in zip(found.chain, found.chain[1:], strict=False))


# Promises


def promise(promised: float | None, delivered: float | None) -> Promise:
    return Promise(id="p", name="p", place=Place(()), at="a", promised=promised, delivered=delivered)


@pytest.mark.parametrize(
    ("promised", "delivered", "how"),
    [
        (10, 12, Keeping.BROKEN), (10, 10, Keeping.KEPT), (10, 6, Keeping.KEPT), (10, 5, Keeping.OVER_DELIVERED),
        (1440, 240, Keeping.OVER_DELIVERED), (10, None, Keeping.UNKNOWN), (None, 10, Keeping.UNKNOWN),
    ],
)  # fmt: skip
def test_kept_broken_and_over_delivered(promised: float | None, delivered: float | None, how: Keeping) -> None:
    assert keeping(promise(promised, delivered)) is how


def test_promises_with_their_owners_the_broken_first() -> None:
    said = {
        "day": {"says": "In a day", "at": "a", "promised": "1 d", "delivered": "4 h", "owner": "van"},
        "soon": {"says": "Soon", "at": "a", "promised": "10 min"},
        "late": {"says": "At once", "at": "a", "promised": "10 min", "delivered": "12 min"},
        "later": {"says": "In an hour", "at": "a", "promised": "1 h", "delivered": "2 h"},
    }
    found = result([{"id": "a", "customer": "A"}], promises=said, owners={"van": "Drivers"})
    rows = found.table("promises").records()
    assert [(row["promise"], row["standing"], row["early"], row["owner_name"]) for row in rows] == [
        ("later", "broken", -60.0, None), ("late", "broken", -2.0, None), ("day", "over-delivered", 1200.0, "Drivers"),
        ("soon", "not known", None, None),
    ]  # fmt: skip
    assert (
        "The promise “In a day” is over-delivered: promised in 1 d, delivered in 4 h; Drivers answers for it."
        in found.summary
    )
    assert "promises-open" in names(found)
    assert [advice.text for advice in found.advice] == [
        "Keep “In an hour”, or promise 2 h", "Keep “At once”, or promise 12 min", "Leave “In a day” as it is promised",
        "Walk the way once with a watch, and write down where people wait, and how long",
    ]  # fmt: skip


# Everything


def test_an_empty_wait_is_told_to_be_filled() -> None:
    steps = [
        {"customer": "Stands", "waits": "9 min"},
        {"customer": "Sits", "waits": {"for": "20 min", "occupied": True}},
    ]
    texts = [advice.text for advice in result(steps).advice]
    assert texts == ["Say at “Stands” why or how long people wait, or give them something to do"]


def test_work_in_a_step_that_customers_only_pass_is_told() -> None:
    steps = [CAFE[0], {"id": "clean", "backstage": {"does": "Cleans", "takes": "9 min"}}, CAFE[2]]
    found = result(steps)
    assert (found.records()[0]["total"], found.records()[0]["out_of_view"]) == (24.0, 9.0)
    assert "unseen-work" in names(found)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_its_times(path: Path) -> None:
    found = timing(bp.load(path).graph)
    assert found.summary
    for table in found.tables:
        assert len(table.records()) == len(table.rows)


def test_the_hotel_of_the_examples() -> None:
    (path,) = (path for path in EXAMPLES if path.stem == "hotel-stay")
    found = timing(bp.load(path).graph)
    whole = found.records()[0]
    assert (whole["total"], whole["waits"], whole["timed"], whole["steps"]) == (12.0, 8.0, 2, 13)
    assert [mark.element for mark in found.marks if mark.kind == "over-limit"] == ["wait-in-line"]
    assert found.table("promises").records()[0]["standing"] == "broken"


def test_two_thousand_steps_in_one_chain_of_work() -> None:
    steps = [
        {"id": f"s{n}", "customer": f"Does {n}", "takes": "1 min",
         "backstage": {"id": f"b{n}", "does": "Works", "takes": "2 min"}}
        for n in range(2000)
    ]  # fmt: skip
    graph = graph_of(steps, links=[{"from": f"b{n}", "to": f"b{n + 1}", "kind": "flow"} for n in range(1999)])
    with ends_soon():
        found = timing(graph)
    assert spell(float(found.table("critical").records()[-1]["ends"] or 0)) == "2 d 18 h 40 min"


def test_work_within_a_wait_is_told() -> None:
    text = ("blueprint: 1\ntitle: Dentist\njourney:\n  - phase: Before\n    steps:\n"
            "      - {customer: Calls, waits: 6 min, frontstage: {does: Talks, takes: 3 min}}\n")  # fmt: skip
    caveats = {caveat.name: caveat.text for caveat in bp.time(bp.loads(text)).caveats}
    assert "The work in view at “Calls” is taken to go on while people wait" in caveats["work-within-wait"]
    said = text.replace("customer: Calls", "customer: {does: Calls, takes: 3 min}")
    assert "work-within-wait" not in {caveat.name for caveat in bp.time(bp.loads(said)).caveats}
