"""The picture of what changed: the later state, every change marked, what is gone at its place, none on another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import blueprint as bp
from blueprint.compare.compared import compared
from blueprint.comparing import changes_of, view
from blueprint.layout.scene import Box, Card, Scene
from blueprint.layout.theme import THEMES, Paint, Theme, theme
from blueprint.layout.wording import LANGUAGES
from blueprint.render.svg import render
from blueprint.testing import blueprints
from tests.effort import examples
from tests.test_layout_blueprint import assert_apart, assert_geometry, assert_text_inside, box_of, inside
from tests.test_render_svg import contrast

EXAMPLES = Path(__file__).parents[1] / "examples"

BEFORE = """\
blueprint: 1
title: Café
owners: {house: The house, till-team: Till team}
touchpoints: {sign: {name: Sign, owner: house}, till: {name: Till, channel: person, owner: till-team}, cup: Cup}
lanes: {runner: {kind: backstage, name: Runner}}
journey:
  - phase: Come
    steps:
      - {id: see, customer: Sees the sign, touchpoints: [sign], emotion: 1}
      - {id: queue, customer: Queues, waits: 8 min, emotion: -2}
  - phase: Drink
    steps:
      - {id: order, customer: Orders, touchpoints: [till], frontstage: Takes the order, backstage: Brews, emotion: 0}
      - {id: sit, customer: Sits down, touchpoints: [cup], runner: Clears the table, emotion: 1}
      - {id: leave, customer: Leaves, emotion: 1, notes: {pain: Nobody says goodbye}}
"""
EDITS = {
    "added": ("      - {id: leave", "      - {id: ask, customer: Is asked how it was, emotion: 2}\n      - {id: leave"),
    "removed": ("      - {id: queue, customer: Queues, waits: 8 min, emotion: -2}\n", ""),
    "moved": ("  - phase: Drink\n    steps:\n      - {id: order, customer: Orders, touchpoints: [till], "
              "frontstage: Takes the order, backstage: Brews, emotion: 0}\n",
              "      - {id: order, customer: Orders, touchpoints: [till], frontstage: Takes the order, "
              "backstage: Brews, emotion: 0}\n  - phase: Drink\n    steps:\n"),
    "relaned": ("backstage: Brews", "support: Brews"),
    "reworded": ("customer: Orders", "customer: Orders by name"),
    "reowned": ("{name: Sign, owner: house}", "{name: Sign, owner: till-team}"),
    "retimed": ("waits: 8 min", "waits: 3 min"),
    "refelt": ("emotion: -2", "emotion: -1"),
    "changed": ("channel: person", "channel: kiosk"),
}  # fmt: skip


def scene_of(before: str, after: str, name: str = "light") -> Scene:
    return view(bp.loads(before).graph, bp.loads(after).graph, theme(name))


def edited(*kinds: str) -> str:
    text = BEFORE
    for kind in (one for one in EDITS if one in kinds):  # in their order: what moves is moved as it stands
        old, new = EDITS[kind]
        assert text.count(old) == 1, kind
        text = text.replace(old, new)
    return text


def card(scene: Scene, name: str) -> Card:
    """The card with that text, from the left."""
    return next(one for one in scene.cards if " ".join(text.text for text in one.texts) == name)


def signs(one: Card) -> set[str]:
    return {sign.kind for sign in one.signs}


def words(scene: Scene) -> str:
    svg = render(scene)
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


@pytest.mark.parametrize("kind", EDITS)
def test_every_kind_of_change_is_counted_above_and_marked_below(kind: str) -> None:
    scene = scene_of(BEFORE, edited(kind))
    assert_picture(scene)
    assert scene.changed
    counted = [label.texts[0].text for label in scene.changed.bar]
    names = {"relaned": "in another lane", "reworded": "re-worded", "reowned": "with another owner",
             "retimed": "with another time", "refelt": "felt otherwise", "changed": "changed otherwise"}  # fmt: skip
    assert counted == [f"1 {names.get(kind, kind)}"]


def test_what_is_new_has_a_frame_and_a_sign() -> None:
    scene = scene_of(BEFORE, edited("added"))
    new = card(scene, "Is asked how it was")
    assert new.role == "card-added"
    assert "added" in signs(new)
    assert "added" in new.about
    assert [shade.kind for shade in scene.changed.shades] == ["step-added"]
    assert [label.texts[0].text for label in scene.changed.tags] == ["added"]
    assert {key.name for key in scene.legend} >= {"added", "before"}


def test_what_is_gone_stands_where_it_stood_struck_and_dashed() -> None:
    scene = scene_of(BEFORE, edited("removed"))
    ghost = card(scene, "Queues")
    assert ghost.state == "gone"
    assert ghost.role == "card-gone"
    assert theme("light").paints["card-gone"].dash
    assert all(text.struck for text in ghost.texts)
    assert "gone" in signs(ghost)
    order = [one.column for name in ("Sees the sign", "Queues", "Orders") for one in [card(scene, name)]]
    assert order == [0, 1, 2]
    assert not any(ghost.id in (line.source, line.target) for line in scene.connectors)
    assert "hatch-gone" in {area.hatch for shade in scene.changed.shades for area in shade.shapes}


def test_what_was_said_stands_struck_on_the_card() -> None:
    scene = scene_of(BEFORE, edited("reworded"))
    orders = card(scene, "Orders by name")
    (chip,) = [chip for chip in orders.chips if chip.kind == "was-reworded"]
    assert [(text.text, text.struck) for text in chip.texts] == [("Orders", True)]
    assert orders.about.endswith("re-worded, was: Orders")
    assert 'text-decoration="line-through"' in render(scene)


def test_what_is_not_drawn_is_told_over_the_step_and_on_the_card() -> None:
    before = BEFORE.replace("customer: Sits down,", "customer: Sits down, level: coping, mark: pit,")
    after = BEFORE.replace("customer: Sits down,", "customer: Sits down, level: service,")
    scene = scene_of(before, after)
    assert_picture(scene)
    told = {" ".join(text.text for text in label.texts) for label in scene.changed.tags}
    assert told == {"level: service · was: coping", "mark: – · was: pit"}
    kiosk = card(scene_of(BEFORE, edited("changed")), "Till").chips[-1]
    assert " ".join(text.text for text in kiosk.texts) == "channel: kiosk was: person"  # in two lines
    long = BEFORE.replace("cup: Cup", "cup: {name: Cup, with: [house, till-team]}")
    (chip,) = [chip for chip in card(scene_of(BEFORE, long), "Cup").chips if chip.kind == "was-changed"]
    assert " ".join(text.text for text in chip.texts).startswith("with")


def test_what_moved_says_from_where() -> None:
    scene = scene_of(BEFORE, edited("moved"))
    assert [label.texts[0].text for label in scene.changed.tags] == ["was in: Drink"]
    scene = scene_of(BEFORE, edited("relaned"))
    assert "was in: Backstage" in " ".join(text.text for chip in card(scene, "Brews").chips for text in chip.texts)


def test_owners_and_times_that_were_are_struck() -> None:
    scene = scene_of(BEFORE, edited("reowned", "retimed"))
    said = {chip.kind: chip.texts[0] for one in scene.cards for chip in one.chips if chip.kind.startswith("was-")}
    assert {kind: (text.text, text.struck) for kind, text in said.items()} == {
        "was-reowned": ("The house", True), "was-retimed": ("8\u00a0min", True),
    }  # fmt: skip


def test_both_curves_are_drawn_and_the_old_scores_are_struck() -> None:
    scene = scene_of(BEFORE, edited("refelt"))
    band = scene.emotion
    (now,), (was,) = band.curves, band.earlier
    assert was.role == "was-0"
    assert theme("light").paints["was-0"].dash
    assert [dot.about for dot in was.dots] == ["Queues: was: −2.0"]
    struck = [text.text for label in band.labels for text in label.texts if text.struck]
    assert struck == ["−2.0"]
    assert len(now.pieces) == len(was.pieces) == 4
    assert scene.summary.figures[0].was.text == "−0.5"
    assert scene.summary.figures[0].was.struck


def test_a_step_that_stands_where_it_stood_bends_no_curve() -> None:
    assert scene_of(BEFORE, edited("moved")).emotion.earlier == ()


def test_a_scale_of_its_own_keeps_the_curves_apart() -> None:
    scene = scene_of(BEFORE, BEFORE.replace("title: Café\n", "title: Café\nscale: [-5, 5]\n"))
    assert scene.emotion.earlier == ()


def test_a_lane_and_a_phase_that_are_gone_and_notes_that_are() -> None:
    after = BEFORE.replace("lanes: {runner: {kind: backstage, name: Runner}}\n", "").replace(
        ", runner: Clears the table", "").replace(", notes: {pain: Nobody says goodbye}", "")  # fmt: skip
    scene = scene_of(BEFORE, after)
    assert_picture(scene)
    assert "Runner" in [lane.name for lane in scene.lanes]
    assert card(scene, "Clears the table").state == "gone"
    assert next(one for one in scene.cards if one.id.endswith("leave/notes")).state == "gone"
    first = BEFORE.index("  - phase: Come"), BEFORE.index("  - phase: Drink")
    scene = scene_of(BEFORE, BEFORE[: first[0]] + BEFORE[first[1] :])
    assert [(phase.name, phase.role) for phase in scene.phases] == [("Come", "phase-gone"), ("Drink", "phase")]
    assert_picture(scene)


def test_what_the_picture_does_not_show_is_said() -> None:
    scene = scene_of(BEFORE, BEFORE.replace("house: The house", "house: The café"))
    assert scene.footnote[-1].text == "Changes that the picture does not show: 1"


@pytest.mark.parametrize(("old", "new"), [
    ("kind: backstage, name: Runner", "kind: support, name: Runner"),
    ("lanes: {runner: {kind: backstage, name: Runner}}\n", ""),
    ("{pain: Nobody says goodbye}", "{idea: Nobody says goodbye}"),
    ("{pain: Nobody says goodbye}", "{pain: Nobody says goodbye, source: diary}"),
])  # fmt: skip
def test_what_the_picture_shows_is_not_said_to_be_missing(old: str, new: str) -> None:
    after = BEFORE.replace(old, new)
    if not new:
        after = after.replace(", runner: Clears the table", "")
    scene = scene_of(BEFORE, after)
    assert "does not show" not in " ".join(text.text for text in scene.footnote)
    if "goodbye" in old:
        assert "edited" in signs(next(one for one in scene.cards if one.id == "leave/notes"))


def test_nothing_changed_is_the_picture_itself() -> None:
    scene = scene_of(BEFORE, BEFORE)
    plain = bp.loads(BEFORE)
    assert scene.changed
    assert scene.changed == scene.changed._replace(bar=(), tags=(), shades=())
    assert [one.box for one in scene.cards] == [one.box._replace(y=one.box.y) for one in scene.cards]
    assert words(scene) == " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", bp.render(plain)))


def test_every_card_of_both_states_is_in_the_picture_once() -> None:
    before, after = (bp.load(EXAMPLES / f"{name}.yaml").graph for name in ("call-centre-usual", "shoe-call-centre"))
    found = changes_of(compared(before, after))
    ids = [one.id for one in view(before, after, theme("light")).cards]
    assert len(ids) == len(set(ids))
    assert {f"gone:{key}" for key in found.gone} == {key for key in ids if key.startswith("gone:")}
    assert {action.id for action in after.actions()} <= set(ids)


PAIRS = [("supermarket-before", "supermarket-after"), ("supermarket-after", "supermarket-before"),
         ("call-centre-usual", "shoe-call-centre"), ("shoe-call-centre", "call-centre-usual"),
         ("hotel-stay", "hotel-stay.zh-Hans"), ("phone-launch", "telecom-hall"),
         ("massage-chair", "mens-outfitter")]  # fmt: skip


def assert_picture(scene: Scene) -> None:
    """Nothing lies on anything, and what is said of changes has its place."""
    assert_geometry(scene)
    page = Box(0, 0, scene.width, scene.height)
    labels = [*scene.changed.bar, *scene.changed.tags]
    assert_apart([(label, label.box) for label in labels])
    for label in labels:
        assert inside(label.box, page)
        assert_text_inside(label.texts, label.box)
        assert_apart([(part, box_of(part)) for part in (*label.signs, *label.texts)])
    around = [*scene.heading, *(text for phase in scene.phases for text in phase.texts)]
    assert_apart([(part, box_of(part)) for part in around] + [(label, label.box) for label in labels])


@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_examples_held_against_each_other(pair: tuple[str, str]) -> None:
    before, after = (bp.load(EXAMPLES / f"{name}.yaml").graph for name in pair)
    assert_picture(view(before, after, theme("light")))


@examples(15)
@given(blueprints(), blueprints())
def test_nothing_overlaps_whatever_changed(one: dict[str, Any], other: dict[str, Any]) -> None:
    before, after = (bp.Blueprint.model_validate(data).graph for data in (one, other))
    assert_picture(view(before, after, theme("light")))


@pytest.mark.parametrize("name", [name for name in THEMES if name != "auto"])
def test_what_changed_can_be_read_in_every_theme(name: str) -> None:
    paints = theme(name).paints
    grounds = [("text", "card-added"), ("text", "card-edited"), ("text-soft", "card-gone"), ("text-soft", "chip-was"),
               ("text", "pill-change"), ("text-soft", "phase-gone"), ("text-soft", "card-edited"),
               ("text-soft", "card-added")]  # fmt: skip
    for text, ground in grounds:
        assert contrast(paints[text].fill, paints[ground].fill) >= 4.5, (text, ground)
    for badge in ("badge-added", "badge-gone", "badge-edit"):
        assert contrast(paints[badge].fill, paints[badge].stroke) >= 3, badge


def test_every_paint_of_changes_is_used() -> None:
    used: set[str] = set()

    class Noted(dict[str, Paint]):
        def __getitem__(self, role: str) -> Paint:
            used.add(role)
            return super().__getitem__(role)

    for text in (edited(*EDITS.keys() - {"retimed", "refelt"}), BEFORE[: BEFORE.index("  - phase: Come")]
                 + BEFORE[BEFORE.index("  - phase: Drink") :]):  # fmt: skip
        scene = scene_of(BEFORE, text)
        render(scene._replace(theme=Theme("light", Noted(scene.theme.paints))))
    of_changes = {role for role in theme("light").paints if re.search(r"-(added|edited|gone|edit|was|change)$", role)}
    assert of_changes <= used


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_what_changed(language: str) -> None:
    kinds = [kind for kind in EDITS if kind not in {"retimed", "refelt"}]
    after = edited(*kinds).replace("title: Café\n", f"title: Café\nlanguage: {language}\n")
    assert_picture(scene_of(BEFORE.replace("title: Café\n", f"title: Café\nlanguage: {language}\n"), after))


def test_text_of_strangers_stays_text() -> None:
    after = edited("reworded").replace("Orders by name", "</text><script>x</script>")
    svg = render(scene_of(BEFORE.replace("customer: Orders", "customer: '<b>Orders</b>'"), after))
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "&lt;b&gt;" in svg
