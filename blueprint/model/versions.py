"""Which versions of the format there are for this release: the one that it writes, and those that it reads."""

from __future__ import annotations

from typing import Any

from blueprint.errors import Place, Problem

FORMAT_VERSION = 1
"""The version of the format that this release reads and writes."""

READABLE_VERSIONS = (1,)


def version_problem(version: Any, key: str = "blueprint", file: str | None = None) -> Problem | None:
    """BP109 for a version that this release cannot read; None for one that it can, and for what is no version at all.

    key: the key that it stands under, `blueprint` or `catalog`; file: the catalog that it stands in.

    >>> version_problem(1), version_problem("one")
    (None, None)
    >>> version_problem(2).message
    'this release cannot read version 2 of the format'
    """
    if not isinstance(version, int) or isinstance(version, bool) or version in READABLE_VERSIONS:
        return None
    message, repair = f"there is no version {version} of the format", f"write `{key}: {FORMAT_VERSION}`"
    if version > FORMAT_VERSION:
        message = f"this release cannot read version {version} of the format"
        repair += ", or install a newer release"
    return Problem("BP109", message, repair, Place((key,), file))
