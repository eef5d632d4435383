"""A graph in the making: the nodes and edges so far, the names they go by, and every problem met on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from blueprint.errors import ModelError, Path, Place, Problem, Related, excerpt
from blueprint.graph.edges import Edge, EdgeKind
from blueprint.graph.ids import Ids, a
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
from blueprint.model.likeness import closest, several, there_is
from blueprint.model.numbers import written
from blueprint.model.slugs import slug
from blueprint.model.spelling import bare, composed, difference, looks, misspelt
from blueprint.named import NamedTuple

MOST_PROBLEMS = 1_000
"""After how many problems nothing more is looked for."""

MOST_LISTED = 12
"""How many of the declared things a message names."""

_PATIENCE = 50_000
"""How many declared names are looked through for did-you-means, over all unknown names of a file."""


class Directory(dict[str, Any]):
    """Nodes by id, found by id or by exactly their name."""

    def __init__(self) -> None:
        super().__init__()
        self._by_name: dict[str, Any] = {}
        self._by_bare_name: dict[str, Any] = {}

    def add(self, node: Node) -> None:
        """Take a node in; of two with the same name the first is the one that the name means."""
        self[node.id] = node
        self._by_name.setdefault(composed(node.name), node)
        self._by_bare_name.setdefault(bare(node.name), node)

    def find(self, name: str) -> Any:
        """The node with that id, or with exactly that name, or None."""
        return self.get(name) or self._by_name.get(name)

    def twin(self, name: str) -> Any:
        """The node whose name differs from this one by nothing but what nobody sees, or None."""
        seen = bare(name)
        return self._by_bare_name.get(seen) or (self.get(seen) if seen != name else None)

    def spellings(self) -> Iterator[str]:
        """All ids and names."""
        yield from self
        yield from (name for name in self._by_name if name not in self)

    def listed(self) -> str:
        """A sentence that names what there is by its ids, each with its name where the id does not tell it."""
        some = islice(self.values(), MOST_LISTED)
        told = [f"`{one.id}`" + (f" ({excerpt(one.name, 40)})" if slug(one.name) != one.id else "") for one in some]
        more = f" and {len(self) - MOST_LISTED} more" if len(self) > MOST_LISTED else ""
        return f"there is {', '.join(told)}{more}" if told else ""


class Evidence(NamedTuple):
    """A touchpoint as it stands in a column."""

    step: Step
    lane: Lane
    touchpoint: Touchpoint
    place: Place

    @property
    def id(self) -> str:
        """What a picture, a page and a table call it."""
        return f"{self.step.id}/{self.lane.id}/{self.touchpoint.id}"


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
        self.ids = Ids(self.add)
        self._patience = _PATIENCE

    def problem(self, code: str, message: str, help: str, place: Place, **more: Any) -> None:  # noqa: A002
        """Note a problem and go on: all of them are reported at once, unless nobody would read so many."""
        self.add(Problem(code, message, help, place, **more))

    def add(self, problem: Problem) -> None:
        """The same, for a problem that is made already."""
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise ModelError(self.problems)

    def derive(self, text: str, what: str, place: Place) -> str:
        """An id for something that was not given one, made from its text."""
        return self.ids.derive(text, what, place)

    def action(self, address: str) -> Action | None:
        """The action of that id or address, `step/lane`, `step/lane/1` or `step/lane/2`; None if there is none."""
        return action_at(address, self.actions)

    def owner(self, name: str | None, place: Place) -> str | None:
        """The id of the owner of that id or name. Without a directory of owners a new name declares an owner."""
        if name is None:
            return None
        found = self.owners.find(name)
        if found is None and self.owners_are_listed:
            self.unknown("owner", name, self.owners.spellings(), place, "add it to `owners:`", self.owners.listed())
        elif found is None and self.is_new(self.owners, name, place):
            found = Owner(id=self.derive(name, "owner", place), name=name, place=place)
            self.owners.add(found)
        return found.id if found else None

    def is_new(self, directory: Directory, name: str, place: Place) -> bool:
        """Whether a name is one that nobody could take for one that is there; if not, that is a problem."""
        if self._is_misspelt(name, place, is_text=True):
            return False
        if twin := directory.twin(name):
            said = f"`{excerpt(name)}` and `{excerpt(twin.name)}` differ by a character that nobody can see"
            self.problem("BP107", said, f"type the name anew: `{excerpt(bare(name))}`", place,
                         related=(Related("the other one is here", twin.place),))  # fmt: skip
        return twin is None

    def _is_misspelt(self, name: str, place: Place, is_text: bool = False) -> bool:
        """BP104 for a reference with what nobody can see, or with accents stored apart."""
        found = misspelt(name, is_text)
        if found:
            self.problem("BP104", f"`{excerpt(name)}` {found[0]}", f"type it anew: `{excerpt(found[1])}`", place)
        return found is not None

    def unknown(
        self, what: str, name: str, choices: Iterable[str], place: Place, otherwise: str, listed: str = ""
    ) -> None:
        """BP107, with the closest declared name; if the name belongs to something else, that is said.

        listed: the sentence that names what there is, where none is close.
        """
        if name in self.ids.mended or self._is_misspelt(name, place):
            return
        other, said = self.ids.places.get(name), excerpt(name)
        if other and other[0] != what:
            message = f"`{said}` is {a(other[0])}, not {a(what)}"
        else:
            message = f"no {what} is called `{said}`"
        called = self._called(what, name)
        if what == "step" and len(called) > 1:
            self._several_called(said, called, place)
            return
        hint = f"did you mean `{called[0].id}`?" if called else self._meant(said, choices, listed)
        joint = " Otherwise " if hint.endswith("?") else "; otherwise "
        self.problem("BP107", message, f"{hint}{joint}{otherwise}" if hint else otherwise, place)

    def _called(self, what: str, name: str) -> list[Step | Action]:
        """The steps and actions that have this for their name, in place of their id."""
        if what not in {"step", "action", "element"} or self._patience <= 0:
            return []
        nodes: list[Step | Action] = [*self.steps.values(), *(() if what == "step" else self.actions.values())]
        self._patience -= len(nodes)
        return [node for node in nodes if node.name == name]

    def _several_called(self, name: str, steps: list[Step | Action], place: Place) -> None:
        """BP107 for words that several steps have, of which one is meant."""
        many = {2: "two"}.get(len(steps), str(len(steps)))
        related = tuple(Related("one is here", step.place) for step in steps[:MOST_LISTED])
        hint = "give the one that is meant an `id:`, and write that here"
        self.problem("BP107", f"{many} steps are called `{name}`", hint, place, related=related)

    def _meant(self, name: str, choices: Iterable[str], listed: str) -> str:
        """A did-you-mean, as long as there is patience."""
        if self._patience <= 0:
            return ""
        choices = list(choices)
        self._patience -= len(choices)
        return _meant_by(name, choices, listed)

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
            ends = f"{written(self.scale.low)} to {written(self.scale.high)}"
            self.problem("BP106", f"{written(value)} is not on the scale, which goes from {ends}",
                         "give a score on the scale, or change `scale:`", place)  # fmt: skip


def action_at(address: str, actions: Mapping[str, Action]) -> Action | None:
    """The action of an id or an address. The first of a cell is `step/lane`, and `step/lane/1` as well."""
    cell, _, number = address.rpartition("/")
    return actions.get(cell if number == "1" and "/" in cell else address)


def _meant_by(name: str, choices: list[str], listed: str) -> str:
    """Which of the declared names is meant, or are meant, by one that is not; else those that there are."""
    if named := several(name, frozenset(choices).__contains__):
        return f"several stand in brackets: `{named}`"
    twin = next((choice for choice in choices if looks(choice) & looks(name)), None)
    if twin and twin.lower() != name.lower():
        return f"`{excerpt(twin)}` differs {difference(name, twin)}; did you mean that?"
    found = closest(name, choices, 1)
    addresses_apart = [choice for choice in dict.fromkeys(choices) if "/" not in choice]
    return f"did you mean `{found[0]}`?" if found else listed or there_is(addresses_apart)
