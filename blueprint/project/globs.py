"""Patterns of paths, as in `.gitignore`: `*` within a name, `**` over folders, `?` for one character."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

UNKNOWN = "[]{}\\"
"""What other tools know in patterns and we do not: whoever writes it is told, since it would match nothing."""


def is_sound(pattern: str) -> bool:
    """Whether a pattern holds only what is known here."""
    return (
        bool(pattern.removeprefix(".").strip("/")) and not pattern.startswith("!") and not set(pattern) & set(UNKNOWN)
    )


def matches(path: str, pattern: str) -> bool:
    """Whether a path, with forward slashes, follows a pattern, or lies in a folder that does.

    A pattern without a slash means a name in any folder; one that begins with a slash begins at the top.

    >>> matches("drafts/old/stay.yaml", "drafts/**"), matches("a/stay.yaml", "stay.*"), matches("a/b.yaml", "*/c.yaml")
    (True, True, False)
    """
    return _follows(path.split("/"), _parts(pattern), "**", _is_called)


@lru_cache(maxsize=256)
def _parts(pattern: str) -> tuple[str, ...]:
    """The names in a pattern, with `**` at its end: what is in a folder that follows it, follows it as well."""
    whole = (pattern[1:] if pattern.startswith("./") else pattern).rstrip("/")
    parts = whole.lstrip("/").split("/")
    return (*(() if "/" in whole else ("**",)), *parts, "**")


def _is_called(name: str, pattern: str) -> bool:
    return _follows(name, pattern, "*", lambda letter, wanted: wanted in {letter, "?"})


def _follows(things: Sequence[str], pattern: Sequence[str], star: str, same: Callable[[str, str], bool]) -> bool:
    """Whether things follow a pattern in which a star stands for any number of them.

    Only the latest star is ever tried again: the work is at most that of the one length times the other.
    """
    at = place = 0
    since: tuple[int, int] | None = None
    while at < len(things):
        if place < len(pattern) and pattern[place] == star:
            since = (at, place)
            place += 1
        elif place < len(pattern) and same(things[at], pattern[place]):
            at, place = at + 1, place + 1
        elif since is not None:
            since = (since[0] + 1, since[1])
            at, place = since[0], since[1] + 1
        else:
            return False
    return all(one == star for one in pattern[place:])
