"""A graph in the making: the nodes and edges so far, the names they go by, and every problem met on the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from blueprint.errors import Path, Place, Problem, Related, excerpt
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.nodes import (
    Action,
    Indicator,
    Lane,
    Node,
    Owner,
    Phase,
    Promise,
    Step,
    Touchpoint,
)
from blueprint.graph.scale import Scale
from blueprint.model.likeness import did_you_mean
from blueprint.model.slugs import Namer, is_id_letter, slug

_PATIENCE = 50_000
"""How many declared names are looked through for did-you-means, over all unknown names of a file."""

END = "end"
"""The name that `next` takes to end a path; no step may have it as its id."""


class Directory(dict[str, Any]):
    """Nodes by id, found by id or by exactly their name."""

    def __init__(self) -> None:
        super().__init__()
        self._by_name: dict[str, Any] = {}

    def add(self, node: Node) -> None:
        """Take a node in; of two with the same name the first is the one that the name means."""
        self[node.id] = node
        self._by_name.setdefault(node.name, node)

    def find(self, name: str) -> Any:
        """The node with that id, or with exactly that name, or None."""
        return self.get(name) or self._by_name.get(name)

    def spellings(self) -> list[str]:
        """All ids and names."""
        return [*self, *(name for name in self._by_name if name not in self)]


class Evidence(NamedTuple):
    """A touchpoint as it stands in a column."""

    step: Step
    lane: Lane
    touchpoint: Touchpoint
    place: Place


class Draft:
    """What is known so far while a graph is built. Each stage of the building adds to it."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.problems: list[Problem] = []
        self.customers = Directory()
        self.owners = Directory()
        self.touchpoints = Directory()
        self.systems = Directory()
        self.policies = Directory()
        self.lanes: dict[str, Lane] = {}
        self.phases: list[Phase] = []
        self.steps: dict[str, Step] = {}
        self.cells: dict[tuple[str, str], list[Action]] = {}
        self.evidence: dict[tuple[str, str], Evidence] = {}
        self.actions: dict[str, Action] = {}
        self.promises: list[Promise] = []
        self.indicators: list[Indicator] = []
        self.edges: list[Edge] = []
        self._joined: dict[tuple[str, int, int], int] = {}
        self.owners_are_listed = False
        self.places: dict[str, tuple[str, Place]] = {}
        self.namer = Namer({END})
        self._patience = _PATIENCE

    def problem(self, code: str, message: str, help: str, place: Place, **more: Any) -> None:  # noqa: A002
        """Note a problem and go on: all of them are reported at once."""
        self.problems.append(Problem(code, message, help, place, **more))

    def claim(self, wanted: str, what: str, place: Place, at_key: bool = False) -> None:
        """Take an id that a person typed. A second claim is BP108, an id with odd characters BP104."""
        odd = [letter for letter in wanted if not (letter in "_.-" or is_id_letter(letter))]
        if odd:
            self.problem("BP104", f"the id `{wanted}` has the character {odd[0]!r} in it",
                         "an id has letters, digits, `-`, `_` and `.` only", place, at_key=at_key)  # fmt: skip
        if wanted == END and what == "step":
            self.problem(
                "BP108", "`end` cannot be the id of a step", "`next: end` ends a path; choose another id", place
            )
        elif wanted in self.places:
            other, first = self.places[wanted]
            self.problem("BP108", f"`{wanted}` is the id of {_a(other)} and of {_a(what)}" if other != what else
                         f"two {what}s have the id `{wanted}`", "an id belongs to one thing: rename one of the two",
                         place, at_key=at_key, related=(Related("the first one is here", first),))  # fmt: skip
        else:
            self.places[wanted] = (what, place)
            if wanted != END:
                self.namer.free(wanted)

    def derive(self, text: str, what: str, place: Place) -> str:
        """An id for something that was not given one, made from its text."""
        name = self.namer.free(slug(text))
        self.places[name] = (what, place)
        return name

    def owner(self, name: str | None, place: Place) -> str | None:
        """The id of the owner of that id or name. Without a directory of owners a new name declares an owner."""
        if name is None:
            return None
        found = self.owners.find(name)
        if found is None and not self.owners_are_listed:
            found = Owner(id=self.derive(name, "owner", place), name=name, place=place)
            self.owners.add(found)
        elif found is None:
            self.unknown("owner", name, self.owners.spellings(), place, "add it to `owners:`")
        return found.id if found else None

    def unknown(self, what: str, name: str, choices: Iterable[str], place: Place, otherwise: str) -> None:
        """BP107, with the closest declared name; if the name belongs to something else, that is said."""
        other, said = self.places.get(name), excerpt(name)
        if other and other[0] != what:
            message = f"`{said}` is {_a(other[0])}, not {_a(what)}"
        else:
            message = f"no {what} is called `{said}`"
        hint = ""
        if self._patience > 0:
            choices = list(choices)
            self._patience -= len(choices)
            hint = did_you_mean(said, choices)
        joint = " Otherwise " if hint.endswith("?") else "; otherwise "
        self.problem("BP107", message, f"{hint}{joint}{otherwise}" if hint else otherwise, place)

    def twice(self, before: Node, name: str, place: Place) -> None:
        """BP108 for a touchpoint that is written out a second time."""
        self.problem("BP108", f"the touchpoint `{excerpt(name)}` is declared twice",
                     "write it out once and name it elsewhere", place,
                     related=(Related("the first one is here", before.place),))  # fmt: skip

    def meet(self, step: Step, lane: Lane, touchpoint: Touchpoint, place: Place, actions: list[Action]) -> None:
        """Note that these customer's actions meet a touchpoint, which stands once in the column."""
        self.evidence.setdefault((step.id, touchpoint.id), Evidence(step, lane, touchpoint, place))
        self.edges += [Edge(EdgeKind.MEETS, action, touchpoint, place) for action in actions]

    def join(self, edge: Edge) -> None:
        """Add an edge, unless the same two nodes are joined in the same way already."""
        key = (edge.kind, id(edge.source), id(edge.target))
        if key not in self._joined:
            self._joined[key] = len(self.edges)
            self.edges.append(edge)

    def join_as_declared(self, edge: Edge) -> None:
        """Add an edge that a person typed; where a column says the same without words, it takes that edge's place."""
        before = self._joined.get((edge.kind, id(edge.source), id(edge.target)))
        if before is None or self.edges[before].declared:
            self.edges.append(edge)
        else:
            self.edges[before] = edge

    @property
    def customer_lanes(self) -> list[Lane]:
        """The lanes of the customers, from the top."""
        return [lane for lane in self.lanes.values() if lane.kind == "customer"]

    def walkers(self) -> list[str | None]:
        """The customers whose journeys there are, by id; [None] where the file names nobody."""
        return list(self.customers) or [None]

    def calendar(self, text: str | None, path: Path) -> None:
        """BP104 for a date that no calendar has."""
        try:
            if text is not None:
                date.fromisoformat(text)
        except ValueError:
            self.problem("BP104", f"`{text}` is no day of the calendar", "write a date as `2026-11-01`",
                         Place(path))  # fmt: skip

    def score(self, value: float | None, place: Place) -> None:
        """BP106 for a score that is not on the scale."""
        if value is not None and not self.scale.holds(value):
            self.problem("BP106", f"{value:g} is not on the scale, which goes from {self.scale.low:g} to "
                         f"{self.scale.high:g}", "give a score on the scale, or change `scale:`", place)  # fmt: skip


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
