"""One edit of an example is told as one change, as a reader would say it; two that belong together as two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import blueprint as bp
from blueprint.compare.differ import changes

EXAMPLES = Path(__file__).parents[1] / "examples"
EDITS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("compare").joinpath("edits.yaml").read_text(encoding="utf-8")
)


def edited(text: str, edits: list[dict[str, str]]) -> str:
    """A text after some edits, each of something that occurs once."""
    for edit in edits:
        assert text.count(edit["old"]) == 1, edit["old"]
        text = text.replace(edit["old"], edit["new"])
    return text


def told(before: str, after: str, folder: Path) -> list[list[str]]:
    """What, kind, name, key, was, now of each change, without what is empty."""
    graphs = [bp.loads(text, name="stay.yaml", folder=folder).graph for text in (before, after)]
    return [
        [one.what.value, one.kind, one.name, *filter(None, (one.key, one.was, one.now))] for one in changes(*graphs)
    ]


@pytest.mark.parametrize("case", EDITS)
def test_one_edit_is_told_as_one_change(case: str) -> None:
    file, edits, expected = EDITS[case].values()
    before = (EXAMPLES / f"{file}.yaml").read_text(encoding="utf-8")
    after = edited(before, edits)
    assert after != before
    assert told(before, after, EXAMPLES) == expected


CATALOG = """\
catalog: 1
owners: {retailer: The retailer, web-team: Web team}
touchpoints: {website: {name: Website, channel: web, owner: web-team}}
systems: {history: {name: Order history, owner: web-team}}
"""
SHOP = """\
blueprint: 1
title: Shop
use: [shared.yaml]
journey:
  - phase: Order
    steps:
      - {id: browse, customer: Browses, touchpoints: [website], support: history, emotion: 1}
      - {id: pay, customer: Pays, touchpoints: [website], support: history, emotion: 2}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Website, channel", "Web shop, channel",
         [["reworded", "touchpoint", "Web shop", "name", "Website", "Web shop"]]),
        ("name: Order history", "name: Orders", [["reworded", "system", "Orders", "name", "Order history", "Orders"]]),
        ("owner: web-team}}\nsystems", "owner: retailer}}\nsystems",
         [["re-owned", "touchpoint", "Website", "owner", "Web team", "The retailer"]]),
        ("retailer: The retailer, ", "retailer: The retailer, legal: Legal, ", [["added", "owner", "Legal"]]),
    ],
)  # fmt: skip
def test_a_change_of_a_catalog_is_told_once(old: str, new: str, expected: list[list[str]], tmp_path: Path) -> None:
    graphs = []
    for name, catalog in (("before", CATALOG), ("after", CATALOG.replace(old, new))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "shared.yaml").write_text(catalog, encoding="utf-8")
        graphs.append(bp.loads(SHOP, name="shop.yaml", folder=tmp_path / name).graph)
    assert [
        [one.what.value, one.kind, one.name, *filter(None, (one.key, one.was, one.now))] for one in changes(*graphs)
    ] == expected


def test_what_moves_from_the_file_into_a_catalog_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text(CATALOG, encoding="utf-8")
    inside = SHOP.replace("use: [shared.yaml]\n", CATALOG.replace("catalog: 1\n", ""))
    assert told(inside, SHOP, tmp_path) == []


TWO = """\
blueprint: 1
title: Two guests
customers: {ann: Ann, ben: Ben}
touchpoints: {desk: Desk, bar: Bar}
journey:
  - phase: Stay
    steps:
      - id: come
        ann: Comes by car
        ben: Comes by train
        touchpoints: [desk]
        emotion: 1
      - id: go
        customer: Go home
        touchpoints: [bar]
        emotion: {felt: 2, target: 3}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("emotion: 1", "emotion: -1", [["re-felt", "customer action", "Comes by car", "emotion", "1", "-1"]]),
        ("        emotion: 1\n", "", [["re-felt", "customer action", "Comes by car", "emotion", "1"]]),
        ("Comes by train", "Comes by bus",
         [["reworded", "customer action", "Comes by bus", "does", "Comes by train", "Comes by bus"]]),
        ("ann: Ann, ben: Ben", "ben: Ben, ann: Ann", [["moved", "customer", "Ben", "order", "2.", "1."]]),
        ("touchpoints: [bar]\n", "touchpoints: [bar]\n        waits: {for: 5 min, explained: true}\n",
         [["re-timed", "customer action", "Go home", "waits", "5 min, explained yes"]]),
        ("emotion: {felt: 2, target: 3}", "emotion: {target: 3}",
         [["re-felt", "customer action", "Go home", "emotion", "2"]]),
        ("ben: Comes by train", "customer: Comes by train",
         [["re-laned", "customer action", "Comes by train", "lane", "Ben", "customer"]]),
    ],
)  # fmt: skip
def test_what_a_step_says_of_several_customers_is_told_once(
    old: str, new: str, expected: list[list[str]], tmp_path: Path
) -> None:
    assert TWO.count(old) == 1
    assert told(TWO, TWO.replace(old, new), tmp_path) == expected


def test_the_ids_of_customers_are_no_change(tmp_path: Path) -> None:
    assert told(TWO, TWO.replace("ann:", "anna:").replace("ben:", "benjamin:"), tmp_path) == []
