"""Findings are mended where a rule knows how: in the files themselves, and nothing in them is changed besides."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from blueprint.edits import Fix
from blueprint.errors import OutputError
from blueprint.files import write_atomically
from blueprint.named import NamedTuple
from blueprint.report.located import Located


class Mended(NamedTuple):
    """What was mended, or would be. texts: by path, before and after; applied, refused: titles, these with reasons."""

    texts: dict[str, tuple[str, str]]
    applied: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def mend_file(path: str, items: Iterable[Located], digests: Mapping[str, str], unsafe: bool = False) -> Mended:
    """The texts of a file and of its catalogs as they are, and as they would be with fixes made in them.

    items: what was found in the file; digests: of the texts in which it was found, by path; unsafe: also the fixes that
    may change what the blueprint means. Raises OutputError for a file that is another one by now: what was found stands
    elsewhere in it.
    """
    from blueprint.load.editing import mend

    wanted = (item.fix for item in items if item.fix is not None and (item.fix.safe or unsafe))
    fixes = list({repr(fix): fix for fix in wanted}.values())
    paths = {file: _path(path, file) for fix in fixes for file in (None, *_files(fix))}
    before = {file: _read(name, digests.get(name)) for file, name in paths.items()}
    made = mend(before, fixes)
    changed = {paths[file]: (before[file], text) for file, text in made.texts.items() if text != before[file]}
    return Mended(changed, tuple(fix.title for fix in made.applied),
                  tuple((fix.title, why) for fix, why in made.refused))  # fmt: skip


def write(mended: Mended) -> None:
    """Write the changed texts; of a link, what it leads to. Raises OutputError.

    What its owner has protected stays, and what else would be written with it, too.
    """
    for path in mended.texts:
        if not os.access(path, os.W_OK):
            raise OutputError(f"{path} cannot be written: it is protected against that")
    for path, (_, after) in mended.texts.items():
        write_atomically(os.path.realpath(path), after.encode())


def _read(path: str, digest: str | None) -> str:
    """The text of a file in which something was found. Raises OutputError if it is another text by now."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise OutputError(f"{path} cannot be read any more: {(error.strerror or str(error)).lower()}") from error
    if sha256(raw).hexdigest() != digest:
        raise OutputError(f"{path} was changed meanwhile, and is left as it is")
    return raw.decode()


def _files(fix: Fix) -> list[str]:
    """The catalogs that a fix changes."""
    return [edit.place.file for edit in fix.edits if edit.place.file is not None]


def _path(path: str, file: str | None) -> str:
    return path if file is None else os.path.normpath(os.path.join(os.path.dirname(path), file))
