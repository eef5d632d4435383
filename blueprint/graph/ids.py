"""Who has which id: first all that people typed, then those that are made from texts.

An id that somebody typed is never changed, so two that clash are a problem. An id made from a text gives way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from blueprint.errors import Path, Place, Problem, Related, excerpt
from blueprint.graph.reading import numbered
from blueprint.model.lanes import BUILT_IN
from blueprint.model.slugs import Namer, is_id, odd_letter, slug
from blueprint.model.spelling import difference, look, looks, misspelt

END = "end"
"""The name that `next` takes to end a path; no step may have it as its id."""

DIRECTORIES = {
    "customers": "customer",
    "owners": "owner",
    "touchpoints": "touchpoint",
    "systems": "system",
    "policies": "policy",
}
"""The directories whose keys are ids, and what stands in each."""

_MEASURES = {"promises": "promise", "indicators": "indicator"}
_ONE_EACH = "an id belongs to one thing: rename one of the two"

Typed = tuple[str, str, Place, bool]
"""An id, what has it, where it was typed, and whether as a key."""


class Ids:
    """The ids that are taken, and by whom. report: who takes in what is wrong with them.

    mended: how ids that are misspelt should be spelled; whoever names one so makes no mistake.
    """

    def __init__(self, report: Callable[[Problem], None]) -> None:
        self._report = report
        self.places: dict[str, tuple[str, Place]] = {}
        self.mended: set[str] = set()
        self._alike: dict[str, str] = {}
        self._namer = Namer({END})

    def claim(self, wanted: str, what: str, place: Place, at_key: bool = False) -> None:
        """Take an id that a person typed. A second claim, or one that looks the same, is BP108."""
        is_right = self.is_spelled_right(wanted, place, at_key)
        if what == "step" and look(wanted) == END:
            said = Problem("BP108", f"`{wanted}` cannot be the id of a step",
                           "`next: end` ends a path; choose another id", place, at_key)  # fmt: skip
            self._report(said)
        elif wanted in self.places:
            self._report(self._twice(wanted, what, place)._replace(at_key=at_key))
        elif is_right and (other := self.like(wanted)):
            self._report(alike(wanted, other, place, self.places[other][1])._replace(at_key=at_key))
        if wanted not in self.places:
            self.places[wanted] = (what, place)
            for seen in looks(wanted):
                self._alike.setdefault(seen, wanted)
            self._namer.take(wanted)

    def like(self, name: str) -> str | None:
        """The id that somebody typed and that this name would be taken for."""
        return next((self._alike[seen] for seen in looks(name) if seen in self._alike), None)

    def is_spelled_right(self, wanted: str, place: Place, at_key: bool = False) -> bool:
        """Whether an id has only letters that an id may have, each in one piece; if not, that is BP104."""
        if found := misspelt(wanted):
            self.mended.add(found[1])
            said, right = f"the id `{excerpt(wanted)}` {found[0]}", f"type it anew: `{right_id(found[1])}`"
        elif odd := odd_letter(wanted):
            said = f"the id `{excerpt(wanted)}` has the character {odd!r} in it"
            right = "an id has letters, digits, `-`, `_` and `.` only"
        else:
            return True
        self._report(Problem("BP104", said, right, place, at_key))
        return False

    def derive(self, text: str, what: str, place: Place) -> str:
        """An id for something that was not given one, made from its text."""
        name = self._namer.free(slug(text))
        self.places[name] = (what, place)
        return name

    def _twice(self, wanted: str, what: str, place: Place) -> Problem:
        other, first = self.places[wanted]
        said = f"two {plural(what)} have the id `{wanted}`"
        if other != what:
            said = f"`{wanted}` is the id of {a(other)} and of {a(what)}"
        return Problem("BP108", said, _ONE_EACH, place, related=(Related("the first one is here", first),))


def right_id(name: str) -> str:
    """A name as an id, if it can be one as it is; else what would be made of it."""
    return name if is_id(name) else slug(name)


def alike(name: str, other: str, place: Place, first: Place, what: str = "ids") -> Problem:
    """BP108 for two names that look the same."""
    return Problem("BP108", f"the {what} `{excerpt(other)}` and `{excerpt(name)}` differ {difference(other, name)}",
                   "nobody could tell them apart: rename one of the two", place,
                   related=(Related("the first one is here", first),))  # fmt: skip


def a(noun: str) -> str:
    """A noun with its article.

    >>> a("owner"), a("step")
    ('an owner', 'a step')
    """
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def plural(noun: str) -> str:
    """Several of a noun.

    >>> plural("policy"), plural("step")
    ('policies', 'steps')
    """
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def typed_ids(blueprint: Any) -> Iterator[Typed]:
    """Every id that was typed into a blueprint and its catalogs, in the order in which it counts."""
    if blueprint.id:
        yield blueprint.id, "blueprint", Place(("id",)), False
    for directory, what in DIRECTORIES.items():
        for source, file in ((blueprint, None), *((shared.catalog, shared.file) for shared in blueprint.shared)):
            for key in getattr(source, directory) or ():
                yield key, what, Place((directory, key), file), True
    for number, phase in enumerate(blueprint.journey):
        for count, step in enumerate(phase.steps):
            for name, what, path in _in_step(step, ("journey", number, "steps", count)):
                yield name, what, Place((*path, "id")), False
    for directory, what in _MEASURES.items():
        for key in getattr(blueprint, directory) or ():
            yield key, what, Place((directory, key)), True


def _in_step(step: Any, path: Path) -> Iterator[tuple[str, str, Path]]:
    """The ids in a step: its own, those of its actions, and of the touchpoints that are written out in it."""
    if step.id:
        yield step.id, "step", path
    cells = [(lane, getattr(step, lane)) for lane in BUILT_IN]
    cells += [(key, value) for key, value in (step.model_extra or {}).items() if not key.startswith("x-")]
    for lane, cell in cells:
        for thing, at in numbered(cell, (*path, lane)):
            if isinstance(thing, str):
                continue
            for one, place in ((thing, at), *numbered(_said(thing, "touchpoints"), (*at, "touchpoints"))):
                name = _said(one, "id")
                if isinstance(name, str) and (is_id(name) or not isinstance(one, dict)):
                    yield name, "touchpoint" if _said(one, "does") is None else "action", place


def _said(thing: Any, key: str) -> Any:
    """A field of a record; in a lane of one's own it may be plain data still."""
    return thing.get(key) if isinstance(thing, dict) else getattr(thing, key, None)
