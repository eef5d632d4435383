"""Findings are mended where a rule knows how: in the files themselves, and nothing in them is changed besides."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from blueprint.edits import Fix
from blueprint.files import write_atomically
from blueprint.report.located import Located


class Mended(NamedTuple):
    """What was mended, or would be. texts: by path, before and after; applied, refused: titles, these with reasons."""

    texts: dict[str, tuple[str, str]]
    applied: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def mend_file(path: str, items: Iterable[Located], unsafe: bool = False) -> Mended:
    """The texts of a file and of its catalogs as they are, and as they would be with fixes made in them.

    items: what was found in the file; unsafe: also the fixes that may change what the blueprint means. Raises OSError
    if a file cannot be read.
    """
    from blueprint.load.editing import mend

    wanted = (item.fix for item in items if item.fix is not None and (item.fix.safe or unsafe))
    fixes = list({repr(fix): fix for fix in wanted}.values())
    paths = {file: _path(path, file) for fix in fixes for file in (None, *_files(fix))}
    before = {file: Path(name).read_bytes().decode() for file, name in paths.items()}
    made = mend(before, fixes)
    changed = {paths[file]: (before[file], text) for file, text in made.texts.items() if text != before[file]}
    return Mended(changed, tuple(fix.title for fix in made.applied),
                  tuple((fix.title, why) for fix, why in made.refused))  # fmt: skip


def write(mended: Mended) -> None:
    """Write the changed texts. Raises OutputError."""
    for path, (_, after) in mended.texts.items():
        write_atomically(path, after.encode())


def diff(mended: Mended) -> Iterator[str]:
    """The lines of a unified diff."""
    from difflib import unified_diff

    for path, (before, after) in sorted(mended.texts.items()):
        lines = (text.splitlines(keepends=True) for text in (before, after))
        for line in unified_diff(*lines, fromfile=path, tofile=path):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _files(fix: Fix) -> list[str]:
    """The catalogs that a fix changes."""
    return [edit.place.file for edit in fix.edits if edit.place.file is not None]


def _path(path: str, file: str | None) -> str:
    return path if file is None else os.path.normpath(os.path.join(os.path.dirname(path), file))
