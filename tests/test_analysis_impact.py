"""What breaks if something fails: by hand, against plain searches, and against listing every way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint.analysis.fallout import Fallout
from blueprint.analysis.impact import impact
from blueprint.analysis.passing import passing, share_hit
from blueprint.analysis.result import Result
from blueprint.analysis.unrolled import Unrolled, unroll
from blueprint.errors import UnknownName
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.leaning import Leaning
from blueprint.graph.nodes import CustomerAction, Step
from tests.effort import ends_soon, examples

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))


def graph_of(steps: list[dict[str, Any]], **head: Any) -> Graph:
    whole = {"blueprint": 1, "title": "T", "journey": [{"phase": "P", "steps": steps}], **head}
    return bp.Blueprint.model_validate(whole).graph


def example(name: str) -> Graph:
    return bp.load(next(path for path in EXAMPLES if path.stem == name)).graph


def rows(found: Result, table: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in found.table(table).records()]


def names(found: Result) -> set[str]:
    return {caveat.name for caveat in found.caveats}


INN = {
    "systems": {"book": {"name": "Book", "owner": "desk"}, "phone": "Telephone"},
    "owners": {"inn": "Inn", "desk": {"name": "Desk", "part_of": "inn"}, "maid": {"name": "Maid", "part_of": "inn"}},
}
STAY = [
    {"id": "ask", "customer": "Asks for a room",
     "touchpoints": [{"name": "Counter", "channel": "person", "owner": "desk"}],
     "frontstage": "Looks one up", "support": "book", "emotion": 1,
     "next": [{"to": "stay", "share": 0.75}, {"to": "wait", "share": 0.25}]},
    {"id": "wait", "customer": "Waits", "touchpoints": [{"name": "Bar", "channel": "place", "owner": "desk"}],
     "emotion": -1},
    {"id": "stay", "customer": "Stays", "frontstage": {"does": "Shows the room", "owner": "maid"},
     "backstage": {"id": "clean", "does": "Cleans", "owner": "maid"}, "emotion": 2},
    {"id": "pay", "customer": "Pays", "touchpoints": ["Counter"], "frontstage": "Takes the money", "support": "book",
     "emotion": -2},
]  # fmt: skip


def test_a_system_by_hand() -> None:
    found = impact(graph_of(STAY, **INN))
    keys = ("element", "moments", "moments_share", "actions", "worst", "score", "stands_out", "ways", "share", "owner")
    assert rows(found, "systems", *keys) == [
        ("book", 2, 2 / 3, 2, "pay/customer", -2.0, "peak, pit, end", "all", 1.0, "desk"),
        ("phone", 0, 0.0, 0, None, None, "", "none", 0.0, None),
    ]  # fmt: skip
    assert found.summary[0] == (
        "If “Book” stops, 2 of 3 moments of truth break, and with them 2 of 4 things that customers do; “Pays” (−2) "
        "feels worst there, and a peak, a pit and an end break with it; all ways pass it."
    )
    assert found.advice[0].text == "Say what is done when “Book” stops"
    assert found.advice[0].owner == "Desk"
    assert {mark.element for mark in found.marks if mark.kind == "single-point"} == {"ask/support", "pay/support"}


def test_touchpoints_and_owners_by_hand() -> None:
    found = impact(graph_of(STAY, **INN))
    assert rows(found, "touchpoints", "name", "moments", "actions", "ways", "share") == [
        ("Counter", 2, 2, "all", 1.0), ("Bar", 0, 1, "some", 0.25),
    ]  # fmt: skip
    assert rows(found, "owners", "name", "moments", "actions", "share") == [
        ("Inn", 3, 4, 1.0), ("Desk", 2, 3, 1.0), ("Maid", 1, 1, 1.0),
    ]  # fmt: skip


def test_what_a_moment_leans_on() -> None:
    found = impact(graph_of(STAY, **INN))
    keys = ("step", "in_view", "out_of_view", "touchpoints", "system_names", "owner_names")
    assert rows(found, "leaning", *keys) == [
        ("ask", 1, 1, 1, "Book", "Desk"), ("wait", 0, 0, 1, "", "Desk"), ("stay", 1, 1, 0, "", "Maid"),
        ("pay", 1, 1, 1, "Book", "Desk"),
    ]  # fmt: skip


def test_one_failure_by_hand() -> None:
    graph = graph_of(STAY, **INN)
    found = impact(graph, of="clean")
    assert rows(found, "moments", "step", "how", "through", "moments", "score") == [
        ("stay", "leans on it", "Shows the room", 1, 2.0),
    ]  # fmt: skip
    assert rows(found, "broken", "element", "how", "through") == [
        ("clean", "fails itself", None), ("stay/frontstage", "leans on it", "Cleans"),
    ]  # fmt: skip
    assert rows(impact(graph, of="stay"), "leans-on", "element", "through") == [
        ("stay/frontstage", "Stays"), ("clean", "Shows the room"),
    ]  # fmt: skip
    assert "Nothing that customers do breaks with “Telephone”." in impact(graph, of="phone").summary
    assert impact(graph, of="Book").title == "What breaks in “T” if “Book” fails"


@pytest.mark.parametrize("of", ["nothing", "P", ""])
def test_what_cannot_fail_is_an_unknown_name(of: str) -> None:
    with pytest.raises(UnknownName):
        impact(graph_of(STAY, **INN), of=of)


def test_self_service_breaks_with_the_touchpoint_and_with_what_is_behind_it() -> None:
    steps = [{"id": "buy", "customer": "Buys", "touchpoints": [{"name": "App", "channel": "app"}], "backstage": "Packs",
              "support": "shop"}]  # fmt: skip
    graph = graph_of(steps, systems={"shop": "Shop"})
    found = impact(graph)
    assert rows(found, "systems", "moments", "actions") == [(1, 1)]
    assert rows(found, "touchpoints", "moments", "actions") == [(1, 1)]
    assert rows(impact(graph, of="App"), "broken", "name", "kind") == [("App", "touchpoint")]


def test_messages_and_work_handed_on_break_at_the_most() -> None:
    steps = [
        {"id": "a", "customer": "Orders", "frontstage": "Notes it", "support": "till"},
        {"id": "b", "customer": "Eats", "frontstage": "Brings it", "backstage": {"id": "cook", "does": "Cooks"}},
    ]
    graph = graph_of(steps, systems={"till": "Till"}, links=[{"from": "a/frontstage", "to": "cook", "kind": "informs"}])
    found = impact(graph)
    assert rows(found, "systems", "moments", "moments_at_most", "actions_at_most") == [(1, 2, 2)]
    assert "at-most" in names(found)
    assert rows(impact(graph, of="till"), "moments", "step", "how") == [
        ("a", "leans on it"), ("b", "is told or handed on by it"),
    ]  # fmt: skip


def test_a_journey_goes_on_after_a_failure() -> None:
    found = impact(graph_of(STAY, **INN), of="ask")
    assert rows(found, "moments", "step", "how") == [("ask", "fails itself")]


def test_support_that_no_directory_lists_stands_for_all_of_its_name() -> None:
    steps = [{"id": n, "customer": n, "frontstage": f"Serves {n}", "support": "Till"} for n in ("a", "b")]
    found, alone = impact(graph_of(steps)), impact(graph_of(steps), of="Till")
    assert rows(found, "systems", "name", "kind", "moments") == [("Till", "support process", 2)]
    assert rows(alone, "moments", "step") == [("a",), ("b",)]
    assert "unlisted-systems" in names(found)


def test_several_customers_are_told_apart() -> None:
    steps = [
        {"patient": "Lies", "frontstage": "Examines", "support": "scan"},
        {"carer": "Sits", "touchpoints": [{"name": "Chair", "channel": "place"}]},
        {"customer": "Both leave", "frontstage": "Waves"},
    ]
    found = impact(graph_of(steps, systems={"scan": "Scanner"}, customers={"patient": "Patient", "carer": "Carer"}))
    assert rows(found, "systems", "who", "actions") == [("Patient", 1)]
    assert "only “Patient” is hit" in found.summary[0]
    assert rows(found, "leaning", "customer") == [("patient",), ("carer",), (None,)]


def test_an_owner_fails_with_its_systems_and_with_all_who_are_part_of_it() -> None:
    owners = {"top": "Top", "it": {"name": "IT", "part_of": "top"}, "idle": "Idle"}
    steps = [{"id": "a", "customer": "A", "frontstage": "F", "support": "till"}]
    found = impact(graph_of(steps, owners=owners, systems={"till": {"name": "Till", "owner": "it"}}))
    assert rows(found, "owners", "element", "moments") == [("top", 1), ("it", 1), ("idle", 0)]
    assert rows(found, "leaning", "owner_names") == [("IT",)]


def test_of_a_shared_catalog_only_what_is_used_counts(tmp_path: Path) -> None:
    (tmp_path / "blueprint.toml").touch()
    (tmp_path / "all.yaml").write_text(
        "catalog: 1\nsystems: {till: {name: Till, owner: it}, scales: Scales}\n"
        "owners: {top: Top, it: {name: IT, part_of: top}, far: Far away}\ntouchpoints: {door: Door, roof: Roof}\n",
        encoding="utf-8",
    )
    (tmp_path / "shop.yaml").write_text(
        "blueprint: 1\ntitle: T\nuse: [all.yaml]\njourney: [{phase: P, steps: [{customer: A, touchpoints: [door], "
        "frontstage: F, support: till}]}]\n",
        encoding="utf-8",
    )
    found = impact(bp.load(tmp_path / "shop.yaml").graph)
    listed = [[row["element"] for row in found.table(name).records()] for name in ("systems", "touchpoints", "owners")]
    assert listed == [["till"], ["door"], ["top", "it"]]


def test_no_customer_and_no_system_are_said() -> None:
    assert impact(graph_of([{"backstage": "Sweeps"}])).summary == (
        "No customer acts, so nothing that breaks can reach one.",
    )
    assert "No system is declared" in impact(graph_of([{"customer": "A", "frontstage": "F"}])).summary[0]


def test_columns_that_leave_open_who_leans_on_whom_are_told() -> None:
    steps = [{"customer": "A", "frontstage": ["a", "b"], "backstage": ["c", "d"]}]
    assert "open-pairings" in names(impact(graph_of(steps)))


# Fail points


def test_severity_goes_before_the_risk() -> None:
    fails = [
        {"what": "often", "severity": 5, "occurrence": 10, "detection": 10},
        {"what": "unrated"},
        {"what": "disaster", "severity": 10, "occurrence": 1, "detection": 1},
        {"what": "hidden disaster", "severity": 10, "occurrence": 1, "detection": 9},
        {"what": "half rated", "severity": 5},
    ]
    found = impact(graph_of([{"id": "a", "customer": "A", "fails": fails}]))
    assert rows(found, "fail-points", "what", "rpn") == [
        ("hidden disaster", 90), ("disaster", 10), ("often", 500), ("half rated", None), ("unrated", None),
    ]  # fmt: skip
    assert "unrated" in names(found)
    assert [advice.text for advice in found.advice[:2]] == [
        "Plan what makes good “hidden disaster”", "Plan what makes good “disaster”",
    ]  # fmt: skip
    assert found.advice[-1].text.startswith("Name who makes good")


def test_a_fail_point_has_its_own_owner_else_that_of_its_action() -> None:
    steps = [{"customer": "A", "frontstage": {"does": "F", "owner": "x", "fails": [{"what": "a", "owner": "y"}, "b"]}}]
    found = impact(graph_of(steps, owners={"x": "X", "y": "Y"}))
    assert rows(found, "fail-points", "what", "owner", "source") == [("a", "y", "own"), ("b", "x", "action")]


def test_a_recovery_that_leans_on_what_has_failed_is_told() -> None:
    steps = [
        {"id": "a", "customer": "A", "frontstage": {"does": "F", "fails": {"what": "It stops", "recovery": "b"}},
         "support": "till", "next": "end"},
        {"id": "b", "customer": "B", "frontstage": "Makes good", "support": "till"},
        {"id": "c", "customer": "C",
         "frontstage": {"id": "f", "does": "G", "fails": {"what": "It slips", "recovery": "d"}}},
        {"id": "d", "customer": "D", "frontstage": {"does": "H", "needs": ["f"]}},
    ]  # fmt: skip
    found = impact(graph_of(steps, systems={"till": "Till"}))
    assert rows(found, "fail-points", "what", "common", "moments") == [("It stops", "Till", 1), ("It slips", "", 2)]
    assert "“B” is to make good “It stops”, and both lean on “Till”." in found.summary
    assert "“D” is to make good “It slips”, and leans on “G”, which has just failed." in found.summary
    assert "Find a way to make good “It stops” that does without “Till”" in [advice.text for advice in found.advice]


def test_the_hotel_of_the_examples() -> None:
    found = impact(example("hotel-stay"))
    assert rows(found, "fail-points", "what", "severity", "rpn", "recovery", "owner_name") == [
        ("No room is ready", 7, 84, "offer-drink", "Duty manager")
    ]
    assert rows(found, "systems", "element", "moments", "moments_at_most")[0] == ("property-system", 2, 4)
    assert dict(rows(found, "touchpoints", "element", "share"))["bar"] == pytest.approx(0.1)


# Against plain searches

KINDS = ("relies", "informs", "flow")


def step_of(draw: st.DrawFn, number: int, count: int) -> dict[str, Any]:
    step: dict[str, Any] = {"id": f"s{number}", "customer": f"Acts {number}"}
    if draw(st.booleans()):
        step["emotion"] = draw(st.integers(-3, 3))
    if draw(st.booleans()):
        step["touchpoints"] = [draw(st.sampled_from(["red", "wide", "old"]))]
    for lane in draw(st.sampled_from([[], ["frontstage"], ["backstage"], ["frontstage", "backstage"]])):
        step[lane] = {
            "id": f"{lane}-{number}",
            "does": f"Works {number}",
            "owner": draw(st.sampled_from(["one", "two"])),
        }
    if draw(st.booleans()):
        step["support"] = draw(st.sampled_from(["till", "book"]))
    if draw(st.integers(0, 2)) == 0:
        targets = draw(st.lists(st.integers(0, count), min_size=1, max_size=3, unique=True))
        share = {"share": 1 / len(targets)} if draw(st.booleans()) else {}
        step["next"] = [{"to": f"s{to}" if to < count else "end", "loop": to <= number, **share} for to in targets]
    return step


@st.composite
def services(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(1, 5))
    steps = [step_of(draw, number, count) for number in range(count)]
    works = [step[lane]["id"] for step in steps for lane in ("frontstage", "backstage") if lane in step]
    links = []
    if works:
        ends = st.sampled_from(works)
        links = draw(st.lists(st.tuples(ends, ends, st.sampled_from(KINDS)), max_size=5))
    return graph_of(
        steps,
        systems={"till": "Till", "book": {"name": "Ledger", "owner": "two"}},
        owners={"all": "All", "one": {"name": "One", "part_of": "all"}, "two": {"name": "Two", "part_of": "all"}},
        touchpoints={"red": {"name": "Red door", "channel": "app"}, "wide": {"name": "Wide hall", "channel": "person"},
                     "old": {"name": "Old sign", "channel": "sign", "owner": "one"}},
        links=[{"from": one, "to": other, "kind": kind} for one, other, kind in links if one != other],
    )  # fmt: skip


@examples(100)
@given(services())
def test_all_at_once_is_the_same_as_one_by_one(graph: Graph) -> None:
    whole = impact(graph)
    for table in ("systems", "touchpoints", "owners"):
        for row in whole.table(table).records():
            if row["kind"] == "support process":
                continue
            alone = impact(graph, of=str(row["element"]))
            hit = [one for one in alone.table("moments").records() if one["how"] != "is told or handed on by it"]
            assert row["actions"] == len(hit)
            assert row["moments"] == sum(int(one["moments"] or 0) for one in hit)
            assert row["actions_at_most"] == len(alone.table("moments").rows)
            hits = {one["step"] for one in hit}
            share = share_hit(unroll(graph), {step for step in graph.steps if step.id in hits})
            assert row["share"] is None or share == pytest.approx(row["share"])


@examples(100)
@given(services())
def test_a_system_reaches_what_a_plain_search_reaches(graph: Graph) -> None:
    leaning = Leaning(graph)
    for row in impact(graph).table("systems").records():
        broken = set(leaning.processes(graph.find(str(row["element"]))))
        before = -1
        while len(broken) > before:
            before = len(broken)
            broken |= {edge.source for edge in graph.edges(EdgeKind.RELIES) if edge.target in broken}
        moments = [edge for edge in graph.moments_of_truth() if {edge.source, edge.target} & broken]
        assert row["moments"] == len(moments)
        met = {end for edge in graph.edges(EdgeKind.INTERACTS) for end in (edge.source, edge.target)
               if {edge.source, edge.target} & broken and isinstance(end, CustomerAction)}  # fmt: skip
        assert row["actions"] == len(met)


@examples(80)
@given(services())
def test_what_a_moment_leans_on_is_what_breaks_it(graph: Graph) -> None:
    of = Fallout(graph)
    for reach in of.reaches:
        if reach.thing.kind != "owner":
            broken = of.leaning.breaks_with(reach.thing.failing)
            number = of.backing.behind.index(reach.thing.element)
            for action in of.targets.customers:
                assert (action in broken) == bool(of.backing.bits.get(action, 0) >> number & 1)


def walks(unrolled: Unrolled) -> Iterator[tuple[set[Step], float | None]]:
    """Every way through, with its share, by listing them."""
    waiting: list[tuple[Any, set[Step], float | None]] = (
        [(next(iter(unrolled.legs)), set(), 1.0)] if unrolled.legs else []
    )
    while waiting:
        state, path, share = waiting.pop()
        for leg in unrolled.legs[state]:
            part = None if share is None or leg.share is None else share * leg.share
            if leg.target is None:
                yield path | {state[0]}, part
            else:
                waiting.append((leg.target, path | {state[0]}, part))


@examples(150)
@given(services(), st.sets(st.integers(0, 4), max_size=3))
def test_whom_it_hits_is_the_same_as_listing_every_way(graph: Graph, chosen: set[int]) -> None:
    unrolled, hit = unroll(graph), {step for step in graph.steps if step.index in chosen}
    ways = list(walks(unrolled))
    found = passing(unrolled, dict.fromkeys(hit, 1))
    if not ways:
        assert found is None
        assert share_hit(unrolled, hit) is None
        return
    assert found is not None
    hits = [bool(path & hit) for path, _ in ways]
    assert found.ways(0) == ("all" if all(hits) else "some" if any(hits) else "none")
    if all(share is not None for _, share in ways):
        expected = sum(share for (_, share), one in zip(ways, hits, strict=True) if one and share is not None)
        assert share_hit(unrolled, hit) == pytest.approx(expected)
    elif all(hits) or not any(hits):
        assert share_hit(unrolled, hit) == (1.0 if all(hits) else 0.0)


def test_shares_that_do_not_matter_need_not_be_known() -> None:
    steps = [
        {"id": "a", "customer": "A", "next": [{"to": "b", "share": 0.3}, {"to": "c", "share": 0.7}]},
        {"id": "b", "customer": "B", "next": ["d", "e"]},
        {"id": "c", "customer": "C", "next": "end"},
        {"id": "d", "customer": "D", "next": "end"},
        {"id": "e", "customer": "E"},
    ]
    graph = graph_of(steps)
    assert share_hit(unroll(graph), {graph.find("b")}) == pytest.approx(0.3)  # type: ignore[arg-type]
    assert share_hit(unroll(graph), {graph.find("d")}) is None  # type: ignore[arg-type]


def test_rings_of_work_break_together() -> None:
    steps = [{"id": f"s{n}", "customer": f"A {n}", "frontstage": {"id": f"f{n}", "does": "F"}} for n in range(4)]
    links = [{"from": f"f{n}", "to": f"f{(n + 1) % 3}", "kind": "relies"} for n in range(3)]
    links.append({"from": "f3", "to": "f0", "kind": "relies"})
    graph = graph_of([{**step, "support": "till"} if step["id"] == "s1" else step for step in steps],
                     systems={"till": "Till"}, links=links)  # fmt: skip
    assert rows(impact(graph), "systems", "moments", "actions") == [(4, 4)]
    assert rows(impact(graph, of="f3"), "moments", "step") == [("s3",)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_its_failures(path: Path) -> None:
    graph = bp.load(path).graph
    elements = [*graph.systems(), *graph.touchpoints(), *graph.owners(), *graph.steps, *graph.actions("frontstage")]
    for of in (None, *(element.id for element in elements)):
        found = impact(graph, of=of)
        assert found.summary
        for table in found.tables:
            assert len(table.records()) == len(table.rows)


def test_two_thousand_steps() -> None:
    steps = [
        {"id": f"s{n}", "customer": f"Does {n}", "frontstage": {"id": f"f{n}", "does": "F", "owner": f"o{n % 100}"},
         "backstage": f"B {n}", "support": f"sys{n % 300}"}
        for n in range(2000)
    ]  # fmt: skip
    owners = {f"o{n}": {"name": f"Owner {n}", **({"part_of": f"o{n - 1}"} if n else {})} for n in range(100)}
    graph = graph_of(steps, systems={f"sys{n}": f"System {n:03}" for n in range(300)}, owners=owners,
                     links=[{"from": f"f{n}", "to": f"f{n + 1}", "kind": "relies"} for n in range(1999)])  # fmt: skip
    with ends_soon(40):
        found = impact(graph)
    assert rows(found, "systems", "moments")[0] == (2000,)
