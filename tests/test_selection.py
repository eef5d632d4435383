"""Parts of a blueprint: what stays keeps its numbers and leaves no gap, and no part is taken for the whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint as bp
from blueprint.export import facts
from blueprint.graph.build import build
from blueprint.graph.graph import Graph
from blueprint.graph.part import part_of
from blueprint.graph.selection import Selection
from blueprint.layout.scene import Scene
from blueprint.layout.theme import theme
from blueprint.layout.wording import LANGUAGES
from blueprint.model.records import validator
from blueprint.picture import Looks
from blueprint.testing import blueprints
from blueprint.views.blueprint import view
from tests.effort import examples
from tests.test_layout_blueprint import assert_geometry

EXAMPLES = Path(__file__).parents[1] / "examples"
HOTEL = EXAMPLES / "hotel-stay.yaml"
TEAM = """\
blueprint: 1
title: A table for two
customers: {guest: The guest, child: The child}
owners: {house: The house, kitchen: {name: The kitchen, part_of: house}, floor: The floor}
systems: {stove: Stove}
journey:
  - phase: Come
    steps:
      - {id: enter, guest: Enters, child: Runs in, touchpoints: [{id: door, name: Door, owner: house}], emotion: 1}
      - {id: play, child: Plays}
  - phase: Eat
    steps:
      - id: order
        guest: Orders
        frontstage: {id: notes, does: Notes it, owner: floor}
        backstage: {id: tells, does: Tells the cook, owner: floor}
        emotion: 0
        next: [{to: eat, share: 0.9}, {to: leave, when: nothing is left, share: 0.1}]
      - id: cook
        backstage: {id: cooks, does: Cooks, owner: kitchen, needs: [stove]}
      - {id: eat, guest: Eats, child: Eats too, emotion: 3, notes: {quote: Lovely}}
  - phase: Go
    steps:
      - {id: pay, guest: Pays, emotion: -1}
      - {id: leave, guest: Leaves, child: Leaves, emotion: 2}
links: [notes -> tells, tells -> cooks]
"""


def graph_of(text: str = TEAM) -> Graph:
    return bp.loads(text).graph


def drawn(graph: Graph, **asked: Any) -> Scene:
    return view(part_of(graph, Selection(**asked)), theme("light"))


def steps(scene: Scene) -> list[str]:
    return list(dict.fromkeys(card.step for card in scene.cards))


def heading(scene: Scene) -> str:
    return " ".join(text.text for text in scene.heading)


def test_a_phase_alone() -> None:
    scene = drawn(graph_of(), phases=("Eat",))
    assert steps(scene) == ["order", "cook", "eat"]
    assert [phase.name for phase in scene.phases] == ["Eat"]
    assert "Phase: Eat · 3 of 7 steps · peak, pit and end are those of the whole journey" in heading(scene)
    assert scene.id == "a-table-for-two-phase-eat"
    assert scene.about.startswith("Service blueprint with 1 phase and 3 steps. Phase: Eat")
    assert_geometry(scene)


def test_steps_keep_their_numbers_and_leave_no_gap() -> None:
    whole, part = drawn(graph_of()), drawn(graph_of(), phases=("Go",))
    said = {card.id: card.about for card in whole.cards}
    assert all(said[card.id] == card.about for card in part.cards)
    assert "step 6: Pays" in part.cards[0].about
    assert {card.column for card in part.cards} == {0, 1}
    assert part.width < whole.width


def test_peak_and_end_stay_those_of_the_whole_journey() -> None:
    graph = graph_of()
    whole, part = drawn(graph), drawn(graph, phases=("Go",))
    assert part.summary is not None
    assert whole.summary is not None
    assert [figure.value.text for figure in part.summary.figures][:2] == [
        figure.value.text for figure in whole.summary.figures
    ][:2]
    assert part.emotion is not None
    marks = [dot.mark for curve in part.emotion.curves for dot in curve.dots]
    assert "end" in marks
    assert "peak" not in marks


def test_a_way_to_what_is_left_out_is_told_on_the_card() -> None:
    scene = drawn(graph_of(), phases=("Eat",))
    (chip,) = [chip for card in scene.cards for chip in card.chips if chip.kind == "onward"]
    assert " ".join(text.text for text in chip.texts) == "nothing is left 10%: Leaves"  # in two lines
    assert not [chip for card in drawn(graph_of()).cards for chip in card.chips if chip.kind == "onward"]


def test_lines_into_what_is_left_out_are_left_out() -> None:
    scene = drawn(graph_of(), phases=("Come",))
    ids = {card.id for card in scene.cards}
    assert all({line.source, line.target} <= ids for line in scene.connectors)


def test_some_lanes() -> None:
    scene = drawn(graph_of(), lanes=("backstage", "Support"))
    assert [lane.id for lane in scene.lanes] == ["backstage", "support"]
    assert "Lanes: Backstage + Support processes" in heading(scene)
    assert [lane.name for lane in drawn(graph_of(), lanes=("guest", "notes")).lanes] == ["The guest", "Notes"]
    assert_geometry(scene)


def test_a_lane_that_is_empty_in_a_part_is_not_drawn() -> None:
    graph = bp.load(HOTEL).graph
    assert "kitchen-line" not in [lane.id for lane in drawn(graph, phases=("Leave",)).lanes]
    asked = drawn(graph, phases=("Leave",), lanes=("kitchen-line", "customer"))
    assert "kitchen-line" in [lane.id for lane in asked.lanes]


def test_what_an_owner_and_those_below_it_answer_for() -> None:
    scene = drawn(graph_of(), owners=("house",))
    assert [card.id for card in scene.cards] == ["enter/touchpoints/door", "enter/guest", "enter/child", "cooks"]
    assert "Owner: The house" in heading(scene)
    assert steps(drawn(graph_of(), owners=("floor",))) == ["order"]


def test_one_of_several_customers() -> None:
    scene = drawn(graph_of(), customers=("child",))
    assert steps(scene) == ["enter", "play", "eat", "leave"]
    assert "guest" not in [lane.id for lane in scene.lanes]
    assert "Customer: The child" in heading(scene)
    assert scene.emotion is None or [curve.customer for curve in scene.emotion.curves] == ["child"]
    guest = drawn(graph_of(), customers=("guest",))
    assert guest.emotion is not None
    assert [curve.customer for curve in guest.emotion.curves] == ["guest"]


def test_a_step_with_what_it_leans_on_and_its_neighbours() -> None:
    scene = drawn(graph_of(), focus="cook")
    assert {"cooks", "tells"} <= {card.id for card in scene.cards}
    assert "Stove" in [text.text for card in scene.cards for text in card.texts]
    assert "Around the step: Cooks" in heading(scene)
    near = drawn(bp.load(HOTEL).graph, focus="check-in")
    assert steps(near) == ["wait-in-line", "check-in", "offer-drink", "go-to-room"]
    assert {card.step for card in near.cards if card.kind in {"frontstage", "backstage"}} == {"check-in"}
    assert_geometry(near)


def test_without_the_curves() -> None:
    scene = drawn(graph_of(), emotion=False)
    assert scene.emotion is None
    assert len(scene.cards) == len(drawn(graph_of()).cards)
    assert "whole journey" not in heading(scene)


def test_several_wishes_hold_together() -> None:
    assert steps(drawn(graph_of(), phases=("Come", "Eat"), customers=("child",))) == ["enter", "play", "eat"]
    with pytest.raises(bp.RenderError, match="nothing is left to draw"):
        drawn(graph_of(), phases=("Go",), owners=("floor",))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"phase": "Goo"}, "no phase is called 'Goo'; did you mean `go`?"),
        ({"phase": "Breakfast"}, "no phase is called 'Breakfast'; there is `Come`, `Eat`, `Go`"),
        ({"lanes": ["backstag"]}, "no lane is called 'backstag'; did you mean `backstage`?"),
        ({"owner": "kitchn"}, "no owner is called 'kitchn'; did you mean `kitchen`?"),
        ({"customer": "gest"}, "no customer is called 'gest'; did you mean `guest`?"),
        ({"focus": "ordr"}, "no step is called 'ordr'; did you mean `order`?"),
        ({"language": "sv"}, "no language is called 'sv'; there is ar, de, en"),
        ({"view": "jurney"}, "no view is called 'jurney'"),
    ],
)
def test_a_name_that_is_not_there(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(bp.UnknownName) as raised:
        bp.render(bp.loads(TEAM), **asked)
    assert str(raised.value).startswith(said)


def test_names_are_found_by_id_by_name_and_in_any_case() -> None:
    graph = graph_of()
    for name in ("eat", "Eat", "EAT"):
        assert steps(drawn(graph, phases=(name,))) == ["order", "cook", "eat"]
    assert steps(drawn(graph, focus="Plays")) == steps(drawn(graph, focus="play"))


def test_other_views_show_the_whole() -> None:
    with pytest.raises(bp.RenderError, match="the view 'journey' shows the whole"):
        bp.render(bp.loads(TEAM), view="journey", phase="Eat")
    with pytest.raises(bp.RenderError, match="a picture of what changed shows the whole"):
        bp.render(bp.loads(TEAM), before=bp.loads(TEAM), phase="Eat")


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_words(language: str) -> None:
    picture = bp.render(bp.loads(TEAM), language=language, phase="Go")
    assert f'lang="{language}"' in picture
    assert ("Phase: Go" in picture) == (language in {"en", "de"})


def test_an_unknown_look_is_a_slip() -> None:
    with pytest.raises(TypeError, match="fase"):
        bp.render(bp.loads(TEAM), fase="Eat")  # type: ignore[call-overload]


def test_every_look_can_be_said_in_python_and_typed() -> None:
    from blueprint.cli.commands.render import command

    options = {parameter.name for parameter in command.params} - {"files", "out", "kind", "root", "watch"}
    assert options == set(get_type_hints(Looks))


def test_the_command(tmp_path: Path, run: Callable[..., Any]) -> None:
    (tmp_path / "table.yaml").write_text(TEAM, encoding="utf-8")
    assert run("render", "table.yaml", "--phase", "Eat").err == "drawn: table.phase-eat.svg\n"
    assert run("render", "table.yaml", "--phase", "Eat", "--phase", "Go", "--no-emotion").err == (
        "drawn: table.phase-eat-go.no-emotion.svg\n"
    )
    assert run("render", "table.yaml", "--lanes", "guest, child", "--language", "zh-Hans").err == (
        "drawn: table.lanes-guest-child.zh-hans.svg\n"
    )
    slip = run("render", "table.yaml", "--focus", "ordr")
    assert (slip.code, slip.err) == (2, "blueprint: no step is called 'ordr'; did you mean `order`?\n")
    assert run("render", "table.yaml", "--phase", "").err.startswith("blueprint render: --phase: the name is empty\n")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".svg", ".svg", ".svg", ".yaml"]


def test_a_page_for_browsers_can_hold_a_part(tmp_path: Path) -> None:
    page = bp.render(HOTEL, tmp_path / "stay.html", phase="Arrive")
    assert "Phase: Arrive" in page.read_text(encoding="utf-8")


@st.composite
def parts(draw: st.DrawFn) -> tuple[Graph, Selection]:
    """A blueprint with a part of it that is there."""
    record = validator("Blueprint").validate_python(draw(blueprints()))
    record.shared = ()
    graph = build(record)
    lanes = sorted({*(action.lane.id for action in graph.actions()), *(one.lane.id for one in graph.evidence)})
    chosen = draw(st.lists(st.sampled_from(lanes), max_size=3, unique=True))
    phases = draw(st.lists(st.sampled_from([phase.id for phase in graph.phases]), max_size=1))
    focus = draw(st.none() | st.sampled_from([step.id for step in graph.steps]))
    return graph, Selection(tuple(phases), tuple(chosen), focus=focus, emotion=draw(st.booleans()))


@examples(50)
@given(parts())
def test_both_ends_of_every_line_of_a_part_are_in_it(given_part: tuple[Graph, Selection]) -> None:
    graph, selection = given_part
    try:
        part = part_of(graph, selection)
    except bp.RenderError:
        return  # nothing of it has all that was asked for
    there = {node["id"] for node in facts.nodes(part)}
    assert {end for edge in facts.edges(part) for end in (edge["source"], edge["target"])} <= there
    owners = {owner.id for owner in part.owners()}
    assert {owner.id for one in (*part.actions(), *part.touchpoints()) if (owner := part.owner_of(one))} <= owners


@examples(25)
@given(parts())
def test_every_part_is_as_well_laid_out_as_the_whole(given_part: tuple[Graph, Selection]) -> None:
    graph, selection = given_part
    try:
        scene = view(part_of(graph, selection), theme("light"))
    except bp.RenderError:
        return  # nothing of it has all that was asked for
    assert_geometry(scene)
    shown = {card.step for card in scene.cards}
    assert shown <= {step.id for step in graph.steps}


def test_the_steps_around_one_are_those_of_everybody() -> None:
    whole = bp.loads("""blueprint: 1
title: Clinic
customers: {patient: Patient, carer: Carer}
journey:
  - phase: Visit
    steps:
      - {id: a, customer: Arrive}
      - {id: b, patient: Goes home, next: end}
      - {id: c, carer: Pays}
""").graph
    assert [step.id for step in part_of(whole, Selection(focus="c")).steps] == ["b", "c"]
