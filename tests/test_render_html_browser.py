"""The page in a browser: moved about in, looked through, asked, switched, printed; by mouse and by keys."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from tests.test_render_html import HOSTILE, declared

api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which comes with the extra `test`")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the path; tests download none")

EXAMPLES = Path(__file__).parents[1] / "examples"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
LOOK = {"viewport": {"width": 1280, "height": 800}, "offline": True, "reduced_motion": "reduce"}
ZOOM = "document.querySelector('.whole svg').clientWidth / document.querySelector('.whole svg').viewBox.baseVal.width"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with api.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages that the tests open."""
    folder = tmp_path_factory.mktemp("pages")
    bp.render(EXAMPLES / "hotel-stay.yaml", folder / "hotel.html")
    bp.render(EXAMPLES / "hotel-stay.yaml", folder / "journey.html", view="journey")
    return folder


class Opened:
    """A page in a browser without a network, and what went wrong in it."""

    def __init__(self, browser: Any, file: Path, fragment: str = "", **options: Any) -> None:
        context = browser.new_context(**(LOOK | options))
        self.page = context.new_page()
        self.wrong: list[str] = []
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: request.url.startswith("file:") or self.wrong.append(request.url))
        self.page.goto(f"{file.as_uri()}{fragment}")

    def card(self, name: str) -> Any:
        """A card of the picture by what is written in it."""
        return self.page.locator(f".whole .card:has(> title:text-matches(': {name}($|;)'))").first

    def focused(self) -> str:
        """What is written on the card that has the focus."""
        return str(self.page.evaluate("document.activeElement.querySelector('title')?.textContent || ''"))

    def look(self, script: str) -> Any:
        return self.page.evaluate(script)

    @property
    def zoom(self) -> float:
        return float(self.look(ZOOM))


@pytest.fixture
def hotel(browser: Any, pages: Path) -> Iterator[Opened]:
    opened = Opened(browser, pages / "hotel.html")
    yield opened
    opened.page.context.close()
    assert opened.wrong == []


def test_zoom_by_wheel_keys_and_buttons(hotel: Opened) -> None:
    page, before = hotel.page, hotel.zoom
    card = hotel.card("Checks in")
    box = card.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    page.wait_for_function(f"{ZOOM} > {before}")
    after = card.bounding_box()
    assert after["width"] > box["width"] * 1.2
    assert after["x"] + after["width"] / 2 == pytest.approx(box["x"] + box["width"] / 2, abs=2)
    assert after["y"] + after["height"] / 2 == pytest.approx(box["y"] + box["height"] / 2, abs=2)
    page.keyboard.press("0")
    assert hotel.look("document.getElementById('the_stage').scrollWidth <= innerWidth")
    small = hotel.zoom
    page.keyboard.press("+")
    assert hotel.zoom > small
    page.keyboard.press("-")
    assert hotel.zoom == pytest.approx(small, rel=1e-3)
    page.click("#the_full")
    assert hotel.zoom == pytest.approx(1, rel=1e-3)
    assert page.inner_text("#the_full") == "100%"


def test_two_fingers_zoom_and_a_narrow_page_keeps_the_card_in_sight(browser: Any, pages: Path) -> None:
    phone = {"width": 390, "height": 760}
    opened = Opened(browser, pages / "hotel.html", viewport=phone, has_touch=True, is_mobile=True)
    session, before = opened.page.context.new_cdp_session(opened.page), opened.zoom
    for kind, places in (("Start", (150, 250)), ("Move", (140, 260)), ("Move", (100, 300)), ("End", ())):
        points = [{"x": x, "y": 300, "id": number} for number, x in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    assert opened.zoom == pytest.approx(2 * before, rel=0.01)
    opened.page.keyboard.press("1")
    opened.card("Checks in").tap()
    card, panel = opened.card("Checks in").bounding_box(), opened.page.locator("#the_panel").bounding_box()
    assert card["y"] + card["height"] <= panel["y"]
    assert 0 <= card["x"] <= card["x"] + card["width"] <= phone["width"]
    assert opened.wrong == []


def test_names_of_lanes_and_phases_stay_in_view(hotel: Opened) -> None:
    page = hotel.page
    page.mouse.move(640, 400)
    page.mouse.wheel(500, 600)
    page.wait_for_function("document.documentElement.matches('.is-down.is-along')")
    stage = page.locator("#the_stage").bounding_box()
    assert page.locator("#the_side").bounding_box()["x"] == pytest.approx(stage["x"], abs=1)
    assert page.locator("#the_top").bounding_box()["y"] == pytest.approx(stage["y"], abs=1)
    name = page.locator("#the_top text", has_text="Arrive").bounding_box()
    side = page.locator("#the_side").bounding_box()
    assert name["x"] >= side["x"] + side["width"], "the name of a phase moves to where its phase is seen"


def test_dragging_moves_the_picture(hotel: Opened) -> None:
    page = hotel.page
    page.mouse.move(900, 620)
    page.mouse.down()
    page.mouse.move(700, 520, steps=4)
    page.mouse.up()
    assert hotel.look("document.getElementById('the_stage').scrollLeft") == pytest.approx(200, abs=2)
    assert hotel.look("document.getElementById('the_panel').hidden"), "what was dragged was not clicked"


def test_filters_dim_count_and_stand_in_the_address(hotel: Opened) -> None:
    page = hotel.page
    page.click("#the_filter")
    page.check("input[value='lane:customer']")
    page.check("input[value='mark:waits']")
    assert page.inner_text("#the_count") == "2 of 66 cards"
    assert page.locator(".whole .card:not(.is-dim)").count() == 2
    assert page.url.endswith("#lane=customer&mark=waits")
    page.fill("#the_search", "CHECK-IN line")
    assert page.inner_text("#the_count") == "1 of 66 cards"
    page.reload()
    assert page.inner_text("#the_count") == "1 of 66 cards"
    assert page.input_value("#the_search") == "CHECK-IN line"
    page.fill("#the_search", "no such thing")
    assert page.inner_text("#the_count") == "No card fits"
    page.click("#the_clear")
    assert page.locator(".whole .is-dim").count() == 0
    assert page.inner_text("#the_count") == ""
    assert page.url.endswith("hotel.html#")


def test_the_help_of_a_finding_is_not_looked_through(hotel: Opened) -> None:
    page = hotel.page
    page.fill("#the_search", "has no owner")
    assert page.inner_text("#the_count") == "2 of 66 cards"
    page.fill("#the_search", "has no owner `digital`")  # whom the help offers
    assert page.inner_text("#the_count") == "No card fits"


def test_arrows_go_from_card_to_card(hotel: Opened) -> None:
    page = hotel.page
    hotel.card("Checks in").focus()
    page.keyboard.press("ArrowRight")
    assert "Waits in the bar with a drink" in hotel.focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    assert "Registers the guest" in hotel.focused()
    page.keyboard.press("ArrowUp")
    assert "Checks in" in hotel.focused()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert "Gets water for the drive" in hotel.focused()
    box, stage = hotel.card("Gets water for the drive").bounding_box(), page.locator("#the_stage").bounding_box()
    assert box["x"] + box["width"] <= stage["x"] + stage["width"]
    page.keyboard.press("Home")
    assert "Finds and books a room" in hotel.focused()
    assert page.locator(".whole .card[tabindex='0']").count() == 1
    edge = "getComputedStyle(document.activeElement.querySelectorAll('rect')[1]).strokeWidth"
    assert hotel.look(edge) == "3px", "the focus can be seen"


def test_all_about_a_card_opens_leads_on_and_closes(hotel: Opened) -> None:
    page = hotel.page
    hotel.card("Registers the guest").focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#the_name") == "Registers the guest"
    assert hotel.look("document.activeElement.id") == "the_name"
    assert "The hotel › Front office" in page.inner_text("#the_panel")
    page.click("#the_panel li.leads >> text=Property system")
    assert page.inner_text("#the_name") == "Property system"
    assert "card=" in page.url
    page.keyboard.press("Escape")
    assert page.locator("#the_panel").is_hidden()
    assert "Property system" in hotel.focused()
    hotel.card("Lobby").click()
    assert "no owner" in page.inner_text("#the_panel")


def test_light_and_dark_follow_the_system_and_the_switch(browser: Any, pages: Path) -> None:
    hotel = Opened(browser, pages / "hotel.html", color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('.whole rect')).fill"
    around = "getComputedStyle(document.documentElement).backgroundColor"
    assert hotel.look(ground) == hotel.look(around) == "rgb(18, 24, 31)"
    hotel.page.click("#the_look")
    assert hotel.look(ground) == hotel.look(around) == "rgb(255, 255, 255)"
    hotel.page.reload()
    assert hotel.look(ground) == "rgb(255, 255, 255)", "what was chosen stays"
    assert hotel.wrong == []


def test_the_table_is_a_view_of_its_own(hotel: Opened) -> None:
    page = hotel.page
    assert page.locator("#the_table").is_hidden()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "the_skip"
    page.keyboard.press("Enter")
    assert page.locator("#the_table").is_visible()
    assert page.locator("#the_stage").is_hidden()
    assert page.url.endswith("#view=table")
    page.locator(".entry", has_text="Lobby").press("Enter")
    assert page.inner_text("#the_name") == "Lobby"
    page.keyboard.press("Escape")
    assert "Lobby" in page.evaluate("document.activeElement.textContent")
    page.click("#to_picture")
    assert page.locator("#the_stage").is_visible()


def test_on_paper_there_are_the_picture_and_the_table_and_no_buttons(hotel: Opened) -> None:
    from pypdf import PdfReader

    hotel.card("Lobby").click()
    printed = PdfReader(io.BytesIO(hotel.page.pdf(prefer_css_page_size=True)))
    first, *others = [sheet.extract_text() for sheet in printed.pages]
    assert "Gets water" in first, "the whole picture is on one sheet"
    assert "Customer actions" in others[0], "and the table on the next"
    assert len(printed.pages) <= 4
    assert "100%" not in first
    width, height = printed.pages[0].mediabox.width, printed.pages[0].mediabox.height
    assert width > height


def test_without_scripts_there_are_the_picture_and_the_table(browser: Any, pages: Path) -> None:
    hotel = Opened(browser, pages / "hotel.html", java_script_enabled=False)
    page = hotel.page
    assert page.locator("#the_stage .whole svg").is_visible()
    assert page.locator("#the_table").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator("button:visible, input:visible").count() == 0
    assert hotel.wrong == []


def test_a_chart_can_be_moved_about_in_and_has_nothing_to_look_for(browser: Any, pages: Path) -> None:
    chart = Opened(browser, pages / "journey.html")
    before = chart.zoom
    chart.page.keyboard.press("+")
    assert chart.zoom > before
    assert chart.page.locator("#the_search, #the_filter, table").count() == 0
    assert chart.wrong == []


def test_text_of_strangers_does_nothing(browser: Any, tmp_path: Path) -> None:
    text = " ".join(HOSTILE).replace("\u2028", " ").replace("\u2029", " ")
    bp.render(bp.loads(json.dumps(declared(text))), tmp_path / "hostile.html")
    opened = Opened(browser, tmp_path / "hostile.html")
    for number in range(0, opened.page.locator(".whole .card").count(), 2):
        opened.page.locator(".whole .card").nth(number).focus()
        opened.page.keyboard.press("Enter")
        assert "<img src=x" in opened.page.inner_text("#the_panel")
        links = opened.page.locator("#the_panel a")
        assert {links.nth(at).get_attribute("href") for at in range(links.count())} <= {"https://example.org/?a=1&b=2"}
        opened.page.keyboard.press("Escape")
    assert opened.page.locator("img, iframe, script:not(#the_data)").count() == 1
    assert opened.wrong == []


def test_from_right_to_left_it_begins_on_the_right(browser: Any, tmp_path: Path) -> None:
    steps = [{"customer": f"خطوة {number}", "frontstage": "يساعد العميل"} for number in range(40)]
    declared = {"blueprint": 1, "title": "زيارة", "language": "ar", "journey": [{"phase": "كل شيء", "steps": steps}]}
    bp.render(bp.loads(json.dumps(declared)), tmp_path / "ar.html")
    opened = Opened(browser, tmp_path / "ar.html")
    page = opened.page
    card = page.locator(".whole .card").first
    assert card.bounding_box()["x"] > 640
    inside = (
        "(() => {const card = document.querySelector('.card'), [, face] = card.querySelectorAll('rect');"
        "const box = face.getBoundingClientRect(), text = card.querySelector('text').getBoundingClientRect();"
        "return text.left >= box.left && text.right <= box.right})()"
    )
    assert opened.look(inside), "words stand in their card"
    card.focus()
    page.keyboard.press("ArrowLeft")
    assert "خطوة 1" in opened.focused()
    assert page.locator("#the_look").bounding_box()["x"] < 100
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    views = page.locator(".piece svg svg").evaluate_all("all => all.map(one => one.getAttribute('viewBox'))")
    assert len(views) == 2 * page.locator(".piece").count() - 1, "all pieces but the first bring the names of lanes"
    assert page.locator(".piece").count() > 1, "what is too wide for a sheet is printed in pieces as well"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".piece").count() == 0
    assert opened.wrong == []
