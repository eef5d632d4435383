"""What a page tells beside the picture: all that is known of each card, what can be looked for, the steps of a table.

Plain data with the words of the page's language in it. Cards go by their number in the scene.
"""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """One thing that is known. label: what it is called; card: the number of the card that it names, if it is one."""

    label: str
    text: str
    card: int | None = None


class Entry(NamedTuple):
    """One line of a list.

    more: what else is said of it; card: the number of the card that it leads to; tone: error, warning or info for a
    finding, bad for a fail point, "" for all else.
    """

    text: str
    more: tuple[str, ...] = ()
    card: int | None = None
    tone: str = ""


class Listing(NamedTuple):
    """Entries under a heading. language: theirs as a BCP 47 tag, "" if it is that of the page."""

    title: str
    entries: tuple[Entry, ...]
    language: str = ""


class Detail(NamedTuple):
    """All that is known of one card.

    brief: what a table says under its name; keys: what it is found by, each one the key of a `Choice`.
    """

    name: str
    brief: tuple[str, ...]
    facts: tuple[Fact, ...]
    lists: tuple[Listing, ...]
    keys: tuple[str, ...]


class Choice(NamedTuple):
    """Something to look for. key: such as `lane:frontstage`; count: how many cards there are of it."""

    key: str
    label: str
    count: int


class Facet(NamedTuple):
    """Choices of one kind. name: lane, owner, customer or mark."""

    name: str
    title: str
    choices: tuple[Choice, ...]


class Moment(NamedTuple):
    """A step as a row of the table. feelings: how each customer feels in it, in words; phase: its phase's name."""

    id: str
    number: int
    name: str
    phase: str
    feelings: tuple[str, ...]


class Told(NamedTuple):
    """All that a page is told. details: one for each card of the scene, in its order."""

    details: tuple[Detail, ...] = ()
    facets: tuple[Facet, ...] = ()
    moments: tuple[Moment, ...] = ()
