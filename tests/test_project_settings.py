"""A team's settings: the nearest file wins, every name is checked, files may differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.errors import ModelError, Problem, ProblemsError, SourceError
from blueprint.project.globs import matches
from blueprint.project.settings import Settings, forget_settings, read_settings, settings_for
from blueprint.rules import RULES
from blueprint.rules.engine import choose
from blueprint.rules.findings import Level
from tests.effort import ends_soon


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def read(folder: Path, text: str) -> Settings:
    forget_settings()
    return read_settings(str(put(folder, "blueprint.toml", text)))


def problems(folder: Path, text: str) -> list[Problem]:
    with pytest.raises(ProblemsError) as raised:
        read(folder, text)
    return list(raised.value.problems)


def levels(settings: Settings, path: Path) -> dict[str, Level]:
    return {one.rule.code: one.level for one in choose(RULES, settings.wanted(path))}


def test_nothing_is_set_where_there_is_no_file(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert settings_for(tmp_path / "stay.yaml") == Settings()


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    put(tmp_path, "pyproject.toml", '[tool.blueprint]\npreset = "minimal"\n')
    put(tmp_path / "hotel", "blueprint.toml", 'preset = "strict"\n')
    put(tmp_path / "hotel" / "stays", "pyproject.toml", "[project]\nname = 'x'\n")
    assert settings_for(tmp_path / "a.yaml").change.preset == "minimal"
    assert settings_for(tmp_path / "hotel" / "stays" / "a.yaml").change.preset == "strict"


def test_a_file_with_very_many_mistakes_is_refused_soon(tmp_path: Path) -> None:
    """A settings file may come from anybody, as a blueprint may."""
    for mistake in ("[x{}.b.c]", "[[files]]\nno{} = 1", "[rules.x{}]\nlevel = 'off'"):
        text = "\n".join(mistake.format(number) for number in range(3000))
        with ends_soon():
            assert len(problems(tmp_path, text)) == 100


def test_keys_in_keys_in_keys_are_refused_soon(tmp_path: Path) -> None:
    with ends_soon():
        (problem,) = problems(tmp_path, "preset = 'strict'\n" + "a." * 200_000 + "b = 1\n")
    assert problem.message == "a key in it is more than 32 deep"
    assert problem.location.span.line == 2
    many = ", ".join(f"'a.b.c.{number}'" for number in range(99))
    forget_settings()
    assert len(read_settings(str(put(tmp_path, "blueprint.toml", f"exclude = [{many}]\n"))).exclude) == 99


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "#" * 2_000_000)
    assert "too large: 2.0 MB" in problem.message


def test_a_project_is_not_looked_beyond(tmp_path: Path) -> None:
    put(tmp_path, "blueprint.toml", 'preset = "strict"\n')
    (tmp_path / "hotel" / ".git").mkdir(parents=True)
    assert settings_for(tmp_path / "hotel" / "a.yaml").file is None


def test_levels_by_code_name_and_family(tmp_path: Path) -> None:
    settings = read(tmp_path, '[rules]\nBP301 = "warning"\nend-unscored = "error"\nBP4 = "off"\n')
    found = levels(settings, tmp_path / "a.yaml")
    assert found["BP301"] is Level.WARNING
    assert found["BP401"] is Level.ERROR
    assert not [code for code in found if code.startswith("BP4") and code != "BP401"]


def test_some_files_differ(tmp_path: Path) -> None:
    settings = read(tmp_path, '[[files]]\nmatch = "drafts/**"\nignore = ["BP301"]\n')
    assert "BP301" in levels(settings, tmp_path / "stay.yaml")
    assert "BP301" not in levels(settings, tmp_path / "drafts" / "old" / "stay.yaml")


def test_everything_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = 'presets = "strict"\nignore = ["BP999"]\n[rules]\nend-unscord = "warning"\nBP301 = "loud"\n'
    found = problems(tmp_path, text)
    assert [(problem.code, problem.location.span.line) for problem in found] == [
        ("BP103", 1), ("BP107", 2), ("BP107", 4), ("BP104", 5),
    ]  # fmt: skip
    assert "preset" in found[0].help
    assert "end-unscored" in found[2].help


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("preset = 3", "written in another way"),
        ('preset = "srict"', "no preset"),
        ("select = [1]", "texts only"),
        ("rules = 1", "written in another way"),
        ("[rules]\nBP301 = 2", "neither a level"),
        ("[rules.BP301]\nmost = 2", "no threshold `most`"),
        ("files = [1]", "no table"),
        ('[[files]]\nignore = "BP301"', "which files"),
        ('ignore = ["BP103"]', "cannot be set"),
        ("packages = [{a = 1}]", "texts only"),
        ('packages = "acme"', "acme"),
        (f"[rules]\nBP301.level{'.a' * 20} = 1", "this is no level"),
    ],
)
def test_a_wrong_value_is_told(tmp_path: Path, text: str, said: str) -> None:
    (found,) = problems(tmp_path, text)
    assert said in found.message
    assert found.help


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as raised:
        read(tmp_path, "preset = \n")
    assert raised.value.problems[0].location.span.line == 1


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("[rules]\nBP501 = off\n", 2, 'put it in quotes: `BP501 = "off"`'),
        ("[rules]\nBP501 = {level = off}\n", 2, 'put it in quotes: `level = "off"`'),
        ("[rules]\nBP501: off\n", 2, 'write `BP501 = "off"`'),
        ("[rules.BP403]\nmost = 2,5\n", 2, "write a decimal number with a point: `most = 2.5`"),
        ("[rules]\nBP403 = {most = 2,5}\n", 2, "write a decimal number with a point: `most = 2.5`"),
        ("a = True\n", 1, "write `true` or `false` in small letters"),
        ("[rules\n", 1, "close the bracket: `[rules]`"),
        ("preset\n", 1, 'write `name = value`; text stands in quotes, as in `BP501 = "off"`'),
    ],
)
def test_what_to_write_in_place_of_what_is_no_toml(tmp_path: Path, text: str, line: int, hint: str) -> None:
    (found,) = problems(tmp_path, text)
    assert (found.code, found.location.span.line, found.help) == ("BP101", line, hint)


def test_the_table_of_another_tool_is_not_ours(tmp_path: Path) -> None:
    put(tmp_path, "pyproject.toml", "[tool.other]\nblueprint = 1\n")
    (tmp_path / ".git").mkdir()
    assert settings_for(tmp_path / "a.yaml").file is None


def test_walks_pass_over_what_is_excluded(tmp_path: Path) -> None:
    settings = read(tmp_path, 'exclude = ["archive/**", "*.draft.yaml"]')
    assert settings.excludes(tmp_path / "archive" / "2019" / "a.yaml")
    assert settings.excludes(tmp_path / "now" / "a.draft.yaml")
    assert not settings.excludes(tmp_path / "now" / "a.yaml")


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a/b/c.yaml", "**/c.yaml", True),
        ("c.yaml", "**/c.yaml", True),
        ("a/b/c.yaml", "a/*/c.yaml", True),
        ("a/b/b/c.yaml", "a/*/c.yaml", False),
        ("drafts", "drafts/", True),
        ("x/drafts/a.yaml", "drafts", True),
        ("a.yaml", "?.yaml", True),
        ("a+b.yaml", "a+b.yaml", True),
        ("drafts", "drafts/**", True),
        ("drafts/a/b.yaml", "drafts/**", True),
        ("x/drafts/a.yaml", "drafts/**", False),
        ("a.yaml", "/a.yaml", True),
        ("x/a.yaml", "/a.yaml", False),
        ("x/a.yaml", "./a.yaml", False),
        ("x/y/a.draft.yaml", "*.draft.*", True),
        ("a/x/y/b/c.yaml", "a/**/b/*.yaml", True),
        ("a/b/c.yaml", "a/**/b/*.yaml", True),
        ("a/x/c.yaml", "a/**/b/*.yaml", False),
        ("a/b/x/b/c.yaml", "**/b/c.yaml", True),
        ("archive-old/a.yaml", "archive**", True),
        ("ab.yaml", "?.yaml", False),
        ("a*b.yaml", "a*b.yaml", True),
        ("a\nb.yaml", "a*.yaml", True),
    ],
)
def test_patterns(path: str, pattern: str, expected: bool) -> None:
    assert matches(path, pattern) is expected


def test_no_pattern_takes_long() -> None:
    path = "/".join(["a" * 200] * 20)
    for pattern in ("*a" * 100 + "b", "**/*a/" * 100 + "b", "**/" * 500 + "b"):
        with ends_soon():
            assert not matches(path, pattern)


def test_an_unknown_key_of_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no setting is called `matches`"):
        read(tmp_path, '[[files]]\nmatch = "a"\nmatches = "b"\n')
