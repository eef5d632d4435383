"""What is said of the moments on the curves: which of them stand out, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, Moment
from blueprint.graph.scale import Scale
from blueprint.layout import measures as m
from blueprint.layout.characters import is_rtl
from blueprint.layout.customers import CUSTOMER_LOOKS, look
from blueprint.layout.emotion.beside import Room
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Box, Label, Point, Sign, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import narrowest, wrap
from blueprint.named import NamedTuple

_PILL_LINES = 2
LEFT_TO_RIGHT = "\u200e"  # keeps the sign before the number where the words run from right to left
MARK = {"peak": "peak", "low-peak": "pit", "pit": "pit", "best": "best", "end": "end"}
"""What a moment is called → the mark that it is drawn with, the most important first."""


class Dotted(NamedTuple):
    """A moment of one customer with the room that its dot takes."""

    number: int
    moment: Moment
    names: tuple[str, ...]
    box: Box


class _Wish(NamedTuple):
    """Words that look for room. numbers: the looks of the customers whose signs stand before them; mark: that of the
    moment that they name, on a pill (None: they are a score); below: they had better stand below the dots."""

    near: Box
    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    mark: str | None
    below: bool
    of: str

    @property
    def line(self) -> float:
        """The height of a line."""
        return m.SMALL_LINE if self.mark else m.VALUE_LINE

    @property
    def ahead(self) -> float:
        """The room before the words."""
        return _pad(self.mark) + len(self.numbers) * m.LABEL_SIGN

    @property
    def width(self) -> float:
        """The room that they need."""
        return self.ahead + max(width(line, *_font(self.mark)) for line in self.lines) + _pad(self.mark)

    @property
    def height(self) -> float:
        """The height that they need."""
        return (m.PILL_HEIGHT if self.mark else m.VALUE_LINE) + self.line * (len(self.lines) - 1)


def _font(mark: str | None) -> tuple[float, int]:
    """Size and weight of the words: those that name a moment are bold."""
    return (m.SMALL_TEXT, 700) if mark else (m.VALUE, 400)


def _pad(mark: str | None) -> float:
    """The room on either side of the words and signs."""
    return m.PILL_PAD if mark else 1.0


def names(moment: Moment, journey: Marks, scale: Scale) -> tuple[str, ...]:
    """What a moment is called: peak, low-peak (a peak that is bad), pit, best, end, or nothing."""
    goodness = scale.goodness(moment.score)
    found = []
    if moment is journey.peak:
        found.append("peak" if goodness >= 0 else "low-peak")
    elif moment is journey.worst and goodness < 0:
        found.append("pit")
    elif moment is journey.best and moment is not journey.end and goodness > 0:
        found.append("best")
    return (*found, "end") if moment is journey.end else tuple(found)


def mark(called: tuple[str, ...]) -> str:
    """The mark of a moment with these names: peak, pit, best, end, or plain.

    >>> mark(("low-peak", "end")), mark(())
    ('pit', 'plain')
    """
    return next((MARK[name] for name in MARK if name in called), "plain")


def said(called: tuple[str, ...], score: float, scale: Scale, words: Words, *, loud: bool = False) -> str:
    """The names of a moment and its score. loud: in capitals, as on a pill."""
    number = signed(score, scale.neutral)
    if not called:
        return number
    text = joined((words[name] for name in called), words)
    return f"{text.upper() if loud else text}\u00a0{LEFT_TO_RIGHT if is_rtl(text) else ''}{number}"


def joined(parts: Iterable[str], words: Words) -> str:
    """Parts with the language's separator, which never begins a line."""
    return f"{_between(words)} ".join(parts)


def _between(words: Words) -> str:
    """What stands between two parts, with no space after it."""
    return words["separator"].replace(" ·", "\u00a0·").rstrip()


def labels(dots: list[Dotted], journeys: tuple[Marks, ...], graph: Graph, room: Room, words: Words) -> list[Label]:
    """The words beside the dots of one column: names first, and of these the outer ones, so that all find room near."""
    groups: dict[tuple[float, tuple[str, ...], bool], list[Dotted]] = {}
    for dot in dots:
        groups.setdefault((dot.moment.score, dot.names, _is_last(dot, journeys)), []).append(dot)
    middle = sum(dot.box.middle.y for dot in dots) / len(dots)
    wishes = [_wish(group, len(groups) > 1, journeys, graph, room, words) for group in groups.values()]
    wishes.sort(key=lambda wish: (not wish.mark, -abs(wish.near.middle.y - middle)))
    found = [room.find(wish.near, wish.width, wish.height, below=wish.below) for wish in wishes]
    boxes = room.untangle([wish.near for wish in wishes], found)
    return [_settled(wish, box) for wish, box in zip(wishes, boxes, strict=True)]


def _wish(group: list[Dotted], crowded: bool, journeys: tuple[Marks, ...], graph: Graph, room: Room,
          words: Words) -> _Wish:  # fmt: skip
    """What is written beside dots of the same score. crowded: there are others in the column."""
    several = len(journeys) > 1
    called, score = group[0].names, group[0].moment.score
    named = several and (bool(called) or _is_last(group[0], journeys))
    numbers = tuple(look(dot.number) for dot in group if named or (several and crowded))
    if len(numbers) * m.LABEL_SIGN > room.width * (m.SIGNS_SHARE if named else m.SIGNS_MOST):
        numbers = ()
    people = [customer_name(journeys[dot.number], graph) for dot in group if named]
    text = joined([*people, said(called, score, graph.scale, words, loud=True)], words)
    marked = mark(called) if called else None
    wish = _Wish(_around(group), (), numbers, marked, graph.scale.goodness(score) < 0, group[0].moment.action.id)
    lines = wrap(text, room.width - wish.ahead - _pad(marked), *_font(marked))
    return wish._replace(lines=tuple(line.removesuffix(_between(words)) for line in lines))


def _is_last(dot: Dotted, journeys: tuple[Marks, ...]) -> bool:
    """Whether a curve ends here without an end that could name it."""
    journey = journeys[dot.number]
    return journey.end is None and bool(journey.path) and dot.moment is journey.path[-1]


def customer_name(journey: Marks, graph: Graph) -> str:
    """The name of the customer whose journey it is; "" if the file names nobody."""
    return next((customer.name for customer in graph.customers if customer.id == journey.customer), "")


def widths_of_pills(graph: Graph, journeys: Sequence[Marks], words: Words, most: float = 140.0) -> list[float]:
    """For each step the px that the names of its moments need so as to have few lines, and `most` at the most."""
    wishes = [0.0] * len(graph.steps)
    for journey in journeys:
        for moment in journey.moments:
            if called := names(moment, journey, graph.scale):
                who = [customer_name(journey, graph)] if len(journeys) > 1 else []
                text = joined([*who, said(called, moment.score, graph.scale, words, loud=True)], words)
                wish = narrowest(text, *_font("peak"), _PILL_LINES) + 2 * m.PILL_PAD + len(who) * m.LABEL_SIGN
                wishes[moment.step.index] = min(max(wishes[moment.step.index], wish), most)
    return wishes


def _around(group: list[Dotted]) -> Box:
    """The box around dots."""
    left, top = min(dot.box.x for dot in group), min(dot.box.y for dot in group)
    right, bottom = max(dot.box.right for dot in group), max(dot.box.bottom for dot in group)
    return Box(left, top, right - left, bottom - top)


def _settled(wish: _Wish, box: Box) -> Label:
    """Words in the room that they found: on a pill if they name a moment."""
    size, weight = _font(wish.mark)
    role, top = _ink(wish), box.y + (box.height - wish.line * (len(wish.lines) - 1)) / 2
    middle = (box.x + wish.ahead + box.right - _pad(wish.mark)) / 2
    texts = tuple(
        Text(Point(middle, top + number * wish.line + size * m.RISE), line, size, weight, role, "middle")
        for number, line in enumerate(wish.lines)
    )
    signs = tuple(
        Sign(CUSTOMER_LOOKS[number].sign, Point(box.x + _pad(wish.mark) + m.LABEL_SIGN * (place + 0.4), top),
             role if wish.mark else f"text-{number}", 3.2)
        for place, number in enumerate(wish.numbers)
    )  # fmt: skip
    return Label(box, texts, f"pill-{wish.mark}" if wish.mark else "panel", signs, wish.of)


def _ink(wish: _Wish) -> str:
    """The role of the words."""
    if wish.mark:
        return "text-good" if wish.mark == "best" else "text-pill"
    return f"text-{wish.numbers[0]}" if len(wish.numbers) == 1 else "text-soft"
