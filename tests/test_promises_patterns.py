"""No expression that strangers' text is matched with may try again and again what it tried: each takes linear time."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import blueprint
from tests.effort import ends_soon

SAFE = {
    "blueprint.load.parsing.items.LEAD": "a dash ends each turn of the outer repeat",
    "blueprint.load.parsing.positions._PROPERTY": "nothing follows the repeat, so it is never tried again shorter",
}
LENGTH = 60_000
PIECES = ["a", " ", "-", "#", ":", ", ", "a:", "a, ", '"', "'", "[", "{", "\\", "\n", "# ", "- ", "0", "1.", "é", "\t"]


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every expression that a module keeps, alone or in a table, with its name."""
    seen: set[int] = set()
    for found in pkgutil.walk_packages(blueprint.__path__, "blueprint."):
        if found.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            for number, one in enumerate(kept_in(value, 4)):
                if isinstance(one.pattern, str) and id(one) not in seen:
                    seen.add(id(one))
                    yield f"{found.name}.{name}" + (f".{number}" if number else ""), one


def kept_in(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    """The expressions in a value: in tables of tables, and in the fields of records."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        yield from (found for part in [*value.keys(), *value.values()] for found in kept_in(part, depth - 1))
    elif depth and isinstance(value, list | tuple | set | frozenset):
        yield from (found for part in value for found in kept_in(part, depth - 1))
    elif depth and is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, field.name) for field in fields(value)]
        yield from (found for part in parts for found in kept_in(part, depth - 1))


PATTERNS = dict(patterns())


def repeats_in_a_repeat(tree: Any, within: bool = False) -> bool:
    for kind, said in tree:
        parts: list[Any] = []
        inside = within
        if kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT}:
            inside = within or said[1] > 16
            if within and said[1] > 16:
                return True
            parts = [said[2]]
        elif kind is kinds.SUBPATTERN:
            parts = [said[3]]
        elif kind is kinds.BRANCH:
            parts = said[1]
        elif kind in {kinds.ASSERT, kinds.ASSERT_NOT}:
            parts = [said[1]]
        if any(repeats_in_a_repeat(part, inside) for part in parts):
            return True
    return False


def test_the_check_sees_what_it_looks_for() -> None:
    assert repeats_in_a_repeat(parser.parse(r"(?:[^a]+|b)*c"))
    assert not repeats_in_a_repeat(parser.parse(r"(?:[^a]|b)*c+"))
    assert len(PATTERNS) > 50


def test_no_repeat_stands_in_a_repeat() -> None:
    found = {name for name, one in PATTERNS.items() if repeats_in_a_repeat(parser.parse(one.pattern, one.flags))}
    assert found == set(SAFE)


@pytest.mark.parametrize("name", SAFE)
def test_the_exceptions_take_linear_time(name: str) -> None:
    for piece in PIECES:
        text = (piece * LENGTH)[:LENGTH] + "\x00"
        with ends_soon():
            PATTERNS[name].match(text)
