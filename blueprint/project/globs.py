"""Patterns of paths, as in `.gitignore`: `*` within a name, `**` over folders, `?` for one character."""

from __future__ import annotations

import re
from functools import lru_cache

_PART = re.compile(r"\*\*/|/\*\*|\*+|\?|[^*?/]+|/")
_MEANING = {"**/": "(?:[^/]+/)*", "/**": "(?:/.*)?", "**": ".*", "*": "[^/]*", "?": "[^/]", "/": "/"}


def matches(path: str, pattern: str) -> bool:
    """Whether a path, with forward slashes, follows a pattern. A pattern without a slash means a name in any folder.

    >>> matches("drafts/old/stay.yaml", "drafts/**"), matches("a/stay.yaml", "stay.*"), matches("a/b.yaml", "*/c.yaml")
    (True, True, False)
    """
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern.removeprefix("./").rstrip("/")
    if "/" not in whole.strip("/"):
        whole = f"**/{whole}"
    parts = _PART.findall(whole.lstrip("/"))
    return re.compile("".join(_MEANING.get(part) or re.escape(part) for part in parts) + "(?:/.*)?", re.DOTALL)
