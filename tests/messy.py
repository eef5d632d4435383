"""Data as YAML that nobody tidied: every indentation, style, quote and remark that a person may type, at random."""

from __future__ import annotations

import random
from typing import Any

from blueprint.load.quoting import is_plain, scalar


def messy(data: dict[str, Any], dice: random.Random) -> str:
    """A mapping as a text that reads as exactly that mapping, laid out at random."""
    return Messy(dice).document(data)


class Messy:
    """Writes one text. dice: what is thrown at every choice."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.remarks = self.anchors = 0
        self.is_after_bar = False

    def document(self, data: dict[str, Any]) -> str:
        lines = [*self.between(0), *(["---"] if self.often(1) else []), *self.block(data, 0), *self.between(0)]
        lines += ["..."] if self.often(1) else []
        text = "\n".join(lines)
        if not lines[-1].startswith((" ", "...")):
            text += "\n" * self.dice.randint(0, 3)
        text = text if not self.often(2) else text.replace("\n", "\r\n")
        return ("\ufeff" if self.often(1) else "") + text

    def often(self, tenths: int) -> bool:
        return self.dice.randrange(10) < tenths

    def spaces(self, least: int, most: int) -> str:
        return " " * self.dice.randint(least, most)

    # ── remarks and blank lines ─────────────────────────────────────────────────────────────────────────────────────

    def remark(self, tight: bool = True) -> str:
        self.remarks += 1
        signs = ("#", "# ", "#  ", "##", "#!", "# - ") if tight else ("# ", "#  ")
        return f"{self.dice.choice(signs)}remark {self.remarks}{self.spaces(0, 2)}"

    def between(self, column: int) -> list[str]:
        """Lines that say nothing, before an entry in a column."""
        lines = []
        while self.often(2):
            lead = self.dice.choice((0, column, column, column + 2, self.dice.randint(0, 12)))
            lead = 0 if self.is_after_bar else lead  # further to the right it would be text
            lines.append(self.spaces(0, 0 if self.is_after_bar else 4) if self.often(5) else " " * lead + self.remark())
        return lines

    def end(self, text: str = "") -> str:
        """What may stand after a line."""
        if not self.often(2):
            return text + (self.spaces(0, 3) if text else "")
        return text + self.dice.choice((" ", "  ", "      ", " " * max(1, 40 - len(text)))) + self.remark(False)

    # ── blocks ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def block(self, value: Any, column: int) -> list[str]:
        """The lines of a list or mapping whose entries stand in a column."""
        lines: list[str] = []
        for entry in value.items() if isinstance(value, dict) else value:
            if isinstance(value, dict):
                lines += self.between(column) + self.pair(*entry, column)
            else:
                lines += self.between(column) + self.item(entry, column)
        return lines

    def pair(self, key: str, value: Any, column: int) -> list[str]:
        lead, name = " " * column, self.word(key, flow=False)
        if self.often(1) and len(name) < 100:
            asked = [f"{lead}?{self.spaces(1, 3)}{self.end(name)}"]
            return [*asked, *self.after(f"{lead}:", value, column, False)]
        return self.after(f"{lead}{name}{self.spaces(0, 1)}:", value, column, True)

    def item(self, value: Any, column: int) -> list[str]:
        lead = " " * column + "-"
        if self.is_full(value) and self.often(7):
            spaces = self.spaces(1, 3)
            first, *others = self.block(value, column + 1 + len(spaces))
            while not first.strip() or first.lstrip().startswith("#"):
                first, *others = self.block(value, column + 1 + len(spaces))
            return [lead + spaces + first.lstrip(), *others]
        return self.after(lead, value, column, False)

    def after(self, head: str, value: Any, column: int, is_key: bool) -> list[str]:
        """A value after its key or dash, in the same line or in those that follow."""
        self.is_after_bar = False
        if self.is_full(value) and self.often(6):
            if self.often(1):
                self.anchors += 1
                head += f" &a{self.anchors}"
            least = 0 if isinstance(value, list) and is_key else 1
            inner = column + self.dice.choice((2, 2, 4, self.dice.randint(least, 5)))
            return [self.end(head), *self.between(inner), *self.block(value, inner)]
        if isinstance(value, str) and (lines := self.text(value, column)):
            return [head + self.spaces(1, 3) + lines[0], *lines[1:]]
        written = self.flow(value, column, 0)
        if self.often(1):
            return [self.end(head), *self.between(column + 1), self.end(" " * (column + 3) + written)]
        if self.often(1) and isinstance(value, str):
            head += " !!str"
        return [self.end(f"{head}{self.spaces(1, 3)}{written}")]

    def is_full(self, value: Any) -> bool:
        return isinstance(value, dict | list) and bool(value)

    # ── texts ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def text(self, value: str, column: int) -> list[str]:
        """A text over several lines; nothing if it is to stand in one."""
        words = value.split(" ")
        lead = column + self.dice.randint(1, 5)
        if not value or value != value.strip() or "" in words or self.often(7):
            return []
        if "\n" in value or self.often(3):
            return self.bar(value, column, lead)
        lines = self.wrapped(words)
        if len(lines) == 1:
            return []
        if is_plain(value) and self.often(5):
            return [lines[0], *(" " * lead + line for line in lines[1:-1]), self.end(" " * lead + lines[-1])]
        quoted = ['"' + scalar(value + ":").strip('"')[:-1] + '"'] if not self.often(3) else []
        if quoted and "\\" not in quoted[0]:
            first, *others = self.wrapped(quoted[0].split(" "))
            return [first, *(" " * lead + line for line in others)]
        return [f"'{value.replace(chr(39), chr(39) * 2)}'"] if "\n" not in value else []

    def wrapped(self, words: list[str]) -> list[str]:
        lines = [words[0]]
        for word in words[1:]:
            if self.often(3):
                lines[-1] += self.spaces(0, 2)
                lines.append(word)
            else:
                lines[-1] += f" {word}"
        return lines

    def bar(self, value: str, column: int, lead: int) -> list[str]:
        body, is_ended = value.removesuffix("\n"), value.endswith("\n")
        lines = body.split("\n") if "\n" in body or is_ended or self.often(5) else []
        if not all(line and not line.startswith((" ", "\t")) for line in lines):
            return []
        sign = "|" if lines else ">"
        lines = lines or self.wrapped(body.split(" "))
        lines = [line.rstrip(" ") for line in lines] if sign == ">" else lines
        self.is_after_bar = True
        digit = str(lead - column) if self.often(3) else ""
        head = self.end(f"{sign}{digit}{'' if is_ended else '-'}").rstrip()
        return [head, *(" " * lead + line for line in lines), *[self.spaces(0, column)] * self.often(3)]

    # ── brackets ────────────────────────────────────────────────────────────────────────────────────────────────────

    def flow(self, value: Any, column: int, depth: int) -> str:
        if isinstance(value, dict):
            sign, pairs = "{}", [f"{self.word(key)}{self.spaces(0, 1)}:{self.spaces(1, 2)}{self.flow(item, column, 1)}"
                                 for key, item in value.items()]  # fmt: skip
        elif isinstance(value, list):
            sign, pairs = "[]", [self.flow(item, column, 1) for item in value]
        else:
            return self.word(value, depth > 0) if isinstance(value, str) else self.number(value)
        inside = "".join(f"{self.gap(column)}{pair}{self.spaces(0, 1)}," for pair in pairs)
        return sign[0] + (inside if self.often(2) else inside.removesuffix(",")) + self.gap(column, True) + sign[1]

    def gap(self, column: int, last: bool = False) -> str:
        if not self.often(1):
            return self.spaces(0, 2)
        remark = f" {self.remark(False)}" if self.often(3) else ""
        blank = "\n" * self.often(1)
        return f"{remark}\n{blank}{' ' * column}{self.spaces(0 if last else 1, 6)}"

    def word(self, text: str, flow: bool = True) -> str:
        if is_plain(text, flow) and not self.often(2):
            return text
        if "'" not in text and text.isprintable() and self.often(5):
            return f"'{text}'"
        written = scalar(text + ":")
        return '"' + written.strip('"')[:-1] + '"'

    def number(self, value: Any) -> str:
        if value is None or isinstance(value, bool):
            return {None: "null", True: "true", False: "false"}[value]
        return str(value)
