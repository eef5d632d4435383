"""Rules about who answers for what (BP3)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.graph import Graph
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level


@rule("BP301", Level.ERROR)
def touchpoint_without_owner(graph: Graph) -> Iterator[Finding]:
    """A touchpoint that nobody owns.

    Why: what nobody answers for is what disappoints, and nobody notices. A touchpoint has exactly one owner, a
    department or a post; others may help (`with:`). A touchpoint of a shared catalog counts where a step meets it.

    Bad:
        touchpoints: {lobby: {name: Lobby}}

    Good:
        touchpoints: {lobby: {name: Lobby, owner: front-office}}

    Good:
        owners: {hotel: The hotel}
        touchpoints: {lobby: {name: Lobby, owner: hotel, with: [hotel]}}
    """
    for touchpoint in graph.touchpoints():
        if graph.owner_of(touchpoint) is None and (graph.steps_that_meet(touchpoint) or touchpoint.place.file is None):
            yield Finding(touchpoint, f"the touchpoint `{touchpoint.name}` has no owner", help=_how_to_own(graph),
                          field="owner")  # fmt: skip


def _how_to_own(graph: Graph) -> str:
    owners = [owner.id for owner in graph.owners()]
    if not owners:
        return "add `owner:` with the department or post that answers for it"
    some = ", ".join(f"`{owner}`" for owner in owners[:3])
    return f"add `owner:` with the one who answers for it: {some}" + (" …" if len(owners) > 3 else "")
