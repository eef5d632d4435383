"""What there is to say of the moments of a journey, in sentences that name their figures and promise nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.analysis.journey import Journey
from blueprint.analysis.panel import Panel
from blueprint.analysis.wording import joined, quoted, scored
from blueprint.graph.marks import Moment
from blueprint.graph.scale import Scale

_SUMS = {"peak_end": "peak–end", "low_end": "low–end", "high_end": "high–end", "mean": "plain mean"}

_NONE_IS_THE_TRUTH = (
    "These summaries are hints, and none is the truth: over 174 effects peak–end foretells what people say afterwards "
    "about as well as the plain mean (Alaybek et al. 2022), over 2,576 trips low–end does it best (Bosch et al. 2026)."
)


def summary(found: Sequence[Journey], wholes: Sequence[Panel], scale: Scale) -> Iterator[str]:
    """All sentences. wholes: the figures of each journey; scale: that of the file."""
    for journey, whole in zip(found, wholes, strict=True):
        yield from _of_one(journey, whole, scale)
    if any(whole.mean is not None for whole in wholes):
        yield _NONE_IS_THE_TRUTH


def _of_one(journey: Journey, whole: Panel, scale: Scale) -> Iterator[str]:
    marks, who = journey.marks, f"{journey.name}: " if journey.name else ""
    if marks.peak is None:
        yield f"{who}nobody has scored a moment, so nothing can be said of what may be remembered."
        return
    peak = f"the strongest moment on the main path is {_named(marks.peak, scale)}"
    if marks.end is None:
        yield f"{who}{peak}; how it ends is not known."
    elif marks.end is marks.peak:
        yield f"{who}{peak}, and it is the end, too."
    else:
        yield f"{who}{peak}, and it ends with {_named(marks.end, scale)}."
    if marks.worst and marks.best and marks.worst is not marks.best:
        yield f"{who}the worst moment there is {_named(marks.worst, scale)}, the best {_named(marks.best, scale)}."
    if (off := _worse_elsewhere(journey, scale)) is not None:
        yield f"{who}off the main path {_named(off, scale)} is worse still."
    yield f"{who}summed up that is {_sums(whole, scale)}."


def _named(moment: Moment, scale: Scale) -> str:
    """A moment with its score."""
    return f"{quoted(moment.action.name)} ({scored(moment.score, scale)})"


def _worse_elsewhere(journey: Journey, scale: Scale) -> Moment | None:
    """The worst moment of all, if it is none of the main path: its figures leave it out."""
    worst = min(journey.marks.moments, key=lambda moment: scale.goodness(moment.score))
    least = journey.marks.worst
    return worst if least and scale.goodness(worst.score) < scale.goodness(least.score) else None


def _sums(whole: Panel, scale: Scale) -> str:
    """The summaries that are known, side by side."""
    parts = [f"{name} {scored(value, scale)}" for key, name in _SUMS.items()
             if (value := getattr(whole, key)) is not None]  # fmt: skip
    return f"{joined(parts, len(parts))}, on a scale from {scored(scale.low, scale)} to {scored(scale.high, scale)}"
