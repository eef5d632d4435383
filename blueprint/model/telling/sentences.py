"""The sentences of messages about wrong values, one function for each way in which a value can be wrong.

Each gives a code, what is wrong, and what to do.
"""

from __future__ import annotations

from typing import Any

from blueprint.errors import Path, excerpt
from blueprint.model.likeness import closest, several
from blueprint.model.numbers import LARGEST, written
from blueprint.model.records import fields_of
from blueprint.model.slugs import LONGEST_ID
from blueprint.model.spelling import VISIBLE_PATTERN, misspelt
from blueprint.model.telling.faults import Fault, Wrong, choices_of, kind_of
from blueprint.model.telling.mending import bool_meant, number_meant
from blueprint.model.telling.patterned import Told, told_of
from blueprint.model.telling.phrasebook import THINGS, Field, describe, words_of
from blueprint.model.telling.shapes import (
    completed,
    dash_of,
    dashed,
    is_step_in_journey,
    is_ways_by_step,
    mended,
    one_text,
    phase_named,
    split_in_two,
    way_on,
)
from blueprint.model.telling.slips import word_meant
from blueprint.model.telling.wording import comma_before, comma_told, lacks_arrow, listed, shown, unknown_key


def _unknown(fault: Fault) -> Told:
    """A key that means nothing here."""
    key = excerpt(fault.field, 40)
    if found := misspelt(fault.field):
        return "BP104", f"the key `{key}` {found[0]}", f"type it anew: `{excerpt(found[1], 40)}`"
    message = f"{THINGS[str(fault.model)]} has no key `{key}`"
    if fault.hasty:
        return "BP103", message, ""
    present = fault.beside if kind_of(fault.beside) == "mapping" else {}
    said = _no_key(fault, present, key, message)
    return "BP103", *(said or (message, unknown_key(str(fault.model), fault.field, present, value=fault.value)))


def _no_key(fault: Fault, present: dict[str, Any], key: str, message: str) -> tuple[str, str] | None:
    """What is wrong, and what to do, where a key was hardly meant to be one. present: the thing that it stands in."""
    if lacks_arrow(fault.model, present):
        return f"the link `{key}` has no arrow that is read", "write `a -> b: label`, with a hyphen and a `>`"
    if number := comma_before(fault.field, fault.value, present):
        return comma_told(key, number[1])
    if one_text(fault.model, present) is not None:
        return split_in_two(str(fault.model), fault.field, fault.value)
    if fault.model == "Phase" and len(present) == 1 and (hint := phase_named("Phase", present)):
        return message, hint
    if is_ways_by_step(fault.model, present):
        return "a way on says where it leads under `to`", f"write `{way_on(fault.field, fault.value)}`"
    if is_step_in_journey(fault.model, present):
        return "this is a step, and a journey has phases", \
            f"begin with `- phase: Arrive`, and put the steps below its `steps:`, as `- {key}: …`"  # fmt: skip
    return (message, dashed({fault.field: fault.value})) if dash_of(fault.field) else None


def _missing(fault: Fault) -> Told:
    """A key that has to be there."""
    if (fault.model, fault.field) == ("Phase", "steps"):
        hint = "write `steps:` in a line of its own, right below `phase`, and the steps below it, as `- customer: …`"
        return "BP105", f"{_the(fault)} has no `steps`", hint
    holds, (example, *_) = describe(fault.model, fault.field)
    whole = completed(str(fault.model), fault.field, example, fault.value)
    lacks = f"does not say {holds}: it has no" if holds.startswith("what ") else "has no"
    return "BP105", f"{_the(fault)} {lacks} `{fault.field}`", f"write `{whole}`"


def _empty(fault: Fault) -> Told:
    """Nothing, where something has to be."""
    key, field = _subject(fault), _field(fault)
    if fault.typed:
        return (
            "BP104",
            f"`{excerpt(fault.typed, 20)}` means that {key} is empty",
            "put it in quotes if you mean the text",
        )
    if isinstance(fault.value, str):
        blank = "nothing in it that can be seen" if fault.value else "an empty text"
        return "BP104", f"{key} {'has' if fault.value else 'is'} {blank}", \
            f"write {_written(fault, field)}{_or_not(fault)}"  # fmt: skip
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
    return mended(fault) or f"write {_written(fault, field)}"


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
    if fault.node.get("pattern") == VISIBLE_PATTERN:
        return _empty(fault)
    said = told_of(fault.node.get("pattern", ""), fault.value, excerpt(fault.value, 40), fault.field)
    return said or _kind(fault)


def _range(fault: Fault) -> Told:
    """A number or a text that is out of bounds."""
    node, value, key = fault.node, fault.value, _subject(fault)
    if fault.error == "finite_number":
        return "BP106", f"{key} should be an ordinary number, not `{written(value)}`", "write it with digits"
    if fault.error == "string_too_long":
        what = "an id" if node["max_length"] == LONGEST_ID else "a text"
        return "BP106", f"{what} may have {node['max_length']:,} characters, and this has {len(value):,}", "shorten it"
    if fault.field == "share":
        return _share_off(value)
    low, high = node.get("ge"), node.get("le")
    if high == LARGEST and (value > high or low == -LARGEST):
        end = f"{LARGEST:,} at the most" if value > high else f"{-LARGEST:,} at the least"
        return "BP106", f"{key} is {written(value)}, and a number may be {end}", "write an ordinary number"
    if high in {None, LARGEST}:
        return "BP106", f"{key} is {written(value)}, and has to be {low} or more", ""
    return "BP106", f"{key} is {written(value)}, and has to be from {low} to {high}", ""


def _share_off(value: float) -> Told:
    if value < 0:
        return "BP106", f"a share is at least 0, and this is {written(value)}", "write it as `20%` or `0.2`"
    meant = f"did you mean `{written(value)}%`?" if 1 < value <= 100 and value > 1.5 else "write it as `20%` or `0.2`"
    return "BP106", f"a share is at most 1, which is the whole, and this is {written(value)}", meant


def _choice(fault: Fault) -> Told:
    """A word that is none of those to choose from."""
    choices, text = [str(word) for word in fault.node["expected"]], str(fault.value)
    meant = word_meant(text[:64], choices) or next(iter(closest(text[:64], choices, 1)), None)
    hint = f"did you mean `{meant}`?" if meant else f"choose {listed(choices, 'or')}"
    if in_brackets := several(text, choices.__contains__):
        hint = f"several stand in brackets: `{fault.field}: {in_brackets}`"
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
