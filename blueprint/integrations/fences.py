"""Blueprints in Markdown: a fence for `pymdownx.superfences`, as MkDocs Material and Zensical have it.

    ``` { .blueprint view=journey caption="The stay" }
    blueprint: 1
    …
    ```

`file=stay.yaml` in the braces names a file instead. Nothing that stands in a fence gets into the page as markup.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from logging import getLogger
from typing import Any, NamedTuple

from blueprint.errors import BlueprintError, UnknownName
from blueprint.integrations.drawing import ONE, SEVERAL, Source, draw, looks_of
from blueprint.integrations.markup import inline, listed, width_of
from blueprint.integrations.notices import notices_of, told
from blueprint.render.markup import element, escaped

OPTIONS = (*ONE, *SEVERAL, "no-emotion", "file", "caption", "alt", "width")
"""What may stand in the braces."""

DOCS = "docs"
"""The folder that files are in, where nothing says otherwise."""


class Page(NamedTuple):
    """Where a fence stands. folder: of the page; root: of the docs, a real path; name: of the page, for messages."""

    folder: str
    root: str
    name: str = ""


def validator(language: str, inputs: Mapping[str, str], options: dict[str, Any], attrs: Any, md: Any) -> bool:  # noqa: ARG001
    """Take all that stands in the braces; what there is not is told where the picture would be."""
    options.update(inputs)
    return True


def fence(
    source: str, language: str, class_name: str, options: Mapping[str, str], md: Any, *, root: str = DOCS,
    strict: bool = False, **given: Any,
) -> str:  # fmt: skip
    """The picture of what stands in a fence, as a figure; a box that says what is wrong where it cannot be drawn."""
    page = _page(md, root)
    try:
        inside = _figure(source, options, md, page)
    except BlueprintError as error:
        sentences = list(told(notices_of(error)))
        _tell(sentences, page, strict)
        title = element("p", "This blueprint is not drawn.", class_="admonition-title")
        return element("div", title + listed(sentences), class_="admonition failure")
    classes = " ".join(dict.fromkeys([class_name or language, *given.get("classes", ())]))
    return element("figure", inside, class_=classes, id=given.get("id_value") or None)


def fence_in(root: str = DOCS, strict: bool = False) -> Callable[..., str]:
    """The same fence, where the docs are in another folder. It can be pickled, as Zensical wants it.

    root: the folder, from where the docs are built; strict: whether a blueprint that cannot be drawn ends the build.
    """
    return partial(fence, root=root, strict=strict)


def _figure(source: str, options: Mapping[str, str], md: Any, page: Page) -> str:
    for name in options:
        if name not in OPTIONS:
            raise UnknownName("option of a blueprint", name, OPTIONS)
    width = width_of(options["width"]) if "width" in options else ""
    meant = _source(source, options.get("file", ""), page)
    number = md.htmlStash.html_counter  # one more with every fence of the page
    name = f"blueprint-{sha256(f'{page.name} {source}'.encode()).hexdigest()[:8]}-{number}"
    drawn = draw(meant.read(), looks_of(options), name, options.get("alt", ""))
    caption = options.get("caption", "")
    return inline(drawn, width) + (element("figcaption", escaped(caption)) if caption else "")


def _source(text: str, file: str, page: Page) -> Source:
    if file and text.strip():
        raise BlueprintError("the fence names a file and holds a blueprint: leave one of the two out")
    return Source(None if file else text, file, page.folder, page.root)


def _page(md: Any, root: str) -> Page:
    """Where the fence stands: MkDocs and Zensical leave the page and its settings with the parser."""
    if "relpath" in md.treeprocessors and hasattr(known := md.treeprocessors["relpath"], "file"):
        return _in(known.config["docs_dir"], known.file.src_uri)
    if "rendering_context" in md.preprocessors:
        known = md.preprocessors["rendering_context"]
        return _in(known.config.get("docs_dir") or root, known.page.path)
    return _in(root, "")


def _in(root: str, name: str) -> Page:
    root = os.path.realpath(root)
    return Page(os.path.dirname(os.path.join(root, name)) if name else root, root, name)


def _tell(sentences: list[str], page: Page, strict: bool) -> None:
    """Warn of what is wrong. MkDocs counts it, and ends a strict build for it."""
    whole = "; ".join(sentences)
    if strict:
        from pymdownx.superfences import SuperFencesException

        raise SuperFencesException(f"{page.name or 'a page'}: {whole}")
    getLogger("mkdocs.plugins.blueprint").warning("%s: %s", page.name or "a blueprint in a page", whole)
