"""PyYAML, each of its patterns compiled when it is first used.

Importing PyYAML compiles what its reader and resolver in Python need. We read with its parser in C, which needs none of
it, and one of these patterns costs more than all that PyYAML does for a small blueprint
(docs/decisions/0011-start-up.md). For whoever else reads YAML in this process everything works as it always did.
"""

from __future__ import annotations

import re
import sys
from typing import Any

_compile = re.compile


class _Pattern:
    """What `re.compile` would have returned, found out when it is asked for anything."""

    def __init__(self, *what: Any) -> None:
        self._what = what

    def __getattr__(self, name: str) -> Any:
        found = getattr(_compile(*self._what), name)
        setattr(self, name, found)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy, also through pickle, is the pattern itself."""
        return _compile, self._what

    @property
    def __class__(self) -> Any:
        """What it passes for, so that `re` takes it: `re.match(pattern, text)`."""
        return re.Pattern


def _later(*what: Any) -> Any:
    """`re.compile` for all but PyYAML's own modules, whose patterns wait."""
    asks = sys._getframe(1).f_globals.get("__name__", "")
    return _Pattern(*what) if asks.startswith("yaml.") else _compile(*what)


re.compile = _later  # ty: ignore[invalid-assignment]
try:
    import yaml
finally:
    re.compile = _compile

__all__ = ["yaml"]
