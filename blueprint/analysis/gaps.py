"""Gaps: what customers experience, less what they expect and what would be ideal, by factor, touchpoint and step.

The figures are those of the seven-step method of customer experience management; the quadrants are those of importance
and performance (Martilla & James 1977). A score that nobody gave leaves its cell empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import fsum
from typing import NamedTuple

from blueprint.analysis.result import Advice, Caveat, Column, Kind, Mark, Result, Table
from blueprint.analysis.wording import counted, figure, joined, listed, quoted
from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node, Step, Touchpoint
from blueprint.graph.scored import Scored, scored

MEAN, MIDDLE = CROSS_HAIRS = ("mean", "middle")
"""Where the quadrants part: at the means of the data, or at the middle of the scale."""

MIDDLE_SCORE = 5.0
"""The middle of the scores, which go from 0 to 10."""

CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL = QUADRANTS = (
    "concentrate here", "keep it up", "low priority", "possible overkill",
)  # fmt: skip
"""Important and poor, important and good, neither, good without being important (Martilla & James 1977)."""

_KINDS = {Touchpoint: "touchpoint", Step: "step"}


FEWEST_TO_COMPARE = 4
"""With fewer things than there are quadrants, where each lies says little more than which of them is higher."""


class CrossHairs(NamedTuple):
    """Where importance and experience count as high; None where nothing parts the things that have both scores."""

    importance: float | None
    experience: float | None


def gaps(graph: Graph, *, cross_hairs: str = MEAN) -> Result:
    """Satisfaction, gaps and quadrants of everything that has scores (0 to 10).

    satisfaction = experience − expectation; weighted satisfaction = importance × satisfaction; gap = experience −
    ideal; priority = importance × gap. The key experience is the lowest weighted satisfaction. cross_hairs: `mean` of
    the data or `middle` of the scale. Raises UnknownName for another.

    Tables: `gaps`, those with the most to gain first.
    """
    if cross_hairs not in CROSS_HAIRS:
        raise UnknownName("kind of cross-hairs", cross_hairs, CROSS_HAIRS)
    found = ranked(scored(graph))
    at = cross_hairs_of(found, cross_hairs)
    rows = tuple((*_named(one, graph), *_figures(one), quadrant(one, at)) for one in found)
    key = key_experience(found)
    return Result(
        "gaps",
        f"What customers of {quoted(graph.title)} miss",
        tuple(_summary(found, key)),
        (Table("gaps", "Gaps, by priority", _COLUMNS, rows, _note(found, at, cross_hairs)),),
        tuple(_marks(found, key, at)),
        tuple(_caveats(found, at)),
        tuple(_advice(found, key, at, graph)),
    )


def ranked(found: Iterator[Scored] | Sequence[Scored]) -> list[Scored]:
    """The scored things by priority, the greatest gap that matters first; those whose priority is not known last.

    Among these the lowest weighted satisfaction goes first, then the lowest satisfaction; ties as declared.
    """
    return sorted(
        found, key=lambda one: [_last(one.priority), _last(one.weighted_satisfaction), _last(one.satisfaction)]
    )


def key_experience(found: Sequence[Scored]) -> Scored | None:
    """The one with the lowest weighted satisfaction: where customers miss most of what matters to them."""
    weighed = [one for one in found if one.weighted_satisfaction is not None]
    return min(weighed, key=lambda one: _last(one.weighted_satisfaction), default=None)


def rated(found: Iterable[Scored]) -> list[Scored]:
    """Those with both an importance and an experience."""
    return [one for one in found if None not in (one.importance, one.experience)]


def cross_hairs_of(found: Sequence[Scored], kind: str) -> CrossHairs:
    """Where the quadrants part: none at the means of things that all matter as much, or are all as good."""
    if kind == MIDDLE:
        return CrossHairs(MIDDLE_SCORE, MIDDLE_SCORE)
    both = rated(found)
    columns = [[one.importance or 0.0 for one in both], [one.experience or 0.0 for one in both]]
    if any(len(set(column)) < 2 for column in columns):
        return CrossHairs(None, None)
    return CrossHairs(*(fsum(column) / len(column) for column in columns))


def quadrant(one: Scored, at: CrossHairs) -> str | None:
    """In which quadrant something lies; what lies on a cross-hair counts as high."""
    if one.importance is None or one.experience is None or at.importance is None or at.experience is None:
        return None
    important, good = one.importance >= at.importance, one.experience >= at.experience
    if important:
        return KEEP_UP if good else CONCENTRATE
    return OVERKILL if good else LOW_PRIORITY


_COLUMNS = (
    Column("kind", "What"),
    Column("element", "Element", Kind.ELEMENT),
    Column("name", "Name"),
    Column("owner", "Answers for it"),
    Column("experience", "Experience", Kind.NUMBER, "what customers experience, 0 to 10"),
    Column("expectation", "Expectation", Kind.NUMBER, "what customers expect, 0 to 10"),
    Column("importance", "Importance", Kind.NUMBER, "how much it matters to them, 0 to 10"),
    Column("ideal", "Ideal", Kind.NUMBER, "what would be ideal, 0 to 10"),
    Column("satisfaction", "Satisfaction", Kind.NUMBER, "experience − expectation"),
    Column("weighted", "Weighted", Kind.NUMBER, "importance × satisfaction"),
    Column("gap", "Gap", Kind.NUMBER, "experience − ideal"),
    Column("priority", "Priority", Kind.NUMBER, "importance × gap; the lowest goes first"),
    Column("quadrant", "Quadrant", Kind.TEXT, "importance against experience (Martilla & James 1977)"),
)


def _figures(one: Scored) -> tuple[float | None, ...]:
    return (one.experience, one.expectation, one.importance, one.ideal, one.satisfaction, one.weighted_satisfaction,
            one.gap, one.priority)  # fmt: skip


def _named(one: Scored, graph: Graph) -> tuple[str, str | None, str, str | None]:
    kind = _KINDS.get(type(one.element), "factor")
    return kind, one.element.id if one.element else None, one.name, owner_of(one.element, graph)


def owner_of(element: Node | None, graph: Graph) -> str | None:
    """The names of those who answer for a touchpoint, or for what customers meet in a step."""
    if isinstance(element, Step):
        owners = [graph.owner_of(met.touchpoint) for met in graph.evidence_in(element)]
    else:
        owners = [graph.owner_of(element)] if element else []
    return ", ".join(dict.fromkeys(owner.name for owner in owners if owner)) or None


def _last(value: float | None) -> float:
    """A number to sort by: what is not known comes last."""
    return float("inf") if value is None else value


def _note(found: Sequence[Scored], at: CrossHairs, kind: str) -> str:
    if at.importance is None:
        few = "fewer than two things have both an importance and an experience"
        alike = "what has both scores is all of one importance or of one experience, and means part nothing there"
        return f"No quadrants: {few if len(rated(found)) < 2 else alike}."
    where = "the means of the data" if kind == MEAN else "the middle of the scale"
    return f"Quadrants part at {where}: importance {figure(at.importance)}, experience {figure(at.experience)}."


def _summary(found: Sequence[Scored], key: Scored | None) -> Iterator[str]:
    if not found:
        yield "Nothing has scores yet: no factor, no touchpoint and no step."
        return
    short = [one for one in found if (one.satisfaction or 0.0) < 0]
    known = [one for one in found if one.satisfaction is not None]
    if short:
        parts = joined([f"{quoted(one.name)} ({figure(one.satisfaction)})" for one in short])
        yield f"Customers get less than they expect of {parts}: experience − expectation, {_of(known, found)}."
    elif known:
        yield f"Customers get at least what they expect of {listed([one.name for one in known])}, {_of(known, found)}."
    if key is not None:
        weighed = [one for one in found if one.weighted_satisfaction is not None]
        lowest = "the lowest" if len(weighed) > 1 else "the only one that is known"
        yield (
            f"The key experience is {quoted(key.name)}: its weighted satisfaction is {lowest}, "
            f"{figure(key.importance)} × {figure(key.satisfaction)} = {figure(key.weighted_satisfaction)}, "
            f"{_of(weighed, found)}."
        )


def _of(known: Sequence[Scored], found: Sequence[Scored]) -> str:
    """Of how many something is known."""
    return f"known of {len(known)} of {len(found)}"


def _marks(found: Sequence[Scored], key: Scored | None, at: CrossHairs) -> Iterator[Mark]:
    for one in found:
        if one.element is not None:
            if one is key:
                yield Mark("key-experience", one.element.id, one.weighted_satisfaction)
            if quadrant(one, at) == CONCENTRATE:
                yield Mark("concentrate", one.element.id, one.importance)


def _caveats(found: Sequence[Scored], at: CrossHairs) -> Iterator[Caveat]:
    for key in ("experience", "expectation", "importance", "ideal"):
        without = [one.name for one in found if getattr(one, key) is None]
        if without:
            has = "has" if len(without) == 1 else "have"
            yield Caveat(f"no-{key}", f"{listed(without)} {has} no {key}: what needs it is left empty.")
    assumed = [one.name for one in found if one.source in {None, "assumption"}]
    if assumed:
        yield Caveat("assumed", f"The scores of {listed(assumed)} are assumed, not asked: no study is named.")
    if at.importance is not None:
        yield from _caveats_of_quadrants(found, at)


def _caveats_of_quadrants(found: Sequence[Scored], at: CrossHairs) -> Iterator[Caveat]:
    """What a quadrant does not say."""
    both = rated(found)
    if len(both) < FEWEST_TO_COMPARE:
        count = counted(len(both), "thing has", "things have")
        yield Caveat(
            "few-rated",
            f"Only {count} both an importance and an experience, {listed([one.name for one in both])}: with so few, a "
            "quadrant says little more than which is higher.",
        )
    short = [one.name for one in both if quadrant(one, at) in {KEEP_UP, OVERKILL} and (one.satisfaction or 0.0) < 0]
    if short:
        lies = "lies" if len(short) == 1 else "lie"
        yield Caveat(
            "good-but-short",
            f"{listed(short)} {lies} among what is good beside the others, and yet customers get less than they "
            "expect there: quadrants compare things with each other, and the gap goes first.",
        )


def _advice(found: Sequence[Scored], key: Scored | None, at: CrossHairs, graph: Graph) -> Iterator[Advice]:
    if not found:
        yield Advice(
            "Ask customers how good the service is, what they expect, how much it matters and what would be ideal",
            "without such scores nobody can tell what they miss: give them to `factors:` first, each from 0 to 10",
        )
    if key is not None and (key.weighted_satisfaction or 0.0) < 0:
        yield _improve(key, graph)
    unweighed = [one for one in found if one.importance is None and (one.satisfaction or one.gap or 0.0) < 0]
    if unweighed:
        yield _weigh(unweighed)
    for one in found:
        if quadrant(one, at) == OVERKILL and (one.satisfaction or 0.0) > 0:
            yield Advice(
                f"Ask whether {quoted(one.name)} needs as much",
                f"customers get {figure(one.satisfaction)} more than they expect of what matters less to them "
                f"(importance {figure(one.importance)}, under {figure(at.importance)})",
                (one.element.id,) if one.element else (),
                owner_of(one.element, graph),
            )


def _improve(key: Scored, graph: Graph) -> Advice:
    ideal = f" and lies {figure(abs(key.gap or 0.0))} under the ideal" if (key.gap or 0.0) < 0 else ""
    split = "" if key.element else "; score the touchpoints and steps that make it, to see where and with whom"
    return Advice(
        f"Improve {quoted(key.name)} first",
        f"of what is known it has the lowest weighted satisfaction ({figure(key.weighted_satisfaction)}){ideal}{split}",
        (key.element.id,) if key.element else (),
        owner_of(key.element, graph),
    )


def _weigh(unweighed: Sequence[Scored]) -> Advice:
    parts = joined([f"{quoted(one.name)} ({figure(one.satisfaction or one.gap)})" for one in unweighed])
    matter, fall = ("matters", "falls") if len(unweighed) == 1 else ("matter", "fall")
    return Advice(
        f"Ask customers how much {listed([one.name for one in unweighed])} {matter} to them",
        f"{parts} {fall} short, and without an importance nobody can tell how much that weighs",
    )
