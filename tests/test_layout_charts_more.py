"""Pictures of gaps, quadrants, complaints, coverage and impact: what each says, and that nothing lies on anything."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.graph.graph import Graph
from blueprint.layout.charts import coverage, gaps, impact, layered, naming, pareto, placing, quadrant
from blueprint.layout.charts.sheet import Head
from blueprint.layout.charts.standing import Single
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Box, Drawing, Label, Point, Ribbon, Sign, Stroke, Text
from blueprint.layout.theme import THEMES, theme
from blueprint.layout.wording import LANGUAGES, is_right_to_left, words
from blueprint.render.svg import render
from blueprint.testing import blueprints
from blueprint.testing.words import short_texts
from tests.effort import examples
from tests.seen import LIGHT, ROOT, assert_seen, graph_of, shapes, texts, words_of
from tests.test_layout_blueprint import overlap
from tests.test_render_svg import HOSTILE

VIEWS = ("gaps", "quadrant", "pareto", "coverage", "impact")
FILES = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "tests" / "pictures").glob("*.yaml")])
HEAD = Head("here", "A service", "", "en")

every_view = pytest.mark.parametrize("view", VIEWS)


def scene_of(view: str, graph: Graph, looks: str = "light") -> Scene:
    return import_module(f"blueprint.views.{view}").view(graph, theme(looks))


def written(scene: Scene) -> str:
    """All words in a picture, one after the other."""
    return " ".join(text.text for text in texts(scene))


def drawn(scene: Scene, kind: str) -> list[Drawing]:
    return [drawing for drawing in scene.drawings if drawing.kind == kind]


def of(drawing: Drawing, kind: type) -> list[Any]:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


# Every one of them


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@every_view
def test_every_file_is_drawn_with_everything_in_its_place(view: str, file: Any) -> None:
    assert_seen(scene_of(view, graph_of(str(file.relative_to(ROOT)))))


scores = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("experience", "expectation", "importance", "ideal"), st.integers(0, 10))
).filter(bool)


@examples(20)
@given(blueprints(most_steps=7))
def test_whatever_is_measured_is_drawn(data: dict[str, Any]) -> None:
    graph = graph_of(data)
    for view in VIEWS:
        scene = scene_of(view, graph)
        assert_seen(scene)
        ET.fromstring(render(scene))  # noqa: S314 - our own output


@every_view
def test_where_there_is_nothing_the_picture_says_what_to_add(view: str) -> None:
    scene = scene_of(view, graph_of({"blueprint": 1, "title": "Bare", "journey": [
        {"phase": "All", "steps": [{"customer": "Come"}]}]}))  # fmt: skip
    assert_seen(scene)
    said = words("en")
    key = {"quadrant": "quadrant.none"}.get(view, f"{view}.none")
    assert said[key] in written(scene)
    assert any("{" in text.text for text in texts(scene)), "a sample of what to write"


@pytest.mark.parametrize("language", LANGUAGES)
@every_view
def test_every_language_has_room(view: str, language: str) -> None:
    scene = scene_of(view, graph_of(rich() | {"language": language}))
    assert_seen(scene)
    assert scene.right_to_left == is_right_to_left(language)
    assert words(language)[view] in written(scene)


@pytest.mark.parametrize("looks", THEMES)
@every_view
def test_every_theme_has_all_the_paints(view: str, looks: str) -> None:
    assert render(scene_of(view, graph_of(rich()), looks)).endswith("</svg>\n")


@every_view
def test_hostile_text_stays_text(view: str) -> None:
    plain = {element.tag for element in ET.fromstring(render(scene_of(view, graph_of(rich())))).iter()}  # noqa: S314
    for text in HOSTILE:
        data = rich()
        data["title"] = data["systems"]["till"]["name"] = data["touchpoints"]["door"]["name"] = text
        data["journey"][0]["steps"][0]["customer"]["does"] = data["owners"]["desk"] = text
        svg = render(scene_of(view, graph_of(data)))
        assert {element.tag for element in ET.fromstring(svg).iter()} <= plain  # noqa: S314 - our own output


def test_the_pictures_of_one_blueprint_can_stand_on_one_page() -> None:
    ids = [scene_of(view, graph_of(rich())).id for view in VIEWS]
    assert len(ids) == len(set(ids))


def rich() -> dict[str, Any]:
    """A blueprint in which every one of the pictures has something to show."""
    first = {"id": "come", "customer": {"does": "Come in", "emotion": -2}, "touchpoints": ["door"],
             "level": "experience", "frontstage": {"does": "Greets", "needs": "till"},
             "scores": {"experience": 4, "importance": 9}}  # fmt: skip
    second = {"id": "pay", "customer": {"does": "Pay", "emotion": 2}, "touchpoints": ["desk-top"], "level": "service",
              "frontstage": "Takes the money", "backstage": {"does": "Counts", "needs": ["till", "safe"]}}  # fmt: skip
    complaints = {"i1": 60, "i2": 8, "i3": 4, "i4": 3, "i5": 2}
    return {
        "blueprint": 1, "title": "Rich", "owners": {"desk": "The desk"},
        "touchpoints": {"door": {"name": "Door", "senses": ["sight", "feel"],
                                 "scores": {"experience": 6, "expectation": 8, "importance": 5, "ideal": 10}},
                        "desk-top": {"name": "Desk", "owner": "desk"}},
        "systems": {"till": {"name": "Till", "owner": "desk"}, "safe": {"name": "Safe"}},
        "factors": {"price": {"experience": 7, "expectation": 6, "importance": 8}},
        "indicators": {key: {"name": f"Figure {key}", "at": "come", "complaints": {"2026-09": count}}
                       for key, count in complaints.items()},
        "journey": [{"phase": "Here", "stage": "during", "steps": [first, second]}],
    }  # fmt: skip


# Gaps


def row(name: str, **figures: Any) -> gaps.Row:
    known = dict.fromkeys(("experience", "expectation", "importance", "ideal", "satisfaction", "gap", "weighted",
                           "priority"))  # fmt: skip
    return gaps.Row(**{"name": name, "kind": "step", "of": name, "owner": "Somebody", **known, **figures})


def test_scores_stand_on_one_scale_from_0_to_10() -> None:
    low = row("low", experience=0, expectation=5, ideal=10, satisfaction=-5, gap=-10)
    drawing = drawn(gaps.lay_out(gaps.Gaps(HEAD, (low,)), LIGHT), "row")[0]
    places = {sign.kind: sign.at.x for sign in of(drawing, Sign)}
    assert places["diamond"] - places["circle"] == places["tick"] - places["diamond"] > 100


def test_signs_on_one_place_are_three_shapes_around_one_point() -> None:
    alike = row("alike", experience=7, expectation=7, ideal=7, satisfaction=0, gap=0)
    signs = of(drawn(gaps.lay_out(gaps.Gaps(HEAD, (alike,)), LIGHT), "row")[0], Sign)
    assert len({sign.at for sign in signs}) == 1
    assert [sign.kind for sign in signs] == ["tick", "diamond", "circle"]
    assert len({sign.size for sign in signs}) == 3, "the inner ones do not hide the outer ones"


def test_what_nobody_scored_is_absent_and_said_to_be_not_known() -> None:
    scene = gaps.lay_out(gaps.Gaps(HEAD, (row("a", experience=5, expectation=7, satisfaction=-2),
                                          row("b", experience=5, importance=4, ideal=9, gap=-4))), LIGHT)  # fmt: skip
    first, second = drawn(scene, "row")
    assert {sign.kind for sign in of(first, Sign)} == {"circle", "diamond"}
    assert {sign.kind for sign in of(second, Sign)} == {"circle", "tick"}
    assert [text.text for text in of(first, Text)].count("not known") == 2  # gap and importance
    assert [text.text for text in of(second, Text)].count("not known") == 1  # satisfaction
    assert "ideal not known" in first.about


def test_a_score_that_nobody_gave_of_anything_is_said_once() -> None:
    scene = gaps.lay_out(
        gaps.Gaps(HEAD, (row("a", experience=5, expectation=7, importance=1, satisfaction=-2),)), LIGHT
    )
    assert "Nobody gave a score for: ideal." in written(scene)
    assert "not known" not in [text.text for text in texts(scene)]


def test_without_an_experience_the_row_says_so() -> None:
    scene = gaps.lay_out(gaps.Gaps(HEAD, (row("a", expectation=7), row("b", experience=3))), LIGHT)
    assert "experience: not known" in written(scene)


def test_the_key_experience_is_marked_and_told() -> None:
    scene = scene_of("gaps", graph_of("examples/electronics-chain.yaml"))
    marked = [drawing for drawing in drawn(scene, "row") if any(one.role != "page" for one in of(drawing, Label))]
    assert [drawing.about.partition("：")[0] for drawing in marked] == ["便利"]
    assert scene.summary
    assert "便利" in [figure.value.text for figure in scene.summary.figures]


def test_a_step_that_nobody_answers_for_says_so_and_a_factor_does_not() -> None:
    scene = gaps.lay_out(gaps.Gaps(HEAD, (row("a", experience=1, owner=None),
                                          row("price", experience=1, owner=None, kind="factor"))), LIGHT)  # fmt: skip
    assert written(scene).count("no owner") == 1


def test_a_gap_figure_has_its_sign() -> None:
    assert {"−2", "−5", "−18", "−45"} <= {
        text.text for text in texts(scene_of("gaps", graph_of("examples/electronics-chain.yaml")))
    }


# Quadrants


def rated(name: str, importance: float, experience: float, corner: str = "keep-up", kind: str = "step") -> Any:
    return quadrant.Rated(name, kind, name, None, importance, experience, corner)


def plot_of(*things: Any, importance: float = 5, experience: float = 5) -> Scene:
    return quadrant.lay_out(quadrant.Quadrant(HEAD, things, importance, experience), LIGHT)


def test_importance_goes_up_and_experience_to_the_right() -> None:
    scene = plot_of(rated("low", 2, 2), rated("high", 8, 9))
    low, high = (of(drawing, Sign)[0].at for drawing in drawn(scene, "point"))
    assert high.x > low.x
    assert high.y < low.y


def test_for_a_language_from_the_right_experience_goes_to_the_left() -> None:
    data = quadrant.Quadrant(HEAD._replace(language="ar"), (rated("low", 2, 2), rated("high", 8, 9)), 5, 5)
    low, high = (of(drawing, Sign)[0].at for drawing in drawn(quadrant.lay_out(data, LIGHT), "point"))
    assert high.x < low.x
    assert high.y < low.y


def test_cross_hairs_part_the_quadrants_and_say_where() -> None:
    scene = scene_of("quadrant", graph_of("examples/pizza-restaurant.yaml"))
    found = written(scene)
    assert {"平均 7", "平均 7.5"} <= {text.text for text in texts(scene)}
    assert "Martilla" in found
    for key in ("concentrate", "keep-up", "low-priority", "overkill"):
        assert words("zh-Hant")[f"quadrant.{key}"] in found


def test_points_at_one_place_stand_side_by_side() -> None:
    scene = plot_of(*(rated(f"t{number}", 8, 8) for number in range(5)))
    spots = [of(drawing, Sign)[0] for drawing in drawn(scene, "point")]
    assert all(other.at.x - one.at.x >= one.size + other.size for one, other in pairwise(spots))


def test_one_thing_with_both_scores_is_named_and_more_are_asked_for() -> None:
    scene = scene_of("quadrant", graph_of("examples/electronics-chain.yaml"))
    assert drawn(scene, "nothing")
    assert "便利" in written(scene)


def test_few_things_are_drawn_with_a_word_of_care() -> None:
    things = (rated("low", 2, 2), rated("high", 8, 9))
    assert words("en")["quadrant.few"] in written(plot_of(*things))
    assert words("en")["quadrant.few"] not in written(plot_of(*things, *things))


def test_things_that_nothing_tells_apart_have_no_plot() -> None:
    scene = scene_of("quadrant", graph_of("examples/hotel-stay.yaml"))
    assert drawn(scene, "nothing")
    assert words("en")["quadrant.alike"].split(":")[0][:30] in written(scene)


@examples(60)
@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), short_texts), min_size=2, max_size=70))
def test_names_lie_on_nothing(things: list[tuple[int, int, str]]) -> None:
    scene = plot_of(*(rated(name, importance, experience) for importance, experience, name in things))
    assert_seen(scene)
    points = drawn(scene, "point")
    dots = [Box(sign.at.x - 6, sign.at.y - 6, 12, 12) for point in points for sign in of(point, Sign)]
    ground = drawn(scene, "axis")[0]
    cross = [line.points for line in of(ground, Stroke) if line.role == "rule"]
    for text in (text for point in points for text in of(point, Text)):
        box = plot_room(text)
        assert not any(overlap(box, dot) for dot in dots), text
        assert not any(placing.crosses(line, box) for line in cross), text


def plot_room(text: Text) -> Box:
    from blueprint.layout.charts.plot import room_of

    box = room_of(text)
    return box._replace(y=box.y + 3, height=box.height - 6)


def test_a_name_far_from_its_point_has_a_line_to_it() -> None:
    places = [Point(200 + 22 * (number % 3), 200 + 22 * (number // 3)) for number in range(9)]
    crowd = [naming.Spot(f"A long name {number}", place, "circle", "dot-0") for number, place in enumerate(places)]
    found = naming.named(crowd, (), (), Box(0, 0, 500, 500))
    leaders = [shape for one in found for shape in one.shapes if isinstance(shape, Stroke)]
    assert leaders
    assert all(line.points[0] != line.points[1] for line in leaders)


def test_a_name_without_room_gets_a_number_that_the_list_explains() -> None:
    crowd = [naming.Spot("An endless name " * 3, Point(50, 50), "circle", "dot-0") for _ in range(4)]
    numbers = [one.number for one in naming.named(crowd, (), (), Box(0, 0, 100, 100))]
    assert numbers == ["1", "2", "3", "4"]


# Pareto


def item(name: str, count: int, cumulative: float, *, vital: bool = False, **more: Any) -> pareto.Item:
    return pareto.Item(name, name, "", "Somebody", count, cumulative, vital, **more)


def bars(scene: Scene) -> list[Area]:
    return [of(drawing, Area)[0] for drawing in drawn(scene, "bar")]


def test_bars_are_as_high_as_their_counts_and_the_line_as_their_sum() -> None:
    items = (item("a", 80, 0.8, vital=True), item("b", 15, 0.95), item("c", 5, 1.0))
    scene = pareto.lay_out(pareto.Pareto(HEAD, items, 100, "2026-09", "2026-10"), LIGHT)
    heights = [bar.box.height for bar in bars(scene)]
    assert heights[0] / heights[2] == pytest.approx(16)
    line = next(shape for shape in drawn(scene, "share")[0].shapes if isinstance(shape, Stroke))
    base = bars(scene)[0].box.bottom
    assert [round((base - point.y) / heights[0] * 0.8, 2) for point in line.points] == [0.8, 0.95, 1.0]
    assert line.points[0].y == pytest.approx(bars(scene)[0].box.y), "it begins on the first bar"


def test_the_vital_few_differ_by_pattern_and_colour_and_the_mark_is_at_80() -> None:
    scene = scene_of("pareto", graph_of("examples/online-shop.yaml"))
    found = bars(scene)
    assert [bool(bar.hatch) for bar in found] == [True] * 4 + [False] * 6
    assert len({bar.role for bar in found[:4]} | {bar.role for bar in found[4:]}) == 2
    mark = next(shape for shape in shapes(scene) if isinstance(shape, Stroke) and shape.role == "line-mark")
    whole = next(shape for shape in drawn(scene, "share")[0].shapes if isinstance(shape, Stroke)).points[-1].y
    base = found[0].box.bottom
    assert (base - mark.points[0].y) / (base - whole) == pytest.approx(0.8)
    assert words("zh-Hans").say("pareto.is", count=4, all=10, share="81%") in written(scene)


@pytest.mark.parametrize(("why", "said"), [
    ("too-few", "12 complaints are too few to rank; it takes 30"),
    ("spread", "more than half of the 2 items"),
    ("not-placed", "4 of 12 complaints belong to none"),
])  # fmt: skip
def test_where_there_are_no_vital_few_the_picture_says_why(why: str, said: str) -> None:
    items = (item("a", 5, 5 / 12), item("b", 3, 8 / 12), item("astray", 4, 1.0, placed=False))
    scene = pareto.lay_out(pareto.Pareto(HEAD, items, 12, "2026-09", "2026-09", why, 30), LIGHT)
    assert_seen(scene)
    assert said in written(scene)
    assert not any(bar.hatch for bar in bars(scene))


def test_many_small_ones_are_drawn_as_one() -> None:
    items = [item(f"n{number}", 100 - number, (number + 1) / 40) for number in range(40)]
    folded = pareto.folded(items, "the rest")
    assert len(folded) == pareto.MOST_BARS
    assert sum(one.count for one in folded) == sum(one.count for one in items)
    few = [one._replace(vital=number < 20) for number, one in enumerate(items)]
    assert all(one.vital for one in pareto.folded(few, "the rest")[:20])


def test_complaints_that_belong_nowhere_are_drawn_apart() -> None:
    data = rich()
    data["indicators"]["i1"] |= {"at": "come"}
    graph = graph_of(data)
    assert all(bar.role != "card-unowned" for bar in bars(scene_of("pareto", graph)))


def test_an_item_that_nobody_answers_for_says_so() -> None:
    items = (item("a", 40, 1.0)._replace(owner=None),)
    assert "no owner" in written(pareto.lay_out(pareto.Pareto(HEAD, items, 40, "2026-09", "2026-09", "spread"), LIGHT))


# Coverage


def test_an_empty_column_is_seen() -> None:
    scene = scene_of("coverage", graph_of("examples/pizza-restaurant.yaml"))
    axis = drawn(scene, "axis")[0]
    assert sum(area.role == "card-unowned" for area in of(axis, Area)) == 2
    assert scene.summary
    assert scene.summary.figures[0].value.text == "2"
    assert "bare" in {key.name for key in scene.legend}


def test_a_column_that_is_empty_for_one_customer_is_told_and_explained() -> None:
    scene = scene_of("coverage", graph_of("examples/phone-launch.yaml"))
    assert len(drawn(scene, "axis")) == 2
    assert scene.summary
    assert scene.summary.figures[0].value.text == "1"
    assert "bare" in {key.name for key in scene.legend}


def test_three_things_are_told_apart_it_is_so_it_is_not_and_nobody_said() -> None:
    moment = coverage.Moment("m", "Eat", (True, False, None))
    data = coverage.Coverage(HEAD, (coverage.Dimension("module", ("sense", "feel", "think")),),
                             (coverage.Met("", (coverage.Phase("All", (moment,)),)),))  # fmt: skip
    signs = of(drawn(coverage.lay_out(data, LIGHT), "row")[0], Sign)
    assert [sign.kind for sign in signs] == ["circle", "ring"]


def test_what_is_built_on_sand_is_marked_with_what_does_not_hold() -> None:
    scene = scene_of("coverage", graph_of("examples/pizza-restaurant.yaml"))
    marked = [drawing for drawing in drawn(scene, "row") if any(sign.kind == "warning" for sign in of(drawing, Sign))]
    assert [drawing.of for drawing in marked] == ["聞到餅香-聽見音樂"]
    assert "無人負責：店裡的音樂" in [text.text for text in of(marked[0], Text)]
    assert [line.role for line in of(marked[0], Stroke)] == ["grid", "line-loop"]


def test_rows_stand_under_their_phases() -> None:
    scene = scene_of("coverage", graph_of("examples/hotel-stay.yaml"))
    order = [drawing.kind for drawing in scene.drawings]
    assert order.count("phase") == 4
    assert order.count("row") == 14
    tops = [next(shape.box.y if isinstance(shape, Area) else shape.points[0].y for shape in drawing.shapes
                 if isinstance(shape, Area | Stroke)) for drawing in scene.drawings[1:]]  # fmt: skip
    assert tops == sorted(tops)


# Impact


def chain(size: int) -> dict[str, Any]:
    """A system for every step, with all that leans on it."""
    steps = [{"id": f"s{number}", "customer": f"Does {number}", "frontstage": "Serves",
              "backstage": {"does": "Cooks", "needs": [f"y{number}", "y0"]}} for number in range(size)]  # fmt: skip
    systems = {f"y{number}": f"System {number}" for number in range(size)}
    phases = [{"phase": f"Phase {start}", "steps": steps[start : start + 10]} for start in range(0, size, 10)]
    return {"blueprint": 1, "title": "Chain", "systems": systems, "journey": phases}


def test_lines_go_from_systems_to_customers() -> None:
    scene = scene_of("impact", graph_of("examples/hotel-stay.yaml"))
    ribbons = of(drawn(scene, "lines")[0], Ribbon)
    assert ribbons
    assert all(line.bows[0].start.x < line.bows[-1].end.x for line in ribbons)
    kinds = [of(drawing, Area)[0].role for drawing in drawn(scene, "card")]
    edges = {role: [of(drawing, Area)[0].box.x for drawing in drawn(scene, "card")
                    if of(drawing, Area)[0].role == role] for role in kinds}  # fmt: skip
    assert max(edges["card-support"]) < min(edges["card-backstage"]) < min(edges["card-frontstage"])
    assert max(edges["card-frontstage"]) < min(edges["card-customer"])


def test_a_line_is_wider_where_more_moments_break() -> None:
    scene = scene_of("impact", graph_of("examples/phone-launch.yaml"))
    widths = {line.width for line in of(drawn(scene, "lines")[0], Ribbon)}
    assert len(widths) > 1


def test_cards_and_passing_lines_do_not_lie_on_each_other() -> None:
    for file in FILES:
        scene = scene_of("impact", graph_of(str(file.relative_to(ROOT))))
        boxes = [of(drawing, Area)[0].box for drawing in drawn(scene, "card")]
        assert not any(overlap(one, other) for place, one in enumerate(boxes) for other in boxes[:place])
        for line in (line for drawing in drawn(scene, "lines") for line in of(drawing, Ribbon)):
            for bow in line.bows[1:-1:2]:
                assert not any(placing.crosses((bow.start, bow.end), box) for box in boxes)


def test_of_many_systems_the_first_are_drawn_and_it_is_said() -> None:
    scene = scene_of("impact", graph_of(chain(20)))
    assert "Drawn are the 8 of 20 systems that hit most." in written(scene)
    assert "and 10 more" in written(scene)


def test_too_many_actions_are_drawn_by_phase_and_it_is_said() -> None:
    scene = scene_of("impact", graph_of(chain(80)))
    assert_seen(scene)
    assert words("en")["impact.folded"] in written(scene)
    assert "actions: 10" in written(scene)
    assert len(drawn(scene, "card")) < 50


def test_the_ranking_is_beside_the_worst_first() -> None:
    scene = scene_of("impact", graph_of("examples/hotel-stay.yaml"))
    rows = drawn(scene, "row")
    assert rows[0].of == "property-system"
    assert len(rows) == 5
    panel = of(drawn(scene, "ranking")[0], Area)[0].box
    assert all(of(card, Area)[0].box.right < panel.x for card in drawn(scene, "card"))


def test_moments_of_truth_are_marked_where_customers_meet_what_breaks() -> None:
    scene = scene_of("impact", graph_of("examples/hotel-stay.yaml"))
    customers = [of(drawing, Area)[0].box for drawing in drawn(scene, "card")
                 if of(drawing, Area)[0].role == "card-customer"]  # fmt: skip
    assert {sign.at for sign in of(drawn(scene, "truths")[0], Sign)} == {
        Point(box.x, box.middle.y) for box in customers
    }


def test_those_that_lean_on_each_other_in_a_circle_are_drawn() -> None:
    things = tuple(impact.Thing(name, place, name) for name, place in
                   (("a", "system"), ("b", "backstage"), ("c", "backstage"), ("d", "customer")))  # fmt: skip
    leans = (
        impact.Lean(0, 1, 1),
        impact.Lean(1, 2, 1),
        impact.Lean(2, 1, 1),
        impact.Lean(2, 3, 1),
        impact.Lean(2, 0, 1),
    )
    single = Single("a", "a", None, 1, 1, (), drawn=True)
    assert_seen(impact.lay_out(impact.Impact(HEAD, things, leans, (single,), 1), LIGHT))


@given(st.lists(st.tuples(st.none() | st.floats(-500, 500), st.floats(1, 90)), max_size=30))
def test_things_in_a_column_keep_their_order_and_their_distance(things: list[tuple[float | None, float]]) -> None:
    wishes, sizes = [wish for wish, _ in things], [size for _, size in things]
    starts = layered.spaced(wishes, sizes, 7)
    assert len(starts) == len(things)
    for (start, size), following in pairwise(zip(starts, sizes, strict=True)):
        assert following[0] >= start + size + 7 - 1e-6


def test_a_line_over_several_columns_has_a_place_of_its_own_in_each() -> None:
    knots = [layered.Knot(0, 40), layered.Knot(1, 40), layered.Knot(2, 40)]
    found = layered.layered(knots, [(0, 1), (1, 2), (0, 2)], 10)
    (column, y), = found.ways[2]  # fmt: skip
    assert column == 1
    assert not found.tops[1] < y < found.tops[1] + 40


# What they look like


@pytest.mark.parametrize(("view", "name"), [
    ("gaps", "electronics-chain"), ("pareto", "online-shop"), ("impact", "hotel-stay"),
    ("quadrant", "pizza-restaurant"),
])  # fmt: skip
def test_what_is_drawn_of_an_example(view: str, name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"charts/{name}-{view}.txt", words_of(scene_of(view, graph_of(f"examples/{name}.yaml"))))


def test_the_same_file_gives_the_same_picture() -> None:
    def pictures() -> Iterator[str]:
        for view in VIEWS:
            yield render(scene_of(view, graph_of("examples/hotel-stay.yaml")))

    assert list(pictures()) == list(pictures())
