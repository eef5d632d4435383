"""Text becomes a typed graph: from what was declared to nodes and edges, with all problems at once."""

from __future__ import annotations

from typing import Any

from blueprint.errors import ModelError, Place
from blueprint.graph.directories import read_directories
from blueprint.graph.draft import Draft
from blueprint.graph.flow import join_flow, read_ways
from blueprint.graph.graph import Graph
from blueprint.graph.joins import join_columns
from blueprint.graph.journey import read_journey
from blueprint.graph.links import check_file_ignores, join_links, join_measures, join_owners, join_recoveries
from blueprint.graph.scale import Scale, read_scale

MOST_STEPS = 5_000
MOST_LINKS = 20_000
MOST_LANES = 100
READABLE_VERSIONS = (1,)


def build(blueprint: Any, name: str | None = None) -> Graph:
    """The typed graph of a blueprint.

    blueprint: a `Blueprint` model, or a record with the same attributes; name: its id, if it declares none. Raises
    ModelError with every name that nothing declares, every id that is used twice, every score that is off the scale.
    """
    draft = Draft(Scale())
    _check_head(blueprint, draft)
    read_directories(blueprint, draft)
    read_journey(blueprint, draft)
    ways = read_ways(draft)
    join_flow(draft, ways)
    join_columns(draft)
    join_links(blueprint, draft)
    join_recoveries(draft)
    join_measures(blueprint, draft)
    join_owners(draft)
    check_file_ignores(blueprint, draft)
    if draft.problems:
        raise ModelError(draft.problems)
    return Graph(blueprint, draft, ways, name)


def _check_head(blueprint: Any, draft: Draft) -> None:
    if blueprint.blueprint not in READABLE_VERSIONS:
        draft.problem("BP109", f"this release cannot read version {blueprint.blueprint} of the format",
                      "write `blueprint: 1`, or install a newer release", Place(("blueprint",)))  # fmt: skip
    sources = (blueprint, *(shared.catalog for shared in blueprint.shared))
    steps = sum(len(phase.steps) for phase in blueprint.journey)
    counts = (
        (steps, MOST_STEPS, "journey"),
        (len(blueprint.links or ()), MOST_LINKS, "links"),
        (sum(len(source.lanes or ()) for source in sources), MOST_LANES, "lanes"),
        (sum(len(source.customers or ()) for source in sources), MOST_LANES, "customers"),
    )
    for count, most, what in counts:
        if count > most:
            named = "steps" if what == "journey" else what
            draft.problem("BP106", f"{count} {named} are more than a blueprint may have ({most})",
                          "split it into several blueprints", Place((what,)))  # fmt: skip
    if draft.problems:
        raise ModelError(draft.problems)
    draft.calendar(blueprint.reviewed, ("reviewed",))
    if blueprint.id:
        draft.claim(blueprint.id, "blueprint", Place(("id",)))
    try:
        draft.scale = read_scale(blueprint.scale)
    except ValueError as error:
        draft.problem("BP106", str(error), "write `scale: [-3, 3]` or `{from: 0, to: 10, good: low, neutral: 0}`",
                      Place(("scale",)))  # fmt: skip
