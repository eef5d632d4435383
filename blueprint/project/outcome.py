"""What came of checking one file, in a shape that can be sent to another process and kept as data."""

from __future__ import annotations

from typing import Any

from blueprint.edits import Fix, Remove, Replace, SetKey
from blueprint.errors import Location, Place, Related, Span
from blueprint.named import NamedTuple
from blueprint.report.located import About, FileReport, Located
from blueprint.rules.findings import Level


class Outcome(NamedTuple):
    """What came of checking one file.

    report: what there is to tell; files: the names of all files that it was read from, each with a digest of what was
    read (empty where nothing was); ids: of all elements that there are.
    """

    report: FileReport
    files: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] = ()


def to_data(item: Located) -> dict[str, Any]:
    """Something to tell as JSON data."""
    return {
        **item._asdict(),
        "location": _location_data(item.location),
        "related": [[one.message, _place_data(one.place), _location_data(one.location)] for one in item.related],
        "fix": _fix_data(item.fix),
    }


def from_data(data: dict[str, Any]) -> Located:
    """The same again. Raises KeyError, TypeError or ValueError for what is no such data."""
    related = tuple(Related(message, _place(place), _location(at)) for message, place, at in data["related"])
    about = About(*data["about"]) if data["about"] else None
    more: dict[str, Any] = {"level": Level(data["level"]), "location": _location(data["location"]), "related": related,
            "fix": _fix(data["fix"]), "about": about}  # fmt: skip
    return Located(**{**data, **more})


def _location_data(location: Location | None) -> list[Any] | None:
    return None if location is None else [location.file, *location.span]


def _location(data: Any) -> Location | None:
    return None if data is None else Location(data[0], Span(*data[1:]))


def _place_data(place: Place) -> list[Any]:
    return [list(place.path), place.file]


def _place(data: Any) -> Place:
    return Place(tuple(data[0]), data[1])


_EDITS = {edit.__name__: edit for edit in (SetKey, Remove, Replace)}


def _fix_data(fix: Fix | None) -> list[Any] | None:
    if fix is None:
        return None
    return [fix.title, fix.safe, [[type(edit).__name__, _place_data(edit.place), *edit[1:]] for edit in fix.edits]]


def _fix(data: Any) -> Fix | None:
    if data is None:
        return None
    title, safe, edits = data
    return Fix(title, tuple(_EDITS[name](_place(place), *rest) for name, place, *rest in edits), safe)
