"""What customers were told to expect, against what they get: kept, broken, or delivered long before."""

from __future__ import annotations

from enum import StrEnum

from blueprint.graph.nodes import Promise

OVER_DELIVERED = 0.5
"""Up to which part of the promised time counts as delivered long before: half of it."""


class Keeping(StrEnum):
    """How a promise is kept."""

    BROKEN = "broken"
    """it takes longer than was said: the fourth gap of service quality (Parasuraman, Zeithaml & Berry 1985)"""
    KEPT = "kept"
    """it takes as long as was said, or somewhat less"""
    OVER_DELIVERED = "over-delivered"
    """it takes far less than was said: promise a day, deliver in four hours"""
    UNKNOWN = "not known"
    """nobody says how long it takes, or it promises no time"""


def keeping(promise: Promise, well_within: float = OVER_DELIVERED) -> Keeping:
    """How a promise is kept. well_within: up to which part of the promised time is long before, from 0 to 1."""
    promised, delivered = promise.promised, promise.delivered
    if promised is None or delivered is None:
        return Keeping.UNKNOWN
    if delivered > promised:
        return Keeping.BROKEN
    return Keeping.OVER_DELIVERED if delivered <= well_within * promised else Keeping.KEPT
