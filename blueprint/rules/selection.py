"""Which rules run, at which level, with which thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from blueprint.errors import UnknownName
from blueprint.model.likeness import closest
from blueprint.named import NamedTuple
from blueprint.rules.declare import PRESETS, RECOMMENDED, STRICT, Rule
from blueprint.rules.findings import Level

OFF = "off"
"""What is said instead of a level for a rule that is not to run."""

Setting = Mapping[str, Any]
"""What is said of one rule: `level` (error, warning, info, off) and thresholds by name."""


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


class Wanted(NamedTuple):
    """What a team wants to hear of.

    select: presets, families (`BP3`), codes (`BP301`) or names of rules; ignore: families, codes or names to leave out;
    rules: what is said of some of them, by family, code or name; what is said of a rule goes before what is said of its
    family. A level that is said of a rule turns it on, `off` turns it, or a whole family, off. changes: what is said
    differently by settings for some files, or by a command line; the later goes before the earlier.
    """

    select: tuple[str, ...] = (RECOMMENDED,)
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Setting] = {}
    changes: tuple[Change, ...] = ()

    @property
    def layers(self) -> tuple[Change, ...]:
        """All that is said, one layer over the other."""
        return (Change(None, self.select, (), self.ignore, self.rules), *self.changes)


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
    for layer in wanted.layers:
        _check_layer(rules, layer)


def _check_layer(rules: Sequence[Rule], layer: Change) -> None:
    known = {*names_of(rules), *families_of(rules)}
    selected = (*layer.only, *layer.also)
    for name in (*selected, *layer.ignore, *layer.rules):
        if name not in known and not (name in PRESETS and name in selected):
            choices = closest(name, names_of(rules)) or [*PRESETS, *families_of(rules)]
            raise UnknownName("rule", name, choices)
    for name, said in layer.rules.items():
        meant = [rule for rule in rules if rule.answers_to(name)]
        thresholds = {key for rule in meant for key in rule.thresholds}
        for key in said:
            if key != "level" and key not in thresholds:
                raise UnknownName(f"setting of {name}", key, ["level", *sorted(thresholds)])


class _Standing(NamedTuple):
    """How things stand for one rule. presets: those that are chosen; named: it is chosen itself; ignored: left out;
    said: its level and thresholds, as far as anything is said of them."""

    presets: tuple[str, ...] = ()
    named: bool = False
    ignored: bool = False
    said: Mapping[str, Any] = {}


def _after(rule: Rule, before: _Standing, layer: Change) -> _Standing:
    """How things stand for a rule once one more layer has spoken: whatever it says of the rule goes before."""
    of_family = layer.rules.get(rule.family, {})
    of_rule = {**layer.rules.get(rule.name, {}), **layer.rules.get(rule.code, {})}
    selected = (*layer.only, *layer.also)
    afresh = any(map(rule.answers_to, selected)) or of_rule.get("level", OFF) != OFF
    said = {key: value for key, value in before.said.items() if not (afresh and (key, value) == ("level", OFF))}
    presets = tuple(name for name in (layer.preset, *selected) if name in PRESETS)
    return _Standing(
        presets if layer.only or layer.preset else (*before.presets, *presets),
        afresh or (before.named and not layer.only),
        (before.ignored and not afresh) or any(map(rule.answers_to, layer.ignore)),
        {**said, **of_family, **of_rule},
    )


def _chosen(rule: Rule, wanted: Wanted) -> Chosen | None:
    stands = _Standing()
    for layer in wanted.layers:
        stands = _after(rule, stands, layer)
    level = stands.said.get("level")
    selected = stands.named or any(name in rule.presets for name in stands.presets)
    if level == OFF or stands.ignored or not selected:
        return None
    usual = rule.level_in(STRICT if STRICT in stands.presets else RECOMMENDED)
    known = {key: value for key, value in stands.said.items() if key in rule.thresholds}
    return Chosen(rule, Level(level) if level else usual, {**rule.thresholds, **known})


def runs(rule: Rule, wanted: Wanted) -> bool:
    """Whether a rule is among those that run."""
    return _chosen(rule, wanted) is not None


def changed(wanted: Wanted, change: Change) -> Wanted:
    """What is wanted after a change: whatever it names, by code, name or family, goes before what was said of it.

    >>> quiet = Wanted(rules={"BP301": {"level": "off"}})
    >>> changed(quiet, Change(only=("touchpoint-without-owner",))).changes[0].only
    ('touchpoint-without-owner',)
    """
    return wanted._replace(changes=(*wanted.changes, change)) if change != Change() else wanted
