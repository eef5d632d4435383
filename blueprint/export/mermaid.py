"""Mermaid: a flowchart with a box for each lane, the same in swimlanes, or a user journey with a score for each step.

Ids are ours, and every sign that Mermaid could act upon is written as its number: no markup, directive or link of a
stranger's gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from blueprint.export.formats import WHOLE
from blueprint.export.labels import customer_of, is_aimed
from blueprint.export.plain import plain
from blueprint.export.source import Source
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, Lane, Node, Step, Touchpoint
from blueprint.layout.contents import lane_name
from blueprint.layout.numbers import share
from blueprint.layout.wording import words

_SPECIAL = re.compile(r"""[^\w .,!?'/\u00a0-\U0010ffff-]|_|(?<=-)-|(?<!\w)'""")
_OPENING = re.compile(r"^(?=(?:title|section|journey|acctitle|accdescr|end)\b)", re.IGNORECASE)
_KINDS = {WHOLE: "flowchart", "swimlane": "swimlane-beta"}
"""What Mermaid calls the kinds that are written alike, by the name of the form."""

_ARROWS = {EdgeKind.MEETS: "---", EdgeKind.INTERACTS: "<-->", EdgeKind.RELIES: "-->", EdgeKind.INFORMS: "-.->",
           EdgeKind.FLOW: "-->", EdgeKind.RECOVERS: "-.->"}  # fmt: skip


def render(source: Source) -> str:
    """The flowchart, the swimlanes, or the journey."""
    kind = _KINDS.get(source.view)
    return "\n".join([*(_flowchart(source.graph, kind) if kind else _journey(source.graph)), ""])


def coded(text: str) -> str:
    """Text with its special signs as numbers.

    >>> coded('pay "now": 5 # <b>')
    'pay #34;now#34;#58; 5 #35; #60;b#62;'
    """
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", plain(text)) or " "


def _flowchart(graph: Graph, kind: str) -> Iterator[str]:
    """Lanes from the top, cards by step, then what joins them."""
    said = words(graph.language)
    nodes: dict[str, str] = {}
    yield f"{kind} LR"
    yield f"  accTitle: {coded(graph.title)}"
    for number, lane in enumerate(graph.lanes):
        held = list(_cards(lane, graph))
        if held:
            yield f'  subgraph lane{number}["{coded(lane_name(lane, graph, said))}"]'
            for card, name in held:
                nodes[card] = f"n{len(nodes)}"
                yield f'    {nodes[card]}["{coded(name)}"]'
            yield "  end"
    yield from _joins(graph, nodes)


def _cards(lane: Lane, graph: Graph) -> Iterator[tuple[str, str]]:
    """The id and the name of each card in a lane, step by step."""
    for step in graph.steps:
        for one in graph.evidence_in(step):
            if one.lane is lane:
                yield _met(step, one.touchpoint), one.touchpoint.name
        yield from ((action.id, action.name) for action in graph.cell(step, lane))


def _met(step: Step, touchpoint: Touchpoint) -> str:
    return f"{step.id}//{touchpoint.id}"


def _joins(graph: Graph, nodes: dict[str, str]) -> Iterator[str]:
    """Every connection between two cards."""
    for edge in graph.edges():
        ends = [_card(end, edge, graph) for end in (edge.source, edge.target)]
        if edge.kind in _ARROWS and all(end in nodes for end in ends):
            arrow = "-.->" if edge.loop else _ARROWS[edge.kind]
            part = share(edge.share) if edge.share is not None else None
            label = " · ".join(filter(None, [edge.label, edge.artefact, part]))
            told = f'|"{coded(label)}"|' if label else ""
            yield f"  {nodes[ends[0]]} {arrow}{told} {nodes[ends[1]]}"


def _card(end: Node, edge: Edge, graph: Graph) -> str:
    """The card at an end of a connection: a touchpoint where it is met, the first action of a step that makes good."""
    if isinstance(end, Touchpoint) and isinstance(edge.source, Action):
        return _met(edge.source.step, end)
    if isinstance(end, Step):
        return next((action.id for lane in graph.lanes for action in graph.cell(end, lane)), end.id)
    return end.id


def _journey(graph: Graph) -> Iterator[str]:
    """Each phase with what customers do in it, scored from 1 (worst) to 5 (best)."""
    aimed = is_aimed(graph)
    title = f"{graph.title} · {words(graph.language)['key.target']}" if aimed else graph.title
    yield "journey"
    yield f"  title {coded(title)}"
    for phase, steps in groupby(graph.steps, key=lambda step: step.phase):
        tasks = [task for step in steps for task in _tasks(step, graph, aimed=aimed)]
        if tasks:
            yield f"  section {coded(phase.name)}"
            yield from (f"    {task}" for task in tasks)


def _tasks(step: Step, graph: Graph, *, aimed: bool) -> Iterator[str]:
    """The scored actions of a step, each with whose it is. aimed: whether by what is aimed at."""
    for lane in graph.lanes:
        for action in graph.cell(step, lane):
            if not isinstance(action, CustomerAction) or action.emotion is None:
                continue
            found = action.emotion.target if aimed else action.emotion.felt
            if found is not None:
                customer = customer_of(action, graph)
                who = customer.name if customer else lane_name(lane, graph, words(graph.language))
                score = round(3 + 2 * graph.scale.goodness(found), 1)
                yield f"{_opened(coded(action.name))}: {score:g}: {coded(who).replace(',', '#44;')}"


def _opened(text: str) -> str:
    """A text at the beginning of a line, where some words mean something to Mermaid: then its first letter is coded."""
    return f"#{ord(text[0])};{text[1:]}" if _OPENING.match(text) else text
