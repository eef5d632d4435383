"""DOT for Graphviz: the picture's own grid, or what leans on what, for Graphviz to lay out.

Every text is a quoted string in which nothing is special; ids of nodes are ours, and no text of the file's goes into an
attribute that Graphviz acts upon (addresses, images, fonts, shapes).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from blueprint.export.dependencies import Dependencies, dependencies
from blueprint.export.formats import WHOLE
from blueprint.export.labels import as_drawn, one_line
from blueprint.export.plain import plain
from blueprint.export.source import Source
from blueprint.graph.graph import Graph
from blueprint.layout.numbers import px
from blueprint.layout.paint import Paints
from blueprint.layout.scene import Box, Card, Connector, LaneBand, PhaseBand, Point, Scene

_INCH = 72.0
_HEAD = 6.0
_FONT = "Helvetica"


def render(source: Source) -> str:
    """The grid, for `neato -n2`; or the dependencies, for `dot`."""
    if source.view == WHOLE:
        return _Grid(source.draw(source.graph)).written()
    return _dependencies(source.graph, source.theme.paints)


def _digraph(title: str, **attributes: str) -> Any:
    """An empty graph, whose words are not taken for anything but words."""
    from graphviz import Digraph

    graph = Digraph(strict=False)
    graph.attr("graph", label=_text([title]), labelloc="t", fontname=_FONT, **attributes)
    graph.attr("node", shape="box", fontname=_FONT)
    graph.attr("edge", fontname=_FONT)
    return graph


def _text(lines: Iterable[str]) -> Any:
    r"""Lines of text as a label: quoted, without entities, escapes or markup.

    >>> _text(["<b>x</b>", r"a\N &amp;"])
    '<b>x</b>\\na\\\\N &amp;amp;'
    """
    from graphviz import escape, nohtml

    return nohtml(r"\n".join(escape(plain(line).replace("&", "&amp;")) for line in lines))


class _Grid:
    """A scene as nodes with positions. In Graphviz y grows upwards, and a place is that of a thing's middle."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._paints = scene, scene.theme.paints
        self._nodes = {card.id: f"c{number}" for number, card in enumerate(scene.cards)}
        self._held: dict[str, list[Card]] = {}
        for card in scene.cards:
            self._held.setdefault(card.lane, []).append(card)
        self._graph = _digraph(scene.title, inputscale=f"{_INCH:g}", layout="nop2", bgcolor=self._paints["page"].fill,
                               fontcolor=self._paints["text"].fill)  # fmt: skip

    def written(self) -> str:
        """The source."""
        for number, lane in enumerate(self._scene.lanes):
            self._lane(number, lane)
        for number, phase in enumerate(self._scene.phases):
            self._phase(number, phase)
        for connector in self._scene.connectors:
            self._edge(connector)
        return self._graph.source

    def _lane(self, number: int, lane: LaneBand) -> None:
        """A cluster with its ground, its name and its cards."""
        ground = self._paints[f"band-{lane.kind}"]
        with self._graph.subgraph(name=f"cluster_{number}") as part:
            part.attr(
                "graph", label="", style="filled", color=ground.stroke, fillcolor=ground.fill, bb=self._frame(lane.box)
            )
            name = [one_line((text,)) for text in lane.texts]
            box = Box(
                lane.box.right - 188 if self._scene.right_to_left else lane.box.x + 8, lane.box.y, 180, lane.box.height
            )
            part.node(f"l{number}", _text(name), shape="plaintext", fontcolor=self._paints[f"name-{lane.kind}"].fill,
                      **self._place(box), fontsize="11", margin="0")  # fmt: skip
            for card in self._held.get(lane.id, ()):
                self._card(part, card)

    def _card(self, part: Any, card: Card) -> None:
        paint = self._paints[card.role]
        lines = [text.text for text in (*card.texts, *(text for chip in card.chips for text in chip.texts))]
        dashed = ",dashed" if paint.dash else ""
        look = {"fillcolor": paint.fill, "color": paint.stroke, "fontcolor": self._paints["text"].fill}
        part.node(self._nodes[card.id], _text(lines), style=f"rounded,filled{dashed}", fontsize="10.5", margin="0",
                  **look, **self._place(card.box))  # fmt: skip

    def _phase(self, number: int, phase: PhaseBand) -> None:
        self._graph.node(f"p{number}", _text([phase.name]), shape="cds", style="filled", fontsize="12",
                         fillcolor=self._paints[phase.role].fill, fontcolor=self._paints["text-phase"].fill,
                         **self._place(phase.box))  # fmt: skip

    def _edge(self, line: Connector) -> None:
        """A line along its corners, as a curve each of whose pieces is straight."""
        paint = self._paints[f"line-{line.kind}"]
        words: dict[str, Any] = {}
        if line.label:
            words = {"label": _text(as_drawn(line.label.texts)), "lp": self._point(line.label.box.middle),
                     "fontsize": "10", "fontcolor": self._paints["text"].fill}  # fmt: skip
        self._graph.edge(self._nodes[line.source], self._nodes[line.target], color=paint.stroke,
                         style="dashed" if paint.dash else "solid", dir=_heads(line), arrowsize="0.6",
                         pos=self._route(line), **words)  # fmt: skip

    def _route(self, line: Connector) -> str:
        """The corners as a curve, which ends at the back of its head, and the head at the card."""
        points = list(line.points)
        ends = [f"s,{self._point(points[0])}"] if line.start_arrow else []
        ends += [f"e,{self._point(points[-1])}"] if line.end_arrow else []
        if line.start_arrow:
            points[0] = _towards(points[0], points[1])
        if line.end_arrow:
            points[-1] = _towards(points[-1], points[-2])
        handles = [self._point(points[0])]
        for start, end in pairwise(points):
            handles += [self._point(start), self._point(end), self._point(end)]
        return " ".join([*ends, *handles])

    def _place(self, box: Box) -> dict[str, str]:
        """Where a node stands and how large it is."""
        return {"pos": f"{self._point(box.middle)}!", "width": px(box.width / _INCH), "height": px(box.height / _INCH),
                "fixedsize": "true"}  # fmt: skip

    def _frame(self, box: Box) -> str:
        return f"{self._point(Point(box.x, box.bottom))},{self._point(Point(box.right, box.y))}"

    def _point(self, at: Point) -> str:
        return f"{px(at.x)},{px(self._scene.height - at.y)}"


def _towards(start: Point, end: Point) -> Point:
    """The back of a head whose tip is at the start of a line."""
    length = abs(end.x - start.x) + abs(end.y - start.y) or 1.0
    share = min(_HEAD / length, 0.9)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _heads(line: Connector) -> str:
    return {(True, True): "both", (False, True): "forward", (True, False): "back"}.get(
        (line.start_arrow, line.end_arrow), "none"
    )


def _dependencies(graph: Graph, paints: Paints) -> str:
    """What leans on what, from customers on the left, step by step, to systems on the right."""
    found: Dependencies = dependencies(graph)
    ink, line = paints["text"].fill, paints["ink-soft"].stroke
    drawn = _digraph(graph.title, rankdir="LR", nodesep="0.25", ranksep="0.7", bgcolor=paints["page"].fill,
                     fontcolor=ink)  # fmt: skip
    tokens = {key: f"d{number}" for number, key in enumerate(found.things)}
    for key, thing in found.things.items():
        band, card, name = (paints[f"{role}-{thing.kind}"] for role in ("band", "card", "name"))
        drawn.node(tokens[key], _text([thing.name]), style="rounded,filled", fillcolor=band.fill, color=card.stroke,
                   fontcolor=name.fill)  # fmt: skip
    for (source, target), label in found.joins.items():
        words = {"label": _text(label.split("\n")), "fontsize": "10", "fontcolor": ink} if label else {}
        drawn.edge(tokens[source], tokens[target], color=line, **words)
    _in_a_row(drawn, [tokens[key] for key, thing in found.things.items() if thing.kind == "customer"])
    return drawn.source


def _in_a_row(graph: Any, tokens: Iterable[str]) -> None:
    """Put nodes one under the other in their order, by lines that nobody sees."""
    with graph.subgraph() as row:
        row.attr("graph", rank="same")
        for above, below in pairwise(tokens):
            row.edge(above, below, style="invis")
