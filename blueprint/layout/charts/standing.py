"""A ranking in rows: who is first, by how much, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.writing import FINE, SMALL, STRONG, Block, Font, block, stacked
from blueprint.layout.mirror import moved
from blueprint.layout.shapes import Area, Box, Drawing, Point, Shape, Text
from blueprint.layout.wording import Words

WIDTH, NUMBER, PAD, ROW_GAP = 310.0, 26.0, 16.0, 13.0  # px: of the panel; before the names; around; between rows
BAR = 5.0
MOST_ROWS = 10
"""What comes after so many rows is only counted."""

NAME = Font(12.0, 600, "text", 15.0)


class Single(NamedTuple):
    """A system in the ranking.

    moments: of truth that break with it; actions: of customers that do; stands_out: which of peak, pit and end breaks;
    drawn: it is in the graph beside.
    """

    name: str
    of: str
    owner: str | None
    moments: int
    actions: int
    stands_out: tuple[str, ...]
    drawn: bool


def ranking(ranked: Sequence[Single], moments: int, said: Words) -> tuple[tuple[Drawing, ...], float, float]:
    """The panel with the rows, and its width and height. moments: of truth, in all."""
    title = stacked((block(said["impact.ranking"], WIDTH - 2 * PAD, STRONG),
                     block(said["impact.ranking.about"], WIDTH - 2 * PAD, SMALL)), 2.0)  # fmt: skip
    rows, y = list[Drawing](), PAD + title.height + ROW_GAP
    for place, one in enumerate(ranked[:MOST_ROWS], 1):
        row, height = _row(place, one, moments, said)
        rows.append(moved(row, y, PAD))
        y += height + ROW_GAP
    rest = len(ranked) - MOST_ROWS
    more = block(said.say("impact.more", count=rest), WIDTH - 2 * PAD) if rest > 0 else block("", WIDTH)
    height = y + (more.height + PAD if rest > 0 else PAD - ROW_GAP)
    ground = (Area(Box(0, 0, WIDTH, height), "panel", 10), *title.at(PAD, PAD), *more.at(PAD, y))
    return (Drawing("ranking", ground), *rows), WIDTH, height


def _row(place: int, one: Single, moments: int, said: Words) -> tuple[Drawing, float]:
    """One row from (0, 0), and its height."""
    room = WIDTH - 2 * PAD - NUMBER
    written = _words(one, moments, said, room)
    number = Text(Point(0, NAME.line / 2 + NAME.size * m.RISE), str(place), NAME.size, 700, "text-soft")
    y = written.height + 4
    full = room * one.moments / moments if moments else 0.0
    shapes: list[Shape] = [number, *written.at(NUMBER, 0), Area(Box(NUMBER, y, room, BAR), "chip-quiet", 2)]
    if full:
        shapes.append(Area(Box(NUMBER, y, full, BAR), "ink-bad" if one.moments > 1 else "ink-soft", 2))
    about = said["separator"].join(text.text for text in written.texts)
    return Drawing("row", tuple(shapes), one.of, f"{place}. {about}"), y + BAR


def _words(one: Single, moments: int, said: Words, room: float) -> Block:
    """Who, who answers, what breaks."""
    owner = said["no-owner"] if one.owner is None else one.owner
    ink = FINE._replace(role="text-bad", weight=600) if one.owner is None else FINE
    truths = f"{said['impact.truths']}{said['colon']}{said.say('of', count=one.moments, all=moments)}"
    actions = f"{said['impact.acts']}{said['colon']}{one.actions}"
    hits = (
        said.say("impact.hits", marks=said["separator"].join(said[name] for name in one.stands_out))
        if one.stands_out
        else ""
    )
    together = block(said["separator"].join(filter(None, (actions, hits))), room, FINE)
    lines = (together,) if len(together.texts) == 1 else (block(actions, room, FINE), block(hits, room, FINE))
    return stacked((block(one.name, room, NAME), block(owner, room, ink), block(truths, room, FINE), *lines))
