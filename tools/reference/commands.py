"""The page of the commands, from what each says of itself with `--help`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from blueprint.cli.group import COMMANDS, blueprint
from tools.reference.markdown import block, code, plain

HEAD = """\
# Commands

What can be typed after `blueprint`, in the order in which one needs it. The same stands in the terminal with `--help`
(or `-h`) behind any command."""


def page() -> str:
    """The page, as Markdown."""
    group = click.Context(blueprint, info_name="blueprint")
    lines = [HEAD, "", *(f"- [`{name}`](#{name}): {about}" for name, about in COMMANDS.items())]
    lines += [
        *options(blueprint, group),
        "",
        "## Exit codes",
        *told((blueprint.epilog or "").replace("Exit codes:\n", "")),
    ]
    for name in COMMANDS:
        command = blueprint.get_command(group, name)
        if command is not None:
            lines += section(name, command, click.Context(command, info_name=name, parent=group))
    return "\n".join([*lines, ""])


def section(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """What is told of one command."""
    yield from ("", f"## {name}")
    yield from block(f"blueprint {name} {' '.join(command.collect_usage_pieces(context))}")
    yield from told(command.help or "")
    yield from options(command, context)


def told(text: str) -> Iterator[str]:
    """The words of a command: paragraphs, and blocks as they stand after `\\b`."""
    for part in inspect.cleandoc(text).split("\n\n"):
        if part.startswith("\b"):
            yield from as_it_stands(part.removeprefix("\b").strip("\n"))
        elif part.strip():
            yield from ("", plain(part))


def as_it_stands(part: str) -> Iterator[str]:
    """A block, with the line before it that ends with a colon as a sentence of its own."""
    first, _, rest = part.partition("\n")
    if first.endswith(":") and rest:
        yield from ("", plain(first))
        part = rest
    yield from block(inspect.cleandoc("\n" + part))


def options(command: click.Command, context: click.Context) -> Iterator[str]:
    """The options of a command, as a list."""
    named = [one for one in command.get_params(context) if isinstance(one, click.Option) and "--help" not in one.opts]
    said = [record for one in named if (record := one.get_help_record(context))]
    if said:
        yield from ("", "**Options**", "")
        yield from (f"- {code(name)}: {plain(about)}" for name, about in said)
