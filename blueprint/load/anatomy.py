"""A text taken apart for whoever changes it in place: where each entry begins and ends, and what surrounds it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Any, NamedTuple

from blueprint.errors import OutputError, Path
from blueprint.load.expected import said
from blueprint.load.parsing.positions import Mark
from blueprint.load.parsing.source import read_with_positions
from blueprint.load.tidy.pieces import ANCHOR, ASKED, BLOCK, COMMA, OPENED, TAG, Piece, pieces

_BLANK = " \t"


class Entry(NamedTuple):
    """An entry of a list or mapping, with its key or dash.

    part: its key or number; first, last: the numbers of its pieces; value: of the first piece of its value, `last + 1`
    if it has none.
    """

    part: str | int
    first: int
    value: int
    last: int


class Anatomy:
    """A text that can be read, its data, and its pieces. Raises SourceError if it cannot be read."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.data, positions = read_with_positions(text, name)
        self._root = positions.root
        self._entries: dict[Path, dict[str | int, Entry]] = {}
        self.line_break = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces, in order."""
        return list(pieces(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    # ── values and entries ──────────────────────────────────────────────────────────────────────────────────────────

    def mark(self, path: Path) -> Mark:
        """Where a value stands. Raises OutputError for what stands elsewhere too: what an alias or `<<` brought."""
        mark = self._root
        for size, part in enumerate(path, 1):
            mark = mark.entries[part]
            if mark.through is not None:
                raise OutputError(f"`{said(path[:size])}` comes here by an alias or `<<`: change it where it stands")
        return mark

    def at(self, index: int) -> int:
        """The number of the first piece that begins at an index of the text, or after it."""
        return bisect_left(self._starts, index)

    def opening(self, path: Path) -> Piece:
        """The first piece of a list or mapping, past its anchor and tag: its bracket, its first dash or key."""
        number = self.at(self.mark(path).start)
        while self.pieces[number].kind in (ANCHOR, TAG) and not self._is_entry(self.pieces[number]):
            number += 1
        return self.pieces[number]

    def is_in_brackets(self, path: Path) -> bool:
        """Whether a list or mapping is written in brackets."""
        return self.opening(path).kind is OPENED

    def entries(self, path: Path) -> list[Entry]:
        """The entries of a list or mapping that stand in it, in the order of the text."""
        return list(self._known(path).values())

    def entry(self, path: Path) -> Entry:
        """The entry of a value. Raises OutputError if `<<` brought it."""
        known = self._known(path[:-1])
        if path[-1] not in known:
            self.mark(path)  # says where it comes from
        return known[path[-1]]

    def is_brought(self, path: Path) -> bool:
        """Whether `<<` brought an entry to the mapping that it is in."""
        return path[-1] not in self._known(path[:-1])

    def _known(self, path: Path) -> dict[str | int, Entry]:
        """The same entries by their keys or numbers."""
        if path not in self._entries:
            in_brackets = self.is_in_brackets(path)
            own = [self._entry(part, mark, in_brackets) for part, mark in self.mark(path).entries.items()
                   if mark.through is None or self._is_alias(mark.through)]  # fmt: skip
            self._entries[path] = {one.part: one for one in sorted(own, key=lambda one: one.first)}
        return self._entries[path]

    def _entry(self, part: Any, mark: Mark, in_brackets: bool) -> Entry:
        place = mark.through or mark
        value = self.at(place.start)
        first = self.at(mark.key.start) if isinstance(part, str) and mark.key else value
        if (first and self.pieces[first - 1].kind is ASKED) or not (isinstance(part, str) or in_brackets):
            first -= 1  # the `?` of a key, the dash of an entry
        last = max(self.at(place.end) - 1, first)
        return Entry(part, first, value if place.start < place.end else last + 1, last)

    def _is_alias(self, mark: Mark) -> bool:
        return self.text.startswith("*", mark.start)

    def _is_entry(self, piece: Piece) -> bool:
        return piece.level is not None and piece.column == piece.level.old and not piece.depth

    # ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def start(self, entry: Entry) -> int:
        """Where an entry begins."""
        return self.pieces[entry.first].start

    def end(self, entry: Entry) -> int:
        """Where what an entry says ends; the blank lines after a text of lines are no part of it."""
        return self.end_of(entry.last)

    def end_of(self, number: int) -> int:
        """Where a piece ends."""
        piece = self.pieces[number]
        if piece.kind is not BLOCK:
            return piece.end
        return piece.start + len(self.text[piece.start : piece.end].rstrip(f"{_BLANK}\r\n"))

    def line_start(self, index: int) -> int:
        """Where the line of an index begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line of an index ends, before its break."""
        ends = (self.text.find(sign, index) for sign in "\r\n")
        return min((end for end in ends if end >= 0), default=len(self.text))

    def next_line(self, index: int) -> int:
        """Where the line after that of an index begins."""
        end = self.line_end(index)
        return end + 2 if self.text.startswith("\r\n", end) else min(end + 1, len(self.text))

    def begins_line(self, index: int) -> bool:
        """Whether nothing but space stands before an index in its line."""
        return not self.text[self.line_start(index) : index].strip(_BLANK)

    def ends_line(self, index: int) -> bool:
        """Whether nothing but a remark stands from an index to the end of its line."""
        rest = self.text[index : self.line_end(index)].strip(_BLANK)
        return not rest or rest.startswith("#")

    def lead_of_remark(self, index: int) -> int:
        """The column of the remark that is all there is in the line that begins at an index; -1 if there is none."""
        line = self.text[index : self.line_end(index)]
        said = line.lstrip(_BLANK)
        return len(line) - len(said) if said.startswith("#") else -1

    @property
    def is_airy(self) -> bool:
        """Whether the author sets things apart by blank lines."""
        return self.line_break * 2 in self.text

    def is_blank(self, index: int) -> bool:
        """Whether the line that begins at an index has nothing in it."""
        return not self.text[index : self.line_end(index)].strip(_BLANK)

    def comma_after(self, entry: Entry) -> Piece | None:
        """The comma after an entry in brackets."""
        number = entry.last + 1
        piece = self.pieces[number] if number < len(self.pieces) else None
        return piece if piece and piece.kind is COMMA else None
