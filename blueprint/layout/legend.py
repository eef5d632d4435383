"""Below the lanes: what the signs mean, and only those that occur."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.layout import measures as m
from blueprint.layout.chips import CHIPS
from blueprint.layout.emotion.moments import MARK
from blueprint.layout.scene import Box, Card, Connector, EmotionBand, Key, Point, Sign, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words

SAMPLE = 11.0  # half the width of a sample of a line or a frame
HEIGHT, LINE, GAP, BESIDE = 16.0, 20.0, 24.0, 6.0

SIGNS = {
    "peak": ("peak", "dot-peak", m.MARKED_DOT),
    "best": ("best", "dot-best", m.MARKED_DOT),
    "low-peak": ("pit", "dot-pit", m.MARKED_DOT),
    "pit": ("pit", "dot-pit", m.MARKED_DOT),
    "end": ("end", "dot-end", m.MARKED_DOT),
    "off-path": ("circle", "hollow-0", m.DOT),
    "target": ("circle", "hollow-0", m.DOT),
    "meant": ("frame", "pill-meant", SAMPLE - 1),
    "unowned": ("frame", "card-unowned", SAMPLE - 1),
    **{kind: (chip.sign, chip.paint, 4.6) for kind, chip in CHIPS.items() if chip.key},
    "truth": ("truth", "truth", m.TRUTH),
    "decides": ("decision", "decision", 6.5),
    "loop": ("line", "line-loop", SAMPLE),
    "informs": ("line", "line-informs", SAMPLE),
    "implied": ("frame", "card-implied", SAMPLE - 1),
    "added": ("frame", "card-added", SAMPLE - 1),
    "edited": ("frame", "card-edited", SAMPLE - 1),
    "gone": ("frame", "card-gone", SAMPLE - 1),
    "before": ("line", "was-0", SAMPLE),
}
"""What the legend can explain, in its order → the kind of sign, its paint, its reach. Its words: `key.` + name."""


def legend(cards: tuple[Card, ...], connectors: tuple[Connector, ...], emotion: EmotionBand | None, words: Words,
           left: float, right: float, top: float) -> tuple[tuple[Key, ...], float]:  # fmt: skip
    """One entry for every sign that occurs, in rows, and the y where they end."""
    found = {*_in_lanes(cards, connectors), *(on_curves(emotion) if emotion else ())}
    keys, x, y = [], left, top
    for name, (kind, role, reach) in SIGNS.items():
        if name not in found:
            continue
        text, room = words[f"key.{name}"], 2 * reach + BESIDE
        length = room + width(text, m.SMALL_TEXT)
        if x > left and x + length > right:
            x, y = left, y + LINE
        box = Box(x, y, 2 * reach, HEIGHT)
        label = Text(Point(x + room, y + 12), text, m.SMALL_TEXT, 400, "text-soft")
        keys.append(Key(name, box, (Sign(kind, box.middle, role, reach),), (label,)))
        x += length + GAP
    return tuple(keys), y + (LINE if keys else 0)


def on_curves(emotion: EmotionBand) -> Iterator[str]:
    """The dots that say more than a score, by what the legend calls them. Among several customers pills say it."""
    dots = [dot for curve in emotion.curves for dot in curve.dots]
    yield from {dot.mark for dot in dots if dot.sign.kind == MARK.get(dot.mark)}
    if any(not dot.solid for dot in dots):
        yield "off-path" if any(dot.solid for dot in dots) else "target"
    if emotion.meant:
        yield "meant"
    if emotion.earlier:
        yield "before"


def _in_lanes(cards: tuple[Card, ...], connectors: tuple[Connector, ...]) -> Iterator[str]:
    """What occurs on cards and lines."""
    yield from {card.state for card in cards}
    yield from {"added", "edited"} & {card.role.removeprefix("card-") for card in cards}
    yield from {chip.kind for card in cards for chip in card.chips}
    yield from {line.kind for line in connectors}
    if any(line.crossings for line in connectors):
        yield "truth"
    if any(card.decides for card in cards):
        yield "decides"
