"""Hard spaces and their like, pasted from a web page or a document: spaces to the eye, and none to YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from blueprint.errors import Span
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.lines import point
from blueprint.load.parsing.trouble import Advice, Trouble

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NAMES = {"\u00a0": "a hard space", "\u202f": "a narrow hard space", "\u3000": "a wide space"}
_KEY = r"""[^\s:{}\[\],"'#]{1,64}"""
_BLOCK = re.compile(r"[:-] {1,9}[|>][-+\d]{0,2}\s*(?:#.*)?$")
_PLACES = (
    re.compile(rf"[ -]*(?=[{_ODD}])"),
    re.compile(rf"(?:^[ -]*|[{{,] {{0,9}}){_KEY}:(?=[{_ODD}])"),
    re.compile(rf"(?:^[ -]*|{{ {{0,9}}){_KEY}(?=[{_ODD}]{{1,9}}:(?:\s|$))"),
)
"""Where none of these may stand: before what a line says, after the colon of a key, before that colon."""


def odd_space(trouble: Trouble) -> Advice | None:
    """An odd space in the line of the trouble, in what had begun before it, or in the lines above them."""
    for line, _ in trouble.places:
        if odd_at(trouble.text(line)) >= 0:
            return told(trouble.lines, line)
    first = _topmost(trouble.lines, trouble.line)
    is_cause = first < trouble.line and not _is_in_block(trouble.lines, first)
    return told(trouble.lines, first) if is_cause else None


def _is_in_block(lines: Sequence[str], number: int) -> bool:
    """Whether a line is part of a text below a `|` or a `>`, in which all spaces are the text's own."""
    depth = _depth(lines[number - 1])
    above = (line for line in reversed(lines[: number - 1]) if line.strip() and _depth(line) < depth)
    return _BLOCK.search(next(above, "")) is not None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _topmost(lines: Sequence[str], line: int) -> int:
    """The first of the lines with an odd space that stand right above a line; that line itself if none does."""
    first = line
    for number in range(line - 1, 0, -1):
        if odd_at(lines[number - 1]) >= 0:
            first = number
        elif lines[number - 1].strip():
            break
    return first


def odd_at(text: str) -> int:
    """Where in a line an odd space stands that YAML takes for a letter of a key or of a value; -1 if none does.

    >>> odd_at("  \u00a0emotion: 1"), odd_at("- customer:\u00a0A"), odd_at("- customer: A\u00a0B")
    (2, 11, -1)
    """
    if text.isascii():
        return -1
    start, colon, before_colon = _PLACES
    found = start.match(text) or colon.search(text) or before_colon.search(text)
    return found.end() if found and text.count('"', 0, found.start()) % 2 == 0 else -1


def spoilt(lines: Sequence[str], spans: Iterable[Span]) -> Advice | None:
    """What is said of the first odd space that one of these keys and texts begins with or has after its colon."""
    found = (span.line for span in spans if span.line <= len(lines) and _is_in(odd_at(lines[span.line - 1]), span))
    first = min(found, default=0)
    return told(lines, _topmost(lines, first)) if first else None


def _is_in(at: int, span: Span) -> bool:
    return at >= span.column - 1 and (span.end_line > span.line or at < span.end_column)


def told(lines: Sequence[str], number: int) -> Advice:
    """What is said of a line with an odd space, and of how many others there are. number: of the line, from 1."""
    odd = {count: at for count, line in enumerate(lines, 1) if (at := odd_at(line)) >= 0}
    text = lines[number - 1]
    at, others = odd[number], len(odd) - 1
    said = say.ODD_SPACE_BEFORE if not text[:at].strip(" -") else say.ODD_SPACE
    more = f", here and in {others} more line{'s' if others > 1 else ''}" if others else ""
    return Advice(*_named(said, text[at], more), point(number, at + 1))


def in_value(text: str, wanted: str) -> tuple[int, say.Said] | None:
    """Where the first odd space of a value is, and what is said of it; None if the value is wrong besides.

    wanted: what to do about the value, which names it with ordinary spaces if there is nothing else.
    """
    found = re.search(f"[{_ODD}]", text)
    plain = " ".join(re.sub(f"[{_ODD}]", " ", text).split())
    return (found.start(), _named(say.ODD_SPACE, found[0])) if found and f"`{plain}`" in wanted else None


def _named(said: say.Said, character: str, more: str = "") -> say.Said:
    what = _NAMES.get(character, "a space of another width")
    return said.of(what=what, code=f"U+{ord(character):04X}", more=more)
