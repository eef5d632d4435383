"""Fixes that nobody is asked for: they bring nothing back that is silenced, and lose nothing that is said."""

from __future__ import annotations

import pytest

from blueprint import api
from blueprint.load.editing import edit
from blueprint.rules.engine import Finding, Wanted

HEAD = "blueprint: 1\ntitle: Example\n"
MEAL = """\
journey:
  - phase: Visit
    steps:
      - {id: a, customer: Orders, frontstage: Takes it, backstage: Cooks}
      - {id: b, customer: Eats, backstage: Washes}
"""


def found(text: str, code: str, *ignore: str) -> list[Finding]:
    """What one rule finds beside all others that usually run."""
    report = api.check(api.read_text(text), select=Wanted(ignore=ignore))
    return [finding for finding in report.findings if finding.code == code]


def mended(text: str, code: str) -> str:
    """A text after the first safe fix of a rule; as it was if there is none."""
    fixes = [one.fix for one in found(text, code) if one.fix and one.fix.safe]
    return edit(text, fixes[0].edits) if fixes else text


# What is silenced

MEETING = f"""\
{HEAD}touchpoints: {{desk: {{name: Desk, owner: Hotel}}}}
journey:
  - phase: Visit
    steps:
      - customer: Enters
        touchpoints:
          - Lobby%s
          - Door
          - desk
        ignore: %s
"""
SILENCED = {
    "by a comment": ("  # blueprint: ignore[BP301] the landlord's", "[]"),
    "by a comment on the rule itself": ("  # blueprint: ignore[BP204] the landlord's", "[]"),
    "in its step": ("", "{rule: BP301, why: the landlord's}"),
}


@pytest.mark.parametrize("how", SILENCED)
@pytest.mark.parametrize("ignore", [(), ("BP301",)], ids=["all run", "one is left out"])
def test_what_is_silenced_where_it_stands_is_not_moved_unasked(how: str, ignore: tuple[str, ...]) -> None:
    findings = found(MEETING % SILENCED[how], "BP204", *ignore)
    assert findings
    assert [finding.fix and finding.fix.safe for finding in findings] == [False] * len(findings)


@pytest.mark.parametrize(
    "more",
    ["", "ignore: {rule: BP301, why: Nobody has owners yet}\n", "ignore: {rule: BP301, at: lobby, why: Not ours}\n"],
)
def test_what_is_silenced_by_its_name_or_in_the_whole_file_may_be_moved(more: str) -> None:
    text = MEETING.replace("%s", "", 1) % "[]" + more
    after = mended(text, "BP204")
    assert "lobby: Lobby" in after
    silenced = [len(api.check(api.read_text(one), select=["BP301"]).silenced) for one in (text, after)]
    assert silenced[0] == silenced[1]


# What is said twice


@pytest.mark.parametrize(
    ("ways", "left"),
    [
        ("[{to: b, when: x}, {to: b, when: x}, end]", "[{to: b, when: x}, end]"),
        ("[{to: b, when: x, x-jira: 12}, {to: b, when: x}, end]", "[{to: b, when: x, x-jira: 12}, end]"),
        ("[{to: b, when: x}, {to: b, when: x, x-jira: 12}, end]", "[{to: b, when: x, x-jira: 12}, end]"),
        ("[{to: a, when: x}, {to: a, when: x, loop: true, x-jira: 12}, end]",
         "[{to: a, when: x, loop: true, x-jira: 12}, end]"),
        ("[{to: b, when: x, x-jira: 1}, {to: b, when: x, x-jira: 2}, end]", None),
        ("[{to: b, when: x}, {to: end, when: y}, {to: b, when: x, x-jira: 12}]", None),
        ("[{to: b, when: x}, {to: b, when: x, share: 20%}, end]", "[{to: b, when: x, share: 20%}, end]"),
        ("[{to: b, when: x, share: 20%}, {to: b, when: x, share: 20%}, end]", None),
    ],
)  # fmt: skip
def test_of_two_ways_the_one_that_says_more_is_kept(ways: str, left: str | None) -> None:
    text = HEAD + MEAL.replace("customer: Orders", f"customer: Orders, next: {ways}")
    assert found(text, "BP211")
    assert mended(text, "BP211") == text.replace(ways, left or ways)


def test_a_way_that_says_it_is_no_loop_is_not_put_in_its_place_unasked() -> None:
    ways = "next: [{to: a, when: x}, {to: a, when: x, loop: false}, end], loop: true"
    text = HEAD + MEAL.replace("customer: Orders", f"customer: Orders, {ways}")
    assert found(text, "BP211")
    assert mended(text, "BP211") == text


TO = "from: a/backstage, to: b/backstage"


@pytest.mark.parametrize(
    ("links", "left"),
    [
        (f"[{{{TO}, label: c}}, {{{TO}, label: c}}]", f"[{{{TO}, label: c}}]"),
        (f"[{{{TO}, label: c}}, {{{TO}, label: c, x-ticket: 7}}]", f"[{{{TO}, label: c, x-ticket: 7}}]"),
        (f"[{{{TO}, label: c, x-ticket: 7}}, {{{TO}, label: c}}]", f"[{{{TO}, label: c, x-ticket: 7}}]"),
        (f"[{{{TO}, label: c, x-ticket: 7}}, {{{TO}, label: c, x-ticket: 8}}]", None),
        (f"[{{{TO}, x-ticket: [7]}}, {{{TO}, label: c}}]", None),
        (f"[{{{TO}}}, {{{TO}, label: c, x-ticket: [7]}}]", f"[{{{TO}, label: c, x-ticket: [7]}}]"),
        ("[a/backstage -> b/backstage, a/backstage -> b/backstage]", "[a/backstage -> b/backstage]"),
    ],
)
def test_of_two_links_the_one_that_says_more_is_kept(links: str, left: str | None) -> None:
    text = f"{HEAD}{MEAL}links: {links}\n"
    assert found(text, "BP211")
    assert mended(text, "BP211") == text.replace(links, left or links)


# What is written over several lines


def test_a_felt_score_in_a_block_becomes_a_target() -> None:
    block = "        emotion:\n          %s: 1\n          source: interviews\n"
    text = f"{HEAD}state: future\njourney:\n  - phase: Visit\n    steps:\n      - customer: Enters\n{block}"
    (finding,) = found(text % "felt", "BP410")
    assert finding.fix
    assert edit(text % "felt", finding.fix.edits) == text % "target"
