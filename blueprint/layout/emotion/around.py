"""What stands around the emotion curves: what the designer means the moments to be, and whose curve is which."""

from __future__ import annotations

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.graph.nodes import Step
from blueprint.graph.scale import Scale
from blueprint.layout import measures as m
from blueprint.layout.customers import CUSTOMER_LOOKS, look
from blueprint.layout.emotion.beside import Room, Rooms
from blueprint.layout.emotion.moments import customer_name, joined
from blueprint.layout.numbers import plain
from blueprint.layout.scene import Box, Key, Label, Point, Sign, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap
from blueprint.named import NamedTuple

LOW = {"pit"}
"""What a designer means that stands at the lower edge of the row; all else stands at the upper one."""


class Tags(NamedTuple):
    """What the designer means, at one edge of the row. height: of the strip that they stand in, whose top is y = 0."""

    tags: tuple[Label, ...]
    height: float


class CurveNames(NamedTuple):
    """What stands at the beginning of the row. height: of all of it, whose top is y = 0."""

    texts: tuple[Text, ...]
    keys: tuple[Key, ...]
    height: float


def meant(graph: Graph, rooms: Rooms, words: Words, *, low: bool) -> Tags:
    """What the designer means the moments to be, in a strip at the upper or the lower edge, off all curves."""
    found = []
    for step in graph.steps:
        marks = [words[mark] for mark in step.marks if (mark in LOW) == low]
        if marks:
            found.append(_tag(step, words.say("meant", mark=joined(marks, words)), rooms.of(step)))
    highest = max((tag.box.height for tag in found), default=0.0)
    return Tags(tuple(found), highest + 2 * m.EMOTION_AIR - 1 if found else 0.0)


def _tag(step: Step, text: str, room: Room) -> Label:
    """A tag over the middle of a step, in as many lines as its column needs."""
    lines = wrap(text, room.width - 2 * m.PILL_PAD, m.VALUE)
    length = max(width(line, m.VALUE) for line in lines) + 2 * m.PILL_PAD
    box = Box(room.inside(room.middle, length), m.EMOTION_AIR, length, m.VALUE_LINE * len(lines) + 4)
    texts = tuple(
        Text(Point(box.middle.x, box.y + 2 + m.VALUE_LINE * (number + 0.5) + m.VALUE * m.RISE), line, m.VALUE, 400,
             "text-soft", "middle")
        for number, line in enumerate(lines)
    )  # fmt: skip
    return Label(box, texts, "pill-meant", of=step.id)


def curve_names(graph: Graph, marks: tuple[Marks, ...], right: float, words: Words) -> CurveNames:
    """The name of the row, and with several customers whose curve is which. right: where the names end."""
    room = right - m.PAGE - 2 * m.NAME_PAD
    x = m.PAGE + m.NAME_PAD
    about = words.say("emotion.about", low=end_of(graph.scale, -1), high=end_of(graph.scale, 1))
    texts = [Text(Point(x, 13), words["emotion"], m.LANE_NAME, 600, "text")]
    y = m.LANE_LINE
    for line in wrap(about, room, m.LANE_ABOUT):
        texts.append(Text(Point(x, y + 11), line, m.LANE_ABOUT, 400, "text-soft"))
        y += m.SMALL_LINE
    keys = []
    if len(marks) > 1:
        y += 5
        for number, journey in enumerate(marks):
            keys.append(_key(number, customer_name(journey, graph), x, y, room))
            y = keys[-1].box.bottom + 2
    return CurveNames(tuple(texts), tuple(keys), y)


def _key(number: int, name: str, x: float, y: float, room: float) -> Key:
    """A piece of a customer's curve and the customer's name."""
    which = look(number)
    lines = wrap(name, room - m.CURVE_KEY - 6, m.LANE_ABOUT, 600)
    box = Box(x, y, m.CURVE_KEY, m.SMALL_LINE * len(lines))
    at = Point(x + m.CURVE_KEY / 2, y + m.SMALL_LINE / 2)
    signs = (
        Sign("line", at, f"curve-{which}", m.CURVE_KEY / 2),
        Sign(CUSTOMER_LOOKS[which].sign, at, f"dot-{which}", m.DOT),
    )
    texts = tuple(
        Text(Point(box.right + 6, y + 11 + place * m.SMALL_LINE), line, m.LANE_ABOUT, 600, "text")
        for place, line in enumerate(lines)
    )
    return Key(f"curve-{number}", box, signs, texts)


def end_of(scale: Scale, sign: int) -> str:
    """One end of the scale, as it is written in the row's name. sign: 1 for the higher one, -1 for the lower."""
    end = scale.high if sign > 0 else scale.low
    return ("+" if end > 0 and scale.neutral == 0 and scale.low < 0 else "") + plain(end)
