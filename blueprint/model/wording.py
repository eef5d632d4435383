"""What pydantic's core says of wrong data, told in the words of a blueprint."""

from __future__ import annotations

from typing import Any

from blueprint.errors import Path, Problem
from blueprint.model.records import validator  # noqa: F401

STEP_KEYS = ("id", "customer", "touchpoints", "frontstage", "backstage", "support", "takes", "waits", "tolerates",
             "emotion", "level", "scores", "decides", "next", "loop", "mark", "fails", "notes", "ignore")  # fmt: skip


def problems_of(error: Any, data: Any, path: Path = (), file: str | None = None) -> list[Problem]:
    """Every problem that a ValidationError reports of `data`, which stands at `path`."""
    raise NotImplementedError
