"""What was typed without quotes is text where text belongs: `title: 1.10` means the text 1.10.

The data and its schema are walked side by side, once, however much is wrong with the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from blueprint.errors import Path
from blueprint.load.parsing.positions import Positions
from blueprint.load.tree import at, copied
from blueprint.model.core import ValidationError
from blueprint.model.records import fields_of, schema, validator
from blueprint.model.telling.faults import Node, choices_of, meant

_NUMBERS = frozenset({"int", "float"})


def typed_as_text(root: str, data: Any) -> list[Path]:
    """The paths of unquoted numbers and truths that stand where only a text can. root: `Blueprint` or `Catalog`."""
    found = list(_in(schema()["roots"][root], data, ()))
    return [*found, *texts_in_cells(data)]


def texts_in_cells(data: Any) -> Iterator[Path]:
    """The same in lanes of one's own, whether they hold actions or touchpoints."""
    for path, value in _cells(data):
        for root in ("Cell", "Touchpoints"):
            try:
                validator(root).validate_python(value)
                break
            except ValidationError:
                yield from _in(schema()["roots"][root], value, path)


def respelled(data: Any, paths: Iterable[Path], positions: Callable[[], Positions]) -> Any:
    """A copy of the data, with the texts at these paths as they were typed."""
    data, where = copied(data), positions()
    for path in paths:
        typed = where.spelling(path)
        if typed is not None:
            at(data, path[:-1])[path[-1]] = typed
    return data


def _in(node: Node, data: Any, base: Path) -> Iterator[Path]:
    waiting: list[tuple[Node, Any, Path]] = [(node, data, base)]
    while waiting:
        node, value, path = waiting.pop()
        if isinstance(value, int | float):
            if _takes_text_alone(node, isinstance(value, bool)):
                yield path
        elif isinstance(value, dict | list) and (chosen := meant(node, value)) is not None:
            waiting.extend((part, item, (*path, key)) for part, item, key in _parts(chosen, value)
                           if item is not None and not isinstance(item, str))  # fmt: skip


def _takes_text_alone(node: Node, is_truth: bool) -> bool:
    """Whether a text can stand here, and a number (or `true`) cannot."""
    types = {choice["type"] for choice in choices_of(node)}
    return "str" in types and not types & ({"bool"} if is_truth else _NUMBERS)


def _parts(node: Node, value: Any) -> Iterator[tuple[Node, Any, str | int]]:
    """The parts of a list or a mapping: what may stand there, what does, and where."""
    if node["type"] == "model":
        fields = fields_of(node["ref"])
        yield from ((fields[key], item, key) for key, item in value.items() if key in fields)
    elif node["type"] == "dict":
        yield from ((node["values_schema"], item, key) for key, item in value.items())
    elif "variadic_item_index" in node:
        yield from ((node["items_schema"][0], item, number) for number, item in enumerate(value))


def _cells(data: Any) -> Iterator[tuple[Path, Any]]:
    """What stands in the steps under keys that are none of a step's own."""
    known = fields_of("Step")
    for phase, steps in enumerate(_list(data, "journey")):
        for step, cells in enumerate(_list(steps, "steps")):
            for key, value in cells.items() if isinstance(cells, dict) else ():
                if key not in known and not key.startswith("x-") and not isinstance(value, str):
                    yield ("journey", phase, "steps", step, key), value


def _list(data: Any, key: str) -> list[Any]:
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, list) else []
