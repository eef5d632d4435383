"""What is wrong: every rule there is, family by family."""

from __future__ import annotations

from blueprint.rules import experience, ownership
from blueprint.rules.engine import Rule

RULES: tuple[Rule, ...] = (
    ownership.touchpoint_without_owner,
    experience.end_unscored,
)
"""The one list of rules, in the order of their codes."""
