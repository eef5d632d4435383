"""Blueprints and results in a notebook: what IPython shows of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import blueprint as bp
from tests.samples import FULL, SMALL, project

KNOWN = "div class h3 dir ul ol li p strong small code table thead tbody tr th scope style td"
HOSTILE = "<script>alert(1)</script>|[x](javascript:alert(1))`"


@pytest.fixture(scope="module")
def shown() -> Any:
    """What IPython shows of an object, by the type of each form."""
    formatters = pytest.importorskip("IPython.core.formatters")
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell.instance()
    assert isinstance(shell.display_formatter, formatters.DisplayFormatter)
    yield lambda thing: shell.display_formatter.format(thing)[0]
    shell.clear_instance()


def tags(html: str) -> list[str]:
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.extend([tag, *(name for name, _ in attrs)])
    parser.feed(html)
    return found


def test_a_blueprint_is_its_picture(shown: Any) -> None:
    forms = shown(bp.loads(SMALL))
    assert "Pulls the shot" in forms["image/svg+xml"]
    assert forms["text/plain"].startswith("Corner café\nService blueprint with 1 phase and 3 steps.")


def test_a_blueprint_is_pixels_too_where_they_can_be_drawn(shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resvg_py")
    assert shown(bp.loads(SMALL))["image/png"].startswith(b"\x89PNG")
    monkeypatch.setattr("blueprint.document.is_installed", lambda _: False)
    assert "image/png" not in shown(bp.loads(SMALL))


def test_two_states_of_a_blueprint_share_no_ids(shown: Any) -> None:
    cafe = bp.loads(SMALL)
    found = [shown(one)["image/svg+xml"] for one in (cafe, cafe.model_copy(update={"scenario": "A rainy day"}))]
    ids = [set(re.findall(r'\sid="([^"]+)"', svg)) for svg in found]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_title_is_never_markup(shown: Any) -> None:
    svg = shown(bp.loads(SMALL).model_copy(update={"title": HOSTILE}))["image/svg+xml"]
    assert {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(svg).iter()} <= {  # noqa: S314  (our own)
        "svg", "title", "desc", "rect", "g", "text", "path", "circle", "line", "defs", "linearGradient", "stop",
        "polyline", "ellipse", "polygon",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["moments", "ownership", "gaps", "pareto", "time", "impact", "coverage", "indicators"])
def test_a_result_is_a_table_in_which_nothing_is_markup(name: str, shown: Any, tmp_path: Path) -> None:
    file = project(tmp_path)
    file.write_text(FULL.replace("Lobby", json.dumps(HOSTILE)), encoding="utf-8")
    hostile = bp.load(file).model_copy(update={"title": HOSTILE})
    forms = shown(getattr(bp, name)(hostile))
    assert set(tags(forms["text/html"])) <= set(KNOWN.split())
    assert "<script" not in forms["text/markdown"]
    assert forms["text/markdown"].startswith("## ")
    assert forms["text/plain"]


def test_figures_stand_to_the_right(shown: Any) -> None:
    html = shown(bp.moments(bp.loads(SMALL)))["text/html"]
    assert '<td style="text-align:right">' in html
    assert '<th scope="col" style="text-align:left">' in html


def test_nothing_of_it_is_imported_before_it_is_asked_for() -> None:
    code = f"import sys, blueprint as bp; bp.moments(bp.loads({SMALL!r}));"
    code += "print([name for name in sys.modules if 'notebook' in name])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
