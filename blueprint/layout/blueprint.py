"""Laying out a blueprint: from the graph to a scene with absolute coordinates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.layout import heading as around
from blueprint.layout import measures as m
from blueprint.layout import routing
from blueprint.layout.cards import card
from blueprint.layout.curve import emotion_band, emotion_height
from blueprint.layout.frame import Frame, frame, margins, names_width, phase_bands, phases_height
from blueprint.layout.grid import Grid, fit_cards, lay_grid
from blueprint.layout.mirror import mirrored
from blueprint.layout.numbers import signed
from blueprint.layout.scene import Box, Card, Connector, Label, Point, Scene, Separator, Text
from blueprint.layout.theme import Theme
from blueprint.layout.wires import LABEL_PAD, Strand, strands
from blueprint.layout.wording import Words, is_right_to_left, words


def lay_out(graph: Graph, theme: Theme, marks: tuple[Marks, ...]) -> Scene:
    """Everything in its place.

    graph: what is drawn; theme: its colours; marks: what stands out in each customer's journey. The same input gives
    the same scene on every machine.
    """
    said = words(graph.language)
    grid = lay_grid(graph, said)
    drawn = strands(grid, graph, said)
    plan = _route(grid, drawn)
    grid, fitted, heights = fit_cards(grid, routing.card_minimums(plan))
    least = margins(grid, graph)

    def arrange(horizontal: Sequence[float], vertical: Sequence[float]) -> routing.Geometry:
        return frame(grid, heights, tuple(horizontal), tuple(vertical), 0.0, said, 0.0).geometry

    gaps = routing.gutters(plan, least.horizontal, least.vertical, arrange)
    page = _Page(graph, marks, grid, gaps, said)
    space = frame(grid, heights, gaps.horizontal, gaps.vertical, page.lanes_top, said, page.right)
    cards = tuple(_cards(grid, fitted, space))
    routes = routing.place(plan, space.geometry)
    connectors = tuple(
        _connector(strand, route, cards, space.separators) for strand, route in zip(drawn, routes, strict=True)
    )
    scene = page.scene(theme, space, cards, connectors)
    return mirrored(scene) if is_right_to_left(graph.language) else scene


def _route(grid: Grid, drawn: tuple[Strand, ...]) -> routing.Plan:
    cells = [routing.Cell(placed.row, placed.column) for placed in grid.cards]
    wires = [routing.Wire(strand.source, strand.target, strand.over, strand.label_size) for strand in drawn]
    return routing.plan(cells, wires, grid.rows, grid.columns, routing.Spacing(clearance=m.CLEARANCE))


def _cards(grid: Grid, fitted: list, space: Frame) -> list[Card]:
    """All cards by step from left to right, in a step from top to bottom, so that they are read in that order."""
    cards = []
    for placed, text in zip(grid.cards, fitted, strict=True):
        left, right = space.geometry.columns[placed.column]
        top, bottom = space.geometry.rows[placed.row]
        height = text.height + 2 * m.CARD_PAD_Y if placed.content.kind == "note" else bottom - top
        cards.append(card(placed.content, text, Box(left, top, right - left, height), placed.column))
    return cards


def _connector(
    strand: Strand, route: routing.Route, cards: tuple[Card, ...], separators: tuple[Separator, ...]
) -> Connector:
    points = tuple(Point(*point) for point in route.points)
    crossings = tuple(_crossings(points, separators)) if strand.truth else ()
    return Connector(
        kind=strand.kind,
        source=cards[strand.source].id,
        target=cards[strand.target].id,
        points=points,
        start_arrow=strand.start_arrow,
        end_arrow=strand.end_arrow,
        label=_label(strand, Box(*route.label)) if route.label else None,
        crossings=crossings,
        about=strand.about,
    )


def _label(strand: Strand, box: Box) -> Label:
    role = f"label-{strand.kind}"
    top = box.y + 1 + m.SMALL_LINE * 0.5 + m.SMALL_TEXT * 0.36
    texts = tuple(
        Text(Point(box.middle.x, top + m.SMALL_LINE * number), line, m.SMALL_TEXT, 600, role, "middle")
        for number, line in enumerate(strand.label)
    )  # fmt: skip
    return Label(Box(box.x + LABEL_PAD / 2, box.y, box.width - LABEL_PAD, box.height), texts)


def _crossings(points: tuple[Point, ...], separators: tuple[Separator, ...]) -> list[Point]:
    """Where a line crosses the line of interaction."""
    heights = [separator.start.y for separator in separators if separator.line == "interaction"]
    return [
        Point(a.x, y) for y in heights for a, b in pairwise(points) if a.x == b.x and min(a.y, b.y) < y < max(a.y, b.y)
    ]


class _Page:
    """The page around the lanes: its width, and what stands above and below them."""

    def __init__(self, graph: Graph, marks: tuple[Marks, ...], grid: Grid, gaps: routing.Gutters, said: Words) -> None:
        self.graph, self.marks, self.said = graph, marks, said
        self.figures = around.figures(graph, marks, said)
        self.left = m.PAGE + names_width(grid, said)
        box = around.summary_width(self.figures)
        wanted = self.left + sum(grid.widths) + sum(gaps.vertical)
        self.right = max(wanted, m.LEAST_PAGE, m.PAGE + box)
        beside = self.right - m.PAGE - box - 32
        self.summary_beside = beside >= 300
        self.heading, y = around.heading(graph, said, beside if self.summary_beside else self.right - m.PAGE)
        self.summary_top = m.PAGE - 6 if self.summary_beside else y + 8
        if self.figures:
            y = max(y, self.summary_top + m.SUMMARY_HEIGHT)
        self.phases_top = y + 14
        y = self.phases_top + phases_height(graph, grid.widths, gaps.vertical) + 12
        self.feeling = any(mark.moments for mark in marks) or any(step.marks for step in graph.steps)
        self.emotion = Box(m.PAGE, y, self.right - m.PAGE, emotion_height(graph))
        self.lanes_top = y + (self.emotion.height + m.LANE_GAP if self.feeling else 0)

    def scene(self, theme: Theme, space: Frame, cards: tuple[Card, ...], connectors: tuple[Connector, ...]) -> Scene:
        """The whole picture."""
        graph, said = self.graph, self.said
        centres = [(start + end) / 2 for start, end in space.geometry.columns]
        felt = [mark for mark in self.marks if mark.moments] or list(self.marks[:1])
        band = emotion_band(graph, tuple(felt), centres, self.emotion, space.left, said) if self.feeling else None
        keys, y = around.legend(cards, connectors, band, said, m.PAGE, space.right, space.bottom + 16)
        note = around.footnote(self.marks, said, m.PAGE, space.right, y)
        bottom = (note[-1].at.y + 4 if note else y) + m.PAGE - 8
        return Scene(
            id=prefix(graph.id or graph.title),
            title=graph.title,
            about=about(graph, self.marks, said),
            language=graph.language,
            right_to_left=False,
            width=space.right + m.PAGE,
            height=bottom,
            theme=theme,
            heading=self.heading,
            summary=around.summary(
                self.figures, space.right if self.summary_beside else self._under(), self.summary_top
            ),
            phases=phase_bands(graph, space.geometry, self.phases_top),
            emotion=band,
            lanes=space.lanes,
            separators=space.separators,
            cards=tuple(sorted(cards, key=lambda card: (card.step, card.box.y))),
            connectors=connectors,
            legend=keys,
            footnote=note,
        )

    def _under(self) -> float:
        """The right side of the summary where it stands under the title."""
        return m.PAGE + around.summary_width(self.figures)


def prefix(name: str) -> str:
    """A prefix for the ids of a picture, so that several pictures can stand on one page.

    >>> prefix("Overnight hotel stay"), prefix("烫坏了")
    ('overnight-hotel-stay', 'x70eb-x574f-x4e86')
    """
    plain = re.sub(r"[^\x00-\x7f]", lambda letter: f"-x{ord(letter[0]):x}-", name.lower()[:40])
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "blueprint"
    return joined if joined[0].isalpha() else f"b-{joined}"


def about(graph: Graph, marks: tuple[Marks, ...], said: Words) -> str:
    """The picture in a few sentences, for those who do not see it."""
    phases = len({step.phase.index for step in graph.steps})
    sentences = [said.say("about", phases=phases, steps=len(graph.steps))]
    for mark in marks:
        for name, moment in (("peak", mark.peak), ("pit", mark.worst), ("end", mark.end)):
            if moment and not (name == "pit" and graph.scale.goodness(moment.score) >= 0):
                score = signed(moment.score, graph.scale.neutral)
                sentences.append(said.say(f"about.{name}", step=moment.step.name, score=score))
    met = list(dict.fromkeys(evidence.touchpoint for evidence in graph.evidence))
    unowned = sum(graph.owner_of(touchpoint) is None for touchpoint in met)
    if unowned:
        sentences.append(said.say("about.unowned", count=unowned, all=len(met)))
    return " ".join(sentences)
