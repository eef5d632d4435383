"""A new blueprint in a folder: a template, and the schema that editors read beside it.

The first line of the file names the schema by a relative path, `.blueprint/blueprint-1.schema.json`. That works with no
network, for everybody who gets both files (commit the folder too), and wherever the two lie together. A path into the
installation would work on one machine only, an address only with a network.
"""

from __future__ import annotations

import os
from pathlib import Path

from blueprint.errors import OutputError
from blueprint.files import write_atomically
from blueprint.inputs import SUFFIXES
from blueprint.outputs import make_folder
from blueprint.shipped import SCHEMAS, schema
from blueprint.templates import template

SCHEMA = Path(".blueprint", SCHEMAS["blueprint"])


def start(path: str | os.PathLike[str], name: str = "service", language: str = "en", *, force: bool = False) -> Path:
    """Write a template to a file, and the schema beside it unless it is there; the result is the schema's path.

    Raises OutputError if the file exists (unless `force`) or has another suffix, UnknownName for what is no template.
    """
    target, text = Path(path), template(name, language)
    if target.suffix.lower() not in SUFFIXES:
        raise OutputError(f"{target}: the name of a blueprint ends in .yaml")
    if os.path.lexists(target) and not force:
        raise OutputError(f"{target} is there already; --force replaces it")
    make_folder(target.parent)
    write_atomically(target, text.encode())
    beside = target.parent / SCHEMA
    if not beside.exists():
        make_folder(beside.parent)
        write_atomically(beside, schema("blueprint"))
    return beside


def plain(name: str, language: str = "en") -> str:
    """The text of a template without the line that names the schema: for a file that has no folder yet."""
    return template(name, language).partition("\n")[2]
