"""Laying out a blueprint: from the graph to a scene with absolute coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.layout import measures as m
from blueprint.layout.about import about, prefix
from blueprint.layout.legend import legend
from blueprint.layout.middle import Middle, placed, sized
from blueprint.layout.mirror import mirrored
from blueprint.layout.scene import Scene
from blueprint.layout.slots import slots
from blueprint.layout.summary import footnote
from blueprint.layout.theme import Theme
from blueprint.layout.top import Spread, Top, top_of
from blueprint.layout.wording import Words, is_right_to_left, words

if TYPE_CHECKING:
    from blueprint.layout.changes.data import Changes


def lay_out(
    graph: Graph, theme: Theme, marks: tuple[Marks, ...], changes: Changes | None = None, *, chips: bool = True
) -> Scene:
    """Everything in its place.

    graph: what is drawn; theme: its colours; marks: what stands out in each customer's journey; changes: what is to be
    shown of an earlier state; chips: whether their signs are explained, since they are drawn. The same input gives the
    same scene on every machine.
    """
    said = words(graph.language)
    columns = slots(graph, changes)
    size = sized(graph, said, columns, changes)
    spread = Spread(columns, size.columns, size.sides)
    top = top_of(graph, marks, spread, said, changes)
    middle = placed(size, top.bottom, top.right, said)
    scene = _page(graph, theme, marks, top, middle, said, chips=chips)
    if changes is not None:
        from blueprint.layout.changes.page import about_changes, changed, elsewhere

        note = elsewhere(changes, scene, top.right, said)
        scene = scene._replace(
            id=f"{scene.id}-changes",
            about=f"{scene.about} {about_changes(changes, said)}",
            changed=changed(changes, spread, top, middle),
            footnote=(*scene.footnote, *note),
            height=note[-1].at.y + 4 + m.PAGE - 8 if note else scene.height,
        )
    return mirrored(scene) if is_right_to_left(graph.language) else scene


def _page(
    graph: Graph, theme: Theme, marks: tuple[Marks, ...], top: Top, middle: Middle, said: Words, *, chips: bool
) -> Scene:
    """The whole picture, with a legend below it."""
    explained = middle.cards if chips else tuple(card._replace(chips=()) for card in middle.cards)
    keys, y = legend(explained, middle.connectors, top.emotion, said, m.PAGE, top.right, middle.bottom + 16)
    note = footnote(marks, said, m.PAGE, top.right, y)
    return Scene(
        id=prefix(graph.id or graph.title),
        title=graph.title,
        about=about(graph, marks, said),
        language=graph.language,
        right_to_left=False,
        width=top.right + m.PAGE,
        height=(note[-1].at.y + 4 if note else y) + m.PAGE - 8,
        theme=theme,
        heading=top.heading,
        summary=top.summary,
        phases=top.phases,
        emotion=top.emotion,
        lanes=middle.lanes,
        separators=middle.separators,
        cards=middle.cards,
        connectors=middle.connectors,
        legend=keys,
        footnote=note,
    )
