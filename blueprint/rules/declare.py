"""What a rule is: a generator function with a code, a level and a docstring, from which all else is derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType
from typing import Any

from blueprint.rules.docs import RuleDocs, docstring_of, read_docs
from blueprint.rules.findings import Level

MINIMAL, RECOMMENDED, STRICT = PRESETS = ("minimal", "recommended", "strict")
"""The presets: errors only; what suits most blueprints; everything."""

TODAY = "today"
"""The keyword by which a rule asks for the day; it is no threshold."""

Check = FunctionType
"""A generator function: one argument, thresholds as keywords, findings one after another."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A check with its code, level and presets; everything else about it is derived from the function.

    subject: the name of the function's one positional argument: `graph` (the typed graph), `source` (the text of the
    file and where things stand in it; such a rule is passed over where there is no text) or `silence` (everything that
    is silenced, once the other rules have run). Keyword arguments with defaults are thresholds that a team may set.
    """

    code: str
    level: Level
    presets: tuple[str, ...]
    strict: Level | None
    check: Check

    @property
    def name(self) -> str:
        """The name for the defect: `touchpoint-without-owner`."""
        return self.check.__name__.replace("_", "-")

    @property
    def family(self) -> str:
        """The family that it belongs to: `BP3`."""
        return self.code[:-2]

    @property
    def subject(self) -> str:
        """What it looks at: `graph`, `source` or `silence`."""
        return self.check.__code__.co_varnames[0]

    @property
    def thresholds(self) -> Mapping[str, Any]:
        """What a team may set, with the default of each."""
        return {key: value for key, value in (self.check.__kwdefaults__ or {}).items() if key != TODAY}

    @property
    def asks_for_the_day(self) -> bool:
        """Whether what it finds depends on the day."""
        return TODAY in (self.check.__kwdefaults__ or {})

    @cached_property
    def docs(self) -> RuleDocs:
        """What it is, why, and examples of bad and good, from the function's docstring."""
        return read_docs(docstring_of(self.check))

    def answers_to(self, name: str) -> bool:
        """Whether a name means this rule: its code, its family or its own name."""
        return name in {self.code, self.family, self.name}

    def level_in(self, preset: str) -> Level:
        """Its level in a preset."""
        return self.strict or self.level if preset == STRICT else self.level


def rule(code: str, level: Level, *presets: str, strict: Level | None = None) -> Callable[[Check], Rule]:
    """Make a rule of a generator function.

    presets: the presets that it is in. Unless said: errors are in all of them, the rest in all but `minimal`.
    strict: its level in the preset `strict`, if that is another.
    """
    usual = PRESETS if level is Level.ERROR else (RECOMMENDED, STRICT)
    return lambda check: Rule(code, level, presets or usual, strict, check)
