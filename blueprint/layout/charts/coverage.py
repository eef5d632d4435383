"""The coverage matrix: what each moment speaks to, when it is, how far it goes, and which are built on sand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.sheet import CHART, Around, Body, Entry, Head, Missing, at, empty, on_sheet, told
from blueprint.layout.charts.writing import FINE, SMALL, Block, Font, block, called, stacked
from blueprint.layout.mirror import moved
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Box, Drawing, Point, Shape, Stroke, Text
from blueprint.layout.text import width
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

NAMES, NARROWEST, PAD, GROUP_GAP = 250.0, 46.0, 7.0, 18.0  # px: names; a column at least; beside its name; of groups
LOWEST, ROW_PAD, PHASE, AFTER = 32.0, 7.0, 28.0, 34.0  # px: a row; above and below words; a phase; after a customer
DOT = 5.5

COLUMN = Font(m.VALUE, 600, "text-soft", m.VALUE_LINE)
PLAIN_NAME = Font(12.0, 400, "text", 15.0)
HUES = {"module": "bar-backstage", "sense": "bar-touchpoint", "stage": "bar-support", "level": "bar-frontstage"}


class Dimension(NamedTuple):
    """Columns that belong together. name: module, sense, stage or level; values: their names."""

    name: str
    values: tuple[str, ...]


class Weak(NamedTuple):
    """What does not hold under a moment. kind: unhealed, unowned or missed; name: what it is."""

    kind: str
    name: str


class Moment(NamedTuple):
    """A row. of: the id of the step; has: for each column whether it is so, None where nobody said; weak: what the
    moment is built on that does not hold."""

    of: str
    name: str
    has: tuple[bool | None, ...]
    weak: tuple[Weak, ...] = ()


class Phase(NamedTuple):
    """The moments of a phase."""

    name: str
    moments: tuple[Moment, ...]


class Met(NamedTuple):
    """What one customer meets. customer: the name, "" if the file names nobody."""

    customer: str
    phases: tuple[Phase, ...]


class Coverage(NamedTuple):
    """A coverage matrix. factors, unscored: the factors of the service with and without scores."""

    head: Head
    dimensions: tuple[Dimension, ...]
    met: tuple[Met, ...]
    factors: tuple[str, ...] = ()
    unscored: tuple[str, ...] = ()


class Columns(NamedTuple):
    """Where the columns are. keys: dimension and value of each; lefts, widths: in px; right: where they end."""

    keys: tuple[tuple[str, str], ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]

    @property
    def right(self) -> float:
        """The x at which the last one ends."""
        return self.lefts[-1] + self.widths[-1]

    def middle(self, number: int) -> float:
        """The x of the middle of one."""
        return self.lefts[number] + self.widths[number] / 2


def lay_out(data: Coverage, theme: Theme) -> Scene:
    """The matrix; where nothing is said of any moment, a picture that says how to."""
    said = words(data.head.language)
    if not any(value is not None for met in data.met for moment in _moments(met) for value in moment.has):
        sample = "touchpoints: {lobby: {name: Lobby, senses: [sight, sound, feel]}}"
        missing = Missing(said["coverage.none"], (said["coverage.add"],), sample)
        return empty(data.head, said["coverage"], missing, theme)
    return on_sheet(data.head, _body(data, said), _around(data, said), theme)


def _moments(met: Met) -> list[Moment]:
    return [moment for phase in met.phases for moment in phase.moments]


def _around(data: Coverage, said: Words) -> Around:
    values = [key for dimension in data.dimensions for key in dimension.values]
    bare = [said[f"coverage.{value}"] for number, value in enumerate(values)
            if any(_is_bare(_moments(met), number) for met in data.met)]  # fmt: skip
    weak = list(dict.fromkeys(moment.name for met in data.met for moment in _moments(met) if moment.weak))
    scored = said.say("of", count=len(data.factors), all=len(data.factors) + len(data.unscored))
    figures = (told("bare", said["coverage.bare"], str(len(bare)), "text-bad" if bare else "text-good"),
               told("sand", said["coverage.sand"], str(len(weak)), "text-bad" if weak else "text-good"),
               told("factors", said["coverage.factors"], scored))  # fmt: skip
    about = [said["coverage.about"]]
    about += [said.say("coverage.nothing", names=said["separator"].join(bare))] if bare else []
    about += [said.say("coverage.weak", names=said["separator"].join(weak))] if weak else []
    entries = tuple(_entries(bool(bare), bool(weak), said))
    return Around(said["coverage"], " ".join(about), figures, entries, tuple(_remarks(data, said)))


def _remarks(data: Coverage, said: Words) -> Iterator[str]:
    yield said["coverage.note"]
    yield said["coverage.rests"]
    if data.unscored:
        names = said["separator"].join(called(name, "factor", said) for name in data.unscored)
        yield said.say("coverage.unscored", names=names)


def _is_bare(moments: Sequence[Moment], number: int) -> bool:
    """Whether a column is empty, although it is known of some moments."""
    known = [moment.has[number] for moment in moments if moment.has[number] is not None]
    return bool(known) and not any(known)


def _entries(bare: bool, weak: bool, said: Words) -> Iterator[Entry]:
    yield Entry("yes", said["coverage.yes"], (at(0, 0, "circle", "ink-soft", DOT),), DOT)
    yield Entry("no", said["coverage.no"], (at(0, 0, "ring", "ink-soft"),), DOT)
    if bare:
        yield Entry("bare", said["coverage.column"], (at(0, 0, "frame", "card-unowned", 10),), 10)
    if weak:
        yield Entry("sand", said["coverage.on-sand"], (at(0, 0, "warning", "ink-bad"),), 6)


def _body(data: Coverage, said: Words) -> Body:
    columns = _columns(data.dimensions, said)
    drawn, y = list[Drawing](), 0.0
    for met in data.met:
        y += AFTER if drawn else 0.0
        parts, height = _part(met, data.dimensions, columns, said)
        drawn += moved(tuple(parts), y)
        y += height
    return Body(columns.right, y, tuple(drawn))


def _columns(dimensions: Sequence[Dimension], said: Words) -> Columns:
    """Columns as wide as their names, with room between the dimensions."""
    keys = tuple((dimension.name, value) for dimension in dimensions for value in dimension.values)
    widths = tuple(max(NARROWEST, width(said[f"coverage.{value}"], COLUMN.size, 600) + 2 * PAD) for _, value in keys)
    first = {dimension.values[0] for dimension in dimensions}
    gaps = [GROUP_GAP if value in first else 0.0 for _, value in keys]
    ends = accumulate(gap + size for gap, size in zip(gaps, widths, strict=True))
    lefts = tuple(NAMES + end - size for end, size in zip(ends, widths, strict=True))
    return Columns(keys, lefts, widths)


def _part(met: Met, dimensions: Sequence[Dimension], columns: Columns, said: Words) -> tuple[list[Drawing], float]:
    """What one customer meets, and its height."""
    moments = _moments(met)
    head, top = _header(met, moments, dimensions, columns, said)
    rows, y = list[Drawing](), top + 6
    for phase in met.phases:
        band, height = _phase(phase.name, y, columns)
        rows.append(band)
        y += height
        for moment in phase.moments:
            row, height = _row(moment, columns, said)
            rows.append(moved(row, y))
            y += height
    bare = (Area(Box(columns.lefts[number] + 2, top - 44, columns.widths[number] - 4, y - top + 42), "card-unowned", 6)
            for number in range(len(columns.keys)) if _is_bare(moments, number))  # fmt: skip
    return [
        Drawing("axis", (Area(Box(0, head[0], columns.right, top - head[0]), "panel", 8), *bare, *head[1])),
        *rows,
    ], y


def _header(met: Met, moments: Sequence[Moment], dimensions: Sequence[Dimension], columns: Columns,
            said: Words) -> tuple[tuple[float, tuple[Shape, ...]], float]:  # fmt: skip
    """Where the header begins and what is in it, the customer's name above it; and where it ends."""
    name = block(met.customer, columns.right, CHART)
    top = name.height + 6 if met.customer else 0.0
    shapes: list[Shape] = [*name.at(0, 0)]
    number = 0
    for dimension in dimensions:
        left, last = columns.lefts[number], number + len(dimension.values) - 1
        right = columns.lefts[last] + columns.widths[last]
        title = block(said[f"coverage.{dimension.name}s"], right - left, SMALL._replace(weight=600, role="text"))
        shapes += [*title.at(left + PAD, top + 7), Area(Box(left + PAD, top + 24, right - left - 2 * PAD, 2),
                                                        HUES[dimension.name], 1)]  # fmt: skip
        number = last + 1
    shapes += block(said["coverage.moments"], NAMES - 20, SMALL).at(12, top + 50)
    for place, (_, value) in enumerate(columns.keys):
        shapes += block(said[f"coverage.{value}"], columns.widths[place], COLUMN, "middle").at(columns.middle(place),
                                                                                             top + 30)  # fmt: skip
        shapes.append(_count(moments, place, columns.middle(place), top + 60))
    return (top, tuple(shapes)), top + 72


def _count(moments: Sequence[Moment], number: int, x: float, y: float) -> Text:
    """In how many moments it is so; a dash where nobody said."""
    known = [moment.has[number] for moment in moments if moment.has[number] is not None]
    count = sum(bool(value) for value in known)
    role = "text-soft" if not known else "text" if count else "text-bad"
    return Text(Point(x, y), str(count) if known else "–", m.CARD_TEXT, 700, role, "middle")


def _phase(name: str, y: float, columns: Columns) -> tuple[Drawing, float]:
    said = block(name, columns.right - 24, Font(12.0, 600, "text-phase", 16.0))
    height = PHASE + said.height - 16
    texts = said.at(12, y + 2 + (height - 4 - said.height) / 2)
    return Drawing("phase", (Area(Box(0, y + 2, columns.right, height - 4), "phase", 4), *texts)), height


def _row(moment: Moment, columns: Columns, said: Words) -> tuple[Drawing, float]:
    """One moment from y = 0, and its height."""
    name = _name(moment, said)
    height = max(LOWEST, name.height + 2 * ROW_PAD)
    middle = height / 2
    shapes: list[Shape] = [Stroke((Point(0, height), Point(columns.right, height)), "grid")]
    if moment.weak:
        shapes.append(Area(Box(0, 5, 4, height - 10), "ink-bad", 2))
    shapes += [*name.at(12, middle - name.height / 2), *_level(moment, columns, middle)]
    for number, (dimension, _) in enumerate(columns.keys):
        if moment.has[number]:
            shapes.append(at(columns.middle(number), middle, "circle", HUES[dimension], DOT))
        elif moment.has[number] is False and not (dimension == "level" and any(moment.has[number:])):
            shapes.append(at(columns.middle(number), middle, "ring", "ink-soft"))
    return Drawing("row", tuple(shapes), moment.of, _sentence(moment, columns, said)), height


def _name(moment: Moment, said: Words) -> Block:
    """What happens, and what does not hold under it."""
    parts = [block(moment.name, NAMES - 26, PLAIN_NAME)]
    for weak in moment.weak:
        text = said.say(f"coverage.{weak.kind}", name=weak.name)
        parts.append(block(text, NAMES - 26, FINE._replace(role="text-bad", weight=600)))
    return stacked(tuple(parts), 1.0)


def _level(moment: Moment, columns: Columns, y: float) -> Iterator[Shape]:
    """What a level rests on: a line from the lowest level up to it; dashed, with a warning, if that does not hold."""
    levels = [number for number, (dimension, _) in enumerate(columns.keys) if dimension == "level"]
    reached = next((number for number in levels if moment.has[number]), None)
    if reached is None:
        return
    if reached != levels[0]:
        line = (Point(columns.middle(levels[0]), y), Point(columns.middle(reached), y))
        yield Stroke(line, "line-loop" if moment.weak else "line-rests")
        yield from (at(columns.middle(level), y, "dot", HUES["level"]) for level in range(levels[0], reached))
    if moment.weak:
        yield at(columns.middle(reached) + 16, y, "warning", "ink-bad")


def _sentence(moment: Moment, columns: Columns, said: Words) -> str:
    """A row in words."""
    names = [said[f"coverage.{value}"] for (_, value), has in zip(columns.keys, moment.has, strict=True) if has]
    names += [said.say(f"coverage.{weak.kind}", name=weak.name) for weak in moment.weak]
    return f"{moment.name}{said['colon']}{', '.join(names) or said['not-known']}"
