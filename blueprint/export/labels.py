"""What stands on the cards of a scene, unwrapped: a name, and what its chips say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.export.plain import plain
from blueprint.graph.graph import Graph
from blueprint.layout.contents import notes_in
from blueprint.layout.scene import Card, Text
from blueprint.layout.wording import words


class Label(NamedTuple):
    """What a card says: its lines, of which the first is its name; details: what its chips say, in one line each."""

    lines: tuple[str, ...]
    details: tuple[str, ...]


def labels(graph: Graph, cards: tuple[Card, ...]) -> dict[str, Label]:
    """The words of each card, by its id."""
    lines = dict(_lines(graph))
    return {card.id: Label(lines.get(card.id, (one_line(card.texts),)), _details(card)) for card in cards}


def one_line(texts: tuple[Text, ...]) -> str:
    """A text that was wrapped, put together."""
    return plain(" ".join(text.text for text in texts))


def _lines(graph: Graph) -> Iterator[tuple[str, tuple[str, ...]]]:
    said = words(graph.language)
    yield from ((action.id, (plain(action.name),)) for action in graph.actions())
    for one in graph.evidence:
        yield f"{one.step.id}/{one.lane.id}/{one.touchpoint.id}", (plain(one.touchpoint.name),)
    for step in graph.steps:
        notes = [f"{said[f'note.{note.kind}']}{said['colon']}{note.text}" for note in notes_in(step, graph)]
        if notes:
            yield f"{step.id}/notes", tuple(map(plain, notes))


def _details(card: Card) -> tuple[str, ...]:
    return tuple(filter(None, (one_line(chip.texts) for chip in card.chips)))
