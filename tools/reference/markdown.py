"""The few forms of Markdown that the pages are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table, with an empty line above."""
    lines = [titles, ["---"] * len(titles), *rows]
    return ["", *(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)]


def slug(title: str) -> str:
    """The place of a heading in its page, as it is made of its words.

    >>> slug("Scores and scales"), slug("bp.load")
    ('scores-and-scales', 'bpload')
    """
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def anchor(name: str) -> str:
    """A place in a page that others can link to."""
    return f'<a id="{name}"></a>'


def code(text: str) -> str:
    """Text as it is typed."""
    return f"`{text}`"


def several(texts: Iterable[str]) -> str:
    """Texts as they are typed, one below the other in a cell."""
    return "<br>".join(map(code, texts))


def plain(text: str) -> str:
    """Prose of a docstring, in one line; what looks like markup outside of code stays text.

    >>> plain("A *list* of `<T>`\\n    as <T>")
    'A \\\\*list\\\\* of `<T>` as &lt;T&gt;'
    """
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else _escaped(part) for part in parts)


def _escaped(text: str) -> str:
    return re.sub(r"([*_])", r"\\\1", text.replace("<", "&lt;").replace(">", "&gt;"))


def block(text: str) -> list[str]:
    """Text that is shown as it is, with an empty line above."""
    return ["", "```text", text.strip("\n"), "```"]
