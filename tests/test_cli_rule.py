"""`blueprint rule`, and the pages of the manual, which are the same things as files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blueprint.cli.examples import can_mend, drawn
from blueprint.edits import Fix
from blueprint.graph.graph import Graph
from blueprint.report.explain import FORMATS, explain, explain_all
from blueprint.report.manual import FAMILIES, Manual, find, manual_of, manuals
from blueprint.report.pages import page, table
from blueprint.report.problems import PROBLEMS
from blueprint.rules import RULES
from blueprint.rules.declare import Rule, rule
from blueprint.rules.findings import Finding, Level
from tests.reports import RULES as SAMPLES

PAGES = Path(__file__).parents[1] / "docs" / "reference" / "rules"


def manual(one: Rule) -> Manual:
    return manual_of(one)._replace(fix=can_mend(one))


@pytest.mark.parametrize("kind", FORMATS)
def test_one_rule(kind: str, golden: Callable) -> None:
    golden(f"report/rule.{kind}", "\n".join(explain(manual_of(one)._replace(fix=False), kind) for one in SAMPLES))


@pytest.mark.parametrize("kind", FORMATS)
def test_all_rules(kind: str, golden: Callable) -> None:
    golden(f"report/rules.{kind}", explain_all(manuals(SAMPLES), kind))


def test_a_rule_is_found_by_its_code_or_name(run: Callable) -> None:
    shown = run("rule", "BP301")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == run("rule", "touchpoint-without-owner").out == run("rule", "bp301").out
    assert "A touchpoint that nobody owns." in shown.out
    assert "ignore: {rule: BP301" in shown.out


def test_a_rule_of_ours_is_explained_whatever_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "blueprint.toml").write_text('packages = ["nothere"]\n', encoding="utf-8")
    for name in ("BP301", "touchpoint-without-owner"):
        assert run("rule", name).out.startswith("BP301 touchpoint-without-owner")
    done = run("rule", "AC101")
    assert (done.code, "no installed package with rules is called" in done.err) == (2, True)


def test_it_is_said_where_an_ignore_stands(run: Callable) -> None:
    ways = [line.strip() for line in run("rule", "BP301").out.splitlines() if "ignore" in line]
    assert [re.split(" {3,}", way) for way in ways] == [
        ["ignore: {rule: BP301, why: …}", "inside the step or whatever it is about"],
        ["ignore: [{rule: BP301, at: id-of-it, why: …}]", "at the left edge of the file"],
        ["# blueprint: ignore[BP301] why", "at the end of the line that it points at"],
    ]


def test_a_problem_is_explained_too(run: Callable) -> None:
    shown = run("rule", "BP103").out
    assert "unknown-key" in shown
    assert "ignore:" not in shown
    assert run("rule", "unknown-key", "--format", "json").code == 0


@pytest.mark.parametrize(
    ("given", "meant"), [("BP3011", "BP3"), ("end-unscord", "end-unscored"), ("unknown-kee", "unknown-key")]
)
def test_a_rule_that_there_is_not(given: str, meant: str, run: Callable) -> None:
    done = run("rule", given)
    assert (done.code, done.out) == (2, "")
    assert f"no rule is called `{given}`; did you mean `{meant}" in done.err


def test_without_a_name_all_rules_are_listed(run: Callable) -> None:
    shown = run("rule").out
    for one in RULES:
        assert re.search(rf"^  {one.code}  {one.name} +{one.level}", shown, re.MULTILINE)
    assert [line for line in shown.splitlines() if line[:2] == "BP"] == [
        f"{family}  {title}" for family, title in FAMILIES.items() if any(one.family == family for one in every())
    ]


def test_a_family_is_listed(run: Callable) -> None:
    shown = run("rule", "bp3").out
    assert "BP301" in shown
    assert "BP401" not in shown


def every() -> list[Manual]:
    return manuals(RULES)


def test_all_rules_as_data(run: Callable) -> None:
    listed = json.loads(run("rule", "--format", "json").out)
    assert [one["code"] for one in listed] == [*PROBLEMS, *(one.code for one in RULES)]
    one = json.loads(run("rule", "BP301", "--format", "json").out)
    assert (one["code"], one["level"], one["fix"]) == ("BP301", "error", False)


def test_every_rule_is_explained(run: Callable) -> None:
    for one in RULES:
        for kind in FORMATS:
            shown = explain(manual_of(one), kind)
            assert one.docs.sentence.split()[0] in shown
            assert all(key in shown for key in one.thresholds)


@rule("XY301", Level.WARNING)
def mendable(graph: Graph) -> Iterator[Finding]:
    """A title that shouts.

    Bad:
        scenario: X
    """
    yield Finding(None, "it shouts", fix=Fix("speak softly", ()))


def test_a_fix_is_known_by_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprint.rules.RULES", (mendable, *SAMPLES))
    assert can_mend(mendable)
    assert not can_mend(SAMPLES[0])


def test_manuals_are_found_in_any_case() -> None:
    assert find("bp301", every()).name == find("Touchpoint-Without-Owner", every()).name


def test_rules_explain_themselves_where_docstrings_are_dropped(run: Callable, run_process: Callable) -> None:
    for command in (["rule", "BP301"], ["rule", "--format", "json"]):
        assert run_process(*command, options=["-OO"]).raw_out == run(*command).raw_out


# Pages


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_page(one: Rule, golden: Callable) -> None:
    picture = drawn(one)
    golden(f"../../docs/reference/rules/{one.code}.md", page(manual(one), f"{one.code}.svg" if picture else ""))
    if picture:
        golden(f"../../docs/reference/rules/{one.code}.svg", picture)


def test_table_of_pages(golden: Callable) -> None:
    golden("../../docs/reference/rules/index.md", table(every(), linked=True))


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {file.stem for file in PAGES.iterdir()} == {"index", *(one.code for one in RULES)}
