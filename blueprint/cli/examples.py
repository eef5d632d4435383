"""The examples of rules, tried out: what they find, and whether it can be mended."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from blueprint import api
from blueprint.errors import BlueprintError
from blueprint.rules.declare import Rule

HEAD = "blueprint: 1\ntitle: Example\n"
JOURNEY = "journey: [{phase: Visit, steps: [{customer: Leaves, emotion: 1}]}]\n"
DAY = date(2100, 1, 1)
"""The day on which examples are tried: whatever may be too old is."""

_JOURNEY = re.compile("^journey:", re.MULTILINE)


def completed(example: str) -> str:
    """An example as a whole blueprint: around a part of one stands the smallest that there can be.

    >>> completed("owners: {hotel: The hotel}").splitlines()[:2]
    ['blueprint: 1', 'title: Example']
    """
    head = "" if example.startswith("blueprint:") else HEAD
    return head + example + ("" if _JOURNEY.search(example) else JOURNEY)


def can_mend(rule: Rule) -> bool:
    """Whether a rule has a fix for something that it finds in its bad examples."""
    for example in rule.docs.bad:
        found = api.check(_read(example), select=[rule.code], today=DAY)
        if any(finding.fix for finding in found.findings):
            return True
    return False


def drawn(rule: Rule) -> str | None:
    """The first bad example of a rule as an SVG; None if it has no journey of its own, or cannot be drawn."""
    example = next(iter(rule.docs.bad), "")
    try:
        return api.render(_read(example)) if _JOURNEY.search(example) else None
    except BlueprintError:
        return None


def _read(example: str) -> Any:
    return api.read_text(completed(example), "example.yaml")
