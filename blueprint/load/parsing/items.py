"""Items of lists that lack what stands above them or before them: a step without `steps:`, a text without its key."""

from __future__ import annotations

import re

from blueprint.errors import excerpt
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.trouble import LEAD, LINES_BACK, Advice, Trouble

_ITEM = re.compile(r" *(?=- +\S)")
_PHASE = re.compile(r"( *)- +phase: +(\S.*)")
_ENTRIES = {"steps": "Step", "journey": "Phase", "touchpoints": "Touchpoint", "fails": "Failure",
            **dict.fromkeys(("customer", "frontstage", "backstage", "support"), "Action")}  # fmt: skip
"""What the entries of a list are, by its key."""


def steps_missing(trouble: Trouble) -> Advice | None:
    """An item right below the name of a phase: it is a step, and the key of the list of steps is not there."""
    item = _ITEM.match(trouble.text(trouble.line))
    if item is None:
        return None
    for line in range(trouble.line - 1, max(trouble.line - LINES_BACK, 0), -1):
        text = trouble.text(line)
        if found := _PHASE.match(text):
            said = say.STEPS_MISSING.of(phase=excerpt(found[2].strip(), 40))
            return trouble.at(trouble.line, item.end() + 1, said) if item.end() > found.end(1) else None
        if text.lstrip().startswith("- ") or f" {text}".partition(" #")[0].rstrip().endswith(":"):
            return None
    return None


def leading_key(trouble: Trouble, line: int, start: int) -> str:
    """The key that an item of one text with keys below it lacks, as its list tells; nothing if that is not so."""
    from blueprint.model.telling.shapes import LEADING

    text = trouble.text(line)
    below = key_at(trouble.text(line + 1), start)
    if not text[:start].endswith(" ") or "-" not in text[:start] or not below:
        return ""
    return LEADING.get(_ENTRIES.get(_list_above(trouble, line), ""), "")


def _list_above(trouble: Trouble, line: int) -> str:
    """The key of the list that the item in a line is of; nothing if it cannot be seen."""
    column = trouble.text(line).index("-")
    for above in range(line - 1, max(line - LINES_BACK, 0), -1):
        text = trouble.text(above)
        spaces = len(text) - len(text.lstrip())
        if not text.strip() or spaces > column or (spaces == column and text[column] in "-#"):
            continue
        lead = LEAD.match(text)
        key, _, rest = text[lead.end() if lead else 0 :].partition(":")
        return "" if rest.partition(" #")[0].strip() else key
    return ""


def key_at(text: str, start: int) -> str:
    """The key that begins in a column of a line; nothing if none does."""
    lead = LEAD.match(text)
    key, colon, _ = text[start:].partition(":")
    return key if colon and lead and lead.end() == start else ""
