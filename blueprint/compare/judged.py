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
    """The findings of both: new ones first, then those that are fixed, then those that are still there.

    Elements are known by their kind and id, so that findings may come from a graph that was built another time.
    """
    later = {_sign(old): _sign(new) for old, new in matched.later().items()}
    gone = {_sign(node) for pairs in matched for node in pairs.removed}
    came = {_sign(node) for pairs in matched for node in pairs.added}
    waiting: dict[Hashable, list[Finding]] = {}
    for finding in before:
        waiting.setdefault(_key(finding, later), []).append(finding)
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


Sign = tuple[str, str]
"""What an element is known by: its kind, and its id."""


def _sign(node: Node) -> Sign:
    return type(node).__name__, node.id


def _key(finding: Finding, later: dict[Sign, Sign]) -> Hashable:
    """The rule and the element, as the later blueprint has it; a process that only a `needs` names, by its name."""
    element = finding.element
    if element is None:
        return finding.code, None
    if isinstance(element, Action) and getattr(element, "implied", False):
        step = _sign(element.step)
        return finding.code, later.get(step, step), element.name
    return finding.code, later.get(_sign(element), _sign(element))


def _closest(finding: Finding, those: list[Finding]) -> Finding:
    """Of several findings of one rule about one element, the one about the same key, in the same words if there is."""
    return min(those, key=lambda one: (one.field != finding.field, one.message != finding.message))


def _is_of(element: Node | None, some: set[Sign]) -> bool:
    """Whether an element is one of some, or stands in a step that is."""
    if element is None:
        return False
    return _sign(element) in some or (isinstance(element, Action) and _sign(element.step) in some)


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
