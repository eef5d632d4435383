"""What to do first about what a service speaks to: say what is unsaid, fill what is empty, aim at one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blueprint.analysis.result import Advice
from blueprint.analysis.speaking import MODULES, Moment
from blueprint.analysis.wording import counted, joined, listed
from blueprint.graph.graph import Graph

MOSTLY = 0.5
"""From this part of the moments on what they speak to is known well enough to call something empty."""


def coverage_advice(met: Mapping[str | None, Sequence[Moment]], graph: Graph) -> Iterator[Advice]:
    """Advice for each customer. met: the moments of each, by the customer's id."""
    for customer, moments in met.items():
        declared = graph.customer(customer)
        whose = f", for {declared.name}" if declared and declared.name else ""
        said = [one for one in moments if one.speaks is not None]
        if len(said) < MOSTLY * len(moments):
            yield from _say(moments, said, whose)
        else:
            yield from _fill(moments, said, whose)
        yield from _aim(moments, whose)


def _say(moments: Sequence[Moment], said: Sequence[Moment], whose: str) -> Iterator[Advice]:
    mute = [one for one in moments if one.speaks is None and one.touchpoints]
    if mute:
        count = f"{len(said)} of {counted(len(moments), 'moment')}"
        yield Advice(
            f"Write `senses:` at the touchpoints of {listed(one.name for one in mute)}{whose}",
            f"only {count} can tell what they speak to, so what looks empty may only be unsaid",
        )


def _fill(moments: Sequence[Moment], said: Sequence[Moment], whose: str) -> Iterator[Advice]:
    silent = [name for name in MODULES if not any(one.has(name) for one in said)]
    if silent:
        names = joined(silent, len(silent)).replace(" and ", " or ")
        count = f"{len(said)} of {counted(len(moments), 'moment')}"
        yield Advice(
            f"Choose a moment that shall speak to {names}, or decide that none shall{whose}",
            f"{count} say what they speak to, and none of them speaks to that (Schmitt 1999)",
        )


def _aim(moments: Sequence[Moment], whose: str) -> Iterator[Advice]:
    levels = [one.step.level for one in moments]
    if all(levels) and "experience" not in levels:
        yield Advice(
            f"Choose one moment that people shall remember, and give it `level: experience`{whose}",
            f"{counted(len(levels), 'moment has', 'moments have')} a level, and none is meant to be remembered; see "
            "first that what it rests on holds",
        )
