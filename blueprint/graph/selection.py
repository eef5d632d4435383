"""Which part of a blueprint is meant: phases, lanes, owners, customers, one step with what is around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Customer, Lane, Node, Owner, Phase, Step
from blueprint.model.likeness import closest, there_is
from blueprint.model.slugs import slug

Kind = TypeVar("Kind", bound=Node)

NOTES = "notes"
"""What the row of notes is called among the lanes."""


class Selection(NamedTuple):
    """What is asked for, by id or by name; what is left empty chooses nothing, so that all of it stays.

    focus: a step; emotion: whether the row of the curves is drawn.
    """

    phases: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    focus: str | None = None
    emotion: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()

    @property
    def narrows(self) -> bool:
        """Whether some steps, lanes or cards are left out, and not the curves alone."""
        return not self._replace(emotion=True).is_whole

    @property
    def slug(self) -> str:
        """The selection as a part of a file's name or of an id, "" for the whole.

        >>> Selection(phases=("Arrive",), emotion=False).slug
        'phase-arrive.no-emotion'
        """
        chosen = {"phase": self.phases, "lanes": self.lanes, "owner": self.owners, "customer": self.customers,
                  "focus": (self.focus,) if self.focus else ()}  # fmt: skip
        parts = [f"{kind}-{slug(' '.join(names))[:40]}" for kind, names in chosen.items() if names]
        return ".".join([*parts, *([] if self.emotion else ["no-emotion"])])


class Chosen(NamedTuple):
    """The same, found in a graph. names_lanes: whether some were asked for; notes: whether their row is drawn."""

    phases: tuple[Phase, ...]
    lanes: tuple[Lane, ...]
    owners: tuple[Owner, ...]
    customers: tuple[Customer, ...]
    focus: Step | None
    names_lanes: bool
    notes: bool

    def shown(self) -> Iterator[tuple[str, tuple[Node, ...]]]:
        """What was chosen, by the word that tells it (`shown.phase` …)."""
        groups = (("phase", self.phases), ("focus", (self.focus,) if self.focus else ()), ("customer", self.customers),
                  ("owner", self.owners), ("lanes", self.lanes))  # fmt: skip
        yield from ((kind, found) for kind, found in groups if found)


def chosen(graph: Graph, selection: Selection) -> Chosen:
    """What a selection means in a graph. Raises UnknownName for what is not there, with what may have been meant."""
    lanes = [name for name in selection.lanes if name.casefold() != NOTES]
    return Chosen(
        phases=tuple(_found("phase", name, graph.phases) for name in selection.phases),
        lanes=tuple(_found("lane", name, graph.lanes, (NOTES,)) for name in lanes),
        owners=tuple(_found("owner", name, graph.owners()) for name in selection.owners),
        customers=tuple(_found("customer", name, graph.customers) for name in selection.customers),
        focus=_found("step", selection.focus, graph.steps) if selection.focus is not None else None,
        names_lanes=bool(selection.lanes),
        notes=not selection.lanes or len(lanes) < len(selection.lanes),
    )


def _found(kind: str, name: str, nodes: Iterable[Kind], also: tuple[str, ...] = ()) -> Kind:
    """The node of that id, else of that name, in whichever case it is written."""
    nodes = tuple(nodes)
    by_id = next((node for node in nodes if node.id == name), None)
    wanted = name.strip().casefold()
    found = by_id or next((node for node in nodes if wanted in {node.name.casefold(), node.id.casefold()}), None)
    if found is None:
        ids, names = [node.id for node in nodes], [node.name for node in nodes if node.name]
        known = names if kind == "phase" else [*ids, *also]  # the ids of phases are seldom written
        meant = closest(name, [*ids, *also, *names], 1)
        raise UnknownName(kind, name, known, f"did you mean `{meant[0]}`?" if meant else there_is(known))
    return found
