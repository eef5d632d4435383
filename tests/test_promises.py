"""What the page of promises says: each promise is in it, and each test that it names is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "explanation" / "promises.md").read_text(encoding="utf-8")
ROWS = {row[1]: row[2] for row in re.finditer(r"^\| ([A-Z]\d+) \| (.*) \|$", PAGE, re.MULTILINE)}
FAMILIES = {"P": 16, "I": 12, "M": 10, "A": 6, "R": 14, "C": 11, "F": 9, "D": 6, "B": 5}
"""How many promises there are of each kind."""


@cache
def those_in(name: str) -> frozenset[str]:
    """The tests in a module, without running anything."""
    tree = ast.parse((ROOT / "tests" / f"test_{name}.py").read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_promise_is_told() -> None:
    assert list(ROWS) == [f"{kind}{number + 1}" for kind, count in FAMILIES.items() for number in range(count)]


@pytest.mark.parametrize("promise", ROWS)
def test_every_test_that_is_named_is_there(promise: str) -> None:
    named = re.findall(r"`(\w+)::(test_\w+)`", ROWS[promise])
    assert named
    assert [f"{name}::{test}" for name, test in named if test not in those_in(name)] == []
