"""The site builds without a network and without a warning, and what is built asks for nothing outside itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("mkdocs", reason='mkdocs is not installed: pip install "service-blueprint[docs]"')
pytest.importorskip("material", reason='mkdocs-material is not installed: pip install "service-blueprint[docs]"')

ROOT = Path(__file__).parents[1]
LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "use": "href"}
"""What a browser fetches by itself, and the attribute that says from where."""


class Page(HTMLParser):
    """What a page links to, what it loads, and the places in it that can be linked to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.places: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.places.update(said[name] for name in ("id", "name") if name in said)
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        elif tag in LOADS and LOADS[tag] in said and said.get("rel") != "canonical":
            self.loads.append(said[LOADS[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as whoever publishes it builds it, but for the proxies, which lead nowhere."""
    folder = tmp_path_factory.mktemp("site")
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    settings = {**os.environ, **nowhere, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False, env=settings)
    warned = [line for line in (done.stdout + done.stderr).splitlines() if re.match("WARNING|ERROR|Aborted", line)]
    assert warned == []
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    """Every page that MkDocs wrote; not those that `blueprint` drew, which have tests of their own."""
    drawn = site / "examples" / "pages"
    return {file: Page(file) for file in site.rglob("*.html") if file.parent != drawn and file.name != "404.html"}


def test_every_link_leads_somewhere(site: Path, pages: dict[Path, Page]) -> None:
    assert len(pages) > 80
    assert [broken for file, page in pages.items() for broken in broken_links(site, file, page, pages)] == []


def broken_links(site: Path, file: Path, page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    """The links of a page that lead nowhere."""
    for link in page.links:
        way = urlsplit(link)
        if way.scheme or way.netloc:
            yield f"{file.relative_to(site)}: {link} leads out of the site"
            continue
        target = (file.parent / unquote(way.path)).resolve() if way.path else file
        if target.is_dir():
            target /= "index.html"
        places = pages[target].places if target in pages else None
        if not target.is_file() or (way.fragment and places is not None and unquote(way.fragment) not in places):
            yield f"{file.relative_to(site)}: {link}"


def test_nothing_is_loaded_from_elsewhere(site: Path, pages: dict[Path, Page]) -> None:
    asked = {load for page in pages.values() for load in page.loads if urlsplit(load).scheme not in {"", "data"}}
    assert asked == set()
    for sheet in site.rglob("*.css"):
        addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8"))
        assert [address for address in addresses if urlsplit(address).scheme not in {"", "data"}] == [], sheet


def test_every_page_can_be_found_in_the_menu(site: Path, pages: dict[Path, Page]) -> None:
    start = site / "index.html"
    listed = {(start.parent / unquote(urlsplit(link).path)).resolve() for link in pages[start].links}
    hidden = [file for file in pages if file not in listed]
    assert hidden == []


def test_every_task_is_on_the_first_page_of_the_how_to() -> None:
    folder = ROOT / "docs" / "how-to"
    listed = re.findall(r"\]\(([\w-]+\.md)\)", (folder / "index.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted({page.name for page in folder.glob("*.md")} - {"index.md"})


def test_no_mark_of_ours_is_left_in_the_pages(site: Path, pages: dict[Path, Page]) -> None:
    for file in pages:
        text = file.read_text(encoding="utf-8")
        assert "<p>```" not in text, file
        assert "<p>&lt;!--" not in text, file


def test_every_example_is_in_the_gallery(site: Path) -> None:
    gallery = (site / "gallery.html").read_text(encoding="utf-8")
    for example in sorted((ROOT / "examples").glob("*.yaml")):
        for part in (f"{example.name}", f"pictures/{example.stem}.svg", f"pages/{example.stem}.html"):
            assert f'href="examples/{part}"' in gallery
            assert (site / "examples" / part).is_file()
