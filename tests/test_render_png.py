"""PNG: the picture in pixels, the same on every run, with every letter that some font has."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import blueprint as bp
from blueprint.layout.text import listed
from blueprint.layout.theme import theme
from blueprint.picture import VIEWS
from blueprint.render.fonts import letters
from blueprint.render.fonts.faces import Face, faces
from blueprint.render.fonts.places import OURS
from blueprint.render.png import MOST_SIDE, render
from blueprint.render.portable import portable
from blueprint.views.blueprint import view
from tests.test_layout_blueprint import scene_of, ten_steps

ROOT = Path(__file__).parents[1]
CAFE = """\
blueprint: 1
title: Corner café
journey:
  - phase: Visit
    steps:
      - {customer: Queues, touchpoints: [Counter], emotion: -1}
      - {customer: Leaves, frontstage: Says goodbye, emotion: 2}
"""
TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    file = tmp_path / "cafe.yaml"
    file.write_text(CAFE, encoding="utf-8")
    return file


def chinese(**more: Any) -> dict[str, Any]:
    return {"blueprint": 1, "title": "咖啡馆", "language": "zh-Hans",
            "journey": [{"phase": "光临", "steps": [{"customer": "点一杯 flat white", **more}]}]}  # fmt: skip


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def rows(png: bytes) -> Iterator[bytes]:
    """The lines of an RGBA picture with 8 bits a channel, from the top (PNG specification, filters 0 to 4)."""
    width, _ = size(png)
    at, packed = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        packed += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + length
    data, long = zlib.decompress(packed), 4 * width
    above = bytearray(long)
    for start in range(0, len(data), long + 1):
        kind, line = data[start], bytearray(data[start + 1 : start + 1 + long])
        for place in range(long):
            left, up = (line[place - 4] if place > 3 else 0), above[place]
            corner = above[place - 4] if place > 3 else 0
            guess = left + up - corner
            near = min((left, up, corner), key=lambda one, guess=guess: abs(guess - one))
            line[place] = (line[place] + (0, left, up, (left + up) // 2, near)[kind]) & 255
        yield bytes(line)
        above = line


def test_what_stands_where_in_which_colour(cafe: Path) -> None:
    scene = view(bp.load(cafe).graph, theme("dark"))
    png = bp.render(cafe, format="png", theme="dark", scale=0.5)
    assert abs(size(png)[0] - scene.width / 2) <= 1
    assert abs(size(png)[1] - scene.height / 2) <= 1
    seen = list(rows(png))

    def colour(x: float, y: float) -> str:
        return "#" + seen[int(y / 2)][4 * int(x / 2) :][:3].hex()

    card, band = scene.cards[-1].box, scene.lanes[-1]
    assert colour(6, 6) == "#12181f"
    assert colour(card.x + 8, card.middle.y - 4) == "#1d262f"
    assert colour(band.box.right - 6, band.box.middle.y) == scene.theme.paints[f"band-{band.kind}"].fill


def test_a_picture_is_twice_as_fine_unless_said(cafe: Path) -> None:
    once = size(bp.render(cafe, format="png", scale=1))
    twice = size(bp.render(cafe, format="png"))
    assert all(abs(2 * one - two) <= 2 for one, two in zip(once, twice, strict=True))


def test_too_many_pixels_are_refused_with_what_fits(cafe: Path) -> None:
    with pytest.raises(bp.RenderError, match=r"pixels is too large .* a scale of [\d.]+ fits"):
        bp.render(cafe, format="png", scale=99)
    with pytest.raises(bp.RenderError, match="cannot have the scale 0"):
        bp.render(cafe, format="png", scale=0)
    with pytest.raises(bp.RenderError, match=r"\.svg is sharp at any size"):
        bp.render(cafe, scale=2)
    with pytest.raises(bp.RenderError, match=r"\.csv has no pixels"):
        bp.render(cafe, format="csv", scale=2)


def test_a_very_large_picture_is_as_fine_as_can_be() -> None:
    scene = scene_of(ten_steps())
    png = render(scene._replace(width=MOST_SIDE / 1.25, height=scene.height / 4))
    assert size(png)[0] == pytest.approx(MOST_SIDE, abs=200)
    assert size(png)[0] <= MOST_SIDE


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_drawn(name: str) -> None:
    png = bp.render(ROOT / "examples" / "hotel-stay.yaml", format="png", view=name, scale=0.1)
    assert min(size(png)) > 10


def test_the_same_bytes_in_every_process(cafe: Path) -> None:
    code = "import sys, blueprint as bp; sys.stdout.buffer.write(bp.render(sys.argv[1], format='png', scale=0.5))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code, cafe], capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(found) == 1
    assert size(found.pop())


def test_the_command_writes_files_and_bytes(cafe: Path, run: Callable[..., Any]) -> None:
    assert run("render", "cafe.yaml", "--format", "png", "--scale", "0.5").err == "drawn: cafe.png\n"
    piped = run("render", "cafe.yaml", "--format", "png", "--scale", "0.5", "-o", "-")
    assert (piped.code, piped.raw_out) == (0, cafe.with_suffix(".png").read_bytes())
    assert run("render", "cafe.yaml", "-o", "x.svg", "--format", "png").code == 2
    assert run("render", ".", "-o", "out", "--format", "png", "--scale", "0.5").err == "drawn: out/cafe.png\n"


@pytest.mark.parametrize(("kind", "package"), [("png", "resvg_py"), ("pdf", "typst")])
def test_a_missing_package_is_named_and_nothing_is_written(
    kind: str, package: str, cafe: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blueprint.wishes.is_installed", lambda name: name != package)
    done = run("render", "cafe.yaml", "-o", f"new/cafe.{kind}")
    said = f'blueprint: drawing {kind.upper()} takes one more package: pip install "service-blueprint[{kind}]"\n'
    assert (done.code, done.out, done.err) == (2, "", said)
    assert run("render", "cafe.yaml", "-o", "-", "--format", kind).err == said
    assert [path.name for path in cafe.parent.iterdir()] == ["cafe.yaml"]


def test_nothing_that_draws_is_imported_before_it_is_needed() -> None:
    code = "import sys, blueprint.cli.commands.render; print({'resvg_py', 'typst'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


# Letters


def test_our_font_has_every_letter_that_is_measured() -> None:
    for file in OURS:
        (face,) = faces(file)
        assert face.family == "Inter"
        assert {letter for letter, _ in listed(400) if not face.draws(letter)} <= set("\t\n\r\u20c0\u266a\u266b")
        assert not face.draws("咖")


def test_our_fonts_come_with_their_licence_and_are_small() -> None:
    folder = Path(OURS[0]).parent
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper()
    assert sum(Path(file).stat().st_size for file in OURS) < 700_000


@pytest.mark.parametrize("file", ["no/such/font.ttf", __file__])
def test_what_is_no_font_has_no_faces(file: str) -> None:
    assert faces(file) == ()


def test_letters_without_a_font_are_told(
    tmp_path: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "files_for", lambda script: iter(() if script != "latin" else (OURS,)))
    (tmp_path / "zh.yaml").write_text(CAFE.replace("Corner café", "街角咖啡馆"), encoding="utf-8")
    done = run("render", "zh.yaml", "-o", "zh.png", "--scale", "1")
    assert done.code == 0
    assert done.err.splitlines() == [
        "zh.png: no font here draws 咖 啡 街 角 馆, which are boxes in the picture: "
        'pip install "service-blueprint[cjk]"',
        "drawn: zh.png",
    ]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        bp.render(tmp_path / "zh.yaml", format="png", scale=1)
    assert len(caught) == 1
    said: list[str] = []
    bp.render(tmp_path / "zh.yaml", format="png", scale=1, tell=said.append)
    assert len(said) == 1


def test_a_font_is_chosen_for_each_script(monkeypatch: pytest.MonkeyPatch) -> None:
    def face(family: str) -> tuple[Face, ...]:
        return (Face(family, "x.ttc", (0x4E00,), (0x9FFF,)),)

    several = face("Sans CJK JP") + face("Sans Mono CJK SC") + face("Sans CJK SC")
    monkeypatch.setattr(letters, "files_for", lambda script: iter([("small.ttf",), ("x.ttc", "x-bold.ttc")]))
    monkeypatch.setattr(letters, "faces", lambda file: () if file == "small.ttf" else several)
    drawn = portable(scene_of(chinese()))
    texts = {text.text: text.get("font-family") for text in ET.fromstring(drawn.svg).iter(TEXT)}  # noqa: S314  # ours
    assert texts["咖啡馆"] == "Sans CJK SC"
    assert texts["flat white"] is None
    assert drawn.files[-2:] == ("x.ttc", "x-bold.ttc")
    assert drawn.remarks == ()
    japanese = portable(scene_of(chinese() | {"language": "ja"})).svg
    assert "Sans CJK JP" in japanese


def test_letters_of_a_font_without_bold_are_made_bolder(monkeypatch: pytest.MonkeyPatch) -> None:
    face = Face("Sans CJK SC", "x.ttc", (0x4E00,), (0x9FFF,))
    monkeypatch.setattr(letters, "faces", lambda file: (face,))
    for files, bolder in ((("x.ttc",), True), (("x.ttc", "x-bold.ttc"), False)):
        monkeypatch.setattr(letters, "files_for", lambda script, files=files: iter([files]))
        texts = portable(scene_of(chinese())).svg.split("<text ")
        title = next(line for line in texts if ">咖啡馆</text>" in line)
        assert ("stroke-width" in title) == bolder


@pytest.mark.parametrize("name", ["hotel-stay", "hair-salon", "phone-launch"])
def test_every_line_asks_for_families_one_by_one(name: str) -> None:
    scene = view(bp.load(ROOT / "examples" / f"{name}.yaml").graph, theme("auto"))
    root = ET.fromstring(portable(scene).svg)  # noqa: S314  # ours
    assert root.get("font-family") == "Inter"
    assert not [part for part in root.iter() if "," in part.get("font-family", "")]
    assert root.find(".//{http://www.w3.org/2000/svg}style") is None
