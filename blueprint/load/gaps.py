"""Wrong parts are cut out of data, so that the rest can be looked through; what follows from a cut is not reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from blueprint.errors import Path, Place, Problem, excerpt
from blueprint.load.tree import at
from blueprint.model.lanes import BUILT_IN
from blueprint.model.records import fields_of
from blueprint.model.slugs import slug
from blueprint.model.telling.faults import Fault, Wrong

NAMED = ("customers", "owners", "touchpoints", "systems", "policies")
"""Directories whose entries are named by other parts of the file."""
_WHOLE = ("Branch", "Link", "Promise", "Scale")
"""Things that are nothing without the fields that they need."""
_DECLARING = {*NAMED, "lanes", "journey", "steps", "id", *BUILT_IN}
"""Keys under which names are declared."""
_QUOTED = re.compile(r"`([^`]*)`")
_FILLER = "…"


class Gaps:
    """What was cut out of one file's data, by paths in the file.

    paths: of the cuts; units: the steps that they are in; names: what they may have declared; names_are_lost: they may
    have declared what nobody can know.
    """

    def __init__(self, file: str | None = None) -> None:
        self.file = file
        self.names: set[str] = set()
        self.paths: set[Path] = set()
        self.units: set[Path] = set()
        self.names_are_lost = False
        self._out: dict[Path, list[int]] = {}

    # ── cutting ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def cut(self, data: Any, faults: Iterable[Fault]) -> Any:
        """The data, changed, without what is at fault; an entry of a directory keeps its id."""
        for fault in faults:
            self.note((*fault.path, fault.field) if fault.wrong is Wrong.MISSING else fault.path, data)
            self._mend(data, fault)
        for path in sorted(self._out, key=len, reverse=True):
            entries = at(data, path)
            for number in sorted(self._out[path], reverse=True):
                del entries[number]
        return data

    def _mend(self, data: Any, fault: Fault) -> None:
        own = fault.wrong is Wrong.MISSING or len(fault.path) == len(fault.whole) + 1
        if not (fault.required and own) or fault.at_key:
            self._remove(data, fault.path, fault.at_key)
        elif fault.model in _WHOLE or (fault.model == "Touchpoint" and len(fault.whole) != 2):
            self._remove(data, fault.whole)
        elif fault.field != "journey" and (thing := at(data, fault.whole)) is not None:
            filler = fault.whole[-1] if fault.field == "name" else _FILLER
            thing[fault.field] = [] if fault.field == "steps" else filler

    def _remove(self, data: Any, path: Path, at_key: bool = False) -> None:
        """Take a value out of what it stands in; the place of a list's entry is kept until all cuts are made."""
        holder = at(data, path[:-1])
        if isinstance(holder, dict) and path[-1] in holder:
            if len(path) == 2 and path[0] in NAMED and not at_key:
                holder[path[-1]] = str(path[-1])
            else:
                del holder[path[-1]]
        elif isinstance(holder, list) and path[-1] not in self._out.setdefault(path[:-1], []):
            self._out[path[:-1]].append(int(path[-1]))
            holder[int(path[-1])] = None

    # ── what a cut makes doubtful ───────────────────────────────────────────────────────────────────────────────────

    def note(self, path: Path, data: Any) -> None:
        """Note that the value at a path does not count, and what it may have declared."""
        self.paths.add(path)
        names = set(_names(at(data, path)))
        self.names |= names
        is_cell = path[:1] == ("journey",) and len(path) == 5 and path[4] not in fields_of("Step")
        may_declare = path[-1] in _DECLARING or isinstance(path[-1], int) or is_cell
        self.names_are_lost |= may_declare and (len(path) == 1 or not names)
        if path[:1] == ("journey",):
            self.units.add(path[:4])
            if isinstance(step := at(data, path[:4]), dict):
                self.names.update(_ids_of(step))
        elif len(path) > 1 and path[0] != "scale":
            self.names.add(str(path[1]))
        if path[:1] == ("customers",):  # of several each has a lane, and one is fewer now
            self.names.update(map(str, at(data, path[:1]) or ()))

    def original(self, place: Place) -> Place:
        """A place in what is left, as a place in the file."""
        if place.file != self.file or not self._out:
            return place
        path: Path = ()
        for part in place.path:
            if isinstance(part, int):
                for number in sorted(self._out.get(path, ())):
                    part += number <= part
            path = (*path, part)
        return Place(path, place.file)

    def hold(self, place: Place) -> bool:
        """Whether a value stands in what was cut."""
        starts = (place.path[:length] for length in range(1, len(place.path) + 1))
        return place.file == self.file and any(start in self.paths for start in starts)

    def lie_in(self, place: Place) -> bool:
        """Whether a part of a value was cut."""
        return place.file == self.file and any(cut[: len(place.path)] == place.path for cut in self.paths)

    def name(self, problem: Problem) -> bool:
        """Whether a problem speaks of a name that what was cut may have declared."""
        spoken = _QUOTED.findall(problem.message)
        return any(name in self.names or name.partition("/")[0] in self.names for name in spoken)


def _names(value: Any) -> Iterator[str]:
    """Every text in a value, its keys too, and the ids that would be made of them."""
    if isinstance(value, str):
        yield from (value, excerpt(value), slug(value))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _names(item)
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)


def _ids_of(step: dict[str, Any]) -> Iterator[str]:
    """What a step may be called: its id, or what the customer does in it."""
    acts = step.get("customer")
    for value in (step.get("id"), acts.get("does") if isinstance(acts, dict) else acts):
        if isinstance(value, str):
            yield from (value, slug(value))
