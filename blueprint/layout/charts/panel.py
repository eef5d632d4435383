"""The panel of figures: several summaries of each customer's journey side by side, none of which is the truth alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.graph.scale import Scale
from blueprint.layout import measures as m
from blueprint.layout.charts.writing import Block, Font, block
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Figure, Summary
from blueprint.layout.shapes import Box, Point, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words

FIGURES = ("peak-end", "low-end", "high-end", "mean")
"""The figures in their order; their words go by these names."""

PAD_X, PAD_Y, GAP, LINE = 18.0, 9.0, 26.0, 22.0
NAME = Font(m.SMALL_TEXT, 600, "text", m.SMALL_LINE)
WIDEST, NAME_WIDEST = 120.0, 170.0


class Summed(NamedTuple):
    """The figures of one customer's journey on the file's scale, None where not known. meant: nobody felt it yet.

    customer: the id, "" if the file names nobody; figures: in the order of `FIGURES`.
    """

    customer: str
    name: str
    figures: tuple[float | None, ...]
    meant: bool = False


def panel(rows: Sequence[Summed], scale: Scale, words: Words) -> Summary | None:
    """The figures in a box at the origin: a row for each customer, who is named if there are several."""
    known = [row for row in rows if any(value is not None for value in row.figures)]
    if not known:
        return None
    heads = [block(words[name], WIDEST) for name in _called(known)]
    names = [block(row.name, NAME_WIDEST, NAME) for row in known] if len(rows) > 1 else []
    values = [[_value(value, scale, words) for value in row.figures] for row in known]
    sides = _columns(heads, names, values)
    head = max(one.height for one in heads)
    figures, y = [], PAD_Y + head + 2
    for number, (row, texts) in enumerate(zip(known, values, strict=True)):
        name = names[number] if names else Block((), 0.0, 0.0)
        height = max(LINE, name.height + 4)
        for place, (key, text) in enumerate(zip(FIGURES, texts, strict=True)):
            above = heads[place].at(sides[place], PAD_Y + head - heads[place].height) if number == 0 else ()
            beside = name.at(PAD_X, y + (height - name.height) / 2) if place == 0 else ()
            at = Point(sides[place], y + height / 2 + text.size * m.RISE)
            figures.append(Figure(f"{key}/{row.customer}" if row.customer else key, (*above, *beside),
                                  text._replace(at=at)))  # fmt: skip
        y += height
    return Summary(Box(0, 0, sides[-1], y + PAD_Y - 4), tuple(figures))


def _called(rows: Sequence[Summed]) -> list[str]:
    """The words of the figures; a mean of what nobody felt yet is that of targets."""
    return [*FIGURES[:-1], "mean-target" if all(row.meant for row in rows) else "mean"]


def _value(value: float | None, scale: Scale, words: Words) -> Text:
    """A figure, green if it is good and red if it is bad, with its sign as well."""
    if value is None:
        return Text(Point(0, 0), words["end-unscored"], m.SMALL_TEXT, 400, "text-soft")
    good = scale.goodness(round(value, 1))
    role = "text-good" if good > 0 else "text-bad" if good < 0 else "text"
    return Text(Point(0, 0), signed(value, scale.neutral), 16.0, 700, role)


def _columns(heads: Sequence[Block], names: Sequence[Block], values: Sequence[Sequence[Text]]) -> list[float]:
    """Where each column of figures begins, and after them where the box ends."""
    x = PAD_X + (max(name.width for name in names) + GAP if names else 0.0)
    found = []
    for place, head in enumerate(heads):
        found.append(x)
        widest = max(width(row[place].text, row[place].size, row[place].weight) for row in values)
        x += max(head.width, widest) + GAP
    return [*found, x - GAP + PAD_X]
