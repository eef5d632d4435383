"""How long each step takes, in figures: chips under the steps, for every customer and for those who serve them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.columns import Stage
from blueprint.layout.charts.writing import Font, block
from blueprint.layout.chips import CHIPS
from blueprint.layout.frame import Span
from blueprint.layout.numbers import time
from blueprint.layout.shapes import Area, Box, Drawing, Point, Shape, Sign
from blueprint.layout.wording import Words
from blueprint.layout.wrap import narrowest

CHIP = Font(m.VALUE, 400, "text-soft", m.VALUE_LINE)
PAD, APART = 6.0, 3.0  # px beside the words of a chip; between two chips
LINES = 2  # that a chip may have before its column gets wider


class Bound(NamedTuple):
    """How long something may last, in minutes. of: `waits`, or `tolerates` (waiting and doing together)."""

    of: str
    allowed: float
    over: float = 0.0


class Spell(NamedTuple):
    """One customer's time in one step, in minutes, None where nobody said.

    served: the longest work in view, where nothing is said of the customer; open_ended: there is a wait of which nobody
    knows how long.
    """

    doing: float | None = None
    waiting: float | None = None
    served: float | None = None
    open_ended: bool = False
    bounds: tuple[Bound, ...] = ()

    @property
    def total(self) -> float | None:
        """What is known of it."""
        known = [part for part in (self.waiting, self.doing, self.served) if part is not None]
        return sum(known) if known else None

    def bound(self, of: str) -> Bound | None:
        """The tightest of the bounds of one kind."""
        return min((one for one in self.bounds if one.of == of), key=lambda one: one.allowed, default=None)


class Chip(NamedTuple):
    """A chip to be. kind: one of `CHIPS`; ground: the paint under it, where it is not that of its kind."""

    kind: str
    text: str
    ground: str = ""


def chips_of(spell: Spell | None, said: Words) -> Iterator[Chip]:
    """What is told of a customer's time in a step: waiting, doing, and how long they put up with both."""
    if spell is None:
        return
    if spell.waiting is not None or spell.open_ended:
        yield _wait(spell, said)
    if spell.doing is not None:
        yield Chip("takes", said.say("takes", time=time(spell.doing, said)))
    if spell.served is not None:
        yield Chip("takes", said.say("takes", time=time(spell.served, said)), "time-served")
    if bound := spell.bound("tolerates"):
        yield Chip("late" if bound.over else "takes", said.say("most", time=time(bound.allowed, said)))


def _wait(spell: Spell, said: Words) -> Chip:
    bound = spell.bound("waits")
    known = [time(spell.waiting, said)] if spell.waiting is not None else []
    known += [said.say("most", time=time(bound.allowed, said))] if bound else []
    text = said.say("waits", time=said["separator"].join(known)) if known else said["waits-unknown"]
    return Chip("late" if bound and bound.over else "waits", text)


def work(minutes: float | None, said: Words) -> Iterator[Chip]:
    """What is told of staff's time in a step."""
    if minutes is not None:
        yield Chip("takes", said.say("takes", time=time(minutes, said)))


def wished(chips: Sequence[Chip]) -> float:
    """The px of a column in which the chips have few lines."""
    around = m.GLYPH + 2 * PAD
    return max((narrowest(one.text, CHIP.size, _weight(one), LINES) + around + 1 for one in chips), default=0.0)


def _weight(chip: Chip) -> int:
    return CHIPS[chip.kind].weight


def drawn(chips: Sequence[Chip], stage: Stage, span: Span, said: Words, who: str) -> tuple[Drawing, float]:
    """The chips of one step, one under the other from y = 0, and their height. who: whose time it is."""
    shapes: list[Shape] = []
    y = 0.0
    for chip in chips:
        y += APART if shapes else 0.0
        parts, height = _chip(chip, span, y)
        shapes += parts
        y += height
    step = said.say("step", number=stage.number, name=stage.name)
    told = "; ".join([chip.text for chip in chips] + [said["key.late"]] * any(chip.kind == "late" for chip in chips))
    return Drawing("time", tuple(shapes), stage.id, f"{step}{said['colon']}{who}{said['colon']}{told}"), y


def _chip(chip: Chip, span: Span, top: float) -> tuple[list[Shape], float]:
    """A chip in the middle of a column, and its height."""
    kind, room = CHIPS[chip.kind], span[1] - span[0]
    words = block(chip.text, room - m.GLYPH - 2 * PAD, CHIP._replace(weight=kind.weight, role=kind.ink))
    box = Box(0, top, words.width + m.GLYPH + 2 * PAD, words.height + 4)
    box = box._replace(x=(span[0] + span[1] - box.width) / 2)
    sign = Sign(kind.sign, Point(box.x + PAD + m.GLYPH / 2 - 2, top + 2 + CHIP.line / 2), kind.paint, 4.6)
    ground = Area(box, chip.ground or kind.ground or "chip-quiet", 5)
    return [ground, sign, *words.at(box.x + PAD + m.GLYPH, top + 2)], box.height
