"""The geometry of whole pictures: nothing overlaps, nothing leaves its box, nothing moves without need."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations, pairwise
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.graph.build import build
from blueprint.graph.marks import marks
from blueprint.layout.blueprint import lay_out
from blueprint.layout.scene import Box, Card, EmotionBand, Scene, Sign, Text
from blueprint.layout.text import width
from blueprint.layout.theme import theme
from blueprint.layout.wiring import ports
from blueprint.model.records import validator
from blueprint.testing import blueprints
from blueprint.testing.words import WORDS
from tests.effort import examples


def scene_of(data: dict[str, Any]) -> Scene:
    record = validator("Blueprint").validate_python(data)
    record.shared = ()
    graph = build(record)
    return lay_out(graph, theme("light"), marks(graph))


def ten_steps() -> dict[str, Any]:
    steps = [
        {"id": f"s{number}", "customer": f"Does thing {number}", "frontstage": "Serves", "backstage": "Prepares",
         "support": "System", "touchpoints": [f"Thing {number}"], "emotion": number % 4 - 1}
        for number in range(1, 11)
    ]  # fmt: skip
    return {"blueprint": 1, "title": "Ten steps", "journey": [{"phase": "All", "steps": steps}]}


def boxes(scene: Scene) -> dict[str, Box]:
    return {card.id: card.box for card in scene.cards}


def overlap(one: Box, other: Box, slack: float = 0.01) -> bool:
    return (one.x + slack < other.right and other.x + slack < one.right
            and one.y + slack < other.bottom and other.y + slack < one.bottom)  # fmt: skip


def span(text: Text) -> tuple[float, float]:
    """Where a line of text begins and ends."""
    length = width(text.text, text.size, text.weight)
    start = {"start": text.at.x, "middle": text.at.x - length / 2, "end": text.at.x - length}[text.anchor]
    return start, start + length


def inside(inner: Box, outer: Box) -> bool:
    return (outer.x - 0.6 <= inner.x and inner.right <= outer.right + 0.6
            and outer.y - 0.6 <= inner.y and inner.bottom <= outer.bottom + 0.6)  # fmt: skip


def assert_text_inside(texts: tuple[Text, ...], box: Box) -> None:
    for text in texts:
        start, end = span(text)
        assert box.x - 0.6 <= start, text
        assert end <= box.right + 0.6, text
        assert box.y <= text.at.y - text.size * 0.6, text
        assert text.at.y <= box.bottom, text


def box_of(part: Text | Sign) -> Box:
    """Where a line of text or a sign is seen."""
    if isinstance(part, Sign):
        along = {"line": 1.5, "frame": 6.0}.get(part.kind, part.size)
        return Box(part.at.x - part.size, part.at.y - along, 2 * part.size, 2 * along)
    start, end = span(part)
    return Box(start, part.at.y - part.size * 0.75, end - start, part.size * 0.95)


def assert_apart(boxes: list[tuple[Any, Box]]) -> None:
    """No two of these lie on each other."""
    for (one, box), (other, second) in combinations(boxes, 2):
        assert not overlap(box, second), (one, other)


def assert_card(card: Card) -> None:
    """Words, chips and signs of a card, each in its place and none on another."""
    assert_text_inside(card.texts, card.box)
    assert_apart(
        [(part, box_of(part)) for part in (*card.texts, *card.signs)] + [(chip, chip.box) for chip in card.chips]
    )
    for chip in card.chips:
        assert inside(chip.box, card.box), (card.id, chip)
        assert_text_inside(chip.texts, chip.box)
        assert inside(box_of(chip.sign), chip.box), chip
        assert_apart([(part, box_of(part)) for part in (chip.sign, *chip.texts)])


def assert_emotion(band: EmotionBand) -> None:
    """Everything in the emotion row lies in it, and no dot, score, pill, tag or name on another."""
    dots = [dot.sign for curve in band.curves for dot in curve.dots]
    labels = [*band.labels, *band.meant]
    names = [*band.texts, *(part for key in band.keys for part in key.texts)]
    boxes = [(part, box_of(part)) for part in (*dots, *names)]
    boxes += [(label, label.box) for label in labels] + [(key, key.box) for key in band.keys]
    for part, box in boxes:
        assert inside(box, band.box), part
    assert_apart(boxes)
    for label in labels:
        assert_text_inside(label.texts, label.box)
        assert_apart([(part, box_of(part)) for part in (*label.signs, *label.texts)])
        assert all(inside(box_of(sign), label.box) for sign in label.signs)
    assert all(band.high - 0.01 <= sign.at.y <= band.low + 0.01 for sign in dots)


def segments(scene: Scene) -> list[tuple[int, Any, Any]]:
    return [(number, a, b) for number, line in enumerate(scene.connectors) for a, b in pairwise(line.points)]


def assert_geometry(scene: Scene) -> None:
    page = Box(0, 0, scene.width, scene.height)
    for card in scene.cards:
        assert inside(card.box, page)
        assert_card(card)
    for one, other in combinations(scene.cards, 2):
        assert not overlap(one.box, other.box), (one.id, other.id)
    assert_lines(scene)
    assert_around(scene, page)


def assert_lines(scene: Scene) -> None:
    cards = {card.id: card for card in scene.cards}
    for line in scene.connectors:
        assert on_border(line.points[0], cards[line.source])
        assert on_border(line.points[-1], cards[line.target])
    for _, a, b in segments(scene):
        assert a.x == b.x or a.y == b.y
        piece = Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
        for card in scene.cards:
            assert not overlap(piece, card.box, slack=0.5), card.id
    for (one, a, b), (other, c, d) in combinations(segments(scene), 2):
        assert one == other or not share_a_piece(a, b, c, d), (scene.connectors[one], scene.connectors[other])
    assert_labels(scene)


def assert_labels(scene: Scene) -> None:
    """Whatever a line says stands beside it or on it, in the lanes, and on nothing else."""
    lanes = Box(scene.lanes[0].box.x, scene.lanes[0].box.y, scene.lanes[0].box.width,
                scene.lanes[-1].box.bottom - scene.lanes[0].box.y)  # fmt: skip
    labels = [(number, line.label) for number, line in enumerate(scene.connectors) if line.label]
    for line in scene.connectors:
        told = line.about.partition(" → ")[2]
        named = any(told in card.about for card in scene.cards if card.id == line.target)  # a colon of its name's own
        assert line.label or named or not any(colon in told for colon in (": ", "：")), line.about
    for (_, one), (_, other) in combinations(labels, 2):
        assert not overlap(one.box, other.box), (one, other)
    for number, label in labels:
        assert inside(label.box, lanes), label
        assert_text_inside(label.texts, label.box)
        near = label.box._replace(x=label.box.x - 4, width=label.box.width + 8, y=label.box.y - 4,
                                  height=label.box.height + 8)  # fmt: skip
        assert any(overlap(near, along(a, b)) for one, a, b in segments(scene) if one == number), label
        for thing in in_the_way(scene, number):
            assert not overlap(label.box, thing), (label, thing)


def in_the_way(scene: Scene, number: int) -> Iterator[Box]:
    """What the label of a line must not lie on."""
    for card in scene.cards:
        yield card.box
    for one, a, b in segments(scene):
        if one != number:
            yield along(a, b)
    for line in scene.connectors:
        yield from (box_of(truth) for truth in line.crossings)
    for separator in scene.separators:
        yield separator.label.box
        yield along(separator.start, separator.end)
    for text in (text for lane in scene.lanes for text in lane.texts):
        start, end = span(text)
        yield Box(start, text.at.y - text.size, end - start, text.size * 1.2)


def along(a: Any, b: Any) -> Box:
    """A straight piece of a line as a box, as thick as what it is drawn with."""
    return Box(min(a.x, b.x) - 0.5, min(a.y, b.y) - 0.5, abs(a.x - b.x) + 1, abs(a.y - b.y) + 1)


def on_border(point: Any, card: Card) -> bool:
    box = card.box
    across = min(abs(point.x - box.x), abs(point.x - box.right)) < 0.1 and box.y <= point.y <= box.bottom
    along = min(abs(point.y - box.y), abs(point.y - box.bottom)) < 0.1 and box.x <= point.x <= box.right
    return across or along


def share_a_piece(a: Any, b: Any, c: Any, d: Any) -> bool:
    if a.x == b.x == c.x == d.x:
        return min(max(a.y, b.y), max(c.y, d.y)) - max(min(a.y, b.y), min(c.y, d.y)) > 0.1
    if a.y == b.y == c.y == d.y:
        return min(max(a.x, b.x), max(c.x, d.x)) - max(min(a.x, b.x), min(c.x, d.x)) > 0.1
    return False


def assert_around(scene: Scene, page: Box) -> None:
    bands = [lane.box for lane in scene.lanes]
    for upper, lower in pairwise(bands):
        assert upper.bottom < lower.y
    for lane in scene.lanes:
        assert_text_inside(lane.texts, lane.box)
        for card in scene.cards:
            if card.lane == lane.id:
                assert inside(card.box, lane.box)
    for line in scene.separators:
        assert not any(band.y < line.start.y < band.bottom for band in bands)
    assert_head(scene, page)


def assert_head(scene: Scene, page: Box) -> None:
    for phase in scene.phases:
        assert_text_inside(phase.texts, phase.box)
    if scene.summary:
        figures = [text for figure in scene.summary.figures for text in (*figure.labels, figure.value)]
        assert_text_inside(tuple(figures), scene.summary.box)
        assert_apart([(text, box_of(text)) for text in figures])
        for text in scene.heading:
            assert not overlap(box_of(text), scene.summary.box)
    if scene.emotion:
        assert_emotion(scene.emotion)
        assert scene.emotion.box.bottom < scene.lanes[0].box.y
    around = (*scene.heading, *scene.footnote, *(part for key in scene.legend for part in (*key.signs, *key.texts)))
    assert_apart([(part, box_of(part)) for part in around])
    assert all(inside(box_of(part), page) for part in around)
    assert all(map(isfinite, (scene.width, scene.height)))


@examples(30)
@given(blueprints())
def test_nothing_overlaps_and_no_text_leaves_its_box(data: dict[str, Any]) -> None:
    assert_geometry(scene_of(data))


@st.composite
def crowded(draw: st.DrawFn) -> dict[str, Any]:
    """A small blueprint with more links that say something than anybody would draw, up, down, across and around."""
    words = st.sampled_from([*WORDS, "if no room is ready", "عند الطاولة"])
    said = st.lists(words, min_size=1, max_size=8).map(" ".join)
    steps, ends = [], []
    for number in range(draw(st.integers(1, 5))):
        step: dict[str, Any] = {"id": f"s{number}", "customer": "Goes"}
        for lane in ("touchpoints", "frontstage", "backstage", "support"):
            step[lane] = [f"Does {number} {one}" for one in range(draw(st.sampled_from([0, 1, 1, 2, 4])))]
            if lane != "touchpoints":
                ends += [f"s{number}/{lane}" + (f"/{one + 1}" if one else "") for one in range(len(step[lane]))]
        ends.append(f"s{number}/customer")
        steps.append({key: value for key, value in step.items() if value})
    for number, step in enumerate(steps):
        targets = draw(st.lists(st.integers(0, len(steps) - 1), max_size=3, unique=True))
        if draw(st.booleans()) and targets:
            step["next"] = [{"to": f"s{to}", "loop": to <= number, "when": draw(said)} for to in targets]
    pairs = draw(st.lists(st.permutations(ends).map(lambda order: order[:2]), max_size=16)) if len(ends) > 1 else []
    kind = st.sampled_from(["informs", "flow", "relies"])
    links = [{"from": start, "to": end, "kind": draw(kind), "label": draw(said)} for start, end in pairs]
    return {"blueprint": 1, "title": "T", "language": draw(st.sampled_from(["en", "ar"])), "links": links,
            "journey": [{"phase": "P", "steps": steps}]}  # fmt: skip


@examples(30)
@given(crowded())
def test_labels_find_their_places_in_any_crowd(data: dict[str, Any]) -> None:
    assert_geometry(scene_of(data))


def test_room_that_no_label_lies_in_is_given_back() -> None:
    data = {"blueprint": 1, "title": "T", "links": [{"from": "s0/customer", "to": "s0/support", "kind": "informs"}],
            "journey": [{"phase": "One", "steps": [{"id": "s0", "customer": "Goes", "backstage": ["Does 1"],
                                                    "support": ["Does 1"]}]}]}  # fmt: skip
    before = [lane.box.height for lane in scene_of(data).lanes[1:]]
    data["links"][0]["label"] = "https://example.org/a-very-long-address/without/any/space/at/all"
    assert [lane.box.height for lane in scene_of(data).lanes[1:]] == before


@pytest.mark.parametrize("path", sorted(Path(__file__).with_name("hard").glob("*.json")), ids=lambda path: path.stem)
def test_cases_that_once_went_wrong(path: Path) -> None:
    assert_geometry(scene_of(json.loads(path.read_text(encoding="utf-8"))))


def test_a_loop_and_an_edge_move_no_card_and_no_lane() -> None:
    before = scene_of(ten_steps())
    data = ten_steps()
    data["journey"][0]["steps"][7] |= {"next": [{"to": "s9"}, {"to": "s4", "loop": True}]}
    data["links"] = ["s8/backstage -> s9/frontstage"]
    after = scene_of(data)
    assert_geometry(after)
    assert boxes(after) == boxes(before)
    assert [lane.box for lane in before.lanes] == [lane.box for lane in after.lanes]
    assert len(after.connectors) == len(before.connectors) + 2


def test_a_last_step_moves_no_earlier_card() -> None:
    data = ten_steps()
    data["journey"][0]["steps"].append({"id": "s11", "customer": "Leaves", "emotion": 2})
    before, after = boxes(scene_of(ten_steps())), boxes(scene_of(data))
    assert {key: after[key] for key in before} == before


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_languages_that_run_from_the_right_are_mirrored(language: str) -> None:
    plain, mirrored = scene_of(ten_steps()), scene_of(ten_steps() | {"language": language})
    first, last = (next(card for card in mirrored.cards if card.id == f"s{n}/customer").box for n in (1, 10))
    assert first.x > last.x
    assert mirrored.right_to_left
    assert not plain.right_to_left
    assert_geometry(mirrored)


def test_a_lane_with_nothing_in_it_is_drawn_only_if_the_file_declares_it() -> None:
    assert [lane.id for lane in scene_of(ten_steps()).lanes] == [
        "touchpoints",
        "customer",
        "frontstage",
        "backstage",
        "support",
    ]
    data = ten_steps() | {"lanes": {"robot": {"kind": "frontstage", "name": "Robot"}}}
    assert "robot" in [lane.id for lane in scene_of(data).lanes]


def test_cards_are_read_step_by_step_from_the_top() -> None:
    order = [(card.column, card.box.y) for card in scene_of(ten_steps()).cards]
    assert order == sorted(order)


@pytest.mark.parametrize("path", sorted(Path(__file__).with_name("hard").glob("*.json")), ids=lambda path: path.stem)
def test_where_too_many_lines_end_they_are_ordered_quickly_and_lie_apart(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As more than `MOST` on one side are, of which there is no example that can be drawn at every change."""
    monkeypatch.setattr(ports, "MOST", 0)
    assert_geometry(scene_of(json.loads(path.read_text(encoding="utf-8"))))
