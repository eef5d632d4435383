"""Which files are meant: names as given, folders walked for blueprints."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

STDIN = Path("-")
"""The name that means standard input."""

SUFFIXES = (".yaml", ".yml")
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})

_HEAD = 4096
_FIRST_KEY = re.compile(rb"""\s*(?:["'{]\s*)*(\w+)["']?\s*:""")


class Input(NamedTuple):
    """A file to read. path: as the caller would name it; folder: the folder that was walked to find it, if any."""

    path: Path
    folder: Path | None = None


def find(paths: Iterable[str | os.PathLike[str]]) -> list[Input]:
    """The files that these names mean, each once: a file is meant as it is, a folder stands for the blueprints in it.

    A blueprint in a folder is a `.yaml` or `.yml` file whose first key is `blueprint:`; what is hidden is passed over.
    """
    found: dict[str, Input] = {}
    for given in map(Path, paths):
        for file in _blueprints_in(given) if given.is_dir() else (Input(given),):
            found.setdefault(os.path.abspath(file.path), file)
    return list(found.values())


def first_key(path: Path) -> str | None:
    """The first key of a YAML file, judged by its beginning; None if there is none or the file cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    for line in head.removeprefix(b"\xef\xbb\xbf").splitlines():
        if line.strip() and not line.lstrip().startswith((b"#", b"---", b"%")):
            key = _FIRST_KEY.match(line)
            return key[1].decode() if key else None
    return None


def _blueprints_in(folder: Path) -> Iterator[Input]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            path = Path(where, name)
            if path.suffix.lower() in SUFFIXES and _is_visible_file(path) and first_key(path) == "blueprint":
                yield Input(path, folder)


def _is_visible_file(path: Path) -> bool:
    return not path.name.startswith(".") and path.is_file()
