"""Laws that hold for every blueprint there can be."""

from __future__ import annotations

import json
import math
import re
import xml.etree.ElementTree as ET
from copy import deepcopy
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

import blueprint as bp
from blueprint.analysis import ANALYSES
from blueprint.analysis.journey import journeys
from blueprint.analysis.panel import panel
from blueprint.errors import ProblemsError
from blueprint.load.tidy import is_tidy, tidy
from blueprint.picture import VIEWS
from blueprint.testing import Spoiled, blueprints, spoiled
from tests.effort import examples
from tests.test_layout_blueprint import assert_geometry, scene_of

few = examples(12)


def read(data: dict[str, Any]) -> bp.Blueprint:
    return bp.Blueprint.model_validate(data)


@few
@given(blueprints())
def test_what_is_written_is_read_again(data: dict[str, Any]) -> None:
    text = bp.dumps(read(data))
    again = bp.loads(text)
    assert again == read(data)
    assert bp.dumps(again) == text
    assert is_tidy(text)
    assert tidy(text) == text


@examples(60)
@given(spoiled())
def test_what_is_spoiled_is_refused_with_its_place(one: Spoiled) -> None:
    text = yaml.safe_dump(one.data, sort_keys=False, allow_unicode=True)
    with pytest.raises(ProblemsError) as raised:
        bp.loads(text)
    problems = raised.value.problems
    assert one.code in {problem.code for problem in problems}, one.what
    assert all(problem.message and problem.help is not None for problem in problems)
    lines = text.splitlines()
    for problem in problems:
        assert problem.location
        span = problem.location.span
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    with pytest.raises((ProblemsError, ValidationError)):  # by hand in Python it is told at the latest by the graph
        assert bp.Blueprint.model_validate(one.data).graph


@few
@given(blueprints())
def test_every_rule_judges_it(data: dict[str, Any]) -> None:
    made = read(data)
    found = bp.check(made, select=["strict"]).findings
    assert [str(one) for one in found] == [str(one) for one in bp.check(made, select=["strict"]).findings]
    assert all(one.message and one.help for one in found)


@pytest.mark.parametrize("name", ANALYSES)
@few
@given(data=blueprints())
def test_every_analysis_tells_finite_figures(name: str, data: dict[str, Any]) -> None:
    result = getattr(bp, name)(read(data))
    cells = [cell for table in result.tables for row in table.rows for cell in row]
    assert all(math.isfinite(cell) for cell in cells if isinstance(cell, float))
    assert all(text.strip() for text in result.summary)
    json.dumps([list(map(str, row)) for table in result.tables for row in table.rows], allow_nan=False)


@few
@given(blueprints())
def test_nothing_lies_on_anything(data: dict[str, Any]) -> None:
    assert_geometry(scene_of(data))


@pytest.mark.parametrize("view", VIEWS)
@examples(4)
@given(data=blueprints())
def test_every_view_draws_it(view: str, data: dict[str, Any]) -> None:
    svg = bp.render(read(data), view=view)
    assert ET.fromstring(svg).tag.endswith("svg")  # noqa: S314 - our own


@few
@given(blueprints())
def test_one_report_tells_all(data: dict[str, Any]) -> None:
    assert bp.report(read(data)).count("<svg") >= 1


# ── laws of the analyses ────────────────────────────────────────────────────────────────────────────────────────────


def figures(name: str, data: dict[str, Any]) -> list[list[float | None]]:
    """Every number that an analysis tells, in order, and where there is none."""
    tables = getattr(bp, name)(read(data)).tables
    return [[cell for cell in row if cell is None or isinstance(cell, int | float)]
            for table in tables for row in table.rows]  # fmt: skip


def renamed(value: Any) -> Any:
    """The same with other ids for the steps, wherever they are named."""
    if isinstance(value, dict):
        return {key: renamed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [renamed(part) for part in value]
    return re.sub(r"^s(\d)(?=$|/)", r"moment-\1", value) if isinstance(value, str) else value


def turned(value: Any) -> Any:
    """The same with the keys of all mappings of steps and of the whole the other way round."""
    whole = {key: value[key] for key in reversed(value)}
    phases = [{**phase, "steps": [dict(reversed(step.items())) for step in phase["steps"]]}
              for phase in whole["journey"]]  # fmt: skip
    return whole | {"journey": phases}


@pytest.mark.parametrize("name", ANALYSES)
@examples(10)
@given(data=blueprints())
def test_other_ids_change_no_number(name: str, data: dict[str, Any]) -> None:
    assert figures(name, renamed(data)) == figures(name, data)


@examples(15)
@given(data=blueprints())
def test_the_order_of_keys_changes_nothing(data: dict[str, Any]) -> None:
    assert read(turned(data)) == read(data)
    assert bp.render(read(turned(data))) == bp.render(read(data))
    assert figures("moments", turned(data)) == figures("moments", data)


@few
@given(data=blueprints(), place=st.integers(0, 8))
def test_a_better_moment_never_makes_high_end_worse(data: dict[str, Any], place: int) -> None:
    graph = read(data).graph
    assume(raised(data, place, graph.scale) != data)
    (before, after) = (high_ends(data), high_ends(raised(data, place, graph.scale)))
    worth = graph.scale.goodness
    assert all(
        now is None or was is None or worth(now) >= worth(was) - 1e-9 for was, now in zip(before, after, strict=True)
    )


def high_ends(data: dict[str, Any]) -> list[float | None]:
    graph = read(data).graph
    return [panel([stop.score for stop in journey.stops], [None] * len(journey.stops), graph.scale).high_end
            for journey in journeys(graph)]  # fmt: skip


def raised(data: dict[str, Any], place: int, scale: Any) -> dict[str, Any]:
    """The same with one felt score that is better by a step of the scale, if there is one."""
    copy = deepcopy(data)
    steps = [step for phase in copy["journey"] for step in phase["steps"]]
    scored = [step for step in steps if isinstance(step.get("emotion"), int | float)]
    if scored:
        step = scored[place % len(scored)]
        step["emotion"] = scale.raised(step["emotion"])
    return copy
