"""The geometry of whole pictures: nothing overlaps, nothing leaves its box, nothing moves without need."""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from blueprint.graph.build import build
from blueprint.graph.marks import marks
from blueprint.layout.blueprint import lay_out
from blueprint.layout.scene import Box, Card, Scene, Text
from blueprint.layout.text import width
from blueprint.layout.theme import theme
from blueprint.model.records import validator
from tests.strategies import blueprints


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


def segments(scene: Scene) -> list[tuple[int, Any, Any]]:
    return [(number, a, b) for number, line in enumerate(scene.connectors) for a, b in pairwise(line.points)]


def assert_geometry(scene: Scene) -> None:
    page = Box(0, 0, scene.width, scene.height)
    for card in scene.cards:
        assert inside(card.box, page)
        assert_text_inside(card.texts, card.box)
        for chip in card.chips:
            assert inside(chip.box, card.box), (card.id, chip)
            assert_text_inside(chip.texts, chip.box)
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
    labels = [line.label.box for line in scene.connectors if line.label]
    for one, other in combinations(labels, 2):
        assert not overlap(one, other)
    for label in labels:
        assert not any(overlap(label, card.box) for card in scene.cards)


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
        for text in scene.heading:
            start, end = span(text)
            at = Box(start, text.at.y - text.size, end - start, text.size * 1.2)
            assert not overlap(at, scene.summary.box)
    if scene.emotion:
        for curve in scene.emotion.curves:
            for dot in curve.dots:
                assert scene.emotion.box.y < dot.at.y < scene.emotion.box.bottom
                assert not dot.pill or inside(dot.pill.box, scene.emotion.box)
    for text in (*scene.heading, *scene.footnote, *(key.text for key in scene.legend)):
        start, end = span(text)
        assert start >= 0
        assert end <= page.width
    assert all(map(isfinite, (scene.width, scene.height)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blueprints())
def test_nothing_overlaps_and_no_text_leaves_its_box(data: dict[str, Any]) -> None:
    assert_geometry(scene_of(data))


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
    order = [(card.step, card.box.y) for card in scene_of(ten_steps()).cards]
    assert order == sorted(order)
