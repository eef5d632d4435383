"""What a comparison says has to be read with care, each caveat by an example that has it."""

from __future__ import annotations

import pytest

import blueprint as bp

HEAD = "blueprint: 1\ntitle: Café\n"
TWO = "customers: {guest: Guest, child: Child}\n"
THREE = "customers: {guest: Guest, child: Child, dog: Dog}\n"


def text(*steps: str, head: str = "") -> str:
    return f"{HEAD}{head}journey:\n  - phase: P\n    steps:\n" + "".join(f"      - {{{step}}}\n" for step in steps)


def caveats(before: str, after: str) -> set[str]:
    return {one.name for one in bp.compare(bp.loads(before), bp.loads(after)).caveats}


ONE = text("id: a, customer: Orders, emotion: 1", "id: b, customer: Leaves, emotion: 2")
CASES = {
    "little-in-common": (ONE, text("id: x, customer: Files a claim", "id: y, customer: Waits for a month")),
    "other-language": (ONE, text("id: a, customer: 点单, emotion: 1", head="language: zh-Hans\n")),
    "scales-differ": (ONE, text("id: a, customer: Orders, emotion: 1", "id: b, customer: Leaves, emotion: 2",
                                head="scale: [-5, 5]\n")),
    "targets": (ONE, text("id: a, customer: Orders, emotion: {target: 1}",
                          "id: b, customer: Leaves, emotion: {target: 3}")),
    "end-unscored": (ONE, text("id: a, customer: Orders, emotion: 1", "id: b, customer: Leaves")),
    "figures-disagree": (
        text("id: a, customer: Orders, emotion: 3", "id: b, customer: Eats, emotion: 1",
             "id: c, customer: Leaves, emotion: 1"),
        text("id: a, customer: Orders, emotion: 3", "id: b, customer: Eats, emotion: -2",
             "id: c, customer: Leaves, emotion: 2"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_caveat(name: str) -> None:
    assert name in caveats(*CASES[name])
    assert caveats(ONE, ONE) == {"assumed"}


def test_a_customer_who_came_or_went_is_told() -> None:
    step = "id: a, guest: {does: Orders, emotion: 1}, child: {does: Plays, emotion: 2}"
    two, three = text(step, head=TWO), text(f"{step}, dog: {{does: Sleeps, emotion: 1}}", head=THREE)
    assert "Dog: is new." in bp.compare(bp.loads(two), bp.loads(three)).summary
    assert "Dog: is not there any more." in bp.compare(bp.loads(three), bp.loads(two)).summary


def test_what_the_rules_no_longer_find_is_told() -> None:
    owned = text("id: a, customer: Orders, touchpoints: [{name: Bar, owner: Boss}], emotion: 1")
    bare = owned.replace("{name: Bar, owner: Boss}", "Bar")
    assert any("BP301" in one for one in bp.compare(bp.loads(owned), bp.loads(bare)).summary)
    assert "Findings: 0 new, 1 fixed, 1 still there." in bp.compare(bp.loads(bare), bp.loads(owned)).summary
