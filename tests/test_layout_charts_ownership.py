"""The map of ownership: owners in their tree, how much they answer for in each phase, and how it feels there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.layout.charts.tree import Twig, grown
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Drawing, Sign, Text
from blueprint.views import ownership
from tests.seen import LIGHT, assert_seen, graph_of, words_of

OWNERS = {
    "hall": {"name": "Town hall", "kind": "organisation"},
    "desk": {"name": "Front desk", "part_of": "hall", "kind": "department"},
    "mia": {"name": "Mia", "part_of": "desk", "kind": "post"},
    "files": {"name": "Archive", "part_of": "hall", "kind": "department"},
    "post": {"name": "The post", "kind": "partner"},
}


def town(**more: Any) -> dict[str, Any]:
    """A town hall in which two phases have owners, and one thing has none."""
    steps = [
        {"id": "ask", "customer": "Asks", "emotion": -2, "touchpoints": [{"name": "Counter", "owner": "desk"}, "Bench"],
         "frontstage": {"does": "Listens", "owner": "mia"}, "backstage": {"does": "Looks it up", "owner": "files"}},
        {"id": "get", "customer": "Gets a letter", "emotion": 2, "touchpoints": [{"name": "Mail", "owner": "post"}]},
    ]  # fmt: skip
    journey = [{"phase": "Ask", "steps": steps[:1]}, {"phase": "Get", "steps": steps[1:]}]
    return {"blueprint": 1, "title": "Town hall", "owners": OWNERS, "journey": journey} | more


def scene_of(source: str | dict[str, Any]) -> Scene:
    scene = ownership.view(graph_of(source), LIGHT)
    assert_seen(scene)
    return scene


def cells(scene: Scene, owner: str) -> list[Drawing]:
    return [one for one in scene.drawings if one.kind == "cell" and one.of == owner]


def said(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def ground(drawing: Drawing) -> str:
    first = drawing.shapes[0]
    assert isinstance(first, Area)
    return first.role


@pytest.mark.parametrize("name", ["examples/hotel-stay", "tests/pictures/timed"])
def test_the_picture_in_words(name: str, golden: Callable) -> None:
    golden(f"views/{name.rpartition('/')[2]}.ownership.txt", words_of(scene_of(f"{name}.yaml")))


def test_owners_stand_in_the_order_of_their_tree_and_nobody_last() -> None:
    scene = scene_of(town())
    rows = [one for one in scene.drawings if one.kind == "owner"]
    assert [row.of for row in rows] == ["hall", "desk", "mia", "files", "post", ""]
    starts = [min(shape.at.x for shape in row.shapes if isinstance(shape, Text)) for row in rows]
    assert starts[0] < starts[1] < starts[2]
    assert starts[3] == starts[1]
    assert starts[4] == starts[0]


def test_a_cell_says_how_much_and_how_it_feels() -> None:
    scene = scene_of(town())
    asked, got, whole = cells(scene, "desk")
    assert said(asked) == ["1", "−2.0"]
    assert ground(asked) == "heat-bad-3"
    assert (said(got), ground(got), got.about) == ([], "heat-empty", "")
    assert said(whole)[:2] == ["1", "−2.0"]
    assert asked.about == "Front desk, Ask: answers for 1 (Counter); mean emotion −2.0"


def test_the_sum_tells_what_the_parts_have_too() -> None:
    scene = scene_of(town())
    whole = cells(scene, "hall")[-1]
    assert said(whole) == ["0", "3 with its parts"] or " ".join(said(whole)) == "0 3 with its parts"
    assert "parts" not in " ".join(said(cells(scene, "mia")[-1]))


def test_what_nobody_owns_is_a_row_of_its_own_in_red_and_dashed_with_a_sign() -> None:
    scene = scene_of(town())
    asked, got, whole = cells(scene, "")
    assert (said(asked)[0], ground(asked)) == ("1", "card-unowned")
    assert ground(got) == "heat-empty"
    assert said(whole)[0] == "1"
    (row,) = [one for one in scene.drawings if one.kind == "owner" and not one.of]
    assert "warning" in [shape.kind for shape in row.shapes if isinstance(shape, Sign)]
    assert scene.summary
    assert scene.summary.figures[0].value.text == "1 of 5"


def test_where_all_is_owned_there_is_no_such_row() -> None:
    data = town()
    data["journey"][0]["steps"][0]["touchpoints"] = [{"name": "Counter", "owner": "desk"}]
    scene = scene_of(data)
    assert not cells(scene, "")
    assert "nobody answers for it" not in words_of(scene)
    assert scene.summary
    assert scene.summary.figures[0].value.role == "text-good"


def test_hand_offs_without_an_agreement_are_counted_where_they_begin() -> None:
    data = town()
    data["journey"][0]["steps"][0]["backstage"] = [{"does": "Looks it up", "owner": "files", "id": "look"}]
    data["journey"][1]["steps"][0]["backstage"] = {"does": "Carries it", "owner": "post", "id": "carry"}
    links = [{"from": "look", "to": "carry", "kind": "informs"}]
    scene = scene_of(data | {"links": links})
    asked, _, whole = cells(scene, "files")
    assert said(asked)[-1] == said(whole)[-1] == "1"
    assert "passing" in [shape.kind for shape in asked.shapes if isinstance(shape, Sign)]
    assert "hand-offs without an agreement: 1" in asked.about
    agreed = scene_of(data | {"links": [links[0] | {"label": "by noon"}]})
    assert "passing" not in [shape.kind for shape in cells(agreed, "files")[0].shapes if isinstance(shape, Sign)]


def test_several_customers_are_told_apart_in_every_cell() -> None:
    steps = [{"a": {"does": "Sits", "emotion": 3}, "b": {"does": "Stands", "emotion": -3},
              "touchpoints": [{"name": "Bench", "owner": "desk"}]}]  # fmt: skip
    scene = scene_of(town(customers={"a": "Anna", "b": "Ben"}, journey=[{"phase": "Wait", "steps": steps}]))
    wait, _ = cells(scene, "desk")
    assert said(wait) == ["1", "+3.0", "−3.0"]
    assert [shape.kind for shape in wait.shapes if isinstance(shape, Sign)] == ["circle", "square"]
    assert [shape.role for shape in wait.shapes if isinstance(shape, Area)][1:] == ["heat-good-4", "heat-bad-4"]
    assert "mean emotion Anna +3.0; mean emotion Ben −3.0" in wait.about


def test_what_no_step_meets_has_a_column_of_its_own() -> None:
    indicators = {"speed": {"name": "Speed", "at": "hall", "owner": "hall"}}
    scene = scene_of(town(indicators=indicators))
    assert "In no step" in words_of(scene)
    assert said(cells(scene, "hall")[2]) == ["1"]
    assert "In no step" not in words_of(scene_of(town()))


def test_without_owners_the_map_shows_what_waits_for_one() -> None:
    scene = scene_of("tests/pictures/eighty-steps.yaml")
    assert {one.of for one in scene.drawings if one.kind == "cell"} == {""}


def test_where_there_is_nothing_to_own_it_says_what_to_add() -> None:
    step = {"customer": "Thinks"}
    scene = scene_of({"blueprint": 1, "title": "Alone", "journey": [{"phase": "All", "steps": [step]}]})
    assert "There is nothing yet that anybody could answer for" in words_of(scene)


# The tree


def test_a_tree_knows_who_follows_on_each_level() -> None:
    parents = {"hall": None, "desk": "hall", "post": None, "mia": "desk", "files": "hall"}
    assert grown(parents) == [Twig("hall", 0, ()), Twig("desk", 1, (True,)), Twig("mia", 2, (True, False)),
                              Twig("files", 1, (False,)), Twig("post", 0, ())]  # fmt: skip


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.sampled_from("abcdefghx"), max_size=8))
def test_every_owner_is_in_the_tree_once_even_in_a_ring(parents: dict[str, str | None]) -> None:
    twigs = grown(parents)
    assert sorted(twig.id for twig in twigs) == sorted(parents)
    assert all(len(twig.more) == twig.depth for twig in twigs)
