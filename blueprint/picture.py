"""From a graph to a picture: one view of it, laid out once, written in the format of a suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypedDict

from blueprint.errors import UnknownName
from blueprint.export import formats as exports
from blueprint.graph.graph import Graph
from blueprint.layout.scene import Scene
from blueprint.wishes import BLUEPRINT, FORMATS, GRAPHVIZ, NEEDS, PAGES, VIEWS, Names, Wish, agreed, known_view

if TYPE_CHECKING:
    from blueprint.export.source import Source
    from blueprint.layout.theme import Theme
    from blueprint.report.located import Run

Tell = Callable[[str], None]


class Looks(TypedDict, total=False):
    """How a blueprint is drawn, and how much of it; what is left out is as in `agreed`."""

    theme: str | None
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
    engine: str


def picture(
    graph: Graph, suffix: str = ".svg", *, before: Graph | None = None, run: Run | None = None,
    tell: Tell | None = None, heed: Tell | None = None, **looks: Any,
) -> str | bytes:  # fmt: skip
    """A picture of a blueprint, or of a part of it.

    before: an earlier state of it, with which everything is marked that changed since; run: what a check has found, for
    a page, which asks the recommended rules without it; tell: is called with a sentence on letters that no font draws;
    heed: with one on letters that another program may read as others; looks: as in `agreed`. Raises what `agreed`
    raises, and RenderError for what cannot be drawn.
    """
    from blueprint.layout import theme as themes

    wish = agreed(suffix, before is not None, run is not None, **looks)
    paints = themes.theme(wish.theme or ("auto" if wish.is_page else "light"))
    parts = list(_parts(graph, wish))
    writer = import_module(FORMATS[wish.told_as])
    if wish.told_as in exports.KIND_OF:
        written: str | bytes = writer.render(_source(parts[0], wish.view, paints))
        if heed and (said := exports.KIND_OF[wish.told_as].heed) and isinstance(written, str) and not written.isascii():
            heed(said)
        return _placed(str(written), graph.title, wish) if wish.engine == GRAPHVIZ else written
    drawing = import_module(known_view(wish.view) if before is None else "blueprint.comparing")
    earlier = () if before is None else (before,)
    scenes: list[Scene] = [drawing.view(*earlier, part, paints) for part in parts]
    if wish.is_page:
        return _page(parts[0], scenes[0], run)
    options: dict[str, Any] = {"tell": tell} if wish.suffix in NEEDS else {}
    return writer.render(*scenes, **options, **({"scale": wish.scale} if wish.scale is not None else {}))


def scene(graph: Graph, theme: str = "light", **looks: Any) -> Scene:
    """One picture of a blueprint, or of a part of it, laid out and not written yet.

    For pages that show several: each needs an `id` of its own, and may be told in other words (`about`). Arguments and
    errors are those of `picture`.
    """
    from blueprint.layout import theme as themes

    wish = agreed(".svg", theme=theme, **looks)
    laid_out: Scene = import_module(known_view(wish.view)).view(next(_parts(graph, wish)), themes.theme(theme))
    return laid_out


def left_out(graph: Graph, suffix: str, **looks: Any) -> str:
    """What of a blueprint, or of the part that is asked for, a format cannot carry, in words; "" for nothing."""
    wish = agreed(suffix, **looks)
    if wish.told_as not in exports.KIND_OF:
        return ""
    from blueprint.export.carried import not_carried

    return not_carried(next(_parts(graph, wish)), wish.told_as, wish.view)


def _spoken(graph: Graph, language: str | None) -> Graph:
    """The graph, with the words of another language. Raises UnknownName for one that there are no words for."""
    if language is None:
        return graph
    from blueprint.graph.part import in_language
    from blueprint.layout.wording import LANGUAGES, is_spoken

    if not is_spoken(language):
        raise UnknownName("language", language, LANGUAGES)
    return in_language(graph, language)


def _parts(graph: Graph, wish: Wish) -> Iterator[Graph]:
    """The part that was asked for; phase by phase if each has a page."""
    from blueprint.graph.part import part_of
    from blueprint.graph.selection import Selection

    graph, asked = _spoken(graph, wish.language), wish.part or Selection()
    if wish.pages == PAGES[0]:
        yield part_of(graph, asked)
        return
    for phase in part_of(graph, asked).phases:
        yield part_of(graph, asked._replace(phases=(phase.id,)))


def _page(graph: Graph, scene: Scene, run: Run | None) -> str:
    """A page, which is told what is known of each card beside the scene."""
    from blueprint.details.page import tell
    from blueprint.render.html import render

    return render(scene, tell(graph, scene, run))


def _placed(dot: str, title: str, wish: Wish) -> str | bytes:
    """What Graphviz makes of DOT."""
    from blueprint.export.engine import drawn

    return drawn(dot, wish.suffix[1:], title, wish.scale)


def _source(graph: Graph, view: str, theme: Theme) -> Source:
    """What a format for other tools is made from."""
    from blueprint.export.source import Source

    drawing = import_module(VIEWS[BLUEPRINT].module)
    return Source(graph, view, theme, lambda part: drawing.without_curve(part, theme))
