"""How work with people is measured: by how well it goes, by its amount alone, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from blueprint.graph.graph import Graph
from blueprint.graph.measuring import measured, quantity_alone, with_people
from blueprint.graph.nodes import CustomerAction, FrontstageAction, Indicator, Node, Step
from blueprint.graph.occurrence import Occurrences

ALONE, QUALITY, BOTH, NOT_AT_ALL = "quantity alone", "quality", "both", "not at all"

_IN_A_STEP = (Step, CustomerAction, FrontstageAction)


class Served(NamedTuple):
    """Work with people, and the figures of it. quality: all that are not of quantity; by: one of the four words."""

    element: Node
    quantity: tuple[Indicator, ...]
    quality: tuple[Indicator, ...]

    @property
    def by(self) -> str:
        """How it is measured."""
        if self.quality:
            return BOTH if self.quantity else QUALITY
        return ALONE if self.quantity else NOT_AT_ALL


class Hurried(NamedTuple):
    """Work with people that is measured by quantity alone.

    elements: what the figures are about, and the touchpoints there that are served by people; several if they are of
    the same steps; figures: those of quantity.
    """

    elements: tuple[Node, ...]
    figures: tuple[Indicator, ...]


def served(graph: Graph) -> tuple[Served, ...]:
    """The touchpoints served by people, and what else of work with people is measured by quantity alone.

    A figure of quantity counts if it is about the touchpoint, a step that meets it or what is done in view there; any
    other counts if it is about the touchpoint or about one of its steps in any way, as in rule BP601.
    """
    occurrences = Occurrences(graph)
    amounts, others = _by_place(graph, occurrences)
    found: dict[Node, Served] = {}
    for touchpoint in graph.touchpoints():
        places = (touchpoint, *graph.steps_that_meet(touchpoint))
        figures = Served(touchpoint, _at(places, amounts), _at(places, others))
        takes_part = len(places) > 1 or figures.by != NOT_AT_ALL
        if takes_part and with_people(graph, touchpoint, places[1:]):
            found[touchpoint] = figures
    told = {figure for one in found.values() if one.by == ALONE for figure in one.quantity}
    for element, counting in quantity_alone(graph, occurrences):
        if element not in found and not told.issuperset(counting):
            found[element] = Served(element, counting, ())
    return tuple(found.values())


def hurried(graph: Graph, people: Iterable[Served]) -> tuple[Hurried, ...]:
    """What is measured by quantity alone; what is of the same steps is one thing. people: as of `served`."""
    occurrences, groups, of = Occurrences(graph), list[tuple[list[Node], list[Indicator]]](), dict[Node, int]()
    for element, counting in quantity_alone(graph, occurrences):
        places = (element, *occurrences.steps(element))
        number = next((of[place] for place in places if place in of), len(groups))
        if number == len(groups):
            groups.append(([], []))
        groups[number][0].append(element)
        groups[number][1].extend(counting)
        of.update(dict.fromkeys((*places, *counting), number))
    for one in people:
        if one.by == ALONE:
            groups[of[one.quantity[0]]][0].append(one.element)
    return tuple(Hurried(tuple(dict.fromkeys(elements)), tuple(counting)) for elements, counting in groups)


_Places = dict[Node, list[Indicator]]


def _by_place(graph: Graph, occurrences: Occurrences) -> tuple[_Places, _Places]:
    """The figures of quantity, and all others, by the elements and steps for which they count."""
    amounts: _Places = {}
    others: _Places = {}
    for indicator in graph.indicators:
        about = measured(graph, indicator)
        if about is None:
            continue
        steps = occurrences.steps(about)
        if indicator.kind != "quantity":
            _put(others, (about, *steps), indicator)
        else:
            _put(amounts, (about, *(steps if isinstance(about, _IN_A_STEP) else ())), indicator)
    return amounts, others


def _put(into: _Places, places: Iterable[Node], indicator: Indicator) -> None:
    for place in dict.fromkeys(places):
        into.setdefault(place, []).append(indicator)


def _at(places: Iterable[Node], figures: _Places) -> tuple[Indicator, ...]:
    return tuple(dict.fromkeys(indicator for place in places for indicator in figures.get(place, ())))
