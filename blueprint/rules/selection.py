"""Which rules run, at which level, with which thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from blueprint.errors import UnknownName
from blueprint.model.likeness import closest
from blueprint.rules.declare import PRESETS, RECOMMENDED, STRICT, Rule
from blueprint.rules.findings import Level

OFF = "off"
"""What is said instead of a level for a rule that is not to run."""

Setting = Mapping[str, Any]
"""What is said of one rule: `level` (error, warning, info, off) and thresholds by name."""


class Wanted(NamedTuple):
    """What a team wants to hear of.

    select: presets, families (`BP3`), codes (`BP301`) or names of rules; ignore: families, codes or names to leave out;
    rules: what is said of some of them, by family, code or name; what is said of a rule goes before what is said of its
    family. A level that is said of a rule turns it on, `off` turns it, or a whole family, off.
    """

    select: tuple[str, ...] = (RECOMMENDED,)
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Setting] = {}


class Chosen(NamedTuple):
    """A rule that runs."""

    rule: Rule
    level: Level
    thresholds: Mapping[str, Any]


def choose(rules: Iterable[Rule], wanted: Wanted | Iterable[str] = Wanted()) -> tuple[Chosen, ...]:  # noqa: B008 - frozen
    """The rules that run, in their own order. Raises UnknownName for what is no rule and no threshold."""
    rules = tuple(rules)
    wanted = wanted if isinstance(wanted, Wanted) else Wanted(tuple(wanted))
    check_names(rules, wanted)
    chosen = (_chosen(rule, wanted) for rule in rules)
    return tuple(one for one in chosen if one is not None)


def names_of(rules: Iterable[Rule]) -> list[str]:
    """The codes and the names of rules."""
    return [name for rule in rules for name in (rule.code, rule.name)]


def families_of(rules: Iterable[Rule]) -> list[str]:
    """The families of rules, each once."""
    return list(dict.fromkeys(rule.family for rule in rules))


def check_names(rules: Sequence[Rule], wanted: Wanted) -> None:
    """See to it that every name means something. Raises UnknownName."""
    known = {*names_of(rules), *families_of(rules)}
    for name in (*wanted.select, *wanted.ignore, *wanted.rules):
        if name not in known and not (name in PRESETS and name in wanted.select):
            choices = closest(name, names_of(rules)) or [*PRESETS, *families_of(rules)]
            raise UnknownName("rule", name, choices)
    for name, said in wanted.rules.items():
        meant = [rule for rule in rules if rule.answers_to(name)]
        thresholds = {key for rule in meant for key in rule.thresholds}
        for key in said:
            if key != "level" and key not in thresholds:
                raise UnknownName(f"setting of {name}", key, ["level", *sorted(thresholds)])


def _chosen(rule: Rule, wanted: Wanted) -> Chosen | None:
    of_family = wanted.rules.get(rule.family, {})
    of_rule = {**wanted.rules.get(rule.name, {}), **wanted.rules.get(rule.code, {})}
    said = {**of_family, **of_rule}
    level = said.get("level")
    selected = any(name in rule.presets or rule.answers_to(name) for name in wanted.select)
    if level == OFF or any(map(rule.answers_to, wanted.ignore)) or not (selected or of_rule.get("level")):
        return None
    usual = rule.level_in(STRICT if STRICT in wanted.select else RECOMMENDED)
    known = {key: value for key, value in said.items() if key in rule.thresholds}
    return Chosen(rule, Level(level) if level else usual, {**rule.thresholds, **known})


def runs(rule: Rule, wanted: Wanted) -> bool:
    """Whether a rule is among those that run."""
    return _chosen(rule, wanted) is not None


class Change(NamedTuple):
    """What a settings file, or a command line, says differently.

    preset: another preset; only: run these alone; also: run these besides; ignore: leave these out as well; rules: what
    is said of some rules, over what was said before.
    """

    preset: str | None = None
    only: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Setting] = {}


def changed(wanted: Wanted, change: Change) -> Wanted:
    """What is wanted after a change.

    >>> changed(Wanted(), Change(preset="strict", ignore=("BP213",))).select
    ('strict',)
    """
    before = tuple(name for name in wanted.select if change.preset is None or name not in PRESETS)
    select = change.only or (*((change.preset,) if change.preset else ()), *before)
    merged = {name: {**wanted.rules.get(name, {}), **said} for name, said in change.rules.items()}
    ignore = tuple(name for name in wanted.ignore if name not in change.only)
    return Wanted((*select, *change.also), (*ignore, *change.ignore), {**wanted.rules, **merged})
