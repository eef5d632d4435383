"""Rows across a chart, with their names at the beginning: grounds as those of the lanes of a blueprint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.writing import Block, Font, block, stacked
from blueprint.layout.customers import CUSTOMER_LOOKS
from blueprint.layout.shapes import Area, Box, Drawing, Point, Shape, Sign
from blueprint.layout.text import width

NAME = Font(m.LANE_NAME, 600, "text", m.LANE_LINE)
ABOUT = Font(m.LANE_ABOUT, 400, "text-soft", m.SMALL_LINE)


class Row(NamedTuple):
    """A row. kind: of the lane whose colours it has; about: what stands under its name; look: of the customer whose it
    is, where there are several."""

    kind: str
    name: str
    about: str = ""
    look: int | None = None

    @property
    def ahead(self) -> float:
        """The room before the name."""
        return m.LABEL_SIGN + 4 if self.look is not None else 0.0


def room_for(names: Iterable[str]) -> float:
    """The px that names need: whole if they can be, else wrapped."""
    return min(max([m.NAME_NARROWEST, *(width(name, NAME.size, NAME.weight) for name in names)]), m.NAME_WIDEST)


def named(row: Row, room: float) -> Block:
    """The name of a row, wrapped."""
    room -= row.ahead
    name = block(row.name, room, NAME._replace(role=f"name-{row.kind}"))
    return stacked((name, block(row.about, room, ABOUT)))


def ground(row: Row, box: Box, room: float) -> Drawing:
    """What a row stands on: its colour, its accent, and its name in the middle of its height."""
    name, start = named(row, room), box.x + m.NAME_PAD
    top = box.y + (box.height - name.height) / 2
    shapes: list[Shape] = [
        Area(box, f"band-{row.kind}", 8),
        Area(box._replace(width=m.LANE_BAR), f"bar-{row.kind}", 2),
        *name.at(start + row.ahead, top),
    ]
    if row.look is not None:
        at = Point(start + m.LABEL_SIGN / 2, top + NAME.line / 2)
        shapes.append(Sign(CUSTOMER_LOOKS[row.look].sign, at, f"dot-{row.look}", m.SHARED_DOT))
    return Drawing("row", tuple(shapes))
