"""Gaps: the worked case of the electronics chain, and the quadrants by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import blueprint as bp
from blueprint.analysis.gaps import gaps
from blueprint.analysis.result import Result
from blueprint.errors import UnknownName

EXAMPLES = Path(__file__).parents[1] / "examples"
HEAD = "blueprint: 1\ntitle: T\nowners: {desk: Desk}\n"
JOURNEY = "journey: [{phase: P, steps: [{id: a, customer: A, touchpoints: [door]}]}]\n"


def of(text: str, **options: str) -> Result:
    return gaps(bp.loads(HEAD + JOURNEY + text).graph, **options)


def by_name(found: Result) -> dict[str, dict]:
    return {str(row["name"]): row for row in found.records()}


def test_the_electronics_chain() -> None:
    found = by_name(gaps(bp.load(EXAMPLES / "electronics-chain.yaml").graph))
    assert {name: row["satisfaction"] for name, row in found.items()} == {
        "convenience": -2, "product": -1, "price": 0, "brand": 0, "service": None, "relationship": None,
    }  # fmt: skip
    assert {name: row["weighted"] for name, row in found.items() if row["weighted"] is not None} == {"convenience": -18}
    assert found["convenience"]["gap"] == -5
    assert {row["gap"] for name, row in found.items() if name != "convenience"} == {0}
    assert next(iter(found)) == "convenience"


def test_the_key_experience_is_named_with_its_figures() -> None:
    found = gaps(bp.load(EXAMPLES / "electronics-chain.yaml").graph)
    assert "“convenience”" in found.summary[1]
    assert "9 × −2 = −18" in found.summary[1]
    assert found.advice[0].text == "Improve “convenience” first"


def test_touchpoints_and_steps_are_scored_too() -> None:
    found = gaps(
        bp.loads(
            HEAD
            + """\
touchpoints: {door: {name: Door, owner: desk, scores: {experience: 3, importance: 8, ideal: 9}}}
journey: [{phase: P, steps: [{id: a, customer: A, touchpoints: [door], scores: {experience: 6, expectation: 5}}]}]
"""
        ).graph
    )
    rows = found.records()
    assert [(row["kind"], row["name"], row["owner"]) for row in rows] == [
        ("touchpoint", "Door", "Desk"), ("step", "A", "Desk"),
    ]  # fmt: skip
    assert (rows[0]["gap"], rows[0]["priority"], rows[0]["satisfaction"]) == (-6, -48, None)
    assert (rows[1]["satisfaction"], rows[1]["weighted"]) == (1, None)


FOUR = """\
touchpoints: {door: {name: Door}}
factors:
  product: {experience: 2, importance: 9}
  service: {experience: 8, importance: 9}
  brand: {experience: 2, importance: 3}
  price: {experience: 8, expectation: 6, importance: 3}
"""


def test_quadrants_at_the_means() -> None:
    found = of(FOUR)
    assert [row["quadrant"] for row in found.records() if row["name"] in {"product", "service"}] == [
        "concentrate here", "keep it up",
    ]  # fmt: skip
    assert "the means of the data: importance 6, experience 5" in found.tables[0].note
    assert by_name(found)["brand"]["quadrant"] == "low priority"
    assert by_name(found)["price"]["quadrant"] == "possible overkill"
    assert "price" in found.advice[-1].text


def test_quadrants_at_the_middle_of_the_scale() -> None:
    found = of(FOUR, cross_hairs="middle")
    assert "the middle of the scale: importance 5, experience 5" in found.tables[0].note
    with pytest.raises(UnknownName):
        of(FOUR, cross_hairs="left")


def test_one_score_has_no_quadrant() -> None:
    found = of("touchpoints: {door: {name: Door}}\nfactors: {price: {experience: 5, importance: 5}}\n")
    assert found.records()[0]["quadrant"] is None
    assert {caveat.name for caveat in found.caveats} == {"no-expectation", "no-ideal", "assumed"}


def test_nothing_scored() -> None:
    found = of("touchpoints: {door: {name: Door}}\n")
    assert found.records() == []
    assert "Nothing has scores" in found.summary[0]
