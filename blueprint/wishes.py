"""What can be asked of a picture: formats, views, engines, a part; and what does not go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from blueprint.errors import RenderError, UnknownName, wrong_type
from blueprint.export import formats as exports

if TYPE_CHECKING:
    from blueprint.graph.selection import Selection

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

PICTURES = tuple(suffix for suffix in FORMATS if suffix not in exports.KIND_OF)
"""The formats that are pictures of ours."""

PAGES = ("one", "phases")
"""What stands on a page of a PDF: the whole picture, or one phase."""

OWN, GRAPHVIZ = ENGINES = ("own", "graphviz")
"""Who places things and draws them: we, or Graphviz."""

PLACED = (".svg", ".png", ".pdf")
"""What Graphviz draws."""

FINEST = 10
"""The most pixels to a px that Graphviz is asked for."""

_DOT = ".dot"

Names = str | Sequence[str]


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


class Wish(NamedTuple):
    """What is asked of one format, after it was seen that it goes together. part: None for the whole."""

    suffix: str
    view: str
    theme: str | None
    language: str | None
    scale: float | None
    pages: str
    engine: str
    part: Selection | None
    compares: bool
    tells: bool

    @property
    def is_export(self) -> bool:
        """Whether it is for other tools, and not a picture of ours."""
        return self.suffix in exports.KIND_OF

    @property
    def is_page(self) -> bool:
        """Whether it is a page for browsers."""
        return FORMATS.get(self.suffix) == PAGE

    @property
    def told_as(self) -> str:
        """The suffix of the format that it is made as."""
        return _DOT if self.engine == GRAPHVIZ else self.suffix


def agreed(
    suffix: str, compares: bool = False, tells: bool = False, *, theme: str | None = None, view: str = BLUEPRINT,
    language: str | None = None, scale: float | None = None, pages: str = PAGES[0], engine: str = OWN, **chosen: Any,
) -> Wish:  # fmt: skip
    """What is asked of a format, before anything is read or drawn.

    suffix: one of `FORMATS`; compares: what changed is marked; tells: it is told what a check found; theme: light
    unless said, and for a page auto; view: one of `VIEWS` or a form of the format; language: of the words that the
    picture brings, where it is not the file's; scale: pixels of a PNG to a px; pages: one of `PAGES`; engine: one of
    `ENGINES`; chosen: the part, as `selection` takes it. Raises UnknownName for what there is not, RenderError for what
    does not go together and for a package that is missing.
    """
    if not isinstance(language, str | None):
        raise wrong_type("the language", "text", language)
    wish = Wish(suffix.lower(), view, theme, language, scale, pages, engine, selection(**chosen), compares, tells)
    _refuse_unknown(wish)
    for is_so, why in _misfits(wish):
        if is_so:
            raise RenderError(why)
    known(wish.told_as)
    return wish


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

    several = [(one,) if isinstance(one, str) else tuple(one or ()) for one in (phase, lanes, owner, customer)]
    for name in chain(*several, () if focus is None else (focus,)):
        if not isinstance(name, str):
            raise wrong_type("what names a part", "text", name)
    return Selection(*several, focus=focus, emotion=emotion)


def known(suffix: str) -> str:
    """The module for a suffix. Raises UnknownName, with what there is; RenderError, with what to install."""
    known_format(suffix)
    package, extra = NEEDS.get(suffix.lower(), ("", ""))
    if package and not is_installed(package):
        what = suffix[1:].upper()
        raise RenderError(f'drawing {what} takes one more package: pip install "service-blueprint[{extra}]"')
    return FORMATS[suffix.lower()]


def known_format(suffix: str) -> None:
    """Raise UnknownName, with what there is, for a suffix that is no format."""
    if suffix.lower() not in FORMATS:
        raise UnknownName("format", suffix or "(no suffix)", FORMATS)


def is_installed(package: str) -> bool:
    """Whether a package can be imported; it is not imported for that."""
    from importlib.util import find_spec

    return find_spec(package) is not None


def known_view(name: str) -> str:
    """The module of a view. Raises UnknownName, which lists what there is."""
    if name not in VIEWS:
        raise UnknownName("view", name, (*VIEWS, *exports.VIEWS))
    return VIEWS[name].module


def _refuse_unknown(wish: Wish) -> None:
    """Raise UnknownName for a name that means nothing, with what there is."""
    known_format(wish.suffix)
    if wish.view not in exports.VIEWS:
        known_view(wish.view)
    for kind, name, names in (("way to fill pages", wish.pages, PAGES), ("engine", wish.engine, ENGINES)):
        if name not in names:
            raise UnknownName(kind, name, names)
    if wish.theme is not None:
        from blueprint.layout.theme import theme

        theme(wish.theme)


def _misfits(wish: Wish) -> Iterator[tuple[bool, str]]:
    """What does not go together, each with whether it is asked so."""
    suffix, view, is_part = wish.suffix, wish.view, wish.part is not None or wish.pages != PAGES[0]
    is_ours = not wish.is_export and wish.engine == OWN
    form = exports.form_of(wish.told_as, view) if wish.told_as in exports.KIND_OF else None
    yield from _misfits_of_graphviz(wish) if wish.engine == GRAPHVIZ else ()
    yield wish.is_export and wish.compares, f"what changed is drawn in pictures, and {suffix} is none"
    yield is_ours and view in exports.VIEWS, _not_for(suffix, view)
    if wish.is_export:
        there = ", ".join(one.view for one in exports.KIND_OF[suffix].forms)
        yield form is None, f"{suffix} cannot hold the view {view!r}: it has {there}"
        yield (wish.theme is not None and not exports.KIND_OF[suffix].painted,
               f"a theme is for pictures: {suffix} has no colours to choose")  # fmt: skip
    yield (form is not None and form.felt and wish.part is not None and not wish.part.emotion,
           f"the {view} in {suffix} is made of feelings: without them nothing is left of it")  # fmt: skip
    yield (view != BLUEPRINT and wish.compares,
           f"what changed is drawn in the blueprint itself, and not in the view {view!r}")  # fmt: skip
    yield (wish.pages != PAGES[0] and suffix != ".pdf",
           f"only a PDF has pages: a page for each phase cannot be had in {suffix}")  # fmt: skip
    what = "a picture of what changed" if wish.compares else f"the view {view!r}"
    yield (is_part and is_ours and (view != BLUEPRINT or wish.compares),
           f"{what} shows the whole: a part is chosen in the blueprint itself")  # fmt: skip
    about = "is sharp at any size" if suffix in PICTURES else "has no pixels"
    yield wish.scale is not None and suffix != ".png", f"a scale is for PNG: {suffix} {about}"
    yield (wish.tells and not (wish.is_page and view == BLUEPRINT),
           f"findings are told on the page of the blueprint itself: {view!r} in {suffix} has no room")  # fmt: skip


def _misfits_of_graphviz(wish: Wish) -> Iterator[tuple[bool, str]]:
    views = [form.view for form in exports.KIND_OF[_DOT].forms]
    yield wish.suffix not in PLACED, f"Graphviz draws {', '.join(PLACED)}, and not {wish.suffix}"
    yield (wish.view not in views,
           f"Graphviz draws the views {' and '.join(views)}: {wish.view!r} is drawn without it")  # fmt: skip
    yield wish.compares, "what changed is drawn without Graphviz"
    yield (wish.scale is not None and not 0 < wish.scale <= FINEST,
           f"Graphviz draws no picture with the scale {wish.scale}: 1 is its own size, {FINEST} the most")  # fmt: skip
    yield wish.pages != PAGES[0], "Graphviz draws one page"


def _not_for(suffix: str, view: str) -> str:
    """What is said of a form of a format for other tools that is asked of a picture."""
    has = " and ".join(kind for kind in exports.KIND_OF if exports.form_of(kind, view))
    drawn = exports.form_of(_DOT, view) and suffix in PLACED
    more = f"; {GRAPHVIZ!r} as the engine draws it" if drawn else ""
    return f"the view {view!r} is for {has}, not for {suffix}{more}"
