"""What a validator complains of, made one fault for each wrong value: where it is, and what may stand there.

Where a value may be written in several ways, the validator complains of each of them. Only one was meant: the one that
takes the kind of value that was written, a list, keys with values, text, a number.
"""

from __future__ import annotations

from collections import deque
from copy import copy
from enum import StrEnum
from typing import Any, NamedTuple

from blueprint.errors import Path
from blueprint.model.records import fields_of, schema, validator

Node = dict[str, Any]
"""A schema, or a part of one."""

ABSENT: Any = object()
"""The value of a key that is not there."""


class Wrong(StrEnum):
    """In which way a value is wrong."""

    UNKNOWN = "unknown"
    """the key means nothing here"""
    MISSING = "missing"
    """the key is not there"""
    EMPTY = "empty"
    """nothing stands after the key"""
    KIND = "kind"
    """a list where text belongs, and the like"""
    WORDS = "words"
    """text that does not read as what it should be: no duration, no date, no id, none of the choices"""
    RANGE = "range"
    """too large, too small, too long"""


class Fault(NamedTuple):
    """One thing that is wrong.

    path: of the value; of the mapping, if a key is missing; at_key: the key is meant; model: the kind of thing that has
    the field (None: the data is no model); field: its key in the file, or the unknown key; node: what may stand there;
    value: what stands there; error: the validator's own name for it; whole: the path of the thing that has the field;
    required: the thing cannot be without the field; beside: the mapping that the field or the unknown key stands in;
    base: the path of the data; typed: an unquoted value as it was typed, where that is known; hasty: so much is wrong
    that nobody has time for a did-you-mean.
    """

    wrong: Wrong
    path: Path
    at_key: bool
    model: str | None
    field: str
    node: Node
    value: Any
    error: str
    whole: Path
    required: bool = False
    beside: Any = None
    base: Path = ()
    typed: str | None = None
    hasty: bool = False


def faults_of(error: Any, data: Any, most: int = 1_000_000) -> list[Fault]:
    """The faults that a ValidationError finds in `data`, each wrong value once. most: after how many to stop."""
    walk = _Walks(root_of(error), data)
    found: dict[Any, Fault] = {}
    for said in error.errors(include_url=False, include_context=False, include_input=False):
        fault = walk.to(said["loc"], said["type"])
        if fault is not None:
            key = (fault.path, fault.at_key, fault.field if fault.wrong is Wrong.MISSING else "")
            found.setdefault(key, fault)
            if len(found) >= most:
                break
    return list(found.values())


def root_of(error: Any) -> Node:
    """The schema whose validator raised an error."""
    roots = schema()["roots"]
    name = next((name for name in roots if error.title in {name, validator(name).title}), "Blueprint")
    return roots[name]


def resolved(node: Node) -> Node:
    """A schema without what only refers to it: a model for its name, a value for the one with a default."""
    while node["type"] in {"definition-ref", "default"}:
        node = schema()["models"][node["schema_ref"]] if node["type"] == "definition-ref" else node["schema"]
    return node


def choices_of(node: Node) -> list[Node]:
    """The ways in which a value may be written."""
    node = resolved(node)
    return [resolved(choice) for choice in node["choices"]] if node["type"] == "union" else [node]


def kind_of(value: Any) -> str:
    """What a value is: `mapping`, `list`, `text`, `number`, `bool`, `empty`, or `other` for what no file holds."""
    for kind, types in (("empty", type(None)), ("bool", bool), ("number", (int, float)), ("text", str),
                        ("list", (list, tuple)), ("mapping", dict)):  # fmt: skip
        if isinstance(value, types):
            return kind
    return "other"


_TAKES = {"model": "mapping", "dict": "mapping", "tuple": "list", "str": "text", "literal": "text", "float": "number",
          "int": "number", "bool": "bool"}  # fmt: skip


def meant(node: Node, value: Any) -> Node | None:
    """The one of several ways of writing that was meant, None if the value is of a kind that none of them takes."""
    kind = kind_of(value)
    fitting = [choice for choice in choices_of(node) if _TAKES.get(choice["type"]) == kind]
    if len(fitting) > 1 and kind == "mapping" and any("->" in str(key) for key in value):
        fitting.sort(key=lambda choice: choice["type"] != "dict")
    return fitting[0] if fitting else None


class _Walks:
    """Walks to all places that a validator names; what leads to the entries of one list is walked once."""

    def __init__(self, root: Node, data: Any) -> None:
        self._start = _Walk(root, data)
        self._known: dict[tuple[str | int, ...], Fault | _Walk | None] = {}

    def to(self, loc: tuple[str | int, ...], error: str) -> Fault | None:
        """The fault at a place; None if it is about a way of writing that was not meant."""
        split = max((number for number, part in enumerate(loc) if isinstance(part, int)), default=0)
        way, rest = loc[:split], loc[split:]
        if way not in self._known:
            self._known[way] = copy(self._start).on(way, error)
        arrived = self._known[way]
        if isinstance(arrived, _Walk):
            arrived = copy(arrived).on(rest, error)
        return arrived.here(error) if isinstance(arrived, _Walk) else arrived


class _Walk:
    """A walk down the data and the schema side by side, along the place that the validator names."""

    def __init__(self, root: Node, data: Any) -> None:
        self.node = root
        self.value: Any = data
        self.path: Path = ()
        self.model: str | None = None
        self.field, self.whole, self.required, self.beside = "", (), False, None

    def on(self, loc: tuple[str | int, ...], error: str) -> Fault | _Walk | None:
        """Go on; the walk itself where that leads to a value, or the fault that ends it on the way, or None."""
        parts = deque(loc)
        while True:
            self.node = resolved(self.node)
            if self.node["type"] == "union":
                chosen = meant(self.node, self.value)
                if chosen is None:
                    return self._fault(Wrong.KIND, error)
                if not parts:
                    return self
                if not _is_tag_of(chosen, str(parts.popleft())):
                    return None
                self.node = chosen
            if not parts:
                return self
            if "items_schema" in self.node and "variadic_item_index" not in self.node:
                return self._of_a_pair(parts[0], error)
            if (fault := self._enter(parts.popleft(), parts, error)) is not None:
                return fault

    def here(self, error: str) -> Fault:
        """The fault of the value that the walk has led to."""
        return self._fault(_WRONG.get(error, Wrong.KIND), error)

    def _of_a_pair(self, number: Any, error: str) -> Fault:
        """The fault of one of two numbers in a list; it is told of the two together."""
        if _WRONG.get(error) is not Wrong.RANGE:
            return self._fault(Wrong.KIND, error)
        self.node, self.value = self.node["items_schema"][number], self.value[number]
        return self._fault(Wrong.RANGE, error)

    def _enter(self, part: str | int, rest: deque[str | int], error: str) -> Fault | None:
        """Go one part further; the fault, if it is about the key or its absence."""
        kind = self.node["type"]
        if kind == "model":
            return self._enter_field(str(part), rest, error)
        if kind == "dict" and rest and rest[0] == "[key]":
            self.node, self.value, self.path = self.node["keys_schema"], part, (*self.path, part)
            return self._fault(_WRONG.get(error, Wrong.KIND), error, at_key=True)
        self.node = self.node["values_schema"] if kind == "dict" else self.node["items_schema"][0]
        self._go(part)
        self.required = False
        return None

    def _enter_field(self, part: str, rest: deque[str | int], error: str) -> Fault | None:
        self.model, self.whole, self.beside = self.node["ref"], self.path, self.value
        fields = fields_of(self.model)
        self.field = part if part in fields else part.removesuffix("_")
        if self.field not in fields:
            self.field, self.path, self.value = part, (*self.path, part), self.value.get(part)
            return self._fault(Wrong.UNKNOWN, error, at_key=True)
        self.required = fields[self.field]["type"] != "default"
        if error == "missing" and not rest and part not in self.value:
            self.node = fields[self.field]
            return self._fault(Wrong.MISSING, error)
        self.node = fields[self.field]
        self._go(part)
        return None

    def _go(self, part: str | int) -> None:
        self.path = (*self.path, part)
        try:
            self.value = self.value[part]
        except (LookupError, TypeError):
            self.value = ABSENT

    def _fault(self, wrong: Wrong, error: str, at_key: bool = False) -> Fault:
        if not at_key and self.value is None and wrong is Wrong.KIND:
            wrong = Wrong.EMPTY
        return Fault(wrong, self.path, at_key, self.model, self.field, self.node, self.value, error, self.whole,
                     self.required, self.beside)  # fmt: skip


_WRONG = {
    "missing": Wrong.MISSING,
    "literal_error": Wrong.WORDS,
    "string_pattern_mismatch": Wrong.WORDS,
    "string_too_short": Wrong.EMPTY,
    "string_too_long": Wrong.RANGE,
    "greater_than_equal": Wrong.RANGE,
    "less_than_equal": Wrong.RANGE,
    "finite_number": Wrong.RANGE,
}
"""What the validator's names for errors mean; all others say that a value is of the wrong kind."""


def _is_tag_of(choice: Node, tag: str) -> bool:
    """Whether the validator means this choice of a union by a tag such as `constrained-str` or `tuple[…]`."""
    kind = choice["type"]
    if kind == "model":
        return tag == choice["ref"]
    if kind in {"dict", "tuple", "literal"}:
        return tag.startswith(f"{kind}[")
    return tag in {kind, f"constrained-{kind}"}
