"""A text as pieces: what YAML calls tokens, each with the column that its line gets if it begins one.

Blocks lie two columns inside one another, and that is all the arithmetic there is: a list under a key, an entry after
its dash and a value under its key all stand two columns to the right of what they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yaml import tokens as y

from blueprint.load.parsing.events import Event, tokens

STEP = 2
"""How many columns lie between what holds and what is held."""
OPENED, CLOSED, COMMA, COLON, DASH, ASKED = "[", "]", ",", ":", "-", "?"
TEXT, BLOCK, ALIAS, ANCHOR, TAG, MARKER = "text", "|", "*", "&", "!", "---"

_KINDS: dict[type, str] = {
    y.FlowSequenceStartToken: OPENED,
    y.FlowMappingStartToken: OPENED,
    y.FlowSequenceEndToken: CLOSED,
    y.FlowMappingEndToken: CLOSED,
    y.FlowEntryToken: COMMA,
    y.ValueToken: COLON,
    y.KeyToken: ASKED,
    y.BlockEntryToken: DASH,
    y.ScalarToken: TEXT,
    y.AliasToken: ALIAS,
    y.AnchorToken: ANCHOR,
    y.TagToken: TAG,
    y.DocumentStartToken: MARKER,
    y.DocumentEndToken: MARKER,
    y.DirectiveToken: MARKER,
}


class Level(NamedTuple):
    """A list or mapping in block style.

    above: what it lies in; old: the column of its entries; new: the column that they get; kind: `map`, `list`, or
    `tight` for a list in the very column of its key.
    """

    above: Level | None
    old: int
    new: int
    kind: str


class Piece(NamedTuple):
    """A token of the text, from index `start` to `end`, in a column counted from 0.

    level: the block that it lies in; home: the column that it gets if it begins a line outside of brackets; depth: how
    many brackets are open before it.
    """

    kind: str
    start: int
    end: int
    column: int
    level: Level | None
    home: int
    depth: int


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text that can be read."""
    structure = Structure()
    for token in tokens(text):
        kind = _KINDS.get(type(token))
        start, end = token.start_mark, token.end_mark.index
        if kind is None or (kind is ASKED and start.index == end):
            structure.turn(token)
            continue
        if kind is TEXT and token.style in ("|", ">"):
            kind = BLOCK
        if kind is MARKER and text.startswith("%", start.index):
            end = min(text.find(sign, end) % (len(text) + 1) for sign in "\r\n")  # all of its line belongs to it
        home = structure.home(kind, start.column)
        yield Piece(kind, start.index, end, start.column, structure.level, home, structure.depth)
        structure.turn_bracket(kind)


class Structure:
    """The blocks and brackets that are open while the tokens go by."""

    def __init__(self) -> None:
        self.level: Level | None = None
        self.depth = 0
        self._is_key = False

    def turn(self, token: Event) -> None:
        """Take in a token that has no letters: the start or the end of a block, a key to come."""
        kind = type(token)
        if kind is y.BlockMappingStartToken or kind is y.BlockSequenceStartToken:
            self._enter("map" if kind is y.BlockMappingStartToken else "list", token.start_mark.column)
        elif kind is y.BlockEndToken:
            self._leave_tight_list()
            self.level = self.level.above if self.level else None
        elif kind is y.KeyToken and not self.depth:
            self._leave_tight_list()
            self._is_key = True

    def home(self, kind: str, column: int) -> int:
        """The column of a piece that begins a line outside of brackets."""
        if self.depth:
            return 0
        if kind is DASH and self.level and self.level.kind == "map":
            self._enter("tight", column)
        elif kind is ASKED or kind is COLON:
            self._leave_tight_list()
        is_entry = self._is_key or kind in (ASKED, COLON, DASH)
        self._is_key = False
        if kind is MARKER or self.level is None:
            return 0
        return self.level.new if is_entry else self.level.new + STEP

    def turn_bracket(self, kind: str) -> None:
        """Take in a bracket. More may close than have opened: the parser passes over one right after a `?`."""
        self.depth = max(self.depth + (kind is OPENED) - (kind is CLOSED), 0)

    def _enter(self, kind: str, column: int) -> None:
        self.level = Level(self.level, column, self.level.new + STEP if self.level else 0, kind)

    def _leave_tight_list(self) -> None:
        if self.level and self.level.kind == "tight":
            self.level = self.level.above
