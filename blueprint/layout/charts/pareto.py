"""The Pareto chart: complaints from the most to the fewest, what they add up to, and the vital few (Juran 1951)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.sheet import Around, Body, Entry, Head, Missing, at, empty, on_sheet, told
from blueprint.layout.charts.writing import SMALL, Block, Font, block, plainly, stacked
from blueprint.layout.mirror import moved
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Box, Drawing, Label, Point, Shape, Stroke, Text
from blueprint.layout.text import width
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

SLOT, BAR, NAME = 112.0, 60.0, 104.0  # px: the room of a bar; its width; that of the words under it
HEIGHT, LEFT, RIGHT = 320.0, 46.0, 56.0  # px: of all complaints; for the figures on either side
LEAST_WIDTH = 560.0
STRIP, TITLES = 40.0, 20.0  # px above the bars: for what is said of the vital few; for the names of the axes
MARK = 0.8
MOST_BARS = 15
"""What comes after so many bars is drawn as one."""

FIGURE = Font(m.CARD_TEXT, 700, "text", m.CARD_LINE)
CAPTION = Font(12.0, 400, "text", 15.0)
SAID = Font(m.CARD_TEXT, 600, "text", m.CARD_LINE)


class Item(NamedTuple):
    """Something that customers complain of. of: its id; about: where in the blueprint it is, "" if that is not known.

    cumulative: the share of this and of all before it, 0 to 1; vital: one of the vital few; placed: False for what
    belongs to none of the items.
    """

    name: str
    of: str
    about: str
    owner: str | None
    count: int
    cumulative: float
    vital: bool
    placed: bool = True


class Pareto(NamedTuple):
    """A Pareto chart. items: the most first; first, last: months, as in the file; why: why there are no vital few
    (too-few, spread, not-placed), "" if there are some; least: complaints that a ranking needs."""

    head: Head
    items: tuple[Item, ...]
    total: int
    first: str = ""
    last: str = ""
    why: str = ""
    least: int = 0


def lay_out(data: Pareto, theme: Theme) -> Scene:
    """The Pareto chart; where nobody has counted complaints, a picture that says how to."""
    said = words(data.head.language)
    if not data.items or not data.total:
        missing = Missing(said["pareto.none"], (said["pareto.add"],), "indicators: {late: {name: Late deliveries, "
                          "at: deliver, complaints: {2026-09: 48, 2026-10: 38}}}")  # fmt: skip
        return empty(data.head, said["pareto"], missing, theme)
    return on_sheet(data.head, _body(data, said), _around(data, said), theme)


def percent(share: float) -> str:
    """A part of a whole in full hundredths.

    >>> percent(0.8), percent(0.8127)
    ('80%', '81%')
    """
    return f"{100 * share:.0f}%"


def folded(items: Sequence[Item], name: str) -> tuple[Item, ...]:
    """The items, with the many small ones at the end as one under a name, where there are too many to draw."""
    if len(items) <= MOST_BARS:
        return tuple(items)
    kept = max(MOST_BARS - 1, sum(item.vital for item in items))
    rest = items[kept:]
    return (*items[:kept], Item(name, "", "", "", sum(item.count for item in rest), 1.0, vital=False))


def _around(data: Pareto, said: Words) -> Around:
    few = [item for item in data.items if item.vital]
    figures = [told("total", said["pareto.complaints"], str(data.total))]
    if few:
        value = said.say("of", count=len(few), all=sum(item.placed for item in data.items))
        figures += [told("few", said["pareto.few"], value, "text-bad"),
                    told("bring", said["pareto.bring"], percent(few[-1].cumulative))]  # fmt: skip
    period = data.first if data.first == data.last else f"{data.first} – {data.last}"
    parts = (f"{item.name}{said['colon']}{item.count}" for item in data.items)
    about = f"{_verdict(data, said)} {'; '.join(parts)}."
    remarks = (said.say("pareto.months", months=plainly(period)), said["pareto.note"])
    return Around(said["pareto"], about, tuple(figures), tuple(_entries(data, said)), remarks)


def _entries(data: Pareto, said: Words) -> Iterator[Entry]:
    """The signs that occur."""
    bar = at(0, 0, "bar", "bar-customer", 10), at(0, 0, "hatch", "line-hatch", 10)
    samples = {
        "few": (bar, any(item.vital for item in data.items)),
        "many": ((at(0, 0, "bar", "card-customer", 10),), any(item.placed and not item.vital for item in data.items)),
        "astray": ((at(0, 0, "bar", "card-unowned", 10),), not all(item.placed for item in data.items)),
    }
    for name, (signs, there) in samples.items():
        if there:
            yield Entry(name, said[f"pareto.{name}"], signs, 10)
    yield Entry("share", said["pareto.share"], (at(0, 0, "line", "line-share", 11), at(0, 0, "circle", "dot-0")), 11)
    yield Entry("mark", said.say("pareto.mark", share=percent(MARK)), (at(0, 0, "line", "line-mark", 11),), 11)


def _verdict(data: Pareto, said: Words) -> str:
    """Whether there are vital few, and if not, why."""
    few = [item for item in data.items if item.vital]
    placed = sum(item.placed for item in data.items)
    if few:
        return said.say("pareto.is", count=len(few), all=placed, share=percent(few[-1].cumulative))
    return said.say(f"pareto.{data.why}", total=data.total, least=data.least, all=placed,
                    astray=sum(item.count for item in data.items if not item.placed))  # fmt: skip


def _body(data: Pareto, said: Words) -> Body:
    items = folded(data.items, said.say("pareto.others", count=len(data.items) - MOST_BARS + 1))
    plot = Box(LEFT, TITLES + STRIP, max(len(items) * SLOT, LEAST_WIDTH), HEIGHT)
    captions = [_caption(item, said) for item in items]
    bars = [_bar(item, _slot(plot, number), data.total, caption, said)
            for number, (item, caption) in enumerate(zip(items, captions, strict=True))]  # fmt: skip
    line = Drawing("share", tuple(_line(items, plot)))
    verdict, down = _verdict_shapes(items, data, plot, said)
    drawn = (Drawing("axis", tuple(_axes(plot, data.total))), *bars, line, Drawing("verdict", verdict))
    height = plot.bottom + 12 + max(caption.height for caption in captions)
    return Body(plot.right + RIGHT, height + down, (_titles(plot, said), *moved(drawn, down)))


def _slot(plot: Box, number: int) -> Box:
    return Box(plot.x + number * SLOT, plot.y, SLOT, plot.height)


def _caption(item: Item, said: Words) -> Block:
    """What stands under a bar: how many, what, who answers."""
    parts = [block(str(item.count), NAME, FIGURE, "middle"), block(item.name, NAME, CAPTION, "middle")]
    if item.owner is None and item.placed:
        parts.append(block(said["no-owner"], NAME, SMALL._replace(role="text-bad", weight=600), "middle"))
    elif item.owner:
        parts.append(block(item.owner, NAME, SMALL, "middle"))
    return stacked(tuple(parts), 1.0)


def _bar(item: Item, slot: Box, total: int, caption: Block, said: Words) -> Drawing:
    high = slot.height * item.count / total
    box = Box(slot.x + (SLOT - BAR) / 2, slot.bottom - high, BAR, high)
    role = "bar-customer" if item.vital else "card-customer" if item.placed else "card-unowned"
    area = Area(box, role, 2 if high > 4 else 0, "line-hatch" if item.vital else "")
    parts = [
        item.about,
        said["no-owner"] if item.owner is None else item.owner,
        said["pareto.few"] if item.vital else "",
    ]
    about = f"{item.name}{said['colon']}{', '.join(filter(None, (str(item.count), *parts)))}"
    return Drawing("bar", (area, *caption.at(slot.middle.x, slot.bottom + 10)), item.of, about)


def _line(items: Sequence[Item], plot: Box) -> Iterator[Shape]:
    """What the items add up to, point by point."""
    points = [Point(_slot(plot, number).middle.x, _level(item.cumulative, plot)) for number, item in enumerate(items)]
    if len(points) > 1:
        yield Stroke(tuple(points), "line-share")
    for point, item in zip(points, items, strict=True):
        yield at(point.x, point.y, "circle", "dot-0")
        yield _share(item, point)


def _share(item: Item, point: Point) -> Label:
    """What a point stands for, over it on the left, on a ground that hides the lines under it."""
    text = percent(item.cumulative)
    box = Box(point.x - 10 - width(text, m.VALUE), point.y - 19, width(text, m.VALUE) + 6, 15)
    return Label(box, (Text(Point(box.middle.x, point.y - 8), text, m.VALUE, 400, "text-soft", "middle"),), "page")


def _level(share: float, plot: Box) -> float:
    return plot.bottom - share * plot.height


def _axes(plot: Box, total: int) -> Iterator[Shape]:
    """Complaints on the left, shares on the right, and a line at every fifth, of which one is the mark."""
    for fifth in range(6):
        y = _level(fifth / 5, plot)
        is_mark = fifth / 5 == MARK
        role = "line-mark" if is_mark else "grid-end" if fifth else "grid"
        yield Stroke((Point(plot.x, y), Point(plot.right, y)), role)
        weight, role = (700, "text-warm") if is_mark else (400, "text-soft")
        yield Text(Point(plot.right + 8, y + 4), percent(fifth / 5), m.SMALL_TEXT, weight, role)
    for count in ticks(total):
        y = _level(count / total, plot)
        yield Stroke((Point(plot.x - 4, y), Point(plot.x, y)), "ink-soft")
        yield Text(Point(plot.x - 8, y + 4), str(count), m.SMALL_TEXT, 400, "text-soft", "end")


def _titles(plot: Box, said: Words) -> Drawing:
    """The names of both scales, above everything else."""
    font = SMALL._replace(weight=600)
    count = block(said["pareto.complaints"], plot.width / 2, font)
    share = block(said["pareto.share"], plot.width / 2, font, "end")
    return Drawing("titles", (*count.at(0, 0), *share.at(plot.right + RIGHT, 0)))


def ticks(total: int) -> list[int]:
    """Round numbers from 0 up to a total, about five of them.

    >>> ticks(395), ticks(12), ticks(3)
    ([0, 100, 200, 300], [0, 2, 4, 6, 8, 10, 12], [0, 1, 2, 3])
    """
    step = next(digit * 10**power for power in range(20) for digit in (1, 2, 5) if digit * 10**power * 6 >= total)
    return list(range(0, total + 1, step))


def _verdict_shapes(items: Sequence[Item], data: Pareto, plot: Box, said: Words) -> tuple[tuple[Shape, ...], float]:
    """Over the bars: a bracket over the vital few, or why there are none; and px by which all moves down for it."""
    few, y = sum(item.vital for item in items), plot.y - 22
    font = SAID if few else SAID._replace(role="text-warm")
    said_block = block(_verdict(data, said), plot.width - 16, font)
    down = max(0.0, said_block.height - m.CARD_LINE)
    texts = said_block.at(plot.x + 8, y - 4 - said_block.height)
    if not few:
        return texts, down
    left, right = plot.x + 6, plot.x + few * SLOT - 6
    bracket = (Point(left, y + 8), Point(left, y), Point(right, y), Point(right, y + 8))
    return (*texts, Stroke(bracket, "ink")), down
