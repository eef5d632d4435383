"""How a picture looks and how much of a blueprint is in it: the options that say so."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from blueprint.export import formats as exports
from blueprint.layout.theme import THEMES
from blueprint.model.slugs import slug
from blueprint.wishes import BLUEPRINT, ENGINES, GRAPHVIZ, OWN, PAGES, VIEWS, selection

_ABOUT = {**{name: view.about for name, view in VIEWS.items()}, **exports.VIEWS}
LISTED = "\n".join(f"    {name:<{max(map(len, _ABOUT))}}  {about}" for name, about in _ABOUT.items())
"""The views with what each shows, for a help text."""

PARTS = ("phase", "lanes", "owner", "customer")
"""What of a blueprint can be chosen several times."""

_TAKEN = [
    click.option("--view", type=click.Choice(list(_ABOUT)),
                 help=f"What is drawn; each is told above. [default: {BLUEPRINT}, or what `OUT.tidy.csv` says]"),
    click.option("--theme", type=click.Choice(list(THEMES)),
                 help="The colours; `auto` follows what the reader of an SVG or a page has chosen, and is light "
                      "elsewhere. [default: light; auto for html]"),
    click.option("--phase", metavar="NAME", multiple=True, help="A phase alone."),
    click.option("--lanes", metavar="A,B", multiple=True, help="These lanes alone; `notes` is one, too."),
    click.option("--owner", metavar="NAME", multiple=True,
                 help="What an owner answers for, and what customers do there."),
    click.option("--customer", metavar="NAME", multiple=True, help="What one of several customers goes through."),
    click.option("--focus", metavar="STEP", help="A step with what it leans on, and what is done before and after it."),
    click.option("--no-emotion", "emotion", flag_value=False, default=True, help="Leave out what customers feel."),
    click.option("--language", metavar="TAG", help="The words beside yours: `de`, `zh-Hans` … [default: the file's]"),
    click.option("--scale", type=float, metavar="NUMBER", help="How fine a PNG is. [default: 2]"),
    click.option("--pages", type=click.Choice(PAGES), default=PAGES[0], show_default=True,
                 help="What a page of a PDF holds: the whole picture, or a phase."),
    click.option("--engine", type=click.Choice(ENGINES), default=OWN, show_default=True,
                 help="Who places things: `graphviz` draws the blueprint or the dependencies as svg, png or pdf."),
]  # fmt: skip


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all of these options."""
    for option in reversed(_TAKEN):
        command = option(command)
    return command


def looks_of(asked: dict[str, Any], out: str | None) -> dict[str, Any]:
    """What was typed, as `api.render` takes it. Lanes may stand in one word with commas; OUT may say the view.

    Raises UsageError where OUT and --view say different things, and for an empty name.
    """
    _refuse_empty(asked)
    lanes = [name.strip() for text in asked["lanes"] for name in text.split(",") if name.strip()]
    said = exports.named(out) if out and not os.path.isdir(out) else None
    if asked["view"] and said and asked["view"] != said:
        raise click.UsageError(f"{out} is called after the view `{said}`, and --view says `{asked['view']}`: "
                               "leave out --view, or call the file otherwise")  # fmt: skip
    return {**asked, "lanes": tuple(lanes), "view": asked["view"] or said or BLUEPRINT}


def name_of(looks: dict[str, Any]) -> str:
    """What stands in the name of a file that is not the whole, in the file's own words, drawn by us."""
    part = selection(**{name: looks[name] for name in (*PARTS, "focus", "emotion")})
    engine = GRAPHVIZ if looks["engine"] == GRAPHVIZ and looks["view"] == BLUEPRINT else ""
    said = [part.slug if part else "", slug(looks["language"]) if looks["language"] else "", engine]
    return ".".join(filter(None, said))


def _refuse_empty(asked: dict[str, Any]) -> None:
    """Raise for an empty name, as an unset variable of a shell leaves it: it would mean everything."""
    for name in (*PARTS, "focus", "language"):
        given = asked[name] if name in PARTS else (asked[name],)
        if any(text is not None and not text.strip(" ,") for text in given):
            raise click.UsageError(f"--{name}: the name is empty")
