"""Which font draws which letters of a picture, and which letters none at hand draws."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from blueprint.layout.characters import CJK, EMOJI, LATIN, OTHER
from blueprint.layout.runs import Run
from blueprint.render.fonts.faces import Face, faces
from blueprint.render.fonts.places import OURS, files_for

OWN = "Inter"
"""The family of everything that has no family of its own."""

_HAN = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK", "zh-mo": "HK"}
_NAMES = {CJK: "Chinese, Japanese and Korean", EMOJI: "emoji", OTHER: "these signs"}
_EXTRAS = {CJK: "cjk", "arabic": "arabic"}
_SHOWN = 8  # letters that are named


class Letters:
    """The fonts for one picture. language: of the picture; Chinese characters look otherwise in Japanese.

    files: those of every font that was asked for; missing: by script the characters that no font draws; single: the
    families that have one weight.
    """

    def __init__(self, language: str) -> None:
        self._han = next((face for tag, face in _HAN.items() if language.lower().startswith(tag)), "SC")
        self._chosen: dict[tuple[str, frozenset[str]], Face | None] = {}
        self.files: dict[str, None] = dict.fromkeys(OURS)
        self.single: set[str] = set()
        self.missing: dict[str, dict[str, None]] = {}

    def family(self, run: Run) -> str:
        """The family that draws a run, or as much of it as can be."""
        if run.script == LATIN and run.text.isascii():
            return OWN
        face = self._face(run.script, run.text)
        return face.family if face else OWN

    def shared(self, pieces: Sequence[Run]) -> Face | None:
        """The face for the one script beside Latin in a line, so that the line can be written as one text.

        None for Chinese and emoji, beside which each piece has to stand alone, and where there are several scripts.
        """
        scripts = {piece.script for piece in pieces} - {LATIN}
        if len(scripts) != 1 or scripts & {CJK, EMOJI, OTHER}:
            return None
        (script,) = scripts
        return self._face(script, "".join(piece.text for piece in pieces if piece.script == script))

    def _face(self, script: str, text: str) -> Face | None:
        """The face for some letters of a script; None for ours."""
        needed = frozenset(filter(is_drawn, text))
        key = (script, needed)
        if key not in self._chosen:
            self._chosen[key] = self._choose(script, needed)
        return self._chosen[key]

    def _choose(self, script: str, needed: frozenset[str]) -> Face | None:
        """The first font with all characters, else the one with the most of them, else ours."""
        best, lacking = None, needed
        for files in files_for(script):
            for face in self._ordered(faces(files[0])):
                left = frozenset(letter for letter in needed if not face.draws(letter))
                if len(left) < len(lacking):
                    best, lacking = face, left
                    self.files |= dict.fromkeys(files)
                    self.single |= set() if face.varies or len(files) > 1 else {face.family}
                if not left:
                    return best
        self.missing.setdefault(script, {}).update(dict.fromkeys(sorted(lacking)))
        return best

    def _ordered(self, found: tuple[Face, ...]) -> Iterable[Face]:
        """The faces of a collection, those of the language first, those with letters of one width last."""
        return sorted(found, key=lambda face: ("Mono" in face.family, not face.family.endswith(f" {self._han}")))

    def remarks(self) -> Iterator[str]:
        """A sentence on each script some of whose letters are boxes, and what to do about it."""
        for script, letters in self.missing.items():
            name = _NAMES.get(script, script.capitalize())
            some = " ".join(list(letters)[:_SHOWN]) + (" …" if len(letters) > _SHOWN else "")
            extra = _EXTRAS.get(script)
            how = f'pip install "service-blueprint[{extra}]"' if extra else f"install a font for {name}, such as Noto"
            yield f"no font here draws {some}, which are boxes in the picture: {how}"


def is_drawn(character: str) -> bool:
    """Whether a character needs a glyph: spaces and what is never seen do not."""
    return unicodedata.category(character) not in {"Zs", "Cc", "Cf", "Mn", "Me"}
