"""Most files are tidy already, and most of their lines are of a few plain shapes: those are told without a parser.

`surely_tidy` takes a few milliseconds where laying out a file takes many times that, so that every check can ask. Its
yes is sure for a text that can be read; where it meets anything else than the plain shapes, it says no and does not
know.
"""

from __future__ import annotations

import re

from blueprint.load.tidy.pieces import STEP

# No possessive repeats: early releases of Python 3.11 match them wrongly. Each character fits one branch alone.
_FIRST = r"""(?:[^\s\-?:,\[\]{}#&*!|>'"%@`]|-(?=[^\s,\[\]{}\-]))"""
_PLAIN = rf"{_FIRST}(?:[^\s:#]|:(?=\S)|(?<=\S)\#|\ (?=[^\s:#]))*"
_PLAIN_IN_FLOW = rf"{_FIRST}(?:[^\s:#,\[\]{{}}]|:(?=[^\s,\[\]{{}}])|(?<=\S)\#|\ (?=[^\s:#,\[\]{{}}]))*"
_QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
_FLOW = rf"""[\[{{](?:
    {_PLAIN_IN_FLOW} | (?:{_QUOTED})(?=[\]}},]|:\ )
    | ,\ (?=[^\s\]}},\#]) | :\ (?=[^\s,\]}}\#]) | [\[{{](?=[^\s,]) | [\]}}]
  )*(?<=[\]}}])"""
_REMARK = r"\#(?:[\ !\#].*(?<!\s))?"
_LINE = re.compile(
    rf"""(?P<lead>\ *)
    (?: (?P<remark>{_REMARK})
      | (?P<dashes>(?:-\ )*)
        (?: (?P<key>{_PLAIN}):(?=\ |$)(?:\ (?P<value>{_PLAIN}|{_QUOTED}|{_FLOW}|(?P<bar>[|>]-?)))?
          | (?<=-\ )(?:{_PLAIN}|{_QUOTED}|{_FLOW}|(?P<bare_bar>[|>]-?)) )
        (?:\ {{2,}}{_REMARK})?
    )""",
    re.VERBOSE,
)


def surely_tidy(text: str) -> bool:
    """Whether a text that can be read, its lines ending in LF, is tidy beyond doubt."""
    if not text.endswith("\n") or text.endswith("\n\n") or text.startswith("\n") or "\n\n\n" in text:
        return False
    lines = Lines()
    return all(map(lines.take, text.split("\n"))) and lines.end()


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
        found = _LINE.fullmatch(line)
        if found is None:
            return False
        if found["remark"] is not None:
            self._remarks.append(lead)
            return True
        return self._suits(lead, found["dashes"]) and self._take_entry(found, lead)

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

    def _take_entry(self, found: re.Match[str], lead: int) -> bool:
        self._remarks = []
        self.column = lead + len(found["dashes"])
        is_key, bar = found["key"] is not None, found["bar"] or found["bare_bar"]
        self.block = self.column if is_key else self.column - STEP
        self.opens = is_key and found["value"] is None
        self._is_after_bar, self._has_text = bool(bar), False
        self.bar = self.block + STEP if bar else None
        return True

    def _take_text(self, line: str, further: int) -> bool:
        """A line of the text after `|` or `>`, so much further to the right than it has to stand."""
        begins, self._has_text = not self._has_text, True
        return not (begins and further) and not line.isspace()
