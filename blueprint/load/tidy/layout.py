"""The pieces of a text put into lines again: every gap between two of them is written anew, the pieces stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from blueprint.load.tidy import remarks
from blueprint.load.tidy.brackets import Brackets
from blueprint.load.tidy.pieces import ASKED, BLOCK, CLOSED, COMMA, DASH, MARKER, STEP, TEXT, Piece, pieces
from blueprint.load.tidy.rows import Row, columns_of, written
from blueprint.load.tidy.scalars import barred, folded
from blueprint.load.tidy.spacing import space

_BREAK = re.compile(r"\r\n|\r|\n")
_BLANK = " \t"


def remarks_of(text: str) -> list[str]:
    """What the remarks of a text say, in their order."""
    lines, end = [], 0
    for piece in pieces(text):
        lines += _BREAK.split(text[end : piece.start])
        end = piece.end
        if piece.kind is BLOCK:
            lines.append(text[piece.start : piece.end].splitlines()[0].lstrip("|>+-0123456789"))
    lines += _BREAK.split(text[end:])
    return [said for line in lines if (said := line.strip(f"{_BLANK}#"))]


class Layout:
    """Writes the lines of one text.

    rows: the lines that are done; parts: what the line that is being written consists of, and `column` where it ends so
    far; before, end: the piece that was written last, and where it ends in the old text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[Row] = []
        self.parts: list[str] = []
        self.column = 0
        self.brackets = Brackets()
        self.before: Piece | None = None
        self.end = 0
        self._is_apart = False  # a blank line comes before the next one
        self._is_spare_comma = False  # the piece before is a comma that a bracket's end would make needless

    def run(self) -> list[str]:
        """The new lines."""
        for piece in pieces(self.text):
            self._take(piece)
        self._break_line(None)
        return list(written(self.rows))

    def _take(self, piece: Piece) -> None:
        before, gap = self.before, self.text[self.end : piece.start]
        is_first = before is None or before.kind is BLOCK or "\n" in gap or "\r" in gap
        if before is None or is_first:
            self._break_line(piece)
            self._begin(self.brackets.column_of(piece) if piece.depth else piece.home)
        else:
            self.brackets.follow(piece)
            if piece.kind is CLOSED and self._is_spare_comma:
                self._unwrite()
            self._write(space(before.kind, piece.kind))
        if piece.kind not in (DASH, ASKED):
            self.brackets.settle(self.column)
        self._put(piece)
        self._is_spare_comma = piece.kind is COMMA and before is not None and before.kind is not ASKED and not is_first
        self.before, self.end = piece, piece.end

    # ── the line that is being written ──────────────────────────────────────────────────────────────────────────────

    def _begin(self, column: int) -> None:
        self._settle_blank()
        self.parts, self.column = list[str](), column
        if column:
            self.parts.append(" " * column)
        self.brackets.begin_line()

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.column += len(text)

    def _unwrite(self) -> None:
        self.column -= len(self.parts.pop())

    def _put(self, piece: Piece) -> None:
        raw = self.text[piece.start : piece.end]
        if piece.kind is BLOCK:
            self._put_bar(raw, piece)
        elif piece.kind is TEXT and ("\n" in raw or "\r" in raw):
            self._put_lines(raw, piece)
        else:
            self._write(raw.rstrip() if piece.kind is MARKER else raw)
        self.brackets.turn(piece, self.column)

    def _put_lines(self, raw: str, piece: Piece) -> None:
        *lines, last = folded(raw, self.brackets.line + STEP if piece.depth else _inside(piece))
        for line in lines:
            self._write(line)
            self._end_line()
        self._write(last)

    def _put_bar(self, raw: str, piece: Piece) -> None:
        bar = barred(raw, piece.level.old if piece.level else 0, _inside(piece))
        self._write(bar.header)
        self._end_line(bar.remark, self.text.find("#", piece.start) if bar.remark else 0)
        self.rows.extend(map(Row, bar.lines))
        self._is_apart = bar.blanks

    def _end_line(self, remark: str = "", at: int = 0) -> None:
        """The line is done. remark: what follows it; at: where that begins in the old text."""
        text = "".join(self.parts)
        self.parts, self.column = [], 0
        if not remark:
            self.rows.append(Row(text))
            return
        before = self.text[max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1 : at]
        gap = len(before) - len(before.rstrip(_BLANK))
        self.rows.append(Row(text, remarks.spelled(remark), columns_of(before), gap))

    # ── between two lines ───────────────────────────────────────────────────────────────────────────────────────────

    def _break_line(self, after: Piece | None) -> None:
        """End the line, and write what stands before the next piece: blank lines and remarks."""
        start, stop = self.end, after.start if after else len(self.text)
        lines = _BREAK.split(self.text[start:stop])
        if self.parts:
            remark = lines.pop(0)
            self._end_line(remark.strip(_BLANK), start + len(remark) - len(remark.lstrip(_BLANK)))
        group: list[str] = []
        for line in lines[:-1] if after and lines else lines:
            if group and (not line.strip(_BLANK) or _lead(line) != _lead(group[0])):
                self._put_remarks(group, after)
                group = []
            if line.strip(_BLANK):
                group.append(line)
            else:
                self._is_apart = True
        self._put_remarks(group, after)

    def _put_remarks(self, group: Sequence[str], after: Piece | None) -> None:
        """Remarks in lines of their own, all in one column."""
        if not group:
            return
        self._settle_blank()
        column = _lead(group[0])
        hangs = self._hangs(column, after)
        for remark in remarks.spelled_alike([line.strip(_BLANK) for line in group]):
            if hangs:
                self.rows.append(Row("", remark, column, hangs=True))
            elif after and after.depth:
                self.rows.append(Row(" " * self.brackets.column_of_remark(column, after) + remark))
            else:
                self.rows.append(Row(" " * remarks.home(remark, column, self.before, after) + remark))

    def _hangs(self, column: int, after: Piece | None) -> bool:
        """Whether a remark is the next line of the one at the end of the line above."""
        above = self.rows[-1] if self.rows else None
        if above is None or not above.remark or above.column != column:
            return False
        return not (self.before and self.before.kind is BLOCK) and not (after and after.column == column)

    def _settle_blank(self) -> None:
        if self._is_apart and self.rows:
            self.rows.append(Row(""))
        self._is_apart = False


def _inside(piece: Piece) -> int:
    """The column of the further lines of a text."""
    return piece.level.new + STEP if piece.level else STEP


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(_BLANK))
