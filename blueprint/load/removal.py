"""What goes when entries of a list or mapping are taken away: their lines, or their letters and one comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint.errors import OutputError, Path
from blueprint.load.anatomy import Anatomy, Entry
from blueprint.load.tidy.pieces import CLOSED, COMMA

_BLANK = " \t"


class Run(NamedTuple):
    """Entries that lie next to each other: the numbers of their first and last piece."""

    first: int
    last: int


def removal(
    anatomy: Anatomy, path: Path, entries: Sequence[Entry], gone: Sequence[Entry]
) -> Iterator[tuple[int, int, str]]:
    """What is to be taken out, from index to index, and what is put there.

    entries: of the list or mapping at the path, in the order of the text; gone: those to be taken away, not all.
    """
    if not gone:
        return
    in_brackets = anatomy.is_in_brackets(path)
    remove = _from_brackets if in_brackets else _from_block
    for run in _runs(anatomy, entries, gone, in_brackets):
        yield from remove(anatomy, run)


def _runs(anatomy: Anatomy, entries: Sequence[Entry], gone: Sequence[Entry], in_brackets: bool) -> Iterator[Run]:
    """The runs of what is to go. In brackets none goes over a line's end, where a remark may stand."""
    numbers = {one.first for one in gone}
    run: Run | None = None
    for entry in entries:
        is_gone = entry.first in numbers
        if run and not (is_gone and not (in_brackets and anatomy.begins_line(anatomy.start(entry)))):
            yield run
            run = None
        if is_gone:
            run = Run(run.first if run else entry.first, entry.last)
    if run:
        yield run


# ── in a block ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _from_block(anatomy: Anatomy, run: Run) -> Iterator[tuple[int, int, str]]:
    start, end = anatomy.pieces[run.first].start, anatomy.end_of(run.last)
    if not anatomy.begins_line(start):
        yield from _from_behind_a_dash(anatomy, run)
        return
    start, end = anatomy.line_start(start), anatomy.next_line(end)
    before = anatomy.line_start(start - 1) if start else 0
    while end == len(anatomy.text) and before < start and anatomy.is_blank(before):
        start, before = before, anatomy.line_start(before - 1) if before else 0
    if start == 0 or anatomy.is_blank(before):  # of two blank lines that come together, one is enough
        while end < len(anatomy.text) and anatomy.is_blank(end):
            end = anatomy.next_line(end)
    yield start, end, ""


def _from_behind_a_dash(anatomy: Anatomy, run: Run) -> Iterator[tuple[int, int, str]]:
    """The first entries of a block that begins in the line of a dash, which stays for the next one."""
    first, end = anatomy.pieces[run.first], anatomy.end_of(run.last)
    following = anatomy.pieces[run.last + 1] if run.last + 1 < len(anatomy.pieces) else None
    if following is None or following.column != first.column or not anatomy.begins_line(following.start):
        raise OutputError("this is written in a way in which nothing can be taken out of it")
    remarks = anatomy.text[anatomy.next_line(end) : anatomy.line_start(following.start)]
    if remarks.strip():
        spot = anatomy.line_start(first.start)
        yield spot, spot, remarks
    yield first.start, following.start, ""


# ── in brackets ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _from_brackets(anatomy: Anatomy, run: Run) -> Iterator[tuple[int, int, str]]:
    before, after = anatomy.pieces[run.first - 1], anatomy.pieces[run.last + 1]
    start, end = anatomy.pieces[run.first].start, anatomy.end_of(run.last)
    whole = after.end if after.kind is COMMA else end
    if anatomy.begins_line(start) and anatomy.ends_line(whole):
        yield anatomy.line_start(start), anatomy.next_line(whole), ""
    elif after.kind is COMMA and anatomy.pieces[run.last + 2].kind is not CLOSED:
        following = anatomy.pieces[run.last + 2].start
        is_in_line = anatomy.line_end(whole) > following
        yield start if is_in_line else before.end, following if is_in_line else whole, ""
    elif anatomy.line_end(before.end) < start:
        yield start, whole, ""
    else:
        yield (before.start if before.kind is COMMA else before.end), end, ""
