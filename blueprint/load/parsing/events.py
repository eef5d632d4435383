"""The events of the YAML parser: in C where PyYAML was built with it, in Python where not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from blueprint.errors import Span
from blueprint.load.parsing.lines import point
from blueprint.load.parsing.pyyaml import yaml

Event = Any
"""What PyYAML calls an event: a scalar, an alias, the start or the end of a list, a mapping, a document."""


def open_events(text: str) -> Callable[[], Event]:
    """The events of a text, one with each call, None after the last."""
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return parser(text).get_event


def tokens(text: str) -> Iterator[Event]:
    """The tokens of a text that can be parsed."""
    return yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def span_of(event: Event) -> Span:
    """Where an event stands; only its first character where it runs over several lines."""
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return point(start.line + 1, start.column + 1, max(width, 1))
