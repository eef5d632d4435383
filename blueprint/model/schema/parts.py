"""The parts of the JSON Schema: a model's keys, and the values of each key with what an editor says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from blueprint.model.blueprint import FORMAT_VERSION
from blueprint.model.patterns import ARROW_PATTERN, ID_PATTERN
from blueprint.model.schema.texts import MEANING, PATTERNS, SNIPPETS, VARIANT, Snippet
from blueprint.model.spelling import VISIBLE_PATTERN
from blueprint.model.telling.phrasebook import THINGS, describe

Node = dict[str, Any]
"""A schema, or a part of one."""

VERSIONS = {"Blueprint.blueprint", "Catalog.catalog"}
"""The keys that hold the version of the format."""

_BOUNDS = ("minLength", "maxLength", "minimum", "maximum")
_MERGE = "^<<$|"


class Place(NamedTuple):
    """Where a value stands: in a field of a model, or as an entry of its list (`[]`) or directory (`{}`)."""

    model: str
    field: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.model}.{self.field}{self.part}"


class Way(NamedTuple):
    """One way of writing a value: its types, and what is said of the value, or of its keys or entries."""

    types: tuple[str, ...]
    said: Node
    part: Node | None = None


class Described:
    """The models' own schemas, told anew for an editor.

    models: what pydantic says of each model, by the model's name.
    """

    def __init__(self, models: dict[str, Node]) -> None:
        self.models = models

    def model(self, name: str) -> Node:
        """The keys of a model. It names no type, so that it can be a part of a value that may also be text."""
        raw = self.models[name]
        said = {key: self._property(Place(name, key), node) for key, node in raw["properties"].items()}
        node = {"title": title_of(name), "$comment": raw["description"], "properties": said}
        if "required" in raw:
            node["required"] = raw["required"]
        return node | {"patternProperties": {"^x-": {}}, "additionalProperties": False}

    def lanes_of_a_step(self) -> Node:
        """What a step may have beside its own keys: cells of lanes, and those are no bare numbers."""
        ways = [way for way in self.models["Step"]["additionalProperties"]["anyOf"] if way]
        cell = _with_touchpoints(self._value(Place("Step", "lane"), {"anyOf": ways}))
        cell["type"] = [name for name in cell["type"] if name != "number"]
        wanted = cell["errorMessage"][0].lower() + cell["errorMessage"][1:]
        cell["errorMessage"] = f"A step has no key of this name; if it is the id of a lane, {wanted}"
        names = {"pattern": f"{_MERGE}{ID_PATTERN}", "doNotSuggest": True}
        names["patternErrorMessage"] = "A key of a step is one of its own or the id of a lane, and an id has no spaces."
        about = _about("What is done in a lane that `lanes` or `customers` declares.")
        return {"additionalProperties": {**about, **cell}, "propertyNames": names}

    def _property(self, place: Place, raw: Node) -> Node:
        about = _about(raw["description"], place)
        if str(place) in VERSIONS:
            return {**about, "const": FORMAT_VERSION}
        node = self._value(place, raw)
        for way in node.get("anyOf", [])[1:]:
            way |= about  # else the server takes both ways for one, and shows neither
        return {**about, **node}

    def _value(self, place: Place, raw: Node) -> Node:
        """A value with all the ways of writing it."""
        choices = [choice for choice in raw.get("anyOf", [raw]) if choice.get("type") != "null"]
        if any("enum" in choice for choice in choices):
            return _words(choices)
        ways = [self._way(place, choice) for choice in choices]
        types = list(dict.fromkeys(name for way in ways for name in way.types))
        node: Node = {"type": types[0] if len(types) == 1 else types, "errorMessage": _message(place, ways)}
        for way in ways:
            node |= way.said
        offers = snippets_at(place) or _listed(PATTERNS[node["pattern"]].offers if "pattern" in node else ())
        return _joined(node, _parts(ways), offers)

    def _way(self, place: Place, raw: Node) -> Way:
        if "$ref" in raw:
            name = raw["$ref"].rpartition("/")[2]
            name = VARIANT.get((str(place._replace(part="")), name), name)
            return Way(("object",), {}, {"if": {"type": "object"}, "then": _model_at(name)})
        match raw["type"]:
            case "array":
                return Way(("array",), {}, self._entries_of_a_list(place, raw))
            case "object":
                return Way(("object",), {}, self._entries(place._replace(part="{}"), raw))
            case "string":
                return _text(raw)
            case kind:
                return Way((kind,), {key: raw[key] for key in _BOUNDS if key in raw})

    def _entries_of_a_list(self, place: Place, raw: Node) -> Node:
        if "prefixItems" in raw:
            return {"items": raw["prefixItems"], "additionalItems": False, "minItems": raw["minItems"]}
        return {"items": self._entry(place._replace(part="[]"), raw["items"])}

    def _entries(self, place: Place, raw: Node) -> Node:
        """The entries of a directory: of known names, of ids, of months, or of arrows."""
        names = raw.get("propertyNames", {})
        if "enum" in names:
            about = MEANING.get(frozenset(names["enum"]), {})
            entry = self._entry(place, raw["additionalProperties"])
            entries = {name: {**entry, **_about(about.get(name, ""))} for name in names["enum"]}
            return {"properties": entries, "additionalProperties": False}
        ((pattern, value),) = raw["patternProperties"].items()
        entry = self._entry(place, value)
        if pattern == ARROW_PATTERN:
            return {"additionalProperties": {**_about("What to write on the link."), **entry}}
        said = {"patternErrorMessage": PATTERNS[pattern].message, "doNotSuggest": True}
        entries = {"propertyNames": {**names, "pattern": _MERGE + pattern, **said}, "additionalProperties": entry}
        return entries | ({"allOf": [{"$ref": "#/definitions/StepKeys"}]} if place.field == "lanes" else {})

    def _entry(self, place: Place, raw: Node) -> Node:
        """An entry of a list or of a directory, described as the model that it can be."""
        models = [choice["$ref"].rpartition("/")[2] for choice in raw.get("anyOf", [raw]) if "$ref" in choice]
        about = _about(self.models[models[0]]["description"]) if models else {}
        title = {"title": title_of(models[0])} if models and place.part == "{}" else {}
        return {**title, **about, **self._value(place, raw)}


def _with_touchpoints(cell: Any) -> Any:
    """A cell of a lane whose kind is not known: what has a name there, and does nothing, is a touchpoint."""
    if isinstance(cell, list):
        return [_with_touchpoints(part) for part in cell]
    if not isinstance(cell, dict):
        return cell
    if cell.get("then") == _model_at("Action"):
        is_touchpoint = {"required": ["name"], "not": {"required": ["does"]}}
        return {**cell, "then": {"if": is_touchpoint, "then": _model_at("Touchpoint"), "else": _model_at("Action")}}
    return {key: _with_touchpoints(said) for key, said in cell.items()}


def _model_at(name: str) -> Node:
    return {"$ref": f"#/definitions/{name}"}


def snippets_at(place: Place | str) -> Node:
    """What an editor can write at a place."""
    return _listed(SNIPPETS.get(str(place).replace("Catalog.", "Blueprint."), ()))


def title_of(name: str) -> str:
    """What to call a model: the server shows it above the description of each key in it.

    >>> title_of("Failure")
    'Fail point'
    """
    if name == "Blueprint":
        return "Service blueprint"
    noun = re.sub("^(an?|the) ", "", THINGS[name]).strip("`")
    return noun[0].upper() + noun[1:]


def _text(raw: Node) -> Way:
    """A text, which may be a number unless it follows a pattern; ids may be numbers too.

    That a text shows something is left to `blueprint check`: no editor needs to say so.
    """
    said = {key: raw[key] for key in _BOUNDS if key in raw}
    pattern = None if raw.get("pattern") == VISIBLE_PATTERN else raw.get("pattern")
    if pattern:
        said |= {"pattern": pattern, "patternErrorMessage": PATTERNS[pattern].message}
    return Way(("string", "number") if pattern in {None, ID_PATTERN} else ("string",), said)


def _words(choices: Iterable[Node]) -> Node:
    """One of some words, or a list of them. Only here are alternatives, since `enum` speaks of every type."""
    one, *several = [choice.get("items", choice) for choice in choices]
    meaning = MEANING.get(frozenset(one["enum"]), {})
    words = {"enum": one["enum"], "enumDescriptions": [meaning.get(word, "") for word in one["enum"]]}
    return {"anyOf": [words, {"type": "array", "items": words}]} if several else words


def _parts(ways: Iterable[Way]) -> list[Node]:
    """What is said of keys and entries. A mapping whose keys are arrows is told from a model by its keys."""
    parts = [way.part for way in ways if way.part is not None]
    objects = [way.part for way in ways if way.part is not None and "object" in way.types]
    if len(objects) < 2:
        return parts
    model, arrows = sorted(objects, key=lambda part: "then" not in part)
    is_arrow = {"propertyNames": {"pattern": ARROW_PATTERN}, "minProperties": 1}
    return [{"if": is_arrow, "then": arrows, "else": model}, *(part for part in parts if part not in objects)]


def _joined(node: Node, parts: list[Node], offers: Node) -> Node:
    """A value with what is said of its keys and entries, and with what an editor can write there.

    An only part stands in the value itself where that may be: of an `allOf` the server would propose each part as an
    item of a list. Where text may stand instead of keys, what can be written is offered for the text alone, and not
    among the keys.
    """
    if offers and parts and not {"string", "number"}.isdisjoint(node["type"]):
        parts = [*parts, {"anyOf": [{"not": {"type": ["object", "array"]}, **offers}, {}]}]
        offers = {}
    if len(parts) == 1 and "properties" not in parts[0] and ("items" not in parts[0] or node["type"] == "array"):
        return {**node, **parts[0], **offers}
    return {**node, **({"allOf": parts} if parts else {}), **offers}


def _message(place: Place, ways: list[Way]) -> str:
    """What is said of a value of the wrong type."""
    if len(ways) == 1 and "patternErrorMessage" in ways[0].said:
        return ways[0].said["patternErrorMessage"]
    field = describe(place.model, place.field, place.part)
    if ways[0].types == ("boolean",):
        return f"This should be {field.holds}."
    return f"This should be {field.holds}: {' or '.join(f'`{example}`' for example in field.examples)}."


def _listed(snippets: Iterable[Snippet]) -> Node:
    offers = [{"label": label, "description": about, "body": body} for label, about, body in snippets]
    return (
        {"defaultSnippets": [{key: said for key, said in offer.items() if said} for offer in offers]} if offers else {}
    )


def _about(description: str, place: Place | None = None) -> Node:
    """A description, as text and as Markdown; there with examples of the field."""
    examples = describe(place.model, place.field).examples if place else ()
    lines = "".join(f"{place.field}: {example}\n" for example in examples) if place else ""
    return {
        "description": description,
        "markdownDescription": f"{description}\n\n```yaml\n{lines}```" if lines else description,
    }
