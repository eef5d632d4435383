"""The table of the pages that are written from the code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.reference import commands, formats, gallery, language, python

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"

PAGES: dict[str, Callable[[], str]] = {
    "format.md": language.page,
    "commands.md": commands.page,
    "formats.md": formats.page,
    "python.md": python.page,
    "../gallery.md": gallery.page,
}
"""What each file is written by, as it is called from the folder of the reference."""
