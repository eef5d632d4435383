"""A scene as PNG: the same picture in pixels, drawn by resvg."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from blueprint.errors import RenderError
from blueprint.layout.scene import Scene
from blueprint.render.fonts.letters import OWN
from blueprint.render.portable import drawn_by, portable

SCALE = 2.0
"""Pixels to a px of the page, unless said: as fine as the screens of today. A very large picture gets fewer."""

MOST_SIDE, MOST_AREA = 20_000, 100_000_000
"""How many pixels a side and a whole picture may have."""


def render(scene: Scene, *, scale: float | None = None, tell: Callable[[str], None] | None = None) -> bytes:
    """The scene as a PNG.

    scale: pixels to a px of the page; tell: is called with a sentence on letters that no font draws. The same fonts
    give the same bytes. Raises RenderError for more pixels than can be drawn.
    """
    import resvg_py

    scale = max(1.0, min(SCALE, _most(scene))) if scale is None else scale
    _check(scene, scale)
    drawn = portable(scene)
    if tell:
        for remark in drawn.remarks:
            tell(remark)
    return drawn_by(
        "resvg",
        lambda: resvg_py.svg_to_bytes(
            svg_string=drawn.svg, zoom=scale, skip_system_fonts=True, font_files=list(drawn.files),
            font_family=OWN, serif_family=OWN, sans_serif_family=OWN, monospace_family=OWN,
        ),
    )  # fmt: skip


def _most(scene: Scene) -> float:
    """The largest scale that fits, to two decimals."""
    fits = min(MOST_SIDE / max(scene.width, scene.height), (MOST_AREA / scene.width / scene.height) ** 0.5)
    return int(fits * 100 - 0.001) / 100


def _check(scene: Scene, scale: float) -> None:
    """Raise RenderError for a size that there is not, or that would be too much for memory."""
    if not 0 < scale < MOST_SIDE:
        raise RenderError(f"a picture cannot have the scale {scale:g}: 1 is its own size, 2 is twice as fine")
    width, height = ceil(scene.width * scale), ceil(scene.height * scale)
    if max(width, height) <= MOST_SIDE and width * height <= MOST_AREA:
        return
    raise RenderError(
        f"a PNG of {width:,} x {height:,} pixels is too large (the most are {MOST_SIDE:,} a side and {MOST_AREA:,} in "
        f"all): a scale of {_most(scene):g} fits, an SVG or a PDF has any size, a part of it is smaller"
    )
