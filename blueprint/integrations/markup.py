"""A picture in a page of HTML: as wide as the page where it can be read so, else to be moved sideways."""

from __future__ import annotations

import re
from collections.abc import Iterable

from blueprint.errors import BlueprintError, excerpt
from blueprint.integrations.drawing import LEAST, Drawn
from blueprint.layout.numbers import px
from blueprint.render.markup import element, escaped

_WIDTH = re.compile(r"(\d{1,5}(?:\.\d{1,3})?) ?(px|%|em|rem|ch|ex|vw|cm|mm|in|pt|pc)?")


def width_of(text: str) -> str:
    """A width as CSS has it; a bare number is in px. Raises BlueprintError.

    >>> width_of("600"), width_of("80 %")
    ('600px', '80%')
    """
    found = _WIDTH.fullmatch(text.strip())
    if found is None:
        raise BlueprintError(f"`{excerpt(text)}` is no width: write `600px` or `80%`")
    return f"{found[1]}{found[2] or 'px'}"


def inline(drawn: Drawn, width: str = "") -> str:
    """The picture itself, with text that can be found. width: as `width_of` gives it; else it fills the page.

    It is not shrunk until its words are too small to read: a wider one is moved sideways, by keys too.
    """
    fills = f"width:100%;min-width:{px(drawn.width * LEAST)}px;max-width:{px(drawn.width)}px"
    style = f"{f'width:{width};max-width:none' if width else fills};height:auto;display:block;margin:0 auto"
    svg = drawn.svg.rstrip("\n").replace("<svg ", f'<svg style="{style}" ', 1)
    return element("div", svg, style="overflow-x:auto", tabindex="0", role="region", aria_label=drawn.title)


def listed(sentences: Iterable[str]) -> str:
    """Sentences as a list, with nothing in them that is markup."""
    return element("ul", "".join(element("li", escaped(sentence), dir="auto") for sentence in sentences))
