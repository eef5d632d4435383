"""What stands on the cards of a scene, unwrapped: a name, and what its chips say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from blueprint.export.plain import plain
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Customer, CustomerAction, Step
from blueprint.layout.contents import notes_in
from blueprint.layout.scene import Card, Text
from blueprint.layout.stacks import stacks
from blueprint.layout.wording import words

_UNSPACED = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_INSIDE = re.compile(rf"(?<=[{_UNSPACED}])\n(?=[{_UNSPACED}])")
"""The end of a line in a script that has no spaces between words."""


class Label(NamedTuple):
    """What a card says: its lines, of which the first is its name; details: what its chips say, in one line each."""

    lines: tuple[str, ...]
    details: tuple[str, ...]


def labels(graph: Graph, cards: tuple[Card, ...]) -> dict[str, Label]:
    """The words of each card, by its id."""
    lines, details = dict(_lines(graph)), _details(graph)
    return {card.id: Label(lines.get(card.id, (one_line(card.texts),)), details.get(card.id, ())) for card in cards}


def one_line(texts: tuple[Text, ...]) -> str:
    """A text that was wrapped, put together: with a space, but not inside of Chinese or Japanese."""
    return plain(_INSIDE.sub("", "\n".join(text.text for text in texts)).replace("\n", " "))


def as_drawn(texts: tuple[Text, ...]) -> list[str]:
    """A text in the lines that it has in the picture, for a place that is no larger than there."""
    return [plain(text.text) for text in texts]


def noted(step: Step, graph: Graph) -> list[str]:
    """What is noted in a step, each with its kind in the words of the language."""
    said = words(graph.language)
    return [plain(f"{said[f'note.{note.kind}']}{said['colon']}{note.text}") for note in notes_in(step, graph)]


def customer_of(action: CustomerAction, graph: Graph) -> Customer | None:
    """The customer whose action it is; the only one there is, if there is one alone; None if it is that of several."""
    return graph.customer(action.customer) or (graph.customers[0] if len(graph.customers) == 1 else None)


def is_aimed(graph: Graph) -> bool:
    """Whether the curve is of what is aimed at, since nobody felt anything yet."""
    feelings = [one.emotion for one in graph.actions() if isinstance(one, CustomerAction) and one.emotion]
    return any(one.target is not None for one in feelings) and all(one.felt is None for one in feelings)


def _lines(graph: Graph) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((action.id, (plain(action.name),)) for action in graph.actions())
    for one in graph.evidence:
        yield one.id, (plain(one.touchpoint.name),)
    for step in graph.steps:
        if notes := noted(step, graph):
            yield f"{step.id}/notes", tuple(notes)


def _details(graph: Graph) -> dict[str, tuple[str, ...]]:
    """What the chips of each card say, as it was before it was wrapped."""
    said = words(graph.language)
    cards = (card for lane in graph.lanes for cell in stacks(lane, graph, said) for card in cell)
    return {card.id: tuple(filter(None, (plain(tag.text) for tag in card.tags))) for card in cards}
