"""A YAML text into plain data: one walk over the events of the parser, with an explicit stack, counting as it goes.

The parser's own way of building data crashes the interpreter on deep brackets, keeps the last of two equal keys in
silence, follows YAML 1.1 (`no` is false) and lets nine lines of aliases grow to a billion values. Here depth, values
and text are counted before they are built, and an alias counts all that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml import events as y

from blueprint.errors import Path, excerpt
from blueprint.load.limits import Limits
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.complaints import Complaints
from blueprint.load.parsing.decode import FORBIDDEN
from blueprint.load.parsing.events import Event, open_events
from blueprint.load.parsing.lost import lost_texts
from blueprint.load.parsing.record import MERGE, Recorder
from blueprint.load.parsing.scalars import Scalar, resolve, tag_name, tagged
from blueprint.named import NamedTuple

AWAITED: Any = object()
"""What stands for the key of a mapping that waits for its next key."""
_STEPS: dict[type, str] = {
    y.DocumentStartEvent: "document",
    y.ScalarEvent: "scalar",
    y.MappingStartEvent: "open_mapping",
    y.SequenceStartEvent: "open_list",
    y.MappingEndEvent: "close",
    y.SequenceEndEvent: "close",
    y.AliasEvent: "alias",
}


class Anchor(NamedTuple):
    """What an alias stands for, and what it counts; `whole` once it has been read to its end."""

    value: object
    nodes: int = 1
    characters: int = 0
    height: int = 0
    whole: bool = True


class Opened(NamedTuple):
    """An anchored list or mapping that is still being read, with the counts at its start."""

    name: str
    start: int
    level: int
    nodes: int
    characters: int
    deepest: int


class FirstUnknown(Exception):  # noqa: N818 - nothing failed: reading starts over, with positions
    """A key stands twice, and where it stood first was not written down."""


class Composer:
    """Reads one document; `problems` collects what does not keep it from reading on."""

    def __init__(self, text: str, name: str, limits: Limits, recorder: Recorder | None = None) -> None:
        self.text, self.limits, self.recorder = text, limits, recorder
        self.wrong = Complaints(text, name, limits)
        self.roots: list[Any] = []
        self.node: Any = self.roots
        self.key: Any = None
        self.stack: list[tuple[Any, Any]] = []
        self.event: Event = None  # the last that was read, for who explains a failure
        self.nodes = self.characters = self.deepest = self.documents = 0
        self.anchors: dict[str, Anchor] = {}
        self.unused: dict[str, Event] = {}
        self.opened: list[Opened] = []
        self.merges: dict[int, Event] = {}
        self.restarted: Any = None

    def run(self) -> None:
        """Reads to the end; then `roots` has the data, and `wrong.problems` what is wrong with it."""
        next_event = open_events(self.text)
        self.walk(self.recorder.watch(next_event) if self.recorder else next_event)
        for name, event in self.unused.items():
            self.wrong.report(event, say.UNUSED_ANCHOR.of(name=excerpt(name)))
        for index, said in lost_texts(self.text):
            self.wrong.at(index, said)

    def walk(self, next_event: Callable[[], Event]) -> None:
        """Puts each event where it belongs: bare scalars, three quarters of all, right here, others by their method."""
        steps = {kind: getattr(self, name) for kind, name in _STEPS.items()}
        bare, most, event = y.ScalarEvent, self.limits.nodes, None
        node, key, nodes = self.node, self.key, self.nodes
        try:
            while (event := next_event()) is not None:
                if type(event) is bare and event.anchor is None and event.tag is None and nodes < most:
                    value, style = event.value, event.style
                    if style == '"' and not value.isprintable():
                        pass
                    elif key is None:
                        node.append(value if style else resolve(value))
                        nodes += 1
                        continue
                    elif key is not AWAITED:
                        node[key] = value if style else resolve(value)
                        key = AWAITED
                        nodes += 1
                        continue
                    elif value not in node and value != "<<":
                        key = value
                        continue
                if (step := steps.get(type(event))) is not None:
                    self.node, self.key, self.nodes = node, key, nodes
                    step(event)
                    node, key, nodes = self.node, self.key, self.nodes
        finally:
            self.event = event or self.event

    def document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self.wrong.refuse(event, say.SECOND_DOCUMENT, self.path())

    def scalar(self, event: Event) -> None:
        if event.style == '"' and not event.value.isprintable() and re.search(FORBIDDEN, event.value):
            self.wrong.escapes(event, self.path())
        if self.key is AWAITED:
            self.take_key(event)
        elif event.anchor is not None or event.tag is not None:
            self.put(event, self.marked(event))
        else:
            self.put(event, event.value if event.style else resolve(event.value))

    def take_key(self, event: Event) -> None:
        """Keys are text as spelled: `on`, `1`, `2026-09`."""
        key = event.value
        if event.anchor is not None or event.tag is not None:
            self.marked(event)
        elif key == "<<" and not event.style:
            self.merges[len(self.stack)], key = event, MERGE
        if key in self.node:
            self.twice(event, key)
        self.key = key

    def put(self, event: Event, value: object) -> None:
        """Puts a value where it belongs: into the list, or under the key that was read before it."""
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            self.too_much(event)
        if self.key is None:
            self.node.append(value)
        else:
            self.node[self.key] = value
            self.key = AWAITED

    def open_mapping(self, event: Event) -> None:
        self.open(event, {}, "map")
        self.key = AWAITED

    def open_list(self, event: Event) -> None:
        self.open(event, [], "seq")
        self.key = None

    def open(self, event: Event, node: object, kind: str) -> None:
        if self.key is AWAITED:
            in_braces = self.text.startswith("{{", max(event.start_mark.index - 1, 0))
            self.wrong.refuse(event, say.TEMPLATE.of(blank="{{ … }}") if in_braces else say.COMPLEX_KEY, self.path())
        level = len(self.stack) + 1
        if level > self.limits.depth:
            self.wrong.refuse(event, say.TOO_DEEP.of(limit=self.limits.depth), self.path())
        if event.tag is not None and tag_name(event.tag) != kind:
            self.wrong.tag(event, self.path())
        if event.anchor is not None:
            start = event.start_mark.index
            self.opened.append(Opened(event.anchor, start, level, self.nodes, self.characters, self.deepest))
            self.anchors[event.anchor] = Anchor(None, whole=False)
            self.deepest = 0
        self.stack.append((self.node, self.key))
        self.node, self.deepest = node, max(self.deepest, level)

    def close(self, event: Event) -> None:
        node = self.node
        if self.merges and type(node) is dict and MERGE in node:
            self.merge(node)
        if self.opened and self.opened[-1].level == len(self.stack):
            self.close_anchor(self.opened.pop(), event)
        self.node, self.key = self.stack.pop()
        self.put(event, node)

    def alias(self, event: Event) -> None:
        name = excerpt(event.anchor)
        if self.key is AWAITED:
            self.wrong.refuse(event, say.ALIAS_AS_KEY.of(name=name), self.path())
        anchor = self.anchors.get(event.anchor)
        self.unused.pop(event.anchor, None)
        if anchor is None:
            self.wrong.report(event, say.NO_SUCH_ANCHOR.of(name=name), self.path())
        elif not anchor.whole:
            self.wrong.report(event, say.ALIAS_IN_ITSELF.of(name=name), self.path())
        else:
            self.expand(event, anchor)
        self.put(event, anchor.value if anchor and anchor.whole else {})

    def marked(self, event: Event) -> Scalar:
        """The value of a scalar that has an anchor or a tag."""
        value: Scalar = event.value if event.style else resolve(event.value)
        if event.tag is not None:
            value, fits = tagged(event.value, tag_name(event.tag))
            if not fits:
                self.wrong.tag(event, self.path())
        if event.anchor is not None:
            self.anchors[event.anchor] = Anchor(value, characters=event.end_mark.index - event.start_mark.index)
            self.unused[event.anchor] = event
        return value

    def close_anchor(self, opened: Opened, event: Event) -> None:
        size = event.end_mark.index - opened.start + self.characters - opened.characters
        height = self.deepest - opened.level + 1
        self.anchors[opened.name] = Anchor(self.node, self.nodes - opened.nodes + 1, size, height)
        self.deepest = max(self.deepest, opened.deepest)

    def expand(self, event: Event, anchor: Anchor) -> None:
        """Counts all that an alias stands for (`put` counts the one value)."""
        self.nodes += anchor.nodes - 1
        self.characters += anchor.characters
        level = len(self.stack) + anchor.height
        self.deepest = max(self.deepest, level)
        if level > self.limits.depth:
            self.wrong.refuse(event, say.TOO_DEEP.of(limit=self.limits.depth), self.path())
        if self.nodes > self.limits.nodes or len(self.text) + self.characters > self.limits.expanded:
            self.too_much(event)

    def merge(self, node: dict[Any, Any]) -> None:
        """Puts the entries of what `<<` names before the mapping's own, which win; of several the first wins."""
        value = node.pop(MERGE)
        sources = value if isinstance(value, list) else [value]
        if not all(isinstance(source, dict) for source in sources):
            self.wrong.report(self.merges[len(self.stack)], say.BAD_MERGE, self.path())
            return
        own = dict(node)
        node.clear()
        for source in reversed(sources):
            node.update(source)
        node.update(own)

    def twice(self, event: Event, key: object) -> None:
        """A key that its mapping has already. Only the recorder knows where it stood first."""
        if self.recorder is None:
            raise FirstUnknown
        path = (*self.path(), event.value)
        restarts = len(path) > 1 and self.recorder.begins_with(key)
        if restarts:
            self.restarted = self.node  # an item without its dash: all its keys are there twice
        elif self.node is self.restarted:
            return
        self.wrong.twice(event, self.recorder.key_so_far(key), path, restarts)

    def too_much(self, event: Event) -> None:
        if self.nodes <= self.limits.nodes:
            self.wrong.refuse(event, say.TOO_MUCH_ALIASED.of(limit=self.limits.expanded), self.path())
        said = say.TOO_MANY_ALIASED if self.anchors else say.TOO_MANY_VALUES
        self.wrong.refuse(event, said.of(limit=self.limits.nodes), self.path())

    def path(self) -> Path:
        """The path to the value that is being read, or to the mapping whose key is."""
        frames = [*self.stack, (self.node, self.key)][1:]
        return tuple(len(node) if key is None else key for node, key in frames if key is None or isinstance(key, str))
