"""Pictures drawn again, whenever a file is saved that they were read from."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from blueprint.cli.options import inputs_of
from blueprint.cli.streams import say
from blueprint.inputs import Input


class ReadFrom:
    """From which files each blueprint was read, as real paths; of one that could not be read, nobody knows."""

    def __init__(self) -> None:
        self._files: dict[str, frozenset[str]] = {}

    def note(self, name: str, files: Iterable[str]) -> None:
        """Note what a blueprint was read from, instead of what was known; no files if it could not be read."""
        self._files[name] = frozenset(map(os.path.realpath, files))

    def all(self) -> set[str]:
        """All the files."""
        return {path for files in self._files.values() for path in files}

    def concerns(self, name: str, changed: frozenset[str]) -> bool:
        """Whether a blueprint has to be drawn again: it has changed, is new, was unsound, or leans on what changed."""
        known = self._files.get(name)
        return not known or bool(changed & {*known, os.path.realpath(name)})


def redraw(files: Sequence[str], read: ReadFrom, draw: Callable[[list[Input]], object]) -> None:
    """Draw whatever a saved file has to do with, until interrupted. draw: draws some, and notes in `read` from what."""
    from blueprint.project.watch import changes  # the rest of the command does without a project

    looked_at = read.all()
    saved = changes(files, looked_at)
    say("watching; Ctrl+C ends it")
    for changed in saved:
        concerned = [file for file in inputs_of(files) if read.concerns(str(file.path), changed)]
        if concerned:
            draw(concerned)
        looked_at.update(read.all())
