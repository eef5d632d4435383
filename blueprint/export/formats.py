"""The one table of formats for other tools: what each holds, and what it leaves out."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

WHOLE = "blueprint"
"""The form that a format has unless another is asked for."""


class Form(NamedTuple):
    """One way to write a format.

    view: what it is asked for by; holds: in words; lacks: names of `THINGS`; felt: it is made of feelings alone.
    """

    view: str
    holds: str
    lacks: tuple[str, ...]
    felt: bool = False


class Kind(NamedTuple):
    """A format.

    suffixes: its files end so; module: writes it; needs: the package that it takes, and its extra; painted: it has the
    colours of a theme; heed: what is to be said of a file with other letters than those of English.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    forms: tuple[Form, ...]
    needs: tuple[str, str] | None = None
    painted: bool = False
    heed: str = ""


_CURVE = "emotion curve"
_FIGURES = ("promises", "indicators", "scores")
_CHIPS = ("owners", "times", "fail points")
_BOX, _SIGNS = "figures and legend", "signs of waits and fail points"
_DRAWN = (_CURVE, _BOX, *_FIGURES)
_SHOWN = (_CURVE, _SIGNS, *_FIGURES)
_HEAD, _SMALL = "scenario, goal and state", "finer details"

KINDS = (
    Kind("DOT, for Graphviz", (".dot", ".gv"), "blueprint.export.dot", (
        Form(WHOLE, "the picture's grid: lanes, cards with what stands on them, lines where we drew them",
             (*_DRAWN, "lines between lanes", _HEAD)),
        Form("dependencies", "what leans on what, each system once, for Graphviz to lay out",
             (*_DRAWN, "owners", "times", "fail points", "notes", "lanes", "phases", _HEAD, _SMALL)),
    ), ("graphviz", "graphviz"), painted=True),
    Kind("Mermaid", (".mmd",), "blueprint.export.mermaid", (
        Form(WHOLE, "a flowchart with a box for each lane",
             (*_DRAWN, *_CHIPS, "notes", "phases", "places and colours", "lines between lanes",
              _HEAD, _SMALL)),
        Form("swimlane", "a flowchart with lanes as rows, for Mermaid 11.17 or later",
             (*_DRAWN, *_CHIPS, "notes", "phases", "places and colours", "lines between lanes",
              _HEAD, _SMALL)),
        Form("journey", "a user journey: phases, what customers do, how it feels from 1 to 5",
             (_BOX, "moments without a score", "touchpoints", "staff and systems", "connections", *_CHIPS, "notes",
              *_FIGURES, _HEAD, _SMALL), felt=True),
    )),
    Kind("draw.io", (".drawio",), "blueprint.export.drawio", (
        Form(WHOLE, "lanes, cards, lines, figures and legend to edit, where they stand in the picture",
             (*_SHOWN, _HEAD)),
    ), painted=True),
    Kind("JSON, node-link", (".json",), "blueprint.export.json", (
        Form(WHOLE, "all elements with what is known of them, and all connections", ()),
    )),
    Kind("GraphML", (".graphml",), "blueprint.export.graphml", (
        Form(WHOLE, "all elements and connections with typed figures, for yEd, Gephi and Cytoscape",
             ()),
    )),
    Kind("CSV", (".csv",), "blueprint.export.csv", (
        Form(WHOLE, "lanes by steps, as on the wall", ("connections", *_CHIPS, *_FIGURES, _HEAD, _SMALL)),
        Form("tidy", "a row for each element", ("connections", "the tree of owners", "scores", _HEAD, _SMALL)),
    ), heed="Excel for Windows may show wrong letters after a double click: choose Data, From Text/CSV and UTF-8 "
            "there, or write an .xlsx"),
    Kind("Excel", (".xlsx",), "blueprint.export.xlsx", (
        Form(WHOLE, "three sheets: lanes by steps in colours, a row for each element, owners",
             ("connections", "scores", _HEAD, _SMALL)),
    ), ("xlsxwriter", "office")),
    Kind("PowerPoint", (".pptx",), "blueprint.export.pptx", (
        Form(WHOLE, "the picture as shapes to edit, with figures and legend, a slide for each phase where it is long",
             (*_SHOWN, _HEAD)),
    ), ("pptx", "office"), painted=True),
)  # fmt: skip
"""All of them, in the order in which they are told."""

KIND_OF = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
MODULES = {suffix: kind.module for suffix, kind in KIND_OF.items()}
NEEDS = {suffix: kind.needs for suffix, kind in KIND_OF.items() if kind.needs}
VIEWS = {form.view: f"{form.holds} ({' '.join(kind.suffixes)})" for kind in KINDS for form in kind.forms
         if form.view not in {WHOLE, "journey"}}  # fmt: skip
"""Forms that are no picture of ours, and what each is."""

SHORT = {"deps": "dependencies"}
"""What a form may be called in the name of a file."""


def form_of(suffix: str, view: str) -> Form | None:
    """The form of a format that a view asks for, None if it has no such form."""
    return next((form for form in KIND_OF[suffix.lower()].forms if form.view == view), None)


def named(out: str) -> str | None:
    """The form that a file's name asks for, None if it asks for none.

    >>> named("stay.tidy.csv"), named("stay.deps.dot"), named("stay.csv"), named("tidy.svg")
    ('tidy', 'dependencies', None, None)
    """
    *_, inner, suffix = ("", "", *PurePath(out).suffixes)
    said = inner[1:].lower()
    view = SHORT.get(said, said)
    return view if suffix.lower() in KIND_OF and view != WHOLE and form_of(suffix, view) else None
