"""Where an entry of `use` leads: which spellings are paths, which files lie inside the root, and which are there."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection

from blueprint.errors import BlueprintError, excerpt
from blueprint.model.likeness import closest, near
from blueprint.model.spelling import composed
from blueprint.named import NamedTuple

ROOT_MARKS = (".git", "blueprint.toml", "pyproject.toml")
"""What a project's folder is known by."""

ALIKE = 0.75
"""How like a file's name another one is at least (difflib's ratio), to be what was meant by it."""

_SEVERAL = r"\.ya?ml[\s,;]+\S"
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
_SPELLINGS = (
    (r"[A-Za-z]:[\\/]?|[/\\]", "an absolute path is not read", "write it relative to this file"),
    (r"~", "`~` is not read as the home folder", "write the path relative to this file"),
    (_SCHEME, "only files are read, and nothing is fetched", "write the path of a file, relative to this one"),
)
_SIGNS = (
    (r"\\", "a backslash stands in the path", "write `/` between folders, on every system"),
    (r"[$]", "variables are not filled in", "write the path out"),
    (r"%", "`%` in a path is not decoded", "give the file a name without it"),
    (r"[*?\[\]{}]", "a path with `*`, `?`, `[` or `{` could mean several files", "name each file"),
    (r":", "a colon stands in the path", "give the file a name without it"),
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


def find(entry: str, folder: str, root: str, on_the_way: Collection[str] = ()) -> Found:
    """The file that an entry of `use` means. Raises Refused.

    folder: of the file that the entry stands in; root: a real path; on_the_way: the real paths of the files that led
    here, which are never what is meant. Links are followed if they stay inside.
    """
    check_spelling(entry)
    check_kind(entry, entry)
    here, parts = os.path.realpath(folder), ()
    for name in filter(lambda part: part not in {"", "."}, entry.split("/")):
        target = os.path.join(here, name)
        if inside(os.path.normpath(target), root) is None:
            raise _outside(entry, root)
        _check_is_there(name, here, entry, on_the_way)
        here = os.path.realpath(target)
        if (parts := inside(here, root)) is None:
            raise _link_out(entry, root)
    check_kind(os.path.relpath(here, os.path.realpath(folder)).replace(os.sep, "/"), entry)
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


def check_spelling(entry: str) -> None:
    """Refuse what is no path of a file on every system. Raises Refused."""
    if re.search(_SEVERAL, entry):
        raise Refused(f"`{excerpt(entry)}`: two paths stand in one", "put a dash before each, in a line of its own")
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in entry):
        raise Refused("an invisible character stands in the path", "type the path anew")
    for pattern, message, hint in _SPELLINGS:
        if re.match(pattern, entry):
            raise Refused(f"`{excerpt(entry)}`: {message}", hint)
    for pattern, message, hint in _SIGNS:
        if re.search(pattern, entry):
            raise Refused(f"`{excerpt(entry)}`: {message}", hint)
    if entry != entry.strip() or entry.endswith(("/", "/.")) or entry in {".", ".."}:
        raise Refused(f"`{excerpt(entry)}`: this is no file's name", "write the path of a file")


def check_kind(path: str, entry: str) -> None:
    """Refuse what is no catalog by its name, before anything is opened: a line of it might be quoted in a message.

    path: where it leads; entry: as it is written. Raises Refused.
    """
    if any(part.startswith(".") and part not in {".", ".."} for part in path.split("/")):
        raise Refused(f"`{excerpt(entry)}`: a file or folder whose name begins with a dot is not read",
                      "put the catalog into a folder that everybody sees")  # fmt: skip
    if not is_yaml(path):
        raise Refused(f"`{excerpt(entry)}`: a catalog is a .yaml or .yml file, and this is none by its name",
                      "write the path of a catalog, such as `../catalog.yaml`")  # fmt: skip


def is_yaml(name: str) -> bool:
    """Whether a file is YAML by its name, and not hidden.

    >>> is_yaml("shared/catalog.yaml"), is_yaml(".env"), is_yaml(".yaml")
    (True, False, False)
    """
    return name.lower().endswith((".yaml", ".yml")) and not os.path.basename(name).startswith(".")


def _check_is_there(name: str, folder: str, entry: str, on_the_way: Collection[str]) -> None:
    """Refuse a name that the folder does not hold in this very spelling, which other systems would not find."""
    if name == ".." and os.path.isdir(folder):
        return
    names = [composed(found) for found in _names_in(folder)]
    if composed(name) not in names:
        others = [one for one in names[:1000] if os.path.realpath(os.path.join(folder, one)) not in on_the_way]
        check_listed(name, names, others, entry)


def check_listed(name: str, names: Collection[str], others: Collection[str], entry: str) -> None:
    """Refuse a name that is not among those of a folder. Raises Refused, with what may be meant.

    others: those that may be meant; entry: the path in which the name stands.
    """
    name = composed(name)
    if name in names:
        return
    for found in names:
        if found.casefold() == name.casefold():
            raise Refused(f"`{excerpt(entry)}`: the letter case differs, it is called `{excerpt(found)}`",
                          "write it as it is called: other systems would not find it")  # fmt: skip
    alike = [found for found in others if is_yaml(found) == is_yaml(name) and not found.startswith(".")][:1000]
    meant = meant_by(name, alike)
    raise Refused(f"`{excerpt(entry)}`: there is no such file", f"did you mean `{excerpt(meant)}`?" if meant else "")


def meant_by(name: str, names: Collection[str]) -> str | None:
    """The file that was probably meant; endings do not make two names alike. None if there is none."""
    by_stem: dict[str, str] = {}
    for found in names:
        by_stem.setdefault(_stem(found), found)
    stem = _stem(name)
    slip = next((other for other in by_stem if near(stem, other)), None)
    alike = [slip] if slip else closest(stem[:64], by_stem, 1, ALIKE)
    return by_stem[alike[0]] if alike else None


def _stem(name: str) -> str:
    """A name without the ending of a YAML file."""
    return os.path.splitext(name)[0] if is_yaml(name) else name


def others(name: str) -> str:
    """What may have been meant by the name of a blueprint that is not there: a YAML file in the same folder."""
    folder, wanted = os.path.split(name)
    if not os.path.isdir(folder or "."):
        return f"there is no folder `{excerpt(folder)}` either"
    there = _names_in(folder or ".")
    if disguised := next((found for found in there if composed(found) == f"{composed(wanted)}.txt"), None):
        path = excerpt(os.path.join(folder, disguised))
        return f"there is `{path}`: take `.txt` away from its name, which your computer may hide"
    names = [found for found in there if is_yaml(found)]
    names = [found for found in names[:1000] if os.path.isfile(os.path.join(folder or ".", found))]
    if meant := meant_by(wanted, names):
        return f"did you mean `{excerpt(os.path.join(folder, meant))}`?"
    if not names:
        return "there is no .yaml file in that folder: is it the right one?"
    listed = ", ".join(f"`{excerpt(found)}`" for found in names[:5])
    return f"in that folder there is {listed}" + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _names_in(folder: str) -> list[str]:
    """The names in a folder, in order; none if it cannot be looked into."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


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
