"""The words of a picture: every language says everything, and every tag finds a language."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from blueprint.layout import wording
from blueprint.layout.numbers import time
from blueprint.layout.wording import FORMS, LANGUAGES, is_right_to_left, words

FOLDER = Path(wording.__file__).parent / "words"
ENGLISH = json.loads((FOLDER / "en.json").read_text(encoding="utf-8"))
EMPTY = {"lane.customer.about"}
COUNTED = [key for key in ENGLISH if re.match(r"unit\.|about\.(phases|steps)$", key)]
GLUE = {"colon", "separator"}
ONE_FORM = {"ja", "ko", "zh-Hans", "zh-Hant"}

every_language = pytest.mark.parametrize("language", LANGUAGES)


def placeholders(text: str) -> list[str]:
    """What stands in braces, in no order."""
    return sorted(re.findall(r"\{.*?\}", text))


def letters(text: str) -> int:
    """Letters and marks, without spaces and punctuation: what a reader takes in."""
    return sum(unicodedata.category(character)[0] in "LMN" for character in text)


def test_each_file_is_listed_and_each_listed_language_has_a_file():
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(LANGUAGES)


@every_language
def test_every_language_has_the_keys_of_english_in_its_order(language: str):
    assert list(words(language).table) == list(ENGLISH)


@every_language
def test_every_phrase_has_the_placeholders_of_english(language: str):
    found = {key: placeholders(text) for key, text in words(language).table.items() if key not in COUNTED}
    assert found == {key: placeholders(text) for key, text in ENGLISH.items() if key not in COUNTED}
    assert all(re.fullmatch(r"\{[a-z]+\}", name) for names in found.values() for name in names)


@every_language
def test_words_that_go_with_numbers_have_all_their_forms(language: str):
    needed = max(map(FORMS.get(language, lambda count: int(count != 1)), range(1, 200))) + 1
    for key in COUNTED:
        forms = words(language).table[key].split("|")
        assert len(forms) in ({1, needed} if key.startswith("unit.") or language in ONE_FORM else {needed}), key
        assert all(set(placeholders(form)) <= {"{count}"} for form in forms)
        assert forms[-1].count("{count}") == 1
    assert not any("|" in text for key, text in words(language).table.items() if key not in COUNTED)


@pytest.mark.parametrize(
    ("language", "key", "said"),
    [
        ("en", "about.phases", {1: "1 phase", 2: "2 phases"}),
        ("de", "about.steps", {1: "1 Schritt", 2: "2 Schritten"}),
        ("fr", "about.steps", {1: "1 étape", 2: "2 étapes"}),
        ("pt", "about.phases", {1: "1 fase", 21: "21 fases"}),
        ("ja", "about.phases", {1: "1フェーズ", 2: "2フェーズ"}),
        ("zh-Hans", "about.steps", {1: "1 个步骤", 12: "12 个步骤"}),
        ("he", "about.phases", {1: "שלב אחד", 2: "שני שלבים", 3: "3 שלבים"}),
        ("ar", "about.steps", {1: "خطوة واحدة", 2: "خطوتان", 3: "3 خطوات", 10: "10 خطوات", 11: "11 خطوة",
                               100: "100 خطوة", 103: "103 خطوات"}),
    ],
)  # fmt: skip
def test_one_is_said_otherwise_than_many(language: str, key: str, said: dict[int, str]):
    assert {count: words(language).count(key, count) for count in said} == said


@pytest.mark.parametrize(
    ("language", "minutes", "said"),
    [
        ("en", 90, "1 h 30 min"),
        ("de", 8, "8 Min."),
        ("de", 2880, "2 Tage"),
        ("fr", 2880, "2 j"),
        ("zh-Hans", 8, "8 分钟"),
        ("ja", 90, "1 時間 30 分"),
        ("ko", 0.5, "30초"),
        ("ar", 2880, "يومان"),
        ("he", 1440, "יום"),
    ],
)
def test_a_length_of_time_is_said_in_the_units_of_the_language(language: str, minutes: float, said: str):
    assert time(minutes, words(language)).replace("\u00a0", " ").replace("\u2060", "") == said


@every_language
def test_no_phrase_is_empty_but_what_is_meant_to_be(language: str):
    assert {key for key, text in words(language).table.items() if not text.strip()} == EMPTY


@every_language
def test_phrases_have_no_stray_space(language: str):
    assert {key for key, text in words(language).table.items() if text != text.strip()} <= GLUE
    assert not any("  " in text or "\n" in text for text in words(language).table.values())


@every_language
def test_the_lines_under_the_lane_names_are_short(language: str):
    texts = [text for key, text in words(language).table.items() if re.fullmatch(r"lane\..*\.about", key)]
    most = 9 if language[:2] in {"zh", "ja", "ko"} else 24
    assert [text for text in texts if letters(text) > most] == []


@every_language
def test_files_are_tidy(language: str):
    text = (FOLDER / f"{language}.json").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert not re.search(r"[^\S\n]$|\t|\r", text, re.MULTILINE)
    assert all(line.startswith('  "') for line in text.splitlines()[1:-1])
    invisible = [letter for letter in text if letter not in " \n" and unicodedata.category(letter)[0] in "ZC"]
    assert invisible == [], "write them as \\u00a0"


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if is_right_to_left(tag)])
def test_signs_stay_beside_their_number_where_text_runs_from_the_right(language: str):
    for key, text in words(language).table.items():
        assert not re.search(r"(?<!\u200e)\{(score|low|high)\}", text), key


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        *((tag, tag) for tag in LANGUAGES),
        ("ZH-HANS", "zh-Hans"),
        ("zh-hant", "zh-Hant"),
        ("JA", "ja"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-mo", "zh-Hant"),
        ("zh_TW", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-Latn-pinyin", "zh-Hans"),
        ("pt-BR", "pt"),
        ("de-CH-1996", "de"),
        ("en-GB", "en"),
        ("fr-x-tw", "fr"),
        ("zh-x-tw", "zh-Hans"),
        ("ja-JP-u-ca-japanese", "ja"),
        ("sv", "en"),
        ("x-klingon", "en"),
        ("", "en"),
        ("../words/de", "en"),
    ],
)
def test_a_tag_finds_the_nearest_language(asked: str, found: str):
    assert words(asked).language == found
    assert words(asked).table == json.loads((FOLDER / f"{found}.json").read_text(encoding="utf-8"))


def test_only_the_file_of_the_language_is_read_and_only_once(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    wording._read.cache_clear()
    assert words("nl-BE") is words("nl")
    assert read == ["nl.json"]


def test_a_phrase_is_filled_in_and_what_fills_it_is_left_alone():
    english = words("en")
    assert english["peak"] == "peak"
    assert english.say("of", count=2, all=11) == "2 of 11"
    assert english.say("of", count="{all}", all="{count.__class__}") == "{all} of {count.__class__}"
    assert english.say("by", name="100 % {") == "by 100 % {"
    assert english.say("takes", time=r"\1 min") == r"\1 min"
    assert words("zh").say("about.unowned", count=1, all=7) == "7 个触点中有 1 个无人负责。"


def test_an_unknown_key_or_a_forgotten_value_is_an_error():
    with pytest.raises(KeyError, match="summit"):
        words("en")["summit"]
    with pytest.raises(KeyError, match="all"):
        words("en").say("of", count=2)


def test_words_cannot_be_changed():
    with pytest.raises(AttributeError):
        words("en").language = "de"  # type: ignore[misc]
    with pytest.raises(TypeError):
        words("en").table["peak"] = "Summit"  # type: ignore[index]


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "AR-eg", "fa_IR",
                                      "az-Arab", "pa-Arab-PK", "en-Hebr", "ur-Aran", "dv-Thaa"])  # fmt: skip
def test_these_run_from_right_to_left(language: str):
    assert is_right_to_left(language)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "ja", "arn", "ug-Latn", "sd-Deva", "en-x-arab", "de-1996", ""])
def test_these_run_from_left_to_right(language: str):
    assert not is_right_to_left(language)
