"""The journey: curves, steps under their dots, what is noted, and the panel of figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from blueprint.layout.charts.notes import HIGHEST
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Drawing, Sign, Text
from blueprint.views import journey
from tests.seen import LIGHT, assert_seen, graph_of, words_of
from tests.test_layout_emotion import pills, steps_of


def scene_of(source: str | dict[str, Any]) -> Scene:
    scene = journey.view(graph_of(source), LIGHT)
    assert_seen(scene)
    return scene


def drawn(scene: Scene, kind: str) -> list[Drawing]:
    return [one for one in scene.drawings if one.kind == kind]


def said(drawing: Drawing) -> str:
    return " ".join(shape.text for shape in drawing.shapes if isinstance(shape, Text))


def figures(scene: Scene) -> dict[str, str]:
    assert scene.summary
    return {figure.id: figure.value.text for figure in scene.summary.figures}


@pytest.mark.parametrize("name", ["hotel-stay", "phone-launch"])
def test_the_picture_in_words(name: str, golden: Callable) -> None:
    golden(f"views/{name}.journey.txt", words_of(scene_of(f"examples/{name}.yaml")))


def test_the_panel_gives_four_figures_for_one_customer() -> None:
    scores = (1, -2, 3, 2)
    scene = scene_of(steps_of(*({"customer": "Goes", "emotion": score} for score in scores)))
    assert figures(scene) == {"peak-end": "+2.5", "low-end": "0.0", "high-end": "+2.5", "mean": "+1.0"}
    assert "Peak–end +2.5, Low–end 0.0, High–end +2.5" in scene.about


def test_the_panel_has_a_row_for_each_of_several_customers() -> None:
    steps = [{"a": {"does": "Sits", "emotion": 1}, "b": {"does": "Stands", "emotion": -3}},
             {"a": {"does": "Eats", "emotion": 2}, "b": "Leaves"}]  # fmt: skip
    scene = scene_of(steps_of(*steps, customers={"a": "Anna", "b": "Ben", "c": "Cy"}))
    assert figures(scene)["peak-end/a"] == "+2.0"
    assert figures(scene)["peak-end/b"] == "end not scored"
    assert "peak-end/c" not in figures(scene)
    assert scene.summary
    names = [text.text for figure in scene.summary.figures for text in figure.labels]
    assert names.count("Anna") == names.count("Ben") == names.count("Peak–end") == 1


def test_every_step_stands_under_its_dot() -> None:
    scene = scene_of("examples/hotel-stay.yaml")
    assert scene.emotion
    dots = {dot.id.split("/")[0]: dot.sign.at.x for curve in scene.emotion.curves for dot in curve.dots}
    for step in drawn(scene, "step"):
        middles = [shape.at.x for shape in step.shapes if isinstance(shape, Text)]
        if step.of in dots:
            assert abs(middles[0] - dots[step.of]) < 0.1
    assert len(drawn(scene, "step")) == 14


def test_what_several_customers_do_bears_their_signs_and_what_all_do_bears_none() -> None:
    steps = [{"customer": "Come", "emotion": 1}, {"a": "Sits", "b": {"does": "Stands", "emotion": 1}}]
    scene = scene_of(steps_of(*steps, customers={"a": "Anna", "b": "Ben"}))
    first, second = drawn(scene, "step")
    assert not [shape for shape in first.shapes if isinstance(shape, Sign)]
    assert {shape.kind for shape in second.shapes if isinstance(shape, Sign)} == {"circle", "square"}


def test_all_that_is_noted_stands_under_its_step() -> None:
    notes = {"pain": "It is cold", "idea": "A stove", "quote": "“Brr!”"}
    scene = scene_of(steps_of({"customer": "Waits", "emotion": -1, "notes": notes}, {"customer": "Goes", "emotion": 1}))
    (note,) = drawn(scene, "note")
    assert said(note) == "Pain It is cold Quote “Brr!” Idea A stove"
    assert note.about == "Pain: It is cold; Quote: “Brr!”; Idea: A stove"


def test_many_notes_are_counted_and_told_in_full_to_those_who_point_at_them() -> None:
    pains = [f"It takes too long, and it is the complaint number {number}" for number in range(20)]
    scene = scene_of(steps_of({"customer": "Waits", "emotion": -1, "notes": {"pain": pains}}))
    (note,) = drawn(scene, "note")
    assert said(note) == "Pain: 20"
    assert all(pain in note.about for pain in pains)
    (card,) = [shape for shape in note.shapes if isinstance(shape, Area)]
    assert card.box.height < HIGHEST


def test_without_notes_there_is_no_row_for_them() -> None:
    scene = scene_of("tests/pictures/one-step.yaml")
    assert not drawn(scene, "note")
    assert "Notes" not in words_of(scene)


def test_where_nobody_scored_anything_it_says_so() -> None:
    scene = scene_of(steps_of({"customer": "Comes", "mark": "peak"}, {"customer": "Goes"}))
    assert scene.summary is None
    assert scene.footnote == ()
    assert "Nobody has said how a step feels yet." in scene.about
    assert scene.emotion
    assert "Nobody has said how a step feels yet" in [text.text for text in scene.emotion.texts]
    assert [tag.texts[0].text for tag in scene.emotion.meant] == ["meant: peak"]


@pytest.mark.parametrize(
    ("scale", "ticks"),
    [
        ([-3, 3], ["+3", "0", "−3"]),
        ([1, 5], ["5", "3", "1"]),
        ({"from": 0, "to": 10, "good": "low", "neutral": 0}, ["10", "0"]),
    ],
)
def test_the_scale_is_written_at_its_lines(scale: Any, ticks: list[str]) -> None:
    scene = scene_of(steps_of({"customer": "Comes", "emotion": 2}, {"customer": "Goes", "emotion": 3}, scale=scale))
    band = scene.emotion
    assert band
    found = {text.text: text.at.y for text in band.texts if text.anchor == "end"}
    assert list(found) == ticks
    best = ticks[0] if scale != {"from": 0, "to": 10, "good": "low", "neutral": 0} else "0"
    assert abs(found[best] - band.high) < 6


def test_ten_steps_fit_on_a_page_of_a_report() -> None:
    steps = [{"customer": f"Does a thing {number}", "emotion": number % 5 - 2} for number in range(10)]
    assert scene_of(steps_of(*steps)).width < 1120


def test_names_on_pills_are_not_torn_apart() -> None:
    names = {f"c{number}": f"Person number {number}" for number in range(6)}
    steps = [{name: {"does": "Goes", "emotion": (place * 5 + step * 3) % 7 - 3} for place, name in enumerate(names)}
             for step in range(4)]  # fmt: skip
    scene = scene_of(steps_of(*steps, customers=names))
    assert scene.emotion
    lines = [text.text for label in scene.emotion.labels for text in label.texts]
    assert not [line for line in lines if line.strip("\u00a0")[-1] in ".+−·" and line[-2] != "\u00a0"], lines
    assert len(pills(scene.emotion)) > 10
