"""How long customers stay in a step: what they do and wait there, and how long they may have to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint.graph.edges import EdgeKind
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import CustomerAction, Promise
from blueprint.named import NamedTuple


class Stay(NamedTuple):
    """One customer's time in one step, in minutes; None where nobody said.

    takes: of doing; waits: of waiting; open_ended: there is a wait, and nobody knows how long.
    """

    takes: float | None
    waits: float | None
    open_ended: bool

    @property
    def total(self) -> float | None:
        """Doing and waiting together: what is known of it, None if nothing is."""
        known = [part for part in (self.takes, self.waits) if part is not None]
        return sum(known) if known else None


class Limit(NamedTuple):
    """How long something may last, against how long it does, in minutes.

    field: `waits`, whose `most` a wait may not pass, or `tolerates`, how long people put up with waiting and doing
    together; spent: None where nobody knows.
    """

    action: CustomerAction
    field: str
    spent: float | None
    allowed: float

    @property
    def over(self) -> float:
        """By how much it is passed; 0 if it is not, or if nobody knows."""
        return max((self.spent or 0.0) - self.allowed, 0.0)


def stay(actions: Iterable[CustomerAction]) -> Stay:
    """The time of what one customer does in one step.

    actions: all of it, one after the other. What a step says of its customers counts once, also for somebody who does
    one thing alone and another together with the others.
    """
    takes, waits, lent, open_ended = list[float](), list[float](), set[str](), False
    for action in actions:
        if action.takes is not None and _is_new(action, "takes", lent):
            takes.append(action.takes)
        if action.waits is not None and _is_new(action, "waits", lent):
            open_ended = open_ended or action.waits.length is None
            waits += [action.waits.length] if action.waits.length is not None else []
    return Stay(sum(takes) if takes else None, sum(waits) if waits else None, open_ended)


def limits(actions: Sequence[CustomerAction]) -> Iterator[Limit]:
    """The limits that hold for what one customer does in one step, the wait of each action before its tolerance.

    What people put up with in an action is said of that action; what they put up with in a step, of all that they do in
    it.
    """
    lent: set[str] = set()
    for action in actions:
        if action.waits and action.waits.most is not None and _is_new(action, "waits", lent):
            yield Limit(action, "waits", action.waits.length, action.waits.most)
        if action.tolerates is not None and _is_new(action, "tolerates", lent):
            meant = [action] if _is_own(action, "tolerates") else actions
            yield Limit(action, "tolerates", stay(meant).total, action.tolerates)


def is_managed(graph: Graph, action: CustomerAction) -> bool:
    """Whether anything makes a wait bearable: an upper bound, an explanation, or an occupation (Maister 1985).

    Whoever says how long it may be gives it a bound: the designer, or a promise to the customer. An action without a
    wait needs none of it.
    """
    waits = action.waits
    if waits is None or waits.explained or waits.occupied or waits.most is not None or action.tolerates is not None:
        return True
    promises = [edge.source for node in (action, action.step) for edge in graph.edges_to(node, EdgeKind.PROMISES)]
    return any(isinstance(promise, Promise) and promise.promised is not None for promise in promises)


def _is_own(action: CustomerAction, key: str) -> bool:
    """Whether a measure is said of the action itself, and not of its step."""
    return not isinstance(action.declared, str) and getattr(action.declared, key, None) is not None


def _is_new(action: CustomerAction, key: str, lent: set[str]) -> bool:
    """Whether a measure was not met before; a step lends each of its measures to the first action of every lane."""
    if _is_own(action, key):
        return True
    if key in lent:
        return False
    lent.add(key)
    return True
