"""Rules about the journey as a whole: who acts, how much it tells, how far it goes (BP2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from blueprint.edits import Fix, Remove, SetKey
from blueprint.errors import Place, Related
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Phase, StaffAction, Step
from blueprint.graph.passage import steps_of_customers
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import quoted

STAGES = ("before", "during", "after")


@rule("BP201", Level.ERROR)
def no_customer_action(graph: Graph) -> Iterator[Finding]:
    """A blueprint, a phase or a column in which no customer does anything.

    Why: a service blueprint is drawn from the customer's actions; what has none is a process map (Bitner, Ostrom &
    Morgan 2008). A phase of hidden work says so with `internal: true`. A single column of hidden work, such as a night
    audit while the guest sleeps, may stand between the customer's steps; but where staff act in view, or a touchpoint
    stands, the action of the customer who sees it has been forgotten.

    Bad:
        journey:
          - phase: Stay
            steps:
              - customer: Orders breakfast
              - frontstage: Brings the tray

    Bad:
        journey:
          - phase: Stay
            steps: [{customer: Sleeps}]
          - phase: Turn the room round
            steps: [{backstage: Changes the linen, support: Laundry}]

    Good:
        journey:
          - phase: Stay
            steps:
              - customer: Orders breakfast
              - backstage: Bakes overnight
              - {customer: Eats in bed, frontstage: Brings the tray}
          - phase: Turn the room round
            internal: true
            steps: [{backstage: Changes the linen, support: Laundry}]
    """
    acting = steps_of_customers(graph)
    if not acting:
        yield Finding(None, "no customer acts in this blueprint", help="say what the customer does in each step: "
                      "`customer: …`; all else stands below it")  # fmt: skip
        return
    for phase, steps in phases(graph):
        if phase.internal or not steps:
            continue
        if acting.isdisjoint(steps):
            yield _idle_phase(phase, graph, steps)
        else:
            yield from (
                _idle_column(step, graph) for step in steps if step not in acting and not _is_hidden(graph, step)
            )


def _idle_phase(phase: Phase, graph: Graph, steps: list[Step]) -> Finding:
    fix = Fix("say that the phase is internal", (SetKey(phase.place, "internal", True),), safe=False)
    hidden = all(_is_hidden(graph, step) for step in steps)
    return Finding(
        phase,
        f"no customer acts in the phase {quoted(phase)}",
        help="say what the customer does in it: `customer: …`; if no customer is meant to see it, `internal: true`",
        fix=fix if hidden else None,
    )


def _idle_column(step: Step, graph: Graph) -> Finding:
    seen = [action for lane in graph.lanes if lane.kind == "frontstage" for action in graph.cell(step, lane)]
    if seen:
        message = f"{quoted(seen[0])} is done in view, and no customer acts in that step"
    elif met := graph.evidence_in(step):
        message = f"{quoted(met[0].touchpoint)} stands in a step in which no customer acts"
    else:
        message = f"no customer acts in the step {quoted(step)}"
    return Finding(step, message, help="add `customer:` with what the customer does here; "
                   "what nobody sees is `backstage:`")  # fmt: skip


def _is_hidden(graph: Graph, step: Step) -> bool:
    """Whether a step is work out of view and nothing else."""
    kinds = {lane.kind for lane in graph.lanes if graph.cell(step, lane)}
    return not graph.evidence_in(step) and "frontstage" not in kinds and bool(kinds & {"backstage", "support"})


@rule("BP213", Level.INFO, "strict")
def granularity(graph: Graph, *, fewest: int = 5, most: int = 15) -> Iterator[Finding]:
    """A blueprint that tells so little, or so much, that nobody can work with it.

    Why: practice has settled on eight to twelve customer actions. With fewer than five the moments that matter are
    hidden inside them; with more than fifteen the picture cannot be read on one page. Of several customers, the one
    who does most counts.

    Thresholds:
        fewest: how many customer actions are enough
        most: how many are not yet too many

    Bad:
        journey:
          - phase: Haircut
            steps: [{customer: Gets a haircut}, {customer: Pays}]

    Good:
        journey:
          - phase: Haircut
            steps:
              - customer: Books by phone
              - customer: Is greeted and waits
              - customer: Says what she wants
              - customer: Sees the cut in the mirror
              - customer: Pays and books again
    """
    acting = Counter(action.customer for action in graph.actions("customer") if isinstance(action, CustomerAction))
    count = acting.pop(None, 0) + max(acting.values(), default=0)
    said = f"{count} customer actions are" if count > 1 else "1 customer action is"
    if 0 < count < fewest:
        yield Finding(None, f"{said} fewer than {fewest} (8 to 12 are usual)",
                      help="zoom in: what does the customer do between one step and the next?")  # fmt: skip
    elif count > most:
        yield Finding(None, f"{said} more than {most} (8 to 12 are usual)",
                      help="make one blueprint for each scenario, or zoom out: one step for what customers would call "
                      "one thing")  # fmt: skip


@rule("BP219", Level.INFO)
def silent_stretch(graph: Graph, *, columns: int = 3) -> Iterator[Finding]:
    """Several columns in a row in which nobody does anything for the customer, in a phase that has staff.

    Why: a customer who is left alone for long feels forgotten, and what a blueprint does not show below the line of
    interaction nobody plans (Bitner, Ostrom & Morgan 2008). In a phase without any staff nothing is said: there the
    customer is meant to be alone.

    Thresholds:
        columns: how many columns in a row are a stretch

    Bad:
        journey:
          - phase: Find a dress
            steps:
              - customer: Looks along the racks
              - customer: Does not find the size
              - customer: Calls and waits
              - {customer: Gets the size, frontstage: Fetches the size}

    Good:
        journey:
          - phase: Find a dress
            steps:
              - customer: Looks along the racks
              - {customer: Does not find the size, frontstage: Comes over unasked}
              - customer: Looks in the mirror
              - {customer: Gets the size, frontstage: Fetches the size}
    """
    staffed = {action.step for action in graph.actions() if isinstance(action, StaffAction)}
    for _, steps in phases(graph):
        if staffed.isdisjoint(steps):
            continue
        for is_staffed, stretch in groupby(steps, staffed.__contains__):
            silent = list(stretch)
            if not is_staffed and len(silent) >= columns:
                yield Finding(
                    silent[0],
                    f"{len(silent)} steps in a row have nothing below the line of interaction, "
                    f"from {quoted(silent[0])} to {quoted(silent[-1])}",
                    help="say what is done for the customer meanwhile (`frontstage:`, `backstage:` or `support:`), "
                    "or plan that somebody comes",
                )


@rule("BP222", Level.WARNING)
def empty_phase(graph: Graph) -> Iterator[Finding]:
    """A phase without a single step.

    Why: a stretch of the journey in which nothing happens is either forgotten or not there; in the picture it is a
    heading over nothing.

    Bad:
        journey:
          - phase: Visit
            steps: [{customer: Eats a pizza}]
          - phase: Afterwards
            steps: []

    Good:
        journey:
          - phase: Visit
            steps: [{customer: Eats a pizza}]
          - phase: Afterwards
            steps: [{customer: Gets a card for the child's birthday}]
    """
    for phase, steps in phases(graph):
        if not steps:
            fix = Fix("take the phase away", (Remove(phase.place),), safe=False)
            yield Finding(phase, f"the phase {quoted(phase)} has no step", fix=fix,
                          help="add `- customer: …` to its `steps:`, or take the phase away")  # fmt: skip


@rule("BP223", Level.INFO)
def stage_uncovered(graph: Graph) -> Iterator[Finding]:
    """No step before, during or after the service, though phases say which of these they are.

    Why: a service begins before the door and goes on after it; what comes before makes the expectations and what comes
    after is remembered. Nothing is said as long as no phase has a `stage:`.

    Bad:
        journey:
          - {phase: Book, stage: before, steps: [{customer: Books a table}]}
          - {phase: Dine, stage: during, steps: [{customer: Eats}]}

    Good:
        journey:
          - {phase: Book, stage: before, steps: [{customer: Books a table}]}
          - {phase: Dine, stage: during, steps: [{customer: Eats}]}
          - {phase: Recall, stage: after, steps: [{customer: Finds the recipe in the mail}]}
    """
    covered = {phase.stage for phase, steps in phases(graph) if steps and phase.stage}
    missing = [stage for stage in STAGES if stage not in covered]
    if not covered or not missing:
        return
    unsaid = next((phase for phase, steps in phases(graph) if steps and not phase.stage), None)
    yield Finding(None, f"no step lies {' or '.join(missing)} the service",
                  help=f"add a phase with `stage: {missing[0]}`"
                  + (f", or say it of {quoted(unsaid)}" if unsaid else ""))  # fmt: skip


@rule("BP225", Level.WARNING)
def customer_in_internal_phase(graph: Graph) -> Iterator[Finding]:
    """A phase that says `internal: true`, and in which a customer acts.

    Why: a service blueprint follows what the customer does, and all else is judged by how near it is to that (Bitner,
    Ostrom & Morgan 2008). A phase that says it is out of sight is spared questions that one with customers in it must
    answer; mostly it was copied, or a customer's step has slipped into it.

    Bad:
        journey:
          - phase: Rental
            steps: [{customer: Returns the car, emotion: 1}]
          - phase: Billing
            internal: true
            steps: [{customer: Gets the bill by mail, backstage: Sends the bill}]

    Good:
        journey:
          - phase: Rental
            steps: [{customer: Returns the car, emotion: 1}]
          - phase: Billing
            internal: true
            steps: [{backstage: Sends the bill}]
    """
    acting = steps_of_customers(graph)
    for phase, steps in phases(graph):
        if phase.internal and (seen := next((step for step in steps if step in acting), None)):
            fix = Fix("take `internal` away", (Remove(Place((*phase.place.path, "internal"))),), safe=False)
            yield Finding(
                phase,
                f"the phase {quoted(phase)} is internal, and a customer acts in it: {quoted(seen)}",
                help="take `internal: true` away, or put that step into a phase that customers see",
                field="internal",
                fix=fix,
                related=(Related("a customer acts here", seen.place),),
            )


def phases(graph: Graph) -> list[tuple[Phase, list[Step]]]:
    """Each phase with its steps, from left to right."""
    found: dict[Phase, list[Step]] = {phase: [] for phase in graph.phases}
    for step in graph.steps:
        found[step.phase].append(step)
    return list(found.items())
