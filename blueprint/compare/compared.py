"""Two blueprints held against each other, as data: what its tables, its sentences and its picture are made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from blueprint.compare.changes import Change, What
from blueprint.compare.columns import Column, columns
from blueprint.compare.differ import changes
from blueprint.compare.feelings import Feelings, Figure, feelings, figures
from blueprint.compare.judged import Judged, judged
from blueprint.compare.matching import Matched, match
from blueprint.graph.graph import Graph
from blueprint.rules.findings import Finding


class Compared(NamedTuple):
    """Everything that there is to say of two blueprints. places: their steps in one row."""

    before: Graph
    after: Graph
    matched: Matched
    changes: tuple[Change, ...]
    places: tuple[Column, ...]
    feelings: Feelings
    figures: tuple[Figure, ...]
    findings: tuple[Judged, ...]


def compared(
    before: Graph, after: Graph, findings_before: Iterable[Finding] = (), findings_after: Iterable[Finding] = ()
) -> Compared:
    """Hold two blueprints against each other. findings_before, findings_after: what the same rules find in each."""
    matched = match(before, after)
    found = changes(before, after, matched)
    moved = {one.after for one in found if one.kind == "step" and one.what is What.MOVED}
    places = columns(before, after, matched, moved)
    felt = feelings(before, after, matched, places)
    return Compared(
        before, after, matched, found, places, felt, figures(felt, before, after),
        judged(matched, findings_before, findings_after),
    )  # fmt: skip
