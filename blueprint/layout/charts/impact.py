"""The impact graph: from systems through what staff do to the customers, with what breaks if one of them fails."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts.layered import Knot, layered
from blueprint.layout.charts.sheet import Around, Body, Entry, Head, Missing, at, empty, fitting, on_sheet, told
from blueprint.layout.charts.standing import Single, ranking
from blueprint.layout.charts.writing import FINE, Block, Font, block, plainly, stacked
from blueprint.layout.mirror import moved
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Area, Bow, Box, Drawing, Point, Ribbon, Shape
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

CARD, PAD_X, PAD_Y, LOWEST = 176.0, 11.0, 8.0, 38.0  # px: a card's width; around its words; its least height
GAP, BETWEEN, BAND_PAD = 14.0, 64.0, 18.0  # px: between cards of a column; between columns; beside cards in a band
HEAD, FOOT = 40.0, 16.0  # px: above and below the cards
THIN, WIDER, FEW = 1.2, 3.6, 5  # px: of a line; more for the most moments of truth, if they are no fewer than that
BESIDE = 36.0  # px between the graph and the ranking

PLACES = SYSTEM, BACKSTAGE, FRONTSTAGE, CUSTOMER = ("system", "backstage", "frontstage", "customer")
"""From the left: systems, what is done out of view, in view, and what customers do."""

LANES = {SYSTEM: "support", BACKSTAGE: "backstage", FRONTSTAGE: "frontstage", CUSTOMER: "customer"}
NAME = Font(12.0, 600, "text", 15.0)


class Thing(NamedTuple):
    """A card. place: one of `PLACES`; of: its id; owner: who answers, "" if that is not said here.

    moments: how many moments of truth break with it; actions: how many actions it stands for; score: how it feels, on
    the file's scale; stands_out: which of peak, pit and end it is.
    """

    name: str
    place: str
    of: str
    owner: str | None = ""
    moments: int = 0
    actions: int = 1
    score: float | None = None
    stands_out: tuple[str, ...] = ()


class Lean(NamedTuple):
    """A line: what breaks, and what breaks with it, as numbers of things. moments: of truth that break on this way;
    truth: customer and service meet here."""

    below: int
    above: int
    moments: int
    truth: bool = False


class Impact(NamedTuple):
    """An impact graph.

    things: customers' actions in the order of the journey; ranking: all systems, the worst first; moments: how many
    moments of truth there are; folded: a card stands for all that is done in a phase; neutral: of the file's scale.
    """

    head: Head
    things: tuple[Thing, ...]
    leans: tuple[Lean, ...]
    ranking: tuple[Single, ...]
    moments: int
    folded: bool = False
    neutral: float = 0.0


class Columns(NamedTuple):
    """Where columns are. lefts: of each, px; bands: for each place that occurs where its columns begin and end."""

    lefts: tuple[float, ...]
    bands: dict[str, tuple[float, float]]


def lay_out(data: Impact, theme: Theme) -> Scene:
    """The graph with the ranking; where nothing leans on any system, a picture that says how to tell."""
    said = words(data.head.language)
    if not data.things:
        sample = "backstage: {does: Assigns a room, needs: [booking-system]}"
        return empty(data.head, said["impact"], Missing(said["impact.none"], (said["impact.add"],), sample), theme)
    return on_sheet(data.head, _body(data, said), _around(data, said), theme)


def _around(data: Impact, said: Words) -> Around:
    worst, drawn = data.ranking[0], sum(one.drawn for one in data.ranking)
    count = said.say("of", count=worst.moments, all=data.moments)
    first = told("worst", said["impact.worst"], worst.name, "text-bad" if worst.moments > 1 else "text")
    figures = (*fitting(first), told("breaks", said["impact.breaks"], count))
    parts = (f"{one.name}{said['colon']}{said.say('of', count=one.moments, all=data.moments)}" for one in data.ranking)
    about = f"{said['impact.about']} {said['impact.breaks']}{said['colon']}{'; '.join(parts)}."
    entries = [Entry("leans", said["impact.leans"], (at(0, 0, "line", "line-leans", 11),), 11)]
    if any(lean.truth for lean in data.leans):
        entries.append(Entry("truth", said["key.truth"], (at(0, 0, "truth", "truth", 5),), 6))
    remarks = [said["impact.note"]]
    if drawn < len(data.ranking):
        remarks.insert(0, said.say("impact.some", count=drawn, all=len(data.ranking)))
    if data.folded:
        remarks.insert(0, said["impact.folded"])
    return Around(said["impact"], about, figures, tuple(entries), tuple(remarks))


def _body(data: Impact, said: Words) -> Body:
    cards = [_words(thing, data, said) for thing in data.things]
    heights = [max(LOWEST, card.height + 2 * PAD_Y) for card in cards]
    links = [(lean.below, lean.above) for lean in data.leans]
    places = columns_of([thing.place for thing in data.things], links)
    columns = _columns(data.things, places)
    found = layered([Knot(*pair) for pair in zip(places, heights, strict=True)], links, GAP)
    boxes = [Box(columns.lefts[place], HEAD + top, CARD, height)
             for place, top, height in zip(places, found.tops, heights, strict=True)]  # fmt: skip
    bottom = HEAD + found.height + FOOT
    most = max(FEW, *(lean.moments for lean in data.leans), 0)
    lines = [_line(lean, boxes, found.ways[number], columns, most) for number, lean in enumerate(data.leans)]
    drawn = [_card(*parts, said) for parts in zip(data.things, cards, boxes, strict=True)]
    right = columns.lefts[-1] + CARD + BAND_PAD
    beside, width, height = ranking(data.ranking, data.moments, said)
    whole = (Drawing("axis", tuple(_bands(columns, bottom, said))), Drawing("lines", tuple(lines)), *drawn,
             Drawing("truths", tuple(_truths(data, boxes))), *moved(beside, 0.0, right + BESIDE))  # fmt: skip
    return Body(right + BESIDE + width, max(bottom, height), whole)


def columns_of(places: Sequence[str], links: Sequence[tuple[int, int]]) -> list[int]:
    """The column of each card: places follow each other, and in one place whoever leans on another stands further on.

    Those that lean on each other in a circle stand in one column.

    >>> columns_of(["system", "backstage", "backstage", "customer"], [(0, 1), (1, 2), (2, 3)])
    [0, 1, 2, 3]
    """
    ranks = _ranks(places, links)
    first, column = dict[str, int](), 0
    for place in PLACES:
        there = [rank for rank, at_place in zip(ranks, places, strict=True) if at_place == place]
        first[place] = column
        column += max(there) + 1 if there else 0
    return [first[place] + rank for rank, place in zip(ranks, places, strict=True)]


def _ranks(places: Sequence[str], links: Sequence[tuple[int, int]]) -> list[int]:
    """How many cards of the same place each one leans on, one after the other (Kahn 1962)."""
    inner = [(below, above) for below, above in links if places[below] == places[above]]
    onward: dict[int, list[int]] = {}
    left = [0] * len(places)
    for below, above in inner:
        onward.setdefault(below, []).append(above)
        left[above] += 1
    ranks, ready = [0] * len(places), [number for number, count in enumerate(left) if not count]
    for below in ready:
        for above in onward.get(below, ()):
            ranks[above] = max(ranks[above], ranks[below] + 1)
            left[above] -= 1
            if not left[above]:
                ready.append(above)
    return ranks


def _columns(things: Sequence[Thing], places: Sequence[int]) -> Columns:
    """Columns from left to right, those of one place on one ground."""
    of = {column: thing.place for thing, column in zip(things, places, strict=True)}
    lefts = tuple(BAND_PAD + column * (CARD + BETWEEN) for column in range(max(places) + 1))
    bands: dict[str, tuple[float, float]] = {}
    for column in sorted(of):
        start = bands.get(of[column], (lefts[column] - BAND_PAD, 0.0))[0]
        bands[of[column]] = (start, lefts[column] + CARD + BAND_PAD)
    return Columns(lefts, bands)


def _bands(columns: Columns, bottom: float, said: Words) -> list[Shape]:
    """The grounds with the names of the lanes."""
    shapes: list[Shape] = []
    for place, (left, right) in columns.bands.items():
        kind = LANES[place]
        name = block(said[f"lane.{kind}"], right - left - 2 * 12, Font(m.LANE_NAME, 600, f"name-{kind}", m.LANE_LINE))
        shapes += [Area(Box(left, 0, right - left, bottom), f"band-{kind}", 8),
                   Area(Box(left, 0, right - left, m.LANE_BAR), f"bar-{kind}", 2), *name.at(left + 12, 13)]  # fmt: skip
    return shapes


def _words(thing: Thing, data: Impact, said: Words) -> Block:
    """What is written on a card."""
    room = CARD - 2 * PAD_X
    parts = [block(thing.name, room, NAME)]
    if thing.owner is None:
        parts.append(block(said["no-owner"], room, FINE._replace(role="text-bad", weight=600)))
    elif thing.owner:
        parts.append(block(thing.owner, room, FINE))
    if data.folded and thing.place != SYSTEM:
        parts.append(block(said.say("impact.actions", count=thing.actions), room, FINE))
    if thing.place == SYSTEM:
        count = said.say("of", count=thing.moments, all=data.moments)
        parts.append(block(f"{said['impact.truths']}{said['colon']}{count}", room, FINE))
    if thing.place == CUSTOMER and thing.score is not None:
        names = [said[name] for name in thing.stands_out]
        text = said["separator"].join([plainly(signed(thing.score, data.neutral)), *names])
        parts.append(block(text, room, FINE._replace(weight=600 if names else 400)))
    return stacked(tuple(parts), 1.0)


def _card(thing: Thing, words_on_it: Block, box: Box, said: Words) -> Drawing:
    texts = words_on_it.at(box.x + PAD_X, box.y + (box.height - words_on_it.height) / 2)
    about = said["separator"].join(text.text for text in words_on_it.texts)
    return Drawing("card", (Area(box, f"card-{LANES[thing.place]}", 8), *texts), thing.of,
                   f"{said[f'lane.{LANES[thing.place]}']}{said['colon']}{about}")  # fmt: skip


def _truths(data: Impact, boxes: Sequence[Box]) -> list[Shape]:
    """The sign of a moment of truth at every card of a customer where one breaks."""
    hit = dict.fromkeys(lean.above for lean in data.leans if lean.truth)
    return [at(boxes[number].x, boxes[number].middle.y, "truth", "truth", m.TRUTH) for number in hit]


def _line(lean: Lean, boxes: Sequence[Box], way: Sequence[tuple[int, float]], columns: Columns, most: int) -> Ribbon:
    """A line from what breaks to what breaks with it, the wider the more moments of truth break on this way."""
    start, end = boxes[lean.below], boxes[lean.above]
    back = end.x <= start.x
    points = [Point(start.right, start.middle.y)]
    for column, y in way:
        points += [Point(columns.lefts[column], HEAD + y), Point(columns.lefts[column] + CARD, HEAD + y)]
    points.append(Point(end.right if back else end.x, end.middle.y))
    bows = tuple(_bow(*pair, back=back) for pair in pairwise(points))
    return Ribbon(bows, "line-leans", THIN + WIDER * lean.moments / most)


def _bow(start: Point, end: Point, *, back: bool) -> Bow:
    """A piece that leaves and arrives level; one that goes back bulges to the right."""
    reach = BETWEEN * 0.8 if back else (end.x - start.x) * 0.5
    arriving = end.x + reach if back else end.x - reach
    return Bow(start, Point(start.x + reach, start.y), Point(arriving, end.y), end)
