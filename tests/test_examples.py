"""The examples: each is in the list, and the pictures beside them are what the tool draws now."""

from __future__ import annotations

from collections.abc import Callable
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


FINDINGS_HEAD = """\
# What `blueprint check` says of the examples

Written by the tool, compared by the tests. An example is as honest as its case allows, so things are found in most: a
touchpoint that nobody owns, an end that nobody scored, a wait that nobody manages. `blueprint rule BP301` tells more
of a rule.
"""


def test_what_is_found_in_the_examples_is_written_down(golden: Callable) -> None:
    parts = [FINDINGS_HEAD, *map(told, FILES)]
    golden("../../examples/FINDINGS.md", "\n".join(parts))


def told(path: Path) -> str:
    """What is found in an example, a line each."""
    report = bp.check(path)
    lines = [f"## [{path.name}]({path.name})\n"]
    for finding in report.findings:
        line = finding.location.span.line
        lines.append(f"- {line}: **{finding.level} [{finding.code}]** {sentence(finding.message)}  \n"
                     f"  {sentence(finding.help[:1].upper() + finding.help[1:])}")  # fmt: skip
    for finding, why in report.silenced:
        lines.append(f"- {finding.location.span.line}: silenced [{finding.code}] {sentence(finding.message)}  \n"
                     f"  Because: {sentence(why)}")  # fmt: skip
    return "\n".join(lines if len(lines) > 1 else [*lines, "Nothing is found."]) + "\n"


def sentence(text: str) -> str:
    """Text in which only code spans are markup, with a full stop unless it ends a sentence by itself."""
    return text.replace("*", "\\*") + ("" if text[-1] in ".?!？！。…" else ".")


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
