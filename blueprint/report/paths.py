"""Names of files as other programs want them: from the current folder, with forward slashes, or as a URI."""

from __future__ import annotations

import os
from urllib.parse import quote

NO_FILES = frozenset({"<stdin>", "<text>"})
"""What is called so was no file."""


def path_of(name: str) -> str:
    """The path of a file from the current folder; whole if it lies on another branch and was given so.

    >>> path_of("./a/../cafe.yaml"), path_of("<stdin>")
    ('cafe.yaml', '<stdin>')
    """
    if name in NO_FILES or not name:
        return name
    path = os.path.normpath(name)
    if os.path.isabs(path):
        inside = _from_here(path)
        path = path if inside is None or inside.startswith(os.pardir) else inside
    return path.replace(os.sep, "/")


def uri_of(path: str) -> str:
    """A path, as `path_of` gives it, as a URI: relative, or with the scheme `file`.

    >>> uri_of("my café.yaml"), uri_of("/a#b.yaml")
    ('my%20caf%C3%A9.yaml', 'file:///a%23b.yaml')
    """
    quoted = quote(_bytes(path), safe="/")
    if path.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{path[0]}:{quoted[quoted.index('/') :]}" if path[1:3] == ":/" else quoted


def _bytes(path: str) -> bytes:
    """A path as the system has it; half characters that no system has are taken as they are."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode(errors="surrogatepass")


def _from_here(path: str) -> str | None:
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive, or no name of a file
        return None
