"""Around the lanes: title, summary, legend, footnote."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.layout import measures as m
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Box, Card, Connector, EmotionBand, Figure, Key, Point, Summary, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap

SIGN = 22.0
FIGURE_GAP = 28.0


def figures(graph: Graph, marks: tuple[Marks, ...], words: Words) -> list[tuple[str, str, str]]:
    """The figures of the summary: what each is called, what it is, and the role of its colour."""
    found = []
    several = len(marks) > 1
    for mark in marks:
        if not mark.path:
            continue
        name = next((customer.name for customer in graph.customers if customer.id == mark.customer), "")
        label = words["peak-end"] + (words["separator"] + name if several else "")
        found.append((label, *_score(mark.peak_end, graph)))
        if not several:
            found.append((words["mean"], _score(mark.mean, graph)[0], "text"))
    met = list(dict.fromkeys(evidence.touchpoint for evidence in graph.evidence))
    unowned = sum(graph.owner_of(touchpoint) is None for touchpoint in met)
    if met:
        value = words.say("of", count=unowned, all=len(met))
        found.append((words["unowned"], value, "text-bad" if unowned else "text-good"))
    return found


def _score(score: float | None, graph: Graph) -> tuple[str, str]:
    if score is None:
        return "–", "text-soft"
    goodness = graph.scale.goodness(score)
    return signed(score, graph.scale.neutral), "text-good" if goodness > 0 else "text-bad" if goodness < 0 else "text"


def summary_width(found: list[tuple[str, str, str]]) -> float:
    """The width of the summary's box."""
    if not found:
        return 0.0
    return sum(_figure_width(*figure) for figure in found) + FIGURE_GAP * (len(found) - 1) + 36


def _figure_width(label: str, value: str, _role: str) -> float:
    return max(width(label, m.SMALL_TEXT), width(value, 18, 700))


def summary(found: list[tuple[str, str, str]], right: float, top: float) -> Summary | None:
    """The box of figures with its right side at `right`."""
    if not found:
        return None
    box = Box(right - summary_width(found), top, summary_width(found), m.SUMMARY_HEIGHT)
    x, drawn = box.x + 18, []
    for label, value, role in found:
        name = Text(Point(x, top + 20), label, m.SMALL_TEXT, 400, "text-soft")
        drawn.append(Figure(name, Text(Point(x, top + 43), value, 18, 700, role)))
        x += _figure_width(label, value, role) + FIGURE_GAP
    return Summary(box, tuple(drawn))


def heading(graph: Graph, words: Words, room: float) -> tuple[tuple[Text, ...], float]:
    """Title and subtitle, wrapped to a width, and the y where they end."""
    texts, y = [], m.PAGE
    for line in wrap(graph.title, room, m.TITLE, 700):
        texts.append(Text(Point(m.PAGE, y + m.TITLE * 0.86), line, m.TITLE, 700, "text"))
        y += m.TITLE_LINE
    for line in wrap(_subtitle(graph, words), room, m.SUBTITLE):
        texts.append(Text(Point(m.PAGE, y + m.SUBTITLE), line, m.SUBTITLE, 400, "text-soft"))
        y += m.SUBTITLE_LINE
    return tuple(texts), y


def _subtitle(graph: Graph, words: Words) -> str:
    """Who, in which case, in which state."""
    blueprint = graph.blueprint
    customers = words["separator"].join(customer.name for customer in graph.customers if customer.name)
    state = words[f"state.{blueprint.state}"] if blueprint.state else None
    return words["separator"].join(filter(None, [customers, blueprint.scenario, state]))


def legend(cards: tuple[Card, ...], connectors: tuple[Connector, ...], emotion: EmotionBand | None, words: Words,
           left: float, right: float, top: float) -> tuple[tuple[Key, ...], float]:  # fmt: skip
    """One entry for every sign that occurs, in rows, and the y where they end."""
    keys, x, y = [], left, top
    for sign in _signs(cards, connectors, emotion):
        text = words[f"key.{sign}"]
        length = SIGN + 4 + width(text, m.SMALL_TEXT)
        if x > left and x + length > right:
            x, y = left, y + 20
        label = Text(Point(x + SIGN + 4, y + 12), text, m.SMALL_TEXT, 400, "text-soft")
        keys.append(Key(sign, Box(x, y, SIGN, 16), label))
        x += length + 22
    return tuple(keys), y + (20 if keys else 0)


def _signs(cards: tuple[Card, ...], connectors: tuple[Connector, ...], emotion: EmotionBand | None) -> Iterator[str]:
    dots = [dot for curve in emotion.curves for dot in curve.dots] if emotion else []
    for mark in ("peak", "best", "pit", "end"):
        if any(dot.mark == mark and dot.pill for dot in dots):
            yield mark
    if any(not dot.solid for dot in dots):
        yield "off-path" if any(dot.solid for dot in dots) else "target"
    if emotion and emotion.meant:
        yield "meant"
    chips = {chip.kind for card in cards for chip in card.chips}
    if any(card.state == "unowned" for card in cards):
        yield "unowned"
    yield from (kind for kind in ("waits", "fails", "recovers") if kind in chips)
    if any(connector.crossings for connector in connectors):
        yield "truth"
    if any(card.decides for card in cards):
        yield "decides"
    kinds = {connector.kind for connector in connectors}
    yield from (kind for kind in ("loop", "informs") if kind in kinds)
    if any(card.state == "implied" for card in cards):
        yield "implied"


def footnote(marks: tuple[Marks, ...], words: Words, left: float, right: float, top: float) -> tuple[Text, ...]:
    """That the peak-end rule is one rule of several."""
    if not any(mark.path for mark in marks):
        return ()
    lines = wrap(words["footnote"], right - left, m.SMALL_TEXT)
    return tuple(
        Text(Point(left, top + 12 + number * m.SMALL_LINE), line, m.SMALL_TEXT, 400, "text-soft")
        for number, line in enumerate(lines)
    )
