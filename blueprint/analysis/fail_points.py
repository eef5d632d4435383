"""Fail points: how bad, how likely and how well hidden each is, what makes it good, and who answers for it.

Failure mode and effects analysis (MIL-P-1629, 1949): severity times occurrence times detection is the risk priority
number. Severity goes before the product, as in the handbook of AIAG & VDA (2019): three small figures must not hide
one disaster.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from blueprint.analysis.bits import union
from blueprint.analysis.fallout import Fallout, Hit
from blueprint.analysis.result import Column, Kind, Table, Value
from blueprint.analysis.things import PROCESS, SYSTEM
from blueprint.graph.contents import actions_in, recovery_of
from blueprint.graph.nodes import Action, FailPoint, Node, Owner, Step


class Risk(NamedTuple):
    """A fail point with what it means.

    recovery: the step that makes it good; source: where the owner was said, `own` or `action`; hit: what leans on the
    failing action; common: the systems on which both it and its recovery lean; circular: the recovery leans on the very
    action that fails.
    """

    action: Action
    fail: FailPoint
    recovery: Step | None
    owner: Owner | None
    source: str | None
    hit: Hit
    common: tuple[Node, ...]
    circular: bool


def risks(of: Fallout, at: Collection[Node] | None = None) -> tuple[Risk, ...]:
    """All fail points, the worst first: by severity, then by the risk priority number; those without a figure last.

    at: of some actions only.
    """
    found = [_risk(of, action, fail) for action, fail in of.graph.fails() if at is None or action in at]
    return tuple(sorted(found, key=lambda risk: rank(risk.fail)))


def rank(fail: FailPoint) -> tuple[int, int]:
    """A sort key: severity first, then the product; what nobody rated after what somebody did.

    >>> from blueprint.errors import Place
    >>> rank(FailPoint("a", Place(()), severity=9, occurrence=1, detection=1)) < rank(
    ...     FailPoint("b", Place(()), severity=8, occurrence=9, detection=9)
    ... )
    True
    """
    return (-(fail.severity or 0), -(fail.risk or 0))


def _risk(of: Fallout, action: Action, fail: FailPoint) -> Risk:
    graph = of.graph
    owner, source = graph.owner(fail.owner), "own"
    if owner is None:
        owner = graph.owner_of(action)
        source = "action" if owner else None
    recovery = recovery_of(graph, action, fail)
    common, circular = _shared(of, action, recovery) if recovery else ((), False)
    return Risk(action, fail, recovery, owner, source, of.hit_by([action]), common, circular)


def _shared(of: Fallout, action: Action, recovery: Step) -> tuple[tuple[Node, ...], bool]:
    """The systems on which a failing action and the step that makes it good both lean, and whether that needs it."""
    behind, there = of.backing, actions_in(of.graph, recovery)
    both = behind.of(action, SYSTEM, PROCESS) & union(behind.of(one, SYSTEM, PROCESS) for one in there)
    return tuple(behind.named(both)), any(behind.leans_on(one, action) for one in there if one is not action)


def fail_points_table(found: Iterable[Risk], of: Fallout) -> Table:
    """Every fail point, the worst first."""
    columns = (Column("element", "At", Kind.ELEMENT), Column("name", "What is done"),
               Column("step", "Step", Kind.ELEMENT), Column("what", "What can go wrong"),
               Column("severity", "Severity", Kind.COUNT, "1 (hardly noticed) to 10 (disaster)"),
               Column("occurrence", "Occurrence", Kind.COUNT, "1 (hardly ever) to 10 (nearly always)"),
               Column("detection", "Detection", Kind.COUNT, "1 (seen at once) to 10 (never seen)"),
               Column("rpn", "Risk", Kind.COUNT, "severity × occurrence × detection, of 1000 (FMEA)"),
               Column("recovery", "Made good by", Kind.ELEMENT), Column("recovery_name", "What makes it good"),
               Column("felt", "Recovery felt", Kind.SCORE, "how the recovery feels"),
               Column("common", "Both lean on", Kind.TEXT, "systems that fail the recovery with the action"),
               Column("moments", "Moments of truth", Kind.COUNT, "that lean on the action"),
               Column("actions", "Customers' actions", Kind.COUNT, "that lean on the action"),
               Column("owner", "Owner", Kind.ELEMENT), Column("owner_name", "Answers for it"),
               Column("source", "Said by", Kind.TEXT, "`own`, or that of the action"))  # fmt: skip
    note = "Severity first, then the risk: three small figures must not hide one disaster (AIAG & VDA 2019)."
    return Table("fail-points", "What can go wrong", columns, tuple(_rows(found, of)), note)


def _rows(found: Iterable[Risk], of: Fallout) -> Iterator[tuple[Value, ...]]:
    felt: dict[Step, float] = {}
    for action, score in of.targets.scores.items():
        felt.setdefault(action.step, score)
    for risk in found:
        fail, recovery, owner = risk.fail, risk.recovery, risk.owner
        common = ", ".join(system.name for system in risk.common)
        yield (risk.action.id, risk.action.name, risk.action.step.id, fail.what, fail.severity, fail.occurrence,
               fail.detection, fail.risk, recovery.id if recovery else None, recovery.name if recovery else None,
               felt.get(recovery) if recovery else None, common, risk.hit.moments, risk.hit.actions,
               owner.id if owner else None, owner.name if owner else None, risk.source)  # fmt: skip
