"""A blueprint as YAML, as a person would have written it: `load(dump(x)) == x`, and a small change is a small diff.

Only what was set is written, keys in the order of the models, the journey in blocks, small things in one line. Comments
are not part of a blueprint and are not kept. The paths of `use` are written as they are: whoever writes a blueprint
into another folder puts its catalogs there first, and `dump` refuses while they are missing.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from typing import Any

from blueprint.errors import OutputError, check_path, wrong_type
from blueprint.files import write_atomically
from blueprint.load.quoting import can_be_block, scalar
from blueprint.model.lanes import BUILT_IN

WIDTH = 100
_DEEPEST = 60
_LONGEST_KEY = 1_000
_DATES = frozenset(("reviewed", "date"))
_PLAIN_KEYS = frozenset(("n",))
"""Keys of ours that the letter of YAML 1.1 would have in quotes, though its readers do not ask for them."""
BLOCKS = frozenset(("customers", "owners", "touchpoints", "systems", "policies", "lanes", "journey", "links",
                    "promises", "indicators", "factors"))  # fmt: skip
"""Keys at the left edge whose values are written one entry a line."""


def dumps(blueprint: Any) -> str:
    """A blueprint, a model or a record, as YAML.

    Raises OutputError for what no file may hold: control characters, and, under `x-` keys, what is no plain data.
    """
    if not hasattr(blueprint, "__pydantic_fields_set__"):
        raise wrong_type("what is written", "a Blueprint", blueprint)
    lines: list[str] = []
    before = 1
    for key, value in ({"blueprint": blueprint.blueprint} | dict(_declared(blueprint))).items():
        part = entry(key, value, 0, key in BLOCKS)
        if lines and max(before, len(part)) > 1:
            lines.append("")
        lines += part
        before = len(part)
    return "\n".join(lines) + "\n"


def dump(blueprint: Any, path: str | os.PathLike[str]) -> None:
    """Write a blueprint to a file, whole or not at all."""
    text = dumps(blueprint)
    check_path("the path to write to", path)
    name = os.fsdecode(path)
    if blueprint.shared:
        _check_catalogs(blueprint.use, os.path.dirname(name) or ".")
    write_atomically(name, text.encode())


def _check_catalogs(use: Any, folder: str) -> None:
    for entry in (use,) if isinstance(use, str) else use or ():
        if not os.path.exists(os.path.join(folder, entry)):
            raise OutputError(f"the blueprint uses {entry}, which would not be found from {folder}: "
                              f"copy it there first, or write the blueprint where it was read")  # fmt: skip


# ── from models to plain data ───────────────────────────────────────────────────────────────────────────────────────


def _declared(thing: Any) -> Iterator[tuple[str, Any]]:
    """What was said of a thing by the keys of a file, its lanes after the built-in ones, `x-` keys last."""
    said = thing.__pydantic_fields_set__
    own = {name.removesuffix("_"): value for name, value in vars(thing).items() if name in said and value is not None}
    extra = thing.model_extra or {}
    lanes = {key: value for key, value in extra.items() if not key.startswith("x-")}
    place = max((number for number, key in enumerate(own, 1) if key in BUILT_IN or key == "id"), default=0)
    keys = list(own)
    yield from ((key, own[key]) for key in keys[:place])
    yield from lanes.items()
    yield from ((key, own[key]) for key in keys[place:])
    yield from ((key, value) for key, value in extra.items() if key.startswith("x-"))


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    """The keys and values of a model, a record or a mapping."""
    return iter(value.items()) if isinstance(value, dict) else _declared(value)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict) or hasattr(value, "__pydantic_fields_set__")


# ── one line ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _line(value: Any, key: str = "", flow: bool = True, depth: int = 0) -> str | None:
    """A value in one line; None if it holds a text of several lines, which reads better as lines.

    key: what it stands under; flow: it stands inside `[…]` or `{…}`.
    """
    if depth > _DEEPEST:
        raise OutputError(f"lists and mappings lie more than {_DEEPEST} deep inside one another")
    if isinstance(value, str):
        return None if can_be_block(value) else scalar(value, flow, key in _DATES)
    if isinstance(value, list | tuple):
        parts = [_line(item, depth=depth + 1) for item in value]
        return None if None in parts else f"[{', '.join(map(str, parts))}]"
    if _is_mapping(value):
        pairs = [(key_text(name, True), _line(item, name, depth=depth + 1)) for name, item in _entries(value)]
        return None if any(None in pair for pair in pairs) else f"{{{', '.join(f'{a}: {b}' for a, b in pairs)}}}"
    return number_text(value)


def in_brackets(value: Any, key: str = "", depth: int = 0) -> str:
    r"""A value in one line whatever it is, for a place inside `[…]` or `{…}`. key: what it stands under.

    >>> in_brackets({"when": "it fits, well", "of": ["a\nb", 2.0]})
    '{when: "it fits, well", of: ["a\\nb", 2]}'
    """
    if depth > _DEEPEST:
        raise OutputError(f"lists and mappings lie more than {_DEEPEST} deep inside one another")
    if isinstance(value, str):
        return scalar(value, True, key in _DATES)
    if isinstance(value, list | tuple):
        return f"[{', '.join(in_brackets(item, depth=depth + 1) for item in value)}]"
    if _is_mapping(value):
        pairs = (
            f"{key_text(name, True) or scalar(name, True)}: {in_brackets(item, name, depth + 1)}"
            for name, item in _entries(value)
        )
        return f"{{{', '.join(pairs)}}}"
    return number_text(value)


def number_text(value: Any) -> str:
    """A number, a truth or nothing."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float) and not math.isfinite(value):
        return {"nan": ".nan", "inf": ".inf", "-inf": "-.inf"}[str(value)]
    if isinstance(value, float):
        written = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return written.replace("e", ".0e") if "e" in written and "." not in written else written
    if isinstance(value, int) and abs(value) < 10**20:
        return str(value)
    raise OutputError(f"an object of the class {type(value).__name__} is no text and no number that a file may hold")


def key_text(key: Any, flow: bool = False) -> str | None:
    """A key in one line; None if it is too long for that."""
    if not isinstance(key, str):
        raise OutputError(f"a key is text, and {type(key).__name__} is none")
    written = key if key in _PLAIN_KEYS else scalar(key, flow)
    return None if len(written) > _LONGEST_KEY else written


# ── several lines ───────────────────────────────────────────────────────────────────────────────────────────────────


def entry(key: str, value: Any, indent: int, in_block: bool = False) -> list[str]:
    """`key: value`, in one line if it fits.

    indent: the column that the lines are for; in_block: each entry of the value has a line of its own.
    """
    head = [f"{name}:"] if (name := key_text(key)) is not None else [f"? {scalar(key)}", ":"]
    line = None if in_block and value else _line(value, key, flow=False)
    if line is not None and (_stays(value, line) or indent + len(head[-1]) + len(line) < WIDTH):
        return [*head[:-1], f"{head[-1]} {line}"]
    if isinstance(value, str):
        return [*head[:-1], f"{head[-1]} {_bar(value)}", *_indented(_text_lines(value))]
    return [*head, *_indented(_block(value, key, indent + 2))]


def _block(value: Any, key: str, indent: int) -> list[str]:
    """A mapping or a list, an entry a line at least. key: what it stands under."""
    if _is_mapping(value):
        is_phase = key == "journey"
        return [line for name, item in _entries(value)
                for line in entry(name, item, indent, is_phase and name == "steps")]  # fmt: skip
    lines: list[str] = []
    for item in value:
        first, *others = item_lines(item, key, indent + 2)
        lines += [f"- {first}", *_indented(others)]
    return lines


def item_lines(item: Any, key: str, indent: int) -> list[str]:
    """An entry of a list, in one line if it fits; phases, steps and arrows never are."""
    in_block = _is_mapping(item) and (key in {"journey", "steps"} or (key == "links" and isinstance(item, dict)))
    line = _line(item, flow=False)
    if line is not None and (_stays(item, line) or (indent + len(line) < WIDTH and not in_block)):
        return [line]
    if isinstance(item, str):
        return [_bar(item), *_text_lines(item)]
    return _block(item, key, indent)


def _stays(value: Any, line: str) -> bool:
    """Whether a value has no parts to put in lines of their own."""
    return line in {"[]", "{}"} or not (_is_mapping(value) or isinstance(value, list | tuple))


def _bar(text: str) -> str:
    return "|" if text.endswith("\n") else "|-"


def _text_lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]
