"""What one reaches for on a page: the bar above, the choices beside, the panel, the zoom, the list of keys.

They wait for the script: without it nothing of them is shown but the title.
"""

from __future__ import annotations

from blueprint.layout.scene import Scene
from blueprint.layout.wording import Words
from blueprint.render.markup import element, empty, escaped, opening
from blueprint.render.page.data import Choice, Facet, Told

ICONS = {
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
    "filter": "M4 6h16M7 12h10M10 18h4",
    "look": "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 5.5a6.5 6.5 0 0 1 0 13Z",
    "help": "M3 7h18v10H3ZM7 10.5h.01M11 10.5h.01M15 10.5h.01M8.5 14h7",
    "close": "M6 6l12 12M18 6 6 18",
    "less": "M5 12h14",
    "more": "M5 12h14M12 5v14",
    "fit": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
}
"""What stands on the buttons: lines in a square of 24."""

KEYS = (
    ("← ↑ ↓ →", "arrows"), ("Enter", "enter"), ("Esc", "escape"), ("+ − 0", "zoom"), ("/", "search"), ("✥", "drag"),
)  # fmt: skip


def bar(scene: Scene, told: Told, say: Words) -> str:
    """The title, the two views, what looks through the cards, light or dark."""
    parts = [element("h1", escaped(scene.title), dir="auto")]
    if told.details:
        parts += [_views(say), _search(say), *([_filter(say)] if told.facets else [])]
        parts.append('<output id="the_count" class="count"></output>')
        parts.append(_button("clear", say["page.clear"], text=True))
    parts += ['<span class="gap"></span>', _button("look", say["page.theme"]), _button("help", say["page.help"])]
    return element("header", "".join(parts), class_="bar")


def drawer(told: Told, say: Words) -> str:
    """The choices of what to look for."""
    if not told.facets:
        return ""
    parts = "".join(map(_facet, told.facets))
    return element("aside", parts, id="the_drawer", class_="drawer", hidden="hidden", aria_label=say["page.filter"])


def panel(say: Words) -> str:
    """Where all that is known of a card will stand."""
    close = _button("close", say["page.close"])
    return element("aside", f'{close}<div id="the_told"></div>', id="the_panel", class_="panel", hidden="hidden",
                   aria_labelledby="the_name")  # fmt: skip


def zoom(say: Words) -> str:
    """The buttons for how large the picture is."""
    full = element("button", "100%", type="button", id="the_full", title=say["page.actual"])
    parts = [_button("less", say["page.zoom-out"]), full, _button("more", say["page.zoom-in"])]
    parts.append(_button("fit", say["page.fit"]))
    return element("div", "".join(parts), class_="zoom")


def keys(told: Told, say: Words) -> str:
    """What can be done by keys."""
    entries = (
        f"<dt>{''.join(element('kbd', escaped(key)) for key in shown.split())}</dt>"
        f"<dd>{escaped(say[f'page.help.{name}'])}</dd>"
        for shown, name in KEYS
        if told.details or name in {"zoom", "drag"}
    )
    inside = f"<h2>{escaped(say['page.help'])}</h2><dl>{''.join(entries)}</dl>"
    close = element("button", escaped(say["page.close"]), type="button", id="the_done")
    return element("dialog", inside + close, id="the_keys", aria_label=say["page.help"])


def _views(say: Words) -> str:
    names = ("picture", "table")
    buttons = (
        element("button", escaped(say[f"page.{name}"]), type="button", id=f"to_{name}", aria_pressed=pressed)
        for name, pressed in zip(names, ("true", "false"), strict=True)
    )
    return element("div", "".join(buttons), class_="views", role="group")


def _search(say: Words) -> str:
    field = opening("input", type="search", id="the_search", placeholder=say["page.search"],
                    aria_label=say["page.search"], autocomplete="off", spellcheck="false")  # fmt: skip
    return element("span", _icon("search") + field, class_="search")


def _filter(say: Words) -> str:
    inside = f'{_icon("filter")}<span>{escaped(say["page.filter"])}</span><b id="the_active" hidden="hidden"></b>'
    return element("button", inside, type="button", id="the_filter", class_="text", aria_expanded="false",
                   aria_controls="the_drawer")  # fmt: skip


def _facet(facet: Facet) -> str:
    legend = element("legend", escaped(facet.title))
    return element("fieldset", legend + "".join(_choice(choice, facet) for choice in facet.choices))


def _choice(choice: Choice, facet: Facet) -> str:
    box = empty("input", type="checkbox", name=facet.name, value=choice.key)
    count = element("span", str(choice.count), class_="number")
    return element("label", f'{box}<span dir="auto">{escaped(choice.label)}</span>{count}')


def _button(name: str, label: str, *, text: bool = False) -> str:
    """A button. text: it says its name, and has no sign."""
    if text:
        return element("button", escaped(label), type="button", id=f"the_{name}", class_="text", hidden="hidden")
    return element("button", _icon(name), type="button", id=f"the_{name}", title=label, aria_label=label)


def _icon(name: str) -> str:
    return f'<svg viewBox="0 0 24 24" aria-hidden="true" class="icon">{empty("path", d=ICONS[name])}</svg>'
