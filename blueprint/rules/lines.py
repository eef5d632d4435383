"""Rules about the lines of the blueprint: who meets whom, and what carries it (BP2)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Action, CustomerAction, FrontstageAction, Node, StaffAction, Step
from blueprint.graph.pairings import columns, open_pairings
from blueprint.graph.passage import steps_of_customers
from blueprint.graph.serving import idle_work, joined_to_nothing, meets_customer
from blueprint.model.patterns import SELF_SERVICE
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import listed, quoted

LIVE = frozenset({"person", "phone", "chat"})
"""Channels at whose other end somebody acts in that moment. What stands by itself is all the rest."""

_OUT_OF_VIEW = {"backstage", "support"}


@rule("BP215", Level.ERROR)
def line_jump(graph: Graph) -> Iterator[Finding]:
    """A customer who meets work out of view, with nothing in view between them.

    Why: customers cannot meet what they cannot see. Whatever crosses the line of visibility does so through somebody
    frontstage or through evidence (Bitner, Ostrom & Morgan 2008): a machine, a page, a prepared room, a parcel, a
    letter. At a person, a telephone or a chat somebody acts in that moment, and that action is missing here. Of a
    touchpoint without `channel:` nobody can tell which it is.

    Bad:
        touchpoints: {hotline: {name: Hotline, channel: phone}}
        journey:
          - phase: Help
            steps: [{customer: Explains the case, touchpoints: [hotline], backstage: Looks up the order}]

    Bad:
        journey:
          - phase: Arrive
            steps: [{customer: Enters the room, backstage: Makes the bed}]

    Good:
        touchpoints: {hotline: {name: Hotline, channel: phone}, room: {name: Room, channel: place}}
        journey:
          - phase: Help
            steps:
              - customer: Explains the case
                touchpoints: [hotline]
                frontstage: Listens
                backstage: Looks up the order
              - {customer: Enters the room, touchpoints: [room], backstage: Makes the bed}
    """
    told: set[tuple[Step, Step]] = set()
    for edge in graph.edges():
        ends = _jump(edge)
        if ends is None or (steps := (ends[0].step, ends[1].step)) in told or _is_carried(graph, ends[0].step):
            continue
        told.add(steps)
        customer, work = ends
        column = customer.step is work.step
        yield Finding(
            work if column else edge.source,
            f"{quoted(customer)} meets {quoted(work)}, which is out of view, with nothing in view between them",
            help=_how_to_carry(graph, customer.step),
            at=None if column else edge.place,
        )


def _jump(edge: Edge) -> tuple[CustomerAction, Action] | None:
    """The customer's action and the work out of view that an edge joins directly; None if it does not."""
    if edge.via is not None or edge.kind is EdgeKind.RECOVERS:
        return None
    for customer, work in ((edge.source, edge.target), (edge.target, edge.source)):
        if isinstance(customer, CustomerAction) and isinstance(work, Action) and work.lane.kind in _OUT_OF_VIEW:
            return customer, work
    return None


def _is_carried(graph: Graph, step: Step) -> bool:
    """Whether a touchpoint that a customer meets in a step carries what is done out of view."""
    channels = {evidence.touchpoint.channel for evidence in graph.evidence_in(step)}
    if channels & SELF_SERVICE:
        return True
    return not channels & LIVE and bool(channels - {None})


def _how_to_carry(graph: Graph, step: Step) -> str:
    met = [evidence.touchpoint for evidence in graph.evidence_in(step)]
    if any(touchpoint.channel in LIVE for touchpoint in met):
        return f"say who acts there: `frontstage: …` in the step {quoted(step)}"
    if met:
        return (f"say who acts: `frontstage: …`; if {quoted(met[0])} stands there by itself, give it its `channel:` "
                "(place, object, print, web, app …)")  # fmt: skip
    return "say who acts: `frontstage: …`, or which touchpoint it goes through, with its `channel:`"


@rule("BP216", Level.WARNING)
def idle_frontstage(graph: Graph) -> Iterator[Finding]:
    """An action in the customer's view that never meets a customer.

    Why: frontstage is what customers see (Bitner, Ostrom & Morgan 2008). What none of them sees belongs backstage.
    Columns in which no customer acts are told by `no-customer-action`, stacks that nobody has paired by
    `ambiguous-pairing`.

    Bad:
        journey:
          - phase: Visit
            steps: [{customer: Leaves}]
          - phase: Close
            internal: true
            steps: [{frontstage: Wipes the counter, backstage: Counts the till}]

    Good:
        journey:
          - phase: Visit
            steps: [{customer: Leaves}]
          - phase: Close
            internal: true
            steps: [{backstage: Wipes the counter}]
    """
    acting, unpaired = steps_of_customers(graph), _unpaired(graph)
    for action in graph.actions("frontstage"):
        told = action in unpaired or not (action.step in acting or action.step.phase.internal)
        if not told and not meets_customer(graph, action):
            yield Finding(action, f"{quoted(action)} is done in view, and no customer meets it",
                          help="write it as `backstage:`, or join it to a customer's action in `links:`")  # fmt: skip


@rule("BP217", Level.WARNING)
def backstage_serves_nothing(graph: Graph) -> Iterator[Finding]:
    """Work from which nothing leads to what customers see or do.

    Why: work out of view is there for the sake of what is in view; what leads nowhere is either missing its link or
    not needed: in a blueprint the lines run from the support up to the customer (Bitner, Ostrom & Morgan 2008). Of work
    that leads to other work, the end of it is told; what is joined to nothing at all is an `orphan-element`.

    Bad:
        journey:
          - phase: Stay
            steps:
              - customer: Sleeps
              - {id: audit, backstage: Closes the day, support: Property system}
              - {id: pay, customer: Checks out, frontstage: Settles the bill}

    Good:
        journey:
          - phase: Stay
            steps:
              - customer: Sleeps
              - {id: audit, backstage: Closes the day, support: Property system}
              - {id: pay, customer: Checks out, frontstage: Settles the bill}
        links: [{from: audit/backstage, to: pay/frontstage, kind: informs, label: the bill}]
    """
    unpaired = _unpaired(graph)
    for action in idle_work(graph):
        if action not in unpaired and not joined_to_nothing(graph, action):
            yield Finding(
                action,
                f"nothing that customers see or do leans on {quoted(action)}",
                help=f"say what it is for in `links:`, as `{action.id} -> step/frontstage: what it gives`",
            )


@rule("BP218", Level.INFO, "strict")
def unsupported_frontstage(graph: Graph) -> Iterator[Finding]:
    """An action in the customer's view behind which there is nothing.

    Why: what is done well in view is prepared out of view (Bitner, Ostrom & Morgan 2008). Much needs no preparation, a
    greeting for one, so this is asked in the preset `strict` only, and once for all that is done in view in a column.

    Bad:
        journey:
          - phase: Dinner
            steps: [{customer: Gets the birthday cake, frontstage: Sings and brings it}]

    Good:
        journey:
          - phase: Dinner
            steps:
              - customer: Gets the birthday cake
                frontstage: Sings and brings it
                backstage: Notes the birthday when the table is booked
    """
    unpaired = {pairing.step for pairing in open_pairings(graph)}
    for step, actions in columns(graph).items():
        seen = [action for action in actions if isinstance(action, FrontstageAction)]
        if seen and step not in unpaired and not any(_is_supported(graph, action) for action in seen):
            yield Finding(seen[0], f"nothing stands behind {listed(seen)}",
                          help="say what makes it possible: `backstage:`, `support:` or `needs:`")  # fmt: skip


def _is_supported(graph: Graph, action: Action) -> bool:
    ends = (*(edge.target for edge in graph.edges_from(action)), *(edge.source for edge in graph.edges_to(action)))
    return any(isinstance(end, StaffAction) and not isinstance(end, FrontstageAction) for end in ends)


@rule("BP220", Level.WARNING)
def evidence_missing(graph: Graph) -> Iterator[Finding]:
    """An action of a customer who meets nothing: no touchpoint, and nobody in view.

    Why: the last step of blueprinting is to put the evidence over each of the customer's actions; it is what they judge
    the service by (Bitner, Ostrom & Morgan 2008). Somebody frontstage is evidence too.

    Bad:
        journey:
          - phase: Visit
            steps: [{customer: Looks for the way to the ward}]

    Good:
        journey:
          - phase: Visit
            steps:
              - {customer: Looks for the way to the ward, touchpoints: [{name: Signs, channel: sign}]}
              - {customer: Asks for the way, frontstage: Walks along}
    """
    cells: dict[tuple[Step, Node], list[Action]] = {}
    for action in graph.actions("customer"):
        cells.setdefault((action.step, action.lane), []).append(action)
    for actions in cells.values():
        if not any(_meets_something(graph, action) for action in actions):
            yield Finding(actions[0], f"{quoted(actions[0])} meets no touchpoint",
                          help="add `touchpoints:` with what the customer sees, hears or holds here")  # fmt: skip


def _meets_something(graph: Graph, action: Action) -> bool:
    if graph.edges_from(action, EdgeKind.MEETS):
        return True
    ends = (*(edge.target for edge in graph.edges_from(action)), *(edge.source for edge in graph.edges_to(action)))
    return any(isinstance(end, FrontstageAction) for end in ends)


def _unpaired(graph: Graph) -> set[Action]:
    """The actions of which `ambiguous-pairing` asks whom they serve."""
    return {action for pairing in open_pairings(graph) for action in pairing.left}
