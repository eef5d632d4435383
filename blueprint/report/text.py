"""Findings and problems as text for people: where, what, the line of the file, what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from blueprint.errors import Location
from blueprint.report.clean import clean, clean_name, shorten
from blueprint.report.colour import paint
from blueprint.report.frame import frame
from blueprint.report.located import FileReport, Lines, Located, Run
from blueprint.rules.findings import Level

MOST = 100
"""How many are told in full of one file; those over it are counted."""

LARGEST = 20_000
"""How many bytes they may take together."""

LONGEST_MESSAGE = 300
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "blue"}


def write(run: Run, colour: bool = False) -> str:
    """A block for each item, file by file."""
    return "".join(write_file(file, colour) for file in run.files)


def write_file(file: FileReport, colour: bool = False) -> str:
    """The text for one file."""
    lines = cache(file.lines)
    blocks = list(_within_limits("\n".join(_block(file.name, item, lines, colour)) for item in file.items[:MOST]))
    return "".join(blocks) + left_out(file, len(blocks), "\n\n")


def left_out(file: FileReport, told: int, end: str = "\n") -> str:
    """How many items of a file were not told; nothing if all were."""
    left = len(file.items) - told
    return f"… and {left} more in {clean_name(file.name)}{end}" if left else ""


def head(name: str, item: Located) -> tuple[str, str, str]:
    """The parts of a line on an item, each fit to be shown: where, `error[BP301]`, and what is wrong."""
    where = str(item.location) if item.location else name
    return clean_name(where), clean(f"{item.level}[{item.code}]"), shorten(clean(item.message), LONGEST_MESSAGE)


def _within_limits(blocks: Iterator[str]) -> Iterator[str]:
    room = LARGEST
    for block in blocks:
        room -= len(block.encode(errors="replace")) + 2
        if room < 0:
            return
        yield block + "\n\n"


def _block(name: str, item: Located, lines: Lines, colour: bool) -> Iterator[str]:
    where, level, message = head(name, item)
    yield f"{paint(where, 'bold', colour)}: {paint(level, COLOURS[item.level], colour)} {message}"
    places = [item.location, *(related.location for related in item.related)]
    gutter = max((len(str(place.span.line)) for place in places if place), default=0) + 1
    yield from _frame(item.location, lines, gutter, COLOURS[item.level], colour)
    for related in item.related:
        at = f": {clean(str(related.location))}" if related.location else ""
        yield _remark(gutter, shorten(clean(related.message), LONGEST_MESSAGE) + at, colour)
        yield from _frame(related.location, lines, gutter, "blue", colour)
    if item.help:
        yield _remark(gutter, f"help: {shorten(clean(item.help), LONGEST_MESSAGE)}", colour)


def _frame(location: Location | None, lines: Lines, gutter: int, hue: str, colour: bool) -> Iterator[str]:
    """The line that is meant, numbered, with the mark under it; nothing where there is no such line."""
    text = lines(location.file) if location else ()
    if location is None or not 1 <= location.span.line <= len(text):
        return
    excerpt, marks = frame(text[location.span.line - 1], location.span)
    yield f"{paint(f'{location.span.line:>{gutter}} |', 'dim', colour)} {excerpt}"
    blank, rule = len(marks) - len(marks.lstrip()), " " * gutter + " |"
    yield f"{paint(rule, 'dim', colour)} {marks[:blank]}{paint(marks[blank:], hue, colour)}"


def _remark(gutter: int, text: str, colour: bool) -> str:
    return f"{paint(' ' * gutter + ' =', 'dim', colour)} {text}"
