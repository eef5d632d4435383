"""The chapter on how values are written: lanes, texts, ids, durations, shares, dates, scores, languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from blueprint.layout.wording import LANGUAGES
from blueprint.model.durations import SECONDS, minutes
from blueprint.model.elements import SOURCES
from blueprint.model.lanes import LANE_KINDS, LaneKind
from blueprint.model.schema.texts import SNIPPETS
from tools.reference.markdown import code, plain, table

_UNITS = {"s": "seconds", "min": "minutes", "h": "hours", "d": "days, of 24 hours each", "wk": "weeks, of 7 days each"}
_LINES = {
    "interaction": "line of interaction",
    "visibility": "line of visibility",
    "internal": "line of internal interaction",
}
_LENGTHS = ("8 min", "90 s", "1 h 30 min", "2 d", "1 wk", "PT8M")


def values() -> Iterator[str]:
    """The chapter."""
    yield from ("", "## How values are written")
    for title, section in VALUES:
        yield from ("", f"### {title}", "")
        yield from section()


def lanes() -> Iterator[str]:
    """The kinds of lanes."""
    yield "A step holds its actions in lanes. These kinds are drawn from top to bottom:"
    titles = ("kind", "what its lanes hold", "the lane that needs no declaring", "line below it")
    yield from table(titles, map(_lane, LANE_KINDS))
    yield from (
        "",
        "`lanes:` gives one another name or an owner, or declares more of a kind; a step then takes the lane's id",
    )
    yield "as a key: with `lanes: {kitchen-line: {kind: backstage, name: Kitchen}}`, a step may say"
    yield "`kitchen-line: Prepares a snack`. With several `customers`, the id of each is that of a lane of their own."
    yield "A lane takes one action, one with [its details](#action), or a list of both."


def texts() -> Iterator[str]:
    """Texts."""
    yield "Text needs no quotes, unless it begins with a sign that means something in YAML (`- [ { & * ! | > % @`), or"
    yield 'has `: ` or ` #` in it: `says: "Open: always"`. `No`, `1:30` and `2026` stay what was typed. A text that'
    yield "runs over several lines begins with `>` and stands below, indented. Inside `{…}` and `[…]` a text with a"
    yield 'comma takes quotes, too, or it ends there: `{name: Cake, says: "Sweet, and in time"}`. Typographic quotes'
    yield "(“ ”) are letters to YAML and hold nothing together. A text has at most 10,000 letters."


def ids() -> Iterator[str]:
    """Ids and addresses."""
    yield "An id has letters and digits of any script, `-`, `_` and `.`, no spaces, at most 64 in all: `check-in`."
    yield "No two things of a blueprint have the same. A step without `id:` has one made of what the customer does."
    yield from table(
        ("to name", "write", "for example"),
        (
            ("a step, or anything of a directory", "its id", code("check-in")),
            ("an action", "its own id, or step and lane", code("check-in/frontstage")),
            ("one of several actions", "also its number", code("check-in/backstage/2")),
            ("the end of the journey, in `next`", "the word", code("end")),
        ),
    )


def durations() -> Iterator[str]:
    """Durations and their units."""
    yield "A number and a unit; several of them; or ISO 8601. A bare number is refused, since nobody knows"
    yield "whether it means minutes."
    yield from table(("unit", "means"), ((code(unit), _UNITS[unit]) for unit in SECONDS))
    yield from table(("written", "means"), ((code(length), _minutes(length)) for length in _LENGTHS))


def shares() -> Iterator[str]:
    """Shares."""
    yield "`20%` or `0.2`, from nothing to all. The shares of the ways out of one step add up to 100 %."


def dates() -> Iterator[str]:
    """Dates and months."""
    yield "A date is year, month and day, `2026-11-01`; a month is year and month, `2026-09`."


_SCALES = (
    ("feelings", "-3 (very bad)", "3 (very good)", "`emotion`, `feels`, and `felt` and `target` in them"),
    ("scores", "0", "10", "[`experience`, `expectation`, `importance`, `ideal`](#scores)"),
    ("risk", "1", "10", "[`severity`, `occurrence`, `detection`](#fail-point) of a fail point, whole numbers"),
    ("figures", "any", "any", "[`actual`](#indicator-actual) of an indicator, in its `unit`"),
)


def scores() -> Iterator[str]:
    """The four kinds of numbers that are scores."""
    yield "Four kinds of numbers, which are never mixed:"
    yield from table(("what", "from", "to", "where"), _SCALES)
    yield from (
        "",
        "Feelings have another range where [`scale`](#scale) says so: `[1, 5]`. The target of an indicator is a",
    )
    yield 'sign and a number in quotes, `"<= 5"`, `">= 90"`, `"< 5"`, `"> 90"`, `"= 3"`, or a range, `[2, 4]`.'


def sources() -> Iterator[str]:
    """How something is known."""
    yield "`source:` takes any text. The usual words:"
    said = {one.label: one.about for one in SNIPPETS["Emotion.source"]}
    yield from table(("word", "meaning"), ((code(source), plain(said[source])) for source in SOURCES))


def languages() -> Iterator[str]:
    """Languages of the words that a picture brings."""
    yield "`language:` takes any tag such as `en` or `pt-BR`. The words that the picture brings (names of lanes, peak,"
    yield f"end) are there in {', '.join(map(code, LANGUAGES))}; for others, English. Your text may be in any."


def links() -> Iterator[str]:
    """The short way to write a link."""
    yield "In the list `links:`, a line for each: `from -> to: label`, as `check-in/frontstage -> kitchen: the order`."
    yield "The label may be left out. [With details](#link) it is `{from: …, to: …, within: 5 min}`."


def own_keys() -> Iterator[str]:
    """Keys of one's own."""
    yield "A key that begins with `x-` may stand anywhere, and holds what you like: `x-ticket: 4711`. It is kept and"
    yield "never read. Every other unknown key is an error."


def _lane(kind: LaneKind) -> tuple[str, ...]:
    lane, line = code(kind.lane) if kind.lane else "none", _LINES.get(kind.line_below or "", "")
    return code(kind.name), plain(kind.about), lane, line


def _minutes(length: str) -> str:
    return f"{minutes(length):g} minutes"


VALUES: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
    ("Lanes", lanes),
    ("Texts", texts),
    ("Ids and addresses", ids),
    ("Durations", durations),
    ("Shares", shares),
    ("Dates", dates),
    ("Scores and scales", scores),
    ("Sources", sources),
    ("Links in a line", links),
    ("Languages", languages),
    ("Keys of your own", own_keys),
)
"""The sections: the title of each, and what writes it."""
