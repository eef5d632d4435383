"""Blueprints whose graphs are hard: everything leads to everything, one long ring, thousands of links anywhere."""

from __future__ import annotations

import random
from typing import Any


def journey(ways: dict[int, list[int]], **more: Any) -> dict[str, Any]:
    """Steps by number, with the steps that may come next."""
    steps = [
        {"id": f"s{one}", "customer": {"id": f"c{one}", "does": f"Does {one}", "emotion": one % 7 - 3},
         "takes": "1 min",
         "frontstage": {"id": f"f{one}", "does": f"Helps {one}", "needs": ["system"], "fails": f"Fails {one}"},
         **({"next": [{"to": f"s{to}", **({"loop": True} if to <= one else {})} for to in after]} if after else {})}
        for one, after in ways.items()
    ]  # fmt: skip
    return {"blueprint": 1, "title": "Hard", "scale": [-3, 3], "systems": {"system": "System"},
            "journey": [{"phase": "All", "steps": steps}], **more}  # fmt: skip


def complete(count: int = 26) -> dict[str, Any]:
    """Each step may lead to each later one: 2 ** (count - 2) ways from the first to the last."""
    return journey({one: list(range(one + 1, count)) for one in range(count)})


def ring(count: int = 300) -> dict[str, Any]:
    """Each step leads to the next, the last to the first, and every other one back by two."""
    ways = {one: [one + 1] + ([one - 2] if one % 2 and one > 2 else []) for one in range(count)}
    return journey({**ways, count - 1: [0]})


def anywhere(count: int = 300, links: int = 5000) -> dict[str, Any]:
    """Many links between any two actions, the same each time."""
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    pairs = {(chance.randrange(count), chance.randrange(count)) for _ in range(links * 2)}
    found = [{"from": f"f{one}", "to": f"f{to}"} for one, to in sorted(pairs) if one != to][:links]
    return journey({one: [] for one in range(count)}, links=found)


HARD = {"everything leads on": complete, "a ring": ring, "links anywhere": anywhere}
