"""What a team sets: which rules, at which level, with which thresholds, for which files.

`blueprint.toml`, or the table `[tool.blueprint]` of `pyproject.toml`, in the folder of a file or the nearest above it::

    preset = "strict"                          # minimal, recommended or strict
    select = ["BP218"]                         # rules to run besides, by code, family or name
    ignore = ["BP213"]                         # rules to leave out
    baseline = "blueprint-baseline.json"       # findings that are known
    exclude = ["archive/**"]                   # what a walk through a folder passes over

    [rules]
    BP301 = "warning"                          # error, warning, info, off
    granularity = {level = "info", most = 20}  # thresholds of the rule

    [[files]]
    match = ["drafts/**"]
    preset = "minimal"
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from blueprint.errors import Location, Problem, SourceError, Span
from blueprint.load.opening import TooLarge, read_file, reason
from blueprint.named import NamedTuple
from blueprint.project.globs import matches
from blueprint.project.toml import Toml
from blueprint.rules.selection import Change, Wanted, changed

OWN, SHARED = "blueprint.toml", "pyproject.toml"
LARGEST = 1_000_000
"""How many bytes a settings file may have."""

_ABOVE = ("tool", "blueprint")


class ForFiles(NamedTuple):
    """What is set for some files only. match: patterns of paths, from the folder of the settings."""

    match: tuple[str, ...]
    change: Change


class Settings(NamedTuple):
    """What is set for the files of a folder.

    file: where it stands, None if nothing is set; change: what is set for all files; files: what is set for some, the
    later before the earlier; baseline: a path; exclude: patterns of paths; packages: names of installed rule packages.
    """

    file: str | None = None
    change: Change = Change()
    files: tuple[ForFiles, ...] = ()
    baseline: str | None = None
    exclude: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder from which its paths and patterns count."""
        return os.path.dirname(self.file) if self.file else os.curdir

    def wanted(self, path: str | os.PathLike[str]) -> Wanted:
        """What is wanted for one file."""
        wanted = changed(Wanted(), self.change)
        inside = self._inside(path)
        for some in self.files:
            if any(matches(inside, pattern) for pattern in some.match):
                wanted = changed(wanted, some.change)
        return wanted

    def excludes(self, path: str | os.PathLike[str]) -> bool:
        """Whether a walk through folders passes a file over."""
        return any(matches(self._inside(path), pattern) for pattern in self.exclude)

    def _inside(self, path: str | os.PathLike[str]) -> str:
        return os.path.relpath(os.path.abspath(path), os.path.abspath(self.folder)).replace(os.sep, "/")


def settings_for(path: str | os.PathLike[str]) -> Settings:
    """The settings for a file, or for a folder: those of the nearest settings file.

    Raises SourceError or ModelError for a wrong one.
    """
    whole = os.path.abspath(path)
    found = _nearest(whole if os.path.isdir(whole) else os.path.dirname(whole))
    return read_settings(found) if found else Settings()


@lru_cache(maxsize=256)
def read_settings(file: str) -> Settings:
    """The settings in a file. Raises SourceError or ModelError with everything that is wrong in it."""
    from blueprint.project.checking import check_settings

    shared = os.path.basename(file) == SHARED
    toml = Toml(_shown(file), _bytes(file))
    table = _table(toml.data, os.path.basename(file))
    return _settings(file, check_settings(toml, {} if table is None else table, _ABOVE if shared else ()))


def forget_settings() -> None:
    """Read settings files anew from now on: they may have been changed."""
    for function in (read_settings, _nearest):
        function.cache_clear()


def _settings(file: str, data: Mapping[str, Any]) -> Settings:
    some = tuple(ForFiles(_texts(entry["match"]), _change(entry)) for entry in data.get("files", ()))
    return Settings(file, _change(data), some, data.get("baseline"), _texts(data.get("exclude", ())),
                    _texts(data.get("packages", ())))  # fmt: skip


def _change(data: Mapping[str, Any]) -> Change:
    said = {
        name: {"level": value} if isinstance(value, str) else value for name, value in data.get("rules", {}).items()
    }
    return Change(data.get("preset"), (), _texts(data.get("select", ())), _texts(data.get("ignore", ())), said)


def _texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@lru_cache(maxsize=4096)
def _nearest(folder: str) -> str | None:
    """The settings file of a folder or of the nearest above it; a project's folder (`.git`) is the last that counts."""
    for above in _upwards(folder):
        own, shared = os.path.join(above, OWN), os.path.join(above, SHARED)
        if os.path.isfile(own):
            return own
        if os.path.isfile(shared) and _table(_parsed(shared), SHARED) is not None:
            return shared
        if os.path.lexists(os.path.join(above, ".git")):
            return None
    return None


def _upwards(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _parsed(file: str) -> dict[str, Any]:
    raw = _bytes(file)
    return Toml(_shown(file), raw).data if b"blueprint" in raw else {}


def _bytes(file: str) -> bytes:
    try:
        return read_file(file, LARGEST)
    except TooLarge as error:
        place = Location(_shown(file), Span(1, 1, 1, 1))
        raise SourceError([Problem("BP101", reason(error), "settings take a few lines", location=place)]) from error


def _table(data: Mapping[str, Any], name: str) -> Any:
    """The table that is ours, or what stands in its place; None if there is nothing."""
    if name != SHARED:
        return data
    tool = data.get(_ABOVE[0])
    return tool.get(_ABOVE[1]) if isinstance(tool, dict) else None


def _shown(file: str) -> str:
    """A file's name from the current folder, if that is shorter."""
    try:
        return min(os.path.relpath(file), file, key=len)
    except ValueError:
        return file
