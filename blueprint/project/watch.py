"""Files looked after: whenever one is saved, what depends on it is done again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from blueprint.errors import BlueprintError
from blueprint.inputs import SUFFIXES
from blueprint.project.cache import stamps
from blueprint.project.outcome import Outcome

SETTINGS = (".toml",)


def changes(paths: Iterable[str | os.PathLike[str]], more: Iterable[str] = ()) -> Iterator[frozenset[str]]:
    """The files that change in these folders and in the folders of these files, as real paths, until interrupted.

    more: files that are looked at every second, wherever they are, and from the moment of the call; they may become
    others meanwhile. Raises BlueprintError where the package that watches is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise BlueprintError('watching files takes one more package: pip install "service-blueprint[watch]"') from error
    folders = sorted({os.path.realpath(path if os.path.isdir(path) else Path(path).parent) for path in paths})
    return _saved(watch(*folders, raise_interrupt=True, rust_timeout=1000, yield_on_timeout=True), more, stamps(more))


def _saved(
    watched: Iterable[Iterable[tuple[object, str]]], more: Iterable[str], before: Mapping[str, tuple[int, int]]
) -> Iterator[frozenset[str]]:
    """The files that have changed, each time there are any. before: what `more` was like when that began."""
    for changed in watched:
        now = stamps(more)
        found = {os.path.realpath(path) for _, path in changed if path.endswith((*SUFFIXES, *SETTINGS))}
        found |= {path for path, stamp in now.items() if before.get(path, stamp) != stamp}
        before = now
        if found:
            yield frozenset(found)


def affected(names: Sequence[str], before: Iterable[Outcome], changed: Iterable[str]) -> list[str]:
    """Which of the files that there are now have to be looked at again.

    names: the files that there are; before: what came of them the last time; changed: real paths. A file that is new,
    has changed, or was read from one that has changed; all of them, where settings or a baseline have.
    """
    changed = frozenset(changed)
    if not all(path.endswith(SUFFIXES) for path in changed):
        return list(names)
    read_from = {one.report.name: {os.path.realpath(file) for file, _ in one.files} for one in before}
    return [name for name in names if name not in read_from or changed & {*read_from[name], os.path.realpath(name)}]
