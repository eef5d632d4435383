"""Every rule there is, family by family: the one place that names the modules with rules."""

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
from blueprint.rules.declare import Rule

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
