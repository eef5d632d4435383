"""What a blueprint declares before its journey: customers, owners, touchpoints, systems, policies, lanes."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

from blueprint.testing.words import marks_of_ten, short_texts, sources, texts

CHANNELS = ("person", "phone", "place", "object", "print", "web", "app", "kiosk", "chat-bot", "email")
SENSES = ("sense", "feel", "think", "act", "relate", "sight", "sound", "touch")
LANES = {"desk": {"kind": "frontstage", "name": "Desk"}, "kitchen": {"kind": "backstage", "name": "Kitchen"},
         "rules": {"kind": "note", "name": "Rules"}}  # fmt: skip


class Names(NamedTuple):
    """The ids that may be named: empty where there is no directory of them."""

    customers: tuple[str, ...]
    owners: tuple[str, ...]
    touchpoints: tuple[str, ...]
    systems: tuple[str, ...]
    policies: tuple[str, ...]


@st.composite
def names(draw: st.DrawFn) -> Names:
    """Which ids there are."""

    def some(kind: str, most: int) -> tuple[str, ...]:
        return tuple(f"{kind}{number}" for number in range(draw(st.integers(0, most))))

    return Names(some("guest-", 3), some("team-", 5), some("thing-", 6), some("machine-", 3), some("policy-", 2))


def owner(names: Names) -> st.SearchStrategy[str]:
    """Somebody to answer for something: of the directory, else whoever comes to mind."""
    return st.sampled_from(names.owners) if names.owners else short_texts


@st.composite
def some_of(draw: st.DrawFn, parts: dict[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    """Some of the keys that might be given."""
    chosen = draw(st.lists(st.sampled_from(sorted(parts)), unique=True, max_size=len(parts))) if parts else []
    return {key: draw(parts[key]) for key in chosen}


def scores() -> st.SearchStrategy[dict[str, Any]]:
    """How much of something there is, against what is expected."""
    rated = dict.fromkeys(("experience", "expectation", "importance", "ideal"), marks_of_ten)
    return some_of(rated | {"source": sources})


def notes() -> st.SearchStrategy[Any]:
    """Remarks beside an element."""
    several = st.one_of(texts, st.lists(texts, min_size=1, max_size=2))
    return some_of(dict.fromkeys(("pain", "idea", "question", "opportunity", "quote", "note"), several))


@st.composite
def directories(draw: st.DrawFn, names: Names) -> dict[str, Any]:
    """The directories that declare some ids."""
    owners = {}
    for number, key in enumerate(names.owners):
        parts: dict[str, Any] = {"kind": st.sampled_from(["organisation", "department", "team", "post", "partner"])}
        if number:
            parts["part_of"] = st.sampled_from(names.owners[:number])
        owners[key] = {"name": f"Team no. {number}"} | draw(some_of(parts))
    found: dict[str, Any] = {
        "customers": {key: f"Guest no. {number}" for number, key in enumerate(names.customers)},
        "owners": owners,
        "touchpoints": {key: draw(_touchpoint(names, key)) for key in names.touchpoints},
        "systems": {key: {"name": f"Machine {key[-1]}"} | draw(some_of({"owner": owner(names)}))
                    for key in names.systems},
        "policies": {key: {"name": f"Policy {key[-1]}"} | draw(some_of({"says": texts, "owner": owner(names)}))
                     for key in names.policies},
        "lanes": draw(_lanes(names)),
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


@st.composite
def _touchpoint(draw: st.DrawFn, names: Names, key: str) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "channel": st.sampled_from(CHANNELS), "owner": owner(names), "scores": scores(),
        "senses": st.lists(st.sampled_from(SENSES), min_size=1, max_size=3, unique=True),
    }  # fmt: skip
    if names.owners:
        parts["with"] = st.lists(st.sampled_from(names.owners), min_size=1, max_size=2, unique=True)
    return {"name": f"Thing no. {key[-1]}"} | draw(some_of(parts))


@st.composite
def _lanes(draw: st.DrawFn, names: Names) -> dict[str, Any]:
    lanes: dict[str, Any] = {key: dict(lane) for key, lane in LANES.items()}
    for key in ("desk", "kitchen", "backstage"):
        if draw(st.booleans()) and names.owners:
            lanes.setdefault(key, {})["owner"] = draw(owner(names))
    return lanes
