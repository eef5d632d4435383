"""What to do where a list stands for keys, keys for a list, a text for either: mostly a dash too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from blueprint.errors import excerpt
from blueprint.model.records import fields_of
from blueprint.model.slugs import slug
from blueprint.model.telling.faults import Fault, Node, choices_of, kind_of, resolved
from blueprint.model.telling.phrasebook import describe
from blueprint.model.telling.slips import kind_meant, meant_by

LEADING = {"Action": "does", "Failure": "what", "Touchpoint": "name", "Promise": "says", "Indicator": "name",
           "Ignore": "rule", "Step": "customer", "Phase": "phase"}  # fmt: skip
"""The key that a short way of writing stands for."""

_SHORT = frozenset(("Action", "Failure", "Touchpoint"))
"""What can be written as a text alone."""

_DASHES = "-–—−•·*"
_NUMBER = r"(-?\d{1,9}(?:\.\d{1,9})?)"
_PAIR = re.compile(rf"\s*{_NUMBER}(?:\s*(?:-|–|—|to|bis|,|;|/|\.\.|…|~|至|～)\s*|\s){_NUMBER}\s*")
_SHOWN = 40


def mended(fault: Fault) -> str | None:
    """What to write in place of a value of the wrong kind, from what stands there; None if that does not help."""
    choices = choices_of(fault.node)
    takes = {choice["type"] for choice in choices}
    kind = kind_of(fault.value)
    if kind == "mapping" and fault.field in {"blueprint", "catalog"}:
        return f"write `{fault.field}: 1` in a line of its own, and move what stands under it to the left edge"
    if kind == "mapping" and any(choice["type"] in {"model", "dict"} for choice in _entries_of(choices)):
        return phase_named(fault.field, fault.value) or dashed(fault.value)
    if kind == "text" and "str" not in takes and fault.path:
        return _of_text(fault, choices)
    if kind == "list" and fault.value:
        return _without_list(fault, takes)
    return None


def dashed(entry: dict[Any, Any]) -> str:
    """What to do where keys stand for a list: their dashes are missing, or glued to them, or none that YAML knows.

    >>> dashed({"customer": "Queues"}), dashed({"-customer": "Queues"})
    ('put a dash before each entry: `- customer: Queues`', 'put a space after the dash: `- customer: Queues`')
    """
    key, value = next(iter(entry.items()), ("", ""))
    said = f"`- {_entry(str(key).lstrip(_DASHES).strip(), value)}`"
    if dash := dash_of(str(key)):
        return (
            f"put a space after the dash: {said}" if dash == "-" else f"type a plain `-` in place of `{dash}`: {said}"
        )
    return f"put a dash before each entry: {said}"


def phase_named(field: str, entry: Any) -> str | None:
    """What to do where the name of a phase is a key: `journey: {Visit: [{customer: Queues}]}`."""
    key, value = next(iter(entry.items()), ("", None)) if kind_of(entry) == "mapping" else ("", None)
    is_name = field in {"journey", "Phase"} and kind_of(value) in {"list", "mapping"} and key not in fields_of("Phase")
    return f"write `- phase: {excerpt(str(key), _SHOWN)}`, and its steps below `steps:`" if is_name else None


def dash_of(key: str) -> str:
    """The dash that a key begins with, which was to begin an entry of a list; none if there is none.

    >>> dash_of("-customer"), dash_of("– customer"), dash_of("customer")
    ('-', '–', '')
    """
    return key[0] if len(key) > 1 and key[0] in _DASHES else ""


def one_text(model: str | None, thing: Any) -> str | None:
    """The only key of a thing, if it is none of the keys that the thing may have: a text with a colon in it."""
    if model not in _SHORT or kind_of(thing) != "mapping" or len(thing) != 1:
        return None
    key = str(next(iter(thing)))
    return None if key.startswith("x-") or dash_of(key) or meant_by(model, key) else key


def is_step_in_journey(model: str | None, thing: Any) -> bool:
    """Whether a step stands where a phase belongs."""
    keys = set(thing) if model == "Phase" and kind_of(thing) == "mapping" else set()
    return bool(keys & fields_of("Step").keys()) and not keys & {"phase", "steps"}


def is_ways_by_step(model: str | None, thing: Any) -> bool:
    """Whether ways on are written as steps with their shares: `next: {check-in: 90%, bar: 10%}`."""
    return model == "Branch" and kind_of(thing) == "mapping" and not thing.keys() & fields_of("Branch").keys()


def way_on(step: str, said: Any) -> str:
    """A way on, as it is written.

    >>> way_on("bar", "10%"), way_on("bar", "no room is ready")
    ('- {to: bar, share: 10%}', '- {to: bar, when: no room is ready}')
    """
    text = excerpt(str(said), _SHOWN)
    more = f", {'share' if text[:1].isdigit() else 'when'}: {text}" if kind_of(said) in {"text", "number"} else ""
    return f"- {{to: {excerpt(step, _SHOWN)}{more}}}"


def split_in_two(model: str, key: str, value: Any) -> tuple[str, str]:
    """What is wrong with a text that a colon has made a key with its value, and what to do."""
    text = _entry(key, value)
    if kind_of(value) in {"mapping", "list", "empty"}:
        name = excerpt(key, _SHOWN)
        return (
            f"`{name}` is read as a key, because of the colon after it",
            f"take the colon away: `- {name}`; or write `- {{{LEADING[model]}: {name}, …}}`",
        )
    return (
        f"`{text}` is read as a key with a value, because of the colon",
        f'if it is one text, put it in quotes: `"{text}"`; else write `{LEADING[model]}: {excerpt(key, _SHOWN)}`',
    )


def _entry(key: str, value: Any) -> str:
    """A key with its value, as it was typed, short."""
    shown = excerpt(str(value), _SHOWN) if kind_of(value) in {"text", "number"} else "…"
    return f"{excerpt(key, _SHOWN)}: {shown}" if key else shown


def _of_text(fault: Fault, choices: list[Node]) -> str | None:
    """A text in place of a list, of two numbers, or of keys with values."""
    model = next((choice["ref"] for choice in choices if choice["type"] == "model"), None)
    if model in LEADING:
        return _with_leading(fault.path[-1], fault.value, model)
    if any(choice["type"] == "str" for choice in _entries_of(choices)):
        return f"put a dash before each: `- {excerpt(fault.value, _SHOWN)}`"
    wants_pair = any("items_schema" in choice and "variadic_item_index" not in choice for choice in choices)
    pair = _pair(fault.value) if wants_pair else None
    return f"write `{fault.field}: {pair}`" if pair else None


def _entries_of(choices: Iterable[Node]) -> list[Node]:
    """What the entries of a list may be, if one of the ways of writing is a list."""
    lists = (choice for choice in choices if choice["type"] == "tuple" and "variadic_item_index" in choice)
    return [entry for choice in lists for entry in choices_of(choice["items_schema"][0])]


def _pair(text: str) -> str | None:
    found = _PAIR.fullmatch(text) if len(text) < _SHOWN else None
    return f"[{found[1]}, {found[2]}]" if found else None


def _with_leading(key: str | int, text: str, model: str) -> str | None:
    """A text in place of keys with values, put under the key that it is for."""
    lead = LEADING.get(model)
    needed = [name for name, node in fields_of(model).items() if node["type"] != "default" and name != lead]
    said = ", ".join([f"{lead}: {excerpt(text, _SHOWN)}", *(f"{name}: …" for name in needed)])
    if isinstance(key, int):
        said = f"- {{{said}}}" if needed else f"- {said}"
    else:
        said = f"{excerpt(key, _SHOWN)}: {{{said}}}"
    return f"write `{said}`" if lead else None


def _without_list(fault: Fault, takes: set[str]) -> str | None:
    first = fault.value[0]
    if takes == {"dict"}:
        return _as_directory(fault, first)
    if "model" in takes and isinstance(first, dict) and first:
        return f"take the dashes away: `{_entry(*next(iter(first.items())))}` stands right below `{fault.field}:`"
    names_one = fault.field and describe(fault.model, fault.field).holds.startswith(("the id of", "the code of"))
    if names_one and takes == {"str"} and isinstance(first, str):
        beside = "; who helps stands under `with:`" if (fault.model, fault.field) == ("Touchpoint", "owner") else ""
        return f"name one: `{fault.field}: {excerpt(first, _SHOWN)}`{beside}"
    return None


def _as_directory(fault: Fault, first: Any) -> str | None:
    """How the first entry of a list is written in a directory."""
    how = "an id stands before each, without a dash"
    if isinstance(first, str):
        key, values = slug(first), resolved(fault.node)["values_schema"]
        if fault.field == "lanes":
            return f"{how}: `{key}: {{kind: {kind_meant(key)}, name: {excerpt(first, _SHOWN)}}}`"
        takes = choices_of(values)
        if all(choice["type"] == "model" for choice in takes):
            return _with_leading(key, first, takes[0]["ref"])
        return f"{how}: `{key}: {excerpt(first, _SHOWN)}`"
    if not isinstance(first, dict) or not first:
        return None
    if len(first) == 1:
        return f"take the dashes away: `{_entry(*next(iter(first.items())))}`"
    name = first.get("name") or next(iter(first.values()))
    key = first.get("id") or slug(str(name))
    return f"{how}: `{excerpt(str(key), _SHOWN)}: {{name: {excerpt(str(name), _SHOWN)}, …}}`"


def completed(model: str, key: str, example: str, thing: Any) -> str:
    """A thing that lacks its leading key, with that key before the first of those that it has.

    >>> completed("Failure", "what", "No room is ready", {"severity": 7})
    '{what: No room is ready, severity: 7}'
    """
    if LEADING.get(model) != key or kind_of(thing) != "mapping":
        return f"{key}: {example}"
    others = [_entry(str(name), value) for name, value in list(thing.items())[:2]]
    return f"{{{', '.join([f'{key}: {example}', *others])}}}"
