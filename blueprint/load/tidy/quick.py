"""Most files are tidy already, and most of their lines are of a few plain shapes: those are told without a parser.

`surely_tidy` takes a few milliseconds where laying out a file takes many times that, so that every check can ask. Its
yes is sure for a text that can be read; where it meets anything else than the plain shapes, it says no and does not
know.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from blueprint.load.tidy.pieces import STEP

# Each is matched from its place on and never tried again shorter, so that no line, whatever it says, takes long. (One
# expression for all would need possessive repeats, which early releases of Python 3.11 match wrongly.)
_FIRST = r"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`]|-(?=[^\s,\[\]{}\-]))"""
_PLAIN = rf"{_FIRST}(?:[^\s:#]|:(?=\S)|(?<=\S)\#|\ (?=[^\s:#]))*"
_PLAIN_IN_FLOW = rf"{_FIRST}(?:[^\s:#,\[\]{{}}]|:(?=[^\s,\[\]{{}}])|(?<=\S)\#|\ (?=[^\s:#,\[\]{{}}]))*"
_QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
_SCALAR = re.compile(rf"{_PLAIN}|{_QUOTED}|[|>]-?")
_FLOW_PIECE = re.compile(
    rf"""{_PLAIN_IN_FLOW} | (?:{_QUOTED})(?=[\]}},]|:\ )
    | ,\ (?=[^\s\]}},\#]) | :\ (?=[^\s,\]}}\#]) | [\[{{](?=[^\s,]) | [\]}}]""",
    re.VERBOSE,
)
_HEAD = re.compile(rf"(?P<lead> *)(?P<dashes>(?:- )*)(?:(?P<key>{_PLAIN}):(?= |$))?")
_REMARK = re.compile(r" *#(?:[ !#].*(?<!\s))?")
_BARS = ("|", ">", "|-", ">-")
_TAIL = re.compile(r"(?:  +#(?:[ !#].*(?<!\s))?)?")


def surely_tidy(text: str) -> bool:
    """Whether a text that can be read, its lines ending in LF, is tidy beyond doubt."""
    if not text.endswith("\n") or text.endswith("\n\n") or text.startswith("\n") or "\n\n\n" in text:
        return False
    lines = Lines()
    return all(map(lines.take, text.split("\n"))) and lines.end()


class _Entry(NamedTuple):
    """A line with a key, a value or both, after its dashes."""

    dashes: str
    is_key: bool
    value: str


def _entry(line: str) -> _Entry | None:
    """What stands in a line of a plain shape; none where the shape is another."""
    if not (head := _HEAD.match(line)):
        return None
    is_key, end = head["key"] is not None, head.end()
    begins = end + 1 if is_key else end
    if not is_key and not head["dashes"]:
        return None
    if not is_key or line[begins : begins + 1].strip():
        end = _value_end(line, begins)
    return _Entry(head["dashes"], is_key, line[begins:end]) if end and _TAIL.fullmatch(line, end) else None


def _value_end(line: str, begins: int) -> int:
    """Where a value ends; 0 where it has no plain shape."""
    if line[begins : begins + 1] in ("[", "{"):
        return _flow_end(line, begins)
    found = _SCALAR.match(line, begins)
    return found.end() if found else 0


def _flow_end(line: str, begins: int) -> int:
    end = begins
    while found := _FLOW_PIECE.match(line, end):
        end = found.end()
    return end if line[end - 1] in "]}" else 0


class Lines:
    """Lines as they go by, each judged by those before it: that the text can be read says the rest.

    column: where the last key or value stood after its dashes; block: the column of the block that it lies in; opens:
    it is a key with nothing after it; bar: the column of the text that its `|` or `>` begins.
    """

    def __init__(self) -> None:
        self.column, self.block, self.opens = -STEP, -STEP, True
        self.bar: int | None = None
        self._is_after_bar = self._has_text = False
        self._remarks: list[int] = []

    def take(self, line: str) -> bool:
        """Whether the next line is tidy for sure."""
        if not line:
            return True
        lead = len(line) - len(line.lstrip(" "))
        if self.bar is not None:
            if lead >= self.bar:
                return self._take_text(line, lead - self.bar)
            self.bar = None
        if _REMARK.fullmatch(line):
            self._remarks.append(lead)
            return True
        entry = _entry(line)
        return entry is not None and self._suits(lead, entry.dashes) and self._take_entry(entry, lead)

    def end(self) -> bool:
        """Whether the text may end here."""
        return self._remarks_suit(-1) or not any(self._remarks)

    def _suits(self, lead: int, dashes: str) -> bool:
        """Whether an entry may begin in a column, and the remarks before it stand where they did."""
        if not self._remarks_suit(lead):
            return False
        if not self.opens:
            return lead <= self.block
        return lead == self.column + STEP or lead < self.column or (lead == self.column and not dashes)

    def _remarks_suit(self, lead: int) -> bool:
        before = (self.block,) if self._is_after_bar else (self.block, self.block + STEP)
        return all(column == lead or (column > lead and column in before) for column in self._remarks)

    def _take_entry(self, entry: _Entry, lead: int) -> bool:
        self._remarks = []
        self.column = lead + len(entry.dashes)
        self.block = self.column if entry.is_key else self.column - STEP
        self.opens = entry.is_key and not entry.value
        self._is_after_bar, self._has_text = entry.value in _BARS, False
        self.bar = self.block + STEP if self._is_after_bar else None
        return True

    def _take_text(self, line: str, further: int) -> bool:
        """A line of the text after `|` or `>`, so much further to the right than it has to stand."""
        begins, self._has_text = not self._has_text, True
        return not (begins and further) and not line.isspace()
