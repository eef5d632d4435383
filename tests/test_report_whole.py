"""A whole report is one page that stands by itself, says everything once, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

import blueprint as bp
from blueprint import api, reporting
from blueprint.analysis import ANALYSES
from blueprint.analysis.result import Advice, Caveat, Column, Result, Table
from blueprint.errors import UnknownName
from blueprint.picture import BLUEPRINT, VIEWS
from blueprint.report.located import gathered
from blueprint.report.whole.formats import FORMATS, format_for, written
from blueprint.report.whole.page import MOST_FIRST, MOST_FOUND, Page, Picture, Section
from tests.reports import HOSTILE, RUN, hostile

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))
HOTEL = next(path for path in EXAMPLES if path.stem == "hotel-stay")
VOID = {"meta", "br"}

COLUMNS = (Column("name", HOSTILE, about=HOSTILE), Column("id", "Id"))
RESULT = Result(
    "example", HOSTILE, (HOSTILE,), (Table("rows", HOSTILE, COLUMNS, ((HOSTILE, "a"),), HOSTILE),), (),
    (Caveat("few", HOSTILE),), (Advice(HOSTILE, HOSTILE, ("a",), HOSTILE),),
)  # fmt: skip
SVG = '<svg id="x" width="10"><title id="x-title">A picture</title></svg>\n'
PAGE = Page(HOSTILE, "en", HOSTILE, HOSTILE, "current", (HOSTILE,), Picture("x", HOSTILE, 10, SVG), RUN,
            (Section(RESULT),))  # fmt: skip


class Reader(HTMLParser):
    """Takes a page apart, and keeps what a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open, "HTML has no tags that end by themselves"
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert len({name for name, _ in attrs}) == len(attrs)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "xlink:href"}:
                self.links.append(value or "")


@pytest.fixture(scope="module")
def reports() -> dict[Path, Page]:
    pages = {}
    for path in EXAMPLES:
        reading = api.read(path)
        pages[path] = reporting.compose(reading.graph, gathered([bp.check(reading).told()]))
    return pages


def is_sound(text: str) -> Reader:
    page = Reader(text)
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert not {"script", "link", "iframe", "img", "object", "base", "form"} & set(page.tags)
    assert not [name for name in page.attributes if name.startswith("on") or name == "style"]
    assert all(where[:1] == "#" and where[1:] in page.ids for where in re.findall(r"url\(([^)]*)", text))
    assert "@import" not in text
    return page


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_gives_a_page_that_stands_by_itself(path: Path, reports: dict[Path, Page]) -> None:
    whole = reports[path]
    page = is_sound(written(whole, "html"))
    assert page.tags.count("h1") == 1
    assert page.tags.count("svg") == 1 + sum(len(section.pictures) for section in whole.sections)
    words = "".join(page.words)
    for section in whole.sections:
        for sentence in (*section.result.summary, *(caveat.text for caveat in section.result.caveats)):
            assert sentence.replace("`", "") in words
        assert section.result.title in page.words
    for item in whole.run.files[0].items:
        assert item.message.replace("`", "")[:200] in words
    assert written(whole, "markdown").startswith("# ")


def test_the_same_file_gives_the_same_bytes() -> None:
    for kind in FORMATS:
        assert bp.report(HOTEL, kind=kind) == bp.report(bp.load(HOTEL), kind=kind)


def test_markdown_of_the_hotel(golden: Callable, reports: dict[Path, Page]) -> None:
    golden("report/whole.md", written(reports[HOTEL], "markdown"))


def test_every_view_belongs_to_an_analysis() -> None:
    shown = {view for views in reporting.PICTURES.values() for view in views}
    assert set(VIEWS) - {BLUEPRINT} <= shown
    assert set(reporting.PICTURES) <= set(ANALYSES)


def test_hostile_text_stays_text() -> None:
    text = written(PAGE, "html")
    page = is_sound(text)
    assert page.tags.count("svg") == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", text)
    assert "<b onclick='x'>&amp;</b> ]]> <!-- --> <?x?>" in "".join(page.words).replace("\n", "")
    text.encode()


def test_hostile_text_stays_text_in_markdown() -> None:
    text = written(PAGE, "markdown")
    for live in ("<b", "](", "**bold", "@somebody", "\u202e", "\x1b", "http://", "www.example", " #12", "$x$"):
        assert live not in text.replace("&#8203;", "\u200b")
    assert not re.search("^::", text, re.MULTILINE)


def test_a_blueprint_full_of_markup(tmp_path: Path) -> None:
    said = "</title></svg></style><script>alert(1)</script><img src=x onerror=alert(2)>"
    file = tmp_path / "x.yaml"
    file.write_text(
        f"blueprint: 1\ntitle: '{said}'\nscenario: '{said}'\ngoal: '{said}'\nowners: {{a: '{said}'}}\n"
        f"touchpoints: {{t: {{name: '{said}'}}}}\njourney:\n  - phase: '{said}'\n    steps:\n"
        f"      - {{customer: '{said}', touchpoints: [t], emotion: -2, waits: 5 min}}\n", encoding="utf-8",
    )  # fmt: skip
    page = is_sound(str(bp.report(file)))
    assert said in page.words


def test_a_browser_may_paint_and_nothing_else() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', str(bp.report(HOTEL)))
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?:", policy[1])


def test_what_to_do_first_takes_turns_and_is_told_once() -> None:
    def result(name: str, count: int) -> Section:
        advice = tuple(Advice(f"{name} {number}", "it is so") for number in range(count))
        return Section(Result(name, name, advice=(*advice, Advice("Do both", "they say so"))))

    page = PAGE._replace(sections=(result("a", 1), result("b", 12)))
    said = [(one.advice.text, one.source) for one in page.first]
    assert said[:4] == [("a 0", "a"), ("b 0", "b"), ("Do both", "a"), ("b 1", "b")]
    assert len(said) == MOST_FIRST
    assert PAGE._replace(sections=()).first == ()


def test_peak_end_is_never_told_without_its_panel_and_its_caveats(reports: dict[Path, Page]) -> None:
    for page in reports.values():
        (moments,) = [section.result for section in page.sections if section.result.name == "moments"]
        assert moments.table("panel").rows
        assert moments.caveats
        assert all(one.careful for one in page.first if one.source == "moments")


def test_what_is_accepted_is_told_with_its_reason() -> None:
    for kind in FORMATS:
        assert "landlord runs it until June" in written(PAGE, kind)


def test_a_check_of_several_files_is_not_told_of_one_of_them() -> None:
    several = gathered([bp.check(path).told() for path in EXAMPLES[:2]])
    with pytest.raises(bp.BlueprintError, match="a check of 2 files, and this is one blueprint"):
        bp.report(HOTEL, run=several)
    with pytest.raises(bp.BlueprintError, match="a check of 2 files, and this is one blueprint"):
        bp.render(HOTEL, format="html", run=several)


def test_nothing_found_is_said() -> None:
    empty = PAGE._replace(run=gathered(()), sections=())
    for kind in FORMATS:
        text = written(empty, kind)
        assert "Nothing is wrong" in text
        assert "No analysis has any advice" in text


def test_very_many_findings_are_counted() -> None:
    file = hostile()
    many = [file.items[0]._replace(message=f"{number}", element=f"{number}") for number in range(MOST_FOUND + 5)]
    page = PAGE._replace(run=gathered([file._replace(items=tuple(many))]))
    for kind in FORMATS:
        assert re.search("… and 5 (errors )?more", written(page, kind))


def test_a_format_is_known_by_the_end_of_a_name() -> None:
    assert [format_for(f"x{ends[0]}") for _, _, ends in FORMATS.values()] == list(FORMATS)
    with pytest.raises(UnknownName):
        format_for("x.pdf")
    with pytest.raises(UnknownName):
        bp.report(HOTEL, kind="pdf")
