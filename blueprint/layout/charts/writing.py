"""Words of a chart in their place: wrapped lines as a block that can be measured before it is put somewhere."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.emotion.moments import LEFT_TO_RIGHT
from blueprint.layout.mirror import moved
from blueprint.layout.shapes import Point, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap


class Font(NamedTuple):
    """How words are written. size and line, the height of a line: in px; role: the paint."""

    size: float = m.SMALL_TEXT
    weight: int = 400
    role: str = "text"
    line: float = m.SMALL_LINE


SMALL = Font(role="text-soft")
PLAIN = Font(m.CARD_TEXT, 400, "text", m.CARD_LINE)
STRONG = Font(m.CARD_TEXT, 600, "text", m.CARD_LINE)
FINE = Font(m.VALUE, 400, "text-soft", m.VALUE_LINE)


class Block(NamedTuple):
    """Lines of text around an x of 0, from a y of 0 downwards. width: of the longest; height: of all, in px."""

    texts: tuple[Text, ...]
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[Text, ...]:
        """The lines, so many px to the right and down."""
        return tuple(text._replace(at=Point(text.at.x + x, text.at.y + y)) for text in self.texts)


def block(text: str, room: float, font: Font = SMALL, anchor: str = "start") -> Block:
    """A text in lines no longer than `room` px. anchor: which of their ends stands at 0."""
    lines = wrap(text, room, font.size, font.weight)
    texts = tuple(
        Text(Point(0, (number + 0.5) * font.line + font.size * m.RISE), line, font.size, font.weight, font.role, anchor)
        for number, line in enumerate(lines)
    )
    longest = max((width(line, font.size, font.weight) for line in lines), default=0.0)
    return Block(texts, longest, len(lines) * font.line)


def stacked(blocks: tuple[Block, ...], gap: float = 0.0) -> Block:
    """Blocks one under the other, `gap` px apart; empty ones take no room."""
    texts: list[Text] = []
    y = 0.0
    for one in blocks:
        if one.texts:
            y += gap if texts else 0.0
            texts += moved(one.texts, y)
            y += one.height
    return Block(tuple(texts), max((one.width for one in blocks), default=0.0), y)


def span(text: Text) -> tuple[float, float]:
    """Where a line of text begins and ends, in px."""
    length = width(text.text, text.size, text.weight)
    start = {"start": text.at.x, "middle": text.at.x - length / 2, "end": text.at.x - length}[text.anchor]
    return start, start + length


def plainly(text: str) -> str:
    """Figures that keep their order among words that run from right to left."""
    return f"{LEFT_TO_RIGHT}{text}"


def called(name: str, kind: str, said: Words) -> str:
    """What a thing with scores is called: the six factors have names in every language.

    >>> from blueprint.layout.wording import words
    >>> called("price", "factor", words("fr")), called("price", "step", words("fr"))
    ('prix', 'price')
    """
    return said.table.get(f"factor.{name}", name) if kind == "factor" else name
