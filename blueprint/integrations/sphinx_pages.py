"""A blueprint in the pages that Sphinx writes: drawn into HTML, as a file, or as words."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.logging import getLogger

from blueprint.errors import BlueprintError
from blueprint.files import write_atomically
from blueprint.integrations.drawing import Drawn, Source, printed
from blueprint.integrations.markup import inline
from blueprint.integrations.notices import notices_of
from blueprint.outputs import make_folder
from blueprint.report.clean import clean

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_log = getLogger(__name__)


class BlueprintDrawing(nodes.General, nodes.Element):
    """A blueprint in a page. picture: `Drawn`, source: `Source`, looks, alt, width: of the drawing, as plain data."""


def show_drawing(self: HTML5Translator, node: BlueprintDrawing) -> None:
    """Write the picture into a page of HTML."""
    self.body.append(self.starttag(node, "div", CLASS="blueprint-drawing"))
    self.body.append(inline(Drawn(**node["picture"]), node["width"]))


def leave_drawing(self: HTML5Translator, node: BlueprintDrawing) -> None:  # noqa: ARG001 - Sphinx calls it so
    """End what was begun."""
    self.body.append("</div>\n")


def fit(app: Sphinx, document: nodes.document, page: str) -> None:
    """Make files or words of the pictures that a builder cannot take as they are."""
    kind = app.builder.format
    if kind == "html" and app.builder.name != "epub" and app.config.blueprint_html != "image":
        return
    for node in list(document.findall(BlueprintDrawing)):
        node.replace_self(_like(node, _instead(node, kind, app, page)))


def _instead(node: BlueprintDrawing, kind: str, app: Sphinx, page: str) -> nodes.Element:
    drawn = Drawn(**node["picture"])
    if kind == "html":
        return _image(node, (".svg", drawn.svg.encode()), app, page)
    if kind == "latex":
        try:
            return _image(node, _printed(node), app, page)
        except BlueprintError as error:
            for one in notices_of(error):
                _log.warning("%s; words stand there instead", one.text, location=node, type="blueprint",
                             subtype="picture")  # fmt: skip
    return nodes.paragraph("", "", nodes.strong("", clean(drawn.title)), nodes.Text(f": {clean(drawn.about)}"))


def _printed(node: BlueprintDrawing) -> tuple[str, bytes]:
    """The picture for paper, drawn anew: the page was read before anybody knew that it will be printed."""

    def tell(sentence: str) -> None:
        _log.warning("%s", clean(sentence), location=node, type="blueprint", subtype="letters")

    return printed(Source(**node["source"]).read(), node["looks"], node["alt"], tell)


def _image(node: BlueprintDrawing, picture: tuple[str, bytes], app: Sphinx, page: str) -> nodes.Element:
    """A picture as a file, which Sphinx puts where it puts all."""
    suffix, data = picture
    file = Path(app.doctreedir, "blueprint", f"blueprint-{sha256(data).hexdigest()[:16]}{suffix}")
    if not file.exists():
        make_folder(file.parent)
        write_atomically(file, data, lasting=False)
    name = os.fspath(file)
    app.env.images.add_file(page, name)
    image = nodes.image("", uri=name, candidates={"*": name}, alt=node["picture"]["about"])
    if node["width"]:
        image["width"] = node["width"]
    return image


def _like(node: nodes.Element, other: nodes.Element) -> nodes.Element:
    """The other node under the name, the classes and the place of the first."""
    for key in ("ids", "names", "classes"):
        other[key] = [*other[key], *node[key]]
    other.source, other.line = node.source, node.line
    return other
