"""The short and the long way of saying a thing, made one: what was declared becomes nodes' fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.errors import Path, Place
from blueprint.graph.nodes import FailPoint, Feeling, Note, Waiting
from blueprint.model.durations import minutes

NOTE_KINDS = ("pain", "quote", "question", "opportunity", "idea", "note")


def many(value: Any) -> tuple[Any, ...]:
    """What was declared as nothing, one thing or a list of them, as a tuple."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def numbered(value: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """Each of the things that were declared as one or as a list of them, with its path."""
    if isinstance(value, list | tuple):
        yield from ((item, (*path, number)) for number, item in enumerate(value))
    elif value is not None:
        yield value, path


def length(duration: str | None) -> float | None:
    """A declared duration in minutes."""
    return None if duration is None else minutes(duration)


def feeling(value: Any) -> Feeling | None:
    """`emotion: 2` or `emotion: {felt: 2, source: interviews}`."""
    if value is None:
        return None
    if isinstance(value, int | float):
        return Feeling(felt=float(value))
    return Feeling(value.felt, value.target, value.source, value.n, value.date)


def waiting(value: Any) -> Waiting | None:
    """`waits: 8 min` or `waits: {for: 8 min, explained: true}`."""
    if value is None:
        return None
    if isinstance(value, str):
        return Waiting(length=minutes(value))
    return Waiting(length(value.for_), length(value.most), value.explained, value.occupied)


def fail_point(value: Any, path: Path, owner: str | None) -> FailPoint:
    """`fails: No room is ready`, or one the long way. path: where it was declared; owner: its owner's id."""
    if isinstance(value, str):
        return FailPoint(value, Place(path))
    ratings = (value.severity, value.occurrence, value.detection)
    return FailPoint(value.what, Place(path), value.recovery, *ratings, owner)


def notes(value: Any) -> tuple[Note, ...]:
    """`notes: A text` or `notes: {pain: …, idea: [… , …]}`."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (Note("note", value),)
    return tuple(Note(kind, text, value.source) for kind in NOTE_KINDS for text in many(getattr(value, kind)))
