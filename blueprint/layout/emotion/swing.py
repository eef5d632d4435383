"""Where the moments stand and how a curve swings between them. The best score is at y = 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, Moment
from blueprint.graph.nodes import CustomerAction
from blueprint.graph.scale import Scale
from blueprint.layout import measures as m
from blueprint.layout.emotion.beside import Rooms
from blueprint.layout.scene import Bow, Point
from blueprint.named import NamedTuple

Places = dict[Moment, Point]
"""Where each moment of one customer stands."""


class Swing(NamedTuple):
    """The line of one curve: whole pieces, and bridges over moments without a score or off the main path."""

    pieces: tuple[Bow, ...]
    bridges: tuple[Bow, ...]


def height(customers: int) -> float:
    """The px from the best to the worst score: more for several curves, which need to be told apart."""
    return min(m.EMOTION_SWING + m.EMOTION_SWING_MORE * (customers - 1), m.EMOTION_SWING_MOST)


def level(score: float, scale: Scale, swing: float) -> float:
    """The y of a score. swing: px from the best to the worst."""
    share = (score - scale.low) / (scale.high - scale.low)
    return round((1 - share if scale.good_is_high else share) * swing, 2)


def places(journeys: tuple[Marks, ...], scale: Scale, rooms: Rooms, swing: float) -> list[Places]:
    """Where every customer's moments stand: in the middle of their columns, but side by side where they would touch."""
    found: list[Places] = [{} for _ in journeys]
    columns: dict[int, list[tuple[float, int, Moment]]] = {}
    for number, journey in enumerate(journeys):
        for moment in journey.moments:
            columns.setdefault(rooms.place(moment.step), []).append((level(moment.score, scale, swing), number, moment))
    for column, dots in columns.items():
        room = rooms.columns[column]
        for crowd in _crowds(sorted(dots, key=lambda dot: dot[:2])):
            step = min(m.DOT_STEP, room.width * m.DOTS_SHARE / len(crowd))
            for place, (y, number, moment) in enumerate(sorted(crowd, key=lambda dot: dot[1])):
                found[number][moment] = Point(round(room.middle + (place - (len(crowd) - 1) / 2) * step, 2), y)
    return found


def _crowds(dots: list[tuple[float, int, Moment]]) -> Iterator[list[tuple[float, int, Moment]]]:
    """Dots of one column, from the top, in groups that would touch each other."""
    crowd: list[tuple[float, int, Moment]] = []
    for dot in dots:
        if crowd and dot[0] - crowd[-1][0] >= m.DOT_STEP:
            yield crowd
            crowd = []
        crowd.append(dot)
    if crowd:
        yield crowd


def swing_of(journey: Marks, at: Places, graph: Graph) -> Swing:
    """The line through the moments of one customer."""
    runs = list(_runs(journey.path, at))
    pieces, bridges = [], []
    for run in runs:
        for (first, second), bow in zip(pairwise(run), _bows([at[moment] for moment in run]), strict=True):
            (pieces if _follows(first, second, graph) else bridges).append(bow)
    bridges += [_sway(at[before[-1]], at[after[0]]) for before, after in pairwise(runs)]
    bridges += [_sway(at[first], at[second]) for first, second in _side_ways(journey, graph)]
    return Swing(tuple(pieces), tuple(bridges))


def _runs(path: tuple[Moment, ...], at: Places) -> Iterator[list[Moment]]:
    """The path in stretches that lead from left to right."""
    run: list[Moment] = []
    for moment in path:
        if run and at[moment].x <= at[run[-1]].x:
            yield run
            run = []
        run.append(moment)
    if run:
        yield run


def _follows(first: Moment, second: Moment, graph: Graph) -> bool:
    """Whether one action leads straight to the other, with nothing unscored between."""
    onward = (edge.target for edge in graph.edges_from(first.action, EdgeKind.FLOW))
    return first.step is second.step or any(
        isinstance(target, CustomerAction) and target.step is second.step for target in onward
    )


def _side_ways(journey: Marks, graph: Graph) -> Iterator[tuple[Moment, Moment]]:
    """Ways forward that lead to or from a moment off the main path."""
    by_step = {moment.step: moment for moment in journey.moments}
    main = {moment.step for moment in journey.path}
    for moment in journey.moments:
        for edge in graph.edges_from(moment.action, EdgeKind.FLOW):
            target = edge.target.step if isinstance(edge.target, CustomerAction) else None
            if target in by_step and target.index > moment.step.index and not {moment.step, target} <= main:
                yield moment, by_step[target]


def _bows(points: list[Point]) -> Iterator[Bow]:
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
    """A line that leaves and arrives level."""
    reach = (end.x - start.x) / 2.5
    return Bow(start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end)


def along(bows: Iterable[Bow], every: float = 8.0) -> Iterator[Point]:
    """Points on the lines, about so many px from each other."""
    for start, leaving, arriving, end in bows:
        count = max(1, round(abs(end.x - start.x) / every))
        for number in range(count + 1):
            t = number / count
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            yield Point(a * start.x + b * leaving.x + c * arriving.x + d * end.x,
                        a * start.y + b * leaving.y + c * arriving.y + d * end.y)  # fmt: skip
