"""The row of the emotion curves: everything finds room, and everybody knows whose moment is which."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.layout.customers import CUSTOMER_LOOKS
from blueprint.layout.scene import EmotionBand, Label, Scene
from blueprint.layout.wording import LANGUAGES, words
from blueprint.testing.words import durations, short_texts
from tests.effort import examples
from tests.test_layout_blueprint import assert_geometry, overlap, scene_of

MARKS = ["peak", "pit", "end", "transition", "milestone"]
SCALES: list[Any] = [[-3, 3], [0, 10], {"from": 0, "to": 10, "good": "low", "neutral": 0}, [1, 5]]


@st.composite
def felt(draw: st.DrawFn) -> dict[str, Any]:
    """A blueprint in which up to nine customers feel much, and the designer means much."""
    names = [f"c{number}" for number in range(draw(st.sampled_from([0, 2, 3, 5, 9])))]
    scale = draw(st.sampled_from(SCALES))
    low, high = scale if isinstance(scale, list) else (scale["from"], scale["to"])
    scores = st.sampled_from([low, high, (low + high) / 2]) | st.integers(low * 10, high * 10).map(lambda n: n / 10)
    steps = []
    for number in range(draw(st.integers(1, 6))):
        step: dict[str, Any] = {"id": f"s{number}"}
        if not names or draw(st.booleans()):
            step["customer"] = draw(short_texts)
        else:
            who = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
            step |= {name: {"does": draw(short_texts)} | ({"emotion": draw(scores)} if draw(st.booleans()) else {})
                     for name in who}  # fmt: skip
        if "customer" in step and draw(st.booleans()):
            step |= {"emotion": draw(scores), "waits": {"for": draw(durations), "most": draw(durations)}}
        if draw(st.booleans()):
            step["mark"] = draw(st.lists(st.sampled_from(MARKS), min_size=1, unique=True))
        steps.append(step)
    whole = {"blueprint": 1, "title": "Felt", "scale": scale, "language": draw(st.sampled_from(LANGUAGES))}
    if names:
        whole["customers"] = {name: f"{name} {draw(short_texts)}" for name in names}
    return whole | {"journey": [{"phase": "All", "steps": steps}]}


@examples(120)
@given(felt())
def test_everything_in_the_row_finds_room(data: dict[str, Any]) -> None:
    assert_geometry(scene_of(data))


def steps_of(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    listed = [{"id": f"s{number}"} | step for number, step in enumerate(steps)]
    return {"blueprint": 1, "title": "Steps", **more, "journey": [{"phase": "All", "steps": listed}]}


def band_of(data: dict[str, Any]) -> EmotionBand:
    scene = scene_of(data)
    assert_geometry(scene)
    assert scene.emotion
    return scene.emotion


def text_of(label: Label) -> str:
    return " ".join(text.text for text in label.texts).replace("\u00a0", " ")


def pills(band: EmotionBand) -> list[str]:
    return [text_of(label) for label in band.labels if label.role != "panel"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_number_of_marks_on_neighbouring_steps_find_room(language: str) -> None:
    steps = [{"customer": "x", "emotion": score, "mark": MARKS} for score in (3, -3, 3, 2.9, -2.9, 0)]
    band = band_of(steps_of(*steps, language=language))
    assert len(band.meant) == 2 * len(steps)
    said = words(language)
    shown = " ".join(map(text_of, band.meant))
    assert all(shown.count(said[mark]) >= len(steps) for mark in MARKS)
    for tag in band.meant:
        assert tag.box.bottom < band.high or band.low < tag.box.y
        assert not any(overlap(tag.box, label.box) for label in band.labels)


def test_a_tag_stands_over_its_step() -> None:
    scene = scene_of(steps_of(*({"customer": "Goes on", "emotion": 1, "mark": "milestone"} for _ in range(5))))
    assert scene.emotion
    middles = {card.step: card.box.middle.x for card in scene.cards}
    assert [tag.of for tag in scene.emotion.meant] == list(middles)
    assert all(abs(tag.box.middle.x - middles[tag.of]) < 0.01 for tag in scene.emotion.meant)


def everybody(count: int) -> Scene:
    names = {f"c{number}": f"Person {number}" for number in range(count)}
    first = {"customer": "Come", "emotion": 1}
    second = {name: {"does": "Goes", "emotion": (number * 7 % 13 - 6) / 2} for number, name in enumerate(names)}
    third = {name: {"does": "Leaves", "emotion": (number * 5 % 11 - 5) / 2} for number, name in enumerate(names)}
    return scene_of(steps_of(first, second, third, customers=names))


@pytest.mark.parametrize("count", range(2, 9))
def test_each_customer_has_a_line_a_sign_and_a_name(count: int) -> None:
    scene = everybody(count)
    assert_geometry(scene)
    band = scene.emotion
    assert band
    paints = scene.theme.paints
    assert len({paints[curve.role].dash for curve in band.curves}) == count
    assert len({paints[curve.role].stroke for curve in band.curves}) == count
    assert len({curve.dots[0].sign.kind for curve in band.curves}) == count
    assert [key.texts[0].text for key in band.keys] == [curve.name for curve in band.curves]
    assert [curve.customer for curve in band.curves] == [f"c{number}" for number in range(count)]
    named = pills(band)
    for curve in band.curves:
        assert any(curve.name in text and "END" in text for text in named)
    assert all("Person" in text for text in named)


def test_the_looks_of_customers_all_differ() -> None:
    assert len({look.sign for look in CUSTOMER_LOOKS}) == len({look.dash for look in CUSTOMER_LOOKS}) == 8


def test_where_all_feel_the_same_no_dot_hides_another() -> None:
    names = {f"c{number}": f"Person {number}" for number in range(8)}
    band = band_of(steps_of({"customer": "Come", "emotion": 1}, {"customer": "Go", "emotion": 2}, customers=names))
    assert len({dot.sign.at for curve in band.curves for dot in curve.dots}) == 16
    assert [text_of(label) for label in band.labels if label.role == "panel"] == ["+1.0"]


def test_a_curve_without_a_scored_end_is_named_where_it_stops() -> None:
    steps = ({"a": {"does": "Comes", "emotion": 1}, "b": {"does": "Comes", "emotion": 2}},
             {"a": {"does": "Sits", "emotion": 0.5}, "b": {"does": "Sits", "emotion": 1.5}},
             {"a": "Goes", "b": {"does": "Goes", "emotion": 1}})  # fmt: skip
    band = band_of(steps_of(*steps, customers={"a": "Anna", "b": "Ben"}))
    assert "Anna · +0.5" in [text_of(label) for label in band.labels]
    assert "Ben · END +1.0" in pills(band)


def test_one_customer_is_not_named_on_every_pill() -> None:
    band = band_of(steps_of({"customer": "Comes", "emotion": -1}, {"customer": "Goes", "emotion": 2},
                            customers={"a": "Anna"}))  # fmt: skip
    assert pills(band) == ["PIT −1.0", "PEAK · END +2.0"]
    assert band.keys == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "PEAK (A LOW) −3.0"),
        ("de", "STÄRKSTER MOMENT (EIN TIEF) −3.0"),
        ("es", "PICO (NEGATIVO) −3.0"),
        ("ja", "ピーク（最低点） −3.0"),
        ("zh-Hans", "峰值（低谷） −3.0"),
    ],
)
def test_a_peak_that_is_a_low_reads_naturally(language: str, said: str) -> None:
    band = band_of(
        steps_of({"customer": "Waits", "emotion": -3}, {"customer": "Goes", "emotion": 1}, language=language)
    )
    assert pills(band)[0] == said


def test_the_description_names_a_low_peak_once() -> None:
    scene = scene_of(steps_of({"customer": "Waits", "emotion": -3}, {"customer": "Goes", "emotion": 1}))
    assert scene.about == ("Service blueprint with 1 phase and 2 steps. Peak, a low, at “Waits” (−3.0). "
                           "End at “Goes” (+1.0).")  # fmt: skip


def figures(scene: Scene) -> dict[str, str]:
    assert scene.summary
    return {figure.id: figure.value.text for figure in scene.summary.figures}


def test_where_there_is_no_peak_end_figure_it_says_why() -> None:
    steps = ({"customer": "Comes", "emotion": 1}, {"customer": "Goes"})
    assert figures(scene_of(steps_of(*steps)))["peak-end"] == "end not scored"
    assert figures(scene_of(steps_of(*steps, language="de")))["peak-end"] == "Ende nicht bewertet"


def test_what_is_aimed_at_is_not_called_felt() -> None:
    scene = scene_of(steps_of({"customer": "Comes", "emotion": {"target": 1}}))
    assert scene.summary
    assert "Average target" in [text.text for figure in scene.summary.figures for text in figure.labels]


def test_many_figures_stand_in_rows_and_leave_room_for_the_title() -> None:
    scene = everybody(8)
    assert scene.summary
    assert len({figure.value.at.y for figure in scene.summary.figures}) > 1
    assert scene.summary.box.width < scene.width * 0.65


@pytest.mark.parametrize(
    ("waits", "kind", "said"),
    [
        ("8 min", "waits", "waits 8 min"),
        ({"for": "8 min", "most": "5 min"}, "late", "waits 8 min / ≤ 5 min"),
        ({"for": "5 min", "most": "5 min"}, "waits", "waits 5 min / ≤ 5 min"),
        ({"most": "5 min"}, "waits", "waits / ≤ 5 min"),
        ({"explained": True}, "waits", "waits"),
    ],
)
def test_a_wait_tells_how_long_it_may_be(waits: Any, kind: str, said: str) -> None:
    scene = scene_of(steps_of({"customer": "Stands in a rather long line at the desk", "waits": waits}))
    (chip,) = scene.cards[0].chips
    assert (chip.kind, " / ".join(text.text for text in chip.texts).replace("\u00a0", " ")) == (kind, said)
    assert ("waiting too long" in scene.cards[0].about) == (kind == "late")
    assert [key.name for key in scene.legend] == [kind]
