"""From a graph to a picture: laid out once, written in the format of a suffix."""

from __future__ import annotations

from importlib import import_module

from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph

FORMATS = {
    ".svg": "blueprint.render.svg",
}
"""The module that writes a format, by the suffix of its files; it is imported when it is needed."""


def picture(graph: Graph, suffix: str = ".svg", theme: str = "light") -> str | bytes:
    """The picture of a blueprint. Raises UnknownName for a suffix or a theme that there is not."""
    from blueprint.graph.marks import marks
    from blueprint.layout import theme as themes
    from blueprint.layout.blueprint import lay_out

    writer = import_module(known(suffix))
    return writer.render(lay_out(graph, themes.theme(theme), marks(graph)))


def known(suffix: str) -> str:
    """The module for a suffix. Raises UnknownName, which lists what there is."""
    if suffix.lower() not in FORMATS:
        raise UnknownName("format", suffix or "(no suffix)", FORMATS)
    return FORMATS[suffix.lower()]
