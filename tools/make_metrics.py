"""Write `blueprint/layout/metrics.txt`, the advance widths that text is measured with, from the font's own files.

    python tools/make_metrics.py Inter-Regular.woff2 Inter-SemiBold.woff2 Inter-Bold.woff2

The figures in the repository were read from the npm package `inter-ui` 4.1.1, folder `package/web` (Inter 4.1, SIL Open
Font License 1.1). Needs `fonttools`, and `brotli` for `.woff2`. The same fonts give the same bytes.

Kept: letters, digits, punctuation, symbols and spaces. Left out: marks, controls and invisible characters (they take no
room of their own, and `text.py` knows them) and private use characters (they are the font's, not the writer's).
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "blueprint" / "layout" / "metrics.txt"
UNITS_PER_EM = 2048
ROW = 20

HEAD = """\
# How wide each character of Inter is. Written by tools/make_metrics.py; do not edit.
# {version}; advance widths without kerning, in 1/{units} em.
# {copyright}; SIL Open Font License 1.1.
# Four lines a row: up to {row} characters between quotes, then their widths in weight 400, in 600, and in 700.

"""


def measured(code: int) -> bool:
    """Whether the table lists a character, by its Unicode category."""
    category = unicodedata.category(chr(code))
    return category[0] in "LNPS" or category == "Zs"


def advances(font: TTFont) -> dict[int, int]:
    """The advance width of every measured code point of a font, by rising code point."""
    if font["head"].unitsPerEm != UNITS_PER_EM:
        raise SystemExit(f"expected {UNITS_PER_EM} units per em, found {font['head'].unitsPerEm}")
    glyphs = sorted(font.getBestCmap().items())
    return {code: font["hmtx"][glyph][0] for code, glyph in glyphs if measured(code)}


def rows(tables: list[dict[int, int]]) -> Iterator[str]:
    """The body of the file: characters and, under them, their widths in each weight."""
    codes = sorted(set.intersection(*map(set, tables)))
    for at in range(0, len(codes), ROW):
        row = codes[at : at + ROW]
        yield '"' + "".join(map(chr, row)) + '"'
        for table in tables:
            yield " ".join(str(table[code]) for code in row)


def head(font: TTFont) -> str:
    """The comment that opens the file: what this is, and whose."""
    names = font["name"]
    version = f"{names.getDebugName(1)}, {names.getDebugName(5)}"
    return HEAD.format(version=version, units=UNITS_PER_EM, copyright=names.getDebugName(0), row=ROW)


def main(paths: list[str]) -> None:
    """Read the three fonts, lightest first, and write the table."""
    if len(paths) != 3:
        raise SystemExit(__doc__)
    fonts = [TTFont(path) for path in paths]
    body = "\n".join(rows([advances(font) for font in fonts]))
    TARGET.write_text(head(fonts[0]) + body + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
