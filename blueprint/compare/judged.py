"""What was found in two blueprints, held against each other: fixed, new, still there.

A finding is the same if its rule and its element are, wherever it stands in the file and whatever its words are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from blueprint.analysis.result import Column, Kind, Table
from blueprint.compare.fields import kind_of, name_of
from blueprint.compare.matching import Matched
from blueprint.graph.nodes import Action, Node
from blueprint.rules.findings import Finding, Level

NEW, FIXED, STILL_THERE = STATUSES = ("new", "fixed", "still there")
_ORDER = {level: number for number, level in enumerate(Level)}


class Judged(NamedTuple):
    """A finding in one or both blueprints.

    status: one of `STATUSES`; finding: as it is now, else as it was; along: it came or went with its element, so that
    nothing was mended and nothing was spoiled.
    """

    status: str
    finding: Finding
    along: bool = False


def judged(matched: Matched, before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Judged, ...]:
    """The findings of both: new ones first, then those that are fixed, then those that are still there."""
    gone, came = _without_counterpart(matched)
    waiting = _by_key(before, matched.later())
    found: list[Judged] = []
    for finding in after:
        those = waiting.get(_key(finding, {}), [])
        if those:
            those.remove(_closest(finding, those))
            found.append(Judged(STILL_THERE, finding))
        else:
            found.append(Judged(NEW, finding, _is_of(finding.element, came)))
    found += [Judged(FIXED, one, _is_of(one.element, gone)) for those in waiting.values() for one in those]
    return tuple(sorted(found, key=lambda one: (STATUSES.index(one.status), one.along, _ORDER[one.finding.level])))


def _by_key(findings: Iterable[Finding], later: dict[Node, Node]) -> dict[Hashable, list[Finding]]:
    found: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        found.setdefault(_key(finding, later), []).append(finding)
    return found


def _key(finding: Finding, later: dict[Node, Node]) -> Hashable:
    """The rule and the element; what has no counterpart goes by its name."""
    element = finding.element
    if element is None:
        return finding.code, None
    step = later.get(element.step, element.step) if isinstance(element, Action) else None
    implied = getattr(element, "implied", False)
    return finding.code, (step, element.name) if implied else later.get(element, element)


def _closest(finding: Finding, those: list[Finding]) -> Finding:
    """Of several findings of one rule about one element, the one about the same key, in the same words if there is."""
    return min(those, key=lambda one: (one.field != finding.field, one.message != finding.message))


def _without_counterpart(matched: Matched) -> tuple[set[Node], set[Node]]:
    return ({node for pairs in matched for node in pairs.removed}, {node for pairs in matched for node in pairs.added})


def _is_of(element: Node | None, some: set[Node]) -> bool:
    """Whether an element is one of some, or stands in a step that is."""
    return element in some or (isinstance(element, Action) and element.step in some)


def findings_table(found: Iterable[Judged]) -> Table:
    """What was found, each in its row."""
    columns = (Column("status", "Now"), Column("level", "Level"), Column("code", "Rule"),
               Column("element", "Element", Kind.ELEMENT), Column("kind", "Kind"), Column("name", "About"),
               Column("message", "What"), Column("help", "What to do"), Column("why", "Why"))  # fmt: skip
    rows = tuple(tuple(_row(one)) for one in found)
    return Table("findings", "What the rules find", columns, rows,
                 "The same finding is known by its rule and its element, not by its line.")  # fmt: skip


def _row(one: Judged) -> Iterator[str | None]:
    finding, element = one.finding, one.finding.element
    yield from (one.status, finding.level.value, finding.code, element.id if element else None)
    yield from (kind_of(element) if element else "blueprint", name_of(element) if element else None)
    yield from (finding.message, finding.help if one.status == NEW else None)
    yield {NEW: "it came with its element", FIXED: "it went with its element"}.get(one.status) if one.along else None
