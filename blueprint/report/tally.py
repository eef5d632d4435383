"""How many there are of what: the summary that ends a report, and the count of each rule."""

from __future__ import annotations

from collections import Counter

from blueprint.named import NamedTuple
from blueprint.report.located import Run
from blueprint.rules.findings import Level

NOUNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "remark"}


class Count(NamedTuple):
    """How often a rule, or a problem, was told of at a level."""

    times: int
    code: str
    name: str
    level: Level


def summary(run: Run) -> str:
    """How many there were of what, in how many files, on one line.

    >>> summary(Run(()))
    '0 files checked: nothing found\\n'
    """
    text = f"{counted(len(run.files), 'file')} checked: {found(run)}"
    silenced = sum(len(file.silenced) for file in run.files)
    if silenced:
        text += f"; {silenced} silenced"
    unread = sum(file.unread for file in run.files)
    if unread:
        text += f"; {counted(unread, 'file')} too wrong to be drawn"
    return text + "\n"


def found(run: Run) -> str:
    """How many there are of each level: `2 errors, 1 remark`."""
    counts = run.counts
    return ", ".join(counted(counts[level], NOUNS[level]) for level in Level if counts[level]) or "nothing found"


def worst(run: Run) -> Level | None:
    """The worst level that was found; None if nothing was."""
    counts = run.counts
    return next((level for level in Level if counts[level]), None)


def statistics(run: Run) -> list[Count]:
    """How often each rule was told of, the most frequent first."""
    counts = Counter((item.code, item.name, item.level) for file in run.files for item in file.items)
    return sorted((Count(count, *key) for key, count in counts.items()), key=lambda one: (-one.times, *one[1:]))


def statistics_text(run: Run) -> str:
    """The same as a table for people; nothing if nothing was found."""
    counts = statistics(run)
    room = max((len(str(one.times)) for one in counts), default=0)
    return "".join(f"{one.times:>{room}}  {one.code}  {one.level:<7}  {one.name}".rstrip() + "\n" for one in counts)


def counted(count: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "file"), counted(0, "error")
    ('1 file', '0 errors')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
