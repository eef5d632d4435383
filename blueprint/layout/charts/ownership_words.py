"""The map of ownership in words: figures, signs explained, and every cell for those who do not see the picture."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout import measures as m
from blueprint.layout.charts.holders import Cell, Mood, Ownership
from blueprint.layout.charts.paints import HEATS
from blueprint.layout.charts.sheet import Entry, at, told
from blueprint.layout.customers import CUSTOMER_LOOKS, look
from blueprint.layout.emotion.around import end_of
from blueprint.layout.numbers import signed
from blueprint.layout.summary import Told
from blueprint.layout.wording import Words


def in_words(name: str, column: str, cell: Cell, data: Ownership, said: Words) -> str:
    """A cell: whose it is, where, for what they answer, how it feels."""
    parts = [said.say("ownership.things", count=len(cell.things), names=", ".join(cell.things))]
    parts += [_feels(mood, data, said) for mood in cell.moods]
    if cell.open:
        parts.append(f"{said['ownership.open']}{said['colon']}{cell.open}")
    return f"{name}, {column}{said['colon']}{'; '.join(parts)}"


def _feels(mood: Mood, data: Ownership, said: Words) -> str:
    who = f"{data.customers[mood.customer]} " if data.several else ""
    return said.say("ownership.mean", score=f"{who}{signed(mood.mean, data.scale.neutral)}")


def figures(data: Ownership, said: Words) -> Iterator[Told]:
    """How much nobody answers for, and on how many hand-offs nobody has agreed."""
    if data.things:
        value = said.say("of", count=data.unowned, all=data.things)
        yield told("unowned", said["unowned"], value, "text-bad" if data.unowned else "text-good")
    if data.passed:
        value = said.say("of", count=data.open, all=data.passed)
        yield told("open", said["ownership.open-figure"], value, "text-bad" if data.open else "text-good")


def entries(data: Ownership, said: Words) -> Iterator[Entry]:
    """The shades of emotion, the customers, and the signs that occur."""
    cells = [cell for holder in data.rows for cell in (*holder.cells, holder.whole)]
    if any(cell.moods for cell in cells):
        yield _shades(data, said)
    for number, name in enumerate(data.customers if data.several else ()):
        which = look(number)
        sign = at(0, 0, CUSTOMER_LOOKS[which].sign, f"dot-{which}", m.SHARED_DOT)
        yield Entry(f"customer-{number}", name, (sign,), 6.0)
    if any(cell.open for cell in cells):
        yield Entry("open", said["ownership.open"], (at(0, 0, "passing", "ink-bad"),), 5.0)
    if data.nobody:
        yield Entry("unowned", said["ownership.nobody"], (at(0, 0, "frame", "card-unowned", 10),), 10.0)


def _shades(data: Ownership, said: Words) -> Entry:
    """The shades, from the worst to the best."""
    roles = [f"heat-bad-{HEATS}", "heat-bad-2", "heat-0", "heat-good-2", f"heat-good-{HEATS}"]
    signs = tuple(at(16.0 * (place - 2), 0, "bar", role, 7) for place, role in enumerate(roles))
    ends = (end_of(data.scale, -1), end_of(data.scale, 1))
    worst, best = ends if data.scale.good_is_high else ends[::-1]
    text = said.say("ownership.heat", worst=worst, best=best)
    return Entry("heat", f"{text} ({said['key.target']})" if data.meant else text, signs, 40.0)


def about(data: Ownership, said: Words) -> Iterator[str]:
    """The map in a few sentences."""
    yield said.say("ownership.about", owners=len(data.holders), things=data.things, unowned=data.unowned)
    for holder in data.rows:
        yield f"{in_words(holder.name, said['ownership.whole'], holder.whole, data, said)}."
