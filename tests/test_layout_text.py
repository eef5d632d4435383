"""Measuring and breaking text: what a reader of the picture would notice."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blueprint.layout.text
from blueprint.layout.characters import clusters, is_rtl
from blueprint.layout.runs import runs
from blueprint.layout.text import WEIGHTS, width
from blueprint.layout.wrap import narrowest, wrap
from tests.effort import ends_soon

SIZE = 12
FAMILY = "👨‍👩‍👧‍👦"
THUMB = "👍🏽"
E_ACUTE = "e\u0301"
TINY = 1e-6

# --- the table ------------------------------------------------------------------------------------------------------


def rows() -> list[str]:
    table = Path(blueprint.layout.text.__file__).with_name("metrics.txt").read_text(encoding="utf-8")
    head, _, body = table.partition("\n\n")
    assert all(line.startswith("# ") for line in head.split("\n"))
    assert "SIL Open Font License" in head
    assert body.endswith("\n")
    return body[:-1].split("\n")


def test_every_row_has_characters_and_a_width_for_each_in_every_weight():
    lines = rows()
    assert len(lines) % 4 == 0
    for at in range(0, len(lines), 4):
        assert lines[at][0] == lines[at][-1] == '"'
        for line in lines[at + 1 : at + 4]:
            widths = [int(word) for word in line.split(" ")]
            assert len(widths) == len(lines[at]) - 2
            assert all(100 < one < 7000 for one in widths)


def test_the_table_lists_each_character_once_and_in_order():
    listed = "".join(line[1:-1] for line in rows()[0::4])
    assert list(listed) == sorted(set(listed))
    assert all(unicodedata.category(one)[0] in "LNPS" or unicodedata.category(one) == "Zs" for one in listed)
    for alphabet in (
        "".join(map(chr, range(32, 127))),
        "äöüßéèçñøåłžőşğ",
        "ΑαΩωάϊ",
        "АЯажяёіїєґ",
        "ẠạỄễ",
        "“”‘’–—…·•",
        "→←↑↓×÷≤≥±€£¥™©",
    ):
        assert set(alphabet) <= set(listed)


def test_a_bolder_weight_is_wider_and_a_weight_between_takes_the_bolder_one():
    label = "Guest checks in at the front desk"
    regular, semibold, bold = (width(label, SIZE, weight) for weight in WEIGHTS)
    assert regular < semibold < bold
    assert width(label, SIZE, 300) == regular
    assert width(label, SIZE, 500) == semibold
    assert width(label, SIZE, 650) == width(label, SIZE, 900) == bold


# --- width ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("酒店", 2),
        ("ホテル", 3),
        ("ﾎﾃﾙ", 1.5),
        ("ＯＫ", 2),
        ("호텔", 2),
        ("𠮷野家", 3),
        ("😀", 1.3),
        (FAMILY, 1.3),
        (THUMB, 1.3),
        ("🇨🇭🇫🇷", 2.6),
        ("❤\ufe0f", 1.3),
        ("1\ufe0f\u20e3", 1.3),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 1.3),
        ("\u2066\u2067\u2069\u200b\u200d\ufeff\u0301\x00", 0),
    ],
)
def test_what_inter_lacks_has_the_width_of_its_kind(text: str, ems: float):
    assert width(text, SIZE) == pytest.approx(ems * SIZE)


def test_a_mark_a_joiner_and_a_soft_hyphen_take_no_room():
    assert width(E_ACUTE, SIZE) == width("e", SIZE)
    assert width("e" + "\u0301" * 1000, SIZE) == width("e", SIZE)
    assert width("Gesund\u00adheit", SIZE) == width("Gesundheit", SIZE)
    assert width("שָׁלוֹם", SIZE) == width("שלום", SIZE)


@pytest.mark.parametrize("text", ["فندق", "שלום", "โรงแรม", "होटल", "Հյուր", "სტუმარი"])
def test_letters_of_other_scripts_are_between_a_third_and_one_em(text: str):
    assert 0.33 < width(text, 1) / len(text) < 1


def test_a_signature_letter_of_inter_is_inter_and_three_per_cent():
    assert width("A", 2048) == pytest.approx(1413 * 1.03)
    assert width("A", 2048, 700) == pytest.approx(1529 * 1.03)


plain = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, categories=["L", "N", "P", "Zs"]), max_size=60)


@given(plain, plain)
def test_the_width_of_two_latin_texts_is_the_sum_of_their_widths(one: str, two: str):
    assert width(one + two, 1) == pytest.approx(width(one, 1) + width(two, 1))


@given(st.text(max_size=40), st.sampled_from(WEIGHTS))
def test_any_text_has_a_width_and_grows_with_the_size(text: str, weight: int):
    assert 0 <= width(text, SIZE, weight) == pytest.approx(width(text, 2 * SIZE, weight) / 2)


# --- lines ----------------------------------------------------------------------------------------------------------

LINES = [
    # English: at spaces, of similar length
    ("Guest checks in", 120, ["Guest checks in"]),
    ("Guest checks in at the front desk", 120, ["Guest checks in", "at the front desk"]),
    ("We ask how the stay was at the end", 150, ["We ask how the", "stay was at the end"]),
    # hyphens and slashes between words, and not where they belong to a short one
    ("Self-service check-in", 80, ["Self-service", "check-in"]),
    ("Self-service", 60, ["Self-", "service"]),
    ("Get e-mail and n/a", 70, ["Get e-mail", "and n/a"]),
    ("manager / OTA kiosk/app", 90, ["manager /", "OTA kiosk/app"]),
    ("« Bonjour ! » dit-il", 80, ["« Bonjour ! »", "dit-il"]),
    ("open 24/7 from 2024-01-01", 110, ["open 24/7 from", "2024-01-01"]),
    # German: a soft hyphen shows where it is used; without one, a plain cut
    ("Gesund\u00adheits\u00adkarte", 90, ["Gesund-", "heitskarte"]),
    ("Gesund\u00adheit", 200, ["Gesundheit"]),
    ("Die Rechtsschutzversicherung", 120, ["Die", "Rechtsschutz", "versicherung"]),
    # a web address and identifiers: after a sign, before a capital, and copyable
    ("https://portal.example.com/booking", 120, ["https://portal.", "example.", "com/booking"]),
    ("payment_gateway_adapter", 120, ["payment_", "gateway_adapter"]),
    ("CustomerRelationshipManager", 140, ["Customer", "RelationshipManager"]),
    # Chinese: between characters, punctuation stays, opening marks go along
    ("客人在前台办理入住，领取房卡。", 120, ["客人在前台办理入", "住，领取房卡。"]),
    ("请前往酒店，然后付款", 60, ["请前往酒", "店，然后", "付款"]),
    ("领取房卡（两张）", 60, ["领取房卡", "（两张）"]),
    ("Hotel酒店OK", 50, ["Hotel", "酒店OK"]),
    # Japanese: no line starts with a small kana, a long-vowel mark or an iteration mark
    ("チェックイン", 60, ["チェッ", "クイン"]),
    ("ルームキー", 48, ["ルーム", "キー"]),
    ("我々の「旅館」です", 60, ["我々の「旅", "館」です"]),
    ("旅は我々の「旅館」", 60, ["旅は我々の", "「旅館」"]),
    # Korean: whole words
    ("고객이 프런트에서 체크인", 100, ["고객이 프런트에서", "체크인"]),
    # Thai: no spaces; a vowel stays with its consonant
    ("จองห้องพักทางเว็บ", 70, ["จองห้องพั", "กทางเว็บ"]),
    ("ab/กะ", 20, ["ab/", "กะ"]),
    # right to left: in reading order
    ("يستقبل الموظف الضيف", 90, ["يستقبل", "الموظف الضيف"]),
    ("עובד הקבלה מקבל אורח", 90, ["עובד הקבלה", "מקבל אורח"]),
    # emoji stay whole
    (FAMILY * 4, 40, [FAMILY * 2, FAMILY * 2]),
    ("🇨🇭🇫🇷🇩🇪", 20, ["🇨🇭", "🇫🇷", "🇩🇪"]),
    (f"ok {THUMB}{THUMB}", 33, ["ok", THUMB * 2]),
    (E_ACUTE * 6, 25, [E_ACUTE * 3, E_ACUTE * 3]),
    # no-break spaces hold, unless nothing else is left
    ("Tel. 044\u00a0123", 60, ["Tel.", "044\u00a0123"]),
    ("Guest\u00a0checks\u00a0in", 60, ["Guest", "checks\u00a0in"]),
    # white space
    ("  two \t  words \n", 200, ["two words"]),
    ("one\ntwo three\r\n\n four", 200, ["one", "two three", "four"]),
    ("山田　太郎", 30, ["山田", "太郎"]),
    ("", 100, []),
    (" \n\t\u3000", 100, []),
    ("\u00ad", 100, []),
]


@pytest.mark.parametrize(("text", "room", "lines"), LINES, ids=[f"{text[:16]!a}-{room}" for text, room, _ in LINES])
def test_lines(text: str, room: float, lines: list[str]):
    assert list(wrap(text, room, SIZE)) == lines


def test_two_hundred_letters_without_a_space_fill_equal_lines_and_come_back_whole():
    lines = wrap("x" * 200, 120, SIZE)
    assert "".join(lines) == "x" * 200
    assert all(width(line, SIZE) <= 120 for line in lines)
    assert len({len(line) for line in lines[:-1]}) == 1


def test_the_last_line_is_no_stub():
    for text in ("Guests are asked about it", "客人在前台办理入住手续了", "one two three four five six a"):
        for room in range(60, 150, 5):
            *_, before, last = ("", *wrap(text, room, SIZE))
            assert not before or width(last, SIZE) > 0.4 * width(before, SIZE)


def test_a_character_wider_than_the_line_stands_alone():
    assert wrap("酒店", 1, SIZE) == ("酒", "店")
    assert wrap("ab", 0, SIZE) == ("a", "b")
    assert wrap(FAMILY, -5, SIZE) == (FAMILY,)


def test_no_limit_means_one_line():
    assert wrap("Guest checks in", float("inf"), SIZE) == ("Guest checks in",)


words = st.sampled_from(
    [
        *(
            "Guest",
            "check-in",
            "a",
            "kiosk/app",
            "(24/7)",
            "https://example.com/a_b?c=1",
            "Größe",
            "Übergabe",
            "x" * 40,
            "/",
        ),
        *(
            "客人办理入住，领取（房卡）。",
            "チェックイン",
            "고객이",
            "จองห้องพัก",
            "a/ะ",
            "فندق",
            "שלום",
            "क्षत्रिय",
            E_ACUTE * 3,
        ),
        *(FAMILY, "🇨🇭🇫🇷", THUMB, "\u200b", "\u3000", "\u00a0", "\u2060", "\n", "«", "»", "-", "…"),
    ]
)
labels = st.lists(words, max_size=8).map(" ".join) | st.lists(words, max_size=8).map("".join)
texts = labels | st.text(max_size=40)
rooms = st.floats(min_value=1, max_value=300)


def solid(text: str) -> str:
    return "".join(text.split())


@given(texts, rooms, st.sampled_from(WEIGHTS))
def test_no_line_is_wider_than_its_room_if_its_characters_fit(text: str, room: float, weight: int):
    text = text.replace("Größe", "Grö\u00adße")
    room = max(room, *(width(one, SIZE, weight) for one in [*clusters(text), "x"]))
    for line in wrap(text, room, SIZE, weight):
        assert width(line, SIZE, weight) <= room + TINY


@given(texts.filter(lambda text: "\u00ad" not in text), rooms)
def test_the_lines_together_are_the_text(text: str, room: float):
    assert solid("".join(wrap(text, room, SIZE))) == solid(text)


@given(texts, rooms)
def test_a_line_stays_one_line(text: str, room: float):
    for line in wrap(text, room, SIZE):
        assert wrap(line, room, SIZE) == (line,)
        assert line == line.strip(" \t\u3000")


@given(labels, rooms)
def test_no_line_ends_inside_a_character(text: str, room: float):
    whole = [cluster for line in wrap(text, room, SIZE) for cluster in clusters(solid(line))]
    assert whole == clusters(solid(text))


@given(texts, rooms, st.integers(min_value=1, max_value=4))
def test_a_narrower_room_never_makes_fewer_lines_of_words(text: str, room: float, more: int):
    wide = wrap(text, narrowest(text, SIZE, 400, more), SIZE)
    assert len(wide) <= max(more, len(wrap(text, 1e6, SIZE)))
    assert len(wrap(text, room, SIZE)) >= len(wrap(text, 1e6, SIZE))


# --- the narrowest column -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
@pytest.mark.parametrize(
    "text",
    [
        "Guest checks in at the front desk",
        "客人在前台办理入住手续，领取房卡",
        "고객이 프런트에서 체크인",
        "ab\ncd ef\ngh",
    ],
)
def test_the_narrowest_room_is_enough_and_any_less_is_not(text: str, lines: int):
    room = narrowest(text, SIZE, 600, lines)
    enough = wrap(text, room, SIZE, 600)
    allowed = max(lines, text.count("\n") + 1)
    assert len(enough) <= allowed
    less = wrap(text, room - 0.01, SIZE, 600)
    cut = set("\n".join(less).split()) - set(text.split())
    assert len(less) > allowed or cut


def test_the_narrowest_room_cuts_no_word():
    assert narrowest("a Rechtsschutzversicherung", SIZE, 400, 9) == width("Rechtsschutzversicherung", SIZE)
    assert narrowest("", SIZE, 400, 3) == 0


# --- direction and runs ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שלום", True),
        ("فندق Hotel", True),
        ("12 → שלום", True),
        ("«فندق»", True),
        ("\u2067فندق\u2069 Hotel", False),
        ("Hotel فندق", False),
        ("酒店", False),
        ("123", False),
        ("", False),
    ],
)
def test_the_first_letter_decides_the_direction(text: str, expected: bool):
    assert is_rtl(text) is expected


RUNS = [
    ("Front desk", ["Front desk"]),
    ("Ζωή, жизнь → życie", ["Ζωή, жизнь → życie"]),
    ("酒店、ホテル 호텔", ["酒店、ホテル 호텔"]),
    ("Check in 酒店 desk", ["Check in", "酒店", "desk"]),
    ("第3步", ["第", "3", "步"]),
    (f"ok {THUMB} {FAMILY} fine", ["ok", f"{THUMB} {FAMILY}", "fine"]),
    ("فندق Hotel 酒店", ["فندق", "Hotel", "酒店"]),
]


@pytest.mark.parametrize(("line", "pieces"), RUNS, ids=[f"{line[:12]!a}" for line, _ in RUNS])
def test_a_line_is_cut_only_where_the_script_changes(line: str, pieces: list[str]):
    assert [run.text for run in runs(line, SIZE)] == pieces


def places(line: str) -> list[str]:
    """The runs as seen on paper, from left to right."""
    ordered = sorted(runs(line, SIZE), key=lambda run: run.x, reverse=is_rtl(line))
    return [run.text for run in ordered]


def test_runs_stand_where_a_reader_of_both_directions_looks_for_them():
    assert places("Call فندق now") == ["Call", "فندق", "now"]
    assert places("Call שלום فندق now") == ["Call", "فندق", "שלום", "now"]
    assert places("Call قائمة 123 أحد now") == ["Call", "أحد", "123", "قائمة", "now"]
    assert places("شركة Hotel 酒店 فندق") == ["فندق", "Hotel", "酒店", "شركة"]
    assert [run.rtl for run in runs("شركة Hotel 酒店", SIZE)] == [True, False, False]


@given(texts)
def test_runs_keep_the_text_and_never_overlap(text: str):
    line = " ".join(text.split())
    found = runs(line, SIZE)
    assert sorted(solid("".join(run.text for run in found))) == sorted(solid(line))
    ends = sorted((run.x, run.x + width(run.text, SIZE) / (1.03 if run.script == "latin" else 1)) for run in found)
    assert all(end <= start + TINY for (_, end), (start, _) in pairwise(ends))


# --- long texts -----------------------------------------------------------------------------------------------------

LONG = {
    "letters": "x" * 10_000,
    "words": "Guest checks in " * 625,
    "marks": "e" + "\u0301" * 10_000,
    "chinese": "客人在前台办理入住，" * 1000,
    "opening": "（" * 10_000,
    "thai": "จองห้องพัก" * 1000,
    "flags": "🇨🇭" * 5000,
    "slashes": "ab/" * 3333,
    "hyphens": "-" * 10_000,
    "soft hyphens": "ab\u00ad" * 3333,
    "blanks": " \u3000" * 5000 + "x",
    "turns": "a ש " * 2500,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_ten_thousand_characters_take_no_time(text: str):
    with ends_soon():
        wrap(text, 120, SIZE)
        narrowest(text, SIZE, 400, 3)
        runs(text, SIZE)
