"""Catalogs: the files that `use` names are found, read once each, and checked; whatever is odd is refused.

Paths are relative to the file that names them and may not leave the root: the one that is given, else the nearest
folder above the blueprint that has `.git`, `blueprint.toml` or `pyproject.toml` in it, else the blueprint's own folder.
"""

from __future__ import annotations

import os
from typing import Any

from blueprint.errors import Place, Problem, SourceError, excerpt
from blueprint.load import opening, paths
from blueprint.load.checking import Checked, check
from blueprint.load.limits import Limits
from blueprint.load.parsing.source import read_data
from blueprint.load.shelf import Shelf
from blueprint.load.texts import Texts
from blueprint.model.records import Shared
from blueprint.model.versions import version_problem
from blueprint.named import NamedTuple

MOST_FILES = 200
MOST_DEPTH = 16
MOST_BYTES = 10_000_000
MOST_VALUES = 400_000
"""How much all files of a blueprint may hold, its own among them."""


class _Stop(Exception):  # noqa: N818 - ends the reading of catalogs; the problem is noted already
    """So much is wrong, or so much was asked for, that no further catalog is read."""


class _Way(NamedTuple):
    """A file on the way to a catalog: its name, its real path, the entry of `use` that led to it."""

    file: str | None
    real: str
    place: Place | None


class Includes:
    """The catalogs of one blueprint, in the order in which they are looked through.

    After `follow`: `shared`, the catalogs as records; `data`, the same as plain data by file; `problems`; `gaps`, what
    was cut out of them; `names_are_lost`: at least one could not be read.
    """

    def __init__(self, texts: Texts, limits: Limits, shelf: Shelf | None, own: tuple[int, Any]) -> None:
        self.shared: list[Shared] = []
        self.data: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.gaps: list[Any] = []
        self.names_are_lost = False
        self._texts, self._limits = texts, limits
        self._shelf = shelf
        self._seen: set[str] = set()
        self._bytes, self._own = own
        self._values = -1

    def follow(self, use: Any) -> None:
        """Read everything that the blueprint's own `use` names, and what that names in turn."""
        if use is None:
            return
        own = "" if self._shelf is None else self._shelf.path(os.path.basename(self._texts.path))
        self._values = _count(self._own)
        try:
            self._entries(use, (_Way(None, own, None),))
        except _Stop:
            self.names_are_lost = True

    def _entries(self, use: Any, way: tuple[_Way, ...]) -> None:
        if isinstance(use, str):
            self._entry(use, Place(("use",), way[-1].file), way)
        elif isinstance(use, list):
            for number, entry in enumerate(use):
                if isinstance(entry, str):
                    self._entry(entry, Place(("use", number), way[-1].file), way)

    def _entry(self, entry: str, place: Place, way: tuple[_Way, ...]) -> None:
        """Read one catalog, unless it was read before."""
        shelf = self._shelf
        if shelf is None:
            self._refuse(place, f"`{excerpt(entry)}`: a text lies in no folder, so that nothing can be found",
                         "save it as a file")  # fmt: skip
            return
        found = self._find(entry, place, way, shelf)
        if found is None or found.real in self._seen:
            return
        self._check_count(place, len(way))
        self._seen.add(found.real)
        file = shelf.called(found.real)
        raw = self._opened(found, file, place, shelf)
        if raw is not None:
            self._catalog(raw, file, place, (*way, _Way(file, found.real, place)))

    def _find(self, entry: str, place: Place, way: tuple[_Way, ...], shelf: Shelf) -> paths.Found | None:
        """The file that an entry means; None, with the problem noted, if there is none that may be used."""
        ring = [before.real for before in way]
        try:
            found = shelf.find(entry, os.path.dirname(way[-1].real) if way[-1].file else shelf.folder, ring)
        except paths.Refused as error:
            self._refuse(place, error.message, error.hint)
            return None
        if found.real not in ring:
            return found
        names = [before.file or os.path.basename(self._texts.name) for before in way[ring.index(found.real) :]]
        chain = " → ".join([*names, names[0]])
        self._refuse(place, f"files use each other in a ring: {chain}", "take one of these `use` away")
        return None

    def _opened(self, found: paths.Found, file: str, place: Place, shelf: Shelf) -> bytes | None:
        """What stands in a file; None, with the problem noted, if it cannot be read."""
        try:
            return shelf.read(found, min(self._limits.size, MOST_BYTES - self._bytes))
        except opening.TooLarge as error:
            if error.size <= self._limits.size:
                self._too_much(place, f"all files together hold more than {MOST_BYTES / 1e6:g} MB")
            self._refuse(place, f"`{file}`: {opening.reason(error)}", f"a file may have {self._limits.size / 1e6:g} MB")
        except OSError as error:
            self._refuse(place, f"`{file}`: {opening.reason(error)}")
        return None

    def _catalog(self, raw: bytes, file: str, place: Place, way: tuple[_Way, ...]) -> None:
        self._bytes += len(raw)
        self._texts.add(file, raw, tuple(step.place for step in way if step.place))
        data = self._read(raw, file, place)
        if data is None:
            return
        if "journey" in data or "blueprint" in data:
            self._refuse(place, f"`{file}` is a blueprint, and only catalogs can be used",
                         "move the directories that both need into a file that begins with `catalog: 1`")  # fmt: skip
            return
        self._take(check("Catalog", data, lambda: self._texts.positions(file), file), file)
        self._entries(data.get("use"), way)

    def _read(self, raw: bytes, file: str, place: Place) -> dict[str, Any] | None:
        """The data of a catalog; None, with problems noted, if it is no YAML or of another version."""
        try:
            data: dict[str, Any] = read_data(raw, self._texts.title(file), self._limits, "catalog")
        except SourceError as error:
            self.names_are_lost = True
            self.problems += [problem._replace(place=Place(problem.place.path, file)) for problem in error.problems]
            return None
        self._values += _count(data)
        if self._values > MOST_VALUES:
            self._too_much(place, f"all files together hold more than {MOST_VALUES:,} values")
        if problem := version_problem(data.get("catalog"), "catalog", file):
            self.names_are_lost = True
            self.problems.append(problem)
            return None
        return data

    def _take(self, checked: Checked, file: str) -> None:
        self.problems += checked.problems
        if checked.gaps is not None:
            self.gaps.append(checked.gaps)
        if checked.record is None:
            self.names_are_lost = True
        else:
            self.shared.append(Shared(file, checked.record))
            self.data[file] = checked.data

    # ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────────

    def _check_count(self, place: Place, depth: int) -> None:
        if len(self._seen) >= MOST_FILES:
            self._too_much(place, f"more than {MOST_FILES} files are used")
        if depth > MOST_DEPTH:
            self._too_much(place, f"files use each other more than {MOST_DEPTH} deep")

    def _too_much(self, place: Place, message: str) -> None:
        self._refuse(place, message, "use fewer files, or put them together")
        raise _Stop

    def _refuse(self, place: Place, message: str, hint: str = "") -> None:
        self.names_are_lost = True
        self.problems.append(Problem("BP110", message, hint, place))


def _count(data: Any) -> int:
    """How many values there are, those of aliases too."""
    count, waiting = 0, [data]
    while waiting:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return count
