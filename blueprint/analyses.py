"""What an analysis finds in a blueprint, from Python: one function each, of a file, a `Blueprint` or a reading.

Each returns a `Result`: sentences, tables, marks, caveats, advice, as data. `result.records()` gives the rows of the
main table as mappings, as a data frame takes them; `result.table(name).records()` those of another. Each raises
SourceError or ModelError for a file that is no blueprint. Formulas, units and sources stand with the functions of
`blueprint.analysis` that do the work, and in the columns of their tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.api import File, analyse

if TYPE_CHECKING:
    from blueprint.analysis.result import Result


def moments(source: Any, *, peak: str = "intensity", root: File | None = None) -> Result:
    """Which moments customers will remember: the peak-end panel, every end over all ways, what to improve first.

    peak: `intensity` (furthest from neutral: Kahneman, Fredrickson, Schreiber & Redelmeier 1993) or `deviation`
    (furthest from the mean). Scores are on the file's own scale.
    """
    return analyse("moments", source, root=root, peak=peak)


def ownership(source: Any, *, root: File | None = None) -> Result:
    """Who answers for what, what nobody owns, how it feels there, and where work changes hands."""
    return analyse("ownership", source, root=root)


def gaps(source: Any, *, cross_hairs: str = "mean", root: File | None = None) -> Result:
    """What customers miss: experience less expectation and less the ideal, weighted by importance (scores 0 to 10).

    cross_hairs: where the quadrants of importance and performance part (Martilla & James 1977): at the `mean` of the
    data or at the `middle` of the scale.
    """
    return analyse("gaps", source, root=root, cross_hairs=cross_hairs)


def indicators(source: Any, *, root: File | None = None) -> Result:
    """How figures stand against their targets, by owner, and what is measured by its amount alone."""
    return analyse("indicators", source, root=root)


def pareto(source: Any, *, by: str = "indicator", month: str | None = None, root: File | None = None) -> Result:
    """The vital few among complaints (Juran 1951): the smallest part of the causes that reaches 80 % of the counts.

    by: `indicator`, `touchpoint`, `owner` or `phase`; month: such as `2026-09`, None for all. Under 30 complaints there
    are no vital few.
    """
    return analyse("pareto", source, root=root, by=by, month=month)


def time(source: Any, *, root: File | None = None) -> Result:
    """How long it takes, in minutes: waiting and doing, by step, phase and way; promises against what is delivered."""
    return analyse("time", source, root=root)


def coverage(source: Any, *, root: File | None = None) -> Result:
    """What the service speaks to: experience modules and senses (Schmitt 1999), factors, stages, levels."""
    return analyse("coverage", source, root=root)


def impact(source: Any, *, of: str | None = None, root: File | None = None) -> Result:
    """What breaks if something fails, and what a moment leans on; fail points by severity.

    of: the id of a system, an owner, an action or a touchpoint; without it all are ranked.
    """
    return analyse("impact", source, root=root, of=of)
