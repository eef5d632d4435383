"""Validation without pydantic: its compiled core runs the schema that `export` wrote down.

The records that come out have the attributes of the models, so whatever reads a model reads a record; a file is
checked and drawn from records alone. Importing pydantic and building its models costs more than drawing a small file.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from blueprint.model.core import SchemaValidator
from blueprint.named import NamedTuple


class Shared(NamedTuple):
    """A catalog as it was found: its file, relative to the blueprint's own, and what it holds."""

    file: str
    catalog: Any


class Record:
    """One declared thing, with the attributes of its model."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__", "shared")

    @property
    def model_extra(self) -> dict[str, Any]:
        """The keys beside the known ones: lanes of a step, and keys that begin with `x-`."""
        return self.__pydantic_extra__ or {}

    def __repr__(self) -> str:
        said = ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items() if value is not None)
        return f"{type(self).__name__}({said})"


@cache
def schema() -> dict[str, Any]:
    """What `export` wrote down: under `models` every model by its name, under `roots` what can be validated."""
    return json.loads(Path(__file__).with_name("exported.json").read_bytes())


@cache
def fields_of(model: str) -> dict[str, Any]:
    """The fields of a model by their keys in a file, each with its part of the schema.

    >>> list(fields_of("Wait"))
    ['for', 'most', 'explained', 'occupied']
    """
    fields = schema()["models"][model]["schema"]["fields"]
    return {field.get("validation_alias", name): field["schema"] for name, field in fields.items()}


@cache
def _definitions() -> list[dict[str, Any]]:
    return [{**model, "cls": type(name, (Record,), {"__slots__": ()})} for name, model in schema()["models"].items()]


@cache
def validator(root: str) -> SchemaValidator:
    """The validator of `Blueprint`, `Catalog`, `Cell` or `Touchpoints`; it raises pydantic_core's ValidationError."""
    whole: Any = {"type": "definitions", "definitions": _definitions(), "schema": schema()["roots"][root]}
    return SchemaValidator(whole)
