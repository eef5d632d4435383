"""A scene as SVG for engines that find fonts less well than browsers do: resvg, and typst, which is built on it.

They draw a text reliably where each family that it asks for is there and has the letters; a list of families does not
help. So a line with Chinese or emoji is written as one `<text>` for each script in it, any other line as one with the
families named in it, and all colours are attributes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from blueprint.errors import RenderError
from blueprint.layout.characters import CJK, LATIN, is_rtl
from blueprint.layout.runs import Run, runs
from blueprint.layout.scene import Scene, Text
from blueprint.layout.text import EM, SLACK, units
from blueprint.render.brush import END_OF_IT, RIGHT_TO_LEFT, Brush
from blueprint.render.fonts.faces import Face
from blueprint.render.fonts.letters import OWN, Letters, is_drawn
from blueprint.render.markup import element, escaped
from blueprint.render.svg import drawn, painted

_NUMBER = re.compile(r"[+\u2212]?\d[\d.,]*%?")  # which runs from left to right in every line
FIRST = "\u200b"  # takes no room and runs in no direction
REGULAR = 400
BOLDER = 0.035  # of the size: the outline of letters whose font has no bold
_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Portable(NamedTuple):
    """A picture with the fonts that it needs. svg: its text; files: of the fonts; remarks: what cannot be drawn."""

    svg: str
    files: tuple[str, ...]
    remarks: tuple[str, ...]


def drawn_by(engine: str, draw: Callable[[], bytes]) -> bytes:
    """What an engine draws. Raises RenderError where it cannot; an engine may end in a panic, which is no Exception."""
    try:
        return bytes(draw())
    except BaseException as error:
        if not isinstance(error, ValueError | RuntimeError) and type(error).__name__ != "PanicException":
            raise
        raise RenderError(f"{engine} cannot draw this picture ({str(error)[:200]}); an SVG can be had of it") from error


def portable(scene: Scene) -> Portable:
    """The scene as SVG in the colours of its page, never those that follow the reader's setting."""
    plain = scene._replace(theme=scene.theme._replace(dark=None))
    letters = Letters(scene.language)
    svg = drawn(plain, list(painted(plain, _Brush(plain, letters))), OWN)
    return Portable(svg, tuple(letters.files), tuple(letters.remarks()))


class _Brush(Brush):
    """A brush that writes each line in pieces of one script."""

    def __init__(self, scene: Scene, letters: Letters) -> None:
        super().__init__(scene)
        self._letters = letters

    def text(self, text: Text) -> str:
        """One line of text on its baseline."""
        if text.text.isascii():
            return super().text(text)
        text = text._replace(text=normalize("NFC", text.text))
        pieces = runs(text.text, text.size, text.weight)
        if len(pieces) == 1:
            return self._piece(pieces[0], text)
        face = self._letters.shared(pieces)
        if face is not None:
            return self._line(_in_families(text.text, face), face.family, text, is_rtl(text.text))
        return "".join(self._piece(run, place) for run, place in zip(pieces, _places(pieces, text), strict=True))

    def _piece(self, run: Run, text: Text) -> str:
        """One piece at its place."""
        against = run.rtl and not _NUMBER.fullmatch(run.text)
        family = self._letters.family(run)
        bolder = run.script == CJK and text.weight > REGULAR and family in self._letters.single
        return self._line(escaped(run.text), family, text, against, BOLDER * text.size if bolder else None)

    def _line(self, words: str, family: str, text: Text, rtl: bool, outline: float | None = None) -> str:
        """A text element. words: what stands in it, as markup; outline: px by which letters are made bolder."""
        paint = self.fill(text.role)
        return element(
            "text",
            f"{RIGHT_TO_LEFT}{words}{END_OF_IT}" if rtl else words,
            paint if outline is None else paint + paint.replace("fill", "stroke"),
            x=text.at.x,
            y=text.at.y,
            font_size=text.size,
            font_weight=str(text.weight) if text.weight != REGULAR else None,
            font_family=family if family != OWN else None,
            text_anchor=text.anchor if text.anchor != "start" else None,
            text_decoration="line-through" if text.struck else None,
            stroke_width=outline,
        )


def _in_families(line: str, face: Face) -> str:
    """A line in the font of a script, with what that lacks in ours.

    It begins with a mark in the font of the script: the engines shape the whole line in the first font, and lose
    letters, or their heads, where a later one joins letters that the first does not know.
    """
    stretches = groupby(line, key=lambda letter: is_drawn(letter) and not face.draws(letter))
    return FIRST + "".join(
        element("tspan", escaped("".join(letters)), font_family=OWN) if ours else escaped("".join(letters))
        for ours, letters in stretches
    )


def _places(pieces: tuple[Run, ...], text: Text) -> list[Text]:
    """Where each piece of a line begins: at its left end, or in a line from right to left at its right end."""
    length = max(run.x + _length(run, text) for run in pieces)
    left = text.at.x - length * _SHARE[text.anchor]
    if is_rtl(text.text):
        return [text._replace(at=text.at._replace(x=round(left + length - run.x, 2)), anchor="end") for run in pieces]
    return [text._replace(at=text.at._replace(x=round(left + run.x, 2)), anchor="start") for run in pieces]


def _length(run: Run, text: Text) -> float:
    """The width of a piece, without the reserve that layout adds for other fonts."""
    return units(run.text, text.weight) * text.size / EM * (100 / SLACK if run.script == LATIN else 1)
