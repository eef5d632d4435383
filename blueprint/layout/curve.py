"""The emotion curves: where the dots stand, how the line swings between them, where its words find room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, Moment
from blueprint.graph.nodes import CustomerAction
from blueprint.graph.scale import Scale
from blueprint.layout import measures as m
from blueprint.layout.characters import is_rtl
from blueprint.layout.numbers import plain, signed
from blueprint.layout.scene import Bow, Box, Curve, Dot, EmotionBand, Key, Label, Point, Text
from blueprint.layout.text import width
from blueprint.layout.wording import Words
from blueprint.layout.wrap import wrap

VALUE = 10.5
DOT_ROOM = 6.0
LEFT_TO_RIGHT = "\u200e"  # keeps the sign before the number where the words run from right to left
NAMES = ("peak", "best", "pit", "end")


def emotion_band(graph: Graph, marks: tuple[Marks, ...], centres: list[float], box: Box, left: float,
                 words: Words) -> EmotionBand:  # fmt: skip
    """The row with every customer's curve. centres: the x of the middle of each column; left: where columns begin."""
    plot = _Plot(graph.scale, box, centres, marks)
    taken = _Taken(box)
    for point in (plot.at(moment) for mark in marks for moment in mark.moments):
        taken.add(Box(point.x - DOT_ROOM, point.y - DOT_ROOM, 2 * DOT_ROOM, 2 * DOT_ROOM))
    curves = tuple(_curve(number, mark, graph, plot, taken, words) for number, mark in enumerate(marks))
    meant = tuple(_meant(graph, plot, taken, words))
    texts, keys = _names(graph, marks, box, words)
    return EmotionBand(
        box=box,
        texts=texts,
        high=plot.y(graph.scale.high if graph.scale.good_is_high else graph.scale.low),
        neutral=plot.y(graph.scale.neutral),
        low=plot.y(graph.scale.low if graph.scale.good_is_high else graph.scale.high),
        plot=Box(left, box.y, box.right - left, box.height),
        curves=curves,
        keys=keys,
        meant=meant,
    )


class _Plot:
    """From scores and steps to places on the page."""

    def __init__(self, scale: Scale, box: Box, centres: list[float], marks: tuple[Marks, ...]) -> None:
        self.box, self.scale, self._centres = box, scale, centres
        self.main = {moment for mark in marks for moment in mark.path}
        self.pits = {moment for mark in marks for moment in mark.pits}

    def y(self, score: float) -> float:
        """The height of a score: the good end of the scale is at the top."""
        share = (score - self.scale.low) / (self.scale.high - self.scale.low)
        share = share if self.scale.good_is_high else 1 - share
        return round(self.box.bottom - (self.box.height - m.EMOTION_SWING) / 2 - share * m.EMOTION_SWING, 2)

    def x(self, step: int) -> float:
        """The middle of a step's column."""
        return self._centres[step]

    def at(self, moment: Moment) -> Point:
        """Where the dot of a moment stands."""
        return Point(self.x(moment.step.index), self.y(moment.score))


def _curve(number: int, marks: Marks, graph: Graph, plot: _Plot, taken: _Taken, words: Words) -> Curve:
    runs = list(_runs(marks.path))
    pieces, bridges = [], []
    for run in runs:
        for (first, second), bow in zip(pairwise(run), _swing([plot.at(moment) for moment in run]), strict=True):
            (pieces if _follows(first, second, graph) else bridges).append(bow)
    for before, after in pairwise(runs):
        bridges.append(_sway(plot.at(before[-1]), plot.at(after[0])))
    bridges += [_sway(plot.at(first), plot.at(second)) for first, second in _side_ways(marks, graph)]
    order = sorted(marks.moments, key=lambda moment: -_rank(moment, marks))
    dots = {moment: _dot(moment, marks, graph, plot, taken, words) for moment in order}
    name = next((customer.name for customer in graph.customers if customer.id == marks.customer), "")
    return Curve(name, number, tuple(pieces), tuple(bridges), tuple(dots[moment] for moment in marks.moments))


def _runs(path: tuple[Moment, ...]) -> Iterator[list[Moment]]:
    """The path in stretches that lead from left to right."""
    run: list[Moment] = []
    for moment in path:
        if run and moment.step.index <= run[-1].step.index:
            yield run
            run = []
        run.append(moment)
    if run:
        yield run


def _follows(first: Moment, second: Moment, graph: Graph) -> bool:
    """Whether one action leads straight to the other, with nothing unscored between."""
    return any(edge.target.step is second.step for edge in graph.edges_from(first.action, EdgeKind.FLOW)
               if isinstance(edge.target, CustomerAction)) or first.step is second.step  # fmt: skip


def _side_ways(marks: Marks, graph: Graph) -> Iterator[tuple[Moment, Moment]]:
    """Ways forward that lead to or from a moment off the main path."""
    by_step = {moment.step: moment for moment in marks.moments}
    main = {moment.step for moment in marks.path}
    for moment in marks.moments:
        for edge in graph.edges_from(moment.action, EdgeKind.FLOW):
            target = edge.target.step if isinstance(edge.target, CustomerAction) else None
            if target in by_step and target.index > moment.step.index and not {moment.step, target} <= main:
                yield moment, by_step[target]


def _swing(points: list[Point]) -> Iterator[Bow]:
    """A smooth line through points that never swings beyond them (monotone cubic: Fritsch & Carlson 1980)."""
    if len(points) < 2:
        return
    slopes = [(b.y - a.y) / (b.x - a.x) for a, b in pairwise(points)]
    tangents = [slopes[0] / 2]
    for before, after in pairwise(slopes):
        tangents.append(0.0 if before * after <= 0 else 2 * before * after / (before + after))
    tangents.append(slopes[-1] / 2)
    for number, (a, b) in enumerate(pairwise(points)):
        third = (b.x - a.x) / 3
        yield Bow(a, Point(a.x + third, a.y + tangents[number] * third),
                  Point(b.x - third, b.y - tangents[number + 1] * third), b)  # fmt: skip


def _sway(start: Point, end: Point) -> Bow:
    third = (end.x - start.x) / 2.5
    return Bow(start, Point(start.x + third, start.y), Point(end.x - third, end.y), end)


def _rank(moment: Moment, marks: Marks) -> int:
    """How important a moment is, so that the important ones choose the place of their words first."""
    return sum(moment is marked for marked in (marks.peak, marks.end, marks.worst, marks.best)) * 2


def _dot(moment: Moment, marks: Marks, graph: Graph, plot: _Plot, taken: _Taken, words: Words) -> Dot:
    names = _marked(moment, marks, graph.scale)
    at = plot.at(moment)
    score = signed(moment.score, graph.scale.neutral)
    below = graph.scale.goodness(moment.score) < 0
    on_path = moment in plot.main
    about = f"{moment.step.name}{words['colon']}" + " ".join([*(words[name] for name in names), score])
    mark = next((name for name in NAMES if name in names), "plain")
    if mark == "peak" and below:
        mark = "pit"
    if names:
        said = " · ".join(words[name] for name in names).upper()
        text = f"{said} {LEFT_TO_RIGHT if is_rtl(said) else ''}{score}"
        box = taken.free(at, width(text, m.SMALL_TEXT, 700) + 16, m.PILL_HEIGHT, below)
        role = "text-good" if mark == "best" else "text-pill"
        line = Text(Point(box.middle.x, box.middle.y + 4), text, m.SMALL_TEXT, 700, role, "middle")
        return Dot(at, mark, on_path and not moment.meant, None, Label(box, (line,)), about)
    box = taken.free(at, width(score, VALUE) + 2, 13.0, below)
    value = Text(Point(box.middle.x, box.bottom - 2.5), score, VALUE, 400, "text-soft", "middle")
    mark = "pit" if moment in plot.pits else "plain"
    return Dot(at, mark, on_path and not moment.meant, Label(box, (value,)), None, about)


def _marked(moment: Moment, marks: Marks, scale: Scale) -> list[str]:
    names = ["peak"] if moment is marks.peak else []
    if moment is marks.worst and scale.goodness(moment.score) < 0:
        names.append("pit")
    if moment is marks.best and not names and moment is not marks.end and scale.goodness(moment.score) > 0:
        names.append("best")
    return names + (["end"] if moment is marks.end else [])


class _Taken:
    """The room that is taken in the row, kept by stretches of its length so that only what is near is looked at."""

    STRETCH = 240.0

    def __init__(self, within: Box) -> None:
        self._within = within
        self._boxes: dict[int, list[Box]] = {}

    def add(self, box: Box) -> None:
        """Take a box."""
        for stretch in self._stretches(box):
            self._boxes.setdefault(stretch, []).append(box)

    def free(self, at: Point, length: float, height: float, below: bool) -> Box:
        """Room for words near a dot: above or below it, else beside it; it is taken from then on."""
        up, down = at.y - DOT_ROOM - height - 2, at.y + DOT_ROOM + 2
        middle = min(max(at.x - length / 2, self._within.x), self._within.right - length - 4)
        left, right = at.x - DOT_ROOM - length, at.x + DOT_ROOM
        first, second = (down, up) if below else (up, down)
        places = [(middle, first), (middle, second), (right + 4, at.y - height / 2), (left - 4, at.y - height / 2),
                  (right, down), (right, up), (left, down), (left, up)]  # fmt: skip
        return self.least([Box(x, y, length, height) for x, y in places])

    def least(self, boxes: list[Box]) -> Box:
        """The first of these boxes that lies least on others; it is taken from then on."""
        best = min(boxes, key=self._trouble)
        self.add(best)
        return best

    def _trouble(self, box: Box) -> int:
        """How much of a box lies on others or outside."""
        near = {other for stretch in self._stretches(box) for other in self._boxes.get(stretch, ())}
        inside = _shared(box, self._within._replace(y=self._within.y + 1, height=self._within.height - 2))
        return round(sum(_shared(box, other) for other in near) + (box.width * box.height - inside) * 4)

    def _stretches(self, box: Box) -> range:
        return range(int(box.x // self.STRETCH), int(box.right // self.STRETCH) + 1)


def _shared(box: Box, other: Box) -> float:
    """The area that two boxes share."""
    across = min(box.right, other.right) - max(box.x, other.x)
    along = min(box.bottom, other.bottom) - max(box.y, other.y)
    return max(across, 0.0) * max(along, 0.0)


def _meant(graph: Graph, plot: _Plot, taken: _Taken, words: Words) -> Iterator[Label]:
    """What the designer means a moment to be, told apart from what is felt: an outlined tag at the edge of the row."""
    for step in graph.steps:
        for mark in step.marks:
            text = words.say("meant", mark=words[mark])
            length = width(text, VALUE) + 12
            x = min(max(plot.x(step.index) - length / 2, plot.box.x), plot.box.right - length - 4)
            boxes = [Box(x, y, length, 16.0) for y in _edges(plot.box, mark == "pit")]
            box = taken.least(boxes)
            line = Text(Point(box.middle.x, box.middle.y + 3.8), text, VALUE, 400, "text-soft", "middle")
            yield Label(box, (line,))


def emotion_height(graph: Graph) -> float:
    """The height of the row: more where the designer's own marks stand at its edges."""
    pad = m.EMOTION_PAD_WITH_TAGS if any(step.marks for step in graph.steps) else m.EMOTION_PAD
    return m.EMOTION_SWING + 2 * pad


def _edges(box: Box, low: bool) -> tuple[float, ...]:
    """Where a tag may stand: at the edge of the row that it belongs to, at the other one, or next to either."""
    upper, lower = (box.y + 2, box.y + 20), (box.bottom - 18, box.bottom - 36)
    (near, nearly), (far, farther) = (lower, upper) if low else (upper, lower)
    return near, far, nearly, farther


def _names(graph: Graph, marks: tuple[Marks, ...], box: Box, words: Words) -> tuple[tuple[Text, ...], tuple[Key, ...]]:
    """The name of the row, and with several customers whose curve is which."""
    several = [mark for mark in marks if len(marks) > 1]
    about = words.say("emotion.about", low=_end(graph.scale, -1), high=_end(graph.scale, 1))
    lines = wrap(about, m.NAME_WIDEST, m.LANE_ABOUT)
    y = box.y + (box.height - 17 - m.SMALL_LINE * (len(lines) + len(several))) / 2
    texts = [Text(Point(box.x + m.NAME_PAD, y + 13), words["emotion"], m.LANE_NAME, 600, "text")]
    for number, line in enumerate(lines):
        texts.append(
            Text(Point(box.x + m.NAME_PAD, y + 28 + number * m.SMALL_LINE), line, m.LANE_ABOUT, 400, "text-soft")
        )
    keys = []
    for number, mark in enumerate(several):
        top = y + 21 + m.SMALL_LINE * (len(lines) + number)
        name = next(customer.name for customer in graph.customers if customer.id == mark.customer)
        label = Text(Point(box.x + m.NAME_PAD + 26, top + 11), name, m.LANE_ABOUT, 600, "text")
        keys.append(Key(f"curve-{number}", Box(box.x + m.NAME_PAD, top, 20, m.SMALL_LINE), label))
    return tuple(texts), tuple(keys)


def _end(scale: Scale, sign: int) -> str:
    """One end of the scale, as it is written in the row's name."""
    end = scale.high if sign > 0 else scale.low
    return ("+" if end > 0 and scale.neutral == 0 and scale.low < 0 else "") + plain(end)
