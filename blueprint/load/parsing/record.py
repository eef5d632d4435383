"""Where each value stands, written down beside the composer as the events go by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml import events as y

from blueprint.load.parsing.events import Event
from blueprint.load.parsing.positions import Mark

MERGE: Any = object()
"""The key `<<`, which no text equals."""
_AWAITED: Any = object()
_BARE = ("", None)


class Recorder:
    """Sees every event before the composer does, and builds a tree of marks with the shape of the data."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = self.here = Mark(0, 0, entries={})
        self.pending: Any = None
        self.last = 0
        self.stack: list[tuple[Mark, Any]] = []
        self.anchors: dict[str | None, Mark] = {}

    def watch(self, next_event: Callable[[], Event]) -> Callable[[], Event]:
        """The same events, each written down as it goes by."""
        steps: dict[type, Callable[[Event], None]] = {
            y.ScalarEvent: self.scalar,
            y.MappingStartEvent: self.open,
            y.SequenceStartEvent: self.open,
            y.MappingEndEvent: self.close,
            y.SequenceEndEvent: self.close,
            y.AliasEvent: self.alias,
        }

        def watched() -> Event:
            event = next_event()
            if (step := steps.get(type(event))) is not None:
                step(event)
            return event

        return watched

    def scalar(self, event: Event) -> None:
        mark = Mark(event.start_mark.index, event.end_mark.index, None if event.style else event.value)
        if event.anchor is not None:
            self.anchors[event.anchor] = mark
        if self.pending is not _AWAITED:
            self.settle(mark, mark.end)
        elif event.value == "<<" and event.style in _BARE and event.anchor is None and event.tag is None:
            self.pending = (MERGE, mark)
        else:
            self.pending = (event.value, mark)

    def open(self, event: Event) -> None:
        mark = Mark(event.start_mark.index, event.end_mark.index, entries={})
        if event.anchor is not None:
            self.anchors[event.anchor] = mark
        self.stack.append((self.here, self.pending))
        self.here = mark
        self.pending = _AWAITED if type(event) is y.MappingStartEvent else None
        self.last = mark.end

    def close(self, event: Event) -> None:
        """The end of a list or mapping: its own bracket, or where its last value ended."""
        mark, end = self.here, event.end_mark.index
        mark.end = end if self.text[end - 1 : end] in ("]", "}") else self.last
        if MERGE in mark.entries:
            _merge(mark.entries)
        self.here, self.pending = self.stack.pop()
        self.settle(mark, mark.end)

    def alias(self, event: Event) -> None:
        here = Mark(event.start_mark.index, event.end_mark.index)
        self.settle(self.anchors.get(event.anchor, here).brought_by(here), here.end)

    def settle(self, mark: Mark, end: int) -> None:
        """Puts a mark where its value goes. Of two equal keys the first keeps its place."""
        pending, entries = self.pending, self.here.entries
        self.last = end
        if pending is None:
            entries[len(entries)] = mark
        elif pending is not _AWAITED:
            key, mark.key = pending
            entries.setdefault(key, mark)
            self.pending = _AWAITED

    def tree(self) -> Mark:
        """The mark of the root, once all has been read."""
        return self.root.entries[0]

    def key_so_far(self, key: object) -> int:
        """Where a key of the mapping that is being read stood first: the index of its first character."""
        mark = self.here.entries[key].key
        return mark.start if mark else 0

    def begins_with(self, key: object) -> bool:
        """Whether a key is the first of the mapping that is being read."""
        return next(iter(self.here.entries), None) == key


def _merge(entries: dict[Any, Mark]) -> None:
    """What `<<` takes in keeps the place that it has in its own mapping."""
    merged = entries.pop(MERGE)
    source = merged.entries
    several = [mark.entries for mark in source.values()] if 0 in source else [source]
    own = dict(entries)
    entries.clear()
    for source in reversed(several):
        entries.update({key: mark.brought_by(merged.key) for key, mark in source.items()})
    entries.update(own)
