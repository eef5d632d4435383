"""What is said otherwise of things that the picture does not draw: the key, what is, and what was."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.layout.changes.data import Edit
from blueprint.layout.wording import Words

LONGEST = 28
"""How many characters what is and what was may have together, so that they are written out."""


def otherwise(edits: Iterable[Edit], words: Words) -> list[str]:
    """A text for each thing that can be said shortly, and one with the keys of all others."""
    edits = list(edits)
    short = [edit for edit in edits if len(edit.now) + len(edit.was) <= LONGEST]
    keys = dict.fromkeys(edit.key for edit in edits if edit not in short)
    told = dict.fromkeys(_told(edit, words) for edit in short)
    return [*told, ", ".join(keys)] if keys else list(told)


def _told(edit: Edit, words: Words) -> str:
    """What is, with its key, and what was; levels and marks in the words of the picture."""
    now = f"{edit.key}{words['colon']}{edit.now or '–'}"
    was = edit.was or "–"
    if edit.key == "level":
        now, was = _level(edit.now, "level", words) or now, _level(edit.was, "coverage", words) or was
    elif edit.key == "mark":
        now = words.say("meant", mark=_marks(edit.now, words)) if edit.now else now
        was = _marks(edit.was, words) or was
    return f"{now}{words['separator']}{words.say('edit.was', was=was)}"


def _level(level: str, family: str, words: Words) -> str:
    return words[f"{family}.{level}"] if level else ""


def _marks(marks: str, words: Words) -> str:
    return ", ".join(words[mark] for mark in marks.split(", ") if mark)
