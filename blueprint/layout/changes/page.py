"""The page of a picture of changes: what lies under its cards, what is said of it, and what it does not show."""

from __future__ import annotations

from blueprint.layout import measures as m
from blueprint.layout.changes.data import KINDS, Changes
from blueprint.layout.changes.shades import shades
from blueprint.layout.middle import Middle
from blueprint.layout.scene import Changed, Point, Scene, Text
from blueprint.layout.top import Spread, Top
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap


def changed(changes: Changes, spread: Spread, top: Top, middle: Middle) -> Changed:
    """What stands above the lanes and under the cards."""
    upper = middle.lanes[0].box.y if middle.lanes else top.bottom
    grounds = tuple(shades(changes, spread.slots, spread.spans, upper, middle.bottom))
    return Changed(top.bar, top.tags, grounds)


def about_changes(changes: Changes, words: Words) -> str:
    """How many changes there are, for those who do not see the picture."""
    counts = [f"{changes.counts[kind]} {words[f'edit.{kind}']}" for kind in KINDS if changes.counts.get(kind)]
    return f"{words['changes']}{words['colon']}{', '.join(counts) or '0'}."


def elsewhere(changes: Changes, scene: Scene, right: float, words: Words) -> tuple[Text, ...]:
    """Below everything, how many changes the picture does not show."""
    if not changes.elsewhere:
        return ()
    lines = wrap(words.say("changes.elsewhere", count=changes.elsewhere), right - m.PAGE, m.SMALL_TEXT)
    top = scene.height - m.PAGE + 8
    return tuple(
        Text(Point(m.PAGE, top + 12 + number * m.SMALL_LINE), line, m.SMALL_TEXT, 400, "text-soft")
        for number, line in enumerate(lines)
    )
