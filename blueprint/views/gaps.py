"""The gap chart: experience against expectation and ideal, what has most to gain first."""

from __future__ import annotations

from typing import Any

from blueprint.analysis.gaps import gaps, key_experience, ranked
from blueprint.graph.graph import Graph
from blueprint.graph.scored import scored
from blueprint.layout.charts.gaps import Gaps, Row, lay_out
from blueprint.layout.charts.sheet import head_of
from blueprint.layout.scene import Scene
from blueprint.layout.theme import Theme

_SAME = ("name", "kind", "owner", "experience", "expectation", "importance", "ideal", "satisfaction", "gap", "weighted",
         "priority")  # fmt: skip


def view(graph: Graph, theme: Theme) -> Scene:
    """Every factor, touchpoint and step that has scores, by priority."""
    found = ranked(scored(graph))
    key = key_experience(found)
    records = zip(gaps(graph).records(), found, strict=True)
    rows = tuple(_row(record, is_key=one is key) for record, one in records)
    return lay_out(Gaps(head_of(graph, "gaps"), rows), theme)


def _row(record: dict[str, Any], *, is_key: bool) -> Row:
    return Row(**{key: record[key] for key in _SAME}, of=record["element"] or "", is_key=is_key)
