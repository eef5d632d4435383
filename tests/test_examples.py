"""The examples: each is in the list, and the pictures beside them are what the tool draws now."""

from __future__ import annotations

from pathlib import Path

import pytest

import blueprint as bp

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_picture_beside_an_example_is_what_is_drawn_now(path: Path, request: pytest.FixtureRequest) -> None:
    picture = EXAMPLES / "pictures" / f"{path.stem}.svg"
    drawn = bp.render(path)
    if request.config.getoption("--golden"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(drawn.encode())
    assert picture.read_bytes().decode() == drawn, "run pytest --golden, and look at the picture"


def test_every_example_is_in_the_list() -> None:
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert len(FILES) == 15
    for path in FILES:
        assert f"({path.name})" in listed
        assert f"(pictures/{path.stem}.svg)" in listed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_dumped_example_is_the_same_blueprint(path: Path) -> None:
    stay = bp.load(path)
    assert bp.loads(bp.dumps(stay), folder=path.parent) == stay
