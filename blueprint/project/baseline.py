"""Findings that a team knows of: written down once, so that only new ones are told.

An entry says which rule and which element, never which line; so a file may be edited, re-ordered and re-worded, and an
entry still finds its finding: by the element's id; else, if no element has that id any more, by the likeness of its
name within the same phase, else anywhere in the file. A finding that is gone is told, so that the baseline only ever
shrinks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from blueprint.errors import Location, Problem, SourceError, Span
from blueprint.load.opening import read_file, reason
from blueprint.named import NamedTuple
from blueprint.report.clean import clean_name
from blueprint.report.located import Located

VERSION = 1
NEAR, FAR = 0.4, 0.7
"""How alike two names must be to mean the same element: within a phase, and in different ones."""

LARGEST = 50_000_000
"""How many bytes a baseline may have."""

_MOST = 100
"""With how many entries a finding is compared: of more that are alike nobody could tell which is which."""


class Entry(NamedTuple):
    """A known finding. file: its path from the baseline's folder; kind, id, name, phase: the element's."""

    file: str
    rule: str
    kind: str
    id: str
    name: str
    phase: str


class Sifted(NamedTuple):
    """The findings of a file, held against a baseline. left: entries whose finding is gone."""

    new: tuple[Located, ...]
    known: tuple[Located, ...]
    left: tuple[Entry, ...]


def entry_of(file: str, item: Located) -> Entry:
    """A finding as an entry."""
    about = item.about
    return Entry(file, item.code, *about) if about else Entry(file, item.code, "Blueprint", "", "", "")


def sift(file: str, items: Iterable[Located], entries: Iterable[Entry], ids: Collection[str] = ()) -> Sifted:
    """Tell what is new from what is known. entries: those of this file; ids: of all elements that there are in it."""
    pairs = _Pairs([(item, entry_of(file, item)) for item in items], list(entries))
    pairs.join(lambda entry: (entry.rule, entry.kind, entry.id), 0.0)
    there = frozenset(ids)
    pairs.join(lambda entry: (entry.rule, entry.kind, entry.phase) if entry.phase else None, NEAR, there)
    pairs.join(lambda entry: (entry.rule, entry.kind), FAR, there)
    return Sifted(tuple(item for item, _ in pairs.waiting), tuple(pairs.known), tuple(pairs.left))


class _Pairs:
    """Findings and entries, joined one to one."""

    def __init__(self, waiting: list[tuple[Located, Entry]], left: list[Entry]) -> None:
        self.waiting, self.left = waiting, left
        self.known: list[Located] = []

    def join(self, key: Callable[[Entry], object], likeness: float, there: Collection[str] = ()) -> None:
        """Join what has the same key, the most alike first, if alike enough; ties go by the order of the file.

        key: None for what is not to be joined; there: ids whose entries are not to be joined: their elements have no
        new name.
        """
        found, taken = self._joined(key, likeness, there)
        self.known += [item for place, (item, _) in enumerate(self.waiting) if place in found]
        self.waiting = [one for place, one in enumerate(self.waiting) if place not in found]
        self.left = [entry for number, entry in enumerate(self.left) if number not in taken]

    def _joined(
        self, key: Callable[[Entry], object], likeness: float, there: Collection[str]
    ) -> tuple[set[int], set[int]]:
        found: set[int] = set()
        taken: set[int] = set()
        for _, place, number in sorted(self._candidates(key, likeness, there)):
            if place not in found and number not in taken:
                found.add(place)
                taken.add(number)
        return found, taken

    def _candidates(
        self, key: Callable[[Entry], object], likeness: float, there: Collection[str]
    ) -> Iterator[tuple[float, int, int]]:
        groups: dict[object, list[int]] = {}
        for number, entry in enumerate(self.left):
            if entry.id not in there and key(entry) is not None:
                groups.setdefault(key(entry), []).append(number)
        for place, (_, entry) in enumerate(self.waiting):
            for number in groups.get(key(entry), ())[:_MOST]:
                alike = _likeness(entry.name, self.left[number].name)
                if alike >= likeness:
                    yield -alike, place, number


def _likeness(name: str, other: str) -> float:
    """How alike two names are, from 0 to 1."""
    if name == other:
        return 1.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name.casefold()[:200], other.casefold()[:200], autojunk=False).ratio()


def read_baseline(file: str | Path) -> dict[str, tuple[Entry, ...]]:
    """The entries of a baseline by file. Raises SourceError for what is no baseline, or is no ordinary file."""
    try:
        data = json.loads(read_file(str(file), LARGEST))
        if data["version"] != VERSION:
            raise SourceError([_problem(file, "this release cannot read this baseline", "write it anew")])
        entries = [Entry(*(str(said.get(key, "")) for key in Entry._fields)) for said in data["findings"]]
    except OSError as error:
        raise SourceError([_problem(file, reason(error), "")], name=str(file)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError([_problem(file, "this is no baseline", "write it with `--write-baseline`")]) from error
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.file, []).append(entry)
    return {name: tuple(of_file) for name, of_file in found.items()}


def baseline_text(found: Mapping[str, Sequence[Located]], kept: Iterable[Entry] = ()) -> str:
    """A baseline of these findings by file. kept: entries of files that were not looked at, which stay."""
    entries = sorted([*(entry_of(file, item) for file, items in found.items() for item in items), *kept])
    data = {"version": VERSION, "findings": [_said(entry) for entry in entries]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def told(left: Iterable[Entry]) -> Iterator[str]:
    """What is gone, a line for each file and rule."""
    left = tuple(left)
    counts = Counter((entry.file, entry.rule) for entry in left)
    for (file, rule), count in sorted(counts.items()):
        names = [entry.name or entry.id for entry in left if (entry.file, entry.rule) == (file, rule)]
        some = ", ".join(f"`{name}`" for name in names[:3] if name) + (" …" if count > 3 else "")
        yield f"{clean_name(file)}: {rule} no longer found{f' for {some}' if some else ''}"


def _said(entry: Entry) -> dict[str, str]:
    return {key: value for key, value in entry._asdict().items() if value}


def _problem(file: str | Path, message: str, help: str) -> Problem:  # noqa: A002
    return Problem("BP101", message, help, location=Location(str(file), Span(1, 1, 1, 1)))
