"""The sentences of messages about wrong values, one function for each way in which a value can be wrong.

Each gives a code, what is wrong, and what to do.
"""

from __future__ import annotations

from blueprint.errors import Path, excerpt
from blueprint.model.durations import DURATION_PATTERN, PERCENT_PATTERN
from blueprint.model.likeness import closest
from blueprint.model.patterns import ARROW_PATTERN, DATE_PATTERN, ID_PATTERN, MONTH_PATTERN, TARGET_PATTERN
from blueprint.model.slugs import LONGEST_ID, slug
from blueprint.model.telling.faults import Fault, Wrong, choices_of, fields_of, kind_of
from blueprint.model.telling.mending import (
    bool_meant,
    date_meant,
    duration_meant,
    limit_meant,
    month_meant,
    number_meant,
    share_meant,
)
from blueprint.model.telling.phrasebook import THINGS, Field, describe, words_of
from blueprint.model.telling.wording import lacks_arrow, listed, number, shown, unknown_key

Told = tuple[str, str, str]


def _unknown(fault: Fault) -> Told:
    """A key that means nothing here."""
    key = excerpt(fault.field, 40)
    if lacks_arrow(fault.model, fault.beside):
        return "BP103", f"the link `{key}` has no arrow that is read", "write `a -> b: label`, with a hyphen and a `>`"
    if fault.value is None and key.isdecimal():
        return "BP103", f"`{key}` stands after a comma, which ends a value", "write a decimal number with a point"
    present = fault.beside if kind_of(fault.beside) == "mapping" else ()
    hint = unknown_key(str(fault.model), fault.field, present)
    return "BP103", f"{THINGS[str(fault.model)]} has no key `{key}`", hint


def _missing(fault: Fault) -> Told:
    """A key that has to be there."""
    example = describe(fault.model, fault.field).examples[0]
    message = f"{_the(fault)} has no `{fault.field}`"
    return "BP105", message, f"write `{fault.field}: {example}`"


def _empty(fault: Fault) -> Told:
    """Nothing, where something has to be."""
    key, field = _subject(fault), _field(fault)
    if fault.typed:
        return (
            "BP104",
            f"`{excerpt(fault.typed, 20)}` means that {key} is empty",
            "put it in quotes if you mean the text",
        )
    if fault.value == "":
        return "BP104", f"{key} is an empty text", f"write {_written(fault, field)}{_or_not(fault)}"
    nothing = "is empty" if _is_entry(fault) else "has nothing after it"
    return "BP104", f"{key} {nothing}", f"write {_written(fault, field)}{_or_not(fault)}"


def _kind(fault: Fault) -> Told:
    """A list where text belongs, and the like."""
    if fault.at_key:
        return "BP104", f"a key has to be text, and this is {shown(fault.value)}", "put it in quotes"
    field = _field(fault)
    message = f"{_subject(fault)} should be {field.holds}"
    if not (kind_of(fault.value) == "list" and _is_pair(fault)):
        message += f", not {shown(fault.value)}"
    return "BP104", message, _hint(fault, field)


def _hint(fault: Fault, field: Field) -> str:
    if choices := words_of(fault.node):
        return f"choose {listed(choices, 'or')}"
    takes = {choice["type"] for choice in choices_of(fault.node)}
    if kind_of(fault.value) == "text" and takes & {"bool", "float", "int"}:
        meant = bool_meant(fault.value) if "bool" in takes else number_meant(fault.value)
        if meant == fault.value:
            return f"write `{meant}` without quotes"
        if meant is not None:
            return f"did you mean `{meant}`?"
    return f"write {_written(fault, field)}"


def _is_pair(fault: Fault) -> bool:
    """Whether a list of two numbers would be right."""
    return any("items_schema" in choice and "variadic_item_index" not in choice for choice in choices_of(fault.node))


def _words(fault: Fault) -> Told:
    """A text that does not read as what it should be."""
    if fault.value == "":
        return _empty(fault)
    if not isinstance(fault.value, str):
        return _kind(fault)
    if fault.node["type"] == "literal":
        return _choice(fault)
    tell = _OF_PATTERN.get(fault.node.get("pattern", ""))
    if tell is None:
        return _kind(fault)
    return tell(fault.value, excerpt(fault.value, 40))


def _range(fault: Fault) -> Told:
    """A number or a text that is out of bounds."""
    node, value, key = fault.node, fault.value, _subject(fault)
    if fault.error == "finite_number":
        return "BP106", f"{key} should be a number that can be drawn, not `{number(value)}`", "write an ordinary number"
    if fault.error == "string_too_long":
        what = "an id" if node["max_length"] == LONGEST_ID else "a text"
        return "BP106", f"{what} may have {node['max_length']:,} characters, and this has {len(value):,}", "shorten it"
    if fault.field == "share":
        return _share_off(value)
    low, high = node.get("ge"), node.get("le")
    if low is not None and high is not None:
        return "BP106", f"{key} is {number(value)}, and has to be from {low} to {high}", ""
    return "BP106", f"{key} is {number(value)}, and has to be {low} or more", ""


# ── texts that follow a pattern ─────────────────────────────────────────────────────────────────────────────────────


def _duration(text: str, said: str) -> Told:
    meant = duration_meant(text)
    units = "the units are s, min, h, d and wk"
    if text.strip().replace(".", "", 1).isdigit():
        return "BP104", f"`{said}` has no unit", f"write `{'` or `'.join(meant)}`; {units}" if meant else units
    if text.lstrip().startswith(("-", "−")):
        return "BP104", f"`{said}` is less than no time", "write it as `8 min`"
    if meant:
        return "BP104", f"`{said}` is no duration", f"did you mean `{'` or `'.join(meant)}`?"
    return "BP104", f"`{said}` is no duration", f"write it as `8 min`, `1 h 30 min` or `PT8M`; {units}"


def _share(text: str, said: str) -> Told:
    number = text.strip().rstrip("%％ ").replace(",", ".", 1)
    if number.replace(".", "", 1).isdigit() and len(number) < 12 and float(number) > 100:
        return (
            "BP106",
            f"a share is at most 100%, which is the whole, and this is `{said}`",
            "write it as `20%` or `0.2`",
        )
    if number.replace(".", "", 1).isdigit() and text.strip() == number and float(number) <= 1:
        return "BP104", f"`{said}` in quotes is text", f"write `{number}` without quotes, or `20%`"
    meant = share_meant(text)
    return "BP104", f"`{said}` is no share", f"did you mean `{meant}`?" if meant else "write it as `20%` or `0.2`"


def _share_off(value: float) -> Told:
    if value < 0:
        return "BP106", f"a share is at least 0, and this is {number(value)}", "write it as `20%` or `0.2`"
    meant = f"did you mean `{number(value)}%`?" if 1 < value <= 100 and value > 1.5 else "write it as `20%` or `0.2`"
    return "BP106", f"a share is at most 1, which is the whole, and this is {number(value)}", meant


def _date(text: str, said: str) -> Told:
    meant = date_meant(text)
    hint = f"did you mean `{meant}`?" if meant else "write year, month and day: `2026-11-01`"
    return "BP104", f"`{said}` is no date", hint


def _month(text: str, said: str) -> Told:
    meant = month_meant(text)
    return "BP104", f"`{said}` is no month", f"did you mean `{meant}`?" if meant else "write year and month: `2026-09`"


def _target(text: str, said: str) -> Told:
    meant = limit_meant(text)
    if len(meant) == 2:
        return "BP104", f"`{said}` does not say which way", f'write `"{meant[0]}"`, `"{meant[1]}"`, or a range `[2, 4]`'
    if meant:
        return "BP104", f"`{said}` is no limit", f'write `"{meant[0]}"`; a unit goes into `unit:`'
    return "BP104", f"`{said}` is no limit", 'write `"<= 5"`, `">= 90"`, or a range `[2, 4]`'


def _id(text: str, said: str) -> Told:
    return "BP104", f"`{said}` cannot be an id, which has letters, digits, `-`, `_` and `.` only", \
        f"did you mean `{excerpt(slug(text), 64)}`?"  # fmt: skip


def _arrow(_: str, said: str) -> Told:
    return "BP104", f"`{said}` has no arrow", "write `a -> b: label`"


_OF_PATTERN = {
    DURATION_PATTERN: _duration,
    PERCENT_PATTERN: _share,
    DATE_PATTERN: _date,
    MONTH_PATTERN: _month,
    TARGET_PATTERN: _target,
    ID_PATTERN: _id,
    ARROW_PATTERN: _arrow,
}


def _choice(fault: Fault) -> Told:
    """A word that is none of those to choose from."""
    choices, text = [str(word) for word in fault.node["expected"]], str(fault.value)
    found = closest(text[:64], choices, 1)
    choose = f"choose {listed(choices, 'or')}"
    hint = f"did you mean `{found[0]}`?" if found else choose
    what = "a factor" if fault.field == "factors" and fault.at_key else _subject(fault)
    return "BP104", f"{what} cannot be `{excerpt(text, 40)}`", hint


# ── what a message calls things ─────────────────────────────────────────────────────────────────────────────────────


def _whole(fault: Fault) -> tuple[str, Path]:
    """The field in which a value stands, and where in it: `waits`, or `steps` and (2,)."""
    if fault.model is None:
        at = max((place for place, part in enumerate(fault.base) if isinstance(part, str)), default=0)
        return str(fault.base[at]), (*fault.base[at + 1 :], *fault.path)
    return fault.field, fault.path[len(fault.whole) + 1 :]


def _is_entry(fault: Fault) -> bool:
    return bool(_whole(fault)[1])


def _subject(fault: Fault) -> str:
    """What to call the value: `waits`, entry 2 of `steps`, `lobby` in `touchpoints`."""
    field, inside = _whole(fault)
    if not inside:
        return f"`{excerpt(field, 40)}`"
    if isinstance(inside[-1], int):
        return f"entry {inside[-1] + 1} of `{excerpt(field, 40)}`"
    return f"`{excerpt(str(inside[-1]), 40)}` in `{field}`"


def _field(fault: Fault) -> Field:
    """What may stand there."""
    _, inside = _whole(fault)
    part = "" if not inside else "[]" if isinstance(inside[-1], int) else "{}"
    return describe(fault.model, fault.field or _KIND_OF_CELL.get(_models(fault), "frontstage"), part)


_KIND_OF_CELL = {"Touchpoint": "touchpoints"}


def _models(fault: Fault) -> str:
    return next((str(choice["ref"]) for choice in choices_of(fault.node) if choice["type"] == "model"), "")


def _written(fault: Fault, field: Field) -> str:
    """How to write it right, each way."""
    name, inside = _whole(fault)
    start = f"{excerpt(name, 40)}: "
    if inside:
        start = "- " if isinstance(inside[-1], int) else f"{excerpt(str(inside[-1]), 40)}: "
    return " or ".join(f"`{start}{example}`" for example in field.examples)


def _or_not(fault: Fault) -> str:
    is_own = len(fault.path) == len(fault.whole) + 1
    if fault.required and is_own:
        return ""
    return ", or take the key away" if fault.path and isinstance(fault.path[-1], str) else ", or take the entry away"


def _the(fault: Fault) -> str:
    """What to call the thing that lacks a key: the touchpoint `lobby`, the step."""
    noun = THINGS[str(fault.model)].partition(" ")[2]
    path = (*fault.base, *fault.path)
    if len(path) == 2 and isinstance(path[1], str) and path[0] in fields_of("Blueprint"):
        return f"the {noun} `{excerpt(path[1], 40)}`"
    return f"the {noun}" if noun else str(fault.model)


TELL = {
    Wrong.UNKNOWN: _unknown,
    Wrong.MISSING: _missing,
    Wrong.EMPTY: _empty,
    Wrong.KIND: _kind,
    Wrong.WORDS: _words,
    Wrong.RANGE: _range,
}
"""The sentence for each way of being wrong."""
