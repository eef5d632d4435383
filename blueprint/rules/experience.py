"""Rules about how it feels: peaks, pits and ends (BP401 to BP404)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from blueprint.errors import excerpt
from blueprint.graph.contents import actions_in, elements_in, recovery_of
from blueprint.graph.edges import EdgeKind
from blueprint.graph.flow import Way
from blueprint.graph.graph import Graph
from blueprint.graph.marks import Marks, Moment, marks
from blueprint.graph.nodes import CustomerAction, Indicator, Node, Touchpoint
from blueprint.rules.curve import height, is_scored, spoken
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.wording import journey_of


@rule("BP401", Level.WARNING)
def end_unscored(graph: Graph) -> Iterator[Finding]:
    """An end of the journey of which nobody says how it feels.

    Why: people remember a service by its strongest moment and by its end (Kahneman, Fredrickson, Schreiber &
    Redelmeier 1993). Where the end has no score, that half of the memory is unknown. Each end that a customer can
    reach counts; a step is scored if what they do last in it, or anything else they do in it, has an emotion.

    Bad:
        journey:
          - phase: Visit
            steps:
              - customer: Orders a coffee
                emotion: 2
              - customer: Leaves

    Bad:
        journey:
          - phase: Visit
            steps:
              - customer: Asks for a table
                next: [{to: eat, when: one is free}, {to: go, when: none is free}]
              - {id: eat, customer: Eats, emotion: 2, next: end}
              - {id: go, customer: Goes elsewhere}

    Good:
        journey:
          - phase: Visit
            steps:
              - customer: Orders a coffee
              - customer: Leaves with a full stamp card
                emotion: 3
    """
    told: set[CustomerAction] = set()
    for customer in graph.walkers:
        for step in graph.ends(customer):
            actions = graph.actions_of(customer, step)
            last = actions[-1]
            if last not in told and not any(is_scored(graph, action.emotion) for action in actions):
                told.add(last)
                yield Finding(
                    last,
                    f"the journey ends with `{last.name}`, and nobody says how that feels",
                    help="add `emotion:`; the end is half of what people remember",
                    field="emotion",
                )


@rule("BP402", Level.WARNING)
def bad_end(graph: Graph, *, margin: float = 0.5, fewest: int = 3) -> Iterator[Finding]:
    """The journey ends worse than neutral, or worse than it was on the whole.

    Why: the end is half of what people remember (Redelmeier & Kahneman 1996): a service that was good for an hour and
    bad at the door is told as a bad one. The end is that of the main path, as in the picture. It is held against the
    mean only where that says something: with a few scores, and a clear distance.

    Thresholds:
        margin: how far under the mean the end must lie, in sixths of the scale
        fewest: with fewer scores there is no mean to speak of

    Bad:
        journey:
          - phase: Visit
            steps:
              - {customer: Tastes the coffee, emotion: 2}
              - {customer: Pays at the counter, emotion: -1}

    Bad:
        journey:
          - phase: Stay
            steps:
              - {customer: Is met at the door, emotion: 2}
              - {customer: Finds a note in the room, emotion: 3}
              - {customer: Checks out, emotion: 0}

    Good:
        journey:
          - phase: Stay
            steps:
              - {customer: Is met at the door, emotion: 2}
              - {customer: Checks out, emotion: 0}
              - {customer: Gets water for the drive, emotion: 2}
    """
    for journeys, end in _once(graph, "end"):
        if why := _why_bad(graph, journeys[0], end, margin, fewest):
            yield Finding(
                end.action,
                f"{_whose(graph, journeys)} ends with {_told(end)}, {why}",
                help="make the last moment a better one, or let a better one come after it; it is half of the memory",
                field="emotion",
            )


def _why_bad(graph: Graph, journey: Marks, end: Moment, margin: float, fewest: int) -> str:
    mean = journey.mean
    if height(graph.scale, end.score) < 0:
        return f"worse than neutral ({spoken(graph.scale.neutral)})"
    if mean is None or len(journey.path) < fewest:
        return ""
    is_under = height(graph.scale, mean) - height(graph.scale, end.score) >= margin
    return f"worse than the mean of {spoken(mean)}" if is_under else ""


@rule("BP403", Level.WARNING)
def peak_is_a_pit(graph: Graph, *, depth: float = 0.5, fewest: int = 3) -> Iterator[Finding]:
    """The strongest moment of the journey is a bad one.

    Why: what lies furthest from neutral is what people remember and tell others (Kahneman, Fredrickson, Schreiber &
    Redelmeier 1993). If that is a bad moment, no good one makes up for it until it is the weaker of the two.

    Thresholds:
        depth: how far under neutral it must lie, in sixths of the scale; on a flat curve nothing is strong
        fewest: with fewer scores there is no strongest one to speak of

    Bad:
        journey:
          - phase: Arrive
            steps:
              - {customer: Is greeted, emotion: 1}
              - {customer: Waits in line, emotion: -3}
              - {customer: Gets the key, emotion: 1}

    Good:
        journey:
          - phase: Arrive
            steps:
              - {customer: Is greeted, emotion: 1}
              - {customer: Waits with a drink, emotion: -1}
              - {customer: Finds a note in the room, emotion: 3}
    """
    for journeys, peak in _once(graph, "peak"):
        if height(graph.scale, peak.score) <= -depth and len(journeys[0].path) >= fewest:
            best = journeys[0].best
            is_good = best is not None and height(graph.scale, best.score) > 0
            other = f"make {_told(best)} the stronger one" if best and is_good else "give people one that is good"
            yield Finding(peak.action, f"the strongest moment of {_whose(graph, journeys)} is a bad one: {_told(peak)}",
                          help=f"mend it, and {other}; the strongest moment is half of the memory",
                          field="emotion")  # fmt: skip


@rule("BP404", Level.WARNING)
def pit_without_plan(graph: Graph, *, depth: float = 1.0) -> Iterator[Finding]:
    """A low point of the journey for which nobody has an idea, a recovery or the responsibility.

    Why: a blueprint is drawn to change something. A pit that is only drawn stays as deep as it is; the worst moment is
    what people remember longest (Redelmeier & Kahneman 1996). A plan is an idea or an opportunity in the notes of the
    step or of what happens in it, a fail point with a recovery or an owner, a next step that is a recovery and does not
    feel bad, an indicator that somebody answers for, or an owner of what the customer does. A target is none: it says
    how far, and not how.
    The first moment of a journey, in a phase before the service, is left alone: trouble is what people come with.

    Thresholds:
        depth: how far under neutral a low point must lie, in sixths of the scale; a small dip needs no plan

    Bad:
        journey:
          - phase: Arrive
            steps:
              - {customer: Waits in line, emotion: -2, notes: {pain: Nobody says how long}}
              - {customer: Gets the key, emotion: 1}

    Good:
        journey:
          - phase: Arrive
            steps:
              - {customer: Waits in line, emotion: -2, notes: {idea: Text when the desk is free}}
              - {customer: Gets the key, emotion: 1}

    Good:
        journey:
          - phase: Arrive
            steps:
              - customer: {does: Waits in line, owner: Duty manager}
                emotion: -2
              - {customer: Gets the key, emotion: 1}
    """
    told: set[CustomerAction] = set()
    for journey in marks(graph):
        for pit in journey.pits:
            brought = pit is journey.path[0] and pit.step.phase.stage == "before"
            if pit.action in told or brought or height(graph.scale, pit.score) > -depth or _has_plan(graph, pit):
                continue
            told.add(pit.action)
            yield Finding(
                pit.action,
                f"{_told(pit)} is a low point, and nobody plans to change it",
                help="add to the step what could be done, `notes: {idea: …}`; or who answers for how it feels, "
                f"`customer: {{does: {excerpt(pit.action.name)}, owner: …}}`",
                field="emotion",
            )


def _has_plan(graph: Graph, pit: Moment) -> bool:
    """Whether somebody has an idea about a moment, makes it good, or answers for it."""
    if pit.action.owner or any(map(partial(_makes_good, graph), graph.ways(pit.step))):
        return True
    fails = [(action, fail) for action in actions_in(graph, pit.step) for fail in action.fails]
    if any(fail.owner or recovery_of(graph, action, fail) for action, fail in fails):
        return True
    elements = list(elements_in(graph, pit.step))
    has_idea = any(note.kind in {"idea", "opportunity"} for element in elements for note in element.notes)
    return has_idea or any(_is_measured(graph, element) for element in elements if not isinstance(element, Touchpoint))


def _makes_good(graph: Graph, way: Way) -> bool:
    """Whether a way leads on to the recovery of some fail point, and that does not feel bad."""
    actions = actions_in(graph, way.target) if way.target else ()
    feels_bad = any(
        isinstance(action, CustomerAction)
        and action.emotion is not None
        and action.emotion.felt is not None
        and height(graph.scale, action.emotion.felt) < 0
        for action in actions
    )
    return not feels_bad and any(graph.edges_to(action, EdgeKind.RECOVERS) for action in actions)


def _is_measured(graph: Graph, element: Node) -> bool:
    """Whether an indicator that somebody answers for measures an element."""
    measures = (edge.source for edge in graph.edges_to(element, EdgeKind.MEASURES))
    return any(isinstance(one, Indicator) and one.owner for one in measures)


def _once(graph: Graph, mark: str) -> Iterator[tuple[Sequence[Marks], Moment]]:
    """Each moment that is so marked, once, with the journeys of all customers who share it."""
    shared: dict[CustomerAction, list[Marks]] = {}
    for journey in marks(graph):
        moment: Moment | None = getattr(journey, mark)
        if moment is not None:
            shared.setdefault(moment.action, []).append(journey)
    for journeys in shared.values():
        yield journeys, getattr(journeys[0], mark)


def _whose(graph: Graph, journeys: Sequence[Marks]) -> str:
    return journey_of(graph, (journey.customer for journey in journeys))


def _told(moment: Moment) -> str:
    """A moment with its score: `Waits in line` at -2.4."""
    return f"`{excerpt(moment.action.name)}` at {'a target of ' if moment.meant else ''}{spoken(moment.score)}"
