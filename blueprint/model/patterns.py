"""The patterns that texts in some fields follow. Bounded, so that no text can make them slow.

Durations and shares have theirs in `durations`, beside what reads them.
"""

from __future__ import annotations

ID_PATTERN = r"^[^\s!-,/:-@\[-^`{-~]+$"
"""Letters and digits of any script, `_`, `.` and `-`: all that is no space and no other ASCII punctuation."""

DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
MONTH_PATTERN = r"^\d{4}-\d{2}$"

TARGET_PATTERN = r"^(<=|>=|<|>|=) ?-?\d+(\.\d+)?$"
"""What an indicator should be: `<= 5`."""

ARROW_PATTERN = "->"
"""What the key of a link has in it: `a -> b: label`."""

SELF_SERVICE = frozenset({"web", "app", "kiosk", "phone-menu", "machine", "chat-bot", "email"})
"""Channels through which a customer reaches the backstage with nobody frontstage."""
