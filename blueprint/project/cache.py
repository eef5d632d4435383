"""What came of checking files, kept on the disk and never stale.

What is kept for a file counts only while everything is as it was: the file's text, that of every catalog it used, what
the rules are set to, the day if a rule asks for it, and this program itself. What is damaged or cannot be written is as
good as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from blueprint.errors import OutputError
from blueprint.files import write_atomically
from blueprint.load.opening import read_file
from blueprint.load.texts import split_lines
from blueprint.project.outcome import Outcome, from_data, to_data
from blueprint.report.located import FileReport, kept
from blueprint.version import __version__

FOLDER = ".blueprint-cache"
MOST = 10_000_000
"""Bytes that are read of one file."""


class Cache:
    """What is kept in a folder. Without a folder nothing is kept."""

    def __init__(self, folder: str | os.PathLike[str] | None) -> None:
        self._folder = Path(folder) if folder is not None else None

    @property
    def is_kept(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def get(self, path: str, settings: str) -> Outcome | None:
        """What came of checking a file, if nothing has changed since. settings: the digest of whatever else the result
        depends on."""
        if self._folder is None:
            return None
        with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):  # what is damaged is not there
            data = _whole(read_file(os.fspath(self._entry(path)), MOST))
            if data["settings"] != settings:  # which a stranger who put it there could not know
                return None
            texts = {file: read_file(file, MOST) for file, _ in data["files"]}
            if all(_hash(texts[file]) == was for file, was in data["files"]):
                return _outcome(path, data, texts)
        return None

    def put(self, path: str, settings: str, outcome: Outcome) -> None:
        """Keep what came of checking a file; what could not be read is not kept."""
        if self._folder is None or outcome.report.unread:
            return
        with suppress(OSError, OutputError):  # a folder that cannot be written costs time and nothing else
            self._prepare()
            data: dict[str, Any] = {"settings": settings, "files": outcome.files, "ids": outcome.ids}
            data |= {key: list(map(to_data, getattr(outcome.report, key))) for key in ("items", "silenced")}
            said = json.dumps(data)
            write_atomically(self._entry(path), json.dumps([_hash(said.encode()), said]).encode(), lasting=False)

    def _prepare(self) -> None:
        """Make the folder, with a note that keeps it out of version control."""
        if self._folder is not None and not self._folder.is_dir():
            self._folder.mkdir(parents=True)
            (self._folder / ".gitignore").write_text("# what `blueprint check` knows already; safe to delete\n*\n")

    def _entry(self, path: str) -> Path:
        name = hashlib.sha256(os.fsencode(os.path.abspath(path))).hexdigest()[:32]
        return Path(self._folder or "", f"{name}.json")


def digest(settings: object) -> str:
    """One word for what a result depends on beside the files: the settings, this program, and the current folder, from
    where messages name files."""
    return hashlib.sha256(repr((settings, os.getcwd(), _program())).encode(errors="replace")).hexdigest()


def _whole(kept: bytes) -> dict[str, Any]:
    """What was kept. Raises ValueError where a bit of it is not as it was."""
    written, said = json.loads(kept)
    if not isinstance(said, str) or written != _hash(said.encode()):
        raise ValueError("damaged")
    data: dict[str, Any] = json.loads(said)
    return data


def _outcome(path: str, data: dict[str, Any], texts: dict[str, bytes]) -> Outcome:
    """What was kept, with the lines of the files, which are as they were."""
    items, silenced = (tuple(map(from_data, data[key])) for key in ("items", "silenced"))
    lines = kept(items, lambda file: split_lines(texts[file]))
    files = tuple((file, was) for file, was in data["files"])
    return Outcome(FileReport(path, items, lines, silenced=silenced), files, tuple(map(str, data["ids"])))


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


@cache
def _program() -> tuple[object, ...]:
    """This program: its version, and when each of its modules was changed."""
    package = Path(__file__).parents[1]
    return __version__, stamps(sorted(package.rglob("*.py"))), stamps(sorted(package.rglob("*.json")))


def stamps(files: Iterable[str | os.PathLike[str]]) -> dict[str, tuple[int, int]]:
    """By real path when each file was changed, and how many bytes it has; zeros where there is none."""
    found = {}
    for file in files:
        path = os.path.realpath(os.fspath(file))
        try:
            status = os.stat(path)
            found[path] = (status.st_mtime_ns, status.st_size)
        except OSError:
            found[path] = (0, 0)
    return found
