"""Lines, items, brackets and words that nothing above them has a place for: what it is, or None."""

from __future__ import annotations

import re
from collections.abc import Sequence

from blueprint.errors import excerpt
from blueprint.load.parsing import wording as say
from blueprint.load.parsing.items import steps_missing
from blueprint.load.parsing.trouble import LEAD, LINES_BACK, Advice, Trouble

_LONGEST = 10_000
_BRACKET = re.compile(r"[\[\]{}]")
_CLOSING = {"[": "]", "{": "}"}

# ── indentation ─────────────────────────────────────────────────────────────────────────────────────────────────────


def out_of_line(trouble: Trouble) -> Advice | None:
    """A line, an item or a word that nothing above has a place for."""
    if advice := _after_a_value(trouble):
        return advice
    if trouble.rest[:1] in ("]", "}"):
        return trouble.here(say.STRAY_BRACKET.of(bracket=trouble.rest[0]))
    if trouble.before.strip(" -") or not trouble.rest:
        return None
    if advice := steps_missing(trouble):
        return advice
    if re.match(r"-(\s|$)", trouble.rest):
        return trouble.here(_item_out_of_line(trouble))
    if trouble.rest.startswith(":"):
        return trouble.here(say.NO_KEY)
    keys, items = columns_above(trouble, trouble.line)
    if trouble.column in items:
        return trouble.here(_not_an_item(trouble))
    return trouble.here(say.LINE_OUT_OF_LINE.of(columns=_spaces(keys)))


def _not_an_item(trouble: Trouble) -> say.Said:
    """A key in the column of a list's dashes: the next item without its dash, if the item above has that key."""
    key = trouble.rest.partition(":")[0].strip()
    for line in range(trouble.line - 1, max(trouble.line - LINES_BACK, 0), -1):
        text = trouble.text(line)
        is_dash = text.startswith("- ", trouble.column - 1) and not text[: trouble.column - 1].strip()
        if text[trouble.column + 1 :].partition(":")[0] == key and (is_dash or not text[: trouble.column + 1].strip()):
            return say.NEXT_ITEM.of(key=excerpt(key, 40), line=excerpt(trouble.rest.strip(), 40))
        if is_dash:
            break
    return say.NOT_AN_ITEM.of(spaces=trouble.column + 1)


def _item_out_of_line(trouble: Trouble) -> say.Said:
    line, column = trouble.opened or (0, 0)
    if trouble.text(line)[column - 1 : column] == "-":
        return say.ITEM_OUT_OF_LINE.of(line=line, spaces=column - 1)
    return say.ITEM_AMONG_KEYS.of()


def columns_above(trouble: Trouble, below: int) -> tuple[list[int], list[int]]:
    """The columns where keys, and where items, begin that may still go on above a line; the outermost first."""
    keys: list[int] = []
    items: list[int] = []
    outermost = len(trouble.text(below)) + 2
    for line in range(below - 1, max(below - LINES_BACK, 0), -1):
        text = trouble.text(line)
        if not text.strip() or text.lstrip().startswith("#") or (lead := LEAD.match(text)) is None:
            continue
        if lead.end() + 1 < outermost or not keys:
            keys.append(lead.end() + 1)
        items += [at + 1 for at in range(lead.end(), -1, -1) if text[at : at + 2] == "- " and at + 1 < outermost]
        outermost = min(outermost, len(text) - len(text.lstrip()) + 1)
    return keys[::-1], items[::-1]


def _spaces(columns: Sequence[int]) -> str:
    numbers = [str(column - 1) for column in dict.fromkeys(columns)]
    return " or ".join(filter(None, [", ".join(numbers[:-1]), *numbers[-1:]])) or "0"


# ── brackets ────────────────────────────────────────────────────────────────────────────────────────────────────────


def brackets(trouble: Trouble) -> Advice | None:
    if trouble.opened is None:
        return None
    line, column = trouble.opened
    bracket = trouble.text(line)[column - 1 : column]
    closing = _CLOSING.get(bracket)
    if closing is None:
        return None
    names = {"bracket": bracket, "closing": closing, "line": line}
    if not trouble.rest:
        return trouble.at(line, column, say.OPEN_BRACKET.of(**names))
    if trouble.rest[0] in "]}":
        return trouble.here(say.WRONG_BRACKET.of(**names, wrong=trouble.rest[0]))
    if trouble.before.rstrip()[-1:] in ("'", '"') and trouble.rest[0] not in "'\"[{:":
        return trouble.here(say.AFTER_QUOTE)
    if trouble.line > line:
        return trouble.here(say.OPEN_BRACKET_OR_COMMA.of(**names))
    return trouble.here(say.COLON_IN_BRACKETS if trouble.rest[0] == ":" else say.NO_COMMA)


def _last_open(trouble: Trouble) -> tuple[int, int] | None:
    """The last bracket above that nothing closes, not looking for quotes."""
    closed = 0
    for line in range(trouble.line, max(trouble.line - LINES_BACK, 0), -1):
        text = trouble.text(line)
        for found in reversed(list(_BRACKET.finditer(text, 0, _LONGEST))):
            closed += 1 if found[0] in "]}" else -1
            if closed < 0:
                return line, found.start() + 1
    return None


def no_value(trouble: Trouble) -> Advice | None:
    first = trouble.rest[:1]
    if not first and (place := _last_open(trouble)):
        bracket = trouble.text(place[0])[place[1] - 1]
        return trouble.at(*place, say.OPEN_BRACKET.of(bracket=bracket, closing=_CLOSING[bracket]))
    if first in ("]", "}"):
        return trouble.here(say.STRAY_BRACKET.of(bracket=first))
    if first == ",":
        return trouble.here(say.STRAY_COMMA)
    return trouble.here(say.DASH_IN_BRACKETS) if first == "-" else None


def _after_a_value(trouble: Trouble) -> Advice | None:
    """Something follows a text in quotes or a bracket that has been closed."""
    last, before = trouble.last, trouble.before.rstrip()
    style = getattr(last, "style", None)
    if style in ("'", '"') and last.start_mark.line < last.end_mark.line and last.end_mark.line + 1 == trouble.line:
        start = last.start_mark
        return trouble.at(start.line + 1, start.column + 1, say.QUOTE_CLOSED_LATE.of(line=trouble.line))
    if not before or before[-1] not in "\"']}":
        return None
    if before[-1] in "\"'":
        said = say.TIGHT_QUOTED_KEY if trouble.rest.startswith(":") else say.AFTER_QUOTE
        return trouble.here(said.of())
    return trouble.here(
        (say.STRAY_BRACKET if trouble.rest[:1] in "]}" else say.AFTER_BRACKET).of(bracket=trouble.rest[:1])
    )
