"""The tables of one failure: what customers meet of it, what else breaks, and what the element itself leans on."""

from __future__ import annotations

from blueprint.analysis.failing_one import FOLLOWS, Broken, Failure
from blueprint.analysis.fallout import Fallout
from blueprint.analysis.impact_tables import customer_of
from blueprint.analysis.journey import owners_met
from blueprint.analysis.result import Column, Kind, Table, Value
from blueprint.analysis.wording import quoted
from blueprint.graph.contents import recovery_of
from blueprint.graph.graph import Graph
from blueprint.graph.leaning import moments_at
from blueprint.graph.nodes import Action, CustomerAction, Node, Step

_ELEMENT = (Column("element", "Element", Kind.ELEMENT), Column("name", "Name"), Column("kind", "Kind"),
            Column("step", "Step", Kind.ELEMENT), Column("phase", "Phase"))  # fmt: skip
_OWNER = (Column("owner", "Owner", Kind.ELEMENT), Column("owner_name", "Answers for it"))
_HOW = Column("how", "How", Kind.TEXT, "what leans on it breaks; what is only told or handed on may manage without")


def moments_table(found: Failure, of: Fallout) -> Table:
    """What customers do that breaks, and how it feels when nothing fails."""
    columns = (Column("customer", "Customer", Kind.ELEMENT), Column("customer_name", "Customer's name"),
               Column("element", "Element", Kind.ELEMENT), Column("step", "Step", Kind.ELEMENT),
               Column("name", "What happens"), Column("phase", "Phase"),
               Column("score", "Felt", Kind.SCORE, "when nothing fails"), Column("stands_out", "Is"),
               Column("moments", "Moments of truth", Kind.COUNT, "that break in it"), _HOW,
               Column("through", "Through"),
               Column("recovery", "Planned for", Kind.TEXT, "steps that make good what can go wrong there"),
               Column("owners", "Answers for it"))  # fmt: skip
    planned = _recoveries(found, of.graph)
    rows = tuple(
        _moment_row(one.element, one, found, of, planned)
        for one in sorted(found.broken, key=lambda one: (_place(one.element), one.how == FOLLOWS))
        if isinstance(one.element, CustomerAction)
    )
    return Table("moments", "What customers meet of it", columns, rows, "From left to right.")


def _moment_row(
    action: CustomerAction, one: Broken, found: Failure, of: Fallout, planned: dict[Step, dict[str, None]]
) -> tuple[Value, ...]:
    customer, step = customer_of(of.graph, action), action.step
    moments = sum(edge in found.moments for edge in moments_at(of.graph, action))
    owners = owners_met(of.graph, step, (action,))
    return (customer.id if customer else None, customer.name if customer else "", action.id, step.id, action.name,
            step.phase.name, of.targets.scores.get(action), ", ".join(of.targets.standing_out(action)), moments,
            one.how, one.through.name if one.through else None, ", ".join(planned.get(step, ())) or None,
            ", ".join(owners))  # fmt: skip


def _place(element: Node) -> int:
    return element.step.index if isinstance(element, Action) else -1


def _recoveries(found: Failure, graph: Graph) -> dict[Step, dict[str, None]]:
    """By step the names of the steps that make good what can go wrong with what breaks there."""
    planned: dict[Step, dict[str, None]] = {}
    for one in found.broken:
        if isinstance(one.element, Action):
            for fail in one.element.fails:
                if recovery := recovery_of(graph, one.element, fail):
                    planned.setdefault(one.element.step, {})[recovery.name] = None
    return planned


def broken_table(found: Failure, graph: Graph) -> Table:
    """What staff do, and touchpoints, that break."""
    columns = (*_ELEMENT, _HOW, Column("through", "Through"), *_OWNER)
    rows = tuple(
        (*_element(one.element), one.how, one.through.name if one.through else None, *_owner(one.element, graph))
        for one in found.broken
        if not isinstance(one.element, CustomerAction)
    )
    return Table("broken", "What else breaks", columns, rows, "The nearest first.")


def leans_on_table(found: Failure, graph: Graph) -> Table:
    """What the element needs itself."""
    columns = (*_ELEMENT, Column("through", "Needed by"), *_OWNER)
    rows = tuple(
        (*_element(one.element), one.through.name, *_owner(one.element, graph))
        for one in found.leans_on
        if one.through is not None
    )
    title = f"What {quoted(found.element.name)} leans on itself"
    return Table("leans-on", title, columns, rows, "The nearest first.")


def _element(element: Node) -> tuple[Value, ...]:
    step = element.step if isinstance(element, Action) else None
    kind = element.lane.kind if isinstance(element, Action) else type(element).__name__.lower()
    return (element.id, element.name, kind, step.id if step else None, step.phase.name if step else None)


def _owner(element: Node, graph: Graph) -> tuple[Value, ...]:
    owner = graph.owner_of(element)
    return (owner.id, owner.name) if owner else (None, None)
