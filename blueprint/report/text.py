"""Findings and problems as text for people: where, what, the line of the file, what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from blueprint.errors import Location
from blueprint.report.clean import clean, clean_name, shorten
from blueprint.report.colour import paint
from blueprint.report.frame import frame
from blueprint.report.located import Lines, Located
from blueprint.rules.findings import Level

MOST = 100
"""How many are told in full of one file; those over it are counted."""

LARGEST = 20_000
"""How many bytes they may take together."""

LONGEST_MESSAGE = 300
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "blue"}


class TextReport:
    """Told file by file: `add` gives what to print of each, `summary` the last line.

    Two blueprints that share a catalog tell of its faults once.
    """

    def __init__(self, colour: bool = False) -> None:
        self._colour = colour
        self._told: set[tuple[object, ...]] = set()
        self._counts: Counter[Level] = Counter()
        self._files = self._unread = 0

    def add(self, name: str, items: Iterable[Located], lines: Lines, unread: bool = False) -> str:
        """The text for one file. unread: the items are problems that kept it from being read."""
        self._files += 1
        self._unread += unread
        new = [item for item in sorted(items, key=lambda item: item.order) if self._is_new(name, item)]
        blocks = list(self._within_limits(name, new[:MOST], cache(lines)))
        left = len(new) - len(blocks)
        return "".join(blocks) + (f"… and {left} more in {clean_name(name)}\n\n" if left else "")

    def _is_new(self, name: str, item: Located) -> bool:
        """Whether an item has not been told yet; if so, it counts."""
        key = (item.code, item.location or name, item.message)
        if key in self._told:
            return False
        self._told.add(key)
        self._counts[item.level] += 1
        return True

    def _within_limits(self, name: str, items: Iterable[Located], lines: Lines) -> Iterator[str]:
        room = LARGEST
        for item in items:
            block = "\n".join(self._block(name, item, lines)) + "\n\n"
            room -= len(block.encode(errors="replace"))
            if room < 0:
                return
            yield block

    def summary(self) -> str:
        """How many there were of what, in how many files."""
        told = [_counted(self._counts[level], _NOUNS[level]) for level in Level if self._counts[level]]
        text = f"{_counted(self._files, 'file')} checked: {', '.join(told) or 'nothing found'}"
        if self._unread:
            text += f"; {_counted(self._unread, 'file')} too wrong to be drawn"
        colour = next((COLOURS[level] for level in Level if self._counts[level]), "green")
        return paint(text, colour, self._colour) + "\n"

    def _block(self, name: str, item: Located, lines: Lines) -> Iterator[str]:
        where = str(item.location) if item.location else name
        level = paint(f"{item.level}[{item.code}]", COLOURS[item.level], self._colour)
        message = shorten(clean(item.message), LONGEST_MESSAGE)
        yield f"{paint(clean_name(where), 'bold', self._colour)}: {level} {message}"
        places = [item.location, *(related.location for related in item.related)]
        gutter = max((len(str(place.span.line)) for place in places if place), default=0) + 1
        yield from self._frame(item.location, lines, gutter, COLOURS[item.level])
        for related in item.related:
            where = f": {clean(str(related.location))}" if related.location else ""
            yield self._remark(gutter, shorten(clean(related.message), LONGEST_MESSAGE) + where)
            yield from self._frame(related.location, lines, gutter, "blue")
        if item.help:
            yield self._remark(gutter, f"help: {shorten(clean(item.help), LONGEST_MESSAGE)}")

    def _frame(self, location: Location | None, lines: Lines, gutter: int, colour: str) -> Iterator[str]:
        """The line that is meant, numbered, with the mark under it; nothing where there is no such line."""
        text = lines(location.file) if location else ()
        if location is None or not 1 <= location.span.line <= len(text):
            return
        excerpt, marks = frame(text[location.span.line - 1], location.span)
        number = f"{location.span.line:>{gutter}}"
        yield f"{paint(f'{number} |', 'dim', self._colour)} {excerpt}"
        rule = paint(f"{'':>{gutter}} |", "dim", self._colour)
        blank = len(marks) - len(marks.lstrip())
        yield f"{rule} {marks[:blank]}{paint(marks[blank:], colour, self._colour)}"

    def _remark(self, gutter: int, text: str) -> str:
        return f"{paint(' ' * gutter + ' =', 'dim', self._colour)} {text}"


_NOUNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "remark"}


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
