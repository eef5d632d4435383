"""The curves of an earlier state behind those of now: where they run, and what was felt then, struck."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from blueprint.graph.marks import Marks, Moment
from blueprint.layout import measures as m
from blueprint.layout.customers import CUSTOMER_LOOKS, look
from blueprint.layout.emotion.beside import Rooms
from blueprint.layout.emotion.swing import Places, swing_of
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Box, Curve, Dot, Label, Point, Sign, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.named import NamedTuple

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes

GONE = "gone:"
"""What the id of a moment begins with that was felt otherwise: no id of the file has a colon."""

DOT = 3.2  # the reach of a dot of an earlier curve


class Earlier(NamedTuple):
    """An earlier state, and what stands out now for each customer, in the same order."""

    changes: Changes
    marks: tuple[Marks, ...]


class Before(NamedTuple):
    """One customer's journey in the earlier state.

    number: which of the curves it lies behind; kept: its moments that feel the same now, each with that of now; moving:
    those that feel otherwise, or are gone.
    """

    number: int
    journey: Marks
    kept: Mapping[Moment, Moment]
    moving: tuple[Moment, ...]


def befores(earlier: Earlier | None, marks: Sequence[Marks]) -> list[Before]:
    """The journeys that lie behind some curves. marks: those of the curves."""
    if earlier is None:
        return []
    felt = {id(now): was for now, was in zip(earlier.marks, earlier.changes.felt, strict=True)}
    found = ((number, felt.get(id(now))) for number, now in enumerate(marks))
    return [_before(number, was, marks[number], earlier.changes) for number, was in found if was and was.moments]


def _before(number: int, was: Marks, now: Marks, changes: Changes) -> Before:
    by_step = {moment.step.id: moment for moment in now.moments}
    kept = {}
    for moment in was.moments:
        twin = by_step.get(changes.steps.get(moment.step.id, ""))
        if twin is not None and twin.score == moment.score:
            kept[moment] = twin
    return Before(number, was, kept, tuple(moment for moment in was.moments if moment not in kept))


def behind(before: Before, at: Places, changes: Changes, words: Words) -> Curve:
    """A curve of the earlier state, with dots where it felt otherwise."""
    which = look(before.number)
    path = before.journey.path
    if any(at[one].x > at[other].x for one, other in pairwise(path)):
        path = tuple(moment for moment in path if not _has_moved(moment, changes))
    line = swing_of(before.journey._replace(path=path), at, changes.earlier)
    dots = tuple(_dot(moment, which, at[moment], changes, words) for moment in before.moving)
    return Curve(before.journey.customer or "", "", f"was-{which}", f"was-{which}", line.pieces, line.bridges, dots)


def _has_moved(moment: Moment, changes: Changes) -> bool:
    """Whether the step of a moment stands elsewhere now, so that a line through it would run to and fro."""
    edits = changes.steps_said.get(changes.steps.get(moment.step.id, ""), ())
    return any(edit.kind == "moved" for edit in edits)


def _dot(moment: Moment, which: int, at: Point, changes: Changes, words: Words) -> Dot:
    score = signed(moment.score, changes.earlier.scale.neutral)
    about = f"{moment.step.name}{words['colon']}{words.say('edit.was', was=score)}"
    sign = Sign(CUSTOMER_LOOKS[which].sign, at, f"was-dot-{which}", DOT)
    return Dot(f"{GONE}{moment.action.id}", sign, "plain", solid=True, about=about)


def boxes(found: Sequence[Before], at: Sequence[Places]) -> Iterator[tuple[Moment, Box]]:
    """The room that each dot of the earlier curves takes."""
    for before, points in zip(found, at, strict=True):
        for moment in before.moving:
            x, y = points[moment]
            reach = DOT + m.DOT_ROOM
            yield moment, Box(x - reach, y - reach, 2 * reach, 2 * reach)


def struck(found: Sequence[Before], at: Sequence[Places], rooms: Rooms, changes: Changes, *, several: bool
           ) -> Iterator[Label]:  # fmt: skip
    """What was felt, beside the dots of the earlier curves. several: there are curves of several customers."""
    scale = changes.earlier.scale
    near = dict(boxes(found, at))
    for before in found:
        role = f"text-{look(before.number)}" if several else "text-soft"
        for moment in before.moving:
            text = signed(moment.score, scale.neutral)
            box = rooms.of(moment.step).find(near[moment], width(text, m.VALUE) + 2, m.VALUE_LINE,
                                             below=scale.goodness(moment.score) < 0)  # fmt: skip
            middle = Point(box.middle.x, box.middle.y + m.VALUE * m.RISE)
            words = Text(middle, text, m.VALUE, 400, role, "middle", struck=True)
            yield Label(box, (words,), "panel", of=f"{GONE}{moment.action.id}")
