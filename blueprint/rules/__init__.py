"""What is wrong: every rule there is, family by family.

A rule of your own begins with `from blueprint.rules import Finding, Level, rule`.
"""

from __future__ import annotations

from blueprint.rules import (
    branches,
    confusable,
    expectations,
    experience,
    failing,
    footing,
    hand_offs,
    intent,
    journey,
    lines,
    links,
    measures,
    names,
    owners,
    ownership,
    scenario,
    scoring,
    upkeep,
    waiting,
    ways,
)
from blueprint.rules.engine import Finding, Level, Rule, Wanted, rule

__all__ = ["RULES", "Finding", "Level", "Rule", "Wanted", "rule"]

_FAMILIES = (
    journey,
    scenario,
    ways,
    branches,
    lines,
    links,
    names,
    ownership,
    experience,
    intent,
    scoring,
    footing,
    waiting,
    failing,
    upkeep,
    confusable,
    owners,
    hand_offs,
    measures,
    expectations,
)
"""The modules with the rules of the families."""

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (rule for family in _FAMILIES for rule in vars(family).values() if isinstance(rule, Rule)),
        key=lambda rule: rule.code,
    )
)
"""Every rule there is, in the order of their codes."""
