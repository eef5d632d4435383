"""The page as text: one file, safe whatever stands in the blueprint, the same on every run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from blueprint.layout.wording import LANGUAGES, words
from blueprint.picture import VIEWS

ROOT = Path(__file__).parents[1]
HOSTILE = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]><svg onload=alert(1)>",
    '" onmouseover="alert(1)', "javascript:alert(1)", "<!--<script>", "&lt;b&gt; &amp;", "a\u2028b\u2029c",
    "{count} {all} $& ${x}", "`code` https://example.org/?a=1&b=2",
)  # fmt: skip


class Parsed(HTMLParser):
    """The elements of a page with their attributes, and the text of those that hold only text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "input", "br"}:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self.raw:
            self.raw[self._open[-1]].append(data)
        else:
            self.words.append(data)

    def names(self) -> list[str]:
        return [name for name, _ in self.elements]

    def data(self) -> Any:
        return json.loads(self.raw["script"][0])


def page(source: Any, tmp_path: Path, **options: Any) -> str:
    out = tmp_path / "page.html"
    bp.render(source, out, **options)
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hotel(tmp_path_factory: pytest.TempPathFactory) -> Parsed:
    return Parsed(page(ROOT / "examples/hotel-stay.yaml", tmp_path_factory.mktemp("hotel")))


def said(hotel: Parsed, name: str) -> dict[str, Any]:
    """All that is told of the first card of a name."""
    return next(card for card in hotel.data()["cards"] if card["name"] == name)


def entries(card: dict[str, Any], title: str) -> list[Any]:
    return next((found for heading, _, found in card["lists"] if heading == title), [])


# ── what is in it ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_one_file_that_asks_for_nothing(hotel: Parsed) -> None:
    assert not {"link", "img", "iframe", "object", "embed", "foreignobject", "base"} & set(hotel.names())
    for _, attributes in hotel.elements:
        assert not {"src", "srcset", "data", "poster", "style"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"@import|url\((?!#)", "".join(hotel.raw["style"]))


def test_a_browser_runs_what_was_written_here_and_nothing_else(hotel: Parsed) -> None:
    policy = next(one["content"] for _, one in hotel.elements if one.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    assert allowed["trusted-types"] == "'none'"
    (style,), script = hotel.raw["style"], hotel.raw["script"][1]
    for key, text in (("style-src", style), ("script-src", script)):
        assert allowed[key] == f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_ids_are_there_once_and_those_of_the_page_are_not_those_of_a_picture(hotel: Parsed) -> None:
    ids = [one["id"] for _, one in hotel.elements if one.get("id")]
    assert len(ids) == len(set(ids))
    named = {one.get(key) for _, one in hotel.elements for key in ("aria-controls", "aria-labelledby")} - {None}
    assert {part for value in named for part in str(value).split()} <= {*ids, "the_name"}


def test_a_card_tells_who_answers_and_what_it_leans_on(hotel: Parsed) -> None:
    registers = said(hotel, "Registers the guest")
    facts = {label: text for label, text, _ in registers["facts"]}
    assert facts["Lane"] == "Hotel staff in view"
    assert facts["Step"] == "5 · Checks in"
    assert facts["Owner"] == "The hotel › Front office"
    assert facts["Done by"] == "Desk clerk"
    assert facts["Takes"] == "4\u00a0min"
    cards = hotel.data()["cards"]
    names = [cards[entry[2]]["name"] for entry in entries(registers, "Leans on")]
    assert "Property system" in names
    assert [cards[entry[2]]["name"] for entry in entries(registers, "Acts together with")] == ["Checks in"]


def test_what_leans_on_a_card_leads_back_to_it(hotel: Parsed) -> None:
    cards = hotel.data()["cards"]
    for number, card in enumerate(cards):
        for _, _, other, _ in entries(card, "Leans on"):
            assert number in [entry[2] for entry in entries(cards[other], "Leans on it")]


def test_a_card_tells_what_can_fail_what_was_noted_and_what_the_check_found(hotel: Parsed) -> None:
    fail, *_ = entries(said(hotel, "Calls housekeeping"), "fail point")
    assert fail[0] == "No room is ready"
    assert hotel.data()["cards"][fail[2]]["name"] == "Waits in the bar with a drink"
    waits = said(hotel, "Waits in the check-in line")
    assert [entry[0] for entry in entries(waits, "Pain")] == ["Nobody says how long it will take"]
    assert any("BP502" in part for entry in entries(waits, "What the check found") for part in entry[1])
    assert {"mark:pit", "mark:late", "mark:waits", "mark:error"} <= set(waits["keys"])
    assert "mark:unowned" in said(hotel, "Lobby")["keys"]


def test_choices_count_the_cards_that_they_find(hotel: Parsed) -> None:
    keys = [key for card in hotel.data()["cards"] for key in card["keys"]]
    offered = [one["value"] for name, one in hotel.elements if name == "input" and one["type"] == "checkbox"]
    assert {"lane:customer", "owner:hotel", "mark:peak", "mark:truth"} <= set(offered)
    assert set(offered) <= set(keys)
    assert len(offered) == len(set(offered))


def test_the_table_has_every_step_and_every_card_once(hotel: Parsed) -> None:
    heads = [one.get("scope") for name, one in hotel.elements if name == "th"]
    assert heads.count("row") == 14
    assert heads.count("rowgroup") == 4
    numbers = sorted(int(one["data-card"] or 0) for _, one in hotel.elements if one.get("class") == "entry")
    assert numbers == list(range(len(hotel.data()["cards"])))
    assert hotel.names().count("caption") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words_and_its_direction(language: str, tmp_path: Path) -> None:
    declared = bp.loads(f"blueprint: 1\ntitle: T\nlanguage: {language}\njourney: [{{phase: P, steps: [customer: C]}}]")
    parsed = Parsed(page(declared, tmp_path))
    assert dict(parsed.elements)["html"]["dir"] == ("rtl" if language in {"ar", "he"} else "ltr")
    assert words(language)["page.table"] in parsed.words
    assert parsed.data()["words"]["shown"] == words(language)["page.shown"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_a_page(view: str, tmp_path: Path) -> None:
    parsed = Parsed(page(ROOT / "examples/hotel-stay.yaml", tmp_path, view=view))
    assert [one["role"] for name, one in parsed.elements if name == "svg" and "role" in one] == ["img"]
    assert ("table" in parsed.names()) == (view == "blueprint")


@pytest.mark.parametrize(
    ("theme", "switch"), [(None, True), ("auto", True), ("light", False), ("dark", False), ("print", False)]
)
def test_a_theme_of_ones_choice_stays(theme: str | None, switch: bool, tmp_path: Path) -> None:
    style = "".join(Parsed(page(ROOT / "examples/hair-salon.yaml", tmp_path, theme=theme)).raw["style"])
    assert (".pic .text-f{fill:light-dark(" in style) is switch
    assert ("#the_look{display:none" in style) is not switch


def test_what_changed_can_be_a_page_too(tmp_path: Path) -> None:
    before, after = (bp.load(ROOT / f"examples/supermarket-{state}.yaml") for state in ("before", "after"))
    parsed = Parsed(page(after, tmp_path, before=before))
    drawn = [one for name, one in parsed.elements if name == "g" and (one.get("class") or "").startswith("card ")]
    assert len(drawn) == len(parsed.data()["cards"])


def test_a_part_is_a_page_with_what_the_whole_says_of_it(tmp_path: Path, hotel: Parsed) -> None:
    part = Parsed(page(ROOT / "examples/hotel-stay.yaml", tmp_path, phase="Arrive"))
    assert len(part.data()["cards"]) < len(hotel.data()["cards"])
    whole = {card["id"]: entries(card, "What the check found") for card in hotel.data()["cards"]}
    for card in part.data()["cards"]:
        assert entries(card, "What the check found") == whole[card["id"]]
    assert [one.get("scope") for name, one in part.elements if name == "th"].count("row") == 5


# ── what strangers wrote ────────────────────────────────────────────────────────────────────────────────────────────


def declared(text: str) -> dict[str, Any]:
    """A blueprint with a text in every place that takes one."""
    shown = f"x {text}"
    action = {
        "does": shown,
        "by": text,
        "fails": [{"what": text}],
        "owner": "o",
        "notes": {"pain": [text], "source": text},
    }
    step = {
        "id": "s", "customer": {"does": shown, "notes": text, "emotion": {"felt": 1, "source": text}},
        "touchpoints": [{"id": "t", "name": text, "owner": "o", "notes": {"idea": text}}],
        "frontstage": {**action, "id": "f"}, "backstage": {**action, "id": "b"}, "l": {**action, "id": "n"},
        "next": [{"to": "end", "when": text}],
    }  # fmt: skip
    return {
        "blueprint": 1, "title": text, "scenario": text, "goal": text, "customers": {"c": text},
        "owners": {"o": {"name": text, "contact": text}}, "lanes": {"l": {"kind": "backstage", "name": text}},
        "journey": [{"phase": text, "steps": [step]}], "links": [{"from": "b", "to": "f", "label": text}],
        "promises": {"p": {"says": text, "at": "s", "owner": "o"}},
        "indicators": {"i": {"name": text, "at": "s", "unit": text, "owner": "o", "actual": 1}},
    }  # fmt: skip


def structure(parsed: Parsed) -> list[tuple[str, list[str]]]:
    """Elements and the names of their attributes, without the lines of text, of which long words make more."""
    found = [(name, sorted(attributes)) for name, attributes in parsed.elements if name != "text"]
    return [one for one in found if one[0] not in {"path", "rect", "circle", "g"}]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_strangers_is_text_and_nothing_else(text: str, tmp_path: Path) -> None:
    plain = page(bp.loads(json.dumps(declared("plain words"))), tmp_path)
    hostile = page(bp.loads(json.dumps(declared(text))), tmp_path)
    expected, found = Parsed(plain), Parsed(hostile)
    assert structure(found) == structure(expected)
    assert hostile.count("</script>") == plain.count("</script>") == 2
    assert found.raw["script"][1] == expected.raw["script"][1]
    assert not re.search("[<>&\u2028\u2029]", found.raw["script"][0])
    assert found.raw["title"][0] == text
    assert any(text in label for card in found.data()["cards"] for _, label, _ in card["facts"])


# ── the same bytes, of a fitting size ───────────────────────────────────────────────────────────────────────────────


def test_the_same_blueprint_gives_the_same_bytes(tmp_path: Path) -> None:
    source = ROOT / "examples/hair-salon.yaml"
    assert page(source, tmp_path) == page(source, tmp_path)


def test_it_is_not_much_larger_than_what_it_tells(tmp_path: Path) -> None:
    steps = [{"customer": f"Does thing {number}", "frontstage": {"does": f"Helps with {number}", "by": "Clerk"},
              "emotion": number % 5 - 2} for number in range(100)]  # fmt: skip
    text = json.dumps({"blueprint": 1, "title": "Long", "journey": [{"phase": "All", "steps": steps}]})
    size = len(page(bp.loads(text), tmp_path))
    cards = 2 * len(steps)
    assert size < 75_000 + 3_200 * cards
