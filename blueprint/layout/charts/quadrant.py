"""The quadrants of importance and experience (Martilla & James 1977): what to work at first, seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.layout import measures as m
from blueprint.layout.charts import naming, plot
from blueprint.layout.charts.naming import Named, Spot
from blueprint.layout.charts.plot import CONCENTRATE, INKS, KEEP_UP, QUADRANTS, WHOLE
from blueprint.layout.charts.sheet import Around, Body, Entry, Head, Missing, at, empty, on_sheet, told
from blueprint.layout.charts.writing import FINE, Block, Font, block, called, stacked
from blueprint.layout.numbers import plain
from blueprint.layout.scene import Scene
from blueprint.layout.shapes import Drawing, Shape
from blueprint.layout.theme import Theme
from blueprint.layout.wording import Words, words

LIST_WIDTH, LIST_GAP, NUMBER = 250.0, 24.0, 20.0  # px: a column of names; between two; before them
AFTER, AFTER_GROUP = 8.0, 10.0  # px below a name; below those of a quadrant
TITLE = Font(m.CARD_TEXT, 700, "text", m.CARD_LINE)
SIGNS = {"factor": "circle", "touchpoint": "square", "step": "diamond"}
DOTS = {CONCENTRATE: "dot-pit", KEEP_UP: "dot-peak"}


class Rated(NamedTuple):
    """A thing with both scores, 0 to 10.

    kind: factor, touchpoint or step; of: its id, "" for a factor; owner: who answers, None if nobody is named;
    quadrant: one of `QUADRANTS`.
    """

    name: str
    kind: str
    of: str
    owner: str | None
    importance: float
    experience: float
    quadrant: str


class Quadrant(NamedTuple):
    """A plot of importance against experience.

    importance, experience: where the quadrants part, None if there are none; is_mean: that is at the means of the data;
    partly: what has only one of the two scores, by name and kind.
    """

    head: Head
    rated: tuple[Rated, ...]
    importance: float | None
    experience: float | None
    is_mean: bool = True
    partly: tuple[tuple[str, str], ...] = ()


def lay_out(data: Quadrant, theme: Theme) -> Scene:
    """The plot; where there is nothing to compare in it, a picture that says what is missing."""
    said = words(data.head.language)
    if data.importance is None or data.experience is None or len(data.rated) < 2:
        return empty(data.head, said["quadrant"], _missing(data, said), theme)
    return on_sheet(data.head, _body(data, data.importance, data.experience, said), _around(data, said), theme)


def _around(data: Quadrant, said: Words) -> Around:
    groups = {key: _names([(one.name, one.kind) for one in data.rated if one.quadrant == key], said)
              for key in QUADRANTS}  # fmt: skip
    first = sum(one.quadrant == CONCENTRATE for one in data.rated)
    value = said.say("of", count=first, all=len(data.rated))
    figures = (told("concentrate", said["quadrant.concentrate"], value, "text-bad" if first else "text"),)
    parts = [f"{said[f'quadrant.{key}']}{said['colon']}{names}." for key, names in groups.items() if names]
    kinds = {one.kind for one in data.rated}
    entries = tuple(
        Entry(kind, said[f"gaps.is.{kind}"], (at(0, 0, sign, "dot-0", naming.REACH),), naming.REACH)
        for kind, sign in SIGNS.items()
        if kind in kinds
    )
    few = [said["quadrant.few"]] if len(data.rated) < len(QUADRANTS) else []
    remarks = [said["quadrant.mean.about" if data.is_mean else "quadrant.middle.about"], *few, *_partly(data, said)]
    return Around(said["quadrant"], " ".join((said["quadrant.about"], *parts)), figures, entries, tuple(remarks))


def _names(things: Sequence[tuple[str, str]], said: Words) -> str:
    return said["separator"].join(called(name, kind, said) for name, kind in things)


def _partly(data: Quadrant, said: Words) -> list[str]:
    return [said.say("quadrant.partly", names=_names(data.partly, said))] if data.partly else []


def _missing(data: Quadrant, said: Words) -> Missing:
    """What is there, and what a plot needs."""
    lines = [said["quadrant.needs" if len(data.rated) < 2 else "quadrant.alike"]]
    if data.rated:
        names = _names([(one.name, one.kind) for one in data.rated], said)
        lines.append(said.say("quadrant.both", names=names))
    sample = "factors: {price: {experience: 6, importance: 7}, service: {experience: 9, importance: 8}}"
    return Missing(said["quadrant.none"], (*lines, *_partly(data, said)), sample)


def _body(data: Quadrant, importance: float, experience: float, said: Words) -> Body:
    frame = plot.frame_of([*(one.experience for one in data.rated), experience],
                          [*(one.importance for one in data.rated), importance])  # fmt: skip
    cross = frame.at(experience, importance)
    corners = plot.corners(said)
    spots = _spots(data.rated, frame, said)
    points = naming.named(spots, [plot.room_of(text) for text in corners], plot.cross_hairs(cross), plot.NAMES)
    key = "quadrant.mean" if data.is_mean else "quadrant.middle"
    partings = (said.say(key, number=plain(round(value, 2))) for value in (importance, experience))
    ground = (*plot.ground(cross), *plot.axes(frame, said), *plot.partings(cross, *partings, said), *corners)
    drawn = [Drawing("point", point.shapes, one.of, _sentence(one, said))
             for one, point in zip(data.rated, points, strict=True)]  # fmt: skip
    beside, right = _list(data.rated, points, said)
    return Body(right, WHOLE.bottom + plot.BELOW, (Drawing("axis", ground), *drawn, Drawing("list", beside)))


def _sentence(one: Rated, said: Words) -> str:
    """A point in words."""
    parts = said["separator"].join((_scores(one, said), said[f"quadrant.{one.quadrant}"]))
    return f"{called(one.name, one.kind, said)}{said['colon']}{parts}"


def _scores(one: Rated, said: Words) -> str:
    scores = (("importance", one.importance), ("experience", one.experience))
    return said["separator"].join(f"{said[f'gaps.{key}']} {plain(value)}" for key, value in scores)


def _spots(rated: Sequence[Rated], frame: plot.Frame, said: Words) -> list[Spot]:
    points = naming.spread([frame.at(one.experience, one.importance) for one in rated])
    return [
        Spot(called(one.name, one.kind, said), point, SIGNS[one.kind], DOTS.get(one.quadrant, "dot-0"))
        for one, point in zip(rated, points, strict=True)
    ]


def _list(rated: Sequence[Rated], points: Sequence[Named], said: Words) -> tuple[tuple[Shape, ...], float]:
    """All names by quadrant beside the plot, in as many columns as they need, and the x where these end."""
    shapes: list[Shape] = []
    x, y = WHOLE.right + plot.BESIDE, WHOLE.y
    for key in QUADRANTS:
        group = [(one, point) for one, point in zip(rated, points, strict=True) if one.quadrant == key]
        items = [(_item(one, said), point.number) for one, point in group]
        title = block(f"{said[f'quadrant.{key}']}{said['separator']}{len(group)}", LIST_WIDTH,
                      TITLE._replace(role=INKS[key]))  # fmt: skip
        for number, (part, figure) in enumerate([(title, ""), *items] if items else []):
            following = items[0][0].height + AFTER if number == 0 else 0.0
            if y > WHOLE.y and y + part.height + following > WHOLE.bottom:
                x, y = x + LIST_WIDTH + LIST_GAP, WHOLE.y
            shapes += part.at(x + (NUMBER if number else 0), y)
            shapes += block(figure, NUMBER, naming.NUMBER).at(x, y + 1)
            y += part.height + AFTER
        y += AFTER_GROUP if items else 0
    return tuple(shapes), x + LIST_WIDTH


def _item(one: Rated, said: Words) -> Block:
    """A name with its scores and whoever answers for it."""
    lines = ((called(one.name, one.kind, said), naming.NAME), (_scores(one, said), FINE), (one.owner or "", FINE))
    return stacked(tuple(block(text, LIST_WIDTH - NUMBER, font) for text, font in lines))
