"""Text of strangers made fit to be shown: what a terminal or a reader could be fooled by is spelled as U+XXXX.

Every message, file name and excerpt that the project prints goes through `clean`. It shows control characters, marks
that turn the direction of writing, invisible characters, half characters (surrogates), and the beginnings of commands
that build servers read from a log (`##[` and `##vso[`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

UNFIT = (
    "(?:[\x00-\x1f\x7f-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # invisible letters and marks
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # no width, line breaks, direction
    "\ufe00-\ufe0e\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # variants, tags
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # no characters at all
    "|#(?=#(?:vso)?\\[))"
)
"""What may not be shown as it is, as a pattern of one character each."""


def clean(text: str) -> str:
    r"""A text with everything in it visible.

    >>> clean("safe\x1b[31m\u202etxt.exe"), clean("a\nb"), clean("前台 ❤️ naïve")
    ('safeU+001B[31mU+202Etxt.exe', 'aU+000Ab', '前台 ❤️ naïve')
    """
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return re.sub(UNFIT, _spelled, text)


def clean_name(name: str) -> str:
    """A file's name, visible, and never to be taken for a command at the beginning of a line of a build's log.

    >>> clean_name("::error::x.yaml"), clean_name("stay.yaml")
    ('./::error::x.yaml', 'stay.yaml')
    """
    return clean(f"./{name}" if name.lstrip().startswith("::") else name)


def no_command(line: str) -> str:
    """A line that is clean already, and that no build server takes for a command, whatever it begins with.

    >>> no_command("  ::error::x"), no_command("a ::b")
    ('  U+003A:error::x', 'a ::b')
    """
    return line.replace(":", "U+003A", 1) if line.lstrip().startswith("::") else line


def shorten(text: str, longest: int) -> str:
    """A text cut to a length, with `…` where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _spelled(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"


def in_code(text: str) -> Sequence[tuple[str, bool]]:
    """The parts of a message, and whether each stood in backticks, which are left out.

    >>> in_code("add `owner:` there")
    [('add ', False), ('owner:', True), (' there', False)]
    """
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return [(text, False)]
    return [(part, bool(place % 2)) for place, part in enumerate(parts) if part]
