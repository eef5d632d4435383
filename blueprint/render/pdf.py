"""Scenes as PDF: vectors and real text, a page as large as each picture, drawn by typst.

The document says its title and language and no date; it is tagged, and each picture is told in words. Where typst can
vouch for it, it is PDF/UA-1: it cannot where letters are joined, as Arabic ones are, or where no font has them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from blueprint.errors import RenderError
from blueprint.layout.scene import Scene
from blueprint.render.fonts.letters import OWN
from blueprint.render.portable import Portable, drawn_by, portable

POINT = 0.75  # of a point is a px
LARGEST = 14_400.0  # points: what readers of PDF can show of a side

_DOCUMENT = """\
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language, region: {region}, font: "{family}")
{pages}
"""
_PAGE = """\
#page(width: {width}pt, height: {height}pt, margin: 0pt)[
  #image(bytes(sys.inputs.svg{number}), format: "svg", width: 100%, alt: sys.inputs.alt{number})
]
"""


def render(scene: Scene, *more: Scene, tell: Callable[[str], None] | None = None) -> bytes:
    """The scenes as a PDF, each on a page of its own.

    tell: is called with a sentence on letters that no font draws. The same fonts give the same bytes. Raises
    RenderError where typst cannot draw.
    """
    scenes = (scene, *more)
    drawn = [portable(one) for one in scenes]
    if tell:
        for remark in dict.fromkeys(remark for one in drawn for remark in one.remarks):
            tell(remark)
    inputs = {"title": scene.title, "language": _language(scene)}
    for number, (one, picture) in enumerate(zip(scenes, drawn, strict=True)):
        inputs |= {f"svg{number}": picture.svg, f"alt{number}": in_words(one)}
    return _compiled(_document(scenes), inputs, _folders(drawn))


def in_words(scene: Scene) -> str:
    """A picture for those who do not see it: what it is, then its cards in the order of reading."""
    return "\n".join([scene.about, *(card.about for card in scene.cards)])


def _language(scene: Scene) -> str:
    """The language as a PDF names it, in two or three letters; `und` for one that has no such name."""
    said = scene.language.split("-")[0].lower()
    return said if len(said) in {2, 3} and said.isascii() and said.isalpha() else "und"


def _document(scenes: Iterable[Scene]) -> str:
    pages = []
    language = ""
    for number, scene in enumerate(scenes):
        language = language or scene.language
        small = min(POINT, LARGEST / max(scene.width, scene.height))
        width, height = round(scene.width * small, 3), round(scene.height * small, 3)
        pages.append(_PAGE.format(number=number, width=width, height=height))
    region = next((part for part in language.split("-")[1:] if len(part) == 2 and part.isalpha()), "")
    said = f'"{region}"' if region else "none"
    return _DOCUMENT.format(region=said, family=OWN, pages="".join(pages))


def _folders(drawn: Iterable[Portable]) -> list[str]:
    """The folders that typst looks for fonts in: it takes no names of files."""
    return list(dict.fromkeys(os.path.dirname(file) for one in drawn for file in one.files))


def _compiled(document: str, inputs: dict[str, str], folders: list[str]) -> bytes:
    """The PDF: one that is accessible by the standard if it can be, else the same without that promise."""
    import typst

    options: dict[str, Any] = {"format": "pdf", "font_paths": folders, "ignore_system_fonts": True,
                               "sys_inputs": inputs}  # fmt: skip
    accessible: dict[str, Any] = {"pdf_standards": ["ua-1"]}
    try:
        return drawn_by("typst", lambda: typst.compile(document.encode(), **options, **accessible))
    except RenderError as error:
        if "PDF/UA" not in str(error):
            raise
    return drawn_by("typst", lambda: typst.compile(document.encode(), **options))
