"""The map of ownership: owners by phases, with how much each answers for there and how it feels to customers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.cells import Place, ground, is_empty, least, written
from blueprint.layout.charts.holders import Holder, Ownership
from blueprint.layout.charts.ownership_words import about, entries, figures, in_words
from blueprint.layout.charts.sheet import Around, Body, Missing, empty, on_sheet
from blueprint.layout.charts.tree import ties
from blueprint.layout.charts.writing import FINE, SMALL, STRONG, Block, block, stacked
from blueprint.layout.mirror import moved
from blueprint.layout.phases import Stretch, chevrons
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Box, Drawing, Point, Shape, Sign
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

NAMES, CELL, MANY = 196.0, 100.0, 128.0  # px: the names; a cell of one customer, and of several
GAP, ROW_GAP, GROUP_GAP, PAD_Y = 20.0, 5.0, 12.0, 8.0  # px between columns, rows, groups of rows; in a cell
WARNED = 16.0  # px for the sign before the name of what nobody owns
SAMPLE = "owners: {desk: Front desk}, touchpoints: {key: {name: Key card, owner: desk}}"


class _Frame(NamedTuple):
    """Where the columns are. wide: of each; lefts: of those of the phases, and of the sums after them."""

    lefts: list[float]
    wide: float
    names: tuple[str, ...]

    @property
    def right(self) -> float:
        """Where the page ends."""
        return self.lefts[-1] + self.wide


def lay_out(data: Ownership, theme: Theme) -> Scene:
    """The map; where there is nothing that anybody could own, a picture that says what to add."""
    said = words(data.head.language)
    if not data.things and not data.holders:
        missing = Missing(said["ownership.none"], (said["ownership.add"],), SAMPLE)
        return empty(data.head, said["ownership"], missing, theme)
    around = Around(said["ownership"], " ".join(about(data, said)), tuple(figures(data, said)),
                    tuple(entries(data, said)), (said["ownership.note"],))  # fmt: skip
    return on_sheet(data.head, _body(data, said), around, theme)


def _body(data: Ownership, said: Words) -> Body:
    """The names of the columns, and a row for each owner."""
    frame = _frame(data, said)
    phases = [Stretch(key, name, (x, x + frame.wide))
              for (key, name), x in zip(data.phases, frame.lefts, strict=False) if key]  # fmt: skip
    bands = chevrons(phases, 0.0)
    y = max((band.box.bottom for band in bands), default=m.PHASE_HEIGHT)
    drawings = list(_heads(data, frame, y))
    y += 12
    for number, holder in enumerate(data.rows):
        gap = 0.0 if not number else ROW_GAP if holder.twig.depth else GROUP_GAP
        more, y = _row(holder, data, frame, y + gap, gap, said)
        drawings += more
    return Body(frame.right, y, tuple(drawings), bands)


def _frame(data: Ownership, said: Words) -> _Frame:
    """Columns of one width."""
    names = [name or said["ownership.elsewhere"] for _, name in data.phases]
    count = len(names) + 1
    wide = max(MANY if data.several else CELL, least(data), (m.LEAST_PAGE - m.PAGE - NAMES - GAP * count) / count)
    lefts = accumulate([NAMES + GAP, *[wide + GAP] * (count - 1)])
    return _Frame([round(x, 2) for x in lefts], round(wide, 2), (*names, said["ownership.whole"]))


def _heads(data: Ownership, frame: _Frame, bottom: float) -> Iterator[Drawing]:
    """The names of the columns that are no phases."""
    keys = (*(key for key, _ in data.phases), "")
    for key, name, x in zip(keys, frame.names, frame.lefts, strict=True):
        if not key:
            text = block(name, frame.wide, SMALL._replace(weight=600, role="text"), "middle")
            yield Drawing("head", text.at(x + frame.wide / 2, bottom - m.PHASE_HEIGHT / 2 - text.height / 2))


def _row(
    holder: Holder, data: Ownership, frame: _Frame, top: float, gap: float, said: Words
) -> tuple[list[Drawing], float]:
    """One owner, and the y where the row ends. gap: px above it, which the lines of the tree cross."""
    name = _name(holder)
    cells = (*holder.cells, holder.whole)
    places = [*(Place(not holder.id) for _ in holder.cells), _sum(holder)]
    found = [written(cell, place, frame.wide, data, said) for cell, place in zip(cells, places, strict=True)]
    height = max(name.height, *(high for _, high in found)) + 2 * PAD_Y
    drawings = [_named(holder, name, top, height, gap)]
    for cell, place, (shapes, high), x, column in zip(cells, places, found, frame.lefts, frame.names, strict=True):
        area = Area(Box(x, top, frame.wide, height), ground(cell, place, data), 6)
        told = "" if is_empty(cell, place) else in_words(holder.name, column, cell, data, said)
        drawings.append(Drawing("cell", (area, *moved(shapes, top + (height - high) / 2, x)), holder.id, told))
    return drawings, top + height


def _sum(holder: Holder) -> Place:
    """The last cell of a row; what its parts have is told where there is more of it."""
    more = holder.parts > len(holder.whole.things)
    return Place(not holder.id, whole=True, parts=holder.parts if more else 0)


def _indent(holder: Holder) -> float:
    return holder.twig.indent if holder.id else WARNED


def _name(holder: Holder) -> Block:
    """An owner's name with what kind of owner it is."""
    room = NAMES - _indent(holder)
    font = STRONG if holder.leads else STRONG._replace(weight=400)
    name = block(holder.name, room, font if holder.id else STRONG._replace(role="text-bad"))
    return stacked((name, block(holder.about, room, FINE)))


def _named(holder: Holder, name: Block, top: float, height: float, gap: float) -> Drawing:
    """The name in the middle of its row, tied to what it is part of; a warning where nobody owns."""
    middle = top + height / 2
    begin = middle - name.height / 2
    shapes: list[Shape] = [*ties(holder.twig, 0.0, top - gap, middle, top + height), *name.at(_indent(holder), begin)]
    if not holder.id:
        shapes.append(Sign("warning", Point(6, begin + STRONG.line / 2), "ink-bad"))
    return Drawing("owner", tuple(shapes), holder.id)
