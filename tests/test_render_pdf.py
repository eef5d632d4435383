"""PDF: vectors with text that can be selected, told to those who do not see it, the same on every run."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

import blueprint as bp
from blueprint.layout.wording import LANGUAGES
from blueprint.picture import VIEWS
from blueprint.render.pdf import LARGEST, POINT, render
from tests.test_layout_blueprint import scene_of, ten_steps

HOTEL = Path(__file__).parents[1] / "examples" / "hotel-stay.yaml"


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def test_its_words_can_be_found() -> None:
    said = words(bp.render(HOTEL, format="pdf"))
    for text in ("Overnight hotel stay", "Waits in the", "PEAK +2.7", "Housekeeping", "Line of visibility"):
        assert text.replace(" ", "") in said.replace(" ", "")


def test_it_says_what_it_is_and_no_date() -> None:
    pdf = bp.render(HOTEL, format="pdf")
    document = read(pdf)
    assert document.metadata is not None
    assert document.metadata.title == "Overnight hotel stay"
    assert not {"/CreationDate", "/ModDate", "/Author"} & set(document.metadata)
    root = document.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert not {"/OpenAction", "/AA", "/Names"} & set(root)


def test_it_is_vectors_on_a_page_as_large_as_the_picture() -> None:
    scene = scene_of(ten_steps())
    (page,) = read(render(scene)).pages
    assert float(page.mediabox.width) == pytest.approx(scene.width * POINT, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(scene.height * POINT, abs=0.01)
    assert not list(page.images)


def test_a_picture_larger_than_a_page_can_be_is_made_smaller() -> None:
    scene = scene_of(ten_steps())
    (page,) = read(render(scene._replace(width=40_000.0))).pages
    assert float(page.mediabox.width) == LARGEST


def test_a_page_for_each_phase() -> None:
    pages = read(bp.render(HOTEL, format="pdf", pages="phases")).pages
    said = [page.extract_text() for page in pages]
    assert len(said) == 4
    for text, phase in zip(said, ("Book", "Arrive", "Stay", "Leave"), strict=True):
        assert f"Phase: {phase}" in text
    two = read(bp.render(HOTEL, format="pdf", pages="phases", phase=["Arrive", "Stay"])).pages
    assert len(two) == 2
    with pytest.raises(bp.RenderError, match="only a PDF has pages"):
        bp.render(HOTEL, pages="phases")
    with pytest.raises(bp.UnknownName, match="there is one, phases"):
        bp.render(HOTEL, format="pdf", pages="phase")


@pytest.mark.parametrize("view", sorted(set(VIEWS) - {"blueprint"}))
def test_every_view_has_a_page(view: str) -> None:
    assert len(read(bp.render(HOTEL, format="pdf", view=view)).pages) == 1


@pytest.mark.parametrize("language", ["ar", "ja", "he"])
def test_languages_whose_letters_are_joined_or_many_are_drawn_too(language: str) -> None:
    assert language in LANGUAGES
    document = read(bp.render(HOTEL, format="pdf", language=language, tell=lambda said: None))
    assert document.trailer["/Root"]["/Lang"] == language
    assert len(document.pages) == 1


def test_the_same_bytes_in_every_process() -> None:
    code = "import sys, blueprint as bp; sys.stdout.buffer.write(bp.render(sys.argv[1], format='pdf'))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code, HOTEL], capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(found) == 1
    assert found.pop().startswith(b"%PDF")


def test_text_of_strangers_stays_text() -> None:
    data: dict[str, Any] = ten_steps() | {"title": '#panic("x") $1$ "); #read("/etc/passwd") // \\'}
    assert 'panic("x")' in words(render(scene_of(data)))


def test_the_command(tmp_path: Path, run: Callable[..., Any]) -> None:
    (tmp_path / "stay.yaml").write_bytes(HOTEL.read_bytes())
    assert run("render", "stay.yaml", "--format", "pdf", "--pages", "phases").err == "drawn: stay.pdf\n"
    assert len(read((tmp_path / "stay.pdf").read_bytes()).pages) == 4
    assert run("render", "stay.yaml", "--format", "pdf", "-o", "-").raw_out.startswith(b"%PDF")
    assert run("render", "stay.yaml", "--pages", "phases").code == 2


def test_a_language_that_has_no_short_name_is_not_determined() -> None:
    text = "blueprint: 1\ntitle: T\nlanguage: qqqq\njourney: [{phase: P, steps: [{customer: A, emotion: 1}]}]\n"
    assert read(bp.render(bp.loads(text), format="pdf")).trailer["/Root"]["/Lang"] == "und"
