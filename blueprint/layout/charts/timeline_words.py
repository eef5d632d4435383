"""The timeline in words: sums, figures, signs explained, and all of it for those who do not see the picture."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout.charts.bars import fits
from blueprint.layout.charts.sheet import Entry, at, told
from blueprint.layout.charts.timed import Spent, Timeline
from blueprint.layout.charts.to_scale import Axis
from blueprint.layout.numbers import time
from blueprint.layout.summary import Told
from blueprint.layout.wording import Words


def lasting(spent: Spent, said: Words) -> str:
    """A sum: at least so much, where something has no time."""
    if spent.minutes is None:
        return said["not-known"]
    known = time(spent.minutes, said)
    return said.say("timeline.at-least", time=known) if spent.at_least else known


def percent(share: float) -> str:
    """A share as people write it.

    >>> percent(0.352), percent(0.004), percent(0.9987)
    ('35%', '0.4%', '99.9%')
    """
    is_extreme = 0 < share < 0.01 or 0.99 < share < 1
    return f"{share * 100:.1f}%".replace(".0%", "%") if is_extreme else f"{share * 100:.0f}%"


def figures(data: Timeline, said: Words) -> Iterator[Told]:
    """How long it takes and how much of that is waiting, where there is one customer."""
    if len(data.spent) > 1:
        return
    (spent,) = data.spent
    yield told("total", said["timeline.total"], lasting(spent, said), known=spent.minutes is not None)
    if spent.waiting is not None:
        yield told("waiting", capital(said["key.waits"]), percent(spent.waiting), "text-warm")
    bounds = [bound for moment in data.moments for spell in moment.spells if spell for bound in spell.bounds]
    if bounds:
        over = sum(bound.over > 0 for bound in bounds)
        value = said.say("of", count=over, all=len(bounds))
        yield told("late", capital(said["timeline.late"]), value, "text-bad" if over else "text-good")


def capital(text: str) -> str:
    """A text that begins a line of its own."""
    return text[:1].upper() + text[1:]


def entries(data: Timeline, along: Axis, said: Words) -> tuple[Entry, ...]:
    """The signs that occur."""
    spells = [spell for moment in data.moments for spell in moment.spells if spell]
    late = any(bound.over for spell in spells for bound in spell.bounds)
    there = {
        "doing": any(spell.doing for spell in spells),
        "waits": any(spell.waiting for spell in spells),
        "served": any(spell.served for spell in spells),
        "late": late,
        "limit": late,
        "gap": any(spell.total is None for spell in spells),
        "cut": any(
            minutes and not fits(along, step, minutes)
            for step, moment in enumerate(data.moments)
            for minutes in (moment.in_view, moment.out_of_view)
        ),
    }
    signs = {
        "doing": (at(0, 0, "bar", "time-doing", 11),),
        "waits": (at(0, 0, "bar", "time-waits", 11), at(0, 0, "hatch", "hatch-waits", 11)),
        "served": (at(0, 0, "bar", "time-served", 11),),
        "late": (at(0, 0, "bar", "time-late", 11), at(0, 0, "hatch", "hatch-late", 11)),
        "limit": (at(0, 0, "tick", "time-limit", 7),),
        "gap": (at(0, 0, "break", "time-break"),),
        "cut": (at(0, 0, "bar", "time-out-of-view", 11), at(0, 0, "break", "time-break")),
    }
    return tuple(Entry(name, said[f"timeline.{name}"], found, 11.0) for name, found in signs.items() if there[name])


def remarks(data: Timeline, said: Words) -> Iterator[str]:
    """What to know when reading it."""
    yield said["timeline.note"]
    if len(data.spent) > 1:
        yield said["timeline.shared"]
    if data.off_path:
        yield f"{said['key.off-path']}{said['colon']}{said['separator'].join(data.off_path)}"


def about(data: Timeline, said: Words) -> Iterator[str]:
    """The timeline in a few sentences."""
    steps = said.count("about.steps", len(data.moments))
    timed = sum(moment.longest is not None for moment in data.moments)
    yield said.say("timeline.about", steps=steps, timed=timed)
    for spent in data.spent:
        yield sentence(spent, spent.name or said["timeline.stay"], said)
    for name, spent in (("in-view", data.in_view), ("out-of-view", data.out_of_view)):
        if spent.minutes is not None:
            yield sentence(spent, said[f"timeline.{name}"], said)


def sentence(spent: Spent, name: str, said: Words) -> str:
    """A sum in words."""
    waiting = said.say("timeline.waiting", share=percent(spent.waiting)) if spent.waiting else ""
    return f"{name}{said['colon']}{', '.join(filter(None, [lasting(spent, said), waiting]))}."
