"""Lines that are indented with tabs: how many spaces belong there, as the lines around tell."""

from __future__ import annotations

import re

from blueprint.errors import excerpt
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.misfits import columns_above
from blueprint.load.parsing.trouble import LEAD, LINES_BACK, Advice, Trouble
from blueprint.named import NamedTuple

_TAB = re.compile(r"[ -]*(?=\t)")
_KEY = re.compile(r"""(?:[^\s:#\-"'\[{&*!|>%@`,?][^:#]{0,80}|-[^\s:#][^:#]{0,80}):(?=\s|$)""")
_NEARBY = 20


class _Right(NamedTuple):
    """How many spaces belong before a line; line: one that begins so, or the one above; key: one that stands there."""

    spaces: int
    line: int
    key: str = ""


def tab(trouble: Trouble) -> Advice | None:
    """A tab in the indentation of the line of the trouble, or of what had begun before it."""
    for line, _ in trouble.places:
        if found := _TAB.match(trouble.text(line)):
            return trouble.at(line, found.end() + 1, _said(trouble, line))
    return None


def _said(trouble: Trouble, line: int) -> say.Said:
    """What to do: two spaces for each tab, unless the lines around show that this is not enough or too much."""
    text = trouble.text(line)
    blank = text[: len(text) - len(text.lstrip(" \t"))]
    right = _right(trouble, line, text[len(blank) :])
    if right is None or right.spaces == len(blank.replace("\t", "  ")):
        return say.TAB
    if right.key:
        return say.TAB_BELOW_KEY.of(spaces=right.spaces, key=excerpt(right.key, 40), line=right.line)
    said = say.TAB_AS_LINE if _indent(trouble.text(right.line)) == right.spaces else say.TAB_IN_LINE
    return said.of(spaces=right.spaces, line=right.line)


def _right(trouble: Trouble, line: int, said: str) -> _Right | None:
    """Where a line belongs; None if the lines around do not tell."""
    above = _before(trouble, line)
    text = trouble.text(above)
    lead = LEAD.match(text)
    if not above or lead is None or "\t" in text[: len(text) - len(text.lstrip())]:
        return None
    is_item = said.startswith("- ")
    if not (is_item or _KEY.match(said)):
        return None
    if text.rstrip().endswith(":"):
        return _Right(lead.end() + 2, above)
    return _as_items(trouble, line, said) if is_item else _as_keys(trouble, line, above, said)


def _before(trouble: Trouble, line: int) -> int:
    """The last line above that says something; 0 if there is none."""
    above = range(line - 1, max(line - LINES_BACK, 0), -1)
    return next((one for one in above if trouble.text(one).strip() and trouble.text(one).lstrip()[0] != "#"), 0)


def _as_keys(trouble: Trouble, line: int, above: int, said: str) -> _Right | None:
    """The column of the keys in the line above, unless this one is among them already."""
    text = trouble.text(above)
    lead = LEAD.match(text)
    spaces = lead.end() if lead else 0
    if not _KEY.match(text, spaces) or _key(said) in _keys_of(trouble, above, spaces):
        return None
    alike = next((one for one in _nearest(trouble, line) if _indent(trouble.text(one)) == spaces), 0)
    return _Right(spaces, alike) if alike else _Right(spaces, above, _key(text[spaces:]))


def _as_items(trouble: Trouble, line: int, said: str) -> _Right | None:
    """The column of the nearest dash above whose item looks like this one."""
    has_key = bool(_KEY.match(said, 2))
    _, items = columns_above(trouble, line)
    for column in reversed(items):
        for one in range(line - 1, max(line - LINES_BACK, 0), -1):
            text = trouble.text(one)
            if _indent(text) == column - 1 and text.startswith("- ", column - 1):
                if bool(_KEY.match(text, column + 1)) == has_key:
                    return _Right(column - 1, one)
                break
    return None


def _keys_of(trouble: Trouble, line: int, spaces: int) -> set[str]:
    """The keys that stand in one column, from a line upwards to where the item begins."""
    keys = set()
    for one in range(line, max(line - LINES_BACK, 0), -1):
        text = trouble.text(one)
        lead = LEAD.match(text)
        if lead and text.strip() and lead.end() == spaces:
            keys.add(_key(text[spaces:]))
        if text.strip() and _indent(text) < spaces:
            break
    return keys


def _nearest(trouble: Trouble, line: int) -> list[int]:
    """The lines near one that begin with a key, the nearest first, as far as no tab and no dash stands in between."""
    found = []
    for step in (-1, 1):
        for one in range(line + step, line + step * _NEARBY, step):
            text = trouble.text(one)
            if not text.strip() or not _KEY.match(text, _indent(text)):
                break
            found.append(one)
    return sorted(found, key=lambda one: abs(one - line))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _key(text: str) -> str:
    return text.partition(":")[0].strip()
