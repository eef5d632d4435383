"""How much a file may ask of us: read by everything that loads, raised only by the person at the keyboard."""

from __future__ import annotations

from blueprint.named import NamedTuple


class Limits(NamedTuple):
    """Bounds of one file; no file can raise its own.

    size: bytes of the file; depth: lists and mappings inside one another; nodes: values, where an alias counts all the
    values it stands for; expanded: characters, where an alias counts all the text it stands for; problems: how many are
    collected before reading stops.
    """

    size: int = 2_000_000
    depth: int = 64
    nodes: int = 200_000
    expanded: int = 10_000_000
    problems: int = 1_000


DEFAULTS = Limits()
