"""Rules about what things are called: entries that nothing uses, names that stand nowhere or twice (BP2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.edits import Edit, Fix, Remove, SetKey
from blueprint.errors import Place, Related
from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Customer, CustomerAction, Node, Owner, StaffAction, SupportProcess, Touchpoint
from blueprint.rules.alike import lookalikes
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import quoted


@rule("BP203", Level.INFO)
def unused_entry(graph: Graph) -> Iterator[Finding]:
    """An entry of a directory that nothing in the blueprint uses.

    Why: what stands in a directory and in no step was forgotten in the journey, or is left over from an older one.
    Catalogs serve several blueprints, so their entries are never told. An owner is used if anything is owned by it or
    by those who are part of it. Policies have a rule of their own.

    Bad:
        touchpoints: {menu: {name: Menu, channel: print}, bill: {name: Bill, channel: print}}
        journey:
          - phase: Meal
            steps: [{customer: Orders, touchpoints: [menu]}]

    Good:
        touchpoints: {menu: {name: Menu, channel: print}, bill: {name: Bill, channel: print}}
        journey:
          - phase: Meal
            steps: [{customer: Orders, touchpoints: [menu]}, {customer: Pays, touchpoints: [bill]}]
    """
    used = _used(graph)
    parents = {owner.part_of for owner in graph.owners()}
    entries: tuple[tuple[str, str, Iterable[Node]], ...] = (
        ("no step meets the touchpoint", "name it in a step", (one for one in graph.touchpoints() if one.listed)),
        ("nothing leans on the system", "name it in a step", graph.systems()),
        ("nothing is owned by", "make it the owner of something", _highest(graph.owners(), used)),
        ("no step is about the customer", "say in a step what this customer does", graph.customers),
        ("nothing stands in the lane", "say in a step what stands in it", (one for one in graph.lanes if one.listed)),
    )
    for said, hint, nodes in entries:
        for node in nodes:
            if node.place.file is None and node.declared is not None and node not in used:
                is_needed = node.id in parents or isinstance(node, Customer)
                fix = Fix("take the entry away", (Remove(node.place),), safe=False)
                yield Finding(node, f"{said} {quoted(node) if node.name else f'`{node.id}`'}",
                              help=f"{hint}, or take it out of the directory",
                              fix=None if is_needed else fix)  # fmt: skip


def _used(graph: Graph) -> set[Node]:
    """All entries that some part of the blueprint uses."""
    about = (EdgeKind.MEETS, EdgeKind.MEASURES, EdgeKind.PROMISES)
    used = {edge.target for edge in graph.edges() if edge.kind in about}
    used |= {evidence.touchpoint for evidence in graph.evidence} | {evidence.lane for evidence in graph.evidence}
    used |= {action.lane for action in graph.actions()} | _acting(graph)
    running = {action.system for action in graph.actions("support") if isinstance(action, SupportProcess)}
    used |= {system for system in graph.systems() if system.id in running}
    return used | _answering(graph)


def _acting(graph: Graph) -> set[Node]:
    """The customers who do something, alone or with all the others."""
    acting = {action.customer for action in graph.actions("customer") if isinstance(action, CustomerAction)}
    return {customer for customer in graph.customers if None in acting or customer.id in acting}


def _answering(graph: Graph) -> set[Node]:
    """The owners who own, help or do something, and those whom they are part of."""
    said: set[str | None] = {edge.source.id for edge in graph.edges(EdgeKind.OWNS)}
    said |= {lane.owner for lane in graph.lanes} | {fail.owner for _, fail in graph.fails()}
    said |= {helper for touchpoint in graph.touchpoints() for helper in touchpoint.with_owners}
    said |= {action.by for action in graph.actions() if isinstance(action, StaffAction)}
    said |= {edge.target.id for edge in graph.edges(EdgeKind.MEASURES) if isinstance(edge.target, Owner)}
    answering: set[Node] = set()
    for owner in graph.owners():
        if owner.id in said or owner.name in said:
            above: Owner | None = owner
            while above is not None and above not in answering:
                answering.add(above)
                above = graph.owner(above.part_of)
    return answering


def _highest(owners: Iterable[Owner], used: set[Node]) -> Iterator[Owner]:
    """Of owners whom nothing uses those who are part of nobody else of that sort."""
    unused = {owner.id: owner for owner in owners if owner not in used}
    return (owner for owner in unused.values() if owner.part_of not in unused)


@rule("BP204", Level.INFO)
def undeclared_touchpoint(graph: Graph) -> Iterator[Finding]:
    """A touchpoint that steps name and no directory has.

    Why: the directory gives it one owner, one channel and one spelling for all steps, and is the list of the evidence
    that customers judge by. As long as a file has no directory of touchpoints, one that a single step names is let
    pass, and so is one that is written out in its step.

    Bad:
        touchpoints: {menu: {name: Menu, channel: print}}
        journey:
          - phase: Meal
            steps: [{customer: Orders, touchpoints: [menu, Waiter]}]

    Bad:
        journey:
          - phase: Meal
            steps: [{customer: Orders, touchpoints: [Waiter]}, {customer: Pays, touchpoints: [Waiter]}]

    Good:
        touchpoints: {menu: {name: Menu, channel: print}, waiter: {name: Waiter, channel: person}}
        journey:
          - phase: Meal
            steps: [{customer: Orders, touchpoints: [menu, waiter, {name: Pen, channel: object}]}]
    """
    listed = [touchpoint for touchpoint in graph.touchpoints() if touchpoint.listed]
    named = [one for one in graph.touchpoints() if not one.listed and isinstance(one.declared, str)]
    fix = _entries(named, listed)
    for touchpoint in named:
        if listed or len(graph.steps_that_meet(touchpoint)) > 1:
            entry = f"{touchpoint.id}: {{name: …, channel: …, owner: …}}"
            yield Finding(touchpoint, f"the touchpoint {quoted(touchpoint)} stands in no directory", fix=fix,
                          help=f"add `{entry}` to `touchpoints:`")  # fmt: skip


def _entries(named: list[Touchpoint], listed: list[Touchpoint]) -> Fix | None:
    """What puts touchpoints into the file's own directory; None if only a catalog has one.

    All at once: a name that stands in no directory must not look like a slip of one that has just been put there.
    """
    edits: tuple[Edit, ...]
    if any(one.place.file is None for one in listed):
        edits = tuple(SetKey(Place(("touchpoints",)), one.id, one.name) for one in named)
    elif not listed:
        edits = (SetKey(Place(()), "touchpoints", {one.id: one.name for one in named}),)
    else:
        return None
    return Fix("list all touchpoints in the directory", edits)


@rule("BP224", Level.WARNING)
def one_thing_two_names(graph: Graph) -> Iterator[Finding]:
    """Two touchpoints, systems or owners whose names differ by hardly anything.

    Why: one thing under two names is counted twice, owned twice and mended once. Names differ by hardly anything if
    only capitals, spaces and hyphens do, or one letter inside a long word, or a plural. Different numbers, single
    letters and first letters tell things apart, and so does each character of Chinese and Japanese. An owner and those
    whom it is part of may be called alike.

    Bad:
        touchpoints: {call-center: {name: Call center}, hotline: {name: Call centre}}
        journey:
          - phase: Help
            steps: [{customer: Calls, touchpoints: [call-center]}, {customer: Calls again, touchpoints: [hotline]}]

    Good:
        touchpoints: {room-1: {name: Room 1}, room-2: {name: Room 2}}
        journey:
          - phase: Stay
            steps: [{customer: Sleeps, touchpoints: [room-1]}, {customer: Moves, touchpoints: [room-2]}]
    """
    for nodes in (graph.touchpoints(), graph.systems(), graph.owners()):
        own = [node for node in nodes if node.place.file is None]
        shared = [node for node in nodes if node.place.file is not None]
        for node, other in lookalikes([*shared, *own]):
            if node.place.file is None and not _is_above(graph, node, other):
                yield Finding(node, f"{quoted(other)} and {quoted(node)} look like one thing under two names",
                              help="keep one of the two, or give them names that nobody mixes up", field="name",
                              related=(Related("the other one is here", other.place),))  # fmt: skip


def _is_above(graph: Graph, node: Node, other: Node) -> bool:
    """Whether one of two owners is part of the other."""
    if not (isinstance(node, Owner) and isinstance(other, Owner)):
        return False
    return other in graph.above(node) or node in graph.above(other)
