"""What can be said of each kind of element, as one reads it: what is compared, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from blueprint.compare.changes import Field, Same, What
from blueprint.graph.nodes import (
    Action,
    Customer,
    CustomerAction,
    FailPoint,
    Indicator,
    Lane,
    Node,
    Owner,
    Phase,
    Policy,
    Promise,
    Remark,
    StaffAction,
    Step,
    System,
    Touchpoint,
)
from blueprint.graph.reading import many
from blueprint.model.durations import spell


def said(value: Any) -> str:
    """A value as one reads it; nothing for what nobody said.

    >>> said(None), said(True), said(2.0), said(("a", "b")), said((2.0, 4.0))
    ('', 'yes', '2', 'a, b', '2, 4')
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(map(said, value)) if isinstance(value, tuple) else str(value)


def _plain(name: str) -> Callable[[Any, Same], str]:
    return lambda node, _: said(getattr(node, name))


def _ids(name: str) -> Callable[[Any, Same], str]:
    """One id, or several."""
    return lambda node, same: ", ".join(map(same, filter(None, many(getattr(node, name)))))


def _time(name: str) -> Callable[[Any, Same], str]:
    return lambda node, _: _length(getattr(node, name))


def _within(holder: str, name: str, shown: Callable[[Any], str] = said) -> Callable[[Any, Same], str]:
    """A value inside another, such as the target of an emotion."""
    return lambda node, _: "" if (held := getattr(node, holder)) is None else shown(getattr(held, name))


def _told(holder: str, name: str) -> Callable[[Any, Same], str]:
    """A yes or no inside another value, where a no says something too."""
    words = {True: "yes", False: "no", None: ""}
    return lambda node, _: "" if (held := getattr(node, holder)) is None else words[getattr(held, name)]


def _length(value: float | None) -> str:
    return "" if value is None else spell(value)


def _fails(action: Action, same: Same) -> str:
    return "; ".join(_fail(fail, same) for fail in action.fails)


def _fail(fail: FailPoint, same: Same) -> str:
    more = [f"recovery {same(fail.recovery)}"] if fail.recovery else []
    more += [f"{name} {value}" for name in ("severity", "occurrence", "detection") if (value := getattr(fail, name))]
    more += [f"owner {same(fail.owner)}"] if fail.owner else []
    return f"{fail.what} ({', '.join(more)})" if more else fail.what


def _notes(node: Node, _: Same) -> str:
    return "; ".join(f"{note.kind}: {note.text}" for note in node.notes)


def _scores(node: Any, _: Same) -> str:
    keys = ("experience", "expectation", "importance", "ideal", "source")
    if node.scores is None:
        return ""
    return ", ".join(f"{key} {said(value)}" for key in keys if (value := getattr(node.scores, key)) is not None)


def _complaints(node: Indicator, _: Same) -> str:
    return ", ".join(f"{month}: {count}" for month, count in node.complaints)


_NAME = Field("name", What.REWORDED, _plain("name"))
_OWNER = Field("owner", What.REOWNED, _ids("owner"))
_AT = Field("at", What.MOVED, _ids("at"))
_NOTES = Field("notes", What.CHANGED, _notes)
_ACTION = (
    Field("does", What.REWORDED, _plain("name")),
    _OWNER,
    Field("takes", What.RETIMED, _time("takes")),
    Field("fails", What.CHANGED, _fails),
    _NOTES,
)


def _feeling(key: str) -> tuple[Field, ...]:
    """The parts of an emotion, or of how staff feel."""
    parts = ("felt", "target", "source", "n", "date")
    names = [key if part == "felt" else f"{key}.{part}" for part in parts]
    return tuple(Field(name, What.REFELT, _within(key, part)) for name, part in zip(names, parts, strict=True))


def _changed(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name.rstrip("_"), What.CHANGED, _plain(name)) for name in names)


FIELDS: dict[type[Node], tuple[Field, ...]] = {
    Phase: (Field("phase", What.REWORDED, _plain("name")), *_changed("stage", "internal")),
    Step: (*_changed("level", "decides", "loop", "marks"), Field("scores", What.CHANGED, _scores), _NOTES),
    CustomerAction: (
        *_ACTION,
        *_feeling("emotion"),
        Field("waits", What.RETIMED, _within("waits", "length", _length)),
        Field("waits.most", What.RETIMED, _within("waits", "most", _length)),
        Field("waits.explained", What.CHANGED, _told("waits", "explained")),
        Field("waits.occupied", What.CHANGED, _told("waits", "occupied")),
        Field("tolerates", What.RETIMED, _time("tolerates")),
    ),
    StaffAction: (*_ACTION, *_changed("by"), *_feeling("feels")),
    Remark: _ACTION,
    Touchpoint: (_NAME, _OWNER, *_changed("channel", "senses"),
                 Field("with", What.CHANGED, _ids("with_owners")), Field("scores", What.CHANGED, _scores),
                 _NOTES),
    Owner: (_NAME, Field("part_of", What.REOWNED, _ids("part_of")), *_changed("kind", "contact")),
    System: (_NAME, _OWNER),
    Policy: (_NAME, _OWNER, *_changed("says")),
    Customer: (_NAME,),
    Lane: (_NAME, _OWNER, *_changed("kind")),
    Promise: (Field("says", What.REWORDED, _plain("name")), _OWNER, _AT,
              Field("promised", What.RETIMED, _time("promised")), Field("delivered", What.RETIMED, _time("delivered"))),
    Indicator: (_NAME, _OWNER, _AT, *_changed("kind", "unit", "target", "actual"),
                Field("complaints", What.CHANGED, _complaints)),
}  # fmt: skip
"""What is compared of each kind of node; a node is what the first of its classes in this table says."""


def fields_of(node: Node) -> tuple[Field, ...]:
    """What is compared of a node."""
    return next((FIELDS[kind] for kind in type(node).__mro__ if kind in FIELDS), ())


def differences(before: Node, after: Node, same: Same) -> Iterator[tuple[Field, str, str]]:
    """What is said differently of an element. same: gives an id of the earlier blueprint as the later one has it."""
    for field in fields_of(after):
        was, now = field.of(before, same), field.of(after, str)
        if was != now:
            yield field, was, now


def kind_of(node: Node) -> str:
    """What a node is, in the field's words.

    >>> kind_of(Owner(id="a", name="A", place=None))
    'owner'
    """
    return _KINDS.get(type(node).__name__, type(node).__name__.lower())


_KINDS = {
    "CustomerAction": "customer action",
    "FrontstageAction": "frontstage action",
    "BackstageAction": "backstage action",
    "SupportProcess": "support process",
}
