"""The page above the lanes: title, figures, phases and curves, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.layout import measures as m
from blueprint.layout.emotion.band import Columns, emotion_band
from blueprint.layout.frame import Span
from blueprint.layout.heading import heading
from blueprint.layout.mirror import moved
from blueprint.layout.phases import phase_bands
from blueprint.layout.scene import EmotionBand, PhaseBand, Summary, Text
from blueprint.layout.summary import figures, summary
from blueprint.layout.wording import Words

BESIDE = 300.0  # px that a title needs beside the figures; with less they stand under it
SHARE = 0.6  # of the page, which the figures may take


class Top(NamedTuple):
    """What stands above the lanes. right: where the page's content ends; bottom: where the lanes can begin."""

    heading: tuple[Text, ...]
    summary: Summary | None
    phases: tuple[PhaseBand, ...]
    emotion: EmotionBand | None
    right: float
    bottom: float


def top_of(graph: Graph, marks: tuple[Marks, ...], columns: Sequence[Span], sides: Span, words: Words) -> Top:
    """All that stands above the lanes. sides: where the columns with their gutters begin and end."""
    right = max(sides[1], m.LEAST_PAGE)
    box = summary(list(figures(graph, marks, words)), (right - m.PAGE) * SHARE)
    right = max(right, m.PAGE + box.box.width) if box else right
    texts, box, y = _head(graph, box, right, words)
    phases = phase_bands(graph, columns, y + 14)
    y = max(phase.box.bottom for phase in phases) + 12
    felt = tuple(mark for mark in marks if mark.moments)
    if not felt and not any(step.marks for step in graph.steps):
        return Top(texts, box, phases, None, right, y)
    band = emotion_band(graph, felt, Columns(columns, sides[0], right), y, words)
    return Top(texts, box, phases, band, right, band.box.bottom + m.LANE_GAP)


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
