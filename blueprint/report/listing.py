"""The items of a run one after the other, each with its path and a fingerprint that outlives changes of the file."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from blueprint.report.located import FileReport, Located, Run
from blueprint.report.paths import path_of


class Listed(NamedTuple):
    """An item of a run.

    file: the report that it is from; path: the file that it points at, which may be a catalog; fingerprint: the same
    as long as the rule, the file and the element are.
    """

    item: Located
    file: FileReport
    path: str
    fingerprint: str
    silenced: bool = False


def by_file(run: Run) -> Iterator[tuple[FileReport, list[Listed]]]:
    """Each file with its items: first what is told, then what is silenced."""
    seen: Counter[str] = Counter()
    for file in run.files:
        items = [_listed(item, file, seen) for item in file.items]
        silenced = [_listed(item, file, seen)._replace(silenced=True) for item in file.silenced]
        yield file, items + silenced


def listed(run: Run) -> Iterator[Listed]:
    """The items of all files, what is silenced too."""
    return (one for _, items in by_file(run) for one in items)


def told(run: Run) -> Iterator[Listed]:
    """The items of all files without what is silenced."""
    return (one for one in listed(run) if not one.silenced)


def _listed(item: Located, file: FileReport, seen: Counter[str]) -> Listed:
    path = path_of(item.location.file if item.location else file.name)
    key = f"{item.code}\n{path}\n{_subject(item)}"
    seen[key] += 1
    return Listed(item, file, path, _digest(f"{key}\n{seen[key]}"))


def _subject(item: Located) -> str:
    """What an item is about: its element; without one, what it says, whatever the figures are."""
    kind = f"{item.about.kind} " if item.about else ""
    return re.sub(r"\d+", "0", item.message) if item.element is None else f"{kind}{item.element}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]
