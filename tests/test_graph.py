"""The typed graph: what columns, `next`, `needs` and `links` join, and what cannot be joined."""

from __future__ import annotations

from typing import Any

import pytest

from blueprint.errors import ModelError, UnknownName
from blueprint.graph.build import build
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.marks import marks
from blueprint.model.records import validator


def graph_of(*steps: dict[str, Any], **head: Any) -> Graph:
    data = {"blueprint": 1, "title": "T", "journey": [{"phase": "P", "steps": list(steps)}]} | head
    record = validator("Blueprint").validate_python(data)
    record.shared = ()
    return build(record)


def problems_of(*steps: dict[str, Any], **head: Any) -> list[tuple[str, str]]:
    with pytest.raises(ModelError) as caught:
        graph_of(*steps, **head)
    return [(problem.code, f"{problem.message} {problem.help}") for problem in caught.value.problems]


def joined(graph: Graph, kind: EdgeKind) -> list[tuple[str, str]]:
    return [(edge.source.id, edge.target.id) for edge in graph.edges(kind)]


FULL = {"id": "s", "customer": "Asks", "frontstage": "Answers", "backstage": "Looks it up", "support": "Archive"}


def test_a_column_is_joined_from_the_customer_down() -> None:
    graph = graph_of(FULL)
    assert joined(graph, EdgeKind.INTERACTS) == [("s/customer", "s/frontstage")]
    assert joined(graph, EdgeKind.RELIES) == [("s/frontstage", "s/backstage"), ("s/backstage", "s/support")]
    crossed = [edge.crosses for edge in graph.edges()]
    assert crossed == [("interaction",), ("visibility",), ("internal",)]
    assert [edge.is_moment_of_truth for edge in graph.edges()] == [True, False, False]


def test_an_empty_lane_is_passed_over() -> None:
    graph = graph_of({"id": "s", "customer": "Asks", "frontstage": "Answers", "support": "Archive"})
    assert joined(graph, EdgeKind.RELIES) == [("s/frontstage", "s/support")]


@pytest.mark.parametrize(("channel", "through"), [("web", "Page"), ("kiosk", "Page"), ("person", None), (None, None)])
def test_a_customer_reaches_the_backstage_through_self_service(channel: str | None, through: str | None) -> None:
    page = {"name": "Page"} | ({"channel": channel} if channel else {})
    graph = graph_of({"id": "s", "customer": "Orders", "touchpoints": [page], "backstage": "Packs"})
    edge = next(graph.edges(EdgeKind.INTERACTS))
    assert edge.crosses == ("interaction", "visibility")
    assert (edge.via.name if edge.via else None) == through


def test_several_over_several_are_left_alone() -> None:
    graph = graph_of({"id": "s", "customer": "Asks", "frontstage": ["A", "B"], "backstage": ["C", "D"]})
    assert joined(graph, EdgeKind.RELIES) == []
    assert len(joined(graph, EdgeKind.INTERACTS)) == 2


def test_one_over_several_are_all_joined() -> None:
    graph = graph_of({"id": "s", "customer": "Asks", "frontstage": "A", "backstage": ["C", "D"]})
    assert joined(graph, EdgeKind.RELIES) == [("s/frontstage", "s/backstage"), ("s/frontstage", "s/backstage/2")]


def test_needs_names_what_an_action_leans_on_and_nothing_else_there() -> None:
    actions = [{"does": "Looks", "needs": "till"}, {"does": "Writes"}]
    graph = graph_of(
        {"id": "s", "customer": "Pays", "backstage": actions, "support": ["Till", "Pen"]}, systems={"till": "Till"}
    )
    assert joined(graph, EdgeKind.RELIES) == [("s/backstage", "s/support")]


def test_a_system_that_only_needs_names_gets_a_place_in_the_column() -> None:
    step = {"id": "s", "customer": "Pays", "frontstage": {"does": "Takes it", "needs": "till"}}
    graph = graph_of(step, systems={"till": {"name": "The till", "owner": "Shop"}})
    process = next(graph.actions("support"))
    assert (process.id, process.name) == ("s/support", "The till")
    assert graph.owner_of(process).name == "Shop"


def test_a_typed_link_takes_the_place_of_the_silent_edge() -> None:
    graph = graph_of(FULL, links=[{"s/frontstage -> s/backstage": "a ticket"}])
    edges = list(graph.edges(EdgeKind.RELIES))
    assert [(edge.label, edge.declared) for edge in edges] == [("a ticket", True), (None, False)]


@pytest.mark.parametrize(
    ("ends", "kind"),
    [
        ("s/backstage -> t/backstage", "flow"),
        ("s/frontstage -> t/backstage", "relies"),
        ("s/backstage -> t/frontstage", "informs"),
        ("s -> t/frontstage", "interacts"),
        ("s/frontstage -> t", "interacts"),
        ("s/support -> t/backstage", "informs"),
    ],
)
def test_a_link_without_a_kind_gets_it_from_its_lanes(ends: str, kind: str) -> None:
    graph = graph_of(FULL, FULL | {"id": "t"}, links=[ends])
    assert [edge.kind.value for edge in graph.edges() if edge.declared] == [kind]


def test_next_branches_loops_and_ends() -> None:
    graph = graph_of(
        {"id": "a", "customer": "A"},
        {"id": "b", "customer": "B", "next": [{"to": "c", "share": "80%"}, {"to": "a", "when": "again", "loop": True},
                                              {"to": "end", "when": "gives up"}]},
        {"id": "c", "customer": "C"},
    )  # fmt: skip
    flow = [(e.source.step.id, e.target.step.id, e.share, e.loop) for e in graph.edges(EdgeKind.FLOW)]
    assert flow == [("a", "b", None, False), ("b", "c", 0.8, False), ("b", "a", None, True)]
    assert [way.when for way in graph.ways(graph.steps[1]) if way.target is None] == ["gives up"]
    assert [step.id for step in graph.main_path()] == ["a", "b", "c"]


def test_a_step_in_which_the_customer_does_nothing_is_passed_over_by_the_flow() -> None:
    graph = graph_of({"id": "a", "customer": "A"}, {"id": "b", "backstage": "B"}, {"id": "c", "customer": "C"})
    assert joined(graph, EdgeKind.FLOW) == [("a/customer", "c/customer")]


def test_each_of_several_customers_has_a_lane_and_a_path() -> None:
    graph = graph_of(
        {"id": "a", "customer": "Arrive", "emotion": 1},
        {"id": "b", "ann": {"does": "Sits", "emotion": -2}, "ben": "Stands"},
        {"id": "c", "ann": "Leaves", "emotion": 2},
        customers={"ann": "Ann", "ben": "Ben"},
    )
    assert [lane.id for lane in graph.lanes if lane.kind == "customer"] == ["customer", "ann", "ben"]
    assert joined(graph, EdgeKind.FLOW) == [("a/customer", "b/ann"), ("b/ann", "c/ann"), ("a/customer", "b/ben")]
    ann, ben = marks(graph)
    assert [moment.score for moment in ann.path] == [1, -2, 2]
    assert [moment.score for moment in ben.path] == [1]
    assert ben.end is None


def test_more_than_one_lane_of_a_kind() -> None:
    lanes = {"bell": {"kind": "frontstage", "name": "Bell staff", "owner": "Hotel"}}
    graph = graph_of({"id": "s", "customer": "Arrives", "bell": "Greets", "frontstage": "Checks in"}, lanes=lanes)
    assert [lane.id for lane in graph.lanes][:4] == ["touchpoints", "customer", "frontstage", "bell"]
    bell = graph.find("s/bell")
    assert graph.owner_of(bell).name == "Hotel"


def test_touchpoints_are_declared_on_the_spot_once() -> None:
    graph = graph_of(
        {"customer": "A", "touchpoints": ["Lobby"]},
        {"customer": "B", "touchpoints": ["Lobby", {"name": "Bar"}]},
        {"customer": "C", "touchpoints": "Bar"},
    )
    assert [touchpoint.id for touchpoint in graph.touchpoints()] == ["bar", "lobby"]
    assert len(graph.evidence) == 4


def test_ids_come_from_the_text_in_any_script_and_are_never_twice() -> None:
    graph = graph_of(
        {"customer": "烫头发"}, {"customer": "Waits"}, {"customer": "Waits"}, {"id": "waits-3", "customer": "X"}
    )
    assert [step.id for step in graph.steps] == ["烫头发", "waits", "waits-2", "waits-3"]


def test_the_graph_as_networkx_has_the_same_nodes_and_edges() -> None:
    graph = graph_of(FULL, owners={"o": "Owner"})
    assert graph.networkx.number_of_edges() == len(list(graph.edges()))
    assert graph.networkx.nodes["s/frontstage"]["kind"] == "FrontstageAction"
    with pytest.raises(Exception, match=r"[Ff]rozen"):
        graph.networkx.add_node("x")


def test_reaches_follows_edges_of_the_kinds_that_are_asked_for() -> None:
    graph = graph_of(FULL)
    top, bottom = graph.find("s/customer"), graph.find("s/support")
    assert graph.reaches(top, bottom)
    assert not graph.reaches(bottom, top)
    assert not graph.reaches(top, bottom, [EdgeKind.RELIES])


def test_find_says_what_there_is() -> None:
    with pytest.raises(UnknownName) as caught:
        graph_of(FULL).find("nowhere")
    assert "s/customer" in caught.value.choices


@pytest.mark.parametrize(
    ("step", "head", "code", "words"),
    [
        ({"customer": "A", "fornstage": "B"}, {}, "BP103", "`frontstage`"),
        ({"customer": "A", "next": "nowhere"}, {}, "BP107", "no step is called `nowhere`"),
        ({"customer": "A", "emotion": 4}, {}, "BP106", "-3 to 3"),
        ({"customer": "A", "touchpoints": ["Loby"]}, {"touchpoints": {"lobby": "Lobby"}}, "BP107", "looks like"),
        ({"customer": "A", "support": "Tiller"}, {"systems": {"t": "Tillers"}}, "BP107", "looks like the system"),
        ({"customer": "A", "touchpoints": [{"name": "X", "owner": "kitchn"}]}, {"owners": {"kitchen": "Kitchen"}},
         "BP107", "did you mean `kitchen`"),
        ({"customer": "A", "frontstage": {"does": "B", "emotion": 1}}, {}, "BP103", "`feels:`"),
        ({"customer": {"does": "A", "needs": "x"}}, {}, "BP103", "`needs`"),
        ({"backstage": "A", "emotion": 1}, {}, "BP103", "no customer acts"),
        ({"id": "end", "customer": "A"}, {}, "BP108", "`end`"),
        ({"id": "x", "customer": "A"}, {"owners": {"x": "X"}}, "BP108", "owner"),
        ({"id": "a"}, {}, "BP105", "nothing happens"),
        ({"customer": "A"}, {"blueprint": 2}, "BP109", "version 2"),
        ({"customer": "A"}, {"reviewed": "2026-02-30"}, "BP104", "no day"),
        ({"customer": "A"}, {"scale": [3, -3]}, "BP106", "lower to a higher"),
        ({"customer": "A"}, {"links": ["A - B"]}, "BP104", "a -> b"),
        ({"customer": "A"}, {"links": ["nobody -> somebody"]}, "BP107", "nobody"),
        ({"customer": "A"}, {"lanes": {"bar": "Bar"}}, "BP105", "needs a `kind`"),
        ({"customer": "A"}, {"lanes": {"frontstage": {"kind": "support"}}}, "BP104", "holds frontstage"),
        ({"customer": "A"}, {"owners": {"a": {"name": "A", "part_of": "b"}, "b": {"name": "B", "part_of": "a"}}},
         "BP107", "ring"),
        ({"customer": "A"}, {"indicators": {"i": {"name": "I", "at": "nothing"}}}, "BP107", "no element"),
        ({"customer": "A", "fails": {"what": "B", "recovery": "nowhere"}}, {}, "BP107", "no step"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(step: dict[str, Any], head: dict[str, Any], code: str, words: str) -> None:
    found = problems_of(step, **head)
    assert found[0][0] == code, found
    assert words in found[0][1], found


@pytest.mark.parametrize(
    ("names", "given"),
    [(["Room 1", "Room 2"], "Room 3"), (["Bill"], "Bell"), (["前台"], "后台"), (["Front desk"], "Concierge desk")],
)
def test_another_thing_is_no_slip_of_the_pen(names: list[str], given: str) -> None:
    directory = {f"t{number}": name for number, name in enumerate(names)}
    assert graph_of({"customer": "A", "touchpoints": [given]}, touchpoints=directory)


def test_all_problems_come_at_once() -> None:
    found = problems_of({"customer": "A", "emotion": 9, "next": "x", "touchpoints": [{"name": "T", "owner": "z"}]},
                        owners={"a": "A"})  # fmt: skip
    assert sorted(code for code, _ in found) == ["BP106", "BP107", "BP107"]


@pytest.mark.parametrize(
    ("scores", "scale", "peak", "summary"),
    [
        ([1, 8, 7], {"from": 0, "to": 10, "good": "low", "neutral": 0}, 8, 7.5),
        ([2, 8, 1], {"from": 0, "to": 10, "good": "low", "neutral": 0}, 8, 4.5),
        ([2, -2, 1], [-3, 3], -2, -0.5),
        ([2, 0, 2, 0], [-3, 3], 2, 1.0),
    ],
)
def test_peak_and_end(scores: list[float], scale: Any, peak: float, summary: float) -> None:
    graph = graph_of(*({"customer": f"Step {n}", "emotion": score} for n, score in enumerate(scores)), scale=scale)
    (mark,) = marks(graph)
    assert mark.peak.score == peak
    assert mark.peak_end == summary


def test_of_equal_peaks_the_worse_and_then_the_later_counts() -> None:
    graph = graph_of(*({"id": f"s{n}", "customer": "X", "emotion": e} for n, e in enumerate([2, -2, 1, -2, 2])))
    (mark,) = marks(graph)
    assert mark.peak.step.id == "s3"
    assert [moment.step.id for moment in mark.pits] == ["s1", "s3"]


def test_an_unscored_end_is_no_end() -> None:
    (mark,) = marks(graph_of({"customer": "A", "emotion": 2}, {"customer": "B"}))
    assert mark.end is None
    assert mark.peak_end is None


# Several customers: a `next` is for those who act in its step

PAIR = {"patient": "Patient", "carer": "Carer"}


def of_two(*steps: dict[str, Any]) -> Graph:
    return graph_of(*({"emotion": 1} | step for step in steps), customers=PAIR)


def test_where_one_customer_leaves_the_other_goes_on() -> None:
    graph = of_two(
        {"id": "a", "customer": "Arrive"},
        {"id": "b", "patient": "Goes home", "next": "end"},
        {"id": "c", "carer": "Pays"},
    )
    assert joined(graph, EdgeKind.FLOW) == [("a/customer", "b/patient"), ("a/customer", "c/carer")]
    assert [step.id for step in graph.ends("patient")] == ["b"]
    assert [step.id for step in graph.ends("carer")] == ["c"]
    assert {step.id for step in graph.reached} == {"a", "b", "c"}
    assert [mark.end.step.id for mark in marks(graph) if mark.end] == ["b", "c"]


def test_a_way_that_jumps_over_the_others_steps_leaves_them_there() -> None:
    graph = of_two(
        {"id": "a", "customer": "Arrive"},
        {"id": "b", "patient": "Sees the doctor", "next": "d"},
        {"id": "c", "carer": "Waits"},
        {"id": "d", "customer": "Leave"},
    )
    assert ("a/customer", "c/carer") in joined(graph, EdgeKind.FLOW)
    assert ("b/patient", "c/carer") not in joined(graph, EdgeKind.FLOW)
    assert [step.id for step in graph.path_of("carer")] == ["a", "b", "c", "d"]
    assert [step.id for step in graph.path_of("patient")] == ["a", "b", "d"]


def test_who_meets_the_others_again_goes_where_they_go() -> None:
    graph = of_two(
        {"id": "a", "customer": "Arrive"},
        {"id": "b", "patient": "Registers", "next": [{"to": "d", "share": "90%"}, {"to": "c", "when": "full"}]},
        {"id": "c", "customer": "Wait in the corridor", "next": "end"},
        {"id": "d", "customer": "See the doctor"},
    )
    assert [step.id for step in graph.path_of("carer")] == ["a", "b", "d"]


def test_a_step_that_nobody_gets_to_stays_unreached_where_another_passes_it() -> None:
    graph = of_two(
        {"id": "a", "customer": "Arrive"},
        {"id": "b", "patient": "Goes home", "next": "end"},
        {"id": "c", "carer": "Pays"},
        {"id": "d", "patient": "Waits"},
    )
    assert {step.id for step in graph.reached} == {"a", "b", "c"}


def test_a_step_of_hidden_work_speaks_for_everybody() -> None:
    graph = of_two(
        {"id": "a", "customer": "Arrive"},
        {"id": "c", "carer": "Pays", "next": "end"},
        {"id": "d", "patient": "Rests"},
    )
    hidden = graph_of({"id": "a", "customer": "A"}, {"id": "b", "backstage": "B", "next": "end"},
                      {"id": "c", "customer": "C"}, customers=PAIR)  # fmt: skip
    assert {step.id for step in graph.reached} == {"a", "c", "d"}
    assert {step.id for step in hidden.reached} == {"a", "b"}
