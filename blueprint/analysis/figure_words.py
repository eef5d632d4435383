"""What is said of figures: which targets are missed, what is not known, where only the amount is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.figures import (
    NEITHER,
    NO_FIGURE,
    NO_TARGET,
    STANDINGS,
    Figure,
    worst_first,
)
from blueprint.analysis.journey import journeys
from blueprint.analysis.result import Advice, Caveat
from blueprint.analysis.served import ALONE, BOTH, NOT_AT_ALL, QUALITY, Hurried, Served
from blueprint.analysis.wording import counted, joined, listed, quoted
from blueprint.graph.graph import Graph
from blueprint.graph.measuring import answering
from blueprint.graph.nodes import Touchpoint
from blueprint.graph.targets import number

AT_A_TIME = 4
"""How many missed targets are taken up at once."""


def summary(found: Sequence[Figure], people: Sequence[Served]) -> Iterator[str]:
    """How many targets are met, which are missed, and how work with people is measured."""
    if not found:
        yield "There are no indicators yet, so nobody can tell how well anything goes."
    else:
        yield _tally(found)
        if missed := worst_first(found):
            yield f"Missed: {joined([_missed(one) for one in missed])}."
        yield _kinds(found)
        yield from _people(people)


def _tally(found: Sequence[Figure]) -> str:
    """How many targets are met, missed, unknown."""
    met, missed, unknown = (sum(one.standing == standing for one in found) for standing in STANDINGS)
    if unknown == 1 == len(found):
        return f"The one indicator cannot be held against a target: it is {found[0].why}."
    whys = [one.why for one in found if one.why]
    reasons = ", ".join(f"{whys.count(why)} {why}" for why in dict.fromkeys(whys))
    if unknown == len(found):
        return f"None of {counted(unknown, 'indicator')} can be held against a target: {reasons}."
    parts = [f"{met} {_verb(met, 'meets its', 'meet their')} target", f"{missed} {_verb(missed, 'misses', 'miss')} it"]
    if unknown:
        parts.append(f"{unknown} cannot be held against one ({reasons})")
    return f"Of {counted(len(found), 'indicator')} {joined(parts)}."


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _missed(one: Figure) -> str:
    return f"{quoted(one.indicator.name)} {_is_and_should(one)}"


def _is_and_should(one: Figure) -> str:
    unit = f" {one.indicator.unit}" if one.indicator.unit else ""
    should = one.target.words if one.target else ""
    return f"is {number(one.indicator.actual or 0.0)}{unit} and should be {should}{unit}"


def _kinds(found: Sequence[Figure]) -> str:
    kinds = [one.indicator.kind for one in found]
    said = [f"{kinds.count(kind)} of {kind}" for kind in ("quality", "quantity")]
    unsaid = [f"{kinds.count(None)} of which it is not said"] if None in kinds else []
    return f"Figures: {joined([*said, *unsaid])}."


def _people(people: Sequence[Served]) -> Iterator[str]:
    """How the touchpoints served by people are measured."""
    touchpoints = [one for one in people if isinstance(one.element, Touchpoint)]
    if not touchpoints:
        return
    parts = []
    for ways, said in (((QUALITY, BOTH), "by how well it goes"), ((ALONE,), "by the amount alone"),
                       ((NOT_AT_ALL,), "not at all")):  # fmt: skip
        if names := [one.element.name for one in touchpoints if one.by in ways]:
            parts.append(f"{len(names)} {said} ({listed(names)})")
    served = counted(len(touchpoints), "touchpoint is", "touchpoints are")
    yield f"{served} served by people; measured: {', '.join(parts)}."


def caveats(found: Sequence[Figure]) -> Iterator[Caveat]:
    """What is missing: owners, kinds, targets, figures."""
    missing = {
        "no-owner": ([one for one in found if one.owner is None], "Nobody answers for {}."),
        "no-kind": ([one for one in found if one.indicator.kind is None], "Quality or quantity is not said of {}."),
        "no-target": (
            [one for one in found if one.why in {NO_TARGET, NEITHER}],
            "There is no target for {}: neither met nor missed.",
        ),
        "no-figure": (
            [one for one in found if one.why in {NO_FIGURE, NEITHER}],
            "There is no figure for {}: not known, which is not zero.",
        ),
    }
    for name, (those, text) in missing.items():
        if those:
            names = listed([one.indicator.name for one in those])
            yield Caveat(name, text.format(names), tuple(one.indicator.id for one in those))


def advice(found: Sequence[Figure], alone: Sequence[Hurried], graph: Graph) -> Iterator[Advice]:
    """The missed targets that are furthest off, then what to measure and for what to set a target."""
    if not found:
        yield _begin(graph)
    for one in worst_first(found)[:AT_A_TIME]:
        yield _mend(one)
    for group in alone:
        yield _measure_quality(group, graph)
    yield from _set_targets(found)
    yield from _find_figures(found)


def _begin(graph: Graph) -> Advice:
    """Where to begin to measure: at the worst moment, if any has a score."""
    because = "there are no indicators, so nobody can tell whether the service gets better"
    for journey in journeys(graph):
        for stop in journey.stops:
            if journey.marks.worst is not None and stop.step is journey.marks.worst.step:
                text = f"Measure first how well {quoted(stop.action.name)} goes, the lowest moment"
                return Advice(text, because, (stop.step.id,), ", ".join(stop.owners) or None)
    return Advice("Measure first how well one moment goes, the one that matters most to customers", because)


def _mend(one: Figure) -> Advice:
    name, off = quoted(one.indicator.name), abs(one.distance or 0.0)
    at = f", at {quoted(one.about.name)}" if one.about else ""
    ids = (one.indicator.id, *((one.about.id,) if one.about else ()))
    owner = one.owner.name if one.owner else None
    if one.people:
        return Advice(
            f"Ask what {name} does to customers before anybody presses for it{at}",
            f"it {_is_and_should(one)}, but a quota on work with people takes the place of quality (Deming 1986)",
            ids,
            owner,
        )
    unit = f" {one.indicator.unit}" if one.indicator.unit else ""
    by = f", {number(off)}{unit} too {'much' if (one.distance or 0.0) > 0 else 'little'}" if off else ""
    return Advice(f"Mend {name}{at}", f"it {_is_and_should(one)}{by}", ids, owner)


def _measure_quality(group: Hurried, graph: Graph) -> Advice:
    touchpoints = [element.name for element in group.elements if isinstance(element, Touchpoint)]
    at = f"customers are served at {listed(touchpoints)}" if touchpoints else f"{quoted(group.elements[0].name)} goes"
    counting, tell = listed([one.name for one in group.figures]), _verb(len(group.figures), "tells", "tell")
    owners = [*(answering(graph, one) for one in group.figures), *map(graph.owner_of, group.elements)]
    return Advice(
        f"Measure how well {at}, beside the amount",
        f"{counting} {tell} only how much is done; with people that drives out how well (Deming 1986, point 11)",
        tuple(element.id for element in group.elements),
        next((owner.name for owner in owners if owner), None),
    )


def _set_targets(found: Sequence[Figure]) -> Iterator[Advice]:
    aimless = [one for one in found if one.why in {NO_TARGET, NEITHER}]
    if aimless:
        several = len(aimless) > 1
        first = ", first for the one that matters most to customers" if several else ""
        none = f"{len(aimless)} of {counted(len(found), 'indicator')} have none" if several else "it has none"
        yield Advice(
            f"Set a target for {listed([one.indicator.name for one in aimless])}{first}",
            f"{none}, so nobody can say whether {'they are' if several else 'it is'} good or bad",
            tuple(one.indicator.id for one in aimless),
            _only_owner(aimless),
        )


def _find_figures(found: Sequence[Figure]) -> Iterator[Advice]:
    waiting = [one for one in found if one.why == NO_FIGURE and one.target is not None]
    if waiting:
        yield Advice(
            f"Find out what {listed([one.indicator.name for one in waiting])} {_verb(len(waiting), 'is', 'are')} now",
            "there is a target and no figure to hold against it",
            tuple(one.indicator.id for one in waiting),
            _only_owner(waiting),
        )


def _only_owner(found: Sequence[Figure]) -> str | None:
    """The names of all who answer for some figures, if somebody answers for each."""
    owners = [one.owner for one in found]
    return ", ".join(dict.fromkeys(owner.name for owner in owners if owner)) if all(owners) else None
