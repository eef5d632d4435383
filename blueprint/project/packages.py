"""The rules that there are: ours, and those of installed packages that a team has asked for by name."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.errors import UnknownName
from blueprint.project.cache import stamps
from blueprint.rules import RULES
from blueprint.rules.declare import Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "blueprint.rules"
"""The entry point group under which a package offers its rules: a sequence of `Rule`."""


@cache
def rules_of(packages: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules there are: ours, then those of the packages. Raises UnknownName for a package that offers none.

    packages: names under which installed packages offer rules. Nothing in the folder of a blueprint is ever imported.
    """
    return (*RULES, *(rule for name in packages for rule in _entry(name).load())) if packages else RULES


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
