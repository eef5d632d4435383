"""What there is to know of a rule or a problem, in one shape: reports and the pages of the manual are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from blueprint.errors import UnknownName
from blueprint.model.likeness import closest
from blueprint.report.problems import PROBLEMS
from blueprint.rules.declare import PRESETS, STRICT, Rule
from blueprint.rules.findings import Level

FAMILIES = {
    "BP1": "The file",
    "BP2": "Structure and lines",
    "BP3": "Who answers for what",
    "BP4": "How it feels",
    "BP5": "Time and failure",
    "BP6": "Measures and promises",
    "BP7": "Upkeep",
}
"""What the families are about. BP1 are problems: they keep a file from being read, and cannot be set or silenced."""


class Threshold(NamedTuple):
    """A figure of a rule that a team may set."""

    name: str
    default: Any
    meaning: str


class Manual(NamedTuple):
    """What there is to know of a rule.

    level: its usual level; strict: its level in the preset `strict`; presets: those it is in, none for a problem;
    bad, good: examples, each a blueprint or a part of one; fix: whether it can mend some of what it finds, None if
    nobody looked.
    """

    code: str
    name: str
    level: Level
    strict: Level
    presets: tuple[str, ...]
    sentence: str
    why: str
    thresholds: tuple[Threshold, ...] = ()
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    fix: bool | None = None

    @property
    def family(self) -> str:
        """The family that it belongs to: `BP3`."""
        return self.code[:-2]

    @property
    def preset(self) -> str:
        """The smallest preset that it is in; of a problem, that it is always told."""
        return self.presets[0] if self.presets else "always"

    @property
    def is_rule(self) -> bool:
        """Whether it is a rule, and no problem."""
        return bool(self.presets)


def manual_of(rule: Rule) -> Manual:
    """What a rule says of itself."""
    docs = rule.docs
    meanings = {name: text.rstrip(".") for name, text in docs.thresholds.items()}
    thresholds = [Threshold(name, value, meanings.get(name, "")) for name, value in rule.thresholds.items()]
    presets = tuple(preset for preset in PRESETS if preset in rule.presets)
    return Manual(rule.code, rule.name, rule.level, rule.level_in(STRICT), presets, docs.sentence, docs.why,
                  tuple(thresholds), docs.bad, docs.good)  # fmt: skip


def manual_of_problem(code: str) -> Manual:
    """What there is to know of a problem. Raises KeyError for what is none."""
    docs = PROBLEMS[code]
    return Manual(code, docs.name, Level.ERROR, Level.ERROR, (), docs.sentence, docs.why)


def manuals(rules: Iterable[Rule]) -> list[Manual]:
    """Problems and rules, in the order of their codes."""
    every = [*map(manual_of_problem, PROBLEMS), *map(manual_of, rules)]
    return sorted(every, key=lambda manual: manual.code)


def find(name: str, every: Sequence[Manual]) -> Manual:
    """The rule or problem with that code or name. Raises UnknownName, which offers what looks like it."""
    for manual in every:
        if name.casefold() in {manual.code.casefold(), manual.name.casefold()}:
            return manual
    names = [choice for manual in every for choice in (manual.code, manual.name)]
    raise UnknownName("rule", name, closest(name, names) or list(by_family(every)))


def by_family(every: Iterable[Manual]) -> Mapping[str, list[Manual]]:
    """Rules by their families."""
    families: dict[str, list[Manual]] = {}
    for manual in every:
        families.setdefault(manual.family, []).append(manual)
    return families


def family_title(family: str) -> str:
    """What a family is about: for one of somebody else's, its letters and digits."""
    return FAMILIES.get(family, family)


def ways_to_silence(manual: Manual) -> tuple[tuple[str, str], ...]:
    """What to write in a file to accept what a rule finds, each with where it stands."""
    return (
        (f"ignore: {{rule: {manual.code}, why: …}}", "inside the step or whatever it is about"),
        (f"ignore: [{{rule: {manual.code}, at: id-of-it, why: …}}]", "at the left edge of the file"),
        (f"# blueprint: ignore[{manual.code}] why", "at the end of the line that it points at"),
    )
