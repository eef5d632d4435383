"""`blueprint render --watch`: pictures that follow their files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import going_on
from tests.samples import CATALOG, SMALL


def test_what_has_been_saved_is_drawn_again(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    (tmp_path / "blueprint.toml").touch()
    (tmp_path / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    (tmp_path / "stays").mkdir()
    using, alone = tmp_path / "stays" / "using.yaml", tmp_path / "stays" / "alone.yaml"
    using.write_text(SMALL.replace("touchpoints: [Counter]", "frontstage: {does: Greets, owner: landlord}")
                     + "use: [../catalog.yaml]\n", encoding="utf-8")  # fmt: skip
    alone.write_text(SMALL, encoding="utf-8")
    with going_on(tmp_path, "render", "stays", "-o", "out", "--watch") as process:
        assert said_until(process, "watching") == ["drawn: out/alone.svg", "drawn: out/using.svg"]
        (tmp_path / "catalog.yaml").write_text(CATALOG.replace("The landlord", "Mrs Miller"), encoding="utf-8")
        assert said_until(process, "drawn") == []
        assert "Mrs Miller" in (tmp_path / "out" / "using.svg").read_text(encoding="utf-8")
        alone.write_text(SMALL.replace("journey", "jurney"), encoding="utf-8")
        assert any("BP103" in line for line in said_until(process, "not drawn"))
        alone.write_text(SMALL.replace("Corner", "Other"), encoding="utf-8")
        assert said_until(process, "drawn: out/alone.svg") == []


def said_until(process: subprocess.Popen[str], text: str) -> list[str]:
    """The lines that were said before the one with a text in it."""
    said: list[str] = []
    for line in process.stderr or ():
        if text in line:
            return said
        said.append(line.rstrip())
    raise AssertionError(f"{text!r} was never said, but {said}")


@pytest.mark.parametrize("typed", [["-"], ["cafe.yaml", "-o", "-"]])
def test_only_files_are_watched(typed: list[str], run: Callable) -> None:
    done = run("render", *typed, "--watch")
    assert done.code == 2
    assert "--watch is for files" in done.err


def test_without_the_package_it_is_said_what_to_install(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    (tmp_path / "cafe.yaml").write_text(SMALL, encoding="utf-8")
    done = run("render", "cafe.yaml", "--watch")
    assert 'pip install "service-blueprint[watch]"' in done.err
    assert (tmp_path / "cafe.svg").exists()


def test_a_page_follows_the_settings_that_it_tells_by(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    (tmp_path / ".git").mkdir()
    settings, cafe = tmp_path / "blueprint.toml", tmp_path / "cafe.yaml"
    settings.write_text("[rules]\n", encoding="utf-8")
    cafe.write_text(SMALL, encoding="utf-8")
    with going_on(tmp_path, "render", "cafe.yaml", "-o", "cafe.html", "--watch") as process:
        assert said_until(process, "watching") == ["drawn: cafe.html"]
        assert "BP301" in (tmp_path / "cafe.html").read_text(encoding="utf-8")
        settings.write_text('[rules]\nBP301 = "off"\n', encoding="utf-8")
        assert said_until(process, "drawn") == []
        assert "BP301" not in (tmp_path / "cafe.html").read_text(encoding="utf-8")
