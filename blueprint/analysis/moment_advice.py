"""What to do first about the moments of a journey: mend what is bad, guard what carries it, lift what is lowest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.analysis.improving import Rise, peak_end_after_a_fall
from blueprint.analysis.journey import Journey, Stop
from blueprint.analysis.panel import Panel
from blueprint.analysis.result import Advice
from blueprint.analysis.wording import counted, figure, scored
from blueprint.analysis.wording import quoted as named
from blueprint.graph.scale import Scale

ENOUGH = 3
"""With fewer scored moments than this, the lowest of them tells nothing."""


class Told(NamedTuple):
    """What advice on one customer's journey rests on.

    whole: the figures of all of it; improvements: its scored moments with what one scale step on each would bring,
    those that do most for peak-end first; scale: that of the file.
    """

    journey: Journey
    whole: Panel
    improvements: Sequence[tuple[Stop, Rise]]
    scale: Scale

    @property
    def worst(self) -> tuple[Stop, Rise] | None:
        """The worst moment, with what it could do."""
        worst = self.journey.marks.worst
        return next((pair for pair in self.improvements if worst and pair[0].step is worst.step), None)

    def of(self, score: float | None) -> str:
        """A score in words."""
        return scored(score, self.scale)


def advice_on(told: Told) -> Iterator[Advice]:
    """What to do: a bad moment first, then what moves peak-end most; where nothing is bad, then the lowest moment."""
    worst = told.worst
    is_bad = worst is not None and told.scale.goodness(worst[0].score or 0.0) < 0
    if worst and is_bad:
        yield _mend(told, *worst)
    moving = [pair for pair in told.improvements if (pair[1].peak_end or 0.0) > 0]
    first = next((pair for pair in moving if not (is_bad and pair is worst)), None)
    if _is_carried_by_its_end(told):
        yield _guard(told)
    elif first:
        yield _make_better(told, *first, len(moving))
    if worst and not is_bad and _stands_out(told, worst[0]) and not (first and first[0] is worst[0]):
        yield _lift(told, *worst)


def _is_carried_by_its_end(told: Told) -> bool:
    """Whether peak and end are the same moment, and a good one."""
    peak, end = told.journey.marks.peak, told.journey.marks.end
    return peak is not None and end is peak and told.scale.goodness(peak.score) > 0


def _stands_out(told: Told, worst: Stop) -> bool:
    """Whether the lowest of enough moments is lower than the others."""
    scores = [stop.score for stop, _ in told.improvements]
    return len(scores) >= ENOUGH and scores.count(worst.score) < len(scores)


def _mend(told: Told, stop: Stop, rise: Rise) -> Advice:
    is_end = stop is told.journey.stops[-1]
    because = f"it is the worst moment on the main path{', and the end' if is_end else ''} ({told.of(stop.score)})"
    if told.whole.low_end is not None and not is_end:
        because += f", and with the end it makes low–end {told.of(told.whole.low_end)} (Bosch et al. 2026)"
    if rise.peak_end:
        because += f"; one scale step there would take peak–end {_from_to(told, rise)}"
    return _advice(told, f"Mend {named(stop.action.name)}", because, stop)


def _guard(told: Told) -> Advice:
    stop = told.journey.stops[-1]
    lower, after = peak_end_after_a_fall([one.score for one in told.journey.stops if one.score is not None], told.scale)
    return _advice(
        told,
        f"Protect {named(stop.action.name)}",
        f"it is the peak and the end at once ({told.of(stop.score)}), so much hangs on it: on a day on which it is one "
        f"scale step worse ({told.of(lower)}), peak–end falls from {told.of(told.whole.peak_end)} to {told.of(after)}",
        stop,
    )


def _make_better(told: Told, stop: Stop, rise: Rise, moving: int) -> Advice:
    still = " still" if told.scale.goodness(rise.score) > 0 else ""
    scores = counted(len(told.improvements), "scored moment")
    return _advice(
        told,
        f"Make {named(stop.action.name)} better{still}",
        f"one scale step there ({told.of(rise.score)} to {told.of(rise.raised)}) would take peak–end "
        f"{_from_to(told, rise)}; {moving} of {scores} would move it at all",
        stop,
    )


def _lift(told: Told, stop: Stop, rise: Rise) -> Advice:
    because = f"no moment is bad, and this is the lowest on the main path ({told.of(stop.score)})"
    if rise.low_end:
        because += f"; one scale step there adds {figure(rise.low_end)} to low–end ({told.of(told.whole.low_end)})"
    return _advice(told, f"Lift {named(stop.action.name)} next", because, stop)


def _from_to(told: Told, rise: Rise) -> str:
    """Peak-end before and after a moment gets better."""
    now = told.whole.peak_end or 0.0
    after = now + (rise.peak_end or 0.0) * (1 if told.scale.good_is_high else -1)
    return f"from {told.of(now)} to {told.of(after)}"


def _advice(told: Told, text: str, because: str, stop: Stop) -> Advice:
    whose = f", for {told.journey.name}" if told.journey.name else ""
    return Advice(f"{text}{whose}", because, (stop.step.id,), ", ".join(stop.owners) or None)
