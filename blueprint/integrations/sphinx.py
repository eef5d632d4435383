"""Blueprints in Sphinx: the directive `blueprint`, for a file of the docs or for what stands below it.

Add `blueprint.integrations.sphinx` to `extensions` in `conf.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import getLogger

from blueprint.errors import BlueprintError
from blueprint.integrations.drawing import ONE, SEVERAL, Source, draw, looks_of
from blueprint.integrations.markup import width_of
from blueprint.integrations.notices import Notice, notices_in, notices_of, told
from blueprint.integrations.sphinx_pages import BlueprintDrawing, fit, leave_drawing, show_drawing
from blueprint.rules.findings import Level
from blueprint.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from blueprint.load.reader import Reading

_log = getLogger(__name__)


class BlueprintDirective(SphinxDirective):
    """A blueprint: the file that is named, or the YAML below the directive."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: dict[str, Callable[[str], Any]] | None = {  # noqa: RUF012 - docutils declares it so
        **dict.fromkeys((*ONE, *SEVERAL, "alt", "caption"), directives.unchanged_required),
        "width": directives.unchanged_required,
        "name": directives.unchanged,
        "class": directives.class_option,
        "no-emotion": directives.flag,
        "check": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """The picture; where it cannot be drawn, a box that says why, and the build goes on."""
        source = self._source()
        try:
            return [self._drawn(source)]
        except BlueprintError as error:
            notices = notices_of(error)
        self.env.note_reread()  # what is missing may come, and it is not known yet which files are meant
        self._warn(notices, source, "file")
        return [_box(notices)]

    def _drawn(self, source: Source) -> nodes.Node:
        if bool(self.arguments) == bool(self.content):
            raise BlueprintError("name a file, or write the YAML below the directive: one of the two")
        looks, alt = self._looks(), self.options.get("alt", "")
        reading = source.read()
        self._depend(source, reading)
        picture = draw(reading, looks, self._id(), alt)
        if "check" in self.options:
            self._check(source, reading)
        width = width_of(self.options["width"]) if "width" in self.options else ""
        node = BlueprintDrawing("", picture=picture._asdict(), source=source._asdict(), looks=looks, alt=alt,
                                width=width)  # fmt: skip
        self.set_source_info(node)
        return self._named(node)

    def _source(self) -> Source:
        allowed = self.state.document.settings.file_insertion_enabled
        folder = os.path.dirname(self.env.doc2path(self.env.docname)) if allowed else None
        text = None if self.arguments else "\n".join(self.content) + "\n"
        root = os.path.realpath(os.path.join(self.env.srcdir, self.config.blueprint_root))
        return Source(text, self.arguments[0] if self.arguments else "", folder, root)

    def _looks(self) -> dict[str, Any]:
        return {"theme": self.config.blueprint_theme, **looks_of(self.options)}

    def _id(self) -> str:
        """A prefix for ids that no other picture has, not even where all pages become one."""
        page = sha256(self.env.docname.encode()).hexdigest()[:8]
        return f"blueprint-{page}-{self.env.new_serialno('blueprint')}"

    def _depend(self, source: Source, reading: Reading) -> None:
        """The page is read anew when one of these files changes."""
        for file in reading.files if source.text is None else reading.files[1:]:
            self.env.note_dependency(os.path.join(source.named_from, file))

    def _named(self, node: BlueprintDrawing) -> nodes.Element:
        """The picture, as a figure if it has a caption; with its name and its classes."""
        outer: nodes.Element = node
        if "caption" in self.options:
            inside, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            caption = nodes.caption(self.options["caption"], "", *inside)
            self.set_source_info(caption)
            outer = nodes.figure("", node, caption, *messages)
            self.set_source_info(outer)
        outer["classes"] += self.options.get("class", [])
        self.add_name(outer)
        return outer

    def _check(self, source: Source, reading: Reading) -> None:
        """Tell of errors and warnings, by the settings of the project where there is a file."""
        file = source.file
        if file is None:
            from blueprint.api import check

            items = check(reading).told().items
        else:
            from blueprint.inputs import find
            from blueprint.project.looking import Asked, leans_on, look
            from blueprint.project.settings import forget_settings

            forget_settings()
            asked = Asked(root=source.root, keep=False)
            items = tuple(item for one in look(find([file]), asked, bytes).run.files for item in one.items)
            for other in leans_on(file, asked):
                self.env.note_dependency(os.path.abspath(other))
        self._warn(notices_in((item for item in items if item.level is not Level.INFO), file or ""), source, "check")

    def _warn(self, notices: Iterable[Notice], source: Source, kind: str) -> None:
        for one in notices:
            _log.warning("%s", one.text, location=self._place(one, source), type="blueprint", subtype=kind)

    def _place(self, notice: Notice, source: Source) -> str:
        """Where it stands: in a file, or in the page, whose directive may have come in from elsewhere."""
        if notice.file:
            return f"{os.path.normpath(os.path.join(source.named_from, notice.file))}:{notice.line or 1}"
        line = self.content_offset + notice.line if notice.line and self.content else self.lineno
        file, line_there = self.state_machine.get_source_and_line(line)
        return f"{file}:{line_there}"


def _box(notices: Iterable[Notice]) -> nodes.Element:
    """What stands in the page instead of a picture: words alone, none of which is read as markup."""
    items = [nodes.list_item("", nodes.paragraph("", "", nodes.Text(one))) for one in told(notices)]
    title = nodes.paragraph("", "", nodes.strong("", "This blueprint is not drawn."))
    return nodes.error("", title, nodes.bullet_list("", *items))


def setup(app: Sphinx) -> ExtensionMetadata:
    """What Sphinx calls."""
    app.add_config_value("blueprint_html", "inline", "env", frozenset({str}))
    app.add_config_value("blueprint_theme", "light", "env", frozenset({str}))
    app.add_config_value("blueprint_root", ".", "env", frozenset({str}))
    app.add_node(BlueprintDrawing, html=(show_drawing, leave_drawing))
    app.add_directive("blueprint", BlueprintDirective)
    app.connect("doctree-resolved", fit)
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
