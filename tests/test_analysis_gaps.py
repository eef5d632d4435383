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


def test_the_key_experience_says_of_how_many_it_is_the_lowest() -> None:
    found = gaps(bp.load(EXAMPLES / "electronics-chain.yaml").graph)
    assert "the only one that is known, 9 × −2 = −18, known of 1 of 6." in found.summary[1]
    assert found.advice[1].text == "Ask customers how much “product” matters to them"
    assert found.advice[1].because.startswith("“product” (−1) falls short")


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


def test_things_that_matter_as_much_or_are_as_good_have_no_quadrant() -> None:
    found = of("factors: {price: {experience: 5, importance: 9}, brand: {experience: 8, importance: 9}}\n")
    assert {row["quadrant"] for row in found.records()} == {None}
    assert "all of one importance or of one experience" in found.tables[0].note


def test_a_quadrant_of_few_things_is_to_be_read_with_care() -> None:
    few = of("factors: {price: {experience: 5, importance: 9}, brand: {experience: 8, importance: 3}}\n")
    assert "Only 2 things have both" in {caveat.name: caveat.text for caveat in few.caveats}["few-rated"]
    assert "few-rated" not in {caveat.name for caveat in of(FOUR).caveats}


def test_what_is_good_beside_the_others_and_yet_less_than_expected_is_told() -> None:
    found = of(FOUR.replace("experience: 8, importance: 9", "experience: 8, expectation: 10, importance: 9"))
    assert "“service” lies among what is good" in {one.name: one.text for one in found.caveats}["good-but-short"]
    assert "good-but-short" not in {caveat.name for caveat in of(FOUR).caveats}


def test_nothing_scored() -> None:
    found = of("touchpoints: {door: {name: Door}}\n")
    assert found.records() == []
    assert "Nothing has scores" in found.summary[0]
    assert [one.text.split()[:2] for one in found.advice] == [["Ask", "customers"]]
