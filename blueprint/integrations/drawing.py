"""What documentation systems share: a page names a file or holds a text, and gets a picture of it with its own ids.

A page may come from a stranger, as a pull request does: it names files inside the docs folder alone, and nothing of
what it says gets into the page as markup.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from blueprint.errors import BlueprintError, RenderError, excerpt
from blueprint.layout.scene import Scene
from blueprint.load import opening, paths
from blueprint.load.limits import DEFAULTS
from blueprint.load.reader import Reading, read_text
from blueprint.picture import scene
from blueprint.render.svg import render
from blueprint.wishes import known

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = ("view", "theme", "language", "focus")
SEVERAL = ("phase", "lanes", "owner", "customer")
"""Options that take one name, and those that take several with commas between."""

LEAST = 0.66
"""How far a picture may shrink before it is moved sideways instead: its words have 8 px then."""


class Source(NamedTuple):
    """What a page wants drawn.

    text: what stands in the page, None if it names a file; entry: the file as the page names it; folder: the page's
    own, None where files may not be read; root: the folder that nothing read may leave, a real path.
    """

    text: str | None
    entry: str
    folder: str | None
    root: str

    @property
    def named_from(self) -> str:
        """From where on the files of its reading are named."""
        return self.root if self.text is None else self.folder or self.root

    @property
    def file(self) -> str | None:
        """The real path of the file. Raises BlueprintError if it is none that a page may name."""
        if self.text is not None:
            return None
        return self._found().real

    def read(self) -> Reading:
        """The reading; its files are named from `named_from` on. Raises BlueprintError with all that is wrong."""
        if self.text is not None:
            return read_text(self.text, folder=self.folder, root=self.root)
        found = self._found()
        try:
            raw = opening.read_inside(found.root, found.parts, DEFAULTS.size)
        except OSError as error:
            raise BlueprintError(f"`{excerpt(self.entry)}`: {opening.reason(error)}") from error
        return read_text(raw, "/".join(found.parts), os.path.dirname(found.real), self.root)

    def _found(self) -> paths.Found:
        if self.folder is None:
            raise BlueprintError("reading files is switched off here: write the blueprint into the page")
        from_root = self.entry.startswith("/")
        entry = self.entry[1:] if from_root else self.entry
        if not paths.is_yaml(entry):
            raise BlueprintError(f"`{excerpt(self.entry)}`: a blueprint is a .yaml or .yml file, and this is none")
        try:
            return paths.find(entry, self.root if from_root else self.folder, self.root)
        except paths.Refused as error:
            raise BlueprintError(f"{error.message}; {_HOW}") from error


_HOW = "write the path from this page on, or after a `/` from the docs folder on; nothing outside it is read"


def looks_of(options: Mapping[str, str]) -> dict[str, Any]:
    """The options of a page, as `scene` takes them. Raises BlueprintError for an empty one, which would mean all."""
    looks: dict[str, Any] = {name: options[name].strip() for name in ONE if name in options}
    for name in SEVERAL:
        if name in options:
            looks[name] = tuple(part.strip() for part in options[name].split(",") if part.strip())
    for name, value in looks.items():
        if not value:
            raise BlueprintError(f"`{name}` is empty: write a name, or leave it out")
    if "no-emotion" in options:
        looks["emotion"] = False
    return looks


class Drawn(NamedTuple):
    """A picture for a page. about: it in words; width: in px."""

    svg: str
    title: str
    about: str
    width: float


def draw(reading: Reading, looks: Mapping[str, Any], name: str, alt: str = "") -> Drawn:
    """The picture. name: the prefix of its ids, which no other on the page has; alt: it in words, where ours do not do.

    Raises BlueprintError for what there is not and for what cannot be drawn.
    """
    laid_out = _scene(reading, looks, alt)._replace(id=name)
    return Drawn(render(laid_out), laid_out.title, laid_out.about, laid_out.width)


def printed(
    reading: Reading, looks: Mapping[str, Any], alt: str = "", tell: Callable[[str], None] | None = None
) -> tuple[str, bytes]:
    """The picture for paper, with its suffix: a PDF, or a PNG where only that can be drawn. Raises RenderError.

    tell: is called with a sentence on letters that no font draws.
    """
    laid_out, missing = _scene(reading, looks, alt), ""
    for suffix in (".pdf", ".png"):
        try:
            module = known(suffix)
        except RenderError as error:
            missing = missing or str(error)
            continue
        return suffix, bytes(import_module(module).render(laid_out, tell=tell))
    raise RenderError(missing)


def _scene(reading: Reading, looks: Mapping[str, Any], alt: str) -> Scene:
    laid_out = scene(reading.graph, **looks)
    return laid_out._replace(about=alt) if alt else laid_out
