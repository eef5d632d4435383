"""What is wrong: what a rule is, and every rule there is.

A rule of your own begins with `from blueprint.rules import Finding, Level, rule`. Nothing is read before it is asked
for, since a picture needs none of the rules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blueprint.rules.engine import Finding, Level, Rule, Wanted, rule
    from blueprint.rules.families import RULES

__all__ = ["RULES", "Finding", "Level", "Rule", "Wanted", "rule"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'families' if name == 'RULES' else 'engine'}"), name)
