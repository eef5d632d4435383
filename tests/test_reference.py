"""The reference says what the code says, and the pictures in the pages are what the tool draws."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import blueprint as bp
from blueprint.model.schema.whole import blueprint_schema
from blueprint.project import checking
from tests.test_docs import blocks
from tools import site
from tools.reference import gallery, markdown, python
from tools.reference.pages import PAGES, REFERENCE

DOCS = REFERENCE.parent
TUTORIAL = DOCS / "tutorial.md"


@pytest.mark.parametrize("name", PAGES)
def test_page_of_the_reference(name: str, golden: Callable) -> None:
    golden(f"../../docs/reference/{name}", PAGES[name]())


def test_every_key_that_the_schema_has_is_on_the_page() -> None:
    page = (REFERENCE / "format.md").read_text(encoding="utf-8")
    schema = blueprint_schema()
    things = [schema, *(schema["definitions"][name] for name in ("Step", "Touchpoint", "Wait", "Link", "Indicator"))]
    for thing in things:
        for key, said in thing["properties"].items():
            assert f"`{key}`" in page
            assert said["description"].split("`")[0].replace("[", "").strip() in page.replace("[", "")


def test_every_word_that_the_schema_offers_is_on_the_page() -> None:
    page = (REFERENCE / "format.md").read_text(encoding="utf-8")
    words = {word for listed in re.findall(r'"enum": (\[[^]]*\])', json.dumps(blueprint_schema())) for word in
             json.loads(listed) if isinstance(word, str)}  # fmt: skip
    assert {"phone-menu", "milestone", "informs"} <= words
    assert [word for word in sorted(words) if f"`{word}`" not in page] == []


def test_every_public_name_is_under_a_heading() -> None:
    listed = [name for names in python.GROUPS.values() for name in names]
    assert sorted([*listed, "__version__"]) == sorted(bp.__all__)


def test_every_setting_is_in_the_table() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(listed) == sorted({*checking._TOP, *checking._FOR_FILES})


@pytest.mark.parametrize("module", [gallery, markdown, python, site], ids=lambda module: module.__name__)
def test_examples_in_the_tools(module: ModuleType) -> None:
    ran = doctest.testmod(module)
    assert ran.attempted
    assert not ran.failed


def files_of(page: Path) -> list[str]:
    """The files that a page has its reader save, in its order."""
    return [block.text for block in blocks(page) if block.file and block.kind == "yaml"]


def test_pictures_of_the_tutorial(golden: Callable, tmp_path: Path) -> None:
    *steps, better = files_of(TUTORIAL)
    for name, text in zip(("1-journey", "2-behind", "3-feelings"), steps, strict=True):
        golden(f"../../docs/images/tutorial/{name}.svg", bp.render(bp.loads(text, name="repair.yaml")))
    states = [tmp_path / "repair.yaml", tmp_path / "better.yaml"]
    for file, text in zip(states, (steps[-1], better), strict=True):
        file.write_text(text, encoding="utf-8")
    golden("../../docs/images/tutorial/4-changes.svg", bp.render(states[1], before=states[0]))


def test_picture_of_branches(golden: Callable) -> None:
    first = files_of(DOCS / "how-to" / "model-branches-and-loops.md")[0]
    golden("../../docs/images/how-to/branches.svg", bp.render(bp.loads(first, name="parcel.yaml")))


def test_picture_of_lanes(golden: Callable) -> None:
    (party,) = files_of(DOCS / "how-to" / "add-lanes-and-customers.md")
    golden("../../docs/images/how-to/lanes.svg", bp.render(bp.loads(party, name="party.yaml")))


def test_picture_of_the_arrival(golden: Callable) -> None:
    hotel = DOCS.parent / "examples" / "hotel-stay.yaml"
    golden("../../docs/images/explanation/arrive.svg", bp.render(hotel, phase="Arrive"))
