"""The gap chart: what customers experience, expect and would find ideal, side by side on one scale, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.sheet import Around, Body, Entry, Head, Missing, at, empty, fitting, on_sheet, told
from blueprint.layout.charts.writing import FINE, SMALL, STRONG, Block, Font, block, called, stacked
from blueprint.layout.mirror import moved
from blueprint.layout.numbers import plain, signed_plain
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Box, Drawing, Label, Point, Shape, Stroke, Text
from blueprint.layout.text import width
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

TOP_SCORE = 10.0
NAMES, AIR, UNIT = 216.0, 26.0, 44.0  # px: the names; between the parts; a point of the scale
PLOT = TOP_SCORE * UNIT
COLUMN, BAR = 88.0, 56.0  # a column of figures; importance at its most
LOWEST, ROW_PAD, HEAD_PAD = 62.0, 11.0, 8.0
DOT, DIAMOND, TICK = 5.2, 7.2, 13.0
NEAR = 0.45  # points of the scale within which two scores are written as one
BESIDE = 14.0  # px between the middle of a figure and other words

FIGURE = Font(m.CARD_TEXT, 600, "text", m.CARD_LINE)
UNOWNED = SMALL._replace(role="text-bad", weight=600)
FIGURES = ("satisfaction", "gap", "importance", "weighted", "priority")
NEEDS = {"expectation": "satisfaction", "ideal": "gap", "importance": "importance"}
"""Scores, and the first figure that is not known without one."""


class Row(NamedTuple):
    """One thing with scores from 0 to 10, None where nobody gave one.

    kind: factor, touchpoint or step; of: its id, "" for a factor; owner: who answers, None if nobody does; satisfaction
    … priority: figures of the gaps, None if not known; is_key: it is the key experience.
    """

    name: str
    kind: str
    of: str
    owner: str | None
    experience: float | None
    expectation: float | None
    importance: float | None
    ideal: float | None
    satisfaction: float | None
    gap: float | None
    weighted: float | None
    priority: float | None
    is_key: bool = False


class Gaps(NamedTuple):
    """A gap chart. rows: in the order in which they are drawn."""

    head: Head
    rows: tuple[Row, ...]


def lay_out(data: Gaps, theme: Theme) -> Scene:
    """The gap chart; where nothing has scores, a picture that says how to give some."""
    said = words(data.head.language)
    if not data.rows:
        missing = Missing(said["gaps.none"], (said["gaps.add"],), "factors: {convenience: {experience: 5, "
                          "expectation: 7, importance: 9, ideal: 10}}")  # fmt: skip
        return empty(data.head, said["gaps"], missing, theme)
    return on_sheet(data.head, _body(data.rows, said), _around(data.rows, said), theme)


def _around(rows: Sequence[Row], said: Words) -> Around:
    short = [row for row in rows if (row.satisfaction or 0) < 0]
    known = sum(row.satisfaction is not None for row in rows)
    figures = []
    for key in (row for row in rows if row.is_key):
        ink = "text-bad" if (key.weighted or 0) < 0 else "text"
        figures += fitting(told("key", said["gaps.key"], called(key.name, key.kind, said), ink))
    if known:
        value = said.say("of", count=len(short), all=known)
        figures.append(told("short", said["gaps.short"], value, "text-bad" if short else "text-good"))
    about = " ".join((said["gaps.about"], *(_sentence(row, said) for row in rows)))
    unsaid = said["separator"].join(said[f"gaps.{key}"] for key in _unsaid(rows))
    remarks = (said["gaps.note"], *([said.say("gaps.nobody", names=unsaid)] if unsaid else []))
    return Around(said["gaps"], about, tuple(figures), _entries(rows, said), remarks)


def _unsaid(rows: Sequence[Row]) -> list[str]:
    """The scores that nobody gave of anything."""
    scores = ("experience", "expectation", "importance", "ideal")
    return [key for key in scores if all(getattr(row, key) is None for row in rows)]


def _sentence(row: Row, said: Words) -> str:
    """A row in words."""
    scores = ((key, getattr(row, key)) for key in ("experience", "expectation", "ideal", "importance"))
    parts = [f"{said[f'gaps.{key}']} {_number(value, said)}" for key, value in scores]
    key = [said["gaps.key"]] if row.is_key else []
    return f"{called(row.name, row.kind, said)}{said['colon']}{', '.join([*parts, *key])}."


def _number(value: float | None, said: Words) -> str:
    return said["not-known"] if value is None else plain(value)


def _entries(rows: Sequence[Row], said: Words) -> tuple[Entry, ...]:
    """The signs that occur."""
    signs = {
        "experience": (at(0, 0, "circle", "dot-0", DOT), DOT, any(row.experience is not None for row in rows)),
        "expectation": (at(0, 0, "diamond", "hollow-0", DIAMOND), 9.0,
                        any(row.expectation is not None for row in rows)),
        "ideal": (at(0, 0, "tick", "line-ideal", 8), 4.0, any(row.ideal is not None for row in rows)),
        "less": (at(0, 0, "line", "line-below", 11), 11.0, any((row.satisfaction or 0) < 0 for row in rows)),
        "more": (at(0, 0, "line", "line-above", 11), 11.0, any((row.satisfaction or 0) > 0 for row in rows)),
    }  # fmt: skip
    return tuple(
        Entry(name, said[f"gaps.{name}"], (sign,), reach) for name, (sign, reach, there) in signs.items() if there
    )


def _body(rows: Sequence[Row], said: Words) -> Body:
    head, y = _header(said)
    unsaid = {NEEDS[key] for key in _unsaid(rows) if key in NEEDS}
    top, drawn = y, []
    for row in rows:
        part, height = _row(row, unsaid, said)
        drawn.append(moved(part, y))
        y += height
    right = NAMES + 2 * AIR + PLOT + COLUMN * len(FIGURES)
    frame = Drawing("axis", (Area(Box(0, 0, right, top), "panel", 8), *head, *_grid(top, y)))
    return Body(right, y, (frame, *drawn))


def _header(said: Words) -> tuple[tuple[Shape, ...], float]:
    """The names of the columns, and the scale under its own."""
    scale = block(said["gaps.scale"], PLOT, SMALL, "middle")
    columns = [(PLOT / 2 + NAMES + AIR, scale)]
    for number, key in enumerate(FIGURES):
        name = block(said[f"gaps.{key}"], COLUMN - 8, SMALL._replace(weight=600), "end")
        columns.append((_column(number), stacked((name, block(said[f"gaps.{key}.about"], COLUMN - 8, FINE, "end")))))
    height = max(part.height for _, part in columns) + 2 * HEAD_PAD + 16
    texts = [text for x, part in columns for text in part.at(x, HEAD_PAD)]
    texts += [Text(Point(_place(score), height - 7), plain(score), m.VALUE, 400, "text-soft", "middle")
              for score in range(0, 11, 2)]  # fmt: skip
    return tuple(texts), height


def _column(number: int) -> float:
    """The right side of a column of figures."""
    return NAMES + 2 * AIR + PLOT + COLUMN * (number + 1) - 8


def _place(score: float) -> float:
    """The x of a score."""
    return NAMES + AIR + score * UNIT


def _grid(top: float, bottom: float) -> Iterator[Shape]:
    for score in range(0, 11, 2):
        yield Stroke(
            (Point(_place(score), top), Point(_place(score), bottom)), "grid" if score in (0, 10) else "grid-end"
        )


def _row(row: Row, unsaid: set[str], said: Words) -> tuple[Drawing, float]:
    """One row from y = 0, and its height."""
    name = _name(row, said)
    pill = _key_pill(row, said) if row.is_key else None
    needed = name.height + (pill.box.height + 5 if pill else 0)
    height = max(LOWEST, needed + 2 * ROW_PAD)
    top = (height - needed) / 2
    shapes: list[Shape] = [Stroke((Point(0, height), Point(_column(4) + 8, height)), "grid")]
    if pill:
        shapes += [
            Area(Box(0, 6, 4, height - 12), "ink-bad" if (row.weighted or 0) < 0 else "ink", 2),
            moved(pill, top + name.height + 5, 14),
        ]
    shapes += [*name.at(14, top), *_dumbbell(row, height / 2, said), *_figures(row, unsaid, height / 2, said)]
    return Drawing("row", tuple(shapes), row.of, _sentence(row, said)), height


def _name(row: Row, said: Words) -> Block:
    """What it is called, and who answers for it."""
    room, kind = NAMES - 20, said[f"gaps.is.{row.kind}"]
    name = block(called(row.name, row.kind, said), room, STRONG)
    if row.owner is None and row.kind != "factor":
        return stacked((name, block(kind, room), block(said["no-owner"], room, UNOWNED)), 1.0)
    line = block(said["separator"].join(filter(None, (kind, row.owner))), room)
    if len(line.texts) == 1:
        return stacked((name, line), 1.0)
    return stacked((name, block(kind, room), block(row.owner or "", room)), 1.0)


def _key_pill(row: Row, said: Words) -> Label:
    text = said["gaps.key"].upper()
    place = Point(m.PILL_PAD, 8.5 + m.VALUE * m.RISE)
    box = Box(0, 0, width(text, m.VALUE, 700) + 2 * m.PILL_PAD, 17)
    role = "pill-pit" if (row.weighted or 0) < 0 else "pill-end"
    return Label(box, (Text(place, text, m.VALUE, 700, "text-pill"),), role)


def _dumbbell(row: Row, y: float, said: Words) -> Iterator[Shape]:
    """The scores on the scale, joined, with their figures above."""
    known = [score for score in (row.experience, row.expectation, row.ideal) if score is not None]
    y += 6
    if len(known) > 1:
        yield Stroke((Point(_place(min(known)), y), Point(_place(max(known)), y)), "ink-soft", 1.4)
    if row.satisfaction and row.experience is not None and row.expectation is not None:
        role = "line-below" if row.satisfaction < 0 else "line-above"
        yield Stroke((Point(_place(row.experience), y), Point(_place(row.expectation), y)), role)
    if row.ideal is not None:
        yield at(_place(row.ideal), y, "tick", "line-ideal", TICK)
    if row.expectation is not None:
        yield at(_place(row.expectation), y, "diamond", "hollow-0", DIAMOND)
    if row.experience is not None:
        yield at(_place(row.experience), y, "circle", "dot-0", DOT)
    else:
        yield from _unknown(known, y, said)
    yield from _values(known, y)


def _unknown(known: Sequence[float], y: float, said: Words) -> tuple[Text, ...]:
    """That nobody scored the experience, where no figure of another score stands: left, right or between them."""
    text = block(said.say("gaps.unknown", what=said["gaps.experience"]), PLOT - 16, FINE)
    least, most = _place(0) + 8, _place(TOP_SCORE) - 8 - text.width
    starts = (least, most, (least + most) / 2)
    taken = [_place(score) for score in known]
    free = (x for x in starts if not any(x - BESIDE < place < x + text.width + BESIDE for place in taken))
    return text.at(next(free, least), y - 24)


def _values(known: Sequence[float], y: float) -> Iterator[Label]:
    """The scores in figures, each once, on a ground that hides the lines under them."""
    written: list[float] = []
    for score in known:
        if all(abs(score - other) > NEAR for other in written):
            written.append(score)
            text, x = plain(score), _place(score)
            wide = width(text, m.VALUE) + 6
            figure = Text(Point(x, y - 17), text, m.VALUE, 400, "text-soft", "middle")
            yield Label(Box(x - wide / 2, y - 28, wide, 15), (figure,), "page")


def _figures(row: Row, unsaid: set[str], y: float, said: Words) -> Iterator[Shape]:
    """The columns of figures; one that is not known says so, where others do not follow from it."""
    for number, key in enumerate(FIGURES):
        value, x = getattr(row, key), _column(number)
        if value is None:
            text = said["not-known"] if key in {*NEEDS.values()} - unsaid else "–"
            part = block(text, COLUMN - 8, FINE, "end")
            yield from part.at(x, y - part.height / 2)
            continue
        is_plain = key == "importance"
        role = "text" if is_plain or not value else "text-bad" if value < 0 else "text-good"
        figure = plain(value) if is_plain else signed_plain(value)
        yield Text(Point(x, y + m.CARD_TEXT * m.RISE), figure, m.CARD_TEXT, 600, role, "end")
        if is_plain:
            yield Area(Box(x - BAR, y + 12, BAR, 4), "panel", 2)
            yield Area(Box(x - BAR, y + 12, BAR * value / TOP_SCORE, 4), "ink-soft", 2)
