"""With what care the figures of a journey are to be read: each caveat has a name that stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from blueprint.analysis.improving import moves_the_peak
from blueprint.analysis.journey import Journey, Stop
from blueprint.analysis.panel import SUMMARIES, Panel
from blueprint.analysis.result import Caveat
from blueprint.analysis.wording import counted, figure, listed
from blueprint.graph.scale import Scale

FEW = 3
"""Below this number of scores nothing can be said of a journey as a whole."""


class _Figures(NamedTuple):
    """What caveats look at. whose: ` of Patient`, or nothing where the file names nobody."""

    journey: Journey
    panel: Panel
    scale: Scale
    whose: str

    @property
    def scored(self) -> list[Stop]:
        """The moments of the main path that have a score."""
        return [stop for stop in self.journey.stops if stop.score is not None]


def caveats_of(journey: Journey, panel: Panel, scale: Scale) -> Iterator[Caveat]:
    """Why the figures of one customer's journey should be read with care."""
    about = (journey.customer,) if journey.customer else ()
    figures = _Figures(journey, panel, scale, f" of {journey.name}" if journey.name else "")
    for name, say in _CAVEATS.items():
        if text := say(figures):
            yield Caveat(name, text, about)


def _few_scores(of: _Figures) -> str | None:
    if len(of.scored) >= FEW:
        return None
    count = counted(len(of.scored), "moment is", "moments are")
    return f"On the main path{of.whose} only {count} scored: too few to tell."


def _end_unscored(of: _Figures) -> str | None:
    stops = of.journey.stops
    if not stops or stops[-1].score is not None:
        return None
    return f"Nobody scored the end{of.whose}, {listed([stops[-1].action.name])}: what needs it is left empty."


def _assumed(of: _Figures) -> str | None:
    assumed = [stop for stop in of.scored if not stop.feeling or stop.feeling.source in {None, "assumption"}]
    count = f"{len(assumed)} of {counted(len(of.scored), 'score')}"
    return f"{count}{of.whose} are assumed, not asked: no study is named." if assumed else None


def _targets(of: _Figures) -> str | None:
    moments = of.journey.marks.moments
    return f"Nobody felt this yet: the scores{of.whose} are targets." if moments and moments[0].meant else None


def _untimed(of: _Figures) -> str | None:
    untimed = [stop.action.name for stop in of.scored if stop.minutes is None]
    text = (
        f"{counted(len(untimed), 'scored moment')}{of.whose} without a time, {listed(untimed, 2)}: so there is no "
        "duration-weighted mean."
    )
    return text if untimed else None


def _averages(of: _Figures) -> str | None:
    asked = any(stop.feeling and (stop.feeling.n or 1) > 1 for stop in of.scored)
    text = f"The scores{of.whose} are averages over several people, and each of them may remember another peak."
    return text if asked else None


def _many_episodes(of: _Figures) -> str | None:
    phases = {stop.step.phase for stop in of.scored}
    text = f"The journey{of.whose} has {len(phases)} episodes; for such the rule holds within each: read the phases."
    return text if len(phases) > 1 else None


def _peak_is_end(of: _Figures) -> str | None:
    peak, end = of.journey.marks.peak, of.journey.marks.end
    same = peak is not None and end is not None and peak.step is end.step
    return f"Peak and end{of.whose} are the same moment, which counts twice." if same else None


def _mixed_valence(of: _Figures) -> str | None:
    good = [of.scale.goodness(stop.score) for stop in of.scored if stop.score is not None]
    mixed = bool(good) and min(good) < 0 < max(good)
    return f"There are good and bad moments{of.whose}: one number cannot say both." if mixed else None


def _rules_disagree(of: _Figures) -> str | None:
    summaries = [value for name in SUMMARIES if (value := getattr(of.panel, name)) is not None]
    spread = max(summaries) - min(summaries) if summaries else 0.0
    text = f"The summaries{of.whose} lie {figure(spread)} apart, over a third of the scale: no rule is safe."
    return text if spread > (of.scale.high - of.scale.low) / 3 else None


def _sensitive(of: _Figures) -> str | None:
    scores = [stop.score for stop in of.scored if stop.score is not None]
    step = figure(of.scale.step)
    text = f"One scale step ({step}) on one score{of.whose} would make another moment the peak."
    return text if moves_the_peak(scores, of.scale) else None


_CAVEATS: dict[str, Callable[[_Figures], str | None]] = {
    "few-scores": _few_scores,
    "end-unscored": _end_unscored,
    "assumed": _assumed,
    "targets": _targets,
    "untimed": _untimed,
    "one-persona-average": _averages,
    "many-episodes": _many_episodes,
    "peak-is-end": _peak_is_end,
    "mixed-valence": _mixed_valence,
    "rules-disagree": _rules_disagree,
    "sensitive": _sensitive,
}
