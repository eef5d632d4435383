"""The models' compiled schema, written down, so that a file can be validated without importing pydantic.

`python -m blueprint.model.export` writes `exported.json` anew; a test compares the two. What a file may not say
although Python may (an empty value, a Python spelling such as `for_`) is left out here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from blueprint.model.blueprint import Blueprint, Catalog
from blueprint.model.durations import DURATION_PATTERN, DURATION_WHOLE
from blueprint.model.elements import Cell, Touchpoints

ROOTS = {"Blueprint": Blueprint, "Catalog": Catalog, "Cell": Cell, "Touchpoints": Touchpoints}
EXPORTED = Path(__file__).with_name("exported.json")
_LEFT_OUT = {"metadata", "serialization", "computed_fields", "ref", "custom_init", "root_model", "post_init"}


def exported() -> str:
    """The schemas of all roots as JSON, each model once under its name."""
    models: dict[str, Any] = {}
    roots = {name: _plain(TypeAdapter(root).core_schema, models) for name, root in ROOTS.items()}
    return json.dumps({"models": models, "roots": roots}, separators=(",", ":")) + "\n"


def _plain(node: Any, models: dict[str, Any]) -> Any:
    """A schema as JSON: models go into `models` and are referred to, nullable values lose their null."""
    if isinstance(node, list | tuple):
        return [_plain(item, models) for item in node]
    if not isinstance(node, dict):
        return node
    kind = node.get("type")
    if kind == "definitions":
        for definition in node["definitions"]:
            _plain(definition, models)
        return _plain(node["schema"], models)
    if kind == "definition-ref":
        return {"type": "definition-ref", "schema_ref": node["schema_ref"].rpartition(".")[2].partition(":")[0]}
    if kind == "nullable":
        return _plain(node["schema"], models)
    if kind == "model":
        return _model(node, models)
    plain = {key: _plain(value, models) for key, value in node.items() if key not in _LEFT_OUT}
    is_duration = node.get("pattern") == DURATION_PATTERN
    return {**plain, "pattern": DURATION_WHOLE, "regex_engine": "python-re"} if is_duration else plain


def _model(node: dict[str, Any], models: dict[str, Any]) -> dict[str, str]:
    name = node["cls"].__name__
    if name not in models:
        models[name] = {}
        config = {key: value for key, value in node["config"].items() if key not in {"title", "validate_by_name"}}
        models[name] = {"type": "model", "ref": name, "cls": name, "config": config}
        models[name]["schema"] = _plain(node["schema"], models)
    return {"type": "definition-ref", "schema_ref": name}


if __name__ == "__main__":
    EXPORTED.write_text(exported(), encoding="utf-8")
