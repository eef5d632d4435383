"""Above the lanes on the left: what the picture shows, who it is about, in which state."""

from __future__ import annotations

from blueprint.graph.graph import Graph
from blueprint.layout import measures as m
from blueprint.layout.scene import Point, Text
from blueprint.layout.shown import shown
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap


def heading(graph: Graph, words: Words, room: float) -> tuple[tuple[Text, ...], float]:
    """Title, what is shown if that is not the whole, and subtitle, wrapped to a width, and the y where they end."""
    texts, y = [], m.PAGE
    for line in wrap(graph.title, room, m.TITLE, 700):
        texts.append(Text(Point(m.PAGE, y + m.TITLE * 0.86), line, m.TITLE, 700, "text"))
        y += m.TITLE_LINE
    for said, weight, role in ((shown(graph, words), 600, "text"), (subtitle(graph, words), 400, "text-soft")):
        for line in wrap(said, room, m.SUBTITLE, weight):
            texts.append(Text(Point(m.PAGE, y + m.SUBTITLE), line, m.SUBTITLE, weight, role))
            y += m.SUBTITLE_LINE
    return tuple(texts), y


def subtitle(graph: Graph, words: Words) -> str:
    """Who, in which case, in which state."""
    blueprint = graph.blueprint
    customers = words["separator"].join(customer.name for customer in graph.customers if customer.name)
    state = words[f"state.{blueprint.state}"] if blueprint.state else None
    return words["separator"].join(filter(None, [customers, blueprint.scenario, state]))
