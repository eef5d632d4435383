"""Text as YAML: plain where every reader takes it as that text, in quotes where one would not."""

from __future__ import annotations

import re

from blueprint.errors import OutputError
from blueprint.load.parsing.decode import FORBIDDEN, describe
from blueprint.load.parsing.scalars import resolve
from blueprint.model.patterns import DATE_PATTERN

_WORDS = frozenset(("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".inf", ".nan"))
_OLD_NUMBERS = re.compile(
    r"[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?[0-9][0-9_]*|[-+]?0x[0-9a-fA-F_]+"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]\.inf"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].{0,40})?",
    re.IGNORECASE,
)
"""What YAML 1.1 reads as a number or a time."""

_MARKS = re.compile(r"[,\[\]{}#&*!|>'\"%@`?:\s]|-(?![^\W_])|---|\.\.\.")
"""What plain text cannot begin with."""
_ENDS = re.compile(r":(?:\s|$)|\s#|\t|\s$")
"""What plain text cannot hold."""
_IN_FLOW = re.compile(r"[,\[\]{}:]")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e0fff]"
)
"""What is written as an escape: controls, line separators, what turns the direction of text or cannot be seen."""
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile(f'["\\\\]|{_UNSEEN.pattern}')


def scalar(text: str, flow: bool = False, is_date: bool = False) -> str:
    r"""A text as it is written. flow: inside `[…]` or `{…}`; is_date: a date is what the field holds.

    >>> [scalar(text) for text in ("Corner café", "no", "1:30", "012", "8 min", "@home", "a: b", "烫头发")]
    ['Corner café', '"no"', '"1:30"', '"012"', '8 min', '"@home"', '"a: b"', '烫头发']
    >>> scalar("2026-11-01"), scalar("2026-11-01", is_date=True), scalar("Bar, lobby", flow=True)
    ('"2026-11-01"', '2026-11-01', '"Bar, lobby"')
    """
    if found := re.search(FORBIDDEN, text):
        raise OutputError(f"a text holds {describe(found[0])}, which no file may hold")
    if is_date and re.fullmatch(DATE_PATTERN, text):
        return text
    return text if is_plain(text, flow) else f'"{_ESCAPED.sub(_escape, text)}"'


def is_plain(text: str, flow: bool = False) -> bool:
    """Whether a text can stand without quotes."""
    return not (
        text.lower() in _WORDS
        or _MARKS.match(text)
        or _ENDS.search(text)
        or _UNSEEN.search(text)
        or (flow and _IN_FLOW.search(text))
        or _OLD_NUMBERS.fullmatch(text)
        or not isinstance(resolve(text), str)
    )


def can_be_block(text: str) -> bool:
    r"""Whether a text of several lines can be written line by line after `|`.

    >>> can_be_block("One line\nand another"), can_be_block("  indented\n"), can_be_block("ends \nin a space")
    (True, False, False)
    """
    lines = text.removesuffix("\n").split("\n")
    sound = all(line == line.rstrip() and not _UNSEEN.search(line) for line in lines)
    return len(lines) > 1 and bool(lines[0]) and not lines[0][0].isspace() and bool(lines[-1]) and sound


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    code = ord(letter)
    return _SHORT.get(letter) or (f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}")
