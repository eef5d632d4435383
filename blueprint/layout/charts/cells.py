"""The cells of a map of ownership: a count, how it feels there, and hand-offs on which nobody has agreed."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from blueprint.graph.scale import Scale
from blueprint.layout import measures as m
from blueprint.layout.charts.holders import Cell, Mood, Ownership
from blueprint.layout.charts.paints import HEATS
from blueprint.layout.charts.writing import FINE, block
from blueprint.layout.customers import CUSTOMER_LOOKS, look
from blueprint.layout.numbers import signed
from blueprint.layout.shapes import Area, Box, Point, Shape, Sign, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words

PAD_X, LINE = 11.0, 22.0  # px beside what stands in a cell; the line with the count
CHIP, CHIP_GAP = 17.0, 4.0
COUNT, MEAN = 17.0, 12.5  # font sizes


class Place(NamedTuple):
    """Which cell it is. bare: in the row of what has no owner; whole: a sum; parts: the count with all parts, or 0."""

    bare: bool = False
    whole: bool = False
    parts: int = 0


def heat(mean: float, scale: Scale) -> str:
    """The ground of a mean emotion: one of a few shades on either side of neutral.

    >>> heat(2.0, Scale()), heat(-0.1, Scale()), heat(-3.0, Scale())
    ('heat-good-3', 'heat-0', 'heat-bad-4')
    """
    good = scale.goodness(mean)
    shade = min(HEATS, ceil(abs(good) * HEATS - 0.25))
    return "heat-0" if shade <= 0 else f"heat-{'good' if good > 0 else 'bad'}-{shade}"


def least(data: Ownership) -> float:
    """The px that the widest cell needs for what stands side by side in it."""
    ends = (signed(end, data.scale.neutral) for end in (-abs(data.scale.low), abs(data.scale.high)))
    if data.several:
        chip = 17 + max(width(text, m.SMALL_TEXT, 600) for text in ends) + 6
        return 2 * chip + CHIP_GAP + 2 * PAD_X
    mean = max(width(text, MEAN, 600) for text in ends)
    count = width(str(data.things), COUNT, 700)
    return count + mean + 16 + 2 * PAD_X


def ground(cell: Cell, place: Place, data: Ownership) -> str:
    """The role of what a cell stands on: how it feels there, where it is one feeling."""
    if is_empty(cell, place):
        return "heat-empty"
    if place.bare:
        return "card-unowned"
    if place.whole or data.several or not cell.moods:
        return "heat-none"
    return heat(cell.moods[0].mean, data.scale)


def is_empty(cell: Cell, place: Place) -> bool:
    """Whether there is nothing to write."""
    return not (cell.things or cell.moods or place.parts)


def written(cell: Cell, place: Place, wide: float, data: Ownership, said: Words) -> tuple[tuple[Shape, ...], float]:
    """What stands in a cell of a width, from (0, 0), and how high it is."""
    if is_empty(cell, place):
        return (), 0.0
    role = "text-bad" if place.bare else "text"
    baseline = LINE / 2 + COUNT * m.RISE
    shapes: list[Shape] = [Text(Point(PAD_X, baseline), str(len(cell.things)), COUNT, 700, role)]
    if cell.moods and not data.several:
        shapes += _mean(cell.moods[0].mean, wide, data.scale, framed=place.bare or place.whole)
    y = LINE
    if place.parts:
        text = block(said.say("ownership.parts", count=place.parts), wide - 2 * PAD_X, FINE)
        shapes += text.at(PAD_X, y)
        y += text.height + 2
    if data.several:
        y = _moods(cell, wide, y, data.scale, shapes)
    if cell.open:
        shapes += _open(cell.open, y + 1)
        y += CHIP + CHIP_GAP
    return tuple(shapes), y


def _mean(mean: float, wide: float, scale: Scale, *, framed: bool) -> Iterator[Shape]:
    """The mean emotion at the right of the count; framed: on a ground of its own, as that of the cell is another."""
    text = signed(mean, scale.neutral)
    if framed:
        length = width(text, MEAN, 600)
        yield Area(Box(wide - PAD_X - length - 8, 2, length + 12, LINE - 4), heat(mean, scale), 5)
    yield Text(Point(wide - PAD_X - 2, LINE / 2 + MEAN * m.RISE), text, MEAN, 600, "text", "end")


def _moods(cell: Cell, wide: float, top: float, scale: Scale, shapes: list[Shape]) -> float:
    """How it feels to each of several customers, two in a line; the y where that ends."""
    half = (wide - 2 * PAD_X + CHIP_GAP) / 2
    for number, mood in enumerate(cell.moods):
        y = top + (CHIP + CHIP_GAP) * (number // 2)
        shapes += _mood(mood, Box(PAD_X + half * (number % 2), y, half - CHIP_GAP, CHIP), scale)
    return top + (CHIP + CHIP_GAP) * ceil(len(cell.moods) / 2)


def _mood(mood: Mood, box: Box, scale: Scale) -> Iterator[Shape]:
    """How it feels to one customer."""
    number = look(mood.customer)
    yield Area(box, heat(mood.mean, scale), 5)
    yield Sign(CUSTOMER_LOOKS[number].sign, Point(box.x + 9, box.middle.y), f"dot-{number}", 3.4)
    text = signed(mood.mean, scale.neutral)
    yield Text(Point(box.x + 17, box.middle.y + m.SMALL_TEXT * m.RISE), text, m.SMALL_TEXT, 600, "text")


def _open(count: int, top: float) -> Iterator[Shape]:
    """A chip with the number of hand-offs without an agreement."""
    box = Box(PAD_X, top, width(str(count), m.SMALL_TEXT, 600) + 30, CHIP)
    yield Area(box, "chip-fails", 5)
    yield Sign("passing", Point(box.x + 12, box.middle.y), "ink-bad")
    yield Text(Point(box.x + 23, box.middle.y + m.SMALL_TEXT * m.RISE), str(count), m.SMALL_TEXT, 600, "text-bad")
