"""Moments: which ones a customer is likely to remember, by the peak-end rule and beside it by others.

The evidence is mixed, and the result says so: it gives the whole panel, for every phase as well as for the whole, and
names what speaks against each figure. Sources stand in `panel`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.analysis.branching import caveats_of_ways
from blueprint.analysis.caveats import caveats_of
from blueprint.analysis.improving import Rise, rises
from blueprint.analysis.journey import Journey, Stop, journeys
from blueprint.analysis.journeys import ends_of
from blueprint.analysis.moment_advice import Told, advice_on
from blueprint.analysis.moment_words import summary
from blueprint.analysis.panel import INTENSITY, MEANING, PEAK_RULES, Panel, panel
from blueprint.analysis.result import Caveat, Column, Kind, Mark, Result, Spark, Table, Value
from blueprint.analysis.unrolled import Unrolled, unroll_each
from blueprint.analysis.wording import quoted
from blueprint.errors import UnknownName
from blueprint.graph.graph import Graph
from blueprint.graph.phased import by_phase

_WHO = (Column("customer", "Customer", Kind.ELEMENT), Column("customer_name", "Customer's name"))
_FIGURES = tuple(
    Column(name, name.replace("_", "–", 1).capitalize().replace("_", " "), Kind.SCORE, MEANING[name])
    for name in Panel._fields
)


def moments(graph: Graph, *, peak: str = INTENSITY) -> Result:
    """Peak, pit and end of every customer's journey, the panel of summaries, and what to improve first.

    peak: `intensity` (furthest from neutral: Kahneman, Fredrickson, Schreiber & Redelmeier 1993) or `deviation`
    (furthest from the mean), for the panel alone: sentences, ends and advice rest on intensity. Scores are on the
    file's own scale. Raises UnknownName for another rule.

    Tables: `panel` (whole and phases), `moments` (the main path), `ends` (worst, best and expected over all ways),
    `improve` (what one scale step on one moment would bring).
    """
    if peak not in PEAK_RULES:
        raise UnknownName("peak rule", peak, PEAK_RULES)
    found, unrolled = journeys(graph), unroll_each(graph)
    wholes = [_panel(journey.stops, graph) for journey in found]
    improvements = [_improvements(journey, graph) for journey in found]
    return Result(
        "moments",
        f"What customers of {quoted(graph.title)} may remember",
        summary=tuple(summary(found, wholes, graph.scale)),
        tables=(
            _panel_table(found, graph, peak),
            _moments_table(found),
            _ends_table(found, unrolled, graph),
            _improve_table(found, improvements),
        ),
        marks=tuple(mark for journey in found for mark in _marks(journey)),
        caveats=tuple(_caveats(found, wholes, unrolled, graph)),
        advice=tuple(
            advice
            for told in zip(found, wholes, improvements, strict=True)
            for advice in advice_on(Told(*told, graph.scale))
        ),
        sparks=tuple(_spark(journey, graph) for journey in found),
        lead="moments",
    )


def _panel(stops: Sequence[Stop], graph: Graph, peak: str = INTENSITY) -> Panel:
    return panel([stop.score for stop in stops], [stop.minutes for stop in stops], graph.scale, peak)


def _panel_table(found: Sequence[Journey], graph: Graph, peak: str) -> Table:
    rows: list[tuple[Value, ...]] = []
    for journey in found:
        rows.append(_panel_row(journey, "whole", "", journey.stops, _panel(journey.stops, graph, peak)))
        stops_of = by_phase(journey.stops, lambda stop: (stop.step.phase,))
        rows += [
            _panel_row(journey, "phase", phase.name, stops, _panel(stops, graph, peak))
            for phase in graph.phases if (stops := stops_of.get(phase))
        ]  # fmt: skip
    columns = (*_WHO, Column("scope", "Scope"), Column("phase", "Phase"), Column("moments", "Moments", Kind.COUNT),
               Column("scored", "Scored", Kind.COUNT), *_FIGURES)  # fmt: skip
    note = "Along the main path: at each branch the largest share, else the way declared first."
    return Table("panel", "The panel of summaries", columns, tuple(rows), note)


def _panel_row(journey: Journey, scope: str, phase: str, stops: Sequence[Stop], figures: Panel) -> tuple[Value, ...]:
    count = sum(stop.score is not None for stop in stops)
    return (journey.customer, journey.name, scope, phase, len(stops), count, *figures)


def _moments_table(found: Sequence[Journey]) -> Table:
    columns = (*_WHO, Column("step", "Step", Kind.ELEMENT), Column("name", "What happens"), Column("phase", "Phase"),
               Column("score", "Felt", Kind.SCORE), Column("felt_mark", "Felt as"), Column("meant_mark", "Meant as"),
               Column("minutes", "Time", Kind.DURATION, "waiting and doing"), Column("source", "Known from"),
               Column("owners", "Answers for it"))  # fmt: skip
    rows = tuple(
        (journey.customer, journey.name, stop.step.id, stop.action.name, stop.step.phase.name, stop.score,
         ", ".join(felt), ", ".join(stop.step.marks), stop.minutes,
         stop.feeling.source if stop.feeling else None, ", ".join(stop.owners))
        for journey in found for stop, felt in _felt(journey)
    )  # fmt: skip
    return Table("moments", "Moment by moment", columns, rows, "Felt is computed, meant is what the file marks.")


def _felt(journey: Journey) -> Iterator[tuple[Stop, list[str]]]:
    """What each moment is by its scores."""
    marks = journey.marks
    single = {"peak": marks.peak, "end": marks.end, "best": marks.best, "worst": marks.worst}
    pits = {pit.step for pit in marks.pits}
    for stop in journey.stops:
        start = ["start"] if stop is journey.stops[0] else []
        named = [name for name, moment in single.items() if moment and moment.step is stop.step]
        yield stop, [*start, *named, *(["pit"] if stop.step in pits else [])]


def _ends_table(found: Sequence[Journey], unrolled: Mapping[str | None, Unrolled], graph: Graph) -> Table:
    columns = (*_WHO, Column("end", "Ends with", Kind.ELEMENT), Column("name", "What happens"),
               Column("share", "Share", Kind.SHARE, "the part of the customers who come to this end"),
               Column("summary", "Summary"), Column("worst", "Worst", Kind.SCORE, "over all ways to this end"),
               Column("best", "Best", Kind.SCORE, "over all ways to this end"),
               Column("expected", "Expected", Kind.SCORE, "the mean over all ways, by their shares"))  # fmt: skip
    rows = tuple(
        (journey.customer, journey.name, end.step.id, end.step.name, end.share, name.replace("_", "–"), *spread)
        for journey in found
        for end in ends_of(unrolled[journey.customer], journey.acting, journey.scores, graph.scale)
        for name, spread in end.summaries.items()
    )
    return Table("ends", "Every end, over all ways to it", columns, rows, "A way back is walked once.")


def _improvements(journey: Journey, graph: Graph) -> list[tuple[Stop, Rise]]:
    """The scored moments with what each could do, those that do most for peak-end first."""
    stops = [stop for stop in journey.stops if stop.score is not None]
    ends = bool(stops) and stops[-1] is journey.stops[-1]
    pairs = zip(stops, rises([stop.score or 0.0 for stop in stops], ends, graph.scale), strict=True)
    return sorted(pairs, key=lambda pair: (-(pair[1].peak_end or 0.0), -(pair[1].low_end or 0.0), pair[0].step.index))


def _improve_table(found: Sequence[Journey], improvements: Sequence[Sequence[tuple[Stop, Rise]]]) -> Table:
    rises_by = "by how much better, if this moment were one step better"
    columns = (*_WHO, Column("step", "Step", Kind.ELEMENT), Column("name", "What happens"),
               Column("owners", "Answers for it"), Column("score", "Now", Kind.SCORE),
               Column("raised", "Better", Kind.SCORE, "one scale step better"),
               Column("peak_end", "Peak–end +", Kind.NUMBER, rises_by),
               Column("low_end", "Low–end +", Kind.NUMBER, rises_by),
               Column("high_end", "High–end +", Kind.NUMBER, rises_by),
               Column("mean", "Mean +", Kind.NUMBER, rises_by))  # fmt: skip
    rows = tuple(
        (journey.customer, journey.name, stop.step.id, stop.action.name, ", ".join(stop.owners), *rise)
        for journey, pairs in zip(found, improvements, strict=True)
        for stop, rise in pairs
    )
    return Table("improve", "What one step better would bring", columns, rows,
                 "Peak–end moves with a few moments only; the mean moves with all.")  # fmt: skip


def _marks(journey: Journey) -> Iterator[Mark]:
    for stop, felt in _felt(journey):
        yield from (Mark(name, stop.step.id, stop.score, journey.customer) for name in felt)
        yield from (Mark(f"meant-{name}", stop.step.id, stop.score, journey.customer) for name in stop.step.marks)


def _caveats(
    found: Sequence[Journey], wholes: Sequence[Panel], unrolled: Mapping[str | None, Unrolled], graph: Graph
) -> Iterator[Caveat]:
    for journey, whole in zip(found, wholes, strict=True):
        yield from caveats_of(journey, whole, graph.scale)
    yield from dict.fromkeys(caveat for one in unrolled.values() for caveat in caveats_of_ways(one))


def _spark(journey: Journey, graph: Graph) -> Spark:
    scale, scores = graph.scale, tuple(stop.score for stop in journey.stops)
    ends = (scale.low, scale.high) if scale.good_is_high else (scale.high, scale.low)
    return Spark(journey.name, scores, *ends)
