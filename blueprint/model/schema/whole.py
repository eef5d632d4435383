"""The JSON Schema of the format, for editors: made from the models, and told in a designer's words.

`python -m blueprint.model.schema` writes the schemas into the folder `schemas` of the repository; a test compares.

The schema is draft-07 and is written for the YAML language server, which editors use; other tools skip the keywords
that are its own (`errorMessage`, `defaultSnippets`, `enumDescriptions` …). How a value that may be written in several
ways is put decides what a designer sees. With alternatives (`anyOf`) the server guesses which one was meant, and often
blames the wrong one. So a value is one schema with all its types, and what is said of keys, or of entries of a list, is
said only where they are: under `if`, or in a part of `allOf` that says nothing of other types.

Text may be a number here (`title: 2024`), since the loader keeps it as it was typed. It may not be `true` or `false`:
the server would offer both in every text field, and somebody who types them there mostly means something else.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from blueprint.model import blueprint as models
from blueprint.model.schema.parts import Described, Node, snippets_at
from blueprint.model.schema.slips import slips, without
from blueprint.model.schema.texts import NOT_OF

DIALECT = "http://json-schema.org/draft-07/schema#"
ROOTS = {"blueprint": models.Blueprint, "catalog": models.Catalog}
SCHEMAS = Path(__file__).parents[3] / "schemas"


def blueprint_schema() -> dict[str, Any]:
    """The schema of a blueprint."""
    return _document("blueprint")


def catalog_schema() -> dict[str, Any]:
    """The schema of a catalog that several blueprints share."""
    return _document("catalog")


def schema_text(name: str) -> str:
    """The schema of `blueprint` or `catalog` as JSON: the same text for the same models."""
    return json.dumps(_document(name), ensure_ascii=False, indent=1) + "\n"


def file_name(name: str) -> str:
    """What the file of a schema is called.

    >>> file_name("catalog")
    'catalog-1.schema.json'
    """
    return f"{name}-{models.FORMAT_VERSION}.schema.json"


def write(folder: Path = SCHEMAS) -> None:
    """Write the schemas into a folder."""
    folder.mkdir(exist_ok=True)
    for name in ROOTS:
        (folder / file_name(name)).write_text(schema_text(name), encoding="utf-8")


def _document(name: str) -> Node:
    model = ROOTS[name]
    raw = model.model_json_schema()
    described = Described({**raw.pop("$defs"), model.__name__: raw})
    definitions = {key: _definition(key, described) for key in described.models if key != model.__name__}
    definitions |= {key: _variant(key, described) for key in NOT_OF if "Action" in described.models}
    definitions["StepKeys"] = slips(models.Step.model_json_schema()["properties"])
    root = described.model(model.__name__)
    head = {"$schema": DIALECT, "title": root.pop("title"), "description": raw["description"], "type": "object"}
    return {**head, **root, **snippets_at(model.__name__), "definitions": _needed(root, definitions)}


def _definition(name: str, described: Described) -> Node:
    node = described.model(name)
    if name == "Step":
        node |= described.lanes_of_a_step()
        node["allOf"] = [{"$ref": "#/definitions/StepKeys"}]
    return node


def _variant(name: str, described: Described) -> Node:
    """An action of a customer, or of staff: it refuses what can only be said of the other, and does not propose it."""
    keys, why = NOT_OF[name]
    node = described.model("Action")
    for key in keys:
        node["properties"][key]["doNotSuggest"] = True
    return {**node, "allOf": [without(keys, why)]}


def _needed(root: Node, definitions: dict[str, Node]) -> dict[str, Node]:
    """The definitions that the root refers to, and those that they refer to."""
    needed: set[str] = set()
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).rpartition("/")[2]
            if name and name not in needed:
                needed.add(name)
                waiting.append(definitions[name])
        waiting.extend(node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
    return {name: node for name, node in sorted(definitions.items()) if name in needed}
