"""The row of the emotion curves: its lines and dots, the words beside them, and how high all of that gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, Moment
from blueprint.graph.nodes import Step
from blueprint.layout import measures as m
from blueprint.layout.customers import CUSTOMER_LOOKS, look
from blueprint.layout.emotion.around import curve_names, meant
from blueprint.layout.emotion.beside import Rooms
from blueprint.layout.emotion.earlier import Before, Earlier, befores, behind, boxes, struck
from blueprint.layout.emotion.moments import Dotted, customer_name, labels, mark, names, said
from blueprint.layout.emotion.swing import Places, along, height, level, places, swing_of
from blueprint.layout.mirror import moved
from blueprint.layout.scene import Box, Curve, Dot, EmotionBand, Label, Point, Sign
from blueprint.layout.wording import Words
from blueprint.named import NamedTuple


class Columns(NamedTuple):
    """Where the columns are, in px. spans: the sides of each; left, right: those of the part of the page they share.

    names: where what stands at the beginning of the row ends, if that is not where the columns begin; number: which of
    the columns a step has, if that is not its place among the steps.
    """

    spans: Sequence[tuple[float, float]]
    left: float
    right: float
    names: float | None = None
    number: Mapping[Step, int] | None = None


class Drawn(NamedTuple):
    """What is drawn in the row; the best score is at y = 0. earlier: the curves of an earlier state."""

    curves: tuple[Curve, ...]
    labels: tuple[Label, ...]
    earlier: tuple[Curve, ...] = ()


def emotion_band(graph: Graph, marks: tuple[Marks, ...], columns: Columns, top: float, words: Words,
                 swing: float | None = None, earlier: Earlier | None = None) -> EmotionBand:  # fmt: skip
    """The row with every customer's curve, as high as what is written in it needs.

    top: its y; swing: px from the best to the worst score, where it is not what a row of the blueprint has; earlier: a
    state whose curves lie behind these.
    """
    swing = height(len(marks)) if swing is None else swing
    rooms = Rooms(columns.spans, columns.left, columns.right - m.EMOTION_AIR, columns.number)
    drawn = _drawn(graph, marks, rooms, swing, words, earlier)
    above, below = (meant(graph, rooms, words, low=low) for low in (False, True))
    named = curve_names(graph, marks, columns.left if columns.names is None else columns.names, words)
    over, under = _around(drawn.labels, swing, above.height, below.height, named.height)
    box = Box(m.PAGE, top, columns.right - m.PAGE, over + swing + under)
    zero, start = top + over, top + (box.height - named.height) / 2
    return EmotionBand(
        box=box,
        texts=moved(named.texts, start),
        plot=Box(columns.left, top, box.right - columns.left, box.height),
        high=zero,
        neutral=zero + level(graph.scale.neutral, graph.scale, swing),
        low=zero + swing,
        curves=moved(drawn.curves, zero),
        labels=moved(drawn.labels, zero),
        meant=moved(above.tags, top) + moved(below.tags, box.bottom - below.height),
        keys=moved(named.keys, start),
        earlier=moved(drawn.earlier, zero),
    )


def shifted(band: EmotionBand, down: float, right: float) -> EmotionBand:
    """The row so many px further down and to the right, its levels with it."""
    return moved(band, down, right)._replace(high=band.high + down, neutral=band.neutral + down, low=band.low + down)


def _around(labels: Iterable[Label], swing: float, above: float, below: float, names: float) -> tuple[float, float]:
    """The px above and below the swing: for words beside dots, for the strips of tags, and as many as names ask for."""
    over = max([m.EMOTION_PAD, *(m.EMOTION_AIR - label.box.y for label in labels)]) + above
    under = max([m.EMOTION_PAD, *(label.box.bottom + m.EMOTION_AIR - swing for label in labels)]) + below
    spare = max(0.0, names + 2 * m.EMOTION_AIR - over - swing - under) / 2
    return round(over + spare, 2), round(under + spare, 2)


def _drawn(
    graph: Graph, marks: tuple[Marks, ...], rooms: Rooms, swing: float, words: Words, earlier: Earlier | None
) -> Drawn:
    """The curves and the words beside their dots."""
    past = befores(earlier, marks)
    moving = tuple(one.journey._replace(moments=one.moving) for one in past)
    everywhere = places((*marks, *moving), graph.scale, rooms, swing)
    at, then = everywhere[: len(marks)], everywhere[len(marks) :]
    curves = tuple(_curve(number, marks, at[number], graph, words) for number in range(len(marks)))
    old = tuple(_behind(one, at, points, earlier, words) for one, points in zip(past, then, strict=True))
    for curve in (*curves, *old):
        rooms.cross(along(curve.pieces + curve.bridges))
    for moment, box in boxes(past, then):
        rooms.of(moment.step).take(box)
    labels = [*_labels(marks, at, graph, rooms, words)]
    if earlier is not None:
        labels += struck(past, then, rooms, earlier.changes, several=len(marks) > 1)
    return Drawn(curves, tuple(labels), tuple(one for one in old if one.dots or not _lies_on_any(one, curves)))


def _lies_on_any(curve: Curve, others: Iterable[Curve]) -> bool:
    """Whether a curve runs as one of others does, so that it would not be seen."""
    return any((curve.pieces, curve.bridges) == (other.pieces, other.bridges) for other in others)


def _behind(before: Before, at: list[Places], points: Places, earlier: Earlier | None, words: Words) -> Curve:
    """The curve of an earlier state; moments that feel as they did stand where they stand now."""
    if earlier is None:
        raise ValueError("there is no earlier state")
    kept = {moment: at[before.number][now] for moment, now in before.kept.items()}
    return behind(before, points | kept, earlier.changes, words)


def _curve(number: int, marks: tuple[Marks, ...], at: Places, graph: Graph, words: Words) -> Curve:
    """One customer's curve."""
    journey, which = marks[number], look(number)
    line, path = swing_of(journey, at, graph), set(journey.path)
    dots = tuple(
        _dot(moment, number, marks, at[moment], graph, words, solid=moment in path and not moment.meant)
        for moment in journey.moments
    )
    name = customer_name(journey, graph)
    return Curve(journey.customer or "", name, f"curve-{which}", f"bridge-{which}", line.pieces, line.bridges, dots)


def _dot(moment: Moment, number: int, marks: tuple[Marks, ...], at: Point, graph: Graph, words: Words, *,
         solid: bool) -> Dot:  # fmt: skip
    """One moment. Of one customer alone it shows what it stands out as, among several whose it is."""
    journey, alone = marks[number], len(marks) == 1
    called = names(moment, journey, graph.scale)
    marked = mark(called)
    if alone and called:
        sign, hue, reach = marked, marked, m.MARKED_DOT
    else:
        sign, reach = CUSTOMER_LOOKS[look(number)].sign, m.SHARED_DOT if called else m.DOT
        hue = "pit" if alone and moment in journey.pits else str(look(number))
    who = "" if alone else f"{customer_name(journey, graph)}{words['colon']}"
    about = f"{who}{moment.step.name}{words['colon']}{said(called, moment.score, graph.scale, words)}"
    named = "low-peak" if "low-peak" in called else marked
    return Dot(moment.action.id, Sign(sign, at, f"{'dot' if solid else 'hollow'}-{hue}", reach), named, solid, about)


def _labels(marks: tuple[Marks, ...], at: list[Places], graph: Graph, rooms: Rooms, words: Words) -> Iterator[Label]:
    """The words beside all dots, column by column."""
    columns: dict[int, list[Dotted]] = {}
    for number, journey in enumerate(marks):
        for moment in journey.moments:
            called = names(moment, journey, graph.scale)
            reach = (m.MARKED_DOT if called else m.DOT) + m.DOT_ROOM
            x, y = at[number][moment]
            dot = Dotted(number, moment, called, Box(x - reach, y - reach, 2 * reach, 2 * reach))
            columns.setdefault(rooms.place(moment.step), []).append(dot)
    for column, dots in columns.items():
        for dot in dots:
            rooms.columns[column].take(dot.box)
        yield from labels(dots, marks, graph, rooms.columns[column], words)
