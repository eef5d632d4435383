"""Rules about work that passes from one owner to another, and moments that several own (BP3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from blueprint.errors import Place, Related
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.hand_offs import Standing, hand_offs, is_link
from blueprint.graph.nodes import CustomerAction, FrontstageAction, Owner
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import listed, quoted


@rule("BP308", Level.WARNING)
def handoff_without_agreement(graph: Graph) -> Iterator[Finding]:
    """Work that passes from one owner to another with nothing agreed.

    Why: services break where work crosses from one department to the next, at the line of internal interaction above
    all (Kingman-Brundage 1989): each side does its part and neither knows what the other counts on. A label, an
    artefact or `within` on a link between two actions says what is agreed. A link that somebody typed says so itself;
    what follows from a column or from `needs` is told only where nothing at all is agreed between the two owners. It
    is told once for each pair. Not meant are owners who have one head (one is part of the other, or both of the same
    department or team), and systems, which are tools and not colleagues.

    Bad:
        journey:
          - phase: Stay
            steps:
              - customer: Asks for a towel
                frontstage: {does: Takes the wish, owner: front-office}
                backstage: {id: fetch, does: Fetches a towel, owner: housekeeping}
                emotion: 1

    Good:
        journey:
          - phase: Stay
            steps:
              - id: ask
                customer: Asks for a towel
                frontstage: {does: Takes the wish, owner: front-office}
                backstage: {id: fetch, does: Fetches a towel, owner: housekeeping}
                emotion: 1
        links: [{from: ask/frontstage, to: fetch, label: room and wish, within: 10 min}]

    Good:
        owners: {front-office: Front office, desk: {name: Desk, part_of: front-office}}
        journey:
          - phase: Stay
            steps:
              - customer: Asks for a towel
                frontstage: {does: Takes the wish, owner: desk}
                backstage: {does: Fetches a towel, owner: front-office}
                emotion: 1
    """
    bare: dict[tuple[Owner, Owner], list[Edge]] = {}
    for hand_off in hand_offs(graph):
        if hand_off.standing is Standing.OPEN:
            bare.setdefault((hand_off.giver, hand_off.taker), []).append(hand_off.edge)
    for (giver, taker), edges in bare.items():
        yield _without_agreement(giver, taker, edges)


def _without_agreement(giver: Owner, taker: Owner, edges: list[Edge]) -> Finding:
    first, *others = edges
    told = ", ".join(f"{quoted(edge.source)} → {quoted(edge.target)}" for edge in edges[:2])
    more = f" and {len(edges) - 2} more" if len(edges) > 2 else ""
    count = f"{len(edges)} hand-offs" if others else "a hand-off"
    return Finding(
        first.source,
        f"{count} from {quoted(giver)} to {quoted(taker)} {'have' if others else 'has'} no agreement: {told}{more}",
        help="say in `links:` what is handed over, or how soon: "
        f"`{{from: {first.source.id}, to: {first.target.id}, label: …, within: …}}`",
        related=tuple(Related("another one is here", place) for place in _elsewhere(edges)[:2]),
        at=first.place if is_link(first) else None,
    )


def _elsewhere(edges: list[Edge]) -> list[Place]:
    """Where the others begin, each place once, and not that of the first again."""
    places = dict.fromkeys(edge.place if is_link(edge) else edge.source.place for edge in edges)
    return list(places)[1:]


@rule("BP310", Level.INFO)
def split_moment(graph: Graph, *, owners: int = 3) -> Iterator[Finding]:
    """A moment of truth that many owners share.

    Why: in the moment of truth the customer meets one service, and it is made or lost by whoever stands in front of
    them (Normann 1984). The more owners there are of what they meet at once, the less anybody is free to make it right.
    What is met and what is done in view counts; an owner and whoever it is part of are one.

    Thresholds:
        owners: from how many owners of one moment on it is told.

    Bad:
        journey:
          - phase: Leave
            steps:
              - customer: Checks out
                touchpoints: [{name: Bill, owner: accounts}, {name: Lobby, owner: building}]
                frontstage: {does: Settles the bill, owner: front-office}
                emotion: 1

    Good:
        journey:
          - phase: Leave
            steps:
              - customer: Checks out
                touchpoints: [{name: Bill, owner: front-office, with: [accounts]}, {name: Lobby, owner: building}]
                frontstage: {does: Settles the bill, owner: front-office}
                emotion: 1
    """
    told: set[CustomerAction] = set()
    for edge in graph.moments_of_truth():
        for action in (edge.source, edge.target):
            if isinstance(action, CustomerAction) and action not in told:
                told.add(action)
                sharing = _apart(graph, _owners_in_view(graph, action))
                if len(sharing) >= owners:
                    yield Finding(
                        action,
                        f"{len(sharing)} owners share the moment {quoted(action)}: " + listed(sharing),
                        help="let one of them lead here (`owner:`) and the others help (`with:`), or hand over out of "
                        "sight",
                    )


def _owners_in_view(graph: Graph, action: CustomerAction) -> dict[Owner, None]:
    """The owners of what a customer meets in an action and of what is done for them in view."""
    edges = (*graph.edges_from(action), *graph.edges_to(action, EdgeKind.INTERACTS))
    ends = (edge.target if edge.source is action else edge.source for edge in edges)
    met = (edge.target for edge in graph.edges_from(action, EdgeKind.MEETS))
    seen = (*met, *(end for end in ends if isinstance(end, FrontstageAction)))
    return dict.fromkeys(owner for element in seen if (owner := graph.owner_of(element)))


def _apart(graph: Graph, owners: Iterable[Owner]) -> list[Owner]:
    """The owners without those that stand above another of them."""
    owners = list(owners)
    above = {parent for owner in owners for parent in graph.above(owner)}
    return [owner for owner in owners if owner not in above]
