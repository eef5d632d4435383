"""What is said of complaints: how many there are, whether a few things bring most of them, what to take up first."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.analysis.complaints import INDICATOR, OWNER, TOUCHPOINT, with_complaints
from blueprint.analysis.ranking import Ranked, Ranking
from blueprint.analysis.result import Advice, Caveat
from blueprint.analysis.trend import BETTER, SAME, WORSE, Change
from blueprint.analysis.vital import FEWEST, Why, crossing
from blueprint.analysis.wording import counted, joined, listed, percent, quoted
from blueprint.graph.measuring import measured
from blueprint.graph.nodes import Touchpoint

AT_A_TIME = 4
"""How many of the vital few are taken up at once."""


def summary(found: Ranking) -> Iterator[str]:
    """The complaints, the vital few or why there are none, and the last month against the one before."""
    if not found.months:
        yield "Nobody has counted complaints yet: no indicator has any."
        return
    if found.few:
        yield from _of_the_few(found)
    elif found.why is not None:
        yield _WHY_NOT[found.why](found)
    last = found.whole[-1]
    if last.verdict is not None:
        yield f"Against {last.earlier}, {last.month} is {_verdict(last)}: {_from_to(last)}{_part_of(last)}."
    yield from _clearly(found)


def _of_the_few(found: Ranking) -> Iterator[str]:
    few = joined([f"{quoted(one.item.element.name)} ({one.complaints})" for one in found.few], AT_A_TIME)
    reached = sum(one.complaints for one in found.few)
    bring = "brings" if found.vital == 1 else "bring"
    yield (
        f"{found.vital} of {_items(found)} {bring} {reached} of the {found.total} complaints {found.period} "
        f"({percent(reached / found.total)}), the vital few: {few}."
    )
    left = found.vital - AT_A_TIME
    if left > 0:
        yield f"Take up three or four at a time: the first {AT_A_TIME} now, the other {left} when these are better."


def _clearly(found: Ranking) -> Iterator[str]:
    """What changed in the last month by more than chance would bring."""
    month = found.whole[-1].month
    clear = [(one.item.element.name, change) for one in found.ranked if (change := one.changes[-1]).clear]
    for verdict in (WORSE, BETTER):
        parts = [
            f"{quoted(name)} ({change.before} to {change.after})"
            for name, change in clear
            if change.month == month and change.verdict == verdict
        ]
        if parts:
            yield f"Clearly {verdict} in {month}: {joined(parts)}."


def _items(found: Ranking) -> str:
    return counted(len(found.ranked), found.by)


def _none_at_all(found: Ranking) -> str:
    return f"There were no complaints {found.period}, so there are no vital few."


def _too_few(found: Ranking) -> str:
    there = counted(found.total, "complaint is", "complaints are")
    return f"No vital few: {there} too few to rank, {found.period}; it takes {FEWEST} to be more than chance."


def _not_placed(found: Ranking) -> str:
    return (
        f"No vital few: {found.unplaced} of the {found.total} complaints {found.period} belong to no {found.by}, so "
        f"the others are under 80%."
    )


def _spread(found: Ranking) -> str:
    if len(found.ranked) == 1:
        return f"No vital few: all complaints that have a place {found.period} are in one {found.by}."
    reached = crossing([one.complaints for one in found.ranked], found.total)
    return (
        f"No vital few: it takes {reached} of {_items(found)}, more than half, to reach 80% of the {found.total} "
        f"complaints {found.period}."
    )


_WHY_NOT = {
    Why.NONE_AT_ALL: _none_at_all,
    Why.TOO_FEW: _too_few,
    Why.NOT_PLACED: _not_placed,
    Why.SPREAD: _spread,
}


def _verdict(change: Change) -> str:
    if change.verdict == SAME:
        return "the same"
    return f"{'clearly ' if change.clear else 'a little '}{change.verdict}"


def _from_to(change: Change) -> str:
    if change.verdict == SAME:
        return f"{change.after} complaints in both"
    chance = "" if change.clear else ", which may be chance"
    return f"from {change.before} to {change.after}{chance}"


def _part_of(change: Change) -> str:
    return f" (of {change.complaints}: the rest was not counted before)" if change.after != change.complaints else ""


def caveats(found: Ranking) -> Iterator[Caveat]:
    """With what care the ranking is to be read."""
    yield from _unplaced(found)
    yield from _by_step(found)
    yield from _uncounted(found)
    yield from _tie(found)
    nobody = [one.item for one in found.few if found.owners(one.item) is None]
    if nobody:
        names, ids = listed([item.element.name for item in nobody]), tuple(item.element.id for item in nobody)
        yield Caveat("no-owner", f"Nobody answers for the complaints about {names}.", ids)
    if found.total:
        text = "Each complaint counts alike, however grave; and more customers in a month bring more complaints."
        yield Caveat("counts-only", text)


def _unplaced(found: Ranking) -> Iterator[Caveat]:
    if found.astray:
        parts = joined([f"{quoted(one.indicator.name)} ({one.complaints}: {one.reason})" for one in found.astray])
        text = f"{found.unplaced} of {counted(found.total, 'complaint')} belong to no {found.by}: {parts}."
        yield Caveat("not-placed", text, tuple(one.indicator.id for one in found.astray))


def _by_step(found: Ranking) -> Iterator[Caveat]:
    """Complaints about a step that were put at the only touchpoint in it."""
    of = [one for ranked in found.ranked for one in ranked.item.indicators] if found.by == TOUCHPOINT else []
    if through := [one for one in of if not isinstance(measured(found.graph, one), Touchpoint)]:
        names = listed([one.name for one in through])
        text = f"Counted at the only touchpoint of the step, which may be innocent: {names}."
        yield Caveat("by-step", text, tuple(one.id for one in through))


def _uncounted(found: Ranking) -> Iterator[Caveat]:
    """The indicators that nobody counted in some of the months, which is not a count of zero."""
    asked = [month for month in found.months if found.month in {None, month}]
    parts = {}
    for indicator in with_complaints(found.graph):
        counts = {month for month, _ in indicator.complaints}
        if missing := [month for month in asked if month not in counts]:
            parts[indicator.id] = f"{quoted(indicator.name)} ({joined(missing)})"
    if parts:
        text = f"Not counted, which is not zero: {joined(list(parts.values()))}."
        yield Caveat("no-figure", text, tuple(parts))


def _tie(found: Ranking) -> Iterator[Caveat]:
    """Whether the vital few end between two with as many complaints."""
    if found.few and found.vital < len(found.ranked):
        inside, outside = found.ranked[found.vital - 1 : found.vital + 1]
        if inside.complaints == outside.complaints:
            names = [one.item.element.name for one in (outside, inside)]
            text = f"{quoted(names[0])} has as many complaints as {quoted(names[1])}, the last of the vital few."
            yield Caveat("tie", text, tuple(one.item.element.id for one in (inside, outside)))


def advice(found: Ranking) -> Iterator[Advice]:
    """The first of the vital few, each with its owner; or what to do where there are none."""
    if not found.months:
        yield Advice(
            "Count complaints by month, at the indicator that each is about",
            "without counts nobody can tell the vital few from all the others (Juran 1951)",
        )
    elif found.why is Why.NOT_PLACED:
        yield _find_a_place(found)
    elif found.why is Why.SPREAD:
        yield _look_elsewhere(found)
    for one in found.few[:AT_A_TIME]:
        element = found.place(one.item)
        ids = tuple(dict.fromkeys(node.id for node in (one.item.element, element) if node))
        yield Advice(f"Work on {_object(found, one)}", _because(found, one), ids, found.owners(one.item))


def _find_a_place(found: Ranking) -> Advice:
    ids = tuple(one.indicator.id for one in found.astray)
    because = f"{found.unplaced} of {found.total} complaints belong to no {found.by}"
    if found.by == OWNER:
        return Advice(f"Say who answers for {listed([one.indicator.name for one in found.astray])}", because, ids)
    return Advice(f"Rank by indicator, where every complaint belongs, and not by {found.by}", because, ids)


def _look_elsewhere(found: Ranking) -> Advice:
    """What to do where complaints are spread, or all of one kind."""
    first = found.ranked[0].item
    if len(found.ranked) == 1:
        return Advice(f"Split the complaints about {quoted(first.element.name)} by what went wrong",
                      "one count does not tell where to begin", (first.element.id,), found.owners(first))  # fmt: skip
    return Advice("Look for a cause that many of the complaints share",
                  f"they are spread over {_items(found)}, and no few of them bring 80%")  # fmt: skip


def _object(found: Ranking, one: Ranked) -> str:
    name, place = quoted(one.item.element.name), found.place(one.item)
    if found.by == OWNER:
        return f"what {name} answers for"
    return f"{name}, at {quoted(place.name)}" if found.by == INDICATOR and place else name


def _because(found: Ranking, one: Ranked) -> str:
    """The count and its share, what it is made of, and how it changed."""
    text = f"{one.complaints} of {found.total} complaints {found.period} ({percent(one.complaints / found.total)})"
    parts = found.parts(one.item)
    if len(parts) > 1:
        text += ": " + joined([f"{quoted(name)} {number}" for name, number in parts])
    last = one.changes[-1]
    if last.verdict is not None:
        than = "as" if last.verdict == SAME else "than"
        text += f"; {last.month} is {_verdict(last)} {than} {last.earlier}, {_from_to(last)}"
    return text
