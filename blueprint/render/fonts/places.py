"""Where font files are: ours, those of font packages, those of the system, in the order in which they are looked at."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from blueprint.layout.characters import CJK, EMOJI, LATIN, OTHER

OURS = tuple(str(Path(__file__).parent / f"Inter-{name}.ttf") for name in ("Regular", "SemiBold", "Bold"))
"""Inter in its three weights: all that `layout/metrics.txt` measures."""

PACKAGES = {CJK: ("noto_cjk_sans_otc",)}
"""Packages with a font for a script, beside the one that is called `fontpkg_noto_sans_` and the script."""

FILES: Mapping[str, tuple[str, ...]] = {
    CJK: ("NotoSansCJK-Regular NotoSansCJK-Bold", "NotoSansCJKsc-Regular NotoSansCJKsc-Bold", "SourceHanSans",
          "PingFang", "Hiragino Sans GB", "ヒラギノ角ゴシック W3", "msyh msyhbd", "YuGothR YuGothB", "malgun malgunbd",
          "meiryo", "wqy-microhei", "wqy-zenhei", "DroidSansFallbackFull", "simsun"),
    EMOJI: ("NotoColorEmoji", "seguiemj", "Apple Color Emoji", "NotoEmoji-Regular"),
    OTHER: ("NotoSansSymbols-Regular NotoSansSymbols-Bold", "NotoSansSymbols2-Regular", "NotoSansMath-Regular",
            "DejaVuSans DejaVuSans-Bold", "seguisym", "Apple Symbols"),
    "thai": ("NotoSansThai-Regular NotoSansThai-Bold", "leelawui leelauib", "Thonburi"),
}  # fmt: skip
"""The names of files of the system's fonts, the best first; in one text a family's regular and bold files."""

ANYTHING = ("NotoSans-Regular NotoSans-Bold", "DejaVuSans DejaVuSans-Bold", "segoeui segoeuib", "Nirmala NirmalaB",
            "arial arialbd", "Arial Arial Bold", "Arial Unicode", "FreeSans FreeSansBold")  # fmt: skip
"""The same for every script."""

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


def files_for(script: str) -> Iterator[tuple[str, ...]]:
    """The files of one font after the other for a script; each is one family, in one weight or more."""
    if script == LATIN:
        yield OURS
    for package in (*PACKAGES.get(script, ()), f"fontpkg_noto_sans_{script}"):
        if found := _in_package(package):
            yield found
    title = script.capitalize()
    for names in (*FILES.get(script, (f"NotoSans{title}-Regular NotoSans{title}-Bold",)), *ANYTHING):
        parts = [names] if names in _system() else names.split()
        if found := tuple(_system()[part] for part in parts if part in _system()):
            yield found


@cache
def _in_package(name: str) -> tuple[str, ...]:
    """The font files in an installed package; it is not imported."""
    spec = find_spec(name)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    return tuple(
        sorted(str(file) for folder in folders for file in Path(folder).rglob("*") if file.suffix in _SUFFIXES)
    )


@cache
def _system() -> dict[str, str]:
    """The fonts of the system by the names of their files, without the suffix."""
    found: dict[str, str] = {}
    for folder in _folders():
        for where, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                stem, suffix = os.path.splitext(name)
                if suffix.lower() in _SUFFIXES:
                    found.setdefault(stem, os.path.join(where, name))
    return found


def _folders() -> Iterator[str]:
    """Where this kind of system keeps its fonts."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        yield os.path.join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield os.path.join(os.environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts")
    elif sys.platform == "darwin":
        yield from ("/System/Library/Fonts", "/Library/Fonts", os.path.join(home, "Library", "Fonts"))
    else:
        yield from ("/usr/share/fonts", "/usr/local/share/fonts", "/run/host/fonts")
        yield from (os.path.join(home, ".local", "share", "fonts"), os.path.join(home, ".fonts"))
