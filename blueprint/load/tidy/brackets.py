"""Brackets over several lines: the breaks stay where the author made them, and each line gets its column.

What follows a bracket at the end of its line stands two columns inside that line. What the author put right under the
first entry stays under it.

    touchpoints: [             check-in: {name: Check-in,
      desk, key-card                      owner: front-office}
    ]
"""

from __future__ import annotations

from blueprint.load.tidy.pieces import CLOSED, OPENED, STEP, Piece


class Bracket:
    """A bracket that is open.

    old, new: its columns; line: the column from which its lines count; row: the number of the line that it stands in;
    first: the old column of what follows it in its line, if anything does.
    """

    __slots__ = ("first", "line", "new", "old", "row")

    def __init__(self, old: int, new: int, line: int, row: int) -> None:
        self.old, self.new, self.line, self.row = old, new, line, row
        self.first: int | None = None


class Brackets:
    """The brackets that are open; `line`: the column of what begins the line that is being written."""

    def __init__(self) -> None:
        self.line = 0
        self._row = 0
        self._is_settled = True
        self._open: list[Bracket] = []
        self._last: Bracket | None = None

    def begin_line(self) -> None:
        """A new line is begun."""
        self._row += 1
        self._is_settled, self._last = False, None

    def settle(self, column: int) -> None:
        """Something other than a dash is to be written in a column."""
        if not self._is_settled:
            self._is_settled, self.line = True, column

    def follow(self, piece: Piece) -> None:
        """A piece follows the one before it in the same line."""
        if self._last is not None:
            self._last.first = piece.column

    def turn(self, piece: Piece, end: int) -> None:
        """A piece was written up to a column: a bracket opens, or closes."""
        self._last = None
        if piece.kind is OPENED:
            others = sum(bracket.row == self._row for bracket in self._open)
            self._last = Bracket(piece.column, end - 1, self.line + STEP * others, self._row)
            self._open.append(self._last)
        elif piece.kind is CLOSED and self._open:
            self._open.pop()

    def column_of(self, piece: Piece) -> int:
        """The column of a piece inside of brackets that begins a line."""
        bracket = self._open[-1]
        if piece.kind is CLOSED:
            is_under = bracket.first is not None and piece.column == bracket.old
            return bracket.new if is_under else bracket.line
        return bracket.new + 1 if piece.column == bracket.first else bracket.line + STEP

    def column_of_remark(self, column: int, after: Piece) -> int:
        """The column of a remark inside of brackets that stands in a line of its own. after: the piece after it."""
        home = self.column_of(after)
        return home + STEP if after.kind is CLOSED and column > after.column else home
