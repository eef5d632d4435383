"""`blueprint init`: a file to begin with."""

from __future__ import annotations

import click

from blueprint.cli.streams import emit, say
from blueprint.starter import plain, start
from blueprint.templates import LANGUAGES, TEMPLATES

LIST = "\n".join(f"    {name:<10}{about}" for name, about in TEMPLATES.items())

HELP = f"""Write a blueprint to begin with. It can be drawn at once, and is there to be changed.

\b
    blueprint init cafe.yaml --template minimal
    blueprint init 修车.yaml --language zh-Hans

\b
The templates:
{LIST}

The schema for editors is put into the folder .blueprint beside the file: keep the two together.
"""


@click.command("init", help=HELP)
@click.argument("file", metavar="[FILE]", type=click.Path(allow_dash=True), default="blueprint.yaml")
@click.option("--template", "name", type=click.Choice(list(TEMPLATES)), default="service", show_default=True,
              help="What to begin with.")  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True,
              help="The language of the text and of the lanes.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def command(file: str, name: str, language: str, force: bool) -> int:
    """Write the template, and say what to type next."""
    if file == "-":
        emit(plain(name, language))
        return 0
    start(file, name, language, force=force)
    said = f"'{file}'" if " " in file else file
    say(
        f"written: {file}",
        f"next:    blueprint render {said}    draws it",
        f"         blueprint check {said}     says what is missing",
    )
    return 0
