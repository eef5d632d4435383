"""A blueprint is read: text becomes data, data a record, the record a graph, and every problem gets its line."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from blueprint.errors import Location, ModelError, Place, Problem, SourceError, check_path, wrong_type
from blueprint.graph.build import build
from blueprint.graph.graph import Graph
from blueprint.load import opening
from blueprint.load.checking import Checked, check
from blueprint.load.includes import Includes
from blueprint.load.limits import DEFAULTS, Limits
from blueprint.load.parsing.source import read_data
from blueprint.load.shelf import Disk, Shelf
from blueprint.load.texts import Texts
from blueprint.model.records import Shared, fields_of
from blueprint.model.slugs import is_id, slug
from blueprint.model.versions import version_problem

if TYPE_CHECKING:
    from blueprint.model.blueprint import Blueprint
    from blueprint.rules.source import Comment, Escaped

File = str | os.PathLike[str]
_AFTER_BREAK = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


class Reading:
    """A blueprint that was read without a problem, and where everything in it stands.

    name: the file as the caller named it, or `<text>`; id: the declared id, else the file's stem (None for a text);
    data: plain data with the spellings that a person typed; blueprint: the record; graph: the typed graph;
    shared: the catalogs, each with `.file` (relative to the blueprint's own file) and `.catalog`.
    """

    def __init__(self, texts: Texts, data: Any, blueprint: Any, graph: Graph, catalogs: dict[str, Any]) -> None:
        self.name = texts.name
        self.id = graph.id
        self.data: dict[str, Any] = data
        self.blueprint = blueprint
        self.graph = graph
        self.shared: tuple[Shared, ...] = blueprint.shared
        self.catalogs = catalogs
        self._texts = texts

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files that were read, the blueprint's own first."""
        return self._texts.files

    def digests(self) -> tuple[tuple[str, str], ...]:
        """The names of all files that were read, each with a digest (SHA-256) of what was read of it."""
        return self._texts.digests()

    def locate(self, place: Place, at_key: bool = False) -> Location:
        """Where a declared value (or its key) stands; texts are parsed for positions when this is first asked."""
        return self._texts.locate(place, at_key)

    @cached_property
    def text(self) -> str:
        """The text of the blueprint's own file."""
        return self._texts.text()

    def comments(self, having: str) -> Sequence[Comment]:
        """The comments that have a text in them, file by file, from the top."""
        return tuple(self._texts.comments(having))

    def escaped(self) -> Sequence[Escaped]:
        """The values with characters that are written by their number, file by file, from the top."""
        return tuple(self._texts.escaped())

    def untidy_line(self) -> int | None:
        """The first line of the blueprint's own file that the formatter would write otherwise; None if it is tidy."""
        from blueprint.load.tidy import is_tidy, laid_out

        if is_tidy(self.text):
            return None
        pairs = zip_longest(_AFTER_BREAK.split(self.text), _AFTER_BREAK.split(laid_out(self.text)))
        return next((number for number, (ours, tidy) in enumerate(pairs, start=1) if ours != tidy), None)

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file, by the name that a `Location` gives it; for code frames."""
        return self._texts.lines(file)


def read(path: File, root: File | None = None, limits: Limits = DEFAULTS) -> Reading:
    """Read a file.

    root: the folder that `use:` may not leave; unless given, the nearest folder from the file's own upwards that has
    `.git`, `blueprint.toml` or `pyproject.toml` in it, else the file's own. Raises SourceError or ModelError with all
    problems located; `error.lines(file)` gives the text for code frames.
    """
    check_path("the path of a blueprint", path)
    _check_folders(root=root)
    name = os.fsdecode(path)
    try:
        raw = opening.read_file(name, limits.size)
    except (OSError, ValueError) as error:
        raise SourceError([_unread(name, error, limits)], name=name) from error
    return read_text(raw, name, os.path.dirname(name) or ".", root, limits)


def read_text(
    text: str | bytes, name: str = "<text>", folder: File | None = None, root: File | None = None,
    limits: Limits = DEFAULTS, shelf: Shelf | None = None,
) -> Reading:  # fmt: skip
    """Read a text, as `read` reads a file.

    name: what to call it; folder: where `use:` is looked up, and without which it is refused; shelf: where it is looked
    up instead, if that is no folder of this machine.
    """
    if not isinstance(text, str | bytes | bytearray):
        raise wrong_type("the text of a blueprint", "str or bytes", text)
    if not isinstance(name, str):
        raise wrong_type("the name of a text", "text", name)
    _check_folders(folder=folder, root=root)
    if shelf is None and folder is not None:
        shelf = Disk(os.fsdecode(folder), None if root is None else os.fsdecode(root))
    texts = Texts(name, limits, shelf.prefix if shelf else "")
    texts.add(None, text)
    try:
        data = read_data(text, name, limits)
    except SourceError as error:
        raise SourceError(texts.sort(error.problems), texts.lines) from None
    _check_head(data, texts)
    return _reading(data, texts, limits, len(text), shelf)


def _reading(data: dict[str, Any], texts: Texts, limits: Limits, size: int, shelf: Shelf | None) -> Reading:
    """The reading of data; raises ModelError with all problems of it, of its catalogs and of the graph of the whole."""
    checked = check("Blueprint", data, lambda: texts.positions(None), most=limits.problems)
    found = Includes(texts, limits, shelf, (size, checked.data))
    found.follow(checked.data.get("use"))
    graph, problems = _graph(checked, found, _stem(texts.path))
    problems = [*checked.problems, *found.problems, *problems]
    if problems or graph is None:
        from blueprint.load.retelling import retold

        raise ModelError(texts.sort(retold(problems, texts)), texts.lines)
    return Reading(texts, checked.data, checked.record, graph, found.data)


def _check_folders(**folders: Any) -> None:
    """Raise TypeError for what can be the path of no folder."""
    for what, given in folders.items():
        if given is not None:
            check_path(f"the {what}", given)


def _unread(name: str, error: OSError | ValueError, limits: Limits) -> Problem:
    """Why a file could not be opened. It has no line to point at."""
    if not isinstance(error, OSError):
        return Problem("BP101", "this is no name of a file")
    hint = _others(name) if isinstance(error, FileNotFoundError) else ""
    if isinstance(error, opening.TooLarge):
        hint = f"a file may have {limits.size / 1e6:g} MB"
    return Problem("BP101", opening.reason(error), hint)


def _others(name: str) -> str:
    """What else there is in the folder of a file that is not there."""
    from blueprint.load.paths import others

    return others(name)


def _check_head(data: dict[str, Any], texts: Texts) -> None:
    """Refuse what is a file of ours but no blueprint that we read, before its contents are called wrong."""
    problem = version_problem(data.get("blueprint"))
    if not data.keys() & {"blueprint", "title", "journey", "catalog"}:
        problem = _no_blueprint(data)
    elif "catalog" in data and "journey" not in data:
        problem = Problem("BP105", "this is a catalog, and not a blueprint: it has no `journey`",
                          "name it in `use:` of a blueprint", Place(("catalog",)), at_key=True)  # fmt: skip
    if problem:
        raise ModelError([texts.located(problem)], texts.lines)


def _no_blueprint(data: dict[str, Any]) -> Problem | None:
    """BP105 for a file that was hardly meant to be a blueprint; None if one of its keys is a slip of what it needs."""
    from blueprint.load.parsing.wording import BEGINS_WITH
    from blueprint.model.likeness import near
    from blueprint.model.telling.slips import key_meant

    some = list(data)[:100]
    if any(near(key, one) for key in some for one in ("blueprint", "title", "journey")):
        return None
    if not some or any(key_meant("Blueprint", key) == "journey" for key in some):
        return None
    is_catalog = data.keys() <= fields_of("Catalog").keys()
    hint = "it looks like a catalog: name it in `use:` of a blueprint" if is_catalog else BEGINS_WITH["blueprint"]
    return Problem("BP105", "this is no blueprint: it has neither `blueprint:` nor `title:` nor `journey:`", hint,
                   Place((some[0],)), at_key=True)  # fmt: skip


def _graph(checked: Checked, found: Includes, name: str | None) -> tuple[Graph | None, Sequence[Problem]]:
    """The graph, or the problems that are found while it is built."""
    if checked.record is None:
        return None, ()
    checked.record.shared = tuple(found.shared)
    try:
        return build(checked.record, name), ()
    except ModelError as error:
        from blueprint.load.cascades import own_problems

        gaps = [gap for gap in (checked.gaps, *found.gaps) if gap is not None]
        return None, own_problems(error.problems, gaps, checked.data, found.names_are_lost)


def _stem(name: str) -> str | None:
    """The id of a blueprint that declares none: its file's name without the suffix, if that can be an id."""
    stem, suffix = os.path.splitext(os.path.basename(name))
    if not suffix or name.startswith("<"):
        return None
    return stem if is_id(stem) else slug(stem)


def materialise(reading: Reading, into: type[Blueprint]) -> Any:
    """The pydantic model of a reading. into: `Blueprint` or a class made from it."""
    from blueprint.model.blueprint import Catalog

    blueprint: Any = into.model_validate(reading.data)
    shared = (Shared(file, Catalog.model_validate(data)) for file, data in reading.catalogs.items())
    blueprint._shared = tuple(shared)
    return blueprint
