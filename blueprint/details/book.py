"""A graph and its scene side by side: which card shows which element, and the words to tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from blueprint.graph.draft import Evidence
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks
from blueprint.graph.nodes import Action, Node, Policy, Step, System, Touchpoint
from blueprint.graph.part import marks_in
from blueprint.layout.scene import Card, Scene
from blueprint.layout.wording import Words, words

Subject = Action | Evidence | Step
"""What a card shows: an action, a touchpoint as it stands in a step, or the notes of a step."""


class Book:
    """Answers for one graph and one scene of it; each look-up after the first is quick."""

    def __init__(self, graph: Graph, scene: Scene) -> None:
        self.graph, self.scene = graph, scene
        self.words: Words = words(graph.language)
        self.numbers: Mapping[str, int] = {card.id: number for number, card in enumerate(scene.cards)}

    def subject(self, card: Card) -> Subject | None:
        """What a card shows; None for what the graph does not know."""
        return self._subjects.get(card.id)

    def card_of(self, node: Node, step: Step | None = None) -> int | None:
        """The number of the card that shows an element. step: where, if it stands in several."""
        if isinstance(node, Step):
            return self._first_in.get(node.id)
        if isinstance(node, Touchpoint):
            return self._met.get((node.id, step.id if step else None))
        return self.numbers.get(node.id)

    def cards_of(self, node: Node) -> Iterator[int]:
        """The numbers of all cards that show an element; of a system and a policy, those that are it."""
        if isinstance(node, Touchpoint):
            yield from (number for (name, step), number in self._met.items() if name == node.id and step)
        elif isinstance(node, System | Policy):
            yield from self._entries.get(node.id, ())
        elif (number := self.card_of(node)) is not None:
            yield number

    @cached_property
    def journeys(self) -> tuple[Marks, ...]:
        """What stands out in each customer's whole journey, where that is told."""
        return marks_in(self.graph)

    def standing_out(self, action: Action) -> list[str]:
        """What an action is in somebody's journey: peak, best, pit, end; each once."""
        found: dict[str, None] = {}
        for journey in self.journeys:
            named = [("peak", journey.peak), ("best", journey.best), *(("pit", pit) for pit in journey.pits)]
            named.append(("end", journey.end))
            found.update((name, None) for name, moment in named if moment and moment.action is action)
        return list(found)

    @cached_property
    def _subjects(self) -> dict[str, Subject]:
        found: dict[str, Subject] = {action.id: action for action in self.graph.actions()}
        for one in self.graph.evidence:
            found[one.id] = one
        for step in self.graph.steps:
            found.setdefault(f"{step.id}/notes", step)
        return found

    @cached_property
    def _first_in(self) -> dict[str, int]:
        """The card by which a step is known: its first customer's action, else its first card."""
        found: dict[str, int] = {}
        by_kind = sorted(enumerate(self.scene.cards), key=lambda pair: pair[1].kind != "customer")
        for number, card in by_kind:
            found.setdefault(card.step, number)
        return found

    @cached_property
    def _met(self) -> dict[tuple[str, str | None], int]:
        """Cards by touchpoint and step; by touchpoint alone, the first."""
        found: dict[tuple[str, str | None], int] = {}
        for one in self.graph.evidence:
            number = self.numbers.get(one.id)
            if number is not None:
                found[one.touchpoint.id, one.step.id] = number
                found.setdefault((one.touchpoint.id, None), number)
        return found

    @cached_property
    def _entries(self) -> dict[str, list[int]]:
        """Cards by the id of the system or policy that they are."""
        found: dict[str, list[int]] = {}
        for action in self.graph.actions():
            entry = getattr(action, "system", None) or getattr(action, "policy", None)
            if entry and action.id in self.numbers:
                found.setdefault(entry, []).append(self.numbers[action.id])
        return found
