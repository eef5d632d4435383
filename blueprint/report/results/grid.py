"""Grids of texts no wider than a window: cells go on in further lines, and columns that do not fit stand below.

The first row is the heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from blueprint.report.frame import in_pieces, width

Grid = Sequence[Sequence[str]]

LONGEST_WORD = 18
"""How wide a column is at least, where it has a word as long as this; a longer word is broken."""

WIDEST = 60
"""How wide a column is at the most."""

GAP = 2
"""How many spaces stand before each column."""


def fitted(grid: Grid, right: Sequence[bool], columns: int) -> Iterator[str]:
    """The lines of a grid. right: which columns hold figures; columns: how wide the window is."""
    if _total(_least(grid, right)) <= columns:
        return _ruled(grid, right, columns)
    turned = [list(cells) for cells in zip(*grid, strict=True)]
    figures = [False, *[True] * (len(turned[0]) - 1)]
    if len(turned[0]) < len(grid[0]) and _total(_widest(turned)) <= columns:
        return _ruled(turned, figures, columns)
    return _in_blocks(grid, right, columns)


def _in_blocks(grid: Grid, right: Sequence[bool], columns: int) -> Iterator[str]:
    """The columns in several grids, one below the other, each with the columns that name the rows."""
    least = _least(grid, right)
    keys = _keys(grid, right, least, columns)
    blocks = _blocks(least, keys, columns)
    for narrower in range(columns - 1, columns // 2, -1):  # as few, and as even as may be
        even = _blocks(least, keys, narrower)
        if len(even) > len(blocks):
            break
        blocks = even
    for number, block in enumerate(blocks):
        if number:
            yield ""
        part = [[cells[place] for place in block] for cells in grid]
        yield from _ruled(part, [right[place] for place in block], columns)


def _blocks(least: Sequence[int], keys: Sequence[int], columns: int) -> list[list[int]]:
    """The columns that stand side by side; each block begins with those that name the rows."""
    blocks = [[*keys]]
    for place in range(len(least)):
        if place in keys:
            continue
        block = [*blocks[-1], place]
        if len(block) == len(keys) + 1 or _total([least[one] for one in block]) <= columns:
            blocks[-1] = block
        else:
            blocks.append([*keys, place])
    return blocks


def _keys(grid: Grid, right: Sequence[bool], least: Sequence[int], columns: int) -> list[int]:
    """The columns that name the rows: the first of words that are all different, else all those before the first
    figure, as far as half the window goes."""
    words = [place for place, is_figure in enumerate(right) if not is_figure]
    apart = (place for place in words if len({cells[place] for cells in grid}) == len(grid))
    if (alone := next(apart, None)) is not None:
        return [alone]
    leading = takewhile(lambda place: not right[place], range(len(right)))
    return list(takewhile(lambda place: _total(least[: place + 1]) <= columns // 2, leading)) or [0]


def _total(widths: Sequence[int]) -> int:
    return sum(size + GAP for size in widths)


def _widest(grid: Grid) -> list[int]:
    """How wide each column is where nothing is broken but its heading."""
    return [
        min(max(_longest_word(head), *(width(cell) for cell in cells), 1), WIDEST)
        for head, *cells in zip(*grid, strict=True)
    ]


def _least(grid: Grid, right: Sequence[bool]) -> list[int]:
    """How narrow each column may be: a figure stands in one line, words are broken between words."""
    return [
        max(min(_longest_word(head), LONGEST_WORD), *(_at_least(cell, is_figure) for cell in cells), 1)
        for is_figure, (head, *cells) in zip(right, zip(*grid, strict=True), strict=True)
    ]


def _at_least(cell: str, is_figure: bool) -> int:
    return min(width(cell), WIDEST) if is_figure else min(_longest_word(cell), LONGEST_WORD)


def _longest_word(text: str) -> int:
    return max(map(width, text.split()), default=0)


def _sizes(grid: Grid, right: Sequence[bool], columns: int) -> list[int]:
    """How wide each column is: the widest give way until all fit, none further than it may."""
    sizes = _widest(grid)
    least = [min(pair) for pair in zip(_least(grid, right), sizes, strict=True)]
    while _total(sizes) > columns:
        wide = [(size, place) for place, size in enumerate(sizes) if size > least[place]]
        if not wide:
            widest = max(range(len(sizes)), key=sizes.__getitem__)
            sizes[widest] = max(sizes[widest] - (_total(sizes) - columns), 1)
            break
        sizes[max(wide)[1]] -= 1
    return sizes


def _ruled(grid: Grid, right: Sequence[bool], columns: int) -> Iterator[str]:
    """A grid with a rule under its heading."""
    sizes = _sizes(grid, right, columns)
    heads = [_broken(head, size) for head, size in zip(grid[0], sizes, strict=True)]
    deepest = max(map(len, heads))
    yield from _rows([[""] * (deepest - len(lines)) + lines for lines in heads], sizes, right)
    yield from _rows([["─" * size] for size in sizes], sizes, right)
    for cells in grid[1:]:
        yield from _rows([_broken(cell, size) for cell, size in zip(cells, sizes, strict=True)], sizes, right)


def _rows(cells: Sequence[Sequence[str]], sizes: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """A row in as many lines as its deepest cell has."""
    for number in range(max(map(len, cells))):
        padded = []
        for lines, size, to_right in zip(cells, sizes, right, strict=True):
            line = lines[number] if number < len(lines) else ""
            space = " " * (size - width(line))
            padded.append(space + line if to_right else line + space)
        yield ("".join(" " * GAP + cell for cell in padded)).rstrip()


def _broken(text: str, size: int) -> list[str]:
    """A text in lines of a width: broken at spaces, and inside a word that is too wide for a line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= size:
            lines[-1] = longer
            continue
        if not lines[-1]:
            lines.pop()
        lines.extend(in_pieces(word, size))
    return lines
