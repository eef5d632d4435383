"""The two files of the format's description, and a catalog for the second; the tests plant mistakes into them."""

from __future__ import annotations

from pathlib import Path

_FORMAT = Path(__file__).with_name("format")

SMALL = (_FORMAT / "cafe.yaml").read_text(encoding="utf-8")
FULL = (_FORMAT / "hotel-stay.yaml").read_text(encoding="utf-8")
CATALOG = """\
catalog: 1
owners:
  landlord: {name: The landlord, kind: partner}
"""


def project(folder: Path) -> Path:
    """A project with a catalog at its top and a blueprint in `stays`; the path of the blueprint."""
    (folder / "blueprint.toml").touch()
    (folder / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    (folder / "stays").mkdir()
    file = folder / "stays" / "hotel-stay.yaml"
    file.write_text(FULL, encoding="utf-8")
    return file
