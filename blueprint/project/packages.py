"""The rules that there are: ours, and those of installed packages that a team has asked for by name."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.errors import BlueprintError, UnknownName, excerpt
from blueprint.project.cache import stamps
from blueprint.rules import RULES
from blueprint.rules.declare import Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "blueprint.rules"
"""The entry point group under which a package offers its rules: a sequence of `Rule`."""


class NoRulesError(BlueprintError):
    """An installed package offers rules that cannot be used."""


@cache
def rules_of(packages: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules there are: ours, then those of the packages. Raises UnknownName for a package that offers none,
    NoRulesError for one whose rules cannot be used.

    packages: names under which installed packages offer rules. Nothing in the folder of a blueprint is ever imported.
    """
    return (*RULES, *(rule for name in packages for rule in _offered(name))) if packages else RULES


def _offered(package: str) -> tuple[Rule, ...]:
    """The rules of a package. Raises NoRulesError for one that fails when it is imported, or offers something else."""
    entry = _entry(package)
    try:
        found = tuple(entry.load())
    except Exception as error:
        raise NoRulesError(
            f"the rules of `{package}` cannot be loaded: {type(error).__name__}: {excerpt(str(error))}"
        ) from error
    if not all(isinstance(one, Rule) for one in found):
        raise NoRulesError(f"what `{package}` offers as rules are none")
    return found


@cache
def stamp_of(package: str) -> tuple[object, ...]:
    """What changes when an installed package does: its name and version, and when each of its modules was changed."""
    entry = _entry(package)
    entry.load()
    module = sys.modules[entry.module.partition(".")[0]]
    files = [file for folder in getattr(module, "__path__", ()) for file in sorted(Path(folder).rglob("*.py"))]
    about = (entry.dist.name, entry.dist.version) if entry.dist else ()
    return (*about, stamps(files or [Path(module.__file__ or "")]))


def _entry(package: str) -> EntryPoint:
    """Where an installed package offers its rules. Raises UnknownName for one that offers none."""
    from importlib.metadata import entry_points

    offered = {entry.name: entry for entry in entry_points(group=GROUP)}
    if package not in offered:
        raise UnknownName("installed package with rules", package, offered)
    return offered[package]
