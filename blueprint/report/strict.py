"""JSON that every reader takes and no terminal is fooled by."""

from __future__ import annotations

import json
import re
from typing import Any

from blueprint.report.clean import UNFIT


def to_json(data: Any, indent: int | None = 2) -> str:
    r"""Data as JSON, ending in a line break. Raises ValueError for a figure that is none.

    What `clean` would spell is written as an escape, so that it means the same and is seen; half characters
    (surrogates), which are no text, are spelled.

    >>> to_json({"name": "a\u202eb", "word": "前台"}, None)
    '{"name":"a\\u202eb","word":"前台"}\n'
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return re.sub(rf"(?!\n){UNFIT}", _escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    if "\ud800" <= found[0] <= "\udfff":
        return f"U+{ord(found[0]):04X}"
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
