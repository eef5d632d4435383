"""The directories of a file and of its catalogs: customers, owners, touchpoints, systems, policies, lanes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.errors import Place
from blueprint.graph.draft import Draft
from blueprint.graph.lanes import Sources, read_lanes
from blueprint.graph.nodes import Customer, Owner, Policy, System, Touchpoint
from blueprint.graph.reading import many, notes, numbered

Entry = tuple[str, Any, Place]


def read_directories(blueprint: Any, draft: Draft) -> None:
    """Take in every directory, the file's own first, then those of its catalogs in order."""
    sources: Sources = [(blueprint, None), *((shared.catalog, shared.file) for shared in blueprint.shared)]
    draft.owners_are_listed = any(source.owners is not None for source, _ in sources)
    _read_customers(sources, draft)
    _read_owners(sources, draft)
    for key, entry, place in _entries(sources, "touchpoints"):
        draft.touchpoints.add(read_touchpoint(entry, key, place, draft))
    for key, entry, place in _entries(sources, "systems"):
        owner = None if isinstance(entry, str) else draft.owner(entry.owner, _field(place, "owner"))
        draft.systems.add(System(id=key, name=_name(entry), place=place, owner=owner, declared=entry))
    for key, entry, place in _entries(sources, "policies"):
        draft.policies.add(_policy(key, entry, place, draft))
    read_lanes(sources, draft)


def _policy(key: str, entry: Any, place: Place, draft: Draft) -> Policy:
    if isinstance(entry, str):
        return Policy(id=key, name=entry, place=place, declared=entry)
    owner = draft.owner(entry.owner, _field(place, "owner"))
    return Policy(id=key, name=entry.name, place=place, says=entry.says, owner=owner, declared=entry)


def read_touchpoint(entry: Any, key: str, place: Place, draft: Draft, listed: bool = True) -> Touchpoint:
    """A touchpoint of the directory, or one declared inside a step."""
    if isinstance(entry, str):
        return Touchpoint(id=key, name=entry, place=place, listed=listed, declared=entry)
    helping = [
        draft.owner(name, Place(path, place.file)) for name, path in numbered(entry.with_, (*place.path, "with"))
    ]
    return Touchpoint(
        id=key,
        name=entry.name,
        place=place,
        notes=notes(entry.notes),
        channel=entry.channel,
        owner=draft.owner(entry.owner, _field(place, "owner")),
        with_owners=tuple(filter(None, helping)),
        senses=many(entry.senses),
        scores=entry.scores,
        listed=listed,
        declared=entry,
    )


def _name(entry: Any) -> str:
    return entry if isinstance(entry, str) else entry.name


def _field(place: Place, name: str) -> Place:
    return Place((*place.path, name), place.file)


def _entries(sources: Sources, directory: str) -> Iterator[Entry]:
    """Every entry of one directory over all sources."""
    for source, file in sources:
        for key, entry in (getattr(source, directory) or {}).items():
            yield key, entry, Place((directory, key), file)


def _read_customers(sources: Sources, draft: Draft) -> None:
    for key, entry, place in _entries(sources, "customers"):
        said = () if isinstance(entry, str) else notes(entry.notes)
        draft.customers.add(Customer(id=key, name=_name(entry), place=place, notes=said, declared=entry))


def _read_owners(sources: Sources, draft: Draft) -> None:
    entries = list(_entries(sources, "owners"))
    for key, entry, place in entries:
        draft.owners.add(_owner(key, entry, place, None))
    for key, entry, place in entries:
        if not isinstance(entry, str) and entry.part_of:
            draft.owners[key] = _owner(key, entry, place, draft.owner(entry.part_of, _field(place, "part_of")))
    _refuse_rings(entries, draft)


def _owner(key: str, entry: Any, place: Place, part_of: str | None) -> Owner:
    if isinstance(entry, str):
        return Owner(id=key, name=entry, place=place, declared=entry)
    return Owner(id=key, name=entry.name, place=place, kind=entry.kind, part_of=part_of, contact=entry.contact,
                 declared=entry)  # fmt: skip


def _refuse_rings(entries: list[Entry], draft: Draft) -> None:
    """BP107 where owners are part of each other in a ring."""
    sound: set[str] = set()
    for key, _, place in entries:
        chain, current = {key: None}, draft.owners[key].part_of
        while current is not None and current not in sound and current not in chain:
            chain[current] = None
            current = draft.owners[current].part_of
        if current in chain:
            names = list(chain)
            ring = " → ".join([*names[names.index(current) :], current])
            draft.problem("BP107", f"owners are part of each other in a ring: {ring}",
                          "take `part_of` away from one of them", _field(place, "part_of"))  # fmt: skip
        sound.update(chain)
