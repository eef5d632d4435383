"""From what is written on a card to a card: how wide it has to be, how high it gets, where its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.layout import measures as m
from blueprint.layout.chips import CHIPS
from blueprint.layout.contents import Content, Tag
from blueprint.layout.scene import Box, Card, Chip, Point, Sign, Text
from blueprint.layout.text import width
from blueprint.layout.wrap import narrowest, wrap
from blueprint.named import NamedTuple


class Fitted(NamedTuple):
    """A card's words, wrapped. texts and chips stand relative to the top left of what is written."""

    texts: tuple[Text, ...]
    chips: tuple[Chip, ...]
    height: float


def wished_width(contents: Iterable[Content]) -> float:
    """The width of a column in which the words of these cards need few lines, within the limits of a column."""
    wish = m.NARROWEST
    for content in contents:
        for paragraph in content.paragraphs:
            most = m.MOST_LINES if paragraph.size == m.CARD_TEXT else 2 * m.MOST_LINES
            wish = max(wish, _wish(paragraph.text, paragraph.size, paragraph.weight, most, 2 * m.CARD_PAD_X))
        for tag in content.tags:
            around = 2 * m.CARD_PAD_X + m.GLYPH + 2 * _pad(tag)
            wish = max(wish, _wish(tag.text, m.SMALL_TEXT, CHIPS[tag.kind].weight, m.MOST_CHIP_LINES, around))
        if wish >= m.WIDEST:
            return m.WIDEST
    return float(round(wish))


def _wish(text: str, size: float, weight: int, most_lines: int, around: float) -> float:
    room = m.WIDEST - around
    if width(text, size, weight) <= m.NARROWEST - around:
        return 0.0
    return min(narrowest(text, size, weight, most_lines), room) + around + 1


def fit(content: Content, card_width: float) -> Fitted:
    """The words of a card of that width."""
    room = card_width - 2 * m.CARD_PAD_X
    texts: list[Text] = []
    y = 0.0
    for paragraph in content.paragraphs:
        y += paragraph.gap
        for line in wrap(paragraph.text, room, paragraph.size, paragraph.weight):
            baseline = y + paragraph.line / 2 + paragraph.size * m.RISE
            at = Point(0, baseline)
            texts.append(Text(at, line, paragraph.size, paragraph.weight, paragraph.role, struck=paragraph.struck))
            y += paragraph.line
    chips, y = _flow(content, room, y + (m.CHIP_GAP if content.tags else 0))
    return Fitted(tuple(texts), tuple(chips), y)


def _flow(content: Content, room: float, y: float) -> tuple[list[Chip], float]:
    """Chips one after the other, in as many rows as they need; the lowest y that they reach."""
    chips: list[Chip] = []
    x, bottom = 0.0, y
    for tag in content.tags:
        chip = _chip(tag, content.kind, room)
        if x and x + chip.box.width > room:
            x, y = 0.0, bottom + m.CHIP_GAP
        chips.append(_moved_chip(chip, x, y))
        x += chip.box.width + m.CHIP_GAP
        bottom = max(bottom, y + chip.box.height)
    return chips, bottom


_BETWEEN = " ·"
"""What stands between two things on a chip, and says nothing at the end of a line."""


def _chip(tag: Tag, kind: str, room: float) -> Chip:
    """A chip at the origin. kind: that of the lane, which colours some of the signs."""
    look, pad = CHIPS[tag.kind], _pad(tag)
    *above, last = wrap(tag.text, room - 2 * pad - m.GLYPH, m.SMALL_TEXT, look.weight) or ("",)
    lines = (*(line.removesuffix(_BETWEEN) for line in above), last)
    middle = m.CHIP_HEIGHT / 2
    texts = tuple(
        Text(Point(pad + m.GLYPH, middle + m.SMALL_TEXT * m.RISE + number * m.SMALL_LINE), line, m.SMALL_TEXT,
             look.weight, look.ink, struck=look.struck)
        for number, line in enumerate(lines)
    )  # fmt: skip
    widest = max((width(line, m.SMALL_TEXT, look.weight) for line in lines), default=0.0)
    box = Box(0, 0, min(widest + 2 * pad + m.GLYPH, room), m.CHIP_HEIGHT + m.SMALL_LINE * (len(lines) - 1))
    sign = Sign(look.sign, Point(2 * pad or m.BARE_SIGN, middle), look.paint.format(kind=kind), look.reach)
    return Chip(tag.kind, box, look.ground, sign, texts, tag.of)


def _pad(tag: Tag) -> float:
    """The room on either side in a chip: words without a ground need none."""
    return m.CHIP_PAD if CHIPS[tag.kind].ground else 0.0


def card(content: Content, fitted: Fitted, box: Box) -> Card:
    """The card in its box, with its words in the middle of its height."""
    x = box.x + m.CARD_PAD_X
    y = box.y + (box.height - fitted.height) / 2
    return Card(
        id=content.id,
        kind=content.kind,
        lane=content.lane,
        step=content.step,
        column=content.column,
        box=box,
        role=f"card-{_paint(content)}",
        texts=tuple(_moved(text, x, y) for text in fitted.texts),
        chips=tuple(_moved_chip(chip, x, y) for chip in fitted.chips),
        signs=tuple(_signs(content, box)),
        state=content.state,
        about=content.about,
        decides=content.decides,
    )


def _paint(content: Content) -> str:
    """What a card is painted as: what its state asks for before what changed, and that before its lane."""
    if content.state != "plain":
        return content.state
    return {"": content.kind, "added": "added"}.get(content.change, "edited")


def _signs(content: Content, box: Box) -> Iterator[Sign]:
    """What stands on a card's border: on its corner that nobody owns it, on the side of the next that the way parts.

    On the corner where reading begins, what happened to it since an earlier state.
    """
    if content.change:
        role = f"badge-{content.change if content.change in {'added', 'gone'} else 'edit'}"
        yield Sign(content.change, Point(box.x + 2, box.y + 2), role, 7.5)
    if content.state == "unowned":
        yield Sign("unowned", Point(box.right - 2, box.y + 2), "badge-bad", 7.5)
    if content.decides:
        yield Sign("decision", Point(box.right, box.middle.y), "decision", 7.5)


def _moved(text: Text, x: float, y: float) -> Text:
    return text._replace(at=Point(text.at.x + x, text.at.y + y))


def _moved_chip(chip: Chip, x: float, y: float) -> Chip:
    return chip._replace(
        box=chip.box._replace(x=chip.box.x + x, y=chip.box.y + y),
        sign=chip.sign._replace(at=Point(chip.sign.at.x + x, chip.sign.at.y + y)),
        texts=tuple(_moved(text, x, y) for text in chip.texts),
    )
