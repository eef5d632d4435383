"""Built on sand: moments that are meant as an experience, over basics that do not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from blueprint.analysis.organisation import NOBODY
from blueprint.analysis.result import Advice, Column, Kind, Table, Value
from blueprint.analysis.wording import counted, listed, quoted
from blueprint.graph.footing import Weakness, WeakSpot, missed_target, weak_spots
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Indicator, Owner, Step
from blueprint.graph.targets import number


class Sand(NamedTuple):
    """A step of level `experience`, and what does not hold in it."""

    step: Step
    spots: tuple[WeakSpot, ...]


def sand(graph: Graph) -> tuple[Sand, ...]:
    """The steps that are built on sand, from left to right; rule BP412 asks the same."""
    meant = (Sand(step, tuple(weak_spots(graph, step))) for step in graph.steps if step.level == "experience")
    return tuple(one for one in meant if one.spots)


def sand_table(weak: Sequence[Sand], graph: Graph) -> Table:
    """Everything that does not hold under an experience."""
    columns = (Column("step", "Step", Kind.ELEMENT), Column("step_name", "Meant as an experience"),
               Column("weakness", "What is wrong"), Column("element", "Element", Kind.ELEMENT), Column("name", "Name"),
               Column("owner", "Answers for it"))  # fmt: skip
    rows = tuple(_row(one.step, spot, graph) for one in weak for spot in one.spots)
    note = "An experience rests on service, and service on coping: first the basics hold, then they are remembered."
    return Table("sand", "Built on sand", columns, rows, note)


def _row(step: Step, spot: WeakSpot, graph: Graph) -> tuple[Value, ...]:
    owner = owner_of(spot, graph)
    return (step.id, step.name, spot.weakness.value, spot.element.id, spot.fail.what if spot.fail else
            spot.element.name, owner.name if owner else NOBODY)  # fmt: skip


def owner_of(spot: WeakSpot, graph: Graph) -> Owner | None:
    """Who answers for a weak spot: for a fail point its own owner, else that of its action."""
    own = graph.owner(spot.fail.owner) if spot.fail else None
    return own or graph.owner_of(spot.element)


def sand_sentence(weak: Sequence[Sand], graph: Graph) -> str:
    """How many of the moments that are meant as an experience stand on sand."""
    meant = sum(step.level == "experience" for step in graph.steps)
    moments = counted(meant, "moment is", "moments are")
    if not weak:
        under = "it" if meant == 1 else "them"
        return f"{moments} meant as an experience, and nothing under {under} is known to fail."
    count = f"{len(weak)} of them {'is' if len(weak) == 1 else 'are'}"
    return f"{moments} meant as an experience; {count} built on sand: {listed(one.step.name for one in weak)}."


def sand_advice(one: Sand, graph: Graph) -> Advice:
    """What to put right under one moment, before anything is added to it."""
    owners = dict.fromkeys(owner.name for spot in one.spots if (owner := owner_of(spot, graph)))
    return Advice(
        f"Put right what {quoted(one.step.name)} stands on, or call it `level: service` until it holds",
        f"it is meant as an experience, and {'; '.join(said_of(spot) for spot in one.spots)}",
        (one.step.id, *dict.fromkeys(spot.element.id for spot in one.spots)),
        ", ".join(owners) or None,
    )


def said_of(spot: WeakSpot) -> str:
    """What is wrong, in words."""
    if spot.fail is not None:
        return f"no step makes it good if this happens: {quoted(spot.fail.what)}"
    element = spot.element
    if spot.weakness is Weakness.MISSED and isinstance(element, Indicator) and element.actual is not None:
        target = missed_target(element)
        unit = f" {element.unit}" if element.unit else ""
        should = f" and should be {target.words}{unit}" if target else ""
        return f"{quoted(element.name)} is {number(element.actual)}{unit}{should}"
    return f"nobody owns {quoted(element.name)}"
