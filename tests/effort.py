"""How much work something is, told the same on every machine: no test may depend on how busy a machine is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, settings

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


def unwatched() -> dict[str, str]:
    """The surroundings without what makes a new process tell which of its lines run: that brings modules of its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


@contextmanager
def ends_soon(patience: float = PATIENCE) -> Iterator[None]:
    """Fails when what it holds has computed for far longer than it ever does unless it runs away."""
    began = time.process_time()
    yield
    assert time.process_time() - began < patience


TIMES = int(os.environ.get("BLUEPRINT_TIMES", "1"))
"""How many times as many generated examples are tried: more by hand than at each change."""


def examples(count: int) -> settings:
    """How often a law is tried on what is generated; slow machines may take their time."""
    patient = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=count * TIMES, deadline=None, suppress_health_check=patient)
