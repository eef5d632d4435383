"""What an analysis finds in a blueprint, from Python: one function each, of a file, a `Blueprint` or a reading.

Each returns a `Result`: sentences, tables, marks, caveats, advice, as data. `result.records()` gives the rows of the
main table as mappings, as a data frame takes them; `result.table(name).records()` those of another. Each raises
SourceError or ModelError for a file that is no blueprint. Formulas, units and sources stand with the functions of
`blueprint.analysis` that do the work, and in the columns of their tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint.api import File, analyse, check, read_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from blueprint.analysis.result import Result
    from blueprint.rules.engine import Rule, Wanted


def moments(source: Any, *, peak: str = "intensity", root: File | None = None) -> Result:
    """Which moments customers may remember: the peak-end panel, every end over all ways, what to improve first.

    peak: `intensity` (furthest from neutral: Kahneman, Fredrickson, Schreiber & Redelmeier 1993) or `deviation`
    (furthest from the mean), for the panel alone: sentences, ends and advice rest on intensity. Scores are on the
    file's own scale.
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


def compare(
    before: Any, after: Any, *, select: Wanted | Iterable[str] = ("recommended",), rules: Sequence[Rule] | None = None,
    root: File | None = None, today: date | None = None,
) -> Result:  # fmt: skip
    """What changed between two blueprints: two states of a service, or two versions of a file.

    before, after: each a file's path, `REVISION:PATH` in Git (`main:stay.yaml`, read as it was, with what it uses), a
    `Blueprint`, or a reading; select, rules, today: which rules are asked of both, as `check` takes them.

    Elements are matched by their ids, then by likeness of text, never by position alone. Tables: `changes`, each with
    its key, what was, what is, and who answers for it; `emotion`, step by step, and `panel` (peak-end and the other
    figures: Kahneman, Fredrickson, Schreiber & Redelmeier 1993), on the file's own scale; `findings` of the rules: new,
    fixed, still there. `render(after, before=before)` draws it. Raises SourceError or ModelError for what cannot be
    read, UnknownName for what is no rule.
    """
    from blueprint.compare.comparison import compare

    was, now = read_state(before, root), read_state(after, root)
    found = [check(one, select=select, rules=rules, today=today).findings for one in (was, now)]
    return compare(was.graph, now.graph, *found)
