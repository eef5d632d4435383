"""What edits come to, said as data: a text that was changed in place is held against it before anybody sees it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from blueprint.edits import Edit, Replace, SetKey
from blueprint.errors import OutputError, Path
from blueprint.load.tree import copied


class Taken:
    """The places that edits have taken: of two edits, neither may lie in the other's. The same one may come again."""

    def __init__(self) -> None:
        self._edits: set[str] = set()
        self._paths: set[Path] = set()
        self._above: set[Path] = set()

    def clashes(self, edit: Edit) -> bool:
        """Whether another edit has taken the place."""
        path = _touched(edit)
        if repr(edit) in self._edits:
            return False
        return path in self._above or any(path[:size] in self._paths for size in range(len(path) + 1))

    def take(self, edit: Edit) -> None:
        """Take the place of an edit."""
        path = _touched(edit)
        self._edits.add(repr(edit))
        self._paths.add(path)
        self._above.update(path[:size] for size in range(len(path)))


def _touched(edit: Edit) -> Path:
    return (*edit.place.path, edit.key) if isinstance(edit, SetKey) else edit.place.path


class Changes:
    """Edits of one file, sorted by what they do to its data. Raises OutputError for what cannot be done to it.

    replaced: the new value by path; added: new keys by the path of their mapping; removed: entries by the path of what
    they lie in, where what would be left empty is itself removed.
    """

    def __init__(self, edits: Iterable[Edit], data: Any) -> None:
        self.data = data
        self.replaced: dict[Path, Any] = {}
        self.added: dict[Path, dict[str, Any]] = {}
        self.removed: dict[Path, set[Any]] = {}
        taken = Taken()
        for edit in edits:
            if taken.clashes(edit):
                raise OutputError(f"`{said(_touched(edit))}` would be changed in two ways at once")
            taken.take(edit)
            self._sort(edit)
        self._remove_what_is_empty()

    def _sort(self, edit: Edit) -> None:
        path = edit.place.path
        here = found(self.data, path)
        if isinstance(edit, SetKey):
            if not isinstance(here, dict):
                raise OutputError(f"`{said(path)}` is no mapping, and `{edit.key}` can only be set in one")
            if edit.key in here:
                self.replaced[*path, edit.key] = edit.value
            else:
                self.added.setdefault(path, {})[edit.key] = edit.value
        elif not path:
            raise OutputError("a whole file is not changed in place")
        elif isinstance(edit, Replace):
            self.replaced[path] = edit.value
        else:
            self.removed.setdefault(path[:-1], set()).add(path[-1])

    def _remove_what_is_empty(self) -> None:
        """Of a list or mapping that loses all it has, the whole is removed, and so on upwards."""
        for depth in range(max(map(len, self.removed), default=0), -1, -1):
            for path in [path for path in self.removed if len(path) == depth]:
                if path in self.added or len(self.removed[path]) < len(found(self.data, path)):
                    continue
                if not path:
                    raise OutputError("nothing would be left of the file")
                del self.removed[path]
                self.removed.setdefault(path[:-1], set()).add(path[-1])

    def result(self) -> Any:
        """The data as it is to be: a copy, in which no two parts are the same object."""
        data = copied(self.data)
        for path, value in self.replaced.items():
            found(data, path[:-1])[path[-1]] = copied(value)
        for path, pairs in self.added.items():
            found(data, path).update(copied(pairs))
        for path in sorted(self.removed, key=len, reverse=True):
            holder = found(data, path)
            for part in sorted(self.removed[path], reverse=True):
                del holder[part]
        return data


def found(data: Any, path: Path) -> Any:
    """The value at a path. Raises OutputError where there is none."""
    for size, part in enumerate(path, 1):
        try:
            data = data[part]
        except (LookupError, TypeError):
            raise OutputError(f"`{said(path[:size])}` is not there") from None
    return data


def said(path: Path) -> str:
    """A path in a message.

    >>> said(("journey", 0, "steps", 2, "emotion"))
    'journey[0].steps[2].emotion'
    """
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")
