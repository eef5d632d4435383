"""What to do first about failures: a plan for what most hangs on, and for what can go wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.fail_points import Risk
from blueprint.analysis.failing_one import Failure
from blueprint.analysis.fallout import Fallout, Hit, single_points
from blueprint.analysis.impact_words import MOST, breaks, rated
from blueprint.analysis.result import Advice
from blueprint.analysis.wording import counted, listed, quoted, scored
from blueprint.graph.nodes import Node, Owner, Step

MILD = 4
"""A severity below needs no recovery: it is hardly noticed."""


def advice_for_all(of: Fallout, dangers: Sequence[Risk]) -> Iterator[Advice]:
    """What to do first, whatever may fail."""
    for reach in single_points(of)[:MOST]:
        yield _plan_for(of, reach.thing.element, reach.sure, "stops")
    yield from _for_risks(dangers)


def advice_for_one(of: Fallout, one: Failure, dangers: Sequence[Risk]) -> Iterator[Advice]:
    """What to do first about one failure."""
    if one.hit.moments or one.hit.actions:
        yield _plan_for(of, one.element, one.hit, "fails")
    yield from _for_risks(dangers)


def _plan_for(of: Fallout, element: Node, hit: Hit, happens: str) -> Advice:
    """A plan for the day on which something fails."""
    plan = ", and no fail point in what breaks has a recovery"
    if hit.healed:
        plans = counted(hit.healed, "fail point with a recovery lies", "fail points with a recovery lie")
        plan = f"; {plans} in what breaks: ask whether that helps then too"
    worst = hit.worst
    first = ""
    if worst is not None and worst in of.targets.scores and hit.actions > 1:
        score = scored(of.targets.scores[worst], of.graph.scale)
        first = f"; begin with {quoted(worst.name)}, which feels worst ({score})"
    owner = element if isinstance(element, Owner) else of.graph.owner_of(element)
    because = f"{breaks(hit, of)}{plan}{first}"
    text = f"Say what is done when {quoted(element.name)} {happens}"
    return Advice(text, because, (element.id,), owner.name if owner else None)


def _for_risks(dangers: Sequence[Risk]) -> Iterator[Advice]:
    open_ = [risk for risk in dangers if risk.recovery is None and (risk.fail.severity or MILD) >= MILD]
    for risk in open_[:MOST]:
        because = (
            f"it can go wrong at {quoted(risk.action.name)} and no step makes it good{_rating(risk)} (Shostack 1984)"
        )
        yield Advice(f"Plan what makes good {quoted(risk.fail.what)}", because, (risk.action.id,), _owner(risk))
    for risk in [risk for risk in dangers if risk.common or risk.circular][:MOST]:
        if risk.recovery is not None:
            yield _another_way(risk, risk.recovery)
    if unowned := [risk for risk in dangers if risk.owner is None]:
        text = f"Name who makes good {listed(risk.fail.what for risk in unowned)}"
        because = f"{counted(len(unowned), 'fail point has', 'fail points have')} no owner"
        yield Advice(text, because, tuple(risk.action.id for risk in unowned))


def _another_way(risk: Risk, recovery: Step) -> Advice:
    """A recovery that does not fail with what it is to make good."""
    shared = listed(element.name for element in risk.common) if risk.common else quoted(risk.action.name)
    return Advice(
        f"Find a way to make good {quoted(risk.fail.what)} that does without {shared}",
        f"{quoted(recovery.name)} leans on the same: if it goes wrong because of that, so does the recovery",
        (risk.action.id, recovery.id),
        _owner(risk),
    )


def _owner(risk: Risk) -> str | None:
    return risk.owner.name if risk.owner else None


def _rating(risk: Risk) -> str:
    return f", {rated(risk)}" if risk.fail.severity is not None else ""
