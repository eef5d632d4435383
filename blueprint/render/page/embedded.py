"""What the script works with, as JSON that no browser could take for markup or for a script."""

from __future__ import annotations

import json
from typing import Any

from blueprint.layout.scene import Card, Scene
from blueprint.layout.wording import words
from blueprint.render.page.data import Detail, Told

SAID = ("shown", "none")
"""The phrases that the script itself says, by their keys after `page.`."""

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def embedded(scene: Scene, told: Told) -> str:
    """The data of a page.

    >>> _safe('{"a": "</script>&"}')
    '{"a": "\\\\u003c/script\\\\u003e\\\\u0026"}'
    """
    say = words(scene.language)
    numbers = {card.id: number for number, card in enumerate(scene.cards)}
    data = {
        "words": {key: say[f"page.{key}"] for key in SAID},
        "cards": [_card(card, detail) for card, detail in zip(scene.cards, told.details, strict=False)],
        "lines": [[numbers.get(line.source), numbers.get(line.target)] for line in scene.connectors],
    }
    return _safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _safe(text: str) -> str:
    """JSON in which nothing can end the element that it stands in."""
    for unsafe, spelled in _UNSAFE.items():
        text = text.replace(unsafe, spelled)
    return text.encode("utf-8", "replace").decode("utf-8")


def _card(card: Card, detail: Detail) -> dict[str, Any]:
    middle = card.box.middle
    return {
        "id": card.id,
        "kind": card.kind,
        "at": [card.column, round(middle.x), round(middle.y)],
        "name": detail.name,
        "facts": [[fact.label, fact.text, fact.card] for fact in detail.facts],
        "lists": [[one.title, one.language, [list(entry) for entry in one.entries]] for one in detail.lists],
        "keys": list(detail.keys),
    }
