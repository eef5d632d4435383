"""Text becomes a typed graph: from what was declared to nodes and edges, with all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.errors import ModelError, Place, Problem
from blueprint.graph.directories import read_directories
from blueprint.graph.draft import Draft
from blueprint.graph.flow import join_flow, read_ways, ways_of_each
from blueprint.graph.graph import Graph
from blueprint.graph.ids import typed_ids
from blueprint.graph.joins import join_columns
from blueprint.graph.journey import read_journey
from blueprint.graph.links import check_file_ignores, join_links, join_measures, join_owners, join_recoveries
from blueprint.graph.scale import Scale, read_scale
from blueprint.model.versions import version_problem

MOST_STEPS = 5_000
MOST_LINKS = 20_000
MOST_LANES = 100


def build(blueprint: Any, name: str | None = None) -> Graph:
    """The typed graph of a blueprint.

    blueprint: a `Blueprint` model, or a record with the same attributes; name: its id, if it declares none. Raises
    ModelError with every name that nothing declares, every id that is used twice, every score that is off the scale.
    """
    _refuse_what_cannot_be_read(blueprint)
    draft = Draft(Scale())
    _read_head(blueprint, draft)
    read_directories(blueprint, draft)
    read_journey(blueprint, draft)
    ways = read_ways(draft)
    of_each = ways_of_each(draft, ways)
    join_flow(draft, of_each)
    join_columns(draft)
    join_links(blueprint, draft)
    join_recoveries(draft)
    join_measures(blueprint, draft)
    join_owners(draft)
    check_file_ignores(blueprint, draft)
    if draft.problems:
        raise ModelError(draft.problems)
    return Graph(blueprint, draft, ways, of_each, name)


def _refuse_what_cannot_be_read(blueprint: Any) -> None:
    """Raise for another version of the format, and for more than a picture can hold."""
    version = version_problem(blueprint.blueprint)
    problems = [version] if version else list(_too_many(blueprint))
    if problems:
        raise ModelError(problems)


def _too_many(blueprint: Any) -> Iterator[Problem]:
    """BP106 for more steps, links, lanes or customers than a blueprint may have."""
    sources = (blueprint, *(shared.catalog for shared in blueprint.shared))
    counts = (
        ("journey", "steps", sum(len(phase.steps) for phase in blueprint.journey), MOST_STEPS),
        ("links", "links", len(blueprint.links or ()), MOST_LINKS),
        ("lanes", "lanes", sum(len(source.lanes or ()) for source in sources), MOST_LANES),
        ("customers", "customers", sum(len(source.customers or ()) for source in sources), MOST_LANES),
    )
    for key, what, count, most in counts:
        if count > most:
            yield Problem("BP106", f"{count:,} {what} are more than a blueprint may have ({most:,})",
                          "split it into several blueprints", Place((key,)))  # fmt: skip


def _read_head(blueprint: Any, draft: Draft) -> None:
    """What is said of the whole, and every id that was typed: an id that is made later gives way to those."""
    draft.calendar(blueprint.reviewed, ("reviewed",))
    try:
        draft.scale = read_scale(blueprint.scale)
    except ValueError as error:
        draft.problem("BP106", str(error), "write `scale: [-3, 3]` or `{from: 0, to: 10, good: low, neutral: 0}`",
                      Place(("scale",)))  # fmt: skip
    for name, what, place, at_key in typed_ids(blueprint):
        draft.ids.claim(name, what, place, at_key)
