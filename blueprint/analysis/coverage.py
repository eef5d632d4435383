"""Coverage: what the moments of a service speak to, how far they go, and which of them are built on sand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from blueprint.analysis.coverage_advice import coverage_advice
from blueprint.analysis.factors import FACTORS
from blueprint.analysis.result import Caveat, Column, Kind, Mark, Result, Table, Value
from blueprint.analysis.sand import Sand, sand, sand_advice, sand_sentence, sand_table
from blueprint.analysis.speaking import MODULES, SENSES, Moment, moments_met
from blueprint.analysis.wording import counted, joined, listed, quoted
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Step
from blueprint.graph.scored import scored

STAGES = ("before", "during", "after")
"""Before, during and after the service itself."""

LEVELS = ("coping", "service", "experience")
"""How far a moment goes: the need is met, it is met with care, it is remembered. Each rests on the one before."""

Met = dict[str | None, list[Moment]]
"""By customer (None where the file names nobody), the steps in which they act."""

_WHO = (Column("customer", "Customer", Kind.ELEMENT), Column("customer_name", "Customer's name"))


class Dimension(NamedTuple):
    """A way to look at moments. about: what it says, with its source."""

    name: str
    values: tuple[str, ...]
    about: str


DIMENSIONS = (
    Dimension("module", MODULES, "what it speaks to (Schmitt 1999), from `senses:` of what is met there"),
    Dimension("sense", SENSES, "through which of the five senses"),
    Dimension("stage", STAGES, "`stage:` of the phase"),
    Dimension("level", LEVELS, "`level:` of the step"),
)


def coverage(graph: Graph) -> Result:
    """Steps by experience modules, senses, stages and interaction levels, factors of the whole, and what is on sand.

    Only steps in which the customer acts count. What nobody said is left empty, never false.

    Tables: `totals` (how many moments have each), `steps` (step by step), `stages` (before, during and after by level
    and module), `factors`, `sand` (what does not hold under a moment that is meant as an experience). Cost: linear.
    """
    met, weak = _by_customer(moments_met(graph)), sand(graph)
    return Result(
        "coverage",
        f"What {quoted(graph.title)} covers",
        summary=tuple(_summary(met, weak, graph)),
        tables=(_totals_table(met, graph), _steps_table(met, weak, graph), _stages_table(met, graph),
                _factors_table(graph), sand_table(weak, graph)),
        marks=tuple(Mark("built-on-sand", one.step.id, len(one.spots)) for one in weak),
        caveats=tuple(_caveats(met, weak, graph)),
        advice=(*(sand_advice(one, graph) for one in weak), *coverage_advice(met, graph)),
    )  # fmt: skip


def value_of(moment: Moment, dimension: str, value: str) -> bool | None:
    """Whether a moment has a value in a dimension; None where nobody said."""
    if dimension in {"module", "sense"}:
        return moment.has(value)
    said = moment.step.phase.stage if dimension == "stage" else moment.step.level
    return None if said is None else said == value


def _by_customer(moments: Iterable[Moment]) -> Met:
    met: Met = {}
    for moment in moments:
        met.setdefault(moment.customer, []).append(moment)
    return met


def _named(customer: str | None, graph: Graph) -> tuple[str | None, str]:
    found = graph.customer(customer)
    return customer, found.name if found else ""


def _columns(values: Sequence[str], kind: Kind) -> tuple[Column, ...]:
    return tuple(Column(value, value.capitalize(), kind) for value in values)


def _totals_table(met: Met, graph: Graph) -> Table:
    columns = (*_WHO, Column("dimension", "By"), Column("value", "Value"),
               Column("moments", "Moments", Kind.COUNT, "in how many it is so"),
               Column("known", "Of", Kind.COUNT, "moments of which it is said at all"),
               Column("share", "Share", Kind.SHARE, "moments through those of which it is said"),
               Column("steps", "Where"))  # fmt: skip
    rows = tuple(row for customer, there in met.items() for row in _totals(there, _named(customer, graph)))
    note = " ".join(("Moments are steps in which the customer acts.", *(f"{d.name}: {d.about}." for d in DIMENSIONS)))
    return Table("totals", "How much is covered", columns, rows, note)


def _totals(met: Sequence[Moment], who: tuple[str | None, str]) -> Iterator[tuple[Value, ...]]:
    for dimension in DIMENSIONS:
        for value in dimension.values:
            answers = [(moment, value_of(moment, dimension.name, value)) for moment in met]
            known = sum(answer is not None for _, answer in answers)
            names = [moment.name for moment, answer in answers if answer]
            count, share = (len(names), len(names) / known) if known else (None, None)
            yield (*who, dimension.name, value, count, known, share, ", ".join(names))


def _steps_table(met: Met, weak: Sequence[Sand], graph: Graph) -> Table:
    columns = (*_WHO, Column("step", "Step", Kind.ELEMENT), Column("name", "What happens"), Column("phase", "Phase"),
               Column("stage", "Stage"), Column("level", "Level"), *_columns((*MODULES, *SENSES), Kind.YES_NO),
               Column("touchpoints", "Touchpoints", Kind.COUNT),
               Column("speaking", "Of them speak", Kind.COUNT, "touchpoints with `senses:`"),
               Column("sand", "Built on sand", Kind.YES_NO, "whether the basics under an `experience` fail to hold"),
               )  # fmt: skip
    on_sand = {one.step for one in weak}
    rows = tuple(
        (*_named(one.customer, graph), one.step.id, one.name, one.step.phase.name, one.step.phase.stage,
         one.step.level, *(one.has(name) for name in (*MODULES, *SENSES)), one.touchpoints, one.speaking,
         one.step in on_sand if one.step.level == "experience" else None)
        for one in chain.from_iterable(met.values())
    )  # fmt: skip
    return Table("steps", "Step by step", columns, rows, "Empty: no touchpoint of the step says what it speaks to.")


def _stages_table(met: Met, graph: Graph) -> Table:
    columns = (*_WHO, Column("stage", "Stage", Kind.TEXT, "empty: the phase says none"),
               *_columns(("moments", *LEVELS, "unsaid", *MODULES), Kind.COUNT))  # fmt: skip
    rows = tuple(row for customer, there in met.items() for row in _stages(there, _named(customer, graph)))
    note = "`unsaid` counts moments without a level; modules are empty where no moment says what it speaks to."
    return Table("stages", "Before, during and after", columns, rows, note)


def _stages(met: Sequence[Moment], who: tuple[str | None, str]) -> Iterator[tuple[Value, ...]]:
    by_stage: dict[str | None, list[Moment]] = {}
    for one in met:
        by_stage.setdefault(one.step.phase.stage, []).append(one)
    for stage in (*(STAGES if by_stage.keys() - {None} else ()), None):
        there = by_stage.get(stage, [])
        if there or stage:
            levels = Counter(one.step.level for one in there)
            said = [one.speaks for one in there if one.speaks is not None]
            modules = (sum(name in speaks for speaks in said) if said else None for name in MODULES)
            yield (*who, stage, len(there), *(levels[name] for name in (*LEVELS, None)), *modules)


def _factors_table(graph: Graph) -> Table:
    columns = (Column("factor", "Factor"), Column("scored", "Scored", Kind.YES_NO),
               Column("experience", "Experience", Kind.NUMBER, "0 to 10"),
               Column("expectation", "Expectation", Kind.NUMBER, "0 to 10"),
               Column("importance", "Importance", Kind.NUMBER, "0 to 10"),
               Column("ideal", "Ideal", Kind.NUMBER, "0 to 10"), Column("source", "Known from"))  # fmt: skip
    found = {one.name: one for one in scored(graph) if one.element is None}
    rows = tuple(
        (name, True, one.experience, one.expectation, one.importance, one.ideal, one.source)
        if (one := found.get(name))
        else (name, False, None, None, None, None, None)
        for name in FACTORS
    )
    return Table("factors", "The six factors", columns, rows, "Scored for the service as a whole, not step by step.")


def _summary(met: Met, weak: Sequence[Sand], graph: Graph) -> Iterator[str]:
    if not met:
        yield "No customer acts, so there is nothing that a customer could sense, feel or remember."
        return
    for customer, there in met.items():
        name = _named(customer, graph)[1]
        yield from (f"{name}: {sentence}" if name else sentence for sentence in _sentences(there))
    if factors := [one.name for one in scored(graph) if one.element is None]:
        some = f"{len(factors)} of the {len(FACTORS)}" if len(factors) < len(FACTORS) else f"All {len(FACTORS)}"
        yield (f"{some} factors of the experience {'is' if len(factors) == 1 else 'are'} scored, for the service as a "
               f"whole: {listed(factors, len(FACTORS))}.")  # fmt: skip
    if any(step.level == "experience" for step in graph.steps):
        yield sand_sentence(weak, graph)


def _sentences(met: Sequence[Moment]) -> Iterator[str]:
    """What one customer's moments speak to, when they are, and how far they go."""
    if said := [one for one in met if one.speaks is not None]:
        counts = _counts(said, "module", MODULES)
        shown = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
        silent = joined([name for name, count in counts.items() if not count], len(MODULES)).replace(" and ", " or ")
        says = "says what it speaks" if len(said) == 1 else "say what they speak"
        yield (f"{len(said)} of {counted(len(met), 'moment')} {says} to: {shown}"
               f"{f'; none of them speaks to {silent}' if silent else ''}.")  # fmt: skip
    if staged := [one for one in met if one.step.phase.stage]:
        before, during, after = _counts(staged, "stage", STAGES).values()
        yield f"{_have(staged)} a stage: {before} before the service, {during} during it, {after} after it."
    if levelled := [one for one in met if one.step.level]:
        counts = _counts(levelled, "level", LEVELS)
        shown = ", ".join(f"{name} {count}" for name, count in counts.items())
        none = "" if counts["experience"] else "; none is meant to be remembered"
        yield f"{_have(levelled)} a level: {shown}{none}."


def _have(met: Sequence[Moment]) -> str:
    return counted(len(met), "moment has", "moments have")


def _counts(met: Sequence[Moment], dimension: str, values: Sequence[str]) -> dict[str, int]:
    return {value: sum(bool(value_of(one, dimension, value)) for one in met) for value in values}


def _caveats(met: Met, weak: Sequence[Sand], graph: Graph) -> Iterator[Caveat]:
    moments = list(chain.from_iterable(met.values()))
    steps, telling = dict.fromkeys(one.step for one in moments), {one.step for one in moments if one.speaks is not None}
    if mute := [step for step in steps if step not in telling]:
        yield _unsaid("senses-unsaid", mute, "nothing that says what it speaks to", "meets", "meet")
    if any(0 < one.speaking < one.touchpoints for one in moments):
        yield Caveat("senses-in-part", "Some touchpoints beside those with `senses:` have none: more may be covered.")
    if bare := [step for step in steps if not step.level]:
        yield _unsaid("levels-unsaid", bare, "no level")
    if bare := [step for step in steps if not step.phase.stage]:
        yield _unsaid("stages-unsaid", bare, "no stage")
    if any(one.element is None for one in scored(graph)):
        yield Caveat(
            "factors-as-a-whole",
            "The format scores factors for the service as a whole and ties them to no step, so which step makes which "
            "factor is not known.",
        )
    if weak and not graph.owners():
        yield Caveat("no-owners", "The file names no owner at all, so whatever is met in an experience is on sand.")


def _unsaid(name: str, steps: Sequence[Step], what: str, one: str = "has", many: str = "have") -> Caveat:
    count = counted(len(steps), f"moment {one}", f"moments {many}")
    return Caveat(name, f"{count} {what}: left out of what is counted.", tuple(step.id for step in steps))
