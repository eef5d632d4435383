"""The place where the parser stopped, and what can be seen from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from blueprint.errors import Span
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.lines import point
from blueprint.named import NamedTuple

LEAD = re.compile(r" *(?:- +)*")
"""The indentation of a line, and the dashes of the items that begin in it."""
LINES_BACK = 500


class Advice(NamedTuple):
    """What is wrong, what to do, and where."""

    message: str
    help: str
    span: Span


class Trouble:
    """Where the parser stopped: lines and columns count from 1; opened: where what it was reading had begun."""

    def __init__(self, lines: Sequence[str], line: int, column: int, opened: tuple[int, int] | None, last: Any) -> None:
        self.lines, self.line, self.column, self.opened, self.last = lines, line, column, opened, last

    def text(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    @cached_property
    def before(self) -> str:
        """The line of the trouble, up to the trouble."""
        return self.text(self.line)[: self.column - 1]

    @cached_property
    def rest(self) -> str:
        """The line of the trouble, from the trouble on."""
        return self.text(self.line)[self.column - 1 :]

    @cached_property
    def above(self) -> int:
        """The last line before the trouble's that says something; 0 if none does."""
        for line in range(self.line - 1, max(self.line - LINES_BACK, 0), -1):
            if self.text(line).strip() and not self.text(line).lstrip().startswith("#"):
                return line
        return 0

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The line and column of all that began in the lines of the trouble and of what had begun before it."""
        return [place for place in (self.opened, (self.line, self.column)) if place]

    def here(self, said: say.Said, width: int = 1) -> Advice:
        return Advice(*said, point(self.line, self.column, width))

    def at(self, line: int, column: int, said: say.Said, width: int = 1) -> Advice:
        return Advice(*said, point(line, column, width))
