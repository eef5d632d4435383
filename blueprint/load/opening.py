"""Files are opened in one place: ordinary files only, never waiting, and where a root is given never outside it."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator
from contextlib import contextmanager

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_STEPWISE = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")


class NotOrdinary(OSError):  # noqa: N818 - as the system's own FileNotFoundError it is told in words
    """What was opened is a folder, a pipe, a socket or a device."""


class TooLarge(OSError):  # noqa: N818
    """What was opened holds more than may be read; `size` is how much."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


def read_file(path: str, most: int) -> bytes:
    """The bytes of an ordinary file, links followed. Raises OSError, among them NotOrdinary and TooLarge."""
    descriptor = os.open(path, _READ)
    try:
        return _read(descriptor, most)
    finally:
        os.close(descriptor)


def read_inside(root: str, parts: tuple[str, ...], most: int) -> bytes:
    """The bytes of an ordinary file under a root, with no link on the way: a link that was put there meanwhile fails.

    root: a real path; parts: the names on the way from it, none of them `..`.
    """
    with _opened(root, parts) as descriptor:
        return _read(descriptor, most)


@contextmanager
def _opened(root: str, parts: tuple[str, ...]) -> Generator[int]:
    held: list[int] = []
    try:
        if _STEPWISE:
            held.append(os.open(root, _READ | os.O_DIRECTORY))
            for part in parts[:-1]:
                held.append(os.open(part, _READ | os.O_DIRECTORY | _NO_LINKS, dir_fd=held[-1]))
            held.append(os.open(parts[-1], _READ | _NO_LINKS, dir_fd=held[-1]))
        else:
            path = os.path.join(root, *parts)
            held.append(os.open(path, _READ | _NO_LINKS))
            if os.path.realpath(path) != path or not os.path.samestat(os.stat(path), os.fstat(held[-1])):
                raise PermissionError(f"{parts[-1]} was changed while it was opened")
        yield held[-1]
    finally:
        for descriptor in held:
            os.close(descriptor)


def _read(descriptor: int, most: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise NotOrdinary(_kind(status.st_mode))
    if status.st_size > most:
        raise TooLarge(status.st_size)
    chunks, size = [], 0
    while chunk := os.read(descriptor, min(1 << 20, most + 1 - size)):
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            raise TooLarge(size)
    return b"".join(chunks)


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((words for is_kind, words in kinds if is_kind(mode)), "a device")


def reason(error: OSError) -> str:
    """Why a file could not be opened, in words.

    >>> reason(FileNotFoundError(2, "No such file or directory"))
    'there is no such file'
    """
    if isinstance(error, NotOrdinary):
        return f"this is {error}, not a file"
    if isinstance(error, TooLarge):
        return f"this file is too large: {error.size / 1e6:.1f} MB"
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return (error.strerror or str(error)).lower()
