"""The schemas that come with the package: made from the models once, and read without importing them."""

from __future__ import annotations

from pathlib import Path

from blueprint.errors import UnknownName

SCHEMAS = {
    "blueprint": "blueprint-1.schema.json",
    "catalog": "catalog-1.schema.json",
}
"""What there is a schema for, and the file that holds it."""

_HERE = Path(__file__).parent
_FOLDERS = (_HERE / "schemas", _HERE.parent / "schemas")
"""Where they lie: in the installed package; in a copy of the repository."""


def schema(name: str) -> bytes:
    """The JSON Schema of a blueprint or of a catalog. Raises UnknownName."""
    if name not in SCHEMAS:
        raise UnknownName("schema", name, SCHEMAS)
    files = [folder / SCHEMAS[name] for folder in _FOLDERS]
    return next((file for file in files if file.exists()), files[0]).read_bytes()
