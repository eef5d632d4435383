"""TOML with the place of each key, as well as it can be known: for messages that point at the line."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Any

from blueprint.errors import Location, Problem, SourceError, Span

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_KEY = r"(?P<key>[\w.-]{1,64}) {0,9}"
_DEEPEST = 32
_DEEP = re.compile(
    rf"""(?<![\w"'.-])(?:(?:[\w-]++|"[^"\n]{{0,64}}+"|'[^'\n]{{0,64}}+')[ \t]*+\.[ \t]*+){{{_DEEPEST}}}"""
)
"""Keys in keys in keys: how long `tomllib` takes grows with the square of how deep they are."""
_SLIPS = (
    (
        re.compile(rf"{_KEY}= {{0,9}}(?P<value>(?P<whole>[-+]?\d{{1,15}}),(?P<part>\d{{1,15}}))"),
        "write a decimal number with a point: `{key} = {whole}.{part}`",
    ),
    (re.compile(rf"{_KEY}= {{0,9}}(?P<value>(?i:true|false))\b"), "write `true` or `false` in small letters"),
    (re.compile(rf"{_KEY}= {{0,9}}(?P<value>[^\W\d][\w-]{{0,64}})"), 'put it in quotes: `{key} = "{value}"`'),
    (re.compile(rf"{_KEY}(?P<value>:) {{0,9}}(?P<said>[^\W\d][\w-]{{0,64}})"), 'write `{key} = "{said}"`'),
    (re.compile(rf"{_KEY}(?P<value>:)(?=\s)"), "write `=` in place of the colon: `{key} = …`"),
    (re.compile(r"(?P<value>\[[\w.-]{1,64} {0,9})$"), "close the bracket: `{value}]`"),
)
"""What people write as in other formats, each with what to do."""


class Toml:
    """The data of a TOML file, and where its keys stand. Raises SourceError if it is no TOML."""

    def __init__(self, name: str, raw: bytes) -> None:
        import tomllib

        self.name = name
        raw = raw.removeprefix(codecs.BOM_UTF8)
        self.text = raw.decode("utf-8", "replace")
        if deep := _DEEP.search(self.text):
            line = self.text.count("\n", 0, deep.start()) + 1
            raise self._unreadable(f"a key in it is more than {_DEEPEST} deep", line, 1, "no setting lies so deep")
        try:
            self.data: dict[str, Any] = tomllib.loads(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise self._unreadable("this is not UTF-8", line, 1) from error
        except tomllib.TOMLDecodeError as error:
            found = _PLACE.search(str(error))
            line, column = (int(found[1]), int(found[2])) if found else (1, 1)
            message = str(error).partition(" (at ")[0]
            hint = _hint(self.lines(name)[line - 1 : line], column)
            raise self._unreadable(
                f"this is no TOML: {message[:1].lower()}{message[1:]}", line, column, hint
            ) from error
        except RecursionError as error:
            raise self._unreadable("something in it is nested too deeply", 1, 1, "write it flat") from error
        except ValueError as error:
            raise self._unreadable("a figure in it is too long", 1, 1, "no setting takes such a figure") from error

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

    def _unreadable(self, message: str, line: int, column: int, hint: str = "") -> SourceError:
        span = Span(line, column, line, column + 1)
        return SourceError([Problem("BP101", message, hint, location=Location(self.name, span))], self.lines)


def _hint(lines: Sequence[str], column: int) -> str:
    """What to do about a line that is no TOML, where that can be seen: a word without quotes, a decimal comma."""
    text = lines[0] if lines else ""
    for pattern, advice in _SLIPS:
        for found in pattern.finditer(text[:1000]):
            if found.start("value") < column <= found.end("value") + 1:
                return advice.format(**found.groupdict())
    return 'write `name = value`; text stands in quotes, as in `BP501 = "off"`' if text.strip() else ""
