"""A rule about text that reads otherwise than it is (BP705)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial

from blueprint.errors import Location, Span, excerpt
from blueprint.model.spelling import described, look
from blueprint.rules.declare import rule
from blueprint.rules.findings import Finding, Level
from blueprint.rules.source import Escaped, Source

_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b" + _OVERRIDES
_ISOLATES = "\u2066\u2067\u2068"
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"
_TURNING = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}{_END_OF_EMBEDDING}{_END_OF_ISOLATE}]")

_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1900-\u1aaf"
_HIDDEN = re.compile(
    "[\u115f\u1160\u180e\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
    f"|(?<![{_WITHOUT_SPACES}])\u200b(?![{_WITHOUT_SPACES}])"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e00ff]"
)
"""Characters that show nothing and have no work to do where they stand.

A space without width parts words in Thai, Lao, Burmese and Khmer; tags make a flag of a black flag.
"""

_FOREIGN = "\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff"
"""Greek, Cyrillic, Armenian and Cherokee: what looks like Latin letters."""

_TURNS = (
    "turns the direction of what comes after it, so that it shows in another order than it has",
    "take it away; if it must stay, end it in the same value or comment, on the same line",
)
_HIDES = ("cannot be seen", "take it away, and type the word anew")
"""What such characters do, and what to do about them."""

_IS_FOREIGN = re.compile(f"[{_FOREIGN}]")
_IS_LATIN = re.compile("[A-Za-z]")
_ID = re.compile(r"""(?:^|[\s{,])(?:id\s*:\s*["']?([^\s,}"'#]+)|["']?([^\s{}\[\],:"'#]+)["']?\s*:(?=\s|$))""")
_WORD = re.compile(r"[^\W\d_]+")


@rule("BP705", Level.WARNING)
def confusable_text(source: Source) -> Iterator[Finding]:
    """Text that people read otherwise than it is: turned around, with hidden characters, or in mixed scripts.

    Why: characters that turn the direction of writing can show a text in another order than it has, and make a comment
    look like a value (Boucher & Anderson 2021, "Trojan Source"); letters of other scripts make two ids look like one.
    Hebrew, Arabic and Persian need none of this to be right: marks of direction, joiners, and isolates or embeddings
    that end in the same value or comment and on the same line are left alone. An override is not: it shows letters
    backwards even if it ends. Written by its number (`"\\u202e"`) such a character does the same wherever the value is
    shown. An id is only looked at word by word, and only if every odd letter has a double.

    Bad:
        scenario: "A guest pays \u202e and leaves"

    Bad:
        scenario: "Asks for \\u202egnp.exe"

    Bad:
        systems: {p\u0430yment: {name: Payment}}

    Good:
        scenario: "\u05d0\u05d5\u05e8\u05d7 \u2067\u05d1\u05d0\u05e9\u05e8\u05d0\u05d9\u2069 (Visa)"
        systems: {payment: {name: Payment}}
    """
    for file in source.files:
        remarks = cache(partial(_remarks, source, file))
        for number, line in enumerate(source.lines(file), start=1):
            if not line.isascii():
                yield from _in_line(line, remarks, file, number)
    for value in source.escaped():
        yield from _in_escapes(value)


def _remarks(source: Source, file: str) -> dict[int, int]:
    """The column, from 0, at which the comment of each line begins that has one."""
    spans = (comment.location.span for comment in source.comments("#") if comment.location.file == file)
    return {span.line: span.column - 1 for span in spans}


def _in_escapes(value: Escaped) -> Iterator[Finding]:
    """What a value turns or hides by characters that are written by their number."""
    if _TURNING.search(value.text):
        for place in _open_in(value.text, 0, len(value.text)):
            if location := value.escapes.get(place):
                yield _finding(value.text[place], location, *_TURNS)
    for found in _HIDDEN.finditer(value.text):
        if location := value.escapes.get(found.start()):
            yield _finding(found[0][0], location, *_HIDES)


def _in_line(line: str, remarks: Callable[[], dict[int, int]], file: str, number: int) -> Iterator[Finding]:
    def at(column: int) -> Location:
        return Location(file, Span(number, column + 1, number, column + 2))

    for column in _turned(line, remarks, number):
        yield _finding(line[column], at(column), *_TURNS)
    for found in _HIDDEN.finditer(line):
        yield _finding(line[found.start()], at(found.start()), *_HIDES)
    for column, word, right in _mixed_ids(line):
        yield _finding(line[column], at(column), f"stands among letters of another script in the id `{word}`",
                       f"type it anew{right}")  # fmt: skip


def _finding(character: str, location: Location, what: str, advice: str) -> Finding:
    return Finding(None, f"the character {described(character)}, {what}", help=advice, location=location)


def _turned(line: str, remarks: Callable[[], dict[int, int]], number: int) -> Iterator[int]:
    """The columns of characters that turn the direction, and are overrides or do not end where they should."""
    if _TURNING.search(line):
        begins = remarks().get(number, len(line))
        yield from _open_in(line, 0, begins)
        yield from _open_in(line, begins, len(line))


def _open_in(line: str, start: int, end: int) -> list[int]:
    """Where a stretch of a line has an override, or the first embedding or isolate that does not end in it.

    An end of an isolate ends whatever was begun within it too (Unicode, annex 9).
    """
    begun: list[int] = []
    odd: list[int] = []
    isolates = 0
    for found in _TURNING.finditer(line, start, end):
        character, column = found[0], found.start()
        if character in _OVERRIDES:
            odd.append(column)
        if character in _EMBEDDINGS + _ISOLATES:
            begun.append(column)
            isolates += character in _ISOLATES
        elif character == _END_OF_EMBEDDING:
            if begun and line[begun[-1]] in _EMBEDDINGS:
                begun.pop()
        elif isolates:
            isolates -= 1
            while line[begun.pop()] not in _ISOLATES:
                continue
    return sorted({*odd, *begun[:1]})


def _mixed_ids(line: str) -> Iterator[tuple[int, str, str]]:
    """The first odd letter of each id that mixes scripts: its column, the id, and how the word should be."""
    if not (_IS_FOREIGN.search(line) and _IS_LATIN.search(line)):
        return
    for found in _ID.finditer(line):
        which = 1 if found[1] else 2
        for word in _WORD.finditer(found[which]):
            if (odd := _odd_letter(word[0])) is not None:
                right = look(word[0])
                in_latin = right.isascii() and not word[0][odd].isascii()
                meant = f": `{excerpt(right)}`" if in_latin else " in one script"
                yield found.start(which) + word.start() + odd, excerpt(found[which]), meant


def _odd_letter(word: str) -> int | None:
    """The place of the first letter of the script that has strayed into a word: each of its letters has a double."""
    latin = [place for place, letter in enumerate(word) if letter.isascii()]
    others = [place for place, letter in enumerate(word) if _IS_FOREIGN.match(letter)]
    if not latin or not others:
        return None
    if all(look(word[place]).isascii() for place in others) and len(others) <= len(latin):
        return others[0]
    script = unicodedata.name(word[others[0]], "").partition(" ")[0]
    return latin[0] if all(word[place].lower() in _doubles(script) for place in latin) else None


@cache
def _doubles(script: str) -> frozenset[str]:
    """The small Latin letters that a letter of a script looks like."""
    letters = (chr(code) for start, end in ((0x370, 0x52F), (0x531, 0x58F), (0x13A0, 0x13FF))
               for code in range(start, end + 1))  # fmt: skip
    return frozenset(
        look(letter) for letter in letters if unicodedata.name(letter, "").startswith(script) and look(letter).isascii()
    )
