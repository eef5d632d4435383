"""What stands on the cards of a scene, unwrapped: a name, and what its chips say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.export.plain import plain
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Customer, CustomerAction, Step
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


def noted(step: Step, graph: Graph) -> list[str]:
    """What is noted in a step, each with its kind in the words of the language."""
    said = words(graph.language)
    return [plain(f"{said[f'note.{note.kind}']}{said['colon']}{note.text}") for note in notes_in(step, graph)]


def customer_of(action: CustomerAction, graph: Graph) -> Customer | None:
    """The customer whose action it is; the only one there is, if there is one alone; None if it is that of several."""
    return graph.customer(action.customer) or (graph.customers[0] if len(graph.customers) == 1 else None)


def _lines(graph: Graph) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((action.id, (plain(action.name),)) for action in graph.actions())
    for one in graph.evidence:
        yield one.id, (plain(one.touchpoint.name),)
    for step in graph.steps:
        if notes := noted(step, graph):
            yield f"{step.id}/notes", tuple(notes)


def _details(card: Card) -> tuple[str, ...]:
    return tuple(filter(None, (one_line(chip.texts) for chip in card.chips)))
