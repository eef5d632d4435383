"""What rules say: findings, and how much they matter."""

from __future__ import annotations

from enum import StrEnum

from blueprint.edits import Fix
from blueprint.errors import Location, Place, Related
from blueprint.graph.nodes import Node
from blueprint.named import NamedTuple


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(NamedTuple):
    """One thing that a rule has to say.

    A rule gives the first seven. element: what it is about (None: the blueprint as a whole); message: what is wrong, in
    one sentence; help: what to do about it; field: the key of the element that is meant; related: further places;
    fix: what would mend it; at: the place that is meant, where element and field do not say it.
    `judge` adds code, name, level, place and location.
    """

    element: Node | None
    message: str
    help: str = ""
    field: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    at: Place | None = None
    code: str = ""
    name: str = ""
    level: Level = Level.WARNING
    place: Place = Place(())
    at_key: bool = False
    location: Location | None = None


class Silenced(NamedTuple):
    """A finding that somebody accepts, and why."""

    finding: Finding
    why: str
