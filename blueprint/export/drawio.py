"""draw.io: lanes that hold their cards, cards, and lines that are tied to them, where they stand in the picture.

The XML is not packed, texts are plain (`html=0`), and a cell keeps its id as long as its element does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil

from blueprint.export.drawio_cells import beside, clustered, edge, tied, vertex
from blueprint.export.labels import Label, as_drawn, labels, one_line
from blueprint.export.plain import plain
from blueprint.export.shapes import PAPER, clusters, diamonds
from blueprint.export.source import Source
from blueprint.layout.numbers import px
from blueprint.layout.paint import Paint
from blueprint.layout.scene import Box, Card, Connector, LaneBand, PhaseBand, Point, Scene, Separator
from blueprint.render.markup import empty, opening

_TITLE = 30.0
_TEXT = "html=0;whiteSpace=wrap;fontSize=12"
_WORDS = "html=0;fontSize=11"
"""Words on a line: draw.io would wrap them at every word, as a line has no width."""


def render(source: Source) -> str:
    """The file, with one page."""
    scene = source.draw(source.graph)
    cells = "\n".join([empty("mxCell", id="0"), empty("mxCell", id="1", parent="0"), *_Page(scene, source).cells()])
    width, height = ceil(scene.width), ceil(scene.height)
    ground = scene.theme.paints["page"].fill
    model = opening("mxGraphModel", grid="0", page="1", pageWidth=width, pageHeight=height, math="0",
                    background=ground if ground != PAPER else None)  # fmt: skip
    page = opening("diagram", id="page-1", name=plain(scene.title)[:60])
    lines = ['<mxfile host="blueprint">', page, model, "<root>", cells, "</root>", "</mxGraphModel>", "</diagram>"]
    return "\n".join([*lines, "</mxfile>", ""])


class _Page:
    """The cells of one picture."""

    def __init__(self, scene: Scene, source: Source) -> None:
        self._scene, self._paints = scene, scene.theme.paints
        self._labels = labels(source.graph, scene.cards)
        self._boxes = {card.id: card.box for card in scene.cards}
        self._lanes = {lane.id: lane for lane in scene.lanes}

    def cells(self) -> Iterator[str]:
        """Lanes with their cards, phases, the lines of the blueprint, and what joins the cards."""
        yield from map(self._phase, self._scene.phases)
        yield from map(self._lane, self._scene.lanes)
        yield from map(self._card, self._scene.cards)
        yield from map(self._separator, self._scene.separators)
        for card in self._scene.cards:
            yield from self._decision(card)
        seen: Counter[str] = Counter()
        for line in self._scene.connectors:
            key = f"line/{line.kind}/{line.source}/{line.target}"
            seen[key] += 1
            key = key if seen[key] == 1 else f"{key}/{seen[key]}"
            yield self._line(line, key)
            yield from self._truths(line, key)
        for cluster in clusters(self._scene):
            yield from clustered(cluster)

    def _lane(self, lane: LaneBand) -> str:
        band, ink = self._paints[f"band-{lane.kind}"], self._paints[f"name-{lane.kind}"].fill
        look = f"fillColor={band.fill};swimlaneFillColor={band.fill};strokeColor={band.stroke};fontColor={ink}"
        kind = f"swimlane;shape=swimlane;horizontal=0;startSize={_TITLE:g};container=1;collapsible=0"
        style = f"{kind};{_TEXT};fontStyle=1;{look}"
        return vertex(_lane_id(lane.id), lane.name, style, lane.box)

    def _card(self, card: Card) -> str:
        lane, paint = self._lanes[card.lane], self._paints[card.role]
        said: Label = self._labels[card.id]
        look = f"fillColor={paint.fill};strokeColor={paint.stroke};fontColor={self._paints['text'].fill}{_dash(paint)}"
        side = "right" if self._scene.right_to_left else "left"
        style = f"rounded=1;arcSize=8;{_TEXT};align={side};verticalAlign=top;spacing=6;{look}"
        box = Box(card.box.x - lane.box.x, card.box.y - lane.box.y, card.box.width, card.box.height)
        return vertex(_card_id(card.id), "\n".join([*said.lines, *said.details]), style, box, _lane_id(card.lane))

    def _phase(self, phase: PhaseBand) -> str:
        paint = self._paints[phase.role]
        look = f"fillColor={paint.fill};strokeColor={paint.stroke};fontColor={self._paints['text-phase'].fill}"
        back = ";flipH=1" if self._scene.right_to_left else ""
        style = f"shape=step;perimeter=stepPerimeter;fixedSize=1;size=10{back};{_TEXT};fontStyle=1;{look}"
        return vertex(f"phase/{phase.id}", phase.name, style, phase.box)

    def _separator(self, line: Separator) -> str:
        paint = self._paints[line.role]
        style = f"endArrow=none;dashed=1;strokeColor={paint.stroke};{self._words()}"
        points = line.start, line.end
        return edge(f"separator/{line.line}", one_line(line.label.texts), style, points, at=line.label.box.middle)

    def _line(self, line: Connector, key: str) -> str:
        stroke = self._paints[f"line-{line.kind}"]
        start, end = ("block" if has else "none" for has in (line.start_arrow, line.end_arrow))
        look = f"strokeColor={stroke.stroke};startArrow={start};endArrow={end}{_dash(stroke)}"
        ends = f"{self._end('exit', line.source, line.points[0])};{self._end('entry', line.target, line.points[-1])}"
        style = f"edgeStyle=orthogonalEdgeStyle;rounded=1;{self._words()};{look};{ends}"
        cards = _card_id(line.source), _card_id(line.target)
        if line.label is None:
            return edge(key, "", style, line.points, *cards)
        return edge(key, "\n".join(as_drawn(line.label.texts)), style, line.points, *cards, at=line.label.box.middle)

    def _truths(self, line: Connector, key: str) -> Iterator[str]:
        """Moments of truth on a line."""
        for number, sign in enumerate(diamonds(line.crossings, self._paints), 1):
            share, off = beside(line.points, sign.box.middle)
            yield tied(f"{key}/truth/{number}", sign, key, Point(share, 0), off)

    def _decision(self, card: Card) -> Iterator[str]:
        """The sign of a decision on the border of a card."""
        for sign in diamonds(card.signs, self._paints):
            at = sign.box.middle
            share = Point((at.x - card.box.x) / card.box.width, (at.y - card.box.y) / card.box.height)
            yield tied(f"{_card_id(card.id)}/decision", sign, _card_id(card.id), share)

    def _words(self) -> str:
        """How words on a line look: on a ground that hides the line behind them."""
        ink, ground = (self._paints[name].fill for name in ("text", "page"))
        return f"{_WORDS};labelBackgroundColor={ground};fontColor={ink}"

    def _end(self, name: str, card: str, at: Point) -> str:
        """Where on a card a line is tied, as shares of its width and height."""
        box = self._boxes[card]
        return f"{name}X={px((at.x - box.x) / box.width)};{name}Y={px((at.y - box.y) / box.height)};{name}Perimeter=0"


def _dash(paint: Paint) -> str:
    return ";dashed=1" if paint.dash else ""


def _lane_id(lane: str) -> str:
    return f"lane/{lane}"


def _card_id(card: str) -> str:
    return f"card/{card}"
