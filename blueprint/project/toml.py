"""TOML with the place of each key, as well as it can be known: for messages that point at the line."""

from __future__ import annotations

import re
from typing import Any

from blueprint.errors import Location, Problem, SourceError, Span

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


class Toml:
    """The data of a TOML file, and where its keys stand. Raises SourceError if it is no TOML."""

    def __init__(self, name: str, raw: bytes) -> None:
        import tomllib

        self.name = name
        self.text = raw.decode("utf-8", "replace")
        try:
            self.data: dict[str, Any] = tomllib.loads(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise self._unreadable("this is not UTF-8", line, 1) from error
        except tomllib.TOMLDecodeError as error:
            found = _PLACE.search(str(error))
            line, column = (int(found[1]), int(found[2])) if found else (1, 1)
            message = str(error).partition(" (at ")[0]
            raise self._unreadable(f"this is no TOML: {message[:1].lower()}{message[1:]}", line, column) from error

    def lines(self, name: str) -> list[str]:
        """The lines of the file, by its name."""
        return self.text.splitlines() if name == self.name else []

    def where(self, *keys: str) -> Location:
        """Where a key stands: the first line that has it, looked for after the line of the key before it."""
        line = 0
        lines = self.text.splitlines()
        column, width = 1, 1
        for key in keys:
            pattern = re.compile(rf"(?<![\w.-]){re.escape(key)}(?![\w-])")
            for number in range(max(line - 1, 0), len(lines)):
                if found := pattern.search(lines[number]):
                    line, column, width = number + 1, found.start() + 1, len(found[0])
                    break
        return Location(self.name, Span(max(line, 1), column, max(line, 1), column + width))

    def _unreadable(self, message: str, line: int, column: int) -> SourceError:
        span = Span(line, column, line, column + 1)
        return SourceError([Problem("BP101", message, location=Location(self.name, span))], self.lines)
