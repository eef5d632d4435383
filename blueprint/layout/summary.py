"""Above the lanes on the right: the figures of a blueprint in a box, and their rule below the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.layout import measures as m
from blueprint.layout.emotion.moments import customer_name
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Box, Figure, Point, Summary, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes

PAD_X, PAD_Y, GAP = 18.0, 8.0, 28.0
WAS_GAP = 7.0  # px between what a figure was and what it is


class Told(NamedTuple):
    """A figure in words.

    role: the paint of the value; known: it is a figure, not the reason why there is none; was: what it was in an
    earlier state, if that is to be told.
    """

    id: str
    label: tuple[str, ...]
    value: str
    role: str
    known: bool = True
    was: str = ""

    @property
    def ahead(self) -> float:
        """The room before the value, for what it was."""
        return width(self.was, m.SUBTITLE) + WAS_GAP if self.was else 0.0

    @property
    def width(self) -> float:
        """The room that it needs, in px."""
        size = m.FIGURE_TEXT if self.known else m.SUBTITLE
        return max(self.ahead + width(self.value, size, 700), *(width(line, m.SMALL_TEXT) for line in self.label))


def figures(graph: Graph, marks: tuple[Marks, ...], words: Words) -> Iterator[Told]:
    """How each journey is felt by the peak-end rule, a single one on average too; how many touchpoints nobody owns."""
    walked = [mark for mark in marks if mark.path]
    for mark in walked:
        name = words["separator"] + customer_name(mark, graph) if len(marks) > 1 else ""
        yield _peak_end(mark, words["peak-end"] + name, graph, words)
        if len(marks) == 1:
            label = words["mean-target" if mark.path[0].meant else "mean"]
            yield Told("mean", _wrapped(label), signed(mark.mean or 0.0, graph.scale.neutral), "text")
    met = list(dict.fromkeys(evidence.touchpoint for evidence in graph.evidence))
    unowned = sum(graph.owner_of(touchpoint) is None for touchpoint in met)
    if met:
        value = words.say("of", count=unowned, all=len(met))
        yield Told("unowned", _wrapped(words["unowned"]), value, "text-bad" if unowned else "text-good")


def with_earlier(found: Iterable[Told], marks: tuple[Marks, ...], changes: Changes, words: Words) -> list[Told]:
    """The figures, each with what it was in the earlier state where that was another."""
    felt = tuple(was._replace(customer=now.customer) for was, now in zip(changes.felt, marks, strict=True) if was)
    earlier = {told.id: told.value for told in figures(changes.earlier, felt, words) if told.known}
    return [told._replace(was=was) if (was := earlier.get(told.id, "")) != told.value else told for told in found]


def _peak_end(mark: Marks, label: str, graph: Graph, words: Words) -> Told:
    """The peak-end figure, or why there is none."""
    name = f"peak-end/{mark.customer}" if mark.customer else "peak-end"
    if mark.peak_end is None:
        return Told(name, _wrapped(label), words["end-unscored"], "text-soft", known=False)
    goodness = graph.scale.goodness(round(mark.peak_end, 1))
    role = "text-good" if goodness > 0 else "text-bad" if goodness < 0 else "text"
    return Told(name, _wrapped(label), signed(mark.peak_end, graph.scale.neutral), role)


def _wrapped(label: str) -> tuple[str, ...]:
    return wrap(label, m.FIGURE_WIDEST, m.SMALL_TEXT)


def summary(found: Sequence[Told], room: float) -> Summary | None:
    """The box of figures at the origin, in as many rows as a width asks for; in several rows they stand in columns."""
    if not found:
        return None
    widths = _columns([told.width for told in found], room - 2 * PAD_X)
    drawn, y, right = [], PAD_Y, 0.0
    for first in range(0, len(found), len(widths)):
        row = found[first : first + len(widths)]
        lines = max(len(told.label) for told in row)
        x = PAD_X
        for told, length in zip(row, widths, strict=False):
            drawn.append(_figure(told, x, y + m.SMALL_LINE * (lines - len(told.label))))
            right = max(right, x + length)
            x += length + GAP
        y += m.SMALL_LINE * lines + m.FIGURE_LINE + PAD_Y
    return Summary(Box(0, 0, right + PAD_X, y), tuple(drawn))


def _columns(widths: list[float], room: float) -> list[float]:
    """The widths of the columns: each figure its own in one row, else as many equal ones as there is room for."""
    if sum(widths) + GAP * (len(widths) - 1) <= room:
        return widths
    widest = max(widths)
    return [widest] * max(1, int((room + GAP) // (widest + GAP)))


def _figure(told: Told, x: float, y: float) -> Figure:
    labels = tuple(
        Text(Point(x, y + 11 + number * m.SMALL_LINE), line, m.SMALL_TEXT, 400, "text-soft")
        for number, line in enumerate(told.label)
    )
    size = m.FIGURE_TEXT if told.known else m.SUBTITLE
    at = Point(x + told.ahead, y + m.SMALL_LINE * len(told.label) + m.FIGURE_LINE / 2 + m.FIGURE_TEXT * m.RISE)
    was = Text(at._replace(x=x), told.was, m.SUBTITLE, 400, "text-soft", struck=True) if told.was else None
    return Figure(told.id, labels, Text(at, told.value, size, 700 if told.known else 600, told.role), was)


def footnote(marks: tuple[Marks, ...], words: Words, left: float, right: float, top: float) -> tuple[Text, ...]:
    """That the peak-end rule is one rule of several."""
    if not any(mark.path for mark in marks):
        return ()
    lines = wrap(words["footnote"], right - left, m.SMALL_TEXT)
    return tuple(
        Text(Point(left, top + 12 + number * m.SMALL_LINE), line, m.SMALL_TEXT, 400, "text-soft")
        for number, line in enumerate(lines)
    )
