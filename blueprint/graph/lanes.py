"""The rows of a blueprint: the built-in lanes, those that a file declares, and those of its customers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from blueprint.errors import Place, Related
from blueprint.graph.draft import Draft
from blueprint.graph.ids import alike
from blueprint.graph.nodes import Customer, Lane
from blueprint.model.lanes import BUILT_IN, KIND, LANE_KINDS, ORDER
from blueprint.model.records import fields_of
from blueprint.model.spelling import looks

Sources = list[tuple[Any, str | None]]
"""A blueprint and its catalogs, each with the file that it came from (None: the blueprint's own)."""

Lanes = dict[str, Lane]


def read_lanes(sources: Sources, draft: Draft) -> None:
    """All lanes in drawing order: by kind; in a kind the built-in one first unless the file lists it later."""
    lanes = {kind.lane: Lane(id=kind.lane, name="", place=Place(()), kind=kind.name)
             for kind in LANE_KINDS if kind.lane}  # fmt: skip
    for source, file in sources:
        for key, entry in (source.lanes or {}).items():
            place = Place(("lanes", key), file)
            if _can_be_lane(key, place, lanes, draft) and (lane := _lane(key, entry, place, draft)):
                lanes.pop(key, None)
                lanes[key] = lane
    _name_customers(lanes, draft)
    if len(draft.customers) > 1:
        _add_customer_lanes(lanes, draft)
    draft.lanes = dict(sorted(lanes.items(), key=lambda item: ORDER[item[1].kind]))


def _can_be_lane(key: str, place: Place, lanes: Lanes, draft: Draft) -> bool:
    """Whether a lane may have this id; if not, that is a problem."""
    if not draft.ids.is_spelled_right(key, place, at_key=True):
        return False
    if key in lanes and lanes[key].listed:
        draft.problem("BP108", f"the lane `{key}` is declared twice", "keep one of the two", place, at_key=True,
                      related=(Related("the first one is here", lanes[key].place),))  # fmt: skip
        return False
    if _is_key_of_steps(key):
        draft.problem("BP108", f"`{key}` is a key of every step, and cannot be a lane as well",
                      "give the lane another id; its `name:` may stay", place, at_key=True)  # fmt: skip
        return False
    other = next((lanes[other] for other in lanes if other != key and looks(other) & looks(key)), None)
    if other is not None:
        problem = alike(key, other.id, place, other.place, "lanes")
        draft.add(problem._replace(at_key=True, related=problem.related if other.listed else ()))
    return other is None


def _is_key_of_steps(key: str) -> bool:
    """Whether a step has a key of this name that holds no actions, so that no lane can have it."""
    return key not in BUILT_IN and key in fields_of("Step")


def _lane(key: str, entry: Any, place: Place, draft: Draft) -> Lane | None:
    name, kind, owner = (entry, None, None) if isinstance(entry, str) else (entry.name, entry.kind, entry.owner)
    built_in = BUILT_IN.get(key)
    holds = kind or built_in
    if holds is None:
        from blueprint.model.telling.slips import kind_meant

        hint = f"write `{key}: {{kind: {kind_meant(key)}, name: …}}`; the kinds are {', '.join(KIND)}"
        draft.problem("BP105", f"the lane `{key}` needs a `kind`", hint, place)
        return None
    if built_in and kind not in {None, built_in}:
        draft.problem("BP104", f"the lane `{key}` holds {built_in} actions and cannot be of kind {kind}",
                      "leave `kind` out, or give the lane another id",
                      Place((*place.path, "kind"), place.file))  # fmt: skip
        return None
    customer = key if holds == "customer" and key != "customer" else None
    owner = draft.owner(owner, Place((*place.path, "owner"), place.file))
    return Lane(id=key, name=name or ("" if built_in else key), place=place, kind=holds, listed=True,
                owner=owner, customer=customer, declared=entry)  # fmt: skip


def _name_customers(lanes: Lanes, draft: Draft) -> None:
    """A customer for each customer lane that names nobody else.

    If the only named customer has a lane of their own, the lane `customer` belongs to another, who has no name.
    """
    for lane in lanes.values():
        if lane.customer and lane.customer not in draft.customers:
            draft.customers.add(Customer(id=lane.id, name=lane.name, place=lane.place))
    only = next(iter(draft.customers), None) if len(draft.customers) == 1 else None
    if only is not None and only != "customer" and only in lanes:
        lane = lanes["customer"]
        draft.customers.add(Customer(id=lane.id, name=lane.name, place=lane.place))
        lanes["customer"] = replace(lane, customer=lane.id)


def _add_customer_lanes(lanes: Lanes, draft: Draft) -> None:
    """A lane for each of several customers; the lane `customer` holds what they do together."""
    for customer in draft.customers.values():
        lane = lanes.get(customer.id)
        if _is_key_of_steps(customer.id) or (lane and lane.kind != "customer"):
            what = "the id of another lane" if lane else "a key of every step"
            draft.problem("BP108", f"the customer `{customer.id}` has a lane of that name, and it is {what}",
                          "give the customer another id; the name may stay", customer.place, at_key=True)  # fmt: skip
        elif lane is None:
            lanes[customer.id] = Lane(id=customer.id, name=customer.name, place=customer.place, kind="customer",
                                      customer=customer.id)  # fmt: skip
