"""The tables of impact: what breaks with each system, touchpoint and owner, and what each moment leans on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.analysis.backing import ANSWERING, IN_VIEW, OUT_OF_VIEW, customer_actions
from blueprint.analysis.fallout import Fallout, Reach
from blueprint.analysis.result import Column, Kind, Table, Value
from blueprint.analysis.things import OWNER, PROCESS, SYSTEM, TOUCHPOINT
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Customer, CustomerAction

_WHO = (Column("customer", "Customer", Kind.ELEMENT, "empty: all of them"), Column("customer_name", "Customer's name"))
_HIT = (
    Column("moments", "Moments of truth", Kind.COUNT, "where customer and service meet (Normann 1984), and it breaks"),
    Column("moments_share", "Of all", Kind.SHARE, "through all moments of truth"),
    Column("actions", "Customers' actions", Kind.COUNT, "what customers do, and it breaks"),
    Column("moments_at_most", "Moments at most", Kind.COUNT, "if messages and work handed on break it too"),
    Column("actions_at_most", "Actions at most", Kind.COUNT, "if messages and work handed on break it too"),
    Column("worst", "Feels worst", Kind.ELEMENT, "what feels worst of what customers do there"),
    Column("worst_name", "What happens there"),
    Column("score", "Felt", Kind.SCORE, "how that feels when nothing fails"),
    Column("stands_out", "Hits", Kind.TEXT, "peaks, pits and ends by the peak-end rule"),
    Column("planned", "Planned for", Kind.COUNT, "fail points with a recovery in what breaks"),
    Column("ways", "Ways", Kind.TEXT, "whether all, some or none of the ways through the journey pass what breaks"),
    Column("share", "Share", Kind.SHARE, "the part of those on their way who pass what breaks"),
    Column("who", "Who", Kind.TEXT, "which customers are hit, where there are several"),
)

TITLES = {
    "systems": ("What breaks if a system stops", (SYSTEM, PROCESS)),
    "touchpoints": ("What breaks if a touchpoint is not there", (TOUCHPOINT,)),
    "owners": ("What breaks if an owner fails", (OWNER,)),
}
"""The ranking tables, with their titles and the kinds of things in them."""

_NOTES = {
    "systems": "The worst first. A support process that no directory lists stands for all of the same name.",
    "touchpoints": "The worst first. Whatever customers do there breaks with it.",
    "owners": "The worst first. An owner fails with all that it and all who are part of it answer for.",
}


def ranking_tables(of: Fallout) -> Iterator[Table]:
    """How far the failure of every system, touchpoint and owner reaches."""
    for name, (title, kinds) in TITLES.items():
        columns = (Column("element", "Element", Kind.ELEMENT), Column("name", "Name"), Column("kind", "Kind"), *_HIT,
                   Column("owner", "Owner", Kind.ELEMENT), Column("owner_name", "Answers for it"))  # fmt: skip
        rows = tuple(_reach_row(reach, of) for reach in of.reaches if reach.thing.kind in kinds)
        yield Table(name, title, columns, rows, _NOTES[name])


def _reach_row(reach: Reach, of: Fallout) -> tuple[Value, ...]:
    element, sure, worst = reach.thing.element, reach.sure, reach.sure.worst
    owner = of.graph.owner_of(element)
    return (element.id, element.name, reach.thing.kind, sure.moments, of.share_of_moments(sure.moments), sure.actions,
            reach.at_most.moments, reach.at_most.actions, worst.id if worst else None, worst.name if worst else None,
            of.targets.scores.get(worst) if worst else None, ", ".join(sure.stands_out), sure.healed, reach.ways,
            reach.share, ", ".join(sure.who), owner.id if owner else None, owner.name if owner else None)  # fmt: skip


def leaning_table(of: Fallout, actions: Iterable[CustomerAction] | None = None) -> Table:
    """What each thing that customers do leans on, or some of them. The reverse of what breaks."""
    columns = (*_WHO, Column("element", "Element", Kind.ELEMENT), Column("step", "Step", Kind.ELEMENT),
               Column("name", "What happens"), Column("score", "Felt", Kind.SCORE), Column("stands_out", "Is"),
               Column("in_view", "Done in view", Kind.COUNT, "what staff do frontstage, and it leans on"),
               Column("out_of_view", "Done out of view", Kind.COUNT, "what is done backstage and in support"),
               Column("touchpoints", "Touchpoints", Kind.COUNT), Column("systems", "Systems", Kind.COUNT),
               Column("system_names", "Which"), Column("owners", "Owners", Kind.COUNT, "who answer for any of it"),
               Column("owner_names", "Who"))  # fmt: skip
    chosen = customer_actions(of.graph) if actions is None else actions
    rows = tuple(_leaning_row(action, of) for action in chosen)
    note = "Over any number of hand-overs, as far as one action relies on another; messages are left out."
    return Table("leaning", "What each moment leans on", columns, rows, note)


def _leaning_row(action: CustomerAction, of: Fallout) -> tuple[Value, ...]:
    behind = of.backing
    systems, owners = behind.of(action, SYSTEM, PROCESS), behind.of(action, ANSWERING)
    counts = (behind.of(action, kind).bit_count() for kind in (IN_VIEW, OUT_OF_VIEW, TOUCHPOINT))
    customer = customer_of(of.graph, action)
    return (customer.id if customer else None, customer.name if customer else "", action.id, action.step.id,
            action.name, of.targets.scores.get(action), ", ".join(of.targets.standing_out(action)), *counts,
            systems.bit_count(), _names(systems, of), owners.bit_count(), _names(owners, of))  # fmt: skip


def customer_of(graph: Graph, action: CustomerAction) -> Customer | None:
    """Whose action it is; None if it is that of several, or if nobody is named."""
    only = graph.walkers[0] if len(graph.walkers) == 1 else None
    return graph.customer(action.customer or only)


def _names(bits: int, of: Fallout, most: int = 5) -> str:
    """Names in a cell of a table, the first few of them."""
    names = ", ".join(element.name for element in of.backing.named(bits, most))
    return names + (f" and {bits.bit_count() - most} more" if bits.bit_count() > most else "")
