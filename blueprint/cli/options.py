"""What several commands take: files, the root, standard input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from blueprint import api
from blueprint.cli.streams import read_stdin
from blueprint.inputs import STDIN, Input, find

FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
ROOT = click.option(
    "--root", metavar="DIR", type=click.Path(exists=True, file_okay=False),
    help="The folder that `use:` may not leave. [default: the project or folder of the file]",
)  # fmt: skip


def inputs_of(files: Sequence[str]) -> list[Input]:
    """The files that were meant. Raises UsageError if there is none."""
    found = find(files)
    if not found:
        raise click.UsageError(f"there is no blueprint in {', '.join(files)}: no .yaml file begins with `blueprint:`")
    return found


def source_of(file: Input, root: str | None) -> Any:
    """What the api is to read: the path, or standard input read to its end."""
    if file.path == STDIN:
        return api.read_text(read_stdin(), "<stdin>", ".", root)
    return file.path
