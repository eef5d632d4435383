"""Where an entry of `use` leads: which spellings are paths, which files lie inside the root, and which are there."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import NamedTuple

from blueprint.errors import BlueprintError, excerpt
from blueprint.model.likeness import closest

ROOT_MARKS = (".git", "blueprint.toml", "pyproject.toml")
"""What a project's folder is known by."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SPELLINGS = (
    (re.compile(r"[A-Za-z]:[\\/]?|[/\\]"), "an absolute path is not read", "write it relative to this file"),
    (re.compile(r"~"), "`~` is not read as the home folder", "write the path relative to this file"),
    (_SCHEME, "only files are read, and nothing is fetched", "write the path of a file, relative to this one"),
)
_SIGNS = (
    (re.compile(r"\\"), "a backslash stands in the path", "write `/` between folders, on every system"),
    (re.compile(r"[$]"), "variables are not filled in", "write the path out"),
    (re.compile(r"%"), "`%` in a path is not decoded", "give the file a name without it"),
    (re.compile(r"[*?\[\]{}]"), "a path with `*`, `?`, `[` or `{` could mean several files", "name each file"),
    (re.compile(r":"), "a colon stands in the path", "give the file a name without it"),
)


class Refused(BlueprintError):  # noqa: N818 - caught where it is told, never by a caller
    """A path that is not followed, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Found(NamedTuple):
    """A file inside the root. real: its real path; parts: the names on the way from the root."""

    real: str
    root: str
    parts: tuple[str, ...]


def root_of(folder: str) -> str:
    """The root that files may not leave: the nearest folder from here upwards that is a project's, else this one.

    A project's folder has `.git`, `blueprint.toml` or `pyproject.toml` in it.
    """
    folder = os.path.realpath(folder)
    above = folder
    while not any(os.path.lexists(os.path.join(above, mark)) for mark in ROOT_MARKS):
        parent = os.path.dirname(above)
        if parent == above:
            return folder
        above = parent
    return above


def find(entry: str, folder: str, root: str) -> Found:
    """The file that an entry of `use` means. Raises Refused.

    folder: of the file that the entry stands in; root: a real path. Links are followed if they stay inside.
    """
    _check_spelling(entry)
    here, parts = os.path.realpath(folder), ()
    for name in filter(lambda part: part not in {"", "."}, entry.split("/")):
        target = os.path.join(here, name)
        if inside(os.path.normpath(target), root) is None:
            raise _outside(entry, root)
        _check_is_there(name, here, entry)
        here = os.path.realpath(target)
        if (parts := inside(here, root)) is None:
            raise _link_out(entry, root)
    if not parts:
        raise Refused(f"`{excerpt(entry)}`: this is a folder, not a file", "write the path of a file")
    return Found(here, root, parts)


def inside(path: str, root: str) -> tuple[str, ...] | None:
    """The names on the way from the root to a path, None if it lies outside. Names are compared whole.

    >>> inside("/project/shared/a.yaml", "/project"), inside("/project-2/a.yaml", "/project")
    (('shared', 'a.yaml'), None)
    """
    path, root = os.path.normcase(path), os.path.normcase(root)
    start = root if root.endswith(os.sep) else root + os.sep
    if path == root:
        return ()
    return tuple(path[len(start) :].split(os.sep)) if path.startswith(start) else None


def _check_spelling(entry: str) -> None:
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in entry):
        raise Refused("an invisible character stands in the path", "type the path anew")
    for pattern, message, hint in _SPELLINGS:
        if pattern.match(entry):
            raise Refused(f"`{excerpt(entry)}`: {message}", hint)
    for pattern, message, hint in _SIGNS:
        if pattern.search(entry):
            raise Refused(f"`{excerpt(entry)}`: {message}", hint)
    if entry != entry.strip() or entry.endswith("/"):
        raise Refused(f"`{excerpt(entry)}`: this is no file's name", "write the path of a file")


def _check_is_there(name: str, folder: str, entry: str) -> None:
    """Refuse a name that the folder does not hold in this very spelling, which other systems would not find."""
    try:
        names = [unicodedata.normalize("NFC", found) for found in os.listdir(folder)]
    except OSError:
        names = []
    else:
        names.append("..")
    name = unicodedata.normalize("NFC", name)
    if name in names:
        return
    for found in names:
        if found.casefold() == name.casefold():
            raise Refused(f"`{excerpt(entry)}`: the letter case differs, it is called `{excerpt(found)}`",
                          "write it as it is called: other systems would not find it")  # fmt: skip
    near = closest(name[:64], names[:1000], 1)
    raise Refused(f"`{excerpt(entry)}`: there is no such file", f"did you mean `{excerpt(near[0])}`?" if near else "")


def _outside(entry: str, root: str) -> Refused:
    return Refused(f"`{excerpt(entry)}` lies outside the folder `{_called(root)}`", _what_to_do(root))


def _link_out(entry: str, root: str) -> Refused:
    return Refused(f"`{excerpt(entry)}` is a link that leads out of the folder `{_called(root)}`", _what_to_do(root))


def _called(root: str) -> str:
    return excerpt(os.path.basename(root) or root)


def _what_to_do(root: str) -> str:
    if any(os.path.lexists(os.path.join(root, mark)) for mark in ROOT_MARKS):
        return "put it into that folder, or name a root that holds both"
    return "put an empty `blueprint.toml` into the folder that holds both files"
