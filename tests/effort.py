"""How much work something is, told the same on every machine: no test may depend on how busy a machine is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

PATIENCE = 20.0
"""Seconds of computing. What this is held against takes a second on a slow machine, and minutes if it goes wrong."""


def lines_run(task: Callable[[], object]) -> int:
    """How many lines of Python a task runs: its work, with no clock."""
    count = 0

    def on_line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return on_line

    before = sys.gettrace()
    sys.settrace(on_line)
    try:
        task()
    finally:
        sys.settrace(before)
    return count


@contextmanager
def ends_soon(patience: float = PATIENCE) -> Iterator[None]:
    """Fails when what it holds has computed for far longer than it ever does unless it runs away."""
    began = time.process_time()
    yield
    assert time.process_time() - began < patience
