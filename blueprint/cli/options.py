"""What several commands take: files, the root, standard input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from blueprint import api
from blueprint.cli.streams import is_seen, read_stdin, say
from blueprint.errors import SourceError
from blueprint.inputs import STDIN, Input, search


def _named(context: click.Context, _: click.Parameter, files: tuple[str, ...]) -> tuple[str, ...]:
    """The names as they were typed. An empty one, as an unset variable of a shell leaves it, means nothing."""
    if "" in files:
        raise click.UsageError("one of the names is empty: name a file or a folder, `.` for this folder", context)
    return files


FILES = click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, callback=_named,
    type=click.Path(allow_dash=True, readable=False),  # whoever reads it says what is wrong, and goes on with the rest
)  # fmt: skip
ROOT = click.option(
    "--root", metavar="DIR", type=click.Path(exists=True, file_okay=False),
    help="The folder that `use:` may not leave. [default: the project or folder of the file]",
)  # fmt: skip


def inputs_of(files: Sequence[str]) -> list[Input]:
    """The files that were meant; at a terminal it is said how many YAML files of a folder were passed over."""
    found = search(files)
    count = len(found.passed_over)
    if count and is_seen():
        files_were, they = ("file was", "it begins") if count == 1 else ("files were", "they begin")
        say(f"{count} YAML {files_were} passed over, since {they} neither with `blueprint:` nor with `catalog:`: "
            f"{_some(found.passed_over)}")  # fmt: skip
    return found.inputs


def _some(paths: Sequence[Path]) -> str:
    """The first few names."""
    return ", ".join(map(str, paths[:3])) + (" …" if len(paths) > 3 else "")


def source_of(file: Input, root: str | None) -> Any:
    """What the api is to read: the path, or standard input read to its end. Raises SourceError for what is neither."""
    if file.trouble is not None:
        raise SourceError([file.trouble], name=str(file.path))
    if file.path == STDIN:
        return api.read_text(read_stdin(), "<stdin>", ".", root)
    return file.path
