"""What would change in a file, as a difference that is fit to be printed."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from blueprint.report.clean import clean, clean_name, no_command
from blueprint.report.colour import is_wanted, paint

_COLOURS = {"+": "green", "-": "red", "@": "blue"}


def difference(name: str, old: str, new: str) -> Iterator[str]:
    """The lines of a unified diff, each with its line break. name: of the file, before and after."""
    from difflib import unified_diff

    colour = is_wanted(sys.stdout)
    for line in unified_diff(_lines(old), _lines(new), clean_name(name), clean_name(name), lineterm=""):
        yield f"{paint(_shown(line), _COLOURS.get(line[0], 'dim'), colour and line[0] in _COLOURS)}\n"


def _lines(text: str) -> list[str]:
    """The lines of a text, the last one with a remark if no line break ends it."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}  (no line break at the end)"] if last else lines


def _shown(line: str) -> str:
    """A line of a diff, visible, and never to be taken for a command by a build that reads its own log."""
    sign, said = line[:1], clean(line[1:].removesuffix("\r"))
    return sign + no_command(said)
