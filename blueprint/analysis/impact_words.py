"""What there is to say of failures, in sentences with their figures, and with what care to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.fail_points import Risk
from blueprint.analysis.failing_one import Failure
from blueprint.analysis.fallout import Fallout, Hit, Reach, single_points
from blueprint.analysis.result import Caveat
from blueprint.analysis.things import OWNER, PROCESS, SYSTEM, TOUCHPOINT
from blueprint.analysis.wording import counted, listed, percent, quoted, scored
from blueprint.graph.nodes import Node, Owner
from blueprint.graph.pairings import open_pairings

MOST = 3
"""How many of a kind are told in sentences; the tables have all."""


def sentences_for_all(of: Fallout, dangers: Sequence[Risk]) -> Iterator[str]:
    """What there is to say of all failures."""
    if not of.targets.customers:
        yield "No customer acts, so nothing that breaks can reach one."
        return
    yield from _of_systems(of)
    yield from _of_touchpoints(of)
    yield from _of_owners(of)
    yield from sentences_of_risks(dangers)


def _of_systems(of: Fallout) -> Iterator[str]:
    systems = [reach for reach in of.reaches if reach.thing.kind in {SYSTEM, PROCESS}]
    hitting = [reach for reach in systems if reach.sure.actions]
    points = single_points(of)
    if not systems:
        yield "No system is declared, so nobody can tell what breaks if one stops."
    elif not hitting:
        yield "Nothing that customers do leans on a system."
    elif not points:
        yield f"No system breaks more than one moment of truth; {_without(hitting[0], of)}."
    for reach in points[:MOST]:
        yield f"If {quoted(reach.thing.element.name)} stops, {breaks(reach.sure, of)}{_rest(reach, of)}."
    if len(points) > MOST:
        yield f"{counted(len(points) - MOST, 'more system breaks', 'more systems break')} as many moments of truth."


def _without(reach: Reach, of: Fallout) -> str:
    return f"without {quoted(reach.thing.element.name)}, {breaks(reach.sure, of)}{_rest(reach, of)}"


def _rest(reach: Reach, of: Fallout) -> str:
    return told(reach.sure, reach.ways, reach.share, of)


def breaks(hit: Hit, of: Fallout) -> str:
    """How much breaks, in words: moments of truth, and what customers do."""
    moments, actions = of.targets.moments, counted(len(of.targets.customers), "thing")
    done = f"{hit.actions} of {actions} that customers do"
    if not hit.moments:
        also = ", and no moment of truth" if moments else ""
        return f"{done} {_is(hit.actions, 'breaks', 'break')}{also}"
    truth = f"{hit.moments} of {counted(moments, 'moment')} of truth {_is(hit.moments, 'breaks', 'break')}"
    return f"{truth}, and with {_is(hit.moments, 'it', 'them')} {done}" if hit.actions else truth


def told(hit: Hit, ways: str | None, share: float | None, of: Fallout) -> str:
    """How it feels there, and who passes it, as the rest of a sentence."""
    parts = [_feels(hit, of), _passed(hit, ways, share, of)]
    said = "; ".join(part for part in parts if part)
    return f"; {said}" if said else ""


def _feels(hit: Hit, of: Fallout) -> str:
    """What feels worst of what breaks, and what else stands out in it."""
    if hit.worst is None or (hit.worst not in of.targets.scores and hit.actions > 1):
        return ""
    if hit.worst not in of.targets.scores:
        return f"that is {quoted(hit.worst.name)}"
    name = f"{quoted(hit.worst.name)} ({scored(of.targets.scores[hit.worst], of.graph.scale)})"
    worst = f"that is {name}" if hit.actions == 1 else f"{name} feels worst there"
    if not hit.stands_out:
        return worst
    return f"{worst}, and {listed_words(hit.stands_out)} {_is(len(hit.stands_out), 'breaks', 'break')} with it"


def _passed(hit: Hit, ways: str | None, share: float | None, of: Fallout) -> str:
    """Who passes what breaks, in words."""
    several = len(of.targets.doing)
    who = f", and of {counted(several, 'customer')} only {listed(hit.who)} {_is(len(hit.who), 'is', 'are')} hit"
    only = who if 0 < len(hit.who) < several else ""
    if ways == "all":
        return f"all ways pass it{only}"
    if ways == "some":
        return f"some ways pass it{only}" if share is None else f"{percent(share)} of the customers pass it{only}"
    return ""


def listed_words(names: Sequence[str]) -> str:
    """What stands out, in words.

    >>> listed_words(("peak", "pit", "end"))
    'a peak, a pit and an end'
    """
    words = [f"an {name}" if name[0] in "aeiou" else f"a {name}" for name in names]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _of_touchpoints(of: Fallout) -> Iterator[str]:
    met = [reach for reach in of.reaches if reach.thing.kind == TOUCHPOINT and reach.sure.actions > 1]
    if met:
        most = max(met, key=lambda reach: reach.sure.actions)
        name = quoted(most.thing.element.name)
        yield f"No touchpoint counts for more than {name}: without it {breaks(most.sure, of)}."


def _of_owners(of: Fallout) -> Iterator[str]:
    """The owner behind most moments; the whole organisation stands behind all of them, which says nothing."""
    below = {owner.part_of for owner in of.graph.owners()}
    for reach in of.reaches:
        owner = reach.thing.element
        tops = isinstance(owner, Owner) and owner.part_of is None and owner.id in below
        if reach.thing.kind == OWNER and not tops and reach.sure.moments > 1:
            moments = f"{reach.sure.moments} of {counted(of.targets.moments, 'moment')} of truth"
            yield f"No owner stands behind more than {quoted(owner.name)}: {moments}."
            return


def sentences_of_risks(dangers: Sequence[Risk]) -> Iterator[str]:
    """What there is to say of fail points."""
    if not dangers:
        return
    healed, owned = sum(risk.recovery is not None for risk in dangers), sum(risk.owner is not None for risk in dangers)
    count = counted(len(dangers), "fail point")
    has, have = (_is(number, "has", "have") for number in (healed, owned))
    yield f"Of {count}, {healed} {has} a recovery and {owned} {have} an owner."
    worst = dangers[0]
    if worst.fail.severity is not None:
        yield f"The worst that is rated is {quoted(worst.fail.what)} ({rated(worst)})."
    for risk in [risk for risk in dangers if risk.common and risk.recovery][:MOST]:
        if risk.recovery:
            yield (
                f"{quoted(risk.recovery.name)} is to make good {quoted(risk.fail.what)}, and both lean on "
                f"{_names(risk.common)}."
            )
    for risk in [risk for risk in dangers if risk.circular and risk.recovery][:MOST]:
        if risk.recovery:
            what = f"{quoted(risk.recovery.name)} is to make good {quoted(risk.fail.what)}"
            yield f"{what}, and leans on {quoted(risk.action.name)}, which has just failed."


def rated(risk: Risk) -> str:
    """How a fail point is rated, in words."""
    severity = f"severity {risk.fail.severity} of 10"
    return severity + (f", risk {risk.fail.risk} of 1000" if risk.fail.risk is not None else "")


def sentences_for_one(of: Fallout, one: Failure, dangers: Sequence[Risk]) -> Iterator[str]:
    """What there is to say of one failure."""
    name = quoted(one.element.name)
    if one.hit.actions or one.hit.moments:
        yield f"If {name} fails, {breaks(one.hit, of)}{told(one.hit, one.ways, one.share, of)}."
    else:
        yield f"Nothing that customers do breaks with {name}."
    if one.staff:
        names = listed(action.name for action in one.staff)
        yield f"{counted(len(one.staff), 'action of staff leans', 'actions of staff lean')} on it and break: {names}."
    if (one.at_most.moments, one.at_most.actions) != (one.hit.moments, one.hit.actions):
        yield f"If messages and work handed on break it too, at most {breaks(one.at_most, of)}."
    needed = [behind.element.name for behind in one.leans_on if behind.through is not None]
    if needed:
        yield f"{name} itself leans on {counted(len(needed), 'element')}: {listed(needed)}."
    yield from sentences_of_risks(dangers)


def caveats(of: Fallout, one: Failure | None = None) -> Iterator[Caveat]:
    """Why figures of failures should be read with care. one: if it is about that alone."""
    yield Caveat("all-or-nothing", "What leans on something is taken to break with it, as if nothing could stand in.")
    pairs = [(one.hit, one.at_most)] if one else [(reach.sure, reach.at_most) for reach in of.reaches]
    if any((sure.moments, sure.actions) != (most.moments, most.actions) for sure, most in pairs):
        text = "Whoever is only told something, or goes on with work, may manage without: the truth lies in between."
        yield Caveat("at-most", text)
    yield from _open_columns(of)
    if one is None:
        yield from _unlisted(of)
    bare = [action for action in of.targets.customers if action not in of.targets.scores]
    if bare:
        has = "has" if len(bare) == 1 else "have"
        text = f"{len(bare)} of {counted(len(of.targets.customers), 'thing')} that customers do {has} no score."
        yield Caveat("unscored", text, tuple(action.id for action in bare))
    unrated = [action for action, fail in of.graph.fails() if fail.risk is None]
    if unrated:
        count = counted(len(unrated), "fail point is", "fail points are")
        yield Caveat("unrated", f"{count} not rated in full: no risk.", tuple(action.id for action in unrated))
    if one is None and not all(reach.looked for reach in of.reaches):
        yield Caveat("not-exhaustive", "There are so many failures and ways that some shares were not looked for.")


def _open_columns(of: Fallout) -> Iterator[Caveat]:
    steps = list(dict.fromkeys(pairing.step for pairing in open_pairings(of.graph)))
    if steps:
        text = f"In {listed(step.name for step in steps)} nobody says who leans on whom: what breaks is not known."
        yield Caveat("open-pairings", text, tuple(step.id for step in steps))


def _unlisted(of: Fallout) -> Iterator[Caveat]:
    names = [reach.thing.element for reach in of.reaches if reach.thing.kind == PROCESS]
    if names:
        text = (
            f"{_names(names)} {_is(len(names), 'stands', 'stand')} in no directory: what has the same name is the same."
        )
        yield Caveat("unlisted-systems", text, tuple(element.id for element in names))


def _is(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _names(elements: Sequence[Node]) -> str:
    return listed(dict.fromkeys(element.name for element in elements))
