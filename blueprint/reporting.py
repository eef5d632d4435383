"""A whole report, composed: every analysis with the pictures that belong to it, and what a check found."""

from __future__ import annotations

from importlib import import_module

from blueprint.analysis import ANALYSES
from blueprint.analysis.result import Result
from blueprint.graph.graph import Graph
from blueprint.layout.scene import Scene
from blueprint.layout.theme import theme
from blueprint.report.located import Run
from blueprint.report.tally import counted
from blueprint.report.whole.page import Page, Picture, Section
from blueprint.wishes import BLUEPRINT, VIEWS, known, known_view

PICTURES = {
    "moments": ("journey",),
    "time": ("timeline",),
    "ownership": ("ownership",),
    "gaps": ("gaps", "quadrant"),
    "pareto": ("pareto",),
    "coverage": ("coverage",),
    "impact": ("impact",),
}
"""The views that show what an analysis finds, by its name, as far as there are any."""

NOTHING = "nothing"
"""The kind of drawing that a chart has where there is nothing to draw: a report leaves such a chart out."""


def compose(graph: Graph, run: Run) -> Page:
    """The report on a blueprint. run: what a check of it found."""
    declared = graph.blueprint
    return Page(
        title=graph.title,
        language=graph.language,
        scenario=declared.scenario or "",
        goal=declared.goal or "",
        state=declared.state or "",
        facts=_facts(graph),
        picture=_picture(_scene(graph, BLUEPRINT)),
        run=run,
        sections=tuple(_section(name, graph) for name in ANALYSES),
    )


def _facts(graph: Graph) -> tuple[str, ...]:
    named = [customer.name for customer in graph.customers if customer.name]
    sizes = (counted(len(graph.phases), "phase"), counted(len(graph.steps), "step"))
    return (f"For: {', '.join(named)}", *sizes) if named else sizes


def _section(name: str, graph: Graph) -> Section:
    result: Result = getattr(import_module(ANALYSES[name]), name)(graph)
    scenes = [_scene(graph, view) for view in PICTURES.get(name, ()) if view in VIEWS]
    return Section(result, tuple(_picture(scene) for scene in scenes if not _is_empty(scene)))


def _scene(graph: Graph, view: str) -> Scene:
    """A view in the colours that follow the reader's setting for dark pages."""
    scene: Scene = import_module(known_view(view)).view(graph, theme("auto"))
    return scene


def _is_empty(scene: Scene) -> bool:
    return any(drawing.kind == NOTHING for drawing in scene.drawings)


def _picture(scene: Scene) -> Picture:
    return Picture(scene.id, scene.title, scene.width, str(import_module(known(".svg")).render(scene)))
