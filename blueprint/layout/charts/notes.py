"""What is noted under the steps of a journey: in full where that is little, else how much of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from blueprint.graph.reading import NOTE_KINDS
from blueprint.layout import measures as m
from blueprint.layout.charts.writing import Block, Font, block, stacked
from blueprint.layout.frame import Span
from blueprint.layout.shapes import Area, Box, Drawing
from blueprint.layout.wording import Words

KIND = Font(m.VALUE, 600, "name-note", m.VALUE_LINE)
TEXT = Font(m.VALUE, 400, "text", m.VALUE_LINE)
PAD, BETWEEN = 6.0, 4.0  # px around what is written on a note; between two kinds
HIGHEST = 240.0  # px of what is written on a note that is still a short one
FEW, NARROW, WIDE = 40, 92.0, 124.0  # characters for which a narrow note is wide enough; px of a narrow and a wide one


class Noted(NamedTuple):
    """A note. kind: one of `NOTE_KINDS`."""

    kind: str
    text: str


def wished(stack: Sequence[Noted]) -> float:
    """The px that notes want, so that they need few lines."""
    letters = sum(len(one.text) for one in stack)
    return (NARROW if letters <= FEW else WIDE) if stack else 0.0


def are_short(stacks: Sequence[Sequence[Noted]], columns: Sequence[Span], words: Words) -> bool:
    """Whether all notes can stand under their steps in full."""
    return all(
        _written(stack, span, words).height <= HIGHEST for stack, span in zip(stacks, columns, strict=True) if stack
    )


def note(stack: Sequence[Noted], of: str, span: Span, words: Words, *, short: bool) -> tuple[Drawing, float]:
    """The notes of one step on a card, from y = 0 down, and its height. of: the id of the step."""
    said = _written(stack, span, words) if short else _counted(stack, span, words)
    box = Box(span[0], 0, span[1] - span[0], said.height + 2 * PAD)
    about = "; ".join(f"{words[f'note.{one.kind}']}{words['colon']}{one.text}" for one in stack)
    return Drawing("note", (Area(box, "card-note", 6), *said.at(span[0] + PAD, PAD)), of, about), box.height


def _written(stack: Sequence[Noted], span: Span, words: Words) -> Block:
    """What is noted, kind by kind."""
    room, parts = span[1] - span[0] - 2 * PAD, []
    for kind, notes in groupby(sorted(stack, key=lambda one: NOTE_KINDS.index(one.kind)), key=lambda one: one.kind):
        parts.append(stacked((block(words[f"note.{kind}"], room, KIND),
                              *(block(one.text, room, TEXT) for one in notes)), 1.0))  # fmt: skip
    return stacked(tuple(parts), BETWEEN)


def _counted(stack: Sequence[Noted], span: Span, words: Words) -> Block:
    """How much is noted of each kind."""
    counts, room = Counter(one.kind for one in stack), span[1] - span[0] - 2 * PAD
    return stacked(tuple(block(f"{words[f'note.{kind}']}{words['colon']}{counts[kind]}", room, KIND)
                         for kind in NOTE_KINDS if counts[kind]))  # fmt: skip
