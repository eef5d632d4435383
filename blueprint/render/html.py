"""A scene as one page for browsers: the picture to move about in, to look through and to ask, and its table.

One file that asks for nothing from anywhere. What a browser may do with it is said in it: paint with the styles and run
the script that were written here, known by their fingerprints. Without scripts the picture and the table are there.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from blueprint.layout.scene import Scene
from blueprint.layout.wording import is_right_to_left, words
from blueprint.render.brush import Brush
from blueprint.render.markup import element, escaped, opening
from blueprint.render.page.colours import colours
from blueprint.render.page.controls import bar, drawer, keys, panel, zoom
from blueprint.render.page.data import Told
from blueprint.render.page.embedded import embedded
from blueprint.render.page.sheet import places, sheet
from blueprint.render.page.table import table
from blueprint.version import __version__

_PARTS = Path(__file__).with_name("page")


def render(scene: Scene, told: Told | None = None) -> str:
    """The page. told: what it says beside the picture; without it, the picture alone can be moved about in."""
    told = told or Told()
    brush = Brush(scene)
    picture = sheet(scene, brush)
    style = f"{_part('page.css')}{colours(scene.theme)}{brush.both_ways('.pic')}{places(scene)}"
    script = _part("page.js")
    body = [
        *_body(scene, told, picture),
        f'<script type="application/json" id="the_data">{embedded(scene, told)}</script>',
        f"<script>{script}</script>",
    ]
    return "\n".join([*_head(scene, style, script), *body, "</body>", "</html>", ""])


def _part(name: str) -> str:
    """A file that comes with the package."""
    return (_PARTS / name).read_text(encoding="utf-8")


def _head(scene: Scene, style: str, script: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield opening("html", lang=scene.language, dir="rtl" if is_right_to_left(scene.language) else "ltr")
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield opening("meta", http_equiv="Content-Security-Policy", content=_allowed(style, script))
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield opening("meta", name="color-scheme", content="light dark" if scene.theme.dark else "normal")
    yield f'<meta name="generator" content="blueprint {escaped(__version__)}">'
    yield element("title", escaped(scene.title))
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"


def _body(scene: Scene, told: Told, picture: str) -> Iterator[str]:
    say = words(scene.language)
    if told.details:
        yield element("a", escaped(say["page.skip"]), href="#the_table", class_="skip", id="the_skip")
    yield bar(scene, told, say)
    stage = element("div", picture, id="the_stage", class_="stage", tabindex="0", role="region",
                    aria_label=say["page.picture"])  # fmt: skip
    main = [stage, table(scene, told, say), zoom(say)]
    yield element("div", drawer(told, say) + element("main", "\n".join(main)) + panel(say), class_="room")
    yield keys(told, say)


def _allowed(style: str, script: str) -> str:
    """What a browser may do: use this very style and this very script, and ask for nothing."""
    return (
        f"default-src 'none'; style-src '{_fingerprint(style)}'; script-src '{_fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _fingerprint(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
