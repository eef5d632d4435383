"""From a graph to a picture: one view of it, laid out once, written in the format of a suffix."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph

FORMATS = {
    ".svg": "blueprint.render.svg",
}
"""The module that writes a format, by the suffix of its files; it is imported when it is needed."""


class View(NamedTuple):
    """A kind of picture. module: has a function `view(graph, theme)`; about: what it shows, in one line."""

    module: str
    about: str


BLUEPRINT = "blueprint"
VIEWS = {
    BLUEPRINT: View("blueprint.views.blueprint", "everything: lanes, cards, lines and the emotion curve"),
    "journey": View("blueprint.views.journey", "how it feels, step by step: the curves of all customers, large"),
    "timeline": View("blueprint.views.timeline", "how long it takes: doing, waiting and staff time, to scale"),
    "ownership": View("blueprint.views.ownership", "who answers where: owners by phases, and how it feels there"),
    "gaps": View("blueprint.views.gaps", "experience against expectation and ideal: what to work at first"),
    "quadrant": View("blueprint.views.quadrant", "importance against experience: what matters and is poor"),
    "pareto": View("blueprint.views.pareto", "complaints from the most to the fewest: the vital few"),
    "coverage": View("blueprint.views.coverage", "steps by senses, stages and levels: what is empty or on sand"),
    "impact": View("blueprint.views.impact", "what breaks if a system stops: single points of failure"),
}
"""What can be drawn of a blueprint, by name. The module is imported when it is needed."""


def picture(graph: Graph, suffix: str = ".svg", theme: str = "light", view: str = BLUEPRINT) -> str | bytes:
    """A picture of a blueprint. Raises UnknownName for a suffix, a theme or a view that there is not."""
    from blueprint.layout import theme as themes

    writer, drawn = import_module(known(suffix)), import_module(known_view(view))
    return writer.render(drawn.view(graph, themes.theme(theme)))


def known(suffix: str) -> str:
    """The module for a suffix. Raises UnknownName, which lists what there is."""
    if suffix.lower() not in FORMATS:
        raise UnknownName("format", suffix or "(no suffix)", FORMATS)
    return FORMATS[suffix.lower()]


def known_view(name: str) -> str:
    """The module of a view. Raises UnknownName, which lists what there is."""
    if name not in VIEWS:
        raise UnknownName("view", name, VIEWS)
    return VIEWS[name].module
