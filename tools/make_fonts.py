"""Write `blueprint/render/fonts/*.ttf`, the letters of PNG and PDF, from the font's own file.

    python tools/make_fonts.py "Inter[opsz,wght].ttf"

The files in the repository were made from the package `fontpkg-inter` 4.1.post1 (Inter 4.1, SIL Open Font License 1.1).
Needs `fonttools`. The same font gives the same bytes.

Kept: what `blueprint/layout/metrics.txt` measures, and the marks that stand on letters, in its three weights; without
hints for screens of low resolution, and without the features that nothing in a picture asks for.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from blueprint.layout.text import WEIGHTS, listed

TARGET = Path(__file__).resolve().parents[1] / "blueprint" / "render" / "fonts"
NAMES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
MARKS = range(0x300, 0x370)
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]
NAMED = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]  # whose it is, what it is called, its licence
SIZE = 14  # the optical size, which Inter has for text


def characters() -> set[int]:
    """Every code point that is kept."""
    return {ord(letter) for letter, _ in listed(WEIGHTS[0])} | set(MARKS)


def cut(source: Path, weight: int) -> TTFont:
    """One weight of the font with the letters that are kept."""
    font = TTFont(source, recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"opsz": SIZE, "wght": weight}, updateFontNames=True)
    options = subset.Options(
        hinting=False, layout_features=FEATURES, name_IDs=NAMED, notdef_outline=True, recalc_timestamp=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters())
    cutter.subset(font)
    return font


def main() -> None:
    """Write the three files."""
    for weight in WEIGHTS:
        file = TARGET / f"Inter-{NAMES[weight]}.ttf"
        cut(Path(sys.argv[1]), weight).save(file)
        print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
