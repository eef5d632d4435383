"""What can be said of each kind of element, as one reads it: what is compared, one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from blueprint.compare.changes import Called, Field, Said, What
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
from blueprint.model.numbers import written


def said(value: Any) -> str:
    """A value as one reads it; nothing for what nobody said.

    >>> said(None), said(True), said(2.0), said(1010000.0), said(("a", "b")), said((2.0, 4.0))
    ('', 'yes', '2', '1010000', 'a, b', '2, 4')
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, float):
        return written(value)
    return ", ".join(map(said, value)) if isinstance(value, tuple) else str(value)


def scores(value: Any) -> str:
    """Scores from 0 to 10, as one reads them."""
    keys = ("experience", "expectation", "importance", "ideal", "source")
    if value is None:
        return ""
    return ", ".join(f"{key} {said(one)}" for key in keys if (one := getattr(value, key)) is not None)


def ignores(declared: Any, called: Called) -> str:
    """The findings that somebody accepts, in the order of their rules: their order in the file means nothing."""
    if isinstance(declared, str):
        return ""
    accepted = many(getattr(declared, "ignore", None))
    return "; ".join(sorted(f"{one.rule}{f' at {called(one.at)}' if one.at else ''}: {one.why}" for one in accepted))


def _plain(name: str) -> Callable[[Any, Called], str]:
    return lambda node, _: said(getattr(node, name))


def _ids(name: str) -> Callable[[Any, Called], str]:
    """One id, or several, as the names of what they mean."""
    return lambda node, called: ", ".join(map(called, filter(None, many(getattr(node, name)))))


def _time(name: str) -> Callable[[Any, Called], str]:
    return lambda node, _: _length(getattr(node, name))


def _within(holder: str, name: str, shown: Callable[[Any], str] = said) -> Callable[[Any, Called], str]:
    """A value inside another, such as the target of an emotion."""
    return lambda node, _: "" if (held := getattr(node, holder)) is None else shown(getattr(held, name))


def _told(holder: str, name: str) -> Callable[[Any, Called], str]:
    """A yes or no inside another value, where a no says something too."""
    words = {True: "yes", False: "no", None: ""}
    return lambda node, _: "" if (held := getattr(node, holder)) is None else words[getattr(held, name)]


def _length(value: float | None) -> str:
    return "" if value is None else spell(value)


def _fails(action: Action, called: Called) -> str:
    return "; ".join(_fail(fail, called) for fail in action.fails)


def _fail(fail: FailPoint, called: Called) -> str:
    more = [f"recovery “{called(fail.recovery)}”"] if fail.recovery else []
    more += [f"{name} {value}" for name in ("severity", "occurrence", "detection") if (value := getattr(fail, name))]
    more += [f"owner {called(fail.owner)}"] if fail.owner else []
    return f"{fail.what} ({', '.join(more)})" if more else fail.what


def _notes(node: Node, _: Called) -> tuple[str, ...]:
    return tuple(f"{note.kind}: {note.text}" + (f" ({note.source})" if note.source else "") for note in node.notes)


def _loop(step: Step, _: Called) -> str:
    """That a step goes back on purpose; where it says where to, that says this as well."""
    return said(step.loop) if step.declared.next is None else ""


def _complaints(node: Indicator, _: Called) -> str:
    return ", ".join(f"{month}: {count}" for month, count in node.complaints)


_NAME = Field("name", What.REWORDED, _plain("name"))
_OWNER = Field("owner", What.REOWNED, _ids("owner"))
_AT = Field("at", What.MOVED, _ids("at"))
_NOTES = Field("notes", What.CHANGED, _notes)
_IGNORE = Field("ignore", What.CHANGED, lambda node, called: ignores(node.declared, called))
_SCORES = Field("scores", What.CHANGED, lambda node, _: scores(node.scores))
_ACTION = (
    Field("does", What.REWORDED, _plain("name")),
    _OWNER,
    Field("takes", What.RETIMED, _time("takes")),
    Field("fails", What.CHANGED, _fails),
    _NOTES,
    _IGNORE,
)


def _feeling(key: str) -> tuple[Field, ...]:
    """The parts of an emotion, or of how staff feel."""
    parts = ("felt", "target", "source", "n", "date")
    names = [key if part == "felt" else f"{key}.{part}" for part in parts]
    return tuple(Field(name, What.REFELT, _within(key, part)) for name, part in zip(names, parts, strict=True))


def _changed(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, What.CHANGED, _plain(name)) for name in names)


FIELDS: dict[type, tuple[Field, ...]] = {
    Phase: (Field("phase", What.REWORDED, _plain("name")), *_changed("stage", "internal"), _IGNORE),
    Step: (*_changed("level", "decides"), Field("loop", What.CHANGED, _loop),
           Field("mark", What.CHANGED, _plain("marks")), _SCORES, _NOTES, _IGNORE),
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
    Touchpoint: (_NAME, _OWNER, *_changed("channel", "senses"), Field("with", What.CHANGED, _ids("with_owners")),
                 _SCORES, _NOTES, _IGNORE),
    Owner: (_NAME, Field("part_of", What.REOWNED, _ids("part_of")), *_changed("kind", "contact")),
    System: (_NAME, _OWNER),
    Policy: (_NAME, _OWNER, *_changed("says")),
    Customer: (_NAME, _NOTES),
    Lane: (_NAME, _OWNER, *_changed("kind")),
    Promise: (Field("says", What.REWORDED, _plain("name")), _OWNER, _AT,
              Field("promised", What.RETIMED, _time("promised")), Field("delivered", What.RETIMED, _time("delivered"))),
    Indicator: (_NAME, _OWNER, _AT, *_changed("kind", "unit", "target", "actual"),
                Field("complaints", What.CHANGED, _complaints)),
}  # fmt: skip
"""What is compared of each kind of node; a node is what the first of its classes in this table says."""

Difference = tuple[Field, str, str]
"""A field, and what stood and stands there."""


def fields_of(node: Node) -> tuple[Field, ...]:
    """What is compared of a node."""
    return next((FIELDS[kind] for kind in type(node).__mro__ if kind in FIELDS), ())


def differences(before: Node, after: Node, was_called: Called, now_called: Called) -> list[Difference]:
    """What is said differently of an element, in either blueprint with the names of others as they are there."""
    both_have = [field for field in fields_of(after) if field in fields_of(before)]
    pairs = ((field, field.of(before, was_called), field.of(after, now_called)) for field in both_have)
    found = [(field, *_apart(was, now)) for field, was, now in pairs if was != now]
    for holder in HELD:
        found = _in_one(found, holder, before, after)
    return found


def _apart(was: Said, now: Said) -> tuple[str, str]:
    """What was and what is; of several texts those that are not in both, or all of them if only their order changed."""
    if isinstance(was, str) or isinstance(now, str):
        return str(was), str(now)
    gone, came = ([one for one in some if one not in others] for some, others in ((was, {*now}), (now, {*was})))
    return ("; ".join(gone), "; ".join(came)) if gone or came else ("; ".join(was), "; ".join(now))


HELD = ("emotion", "feels", "waits")
"""What is said with several parts, as `emotion: {felt: 2, source: diary}`."""


def _in_one(found: list[Difference], holder: str, before: Node, after: Node) -> list[Difference]:
    """What came or went with all its parts is one change; and so is a score that was felt and is a target now."""
    parts = {field.key: (field, was, now) for field, was, now in found if field.key.partition(".")[0] == holder}
    came_or_went = None in {getattr(before, holder, None), getattr(after, holder, None)}
    whole = parts if came_or_went else _swapped(parts, holder)
    if len(whole) < 2:
        return found
    field, *_ = next(iter(whole.values()))
    told = (field, _together(whole, 1), _together(whole, 2))
    at = min(number for number, one in enumerate(found) if one[0].key in whole)
    rest = [one for one in found if one[0].key not in whole]
    return [*rest[:at], told, *rest[at:]]


def _swapped(parts: dict[str, Difference], holder: str) -> dict[str, Difference]:
    """A felt score and its target, if one came as the other went."""
    felt, target = parts.get(holder), parts.get(f"{holder}.target")
    if felt and target and [bool(one) for one in felt[1:]] == [not one for one in target[1:]]:
        return {holder: felt, f"{holder}.target": target}
    return {}


def _together(parts: dict[str, Difference], side: int) -> str:
    """Several parts in one text. side: 1 for what was, 2 for what is."""
    said = ((key.partition(".")[2], str(one[side])) for key, one in parts.items())
    return ", ".join(f"{name} {value}".strip() for name, value in said if value)


def kind_of(node: Node) -> str:
    """What a node is, in the field's words.

    >>> kind_of(Owner(id="a", name="A", place=None))
    'owner'
    """
    return _KINDS.get(type(node).__name__, type(node).__name__.lower())


def name_of(node: Node) -> str:
    """The name of a node; a built-in lane that nobody renamed goes by its id."""
    return node.name or node.id


_KINDS = {
    "CustomerAction": "customer action",
    "FrontstageAction": "frontstage action",
    "BackstageAction": "backstage action",
    "SupportProcess": "support process",
}
