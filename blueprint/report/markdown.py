"""Markdown for a comment on a pull request: what was found, as a table.

Text of the author's becomes text and nothing else: no markup, no link, no mention of a person, no issue's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from blueprint.report.clean import clean, in_code, shorten
from blueprint.report.listing import Listed, listed
from blueprint.report.located import Run
from blueprint.report.tally import counted, found
from blueprint.report.text import LONGEST_MESSAGE
from blueprint.rules.findings import Level

LARGEST = 60_000
"""How many characters it may have: a comment may have 65 536."""

_SIGNS = {Level.ERROR: "🔴 error", Level.WARNING: "🟡 warning", Level.INFO: "🔵 remark"}
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#!|~&$^]|^\s*[-+=]")
"""What makes markup anywhere, and what makes a list or a heading at the beginning of a line."""

_LIVE = re.compile(r"(@|&#35;|:(?=//)|\bwww(?=\.))", re.IGNORECASE)


def write(run: Run) -> str:
    """A heading, a table of what was found, and, folded away, one of what is silenced."""
    every = list(listed(run))
    told = [one for one in every if not one.silenced]
    silenced = [one for one in every if one.silenced]
    parts = [f"### Blueprint check: {found(run)}", f"{counted(len(run.files), 'file')} checked."]
    if told:
        parts.append(_table(["", "where", "what"], list(map(_row, told)), LARGEST * 3 // 4))
    if silenced:
        table = _table(["where", "what", "why it is accepted"], list(map(_silenced_row, silenced)), LARGEST // 5)
        parts.append(f"<details><summary>{len(silenced)} silenced</summary>\n\n{table}\n\n</details>")
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, in a table too.

    >>> escaped("*a* | <b>"), escaped("@ann")
    ('&#42;a&#42; &#124; &#60;b&#62;', '@&#8203;ann')
    """
    shown = _MARKUP.sub(lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", clean(text))
    return _LIVE.sub(r"\1&#8203;", shown)


def in_words(text: str) -> str:
    """A sentence, with what stands in backticks as code.

    >>> in_words("add `owner:` *there*")
    'add <code>owner:</code> &#42;there&#42;'
    """
    parts = in_code(clean(text))
    return "".join(f"<code>{escaped(part)}</code>" if is_code else escaped(part) for part, is_code in parts)


def _row(one: Listed) -> list[str]:
    item = one.item
    what = f"**{escaped(item.code)}** {_words(item.message)}"
    return [_SIGNS[item.level], _where(one), f"{what}<br>{_words(item.help)}" if item.help else what]


def _silenced_row(one: Listed) -> list[str]:
    return [_where(one), f"**{escaped(one.item.code)}** {_words(one.item.message)}", _words(one.item.why)]


def _where(one: Listed) -> str:
    line = f":{one.item.location.span.line}" if one.item.location else ""
    return f"<code>{escaped(one.path + line)}</code>"


def _words(text: str) -> str:
    """A message that is not too long."""
    return in_words(shorten(clean(text), LONGEST_MESSAGE))


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]], most: int) -> str:
    """A table of as many rows as there is room for."""
    lines = [_line(titles), _line(["---"] * len(titles))]
    lines += _fitting(map(_line, rows), most)
    left = len(rows) - (len(lines) - 2)
    return "\n".join(lines) + (f"\n\n… and {left} more" if left else "")


def _fitting(lines: Iterator[str], most: int) -> Iterator[str]:
    room = most
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return
        yield line


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
