"""Edits as patches: which letters of a text give way to which, so that all the others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from blueprint.errors import OutputError, Path
from blueprint.load.anatomy import Anatomy, Entry
from blueprint.load.expected import Changes
from blueprint.load.order import key_before
from blueprint.load.removal import removal
from blueprint.load.tidy.pieces import BLOCK, CLOSED, COLON
from blueprint.load.writer import BLOCKS, entry, in_brackets, item_lines, key_text


class Patch(NamedTuple):
    """From one index of the old text to another, other letters. column: of what is put in, where that are lines."""

    start: int
    end: int
    text: str
    column: int = 0


def patched(text: str, patches: Iterable[Patch]) -> str:
    """A text with its patches on. Raises OutputError if one lies over another.

    Of several that put something in at one place the one furthest to the right comes first: it belongs to what is
    further in.
    """
    parts, end = [], 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end, -patch.column)):
        if patch.start < end:
            raise OutputError("two changes touch the same lines")
        parts += [text[end : patch.start], patch.text]
        end = patch.end
    return "".join([*parts, text[end:]])


class Patcher:
    """Makes the patches for the changes of one text. in_one_line: no new value is written over several lines."""

    def __init__(self, anatomy: Anatomy, changes: Changes, in_one_line: bool = False) -> None:
        self.anatomy, self.changes, self._in_one_line = anatomy, changes, in_one_line
        self.text = anatomy.text

    def run(self) -> Iterator[Patch]:
        """All patches. Raises OutputError for what cannot be changed in place."""
        added = {path: dict(pairs) for path, pairs in self.changes.added.items()}
        for path, value in self.changes.replaced.items():
            if self.anatomy.is_brought(path):
                added.setdefault(path[:-1], {})[str(path[-1])] = value  # a key of its own wins over what `<<` brings
            elif self.anatomy.is_in_brackets(path[:-1]):
                yield self._replace_in_brackets(path, value)
            else:
                yield from self._replace_in_block(path, value)
        for path in {**added, **self.changes.removed}:
            yield from self._change_entries(path, list(added.get(path, {}).items()))

    def _change_entries(self, path: Path, added: list[tuple[str, Any]]) -> Iterator[Patch]:
        """New keys of a mapping, and what is removed from a mapping or list."""
        entries = self.anatomy.entries(path)
        parts = self.changes.removed.get(path, set())
        gone = [one for one in entries if one.part in parts]
        if len(gone) < len(parts):
            for part in parts:
                self.anatomy.entry((*path, part))  # says which comes from another place
        kept = [one for one in entries if one.part not in parts]
        first = [pair for pair in added if not kept or self._after(path, pair[0], kept) is None][:1]
        if first and gone and gone[0] is entries[0]:
            kept = [gone.pop(0), *kept]
            added.remove(first[0])
            yield from self._put_in_place(path, kept[0], *first[0])
        for start, end, text in removal(self.anatomy, path, entries, gone):
            yield Patch(start, end, text)
        for key, value in added:
            yield from self._insert(path, key, value, kept)

    # ── another value ───────────────────────────────────────────────────────────────────────────────────────────────

    def _replace_in_brackets(self, path: Path, value: Any) -> Patch:
        here = self.anatomy.entry(path)
        end, said = self.anatomy.end(here), in_brackets(value, str(path[-1]))
        if here.value <= here.last:
            return Patch(self.anatomy.pieces[here.value].start, end, said)
        return Patch(end, end, f" {said}" if self.anatomy.pieces[here.last].kind is COLON else f": {said}")

    def _replace_in_block(self, path: Path, value: Any) -> Iterator[Patch]:
        here = self.anatomy.entry(path)
        head, end = self.anatomy.end_of(here.value - 1), self.anatomy.end(here)
        start = self.anatomy.pieces[here.value].start if here.value <= here.last else head
        is_below = self.anatomy.line_end(head) < start
        inside = head + 1 if is_below or start == head else start
        first, *others = self._lines(path, value, inside - self.anatomy.line_start(head))
        if is_below:
            yield Patch(head, head, f" {first}" if first else "")
            yield Patch(self.anatomy.line_end(head), self.anatomy.line_end(end), "")
        elif start == head or not first:
            yield Patch(head, end, f" {first}" if first else "")
        else:
            yield Patch(start, end, first + self._remark_of_bar(here))
        yield from self._below(end, others)

    def _lines(self, path: Path, value: Any, inside: int) -> list[str]:
        """The lines of a value, the first one without its key or dash. inside: the column after a dash."""
        key = path[-1]
        if isinstance(key, str):
            column = self._column(path[:-1])
            head, *others = self._pair(key, value, column)
            name = key_text(key)
            if name is None:
                raise OutputError("the key is too long for its value to be changed")
            return [head[len(name) + 1 :].lstrip(), *others]
        holder = next((part for part in reversed(path) if isinstance(part, str)), "")
        first, *others = [in_brackets(value)] if self._in_one_line else item_lines(value, holder, inside)
        return [first, *_indented(others, inside)]

    def _remark_of_bar(self, here: Entry) -> str:
        """The remark after `|` or `>`, which is in the way when the text gives way to another."""
        piece = self.anatomy.pieces[here.last]
        header = self.text[piece.start : self.anatomy.line_end(piece.start)]
        return f"  {header[header.index('#') :]}" if piece.kind is BLOCK and "#" in header else ""

    # ── another key ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _put_in_place(self, path: Path, here: Entry, key: str, value: Any) -> Iterator[Patch]:
        """Another key and value in the place of the first ones, which go."""
        start, end = self.anatomy.start(here), self.anatomy.end(here)
        if self.anatomy.is_in_brackets(path):
            yield Patch(start, end, _said(key, value))
            return
        first, *others = self._pair(key, value, self._column(path))
        yield Patch(start, end, first)
        yield from self._below(end, others)

    def _insert(self, path: Path, key: str, value: Any, kept: Sequence[Entry]) -> Iterator[Patch]:
        after = self._after(path, key, kept)
        if self.anatomy.is_in_brackets(path):
            said = _said(key, value)
            yield from self._insert_after(after, said) if after else self._insert_in_front(path, said)
            return
        lines = self._pair(key, value, self._column(path))
        yield self._insert_below(path, lines, after) if after else self._insert_above(path, lines)

    def _after(self, path: Path, key: str, kept: Sequence[Entry]) -> Entry | None:
        """The entry that a new key follows; None if it is the first."""
        before = key_before(path, key, [str(one.part) for one in kept], self.anatomy.data)
        return next((one for one in kept if one.part == before), None)

    def _insert_in_front(self, path: Path, said: str) -> Iterator[Patch]:
        """At the beginning of a mapping in brackets."""
        opening = self.anatomy.opening(path)
        first = self.anatomy.pieces[self.anatomy.at(opening.end)]
        if first.kind is CLOSED:
            is_line = self.anatomy.line_end(opening.end) >= first.start
            yield Patch(opening.end, first.start if is_line else opening.end, said)
        elif self.anatomy.begins_line(first.start):
            yield Patch(first.start, first.start, f"{said},{self.anatomy.line_break}{' ' * first.column}")
        else:
            yield Patch(first.start, first.start, f"{said}, ")

    def _insert_after(self, after: Entry, said: str) -> Iterator[Patch]:
        """After an entry in brackets: in its line, or in a line of its own where the entry has one."""
        start, end, comma = self.anatomy.start(after), self.anatomy.end(after), self.anatomy.comma_after(after)
        if self.anatomy.begins_line(start) and self.anatomy.ends_line(comma.end if comma else end):
            yield Patch(end, end, "" if comma else ",")
            yield from self._below(
                end, _indented([f"{said}," if comma else said], start - self.anatomy.line_start(start))
            )
        else:
            yield Patch(end, end, f", {said}")

    def _insert_above(self, path: Path, lines: list[str]) -> Patch:
        """Before the first entry of a block, after the dash where there is one."""
        start, column = self.anatomy.opening(path).start, self._column(path)
        return Patch(start, start, self.anatomy.line_break.join([*lines, " " * column]), column)

    def _insert_below(self, path: Path, lines: list[str], after: Entry) -> Patch:
        """After an entry of a block, and the remarks that lie in it."""
        column, end = self._column(path), self.anatomy.end(after)
        spot = self.anatomy.next_line(end)
        while self.anatomy.lead_of_remark(spot) > column:
            spot = self.anatomy.next_line(spot)
        first, *others = lines
        lines = [" " * column + first, *others]
        if not column and (others or self.anatomy.line_end(self.anatomy.start(after)) < end) and self.anatomy.is_airy:
            lines = ["", *lines, *[""] * (spot < len(self.text) and not self.anatomy.is_blank(spot))]
        return self._lines_at(spot, lines, column)

    # ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _column(self, path: Path) -> int:
        """The column of the entries of a block."""
        level = self.anatomy.opening(path).level
        return level.old if level else 0

    def _pair(self, key: str, value: Any, column: int) -> list[str]:
        """The lines of a key and its value, all but the first in their columns."""
        if self._in_one_line:
            return [_said(key, value)]
        in_lines = not column and key in BLOCKS and isinstance(value, dict | list)
        first, *others = entry(key, value, column, in_lines)
        return [first, *_indented(others, column)]

    def _below(self, index: int, lines: Sequence[str]) -> Iterator[Patch]:
        """Lines after the line of an index."""
        if lines:
            yield self._lines_at(self.anatomy.next_line(index), lines, len(lines[0]) - len(lines[0].lstrip(" ")))

    def _lines_at(self, spot: int, lines: Sequence[str], column: int) -> Patch:
        """Lines before the line that begins at an index, or at the end of the text."""
        end = self.anatomy.line_break
        is_cut = spot == len(self.text) and not self.text.endswith(("\n", "\r"))
        said = "".join(f"{end}{line}" if is_cut else f"{line}{end}" for line in lines)
        return Patch(spot, spot, said, column)


def _said(key: str, value: Any) -> str:
    """A key and its value inside of brackets."""
    return in_brackets({key: value})[1:-1]


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]
