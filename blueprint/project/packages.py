"""The rules that there are: ours, and those of installed packages that a team has asked for by name."""

from __future__ import annotations

from functools import cache

from blueprint.errors import UnknownName
from blueprint.rules import RULES
from blueprint.rules.declare import Rule

GROUP = "blueprint.rules"
"""The entry point group under which a package offers its rules: a sequence of `Rule`."""


@cache
def rules_of(packages: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """All rules there are: ours, then those of the packages. Raises UnknownName for a package that offers none.

    packages: names under which installed packages offer rules. Nothing in the folder of a blueprint is ever imported.
    """
    if not packages:
        return RULES
    from importlib.metadata import entry_points

    offered = {entry.name: entry for entry in entry_points(group=GROUP)}
    for name in packages:
        if name not in offered:
            raise UnknownName("installed package with rules", name, offered)
    return (*RULES, *(rule for name in packages for rule in offered[name].load()))
