"""Things by the phases in which they have a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from blueprint.graph.nodes import Phase

Thing = TypeVar("Thing")


def by_phase(
    things: Iterable[Thing], phases_of: Callable[[Thing], Iterable[Phase | None]]
) -> dict[Phase | None, list[Thing]]:
    """The things of each phase in their order, each thing looked at once. What has a part in no phase may say None."""
    found: dict[Phase | None, list[Thing]] = {}
    for thing in things:
        for phase in phases_of(thing):
            found.setdefault(phase, []).append(thing)
    return found
