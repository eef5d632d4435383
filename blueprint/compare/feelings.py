"""How each customer feels before and after: step by step, and in the figures that sum a journey up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.analysis.journey import Journey, journeys
from blueprint.analysis.panel import MEANING, Panel, panel
from blueprint.analysis.result import Column, Kind, Spark, Table, Value
from blueprint.compare.columns import Column as Place
from blueprint.compare.matching import Matched
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.graph.scale import Scale

_WHO = (Column("customer", "Customer", Kind.ELEMENT), Column("customer_name", "Name"))
_BETTER = "above zero: better; below: worse; empty if one of the two is not known, or the scales differ"


class Trip(NamedTuple):
    """One customer's journey in both blueprints; None where the customer is not there."""

    before: Journey | None
    after: Journey | None

    @property
    def journey(self) -> Journey:
        """The journey as it is now, else as it was."""
        journey = self.after or self.before
        if journey is None:
            raise ValueError("a trip is in one of the two")
        return journey

    @property
    def name(self) -> str:
        """What to call the customer; nothing if the file names nobody."""
        return self.journey.name


class Felt(NamedTuple):
    """How a customer feels in a step. better: by how much it is better now, on the file's scale."""

    trip: Trip
    place: Place
    was: float | None
    now: float | None
    better: float | None


class Feelings(NamedTuple):
    """Everything about how customers feel. scale: that of the later; comparable: both files have the same one."""

    trips: tuple[Trip, ...]
    felt: tuple[Felt, ...]
    scale: Scale
    comparable: bool


def feelings(before: Graph, after: Graph, matched: Matched, places: Sequence[Place]) -> Feelings:
    """How the customers of two blueprints feel, the later one's customers first."""
    trips = tuple(_trips(before, after, matched))
    comparable = before.scale == after.scale
    scale = after.scale if comparable else None
    felt = tuple(one for trip in trips for place in places if (one := _felt(trip, place, scale)))
    return Feelings(trips, felt, after.scale, comparable)


def _trips(before: Graph, after: Graph, matched: Matched) -> Iterator[Trip]:
    """The journeys, paired: whoever walks alone in both is taken for the same."""
    old, new = ({journey.customer: journey for journey in journeys(graph)} for graph in (before, after))
    ids = {one.id: other.id for one, other in matched.customers.both}
    earlier = {ids[key]: journey for key, journey in old.items() if key in ids}
    if len(old) == len(new) == 1:
        earlier = dict(zip(new, old.values(), strict=True))
    for key, journey in new.items():
        yield Trip(earlier.get(key), journey)
    taken = {id(journey) for journey in earlier.values()}
    yield from (Trip(journey, None) for journey in old.values() if id(journey) not in taken)


def _felt(trip: Trip, place: Place, scale: Scale | None) -> Felt | None:
    was, now = _score(trip.before, place.before), _score(trip.after, place.after)
    if was is None and now is None:
        return None
    return Felt(trip, place, was, now, better(was, now, scale))


def _score(journey: Journey | None, step: Step | None) -> float | None:
    return journey.scores.get(step) if journey and step else None


def better(was: float | None, now: float | None, scale: Scale | None) -> float | None:
    """By how much a score is better than before, without what numbers of a computer add; None if nobody can tell."""
    return None if was is None or now is None or scale is None else round(scale.better(was, now), 9) + 0.0


def emotion_table(found: Feelings) -> Table:
    """Each scored step of each customer."""
    columns = (*_WHO, Column("step", "Step", Kind.ELEMENT), Column("name", "What happens"), Column("phase", "Phase"),
               Column("before", "Before", Kind.SCORE), Column("after", "After", Kind.SCORE),
               Column("difference", "Better by", Kind.NUMBER, _BETTER))  # fmt: skip
    rows = tuple(
        (one.trip.journey.customer, one.trip.name, one.place.step.id, one.place.step.name, one.place.phase.name,
         one.was, one.now, one.better)
        for one in found.felt
    )  # fmt: skip
    return Table("emotion", "How it feels, step by step", columns, rows, "On the file's own scale.")


class Figure(NamedTuple):
    """A figure that sums up a journey. name: its field in the panel."""

    trip: Trip
    name: str
    was: float | None
    now: float | None
    better: float | None

    @property
    def title(self) -> str:
        """What to call it."""
        return self.name.replace("_", "–", 1).capitalize().replace("_", " ")


def figures(found: Feelings, before: Graph, after: Graph) -> tuple[Figure, ...]:
    """The panel of every customer, before and after, as far as it is known."""
    scale = found.scale if found.comparable else None
    return tuple(
        Figure(trip, name, was, now, better(was, now, scale))
        for trip in found.trips
        for name, was, now in zip(Panel._fields, _panel(trip.before, before), _panel(trip.after, after), strict=True)
        if was is not None or now is not None
    )


def _panel(journey: Journey | None, graph: Graph) -> Panel:
    stops = journey.stops if journey else ()
    return panel([stop.score for stop in stops], [stop.minutes for stop in stops], graph.scale)


def panel_table(found: Sequence[Figure]) -> Table:
    """The figures of every customer, each in its row."""
    columns = (*_WHO, Column("figure", "Figure"), Column("before", "Before", Kind.SCORE),
               Column("after", "After", Kind.SCORE), Column("difference", "Better by", Kind.NUMBER, _BETTER),
               Column("about", "How it comes about"))  # fmt: skip
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.trip.journey.customer, one.trip.name, one.title, one.was, one.now, one.better, MEANING[one.name])
        for one in found
    )
    note = "Along the main path of each. One rule of several: none is the whole truth."
    return Table("panel", "The panel of summaries, before and after", columns, rows, note)


def sparks(found: Feelings, places: Sequence[Place]) -> Iterator[Spark]:
    """The curve of each customer before and after, one under the other."""
    ends = (found.scale.low, found.scale.high) if found.scale.good_is_high else (found.scale.high, found.scale.low)
    if not found.comparable:
        return
    for trip in found.trips:
        who = f"{trip.name}, " if trip.name else ""
        was = tuple(_score(trip.before, place.before) for place in places)
        now = tuple(_score(trip.after, place.after) for place in places)
        for title, values in (("before", was), ("after", now)):
            if any(value is not None for value in values):
                yield Spark(f"{who}{title}", values, *ends)
