"""Rules: what one is, which of them run, and what they find.

A rule is a generator function in a family module that takes the graph and yields findings. `@rule` makes a frozen
`Rule` of it; its name, texts and examples are derived from the function. Nothing registers itself: `RULES` in
`blueprint.rules` lists what there is, and `lint` runs the rules that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from blueprint.errors import Location, ModelError, Place, Related, UnknownName
from blueprint.graph.graph import Graph
from blueprint.graph.nodes import Node
from blueprint.model.likeness import closest
from blueprint.rules.docs import RuleDocs, read_docs
from blueprint.rules.ignores import Ignored, read_ignores
from blueprint.rules.places import FileOrder, where

MINIMAL, RECOMMENDED, STRICT = PRESETS = ("minimal", "recommended", "strict")
"""The presets: errors only; what suits most blueprints; everything."""


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(NamedTuple):
    """One thing that a rule has to say.

    A rule gives the first five: element: what it is about (None: the blueprint as a whole); message: what is wrong, in
    one sentence; help: what to do about it; field: the key of the element that is meant; related: further places.
    `lint` adds code, level and place; whoever has the text adds the location.
    """

    element: Node | None
    message: str
    help: str = ""
    field: str | None = None
    related: tuple[Related, ...] = ()
    code: str = ""
    level: Level = Level.WARNING
    place: Place = Place(())
    at_key: bool = False
    location: Location | None = None


Check = Callable[[Graph], Iterator[Finding]]


@dataclass(frozen=True, eq=False)
class Rule:
    """A check with its code, level and presets; everything else about it is derived from the function."""

    code: str
    level: Level
    presets: tuple[str, ...]
    check: Check

    @property
    def name(self) -> str:
        """The name for the defect: `touchpoint-without-owner`."""
        return self.check.__name__.replace("_", "-")

    @property
    def family(self) -> str:
        """The family that it belongs to: `BP3`."""
        return self.code[:-2]

    @cached_property
    def docs(self) -> RuleDocs:
        """What it is, why, and examples of bad and good, from the function's docstring."""
        return read_docs(self.check.__doc__ or "")

    def answers_to(self, name: str) -> bool:
        """Whether a name means this rule: its code, its family or its own name."""
        return name in {self.code, self.family, self.name}


def rule(code: str, level: Level, *presets: str) -> Callable[[Check], Rule]:
    """Make a rule of a generator function.

    presets: the presets that it is in. Unless said: errors are in all of them, the rest in all but `minimal`.
    """
    usual = PRESETS if level is Level.ERROR else (RECOMMENDED, STRICT)
    return lambda check: Rule(code, level, presets or usual, check)


def select(rules: Iterable[Rule], wanted: Iterable[str] = (RECOMMENDED,)) -> tuple[Rule, ...]:
    """The rules that these names mean, in their own order.

    wanted: presets, families (`BP3`), codes (`BP301`) or names (`touchpoint-without-owner`). Raises UnknownName.
    """
    rules, wanted = tuple(rules), tuple(wanted)
    for name in wanted:
        if name not in PRESETS and not any(rule.answers_to(name) for rule in rules):
            raise UnknownName("rule", name, closest(name, _names(rules)) or [*PRESETS, *_families(rules)])
    return tuple(rule for rule in rules if any(name in rule.presets or rule.answers_to(name) for name in wanted))


def lint(graph: Graph, rules: Sequence[Rule], wanted: Iterable[str] = (RECOMMENDED,)) -> tuple[Finding, ...]:
    """What the wanted ones of these rules find, in the order of the file, without what the file ignores.

    rules: all rules there are (`blueprint.rules.RULES`, and any of your own); wanted: as for `select`.
    Raises ModelError where the file ignores what is no rule, UnknownName where a wanted rule is none.
    """
    chosen = select(rules, wanted)
    ignored, problems = read_ignores(graph, {*_names(rules), *_families(rules)})
    if problems:
        raise ModelError(problems)
    order = FileOrder(graph.blueprint)
    found = [finding for rule in chosen for finding in _run(rule, graph, ignored)]
    return tuple(sorted(found, key=lambda finding: (order.key(finding.place), finding.code)))


def _run(rule: Rule, graph: Graph, ignored: Sequence[Ignored]) -> Iterator[Finding]:
    silencing = [ignore for ignore in ignored if rule.answers_to(ignore.rule)]
    for finding in rule.check(graph):
        place, at_key = where(graph, finding.element, finding.field)
        if not any(ignore.covers(finding.element, place) for ignore in silencing):
            yield finding._replace(code=rule.code, level=rule.level, place=place, at_key=at_key)


def _names(rules: Iterable[Rule]) -> list[str]:
    return [name for rule in rules for name in (rule.code, rule.name)]


def _families(rules: Iterable[Rule]) -> list[str]:
    return list(dict.fromkeys(rule.family for rule in rules))
