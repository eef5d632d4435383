"""Rules about decisions: their ways out, when each is taken, and by how many (BP2)."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from blueprint.edits import Edit, Fix, Remove, Replace, SetKey
from blueprint.errors import Place, Related
from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.typed import branch_of
from blueprint.rules.wording import percent, quoted

ROUNDING = 0.005
"""How far a share that is written in whole percent may be from the true one."""


@rule("BP208", Level.ERROR)
def decision_without_branches(graph: Graph) -> Iterator[Finding]:
    """A step that decides, and only one way out of it.

    Why: a decision whose other outcome is not drawn hides what happens to the customers who do not take the happy path
    (bpmnlint: superfluous-gateway).

    Bad:
        journey:
          - phase: Hotline
            steps:
              - {customer: Explains the case, decides: true}
              - {customer: Is helped}

    Good:
        journey:
          - phase: Hotline
            steps:
              - customer: Explains the case
                decides: true
                next: [{to: helped, when: it is known}, {to: end, when: it is passed on}]
              - {id: helped, customer: Is helped}
    """
    for step in graph.steps:
        if step.decides and len({way.target for way in graph.ways(step)}) < 2:
            fix = Fix("take `decides` away", (Remove(Place((*step.place.path, "decides"))),), safe=False)
            yield Finding(step, f"{quoted(step)} decides, and there is only one way on", field="decides", fix=fix,
                          help="add `next: [{to: …, when: …}, {to: …, when: …}]`, or take `decides` away")  # fmt: skip


@rule("BP209", Level.WARNING)
def unlabelled_branch(graph: Graph) -> Iterator[Finding]:
    """Several ways out of a step that do not say when they are taken.

    Why: a branch without its condition cannot be followed, tested or trained (bpmnlint: label-required). One way may
    go without: it is the one that is taken otherwise.

    Bad:
        journey:
          - phase: Fitting
            steps:
              - {customer: Tries on the suit, next: [pay, leave]}
              - {id: pay, customer: Pays, next: end}
              - {id: leave, customer: Leaves without it}

    Good:
        journey:
          - phase: Fitting
            steps:
              - {customer: Tries on the suit, next: [{to: pay, when: it fits}, leave]}
              - {id: pay, customer: Pays, next: end}
              - {id: leave, customer: Leaves without it}
    """
    for step in graph.steps:
        unsaid = [way for way in graph.ways(step) if way.when is None]
        if len(unsaid) > 1:
            many = f"{len(unsaid)} ways" if len(unsaid) < len(graph.ways(step)) else f"the {len(unsaid)} ways"
            yield Finding(
                step,
                f"{many} out of {quoted(step)} do not say when they are taken",
                help="say it of all but one: `next: [{to: …, when: …}, …]`",
                at=unsaid[0].place,
                related=tuple(Related("another one is here", way.place) for way in unsaid[1:4]),
            )


@rule("BP210", Level.ERROR)
def shares_do_not_add_up(graph: Graph) -> Iterator[Finding]:
    """Shares of the ways out of one step that are not one whole.

    Why: every customer goes somewhere. Where the shares are more or less than all of them, each figure that is reckoned
    over the paths is wrong. What comes from rounding to whole percent is let pass.

    Bad:
        journey:
          - phase: Fitting
            steps:
              - customer: Tries on the suit
                next: [{to: pay, when: it fits, share: 80%}, {to: end, when: it does not, share: 30%}]
              - {id: pay, customer: Pays}

    Good:
        journey:
          - phase: Fitting
            steps:
              - customer: Tries on the suit
                next: [{to: pay, when: it fits, share: 80%}, {to: end, when: it does not, share: 20%}]
              - {id: pay, customer: Pays}
    """
    for step in graph.steps:
        ways = graph.ways(step)
        shares = [way.share for way in ways if way.share is not None]
        unsaid = [way for way in ways if way.share is None]
        total = fsum(shares)
        if shares and abs(total - 1) > ROUNDING * (len(ways) - 1) + 1e-9:
            fix, hint = None, "make them add up to 100%"
            if total < 1 and len(unsaid) == 1:
                hint = f"the way without a share has the rest: `share: {percent(1 - total)}`"
                fix = Fix("give the last way the rest", (_with_share(unsaid[0], percent(1 - total)),), safe=False)
            yield Finding(step, f"the shares of the ways out of {quoted(step)} add up to {percent(total)}",
                          help=hint, field="next", fix=fix)  # fmt: skip


def _with_share(way: Way, share: str) -> Edit:
    """What gives a way a share."""
    branch = branch_of(way)
    if branch is not None:
        return SetKey(branch, "share", share)
    return Replace(way.place, {"to": way.target.id if way.target else "end", "share": share})
