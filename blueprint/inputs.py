"""Which files are meant: names as given, folders walked for blueprints."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from blueprint.errors import Problem, excerpt
from blueprint.model.likeness import near
from blueprint.named import NamedTuple

STDIN = Path("-")
"""The name that means standard input."""

SUFFIXES = (".yaml", ".yml")
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})

_TEXTS = tuple(f"{suffix}.txt" for suffix in SUFFIXES)  # what some editors make of a name that they do not know
_HEAD = 4096
_WORDS = 12  # in a name with spaces in it
_FIRST_KEY = re.compile(rb"""\s*(?:["'{]\s*)*(\w+)["']?\s*:""")


class Input(NamedTuple):
    """A file to read.

    path: as the caller would name it; folder: the folder that was walked to find it, if any; trouble: why there is
    nothing to read, so that it is told in its place among the others.
    """

    path: Path
    folder: Path | None = None
    trouble: Problem | None = None


class Search(NamedTuple):
    """What was found. passed_over: the YAML files in folders that begin neither as a blueprint nor as a catalog."""

    inputs: list[Input]
    passed_over: list[Path]


def find(paths: Iterable[str | os.PathLike[str]]) -> list[Input]:
    """The files that these names mean, each once: a file is meant as it is, a folder stands for the blueprints in it.

    A blueprint in a folder is a `.yaml` or `.yml` file whose first key is `blueprint:`, or a slip of that; what is
    hidden is passed over. A folder in which there is none, or that cannot be looked into, is found with its trouble.
    """
    return search(paths).inputs


def search(paths: Iterable[str | os.PathLike[str]], catalogs: bool = False) -> Search:
    """The same, and what was passed over on the way. catalogs: a folder stands for the catalogs in it, too."""
    found: dict[str, Input] = {}
    passed_over: dict[str, Path] = {}
    for name, is_torn in _as_typed([os.fspath(path) for path in paths]):
        result = Search([_torn(name)], []) if is_torn else _meant(name, catalogs)
        for file in result.inputs:
            found.setdefault(os.path.abspath(file.path), file)
        for path in result.passed_over:
            passed_over.setdefault(os.path.abspath(path), path)
    return Search(list(found.values()), [path for name, path in passed_over.items() if name not in found])


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
            return key[1].decode(errors="replace") if key else None
    return None


def _meant(name: str, catalogs: bool) -> Search:
    return _in_folder(Path(name), catalogs) if os.path.isdir(name) else Search([_named(name)], [])


def _as_typed(given: list[str]) -> Iterator[tuple[str, bool]]:
    """What was typed, name by name, and whether it was torn: typed as several that are together one with spaces."""
    at = 0
    while at < len(given):
        end = at + 1 if os.path.lexists(given[at]) else _end_of_name(given, at)
        yield " ".join(given[at:end]), end > at + 1
        at = end


def _torn(name: str) -> Input:
    """A file whose name has spaces in it and was typed without quotes."""
    what = "a name with spaces in it was typed as several names"
    return Input(Path(name), trouble=Problem("BP101", what, f'put it in quotes: `"{name}"`'))


def _end_of_name(given: list[str], at: int) -> int:
    """Where a name ends whose words were taken for names of their own; after the first word if it is none."""
    ends = range(at + 2, min(at + _WORDS, len(given)) + 1)
    return next((end for end in ends if os.path.lexists(" ".join(given[at:end]))), at + 1)


def _named(given: str) -> Input:
    """A file that was named. A path would drop a slash at the end, which only the name of a folder can have."""
    if given.endswith(("/", os.sep, f"{os.sep}.", "/.")) and os.path.exists(Path(given)):
        return Input(Path(given), trouble=Problem("BP101", f"`{given}` is the name of a folder, and this is a file",
                                                  f"write `{Path(given)}`"))  # fmt: skip
    path = Path(given)
    if path.is_symlink() and path.is_file() and (target := Path(os.path.realpath(path))).suffix.lower() not in SUFFIXES:
        what = f"this is a link to `{excerpt(target.name)}`, which is no YAML file"
        return Input(path, trouble=Problem("BP101", what, "name the blueprint itself"))
    return Input(path)


def _in_folder(folder: Path, catalogs: bool) -> Search:
    """The blueprints in a folder, in the order of their names; the folder itself, with its trouble, if it has none."""
    refused: list[OSError] = []
    keys = {path: first_key(path) or "" for path in _yaml_files(folder, refused)}
    meant = [path for path, key in keys.items() if near(key, "blueprint") or (catalogs and key == "catalog")]
    inputs = [Input(path, folder, _leading_out(path)) for path in meant]
    inputs += [_closed(error, folder) for error in refused]
    passed_over = [path for path, key in keys.items() if key != "catalog" and not near(key, "blueprint")]
    return Search(inputs or [Input(folder, trouble=_nothing_in(folder, len(keys)))], passed_over)


def _leading_out(path: Path) -> Problem | None:
    """Why a link that was come upon is not followed: it leads out of the project, as `use:` may not either."""
    if not path.is_symlink():
        return None
    from blueprint.load.paths import root_of

    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root_of(os.fspath(path.parent)))):
        return None
    return Problem("BP101", "this is a link that leads out of the project", "name the file itself, if it is meant")


def _yaml_files(folder: Path, refused: list[OSError]) -> Iterator[Path]:
    """The visible YAML files in a folder and below; folders that may not be looked into go to `refused`."""
    for where, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            path = Path(where, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and path.is_file():
                yield path


def _closed(error: OSError, folder: Path) -> Input:
    why = (error.strerror or str(error)).lower()
    return Input(Path(os.fsdecode(error.filename)), folder,
                 Problem("BP101", f"this folder cannot be looked into: {why}"))  # fmt: skip


def _nothing_in(folder: Path, others: int) -> Problem:
    how_many = {0: "there is no YAML file here", 1: "the one YAML file here does not"}
    said = how_many.get(others, f"the {others} YAML files here do not")
    hidden = next((name for name in sorted(os.listdir(folder)) if name.lower().endswith(_TEXTS)), "")
    meant = f"; if `{excerpt(hidden)}` is meant, take `.txt` off its name" if hidden else ""
    begins = "a blueprint is a .yaml or .yml file that begins with the line `blueprint: 1`"
    return Problem("BP101", "there is no blueprint in this folder", f"{begins}; {said}{meant}")
