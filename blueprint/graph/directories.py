"""The directories of a file and of its catalogs: customers, owners, touchpoints, systems, policies, lanes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from blueprint.errors import Place
from blueprint.graph.draft import Draft
from blueprint.graph.nodes import Customer, Lane, Owner, Policy, System, Touchpoint
from blueprint.graph.reading import many, notes, numbered
from blueprint.model.lanes import BUILT_IN, KIND, ORDER

Entry = tuple[str, Any, Place]


def read_directories(blueprint: Any, draft: Draft) -> None:
    """Take in every directory, the file's own first, then those of its catalogs in order."""
    sources = [(blueprint, None), *((shared.catalog, shared.file) for shared in blueprint.shared)]
    draft.owners_are_listed = any(source.owners is not None for source, _ in sources)
    _read_customers(sources, draft)
    _read_owners(sources, draft)
    for key, entry, place in _entries(sources, "touchpoints", "touchpoint", draft):
        draft.touchpoints.add(read_touchpoint(entry, key, place, draft))
    for key, entry, place in _entries(sources, "systems", "system", draft):
        owner = None if isinstance(entry, str) else draft.owner(entry.owner, _field(place, "owner"))
        draft.systems.add(System(id=key, name=_name(entry), place=place, owner=owner, declared=entry))
    for key, entry, place in _entries(sources, "policies", "policy", draft):
        more = (
            {}
            if isinstance(entry, str)
            else {"says": entry.says, "owner": draft.owner(entry.owner, _field(place, "owner"))}
        )
        draft.policies.add(Policy(id=key, name=_name(entry), place=place, declared=entry, **more))
    _read_lanes(sources, draft)


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


def _entries(sources: list[tuple[Any, str | None]], directory: str, what: str, draft: Draft) -> Iterator[Entry]:
    """Every entry of one directory over all sources, once its id is claimed."""
    for source, file in sources:
        for key, entry in (getattr(source, directory) or {}).items():
            place = Place((directory, key), file)
            draft.claim(key, what, place, at_key=True)
            yield key, entry, place


def _read_customers(sources: list[tuple[Any, str | None]], draft: Draft) -> None:
    for key, entry, place in _entries(sources, "customers", "customer", draft):
        said = () if isinstance(entry, str) else notes(entry.notes)
        draft.customers.add(Customer(id=key, name=_name(entry), place=place, notes=said, declared=entry))


def _read_owners(sources: list[tuple[Any, str | None]], draft: Draft) -> None:
    entries = list(_entries(sources, "owners", "owner", draft))
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


def _read_lanes(sources: list[tuple[Any, str | None]], draft: Draft) -> None:
    """All lanes in drawing order: by kind; in a kind the built-in one first unless the file lists it later."""
    lanes = {
        kind.lane: Lane(id=kind.lane, name="", place=Place(()), kind=kind.name) for kind in KIND.values() if kind.lane
    }
    listed: dict[str, Place] = {}
    for source, file in sources:
        for key, entry in (source.lanes or {}).items():
            place = Place(("lanes", key), file)
            if key in listed:
                draft.problem("BP108", f"the lane `{key}` is declared twice", "keep one of the two", place, at_key=True)
            elif lane := _lane(key, entry, place, draft):
                listed[key] = place
                lanes.pop(key, None)
                lanes[key] = lane
    _add_customer_lanes(lanes, draft)
    draft.lanes = dict(sorted(lanes.items(), key=lambda item: ORDER[item[1].kind]))


def _lane(key: str, entry: Any, place: Place, draft: Draft) -> Lane | None:
    name, kind, owner = (entry, None, None) if isinstance(entry, str) else (entry.name, entry.kind, entry.owner)
    built_in = BUILT_IN.get(key)
    if kind is None and built_in is None:
        draft.problem("BP105", f"the lane `{key}` needs a `kind`", f"write `{key}: {{kind: backstage, name: …}}`; "
                      f"the kinds are {', '.join(KIND)}", place)  # fmt: skip
        return None
    if built_in and kind not in {None, built_in}:
        draft.problem("BP104", f"the lane `{key}` holds {built_in} actions and cannot be of kind {kind}",
                      "leave `kind` out, or give the lane another id", _field(place, "kind"))  # fmt: skip
        return None
    customer = key if (kind or built_in) == "customer" and key != "customer" else None
    return Lane(id=key, name=name or ("" if built_in else key), place=place, kind=kind or built_in, listed=True,
                owner=draft.owner(owner, _field(place, "owner")), customer=customer, declared=entry)  # fmt: skip


def _add_customer_lanes(lanes: dict[str, Lane], draft: Draft) -> None:
    """A customer for each customer lane that names nobody else, and a lane for each of several customers.

    With several customers the lane `customer` holds what they do together. If the only named customer has a lane of
    their own, the lane `customer` belongs to another, who has no name.
    """
    for lane in lanes.values():
        if lane.customer and lane.customer not in draft.customers:
            draft.customers.add(Customer(id=lane.id, name=lane.name, place=lane.place))
    if len(draft.customers) == 1 and next(iter(draft.customers)) in lanes:
        lane = lanes["customer"]
        draft.customers.add(Customer(id=lane.id, name=lane.name, place=lane.place))
        lanes["customer"] = replace(lane, customer=lane.id)
    if len(draft.customers) > 1:
        for customer in draft.customers.values():
            lane = Lane(id=customer.id, name=customer.name, place=customer.place, kind="customer", customer=customer.id)
            lanes.setdefault(customer.id, lane)
