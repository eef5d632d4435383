"""Rules about what can go wrong, and what makes it good (BP503, BP505, BP506)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.errors import Related, excerpt
from blueprint.graph.contents import recovery_of
from blueprint.graph.graph import Graph
from blueprint.graph.leaning import Leaning
from blueprint.graph.marks import Moment, marks
from blueprint.graph.nodes import FailPoint, Step
from blueprint.rules.curve import height, spoken
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level


@rule("BP503", Level.WARNING)
def fail_without_recovery(graph: Graph, *, mildest: int = 4) -> Iterator[Finding]:
    """A fail point that no step makes good.

    Why: customers forgive a failure that is made good at once, and often stay all the more (Hart, Heskett & Sasser
    1990); whoever meets it without a plan makes it worse. A blueprint shows fail points so that each gets its recovery
    (Shostack 1984). What is rated as hardly noticed needs none. The step in which it goes wrong is no recovery: to go
    through it once more is no amends.

    Thresholds:
        mildest: from which severity on a rated fail point needs a recovery, from 1 (hardly noticed) to 10 (disaster)

    Bad:
        journey:
          - phase: Arrive
            steps:
              - customer: Checks in
                backstage: {does: Assigns a room, fails: No room is ready}

    Bad:
        journey:
          - phase: Call
            steps:
              - {id: ask, customer: Calls the hotline, fails: {what: No answer, recovery: ask}}

    Good:
        journey:
          - phase: Arrive
            steps:
              - customer: Checks in
                backstage: {does: Assigns a room, fails: {what: No room is ready, recovery: drink}}
              - {id: drink, customer: Waits in the bar with a drink, next: end}

    Good:
        journey:
          - phase: Arrive
            steps:
              - {customer: Checks in, fails: {what: The pen is dry, severity: 1}}
    """
    for action, fail in graph.fails():
        if recovery_of(graph, action, fail) is None and (fail.severity is None or fail.severity >= mildest):
            why = ", for its recovery is the step in which it goes wrong" if fail.recovery else ""
            yield Finding(
                action,
                f"no step makes it good if this goes wrong: `{excerpt(fail.what)}`{_risk(fail)}{why}",
                help="add `recovery:` with the id of the step that makes it good: "
                "`fails: {what: …, recovery: id-of-the-step}`",
                at=fail.place,
            )


def _risk(fail: FailPoint) -> str:
    return f" (risk {fail.risk} of 1000)" if fail.risk is not None else ""


@rule("BP505", Level.WARNING)
def recovery_worse(graph: Graph) -> Iterator[Finding]:
    """A recovery that feels bad, and worse than the step in which things went wrong.

    Why: a recovery that annoys fails people twice (Bitner, Booms & Tetreault 1990). The score of the failing step tells
    how it feels when all goes well, so a recovery may stay below a fine moment; it may not end up worse than neutral.

    Bad:
        journey:
          - phase: Shop
            steps:
              - customer: Asks for the size
                emotion: -0.5
                fails: {what: It is sold out, recovery: branch}
              - {id: branch, customer: Walks to another branch, emotion: -2, next: end}

    Good:
        journey:
          - phase: Shop
            steps:
              - customer: Asks for the size
                emotion: -0.5
                fails: {what: It is sold out, recovery: fetch}
              - {id: fetch, customer: Has a coffee while it is fetched, emotion: 1, next: end}

    Good:
        journey:
          - phase: Stay
            steps:
              - customer: Finds a room with a view
                emotion: 3
                fails: {what: The room is not clean, recovery: other-room}
              - {id: other-room, customer: Gets another room, emotion: 1, next: end}
    """
    felt = [{moment.step: moment for moment in journey.moments} for journey in marks(graph)]
    for action, fail in graph.fails():
        recovery = recovery_of(graph, action, fail)
        worse = next((pair for moments in felt if (pair := _worse(graph, moments, action.step, recovery))), None)
        if worse and recovery:
            before, after = worse
            yield Finding(
                action,
                f"the recovery `{excerpt(recovery.name)}` feels worse ({spoken(after.score)}) than the step in which "
                f"it goes wrong ({spoken(before.score)})",
                help="let the recovery leave people better off than the failure: listen first, then make good",
                at=fail.place,
                related=(Related("the recovery is here", recovery.place),),
            )


def _worse(
    graph: Graph, moments: dict[Step, Moment], failing: Step, recovery: Step | None
) -> tuple[Moment, Moment] | None:
    """The moments of a failing step and of its recovery, if the latter is bad, and worse."""
    before, after = moments.get(failing), moments.get(recovery) if recovery else None
    if before is None or after is None:
        return None
    fell = height(graph.scale, after.score) < min(0.0, height(graph.scale, before.score))
    return (before, after) if fell else None


@rule("BP506", Level.INFO)
def single_point_of_failure(graph: Graph, *, share: float = 0.5, fewest: int = 4) -> Iterator[Finding]:
    """One system on which more than half of the moments of truth lean.

    Why: when it stops, the service stops wherever people look (the reverse of an impact analysis). That may be right,
    but somebody should have decided it, and know what to do on the day.

    Thresholds:
        share: the part of the moments of truth that may lean on one system, from 0 to 1
        fewest: with fewer moments of truth, half of them are no more than two

    Bad:
        systems: {till: Till}
        journey:
          - phase: Visit
            steps:
              - {customer: Asks for a table, frontstage: Looks one up, support: till}
              - {customer: Orders, frontstage: Takes the order, support: till}
              - {customer: Eats, frontstage: Brings the food}
              - {customer: Pays, frontstage: Takes the money, support: till}

    Good:
        systems: {till: Till, book: Book of tables}
        journey:
          - phase: Visit
            steps:
              - {customer: Asks for a table, frontstage: Looks one up, support: book}
              - {customer: Orders, frontstage: Takes the order, support: till}
              - {customer: Eats, frontstage: Brings the food}
              - {customer: Pays, frontstage: Takes the money, support: till}
    """
    moments = list(graph.moments_of_truth())
    if len(moments) < fewest:
        return
    leaning = Leaning(graph)
    for system in graph.systems():
        broken = leaning.breaks_with(leaning.processes(system))
        hit = sum(moment in broken for moment in moments)
        if hit > share * len(moments):
            yield Finding(
                system,
                f"{hit} of {len(moments)} moments of truth lean on `{excerpt(system.name)}`",
                help="say what is done when it stops (a fail point with a recovery), or let fewer moments need it",
            )
