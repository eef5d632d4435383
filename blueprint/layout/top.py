"""The page above the lanes: title, figures, phases and curves, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.graph.part import Part
from blueprint.layout import measures as m
from blueprint.layout.emotion.band import Columns, emotion_band
from blueprint.layout.emotion.earlier import Earlier
from blueprint.layout.frame import Span
from blueprint.layout.heading import heading
from blueprint.layout.mirror import moved
from blueprint.layout.phases import phase_bands
from blueprint.layout.scene import EmotionBand, Label, PhaseBand, Summary, Text
from blueprint.layout.slots import Slots
from blueprint.layout.summary import figures, summary, with_earlier
from blueprint.layout.wording import Words
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes

BESIDE = 300.0  # px that a title needs beside the figures; with less they stand under it
SHARE = 0.6  # of the page, which the figures may take


class Top(NamedTuple):
    """What stands above the lanes. right: where the page's content ends; bottom: where the lanes can begin; bar, tags:
    what changed since an earlier state."""

    heading: tuple[Text, ...]
    summary: Summary | None
    phases: tuple[PhaseBand, ...]
    emotion: EmotionBand | None
    right: float
    bottom: float
    bar: tuple[Label, ...] = ()
    tags: tuple[Label, ...] = ()


class Spread(NamedTuple):
    """What the columns of the page are. sides: where they begin and end with their gutters."""

    slots: Slots
    spans: Sequence[Span]
    sides: Span


def top_of(graph: Graph, marks: tuple[Marks, ...], spread: Spread, words: Words, changes: Changes | None = None) -> Top:
    """All that stands above the lanes."""
    right = max(spread.sides[1], m.LEAST_PAGE)
    told = list(figures(graph, marks, words))
    box = summary(with_earlier(told, marks, changes, words) if changes else told, (right - m.PAGE) * SHARE)
    right = max(right, m.PAGE + box.box.width) if box else right
    texts, box, y = _head(graph, box, right, words)
    counts, y = _counts(changes, words, right, y + 12) if changes else ((), y)
    phases = phase_bands(spread.slots, spread.spans, y + 14, changes)
    y = max(phase.box.bottom for phase in phases)
    said, y = _tags(changes, spread, words, y + 8) if changes else ((), y)
    top = Top(texts, box, phases, None, right, y + 12, counts, said)
    band = _emotion(graph, marks, spread, top, words, changes)
    return top._replace(emotion=band, bottom=band.box.bottom + m.LANE_GAP) if band else top


def _counts(changes: Changes, words: Words, right: float, top: float) -> tuple[tuple[Label, ...], float]:
    from blueprint.layout.changes.bar import bar

    return bar(changes, words, right, top)


def _tags(changes: Changes, spread: Spread, words: Words, top: float) -> tuple[tuple[Label, ...], float]:
    from blueprint.layout.changes.bar import tags

    return tags(changes, spread.slots, spread.spans, words, top)


def _emotion(
    graph: Graph, marks: tuple[Marks, ...], spread: Spread, top: Top, words: Words, changes: Changes | None
) -> EmotionBand | None:
    """The row of the curves, if there is anything to stand in it."""
    felt = tuple(mark for mark in marks if mark.moments)
    hidden = isinstance(graph, Part) and not graph.selection.emotion
    if hidden or (not felt and not any(step.marks for step in graph.steps)):
        return None
    columns = Columns(spread.spans, spread.sides[0], top.right, number=spread.slots.number)
    earlier = Earlier(changes, marks) if changes else None
    return emotion_band(graph, felt, columns, top.bottom, words, earlier=earlier)


def _head(
    graph: Graph, box: Summary | None, right: float, words: Words
) -> tuple[tuple[Text, ...], Summary | None, float]:
    """Title and figures side by side, or one under the other where the page is narrow, and the y where they end."""
    if box is None:
        texts, y = heading(graph, words, right - m.PAGE)
        return texts, None, y
    beside = right - m.PAGE - box.box.width - 32
    if beside >= BESIDE:
        texts, y = heading(graph, words, beside)
        box = moved(box, m.PAGE - 6, right - box.box.width)
        return texts, box, max(y, box.box.bottom)
    texts, y = heading(graph, words, right - m.PAGE)
    box = moved(box, y + 8, m.PAGE)
    return texts, box, box.box.bottom
