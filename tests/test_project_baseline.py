"""A baseline holds the findings that are known: through re-wording and re-ordering, but not for a new element."""

from __future__ import annotations

from pathlib import Path

import pytest

import blueprint as bp
from blueprint.errors import SourceError
from blueprint.project.baseline import Entry, Sifted, baseline_text, read_baseline, sift, told
from blueprint.report.located import Located, from_findings

OLD = """\
blueprint: 1
title: Corner café
journey:
  - phase: Visit
    steps:
      - {customer: Queues at the counter, touchpoints: [Counter, Queue rope]}
      - {customer: Leaves with a stamp card, touchpoints: [Stamp card]}
"""


def found(text: str) -> list[Located]:
    return from_findings(bp.check(bp.loads(text), select=["BP301", "BP401"]).findings)


def against(folder: Path, text: str, old: str = OLD) -> Sifted:
    (folder / "baseline.json").write_text(baseline_text({"cafe.yaml": found(old)}), encoding="utf-8")
    return sift("cafe.yaml", found(text), read_baseline(folder / "baseline.json")["cafe.yaml"])


def test_what_is_known_is_known(tmp_path: Path) -> None:
    sifted = against(tmp_path, OLD)
    assert (len(sifted.known), sifted.new, sifted.left) == (4, (), ())


def test_it_survives_new_lines_and_another_order(tmp_path: Path) -> None:
    lines = OLD.splitlines(keepends=True)
    text = "".join([*lines[:5], "      # a remark\n", lines[6], lines[5].replace("}", ", emotion: 1}")])
    sifted = against(tmp_path, text)
    assert (sifted.new, [entry.rule for entry in sifted.left]) == ((), ["BP401"])


def test_it_survives_other_words(tmp_path: Path) -> None:
    text = OLD.replace("Leaves with a stamp card", "Leaves with a full stamp card").replace(
        "Queue rope", "The queue rope"
    )
    sifted = against(tmp_path, text)
    assert (sifted.new, sifted.left) == ((), ())


def test_it_survives_another_phase(tmp_path: Path) -> None:
    assert against(tmp_path, OLD.replace("phase: Visit", "phase: Coffee")).new == ()


def test_a_new_element_is_new(tmp_path: Path) -> None:
    sifted = against(tmp_path, OLD.replace("[Counter,", "[Counter, Window,"))
    assert [item.element for item in sifted.new] == ["window"]
    assert sifted.left == ()


def test_a_different_element_in_the_place_of_an_old_one_is_new(tmp_path: Path) -> None:
    sifted = against(tmp_path, OLD.replace("Stamp card]", "Doormat]"))
    assert [item.element for item in sifted.new] == ["doormat"]
    assert [entry.id for entry in sifted.left] == ["stamp-card"]
    assert list(told(sifted.left)) == ["cafe.yaml: BP301 no longer found for `Stamp card`"]


def test_two_findings_need_two_entries(tmp_path: Path) -> None:
    twice = found(OLD) * 2
    sifted = sift(
        "cafe.yaml", twice, [Entry("cafe.yaml", *one) for one in [("BP301", *item.about) for item in twice[:1]]]
    )
    assert len(sifted.known) == 1


def test_it_is_written_in_one_order_and_keeps_what_was_not_looked_at(tmp_path: Path) -> None:
    kept = Entry("a.yaml", "BP301", "Touchpoint", "desk", "Desk", "")
    text = baseline_text({"cafe.yaml": found(OLD)[::-1]}, [kept])
    assert text == baseline_text({"cafe.yaml": found(OLD)}, [kept])
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    assert read_baseline(tmp_path / "b.json")["a.yaml"] == (kept,)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}', "\xff"]
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(SourceError):
        read_baseline(tmp_path / "b.json")
