"""What stands around every chart: title, figures, signs explained, remarks; and what to add where there is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.layout import measures as m
from blueprint.layout.about import prefix
from blueprint.layout.charts.writing import SMALL, STRONG, Block, Font, block, stacked
from blueprint.layout.emotion.band import shifted
from blueprint.layout.heading import subtitle
from blueprint.layout.mirror import mirrored, moved
from blueprint.layout.scene import EmotionBand, Key, PhaseBand, Scene, Summary
from blueprint.layout.shapes import Area, Box, Drawing, Point, Sign, Text
from blueprint.layout.summary import Told, summary
from blueprint.layout.theme import Theme
from blueprint.layout.wording import is_right_to_left, words
from blueprint.layout.wrap import wrap

TITLE = Font(m.TITLE, 700, "text", m.TITLE_LINE)
CHART = Font(15.0, 600, "text", 21.0)
SUBTITLE = Font(m.SUBTITLE, 400, "text-soft", m.SUBTITLE_LINE)

BESIDE, BETWEEN = 280.0, 32.0  # px that a title needs beside the figures; between the two
SHARE = 0.6  # of the page, which the figures may take
KEY_HEIGHT, KEY_LINE, KEY_GAP, KEY_BESIDE = 16.0, 20.0, 24.0, 6.0
NAME_MOST = 300.0  # px of a name in the box of figures
EMPTY_WIDTH, EMPTY_PAD = 640.0, 26.0


class Head(NamedTuple):
    """What is said above every chart.

    id: the prefix of all ids in it; subtitle: who, in which case; language: its BCP 47 tag.
    """

    id: str
    title: str
    subtitle: str
    language: str


def head_of(graph: Graph, view: str) -> Head:
    """What is said above a picture of a blueprint. view: the name of the picture, which is in its ids."""
    said = words(graph.language)
    return Head(f"{prefix(graph.id or graph.title)}-{view}", graph.title, subtitle(graph, said), graph.language)


class Entry(NamedTuple):
    """A sign to explain. signs: around (0, 0), from the back; reach: how far they reach to either side."""

    name: str
    text: str
    signs: tuple[Sign, ...]
    reach: float


class Body(NamedTuple):
    """A chart, from (0, 0). width, height: in px; phases, emotion: where it has them, above its drawings."""

    width: float
    height: float
    drawings: tuple[Drawing, ...]
    phases: tuple[PhaseBand, ...] = ()
    emotion: EmotionBand | None = None


class Around(NamedTuple):
    """What belongs to a chart and is not in it.

    chart: what kind of chart it is; about: the chart in a few sentences; figures: top right; entries: the signs in it;
    remarks: what to know when reading it; panel: figures that are laid out already, in place of the others.
    """

    chart: str
    about: str
    figures: tuple[Told, ...] = ()
    entries: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()
    panel: Summary | None = None


class Missing(NamedTuple):
    """Why there is no chart. lines: what to add, in sentences; sample: how that is written in the file."""

    title: str
    lines: tuple[str, ...]
    sample: str


def on_sheet(head: Head, body: Body, around: Around, theme: Theme) -> Scene:
    """The whole picture; mirrored for a language that runs from right to left."""
    right = max(body.width + m.PAGE, m.LEAST_PAGE)
    heading, figures, y = _top(head, around, right)
    down = y + 16
    keys, y = _legend(around.entries, right, down + body.height + 16)
    footnote = _remarks(around.remarks, right, y)
    scene = Scene(
        id=head.id,
        title=f"{head.title} – {around.chart}",
        about=around.about,
        language=head.language,
        right_to_left=False,
        width=right + m.PAGE,
        height=(footnote[-1].at.y + 4 if footnote else y) + m.PAGE - 8,
        theme=theme,
        heading=heading,
        summary=figures,
        legend=keys,
        footnote=footnote,
        phases=moved(body.phases, down, m.PAGE),
        emotion=shifted(body.emotion, down, m.PAGE) if body.emotion else None,
        drawings=moved(body.drawings, down, m.PAGE),
    )
    return mirrored(scene) if is_right_to_left(head.language) else scene


def empty(head: Head, chart: str, missing: Missing, theme: Theme) -> Scene:
    """A picture that says what to add, where there is nothing to draw yet."""
    room = EMPTY_WIDTH - 2 * EMPTY_PAD
    said = stacked((block(missing.title, room, STRONG), *(block(line, room) for line in missing.lines)), 6.0)
    sample = block(missing.sample, room - 24, Font(12.0, 400, "text", 16.0))
    ground = Box(EMPTY_PAD, EMPTY_PAD + said.height + 12, room, sample.height + 20)
    shapes = (
        Area(Box(0, 0, EMPTY_WIDTH, ground.bottom + EMPTY_PAD), "panel", 10),
        *said.at(EMPTY_PAD, EMPTY_PAD),
        Area(ground, "card-implied", 6),
        *sample.at(ground.x + 12, ground.y + 10),
    )
    body = Body(EMPTY_WIDTH, ground.bottom + EMPTY_PAD, (Drawing("nothing", shapes),))
    return on_sheet(head, body, Around(chart, " ".join((missing.title, *missing.lines))), theme)


def told(name: str, label: str, value: str, role: str = "text", *, known: bool = True) -> Told:
    """A figure for the box at the top right. known: it is a figure, not a word that says why there is none."""
    return Told(name, wrap(label, m.FIGURE_WIDEST, m.SMALL_TEXT), value, role, known)


def fitting(figure: Told) -> tuple[Told, ...]:
    """A figure that is a name, if there is room for it; a longer one stands in the chart alone."""
    return (figure,) if figure.width <= NAME_MOST else ()


def _top(head: Head, around: Around, right: float) -> tuple[tuple[Text, ...], Summary | None, float]:
    """Title and figures side by side, or one under the other where the page is narrow, and the y where they end."""
    box = around.panel or summary(around.figures, (right - m.PAGE) * SHARE)
    room = right - m.PAGE - (box.box.width + BETWEEN if box else 0)
    if box is None or room >= BESIDE:
        texts = _heading(head, around, room)
        box = moved(box, m.PAGE - 6, right - box.box.width) if box else None
        return texts.at(m.PAGE, m.PAGE), box, max(m.PAGE + texts.height, box.box.bottom if box else 0)
    texts = _heading(head, around, right - m.PAGE)
    box = moved(box, m.PAGE + texts.height + 8, m.PAGE)
    return texts.at(m.PAGE, m.PAGE), box, box.box.bottom


def _heading(head: Head, around: Around, room: float) -> Block:
    lines = ((head.title, TITLE), (around.chart, CHART), (head.subtitle, SUBTITLE))
    return stacked(tuple(block(text, room, font) for text, font in lines), 2.0)


def _legend(entries: Iterable[Entry], right: float, top: float) -> tuple[tuple[Key, ...], float]:
    """The signs with their words, in rows, and the y where they end."""
    keys, x, y = [], m.PAGE, top
    for entry in entries:
        start = 2 * entry.reach + KEY_BESIDE
        said = block(entry.text, right - m.PAGE - start)
        if x > m.PAGE and x + start + said.width > right:
            x, y = m.PAGE, y + KEY_LINE
        box = Box(x, y, 2 * entry.reach, KEY_HEIGHT)
        texts = said.at(x + start, y + 1)
        keys.append(Key(entry.name, box, moved(entry.signs, box.middle.y, box.middle.x), texts))
        x += start + said.width + KEY_GAP
        y += said.height - m.SMALL_LINE
    return tuple(keys), y + (KEY_LINE if keys else 0)


def _remarks(remarks: Sequence[str], right: float, top: float) -> tuple[Text, ...]:
    return stacked(tuple(block(remark, right - m.PAGE, SMALL) for remark in remarks), 2.0).at(m.PAGE, top)


def at(x: float, y: float, kind: str, role: str, size: float = 4.0) -> Sign:
    """A sign at a place."""
    return Sign(kind, Point(x, y), role, size)
