"""Where catalogs are looked up: in the folders of this machine, or among files as they were at another time."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Protocol

from blueprint.errors import excerpt
from blueprint.load import opening, paths
from blueprint.model.spelling import composed


class Shelf(Protocol):
    """A place in which files are.

    folder: of the blueprint, as `Found.real` has it; prefix: what stands before a path in the name of each file.
    """

    folder: str
    prefix: str

    def find(self, entry: str, folder: str, on_the_way: Collection[str]) -> paths.Found:
        """The file that an entry of `use` in a file of that folder means. Raises paths.Refused."""
        ...

    def read(self, found: paths.Found, most: int) -> bytes:
        """What stands in a file. Raises OSError, among them opening.TooLarge."""
        ...

    def path(self, name: str) -> str:
        """The path of a file in the folder of the blueprint, as `Found.real` would have it."""
        ...

    def called(self, real: str) -> str:
        """A path as the blueprint would write it: from its own folder, with `/` on every system."""
        ...


class Disk:
    """The folders of this machine. folder: the blueprint's; root: what no file may leave, unless given the project."""

    prefix = ""

    def __init__(self, folder: str, root: str | None = None) -> None:
        self.folder = os.path.realpath(folder)
        self._given_root = root

    @cached_property
    def root(self) -> str:
        """The real path of what no file may leave."""
        return os.path.realpath(self._given_root) if self._given_root else paths.root_of(self.folder)

    def find(self, entry: str, folder: str, on_the_way: Collection[str]) -> paths.Found:
        """The file that an entry means."""
        return paths.find(entry, folder, self.root, on_the_way)

    def read(self, found: paths.Found, most: int) -> bytes:
        """What stands in a file, with no link on the way."""
        return opening.read_inside(found.root, found.parts, most)

    def path(self, name: str) -> str:
        """The real path of a file in the folder of the blueprint."""
        return os.path.realpath(os.path.join(self.folder, name))

    def called(self, real: str) -> str:
        """A path from the folder of the blueprint."""
        return os.path.relpath(real, self.folder).replace(os.sep, "/")


class Stored:
    """Files as they were at another time, which are in no folder of this machine: paths have `/`, from the top.

    folder: of the blueprint; prefix: stands before each path in messages; names: gives what is in a folder, each with
    whether it is a link; read: gives what stands in a file, if it is not longer than so many bytes.
    """

    def __init__(
        self, folder: str, prefix: str, names: Callable[[str], Mapping[str, bool]], read: Callable[[str, int], bytes]
    ) -> None:
        self.folder, self.prefix = folder, prefix
        self._names, self._read = names, read

    def find(self, entry: str, folder: str, on_the_way: Collection[str]) -> paths.Found:
        """The file that an entry means. Links are not followed."""
        paths.check_spelling(entry)
        paths.check_kind(entry, entry)
        parts = folder.split("/") if folder else []
        for name in filter(lambda part: part not in {"", "."}, entry.split("/")):
            if name == "..":
                if not parts:
                    raise paths.Refused(f"`{excerpt(entry)}` lies outside the repository", "put it into the repository")
                parts.pop()
                continue
            parts.append(self._listed(name, "/".join(parts), entry, on_the_way))
        return paths.Found("/".join(parts), "", tuple(parts))

    def _listed(self, name: str, folder: str, entry: str, on_the_way: Collection[str]) -> str:
        """A name as the folder has it. Raises paths.Refused for one that it does not hold, and for a link."""
        names = self._names(folder)
        spelled = {composed(found): found for found in names}
        others = [one for one, found in spelled.items() if f"{folder}/{found}".lstrip("/") not in on_the_way]
        paths.check_listed(name, list(spelled), others, entry)
        found = spelled[composed(name)]
        if names[found]:
            raise paths.Refused(f"`{excerpt(entry)}` is a link, and what is stored is read without following links",
                                "write the path of the file itself")  # fmt: skip
        return found

    def read(self, found: paths.Found, most: int) -> bytes:
        """What stands in a file."""
        return self._read(found.real, most)

    def path(self, name: str) -> str:
        """The path of a file in the folder of the blueprint."""
        return f"{self.folder}/{name}" if self.folder else name

    def called(self, real: str) -> str:
        """A path from the folder of the blueprint."""
        return posixpath.relpath(f"/{real}", f"/{self.folder}")
