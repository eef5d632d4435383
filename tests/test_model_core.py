"""The compiled core of pydantic by itself is the one that pydantic uses."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pydantic_core
import pytest

from blueprint.model import core

OURS = "from blueprint.model.core import SchemaValidator, ValidationError"
THEIRS = "import pydantic, pydantic_core"
SAME = "print(pydantic.ValidationError is ValidationError, pydantic_core.SchemaValidator is SchemaValidator)"
TELLS = """
try:
    SchemaValidator({"type": "int"}).validate_python("x")
except ValidationError as error:
    print(error.errors(include_url=False)[0]["type"])
"""


def printed(*lines: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("order", [(OURS, THEIRS), (THEIRS, OURS)], ids=["ours first", "theirs first"])
def test_both_are_the_same(order: tuple[str, str]) -> None:
    assert printed(*order, SAME, TELLS) == ["True", "True", "int_parsing"]


def test_the_package_is_not_imported() -> None:
    said = printed(OURS, TELLS, "import sys", 'print("pydantic_core" in sys.modules, "pydantic" in sys.modules)')
    assert said == ["int_parsing", "False", "False"]


def test_where_it_is_built_otherwise_the_package_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pydantic_core._pydantic_core")
    monkeypatch.setattr(core, "PathFinder", SimpleNamespace(find_spec=lambda *_: None))
    assert core._core() is pydantic_core
