"""Ids: spelled in one way, never taken for one another; those made from texts give way to those that people typed."""

from __future__ import annotations

from typing import Any

import pytest

from blueprint.document import Blueprint
from blueprint.errors import ModelError, Problem, ProblemsError
from blueprint.graph.build import build
from blueprint.graph.graph import Graph
from blueprint.load.reader import read_text
from blueprint.model.records import validator
from blueprint.model.slugs import Namer, is_id, slug
from blueprint.model.spelling import bare, composed, difference, look, misspelt

STEP = {"id": "s", "customer": "Asks", "frontstage": "Answers", "backstage": ["Looks", {"id": "cook", "does": "Cooks"}]}


def graph_of(*steps: dict[str, Any], **head: Any) -> Graph:
    data = {"title": "T", "journey": [{"phase": "P", "steps": list(steps)}]} | head
    record = validator("Blueprint").validate_python(data)
    record.shared = ()
    return build(record)


def problems(*steps: dict[str, Any], **head: Any) -> tuple[Problem, ...]:
    with pytest.raises(ModelError) as caught:
        graph_of(*steps, **head)
    return caught.value.problems


def the_problem(*steps: dict[str, Any], **head: Any) -> Problem:
    (problem,) = problems(*steps, **head)
    return problem


# ── what may stand in an id ─────────────────────────────────────────────────────────────────────────────────────────

ORDINARY = [
    "check-in", "step_1", "a.b", "Straße", "straße-2", "Übergabe", "grüße", "Maße", "masse", "señal", "naïve", "œuvre",
    "İstanbul", "ısı", "isi", "前台", "后台", "後台", "入口", "人口", "未", "末", "土", "士", "烫头发", "レビュー",
    "かな", "カナ", "주문", "결제", "استقبال", "فاتورة", "دفع", "مطبخ", "إيصال", "ايصال", "קבלה", "תשלום", "שירות",
    "Σίγουρα",
    "κουζίνα", "кухня", "приём", "прием", "हिन्दी", "ลูกค้า", "khách-hàng", "room-1", "room-l", "room-I", "O2", "02",
]  # fmt: skip


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_ids_are_taken(name: str) -> None:
    assert is_id(name)
    assert graph_of({"id": name, "customer": "A"}, owners={f"{name}.x": name}).steps[0].id == name


def test_no_two_ordinary_ids_are_taken_for_one_another() -> None:
    looks = {look(name): name for name in ORDINARY}
    assert len(looks) == len(ORDINARY)


HIDDEN = ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u2060", "\u00ad",
          "\u034f", "\u061c", "\u115f", "\u3164", "\uffa0", "\u180e", "\ufe0f", "\U000e0041", "\u2800"]  # fmt: skip


@pytest.mark.parametrize("sign", HIDDEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_nobody_can_see_is_in_no_id_and_no_reference(sign: str) -> None:
    name = f"kit{sign}chen"
    for found in (
        the_problem({"id": name, "customer": "A"}),
        the_problem({"customer": "A"}, owners={name: "Kitchen"}),
        the_problem({"customer": "A"}, touchpoints={name: {"name": "T"}}),
        the_problem({"customer": "A"}, lanes={name: {"kind": "note"}}),
        the_problem({"customer": "A", "frontstage": {"id": name, "does": "B"}}),
        the_problem({"customer": "A", "frontstage": {"does": "B", "owner": name}}, owners={"kitchen": "Kitchen"}),
        the_problem({"customer": "A", "next": name}, {"id": "kitchen", "customer": "B"}),
        the_problem({"id": "kitchen", "customer": "A"}, links=[f"kitchen -> {name}/customer"]),
        the_problem({"id": "kitchen", "customer": "A"}, indicators={"i": {"name": "I", "at": name}}),
        the_problem({"id": "kitchen", "customer": "A"}, ignore={"rule": "BP301", "at": name, "why": "so"}),
        the_problem({"customer": "A", name: "B"}),
        the_problem({"customer": "A", f"x-{name}": "B"}),
    ):
        assert found.code == "BP104", found
        assert f"U+{ord(sign):04X}" in found.message
        assert "`" + (found.help.split("`")[1]) + "`" in {"`kitchen`", "`kitchen/customer`", "`x-kitchen`"}


@pytest.mark.parametrize("letter", ["e\u0301", "u\u0308", "\u212b", "\u2126", "か\u3099", "\u1100\u1161"])
def test_letters_in_an_id_are_in_one_piece(letter: str) -> None:
    name, right = f"caf{letter}", composed(f"caf{letter}")
    for found in (
        the_problem({"id": name, "customer": "A"}),
        the_problem({"customer": "A"}, owners={name: "Café"}),
        the_problem({"customer": "A", "next": name}, {"id": right, "customer": "B"}),
        the_problem({"customer": "A", "touchpoints": name}, touchpoints={right: "Café"}),
    ):
        assert (found.code, "NFC" in found.message, found.help) == ("BP104", True, f"type it anew: `{right}`")
    assert graph_of({"id": right, "customer": "A", "next": right, "loop": True}).steps[0].id == right


def test_a_misspelt_id_makes_no_second_problem_of_those_who_name_it() -> None:
    found = the_problem(
        {"customer": "A", "frontstage": {"does": "B", "owner": "kitchen"}}, owners={"kit\u200bchen": "K"}
    )
    assert found.code == "BP104"


def test_names_are_texts_and_may_join_their_letters() -> None:
    graph = graph_of({"customer": "A", "touchpoints": ["👩‍⚕️ Nurse", "می‌خواهم", "‏קבלה‏"]})
    assert [touchpoint.name for touchpoint in graph.touchpoints()] == ["👩‍⚕️ Nurse", "می‌خواهم", "‏קבלה‏"]


@pytest.mark.parametrize(("first", "second"), [("Bar", "Ba\u200br"), ("Ba\u200br", "Bar"), ("Bar", "Bar\ufe0f")])
def test_two_names_that_look_the_same_are_not_two_things_in_silence(first: str, second: str) -> None:
    found = the_problem({"customer": "A", "touchpoints": first}, {"customer": "B", "touchpoints": second})
    assert (found.code, found.help) == ("BP107", "type the name anew: `Bar`")


def test_a_name_with_accents_stored_apart_is_found_by_its_usual_spelling() -> None:
    graph = graph_of({"customer": "A", "touchpoints": "Café", "support": "Cafe\u0301-Kasse"},
                     touchpoints={"cafe": {"name": "Cafe\u0301"}}, systems={"till": "Café-Kasse"})  # fmt: skip
    assert [touchpoint.id for touchpoint in graph.touchpoints()] == ["cafe"]
    assert next(graph.actions("support")).system == "till"


# ── ids that are taken for one another ──────────────────────────────────────────────────────────────────────────────

PAIRS = [
    ("desk", "Desk"), ("DESK", "desk"), ("café", "CAFÉ"), ("straße", "STRAßE"), ("οδος", "ΟΔΟΣ"), ("кухня", "Кухня"),
    ("desk", "d\u0435sk"), ("kitchen", "kit\u0441hen"), ("OWNER", "\u041eWNER"), ("Mara", "\u039cara"),
    ("copy", "\u0441\u043e\u0440\u0443"), ("desk", "ｄｅｓｋ"), ("room-1", "room-\uff11"), ("fine", "\ufb01ne"),
    ("list", "li\ufb05"), ("x2", "x\u00b2"), ("IV", "\u2163"), ("bold", "\U0001d41bold"), ("hall", "\u210eall"),
    ("sim", "\u017fim"), ("ops", "\u0585ps"), ("カ", "力"), ("ヘや", "へや"), ("ハ", "八"), ("room-٣", "room-۳"),
    ("a\u00b5b", "a\u03bcb"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_ids_that_look_the_same_are_told_with_both_places(first: str, second: str) -> None:
    found = the_problem({"id": first, "customer": "A"}, {"id": second, "customer": "B"})
    assert found.code == "BP108"
    assert found.message.startswith(f"the ids `{first}` and `{second}` differ ")
    assert [found.place.path[3], found.related[0].place.path[3]] == [1, 0]
    across = the_problem({"id": first, "customer": "A"}, owners={second: "K"})
    assert (across.code, across.related[0].place.path) == ("BP108", ("owners", second))
    lanes = the_problem({"customer": "A"}, lanes={first: {"kind": "note"}, second: {"kind": "note"}})
    assert (lanes.code, lanes.related[0].place.path) == ("BP108", ("lanes", first))


def test_the_letter_that_differs_is_named() -> None:
    found = the_problem({"id": "desk", "customer": "A"}, {"id": "d\u0435sk", "customer": "B"})
    assert found.message.endswith("by letters that look the same (U+0435, cyrillic small letter ie)")
    assert difference("Desk", "desk") == "only by letter case"


def test_a_reference_that_only_looks_like_an_id_is_told_why() -> None:
    step = {"customer": "A", "frontstage": {"does": "B", "owner": "k\u0456tchen"}}
    found = the_problem(step, owners={"kitchen": "Kitchen"})
    assert (found.code, found.message) == ("BP107", "no owner is called `k\u0456tchen`")
    assert "U+0456" in found.help
    assert "`kitchen`" in found.help


@pytest.mark.parametrize("name", ["frontstage", "Frontstage", "frontst\u0430ge"])
def test_a_lane_is_a_built_in_one_or_looks_different(name: str) -> None:
    if name == "frontstage":
        assert graph_of({"customer": "A"}, lanes={name: "In view"}).lanes[2].name == "In view"
        return
    found = the_problem({"customer": "A"}, lanes={name: {"kind": "frontstage"}})
    assert (found.code, found.related) == ("BP108", ())


@pytest.mark.parametrize("key", ["emotion", "notes", "level", "next", "waits", "id"])
def test_a_key_of_every_step_is_no_lane(key: str) -> None:
    assert the_problem({"customer": "A"}, lanes={key: {"kind": "note"}}).code == "BP108"
    assert the_problem({"customer": "A"}, customers={key: "One", "other": "Other"}).code == "BP108"


def test_a_lane_of_another_kind_is_no_customers() -> None:
    lanes = {"kitchen": {"kind": "backstage"}}
    assert the_problem({"customer": "A"}, customers={"kitchen": "K", "b": "B"}, lanes=lanes).code == "BP108"


def test_the_only_customer_may_be_called_customer() -> None:
    graph = graph_of({"customer": "A"}, customers={"customer": "Guest"})
    assert [customer.name for customer in graph.customers] == ["Guest"]


# ── ids made from texts ─────────────────────────────────────────────────────────────────────────────────────────────


def test_ids_made_from_texts_give_way_wherever_the_typed_one_stands() -> None:
    graph = graph_of(
        {"customer": "Comes in", "touchpoints": ["Counter"], "frontstage": {"does": "Greets", "owner": "Kitchen"}},
        {"id": "kitchen", "customer": "Comes in"},
        {"customer": "Pays", "frontstage": {"id": "counter", "does": "Takes it"}},
        promises={"comes-in": {"says": "Quick", "at": "kitchen"}},
        indicators={"pays": {"name": "Paid"}, "p": {"name": "Phase"}},
    )
    assert [step.id for step in graph.steps] == ["comes-in-2", "kitchen", "pays-2"]
    assert [owner.id for owner in graph.owners()] == ["kitchen-2"]
    assert [touchpoint.id for touchpoint in graph.touchpoints()] == ["counter-2"]
    assert graph.phases[0].id == "p-2"


@pytest.mark.parametrize("name", ["Comes-In", "c\u043emes-in", "ｃｏｍｅｓ-ｉｎ"])
def test_ids_made_from_texts_look_like_no_other(name: str) -> None:
    graph = graph_of({"customer": "Comes in"}, {"id": name, "customer": "Goes"})
    assert [step.id for step in graph.steps] == ["comes-in-2", name]


@pytest.mark.parametrize("text", ["\u200b\u200b", "\u3164", "e\u0301te\u0301", "Lob\u200bby", "-", "İ" * 80, "👩‍⚕️"])
def test_ids_made_from_texts_are_always_ids(text: str) -> None:
    assert is_id(slug(text))


def test_ten_thousand_equal_texts_are_named_quickly() -> None:
    namer = Namer(())
    assert len({namer.free("waits") for _ in range(10_000)}) == 10_000


# ── the first action of a cell ──────────────────────────────────────────────────────────────────────────────────────


def test_the_first_action_of_a_cell_has_a_number_too() -> None:
    other = {"id": "t", "customer": "Goes", "backstage": {"does": "Packs", "needs": ["s/backstage/1", "s/backstage/2"]}}
    graph = graph_of(
        STEP, other,
        links=["s/customer/1 -> t/backstage/1", {"from": "s/frontstage/1", "to": "t/customer/1", "label": "bye"}],
        promises={"p": {"says": "x", "at": "s/frontstage/1"}},
        indicators={"i": {"name": "x", "at": "s/backstage/1"}},
        ignore={"rule": "BP301", "at": "t/backstage/1", "why": "so"},
    )  # fmt: skip
    joined = [(edge.source.id, edge.target.id) for edge in graph.edges() if edge.declared]
    assert joined == [
        ("t/backstage", "s/backstage"), ("t/backstage", "cook"), ("s/customer", "t/backstage"),
        ("s/frontstage", "t/customer"), ("p", "s/frontstage"), ("i", "s/backstage"),
    ]  # fmt: skip
    assert graph.find("s/backstage/1") is graph.find("s/backstage")
    assert graph.find("s/backstage/2") is graph.find("cook")
    assert graph.promises[0].at == "s/frontstage"


@pytest.mark.parametrize("address", ["cook/1", "s/1", "s/backstage/3", "s/backstage/01", "s/backstage/1/1", "/1"])
def test_no_other_address_has_a_number(address: str) -> None:
    assert the_problem(STEP, links=[f"s -> {address}"]).code == "BP107"


def test_an_ignore_on_an_element_may_use_the_number() -> None:
    from blueprint import api

    text = ("title: A\njourney:\n  - phase: P\n    steps:\n      - id: s\n        customer: A\n        emotion: 1\n"
            "        frontstage: {does: B, fails: x}\n"
            "ignore: {rule: BP301, at: s/frontstage/1, why: known}\n")  # fmt: skip
    assert api.check(read_text(text))


# ── made in Python ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_blueprint_made_in_python_is_told_the_same() -> None:
    journey = [{"phase": "P", "steps": [{"id": "desk", "customer": "A"}, {"id": "Desk", "customer": "B"}]}]
    with pytest.raises(ModelError, match="BP108 the ids `desk` and `Desk` differ only by letter case"):
        assert Blueprint(title="T", journey=journey).graph


def test_the_places_are_those_of_the_file() -> None:
    text = "title: A\nowners:\n  desk: D\n  Desk: E\njourney: [{phase: P, steps: [{customer: C}]}]\n"
    with pytest.raises(ProblemsError) as caught:
        read_text(text)
    (problem,) = caught.value.problems
    assert [str(problem.location), str(problem.related[0].location)] == ["<text>:4:3", "<text>:3:3"]


def test_spellings() -> None:
    assert misspelt("check-in") is None
    assert misspelt("👩‍⚕️", is_text=True) is None
    assert bare("lob\u200bby") == "lobby"
    assert look("ß") != look("ss")
