"""Rules about how much the scores say, and how they are known (BP407 to BP409)."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.errors import excerpt
from blueprint.graph.graph import Graph
from blueprint.graph.marks import marks
from blueprint.graph.nodes import CustomerAction
from blueprint.rules.curve import feeling_actions, height, is_scored, spoken
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level


@rule("BP407", Level.INFO)
def flat_curve(graph: Graph, *, swing: float = 1.0, fewest: int = 3) -> Iterator[Finding]:
    """All scores of the journey are nearly the same.

    Why: "fine" is forgotten. People remember what stands out (Kahneman, Fredrickson, Schreiber & Redelmeier 1993), and
    where nothing does they can name nothing, and leave for a price. The scores are those of the main path.

    Thresholds:
        swing: how far apart the best and the worst score may lie, in sixths of the scale
        fewest: with fewer scores there is no curve to speak of

    Bad:
        journey:
          - phase: Service hall
            steps:
              - {customer: Draws a number, emotion: 0}
              - {customer: Is served at the counter, emotion: 0.5}
              - {customer: Gets a text that it is done, emotion: 0}

    Good:
        journey:
          - phase: Service hall
            steps:
              - {customer: Draws a number, emotion: 0}
              - {customer: Is called by name, emotion: 2}
              - {customer: Gets a text that it is done, emotion: 0.5}
    """
    told: set[CustomerAction] = set()
    for journey in marks(graph):
        best, worst = journey.best, journey.worst
        if best is None or worst is None or best.action in told or len(journey.path) < fewest:
            continue
        if height(graph.scale, best.score) - height(graph.scale, worst.score) <= swing:
            told.add(best.action)
            low, high = sorted((best.score, worst.score))
            between = f"lie between {spoken(low)} and {spoken(high)}" if low < high else f"are {spoken(low)}"
            yield Finding(
                best.action,
                f"nothing in this journey stands out: all its {len(journey.path)} scores {between}",
                help=f"choose one moment that people shall remember, here or elsewhere; `{excerpt(best.action.name)}` "
                "is the best so far",
                field="emotion",
            )


@rule("BP408", Level.INFO)
def few_scores(graph: Graph, *, share: float = 0.5) -> Iterator[Finding]:
    """Fewer than half of the moments of a journey have a score.

    Why: peak and pit are found among the moments that have a score; with few of them the true ones may not be there.
    A blueprint without any score is left alone: it does not want a curve.

    Thresholds:
        share: the part of the moments that must have a score, from 0 to 1

    Bad:
        journey:
          - phase: Visit
            steps:
              - {customer: Queues at the counter}
              - {customer: Orders a coffee}
              - {customer: Leaves, emotion: 2}

    Good:
        journey:
          - phase: Visit
            steps:
              - {customer: Queues at the counter, emotion: -1}
              - {customer: Orders a coffee}
              - {customer: Leaves, emotion: 2}
    """
    told: set[CustomerAction] = set()
    for customer in graph.walkers:
        moments = [actions for step in graph.steps if (actions := graph.actions_of(customer, step))]
        silent = [actions[-1] for actions in moments if not any(is_scored(graph, action.emotion) for action in actions)]
        scored = len(moments) - len(silent)
        if 0 < scored < share * len(moments) and silent[0] not in told:
            told.add(silent[0])
            name = graph.customer(customer)
            whose = f" of `{excerpt(name.name)}`" if name and len(graph.walkers) > 1 else ""
            yield Finding(
                silent[0],
                f"only {scored} of {len(moments)} moments{whose} {'has' if scored == 1 else 'have'} a score, so peak "
                "and pit are guesses",
                help=f"add `emotion:` to `{excerpt(silent[0].name)}` and the moments after it; a guess may be marked "
                "`source: assumption`",
                field="emotion",
            )


@rule("BP409", Level.INFO, strict=Level.WARNING)
def emotion_without_source(graph: Graph) -> Iterator[Finding]:
    """Felt scores of which nobody says how they are known.

    Why: a curve looks like a measurement. Whether ten customers were asked or one designer guessed makes the difference
    between a finding and an opinion; `source: assumption` is an honest answer. All such scores are one finding. A
    target needs no source: it is a decision.

    Bad:
        journey:
          - phase: Visit
            steps:
              - {customer: Orders a coffee, emotion: 2}
              - {customer: Leaves, emotion: {felt: 1, source: interviews}}

    Good:
        journey:
          - phase: Visit
            steps:
              - {customer: Orders a coffee, emotion: {felt: 2, source: assumption}}
              - {customer: Leaves, emotion: {felt: 1, source: interviews, n: 12, date: 2026-10-02}}
    """
    felt = [(action, action.emotion.felt, action.emotion.source)
            for action in feeling_actions(graph) if action.emotion and action.emotion.felt is not None]  # fmt: skip
    unknown = [(action, score) for action, score, source in felt if source is None]
    if unknown:
        first, score = min(unknown, key=lambda one: one[0].step.index)
        steps, all_steps = ({one[0].step for one in some} for some in (unknown, felt))
        name = f"`{excerpt(first.name)}`"
        many = f"{len(steps)} of {len(all_steps)} scores do not say how they are known; the first is that of {name}"
        yield Finding(
            first,
            many if len(all_steps) > 1 else f"the score of {name} does not say how it is known",
            help=f"write `emotion: {{felt: {spoken(score)}, source: assumption}}` where it is a guess, which is honest "
            "too, and `source: interviews` or the like where somebody asked",
            field="emotion",
        )
