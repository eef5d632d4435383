"""The timeline: bars to scale, gaps where nobody knows, limits, work beside it, and honest sums."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.layout.charts.timeline_words import percent
from blueprint.layout.charts.to_scale import GAP, LEAST, axis, place, ticks
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Drawing, Sign, Stroke, Text
from blueprint.views import timeline
from tests.seen import LIGHT, assert_seen, graph_of, words_of
from tests.test_layout_emotion import steps_of


def scene_of(source: str | dict[str, Any]) -> Scene:
    scene = timeline.view(graph_of(source), LIGHT)
    assert_seen(scene)
    return scene


def drawn(scene: Scene, kind: str) -> list[Drawing]:
    return [one for one in scene.drawings if one.kind == kind]


def bars(scene: Scene, role: str) -> list[Area]:
    return [
        shape for one in drawn(scene, "bars") for shape in one.shapes if isinstance(shape, Area) and shape.role == role
    ]


def wide(bar: Area) -> float:
    """How wide a bar is together with the air that parts it from the next."""
    return bar.box.width + 1.0


def sums(scene: Scene) -> list[str]:
    return [" ".join(shape.text for shape in one.shapes if isinstance(shape, Text)).replace("\u00a0", " ")
            for one in drawn(scene, "sum")]  # fmt: skip


def figures(scene: Scene) -> dict[str, str]:
    return {one.id: one.value.text.replace("\u00a0", " ") for one in scene.summary.figures} if scene.summary else {}


@pytest.mark.parametrize("name", ["examples/hotel-stay", "tests/pictures/timed"])
def test_the_picture_in_words(name: str, golden: Callable) -> None:
    golden(f"views/{name.rpartition('/')[2]}.timeline.txt", words_of(scene_of(f"{name}.yaml")))


def test_bars_are_to_scale() -> None:
    scene = scene_of(steps_of({"customer": "Waits", "waits": "20 min"}, {"customer": "Pays", "takes": "5 min"},
                              {"customer": "Eats", "takes": "40 min"}))  # fmt: skip
    (wait,), (short, long) = bars(scene, "time-waits"), bars(scene, "time-doing")
    assert wide(long) / wide(short) == pytest.approx(8, rel=0.01)
    assert wide(wait) / wide(short) == pytest.approx(4, rel=0.01)
    assert wait.hatch
    assert sums(scene) == ["1 h 5 min of which 31% waiting"]
    assert figures(scene) == {"total": "1 h 5 min", "waiting": "31%"}


def test_what_nobody_timed_is_a_gap_and_the_sum_is_at_least_so_much() -> None:
    scene = scene_of(steps_of({"customer": "Comes"}, {"customer": "Waits", "waits": "6 min"}, {"customer": "Goes"}))
    breaks = [shape for one in drawn(scene, "bars") for shape in one.shapes if isinstance(shape, Sign)]
    assert [sign.kind for sign in breaks] == ["break", "break"]
    assert sums(scene) == ["at least 6 min of which 100% waiting"]
    assert "no time given" in words_of(scene)
    (ruler,) = drawn(scene, "axis")
    labels = [shape.text.replace("\u00a0", " ") for shape in ruler.shapes if isinstance(shape, Text)]
    assert labels[0] == "0"
    assert labels[-2].startswith("≥ ")


def test_a_wait_longer_than_its_limit_is_marked_where_the_limit_is() -> None:
    scene = scene_of(steps_of({"customer": "Waits", "waits": {"for": "8 min", "most": "5 min"}}))
    (late,), (wait,) = bars(scene, "time-late"), bars(scene, "time-waits")
    assert wide(late) / wide(wait) == pytest.approx(3 / 8, rel=0.01)
    assert late.hatch
    (mark,) = [shape for one in drawn(scene, "bars") for shape in one.shapes if isinstance(shape, Stroke)]
    assert mark.points[0].x == pytest.approx(late.box.x, abs=1)
    assert figures(scene)["late"] == "1 of 1"
    assert "too long" in words_of(scene)


def test_a_limit_that_is_kept_is_told_but_not_marked() -> None:
    scene = scene_of(steps_of({"customer": "Waits", "waits": "8 min", "tolerates": "10 min"}))
    assert not bars(scene, "time-late")
    assert figures(scene)["late"] == "0 of 1"
    assert "≤\u00a010\u00a0min" in words_of(scene)


def test_work_in_view_stands_for_the_stay_where_nothing_is_said_of_the_customer() -> None:
    scene = scene_of(steps_of({"customer": "Is combed", "frontstage": {"does": "Combs", "takes": "12 min"}}))
    assert len(bars(scene, "time-served")) == 1
    assert len(bars(scene, "time-in-view")) == 1
    assert sums(scene) == ["12 min", "12 min"]


def test_work_that_takes_longer_than_the_step_is_cut_with_a_sign() -> None:
    scene = scene_of(steps_of({"customer": "Orders", "takes": "5 min", "backstage": {"does": "Cooks", "takes": "2 h"}},
                              {"customer": "Eats", "takes": "30 min"}))  # fmt: skip
    (work,), (first, _) = bars(scene, "time-out-of-view"), bars(scene, "time-doing")
    assert work.box.right == pytest.approx(first.box.right, abs=1)
    assert "longer than the step" in words_of(scene)
    assert sums(scene)[1] == "2 h"


def test_each_customer_has_a_row_and_the_steps_are_shared() -> None:
    steps = [{"a": {"does": "Sits", "takes": "10 min"}, "b": {"does": "Stands", "takes": "5 min"}},
             {"a": {"does": "Eats", "takes": "1 min"}, "b": "Looks"}]  # fmt: skip
    scene = scene_of(steps_of(*steps, customers={"a": "Anna", "b": "Ben"}))
    assert sums(scene) == ["11 min", "at least 5 min"]
    one, two, three = bars(scene, "time-doing")
    assert one.box.x == three.box.x
    assert wide(one) / wide(three) == pytest.approx(2, rel=0.01)
    assert one.box.y == two.box.y < three.box.y
    assert "Anna: 11\u00a0min. Ben: at least 5\u00a0min." in scene.about
    assert scene.summary is None


def test_only_the_main_path_counts() -> None:
    steps = [{"customer": "Asks", "takes": "1 min", "next": [{"to": "s1", "share": 0.1}, {"to": "s2", "share": 0.9}]},
             {"customer": "Argues", "takes": "1 h"}, {"customer": "Goes", "takes": "2 min"}]  # fmt: skip
    scene = scene_of(steps_of(*steps))
    assert sums(scene) == ["3 min"]
    assert [one.of for one in drawn(scene, "step")] == ["s0", "s2"]


def test_where_nothing_is_timed_it_says_what_to_add() -> None:
    scene = scene_of("tests/pictures/one-step.yaml")
    assert "No step has a time yet" in words_of(scene)
    assert "waits: 8 min, takes: 2 min" in words_of(scene)


def test_what_it_says_to_add_is_drawn() -> None:
    scene = scene_of(steps_of({"customer": "Waits at the desk", "waits": "8 min", "takes": "2 min"}))
    assert sums(scene) == ["10 min of which 80% waiting"]


def test_a_step_of_no_time_at_all_is_not_a_gap() -> None:
    scene = scene_of(steps_of({"customer": "Taps", "takes": "0 min"}, {"customer": "Rides", "takes": "10 min"}))
    assert sums(scene) == ["10 min"]
    assert "no time given" not in words_of(scene)


def test_a_share_is_written_as_people_write_it() -> None:
    assert [percent(share) for share in (0.0, 0.002, 0.01, 0.355, 1.0)] == ["0%", "0.2%", "1%", "36%", "100%"]


# The axis


lengths = st.none() | st.sampled_from([0.0, 0.5, 1.0, 8.0, 90.0, 4320.0])


@given(st.lists(lengths, min_size=1, max_size=40), st.integers(300, 4000))
def test_steps_fill_the_axis_in_their_order(minutes: list[float | None], room: int) -> None:
    along = axis(minutes, 100.0, 100.0 + room)
    assert along.start == 100
    for (_, end), (start, _) in pairwise(along.spans):
        assert end == start
    assert all(end >= start for start, end in along.spans)
    if any(minutes) or None in minutes:
        assert along.end <= 100 + room + 0.1
    if any(minutes):
        assert along.end == pytest.approx(100 + room, abs=0.5)


@given(st.lists(lengths, min_size=1, max_size=40), st.integers(300, 4000))
def test_what_can_be_seen_is_to_scale_and_gaps_are_of_one_width(minutes: list[float | None], room: int) -> None:
    along = axis(minutes, 0.0, room)
    wide = [(end - start) / length for (start, end), length in zip(along.spans, minutes, strict=True)
            if length and end - start > LEAST + 0.1]  # fmt: skip
    assert all(share == pytest.approx(wide[0], rel=0.02) for share in wide)
    gaps = [end - start for (start, end), length in zip(along.spans, minutes, strict=True) if length is None]
    assert all(gap == pytest.approx(gaps[0], abs=0.03) for gap in gaps)
    if any(minutes):
        assert all(gap <= GAP + 0.02 for gap in gaps)


@given(st.lists(lengths, min_size=1, max_size=40))
def test_ticks_are_round_and_apart(minutes: list[float | None]) -> None:
    along = axis(minutes, 0.0, 1000.0)
    found = list(ticks(along, 80.0))
    assert all(other.x - one.x >= 60 for one, other in pairwise(found))
    assert all(other.minutes > one.minutes for one, other in pairwise(found))
    assert len(found) <= 17
    assert bool(found) == any(minutes)


def test_a_tick_after_a_gap_knows_that_it_is_at_least_so_late() -> None:
    along = axis([10.0, None, 10.0], 0.0, 1000.0)
    found = [(tick.minutes, tick.gaps) for tick in ticks(along, 200.0)]
    assert found == [(0, 0), (5, 0), (10, 0), (15, 1), (20, 1)]
    assert place(along, 2, 5.0) == pytest.approx((along.spans[2][0] + along.spans[2][1]) / 2, abs=0.02)


def test_steps_off_the_main_path_are_named_as_left_out() -> None:
    ways = [{"to": "c", "share": "80%"}, {"to": "b", "share": "20%"}]
    comes = {"id": "a", "customer": {"does": "Comes", "takes": "5 min"}, "next": ways}
    others = ({"id": "b", "customer": "Is asked again"}, {"id": "c", "customer": {"does": "Goes", "takes": "1 min"}})
    scene = timeline.view(graph_of(steps_of(comes, *others)), LIGHT)
    told = words_of(scene)
    assert "off the main path: Is asked again" in told
    straight = timeline.view(graph_of(steps_of(*others)), LIGHT)
    assert "off the main path" not in words_of(straight)
