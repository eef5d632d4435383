"""From a graph to a picture: one view of it, laid out once, written in the format of a suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from blueprint.errors import RenderError, UnknownName
from blueprint.export import formats as exports
from blueprint.graph.graph import Graph
from blueprint.layout.scene import Scene

if TYPE_CHECKING:
    from blueprint.export.source import Source
    from blueprint.graph.selection import Selection
    from blueprint.layout.theme import Theme

PAGE = "blueprint.render.html"
"""The format that is told more than the scene, and whose readers choose between light and dark by themselves."""

FORMATS = {
    ".svg": "blueprint.render.svg",
    ".html": PAGE,
    ".png": "blueprint.render.png",
    ".pdf": "blueprint.render.pdf",
    **exports.MODULES,
}
"""The module that writes a format, by the suffix of its files; it is imported when it is needed."""

NEEDS = {".png": ("resvg_py", "png"), ".pdf": ("typst", "pdf"), **exports.NEEDS}
"""Formats that take a package which is not always there, and the extra that brings it."""

PAGES = ("one", "phases")
"""What stands on a page of a PDF: the whole picture, or one phase."""

Names = str | Sequence[str]
Tell = Callable[[str], None]


class Looks(TypedDict, total=False):
    """How a blueprint is drawn, and how much of it; what is left out is as in `picture`."""

    theme: str
    view: str
    language: str | None
    phase: Names
    lanes: Names
    owner: Names
    customer: Names
    focus: str | None
    emotion: bool
    scale: float | None
    pages: str


class View(NamedTuple):
    """A kind of picture. module: has a function `view(graph, theme)`; about: what it shows, in one line."""

    module: str
    about: str


BLUEPRINT = "blueprint"
VIEWS = {
    BLUEPRINT: View("blueprint.views.blueprint", "everything: lanes, cards, lines and the emotion curve"),
    "journey": View("blueprint.views.journey", "how it feels, step by step: the curves of all customers, large"),
    "timeline": View("blueprint.views.timeline", "how long it takes: doing, waiting and staff time, to scale"),
    "ownership": View("blueprint.views.ownership", "who answers where: owners by phases, and how it feels there"),
    "gaps": View("blueprint.views.gaps", "experience against expectation and ideal: what to work at first"),
    "quadrant": View("blueprint.views.quadrant", "importance against experience: what matters and is poor"),
    "pareto": View("blueprint.views.pareto", "complaints from the most to the fewest: the vital few"),
    "coverage": View("blueprint.views.coverage", "steps by senses, stages and levels: what is empty or on sand"),
    "impact": View("blueprint.views.impact", "what breaks if a system stops: single points of failure"),
}
"""What can be drawn of a blueprint, by name. The module is imported when it is needed."""


def picture(
    graph: Graph, suffix: str = ".svg", theme: str = "light", view: str = BLUEPRINT, before: Graph | None = None, *,
    language: str | None = None, scale: float | None = None, pages: str = PAGES[0], tell: Tell | None = None,
    **chosen: Any,
) -> str | bytes:  # fmt: skip
    """A picture of a blueprint, or of a part of it.

    before: an earlier state of it, with which everything is marked that changed since; language: of the words that the
    picture brings, where it is not the file's; scale: pixels of a PNG to a px; pages: one of `PAGES`; tell: is called
    with a sentence on letters that no font draws; chosen: the part, as `selection` takes it. Raises UnknownName for
    what there is not, RenderError for what cannot be drawn.
    """
    from blueprint.layout import theme as themes

    writer, suffix, asked = import_module(known(suffix)), suffix.lower(), selection(**chosen)
    _check(suffix, view, before, asked, scale, pages)
    is_page = FORMATS[suffix] == PAGE
    paints = themes.theme("auto" if is_page and theme == "light" else theme)
    parts = list(_parts(_spoken(graph, language), asked, pages))
    if suffix in exports.KIND_OF:
        return writer.render(_source(parts[0], suffix, view, paints))
    drawing = import_module(known_view(view) if before is None else "blueprint.comparing")
    earlier = () if before is None else (before,)
    scenes: list[Scene] = [drawing.view(*earlier, part, paints) for part in parts]
    if is_page:
        return _page(parts[0], scenes[0])
    options: dict[str, Any] = {"tell": tell} if suffix in NEEDS else {}
    return writer.render(*scenes, **options, **({"scale": scale} if scale is not None else {}))


def scene(
    graph: Graph, theme: str = "light", view: str = BLUEPRINT, *, language: str | None = None, **chosen: Any
) -> Scene:
    """One picture of a blueprint, or of a part of it, laid out and not written yet.

    For pages that show several: each needs an `id` of its own, and may be told in other words (`about`). Arguments and
    errors are those of `picture`.
    """
    from blueprint.layout import theme as themes

    paints, asked = themes.theme(theme), selection(**chosen)
    _check(".svg", view, None, asked, None, PAGES[0])
    drawing = import_module(known_view(view))
    laid_out: Scene = drawing.view(next(_parts(_spoken(graph, language), asked, PAGES[0])), paints)
    return laid_out


def selection(
    phase: Names = (), lanes: Names = (), owner: Names = (), customer: Names = (), focus: str | None = None,
    emotion: bool = True,
) -> Selection | None:  # fmt: skip
    """The part that is meant, None for the whole. Each names one or several, by id or by name.

    focus: a step, with what it leans on and what is done before and after it; emotion: whether curves are drawn.
    """
    if emotion and focus is None and not any((phase, lanes, owner, customer)):
        return None
    from blueprint.graph.selection import Selection

    several = ((one,) if isinstance(one, str) else tuple(one) for one in (phase, lanes, owner, customer))
    return Selection(*several, focus=focus, emotion=emotion)


def _spoken(graph: Graph, language: str | None) -> Graph:
    """The graph, with the words of another language. Raises UnknownName for one that there are no words for."""
    if language is None:
        return graph
    from blueprint.graph.part import in_language
    from blueprint.layout.wording import LANGUAGES, is_spoken

    if not is_spoken(language):
        raise UnknownName("language", language, LANGUAGES)
    return in_language(graph, language)


def _parts(graph: Graph, asked: Selection | None, pages: str) -> Iterator[Graph]:
    """The part that was asked for; phase by phase if each has a page."""
    from blueprint.graph.part import part_of
    from blueprint.graph.selection import Selection

    asked = asked or Selection()
    if pages == PAGES[0]:
        yield part_of(graph, asked)
        return
    for phase in part_of(graph, asked).phases:
        yield part_of(graph, asked._replace(phases=(phase.id,)))


def _check(
    suffix: str, view: str, before: Graph | None, asked: Selection | None, scale: float | None, pages: str
) -> None:
    """Raise for what does not go together."""
    is_export = suffix in exports.KIND_OF
    if is_export and before is not None:
        raise RenderError(f"what changed is drawn in pictures, and {suffix} is none")
    if view in exports.VIEWS and not is_export:
        has = " and ".join(kind for kind in exports.KIND_OF if exports.form_of(kind, view))
        raise RenderError(f"the view {view!r} is for {has}, not for {suffix}")
    if view != BLUEPRINT and before is not None:
        raise RenderError(f"what changed is drawn in the blueprint itself, and not in the view {view!r}")
    if pages not in PAGES:
        raise UnknownName("way to fill pages", pages, PAGES)
    if pages != PAGES[0] and suffix != ".pdf":
        raise RenderError(f"only a PDF has pages: a page for each phase cannot be had in {suffix}")
    if (asked or pages != PAGES[0]) and not is_export and (view != BLUEPRINT or before is not None):
        what = f"the view {view!r}" if before is None else "a picture of what changed"
        raise RenderError(f"{what} shows the whole: a part is chosen in the blueprint itself")
    if scale is not None and suffix != ".png":
        raise RenderError(f"a scale is for PNG: {suffix} is sharp at any size")


def _page(graph: Graph, scene: Scene) -> str:
    """A page, which is told what is known of each card beside the scene."""
    from blueprint.details.page import tell
    from blueprint.render.html import render

    return render(scene, tell(graph, scene))


def _source(graph: Graph, suffix: str, view: str, theme: Theme) -> Source:
    """What a format for other tools is made from. Raises RenderError for a view that it has not."""
    from blueprint.export.source import Source

    if exports.form_of(suffix, view) is None:
        there = ", ".join(form.view for form in exports.KIND_OF[suffix].forms)
        raise RenderError(f"{suffix} cannot hold the view {view!r}: it has {there}")
    drawing = import_module(VIEWS[BLUEPRINT].module)
    return Source(graph, view, lambda part: drawing.view(_without_curve(part), theme))


def _without_curve(graph: Graph) -> Graph:
    """The same part of a blueprint, for tools that have nothing like a curve."""
    from blueprint.graph.part import Part, part_of, whole_of
    from blueprint.graph.selection import Selection

    asked = graph.selection if isinstance(graph, Part) else Selection()
    return part_of(whole_of(graph), asked._replace(emotion=False))


def known(suffix: str) -> str:
    """The module for a suffix. Raises UnknownName, with what there is; RenderError, with what to install."""
    if suffix.lower() not in FORMATS:
        raise UnknownName("format", suffix or "(no suffix)", FORMATS)
    package, extra = NEEDS.get(suffix.lower(), ("", ""))
    if package and not is_installed(package):
        what = suffix[1:].upper()
        raise RenderError(f"drawing {what} takes one more package: pip install 'service-blueprint[{extra}]'")
    return FORMATS[suffix.lower()]


def is_installed(package: str) -> bool:
    """Whether a package can be imported; it is not imported for that."""
    from importlib.util import find_spec

    return find_spec(package) is not None


def known_view(name: str) -> str:
    """The module of a view. Raises UnknownName, which lists what there is."""
    if name in exports.VIEWS:
        return VIEWS[BLUEPRINT].module  # `picture` refuses it where the format has no such form
    if name not in VIEWS:
        raise UnknownName("view", name, (*VIEWS, *exports.VIEWS))
    return VIEWS[name].module
