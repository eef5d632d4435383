"""Settings are checked: every key, every name, every value, all problems at once, each at its line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from blueprint.errors import Location, ModelError, Problem, UnknownName, excerpt
from blueprint.load.paths import inside
from blueprint.model.likeness import did_you_mean
from blueprint.project.globs import is_sound
from blueprint.project.packages import NoRulesError, rules_of
from blueprint.project.toml import Toml
from blueprint.rules.declare import PRESETS, Rule
from blueprint.rules.findings import Level
from blueprint.rules.selection import OFF, families_of, names_of

_ANYWHERE = ("preset", "select", "ignore", "rules")
_TOP = (*_ANYWHERE, "baseline", "exclude", "packages", "files")
_FOR_FILES = ("match", *_ANYWHERE)
_LEVELS = (*Level, OFF)
_LISTS = ("select", "ignore", "exclude", "packages", "match")
_SHAPES = {"preset": str, "rules": dict, "baseline": str, "files": list, **dict.fromkeys(_LISTS, list)}
_EXAMPLES = {
    "preset": '`preset = "strict"`', "select": '`select = ["BP218"]`', "ignore": '`ignore = ["BP213"]`',
    "rules": '`[rules]` with lines such as `BP301 = "warning"`', "baseline": '`baseline = "blueprint-baseline.json"`',
    "exclude": '`exclude = ["archive/**"]`', "packages": '`packages = ["acme"]`',
    "files": '`[[files]]` with `match = ["drafts/**"]`', "match": '`match = ["drafts/**"]`',
}  # fmt: skip


MANY = 100
"""How many mistakes are told: whoever made more will look at the whole file."""


def check_settings(toml: Toml, table: Any, above: tuple[str, ...] = ()) -> dict[str, Any]:
    """The settings in a table of a file. Raises ModelError with everything that is wrong.

    above: the keys under which the table stands, as `("tool", "blueprint")`.
    """
    if not isinstance(table, dict):
        problem = Problem("BP104", f"`{above[-1]}` is no table", "write `[tool.blueprint]`, and settings below it",
                          location=toml.where(*above))  # fmt: skip
        raise ModelError([problem], toml.lines)
    try:
        rules = rules_of(_packages(table.get("packages")))
    except (UnknownName, NoRulesError) as error:
        hint = "install it" if isinstance(error, UnknownName) else "mend the package"
        problem = Problem("BP107", str(error), f"{hint}, or take its name away")
        location = toml.where(*above, "packages")
        raise ModelError([problem._replace(location=location)], toml.lines) from error
    checker = _Checker(toml, rules, above)
    sound = checker.table(table)
    checker.raise_problems()
    return sound


class _Checker:
    """Checks the tables of one settings file."""

    def __init__(self, toml: Toml, rules: Sequence[Rule], above: tuple[str, ...]) -> None:
        self._toml, self._rules, self._above = toml, tuple(rules), above
        self._codes = names_of(rules)
        self._names = {*self._codes, *families_of(rules)}
        self._problems: list[Problem] = []

    def raise_problems(self) -> None:
        """Raises ModelError if anything is wrong."""
        if self._problems:
            raise ModelError(self._problems, self._toml.lines)

    def table(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The data without whatever is wrong in it; what is wrong is noted."""
        sound = self._sound(data, _TOP, ())
        entries = sound.get("files", ())
        sound["files"] = [
            one for number, entry in enumerate(entries) if (one := self._for_files(entry, number)) is not None
        ]
        return sound

    def _for_files(self, entry: Any, number: int) -> dict[str, Any] | None:
        if not isinstance(entry, dict):
            self._note("BP104", "an entry of `files` is no table", f"write {_EXAMPLES['files']}", "files")
            return None
        if "match" not in entry:
            self._note("BP105", f"the {number + 1}. `[[files]]` does not say which files", _EXAMPLES["match"], "files")
            return None
        sound = self._sound(entry, _FOR_FILES, ("files",))
        return sound if "match" in sound else None

    def _sound(self, data: Mapping[str, Any], keys: Sequence[str], above: tuple[str, ...]) -> dict[str, Any]:
        return {key: value for key, value in data.items() if self._key(key, keys, above) and self._value(key, value)}

    def _key(self, key: str, keys: Sequence[str], above: tuple[str, ...]) -> bool:
        if key not in keys:
            self._note("BP103", f"no setting is called `{key}`", did_you_mean(key, keys), *above, key)
        return key in keys

    def _value(self, key: str, value: Any) -> bool:
        """Whether a value is right for its key; if not, that is noted."""
        said: Any = [value] if key in _LISTS and isinstance(value, str) else value
        if not isinstance(said, _SHAPES[key]):
            self._note("BP104", f"`{key}` is written in another way", f"write {_EXAMPLES[key]}", key)
            return False
        if key == "rules":
            return _every(self._rule(*one) for one in said.items())
        if key == "preset" and said not in PRESETS:
            self._note("BP104", f"`{said}` is no preset", f"write one of {_listed(PRESETS)}", "preset")
            return False
        if key in _LISTS and not all(isinstance(one, str) for one in said):
            self._note("BP104", f"`{key}` takes texts only", f"write {_EXAMPLES[key]}", key)
            return False
        if key == "baseline":
            return self._is_within(said)
        if key in {"exclude", "match"}:
            return _every(self._is_pattern(one, key) for one in said)
        return key not in {"select", "ignore"} or _every(self._is_rule(name, key) for name in said)

    def _is_within(self, baseline: str) -> bool:
        """Whether a baseline lies in the folder of the settings: whoever writes settings writes nowhere else."""
        folder = os.path.realpath(os.path.dirname(self._toml.name) or os.curdir)
        within = "\0" not in baseline and bool(inside(os.path.realpath(os.path.join(folder, baseline)), folder))
        if not within:
            help = f"write {_EXAMPLES['baseline']}; `--baseline FILE` on the command line may lead anywhere"  # noqa: A001
            self._note("BP104", "the baseline does not lie in the folder of the settings", help, "baseline")
        return within

    def _is_pattern(self, pattern: str, key: str) -> bool:
        if not is_sound(pattern):
            known = (
                "`*` stands for any letters of a name, `?` for one, `**` for any folders, and folders have `/` between"
            )
            self._note("BP104", f"`{pattern}` is no pattern of paths that is known here", known, key)
        return is_sound(pattern)

    def _rule(self, name: str, said: Any) -> bool:
        """What is said of one rule: a level, or a table with a level and thresholds."""
        if not self._is_rule(name, "rules"):
            return False
        table = {"level": said} if isinstance(said, str) else said
        if not isinstance(table, dict):
            self._note(
                "BP104", f"`{name}` is neither a level nor a table", f'write `{name} = "warning"`', "rules", name
            )
            return False
        return _every(self._setting(name, key, value) for key, value in table.items())

    def _setting(self, name: str, key: str, value: Any) -> bool:
        if key == "level":
            if value not in _LEVELS:
                shown = f"`{excerpt(value)}`" if isinstance(value, str) else "this"
                self._note("BP104", f"{shown} is no level", f"write one of {_listed(_LEVELS)}", "rules", name)
            return value in _LEVELS
        meant = [rule for rule in self._rules if rule.answers_to(name)]
        thresholds = {key: value for rule in meant for key, value in rule.thresholds.items()}
        if key not in thresholds:
            has = f"it has {_listed(sorted(thresholds))}" if thresholds else "it has none"
            self._note("BP103", f"`{name}` has no threshold `{key}`", has, "rules", name, key)
            return False
        usual = thresholds[key]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or (isinstance(usual, int) and not isinstance(value, int)) or not 0 <= value < 1e9:
            wanted = "a whole number" if isinstance(usual, int) else "a number"
            self._note("BP104", f"`{key}` takes {wanted}", f"write `{key} = {usual}`", "rules", name, key)
            return False
        return True

    def _is_rule(self, name: str, key: str) -> bool:
        if name not in self._names and len(self._problems) < MANY:
            message = f"a problem such as `{name}` cannot be set" if name.startswith("BP1") else f"no rule is `{name}`"
            self._note("BP107", message, did_you_mean(name, self._codes), key, name)
        return name in self._names

    def _note(self, code: str, message: str, help: str, *keys: str) -> None:  # noqa: A002
        if len(self._problems) == MANY:  # each is looked for in the whole file
            return
        location: Location = self._toml.where(*self._above, *keys)
        self._problems.append(Problem(code, message, help, location=location))


def _packages(said: Any) -> tuple[str, ...]:
    """The names among what is said of packages; what is none is told later, with all else."""
    listed = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    return tuple(one for one in listed if isinstance(one, str))


def _every(results: Iterable[bool]) -> bool:
    """Whether all of them hold; unlike `all`, it looks at each, so that everything wrong is noted."""
    return not [result for result in results if not result]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
