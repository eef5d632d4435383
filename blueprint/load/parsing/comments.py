"""The comments of a YAML text: whatever begins with `#` between two tokens of the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blueprint.errors import Span
from blueprint.load.parsing.events import tokens
from blueprint.load.parsing.lines import Lines, point
from blueprint.named import NamedTuple

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)


class Found(NamedTuple):
    """A comment, with its `#`. alone: nothing else stands in its line."""

    text: str
    span: Span
    alone: bool


def comments(text: str) -> Iterator[Found]:
    """The comments of a text that the parser can read, from the top.

    >>> [(found.text, found.span.line, found.alone) for found in comments("a: 1  # one\\n# two\\nb: '# no'\\n")]
    [('# one', 1, False), ('# two', 2, True)]
    """
    lines, end = Lines(text), 0
    for token in tokens(text):
        yield from _between(lines, end, token.start_mark.index)
        end = token.end_mark.index
    yield from _between(lines, end, len(text))


def _between(lines: Lines, start: int, end: int) -> Iterator[Found]:
    """The comments in a stretch in which there is no token."""
    if lines.text.find("#", start, end) < 0:
        return
    for found in _COMMENT.finditer(lines.text, start, end):
        line, column = lines.place(found.start())
        before = lines.text[lines.starts[line - 1] : found.start()]
        yield Found(found[0], point(line, column, len(found[0])), not before.strip())
